/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dispatch laid out in lines, once for a width, and the place in it that the reader looks at. */
#include "view/state.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->fact != y->fact)
		return x->fact < y->fact ? -1 : 1;
	return x->member < y->member ? -1 : x->member > y->member;
}

/* passages: those of the passages, or else of the facts. */
static void gather_marks(struct view *view, bool passages)
{
	const struct facts *facts = passages ? &view->analysis->passages : &view->analysis->facts;
	const struct member *member;
	struct pane *pane;
	uint32_t i, k;

	for (i = 0; i < facts->n; i++) {
		for (k = 0; k < facts->at[i].n; k++) {
			member = &facts->at[i].members[k];
			pane = &view->panes[member->dispatch];
			*vec_push(view->held, passages ? &pane->passages : &pane->marks) =
				(struct mark){ .span = member->mention->span,
					.fact = i,
					.member = k,
					.again = k > 0 && member[-1].dispatch == member->dispatch };
			if (!passages && span_length(member->mention->span) > pane->longest)
				pane->longest = span_length(member->mention->span);
		}
	}
}

static void sort_marks(struct marks *marks)
{
	if (marks->n > 0)
		qsort(marks->at, marks->n, sizeof *marks->at, by_place);
}

void pane_open_all(struct view *view)
{
	struct pane *pane;
	uint32_t i;

	gather_marks(view, false);
	gather_marks(view, true);
	for (i = 0; i < view->n; i++) {
		pane = &view->panes[i];
		pane->dispatch = view->analysis->dispatches[i];
		pane->name = export_say_dispatch(view->held, pane->dispatch);
		pane->label = arena_format(view->held, "%u %s", i + 1, pane->name);
		sort_marks(&pane->marks);
		sort_marks(&pane->passages);
	}
}

void pane_rest(struct view *view)
{
	uint32_t i;

	for (i = 0; i < view->n; i++)
		if (view->panes[i].aligned) {
			view->panes[i].aligned = false;
			view->panes[i].anchor_row = view->fact_row;
		}
}

void pane_point(struct view *view, uint32_t index)
{
	struct pane *pane = &view->panes[index];
	const struct fact *fact = view_fact(view);
	uint32_t i;

	pane->at = fact;
	pane->told = 0;
	for (i = 0; fact && i < fact->n; i++) {
		if (fact->members[i].dispatch != index)
			continue;
		if (pane->told++ == 0)
			pane->first = pane->member = i;
	}
	if (pane->told == 0)
		return;
	pane->anchor = fact->members[pane->first].mention->span.start;
	pane->aligned = true;
	pane->scrolled = false;
}

/*
 * The spans that stay on one line: figures and dates with their nouns, but for those so long that
 * the lines would end all too ragged.
 */
static struct span_list find_whole(const struct view *view, const struct pane *pane)
{
	const char *text = pane->dispatch->text;
	struct span_list whole = { 0 };
	const struct mark *mark;
	enum fact_kind kind;
	uint32_t i;

	for (i = 0; i < pane->marks.n; i++) {
		mark = &pane->marks.at[i];
		kind = view->analysis->facts.at[mark->fact].kind;
		if ((kind == FACT_QUANTITY || kind == FACT_DATE) &&
			(int)text_columns(text + mark->span.start, span_length(mark->span)) <=
				pane->breadth.text * 2 / 3)
			*vec_push(view->lines, &whole) = mark->span;
	}
	return whole;
}

void pane_place_marks(struct pane *pane)
{
	uint32_t i;

	for (i = 0; i < pane->marks.n; i++)
		pane->marks.at[i].row = pane_row_of(pane, pane->marks.at[i].span.start);
}

/* What is still to be broken of a pane's text. */
struct breaking {
	struct view *view;
	const struct pane *pane;
	struct span_list whole;
	uint32_t first; /* of whole, that may reach into what comes */
	struct row_list rows;
};

