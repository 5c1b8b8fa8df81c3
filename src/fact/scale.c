/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers without the millions that were told right before:
 *
 *     50 millions d'euros pour la ville, [dix] pour la région
 *     plus d'un million de personnes selon la police, [plus de trois] selon les syndicats
 *     three billion dollars, then [five]
 */
#include "fact/counted.h"

static const double LEAST = 1e6;

/* The millions or billions of a mention, by its last word for them; 0: it has none. */
static double scale_of(const struct finder *finder, const struct mention *mention)
{
	const struct sense *sense;
	double scale = 0, glued;
	uint32_t i, n;

	for (i = mention->tokens.first; i < mention->tokens.last; i++) {
		sense = peek_sense(finder, i, LANG_NUMBER, &n);
		if (!sense)
			sense = peek_sense(finder, i, LANG_COLLECTIVE, &n);
		if (sense && sense->value >= LEAST)
			scale = sense->value;
		else if (i > mention->tokens.first && peek_number(finder, i - 1) &&
			 scale_read(finder, i, &glued) && glued >= LEAST)
			scale = glued;
	}
	return scale;
}

/* ", puis cinq.", "and then five": the number stands alone. */
static bool comes_next(const struct finder *finder, uint32_t at, const struct mention *mention)
{
	uint32_t last = mention->tokens.last, n;

	at += peek_sign(finder, at) == ',';
	n = peek_grammar(finder, at, "then-next");
	return n && at + n == mention->tokens.first &&
	       (last == finder->sentence.last || peek_mark(finder, last) ||
		       peek_grammar(finder, last, "preposition"));
}

/* ", dix pour ...": the word that stands behind the one stands behind the other. */
static bool goes_on_alike(const struct finder *finder, uint32_t at, const struct mention *mention)
{
	uint32_t first = mention->tokens.first, last = mention->tokens.last;

	return first > at &&
	       (peek_sign(finder, first - 1) == ',' || peek_grammar(finder, first - 1, "joint")) &&
	       peek_word(finder, at) && peek_word(finder, last) &&
	       peek_token(finder, at)->bare == peek_token(finder, last)->bare;
}

/* The quantity before it in the sentence; NULL: there is none. */
static const struct mention *quantity_before(
	const struct finder *finder, const struct mention *mention)
{
	const struct mention *before = mention;

	while (before-- > finder->mentions.at && before->sentence == mention->sentence)
		if (is_quantity(before))
			return before;
	return NULL;
}

static void multiply(struct quantity *quantity, double scale)
{
	bool exact = quantity->low == quantity->number && quantity->high == quantity->number;

	quantity->number *= scale;
	quantity->low *= scale;
	quantity->high *= scale;
	if (exact)
		fact_interval(
			quantity->relation, quantity->number, &quantity->low, &quantity->high);
}

bool share_scale(const struct finder *finder, uint32_t index)
{
	static const double MOST = 1000;
	struct mention *mention = &finder->mentions.at[index];
	const struct mention *before = quantity_before(finder, mention);
	double scale;

	if (!before || mention->quantity.head || mention->quantity.counted ||
		mention->quantity.number >= MOST || mention->quantity.number < 1 ||
		(before->quantity.measure != MEASURE_MONEY &&
			before->quantity.measure != MEASURE_COUNT) ||
		!(comes_next(finder, before->tokens.last, mention) ||
			goes_on_alike(finder, before->tokens.last, mention)))
		return false;
	scale = scale_of(finder, before);
	if (!scale || mention->quantity.number * scale > MOST * before->quantity.number)
		return false;
	share_same(mention, before);
	mention->quantity.also = NULL;
	multiply(&mention->quantity, scale);
	return true;
}
