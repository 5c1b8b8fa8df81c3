/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In what order the facts stand in the table. */
#include "view/filter.h"
#include "view/pages.h"

#include <string.h>

struct sorting {
	const struct view *view;
	enum order order;
};

/* How soon a fact comes in an order: what disagrees first and of that the figures; what
 * has many witnesses first. */
static int rank_of(const struct fact *fact, enum order order)
{
	static const int ranks[VERDICTS] = {
		[VERDICT_CONFLICT] = 0,
		[VERDICT_VARY] = 1,
		[VERDICT_AGREE] = 2,
		[VERDICT_SINGLE] = 3,
	};
	static const int kinds[FACT_KINDS] = {
		[FACT_QUANTITY] = 0,
		[FACT_DATE] = 1,
		[FACT_QUOTE] = 2,
		[FACT_NAME] = 3,
		[FACT_PASSAGE] = 4,
	};

	switch (order) {
	case ORDER_VERDICT:
		return ranks[fact->verdict] * FACT_KINDS + kinds[fact->kind];
	case ORDER_KIND:
		return (int)fact->kind;
	case ORDER_ORIGINS:
		return -(int)fact->origins;
	default:
		return 0;
	}
}

static int compare(const struct sorting *sorting, uint32_t a, uint32_t b)
{
	const struct fact *facts = sorting->view->analysis->facts.at;
	int x = rank_of(&facts[a], sorting->order), y = rank_of(&facts[b], sorting->order);

	if (x != y)
		return x < y ? -1 : 1;
	return sorting->view->place[a] < sorting->view->place[b] ? -1 : 1;
}

/* Merges the sorted halves of at[0, n). */
static void sort(const struct sorting *sorting, uint32_t *at, uint32_t *spare, uint32_t n)
{
	uint32_t half = n / 2, i = 0, k = half, to = 0;

	if (n < 2)
		return;
	sort(sorting, at, spare, half);
	sort(sorting, at + half, spare, n - half);
	while (i < half || k < n)
		spare[to++] = k == n || (i < half && compare(sorting, at[i], at[k]) < 0) ? at[i++]
											 : at[k++];
	memcpy(at, spare, n * sizeof *at);
}

static void fill(struct view *view)
{
	const struct facts *facts = &view->analysis->facts;
	struct list *list = &view->pages->table;
	struct sorting sorting = { view, view->pages->order };
	struct arena *spare = arena_new();
	uint32_t i;

	if (!list->at)
		list->at = arena_array(view->held, uint32_t, facts->n + 1);
	for (list->n = i = 0; i < facts->n; i++)
		if (view->filter->shown[i])
			list->at[list->n++] = i;
	sort(&sorting, list->at, arena_array(spare, uint32_t, list->n + 1), list->n);
	arena_free(spare);
}

void table_open(struct view *view)
{
	fill(view);
	list_find(view, &view->pages->table);
}

struct list *table_list(struct view *view)
{
	return &view->pages->table;
}

void table_choose(struct view *view, uint32_t dispatch)
{
	view->focus = dispatch;
}

void table_side(struct view *view, int by)
{
	if (by < 0 ? view->focus > 0 : view->focus + 1 < view->n)
		table_choose(view, view->focus + (uint32_t)by);
}

enum view_wish do_sort(struct view *view)
{
	view->pages->order = (view->pages->order + 1) % ORDERS;
	table_open(view);
	return VIEW_GO_ON;
}
