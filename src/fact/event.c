/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What befell those who are counted stands in a verb or a noun of the lexicon:
 *
 *     16 agents des forces de l'ordre [avaient été] tués         to the right, in the passive
 *     a limogé deux responsables                                 to the left, governing
 *     coûté la vie à sept soldats                                to the left, a phrase
 *     le décès de 123 personnes                                  to the left, a noun
 */
#include "fact/counted.h"

enum { RIGHT_REACH = 30, NOUN_REACH = 24, PARTICIPLE_REACH = 4, VERB_PHRASE = 5 }; /* tokens */

/* "16 personnes, dont 3 enfants, ont été tuées": the second quantity stands in brackets of its own.
 */
static uint32_t skip_including(const struct finder *finder, uint32_t at)
{
	uint32_t comma = peek_sign(finder, at) == ',' ? at + 1 : at, n;
	struct numeral numeral;

	n = comma > at ? peek_grammar(finder, comma, "of") : 0;
	if (!peek_grammar(finder, comma, "including") &&
		!(n && numeral_read(finder, comma + n, &numeral)) && /* ", of 19 nationalities," */
		!(comma > at && numeral_read(finder, comma, &numeral) &&
			peek_grammar(finder, numeral.last, "of-them")))
		return at;
	for (at = comma; peek_inside(finder, at); at++)
		if (peek_sign(finder, at) == ',' || peek_sign(finder, at) == ')')
			return at + 1;
	return at;
}

/* The first mention, from `first` on, that ends behind token at. They stand in the order of the
 * text, and an endless sentence has thousands. */
static uint32_t mention_behind(const struct finder *finder, uint32_t first, uint32_t at)
{
	const struct mention *mentions = finder->mentions.at;

	return bisect(finder->mentions.n, i, i < first || mentions[i].tokens.last <= at);
}

/* "Deux hommes, âgés de [19] et [23 ans], ont été arrêtés": of the second it is not known yet. */
static bool is_age(const struct finder *finder, uint32_t i)
{
	const struct mention *mention = &finder->mentions.at[i];

	if (mention->quantity.measure == MEASURE_AGE)
		return true;
	return i > 0 && mention[-1].kind == FACT_QUANTITY &&
	       mention[-1].quantity.measure == MEASURE_AGE &&
	       mention->tokens.first <= mention[-1].tokens.last + 1;
}

static uint32_t skip_mention(const struct finder *finder, uint32_t at, uint32_t first, bool *other)
{
	uint32_t i = mention_behind(finder, first, at);

	*other = false;
	if (i == finder->mentions.n || finder->mentions.at[i].tokens.first > at)
		return at;
	*other = is_quantity(&finder->mentions.at[i]) && !is_age(finder, i);
	return finder->mentions.at[i].tokens.last;
}

const struct sense *event_verb(const struct finder *finder, uint32_t i, uint32_t *n)
{
	struct senses senses;
	uint32_t k;

	*n = peek_word(finder, i) ? peek_senses(finder, i, 1u << LANG_CONCEPT, &senses) : 0;
	for (k = 0; *n && k < senses.n; k++)
		if (senses.at[k].class == LANG_CONCEPT && *senses.at[k].name == 'v' &&
			lang_concept_is_event(finder->lang, senses.at[k].concept) &&
			peek_realm(finder, senses.at[k].concept) < REALM_SUMS)
			return &senses.at[k];
	return NULL;
}

/* A verb with an object of its own says nothing of what stands before it. */
static bool has_object(const struct finder *finder, uint32_t at)
{
	struct numeral numeral;

	uint32_t i;

	while (peek_word(finder, at) && peek_grammar(finder, at, "adverb"))
		at++;
	for (i = mention_behind(finder, 0, at);
		i < finder->mentions.n && finder->mentions.at[i].tokens.first <= at + 1; i++)
		if (finder->mentions.at[i].kind == FACT_DATE)
			return false;
	/* "wounded another 15", "blessé au moins 15" */
	if (peek_sense(finder, at, LANG_MODIFIER, &i) && numeral_read(finder, at + i, &numeral))
		return true;
	return numeral_read(finder, at, &numeral) || peek_grammar(finder, at, "det") ||
	       peek_range(finder, at, "one") || peek_grammar(finder, at, "object");
}

static bool is_passive(const struct finder *finder, uint32_t verb, uint32_t from)
{
	uint32_t at;

	for (at = verb; at > from && verb - at < 4; at--)
		if (peek_grammar(finder, at - 1, "been"))
			return true;
	return false;
}

bool event_ends_clause(const struct finder *finder, uint32_t at)
{
	uint32_t sign = peek_sign(finder, at);

	return sign == ';' || sign == ':' || sign == '.' || sign == '!' || sign == '?';
}

/* "the cut": what an article stands before is no verb where heads come last. */
static bool is_noun_there(const struct finder *finder, uint32_t i)
{
	return i > finder->sentence.first && pack_trait(finder->pack, "head last") &&
	       (peek_grammar(finder, i - 1, "det") || peek_range(finder, i - 1, "one"));
}

