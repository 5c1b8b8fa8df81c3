/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How strong a storm is, on the scale of its kind:
 *
 *     a category [4] hurricane     une tornade classée [EF2]     un vent de force [8]
 *
 * Where no storm or wind stands near, such a word only names (a category 3 athlete, the F1).
 */
#include "fact/finder.h"

/* A word for what blows stands near. */
static bool blows_near(const struct finder *finder, uint32_t i)
{
	enum { REACH = 10 }; /* tokens */
	uint32_t at = i > finder->sentence.first + REACH ? i - REACH : finder->sentence.first;

	for (; at < i + REACH && peek_inside(finder, at); at++)
		if (peek_word(finder, at) && peek_grammar(finder, at, "blows"))
			return true;
	return false;
}

uint32_t intensity_find(struct finder *finder, uint32_t i)
{
	static const double MOST = 12; /* on Beaufort's scale */
	uint32_t first = i;
	struct quantity *quantity;

	if (peek_value(finder, i) < 0 || peek_value(finder, i) > MOST || i == finder->sentence.first ||
		(peek_glued(finder, i + 1) && peek_word(finder, i + 1)))
		return 0;
	if (peek_hyphen(finder, i - 1) && peek_glued(finder, i))
		first--;
	if (peek_glued(finder, first) && peek_before(finder, first, "scale-letters", NULL) &&
		peek_token(finder, first - 1)->flags & TOKEN_CAPITAL)
		first--;
	else if (!peek_before(finder, first, "scale-word", NULL))
		return 0;
	else
		first = i;
	if (!blows_near(finder, i))
		return 0;
	quantity = &mention_add(finder, FACT_QUANTITY, (struct range){ first, i + 1 })->quantity;
	quantity->measure = MEASURE_PHYSICAL;
	quantity->unit = "";
	quantity->relation = RELATION_EXACTLY;
	quantity->number = quantity->low = quantity->high = peek_value(finder, i);
	quantity->counted = lang_concept_id(finder->lang, "intensity");
	return i + 1;
}
