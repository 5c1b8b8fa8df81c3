/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is counted, where no noun stands right behind the number, and who they are:
 *
 *     a chiffré à 16 le nombre des membres ... tués       to the right, after "le nombre de"
 *     le nombre de morts se compte en dizaines            to the left, the nearest that fits
 *     16 tués au sein des forces de l'ordre               the population, after "au sein de",
 * "among"
 */
#include "fact/counted.h"

#include <math.h>

enum {
	RIGHT_REACH = 30,
	LEFT_REACH = 5,
	NOUN_REACH = 14,
	NUMBER_OF_REACH = 24,
	PARTICIPLE_REACH = 4
}; /* tokens */

/* "16 le nombre des membres des forces de sécurité tués" */
static bool number_of_right(const struct finder *finder, struct mention *mention)
{
	uint32_t at = mention->tokens.last, n;
	struct noun noun;

	at += peek_grammar(finder, at, "det");
	n = peek_grammar(finder, at, "number-of");
	if (!n)
		return false;
	at += n;
	at += peek_grammar(finder, at, "det");
	if (!noun_read(finder, at, finder->sentence.last, &noun))
		return false;
	noun_take(finder, &noun, &mention->quantity);
	mention_grow(finder, mention, noun.tokens.last);
	return true;
}

/* "people known to have died": what befell them, shortly behind their noun. */
static uint16_t event_behind(const struct finder *finder, uint32_t at, uint32_t last)
{
	enum { REACH = 5 }; /* tokens */
	const struct sense *sense;
	uint32_t i, n;

	for (i = at; i < last && i < at + REACH && peek_word(finder, i); i++) {
		sense = event_verb(finder, i, &n);
		if (sense)
			return sense->concept;
	}
	return 0;
}

/* "le nombre de morts se compte en", "the number of people killed by the fire that swept the port
 * has reached", with no other number in between. */
static bool number_of_left(const struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	uint32_t at, n, from = mention->tokens.first, floor = finder->sentence.first, i;
	struct noun noun;

	for (i = first; i < index; i++)
		if (is_quantity(&finder->mentions.at[i]) &&
			finder->mentions.at[i].tokens.last > floor)
			floor = finder->mentions.at[i].tokens.last;
	for (at = from; at > floor && from - at < NUMBER_OF_REACH; at--) {
		n = peek_grammar(finder, at - 1, "number-of");
		if (n && noun_read(finder, at - 1 + n + peek_grammar(finder, at - 1 + n, "det"),
				 from, &noun)) {
			noun_take(finder, &noun, &mention->quantity);
			if (!noun.event)
				mention->quantity.event =
					event_behind(finder, noun.tokens.last, from);
			return true;
		}
	}
	return false;
}

/* Those who count or say are not what is counted: "police counted 8,000". */
static bool counts_others(const struct finder *finder, uint32_t last, uint32_t to)
{
	uint32_t n;

	for (; last < to && peek_word(finder, last); last++)
		if (peek_grammar(finder, last, "counting") ||
			peek_sense(finder, last, LANG_SAYING, &n))
			return true;
	return false;
}

/* Of "the party", "a town" there are no two; "a quake of 7.1" is no number of them, and a crowd or
 * a toll has one. */
static bool is_of_number(
	const struct finder *finder, const struct noun *noun, const struct mention *mention)
{
	double number = mention->quantity.number;
	uint32_t n;

	return number < 2 || number != floor(number) || noun->event ||
	       noun_may_be_many(finder, noun->head) ||
	       peek_grammar(finder, noun->tokens.first, "plural-too") || /* "head count" */
	       peek_sense(finder, noun->head, LANG_CONTAINER, &n) ||
	       (peek_before(finder, noun->head, "one-more", NULL) &&
		       !peek_before(finder, mention->tokens.first, "of", NULL));
}

