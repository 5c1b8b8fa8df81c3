/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The corrections that stand, on the facts that the engine found, in the order they were made:
 *
 *     engine's rows -> nodes (a mention each), parted, joined, struck, revalued -> rows again
 *
 * Rows that were touched are judged anew by the engine's rules, and what a person said of a row
 * stands above that. Each time all is done again from what the engine found, so that undoing is
 * exact, and another version of the texts or of the program no special case.
 */
#include "dossier/apply.h"

#include <string.h>

static void start_rows(struct applying *a)
{
	const struct facts *facts = &a->desk->facts;
	uint32_t i, k;

	for (i = 0; i < facts->n; i++) {
		struct row *row = vec_push(a->arena, &a->rows);

		row->kind = facts->at[i].kind;
		row->fact = i;
		row->first = a->nodes.n;
		for (k = 0; k < facts->at[i].n; k++) {
			*vec_push(a->arena, &row->nodes) = a->nodes.n;
			*vec_push(a->arena, &a->nodes) =
				(struct node){ .dispatch = facts->at[i].members[k].dispatch,
					.row = i,
					.engine = facts->at[i].members[k].mention };
		}
	}
	a->spots = spots_of(a->arena, facts);
}

/* The mention at the anchor; one made by hand before one that was found. */
static uint32_t node_at(const struct applying *a, enum fact_kind kind, const struct anchor *anchor)
{
	const struct spot *spot;
	uint32_t i;

	for (i = a->found; i < a->nodes.n && anchor->state != ANCHOR_LOST; i++) {
		const struct node *node = &a->nodes.at[i];

		if (node->dispatch == anchor->dispatch && node->own->kind == kind &&
			span_overlaps(node->own->span, anchor->span))
			return i;
	}
	spot = spot_find(&a->spots, kind, anchor);
	return spot ? a->rows.at[spot->row].first + spot->member : DOSSIER_NOWHERE;
}

static uint32_t node_of(const struct applying *a, const struct target *target)
{
	uint32_t node;

	if (!target->n)
		return DOSSIER_NOWHERE;
	node = node_at(a, target->fact, &target->anchors[0]);
	return node == DOSSIER_NOWHERE || a->nodes.at[node].struck ? DOSSIER_NOWHERE : node;
}

/* The row that has most of the mentions; the first of those that have as many. */
static uint32_t row_of(const struct applying *a, const struct target *target)
{
	uint32_t best = DOSSIER_NOWHERE, most = 0, i, k, votes, row, node;

	for (i = 0; i < target->n; i++) {
		node = node_at(a, target->fact, &target->anchors[i]);
		if (node == DOSSIER_NOWHERE || a->nodes.at[node].struck)
			continue;
		row = a->nodes.at[node].row;
		for (votes = 0, k = i; k < target->n; k++) {
			node = node_at(a, target->fact, &target->anchors[k]);
			votes += node != DOSSIER_NOWHERE && a->nodes.at[node].row == row;
		}
		if (votes > most) {
			most = votes;
			best = row;
		}
	}
	return best;
}

static void leave(struct applying *a, uint32_t node)
{
	struct row *row = &a->rows.at[a->nodes.at[node].row];
	uint32_t i, n = 0;

	for (i = 0; i < row->nodes.n; i++)
		if (row->nodes.at[i] != node)
			row->nodes.at[n++] = row->nodes.at[i];
	row->nodes.n = n;
	row->regrouped = true;
}

static void enter(struct applying *a, uint32_t node, uint32_t row)
{
	*vec_push(a->arena, &a->rows.at[row].nodes) = node;
	a->nodes.at[node].row = row;
	a->rows.at[row].regrouped = true;
}

static uint32_t new_row(struct applying *a, enum fact_kind kind)
{
	struct row *row = vec_push(a->arena, &a->rows);

	row->kind = kind;
	row->fact = DOSSIER_NOWHERE;
	return a->rows.n - 1;
}

static void join(struct applying *a, const struct deed *deed)
{
	uint32_t x = row_of(a, &deed->on), y = row_of(a, &deed->other), i;
	struct row *from;

	if (x == DOSSIER_NOWHERE || y == DOSSIER_NOWHERE || x == y ||
		a->rows.at[x].kind != a->rows.at[y].kind)
		return;
	from = &a->rows.at[y];
	for (i = 0; i < from->nodes.n; i++)
		enter(a, from->nodes.at[i], x);
	from->nodes.n = 0;
	for (i = 0; i < from->judged.n; i++)
		*vec_push(a->arena, &a->rows.at[x].judged) = from->judged.at[i];
	if (!a->rows.at[x].named)
		a->rows.at[x].named = from->named;
}

