/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text into a frame. Here is the last gate before the terminal: a character that would act on it
 * is not drawn, whatever forgot to take it out before.
 */
#include "view/state.h"

#include <string.h>

static const struct cell blank = { " ", 1, ROLE_TEXT };

void draw_clear(struct frame *frame)
{
	int i, n = frame->rows * frame->columns;

	for (i = 0; i < n; i++)
		frame->cells[i] = blank;
	frame->cursor_row = frame->cursor_column = -1;
}

static bool is_ascii(char c)
{
	return (unsigned char)c >= 0x20 && (unsigned char)c < 0x7f;
}

/* The grapheme's bytes that are fit to be seen and have room in a cell. */
static void copy_safe(struct cell *cell, const char *s, uint32_t n)
{
	enum text_action action;
	uint32_t i, size, used = 0;

	for (i = 0; i < n; i += size) {
		size = text_inspect(s + i, n - i, &action);
		if (action == TEXT_REPLACE && used == 0) {
			memcpy(cell->bytes, "\xef\xbf\xbd", 3);
			used = 3;
			cell->columns = 1;
		} else if (action == TEXT_KEEP && used + size < CELL_BYTES) {
			memcpy(cell->bytes + used, s + i, size);
			used += size;
		}
	}
	if (used == 0)
		cell->bytes[used++] = ' ';
	memset(cell->bytes + used, 0, CELL_BYTES - used);
}

int draw_text(struct frame *frame, int row, int column, int columns, enum role role,
	const char *text, size_t n)
{
	struct cell *cells;
	uint32_t size, width;
	int used = 0;
	size_t i;

	if (row < 0 || row >= frame->rows || column < 0)
		return 0;
	if (columns > frame->columns - column)
		columns = frame->columns - column;
	cells = frame->cells + row * frame->columns + column;
	for (i = 0; i < n; i += size) {
		size = text_grapheme(text + i, n - i, &width);
		if (used + (int)width > columns)
			break;
		if (width == 0)
			continue;
		cells[used] = (struct cell){ .columns = (uint8_t)width, .role = (uint8_t)role };
		if (size == 1 && is_ascii(text[i]))
			cells[used].bytes[0] = text[i];
		else
			copy_safe(&cells[used], text + i, size);
		if (width == 2)
			cells[used + 1] = (struct cell){ .role = (uint8_t)role };
		if (width == 2 && cells[used].columns == 1)
			cells[used + 1] = (struct cell){ " ", 1, (uint8_t)role };
		used += (int)width;
	}
	return used;
}

void draw_fill(
	struct frame *frame, int row, int column, int columns, enum role role, const char *grapheme)
{
	struct cell *cells;
	int i;

	if (draw_text(frame, row, column, columns, role, grapheme, strlen(grapheme)) != 1)
		return;
	if (columns > frame->columns - column)
		columns = frame->columns - column;
	cells = frame->cells + row * frame->columns + column;
	for (i = 1; i < columns; i++)
		cells[i] = cells[0];
}

int draw_width(const char *text)
{
	return (int)text_columns(text, strlen(text));
}

int draw_short(
	struct frame *frame, int row, int column, int columns, enum role role, const char *text)
{
	size_t n = strlen(text);
	int used;

	if (columns > frame->columns - column)
		columns = frame->columns - column;
	if (columns <= 0)
		return 0;
	if ((int)text_columns(text, n) <= columns)
		return draw_text(frame, row, column, columns, role, text, n);
	used = draw_text(frame, row, column, columns - 1, role, text, n);
	return used + draw_text(frame, row, column + used, 1, role, "…", strlen("…"));
}

/* The bytes at the end of what was cut that only hang there: blanks, marks that open or lead on. */
static size_t hang(const char *text, size_t n)
{
	static const char *const marks[] = { " ", "\u00a0", "\u202f", ".", ",", ";", ":", "(", "[",
		"-", "–", "—", "·", "«", "“", "‘", "„" };
	size_t i, length;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		length = strlen(marks[i]);
		if (n > length && memcmp(text + n - length, marks[i], length) == 0)
			return length;
	}
	return n > 1 && strchr("\"'", text[n - 1]) && text[n - 2] == ' ' ? 1 : 0;
}

const char *draw_shorten(struct arena *arena, const char *text, int columns)
{
	size_t n = strlen(text), word, dangling;

	if ((int)text_columns(text, n) <= columns)
		return text;
	if (columns < 1)
		return "";
	n = text_fit(text, n, (uint32_t)columns - 1);
	for (word = n; word > 0 && text[word] != ' '; word--)
		;
	if (word > n * 2 / 3)
		n = word;
	while (n > 0 && (dangling = hang(text, n)) > 0)
		n -= dangling;
	return arena_format(arena, "%.*s…", (int)n, text);
}
