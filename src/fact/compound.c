/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Amounts told in two units, the smaller of which may go unnamed:
 *
 *     2 heures [30]     9 secondes [80]     eleven years [and three months]     6 feet [2 inches]
 */
#include "fact/finder.h"

#include <string.h>

static const struct smaller {
	const char *unit, *smaller;
	double parts;
	bool unnamed; /* where digits alone may stand for it */
} SMALLER[] = {
	{ "hour", "minute", 60, true },
	{ "minute", "second", 60, true },
	{ "second", "", 100, true },
	{ "day", "hour", 24, false },
	{ "week", "day", 7, false },
	{ "year", "month", 12, false },
	{ "foot", "inch", 12, false },
};

static const struct smaller *smaller_of(const char *unit)
{
	size_t i;

	for (i = 0; i < sizeof SMALLER / sizeof *SMALLER; i++)
		if (!strcmp(unit, SMALLER[i].unit))
			return &SMALLER[i];
	return NULL;
}

/* Whether digits without a unit are of the smaller one: two of them, with no word to count. */
static bool goes_unnamed(
	const struct finder *finder, const struct smaller *smaller, const struct numeral *more)
{
	return smaller->unnamed && more->digits && peek_digits(finder, more->first) == 2 &&
	       (!peek_word(finder, more->last) || peek_stop(finder, more->last));
}

uint32_t compound_read(
	const struct finder *finder, uint32_t at, const char *unit, struct numeral *numeral)
{
	const struct smaller *smaller = smaller_of(unit);
	uint32_t joint = peek_range(finder, at, "and"), n;
	const struct sense *sense;
	struct numeral more;

	if (!smaller || !numeral_read(finder, at + joint, &more) || more.value < 0 ||
		more.value >= smaller->parts ||
		(more.digits && (!more.bare || peek_digits(finder, more.first) > 2)))
		return at;
	sense = peek_sense(finder, more.last, LANG_UNIT, &n);
	if (sense ? strcmp(sense->name, smaller->smaller) != 0
		  : joint || !goes_unnamed(finder, smaller, &more))
		return at;
	numeral->value += more.value / smaller->parts;
	numeral->article = false;
	return more.last + (sense ? n : 0);
}
