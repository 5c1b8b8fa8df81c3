/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two mentions of one thing, judged: can both be true, and by which rule. What a whole row of them
 * amounts to is verdict.c's.
 */
#include "match/parts.h"
#include "match/wording.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The relation without shades that no two desks keep apart: nearly and about, more than and at
 * least. */
static enum relation plain(enum relation relation)
{
	switch (relation) {
	case RELATION_AT_LEAST:
		return RELATION_MORE_THAN;
	case RELATION_AT_MOST:
		return RELATION_LESS_THAN;
	case RELATION_NEARLY:
	case RELATION_ORDER:
		return RELATION_ABOUT;
	default:
		return relation;
	}
}

/* The digits of a mention one after the other, so that 2.000 and 2 000 are alike. */
static uint32_t digits_of(
	const struct mention *mention, const struct dispatch *dispatch, char *digits, uint32_t most)
{
	uint32_t n = 0, i;

	for (i = mention->span.start; i < mention->span.end && n + 1 < most; i++)
		if (dispatch->text[i] >= '0' && dispatch->text[i] <= '9')
			digits[n++] = dispatch->text[i];
	digits[n] = 0;
	return n;
}

static bool same_form(const struct trait *a, const struct trait *b, const struct dispatch *da,
	const struct dispatch *db)
{
	char x[40], y[40];

	if (a->mention->kind == FACT_QUANTITY &&
		strcmp(a->mention->quantity.unit, b->mention->quantity.unit) != 0)
		return false;
	digits_of(a->mention, da, x, sizeof x);
	digits_of(b->mention, db, y, sizeof y);
	return strcmp(x, y) == 0;
}

static bool is_soft(const struct quantity *quantity)
{
	return quantity->relation != RELATION_EXACTLY && quantity->relation != RELATION_UNKNOWN;
}

/* How far a round number may be from what it stands for; half of it is no rounding. */
static double looseness(const struct trait *trait)
{
	static const double MOST = 0.1;
	const struct quantity *quantity = &trait->mention->quantity;
	double half = trait->grain / 2, most = MOST * fabs(quantity->number);

	if (quantity->measure == MEASURE_COUNT && half < 1)
		return 0;
	return half < most ? half : most;
}

/* 1.089 million cut off as 1.08: what is lost is less than the last place, and next to nothing. */
static bool is_cut(const struct trait *a, const struct trait *b)
{
	static const double NEXT_TO_NOTHING = 0.01;
	const struct trait *coarse = a->grain < b->grain ? b : a, *fine = coarse == a ? b : a;
	double lost = fabs(fine->mention->quantity.number) - fabs(coarse->mention->quantity.number);

	return coarse->grain > fine->grain && lost > 0 && lost < coarse->grain &&
	       lost <= NEXT_TO_NOTHING * fabs(fine->mention->quantity.number);
}

/*
 * Two numbers in two units that are not the one the other converted: the coarser may be the finer,
 * rounded, and desks that reckon at rates of two days or that round twice are a tenth apart at
 * most.
 */
static enum rule judge_units(const struct trait *a, const struct trait *b)
{
	static const double FAR = 0.1;
	double size = fmax(fabs(a->number), fabs(b->number)), apart = fabs(a->number - b->number);
	double error = (double)(a->error + b->error) * size;

	if (apart <= error + fmax(looseness(a) * a->factor, looseness(b) * b->factor))
		return RULE_ROUNDED;
	return apart <= error + FAR * size ? RULE_SOFT_BOUND : RULE_DISJOINT;
}

/* Two numbers that are both given as exact: the coarser may be the finer, rounded or cut off. */
static enum rule judge_exact(const struct trait *a, const struct trait *b)
{
	const struct quantity *x = &a->mention->quantity, *y = &b->mention->quantity;
	double apart = fabs(x->number - y->number);

	if (match_two_units(x, y))
		return judge_units(a, b);
	if (strcmp(x->unit, y->unit) != 0 || x->per_number != y->per_number)
		return fabs(a->number - b->number) <= 0.08 * fabs(b->number) ? RULE_SOFT_BOUND
									     : RULE_DISJOINT;
	if (a->grain == b->grain && (a->grain < 100 || apart > a->grain / 2))
		return RULE_DISJOINT;
	if (apart > looseness(a->grain < b->grain ? b : a) * (1 + 1e-9) && !is_cut(a, b))
		return RULE_DISJOINT;
	return a->grain == b->grain || x->measure == MEASURE_COUNT ? RULE_SOFT_BOUND : RULE_ROUNDED;
}

/*
 * Two intervals with a gap between: "at least 480" is no looser downwards than 480 is. An edge that
 * words leave open ("about", "more than" upwards) may give way by a tenth.
 */
