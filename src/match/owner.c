/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who bears the names of a page, so that figures may be told to be his (whose.c); and what two
 * figures tell that are: of one bearer they are likely one thing, of two bearers they are two.
 */
#include "match/whose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint32_t most_bearer(const struct traits *names)
{
	uint32_t most = 0, i;

	for (i = 0; i < names->n; i++)
		most = names->at[i].bearer > most ? names->at[i].bearer : most;
	return most;
}

/* Of each bearer, whether any of his names is one for sure. */
static const bool *find_sure(struct arena *arena, const struct traits *names)
{
	bool *sure = arena_array(arena, bool, (size_t)most_bearer(names) + 1);
	uint32_t i;

	for (i = 0; i < names->n; i++)
		sure[names->at[i].bearer] |= !names->at[i].mention->name.doubtful;
	return sure;
}

/* What most of a bearer's names are. */
static const uint8_t *sort_bearers(struct arena *arena, const struct traits *names)
{
	enum { SORTS = NAME_ORGANISATION + 1 };
	const uint32_t most = most_bearer(names);
	uint16_t(*count)[SORTS];
	uint8_t *sort;
	uint32_t i, k;

	count = arena_alloc(arena, ((size_t)most + 1) * sizeof *count);
	memset(count, 0, ((size_t)most + 1) * sizeof *count);
	sort = arena_array(arena, uint8_t, (size_t)most + 1);
	for (i = 0; i < names->n; i++) {
		uint16_t *of = &count[names->at[i].bearer][names->at[i].mention->name.sort];

		*of += *of < UINT16_MAX;
	}
	for (i = 0; i <= most; i++)
		for (k = NAME_OTHER + 1; k < SORTS; k++)
			if (count[i][k] > (sort[i] ? count[i][sort[i]] : 0))
				sort[i] = (uint8_t)k;
	return sort;
}

/* Whom the name stands for. */
static uint32_t whose_name(
	const struct analysis *analysis, const struct trait *name, const uint8_t *sort)
{
	const struct range words = name->mention->tokens;
	struct senses senses;

	if (pack_match(lang_names(analysis->lang), &analysis->dispatches[name->dispatch]->tokens,
		    words.first, words.last, 1u << LANG_PLACE | 1u << LANG_DEMONYM,
		    &senses) == words.last - words.first)
		return whose_known(analysis, senses.at[0].name);
	return (uint32_t)sort[name->bearer] << WHOSE_SORT | name->bearer;
}

void match_note_bearers(struct arena *arena, struct arena *scratch, const struct analysis *analysis,
	const struct traits *names)
{
	const uint8_t *sort = sort_bearers(scratch, names);
	const bool *sure = find_sure(scratch, names);
	uint32_t i, k;

	for (i = 0; i < names->n; i++) {
		const struct trait *name = &names->at[i];
		struct page *page = &analysis->words->pages[name->dispatch];
		uint32_t whose = whose_name(analysis, name, sort);

		if (!sure[name->bearer])
			continue;
		if (!page->whose)
			page->whose = arena_array(arena, uint32_t,
				(size_t)analysis->dispatches[name->dispatch]->tokens.n + 1);
		for (k = name->mention->tokens.first; k < name->mention->tokens.last; k++)
			page->whose[k] = whose;
	}
}

static int by_owner(const void *a, const void *b)
{
	const struct owned *x = a, *y = b;

	if (x->whose != y->whose)
		return x->whose < y->whose ? -1 : 1;
	if (x->dimension != y->dimension)
		return x->dimension < y->dimension ? -1 : 1;
	if (x->counted != y->counted)
		return x->counted < y->counted ? -1 : 1;
	return x->value < y->value ? -1 : x->value > y->value;
}

/* Gives the traits from `first`, of one dispatch, the list of all that it tells to be somebody's.
 */
void match_list_owned(struct arena *arena, struct traits *traits, uint32_t first,
	const struct print *prints, uint32_t n)
{
	struct owned *owned;
	uint32_t count = 0, i, k;

	for (i = 0; i < n; i++)
		count += traits->at[prints[i].trait].n_whose;
	owned = arena_array(arena, struct owned, (size_t)count + 1);
	for (count = 0, i = 0; i < n; i++) {
		const struct trait *trait = &traits->at[prints[i].trait];

		for (k = 0; k < trait->n_whose; k++)
			owned[count++] = (struct owned){ trait->whose[k],
				trait->mention->quantity.counted, trait->dimension, trait->value };
	}
	if (count > 1)
		qsort(owned, count, sizeof *owned, by_owner);
	for (i = first; i < traits->n; i++) {
		traits->at[i].owned = owned;
		traits->at[i].n_owned = count;
	}
}

