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
	double factor, zero; /* in the unit, what is none in that of the dimension */
} UNITS[] = {
	{ "second", DIMENSION_TIME, 1.0 / 86400, 0 },
	{ "minute", DIMENSION_TIME, 1.0 / 1440, 0 },
	{ "hour", DIMENSION_TIME, 1.0 / 24, 0 },
	{ "day", DIMENSION_TIME, 1, 0 },
	{ "night", DIMENSION_TIME, 1, 0 },
	{ "week", DIMENSION_TIME, 7, 0 },
	{ "month", DIMENSION_TIME, 30.4375, 0 },
	{ "quarter", DIMENSION_TIME, 91.3125, 0 },
	{ "semester", DIMENSION_TIME, 182.625, 0 },
	{ "year", DIMENSION_TIME, 365.25, 0 },
	{ "decade", DIMENSION_TIME, 3652.5, 0 },
	{ "century", DIMENSION_TIME, 36525, 0 },
	{ "millimetre", DIMENSION_LENGTH, 0.001, 0 },
	{ "centimetre", DIMENSION_LENGTH, 0.01, 0 },
	{ "inch", DIMENSION_LENGTH, 0.0254, 0 },
	{ "foot", DIMENSION_LENGTH, 0.3048, 0 },
	{ "yard", DIMENSION_LENGTH, 0.9144, 0 },
	{ "metre", DIMENSION_LENGTH, 1, 0 },
	{ "kilometre", DIMENSION_LENGTH, 1000, 0 },
	{ "mile", DIMENSION_LENGTH, 1609.344, 0 },
	{ "nautical-mile", DIMENSION_LENGTH, 1852, 0 },
	{ "square-foot", DIMENSION_AREA, 0.000009290304, 0 },
	{ "square-metre", DIMENSION_AREA, 0.0001, 0 },
	{ "acre", DIMENSION_AREA, 0.40468564, 0 },
	{ "hectare", DIMENSION_AREA, 1, 0 },
	{ "square-kilometre", DIMENSION_AREA, 100, 0 },
	{ "square-mile", DIMENSION_AREA, 258.9988, 0 },
	{ "gram", DIMENSION_MASS, 0.001, 0 },
	{ "ounce", DIMENSION_MASS, 0.02834952, 0 },
	{ "pound-mass", DIMENSION_MASS, 0.45359237, 0 },
	{ "kilogram", DIMENSION_MASS, 1, 0 },
	{ "tonne", DIMENSION_MASS, 1000, 0 },
	{ "litre", DIMENSION_VOLUME, 0.001, 0 },
	{ "gallon", DIMENSION_VOLUME, 0.003785412, 0 },
	{ "cubic-foot", DIMENSION_VOLUME, 0.02831685, 0 },
	{ "barrel", DIMENSION_VOLUME, 0.1589873, 0 },
	{ "cubic-metre", DIMENSION_VOLUME, 1, 0 },
	{ "kilometre-hour", DIMENSION_SPEED, 1, 0 },
	{ "mile-hour", DIMENSION_SPEED, 1.609344, 0 },
	{ "knot", DIMENSION_SPEED, 1.852, 0 },
	{ "metre-second", DIMENSION_SPEED, 3.6, 0 },
	{ "degree", DIMENSION_HEAT, 1, 0 },
	{ "fahrenheit", DIMENSION_HEAT, 5.0 / 9, 32 },
	{ "watt", DIMENSION_POWER, 0.000001, 0 },
	{ "kilowatt", DIMENSION_POWER, 0.001, 0 },
	{ "megawatt", DIMENSION_POWER, 1, 0 },
	{ "gigawatt", DIMENSION_POWER, 1000, 0 },
	{ "kilowatt-hour", DIMENSION_ENERGY, 0.001, 0 },
	{ "megawatt-hour", DIMENSION_ENERGY, 1, 0 },
	{ "gigawatt-hour", DIMENSION_ENERGY, 1000, 0 },
	{ "terawatt-hour", DIMENSION_ENERGY, 1000000, 0 },
	{ "byte", DIMENSION_DATA, 0.000001, 0 },
	{ "kilobyte", DIMENSION_DATA, 0.001, 0 },
	{ "megabyte", DIMENSION_DATA, 1, 0 },
	{ "gigabyte", DIMENSION_DATA, 1000, 0 },
	{ "terabyte", DIMENSION_DATA, 1000000, 0 },
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

/* Both sides in one number, which lies on no scale. */
static void scale_score(struct trait *trait)
{
	static const double SIDES = 1000;
	static const float RARITY = 0.6f;
	const struct quantity *quantity = &trait->mention->quantity;

	trait->dimension = DIMENSION_SCORE;
	trait->factor = 1;
	trait->number = quantity->high * SIDES + quantity->low;
	trait->low = -INFINITY;
	trait->high = INFINITY;
	trait->rarity = RARITY;
}

/* Lengths are of one class; what takes seconds and what takes months are two. */
static uint8_t class_of(const struct trait *trait)
{
	const double day = 1, month = 30;
	uint8_t class = (uint8_t)(trait->dimension << 2);

	switch (trait->mention->quantity.measure) {
	case MEASURE_PHYSICAL:
		return class;
	case MEASURE_DURATION:
		return class | (trait->factor >= month		   ? 3
				       : trait->factor >= day	   ? 2
				       : trait->factor * 24 >= day ? 1
								   : 0);
	default:
		return 0;
	}
}

/*
 * The last place that a number takes the trouble to give: 100 000 000 for 4.9 billion, 0.1
 * for 13.8. Below 100 a nought at the end is a count like any other: 40 is not some 40.
 */
double match_last_place(double number)
{
	static const double ROUND_FROM = 100, MOST = 1e18, FINEST = 0.001, NONE = 1e-6;
	double size = fmin(fabs(number), MOST), place = 1;
	uint64_t whole = (uint64_t)size, unit = 1;

	if (size >= ROUND_FROM && (double)whole == size) {
		while (whole % (unit * 10) == 0)
			unit *= 10;
		return (double)unit;
	}
	while (place > FINEST && fabs(size / place - round(size / place)) > NONE)
		place /= 10;
	return place;
}

/* Coins that are hundredths of a currency; "": of whichever. */
static const struct coin {
	const char *unit, *of;
} COINS[] = {
	{ "cent", "" },
	{ "penny", "GBP" },
};

static const struct coin *coin_of(const struct quantity *quantity)
{
	size_t i;

	for (i = 0; i < sizeof COINS / sizeof *COINS; i++)
		if (!strcmp(quantity->unit, COINS[i].unit))
			return &COINS[i];
	return NULL;
}

static const char *currency_of(const struct quantity *quantity)
{
	const struct coin *coin = coin_of(quantity);

	return coin ? coin->of : quantity->unit;
}

/* What one of a currency is worth in the first of its purse. */
static double scale_money(struct trait *trait, const struct rates *rates)
{
	const struct rate *rate = match_rate(rates, trait->mention);

	if (!rate)
		return coin_of(&trait->mention->quantity) ? 0.01 : 1;
	trait->purse = rate->purse;
	trait->error = rate->error;
	return rate->worth;
}

static void scale_quantity(struct trait *trait, const struct rates *rates)
{
	const struct quantity *quantity = &trait->mention->quantity;
	const struct unit *unit;
	double factor = 1, zero = 0;

	trait->grain = match_last_place(quantity->number);
	trait->dimension = quantity->measure == MEASURE_MONEY ? DIMENSION_MONEY : DIMENSION_COUNT;
	switch (quantity->measure) {
	case MEASURE_PERCENT:
		factor = strcmp(quantity->unit, "basis-point") ? 0.01 : 0.0001;
		trait->dimension =
			strcmp(quantity->unit, "percent") ? DIMENSION_POINTS : DIMENSION_SHARE;
		break;
	case MEASURE_FRACTION:
		trait->dimension = DIMENSION_SHARE;
		break;
	case MEASURE_SCORE:
		scale_score(trait);
		return;
	case MEASURE_MONEY:
		factor = scale_money(trait, rates);
		break;
	case MEASURE_AGE:
		factor = 365.25;
		trait->dimension = DIMENSION_TIME;
		break;
	case MEASURE_DURATION:
	case MEASURE_PHYSICAL:
		unit = unit_of(quantity->unit);
		trait->dimension = unit ? unit->dimension : DIMENSION_OTHER;
		factor = unit ? unit->factor : 1;
		zero = unit ? unit->zero : 0;
		break;
	default:
		break;
	}
	if (quantity->per_number > 0)
		factor /= quantity->per_number;
	trait->factor = factor;
	trait->zero = zero;
	trait->number = (quantity->number - zero) * factor;
	trait->low = (quantity->low - zero) * factor;
	trait->high = (quantity->high - zero) * factor;
	/* "Hundreds" are several of them, and no hundred; of "12 to 15" 12 is the least. */
	if (trait->number > 0 && trait->number <= trait->low && trait->low < trait->high &&
		(quantity->relation == RELATION_ORDER || quantity->relation == RELATION_ABOUT))
		trait->number = sqrt(trait->low * trait->high);
	trait->rarity = rarity_of(quantity);
	trait->class = class_of(trait);
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
	if (date->first == DAY_NONE || date->last == DAY_NONE ||
		date->granularity == GRANULARITY_TIME) {
		trait->low = -INFINITY;
		trait->high = INFINITY;
		return;
	}
	trait->low = date->first;
	trait->high = date->last;
	trait->number = (trait->low + trait->high) / 2;
}

void match_scale(struct trait *trait, const struct rates *rates)
{
	if (trait->mention->kind == FACT_DATE)
		scale_date(trait);
	else
		scale_quantity(trait, rates);
}

static bool same_rate(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_currency(const struct quantity *a, const struct quantity *b)
{
	const char *x = currency_of(a), *y = currency_of(b);

	return !*x || !*y || strcmp(x, y) == 0;
}

static bool is_dollar(const struct quantity *quantity)
{
	static const char *const dollars[] = { "CAD", "AUD", "NZD", "HKD", "SGD" };
	size_t i;

	for (i = 0; i < sizeof dollars / sizeof *dollars; i++)
		if (strcmp(quantity->unit, dollars[i]) == 0)
			return true;
	return false;
}

bool match_may_be_dollars(const struct quantity *x, const struct quantity *y)
{
	return (x->dollars && is_dollar(y)) || (y->dollars && is_dollar(x));
}

bool match_comparable(const struct trait *a, const struct trait *b)
{
	const struct quantity *x = &a->mention->quantity, *y = &b->mention->quantity;

	if (a->dimension != b->dimension)
		return false;
	if (a->mention->kind == FACT_DATE)
		return true;
	/* "85 dollars" may be short for "85 dollars a barrel", but not for any price. */
	if (!same_rate(x->per, y->per) && ((x->per && y->per) ||
						  (a->number != b->number && !match_converts(a, b))))
		return false;
	if (a->dimension == DIMENSION_MONEY)
		return same_currency(x, y) || (a->purse && a->purse == b->purse) ||
		       match_may_be_dollars(x, y);
	return a->dimension != DIMENSION_OTHER || strcmp(x->unit, y->unit) == 0;
}

/* How far what is told may be from what it was converted from: half its last place. */
static double rounding(const struct trait *trait)
{
	return trait->grain / 2 * trait->factor;
}

/*
 * Units are converted by a table, and who converts rounds to one or two digits: 3 miles are 5 km.
 * Sums are converted to the digits that they had, at a rate that is off by its error at most.
 */
bool match_converts(const struct trait *a, const struct trait *b)
{
	static const double MOST = 0.1, MOST_OF_MONEY = 0.025;
	const struct quantity *x = &a->mention->quantity, *y = &b->mention->quantity;
	bool money = a->dimension == DIMENSION_MONEY;
	double size, room;

	if (a->dimension != b->dimension || a->mention->kind != FACT_QUANTITY ||
		!match_two_units(x, y) || (money && (!a->purse || a->purse != b->purse)))
		return false;
	size = fmax(fabs(a->number), fabs(b->number));
	room = fmin(rounding(a) + rounding(b), (money ? MOST_OF_MONEY : MOST) * size);
	return fabs(a->number - b->number) <= room + (double)(a->error + b->error) * size;
}

static bool nested(const struct trait *a, const struct trait *b)
{
	return (a->low >= b->low && a->high <= b->high) || (b->low >= a->low && b->high <= a->high);
}

/* 1 where equal, less where one may be the other, falling with the ratio; -1 at ten times. */
static float closeness(const struct trait *a, const struct trait *b)
{
	static const double NEAR = 0.18; /* half as much again, as a logarithm */
	static const double HELD = 0.8, HELD_AT_ALL = 0.2;
	double ratio;

	if (a->mention->quantity.relation == RELATION_UNKNOWN ||
		b->mention->quantity.relation == RELATION_UNKNOWN || a->number <= 0 ||
		b->number <= 0)
		return 0;
	if (a->number == b->number || match_converts(a, b))
		return 1;
	ratio = fabs(log10(a->number / b->number));
	if (nested(a, b)) /* "hundreds" hold 450, and much else */
		return (float)fmax(HELD_AT_ALL, HELD - ratio * HELD / NEAR);
	if (ratio < NEAR)
		return (float)(0.5 - ratio * 0.5 / NEAR);
	return ratio >= 1 ? -1 : (float)(-(ratio - NEAR) / (1 - NEAR));
}

/* As the words give it, whatever its currency is worth. */
static struct trait unscaled(const struct trait *trait)
{
	struct trait told = *trait;

	told.number /= trait->factor;
	told.low /= trait->factor;
	told.high /= trait->factor;
	return told;
}

/* "$2 billion" may be dollars of New Zealand, as those told with it. */
float match_closeness(const struct trait *a, const struct trait *b)
{
	struct trait x, y;

	if (a->dimension != DIMENSION_MONEY || a->factor == b->factor ||
		!match_may_be_dollars(&a->mention->quantity, &b->mention->quantity))
		return closeness(a, b);
	x = unscaled(a);
	y = unscaled(b);
	return fmaxf(closeness(&x, &y), closeness(a, b));
}

/* The first of a night's two days, by the weekday told, which is that of the second. */
static unsigned first_weekday(const struct date *date)
{
	enum { WEEK = 7 };

	return date->night ? (date->weekday + WEEK - 2) % WEEK + 1u : date->weekday;
}

bool match_weekdays_meet(const struct date *x, const struct date *y)
{
	return x->weekday && y->weekday &&
	       (x->weekday == y->weekday || first_weekday(x) == y->weekday ||
		       x->weekday == first_weekday(y));
}

int match_hours_apart(const struct date *x, const struct date *y, bool *equal)
{
	int day = x->half_open || y->half_open ? 720 : 1440; /* in minutes; half of one will do */
	bool zones = x->zone != ZONE_NONE && y->zone != ZONE_NONE;
	int off = zones ? x->zone - y->zone : 0, apart, gap;

	*equal = false;
	if (x->clock == CLOCK_NONE || y->clock == CLOCK_NONE ||
		(!zones && (x->elsewhere || y->elsewhere)))
		return -1;
	apart = ((y->clock + off - x->clock) % day + day) % day;
	apart = apart > day / 2 ? apart - day : apart; /* from x to y, the shorter way */
	*equal = apart == 0;
	gap = apart > 0 ? apart - (x->clock_last - x->clock) - (y->clock - y->clock_first)
			: -apart - (x->clock - x->clock_first) - (y->clock_last - y->clock);
	return apart == 0 || gap < 0 ? 0 : gap > 1 ? gap : 1;
}

bool match_reach(const struct fact *fact, uint32_t member, struct reach *reach)
{
	struct trait first = { .mention = fact->members[0].mention },
		     other = { .mention = fact->members[member].mention };

	if (fact->kind != FACT_QUANTITY && fact->kind != FACT_DATE)
		return false;
	match_scale(&first, fact->rates);
	match_scale(&other, fact->rates);
	if (!match_comparable(&first, &other) || !isfinite(other.low) || !isfinite(other.high))
		return false;
	reach->low = other.low / first.factor + first.zero;
	reach->number = other.number / first.factor + first.zero;
	reach->high = other.high / first.factor + first.zero;
	return true;
}
