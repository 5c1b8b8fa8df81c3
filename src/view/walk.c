/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order in which the cursor meets the facts: that of the leader's text. A fact on which the
 * leader is silent comes after the one that stands before it in the analysis, so that a walk from
 * end to end passes every fact once, whichever pane leads.
 */
#include "view/filter.h"

#include "speak.h"

#include <stdlib.h>

struct step {
	uint32_t at;   /* in the leader's text */
	bool borrowed; /* the place is that of the fact before */
	uint32_t fact;
};

static int by_order(const void *a, const void *b)
{
	const struct step *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->borrowed != y->borrowed)
		return x->borrowed ? 1 : -1;
	return x->fact < y->fact ? -1 : x->fact > y->fact;
}

static const struct mention *told_by(const struct fact *fact, uint32_t dispatch)
{
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		if (fact->members[i].dispatch == dispatch)
			return fact->members[i].mention;
	return NULL;
}

void walk_order(struct view *view)
{
	const struct facts *facts = &view->analysis->facts;
	const struct mention *mention;
	struct arena *arena = arena_new();
	struct step *steps = arena_array(arena, struct step, facts->n + 1);
	uint32_t i, at = 0;

	for (i = 0; i < facts->n; i++) {
		mention = told_by(&facts->at[i], view->leader);
		if (mention)
			at = mention->span.start;
		steps[i] = (struct step){ at, !mention, i };
	}
	qsort(steps, facts->n, sizeof *steps, by_order);
	for (i = 0; i < facts->n; i++) {
		view->walk[i] = steps[i].fact;
		view->place[steps[i].fact] = i;
	}
	arena_free(arena);
}

bool is_disagreement(const struct fact *fact)
{
	return fact->verdict == VERDICT_VARY || fact->verdict == VERDICT_CONFLICT;
}

/*
 * What is worth a reader's time: every disagreement, and what several dispatches tell; of what one
 * alone tells, figures and dates. That all spell a name alike, or that one quotes somebody, is seen
 * in the text without a mark.
 */
bool is_news(const struct fact *fact)
{
	if (is_disagreement(fact))
		return true;
	if (fact->verdict == VERDICT_SINGLE)
		return fact->kind == FACT_QUANTITY || fact->kind == FACT_DATE;
	return fact->kind != FACT_NAME;
}

const struct fact *view_fact(const struct view *view)
{
	return view->fact == NO_FACT ? NULL : &view->analysis->facts.at[view->fact];
}

void walk_init(struct view *view)
{
	const struct facts *facts = &view->analysis->facts;
	uint32_t i;

	view->walk = arena_array(view->held, uint32_t, facts->n + 1);
	view->place = arena_array(view->held, uint32_t, facts->n + 1);
	for (i = 0; i < facts->n; i++)
		if (is_news(&facts->at[i])) {
			view->tally[facts->at[i].verdict]++;
			view->news++;
		}
	walk_order(view);
}

/* How telling a disagreement is, to find out which of two is met first: less is more. */
static int tell_apart(const struct view *view, uint32_t a, uint32_t b)
{
	static const int ranks[FACT_KINDS] = {
		[FACT_QUANTITY] = 0,
		[FACT_DATE] = 1,
		[FACT_QUOTE] = 2,
		[FACT_NAME] = 3,
		[FACT_PASSAGE] = 4,
	};
	const struct fact *x = &view->analysis->facts.at[a], *y = &view->analysis->facts.at[b];

	if (x->verdict != y->verdict)
		return x->verdict == VERDICT_CONFLICT ? -1 : 1;
	if (x->kind != y->kind)
		return ranks[x->kind] - ranks[y->kind];
	if (x->origins != y->origins)
		return x->origins > y->origins ? -1 : 1;
	return view->place[a] < view->place[b] ? -1 : 1;
}

