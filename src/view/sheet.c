/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sheet: lines of text in roles, made before it is known how many of them can be shown. The
 * strip, the help and Why? are sheets.
 */
#include "view/state.h"

#include <string.h>

enum { COLUMNS_FOR_MARGIN = 60 /* at the right of what is wrapped */ };

void sheet_line(struct sheet *sheet)
{
	*vec_push(sheet->arena, &sheet->lines) = sheet->runs.n;
	sheet->column = 0;
}

void sheet_put(struct sheet *sheet, enum role role, const char *text)
{
	*vec_push(sheet->arena, &sheet->runs) = (struct run){ text, role, sheet->column };
	sheet->column += draw_width(text);
}

void sheet_to(struct sheet *sheet, int column)
{
	if (column > sheet->column)
		sheet->column = column;
}

void sheet_wrap(struct sheet *sheet, enum role role, const char *text, int indent)
{
	struct span span = { 0, (uint32_t)strlen(text) };
	struct lines lines = { 0 };
	int columns = sheet->columns - (sheet->columns >= COLUMNS_FOR_MARGIN);
	int room = columns - sheet->column;
	uint32_t i;

	/* The first line has its own room; the rest is wrapped anew for the indent. */
	if (room < 1)
		room = 1;
	text_wrap(sheet->arena, text, span, NULL, 0, (uint32_t)room, &lines);
	if (lines.n > 1 && indent != sheet->column) {
		span.start = lines.at[1].span.start;
		lines.n = 1;
		room = columns > indent ? columns - indent : 1;
		text_wrap(sheet->arena, text, span, NULL, 0, (uint32_t)room, &lines);
	}
	for (i = 0; i < lines.n; i++) {
		if (i > 0) {
			sheet_line(sheet);
			sheet->column = indent;
		}
		sheet_put(sheet, role,
			arena_copy(sheet->arena, text + lines.at[i].span.start,
				span_length(lines.at[i].span)));
	}
}

void sheet_draw(struct frame *frame, const struct sheet *sheet, int row, int rows, int top,
	enum role ground)
{
	const struct run *run;
	uint32_t i, k, end;

	for (i = top > 0 ? (uint32_t)top : 0; i < sheet->lines.n && rows > 0; i++, row++, rows--) {
		draw_fill(frame, row, 0, frame->columns, ground, " ");
		end = i + 1 < sheet->lines.n ? sheet->lines.at[i + 1] : sheet->runs.n;
		for (k = sheet->lines.at[i]; k < end; k++) {
			run = &sheet->runs.at[k];
			draw_short(frame, row, run->column, frame->columns - run->column, run->role,
				run->text);
		}
	}
}
