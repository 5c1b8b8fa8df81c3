/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What two dates tell of each other: days by the calendar where both are resolved, else by what
 * their words say; hours by the clock, whatever their day.
 */
#include "match/feature.h"

#include <math.h>

/* "Took off at 8:38", "lost contact at 8:44": what either hour is told of is another thing. */
static bool tell_two_deeds(const struct trait *a, const struct trait *b)
{
	const struct date *x = &a->mention->date, *y = &b->mention->date;

	return feature_other_verbs(a, b) && !(x->event && x->event == y->event);
}

/* Hours of one clock: the nearer the likelier. */
static float clocks_agree(const struct trait *a, const struct trait *b)
{
	const struct date *x = &a->mention->date, *y = &b->mention->date;
	static const int NEAR = 60, NEXT = 10; /* minutes */
	bool equal;
	int apart = match_hours_apart(x, y, &equal);

	if (apart < 0)
		return 0;
	if (x->first != DAY_NONE && y->first != DAY_NONE && !x->elsewhere && !y->elsewhere &&
		!x->presumed && !y->presumed &&
		(x->last < y->first || y->last < x->first))
		return -1;
	if (apart)
		return tell_two_deeds(a, b) ? -1
		       : apart <= NEXT	    ? 0.25f
		       : apart <= NEAR	    ? -0.1f
					    : -0.7f;
	return equal ? 1 : 0.6f;
}

/* What the words alone say of two dates, where one is not resolved. */
static float words_agree(const struct trait *a, const struct trait *b)
{
	const struct date *x = &a->mention->date, *y = &b->mention->date;

	if (x->granularity == GRANULARITY_TIME || y->granularity == GRANULARITY_TIME)
		return clocks_agree(a, b);
	if ((x->month && y->month && x->month != y->month) ||
		(x->day && y->day && x->day != y->day && !match_weekdays_meet(x, y)))
		return -1;
	if (x->month && y->month)
		return x->day && y->day ? 1 : 0.5f;
	if (x->weekday && y->weekday)
		return match_weekdays_meet(x, y) ? 0.7f : -0.7f;
	return 0;
}

/* An hour is held by its clock, whatever its day. */
static bool is_resolved(const struct trait *trait)
{
	return trait->mention->date.first != DAY_NONE &&
	       trait->mention->date.granularity != GRANULARITY_TIME;
}

/* As far as their words go. */
bool feature_may_be_one_day(const struct trait *a, const struct trait *b)
{
	if (!is_resolved(a) || !is_resolved(b))
		return words_agree(a, b) > 0;
	return a->low <= b->high && b->low <= a->high;
}

/* Two hours that cannot be one, however near. */
bool feature_hours_part(const struct trait *a, const struct trait *b)
{
	bool equal;

	return a->mention->date.granularity == GRANULARITY_TIME &&
	       b->mention->date.granularity == GRANULARITY_TIME &&
	       match_hours_apart(&a->mention->date, &b->mention->date, &equal) > 0;
}

/* What speaks for a link says the less, the more common the day is. What began or ended in a
 * year, and what happened in it, are two things as like as not. */
static float as_rare(const struct trait *a, const struct trait *b, float likeness)
{
	static const float OTHER_END = 0.4f;

	if (a->end != b->end && a->mention->date.granularity >= GRANULARITY_YEAR &&
		a->mention->date.granularity != GRANULARITY_TIME)
		likeness *= likeness > 0 ? OTHER_END : 1;
	return likeness > 0 ? likeness * fminf(a->rarity, b->rarity) : likeness;
}

/* Of a year that is neither the dispatch's own nor one beside it, no finer than its month is told
 * by chance: "15 avril 2003", "in April 2003". */
static bool told_for_one_reason(const struct trait *a, const struct trait *b)
{
	return a->year && a->year == b->year && a->mention->date.granularity <= GRANULARITY_MONTH &&
	       b->mention->date.granularity <= GRANULARITY_MONTH;
}

/* "Friday evening", "the night to Saturday". */
static bool is_of_night(const struct trait *a, const struct trait *b)
{
	const struct date *x = &a->mention->date, *y = &b->mention->date;

	return (x->night || y->night) && x->granularity == y->granularity;
}

