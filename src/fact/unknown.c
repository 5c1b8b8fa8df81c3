/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers that a dispatch says are not known: "le nombre de victimes civiles restait à déterminer".
 * The mention runs from the number-to-be to the words that say so.
 */
#include "fact/finder.h"

enum { UNKNOWN_REACH = 16 }; /* tokens from the noun to what is said of it */

uint32_t unknown_find(struct finder *finder, uint32_t i)
{
	uint32_t n = peek_grammar(finder, i, "number-of"), at, last, found = 0;
	struct mention *mention;
	struct noun noun;

	if (!n)
		return 0;
	n += peek_grammar(finder, i + n, "det");
	if (!noun_read(finder, i + n, finder->sentence.last, &noun))
		return 0;
	for (at = noun.tokens.last;
		peek_inside(finder, at) && at < noun.tokens.last + UNKNOWN_REACH && !found; at++)
		found = peek_grammar(finder, at, "unknown")
				? at + peek_grammar(finder, at, "unknown")
				: 0;
	if (!found)
		return 0;
	last = found;
	mention = mention_add(finder, FACT_QUANTITY, (struct range){ i, last });
	mention->quantity = (struct quantity){
		.relation = RELATION_UNKNOWN,
		.unit = "",
		.counted = noun.counted,
		.event = noun.event,
		.populations = noun.populations,
		.weak = noun.weak,
		.head = peek_stem(finder, noun.head),
		.noun = { peek_token(finder, noun.head)->span.start,
			peek_token(finder, noun.tokens.last - 1)->span.end },
	};
	fact_interval(RELATION_UNKNOWN, 0, &mention->quantity.low, &mention->quantity.high);
	return last;
}