/* Behind "à la", "against the": no head, where one stands before it. */
static bool is_governed(const struct finder *finder, uint32_t at, uint32_t floor)
{
	uint32_t far;

	for (far = 1; far <= 2 && at >= floor + far && peek_word(finder, at - far); far++)
		if (peek_grammar(finder, at - far, "preposition") ||
			peek_grammar(finder, at - far, "of"))
			return true;
	return false;
}

/* "a family of", "a town of", right before the number: the concept of the whole, or 0. */
static uint16_t whole_before(const struct finder *finder, const struct mention *mention)
{
	uint32_t at = mention->tokens.first, n;
	struct noun noun;

	if (!peek_before(finder, at, "of", &n) || at < finder->sentence.first + n + 1)
		return 0;
	at -= n + 1;
	return peek_word(finder, at) && noun_read(finder, at, at + 1, &noun) &&
			       !peek_plural(finder, at)
		       ? noun.counted
		       : 0;
}

/* "a family of six", "a town of 5,869": those of whom it is made up. */
static bool take_members(const struct finder *finder, struct mention *mention)
{
	uint16_t members = lang_concept_members(finder->lang, whole_before(finder, mention));

	if (!members)
		return false;
	mention->quantity.counted = members;
	mention->quantity.weak = true;
	return true;
}

/* "The town of 12,000 people mourned a pastor": the verb is the town's. */
static bool are_of_place(const struct finder *finder, const struct mention *mention)
{
	uint16_t whole = whole_before(finder, mention);

	return lang_concept_members(finder->lang, whole) &&
	       peek_realm(finder, whole) == REALM_PLACES;
}

/* The last word of a name, "the Northern Farmers Party 34", which counts no parties; a headline
 * that writes all words with a capital tells nothing. */
static bool ends_name(const struct finder *finder, uint32_t at)
{
	uint32_t i;

	if (!peek_capital(finder, at) || at <= finder->sentence.first + 1 ||
		!peek_word(finder, at - 1) || !(peek_token(finder, at - 1)->flags & TOKEN_CAPITAL))
		return false;
	for (i = finder->sentence.first; i < finder->sentence.last; i++)
		if (peek_word(finder, i) && !(peek_token(finder, i)->flags & TOKEN_CAPITAL) &&
			!peek_stop(finder, i) && !peek_glued(finder, i))
			return true;
	return false;
}

/* "hundreds of crayfish": what it counts stands behind it, though the lexicon knows it not. */
static bool has_own_noun(const struct finder *finder, uint32_t at)
{
	uint32_t n = peek_grammar(finder, at, "of");

	return n && peek_word(finder, at + n) && !peek_stop(finder, at + n) &&
	       !peek_capital(finder, at + n);
}

/* "Turnout was 40,000": so many took part. */
static bool turnout_before(const struct finder *finder, struct mention *mention)
{
	enum { REACH = 5, CROWD = 100 };
	const struct sense *sense;
	uint32_t at = mention->tokens.first, far, n;

	for (far = 1; far <= REACH && mention->quantity.number > CROWD &&
		      at >= mention->clause.first + far && peek_word(finder, at - far);
		far++) {
		sense = peek_sense(finder, at - far, LANG_CONCEPT, &n);
		if (!sense || sense->concept != lang_concept_id(finder->lang, "turnout"))
			continue;
		mention->quantity.counted = finder->realms[REALM_PEOPLE];
		mention->quantity.event = lang_concept_id(finder->lang, "took-part");
		return true;
	}
	return false;
}

/* The noun that ends before token at, which may have two words: "head count". */
static bool noun_ending(const struct finder *finder, uint32_t at, struct noun *noun)
{
	struct senses senses;

	if (at >= finder->sentence.first + 2 && peek_word(finder, at - 2) &&
		peek_senses(finder, at - 2, 1u << LANG_CONCEPT, &senses) == 2 &&
		noun_read(finder, at - 2, at, noun) && (noun->counted || noun->event))
		return true;
	return noun_read(finder, at - 1, at, noun) && (noun->counted || noun->event);
}

