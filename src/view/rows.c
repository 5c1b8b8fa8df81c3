/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which facts stand in the table, and in what order: filters and sorting. */
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

/* Of a kind that is asked for, all are shown; else what is news. */
static bool is_chosen(const struct pages *pages, const struct fact *fact)
{
	if (pages->kind == FACT_KINDS ? !is_news(fact) : pages->kind != (int)fact->kind)
		return false;
	switch (pages->choice) {
	case CHOICE_DISAGREEMENTS:
		return is_disagreement(fact);
	case CHOICE_AGREE:
		return fact->verdict == VERDICT_AGREE;
	case CHOICE_SINGLE:
		return fact->verdict == VERDICT_SINGLE;
	default:
		return true;
	}
}

static bool is_told_by(const struct fact *fact, uint32_t dispatch)
{
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		if (fact->members[i].dispatch == dispatch)
			return true;
	return false;
}

static bool holds(struct arena *arena, const char *text, const struct fold *wanted)
{
	struct fold folded = text_fold(arena, text, strlen(text));
	struct span found;
	uint32_t at = 0;

	return text_find(&folded, wanted, &at, &found);
}

/* In its label, in the dispatches' words, or in the values as the table shows them. */
static bool has_words(struct view *view, const struct fact *fact, const struct fold *wanted)
{
	uint32_t i;

	if (wanted->n == 0 || holds(view->brief, say_label(fact), wanted))
		return true;
	for (i = 0; i < fact->n; i++)
		if (holds(view->brief, say_words(view->brief, view, &fact->members[i]), wanted) ||
			holds(view->brief, say_short(view, &fact->members[i]), wanted))
			return true;
	return false;
}

static void fill(struct view *view)
{
	const struct facts *facts = &view->analysis->facts;
	struct list *list = &view->pages->table;
	struct sorting sorting = { view, view->pages->order };
	struct arena *spare = arena_new();
	uint32_t i;

	if (!list->at)
		list->at = arena_array(view->arena, uint32_t, facts->n + 1);
	for (list->n = i = 0; i < facts->n; i++)
		if (is_chosen(view->pages, &facts->at[i]) &&
			(!view->pages->of_focus || is_told_by(&facts->at[i], view->focus)) &&
			has_words(view, &facts->at[i], &view->pages->wanted))
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

/* Where the table shows one dispatch's facts, another column has others. */
void table_choose(struct view *view, uint32_t dispatch)
{
	view->focus = dispatch;
	if (view->pages->of_focus)
		table_open(view);
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

enum view_wish do_filter(struct view *view)
{
	view->pages->choice = (view->pages->choice + 1) % CHOICES;
	table_open(view);
	return VIEW_GO_ON;
}

static bool has_kind(const struct view *view, int kind)
{
	uint32_t i;

	for (i = 0; i < view->analysis->facts.n; i++)
		if ((int)view->analysis->facts.at[i].kind == kind)
			return true;
	return false;
}

/* From one kind to the next of which there are facts, then any. */
enum view_wish do_filter_kind(struct view *view)
{
	int *kind = &view->pages->kind;

	do
		*kind = (*kind + 1) % (FACT_KINDS + 1);
	while (*kind != FACT_KINDS && !has_kind(view, *kind));
	table_open(view);
	return VIEW_GO_ON;
}

enum view_wish do_filter_dispatch(struct view *view)
{
	view->pages->of_focus = !view->pages->of_focus;
	table_open(view);
	return VIEW_GO_ON;
}

enum view_wish do_filter_text(struct view *view)
{
	prompt_open_filter(view);
	return VIEW_GO_ON;
}

void table_want(struct view *view, const char *text)
{
	struct pages *pages = view->pages;

	arena_free(pages->typed);
	pages->typed = arena_new();
	pages->wanted = text_fold(pages->typed, text, strlen(text));
	table_open(view);
}
