/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values on one scale, so that "15 jours" can be held against "deux semaines" and two thirds
 * against 66 percent; how close two are, and how much it says that they are.
 *
 * That two dispatches both say "2" is chance; that both say "2 030" is not. Measured by the digits
 * that a value takes the trouble to give, and by its size.
 */
#include "match/parts.h"

#include <math.h>
#include <string.h>

/* Conversion factors, rounded where the thing itself is (a month, a year). */
static const struct unit {
	const char *name;
	enum dimension dimension;
	double factor;
} UNITS[] = {
	{ "second", DIMENSION_TIME, 1.0 / 86400 },
	{ "minute", DIMENSION_TIME, 1.0 / 1440 },
	{ "hour", DIMENSION_TIME, 1.0 / 24 },
	{ "day", DIMENSION_TIME, 1 },
	{ "night", DIMENSION_TIME, 1 },
	{ "week", DIMENSION_TIME, 7 },
	{ "month", DIMENSION_TIME, 30.4375 },
	{ "quarter", DIMENSION_TIME, 91.3125 },
	{ "semester", DIMENSION_TIME, 182.625 },
	{ "year", DIMENSION_TIME, 365.25 },
	{ "decade", DIMENSION_TIME, 3652.5 },
	{ "century", DIMENSION_TIME, 36525 },
	{ "millimetre", DIMENSION_LENGTH, 0.001 },
	{ "centimetre", DIMENSION_LENGTH, 0.01 },
	{ "inch", DIMENSION_LENGTH, 0.0254 },
	{ "foot", DIMENSION_LENGTH, 0.3048 },
	{ "yard", DIMENSION_LENGTH, 0.9144 },
	{ "metre", DIMENSION_LENGTH, 1 },
	{ "kilometre", DIMENSION_LENGTH, 1000 },
	{ "mile", DIMENSION_LENGTH, 1609.344 },
	{ "square-metre", DIMENSION_AREA, 0.0001 },
	{ "acre", DIMENSION_AREA, 0.40468564 },
	{ "hectare", DIMENSION_AREA, 1 },
	{ "square-kilometre", DIMENSION_AREA, 100 },
	{ "square-mile", DIMENSION_AREA, 258.9988 },
	{ "gram", DIMENSION_MASS, 0.001 },
	{ "ounce", DIMENSION_MASS, 0.02834952 },
	{ "pound-mass", DIMENSION_MASS, 0.45359237 },
	{ "kilogram", DIMENSION_MASS, 1 },
	{ "tonne", DIMENSION_MASS, 1000 },
};

static const struct unit *unit_of(const char *name)
{
	size_t i;

	for (i = 0; name && i < sizeof UNITS / sizeof *UNITS; i++)
		if (strcmp(UNITS[i].name, name) == 0)
			return &UNITS[i];
	return NULL;
}

/* How many digits the number takes the trouble to give: 3 for 15.2 million. */
static int significant(double number)
{
	enum { DIGITS_MOST = 6 };
	int digits = 1;

	number /= pow(10, floor(log10(number)));
	while (digits < DIGITS_MOST && fabs(number - round(number)) > 1e-6) {
		number *= 10;
		digits++;
	}
	return digits;
}

/* Small counts and spans of time are in every text; a rate, an age or a price of one digit is not.
 */
static float least_rarity(const struct quantity *quantity)
{
	return quantity->measure == MEASURE_COUNT || quantity->measure == MEASURE_DURATION ? 0.1f
											   : 0.25f;
}

/* Money comes in millions as counts come in ones: its size tells less. */
static const float BY_DIGIT = 0.3f, BY_SIZE = 0.1f, BY_SIZE_OF_MONEY = 0.04f;

/* Little for "2" up to 1 for "2 030" or "4.95 billion". */
static float rarity_of(const struct quantity *quantity)
{
	double number = fabs(quantity->number);
	float rarity;

	if (quantity->relation == RELATION_UNKNOWN || !(number > 0) || !isfinite(number))
		return 0;
	rarity = least_rarity(quantity) + BY_DIGIT * (float)(significant(number) - 1);
	if (number >= 10)
		rarity += (quantity->measure == MEASURE_MONEY ? BY_SIZE_OF_MONEY : BY_SIZE) *
			  (float)log10(number);
	return rarity > 1 ? 1 : rarity;
}