/* "le bilan est passé à": the noun to the left, what befell people first. */
static bool noun_left(const struct finder *finder, uint32_t first, struct mention *mention)
{
	uint32_t at = 0, from = mention->tokens.first;
	struct noun noun, governed = { 0 };
	uint16_t event;

	if (amount_names(finder, mention) || take_members(finder, mention))
		return true;
	/* "the mine employs 900" */
	if (peek_before(finder, from, "employs", NULL)) {
		mention->quantity.counted = lang_concept_id(finder->lang, "workers");
		return true;
	}
	/* "the death toll rose to 572 and another 35 were missing" */
	event = event_right(finder, first, mention->tokens.last, &at);
	if (event && at <= mention->tokens.last + PARTICIPLE_REACH &&
		peek_realm(finder, event) == REALM_PEOPLE) {
		mention->quantity.counted = finder->realms[REALM_PEOPLE];
		return true;
	}
	event = event_noun(finder, mention);
	if (event) {
		mention->quantity.event = event;
		mention->quantity.counted = finder->realms[REALM_PEOPLE];
		return true;
	}
	if (has_own_noun(finder, mention->tokens.last))
		return false;
	if (turnout_before(finder, mention))
		return true;
	for (at = from; at > mention->clause.first && from - at < NOUN_REACH; at--) {
		if (!peek_word(finder, at - 1) || ends_name(finder, at - 1) ||
			peek_grammar(finder, at - 1, "authority") ||
			!noun_ending(finder, at, &noun) ||
			peek_realm(finder, noun.counted) >= REALM_SUMS ||
			counts_others(finder, at, from) || !is_of_number(finder, &noun, mention))
			continue;
		if (!is_governed(finder, at - 1, mention->clause.first)) {
			noun_take(finder, &noun, &mention->quantity);
			return true;
		}
		if (!governed.tokens.last)
			governed = noun;
	}
	if (governed.tokens.last)
		noun_take(finder, &governed, &mention->quantity);
	return governed.tokens.last != 0;
}

static uint64_t populations_after(const struct finder *finder, uint32_t from, uint32_t to)
{
	uint64_t set = 0;
	uint32_t at, n;
	struct noun noun;

	for (at = from; at < to && at < from + RIGHT_REACH && !event_ends_clause(finder, at);
		at++) {
		n = peek_word(finder, at) ? peek_grammar(finder, at, "among") : 0;
		if (!n)
			continue;
		n += peek_grammar(finder, at + n, "det");
		if (noun_read(finder, at + n, to, &noun))
			set |= noun.populations | populations_in(finder, noun.tokens);
	}
	return set;
}

/* "killing 22": nobody is named, and it can only be people. */
static bool victims(const struct finder *finder, uint32_t first, struct mention *mention)
{
	uint16_t event = event_left(finder, first, mention->tokens.first, 2);

	if (!event || peek_realm(finder, event) != REALM_PEOPLE)
		return false;
	mention->quantity.event = event;
	mention->quantity.counted = finder->realms[REALM_PEOPLE];
	return true;
}

/* "with 217 aboard" */
static bool take_aboard(const struct finder *finder, struct mention *mention)
{
	uint32_t at = mention->tokens.last, n = peek_grammar(finder, at, "aboard");

	if (!n && !peek_grammar(finder, at - 1, "aboard"))
		return false;
	mention_grow(finder, mention, at + n);
	mention->quantity.counted = finder->realms[REALM_PEOPLE];
	return true;
}

/* "Neuf autres, dont deux pompiers, ...": people, where the sentences before tell of people. */
static bool take_others(struct finder *finder, struct mention *mention)
{
	enum { MENTIONS = 6, SENTENCES = 2 }; /* looked back at */
	const struct mention *before = mention;

	if (!peek_grammar(finder, mention->tokens.last, "elliptic"))
		return false;
	while (before-- > finder->mentions.at && before + MENTIONS > mention &&
		before->sentence + SENTENCES >= mention->sentence)
		if (is_counted(before) &&
			peek_realm(finder, before->quantity.counted) == REALM_PEOPLE) {
			mention->quantity.counted = finder->realms[REALM_PEOPLE];
			return true;
		}
	return false;
}

