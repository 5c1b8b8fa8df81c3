/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The noun phrase after a number: adjectives, the head, and its complement.
 *
 *     deux | hauts  responsables   de la sécurité
 *            skipped  head         complement
 *
 * The lexicon knows most heads. Of words that it does not know, the first plural is taken, or else
 * the first.
 */
#include "fact/finder.h"

#include <string.h>

enum { PHRASE_REACH = 6, COMPLEMENT_REACH = 4 }; /* tokens */

static bool is_quote(uint32_t sign)
{
	return sign == '"' || sign == 0x201d || sign == 0x201c || sign == 0xab || sign == 0xbb;
}

/* The sense that names a thing counted, and the one that names what befell it. */
static bool classify(const struct finder *finder, struct senses senses, struct noun *noun)
{
	const struct sense *sense;
	uint16_t amount = 0; /* "deux amendes": where the word names nothing else */
	uint32_t i;
	enum realm realm;

	for (i = 0; i < senses.n; i++) {
		sense = &senses.at[i];
		if (sense->class == LANG_CONTAINER)
			noun->container = true;
		if (sense->class != LANG_CONCEPT || *sense->name == 'v')
			continue;
		realm = peek_realm(finder, sense->concept);
		if (realm >= REALM_SUMS) {
			amount = amount ? amount : sense->concept;
			continue;
		}
		if (lang_concept_is_event(finder->lang, sense->concept)) {
			noun->event = noun->event ? noun->event : sense->concept;
		} else if (!noun->counted || noun->weak) {
			noun->counted = sense->concept;
			noun->weak = *sense->name == 'w';
		}
	}
	if (!noun->container && !noun->counted && !noun->event)
		noun->counted = amount;
	return noun->container || noun->counted || noun->event;
}

/* The lexicon's noun at i: its length in tokens, or 0. */
static uint32_t known_noun(const struct finder *finder, uint32_t i, struct noun *noun)
{
	struct noun found = { 0 };
	struct senses senses;
	uint32_t n = peek_senses(finder, i, 1u << LANG_CONCEPT | 1u << LANG_CONTAINER, &senses);

	if (!n || !classify(finder, senses, &found))
		return 0;
	if (found.container && !found.counted)
		found.counted = finder->realms[REALM_PEOPLE];
	if (!found.counted && found.event && peek_realm(finder, found.event) == REALM_PEOPLE)
		found.counted = finder->realms[REALM_PEOPLE];
	if (found.container && found.weak) {
		found.counted = finder->realms[REALM_PEOPLE];
		found.weak = false;
	}
	*noun = found;
	return n;
}

void noun_take(const struct finder *finder, const struct noun *noun, struct quantity *quantity)
{
	quantity->counted = noun->counted;
	quantity->event = noun->event;
	quantity->populations = noun->populations;
	quantity->weak = noun->weak;
	quantity->head = peek_stem(finder, noun->head);
	quantity->noun = (struct span){ peek_token(finder, noun->head)->span.start,
		peek_token(finder, noun->tokens.last - 1)->span.end };
}

/* Where heads come last, the last noun of a row is it: "credit card numbers"; the token after the
 * row. */
static uint32_t end_of_row(
	const struct finder *finder, uint32_t at, uint32_t last, struct noun *noun)
{
	struct noun next;
	uint32_t n;

	while (at < last && pack_trait(finder->pack, "head last") && peek_word(finder, at) &&
		(n = known_noun(finder, at, &next)) != 0 &&
		/* "bodies off the coast", "members of the staff" */
		peek_realm(finder, next.counted) <= REALM_SUMS &&
		(!next.event || next.counted != finder->realms[REALM_PEOPLE] || next.container)) {
		if (!next.counted)
			next.counted = noun->counted; /* "flight cancellations" */
		*noun = next;
		at += n;
	}
	return at;
}

/* The head within the lexicon's words: "officers" of "police officers", "responsables" of "hauts
 * ...". */
static uint32_t head_within(const struct finder *finder, uint32_t first, uint32_t last)
{
	if (pack_trait(finder->pack, "head last"))
		return last - 1;
	while (first + 1 < last &&
		(!peek_word(finder, first) || peek_grammar(finder, first, "adjective")))
		first++;
	return first;
}

uint64_t populations_in(const struct finder *finder, struct range range)
{
	uint64_t set = 0;
	const struct sense *sense;
	uint32_t i, n;

	for (i = range.first; i < range.last; i++) {
		sense = peek_sense(finder, i, LANG_POPULATION, &n);
		if (sense && sense->population < 64)
			set |= UINT64_C(1) << sense->population;
	}
	return set;
}

/* A word that the lexicon knows as a verb alone. */
static bool is_verb(const struct finder *finder, uint32_t i)
{
	struct senses senses;
	uint32_t k, n = peek_senses(finder, i, 1u << LANG_CONCEPT, &senses);

	for (k = 0; n && k < senses.n; k++)
		if (senses.at[k].class == LANG_CONCEPT && *senses.at[k].name != 'v')
			return false;
	return n != 0;
}

