/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What goes where. Rows: the panes come first, and the smaller the screen the fewer the things
 * around them. Columns: as many panes as can have a readable measure, then wider ones, up to the
 * measure of a printed column.
 */
#include "view/state.h"

enum {
	COLUMNS_FOR_AIR = 39, /* right of the text */
	ROWS_FOR_TITLES = 4,
	ROWS_FOR_HEAD = 8,
	ROWS_FOR_RULE = 18,
	COLUMNS_FOR_GUTTER = 12,
	COLUMNS_FOR_WIDE_GUTTER = 30,
};

int layout_strip_most(const struct view *view)
{
	if (view->rows < ROWS_FOR_HEAD)
		return view->rows < 3 ? 0 : 1;
	return view->rows / 3 - (view->rows >= ROWS_FOR_RULE);
}

/*
 * Facts stand on a row that depends on the size of the screen alone, not on how much the strip
 * takes: the eye need not move from fact to fact. Only near the beginning is it a higher one, where
 * no dispatch has so many lines before the fact.
 */
void layout_align(struct view *view)
{
	int row = view->rows * 3 / 10 - (view->layout.panes > 1 ? 1 : 0), before, most = 0;
	struct pane *pane;
	uint32_t i;

	for (i = 0; i < view->n; i++) {
		pane = &view->panes[i];
		if (!pane->shown || pane->told == 0)
			continue;
		pane_wrap(view, pane);
		before = pane_row_of(pane, pane->at->members[pane->member].mention->span.start);
		most = before > most ? before : most;
	}
	row = row < most ? row : most;
	view->fact_row = row > 0 ? row : 0;
}

void layout_rows(struct view *view, int strip_wanted)
{
	struct layout *l = &view->layout;
	int top = 0, bottom = view->rows, most = layout_strip_most(view);

	l->head = view->rows >= ROWS_FOR_HEAD ? top++ : -1;
	l->status = view->rows >= 2 ? --bottom : -1;
	l->titles = view->rows >= ROWS_FOR_TITLES ? top++ : -1;
	l->strip_rows = strip_wanted < most ? strip_wanted : most;
	bottom -= l->strip_rows;
	l->strip = l->strip_rows > 0 ? bottom : -1;
	l->rule = l->strip_rows > 0 && view->rows >= ROWS_FOR_RULE ? --bottom : -1;
	l->panes = top;
	l->height = bottom - top;
}

static int count_open(const struct view *view)
{
	uint32_t i;
	int open = 0;

	for (i = 0; i < view->n; i++)
		open += !view->panes[i].hidden;
	return open;
}

void layout_forget(struct view *view)
{
	uint32_t i;

	arena_free(view->lines);
	view->lines = arena_new();
	for (i = 0; i < view->n; i++)
		view->panes[i].wrapped_at = 0;
}

static struct breadth breadth_of(const struct view *view, int columns)
{
	struct breadth m = { .columns = columns };

	m.gutter = columns >= COLUMNS_FOR_WIDE_GUTTER ? 3 : columns >= COLUMNS_FOR_GUTTER ? 2 : 0;
	m.overview = columns >= COLUMNS_FOR_GUTTER ? 1 : 0;
	m.text = columns - m.gutter - m.overview - (columns >= COLUMNS_FOR_AIR);
	if (m.text > view->manner.measure) {
		m.margin = (m.text - view->manner.measure) / 2;
		m.text = view->manner.measure;
	}
	if (m.text < 1)
		m.text = 1;
	return m;
}

void layout_init(struct view *view)
{
	view->layout.slots = arena_array(view->arena, int, view->n + 1);
}

void layout_panes(struct view *view)
{
	struct layout *l = &view->layout;
	int open = count_open(view);

	l->shown = (view->columns + 1) / (view->manner.pane_width + 1);
	if (l->shown > open)
		l->shown = open;
	if (view->zoomed || l->shown < 1)
		l->shown = 1;
}

/* Panes of one measure, the first ones a column wider where some are over; or as drawn by hand. */
static void measure_panes(struct view *view)
{
	struct layout *l = &view->layout;
	int all = view->columns - (l->shown - 1), slot = 0, column = 0;
	bool changed = false;
	struct breadth m;
	uint32_t i;

	for (i = 0; i < view->n; i++) {
		m = breadth_of(view, all / l->shown);
		if (view->panes[i].shown && l->n_slots == l->shown)
			m = breadth_of(view, l->slots[slot]);
		else
			m.columns += slot < all % l->shown;
		if (view->panes[i].shown) {
			view->panes[i].column = column;
			column += m.columns + 1;
			slot++;
		}
		changed = changed ||
			  (view->panes[i].wrapped_at > 0 && view->panes[i].wrapped_at != m.text);
		view->panes[i].breadth = m;
	}
	if (changed)
		layout_forget(view);
}

int layout_slot_of(const struct view *view, uint32_t index)
{
	int slot = 0;
	uint32_t i;

	for (i = 0; i < index; i++)
		slot += view->panes[i].shown;
	return slot;
}

void layout_move_border(struct view *view, int slot, int columns)
{
	struct layout *l = &view->layout;
	uint32_t i;

	if (slot < 0 || slot + 1 >= l->shown)
		return;
	for (i = 0; i < view->n; i++)
		if (view->panes[i].shown)
			l->slots[layout_slot_of(view, i)] = view->panes[i].breadth.columns;
	if (columns < SLOT_LEAST - l->slots[slot])
		columns = SLOT_LEAST - l->slots[slot];
	if (columns > l->slots[slot + 1] - SLOT_LEAST)
		columns = l->slots[slot + 1] - SLOT_LEAST;
	l->n_slots = l->shown;
	l->slots[slot] += columns;
	l->slots[slot + 1] -= columns;
	measure_panes(view);
}

/* How much a pane deserves to be shown: less is more. */
static int rank(const struct view *view, uint32_t index, bool gathering)
{
	const struct pane *pane = &view->panes[index];

	if (index == view->focus)
		return 0;
	if (gathering && pane->told > 0)
		return pane->shown ? 1 : 2;
	return pane->shown ? 3 : 4;
}

static uint32_t distance(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

static bool deserves_more(const struct view *view, uint32_t a, uint32_t b, bool gathering)
{
	int rank_a = rank(view, a, gathering), rank_b = rank(view, b, gathering);

	if (rank_a != rank_b)
		return rank_a < rank_b;
	if (distance(a, view->focus) != distance(b, view->focus))
		return distance(a, view->focus) < distance(b, view->focus);
	return a < b;
}

void layout_choose(struct view *view, bool gathering)
{
	uint32_t i, k, better;
	bool changed = false;

	layout_panes(view);
	for (i = 0; i < view->n; i++) {
		better = 0;
		for (k = 0; k < view->n; k++)
			better += k != i && !view->panes[k].hidden &&
				  deserves_more(view, k, i, gathering);
		view->panes[i].chosen =
			!view->panes[i].hidden && better < (uint32_t)view->layout.shown;
	}
	for (i = 0; i < view->n; i++) {
		changed = changed || view->panes[i].shown != view->panes[i].chosen;
		view->panes[i].shown = view->panes[i].chosen;
	}
	measure_panes(view);
	if (view->company == COMPANY_STEPS && changed)
		layout_forget(view);
	if (!view->panes[view->keel].shown)
		view->keel = view->focus;
}