/* "a quake of magnitude 6.3 struck": what stands behind is its verb. */
static bool take_measure(const struct finder *finder, struct mention *mention)
{
	const struct quantity *quantity = &mention->quantity;
	struct numeral numeral;

	if (quantity->counted || quantity->event || !quantity->head ||
		!amount_names(finder, mention))
		return false;
	if (numeral_read(finder, mention->tokens.first, &numeral))
		mention_grow(finder, mention, numeral.last);
	return true;
}

/* "325 were students", "douze étaient des enfants": who they were, beside what befell them. */
static void take_predicate(const struct finder *finder, struct mention *mention, uint32_t at)
{
	struct quantity *quantity = &mention->quantity;
	uint32_t n = peek_grammar(finder, at, "been");
	struct noun noun;

	if (!n || (quantity->counted && quantity->counted != finder->realms[REALM_PEOPLE]))
		return;
	at += n;
	while (peek_grammar(finder, at, "adverb"))
		at++;
	at += peek_grammar(finder, at, "of");
	if (!noun_read(finder, at, finder->sentence.last, &noun) || noun.event ||
		noun.head > at + 1 || peek_realm(finder, noun.counted) != REALM_PEOPLE)
		return;
	quantity->counted = noun.counted;
	quantity->populations |= noun.populations;
}

/* What is counted, where its own noun does not say it. */
static void find_noun(struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	struct quantity *quantity = &mention->quantity;

	if (quantity->head && !quantity->event && antecedent_take(finder, first, index))
		return;
	if (!quantity->counted && !quantity->event && take_aboard(finder, mention))
		quantity->head = 0;
	else if (!quantity->head && !number_of_right(finder, mention) &&
		 !number_of_left(finder, first, index) && !share_gapped(finder, first, index) &&
		 !victims(finder, first, mention) && !antecedent_deeds(finder, mention) &&
		 !share_they(finder, index) && !share_take(finder, first, index) &&
		 !antecedent_take(finder, first, index) && !take_others(finder, mention))
		noun_left(finder, first, mention);
}

/* "employs 900 people", "4,000 people still work there": workers. */
static void settle_workers(const struct finder *finder, struct mention *mention)
{
	struct quantity *quantity = &mention->quantity;
	uint32_t at = mention->tokens.last;

	if (quantity->counted != finder->realms[REALM_PEOPLE] || quantity->event)
		return;
	at += peek_grammar(finder, at, "relative");
	while (peek_grammar(finder, at, "adverb") || peek_grammar(finder, at, "clitic"))
		at++;
	if (peek_grammar(finder, at, "works") ||
		peek_before(finder, mention->tokens.first, "employs", NULL))
		quantity->counted = lang_concept_id(finder->lang, "workers");
}

/* "Two of [the 11 hurt] are in critical condition": the one behind is the whole of this one. */
static bool is_part_of(const struct finder *finder, const struct mention *part)
{
	uint32_t n = peek_grammar(finder, part->tokens.last, "out-of");

	return n && part + 1 < &finder->mentions.at[finder->mentions.n] && is_counted(part) &&
	       (!part->quantity.head || part->quantity.noun.start >= part->span.end) &&
	       is_counted(part + 1) && part->tokens.last + n == part[1].tokens.first;
}