/* "de la sécurité", "of the security forces": the token after it, or at where there is none. */
static uint32_t complement(const struct finder *finder, uint32_t at, uint32_t last)
{
	uint32_t n = peek_grammar(finder, at, "of"), next, start;

	if (!n)
		return at;
	next = at + n;
	next += peek_grammar(finder, next, "det");
	start = next;
	while (next < last && next < start + COMPLEMENT_REACH && peek_word(finder, next) &&
		!peek_stop(finder, next) && !peek_sense(finder, next, LANG_NUMBER, &n) &&
		!(next > start && is_verb(finder, next))) { /* "members of the staff died" */
		next++;
		if (peek_grammar(finder, next, "of"))
			break;
		if (known_noun(finder, next - 1, &(struct noun){ 0 }) &&
			!pack_trait(finder->pack, "head last"))
			break;
	}
	if (next == start)
		return at;
	n = peek_grammar(finder, next, "of");
	if (n && peek_grammar(finder, next + n, "det") && peek_word(finder, next + n + 1))
		return next;
	return n && peek_word(finder, next + n) && !peek_stop(finder, next + n) && next + n < last
		       ? next + n + 1
		       : next;
}

static void close_noun(
	const struct finder *finder, uint32_t i, uint32_t at, uint32_t last, struct noun *noun)
{
	uint16_t implied = lang_concept_population(finder->lang, noun->counted);
	uint32_t n;

	while (at < last && peek_sense(finder, at, LANG_POPULATION, &n))
		at += n; /* "victimes civiles" */
	noun->tokens = (struct range){ i, complement(finder, at, last) };
	noun->populations = populations_in(finder, noun->tokens);
	if (implied && implied < 64)
		noun->populations |= UINT64_C(1) << implied;
}

/* A word that the dictionary knows, as anything but a noun: "immense". */
static bool is_other(const struct finder *finder, uint32_t i)
{
	uint32_t parts = pack_parts(finder->pack, peek_token(finder, i)->word);

	return parts && !(parts & PACK_NOUN);
}

/* "jeunes majorettes": a word that may be an adjective, before what is a noun and nothing else. */
static bool is_before_noun(const struct finder *finder, uint32_t i)
{
	return peek_word(finder, i + 1) &&
	       pack_parts(finder->pack, peek_token(finder, i)->word) & PACK_ADJECTIVE &&
	       pack_parts(finder->pack, peek_token(finder, i + 1)->word) == PACK_NOUN;
}

/* "17 reports of side effects": a verb of saying as a noun. */
static bool is_report(const struct finder *finder, uint32_t i)
{
	return pack_trait(finder->pack, "head last") && peek_plural(finder, i) &&
	       peek_grammar(finder, i + 1, "of") && !peek_capital(finder, i);
}

/* A word that may be the head although the lexicon does not know it. */
static bool may_be_head(const struct finder *finder, uint32_t i)
{
	uint32_t n;

	return peek_word(finder, i) && !peek_stop(finder, i) && !is_other(finder, i) &&
	       !peek_grammar(finder, i, "adjective") && !peek_ends(finder, i, "adverb") &&
	       !peek_grammar(finder, i, "auxiliary") && !peek_grammar(finder, i, "permitted") &&
	       !peek_grammar(finder, i, "grave") && !peek_grammar(finder, i, "slight") &&
	       (!peek_sense(finder, i, LANG_SAYING, &n) || is_report(finder, i)) &&
	       !peek_sense(finder, i, LANG_MONTH, &n) && !peek_sense(finder, i, LANG_WEEKDAY, &n);
}

/* "trois accusés", "five arrested": a participle alone stands for the people. */
static uint32_t participle(const struct finder *finder, uint32_t i, struct noun *noun)
{
	uint32_t n;
	const struct sense *sense = peek_sense(finder, i, LANG_CONCEPT, &n);

	if (!sense || *sense->name != 'v' || !lang_concept_is_event(finder->lang, sense->concept) ||
		peek_realm(finder, sense->concept) != REALM_PEOPLE)
		return 0;
	*noun = (struct noun){ .counted = finder->realms[REALM_PEOPLE], .event = sense->concept };
	return n;
}

/* "jeunes" of "jeunes policiers", which would be the noun if none stood behind it. */
static bool leads_noun(const struct finder *finder, uint32_t i, uint32_t n)
{
	struct noun next;

	if (n != 1 || pack_trait(finder->pack, "head last") || !peek_word(finder, i + 1) ||
		!peek_grammar(finder, i, "adjective"))
		return false;
	if (known_noun(finder, i + 1, &next))
		return next.counted && !next.event && !next.container;
	return pack_parts(finder->pack, peek_token(finder, i + 1)->word) == PACK_NOUN;
}

/* "créations nettes d'emplois", "annulations de vols": what is counted are those of which they are.
 */
