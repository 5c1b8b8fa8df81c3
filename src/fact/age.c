/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ages: years beside a person, a bare number beside one, or a decade.
 *
 *     un homme de [34 ans]     the gunman, [35], ...     two women in their early [30s]
 *     un [sexagénaire]
 */
#include "fact/reading.h"

#include <string.h>

/* "years old", "-year-old": the token after it, or at. */
uint32_t age_old(const struct finder *finder, uint32_t at)
{
	uint32_t next = peek_hyphen(finder, at) ? at + 1 : at,
		 n = peek_grammar(finder, next, "old");

	return n ? next + n : at;
}

/* "écopent d'un an de prison", "a year in jail": what the years are of is told right behind them.
 */
bool age_of_span(const struct finder *finder, uint32_t last)
{
	uint32_t at = last + peek_grammar(finder, last, "of");
	struct noun noun;

	return peek_inside(finder, at) && noun_read(finder, at, finder->sentence.last, &noun) &&
	       noun.head <= at + 1 && peek_realm(finder, noun.counted) == REALM_SPANS;
}

/* A person stands left of "de 34 ans", or the age between commas. */
bool age_measured(
	const struct finder *finder, uint32_t first, uint32_t last, const struct reading *reading)
{
	uint32_t before, n;
	struct noun noun = { 0 };

	if (strcmp(reading->unit, "year") || reading->numeral.value > 130)
		return false;
	if (age_old(finder, last) > last || peek_before(finder, first, "aged", NULL))
		return true;
	if (first == finder->sentence.first + 1 && peek_sign(finder, last) == ',' &&
		peek_grammar(finder, first - 1, "at-age"))
		return true;
	if (age_of_span(finder, last))
		return false;
	/* "les victimes avaient moins de 50 ans", but not "a dix ans pour" nor "d'expérience" */
	if (peek_before(finder, first, "has-years", NULL) && !peek_grammar(finder, last, "of") &&
		!peek_grammar(finder, last, "preposition"))
		return true;
	n = 0;
	if (!peek_range(finder, first, "from") && !peek_before(finder, first, "of", &n)) {
		before = first > finder->sentence.first ? first - 1 : first;
		return (peek_sign(finder, before) == ',' || peek_sign(finder, before) == '(') &&
		       before > finder->sentence.first &&
		       (peek_word(finder, before - 1) || peek_sign(finder, before - 1) == ')') &&
		       (peek_sign(finder, last) == ',' || peek_sign(finder, last) == ')' ||
			       peek_sign(finder, last) == '.' || last == finder->sentence.last);
	}
	before = first - n - 1;
	if (!peek_word(finder, before) || first < finder->sentence.first + n + 1)
		return false;
	if (noun_read(finder, before, before + 1, &noun) &&
		peek_realm(finder, noun.counted) == REALM_PEOPLE)
		return true;
	return (peek_token(finder, before)->flags & TOKEN_CAPITAL) ||
	       (!noun.counted && peek_ends(finder, before, "person"));
}

/* A given name and a surname end before token `at`, behind no article. */
static bool two_names(const struct finder *finder, uint32_t at)
{
	uint32_t n;

	return at >= finder->sentence.first + 2 && peek_capital(finder, at - 1) &&
	       !peek_sense(finder, at - 1, LANG_PLACE, &n) &&
	       !peek_sense(finder, at - 2, LANG_PLACE, &n) && peek_word(finder, at - 2) && peek_token(finder, at - 2)->flags & TOKEN_CAPITAL &&
	       !peek_stop(finder, at - 2) && !peek_grammar(finder, at - 3, "det");
}

/* A clause ends before token `at`. */
static bool ends_there(const struct finder *finder, uint32_t at)
{
	return !peek_inside(finder, at) || peek_sign(finder, at) == '.' ||
	       peek_sign(finder, at) == ';' || peek_sign(finder, at) == ',' ||
	       peek_sign(finder, at) == ')';
}