/* "Friday 22 September", where the 22nd is a Saturday, beside "Friday". */
static bool is_slip_of_day(const struct trait *a, const struct trait *b)
{
	const struct date *x = &a->mention->date, *y = &b->mention->date;

	return x->weekday && x->weekday == y->weekday && (x->day != 0) != (y->day != 0) &&
	       fabs(a->number - b->number) <= 2;
}

/* The only date that either dispatch tells within the span of the looser: "en 2013" and "en janvier
 * 2013", "late October" and "Oct. 29". */
static bool are_alone_in_span(const struct trait *loose, const struct trait *close)
{
	return close->free_from < loose->low && loose->high < close->free_to && !loose->crowded;
}

static bool are_alone(const struct trait *a, const struct trait *b)
{
	return a->dispatch != b->dispatch && a->end == b->end &&
	       (a->high - a->low > b->high - b->low ? are_alone_in_span(a, b)
						    : are_alone_in_span(b, a));
}

/* Of the day that the dispatch was sent, or of the one before. */
static bool is_fresh(const struct trait *trait)
{
	return trait->sent != DAY_NONE && isfinite(trait->low) && trait->low <= trait->sent &&
	       trait->high >= trait->sent - 1;
}

/* "Found this morning" in dispatches of two days: each tells what is new to it. */
static bool are_news_of_two_days(const struct trait *a, const struct trait *b)
{
	return a->sent != b->sent && is_fresh(a) && is_fresh(b) &&
	       (a->sent < b->sent) == (a->number < b->number);
}

/* "This morning" in both, or "on Monday" the day after: the same words are of two days. */
bool feature_are_each_day(const struct trait *a, const struct trait *b)
{
	return a->mention->date.granularity == GRANULARITY_DAY && are_news_of_two_days(a, b) &&
	       a->sent - a->low == b->sent - b->low;
}

/* "Shut until Thursday", and on Monday: the end of a span is no other day on which it was. */
bool feature_other_end(const struct trait *a, const struct trait *b)
{
	return (a->end == END_LAST) != (b->end == END_LAST) && is_resolved(a) && is_resolved(b) &&
	       (a->high < b->low || b->high < a->low);
}

float feature_day(const struct view *v)
{
	static const float OF_NIGHT = 0.6f, ALONE = 0.65f, SLIP = 0.5f;
	static const double FEW_DAYS = 3; /* so far may desks be apart on one event */
	const struct trait *a = v->a, *b = v->b;

	if (!is_resolved(a) || !is_resolved(b))
		return as_rare(a, b, words_agree(a, b));
	if (a->low == b->low && a->high == b->high)
		return as_rare(a, b, 1);
	if (feature_nested(a, b))
		return told_for_one_reason(a, b) ? 0.9f
		       : is_of_night(a, b)	 ? OF_NIGHT
		       : are_alone(a, b)	 ? ALONE
						 : 0.3f;
	if (a->low <= b->high && b->low <= a->high)
		return 0.1f;
	if (is_slip_of_day(a, b))
		return SLIP;
	if (tell_two_deeds(a, b) || are_news_of_two_days(a, b) || a->end != b->end)
		return -1;
	return fabs(a->number - b->number) <= FEW_DAYS ? -0.3f : -0.7f;
}

/*
 * "Mardi vers 10 heures" and "mardi soir" are two things, "Thursday at about 2 a.m." and "Thursday
 * at 1:25 a.m." one.
 */
float feature_stretch(const struct view *v)
{
	static const float AS_LONG = 0.3f;
	enum { APART = 60 };
	const struct stretch *x = &v->a->stretch, *y = &v->b->stretch;
	int gap;

	if (x->first > x->last || y->first > y->last || v->a->value != v->b->value)
		return 0;
	gap = (x->first > y->first ? x->first : y->first) - (x->last < y->last ? x->last : y->last);
	if (x->hour && y->hour)
		return gap <= APART ? 1 : -1;
	return gap > APART ? -1 : gap <= 0 ? AS_LONG : 0;
}

float feature_grain(const struct view *v)
{
	const struct date *x = &v->a->mention->date, *y = &v->b->mention->date;

	if (x->granularity == y->granularity || told_for_one_reason(v->a, v->b) ||
		(feature_nested(v->a, v->b) && are_alone(v->a, v->b)))
		return 0;
	return feature_nested(v->a, v->b) || (x->month && x->month == y->month) ? -0.4f : -1;
}
