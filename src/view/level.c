/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lock step: the shown panes are laid out on one grid of rows. What the ladder has on one rung
 * begins on one row; fillers make up for what is longer elsewhere. A pane that tells the passage of
 * a rung in another place has a ghost there, which says where.
 *
 *	L'eau a monté de nuit.	│ L'eau a monté dans la nuit de lundi.
 *				│ Le maire n'a pas dormi.
 *	Un pont est fermé.	│ Un pont est fermé à la sortie de la ville.
 *	┄┄ ↓ told 9 lines below │ Les écoles ont fermé à midi.
 */
#include "view/pages.h"
#include "view/search.h"

#include "speak.h"

#include <string.h>

enum { NEAR = 3 }; /* rows that a ghost may stand off */

/* A pane's own rows, on their way to the grid. */
struct thread {
	uint32_t pane;
	struct row_list own;
	uint32_t done;	  /* own rows on the grid */
	uint32_t *places; /* where its rungs begin */
	uint32_t n, next; /* rungs; the next to come */
	uint32_t ghosts;  /* before this rung stands a ghost, ... */
	uint32_t told;	  /* ... or one that speaks for it too, of what is told here */
	uint32_t firm;	  /* rows that stand level with others' and may not move any more */
};

struct weaving {
	struct view *view;
	struct arena *brief;
	struct ladder ladder;
	struct thread *threads;
	uint32_t n;
};

static struct pane *pane_of(const struct weaving *weaving, const struct thread *thread)
{
	return &weaving->view->panes[thread->pane];
}

static void list_places(struct weaving *weaving, struct thread *thread)
{
	uint32_t i, at;

	thread->places = arena_array(weaving->brief, uint32_t, weaving->ladder.n + 1);
	for (i = 0; i < weaving->ladder.n; i++) {
		at = weaving->ladder.at[i].at[thread->pane];
		if (at != NO_PLACE)
			thread->places[thread->n++] = at;
	}
}

static void start_threads(struct weaving *weaving)
{
	struct view *view = weaving->view;
	struct thread *thread;
	uint32_t i;

	weaving->threads = arena_array(weaving->brief, struct thread, view->n);
	for (i = 0; i < view->n; i++) {
		if (!view->panes[i].shown)
			continue;
		thread = &weaving->threads[weaving->n++];
		thread->pane = i;
		list_places(weaving, thread);
		thread->own = pane_break(view, &view->panes[i], thread->places, thread->n);
		view->panes[i].rows = (struct row_list){ 0 };
		view->panes[i].wrapped_at = view->panes[i].breadth.text;
	}
}

/* told: where what is missing here is told; NO_PLACE: nothing is missing. */
static void put_filler(struct weaving *weaving, struct thread *thread, uint32_t told)
{
	const struct dispatch *dispatch = pane_of(weaving, thread)->dispatch;
	bool over = thread->done >= thread->own.n;
	uint32_t at = over ? dispatch->length : thread->own.at[thread->done].span.start;

	if (dispatch->blocks.n > 0)
		*vec_push(weaving->view->lines,
			&pane_of(weaving, thread)->rows) = (struct row){ .span = { at, at },
			.block = over ? dispatch->blocks.n - 1 : thread->own.at[thread->done].block,
			.blank = true,
			.filler = true,
			.ghost = told != NO_PLACE,
			.told = told };
}

static void fill_up(struct weaving *weaving, struct thread *thread, uint32_t rows)
{
	if (pane_of(weaving, thread)->dispatch->blocks.n == 0)
		return;
	while (pane_of(weaving, thread)->rows.n < rows)
		put_filler(weaving, thread, NO_PLACE);
}

/* The pane's own rows, as far as its next rung. */
static void put_own(struct weaving *weaving, struct thread *thread)
{
	uint32_t end = thread->next < thread->n ? thread->places[thread->next] : NO_PLACE;
	const struct row *row;

	for (; thread->done < thread->own.n; thread->done++) {
		row = &thread->own.at[thread->done];
		if (!row->blank && row->span.start >= end)
			break;
		*vec_push(weaving->view->lines, &pane_of(weaving, thread)->rows) = *row;
	}
}

/* Where the pane tells the passage of a rung; NO_PLACE: nowhere. */
static uint32_t find_told(
	const struct weaving *weaving, const struct thread *thread, const struct rung *rung)
{
	const struct fact *passage;
	uint32_t i;

	if (rung->passage == NO_PLACE)
		return NO_PLACE;
	passage = &weaving->view->analysis->passages.at[rung->passage];
	for (i = 0; i < passage->n; i++)
		if (passage->members[i].dispatch == thread->pane)
			return passage->members[i].mention->span.start;
	return NO_PLACE;
}

/* The gap between two blocks that is nearest to a row, if one is near; or else the next below: a
 * ghost within a sentence would be read with it. */
static uint32_t find_gap(const struct row_list *rows, uint32_t firm, uint32_t row)
{
	uint32_t far;

	if (row < firm)
		row = firm;
	for (far = 0; far <= NEAR; far++) {
		if (row + far >= rows->n || rows->at[row + far].blank)
			return row + far;
		if (row >= firm + far && rows->at[row - far].blank)
			return row - far;
	}
	while (row < rows->n && !rows->at[row].blank)
		row++;
	return row;
}

/* Where the pane has gone on beyond the row, the ghost goes between its lines there. */
static void insert_ghost(
	struct weaving *weaving, struct thread *thread, uint32_t row, uint32_t told)
{
	struct row_list *rows = &pane_of(weaving, thread)->rows;
	uint32_t at = find_gap(rows, thread->firm, row);
	struct row ghost;

