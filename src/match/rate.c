/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What currencies are worth in a story, by its own dispatches: who tells "$185m (£139m)" tells the
 * rate of that day. No other source is asked, and without such a telling two currencies are not
 * held against each other.
 *
 * The currency that is told most often is the one to reckon in. Another is worth what is told of
 * the pair, the median where several tell it, or is reckoned over one that is ("yen in euros, euros
 * in dollars"). Those that nothing joins are of two purses.
 */
#include "match/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * A desk converts the number that it tells, and rounds what it writes beside it: the last place of
 * that alone loosens the rate. "About £2m" for C$3.5m tells none.
 */
static const double LOOSEST = 0.1;

/* Between two desks and two hours a rate moves by so much. */
static const double DRIFT = 0.015;

/* One telling: of so many of one currency as one of the other. */
struct pair_told {
	uint8_t from, to; /* places among the rates */
	double worth;	  /* of one `from`, in `to` */
	double error;
	uint32_t dispatch;
	const struct mention *mention;
};

struct learning {
	struct rates *rates;
	bool other_dollars; /* "$" alone may be those of a country that the story tells too */
	uint32_t used[RATES_MOST]; /* how often each currency is told at all */
	struct tellings VEC(struct pair_told) tellings;
};

static uint32_t place_of(const struct rates *rates, const char *unit)
{
	uint32_t i;

	for (i = 0; i < rates->n && strcmp(rates->at[i].unit, unit);)
		i++;
	return i;
}

static uint32_t add_unit(struct rates *rates, const char *unit)
{
	uint32_t i = place_of(rates, unit);

	if (i == rates->n && i < RATES_MOST)
		rates->at[rates->n++] = (struct rate){ .unit = unit };
	return i;
}

static bool is_number(enum relation relation, double number)
{
	return relation != RELATION_UNKNOWN && relation != RELATION_ORDER && number > 0;
}

static bool tells_other_dollars(const struct analysis *analysis, const struct story *story)
{
	static const struct quantity bare = { .dollars = true, .unit = "USD" };
	uint32_t s, i;

	for (s = 0; s < story->n; s++) {
		const struct mentions *mentions = &analysis->mentions[story->at[s]];

		for (i = 0; i < mentions->n; i++)
			if (mentions->at[i].kind == FACT_QUANTITY &&
				mentions->at[i].quantity.measure == MEASURE_MONEY &&
				match_may_be_dollars(&bare, &mentions->at[i].quantity))
				return true;
	}
	return false;
}

/* What a mention tells, both ways. */
static void listen(struct arena *arena, struct learning *learning, uint32_t dispatch,
	const struct mention *mention)
{
	const struct quantity *quantity = &mention->quantity;
	const struct amount *also;
	uint32_t from, to;
	double error, worth;

	if (quantity->dollars && learning->other_dollars)
		return;
	for (also = quantity->also; also; also = also->next) {
		if (!is_number(quantity->relation, quantity->number) ||
			!is_number(also->relation, also->number))
			continue;
		error = match_last_place(also->number) / 2 / also->number;
		from = add_unit(learning->rates, quantity->unit);
		to = add_unit(learning->rates, also->unit);
		if (error > LOOSEST || from == RATES_MOST || to == RATES_MOST)
			continue;
		worth = also->number / quantity->number;
		*vec_push(arena, &learning->tellings) = (struct pair_told){ (uint8_t)from,
			(uint8_t)to, worth, error, dispatch, mention };
		*vec_push(arena, &learning->tellings) = (struct pair_told){ (uint8_t)to,
			(uint8_t)from, 1 / worth, error, dispatch, mention };
	}
}

static int by_worth(const void *a, const void *b)
{
	const struct pair_told *x = a, *y = b;

	if (x->worth != y->worth)
		return x->worth < y->worth ? -1 : 1;
	return x->error < y->error ? -1 : x->error > y->error;
}

static bool is_of(const struct pair_told *told, uint32_t from, uint32_t to)
{
	return told->from == from && told->to == to;
}

/* The telling in the middle of those of one currency in another; NULL: nobody tells it. */
static const struct pair_told *median(
	struct arena *scratch, const struct learning *learning, uint32_t from, uint32_t to)
{
	const struct pair_told *all = learning->tellings.at;
	struct pair_told *some;
	uint32_t n = 0, i;

	for (i = 0; i < learning->tellings.n; i++)
		n += is_of(&all[i], from, to);
	if (!n)
		return NULL;
	some = arena_array(scratch, struct pair_told, n);
	for (n = 0, i = 0; i < learning->tellings.n; i++)
		if (is_of(&all[i], from, to))
			some[n++] = all[i];
	qsort(some, n, sizeof *some, by_worth);
	return &some[(n - 1) / 2];
}

static void settle(struct rate *rate, const struct rate *in, const struct pair_told *told)
{
	rate->purse = in->purse;
	rate->in = in->unit;
	rate->worth = told->worth * in->worth;
	rate->each = told->worth;
	rate->error = (float)(told->error + (in->in ? (double)in->error : DRIFT));
	rate->dispatch = told->dispatch;
	rate->mention = told->mention;
}

/* The currency told most often among those that have no purse yet, RATES_MOST: all have one. */
static uint32_t most_told(const struct learning *learning)
{
	const struct rates *rates = learning->rates;
	uint32_t best = RATES_MOST, i;

	for (i = 0; i < rates->n; i++)
		if (!rates->at[i].purse &&
			(best == RATES_MOST || learning->used[i] > learning->used[best] ||
				(learning->used[i] == learning->used[best] &&
					strcmp(rates->at[i].unit, rates->at[best].unit) < 0)))
			best = i;
	return best;
}

/* Those that are told in currencies of the purse. */
static void join(struct arena *scratch, const struct learning *learning, uint32_t hub)
{
	struct rates *rates = learning->rates;
	bool direct[RATES_MOST] = { [0] = false };
	const struct pair_told *told;
	uint32_t i, k;

	for (i = 0; i < rates->n; i++)
		if (!rates->at[i].purse && (told = median(scratch, learning, i, hub)) != NULL) {
			settle(&rates->at[i], &rates->at[hub], told);
			direct[i] = true;
		}
	for (i = 0; i < rates->n; i++)
		for (k = 0; !rates->at[i].purse && k < rates->n; k++)
			if (direct[k] && (told = median(scratch, learning, i, k)) != NULL)
				settle(&rates->at[i], &rates->at[k], told);
}

/* How often each of the currencies is told. */
static void count_uses(
	struct learning *learning, const struct analysis *analysis, const struct story *story)
{
	uint32_t s, i, place;

	for (s = 0; s < story->n; s++) {
		const struct mentions *mentions = &analysis->mentions[story->at[s]];

		for (i = 0; i < mentions->n; i++) {
			if (mentions->at[i].kind != FACT_QUANTITY ||
				mentions->at[i].quantity.measure != MEASURE_MONEY)
				continue;
			place = place_of(learning->rates, mentions->at[i].quantity.unit);
			if (place < learning->rates->n)
				learning->used[place]++;
		}
	}
}

const struct rates *match_learn_rates(struct arena *arena, struct arena *scratch,
	const struct analysis *analysis, const struct story *story)
{
	struct rates rates = { .n = 0 }, *kept;
	struct learning learning = { .rates = &rates };
	uint32_t s, i, hub;

	learning.other_dollars = tells_other_dollars(analysis, story);
	for (s = 0; s < story->n; s++) {
		const struct mentions *mentions = &analysis->mentions[story->at[s]];

		for (i = 0; i < mentions->n; i++)
			if (mentions->at[i].kind == FACT_QUANTITY &&
				mentions->at[i].quantity.measure == MEASURE_MONEY &&
				mentions->at[i].quantity.also)
				listen(scratch, &learning, story->at[s], &mentions->at[i]);
	}
	if (!learning.tellings.n)
		return NULL;
	count_uses(&learning, analysis, story);
	for (s = 1; (hub = most_told(&learning)) < RATES_MOST; s++) {
		rates.at[hub].purse = (uint16_t)s;
		rates.at[hub].worth = 1;
		join(scratch, &learning, hub);
	}
	kept = arena_new_of(arena, struct rates);
	*kept = rates;
	return kept;
}

const struct rate *match_rate(const struct rates *rates, const struct mention *mention)
{
	uint32_t i;

	if (!rates || mention->kind != FACT_QUANTITY || mention->quantity.measure != MEASURE_MONEY)
		return NULL;
	i = place_of(rates, mention->quantity.unit);
	return i < rates->n ? &rates->at[i] : NULL;
}

/* Marks the rate, and the one that it was reckoned over. */
static void mark(const struct rates *rates, const struct rate *rate, bool wanted[RATES_MOST])
{
	for (; rate && rate->in; rate = &rates->at[place_of(rates, rate->in)])
		wanted[rate - rates->at] = true;
}

uint32_t match_rates_used(const struct fact *fact, const struct rate *used[RATES_MOST])
{
	bool wanted[RATES_MOST] = { false }, several = false;
	uint32_t i, n = 0;

	for (i = 0; fact->rates && i < fact->n; i++) {
		const struct mention *mention = fact->members[i].mention;
		const struct rate *rate = match_rate(fact->rates, mention);

		several |= strcmp(mention->quantity.unit,
				   fact->members[0].mention->quantity.unit) != 0;
		mark(fact->rates, rate, wanted);
	}
	for (i = 0; several && i < fact->rates->n; i++)
		if (wanted[i])
			used[n++] = &fact->rates->at[i];
	return n;
}
