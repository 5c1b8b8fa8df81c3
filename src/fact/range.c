/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The number of a quantity, or the two between which it lies, or of which one is a part:
 *
 *     12 à 15      between 12 and 15      10-15      un sur cinq      nine out of ten
 */
#include "fact/reading.h"

#include <string.h>

enum { CHANGE_REACH = 6 }; /* tokens */

/* "$", "US$", "EUR" before the number. */
static uint32_t take_currency(const struct finder *finder, uint32_t at, struct reading *reading)
{
	uint32_t n;
	const struct sense *sense = peek_sense(finder, at, LANG_CURRENCY, &n);

	if (!sense || !peek_number(finder, at + n))
		return at;
	/* "a $5 billion charge" is in no Australian dollars. */
	if (n > 1 && span_length(peek_token(finder, at)->span) == 1 && !peek_glued(finder, at + 1))
		return at;
	/* "SFr200bn", but no sum in "the pound 20 years ago" */
	if (peek_word(finder, at) && !(peek_token(finder, at)->flags & TOKEN_UPPER) &&
		!peek_sign(finder, at + n - 1) &&
		!(peek_capital(finder, at) && peek_glued(finder, at + n)))
		return at;
	reading->currency = sense->name;
	reading->dollars = !strcmp(sense->name, "USD") && dollar_bare(finder, at, n);
	return at + n;
}

bool reading_month_next(const struct finder *finder, uint32_t at)
{
	uint32_t n, of = peek_grammar(finder, at, "of");
	const struct sense *month = peek_sense(finder, at + of, LANG_MONTH, &n);

	if (peek_glued(finder, at) && peek_grammar(finder, at, "ordinal-ending"))
		return true;
	/* "quatre des sept otages" tells of no September. */
	return month && !(of && *month->name) &&
	       (!peek_grammar(finder, at + of, "capital-month") || peek_capital(finder, at + of));
}

/*
 * Ends too far apart to leave one number in doubt: "de 16.000 à 280.000 manifestants" are two counts
 * of them, and "âgés de 19 à 82 ans" the youngest and the oldest.
 */
static bool is_apart(const struct finder *finder, const struct reading *reading, const char *joint,
	uint32_t first, const struct numeral *other)
{
	static const double CROWD = 1000, FAR = 3, ALMOST = 2, AGES = 1.26, FEW = 20;
	double times = other->value / reading->numeral.value;
	const struct sense *unit;
	uint32_t n;

	if (reading->currency || reading->numeral.value <= 0)
		return false;
	if (reading->numeral.value >= CROWD && times > FAR)
		return true;
	if (peek_range(finder, reading->last, "or") && !peek_range(finder, reading->last, "to"))
		return times > ALMOST && other->value > FEW;
	unit = peek_sense(finder, other->last, LANG_UNIT, &n);
	if (times < AGES || (joint && peek_range(finder, first, "between")) || !unit ||
		strcmp(unit->name, "year"))
		return false;
	return age_old(finder, other->last + n) > other->last + n ||
	       ((peek_before(finder, first, "aged", NULL) ||
			peek_before(finder, reading->numeral.first, "aged", NULL)) &&
		       (pack_trait(finder->pack, "head last") || peek_plural(finder, first - 1)));
}

/* The second number of "12 à 15", "between 12 and 15", "10-15", "deux ou trois". */
static bool take_range(
	const struct finder *finder, const char *joint, uint32_t first, struct reading *reading)
{
	uint32_t at = reading->last, n = joint ? peek_range(finder, at, joint) : 0;
	const struct sense *sense;
	struct numeral other;
	uint32_t length;

	if (!n && !joint) {
		n = peek_range(finder, at, "to");
		if (!n && peek_hyphen(finder, at) &&
			(peek_number(finder, at + 1) ||
				(reading->currency && /* "$10-$12 million" */
					peek_sense(finder, at + 1, LANG_CURRENCY, &length))))
			n = 1;
		if (!n)
			n = peek_range(finder, at, "or");
	}
	/* The A of "douze A320" is no "à". */
	if (!n || (peek_glued(finder, at + n) && peek_token(finder, at)->flags & TOKEN_CAPITAL))
		return false;
	at += n;
	if (reading->currency && (sense = peek_sense(finder, at, LANG_CURRENCY, &n)) != NULL &&
		(joint || !reading->numeral.scaled) && !strcmp(sense->name, reading->currency)) {
		/* "gold rose $12 to $1,912" */
		if (!joint && reading_changes(finder, reading->numeral.first))
			return false;
		at += n;
	}
	if (!numeral_read(finder, at, &other) || other.article)
		return false;
	if (reading_month_next(finder, other.last))
		return false;
	if (other.scaled && !reading->numeral.scaled && reading->numeral.value < 1000)
		while (reading->numeral.value > 0 && reading->numeral.value * 1000 <= other.value)
			reading->numeral.value *= 1000;
	/* "9 à 10.000" */
	if (!reading->numeral.scaled && reading->numeral.bare && !other.bare && other.digits &&
		other.value >= 1000 && reading->numeral.value < 100 &&
		reading->numeral.value * 1000 < other.value)
		reading->numeral.value *= 1000;
	if (other.value <= reading->numeral.value)
		return false;
	reading->numeral.article = false;
	reading->apart = is_apart(finder, reading, joint, first, &other);
	if (reading->apart)
		return true;
	reading->range = true;
	reading->high = other.value;
	reading->last = other.last;
	reading->numeral.scaled |= other.scaled;
	reading->numeral.bare = false;
	return true;
}