static void part(struct applying *a, const struct deed *deed)
{
	uint32_t node = node_of(a, &deed->on);

	if (node == DOSSIER_NOWHERE || a->rows.at[a->nodes.at[node].row].nodes.n < 2)
		return;
	leave(a, node);
	enter(a, node,
		new_row(a, a->nodes.at[node].engine ? a->nodes.at[node].engine->kind
						    : a->nodes.at[node].own->kind));
}

static struct span span_of(const struct node *node)
{
	return node->own ? node->own->span : node->engine->span;
}

static bool same_words(const struct applying *a, const struct node *x, const struct node *y)
{
	struct dispatch *const *dispatches = a->analysis->dispatches;
	struct bytes p = bytes_of(dispatches[x->dispatch]->text, span_of(x));
	struct bytes q = bytes_of(dispatches[y->dispatch]->text, span_of(y));

	return p.n == q.n && !memcmp(p.at, q.at, p.n);
}

/* A name that is another's is so wherever the row has it in the same words. */
static void part_name(struct applying *a, const struct deed *deed)
{
	uint32_t node = node_of(a, &deed->on), row, own, i, n;
	struct row *from;

	if (node == DOSSIER_NOWHERE)
		return;
	row = a->nodes.at[node].row;
	for (n = 0, i = 0; i < a->rows.at[row].nodes.n; i++)
		n += same_words(a, &a->nodes.at[node], &a->nodes.at[a->rows.at[row].nodes.at[i]]);
	if (n == a->rows.at[row].nodes.n)
		return;
	own = new_row(a, FACT_NAME);
	from = &a->rows.at[row];
	from->regrouped = true;
	for (n = 0, i = 0; i < from->nodes.n; i++)
		if (same_words(a, &a->nodes.at[node], &a->nodes.at[from->nodes.at[i]]))
			enter(a, from->nodes.at[i], own);
		else
			from->nodes.at[n++] = from->nodes.at[i];
	from->nodes.n = n;
}

static void strike_row(struct applying *a, uint32_t row)
{
	uint32_t i;

	a->rows.at[row].struck = true;
	for (i = 0; i < a->rows.at[row].nodes.n; i++)
		a->nodes.at[a->rows.at[row].nodes.at[i]].struck = true;
}

static void strike(struct applying *a, const struct deed *deed)
{
	uint32_t row, node;

	if (deed->on.kind == TARGET_FACT) {
		row = row_of(a, &deed->on);
		if (row != DOSSIER_NOWHERE)
			strike_row(a, row);
		return;
	}
	node = node_of(a, &deed->on);
	if (node == DOSSIER_NOWHERE)
		return;
	if (a->rows.at[a->nodes.at[node].row].nodes.n < 2) {
		strike_row(a, a->nodes.at[node].row);
		return;
	}
	leave(a, node);
	a->nodes.at[node].struck = true;
}

static void take_quantity(const struct worth *worth, struct quantity *quantity)
{
	quantity->relation = worth->relation;
	quantity->number = worth->number;
	quantity->low = worth->low;
	quantity->high = worth->high;
	quantity->measure = worth->measure;
	quantity->unit = worth->unit;
}

/* A day, month or year is known by itself; what is less plain is read from the words again. */
static void take_date(
	struct applying *a, uint32_t dispatch, const struct worth *worth, struct mention *mention)
{
	struct date *date = &mention->date;

	if (edtf_read(worth->edtf, &date->first, &date->last, &date->granularity)) {
		memset(date->edtf, 0, sizeof date->edtf);
		strncpy(date->edtf, worth->edtf, sizeof date->edtf - 1);
		date->weekday = date->month = date->day = 0;
		date->borrowed = false;
	} else if (*worth->words) {
		fact_read_value(a->arena, a->analysis->vocab, a->analysis->lang,
			a->analysis->dispatches[dispatch], worth->words, mention);
	}
}