static enum rule judge_gap(const struct trait *lower, const struct trait *upper)
{
	enum relation below = plain(lower->mention->quantity.relation);
	enum relation above = plain(upper->mention->quantity.relation);

	if ((below == RELATION_EXACTLY || below == RELATION_LESS_THAN) &&
		(above == RELATION_EXACTLY || above == RELATION_MORE_THAN))
		return RULE_DISJOINT;
	return upper->low - lower->high <= 0.1 * fabs(lower->high) ? RULE_SOFT_BOUND
								   : RULE_DISJOINT;
}

/* "Quinze jours" beside two weeks. */
static bool is_loose_span(const struct trait *a, const struct trait *b)
{
	return a->mention->quantity.measure == MEASURE_DURATION &&
	       b->mention->quantity.measure == MEASURE_DURATION && a->low <= b->high &&
	       b->low <= a->high;
}

/* What tells two figures apart at once: numbers that are both known, and not the same. */
static bool differ(const struct trait *a, const struct trait *b)
{
	return a->mention->quantity.relation != RELATION_UNKNOWN &&
	       b->mention->quantity.relation != RELATION_UNKNOWN &&
	       !(fabs(a->number - b->number) <= 1e-9 * fabs(a->number));
}

/* "Up to ten years in prison", and ten: of what a law sets, both say the most. */
static bool are_one_limit(const struct trait *a, const struct trait *b, const struct dispatch *da,
	const struct dispatch *db)
{
	enum relation x = a->mention->quantity.relation, y = b->mention->quantity.relation;

	return ((x == RELATION_AT_MOST && y == RELATION_EXACTLY) ||
		       (y == RELATION_AT_MOST && x == RELATION_EXACTLY)) &&
	       match_is_limit(da, a->mention) && match_is_limit(db, b->mention);
}

static enum rule judge_figures(const struct trait *a, const struct trait *b,
	const struct dispatch *da, const struct dispatch *db)
{
	const struct quantity *x = &a->mention->quantity, *y = &b->mention->quantity;

	if (x->relation == RELATION_UNKNOWN || y->relation == RELATION_UNKNOWN)
		return x->relation == y->relation ? RULE_SAME : RULE_UNKNOWN_VALUE;
	if (plain(x->relation) == plain(y->relation) && match_converts(a, b))
		return RULE_CONVERTED;
	if (!differ(a, b)) {
		if (plain(x->relation) == plain(y->relation))
			return x->relation == y->relation && same_form(a, b, da, db)
				       ? RULE_SAME
				       : RULE_SAME_FORM_DIFFERS;
		return are_one_limit(a, b, da, db) ? RULE_SAME_FORM_DIFFERS : RULE_PRECISION;
	}
	if (x->measure == MEASURE_SCORE)
		return RULE_DISJOINT;
	if (!is_soft(x) && !is_soft(y))
		return is_loose_span(a, b) ? RULE_PRECISION : judge_exact(a, b);
	if ((a->low >= b->low && a->high <= b->high) || (b->low >= a->low && b->high <= a->high))
		return RULE_PRECISION;
	if (a->low <= b->high && b->low <= a->high)
		return RULE_OVERLAP;
	return a->low > b->high ? judge_gap(b, a) : judge_gap(a, b);
}

/* The same trait, told in other money than it seems: in the number that its words give. */
static struct trait told_in(const struct trait *trait, struct mention *mention, const char *unit)
{
	struct trait told = *trait;

	*mention = *trait->mention;
	mention->quantity.unit = unit;
	told.mention = mention;
	told.number = mention->quantity.number;
	told.low = mention->quantity.low;
	told.high = mention->quantity.high;
	told.factor = 1;
	told.error = 0;
	return told;
}

/* "$3.5m" may be dollars of Canada, as those told with it: no clash is certain. */
static enum rule judge_quantities(const struct trait *a, const struct trait *b,
	const struct dispatch *da, const struct dispatch *db)
{
	struct mention x, y;
	struct trait own, other;
	enum rule rule;

	if (!match_may_be_dollars(&a->mention->quantity, &b->mention->quantity))
		return judge_figures(a, b, da, db);
	own = told_in(a, &x, "USD");
	other = told_in(b, &y, "USD");
	rule = judge_figures(&own, &other, da, db);
	if (rule == RULE_DISJOINT && a->purse && a->purse == b->purse)
		rule = judge_figures(a, b, da, db);
	return rule == RULE_SAME       ? RULE_SAME_FORM_DIFFERS
	       : rule == RULE_DISJOINT ? RULE_UNSURE
				       : rule;
}

/* "Shortly before 5 p.m.": below 0; "just after": above 0. */
static int side_of(const struct date *hour)
{
	return (hour->clock_last > hour->clock) - (hour->clock_first < hour->clock);
}

