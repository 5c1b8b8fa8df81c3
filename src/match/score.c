/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How likely two mentions tell one thing: what is known of the pair, feature by feature, each
 * between -1 and 1, times its weight, summed and pressed into 0..1 by the logistic function. Values
 * are evidence among others: 16 dead against 164 dead must meet, so as to be seen to disagree.
 *
 * Some pairs can never be one fact, whatever else they share: the dead and the wounded, the
 * policemen and the civilians, euros and kilometres.
 */
#include "match/feature.h"

#include <math.h>
#include <string.h>

/*
 * What a weight hangs on: a count leans on its concept, an amount on its value, a date on its
 * clause, a quotation or a passage on its own words.
 */
enum sort { SORT_COUNT, SORT_AMOUNT, SORT_DATE, SORT_QUOTE, SORT_PASSAGE, SORT_NAME, SORTS };

static enum sort sort_of(const struct trait *trait)
{
	switch (trait->mention->kind) {
	case FACT_DATE:
		return SORT_DATE;
	case FACT_QUOTE:
		return SORT_QUOTE;
	case FACT_PASSAGE:
		return SORT_PASSAGE;
	case FACT_NAME:
		return SORT_NAME;
	default:
		return trait->dimension == DIMENSION_COUNT || trait->dimension == DIMENSION_OTHER
			       ? SORT_COUNT
			       : SORT_AMOUNT;
	}
}

/*
 * One row a feature: what it weighs where it speaks for a link, and where it speaks against; two
 * zeros: of no account for that sort. Fitted by logistic regression on annotated dossiers, drawn
 * to what was thought right before, so that no one dossier decides.
 */
static const struct feature {
	const char *name;
	float (*of)(const struct view *);
	struct weight {
		float plus, minus;
	} weight[SORTS];
} FEATURES[] = {
	{ "prior", feature_always,
		{ [SORT_COUNT] = { -3.0f, 0 },
			[SORT_AMOUNT] = { -2.9f, 0 },
			[SORT_DATE] = { -1.9f, 0 },
			[SORT_QUOTE] = { -5.5f, 0 },
			[SORT_PASSAGE] = { -2.6f, 0 } } },
	{ "concept", feature_concept,
		{ [SORT_COUNT] = { 1.8f, 2.8f }, [SORT_AMOUNT] = { 1.0f, 1.4f } } },
	{ "event", feature_event,
		{ [SORT_COUNT] = { 1.6f, 2.2f },
			[SORT_AMOUNT] = { 0.7f, 0.9f },
			[SORT_DATE] = { 0.6f, 0.3f } } },
	{ "part", feature_part, { [SORT_COUNT] = { 0, 4.0f } } },
	{ "scope", feature_scope, { [SORT_COUNT] = { 0, 9.0f }, [SORT_AMOUNT] = { 0, 9.0f } } },
	{ "role", feature_role, { [SORT_COUNT] = { 0, 0.7f } } },
	{ "first", feature_first, { [SORT_AMOUNT] = { 1.8f, 0 } } },
	{ "where", feature_where,
		{ [SORT_COUNT] = { 1.0f, 6.0f }, [SORT_AMOUNT] = { 0.5f, 6.0f } } },
	{ "owner", feature_owner,
		{ [SORT_COUNT] = { 3.5f, 6.0f }, [SORT_AMOUNT] = { 2.5f, 6.0f } } },
	{ "years", feature_years,
		{ [SORT_COUNT] = { 1.0f, 2.0f }, [SORT_AMOUNT] = { 1.0f, 1.4f } } },
	{ "population", feature_population,
		{ [SORT_COUNT] = { 0.9f, 0.7f }, [SORT_AMOUNT] = { 0.3f, 0.3f } } },
	{ "noun", feature_noun, { [SORT_COUNT] = { 0.4f, 0.1f } } },
	{ "verb", feature_verb, { [SORT_DATE] = { 0, 0.4f } } },
	{ "context", feature_context,
		{ [SORT_COUNT] = { 3.8f, 0 },
			[SORT_AMOUNT] = { 4.1f, 0 },
			[SORT_DATE] = { 6.2f, 0 },
			[SORT_QUOTE] = { 2.6f, 0 },
			[SORT_PASSAGE] = { 5.0f, 0 } } },
	{ "beside", feature_beside,
		{ [SORT_COUNT] = { 2.8f, 0 },
			[SORT_AMOUNT] = { 3.2f, 0 },
			[SORT_DATE] = { 3.5f, 0 } } },
	{ "held", feature_held, { [SORT_QUOTE] = { 2.5f, 2.5f } } },
	{ "turn", feature_turn, { [SORT_QUOTE] = { 5.4f, 0 } } },
	{ "whole", feature_whole, { [SORT_QUOTE] = { 3.0f, 0 }, [SORT_PASSAGE] = { 3.0f, 0 } } },
	{ "mass", feature_mass, { [SORT_QUOTE] = { 4.0f, 0 }, [SORT_PASSAGE] = { 2.6f, 0 } } },
	{ "opening", feature_opening, { [SORT_QUOTE] = { 2.5f, 0 } } },
	{ "cut", feature_cut, { [SORT_QUOTE] = { 2.5f, 0 } } },
	{ "speaker", feature_speaker, { [SORT_QUOTE] = { 0.8f, 9.0f } } },
	{ "again", feature_again, { [SORT_QUOTE] = { 0, 1.5f } } },
	{ "names", feature_names,
		{ [SORT_COUNT] = { 0.6f, 0.2f },
			[SORT_AMOUNT] = { 1.0f, 1.0f },
			[SORT_DATE] = { 0.4f, 0.6f },
			[SORT_PASSAGE] = { 0.4f, 0.4f },
			[SORT_NAME] = { 1.0f, 1.0f } } },
	{ "value", feature_value,
		{ [SORT_COUNT] = { 4.5f, 6.0f }, [SORT_AMOUNT] = { 5.7f, 7.0f } } },
	{ "rival", feature_rival,
		{ [SORT_COUNT] = { 0, 2.5f },
			[SORT_AMOUNT] = { 0, 3.5f },
			[SORT_DATE] = { 0, 2.3f } } },
	{ "day", feature_day, { [SORT_DATE] = { 4.1f, 1.8f } } },
	{ "stretch", feature_stretch, { [SORT_DATE] = { 3.0f, 2.0f } } },
	{ "grain", feature_grain, { [SORT_DATE] = { 0, 2.7f } } },
	{ "said", feature_said, { [SORT_DATE] = { 2.7f, 0 } } },
	{ "place", feature_place,
		{ [SORT_COUNT] = { 0.2f, 0.3f }, [SORT_PASSAGE] = { 0.8f, 0.8f } } },
	{ "lead", feature_lead,
		{ [SORT_COUNT] = { 2.3f, 0 },
			[SORT_AMOUNT] = { 1.5f, 0 },
			[SORT_DATE] = { 1.0f, 0 },
			[SORT_PASSAGE] = { 0.7f, 0 } } },
	{ "home", feature_home,
		{ [SORT_COUNT] = { 2.7f, 3.6f },
			[SORT_AMOUNT] = { 3.0f, 3.5f },
			[SORT_DATE] = { 2.0f, 2.7f } } },
	{ "clash", feature_clash, { [SORT_COUNT] = { 0, 0.4f }, [SORT_AMOUNT] = { 0, 0.2f } } },
	{ "alone", feature_alone, { [SORT_AMOUNT] = { 2.0f, 0 }, [SORT_DATE] = { 0.8f, 0 } } },
	{ "best", feature_best,
		{ [SORT_COUNT] = { 1.0f, 0 },
			[SORT_AMOUNT] = { 1.0f, 0 },
			[SORT_DATE] = { 0.5f, 0 },
			[SORT_PASSAGE] = { 0.8f, 1.5f } } },
};

