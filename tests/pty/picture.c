/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture of a program's screen, as SVG:
 *
 *     picture COLUMNSxROWS TEXT [KEYS TEXT]... -- PROGRAM [ARGUMENT]...
 *
 * It runs the program in a terminal, waits until TEXT stands on the screen, types KEYS, and waits
 * for the next TEXT. Each row is drawn in runs of one look, set to the width of their cells, so
 * that columns stay aligned whatever the font.
 */
#include "pty/harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDE = 8, HIGH = 17, BASE = 13, EDGE = 6 }; /* of a cell and the margin, in user units */
enum { INK = 0xd0d0d0, PAPER = 0x1c1c1c };

static void put_escaped(const char *text)
{
	for (; *text; text++)
		if (*text == '<' || *text == '&')
			fputs(*text == '<' ? "&lt;" : "&amp;", stdout);
		else
			putchar(*text);
}

static int32_t fore_of(const struct pty_cell *cell)
{
	int32_t colour = cell->reverse ? cell->back : cell->fore;

	return colour >= 0 ? colour : cell->reverse ? PAPER : INK;
}

static int32_t back_of(const struct pty_cell *cell)
{
	int32_t colour = cell->reverse ? cell->fore : cell->back;

	return colour >= 0 ? colour : cell->reverse ? INK : PAPER;
}

static bool same_look(const struct pty_cell *a, const struct pty_cell *b)
{
	return fore_of(a) == fore_of(b) && back_of(a) == back_of(b) && a->bold == b->bold &&
	       a->underline == b->underline;
}

static bool is_blank(struct pty *pty, int row, int column)
{
	struct pty_cell cell = pty_cell_at(pty, row, column);

	return cell.columns == 1 && (!*cell.text || !strcmp(cell.text, " "));
}

/* The letters of a run, without the blanks at its ends, which some readers of SVG drop. */
static void put_letters(struct pty *pty, int row, int from, int to)
{
	struct pty_cell cell;

	while (from < to && is_blank(pty, row, from))
		from++;
	while (from < to && is_blank(pty, row, to - 1))
		to--;
	if (from == to)
		return;
	cell = pty_cell_at(pty, row, from);
	printf("<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%06x\"%s%s>", EDGE + from * WIDE,
		EDGE + row * HIGH + BASE, (to - from) * WIDE, (unsigned)fore_of(&cell),
		cell.bold ? " font-weight=\"bold\"" : "",
		cell.underline ? " text-decoration=\"underline\"" : "");
	for (; from < to; from++) {
		cell = pty_cell_at(pty, row, from);
		put_escaped(*cell.text ? cell.text : " ");
		from += cell.columns == 2;
	}
	printf("</text>\n");
}

/* One run of cells, from a column to another. */
static void put_run(struct pty *pty, int row, int from, int to)
{
	struct pty_cell cell = pty_cell_at(pty, row, from);

	if (back_of(&cell) != PAPER)
		printf("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n",
			EDGE + from * WIDE, EDGE + row * HIGH, (to - from) * WIDE, HIGH,
			(unsigned)back_of(&cell));
	put_letters(pty, row, from, to);
}

static void put_row(struct pty *pty, int row, int columns)
{
	struct pty_cell first, cell;
	int from, to;

	for (from = 0; from < columns; from = to) {
		first = pty_cell_at(pty, row, from);
		for (to = from + 1; to < columns; to++) {
			cell = pty_cell_at(pty, row, to);
			if (!same_look(&first, &cell))
				break;
		}
		put_run(pty, row, from, to);
	}
}

static void put_picture(struct pty *pty, int columns, int rows)
{
	int width = columns * WIDE + 2 * EDGE, height = rows * HIGH + 2 * EDGE, row;

	printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
	       "viewBox=\"0 0 %d %d\"\n font-family=\"DejaVu Sans Mono, Menlo, Consolas, "
	       "monospace\" font-size=\"13.29\" xml:space=\"preserve\">\n"
	       "<rect width=\"100%%\" height=\"100%%\" fill=\"#%06x\"/>\n",
		width, height, width, height, (unsigned)PAPER);
	for (row = 0; row < rows; row++)
		put_row(pty, row, columns);
	printf("</svg>\n");
}

static int fail(const char *reason, const char *detail)
{
	fprintf(stderr, "picture: %s %s\n", reason, detail);
	return 1;
}

int main(int argc, char **argv)
{
	int columns, rows, i, status = 0;
	struct pty *pty;

	for (i = 1; i < argc && strcmp(argv[i], "--"); i++)
		;
	if (i + 1 >= argc || i < 3 || sscanf(argv[1], "%dx%d", &columns, &rows) != 2)
		return fail("COLUMNSxROWS TEXT [KEYS TEXT]... -- PROGRAM [ARGUMENT]...", "");
	pty = pty_start((const char *const *)argv + i + 1, columns, rows, NULL);
	argv[i] = NULL;
	for (i = 2; argv[i] && !status; i += 2) {
		if (!pty_wait(pty, argv[i]))
			status = fail("in vain waited for", argv[i]);
		if (!argv[i + 1])
			break;
		pty_type(pty, argv[i + 1]);
		pty_wait_read(pty);
	}
	if (!status)
		put_picture(pty, columns, rows);
	pty_end(pty);
	return status;
}