/* "400 firefighters came, and one of them was hurt": somebody else, whose verb stands behind. */
static bool begins_subject(const struct finder *finder, uint32_t i, uint32_t from)
{
	uint32_t n;

	if (i < from + 1 ||
		!(peek_grammar(finder, i - 1, "joint") || peek_grammar(finder, i - 1, "but") ||
			peek_sign(finder, i - 1) == ','))
		return false;
	n = peek_grammar(finder, i, "new-subject");
	return n &&
	       (peek_grammar(finder, i + n, "auxiliary") || peek_grammar(finder, i + n, "past") ||
		       peek_grammar(finder, i + n, "of-them") ||
		       peek_grammar(finder, i + n, "out-of"));
}

/* The verb to the right that tells what befell them: its concept, *at its token. */
uint16_t event_right(
	const struct finder *finder, uint32_t first_mention, uint32_t from, uint32_t *at)
{
	uint32_t i = from, n, next;
	const struct sense *sense;
	bool other;

	while (peek_inside(finder, i) && i < from + RIGHT_REACH && !event_ends_clause(finder, i)) {
		next = skip_including(finder, i);
		if (next == i)
			next = skip_mention(finder, i, first_mention, &other);
		else
			other = false;
		if (other)
			return 0;
		if (next > i) {
			i = next;
			continue;
		}
		if (peek_word(finder, i) && peek_grammar(finder, i, "clause") &&
			(i > from + 1 || !peek_grammar(finder, i, "relative")))
			return 0;
		if (begins_subject(finder, i, from))
			return 0;
		n = 0;
		sense = is_noun_there(finder, i) ? NULL : event_verb(finder, i, &n);
		if (sense && (is_passive(finder, i, from) || is_passive(finder, i + n, from) ||
				     !has_object(finder, i + n))) {
			*at = i + n;
			return sense->concept;
		}
		i += n ? n : 1;
	}
	return 0;
}

/* "coûté la vie à", "claimed the lives of": a phrase of several words that ends right before them.
 */
static uint16_t phrase_before(const struct finder *finder, uint32_t to)
{
	uint32_t k, n;
	const struct sense *sense;

	for (k = 2; k <= VERB_PHRASE && to >= finder->sentence.first + k; k++) {
		sense = event_verb(finder, to - k, &n);
		if (sense && n > 1 &&
			(n == k || (n == k - 1 && (peek_grammar(finder, to - 1, "preposition") ||
							  peek_grammar(finder, to - 1, "adverb")))))
		return sense->concept;
	}
	return 0;
}

static uint32_t step_over_date(const struct finder *finder, uint32_t first_mention, uint32_t i)
{
	uint32_t k;

	for (k = mention_behind(finder, first_mention, i);
		k < finder->mentions.n && finder->mentions.at[k].tokens.last == i + 1; k++)
		if (finder->mentions.at[k].kind == FACT_DATE)
			return finder->mentions.at[k].tokens.first;
	return i;
}

/* "killed the driver and [three passengers]": the verb whose object is what stands before "and". */
static uint16_t event_of_both(const struct finder *finder, uint32_t to)
{
	enum { REACH = 5 }; /* tokens */
	uint32_t i, n, far, k;
	const struct sense *sense;

	if (!peek_before(finder, to, "joint", &n))
		return 0;
	for (far = 1, i = to - n; far <= REACH && i > finder->sentence.first; far++) {
		i--;
		k = mention_behind(finder, 0, i); /* "burned 12,000 acres and" */
		if (k < finder->mentions.n && finder->mentions.at[k].tokens.first <= i &&
			is_quantity(&finder->mentions.at[k])) {
			i = finder->mentions.at[k].tokens.first;
			continue;
		}
		if (!peek_word(finder, i) ||
			(peek_grammar(finder, i, "preposition") &&
				!peek_grammar(finder, i, "of")) ||
			peek_grammar(finder, i, "clause") || peek_grammar(finder, i, "past"))
			return 0;
		sense = event_verb(finder, i, &n);
		if (sense)
			return far > 1 && has_object(finder, i + n) &&
				       !is_passive(finder, i, finder->sentence.first)
			       ? sense->concept
			       : 0;
	}
	return 0;
}

/* The verb to the left that governs them: nothing but small words may stand between. */
uint16_t event_left(
	const struct finder *finder, uint32_t first_mention, uint32_t to, uint32_t reach)
{
	uint32_t i = to, n, steps;
	uint16_t phrase = phrase_before(finder, to);
	const struct sense *sense;

	if (!phrase && reach > 1)
		phrase = event_of_both(finder, to);
	for (steps = 0; !phrase && steps < reach && i > finder->sentence.first; steps++) {
		/* "killed a total of nine" */
		if (peek_before(finder, i, "of-total", &n) && i > finder->sentence.first + n)
			i -= n;
		i = step_over_date(finder, first_mention, i - 1);
		if (!peek_word(finder, i))
			return 0;
		sense = event_verb(finder, i, &n);
		if (sense)
			return i + n <= to ? sense->concept : 0;
		if (peek_grammar(finder, i, "preposition") || peek_grammar(finder, i, "clause") ||
			peek_grammar(finder, i, "past") || peek_grammar(finder, i, "joint"))
			return 0;
	}
	return phrase;
}

