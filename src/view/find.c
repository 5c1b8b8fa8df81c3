/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The search on the pages over the panes: the rows of a list whose facts hold the words, or the
 * lines of a sheet. The panes below are searched for the same words, and show them when the reader
 * comes back. What is found is lit in the frame itself, whoever drew it.
 */
#include "view/filter.h"
#include "view/search.h"

#include <string.h>

static struct list *list_of(struct view *view)
{
	return page_kind(view->page)->list ? page_kind(view->page)->list(view) : NULL;
}

void find_start(struct view *view)
{
	struct list *list = list_of(view);

	view->search->start_row = list ? list->cursor : 0;
	view->search->start_top = view->page_top;
}

void find_return(struct view *view)
{
	struct list *list = list_of(view);

	if (list)
		list_move(view, (int)view->search->start_row - (int)list->cursor);
	view->page_top = view->search->start_top;
}

/* The text of a line, as many spaces between its runs as part them. */
static const char *say_line(struct view *view, const struct sheet *sheet, uint32_t line)
{
	uint32_t end = line + 1 < sheet->lines.n ? sheet->lines.at[line + 1] : sheet->runs.n, i;
	struct buf text = buf_new(view->brief);
	int column = 0;

	for (i = sheet->lines.at[line]; i < end; i++) {
		buf_text(&text, sheet->runs.at[i].column > column ? " " : "");
		buf_text(&text, sheet->runs.at[i].text);
		column = sheet->runs.at[i].column + draw_width(sheet->runs.at[i].text);
	}
	return text.at;
}

static bool holds(struct view *view, const char *text)
{
	struct fold folded = text_fold(view->brief, text, strlen(text));
	struct span found;
	uint32_t at = 0;

	return text_find(&folded, &view->search->folded, &at, &found);
}

static bool is_hit(struct view *view, uint32_t index)
{
	struct list *list = list_of(view);

	if (list)
		return filter_has_words(
			view, &view->analysis->facts.at[list->at[index]], &view->search->folded);
	return holds(view, say_line(view, &view->pages->seen, index));
}

static uint32_t count_lines(struct view *view)
{
	return list_of(view) ? list_of(view)->n : view->pages->seen.lines.n;
}

/* The row under the cursor, or the line that was found last, or else the first in sight. */
static uint32_t here(struct view *view)
{
	uint32_t line = view->search->line, top = (uint32_t)view->page_top;

	if (list_of(view))
		return list_of(view)->cursor;
	if (line >= top && line < top + (uint32_t)view->pages->seen_rows)
		return line;
	return top;
}

static void show(struct view *view, uint32_t index)
{
	int rows = view->pages->seen_rows;

	view->search->line = index;
	if (list_of(view))
		list_move(view, (int)index - (int)list_of(view)->cursor);
	else if ((int)index < view->page_top || (int)index >= view->page_top + rows)
		view->page_top = (int)index > rows / 3 ? (int)index - rows / 3 : 0;
}

/* Which of all it is, and how many there are; 0: none. */
static void count(struct view *view)
{
	struct search *search = view->search;
	uint32_t i, n = count_lines(view);

	search->lines = search->line_at = 0;
	for (i = 0; i < n; i++) {
		search->lines += is_hit(view, i);
		if (i == here(view))
			search->line_at = search->lines;
	}
}

/* The next hit from a line on, around. */
static bool go(struct view *view, uint32_t from, int by)
{
	uint32_t n = count_lines(view), i, index = from;

	for (i = 0; i < n; i++) {
		if (is_hit(view, index)) {
			show(view, index);
			count(view);
			return true;
		}
		index = (index + (by > 0 ? 1 : n - 1)) % n;
	}
	view->search->lines = 0;
	return false;
}

void find_type(struct view *view)
{
	find_return(view);
	view->search->line = NO_PLACE;
	if (view->search->folded.n > 0)
		go(view, here(view) < count_lines(view) ? here(view) : 0, 1);
}

void find_step(struct view *view, int by)
{
	uint32_t n = count_lines(view), from;

	if (n == 0)
		return;
	from = here(view) < n ? here(view) : 0;
	go(view, (from + (by > 0 ? 1 : n - 1)) % n, by);
}

/* The cells of a row that hold what was found. */
static void light_row(struct view *view, int row)
{
	struct frame *frame = &view->frame;
	struct cell *cells = frame->cells + row * frame->columns;
	struct buf text = buf_new(view->brief);
	uint32_t *ends = arena_array(view->brief, uint32_t, frame->columns + 1), at = 0;
	struct span found;
	struct fold folded;
	int i, from = 0;

	for (i = 0; i < frame->columns; i++) {
		buf_text(&text, cells[i].bytes);
		ends[i] = (uint32_t)text.n;
	}
	folded = text_fold(view->brief, text.at, text.n);
	while (text_find(&folded, &view->search->folded, &at, &found)) {
		while (from < frame->columns && ends[from] <= found.start)
			from++;
		for (; from < frame->columns && ends[from] <= found.end; from++)
			cells[from].role = ROLE_FOUND;
	}
}

void find_light(struct view *view)
{
	int row;

	if (!view->search->words || view->search->folded.n == 0)
		return;
	for (row = view->layout.panes; row < view->layout.panes + view->layout.height; row++)
		light_row(view, row);
}