static void scale_quantity(struct trait *trait)
{
	const struct quantity *quantity = &trait->mention->quantity;
	const struct unit *unit = unit_of(quantity->unit);
	double factor = 1;

	trait->dimension = quantity->measure == MEASURE_MONEY ? DIMENSION_MONEY : DIMENSION_COUNT;
	switch (quantity->measure) {
	case MEASURE_PERCENT:
		factor = 0.01;
		trait->dimension = DIMENSION_SHARE;
		break;
	case MEASURE_FRACTION:
		trait->dimension = DIMENSION_SHARE;
		break;
	case MEASURE_AGE:
		factor = 365.25;
		trait->dimension = DIMENSION_TIME;
		break;
	case MEASURE_DURATION:
	case MEASURE_PHYSICAL:
		trait->dimension = unit ? unit->dimension : DIMENSION_OTHER;
		factor = unit ? unit->factor : 1;
		break;
	default:
		break;
	}
	trait->factor = factor;
	trait->number = quantity->number * factor;
	trait->low = quantity->low * factor;
	trait->high = quantity->high * factor;
	/* "Hundreds" are several of them, and no hundred; of "12 to 15" 12 is the least. */
	if (trait->number > 0 && trait->number <= trait->low && trait->low < trait->high &&
		(quantity->relation == RELATION_ORDER || quantity->relation == RELATION_ABOUT))
		trait->number = sqrt(trait->low * trait->high);
	trait->rarity = rarity_of(quantity);
}

/* A weekday is of this week, like all the news; a day by its number is rarer by chance. */
static const float WEEKDAY = 0.6f;

/* A date's days are its scale. */
static void scale_date(struct trait *trait)
{
	const struct date *date = &trait->mention->date;

	trait->dimension = DIMENSION_TIME;
	trait->factor = 1;
	trait->rarity = date->granularity == GRANULARITY_DAY && !date->day ? WEEKDAY : 1;
	if (date->first == DAY_NONE || date->last == DAY_NONE) {
		trait->low = -INFINITY;
		trait->high = INFINITY;
		return;
	}
	trait->low = date->first;
	trait->high = date->last;
	trait->number = (trait->low + trait->high) / 2;
}

void match_scale(struct trait *trait)
{
	if (trait->mention->kind == FACT_DATE)
		scale_date(trait);
	else
		scale_quantity(trait);
}

bool match_comparable(const struct trait *a, const struct trait *b)
{
	const struct quantity *x = &a->mention->quantity, *y = &b->mention->quantity;

	if (a->dimension != b->dimension)
		return false;
	if (a->mention->kind == FACT_DATE ||
		(a->dimension != DIMENSION_MONEY && a->dimension != DIMENSION_OTHER))
		return true;
	return !x->unit[0] || !y->unit[0] || strcmp(x->unit, y->unit) == 0;
}

static bool nested(const struct trait *a, const struct trait *b)
{
	return (a->low >= b->low && a->high <= b->high) || (b->low >= a->low && b->high <= a->high);
}

/* 1 where equal, less where one may be the other, falling with the ratio; -1 at ten times. */
float match_closeness(const struct trait *a, const struct trait *b)
{
	static const double NEAR = 0.18; /* half as much again, as a logarithm */
	double ratio;

	if (a->mention->quantity.relation == RELATION_UNKNOWN ||
		b->mention->quantity.relation == RELATION_UNKNOWN || a->number <= 0 ||
		b->number <= 0)
		return 0;
	if (a->number == b->number)
		return 1;
	if (nested(a, b))
		return 0.8f;
	ratio = fabs(log10(a->number / b->number));
	if (ratio < NEAR)
		return (float)(0.5 - ratio * 0.5 / NEAR);
	return ratio >= 1 ? -1 : (float)(-(ratio - NEAR) / (1 - NEAR));
}

bool match_reach(const struct fact *fact, uint32_t member, struct reach *reach)
{
	struct trait first = { .mention = fact->members[0].mention },
		     other = { .mention = fact->members[member].mention };

	if (fact->kind != FACT_QUANTITY && fact->kind != FACT_DATE)
		return false;
	match_scale(&first);
	match_scale(&other);
	if (!match_comparable(&first, &other) || !isfinite(other.low) || !isfinite(other.high))
		return false;
	reach->low = other.low / first.factor;
	reach->number = other.number / first.factor;
	reach->high = other.high / first.factor;
	return true;
}
