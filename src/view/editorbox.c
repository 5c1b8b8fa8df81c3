/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The small editor on the screen: its title, the text in rows as wide as the screen, and the keys.
 *
 *	 Note on: injured
 *	 The hospital has 17; ask the coast
 *	 guard when it counted
 *
 *	 Esc/C-s keep  C-c drop  C-t on what  C-v your editor
 */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

enum { LEAST = 3 /* rows */ };

struct lines editor_rows(struct view *view)
{
	const struct editor *editor = &view->work->editor;
	struct lines rows = { 0 }, one;
	uint32_t start = 0, end, i;
	int room = view->columns > 4 ? view->columns - 3 : 1;

	for (;; start = end + 1) {
		for (end = start; end < editor->text.n && editor->text.at[end] != '\n'; end++)
			;
		one = (struct lines){ 0 };
		text_wrap(view->brief, editor->text.at, (struct span){ start, end }, NULL, 0,
			(uint32_t)room, &one);
		if (one.n == 0)
			*vec_push(view->brief, &one) = (struct line){ .span = { start, end } };
		one.at[0].span.start = start;
		one.at[one.n - 1].span.end = end;
		for (i = 0; i < one.n; i++)
			*vec_push(view->brief, &rows) = one.at[i];
		if (end >= editor->text.n)
			return rows;
	}
}

uint32_t editor_row_of(const struct lines *rows, uint32_t cursor)
{
	uint32_t row = 0;

	while (row + 1 < rows->n && rows->at[row + 1].span.start <= cursor)
		row++;
	return row;
}

int editor_column_of(const struct editor *editor, const struct line *row)
{
	return (int)text_columns(
		editor->text.at + row->span.start, editor->cursor - row->span.start);
}

/* What was told last, or the keys. */
static void draw_keys(struct view *view, int row)
{
	static const struct {
		const char *key, *hint;
	} hints[] = {
		/* TRANSLATORS: hints while a note is written, in the last line: a word or two each.
		 */
		{ "Esc/C-s", N_("keep") },
		{ "C-c", N_("drop") },
		{ "C-t", N_("on what") },
		{ "C-v", N_("your editor") },
		{ "Enter", N_("new line") },
	};
	int column = 1;
	size_t i;

	draw_fill(&view->frame, row, 0, view->columns, ROLE_STATUS, " ");
	if (view->work->editor.dropping) {
		draw_short(&view->frame, row, 1, view->columns - 1, ROLE_FAULT,
			_("C-c again drops what is written; any other key goes on"));
		return;
	}
	if (view->message) {
		draw_short(&view->frame, row, 1, view->columns - 1,
			view->is_fault ? ROLE_FAULT : ROLE_STATUS, view->message);
		return;
	}
	for (i = 0; i < sizeof hints / sizeof *hints; i++) {
		if (strcmp(hints[i].key, "C-t") == 0 && view->work->editor.n_subjects < 2)
			continue;
		if (column + draw_width(hints[i].key) + 1 + draw_width(_(hints[i].hint)) >
			view->columns)
			break;
		column += 1 + draw_short(&view->frame, row, column, view->columns - column,
				      ROLE_KEY, hints[i].key);
		column += 2 + draw_short(&view->frame, row, column, view->columns - column,
				      ROLE_STATUS, _(hints[i].hint));
	}
}

static void draw_rows(struct view *view, const struct lines *rows, int row, int height)
{
	struct editor *editor = &view->work->editor;
	uint32_t here = editor_row_of(rows, editor->cursor), i;
	int column;

	if (here < editor->top)
		editor->top = here;
	if (here >= editor->top + (uint32_t)height)
		editor->top = here - (uint32_t)height + 1;
	if (editor->top + (uint32_t)height > rows->n)
		editor->top = rows->n > (uint32_t)height ? rows->n - (uint32_t)height : 0;
	for (i = 0; i < (uint32_t)height; i++) {
		draw_fill(&view->frame, row + (int)i, 0, view->columns, ROLE_PROMPT, " ");
		if (editor->top + i >= rows->n)
			continue;
		draw_text(&view->frame, row + (int)i, 1, view->columns - 1, ROLE_PROMPT,
			editor->text.at + rows->at[editor->top + i].span.start,
			span_length(rows->at[editor->top + i].span));
	}
	column = 1 + editor_column_of(editor, &rows->at[here]);
	view->frame.cursor_row = row + (int)(here - editor->top);
	view->frame.cursor_column = column < view->columns ? column : view->columns - 1;
}

void editor_draw(struct view *view)
{
	struct editor *editor = &view->work->editor;
	int bottom = view->rows - (view->rows > 1), most = view->rows / 3, height, title;
	struct lines rows;

	if (editor->task == TASK_NONE)
		return;
	view->zones.n = 0;
	rows = editor_rows(view);
	most = most < LEAST ? LEAST : most;
	height = (int)rows.n < LEAST ? LEAST : (int)rows.n > most ? most : (int)rows.n;
	if (height > bottom - 1)
		height = bottom > 1 ? bottom - 1 : 1;
	title = bottom - height - 1;
	if (title >= 0) {
		draw_fill(&view->frame, title, 0, view->columns, ROLE_TITLE_FOCUS, " ");
		draw_short(&view->frame, title, 1, view->columns - 1, ROLE_TITLE_FOCUS,
			draw_shorten(view->brief, editor->title, view->columns - 2));
	}
	draw_rows(view, &rows, title + 1 > 0 ? title + 1 : 0, height);
	if (view->rows > 1)
		draw_keys(view, view->rows - 1);
}
