/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The facts are others: a correction was made, or the dispatches were read anew. What the view made
 * of them is made again, and the reader stays where he is: a fact is known again by the words of its
 * mentions.
 */
#include "view/desk.h"
#include "view/filter.h"
#include "view/search.h"

#include <string.h>

/* Words of a fact, as they stood. */
struct trace {
	enum fact_kind kind;
	uint32_t dispatch;
	struct span span;
	const char *words;
};

struct traces VEC(struct trace);

/* What is remembered of the facts while they are made again. */
struct memory {
	struct arena *arena;
	struct traces facts; /* the first mention of each */
	struct traces here;  /* all of the fact under the cursor */
	uint32_t *walk, *at; /* the walk; of each pane, the fact it was brought to */
	uint32_t place;	     /* of the fact under the cursor in the walk */
	uint32_t n;	     /* dispatches */
};

static struct trace trace_of(
	const struct view *view, struct arena *arena, const struct member *member)
{
	const struct dispatch *dispatch = view->analysis->dispatches[member->dispatch];
	struct span span = member->mention->span;

	return (struct trace){ member->mention->kind, member->dispatch, span,
		arena_copy(arena, dispatch->text + span.start, span_length(span)) };
}

struct memory *view_remember(struct view *view)
{
	struct arena *arena = arena_new();
	struct memory *memory = arena_new_of(arena, struct memory);
	const struct facts *facts = &view->analysis->facts;
	const struct fact *fact = view_fact(view);
	uint32_t i;

	memory->arena = arena;
	memory->n = view->n;
	for (i = 0; i < facts->n; i++)
		*vec_push(arena, &memory->facts) =
			trace_of(view, arena, &facts->at[i].members[0]);
	for (i = 0; fact && i < fact->n; i++)
		*vec_push(arena, &memory->here) = trace_of(view, arena, &fact->members[i]);
	memory->walk = arena_array(arena, uint32_t, facts->n + 1);
	memcpy(memory->walk, view->walk, facts->n * sizeof *view->walk);
	memory->place = fact ? view->place[view->fact] : 0;
	memory->at = arena_array(arena, uint32_t, view->n + 1);
	for (i = 0; i < view->n; i++)
		memory->at[i] =
			view->panes[i].at ? (uint32_t)(view->panes[i].at - facts->at) : NO_FACT;
	return memory;
}

/* The fact that has these words: where they stood, or else next to there. */
static uint32_t find_trace(const struct view *view, const struct trace *trace)
{
	const struct pane *pane;
	uint32_t i, far, nearest = UINT32_MAX, found = NO_FACT;
	size_t n = strlen(trace->words);

	if (trace->dispatch >= view->n)
		return NO_FACT;
	pane = &view->panes[trace->dispatch];
	for (i = 0; i < pane->marks.n; i++) {
		const struct mark *mark = &pane->marks.at[i];

		if (view->analysis->facts.at[mark->fact].kind != trace->kind ||
			span_length(mark->span) != n ||
			memcmp(pane->dispatch->text + mark->span.start, trace->words, n) != 0)
			continue;
		far = mark->span.start > trace->span.start ? mark->span.start - trace->span.start
							   : trace->span.start - mark->span.start;
		if (far >= nearest)
			continue;
		nearest = far;
		found = mark->fact;
	}
	return found;
}

static uint32_t find_again(const struct view *view, const struct memory *memory, uint32_t fact)
{
	return fact < memory->facts.n ? find_trace(view, &memory->facts.at[fact]) : NO_FACT;
}

/* The fact under the cursor; where it is gone, the next in the walk, or the one before. */
static uint32_t find_here(const struct view *view, const struct memory *memory)
{
	uint32_t i, fact = NO_FACT;

	for (i = 0; i < memory->here.n && fact == NO_FACT; i++)
		fact = find_trace(view, &memory->here.at[i]);
	for (i = memory->place; i < memory->facts.n && fact == NO_FACT; i++)
		fact = find_again(view, memory, memory->walk[i]);
	for (i = memory->place; i-- > 0 && fact == NO_FACT;)
		fact = find_again(view, memory, memory->walk[i]);
	return fact;
}

