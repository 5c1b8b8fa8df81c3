/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Search in all dispatches at once, while the reader types: what is found is lit in every pane, and
 * the panes go to the first place after the top of the one in focus. Those already in sight stay.
 */
#include "view/search.h"

#include "speak.h"

#include <string.h>

static void drop(void *it)
{
	struct search *search = it;

	arena_free(search->arena);
}

void search_init(struct view *view)
{
	view->search = arena_new_of(view->arena, struct search);
	arena_defer(view->arena, drop, view->search);
}

/* Folds dispatches, as far as so many bytes go. */
static void fold(struct view *view, size_t bytes)
{
	struct search *search = view->search;
	const struct dispatch *dispatch;
	size_t done = 0;

	if (!search->folds)
		search->folds = arena_array(view->arena, struct fold, view->n + 1);
	for (; search->folded_n < view->n && done < bytes; search->folded_n++) {
		dispatch = view->panes[search->folded_n].dispatch;
		search->folds[search->folded_n] =
			text_fold(view->arena, dispatch->text, dispatch->length);
		done += dispatch->length;
	}
}

bool search_prepare(struct view *view)
{
	enum { BYTES = 60000 }; /* a fifth of a millisecond */

	if (view->search->folded_n == view->n)
		return false;
	fold(view, BYTES);
	return true;
}

static void find_in(struct search *search, uint32_t dispatch, const struct fold *words)
{
	uint32_t at = 0, before = search->hits.n;
	struct span found;

	while (text_find(&search->folds[dispatch], words, &at, &found))
		*vec_push(search->arena, &search->hits) = (struct hit){ dispatch, found };
	search->told_by += search->hits.n > before;
}

static void forget(struct search *search)
{
	arena_free(search->arena);
	search->arena = arena_new();
	search->words = NULL;
	search->hits = (struct hits){ 0 };
	search->told_by = search->at = search->lines = 0;
	search->folded = (struct fold){ 0 };
}

static void find_all(struct view *view, const char *words)
{
	struct search *search = view->search;
	uint32_t i;

	forget(search);
	fold(view, SIZE_MAX);
	search->words = arena_copy(search->arena, words, strlen(words));
	search->folded = text_fold(search->arena, words, strlen(words));
	for (i = 0; i < view->n; i++)
		find_in(search, i, &search->folded);
}

/* The first hit that ends after a byte of a dispatch; the number of hits where none does. */
static uint32_t hit_after(const struct search *search, uint32_t dispatch, uint32_t offset)
{
	const struct hit *hits = search->hits.at;

	return bisect(search->hits.n, i,
		hits[i].dispatch != dispatch ? hits[i].dispatch < dispatch
					     : hits[i].span.end <= offset);
}

static void focus_on(struct view *view, uint32_t index)
{
	if (index == view->focus && index == view->leader && view->panes[index].shown)
		return;
	view->panes[index].hidden = false;
	view->focus = view->leader = index;
	walk_order(view);
	layout_choose(view, false);
}

static void show(struct view *view, uint32_t at)
{
	struct search *search = view->search;
	const struct hit *hit = &search->hits.at[at];
	struct pane *pane = &view->panes[hit->dispatch];
	int row, top;

	search->at = at;
	focus_on(view, hit->dispatch);
	top = pane_top(view, pane);
	row = pane_row_of(pane, hit->span.start);
	if (row >= top && row < top + view->layout.height)
		return;
	pane_put(view, pane, row - view->fact_row);
	if (view->company == COMPANY_FOLLOWS)
		follow_pane(view, hit->dispatch);
}

/* The first byte in sight of the pane in focus. */
static uint32_t sight_of(struct view *view)
{
	struct pane *pane = &view->panes[view->focus];
	int top = pane_top(view, pane);

	return top > 0 && top < (int)pane->rows.n ? pane->rows.at[top].span.start : 0;
}

void search_type(struct view *view)
{
	struct search *search = view->search;
	uint32_t at;

	if (view->page != PAGE_READING) {
		find_all(view, view->prompt.text);
		find_type(view);
		return;
	}
	place_return(view, &search->start);
	find_all(view, view->prompt.text);
	if (search->hits.n == 0)
		return;
	at = hit_after(search, view->focus, sight_of(view));
	show(view, at < search->hits.n ? at : 0);
}

