/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers without a currency that are of money all the same, since money is told of:
 *
 *     310 millions d'euros pour des ventes de 2,41 milliards
 */
#include "fact/counted.h"

/* Whether it says of what sum a figure is, by a word that counts no things: profit, but not sales.
 */
static bool tells_only_sum(const struct finder *finder, struct range clause)
{
	struct senses senses;
	uint32_t i, k, n, sums;

	for (i = clause.first; i < clause.last; i++) {
		if (peek_grammar(finder, i - 1, "been")) /* "were hit" */
			continue;
		n = peek_word(finder, i) ? pack_match(finder->pack, finder->tokens, i, clause.last,
						   1u << LANG_CONCEPT, &senses)
					 : 0;
		for (sums = 0, k = 0; n && k < senses.n; k++)
			sums += *senses.at[k].name == 'n' &&
				peek_realm(finder, senses.at[k].concept) == REALM_SUMS;
		if (n && sums && sums == senses.n)
			return true;
	}
	return false;
}

static bool tells_sum(const struct finder *finder, struct range clause)
{
	const struct sense *sense;
	uint32_t i, n;

	for (i = clause.first; i < clause.last; i++) {
		sense = peek_sense(finder, i, LANG_CONCEPT, &n);
		if (sense && peek_realm(finder, sense->concept) == REALM_SUMS)
			return true;
	}
	return false;
}

/* "Retraites : 12.000 manifestants selon la police, 1,5 million selon ...": so many people. */
static bool follows_crowd(const struct mention *mention)
{
	const struct mention *before = mention - 1;

	return before->sentence == mention->sentence && is_counted(before) &&
	       before->quantity.counted;
}

/* "4,9 milliards de yens [(37 millions d'euros)], ... près de 10 milliards": what a sum comes to in
 * another currency is not what the desk goes on in. */
static bool is_in_brackets(const struct finder *finder, const struct mention *mention)
{
	return mention->sentence == finder->sentence_at &&
	       peek_sign(finder, mention->tokens.first - 1) == '(';
}

/*
 * "310 millions d'euros pour des ventes de 2,41 milliards": such numbers are of money there, and
 * shortly after where the clause says what sum they are.
 */
bool share_money(const struct finder *finder, uint32_t index)
{
	enum { SENTENCES = 3, MENTIONS = 24 }; /* looked back at */
	static const double LEAST = 1e6;
	struct mention *mention = &finder->mentions.at[index];
	const struct mention *before = mention;

	if (mention->quantity.head || mention->quantity.counted || mention->quantity.number < LEAST)
		return false;
	while (before-- > finder->mentions.at && before + MENTIONS > mention &&
		before->sentence + SENTENCES > mention->sentence)
		if (is_quantity(before) && before->quantity.measure == MEASURE_MONEY &&
			!is_in_brackets(finder, before) &&
			(before->sentence == mention->sentence ||
				tells_sum(finder, mention->clause))) {
			mention->quantity.measure = MEASURE_MONEY;
			mention->quantity.unit = before->quantity.unit;
			return true;
		}
	if (!tells_only_sum(finder, mention->clause) || (index && follows_crowd(mention)))
		return false;
	mention->quantity.measure = MEASURE_MONEY; /* of a currency that is not told */
	mention->quantity.unit = "";
	return true;
}