/* What befell them: the verb right before, behind, or farther before. */
static void find_event(struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	struct quantity *quantity = &mention->quantity;
	uint32_t at = 0, from = mention->tokens.last, next = next_mention(finder, index);
	uint16_t event;

	/* The verb tells of the part, and of the whole only what is called so. */
	if (is_part_of(finder, mention) &&
		(event = event_right(finder, first, mention[1].tokens.last, &at)) != 0) {
		quantity->event = event;
		return;
	}
	if (index > first && is_part_of(finder, mention - 1))
		return;
	if (!quantity->event && quantity->counted)
		quantity->event = event_attribute(finder, mention);
	if (!quantity->event && quantity->counted)
		quantity->event = event_deed(finder, mention);
	if (!quantity->event)
		quantity->event = event_left(finder, first, mention->tokens.first, 1);
	/* "ont retrouvé un homme mort" */
	if (befall_things(finder, quantity))
		quantity->event = 0;
	if (quantity->event)
		return;
	if (are_of_place(finder, mention)) {
		if (quantity->counted == finder->realms[REALM_PEOPLE])
			quantity->counted =
				lang_concept_members(finder->lang, whole_before(finder, mention));
		return;
	}
	quantity->event = event_right(finder, first, from, &at);
	if (at && at <= from + PARTICIPLE_REACH && at <= next && peek_sign(finder, from) != ',' &&
		!befall_things(finder, quantity))
		mention_grow(finder, mention, at);
	if (!quantity->event)
		quantity->event = event_left(finder, first, mention->tokens.first, LEFT_REACH);
	if (befall_things(finder, quantity))
		quantity->event = 0;
}

static void count(struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	struct quantity *quantity = &mention->quantity;
	uint32_t from;

	if (take_measure(finder, mention) || befall_shock(finder, mention))
		return;
	befall_rail(finder, mention);
	find_noun(finder, first, index);
	/* "Un père de deux enfants a été tué": of the children nothing is told. */
	if (quantity->measure != MEASURE_COUNT ||
		peek_before(finder, mention->tokens.first, "parent-of", NULL))
		return;
	share_others(finder, first, index);
	settle_workers(finder, mention);
	from = mention->tokens.last;
	find_event(finder, first, index);
	take_predicate(finder, mention, from);
	if (befall_quake(finder, quantity))
		return;
	befall_settle(finder, mention);
	if ((quantity->event && !(index > first && is_part_of(finder, mention - 1))) ||
		peek_before(finder, mention->tokens.first, "including", NULL) ||
		peek_grammar(finder, from, "of-them"))
		befall_narrow(finder, first, mention);
	befall_slight(finder, first, index);
	befall_nay(finder, first, index);
	if (!quantity->event && quantity->counted == finder->realms[REALM_PEOPLE])
		quantity->event = event_noun(finder, mention);
	if (quantity->event && !quantity->counted &&
		peek_realm(finder, quantity->event) == REALM_PEOPLE)
		quantity->counted = finder->realms[REALM_PEOPLE];
	if (event_is_either(finder, quantity->event, mention->tokens.last))
		quantity->event = 0;
	quantity->populations |= populations_after(finder, from, next_mention(finder, index));
	mention->clause = clause_around(finder, mention->tokens);
}

/* "le nombre de civils tués est inconnu": the participle stands inside the mention. */
static void name_unknown(const struct finder *finder, struct mention *mention)
{
	uint32_t at = mention->tokens.first, n;
	const struct sense *sense;

	for (; !mention->quantity.event && at < mention->tokens.last; at++) {
		sense = event_verb(finder, at, &n);
		if (sense)
			mention->quantity.event = sense->concept;
	}
}

void counted_find(struct finder *finder, uint32_t first)
{
	uint32_t i;

	for (i = first; i < finder->mentions.n; i++) {
		if (is_quantity(&finder->mentions.at[i]) &&
			finder->mentions.at[i].quantity.relation == RELATION_UNKNOWN)
			name_unknown(finder, &finder->mentions.at[i]);
		else if (is_counted(&finder->mentions.at[i]) && !share_scale(finder, i) &&
			 !share_money(finder, i))
			count(finder, first, i);
		else if (is_quantity(&finder->mentions.at[i]) &&
			 finder->mentions.at[i].quantity.measure != MEASURE_COUNT)
			amount_find(finder, &finder->mentions.at[i], next_mention(finder, i)),
				befall_settle(finder, &finder->mentions.at[i]);
	}
	share_all(finder, first);
}