/* "Peu avant 7h30" and 7h26 may both be true. */
static enum rule judge_clocks(const struct date *x, const struct date *y)
{
	bool equal;
	int apart = match_hours_apart(x, y, &equal);

	if (equal && side_of(x) != side_of(y))
		return RULE_DATE_PRECISION;
	if (apart < 0 || equal)
		return RULE_SAME_FORM_DIFFERS;
	return apart ? RULE_DATE_DISJOINT : RULE_DATE_PRECISION;
}

static bool is_time(const struct date *date)
{
	return date->granularity == GRANULARITY_TIME;
}

/* Dates that are not resolved are held together by what their words say. */
static enum rule judge_words(const struct date *x, const struct date *y)
{
	bool day_meets = x->day && y->day, month_meets = x->month && y->month;

	if ((month_meets && x->month != y->month) ||
		(day_meets && x->day != y->day &&
			!((x->night || y->night) && match_weekdays_meet(x, y))))
		return RULE_DATE_DISJOINT;
	if (month_meets && (x->day != 0) != (y->day != 0))
		return RULE_DATE_PRECISION;
	if (!month_meets && x->weekday && y->weekday && !match_weekdays_meet(x, y))
		return RULE_DATE_DISJOINT;
	return RULE_SAME_FORM_DIFFERS;
}

static enum rule judge_dates(const struct trait *a, const struct trait *b,
	const struct dispatch *da, const struct dispatch *db)
{
	const struct date *x = &a->mention->date, *y = &b->mention->date;

	if (is_time(x) || is_time(y))
		return judge_clocks(x, y) == RULE_SAME_FORM_DIFFERS && same_form(a, b, da, db)
			       ? RULE_SAME
			       : judge_clocks(x, y);
	if (x->first == DAY_NONE || y->first == DAY_NONE) {
		if (x->weekday == y->weekday && x->month == y->month && x->day == y->day &&
			(x->weekday || x->month) && same_form(a, b, da, db))
			return RULE_SAME;
		return judge_words(x, y);
	}
	if (a->low == b->low && a->high == b->high)
		return x->weekday == y->weekday && same_form(a, b, da, db) ? RULE_SAME
									   : RULE_SAME_FORM_DIFFERS;
	/* "Friday evening", "in the night to Saturday", "early on Saturday" are one night. */
	if (a->low <= b->high && b->low <= a->high)
		return x->night || y->night ? RULE_SAME_FORM_DIFFERS : RULE_DATE_PRECISION;
	return RULE_DATE_DISJOINT;
}

bool match_may_agree(const struct trait *a, const struct trait *b)
{
	return a->mention->kind != FACT_QUANTITY || !differ(a, b) || match_converts(a, b) ||
	       match_may_be_dollars(&a->mention->quantity, &b->mention->quantity);
}

/* Other words of other people contradict nobody. */
static enum rule judge_quotes(const struct trait *a, const struct trait *b,
	const struct dispatch *da, const struct dispatch *db)
{
	enum rule rule = wording_judge_quotes(a, b, da, db);

	return rule != RULE_WORDING && wording_by_others(a, b, da, db) ? RULE_SPEAKER : rule;
}

enum rule match_judge(const struct trait *a, const struct trait *b, const struct dispatch *da,
	const struct dispatch *db)
{
	switch (a->mention->kind) {
	case FACT_DATE:
		return judge_dates(a, b, da, db);
	case FACT_QUOTE:
		return judge_quotes(a, b, da, db);
	case FACT_PASSAGE:
		return wording_judge_passages(a, b, da, db);
	case FACT_NAME:
		return match_judge_names(a, b, da, db);
	default:
		return judge_quantities(a, b, da, db);
	}
}

/* The day of its own that the dispatch was sent; DAY_NONE where it tells none. */
static int32_t own_day(const struct dispatch *dispatch)
{
	return dispatch->date_borrowed || dispatch->first_day != dispatch->last_day
		       ? DAY_NONE
		       : dispatch->first_day;
}

/* A toll that grew from one day's dispatch to that of a later day: both true in their time. */
bool match_grew(const struct analysis *analysis, const struct trait *a, const struct trait *b)
{
	int32_t x, y;

	if (a->mention->kind != FACT_QUANTITY ||
		!lang_concept_is_people(analysis->lang, a->mention->quantity.event) ||
		!lang_concept_is_people(analysis->lang, b->mention->quantity.event))
		return false;
	x = own_day(analysis->dispatches[a->dispatch]);
	y = own_day(analysis->dispatches[b->dispatch]);
	if (x == DAY_NONE || y == DAY_NONE || x == y)
		return false;
	return x < y ? a->high < b->low : b->high < a->low;
}
