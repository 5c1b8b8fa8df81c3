/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the words of a quantity may stand for, as an interval on the number line:
 *
 *     exactly 16             16
 *     exactly 2.000     [1800 .. 2200]     round: half its last place, at most a tenth
 *     more than 2.000   [2000 ....... 2500]
 *     nearly 8.000   [7200 .. 8000]
 *     about 100       [90 .. 110]
 *     a dozen         [10 .. 14]
 *     dizaines                 [20 ............. 99]
 */
#include "fact/finder.h"

#include <math.h>
#include <string.h>

static const struct row {
	const char *name;
	double low, high; /* times the number */
} relations[RELATIONS] = {
	[RELATION_EXACTLY] = { "exactly", 1, 1 },
	[RELATION_MORE_THAN] = { "more-than", 1, 1.25 },
	[RELATION_AT_LEAST] = { "at-least", 1, 1.25 },
	[RELATION_LESS_THAN] = { "less-than", 0.75, 1 },
	[RELATION_AT_MOST] = { "at-most", 0.75, 1 },
	[RELATION_ABOUT] = { "about", 0.9, 1.1 },
	[RELATION_NEARLY] = { "nearly", 0.9, 1 },
	[RELATION_ORDER] = { "order", 2, 9.9 },
	[RELATION_UNKNOWN] = { "unknown", 0, 0 },
};

static const double COLLECTIVE = 0.2, ROUND_MOST = 0.1, ROUND_FROM = 100;

const char *fact_relation_name(enum relation relation)
{
	return relations[relation].name;
}

const char *fact_measure_name(enum measure measure)
{
	static const char *const names[MEASURES] = {
		[MEASURE_COUNT] = "count",
		[MEASURE_MONEY] = "money",
		[MEASURE_PERCENT] = "percent",
		[MEASURE_FRACTION] = "fraction",
		[MEASURE_DURATION] = "duration",
		[MEASURE_AGE] = "age",
		[MEASURE_PHYSICAL] = "physical",
		[MEASURE_SCORE] = "score",
	};

	return names[measure];
}

enum relation relation_named(const char *name)
{
	enum relation relation;

	for (relation = 0; relation < RELATIONS; relation++)
		if (!strcmp(relations[relation].name, name))
			return relation;
	return RELATION_EXACTLY;
}

/* Half the last significant place of a number that looks rounded; 0 for others. */
static double roundness(double number)
{
	double place = 1;

	if (number < ROUND_FROM || fmod(number, ROUND_FROM) != 0)
		return 0;
	while (fmod(number, place * 10) == 0 && place < number)
		place *= 10;
	return fmin(place / 2, number * ROUND_MOST);
}

void fact_interval(enum relation relation, double number, double *low, double *high)
{
	const struct row *row = &relations[relation];
	double around = relation == RELATION_EXACTLY ? roundness(number) : 0;

	if (relation == RELATION_UNKNOWN) {
		*low = 0;
		*high = HUGE_VAL;
		return;
	}
	*low = number * row->low - around;
	*high = number * row->high + around;
}

void interval_of(const struct numeral *numeral, enum relation relation, struct quantity *quantity)
{
	quantity->relation = relation;
	quantity->number = numeral->value;
	fact_interval(relation, numeral->value, &quantity->low, &quantity->high);
	if (relation == RELATION_ABOUT && numeral->collective) {
		quantity->low = numeral->value * (1 - COLLECTIVE);
		quantity->high = numeral->value * (1 + COLLECTIVE);
	}
}