static float weigh(const struct weight *weight, float value)
{
	return value > 0 ? weight->plus : weight->minus;
}

enum { LAST = sizeof FEATURES / sizeof *FEATURES - 1 };

uint32_t match_features(void)
{
	return LAST + 1;
}

/* What a feature tells of the pair, times its weight. */
static inline float told_by(const struct view *view, enum sort sort, uint32_t i)
{
	const struct weight *weight = &FEATURES[i].weight[sort];
	float told;

	if (weight->plus == 0 && weight->minus == 0)
		return 0;
	told = FEATURES[i].of(view);
	return weigh(weight, told) * told;
}

/* Written out for a sort that the compiler knows, rows of no account for it are left out: most. */
static inline __attribute__((always_inline)) float sum_for(const struct view *view, enum sort sort)
{
	float sum = 0;
	uint32_t i;

#pragma GCC unroll 64
	for (i = 0; i < LAST; i++)
		sum += told_by(view, sort, i);
	return sum;
}

/* Over all features but the last. */
static float sum_of(const struct view *view)
{
	switch (sort_of(view->a)) {
	case SORT_COUNT:
		return sum_for(view, SORT_COUNT);
	case SORT_AMOUNT:
		return sum_for(view, SORT_AMOUNT);
	case SORT_DATE:
		return sum_for(view, SORT_DATE);
	case SORT_QUOTE:
		return sum_for(view, SORT_QUOTE);
	case SORT_PASSAGE:
		return sum_for(view, SORT_PASSAGE);
	default:
		return sum_for(view, SORT_NAME);
	}
}

/* The logistic function. */
static float press(float sum)
{
	return 1 / (1 + expf(-sum));
}

float match_feature(const struct lang *lang, const struct trait *a, const struct trait *b,
	uint32_t i, float *weight, const char **name)
{
	const struct weight *weights = &FEATURES[i].weight[sort_of(a)];
	struct view view = feature_view(lang, a, b);
	float value;

	*name = FEATURES[i].name;
	*weight = 0;
	if (weights->plus == 0 && weights->minus == 0) /* it may look at what a date has not */
		return 0;
	view.base = press(sum_of(&view));
	value = FEATURES[i].of(&view);
	*weight = weigh(weights, value);
	return value;
}

