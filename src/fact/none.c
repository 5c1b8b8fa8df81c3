/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Those to whom nothing happened, counted at nought: the plainest thing for a dispatch that counts
 * some of them to be at odds with.
 *
 *     [aucun blessé]     [no arrests]     ni [mort] ni [blessé]      what befell them, as a noun
 *     [no one was hurt]      [personne n'a été blessé]               ... as a verb
 *
 * "No serious injuries", "aucun autre blessé" leave room for some: an adjective makes it no nought.
 */
#include "fact/counted.h"

static bool befell_people(const struct finder *finder, uint16_t event)
{
	return event && peek_realm(finder, event) == REALM_PEOPLE;
}

static uint32_t add_none(
	struct finder *finder, struct range tokens, uint16_t counted, uint16_t event)
{
	struct mention *mention = mention_add(finder, FACT_QUANTITY, tokens);

	mention->quantity = (struct quantity){
		.relation = RELATION_EXACTLY,
		.unit = "",
		.counted = counted,
		.event = event,
	};
	return tokens.last;
}

/* "aucun blessé", "no reports of injuries" */
static uint32_t none_of_noun(struct finder *finder, uint32_t i)
{
	uint32_t n = peek_grammar(finder, i, "none"), last;
	struct noun noun;

	if (!n || !noun_read(finder, i + n, finder->sentence.last, &noun) ||
		!befell_people(finder, noun.event) || noun.head != i + n)
		return 0;
	if (peek_grammar(finder, noun.head + 1, "grave"))
		return 0;
	last = add_none(finder, (struct range){ i, noun.head + 1 }, noun.counted, noun.event);
	noun_take(finder, &noun, &finder->mentions.at[finder->mentions.n - 1].quantity);
	return last;
}

/* "no one was hurt", "none of the passengers was injured" */
static uint32_t none_of_verb(struct finder *finder, uint32_t i)
{
	uint32_t n = peek_grammar(finder, i, "no-one"), at = 0;
	uint16_t event;

	if (!n)
		return 0;
	event = event_right(finder, finder->mentions.n, i + n, &at);
	if (!befell_people(finder, event) || peek_grammar(finder, at, "grave") ||
		(at > i + 1 && peek_ends(finder, at - 2, "adverb")))
		return 0;
	return add_none(finder, (struct range){ i, at }, finder->realms[REALM_PEOPLE], event);
}

/*
 * "Aucun policier n'a été blessé", "there were no survivors", "aucune victime": none of some
 * people, to whom something befell, or who are there at all.
 */
static uint32_t none_of_people(struct finder *finder, uint32_t i)
{
	enum { VERB_MOST = 5 }; /* tokens from them to what befell them */
	uint32_t n = peek_grammar(finder, i, "none"), at = 0, end;
	struct noun noun;
	uint16_t event;

	if (!n || !noun_read(finder, i + n, finder->sentence.last, &noun) || noun.event ||
		noun.head > i + n + 1 || peek_realm(finder, noun.counted) != REALM_PEOPLE)
		return 0;
	end = noun.head + 1;
	event = event_right(finder, finder->mentions.n, end, &at);
	if (befell_people(finder, event) && at <= end + VERB_MOST &&
		!peek_grammar(finder, at, "grave") && !peek_ends(finder, at - 2, "adverb")) {
		end = at;
	} else {
		event = peek_grammar(finder, noun.head, "casualty")
				? lang_concept_id(finder->lang, "dead")
				: 0;
		if (!event && !peek_before(finder, i, "there-were", NULL))
			return 0;
	}
	add_none(finder, (struct range){ i, end }, noun.counted, event);
	noun.event = event;
	noun_take(finder, &noun, &finder->mentions.at[finder->mentions.n - 1].quantity);
	return end;
}

uint32_t none_find(struct finder *finder, uint32_t i)
{
	uint32_t last = none_of_verb(finder, i);

	last = last ? last : none_of_noun(finder, i);
	return last ? last : none_of_people(finder, i);
}