	if (at >= rows->n) {
		put_filler(weaving, thread, told);
		return;
	}
	ghost = (struct row){ .span = { rows->at[at].span.start, rows->at[at].span.start },
		.block = rows->at[at].block,
		.blank = true,
		.filler = true,
		.ghost = true,
		.told = told };
	*vec_push(weaving->view->lines, rows) = ghost;
	memmove(rows->at + at + 1, rows->at + at, (rows->n - 1 - at) * sizeof *rows->at);
	rows->at[at] = ghost;
}

/* What was told a few lines from where its ghost would stand is seen without one. */
static bool is_at_hand(
	const struct weaving *weaving, const struct thread *thread, uint32_t row, uint32_t told)
{
	const struct row_list *own = &thread->own;
	uint32_t there = bisect(own->n, i, own->at[i].span.start < told);
	int64_t far = (int64_t)pane_of(weaving, thread)->rows.n - thread->done + there - row;

	return there < thread->done && far >= -2 * NEAR && far <= 2 * NEAR;
}

/* One ghost speaks for several passages that were moved together. */
static void put_ghost(struct weaving *weaving, struct thread *thread, uint32_t index, uint32_t row)
{
	uint32_t told = find_told(weaving, thread, &weaving->ladder.at[index]);

	if (told == NO_PLACE || is_at_hand(weaving, thread, row, told))
		return;
	if (thread->ghosts < index || index == 0 || told < thread->told) {
		fill_up(weaving, thread, row);
		insert_ghost(weaving, thread, row, told);
	}
	thread->ghosts = index + 1;
	thread->told = told;
}

static void put_rung(struct weaving *weaving, uint32_t index)
{
	const struct rung *rung = &weaving->ladder.at[index];
	struct thread *thread;
	uint32_t i, row = 0;

	for (i = 0; i < weaving->n; i++)
		if (rung->at[weaving->threads[i].pane] != NO_PLACE &&
			pane_of(weaving, &weaving->threads[i])->rows.n > row)
			row = pane_of(weaving, &weaving->threads[i])->rows.n;
	for (i = 0; i < weaving->n; i++) {
		thread = &weaving->threads[i];
		if (rung->at[thread->pane] != NO_PLACE) {
			fill_up(weaving, thread, row);
			thread->firm = pane_of(weaving, thread)->rows.n + 1;
			thread->next++;
			put_own(weaving, thread);
			continue;
		}
		put_ghost(weaving, thread, index, row);
	}
}

/* All end on one row. */
static void finish(struct weaving *weaving)
{
	uint32_t i, rows = 0;

	for (i = 0; i < weaving->n; i++)
		if (pane_of(weaving, &weaving->threads[i])->rows.n > rows)
			rows = pane_of(weaving, &weaving->threads[i])->rows.n;
	for (i = 0; i < weaving->n; i++) {
		fill_up(weaving, &weaving->threads[i], rows);
		pane_place_marks(pane_of(weaving, &weaving->threads[i]));
	}
}

void level_lay(struct view *view)
{
	struct weaving weaving = { .view = view, .brief = arena_new() };
	uint32_t i;

	weaving.ladder = ladder_build(weaving.brief, view);
	start_threads(&weaving);
	for (i = 0; i < weaving.n; i++)
		put_own(&weaving, &weaving.threads[i]);
	for (i = 0; i < weaving.ladder.n; i++)
		put_rung(&weaving, i);
	finish(&weaving);
	arena_free(weaving.brief);
}

/* Every pane keeps what it shows, in lines of its own. */
void level_leave(struct view *view)
{
	uint32_t keel = view->keel, i;

	for (i = 0; i < view->n; i++)
		if (view->panes[i].shown && i != keel)
			pane_put(view, &view->panes[i], pane_top(view, &view->panes[i]));
	layout_forget(view);
}

enum view_wish do_lock_step(struct view *view)
{
	bool stops = view->company == COMPANY_STEPS;

	if (stops)
		level_leave(view);
	else
		layout_forget(view);
	view->company = stops ? COMPANY_FOLLOWS : COMPANY_STEPS;
	view->keel = view->focus;
	if (stops)
		follow_pane(view, view->focus);
	view_say(view, false, "%s",
		stops ? _("the other panes follow the one that is scrolled")
		      : _("all panes move in step, what is alike on one row"));
	return VIEW_GO_ON;
}

static int distance(int a, int b)
{
	return a > b ? a - b : b - a;
}

/* The ghost in sight that is nearest to the row of facts, the focus' first; NULL: there is none. */
static const struct row *find_nearest(struct view *view, struct pane **of)
{
	const struct row *best = NULL;
	int top, row, best_row = 0;
	struct pane *pane;
	uint32_t i;

	for (i = 0; i < view->n; i++) {
		pane = &view->panes[(view->focus + i) % view->n];
		if (!pane->shown)
			continue;
		top = pane_top(view, pane);
		for (row = top < 0 ? 0 : top;
			row < top + view->layout.height && row < (int)pane->rows.n; row++) {
			if (!pane->rows.at[row].ghost ||
				(best && distance(row - top, view->fact_row) >=
						 distance(best_row, view->fact_row)))
				continue;
			best = &pane->rows.at[row];
			best_row = row - top;
			*of = pane;
		}
	}
	return best;
}

/* To where the passage of a ghost is told. */
enum view_wish do_go_to_moved(struct view *view)
{
	struct pane *pane = NULL;
	const struct row *row = find_nearest(view, &pane);

	if (row) {
		jump_leave(view);
		pane_put(view, pane, pane_row_of(pane, row->told) - view->fact_row);
	} else
		view_say(view, false, "%s",
			view->company == COMPANY_STEPS ? _("nothing in sight is told elsewhere")
						       : _("panes do not move in step"));
	return VIEW_GO_ON;
}
