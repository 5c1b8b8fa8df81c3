/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What else the dispatch of a mention tells: which values, of how many things the same, and how
 * many of the same class of measure. The one weight of a text is the one weight of another.
 */
#include "match/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

uint64_t match_value(const struct trait *trait)
{
	uint64_t bits;
	const struct date *date = &trait->mention->date;

	if (trait->mention->kind == FACT_DATE && date->granularity == GRANULARITY_TIME)
		return 1ull << 41 | (uint64_t)date->half_open << 17 |
		       (uint64_t)date->elsewhere << 16 | (uint16_t)date->clock;
	if (trait->mention->kind == FACT_DATE)
		return date->first == DAY_NONE ? (uint64_t)date->month << 16 |
							 (uint64_t)date->day << 8 | date->weekday
					       : 1ull << 40 | (uint64_t)(uint32_t)date->first << 4 |
							 date->granularity;
	if (trait->mention->kind != FACT_QUANTITY ||
		trait->mention->quantity.relation == RELATION_UNKNOWN)
		return 0;
	memcpy(&bits, &trait->number, sizeof bits);
	return bits ^ trait->dimension;
}

/* How many different things the dispatch tells of the value of its i-th print: a headline and its
 * lead are one. */
static uint32_t things_told(
	const struct traits *traits, const struct print *prints, uint32_t n, uint32_t i)
{
	enum { AROUND = 200 }; /* a book of a dispatch is not compared from end to end */
	static const float SAME_WORDS = 0.35f;
	const struct trait *trait = &traits->at[prints[i].trait];
	uint32_t last = n - i > AROUND ? i + AROUND : n, count = 1, k;

	for (k = i > AROUND ? i - AROUND : 0; k < last; k++) {
		const struct trait *other = &traits->at[prints[k].trait];

		count += other != trait && other->value == trait->value &&
			 match_alike(other, trait) < SAME_WORDS;
	}
	return count;
}

/* Gives the traits from `first`, of one dispatch, the list of the values told in its n prints. */
static void list_values(struct arena *arena, struct traits *traits, uint32_t first,
	const struct print *prints, uint32_t n)
{
	uint64_t *told = arena_array(arena, uint64_t, n + 1);
	uint32_t i;

	for (i = 0; i < n; i++) {
		struct trait *trait = &traits->at[prints[i].trait];

		if (prints[i].trait >= first)
			trait->value = match_value(trait);
		told[i] = trait->value;
	}
	qsort(told, n, sizeof *told, by_value);
	for (i = 0; i < n; i++) {
		struct trait *trait = &traits->at[prints[i].trait];

		if (prints[i].trait < first || trait->told)
			continue;
		trait->told = told;
		trait->n_told = n;
		if (trait->mention->kind == FACT_DATE) {
			uint32_t things = things_told(traits, prints, n, i);

			trait->once = things == 1;
			trait->rarity /= (float)things;
		}
	}
}

static bool is_span(const struct trait *trait)
{
	return isfinite(trait->low) && isfinite(trait->high);
}

/* How much room the other dates of its dispatch leave a trait. */
static void make_room(const struct traits *traits, const struct print *prints, uint32_t n,
	uint32_t i, struct trait *trait)
{
	enum { AROUND = 200 };
	uint32_t last = n - i > AROUND ? i + AROUND : n, k;

	for (k = i > AROUND ? i - AROUND : 0; k < last; k++) {
		const struct trait *other = &traits->at[prints[k].trait];

		if (!is_span(other) || other->value == trait->value)
			continue;
		if (other->high < trait->low)
			trait->free_from = fmax(trait->free_from, other->high);
		else if (other->low > trait->high)
			trait->free_to = fmin(trait->free_to, other->low);
		else
			trait->crowded = true;
	}
}

/* Gives the dates among the traits from `first`, of one dispatch, the room that they have. */
static void find_room(struct traits *traits, uint32_t first, const struct print *prints, uint32_t n)
{
	uint32_t i;

	for (i = 0; i < n; i++) {
		struct trait *trait = &traits->at[prints[i].trait];

		if (prints[i].trait < first || !is_span(trait))
			continue;
		trait->free_from = -INFINITY;
		trait->free_to = INFINITY;
		make_room(traits, prints, n, i, trait);
	}
}

