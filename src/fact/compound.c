/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Amounts told in two units, the smaller of which may go unnamed:
 *
 *     2 heures [30]     9 secondes [80]     eleven years [and three months]     6 feet [2 inches]
 *     1 m [85]          5ft [2in]           5-foot-[10]                          5'[10"]
 */
#include "fact/finder.h"

#include <string.h>

static const struct smaller {
	const char *unit, *smaller;
	double parts;
	uint32_t unnamed; /* how many digits alone may stand for it; 0: none */
} SMALLER[] = {
	{ "hour", "minute", 60, 2 },
	{ "minute", "second", 60, 2 },
	{ "second", "", 100, 2 },
	{ "day", "hour", 24, 0 },
	{ "week", "day", 7, 0 },
	{ "year", "month", 12, 0 },
	{ "metre", "centimetre", 100, 2 },
	{ "foot", "inch", 12, 0 },
};

static const struct smaller *smaller_of(const char *unit)
{
	size_t i;

	for (i = 0; i < sizeof SMALLER / sizeof *SMALLER; i++)
		if (!strcmp(unit, SMALLER[i].unit))
			return &SMALLER[i];
	return NULL;
}

/* Whether digits without a unit are of the smaller one: so many of them, with no word to count. */
static bool goes_unnamed(
	const struct finder *finder, const struct smaller *smaller, const struct numeral *more)
{
	return smaller->unnamed && more->digits &&
	       peek_digits(finder, more->first) == smaller->unnamed &&
	       (!peek_word(finder, more->last) || peek_stop(finder, more->last));
}

static bool is_quote(uint32_t sign)
{
	return sign == '"' || sign == 0x201d || sign == 0x2033;
}

/* The inches of "5ft 2in", "5-foot-10", "5'10\"": the token behind them, or at. */
static uint32_t inches_read(const struct finder *finder, uint32_t at, struct numeral *numeral)
{
	uint32_t hyphen = peek_hyphen(finder, at) && peek_glued(finder, at + 1), n;
	double inches = peek_value(finder, at + hyphen);

	at += hyphen;
	if (inches < 0 || inches >= 12 || peek_digits(finder, at) > 2)
		return at - hyphen;
	n = is_quote(peek_sign(finder, at + 1)) && peek_glued(finder, at + 1)
		    ? 1
		    : peek_grammar(finder, at + 1, "inches-short");
	if (!n && !(hyphen || (peek_glued(finder, at) && !peek_glued(finder, at + 1))))
		return at;
	numeral->value += inches / 12;
	return at + 1 + n;
}

uint32_t feet_read(const struct finder *finder, uint32_t at, struct numeral *numeral)
{
	enum { MOST = 8 };
	const struct numeral told = *numeral;
	uint32_t sign = peek_sign(finder, at), last;

	if ((sign != '\'' && sign != 0x2019 && sign != 0x2032) || !peek_glued(finder, at) ||
		!numeral->bare || numeral->value > MOST)
		return 0;
	last = inches_read(finder, at + 1, numeral);
	if (last == at + 1 || numeral->value < told.value)
		*numeral = told;
	return last == at + 1 ? 0 : last;
}

uint32_t compound_read(
	const struct finder *finder, uint32_t at, const char *unit, struct numeral *numeral)
{
	const struct smaller *smaller = smaller_of(unit);
	uint32_t joint = peek_range(finder, at, "and"), n;
	const struct sense *sense;
	struct numeral more;

	if (!strcmp(unit, "foot") && numeral->digits && (n = inches_read(finder, at, numeral)) > at)
		return n;
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