/* "8 % for some, 15 % for others": what one sentence tells apart is not one thing. */
static bool contrasted(const struct trait *a, const struct trait *b)
{
	return a->dispatch == b->dispatch && a->mention->sentence == b->mention->sentence &&
	       a->value != b->value && !feature_nested(a, b) && !feature_update(a, b);
}

static bool is_speech(const struct trait *trait)
{
	return trait->mention->kind == FACT_QUOTE || trait->mention->kind == FACT_PASSAGE;
}

/* "Unacceptable", and « inadmissible » of the same speaker. */
static bool is_one_meaning(const struct view *v)
{
	return v->a->bearer && v->a->bearer == v->b->bearer && v->cues.n == 1 &&
	       v->a->n_cues == 1 && v->b->n_cues == 1;
}

/* One word in common is an accident, unless it is all that both say. */
static bool share_too_little(const struct view *v)
{
	if (v->a->word && v->b->word && v->a->word != v->b->word && !is_one_meaning(v))
		return true; /* two words quoted alone, and not the same */
	if (v->cues.n && v->a->mention->kind == FACT_QUOTE &&
		(feature_opening(v) > 0 || feature_cut(v) > 0))
		return false;
	return v->cues.n < 2 && !(v->cues.n && v->a->n_cues == 1 && v->b->n_cues == 1);
}

/* What is reported in other words is a quotation's match only where nobody else is said to say it.
 */
static bool reports_another(const struct trait *a, const struct trait *b)
{
	if (!match_is_indirect(a) && !match_is_indirect(b))
		return false;
	return (a->bearer && b->bearer && a->bearer != b->bearer) || a->word || b->word;
}

/* "Closed on Friday at 1.86 francs", "slumped to 0.76 on Monday": a price has its day, and its
 * moment of it. */
static bool two_moments(const struct trait *a, const struct trait *b)
{
	if (a->moment && b->moment && a->moment != b->moment)
		return true;
	/* One and the same price may be told on the morrow, and its day be left out. */
	return a->number == b->number
		       ? a->day != DAY_NONE && b->day != DAY_NONE && a->day != b->day
		       : a->likely_day != DAY_NONE && b->likely_day != DAY_NONE &&
				 a->likely_day != b->likely_day;
}

/* One dispatch tells two figures of two places apart; one figure it may tell of a town and, in
 * another sentence, of its country. */
static bool two_places(const struct trait *a, const struct trait *b)
{
	return a->dispatch == b->dispatch && a->placed && b->placed && a->where != b->where &&
	       (a->number != b->number || a->mention->sentence == b->mention->sentence);
}

/* "Players under 20" are an age group; nobody's age is told so. */
static bool is_age_group(const struct quantity *q)
{
	return q->measure == MEASURE_AGE && q->relation != RELATION_EXACTLY &&
	       q->relation != RELATION_ABOUT && q->relation != RELATION_NEARLY;
}

/* "Un TGV sur huit", "un Intercités sur huit": things of two names, in one language. */
static bool two_brands(const struct trait *a, const struct trait *b)
{
	return a->pack == b->pack && a->brand && b->brand && a->brand != b->brand;
}

static bool forbidden(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	const struct quantity *x = &a->mention->quantity, *y = &b->mention->quantity;

	if (is_speech(a) || a->mention->kind == FACT_NAME)
		return reports_another(a, b);
	if (!match_comparable(a, b))
		return true;
	if (contrasted(a, b) || two_places(a, b) || two_brands(a, b))
		return true;
	if (a->mention->kind == FACT_DATE) /* a day and an hour are two things */
		return (a->mention->date.granularity == GRANULARITY_TIME) !=
			       (b->mention->date.granularity == GRANULARITY_TIME) ||
		       feature_are_each_day(a, b) || feature_other_end(a, b);
	if (sort_of(a) != SORT_COUNT)
		return ((x->measure == MEASURE_PHYSICAL || x->measure == MEASURE_AGE) &&
			       x->measure == y->measure &&
			       lang_concepts_exclude(lang, x->counted, y->counted)) ||
		       is_age_group(x) != is_age_group(y) || two_moments(a, b);
	return lang_concepts_exclude(lang, x->counted, y->counted) ||
	       lang_concepts_exclude(lang, x->event, y->event) ||
	       (lang_concepts_near(lang, x->event, y->event) && feature_tells_apart(a, b)) ||
	       (x->populations && y->populations && !(x->populations & y->populations)) ||
	       feature_is_part(lang, a, b);
}

float match_score(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	struct view view;
	float sum;

	if (forbidden(lang, a, b))
		return MATCH_FORBIDDEN;
	view = feature_view(lang, a, b);
	if (is_speech(a) && share_too_little(&view) && !(match_translates(a, b) > 0))
		return MATCH_FORBIDDEN;
	/* Of a game that both tell by two scores, one is none of the other. */
	if (a->dimension == DIMENSION_SCORE && feature_rival(&view) < 0)
		return MATCH_FORBIDDEN;
	sum = sum_of(&view);
	view.base = press(sum);
	return press(sum + told_by(&view, sort_of(a), LAST));
}
