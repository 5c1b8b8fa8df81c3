/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrected rows -> facts, beside those that nobody touched. */
#include "dossier/apply.h"

#include <stdlib.h>
#include <string.h>

static int by_place(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return x->kind < y->kind ? -1 : x->kind > y->kind;
}

static bool is_own(const struct applying *a, uint32_t dispatch)
{
	uint32_t i;

	for (i = 0; i < a->nodes.n; i++)
		if (a->nodes.at[i].dispatch == dispatch && a->nodes.at[i].own)
			return true;
	return false;
}

/* Where a mention stands in a list, by its place and kind. */
static const struct mention *find(const struct mentions *mentions, const struct mention *mention)
{
	uint32_t low = 0, high = mentions->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (by_place(&mentions->at[middle], mention) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return &mentions->at[low];
}

/* Two mentions of one kind may begin at one place; the engine's keep their order. */
static const struct mention *find_engine(
	const struct mentions *engine, const struct mentions *now, const struct mention *mention)
{
	const struct mention *at = find(now, mention);
	const struct mention *first = find(engine, mention);

	return at + (mention - first);
}

/* The mentions of a dispatch with those that a person made or gave another value. */
static struct mentions list_mentions(struct applying *a, uint32_t dispatch)
{
	const struct mentions *engine = &a->desk->mentions[dispatch];
	struct mentions list = { 0 };
	uint32_t i;

	vec_reserve(a->arena, &list, (size_t)engine->n + a->nodes.n - a->found + 1);
	for (i = 0; i < engine->n; i++)
		list.at[list.n++] = engine->at[i];
	for (i = 0; i < a->nodes.n; i++) {
		const struct node *node = &a->nodes.at[i];

		if (node->dispatch != dispatch || !node->own)
			continue;
		if (node->engine)
			list.at[node->engine - engine->at] = *node->own;
		else
			list.at[list.n++] = *node->own;
	}
	return list;
}

/* A stable sort: what was made by hand comes behind what the engine has at the same place. */
static void sort_mentions(struct mentions *list, uint32_t sorted)
{
	struct mention one;
	uint32_t i, k;

	for (i = sorted; i < list->n; i++) {
		one = list->at[i];
		for (k = i; k > 0 && by_place(&list->at[k - 1], &one) > 0; k--)
			list->at[k] = list->at[k - 1];
		list->at[k] = one;
	}
}

static const struct mention *now_of(struct applying *a, const struct node *node)
{
	const struct mentions *now = &a->analysis->mentions[node->dispatch];
	const struct mention *at;

	if (node->engine)
		return find_engine(&a->desk->mentions[node->dispatch], now, node->engine);
	for (at = find(now, node->own); memcmp(&at->span, &node->own->span, sizeof at->span) != 0;)
		at++;
	return at;
}

/* Lists of their own for the dispatches that need them, and where each node is there. */
static void make_lists(struct applying *a)
{
	const struct analysis *analysis = a->analysis;
	struct mentions *lists = arena_array(a->arena, struct mentions, (size_t)analysis->n + 1);
	uint32_t i;

	for (i = 0; i < analysis->n; i++) {
		lists[i] = a->desk->mentions[i];
		if (!is_own(a, i))
			continue;
		lists[i] = list_mentions(a, i);
		sort_mentions(&lists[i], a->desk->mentions[i].n);
	}
	a->analysis->mentions = lists;
	for (i = 0; i < a->nodes.n; i++)
		a->nodes.at[i].now = now_of(a, &a->nodes.at[i]);
}

static int by_member(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->dispatch != y->dispatch)
		return x->dispatch < y->dispatch ? -1 : 1;
	return x->mention < y->mention ? -1 : x->mention > y->mention;
}

static struct member member_of(const struct node *node)
{
	return (struct member){ .dispatch = node->dispatch,
		.mention = node->now,
		.made = !node->engine,
		.engine = node->own ? node->engine : NULL };
}

static void settle_row(
	struct applying *a, struct rows *rows, const struct row *row, struct fact *fact)
{
	struct member *members = arena_array(a->arena, struct member, (size_t)row->nodes.n + 1);
	uint32_t i;

	for (i = 0; i < row->nodes.n; i++)
		members[i] = member_of(&a->nodes.at[row->nodes.at[i]]);
	qsort(members, row->nodes.n, sizeof *members, by_member);
	fact->kind = row->kind;
	match_rows_settle(rows, fact, members, row->nodes.n);
}