static bool are_same(const struct trait *a, const struct trait *b)
{
	uint32_t i, k;

	for (i = 0; i < a->n_whose; i++)
		for (k = 0; k < b->n_whose; k++)
			if (a->whose[i] == b->whose[k])
				return true;
	return false;
}

/* Whether a figure is of the sort of a trait's; times are of many, and so is what has no name. */
static bool is_such(const struct owned *owned, const struct trait *trait)
{
	const uint16_t counted = trait->mention->quantity.counted;

	if (owned->dimension != trait->dimension || owned->value == trait->value)
		return false;
	if (trait->dimension == DIMENSION_TIME)
		return counted && owned->counted == counted;
	return owned->counted == counted || !counted || !owned->counted;
}

/* Whether the dispatch of a trait tells another such figure of whom the other is. */
static bool tells_of_other(const struct trait *trait, const struct trait *other)
{
	uint32_t i, k;

	for (k = 0; k < other->n_whose; k++) {
		i = bisect(trait->n_owned, m, trait->owned[m].whose < other->whose[k]);
		for (; i < trait->n_owned && trait->owned[i].whose == other->whose[k]; i++)
			if (is_such(&trait->owned[i], trait))
				return true;
	}
	return false;
}

static bool are_of_countries(const struct trait *a, const struct trait *b)
{
	return a->dimension == DIMENSION_COUNT && a->whose[0] & b->whose[0] & WHOSE_COUNTRY;
}

/* Of two bearers: how much that says that the figures are two. */
static float tell_apart(const struct trait *a, const struct trait *b)
{
	static const float KIND = -0.3f, KINDS = -0.15f, RARE = 0.9f;
	const uint32_t x = a->whose[0], y = b->whose[0];
	bool same_number = a->number == b->number && a->rarity > RARE;

	if (a->mention->quantity.measure == MEASURE_AGE || (x & y & WHOSE_COUNTRY))
		return -1;
	if (tells_of_other(a, b) || tells_of_other(b, a))
		return same_number ? KIND : -1;
	if (!(x >> WHOSE_SORT) || !(y >> WHOSE_SORT))
		return 0;
	return x >> WHOSE_SORT == y >> WHOSE_SORT ? KIND : KINDS;
}

/* A noun of its own, and no other's. */
static bool has_noun(const struct trait *trait)
{
	const struct quantity *quantity = &trait->mention->quantity;

	return quantity->head && quantity->noun.start >= trait->mention->span.start;
}

/* Whether two figures of one bearer may be of one thing: those that count two are not. */
static bool may_be_one(const struct view *v)
{
	const struct quantity *x = &v->a->mention->quantity, *y = &v->b->mention->quantity;

	if (x->measure == MEASURE_AGE || y->measure == MEASURE_AGE)
		return x->measure == y->measure;
	if (x->counted && x->counted == y->counted)
		return true;
	if (v->a->dimension == DIMENSION_SHARE)
		return feature_concept(v) >= 0;
	if (x->measure == MEASURE_DURATION)
		return v->a->class == v->b->class && feature_concept(v) >= 0 &&
		       feature_event(v) >= 0;
	if (are_of_countries(v->a, v->b) && feature_concept(v) >= 0)
		return true;
	if (v->a->dimension == DIMENSION_COUNT)
		return !has_noun(v->a) || !has_noun(v->b) || x->head == y->head;
	return feature_concept(v) > 0;
}

/* How likely two figures of one bearer are one thing of his, by how far they are apart: a party has
 * seats now, and had some before. */
static float by_closeness(const struct trait *a, const struct trait *b)
{
	static const double SAME = 0.05, CLOSE = 0.2, TWICE = 2;
	static const float IF_CLOSE = 0.65f, IF_FAR = 0.2f, A_TIME = 0.5f;
	double most = fmax(a->number, b->number), apart = fabs(a->number - b->number);

	if (a->mention->quantity.measure == MEASURE_AGE)
		return 1;
	if (a->mention->quantity.measure == MEASURE_DURATION)
		return apart > 0 ? 0 : A_TIME;
	/* A people is counted once or twice in a dispatch, and by few desks alike. */
	if (are_of_countries(a, b))
		return 1;
	if (feature_nested(a, b) || apart <= SAME * most || apart <= 1)
		return 1;
	if (apart <= CLOSE * most)
		return IF_CLOSE;
	return most > TWICE * (most - apart) ? 0 : IF_FAR;
}

/*
 * Up to 1 where both are of one bearer, and the values such that they may be of one thing of his;
 * below 0 where they are of two: -1 where they are two ages, two countries, or one dispatch tells
 * of both.
 */
float feature_owner(const struct view *v)
{
	if (!v->a->n_whose || !v->b->n_whose)
		return 0;
	if (!are_same(v->a, v->b))
		return tell_apart(v->a, v->b);
	return may_be_one(v) ? by_closeness(v->a, v->b) : 0;
}
