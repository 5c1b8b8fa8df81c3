/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers that count those of whom was told, where somebody is only said to count them:
 *
 *     ils étaient 51 000 au stade; they put their number at 400
 *     la préfecture en a compté 900; the unions said 40,000
 *     plus d'un million selon la police, plus de trois selon les syndicats
 */
#include "fact/counted.h"

static const double CROWD = 100; /* how far two counts of one crowd may be apart */

/* Where the verb of saying or counting begins that ends before token `at`; `at`: there is none. */
static uint32_t saying_before(const struct finder *finder, uint32_t at)
{
	enum { LONGEST = 4 }; /* tokens */
	uint32_t i, n;

	for (i = at; i > finder->sentence.first && at - i < LONGEST; i--)
		if ((peek_sense(finder, i - 1, LANG_SAYING, &n) && i - 1 + n == at) ||
			i - 1 + peek_grammar(finder, i - 1, "counting") == at)
			return i - 1;
	return at;
}

/* Whether the police or the unions are named shortly before token `at`. */
static bool side_before(const struct finder *finder, uint32_t at)
{
	enum { REACH = 6 }; /* tokens */
	uint32_t i;

	for (i = at; i > finder->sentence.first && at - i < REACH; i--)
		if (peek_grammar(finder, i - 1, "authority") ||
			peek_grammar(finder, i - 1, "party"))
			return true;
	return false;
}

/* They say a bare number: they count the crowd that was told of. */
static bool counted_by_side(const struct finder *finder, const struct mention *mention)
{
	uint32_t next = mention->tokens.last, verb = saying_before(finder, mention->tokens.first);

	if (verb == mention->tokens.first ||
		(peek_word(finder, next) && !peek_grammar(finder, next, "place-of") &&
			!peek_grammar(finder, next, "joint")))
		return false;
	return side_before(finder, verb);
}

/* The last that was counted and may be meant by a bare number; NULL: none. */
static const struct mention *counted_before(
	const struct finder *finder, const struct mention *mention, bool people)
{
	enum { SENTENCES = 4, MENTIONS = 16 }; /* looked back at */
	const struct mention *before = mention;

	while (before > finder->mentions.at && mention - before < MENTIONS) {
		before--;
		if (before->sentence + SENTENCES <= mention->sentence)
			break;
		if (is_counted(before) && (before->quantity.counted || before->quantity.head) &&
			share_is_like(before, mention, CROWD) &&
			(!people || peek_realm(finder, before->quantity.counted) == REALM_PEOPLE))
			return before;
	}
	return NULL;
}

/* The phrase that ends before token at holds a word for people. */
static bool names_people(const struct finder *finder, uint32_t at)
{
	enum { REACH = 3 }; /* tokens */
	uint32_t far, n;

	for (far = 1; far <= REACH && at >= finder->sentence.first + far; far++)
		if (peek_sense(finder, at - far, LANG_CONTAINER, &n))
			return true;
	return false;
}

/* "plus d'un million selon la police, plus de trois selon les syndicats": three million. */
static void scale(const struct finder *finder, struct mention *mention)
{
	static const double SCALES[] = { 1e9, 1e6 }, FEW = 100;
	struct quantity *quantity = &mention->quantity;
	const struct mention *before = mention;
	uint32_t i, n, at = mention->tokens.last;

	if (quantity->number >= FEW || quantity->head ||
		!(peek_sense(finder, at, LANG_SOURCE, &n) || counted_by_side(finder, mention)))
		return;
	while (before > finder->mentions.at && before[-1].sentence == mention->sentence) {
		before--;
		if (!is_counted(before))
			continue;
		for (i = 0; i < sizeof SCALES / sizeof *SCALES; i++)
			if (before->quantity.number >= SCALES[i]) {
				quantity->number *= SCALES[i];
				quantity->low *= SCALES[i];
				quantity->high *= SCALES[i];
				return;
			}
		return;
	}
}

/* "À Lyon, 2 200.": a place, and no more than the number of those told of before. */
static bool is_listed(const struct finder *finder, const struct mention *mention)
{
	enum { REACH = 6 }; /* tokens */
	uint32_t at = mention->tokens.first, i = finder->sentence.first;

	if (mention->quantity.head || at > i + REACH || at < i + 3 ||
		peek_sign(finder, at - 1) != ',' ||
		(peek_word(finder, mention->tokens.last) &&
			!peek_range(finder, mention->tokens.last, "or")))
		return false;
	i += peek_grammar(finder, i, "place-of");
	if (i == finder->sentence.first || !peek_capital(finder, i))
		return false;
	while (i + 1 < at && peek_word(finder, i))
		i++;
	return i + 1 == at;
}

/*
 * "Ils étaient 51 000 au stade", "la préfecture en a compté 900", "the unions said 40,000": those
 * of whom the sentences before told, or people.
 */
bool share_they(const struct finder *finder, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	uint32_t at = mention->tokens.first;
	bool they = peek_before(finder, at, "they-were", NULL);
	bool those = !they && peek_before(finder, at, "of-those", NULL);
	const struct mention *before;
	struct noun noun;

	scale(finder, mention);
	/* "Ils sont 600, policiers et gendarmes, à le chercher" */
	if (they && peek_sign(finder, mention->tokens.last) == ',' &&
		peek_plural(finder, mention->tokens.last + 1) &&
		noun_read(finder, mention->tokens.last + 1, finder->sentence.last, &noun) &&
		noun.counted && noun.head == mention->tokens.last + 1) {
		noun_take(finder, &noun, &mention->quantity);
		return true;
	}
	if (is_listed(finder, mention) &&
		(before = counted_before(finder, mention, false)) != NULL) {
		share_same(mention, before);
		return true;
	}
	if (!they && !those && !counted_by_side(finder, mention))
		return false;
	/* "put the crowd at" tells of people, whatever was counted last. */
	before = counted_before(finder, mention, !those || names_people(finder, at));
	if (before)
		share_same(mention, before);
	else if (they && antecedent_named(finder, mention))
		return true;
	else if (they || (those && side_before(finder, at)))
		mention->quantity.counted = finder->realms[REALM_PEOPLE];
	return before || mention->quantity.counted;
}