/* Counts, for each trait from `first`, of one dispatch, the other values told of its class. */
static void count_fellows(struct arena *arena, struct traits *traits, uint32_t first,
	const struct print *prints, uint32_t n)
{
	enum { CLASSES = 256 };
	uint64_t *told = arena_array(arena, uint64_t, n + 1);
	uint16_t values[CLASSES] = { 0 };
	uint32_t i;

	for (i = 0; i < n; i++)
		told[i] = (uint64_t)traits->at[prints[i].trait].class << 56 |
			  traits->at[prints[i].trait].value >> 8;
	qsort(told, n, sizeof *told, by_value);
	for (i = 0; i < n; i++)
		values[told[i] >> 56] +=
			(i == 0 || told[i] != told[i - 1]) && values[told[i] >> 56] < UINT16_MAX;
	for (i = first; i < traits->n; i++)
		traits->at[i].fellows = (uint16_t)(values[traits->at[i].class] - 1);
}

/* By what is counted, what befell it, and the value. */
static int by_role(const void *a, const void *b)
{
	const struct role *x = a, *y = b;

	if (x->counted != y->counted)
		return x->counted < y->counted ? -1 : 1;
	if (x->event != y->event)
		return x->event < y->event ? -1 : 1;
	return x->value < y->value ? -1 : x->value > y->value;
}

/* Each once, sorted. */
static uint32_t sort_roles(struct role *roles, uint32_t n)
{
	uint32_t kept = 0, i;

	if (n > 1)
		qsort(roles, n, sizeof *roles, by_role);
	for (i = 0; i < n; i++)
		if (!i || by_role(&roles[i], &roles[kept - 1]) != 0)
			roles[kept++] = roles[i];
	return kept;
}

/* Gives the counts among the traits from `first`, of one dispatch, the list of all their roles. */
static void list_roles(struct arena *arena, struct traits *traits, uint32_t first,
	const struct print *prints, uint32_t n)
{
	struct role *roles = arena_array(arena, struct role, n + 1);
	uint32_t count = 0, i;

	for (i = 0; i < n; i++) {
		const struct trait *trait = &traits->at[prints[i].trait];
		const struct quantity *quantity = &trait->mention->quantity;

		if (trait->dimension == DIMENSION_COUNT && (quantity->counted || quantity->event))
			roles[count++] =
				(struct role){ quantity->counted, quantity->event, trait->value };
	}
	count = sort_roles(roles, count);
	for (i = first; i < traits->n; i++) {
		traits->at[i].roles = roles;
		traits->at[i].n_roles = count;
	}
}

/* Marks, of the traits from `first`, of one dispatch, the first sum and share that it tells. */
static void mark_first(
	struct traits *traits, uint32_t first, const struct print *prints, uint32_t n)
{
	static const enum dimension wanted[] = { DIMENSION_MONEY, DIMENSION_SHARE };
	uint32_t w, i, k;

	for (w = 0; w < sizeof wanted / sizeof *wanted; w++) {
		for (i = 0; i < n && traits->at[prints[i].trait].dimension != wanted[w];)
			i++;
		for (k = first; i < n && k < traits->n; k++)
			traits->at[k].first |=
				traits->at[k].dimension == wanted[w] &&
				traits->at[k].value == traits->at[prints[i].trait].value;
	}
}

void match_tell(struct arena *arena, struct traits *traits, uint32_t first,
	const struct print *prints, uint32_t n)
{
	list_values(arena, traits, first, prints, n);
	if (traits->at[first].mention->kind != FACT_QUANTITY) {
		find_room(traits, first, prints, n);
		return;
	}
	count_fellows(arena, traits, first, prints, n);
	list_roles(arena, traits, first, prints, n);
	mark_first(traits, first, prints, n);
	match_list_owned(arena, traits, first, prints, n);
}
