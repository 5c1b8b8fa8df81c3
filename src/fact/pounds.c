/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pounds, which are money, a weight, or (French: livres) books. */
#include "fact/reading.h"

/* What stands in brackets right behind a measure tells it again. */
static bool follows_measure(const struct finder *finder, uint32_t first)
{
	const struct mention *before = &finder->mentions.at[finder->mentions.n];

	return finder->mentions.n && peek_sign(finder, first - 1) == '(' &&
	       before[-1].tokens.last + 1 == first && before[-1].kind == FACT_QUANTITY &&
	       before[-1].quantity.measure == MEASURE_PHYSICAL;
}

/* "12 milliards de livres (14 milliards d'euros)": pounds, where the word has a sense that weighs
 * or is read; n tokens. */
uint32_t pounds_read(const struct finder *finder, uint32_t at, struct reading *reading)
{
	enum { REACH = 4 }; /* tokens */
	uint32_t n = peek_grammar(finder, at, "pounds-too"), next = at + n, far, money;
	bool bracket = peek_sign(finder, next) == '(';

	if (n && follows_measure(finder, reading->numeral.first)) {
		reading->unit = "pound-mass"; /* "5 kg (11 livres)" */
		reading->unit_at = at;
		return n;
	}
	if (!n || !(bracket || reading->numeral.scaled))
		return 0;
	for (far = 1; far <= REACH; far++)
		if (bracket && peek_sense(finder, next + far, LANG_CURRENCY, &money))
			break;
	/* "2 millions de livres vendus" */
	if (far > REACH &&
		(reading->numeral.value < 1e6 || peek_sense(finder, next, LANG_CONCEPT, &money)))
		return 0;
	reading->currency = "GBP";
	return n;
}

/* "500 pounds of explosives", "weighed 98 pounds", "7 kilograms (15 pounds)" are no money. */
bool pounds_weigh(const struct finder *finder, uint32_t first, const struct reading *reading)
{
	enum { REACH = 4 }; /* tokens */
	uint32_t at = reading->unit_at, far, n;
	struct noun noun;

	if (!reading->currency || !at || !peek_grammar(finder, at, "mass-too"))
		return false;
	for (far = 1;
		far <= REACH && !reading->numeral.scaled && first >= finder->sentence.first + far;
		far++)
		if (peek_grammar(finder, first - far, "weighs"))
			return true;
	if (follows_measure(finder, first))
		return true;
	n = reading->numeral.scaled ? 0 : peek_grammar(finder, at + 1, "of");
	return n && noun_read(finder, at + 1 + n, finder->sentence.last, &noun) &&
	       peek_realm(finder, noun.counted) == REALM_THINGS;
}