/* "Anna Reed, 34.", "Anna Reed, also 34", "Anna Reed was 34 when ..." */
static bool age_of_named(const struct finder *finder, uint32_t i, uint32_t last)
{
	uint32_t at = i;

	if (at > finder->sentence.first + 2 && peek_grammar(finder, at - 1, "age-was"))
		return two_names(finder, at - 1) &&
		       (ends_there(finder, last) || peek_grammar(finder, last, "age-then"));
	at -= at > finder->sentence.first && peek_grammar(finder, at - 1, "adverb");
	return at > finder->sentence.first && peek_sign(finder, at - 1) == ',' &&
	       two_names(finder, at - 1) && ends_there(finder, last);
}

/* "Jean Martin, 34, ..." in English; "the gunman, 35,", "a boy of nine". */
bool age_bare(const struct finder *finder, uint32_t i, const struct reading *reading)
{
	if (reading->numeral.value < 1 || reading->numeral.value > 110 || reading->loosened)
		return false;
	if (peek_before(finder, i, "at-years", NULL))
		return noun_is_person(finder, i - 1);
	if (!reading->numeral.bare && !reading->range) /* "the toddler, aged two," */
		return peek_before(finder, i, "aged", NULL) && !reading->numeral.scaled &&
		       !reading->numeral.fraction;
	/* "le plus âgé, 82" */
	if (i > finder->sentence.first && peek_sign(finder, i - 1) == ',' &&
		peek_before(finder, i - 1, "youngest", NULL))
		return true;
	if (peek_before(finder, i, "aged", NULL))
		return true;
	if (reading->range)
		return false;
	if (age_of_named(finder, i, reading->last))
		return true;
	return i > finder->sentence.first + 1 && peek_sign(finder, i - 1) == ',' &&
	       peek_word(finder, i - 2) && peek_sign(finder, reading->last) == ',' &&
	       (peek_token(finder, i - 2)->flags & TOKEN_CAPITAL || noun_is_person(finder, i - 1));
}

static const double EARLY = 3, LATE = 7, LAST = 9; /* years into a decade */

static void add_decade(
	struct finder *finder, struct range tokens, double age, double low, double high)
{
	struct quantity *quantity = &mention_add(finder, FACT_QUANTITY, tokens)->quantity;

	quantity->measure = MEASURE_AGE;
	quantity->unit = "year";
	quantity->relation = RELATION_ABOUT;
	quantity->number = age;
	quantity->low = low;
	quantity->high = high;
}

uint32_t age_worded(struct finder *finder, uint32_t i)
{
	static const struct {
		const char *rule;
		double age;
	} words[] = {
		{ "in-thirties", 30 },
		{ "in-forties", 40 },
		{ "in-fifties", 50 },
		{ "in-sixties", 60 },
		{ "in-seventies", 70 },
		{ "in-eighties", 80 },
		{ "in-nineties", 90 },
	};
	uint32_t k, n;

	if (i == finder->sentence.first || !(peek_grammar(finder, i - 1, "det") ||
						   peek_grammar(finder, i - 1, "introduces")))
		return 0;
	for (k = 0; k < sizeof words / sizeof *words; k++) {
		n = peek_grammar(finder, i, words[k].rule);
		if (!n)
			continue;
		add_decade(finder, (struct range){ i, i + n }, words[k].age, words[k].age,
			words[k].age + LAST);
		return i + n;
	}
	return 0;
}

uint32_t age_find(struct finder *finder, uint32_t i)
{
	enum { YOUNGEST = 20, OLDEST = 90, DECADE = 10 };
	double age = peek_value(finder, i);
	uint32_t first = i, n;
	bool early, late;

	if (age < YOUNGEST || age > OLDEST || (uint32_t)age % DECADE ||
		peek_digits(finder, i) != 2 || !peek_glued(finder, i + 1) ||
		!peek_grammar(finder, i + 1, "decade-ending"))
		return 0;
	early = peek_before(finder, first, "decade-early", &n);
	first -= early ? n : 0;
	late = !early && peek_before(finder, first, "decade-late", &n);
	first -= late ? n : 0;
	if (!peek_before(finder, first, "in-decade", &n))
		return 0;
	add_decade(finder, (struct range){ i, i + 2 }, age, late ? age + LATE - 1 : age,
		early ? age + EARLY : age + LAST);
	return i + 2;
}
