/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How likely two mentions tell one thing: what is known of the pair, feature by feature, each
 * between -1 and 1, times its weight, summed and pressed into 0..1 by the logistic function. Values
 * are evidence among others: 16 dead against 164 dead must meet, so as to be seen to disagree.
 *
 * Some pairs can never be one fact, whatever else they share: the dead and the wounded, the
 * policemen and the civilians, euros and kilometres.
 */
#include "match/parts.h"

#include <math.h>
#include <string.h>

enum sort { SORT_COUNT, SORT_MONEY, SORT_SHARE, SORT_TIME, SORT_DATE, SORTS };

static enum sort sort_of(const struct trait *trait)
{
	if (trait->mention->kind == FACT_DATE)
		return SORT_DATE;
	switch (trait->dimension) {
	case DIMENSION_MONEY:
		return SORT_MONEY;
	case DIMENSION_SHARE:
		return SORT_SHARE;
	case DIMENSION_TIME:
		return SORT_TIME;
	default:
		return SORT_COUNT;
	}
}

/* Sum of the lesser weights of what both hold. */
static float shared(const struct cue *a, uint32_t n, const struct cue *b, uint32_t m)
{
	float sum = 0;
	uint32_t i = 0, j = 0;

	while (i < n && j < m) {
		if (a[i].id == b[j].id) {
			sum += a[i].weight < b[j].weight ? a[i].weight : b[j].weight;
			i++;
			j++;
		} else if (a[i].id < b[j].id) {
			i++;
		} else {
			j++;
		}
	}
	return sum;
}

/* Between containment in the smaller and likeness of the whole. */
static float context(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	float both = shared(a->cues, a->n_cues, b->cues, b->n_cues);
	float less = a->cue_mass < b->cue_mass ? a->cue_mass : b->cue_mass;
	float more = a->cue_mass < b->cue_mass ? b->cue_mass : a->cue_mass;

	(void)lang;
	/* A context of two words that are both shared is no proof: half a word is added to each. */
	return less > 0 ? both / sqrtf((less + 0.5f) * (more + 0.5f)) : 0;
}

static float names(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	float both, less;

	(void)lang;
	if (!a->n_names || !b->n_names)
		return 0;
	both = shared(a->names, a->n_names, b->names, b->n_names);
	less = a->name_mass < b->name_mass ? a->name_mass : b->name_mass;
	return less > 0 ? 2 * both / less - 1 : 0;
}

/* 1 the same, 0.5 one is broader, -1 different, 0 where one is not known. */
static float kinship(const struct lang *lang, uint16_t a, uint16_t b)
{
	uint16_t up;

	if (!a || !b)
		return 0;
	if (a == b)
		return 1;
	for (up = lang_concept_broader(lang, a); up; up = lang_concept_broader(lang, up))
		if (up == b)
			return 0.5f;
	for (up = lang_concept_broader(lang, b); up; up = lang_concept_broader(lang, up))
		if (up == a)
			return 0.5f;
	return -1;
}

static float concept(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	const struct quantity *x = &a->mention->quantity, *y = &b->mention->quantity;
	float kin = kinship(lang, x->counted, y->counted);

	return (x->weak || y->weak) && kin < 0 ? kin / 4 : kin;
}

static float event(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	if (a->mention->kind == FACT_DATE)
		return kinship(lang, a->mention->date.event, b->mention->date.event);
	return kinship(lang, a->mention->quantity.event, b->mention->quantity.event);
}

static float population(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	uint64_t x = a->mention->quantity.populations, y = b->mention->quantity.populations;

	(void)lang;
	if (x == y)
		return x ? 1 : 0;
	return x & y ? 0.5f : -0.5f;
}

static float noun(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	uint32_t x = a->mention->quantity.head, y = b->mention->quantity.head;

	(void)lang;
	if (!x || !y)
		return 0;
	return x == y ? 1 : -1;
}

static float verb(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	uint32_t x = a->mention->date.verb, y = b->mention->date.verb;

	(void)lang;
	if (!x || !y)
		return 0;
	return x == y ? 1 : -1;
}

/* Values far apart speak against a link much less than close ones for it: else no conflict is seen.
 */
static const float FAR_APART = 0.3f;

static float value(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	float close = match_closeness(a, b), rarity = a->rarity < b->rarity ? a->rarity : b->rarity;

	(void)lang;
	return close > 0 ? close * rarity : close * FAR_APART;
}

/* What the words alone say of two dates, where one is not resolved. */
static float words_agree(const struct date *x, const struct date *y)
{
	if (x->month && y->month && x->month != y->month)
		return -1;
	if (x->day && y->day && x->day != y->day)
		return -1;
	if (x->month && y->month)
		return x->day && y->day ? 1 : 0.5f;
	if (x->weekday && y->weekday)
		return x->weekday == y->weekday ? 0.7f : -0.7f;
	return 0;
}

