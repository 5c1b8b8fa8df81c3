/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The features that tell what a mention has to choose from: whether it is the only one of its
 * class in its dispatch, and whether the other dispatch has a better counterpart of it.
 */
#include "match/feature.h"

#include <math.h>

/* The day of both leads, or an hour: of those there are few. */
static bool may_date_one_thing(const struct trait *a, const struct trait *b)
{
	if (a->mention->date.granularity == GRANULARITY_TIME)
		return b->mention->date.granularity == GRANULARITY_TIME;
	return a->lead && b->lead && isfinite(a->low) && a->low == b->low && a->high == b->high;
}

/* Whether nothing but want of words speaks against the pair: of such, the best is a likely one. */
static bool is_open(const struct view *v)
{
	const struct quantity *x = &v->a->mention->quantity, *y = &v->b->mention->quantity;

	if (v->a->mention->kind == FACT_PASSAGE)
		return true;
	if (v->a->mention->kind == FACT_DATE)
		return may_date_one_thing(v->a, v->b);
	/* Two unlike nouns, and spans of time, which are of few sorts, need a word in common. */
	if (((v->a->dimension == DIMENSION_COUNT && (!x->counted || !y->counted)) ||
		    x->measure == MEASURE_DURATION) &&
		!v->cues.n)
		return false;
	return match_closeness(v->a, v->b) >= 0 && feature_concept(v) >= 0 &&
	       (x->event == y->event || !x->event || !y->event) && v->a->year == v->b->year &&
	       feature_rival(v) == 0;
}

/*
 * 1 where neither dispatch has a better counterpart of what the other tells; below 0, the better
 * that is. 0: not ranked.
 */
float feature_best(const struct view *v)
{
	static const float LEAST = 0.2f, MOST = 0.3f, SAME = 0.001f;
	const float *x, *y;
	float best, apart;
	bool parts;

	parts = v->a->mention->kind == FACT_PASSAGE &&
		(v->a->mention->passage.part || v->b->mention->passage.part);
	x = v->a->best[parts];
	y = v->b->best[parts];
	if (!x || !y || v->a->dispatch == v->b->dispatch)
		return 0;
	best = x[v->b->dispatch] > y[v->a->dispatch] ? x[v->b->dispatch] : y[v->a->dispatch];
	apart = best - v->base;
	if (apart < SAME)
		return is_open(v) ? 1 : 0;
	return -LEAST - (1 - LEAST) * fminf(apart, MOST) / MOST;
}

/* Both are the first sum or share that their dispatches tell: that of the news. */
float feature_first(const struct view *v)
{
	return v->a->dispatch != v->b->dispatch && v->a->first && v->b->first &&
	       feature_concept(v) >= 0;
}

static bool differ_in(const struct trait *a, const struct trait *b, uint16_t scope)
{
	return (a->scope & scope) != (b->scope & scope);
}

static bool are_of(const struct trait *a, const struct trait *b, uint16_t scope, uint16_t other)
{
	return (a->scope & scope && b->scope & other) || (a->scope & other && b->scope & scope);
}

/* "Three of the six members", and four of them. */
static bool is_some_of(const struct trait *some, const struct trait *all)
{
	static const double FEWER = 0.75;

	return all->scope & SCOPE_WHOLE && !(some->scope & SCOPE_WHOLE) &&
	       some->high < FEWER * all->low;
}

/* "Three Greeks and a Pole", and four seamen. */
static bool is_summand_of(const struct trait *part, const struct trait *whole)
{
	return part->together > part->number && part->together == whole->number;
}

/* -1 where by their words the two are of two scopes, as far as their values do not meet. */
float feature_scope(const struct view *v)
{
	static const float RARE = 0.3f; /* of small numbers two may be one by chance */
	const struct quantity *x = &v->a->mention->quantity, *y = &v->b->mention->quantity;
	static const float COME_TRUE = -0.15f;
	const struct trait *a = v->a, *b = v->b;

	if (differ_in(a, b, SCOPE_MANY))
		return -1;
	if (differ_in(a, b, SCOPE_REST) && feature_event(v) <= 0 &&
		!(a->number == b->number && a->rarity >= RARE))
		return -1;
	if (a->number == b->number)
		return differ_in(a, b, SCOPE_POLLED) ? COME_TRUE : 0;
	if (differ_in(a, b, SCOPE_ROOM | SCOPE_STILL | SCOPE_POLLED))
		return -1;
	if (match_closeness(a, b) >= 0.8f)
		return 0;
	if (differ_in(a, b, SCOPE_FORESEEN) || are_of(a, b, SCOPE_SEASON, SCOPE_CAREER) ||
		is_some_of(a, b) || is_some_of(b, a))
		return -1;
	return x->head != y->head && (is_summand_of(a, b) || is_summand_of(b, a)) ? -1 : 0;
}

static bool comes_before(const struct role *role, const struct quantity *than)
{
	return role->counted != than->counted ? role->counted < than->counted
					      : role->event < than->event;
}

/* Whether the dispatch of a trait counts what the other counts, and gives it another value. */
static bool tells_apart(const struct trait *trait, const struct trait *other)
{
	const struct quantity *own = &trait->mention->quantity, *role = &other->mention->quantity;
	const struct role *roles = trait->roles;
	uint32_t i;

	if (own->counted == role->counted &&
		(own->event == role->event || !own->event || !role->event))
		return false;
	i = bisect(trait->n_roles, k, comes_before(&roles[k], role));
	for (; i < trait->n_roles && roles[i].counted == role->counted &&
		roles[i].event == role->event;
		i++)
		if (roles[i].value != trait->value)
			return true;
	return false;
}

bool feature_tells_apart(const struct trait *a, const struct trait *b)
{
	return tells_apart(a, b) || tells_apart(b, a);
}

/* -1 where the dispatch of the one counts what the other counts as well, and tells the two apart:
 * 165 passengers, but 171 people aboard. */
float feature_role(const struct view *v)
{
	const struct trait *a = v->a, *b = v->b;

	if (a->dispatch == b->dispatch || a->value == b->value)
		return 0;
	return feature_tells_apart(a, b) ? -1 : 0;
}

/* Both cannot be true: to show a dispute where there is none is worse than to miss one. */
float feature_clash(const struct view *v)
{
	const struct trait *a = v->a, *b = v->b;

	return a->dispatch != b->dispatch && (a->high < b->low || b->high < a->low) ? -1 : 0;
}

/* A day gone by or to come that either dispatch tells of one thing. What was said is said any day.
 */
static float alone_that_day(const struct trait *a, const struct trait *b)
{
	return a->once && b->once && !a->said && !b->said && a->value == b->value &&
			       isfinite(a->low) && a->mention->date.granularity == GRANULARITY_DAY
		       ? 1
		       : 0;
}

/* Where each dispatch tells but one such measure, it is likely that of one thing: the two weights,
 * the two lengths. Of two in one of them, half as much. */
float feature_alone(const struct view *v)
{
	static const float OF_TWO = 0.5f, OF_TIME = 0.7f; /* "two hours" is common */
	uint32_t most = v->a->fellows > v->b->fellows ? v->a->fellows : v->b->fellows;
	float alone;

	if (v->a->mention->kind == FACT_DATE && v->a->dispatch != v->b->dispatch)
		return alone_that_day(v->a, v->b);
	if (v->a->dispatch == v->b->dispatch || !v->a->class || v->a->class != v->b->class)
		return 0;
	alone = most > 1 ? 0 : most ? OF_TWO : 1;
	return v->a->mention->quantity.measure == MEASURE_DURATION ? alone * OF_TIME : alone;
}