static void read_deed(const struct finder *finder, uint32_t last, struct noun *noun)
{
	enum { REACH = 3 }; /* tokens */
	struct noun of;
	uint32_t at = noun->head + 1, n;

	if (noun->counted || (!noun->event && !peek_ends(finder, noun->head, "deeds")))
		return;
	for (; at < last && at < noun->head + REACH && !peek_grammar(finder, at, "of"); at++)
		if (!peek_word(finder, at) || peek_stop(finder, at))
			return;
	n = at < last ? peek_grammar(finder, at, "of") : 0;
	if (!n || !peek_plural(finder, at + n) || !known_noun(finder, at + n, &of) || of.event)
		return;
	noun->counted = of.counted;
	noun->weak = of.weak;
}

/* "23 damaged houses": where heads come last, a participle before what it befell. */
static bool is_attribute(const struct finder *finder, uint32_t i)
{
	struct noun next;

	return pack_trait(finder->pack, "head last") && is_verb(finder, i) &&
	       (peek_ends(finder, i, "past") || peek_grammar(finder, i, "attributive")) &&
	       peek_word(finder, i + 1) && peek_plural(finder, i + 1) &&
	       known_noun(finder, i + 1, &next) && next.counted && !next.event;
}

bool noun_read(const struct finder *finder, uint32_t i, uint32_t last, struct noun *noun)
{
	uint32_t at, n, unknown = 0;
	bool plural = false;

	*noun = (struct noun){ 0 };
	for (at = i; at < last && at < i + PHRASE_REACH; at++) {
		if (is_quote(peek_sign(finder, at)) ||
			(peek_hyphen(finder, at) && peek_glued(finder, at + 1)))
			continue;
		if (!peek_word(finder, at))
			break;
		n = known_noun(finder, at, noun);
		if (leads_noun(finder, at, n) || is_attribute(finder, at))
			continue;
		if (!n && at == i)
			n = participle(finder, at, noun);
		if (n && !(unknown && plural)) {
			n = end_of_row(finder, at + n, last, noun);
			noun->head = head_within(finder, at, n);
			read_deed(finder, last, noun);
			close_noun(finder, i, n, last, noun);
			return true;
		}
		if (peek_stop(finder, at) || is_verb(finder, at) ||
			peek_sense(finder, at, LANG_SOURCE, &n))
			break;
		if (may_be_head(finder, at) && !is_before_noun(finder, at) &&
			!(unknown && plural) && (!unknown || peek_plural(finder, at))) {
			unknown = at + 1;
			plural = peek_plural(finder, at);
		}
	}
	*noun = (struct noun){ 0 };
	if (!unknown)
		return false;
	noun->head = unknown - 1;
	/* "nine British and two Dutch" */
	if (peek_grammar(finder, noun->head, "peoples"))
		noun->counted = finder->realms[REALM_PEOPLE];
	read_deed(finder, last, noun);
	close_noun(finder, i, unknown, last, noun);
	return true;
}

bool noun_may_be_many(const struct finder *finder, uint32_t i)
{
	return peek_plural(finder, i) || peek_capital(finder, i) ||
	       peek_grammar(finder, i, "plural-too");
}

/* "252 relèvent de ...", "35 needed", "four caught fire": what stands there is a verb. */
bool noun_fits_many(const struct finder *finder, const struct noun *noun)
{
	/* "Two hit the car", "Four wrote opinions" */
	if (!noun->event && peek_realm(finder, noun->counted) >= REALM_SUMS)
		return noun_may_be_many(finder, noun->head);
	if (noun->tokens.first <= finder->sentence.first + 1 && noun->head > noun->tokens.first &&
		peek_grammar(finder, noun->tokens.first, "past"))
		return false;
	if ((noun->counted || noun->event) &&
		(noun->head == noun->tokens.first ||
			!peek_grammar(finder, noun->tokens.first, "past")))
		return true;
	return noun_may_be_many(finder, noun->head);
}

/* The last word before token `at` names one person: "the gunman", "a boy". */
bool noun_is_person(const struct finder *finder, uint32_t at)
{
	struct noun noun;

	return at > finder->sentence.first && peek_word(finder, at - 1) &&
	       !peek_plural(finder, at - 1) && !peek_grammar(finder, at - 1, "plural-too") &&
	       noun_read(finder, at - 1, at, &noun) &&
	       peek_realm(finder, noun.counted) == REALM_PEOPLE && !noun.container &&
	       noun.counted != lang_concept_id(finder->lang, "families");
}

/* "the injured", "the victims": people, and not one of them. */
bool noun_is_plural(const struct finder *finder, uint32_t at)
{
	struct noun noun;

	return at > finder->sentence.first && peek_word(finder, at - 1) &&
	       noun_read(finder, at - 1, at, &noun) &&
	       peek_realm(finder, noun.counted) == REALM_PEOPLE &&
	       (noun.event || peek_plural(finder, at - 1));
}
