/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrected rows -> facts, beside those that nobody touched. */
#include "dossier/apply.h"

#include <stdlib.h>
#include <string.h>

/* Where the engine's mentions of a dispatch stand now. */
struct shift {
	struct mentions list;
	uint32_t *at; /* by their place in the engine's list; NULL: as they were */
};

static bool is_own(const struct applying *a, uint32_t dispatch)
{
	uint32_t i;

	for (i = 0; i < a->nodes.n; i++)
		if (a->nodes.at[i].dispatch == dispatch && a->nodes.at[i].own)
			return true;
	return false;
}

/* Puts what was made by hand, and begins before the offset, into the list. */
static void put_made(struct applying *a, uint32_t dispatch, uint32_t before, struct shift *shift)
{
	uint32_t i;

	for (i = a->found; i < a->nodes.n; i++) {
		struct node *node = &a->nodes.at[i];

		if (node->dispatch != dispatch || node->now || node->own->span.start >= before)
			continue;
		node->now = &shift->list.at[shift->list.n];
		shift->list.at[shift->list.n++] = *node->own;
	}
}

/* The mentions of a dispatch with those that a person made or gave another value. */
static struct shift shift_mentions(struct applying *a, uint32_t dispatch)
{
	const struct mentions *engine = &a->desk->mentions[dispatch];
	struct shift shift = { .at = arena_array(a->arena, uint32_t, (size_t)engine->n + 1) };
	uint32_t i;

	vec_reserve(a->arena, &shift.list, (size_t)engine->n + a->nodes.n - a->found + 1);
	for (i = 0; i < engine->n; i++) {
		put_made(a, dispatch, engine->at[i].span.start, &shift);
		shift.at[i] = shift.list.n;
		shift.list.at[shift.list.n++] = engine->at[i];
	}
	put_made(a, dispatch, UINT32_MAX, &shift);
	for (i = 0; i < a->found; i++) {
		const struct node *node = &a->nodes.at[i];

		if (node->dispatch == dispatch && node->own)
			shift.list.at[shift.at[node->engine - engine->at]] = *node->own;
	}
	return shift;
}

static const struct mention *shifted(
	const struct applying *a, uint32_t dispatch, const struct mention *engine)
{
	const struct shift *shift = &a->shifts[dispatch];

	return shift->at ? &shift->list.at[shift->at[engine - a->desk->mentions[dispatch].at]]
			 : engine;
}

/* Lists of their own for the dispatches that need them, and where each node is there. */
static void make_lists(struct applying *a)
{
	const struct analysis *analysis = a->analysis;
	struct mentions *lists = arena_array(a->arena, struct mentions, (size_t)analysis->n + 1);
	uint32_t i;

	a->shifts = arena_array(a->arena, struct shift, (size_t)analysis->n + 1);
	for (i = 0; i < analysis->n; i++) {
		if (is_own(a, i))
			a->shifts[i] = shift_mentions(a, i);
		lists[i] = a->shifts[i].at ? a->shifts[i].list : a->desk->mentions[i];
	}
	a->analysis->mentions = lists;
	for (i = 0; i < a->found; i++)
		a->nodes.at[i].now = shifted(a, a->nodes.at[i].dispatch, a->nodes.at[i].engine);
}

static int by_place(const struct member *x, const struct member *y)
{
	int order = match_compare_place(x, y);

	return order ? order : x->mention < y->mention ? -1 : x->mention > y->mention;
}

static int by_member(const void *a, const void *b)
{
	return by_place(a, b);
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

	return by_place(&x->members[0], &y->members[0]);
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
			members[k].mention = shifted(a, member->dispatch, member->mention);
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
	rows = match_rows_new(a->arena, a->analysis, a->desk->setup.code);
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
