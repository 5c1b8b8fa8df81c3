/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The score of a match or a vote: one figure, whichever side is told first.
 *
 *     won [3-2]      s'est incliné [2-3]      Lens - Lyon ([3-2])      battu [8 à 7]
 */
#include "fact/finder.h"

/* Whether the sentence is of a game or a vote, or the digits stand in brackets by themselves. */
static bool is_played(const struct finder *finder, uint32_t i, uint32_t last)
{
	uint32_t k;

	if (i > finder->sentence.first && peek_sign(finder, i - 1) == '(' &&
		peek_sign(finder, last) == ')')
		return true;
	for (k = finder->sentence.first; k < finder->sentence.last; k++)
		if (peek_word(finder, k) && peek_grammar(finder, k, "score-words"))
			return true;
	return false;
}

/* "8 à 7", "5 to 0": no range, since it falls, or since a word of the game stands right before. */
static uint32_t told_in_words(const struct finder *finder, uint32_t i)
{
	uint32_t at = i + 1 + peek_range(finder, i + 1, "to"), n;
	struct noun noun;

	if (at == i + 1 || !peek_number(finder, at) || peek_digits(finder, i) > 3 ||
		peek_digits(finder, at) > 3 || peek_before(finder, i, "of", NULL) ||
		peek_range(finder, i - (i > finder->sentence.first), "from") ||
		(peek_value(finder, i) < peek_value(finder, at) &&
			!peek_before(finder, i, "score-words", NULL)))
		return 0;
	if (peek_sense(finder, at + 1, LANG_UNIT, &n) || peek_sign(finder, at + 1) == '%' ||
		peek_sense(finder, at + 1, LANG_NUMBER, &n) ||
		peek_sense(finder, at + 1, LANG_CURRENCY, &n) ||
		(noun_read(finder, at + 1, finder->sentence.last, &noun) &&
			(noun.counted || noun.event) && noun.head == at + 1))
		return 0;
	return at + 1;
}

/* Its end, or 0. */
static uint32_t score_end(const struct finder *finder, uint32_t i)
{
	uint32_t last = decoy_score(finder, i);

	if (!last)
		return told_in_words(finder, i);
	return decoy_find(finder, i) == last && !peek_hyphen(finder, last) ? last : 0;
}

uint32_t score_find(struct finder *finder, uint32_t i)
{
	uint32_t last = peek_number(finder, i) ? score_end(finder, i) : 0;
	double one = peek_value(finder, i), other = last ? peek_value(finder, last - 1) : 0;
	struct quantity *quantity;

	if (!last || (peek_glued(finder, i) && peek_sign(finder, i - 1) != '(') ||
		!is_played(finder, i, last))
		return 0;
	quantity = &mention_add(finder, FACT_QUANTITY, (struct range){ i, last })->quantity;
	quantity->measure = MEASURE_SCORE;
	quantity->unit = "";
	quantity->relation = RELATION_EXACTLY;
	quantity->number = quantity->high = one > other ? one : other;
	quantity->low = one > other ? other : one;
	quantity->counted = lang_concept_id(finder->lang, "score");
	return last;
}
