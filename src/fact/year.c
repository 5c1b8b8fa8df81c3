/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Four bare digits: a year, or 2000 soldiers? A year unless something to count follows; and a year
 * even then after "in", "since" and their like. Years far from our time want such a word.
 */
#include "fact/finder.h"

enum { YEAR_FIRST = 1000, YEAR_USUAL = 1880, YEAR_USUAL_LAST = 2060, YEAR_LAST = 2200 };

static bool counts_something(const struct finder *finder, uint32_t i)
{
	struct noun noun;
	uint32_t n;

	if (peek_sense(finder, i, LANG_UNIT, &n) || peek_sense(finder, i, LANG_CURRENCY, &n) ||
		peek_sense(finder, i, LANG_NUMBER, &n))
		return true;
	if (!peek_word(finder, i) || !noun_read(finder, i, finder->sentence.last, &noun))
		return false;
	if (noun.head >= noun.tokens.last || noun.head > i)
		return false;
	return noun.container || ((noun.counted || noun.event) && peek_plural(finder, noun.head));
}

bool year_read(const struct finder *finder, uint32_t i)
{
	double value = peek_value(finder, i);
	struct numeral numeral;
	bool announced;

	if (peek_digits(finder, i) != 4 || value < YEAR_FIRST || value > YEAR_LAST)
		return false;
	if (!digits_read(finder, i, &numeral) || !numeral.bare)
		return false;
	announced = peek_before(finder, i, "in-year", NULL);
	if (value < YEAR_USUAL || value > YEAR_USUAL_LAST)
		return announced && !counts_something(finder, i + 1);
	return announced || !counts_something(finder, i + 1);
}