static void break_piece(struct breaking *breaking, uint32_t block, struct span span)
{
	const char *text = breaking->pane->dispatch->text;
	struct arena *arena = breaking->view->lines;
	struct lines lines = { 0 };
	uint32_t i;

	while (span.end > span.start && text[span.end - 1] == ' ')
		span.end--;
	while (breaking->first < breaking->whole.n &&
		breaking->whole.at[breaking->first].end <= span.start)
		breaking->first++;
	text_wrap_at(arena, text, breaking->pane->places, span,
		breaking->whole.at + breaking->first, breaking->whole.n - breaking->first,
		(uint32_t)breaking->pane->breadth.text, &lines);
	for (i = 0; i < lines.n; i++)
		*vec_push(arena, &breaking->rows) =
			(struct row){ .span = lines.at[i].span, .block = block };
	if (lines.n == 0)
		*vec_push(arena, &breaking->rows) = (struct row){ .span = span, .block = block };
}

static void find_places(struct view *view, struct pane *pane)
{
	const struct dispatch *dispatch = pane->dispatch;
	uint32_t i;

	pane->places = arena_array(view->held, char, (size_t)dispatch->length + 1);
	for (i = 0; i < dispatch->blocks.n; i++)
		text_find_places(dispatch->text, dispatch->blocks.at[i].span, pane->places);
}

struct row_list pane_break(struct view *view, struct pane *pane, const uint32_t *places, uint32_t n)
{
	const struct blocks *blocks = &pane->dispatch->blocks;
	struct breaking breaking = { .view = view, .pane = pane };
	uint32_t i, next = 0;
	struct span span;

	if (!pane->places)
		find_places(view, pane);
	breaking.whole = find_whole(view, pane);
	for (i = 0; i < blocks->n; i++) {
		span = blocks->at[i].span;
		if (i > 0)
			*vec_push(view->lines, &breaking.rows) = (struct row){
				.span = { span.start, span.start }, .block = i, .blank = true
			};
		for (; next < n && places[next] < span.end; next++) {
			if (places[next] <= span.start)
				continue;
			break_piece(&breaking, i, (struct span){ span.start, places[next] });
			span.start = places[next];
		}
		break_piece(&breaking, i, span);
	}
	return breaking.rows;
}

static bool is_in_step(const struct view *view, const struct pane *pane)
{
	return view->company == COMPANY_STEPS && pane->shown;
}

void pane_wrap(struct view *view, struct pane *pane)
{
	if (pane->wrapped_at == pane->breadth.text)
		return;
	if (is_in_step(view, pane)) {
		level_lay(view);
		return;
	}
	pane->wrapped_at = pane->breadth.text;
	pane->rows = pane_break(view, pane, NULL, 0);
	pane_place_marks(pane);
}

/* The last row that starts at the offset or before it. */
int pane_row_of(const struct pane *pane, uint32_t offset)
{
	uint32_t n = bisect(pane->rows.n, i, pane->rows.at[i].span.start <= offset);

	return n ? (int)n - 1 : 0;
}

/* The pane whose place says where this one stands. */
static const struct pane *keel_of(const struct view *view, const struct pane *pane)
{
	const struct pane *keel = &view->panes[view->keel];

	return is_in_step(view, pane) && keel->shown ? keel : pane;
}

int pane_top(struct view *view, struct pane *pane)
{
	const struct pane *keel = keel_of(view, pane);
	int row = keel->aligned ? view->fact_row : keel->anchor_row;

	pane_wrap(view, pane);
	if (row >= view->layout.height)
		row = view->layout.height - 1;
	return pane_row_of(keel, keel->anchor) - (row > 0 ? row : 0);
}

void pane_put(struct view *view, struct pane *pane, int top)
{
	pane_wrap(view, pane);
	if (pane->rows.n == 0)
		return;
	view->keel = (uint32_t)(pane - view->panes);
	pane->aligned = false;
	pane->scrolled = true;
	pane->anchor = pane->rows.at[top < 0 ? 0 : top].span.start;
	pane->anchor_row = pane_row_of(pane, pane->anchor) - top;
}

/* By hand, a pane goes no further out of its text than it is. */
void pane_scroll(struct view *view, struct pane *pane, int top)
{
	int now = pane_top(view, pane), last = (int)pane->rows.n - view->layout.height;
	int least = now < 0 ? now : 0, most = now > last ? now : last;

	if (most < 0)
		most = 0;
	if (top < least)
		top = least;
	if (top > most)
		top = most;
	if (top != now)
		pane_put(view, pane, top);
}