static void take_worth(
	struct applying *a, uint32_t dispatch, const struct worth *worth, struct mention *mention)
{
	if (mention->kind == FACT_QUANTITY)
		take_quantity(worth, &mention->quantity);
	else if (mention->kind == FACT_DATE && worth->edtf)
		take_date(a, dispatch, worth, mention);
}

static struct mention *own_of(struct applying *a, struct node *node)
{
	if (!node->own) {
		node->own = arena_new_of(a->arena, struct mention);
		*node->own = *node->engine;
	}
	return node->own;
}

static void revalue(struct applying *a, const struct deed *deed)
{
	uint32_t node = node_of(a, &deed->on);

	if (node == DOSSIER_NOWHERE)
		return;
	take_worth(a, a->nodes.at[node].dispatch, &deed->worth, own_of(a, &a->nodes.at[node]));
	a->rows.at[a->nodes.at[node].row].revalued = true;
}

static void make(struct applying *a, const struct deed *deed)
{
	const struct anchor *anchor = &deed->on.anchors[0];
	struct mention mention;
	struct node *node;
	uint32_t row;

	if (anchor->state == ANCHOR_LOST ||
		!fact_make(a->arena, a->analysis->vocab, a->analysis->lang,
			a->analysis->dispatches[anchor->dispatch], deed->fact, anchor->span,
			&mention))
		return;
	take_worth(a, anchor->dispatch, &deed->worth, &mention);
	row = new_row(a, deed->fact);
	node = vec_push(a->arena, &a->nodes);
	*node = (struct node){ .dispatch = anchor->dispatch, .row = row };
	node->own = arena_new_of(a->arena, struct mention);
	*node->own = mention;
	enter(a, a->nodes.n - 1, row);
	a->rows.at[row].regrouped = false;
	a->rows.at[row].revalued = true;
}

static void judge(struct applying *a, const struct deed *deed)
{
	uint32_t row = row_of(a, &deed->on);

	if (row != DOSSIER_NOWHERE)
		*vec_push(a->arena, &a->rows.at[row].judged) = deed;
}

static void name(struct applying *a, const struct deed *deed)
{
	uint32_t row = row_of(a, &deed->on);

	if (row != DOSSIER_NOWHERE)
		a->rows.at[row].named = deed;
}

static void (*const CORRECT[DEEDS])(struct applying *, const struct deed *) = {
	[DEED_JOIN] = join,
	[DEED_APART] = part,
	[DEED_MENTION] = make,
	[DEED_NO_FACT] = strike,
	[DEED_VALUE] = revalue,
	[DEED_VERDICT] = judge,
	[DEED_SAME_NAME] = join,
	[DEED_OTHER_NAME] = part_name,
	[DEED_LABEL] = name,
};

static bool corrects(const struct desk *desk, uint32_t deed)
{
	return deed_stands(desk, deed) && dossier_deed_corrects(desk->deeds.at[deed].kind) &&
	       !desk->deeds.at[deed].lost;
}

static bool has_corrections(const struct desk *desk)
{
	uint32_t i = 0;

	while (i < desk->deeds.n && !corrects(desk, i))
		i++;
	return i < desk->deeds.n;
}

static void restore(struct dossier *dossier)
{
	struct desk *desk = dossier->desk;

	dossier->analysis->facts = desk->facts;
	dossier->analysis->passages = desk->passages;
	dossier->analysis->mentions = desk->mentions;
	desk->struck = (struct facts){ 0 };
}

void desk_apply(struct dossier *dossier)
{
	struct desk *desk = dossier->desk;
	struct arena *before = desk->corrected;
	struct applying a = { .desk = desk, .analysis = dossier->analysis };
	uint32_t i;

	desk->noted = desk->spotted = false;
	if (!dossier->analysis)
		return;
	restore(dossier);
	deeds_settle(desk);
	desk->corrected = arena_new();
	if (has_corrections(desk)) {
		a.arena = desk->corrected;
		start_rows(&a);
		a.found = a.nodes.n;
		for (i = 0; i < desk->deeds.n; i++)
			if (corrects(desk, i))
				CORRECT[desk->deeds.at[i].kind](&a, &desk->deeds.at[i]);
		rows_finish(&a);
	}
	if (before)
		arena_free(before);
}

const struct facts *dossier_struck(struct dossier *dossier)
{
	return &dossier->desk->struck;
}
