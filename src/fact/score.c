/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The score of a match or a vote: one figure, whichever side is told first.
 *
 *     won [3-2]      s'est incliné [2-3]      Lens - Lyon ([3-2])
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

uint32_t score_find(struct finder *finder, uint32_t i)
{
	uint32_t last = decoy_score(finder, i);
	double one = peek_value(finder, i), other = last ? peek_value(finder, last - 1) : 0;
	struct quantity *quantity;

	if (!last || decoy_find(finder, i) != last || peek_hyphen(finder, last) ||
		(peek_glued(finder, i) && peek_sign(finder, i - 1) != '(') ||
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