static uint32_t behind_hyphen(const struct finder *finder, uint32_t at)
{
	return peek_hyphen(finder, at) && peek_glued(finder, at + 1) ? at + 1 : at;
}

/* Wholes of which one speaks as shares; "212 seats of 450" are so many seats. */
static bool is_round_whole(double whole)
{
	static const double wholes[] = { 20, 100, 1000, 10000, 100000 };
	uint32_t i;

	for (i = 0; i < sizeof wholes / sizeof *wholes; i++)
		if (whole == wholes[i])
			return true;
	return whole <= 10;
}

/* "un sur cinq", "nine out of ten": a fraction. */
static bool take_ratio(const struct finder *finder, struct reading *reading)
{
	uint32_t at = behind_hyphen(finder, reading->last), n = peek_grammar(finder, at, "ratio"),
		 unit;
	struct numeral other;
	struct noun noun;

	at = behind_hyphen(finder, at + n) - n; /* "one-in-five" */
	if (!n || !numeral_read(finder, at + n, &other) || other.value <= reading->numeral.value ||
		other.value > 1e5 || other.fraction || other.collective ||
		(reading->numeral.value > 1 && !is_round_whole(other.value)) ||
		year_read(finder, at + n) || peek_sense(finder, other.last, LANG_UNIT, &unit) ||
		(reading->last > reading->numeral.last &&
			noun_read(finder, other.last, finder->sentence.last, &noun) &&
			(noun.counted || noun.event)))
		return false;
	reading->numeral.value /= other.value;
	reading->numeral.fraction = true;
	reading->numeral.article = reading->numeral.bare = false;
	reading->last = other.last;
	return true;
}

/* "9 habitants sur 10" */
bool reading_ratio_behind(const struct finder *finder, uint32_t last, struct reading *reading)
{
	struct reading whole = *reading;

	whole.last = last;
	if (!whole.numeral.bare && !(whole.numeral.value <= 10))
		return false;
	if (!take_ratio(finder, &whole))
		return false;
	*reading = whole;
	return true;
}

/* A verb of change stands shortly before token at. */
bool reading_changes(const struct finder *finder, uint32_t at)
{
	uint32_t far;

	for (far = 1; far <= CHANGE_REACH && at >= finder->sentence.first + far; far++)
		if (peek_word(finder, at - far) && peek_grammar(finder, at - far, "changes"))
			return true;
	return false;
}

/* "est passé de 10 à 12" tells of two values, not of one between them. */
static bool is_change(const struct finder *finder, uint32_t at)
{
	return (peek_range(finder, at, "from") ||
		       (at > finder->sentence.first && peek_range(finder, at - 1, "from"))) &&
	       reading_changes(finder, at);
}

bool reading_numbers(const struct finder *finder, uint32_t at, struct reading *reading)
{
	const char *joint = NULL;
	uint32_t n = peek_range(finder, at, "between"), first = at;
	bool change;

	if (n) {
		joint = "and";
		at += n;
	} else if ((n = peek_range(finder, at, "from")) != 0 && !is_change(finder, at)) {
		joint = "to";
		at += n;
	}
	change = is_change(finder, at);
	at = take_currency(finder, at, reading);
	if ((reading->loosened || reading->many) && !reading->currency && decoy_find(finder, at))
		return false;
	if (!numeral_read(finder, at, &reading->numeral) || (joint && year_read(finder, at)))
		return false;
	reading->last = reading->numeral.last;
	if (change)
		return !(reading->numeral.bare && !reading->loosened && !reading->currency &&
			 year_read(finder, at));
	if (joint) {
		take_range(finder, joint, first, reading);
		reading->joint = reading->range || reading->apart ? NULL : joint;
	} else if (!year_read(finder, at) && (reading->currency || !take_ratio(finder, reading))) {
		take_range(finder, NULL, first, reading);
	}
	if (reading->numeral.bare && !reading->loosened && !reading->range && !reading->apart &&
		!reading->currency && year_read(finder, at))
		return false;
	return true;
}