/* A pane that was brought to a fact stays where it is; it only may no longer tell it. */
static void aim(const struct view *view, struct pane *pane, uint32_t index, uint32_t at)
{
	const struct fact *fact = at == NO_FACT ? NULL : &view->analysis->facts.at[at];
	uint32_t i, text = pane->dispatch ? pane->dispatch->length : 0;

	pane->at = fact;
	pane->told = 0;
	for (i = 0; fact && i < fact->n; i++)
		if (fact->members[i].dispatch == index && pane->told++ == 0)
			pane->first = pane->member = i;
	if (pane->aligned && pane->told > 0)
		pane->anchor = fact->members[pane->first].mention->span.start;
	else if (pane->aligned) {
		pane->aligned = false;
		pane->anchor_row = view->fact_row;
	}
	if (pane->anchor > text)
		pane->anchor = text;
}

static void aim_place(const struct view *view, const struct memory *memory, struct place *place)
{
	uint32_t i;

	if (!place->panes)
		return;
	place->fact = find_again(view, memory, place->fact);
	for (i = 0; i < view->n; i++) {
		place->panes[i].dispatch = view->analysis->dispatches[i];
		aim(view, &place->panes[i], i, place->fact);
	}
}

static void aim_jumps(struct view *view, const struct memory *memory)
{
	struct jumps *jumps = view->jumps;
	uint32_t i;

	if (memory->n != view->n) {
		*jumps = (struct jumps){ 0 };
		return;
	}
	aim_place(view, memory, &jumps->uncounted);
	for (i = 0; i <= JUMPS_MOST; i++)
		aim_place(view, memory, &jumps->left[i]);
	for (i = 0; i < LETTERS; i++)
		aim_place(view, memory, &jumps->marks[i]);
}

/* Dispatches came or went: panes anew. */
static void open_panes(struct view *view)
{
	view->n = view->analysis->n;
	view->panes = arena_array(view->arena, struct pane, view->n + 1);
	view->focus = view->leader = view->keel = 0;
	layout_init(view);
	layout_forget(view);
}

static void forget_facts(struct view *view)
{
	uint32_t i;

	arena_free(view->held);
	view->held = arena_new();
	view->said = NULL;
	for (i = 0; i < view->n; i++) {
		view->panes[i].places = NULL;
		view->panes[i].marks = (struct marks){ 0 };
		view->panes[i].passages = (struct marks){ 0 };
		view->panes[i].longest = 0;
		view->panes[i].at = NULL;
	}
	view->pages->table = (struct list){ .top = view->pages->table.top };
	view->pages->timeline = (struct list){ .top = view->pages->timeline.top };
	memset(view->tally, 0, sizeof view->tally);
	view->news = 0;
}

/* What was found in the dispatches as they were. */
static void forget_text(struct view *view)
{
	search_init(view);
	arena_free(view->pages->copied);
	arena_free(view->pages->seen_lens);
	view->pages->copied = view->pages->seen_lens = NULL;
	view->pages->a = 0;
	view->pages->b = view->n > 1;
}

/* Below a list the panes stand where they were left. */
static void aim_panes(struct view *view, const struct memory *memory)
{
	uint32_t i, at;

	for (i = 0; i < view->n; i++) {
		at = view->page == PAGE_READING || memory->n != view->n
			     ? view->fact
			     : find_again(view, memory, memory->at[i]);
		aim(view, &view->panes[i], i, at == NO_FACT ? view->pages->left_at : at);
	}
}

void view_refresh(struct view *view, struct memory *memory, bool text)
{
	view->analysis = view->dossier->analysis;
	view->waiting = 0;
	if (view->n != view->analysis->n)
		open_panes(view);
	forget_facts(view);
	pane_open_all(view);
	view->fact = find_here(view, memory);
	filter_renew(view, find_again(view, memory, view->filter->home));
	walk_init(view);
	view->pages->left_at = find_again(view, memory, view->pages->left_at);
	if (view->pages->left_at == NO_FACT)
		view->pages->left_at = view->fact;
	aim_panes(view, memory);
	aim_jumps(view, memory);
	if (text)
		forget_text(view);
	view->work->picked = find_again(view, memory, view->work->picked);
	layout_forget(view);
	layout_choose(view, false);
	layout_align(view);
	if (page_kind(view->page)->open)
		page_kind(view->page)->open(view);
	if (!view_fact(view) && (view->page == PAGE_FACT || view->page == PAGE_WHY))
		page_close(view);
	desk_changed(view);
	arena_free(memory->arena);
}
