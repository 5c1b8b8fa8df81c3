/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A frame onto the screen. A copy of the last one tells which cells changed; only those are given
 * to ncurses, which finds the fewest bytes for them. This is also the last gate: whatever a cell
 * holds, no character that acts on a terminal passes here.
 */
#include <config.h>

#include "term/inside.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static struct {
	struct cell *cells;
	int rows, columns;
	bool known; /* cells are what the screen shows */
} shown;

void draw_forget(void)
{
	shown.known = false;
}

void draw_end(void)
{
	free(shown.cells);
	memset(&shown, 0, sizeof shown);
}

/* The cell's characters as wide ones, the first of the cell's width and the rest of none. */
static void decode(const struct cell *cell, wchar_t out[CELL_BYTES])
{
	size_t n = strnlen(cell->bytes, CELL_BYTES), i = 0, length;
	mbstate_t shift = { 0 };
	enum text_action action;
	int count = 0, columns;
	wchar_t c;

	while (i < n && count < CCHARW_MAX - 1) {
		text_inspect(cell->bytes + i, n - i, &action);
		length = mbrtowc(&c, cell->bytes + i, n - i, &shift);
		columns = length == 0 || length > n ? -1 : wcwidth(c);
		if (action != TEXT_KEEP || columns != (count ? 0 : cell->columns))
			break;
		out[count++] = c;
		i += length;
	}
	if (!count)
		out[count++] = n ? 0xfffd : L' ';
	out[count] = L'\0';
}

static void make(const struct cell *cell, cchar_t *out)
{
	struct look look = theme_look(cell->role);
	wchar_t characters[CELL_BYTES];
	unsigned char first = (unsigned char)cell->bytes[0];

	if (first >= 0x20 && first < 0x7f && !cell->bytes[1]) {
		characters[0] = first;
		characters[1] = L'\0';
	} else {
		decode(cell, characters);
	}
	if (setcchar(out, characters, look.attributes, look.pair, NULL) == ERR)
		setcchar(out, L" ", look.attributes, look.pair, NULL);
}

/* Cells first to last, last exclusive, of a row; neither cuts a wide character in two. */
static void put(int row, const struct cell *cells, int first, int last)
{
	cchar_t out[256];
	int n = 0, start = first, i;

	for (i = first; i < last; i++) {
		if (!cells[i].columns && i > first)
			continue; /* the second half came with the first */
		if (n == (int)(sizeof out / sizeof *out)) {
			mvadd_wchnstr(row, start, out, n);
			start = i;
			n = 0;
		}
		make(&cells[i], &out[n++]);
	}
	if (n)
		mvadd_wchnstr(row, start, out, n);
}

static bool same(const struct cell *a, const struct cell *b)
{
	return a->role == b->role && a->columns == b->columns &&
	       !memcmp(a->bytes, b->bytes, CELL_BYTES);
}

static void draw_row(int row, const struct cell *now, const struct cell *before, int columns)
{
	int i, first;

	for (i = 0; i < columns; i++) {
		if (before && same(&now[i], &before[i]))
			continue;
		for (first = i; first > 0 && !now[first].columns;)
			first--;
		for (i++;
			i < columns && (!now[i].columns || !before || !same(&now[i], &before[i]));)
			i++;
		put(row, now, first, i);
	}
}

static void remember(const struct frame *frame)
{
	size_t bytes = (size_t)frame->rows * (size_t)frame->columns * sizeof *frame->cells;

	if (frame->rows != shown.rows || frame->columns != shown.columns || !shown.cells) {
		free(shown.cells);
		shown.cells = malloc(bytes ? bytes : 1);
	}
	shown.known = shown.cells != NULL;
	shown.rows = frame->rows;
	shown.columns = frame->columns;
	if (shown.known)
		memcpy(shown.cells, frame->cells, bytes);
}

static void place_cursor(const struct frame *frame)
{
	bool visible = frame->cursor_row >= 0 && frame->cursor_row < LINES &&
		       frame->cursor_column >= 0 && frame->cursor_column < COLS;

	curs_set(visible);
	leaveok(stdscr, !visible);
	if (visible)
		move(frame->cursor_row, frame->cursor_column);
}

void term_draw(const struct frame *frame)
{
	int rows = frame->rows < LINES ? frame->rows : LINES;
	int columns = frame->columns < COLS ? frame->columns : COLS;
	bool known = shown.known && shown.rows == frame->rows && shown.columns == frame->columns;
	int row;

	if (!known)
		erase();
	for (row = 0; row < rows; row++)
		draw_row(row, frame->cells + (size_t)row * (size_t)frame->columns,
			known ? shown.cells + (size_t)row * (size_t)frame->columns : NULL, columns);
	place_cursor(frame);
	wnoutrefresh(stdscr);
	doupdate();
	remember(frame);
}

void term_redraw(void)
{
	draw_forget();
	clearok(curscr, TRUE);
}