/* A noun that names what befell people, or anything, at i. */
static uint16_t event_noun_at(const struct finder *finder, uint32_t i, bool anything)
{
	struct senses senses;
	uint32_t k, n = peek_senses(finder, i, 1u << LANG_CONCEPT, &senses);

	for (k = 0; n && k < senses.n; k++)
		if (senses.at[k].class == LANG_CONCEPT && *senses.at[k].name == 'n' &&
			lang_concept_is_event(finder->lang, senses.at[k].concept) &&
			(anything ? peek_realm(finder, senses.at[k].concept) < REALM_SUMS
				  : peek_realm(finder, senses.at[k].concept) == REALM_PEOPLE))
	return senses.at[k].concept;
	return 0;
}

uint16_t event_deed(const struct finder *finder, const struct mention *mention)
{
	uint32_t at = mention->tokens.first, n;

	return peek_before(finder, at, "of", &n) && at > finder->sentence.first + n &&
			       peek_word(finder, at - n - 1)
		       ? event_noun_at(finder, at - n - 1, true)
		       : 0;
}

uint16_t event_noun(const struct finder *finder, const struct mention *mention)
{
	uint32_t at = mention->tokens.first, far;
	uint16_t event;

	for (far = 1; far <= NOUN_REACH && at >= mention->clause.first + far; far++) {
		if (peek_sign(finder, at - far) == ',' || peek_number(finder, at - far))
			return 0;
		event = peek_word(finder, at - far) ? event_noun_at(finder, at - far, false) : 0;
		if (event)
			return event;
	}
	return 0;
}

uint16_t event_attribute(const struct finder *finder, const struct mention *mention)
{
	enum realm realm = peek_realm(finder, mention->quantity.counted);
	struct senses senses;
	uint32_t at, k, n;

	if (!pack_trait(finder->pack, "head last") || !mention->quantity.head)
		return 0;
	for (at = mention->tokens.first; at < mention->tokens.last &&
			peek_token(finder, at)->span.start < mention->quantity.noun.start; at++) {
		if (!peek_word(finder, at) || (!peek_ends(finder, at, "past") &&
						      !peek_grammar(finder, at, "attributive")))
			continue;
		n = peek_senses(finder, at, 1u << LANG_CONCEPT, &senses);
		for (k = 0; n == 1 && k < senses.n; k++)
			if (senses.at[k].class == LANG_CONCEPT &&
				lang_concept_is_event(finder->lang, senses.at[k].concept) &&
				peek_realm(finder, senses.at[k].concept) == realm)
				return senses.at[k].concept;
	}
	return 0;
}

bool event_is_either(const struct finder *finder, uint16_t event, uint32_t at)
{
	enum { REACH = 3 }; /* tokens */
	uint32_t n = peek_range(finder, at, "or"), far, of;
	const struct sense *other;

	for (far = 0, at += n; n && far < REACH && peek_word(finder, at + far); far++) {
		other = event_verb(finder, at + far, &of);
		if (other || peek_grammar(finder, at + far, "preposition"))
			return other && lang_concepts_exclude(finder->lang, event, other->concept);
	}
	return false;
}

bool event_singles_out(const struct finder *finder, uint32_t first, uint32_t last)
{
	uint32_t at = last, n = peek_grammar(finder, at, "of-them");
	const struct sense *sense;

	if (!peek_before(finder, first, "including", NULL) &&
		!(n && first > finder->sentence.first && peek_sign(finder, first - 1) == ','))
		return false;
	at += n;
	at += peek_grammar(finder, at, "degree");
	sense = event_verb(finder, at, &n);
	return peek_grammar(finder, at, "grave") ||
	       (sense && peek_realm(finder, sense->concept) == REALM_PEOPLE);
}

bool event_has_victim(const struct finder *finder, const struct noun *noun)
{
	uint32_t at = noun->tokens.last, n, k;
	const struct sense *sense;
	struct numeral numeral;

	if ((n = peek_grammar(finder, at, "joint")) != 0 &&
		numeral_read(finder, at + n, &numeral) && !numeral.article)
		return true;
	for (k = 0; k < PARTICIPLE_REACH && peek_word(finder, at + k); k++)
		if ((sense = event_verb(finder, at + k, &n)) != NULL)
			return peek_realm(finder, sense->concept) == REALM_PEOPLE &&
			       !has_object(finder, at + k + n);
	return false;
}