void walk_start(struct view *view)
{
	const struct facts *facts = &view->analysis->facts;
	uint32_t i, best = NO_FACT;

	for (i = 0; i < facts->n; i++)
		if (is_disagreement(&facts->at[i]) &&
			(best == NO_FACT || tell_apart(view, i, best) < 0))
			best = i;
	if (best != NO_FACT)
		walk_to(view, best);
	else
		walk_step(view, 1, false);
}

static bool can_focus(const struct view *view, uint32_t index)
{
	return !view->panes[index].hidden && view->panes[index].told > 0;
}

/*
 * The focus goes back to the leader where it tells the fact, and leaves a silent pane only where
 * that takes the room of one that tells.
 */
static void choose_focus(struct view *view)
{
	uint32_t i, tellers = 0, nearest = view->focus, far, best = UINT32_MAX;

	if (view->zoomed)
		return;
	if (can_focus(view, view->leader))
		view->focus = view->leader;
	for (i = 0; i < view->n; i++) {
		if (!can_focus(view, i))
			continue;
		tellers++;
		far = i > view->focus ? i - view->focus : view->focus - i;
		if (far < best) {
			best = far;
			nearest = i;
		}
	}
	layout_panes(view);
	if (!can_focus(view, view->focus) && tellers >= (uint32_t)view->layout.shown)
		view->focus = nearest;
}

/* In step, the fact's row is that of the focus, or of the first pane that tells it. */
static void choose_keel(struct view *view)
{
	uint32_t i;

	view->keel = view->focus;
	for (i = 0; i < view->n && view->panes[view->keel].told == 0; i++)
		if (view->panes[i].shown && view->panes[i].told > 0)
			view->keel = i;
}

void walk_to(struct view *view, uint32_t fact)
{
	uint32_t i;

	pane_rest(view);
	view->fact = fact;
	for (i = 0; i < view->n; i++)
		pane_point(view, i);
	choose_focus(view);
	layout_choose(view, true);
	choose_keel(view);
	layout_align(view);
}

/*
 * The place in the walk that a step starts from: that of the fact under the cursor, but where the
 * reader has scrolled it out of sight, the last fact before the window (going on) or the first in
 * it.
 */
static int64_t find_start(struct view *view, int direction)
{
	struct pane *pane = &view->panes[view->focus];
	const struct facts *facts = &view->analysis->facts;
	const struct mention *mention;
	uint32_t offset, i;
	int top, row;

	if (!pane->scrolled)
		return view->fact == NO_FACT ? -1 : (int64_t)view->place[view->fact];
	top = pane_top(view, pane);
	if (pane->told > 0 && view->fact != NO_FACT) {
		row = pane_row_of(pane, pane->at->members[pane->member].mention->span.start);
		if (row >= top && row < top + view->layout.height)
			return view->place[view->fact];
	}
	offset = top > 0 ? pane->rows.at[top].span.start : 0;
	for (i = 0; i < facts->n; i++) {
		mention = told_by(&facts->at[view->walk[i]], view->leader);
		if (mention && mention->span.start >= offset)
			break;
	}
	return direction > 0 ? (int64_t)i - 1 : (int64_t)i;
}

int64_t walk_seek(const struct view *view, int64_t from, int direction, bool disagreements)
{
	const struct facts *facts = &view->analysis->facts;
	int64_t at;

	for (at = from + direction; at >= 0 && at < facts->n; at += direction)
		if (view->filter->shown[view->walk[at]] &&
			(!disagreements || is_disagreement(&facts->at[view->walk[at]])))
			return at;
	return -1;
}

bool walk_step(struct view *view, int direction, bool disagreements)
{
	int64_t at = walk_seek(view, find_start(view, direction), direction, disagreements);

	if (at < 0)
		return false;
	walk_to(view, view->walk[at]);
	return true;
}

bool walk_round(struct view *view, int direction, bool disagreements)
{
	int64_t from = direction > 0 ? -1 : (int64_t)view->analysis->facts.n;
	int64_t at = walk_seek(view, from, direction, disagreements);

	if (at < 0 || (view->walk[at] == view->fact && !view->panes[view->focus].scrolled))
		return false;
	walk_to(view, view->walk[at]);
	return true;
}