static float day(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	const struct date *x = &a->mention->date, *y = &b->mention->date;

	(void)lang;
	if (x->first == DAY_NONE || y->first == DAY_NONE)
		return words_agree(x, y);
	if (a->low == b->low && a->high == b->high)
		return 1;
	if ((a->low >= b->low && a->high <= b->high) || (b->low >= a->low && b->high <= a->high))
		return 0.3f;
	return a->low <= b->high && b->low <= a->high ? 0.1f : -0.7f;
}

static float grain(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	(void)lang;
	return a->mention->date.granularity == b->mention->date.granularity ? 0 : -1;
}

/* Years are told for one reason, days of the week for many. */
static float year(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	const struct date *x = &a->mention->date, *y = &b->mention->date;

	(void)lang;
	return x->granularity == y->granularity && x->granularity >= GRANULARITY_YEAR &&
			       a->low == b->low && x->first != DAY_NONE
		       ? 1
		       : 0;
}

static float place(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	(void)lang;
	return 1 - 2 * fabsf(a->place - b->place);
}

/* Within one dispatch: the same value again is the same fact, another value in the same breath is
 * not. */
static float home(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	(void)lang;
	if (a->dispatch != b->dispatch)
		return 0;
	if (a->low <= b->high && b->low <= a->high)
		return a->mention->sentence == b->mention->sentence ? -0.3f : 0.3f;
	return a->mention->sentence == b->mention->sentence ? -1 : -0.5f;
}

static float always(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	(void)lang;
	(void)a;
	(void)b;
	return 1;
}

typedef float measure_of(const struct lang *, const struct trait *, const struct trait *);

/* One row a feature; 0: of no account for that sort. */
static const struct feature {
	const char *name;
	measure_of *of;
	float weight[SORTS]; /* count, money, share, time, date */
} FEATURES[] = {
	{ "prior", always, { -2.6f, -2.6f, -2.8f, -2.8f, -3.0f } },
	{ "concept", concept, { 2.2f, 1.0f, 1.0f, 0.5f, 0 } },
	{ "event", event, { 1.3f, 1.0f, 1.0f, 0.8f, 1.2f } },
	{ "population", population, { 0.8f, 0.3f, 0.3f, 0.3f, 0 } },
	{ "noun", noun, { 1.0f, 0.6f, 0.6f, 0.6f, 0 } },
	{ "verb", verb, { 0, 0, 0, 0, 0.6f } },
	{ "context", context, { 6.0f, 6.0f, 7.0f, 7.0f, 8.0f } },
	{ "names", names, { 0.5f, 1.0f, 0.6f, 1.0f, 0.7f } },
	{ "value", value, { 3.0f, 3.0f, 3.0f, 3.0f, 0 } },
	{ "day", day, { 0, 0, 0, 0, 1.6f } },
	{ "grain", grain, { 0, 0, 0, 0, 0.8f } },
	{ "year", year, { 0, 0, 0, 0, 2.0f } },
	{ "place", place, { 0.2f, 0.2f, 0.2f, 0.2f, 0.3f } },
	{ "home", home, { 2.5f, 2.5f, 2.5f, 2.5f, 2.0f } },
};

uint32_t match_features(void)
{
	return sizeof FEATURES / sizeof *FEATURES;
}

float match_feature(const struct lang *lang, const struct trait *a, const struct trait *b,
	uint32_t i, float *weight, const char **name)
{
	*weight = FEATURES[i].weight[sort_of(a)];
	*name = FEATURES[i].name;
	return *weight != 0 ? FEATURES[i].of(lang, a, b) : 0;
}

bool match_forbidden(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	const struct quantity *x = &a->mention->quantity, *y = &b->mention->quantity;

	if (a->mention->kind != b->mention->kind || !match_comparable(a, b))
		return true;
	if (a->mention->kind == FACT_DATE)
		return a->mention->date.dateline != b->mention->date.dateline;
	return (x->counted && y->counted && lang_concepts_exclude(lang, x->counted, y->counted)) ||
	       (x->event && y->event && lang_concepts_exclude(lang, x->event, y->event)) ||
	       (x->populations && y->populations && !(x->populations & y->populations));
}

float match_score(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	enum sort sort = sort_of(a);
	float sum = 0;
	uint32_t i;

	if (match_forbidden(lang, a, b))
		return 0;
	if (sort == SORT_DATE && a->mention->date.dateline && b->mention->date.dateline)
		return a->low <= b->high && b->low <= a->high ? 1 : 0;
	for (i = 0; i < match_features(); i++)
		if (FEATURES[i].weight[sort] != 0)
			sum += FEATURES[i].weight[sort] * FEATURES[i].of(lang, a, b);
	return 1 / (1 + expf(-sum));
}
