/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a rate is told of, right behind its amount; it belongs to the amount as its unit does.
 *
 *     85 dollars [le baril]       20 people [a day]        12 dollars [par action]
 *     120 cas [pour 100.000 habitants]                     3 percent [a year]
 *
 * And what stands before a temperature: [moins] 20 degrés.
 */
#include "fact/finder.h"

#include <string.h>

/* What is no unit of measure and yet a thing to reckon by: its word in [grammar], and its name. */
static const struct reckoned {
	const char *word, *name;
} RECKONED[] = {
	{ "per-person", "person" },
	{ "per-share", "share" },
	{ "per-household", "household" },
};

static uint32_t read_reckoned(const struct finder *finder, uint32_t at, const char **name)
{
	uint32_t i, n;

	for (i = 0; i < sizeof RECKONED / sizeof *RECKONED; i++)
		if ((n = peek_grammar(finder, at, RECKONED[i].word)) != 0) {
			*name = RECKONED[i].name;
			return at + n;
		}
	return 0;
}

/* "baril", "day", "habitant": the token after it, or 0. */
static uint32_t read_one(const struct finder *finder, uint32_t at, const char **name)
{
	const struct sense *unit;
	uint32_t n, last = read_reckoned(finder, at, name);

	if (last)
		return last;
	unit = peek_word(finder, at) ? peek_sense(finder, at, LANG_UNIT, &n) : NULL;
	if (!unit || (unit->value != 0 && span_length(peek_token(finder, at)->span) == 1))
		return 0;
	*name = unit->name;
	return at + n;
}

/* "pour 100.000 habitants" */
static uint32_t read_many(const struct finder *finder, uint32_t at, struct quantity *quantity)
{
	uint32_t n = peek_grammar(finder, at, "per-many"), last;
	struct numeral numeral;
	const char *name;

	if (!n || !numeral_read(finder, at + n, &numeral) || numeral.value < 100 ||
		numeral.value <= quantity->number)
		return 0;
	last = read_reckoned(finder, numeral.last, &name);
	if (!last)
		return 0;
	quantity->per = name;
	quantity->per_number = numeral.value;
	return last;
}

uint32_t rate_read(const struct finder *finder, uint32_t at, struct quantity *quantity)
{
	uint32_t n = peek_sign(finder, at) == '/' ? 1 : peek_grammar(finder, at, "per"), last;
	const char *name;
	bool duration = quantity->measure == MEASURE_DURATION || quantity->measure == MEASURE_AGE;

	if (quantity->measure == MEASURE_COUNT && (last = read_many(finder, at, quantity)) != 0)
		return last;
	if (!n && quantity->measure == MEASURE_MONEY)
		n = peek_grammar(finder, at, "per-the");
	if (!n || duration || quantity->per)
		return at;
	last = read_one(finder, at + n, &name);
	if (!last || peek_grammar(finder, last, "per-not"))
		return at;
	quantity->per = name;
	return last;
}

/* What runs, and is told by the day: of a volume. */
static bool is_poured(const struct quantity *quantity)
{
	static const char *const units[] = { "litre", "gallon", "barrel", "cubic-metre",
		"cubic-foot" };
	uint32_t i;

	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (!strcmp(quantity->unit, units[i]))
			return true;
	return false;
}

/* "[Chaque journée] de blocage coûte 12 millions", "Each day the port loses $12 million", "8,000
 * litres leak from the tank [every day]". */
void rate_before(const struct finder *finder, struct mention *mention)
{
	struct quantity *quantity = &mention->quantity;
	const struct sense *unit;
	uint32_t at, n, each;

	if (quantity->per || (quantity->measure != MEASURE_MONEY && !is_poured(quantity)))
		return;
	for (at = mention->clause.first; at < (is_poured(quantity) ? mention->clause.last
								   : mention->tokens.first);
		at++) {
		each = peek_word(finder, at) ? peek_grammar(finder, at, "each-before") : 0;
		unit = each ? peek_sense(finder, at + each, LANG_UNIT, &n) : NULL;
		if (unit && unit->value == 0) {
			quantity->per = unit->name;
			return;
		}
	}
}

/* "-15 degrees", "moins 20°": below nought; the mention takes in what says so. */
void rate_sign(const struct finder *finder, struct mention *mention)
{
	struct quantity *quantity = &mention->quantity;
	uint32_t at = mention->tokens.first, n;
	double low = quantity->low;

	if (strcmp(quantity->unit, "degree") && strcmp(quantity->unit, "fahrenheit"))
		return;
	if (at > finder->sentence.first && peek_glued(finder, at) &&
		(peek_sign(finder, at - 1) == '-' || peek_sign(finder, at - 1) == 0x2212) &&
		!peek_glued(finder, at - 1))
		n = 1;
	else if (!peek_before(finder, at, "minus", &n))
		return;
	mention->tokens.first = at - n;
	mention->span.start = peek_token(finder, at - n)->span.start;
	quantity->number = -quantity->number;
	quantity->low = -quantity->high;
	quantity->high = -low;
}
