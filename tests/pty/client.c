/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The smallest user of term/: it shows the size, the last key by name, and five panes of numbered
 * lines that keys scroll. Through it the terminal's side is tested without dispatches.
 *
 * "a" scrolls all panes by a row, "b" the second alone; "q" leaves; "C-z" suspends; "C-l" sends all
 * again; "x" draws cells that hold what must never reach a terminal; "!" crashes, "E" exits at
 * once.
 */
#include <config.h>

#include "term/term.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PANES = 5 };

static void write_cells(struct frame *frame, int row, int column, const char *text, enum role role)
{
	struct cell *cell;
	size_t n;

	for (; *text && row < frame->rows && column < frame->columns; text += n, column++) {
		cell = &frame->cells[row * frame->columns + column];
		for (n = 1; (text[n] & 0xc0) == 0x80; n++)
			;
		*cell = (struct cell){ .columns = 1, .role = (uint8_t)role };
		memcpy(cell->bytes, text, n);
	}
}

static void draw_panes(struct frame *frame, const int *tops)
{
	int width = frame->columns / PANES, pane, row, line;
	char text[256];

	for (pane = 0; pane < PANES; pane++)
		for (row = 2; row < frame->rows - 1; row++) {
			line = tops[pane] + row;
			memset(text, 'a' + line * 7 % 26, sizeof text);
			snprintf(text + (width > 16 ? width - 16 : 0), 16, " l%d", line);
			write_cells(
				frame, row, pane * width, text, line % 5 ? ROLE_TEXT : ROLE_VARY);
		}
}

static void draw_hostile(struct frame *frame)
{
	static const char *const hostile[] = { "\033", "\r", "\xe2\x80\xae", "\xff", "\xc2\x9b",
		"\x7f", "a\033" };
	size_t i;

	for (i = 0; i < sizeof hostile / sizeof *hostile && (int)i < frame->columns; i++) {
		frame->cells[i] = (struct cell){ .columns = 1 };
		strcpy(frame->cells[i].bytes, hostile[i]);
	}
}

static void draw(struct frame *frame, const char *key, const int *tops)
{
	char line[TERM_KEY + 64];
	int i;

	term_size(&frame->columns, &frame->rows);
	frame->cells = realloc(
		frame->cells, (size_t)(frame->rows * frame->columns + 1) * sizeof *frame->cells);
	for (i = 0; i < frame->rows * frame->columns; i++)
		frame->cells[i] = (struct cell){ .bytes = " ", .columns = 1 };
	draw_panes(frame, tops);
	snprintf(line, sizeof line, "size %dx%d key <%s>", frame->columns, frame->rows, key);
	write_cells(frame, 0, 0, line, ROLE_HEAD);
	write_cells(frame, 1, 0, "agree", ROLE_AGREE);
	write_cells(frame, 1, 6, "conflict", ROLE_CONFLICT);
	write_cells(frame, 1, 16, "lit", ROLE_CONFLICT_HERE);
	write_cells(frame, frame->rows - 1, 0, "end", ROLE_TEXT);
	if (!strcmp(key, "x"))
		draw_hostile(frame);
	term_draw(frame);
}

static void serve(struct frame *frame, const char *key, int *tops)
{
	bool all = !strcmp(key, "a"), one = !strcmp(key, "b");
	int pane;

	for (pane = 0; pane < PANES; pane++)
		tops[pane] += all || (one && pane == 1);
	if (!strcmp(key, "!"))
		raise(SIGSEGV);
	if (!strcmp(key, "E"))
		exit(3);
	if (!strcmp(key, "C-z"))
		term_suspend();
	if (!strcmp(key, "C-l"))
		term_redraw();
	draw(frame, all || one ? "" : key, tops);
}

int main(void)
{
	struct arena *arena = arena_new();
	struct faults faults = { 0 };
	struct conf conf = { .escape_delay = 25, .mouse = 1 };
	struct frame frame = { .cursor_row = -1 };
	char key[TERM_KEY] = "";
	int tops[PANES] = { 0 };
	bool opened;

	setlocale(LC_ALL, "");
	opened = term_open(arena, &conf, &faults);
	if (!opened)
		fprintf(stderr, "%s\n", fault_say(arena, &faults.at[0], NULL));
	while (opened && strcmp(key, "q")) {
		serve(&frame, key, tops);
		if (term_wait(key, -1, -1) == TERM_ENDED)
			break;
	}
	term_close();
	free(frame.cells);
	arena_free(arena);
	return opened ? 0 : 2;
}