/* As the engine has it, but that its mentions may stand in other lists. */
static void copy_row(struct applying *a, const struct row *row, struct fact *fact)
{
	struct member *members;
	uint32_t i;

	*fact = a->desk->facts.at[row->fact];
	members = arena_array(a->arena, struct member, (size_t)fact->n + 1);
	for (i = 0; i < fact->n; i++) {
		members[i] = fact->members[i];
		members[i].mention = a->nodes.at[row->first + i].now;
	}
	fact->members = members;
}

static struct decision decision_of(const struct deed *deed)
{
	return (struct decision){ deed->verdict, deed->text, deed->author, deed->time };
}

static const struct decision *decide(struct arena *arena, const struct deed *deed)
{
	struct decision *decision = arena_new_of(arena, struct decision);

	*decision = decision_of(deed);
	return decision;
}

/* The last verdict is in force; others that stand beside it and say something else are kept. */
static void take_verdicts(struct applying *a, const struct row *row, struct human *human)
{
	const struct judgements *judged = &row->judged;
	const struct deed *last;
	struct decision *others;
	uint32_t i;

	if (!judged->n)
		return;
	last = judged->at[judged->n - 1];
	human->judged = decide(a->arena, last);
	others = arena_array(a->arena, struct decision, judged->n);
	for (i = 0; i + 1 < judged->n; i++)
		if (judged->at[i]->verdict != last->verdict)
			others[human->n_others++] = decision_of(judged->at[i]);
	human->others = others;
}

static void add_human(struct applying *a, const struct row *row, struct fact *fact)
{
	struct human *human;

	if (!row->regrouped && !row->revalued && !row->judged.n && !row->named)
		return;
	human = arena_new_of(a->arena, struct human);
	human->regrouped = row->regrouped;
	human->revalued = row->revalued;
	human->verdict = fact->verdict;
	human->label = fact->label;
	take_verdicts(a, row, human);
	if (human->judged)
		fact->verdict = human->judged->verdict;
	if (row->named && *row->named->text) {
		human->named = decide(a->arena, row->named);
		fact->label = text_make_safe(a->arena, row->named->text, strlen(row->named->text));
	}
	fact->human = human;
}

static int by_first(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;
	const struct member *m = &x->members[0], *k = &y->members[0];

	if (m->dispatch != k->dispatch)
		return m->dispatch < k->dispatch ? -1 : 1;
	return m->mention < k->mention ? -1 : m->mention > k->mention;
}

static void number(struct facts *facts, uint32_t from)
{
	uint32_t i;

	if (facts->n)
		qsort(facts->at, facts->n, sizeof *facts->at, by_first);
	for (i = 0; i < facts->n; i++)
		facts->at[i].id = from + i;
}

/* Passages stay as they are, but for their numbers and where their mentions are. */
static void copy_passages(struct applying *a)
{
	const struct facts *from = &a->desk->passages;
	struct facts to = { 0 };
	uint32_t i, k;

	for (i = 0; i < from->n; i++) {
		struct fact *fact = vec_push(a->arena, &to);
		struct member *members = arena_array(a->arena, struct member, from->at[i].n);

		*fact = from->at[i];
		for (k = 0; k < fact->n; k++) {
			const struct member *member = &fact->members[k];

			members[k] = *member;
			members[k].mention = find_engine(&a->desk->mentions[member->dispatch],
				&a->analysis->mentions[member->dispatch], member->mention);
		}
		fact->members = members;
		fact->id = a->analysis->facts.n + i + 1;
	}
	a->analysis->passages = to;
}

void rows_finish(struct applying *a)
{
	struct facts facts = { 0 };
	struct rows *rows;
	uint32_t i;

	make_lists(a);
	rows = match_rows_new(a->arena, a->analysis, a->desk->code);
	for (i = 0; i < a->rows.n; i++) {
		const struct row *row = &a->rows.at[i];
		struct fact *fact;

		if (!row->nodes.n)
			continue;
		fact = vec_push(a->arena, row->struck ? &a->desk->struck : &facts);
		if (row->regrouped || row->revalued)
			settle_row(a, rows, row, fact);
		else
			copy_row(a, row, fact);
		add_human(a, row, fact);
	}
	number(&facts, 1);
	a->analysis->facts = facts;
	copy_passages(a);
}