static void tell(struct view *view)
{
	view_say(view, false, "%s", search_say(view));
}

/* n goes to disagreements, whatever the fingers of vim expect: the key that goes on is told. */
static void tell_and_lead(struct view *view)
{
	const struct search *search = view->search;
	uint32_t found = view->page == PAGE_READING ? search->hits.n : search->lines;
	const char *key = keymap_first(view->keymap, do_step_hit);

	if (found < 2 || !*key)
		tell(view);
	else
		/* TRANSLATORS: after a search: "3 of 17, in 4 dispatches · > next", a key and what
		 * it does. */
		view_say(view, false, _("%1$s · %2$s next"), search_say(view), key);
}

void search_keep(struct view *view)
{
	if (view->prompt.n == 0) {
		search_leave(view);
		return;
	}
	view->prompt.kind = PROMPT_NONE;
	if (view->page == PAGE_READING)
		jump_leave_from(view, &view->search->start);
	tell_and_lead(view);
}

void search_leave(struct view *view)
{
	view->prompt.kind = PROMPT_NONE;
	if (view->page == PAGE_READING)
		place_return(view, &view->search->start);
	else
		find_return(view);
	forget(view->search);
}

bool search_put_out(struct view *view)
{
	bool lit = view->search->hits.n > 0;

	forget(view->search);
	return lit;
}

const char *search_say(struct view *view)
{
	const struct search *search = view->search;

	if (!search->words || !*search->words)
		return "";
	if (view->page != PAGE_READING && search->lines > 0)
		return arena_format(view->brief, _("%1$u of %2$u"), search->line_at, search->lines);
	if (search->hits.n == 0 || view->page != PAGE_READING)
		/* TRANSLATORS: of a search, in the last line: short ones are best. */
		return _("nothing found");
	/* TRANSLATORS: of a search, in the last line: "3 of 17, in 4 dispatches". */
	return arena_format(view->brief,
		ngettext("%1$u of %2$u, in %3$u dispatch", "%1$u of %2$u, in %3$u dispatches",
			search->told_by),
		search->at + 1, search->hits.n, search->told_by);
}

/* The cursor stands on the hit that the reader was brought to. */
static void light(struct view *view, uint32_t at, struct span span, int row, int column)
{
	const char *text = view->panes[view->search->hits.at[at].dispatch].dispatch->text;

	draw_text(&view->frame, row, column, view->columns - column, ROLE_FOUND, text + span.start,
		span_length(span));
	if (at != view->search->at || view->frame.cursor_row >= 0)
		return;
	view->frame.cursor_row = row;
	view->frame.cursor_column = column;
}

void search_paint(
	struct view *view, uint32_t index, const struct row *row, int screen_row, int column)
{
	const struct search *search = view->search;
	const char *text = view->panes[index].dispatch->text;
	const struct hit *hit;
	struct span span;
	uint32_t i;

	for (i = hit_after(search, index, row->span.start); i < search->hits.n; i++) {
		hit = &search->hits.at[i];
		if (hit->dispatch != index || hit->span.start >= row->span.end)
			break;
		span = hit->span;
		if (span.start < row->span.start)
			span.start = row->span.start;
		if (span.end > row->span.end)
			span.end = row->span.end;
		if (span.end <= span.start) /* a filler */
			continue;
		light(view, i, span, screen_row,
			column + (int)text_columns(
					 text + row->span.start, span.start - row->span.start));
	}
}

enum view_wish do_search(struct view *view)
{
	if (view->page == PAGE_READING)
		place_take(view, &view->search->start);
	else
		find_start(view);
	forget(view->search);
	view->prompt = (struct prompt){ .kind = PROMPT_SEARCH };
	return VIEW_GO_ON;
}

enum view_wish do_step_hit(struct view *view)
{
	struct search *search = view->search;
	uint32_t n = search->hits.n;

	if (!search->words || search->folded.n == 0)
		view_say(view, false, "%s", _("nothing was searched for yet"));
	else if (view->page != PAGE_READING) {
		find_step(view, view->by);
		tell(view);
	} else {
		if (n > 0)
			show(view, (search->at + (view->by > 0 ? 1 : n - 1)) % n);
		tell(view);
	}
	return VIEW_GO_ON;
}
