/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ages told together: what shows that the one is an age shows it of the other, and the ends of the
 * ages of a group are those of nobody who is told of alone.
 *
 *     deux enfants de [3] et [5 ans]     âgés de [19] à [82 ans]     le plus âgé, [82]
 */
#include "fact/counted.h"

#include <string.h>

static bool shows_age(const struct finder *finder, const struct mention *mention)
{
	uint32_t at = mention->tokens.first, n;
	struct noun noun;

	n = at - (at > finder->sentence.first && peek_range(finder, at - 1, "from"));
	if (peek_before(finder, at, "aged", NULL) || peek_before(finder, n, "aged", NULL))
		return true;
	if (!peek_before(finder, at, "of", &n)) {
		n = 1; /* "ses deux enfants, 6 et 9 ans, ..." */
		if (peek_sign(finder, at - 1) != ',')
			return false;
	}
	return at >= finder->sentence.first + n + 1 &&
	       noun_read(finder, at - n - 1, at - n, &noun) &&
	       peek_realm(finder, noun.counted) == REALM_PEOPLE;
}

void ages_take(const struct finder *finder, struct mention *mention)
{
	if (mention->quantity.measure != MEASURE_DURATION || strcmp(mention->quantity.unit, "year") ||
		!shows_age(finder, mention))
		return;
	mention[0].quantity.measure = mention[1].quantity.measure = MEASURE_AGE;
	mention[0].quantity.counted = mention[1].quantity.counted =
		lang_concept_id(finder->lang, "age");
}

void ages_join(const struct finder *finder, struct mention *a, struct mention *b, bool joined)
{
	struct quantity *x = &a->quantity, *y = &b->quantity;
	bool range = a->tokens.last + peek_range(finder, a->tokens.last, "to") == b->tokens.first;

	if (x->measure == MEASURE_AGE && y->measure == MEASURE_DURATION && (joined || range)) {
		y->measure = MEASURE_AGE;
		y->counted = x->counted;
	}
	if (x->measure == MEASURE_AGE && y->measure == MEASURE_AGE && range)
		x->counted = y->counted = lang_concept_id(finder->lang, "ages");
}

bool ages_is_end(const struct finder *finder, const struct mention *mention)
{
	enum { REACH = 6 }; /* tokens */
	uint32_t at = mention->tokens.first, far;

	for (far = 1; far <= REACH && at >= mention->clause.first + far; far++)
		if (peek_grammar(finder, at - far, "youngest"))
			return true;
	return false;
}
