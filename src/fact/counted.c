/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What befell those who are counted, and who they were. The event stands in a participle or verb:
 *
 *     16 agents des forces de l'ordre [avaient été] tués         to the right, in the passive
 *     a chiffré à 16 le nombre des membres ... tués              to the right, after "le nombre de"
 *     a limogé deux responsables                                 to the left, governing
 *     le nombre de morts se compte en dizaines                   to the left, a noun
 *     12 civils et 3 soldats ont été tués                        shared by those that "et" joins
 *
 * and the population in the noun phrase or after "au sein de", "among".
 */
#include "fact/finder.h"

enum { RIGHT_REACH = 30, LEFT_REACH = 5, NOUN_REACH = 14, PARTICIPLE_REACH = 4 }; /* tokens */

static bool is_quantity(const struct mention *mention)
{
	return mention->kind == FACT_QUANTITY;
}

static bool is_counted(const struct mention *mention)
{
	return is_quantity(mention) && mention->quantity.measure == MEASURE_COUNT &&
		mention->quantity.relation != RELATION_UNKNOWN;
}

/* "16 personnes, dont 3 enfants, ont été tuées": the second quantity stands in brackets of its own. */
static uint32_t skip_including(const struct finder *finder, uint32_t at)
{
	uint32_t comma = peek_sign(finder, at) == ',' ? at + 1 : at;

	if (!peek_grammar(finder, comma, "including"))
		return at;
	for (at = comma; peek_inside(finder, at); at++)
		if (peek_sign(finder, at) == ',' || peek_sign(finder, at) == ')')
			return at + 1;
	return at;
}

static uint32_t skip_mention(const struct finder *finder, uint32_t at, uint32_t first, bool *other)
{
	uint32_t i;

	*other = false;
	for (i = first; i < finder->mentions.n; i++)
		if (finder->mentions.at[i].tokens.first <= at && at < finder->mentions.at[i].tokens.last) {
			*other = is_quantity(&finder->mentions.at[i]);
			return finder->mentions.at[i].tokens.last;
		}
	return at;
}

static const struct sense *event_verb(const struct finder *finder, uint32_t i, uint32_t *n)
{
	struct senses senses;
	uint32_t k;

	*n = peek_word(finder, i)
		? pack_match(finder->pack, finder->tokens, i, finder->sentence.last, 1u << LANG_CONCEPT, &senses)
		: 0;
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

	while (peek_word(finder, at) && peek_grammar(finder, at, "adverb"))
		at++;
	return numeral_read(finder, at, &numeral) || peek_grammar(finder, at, "det") || peek_grammar(finder, at, "one") ||
		peek_grammar(finder, at, "object");
}

static bool is_passive(const struct finder *finder, uint32_t verb, uint32_t from)
{
	uint32_t at;

	for (at = verb; at > from && verb - at < 4; at--)
		if (peek_grammar(finder, at - 1, "been"))
			return true;
	return false;
}

static bool ends_clause(const struct finder *finder, uint32_t at)
{
	uint32_t sign = peek_sign(finder, at);

	return sign == ';' || sign == ':' || sign == '.' || sign == '!' || sign == '?';
}

/* The verb to the right that tells what befell them: its concept, *at its token. */
static uint16_t event_right(const struct finder *finder, uint32_t first_mention, uint32_t from, uint32_t *at)
{
	uint32_t i = from, n, next;
	const struct sense *sense;
	bool other;

	while (peek_inside(finder, i) && i < from + RIGHT_REACH && !ends_clause(finder, i)) {
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
		if (i > from + 1 && peek_word(finder, i) && peek_grammar(finder, i, "clause"))
			return 0;
		sense = event_verb(finder, i, &n);
		if (sense && (is_passive(finder, i, from) || !has_object(finder, i + n))) {
			*at = i + n;
			return sense->concept;
		}
		i += n ? n : 1;
	}
	return 0;
}

/* The verb to the left that governs them: nothing but small words may stand between. */
static uint16_t event_left(const struct finder *finder, uint32_t first_mention, uint32_t to, uint32_t reach)
{
	uint32_t i = to, n, steps, k;
	const struct sense *sense;

	for (steps = 0; steps < reach && i > finder->sentence.first; steps++) {
		i--;
		for (k = first_mention; k < finder->mentions.n; k++)
			if (finder->mentions.at[k].tokens.last == i + 1 && finder->mentions.at[k].kind == FACT_DATE)
				i = finder->mentions.at[k].tokens.first;
		if (!peek_word(finder, i))
			return 0;
		sense = event_verb(finder, i, &n);
		if (sense)
			return i + n <= to ? sense->concept : 0;
		if (peek_grammar(finder, i, "preposition") || peek_grammar(finder, i, "clause") || peek_grammar(finder, i, "past"))
			return 0;
	}
	return 0;
}

static void grow(const struct finder *finder, struct mention *mention, uint32_t last)
{
	mention->tokens.last = last;
	mention->span.end = peek_token(finder, last - 1)->span.end;
}

bool counted_has_victim(const struct finder *finder, const struct noun *noun)
{
	uint32_t at = noun->tokens.last, n, k;

	for (k = 0; k < PARTICIPLE_REACH && peek_word(finder, at + k); k++)
		if (event_verb(finder, at + k, &n))
			return true;
	return false;
}

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
	grow(finder, mention, noun.tokens.last);
	return true;
}

/* "le nombre de morts se compte en", "le bilan est passé à": the noun to the left, nearest first. */
static bool noun_left(const struct finder *finder, struct mention *mention)
{
	uint32_t at, n, from = mention->tokens.first;
	struct noun noun;

	for (at = from; at > mention->clause.first && from - at < NOUN_REACH; at--) {
		n = peek_grammar(finder, at - 1, "number-of");
		if (n && noun_read(finder, at - 1 + n + peek_grammar(finder, at - 1 + n, "det"), from, &noun)) {
			noun_take(finder, &noun, &mention->quantity);
			return true;
		}
	}
	for (at = from; at > mention->clause.first && from - at < NOUN_REACH; at--) {
		if (!peek_word(finder, at - 1) || !noun_read(finder, at - 1, at, &noun) || !(noun.counted || noun.event))
			continue;
		noun_take(finder, &noun, &mention->quantity);
		return true;
	}
	return false;
}

static uint64_t populations_after(const struct finder *finder, uint32_t from, uint32_t to)
{
	uint64_t set = 0;
	uint32_t at, n;
	struct noun noun;

	for (at = from; at < to && at < from + RIGHT_REACH && !ends_clause(finder, at); at++) {
		n = peek_word(finder, at) ? peek_grammar(finder, at, "among") : 0;
		if (!n)
			continue;
		n += peek_grammar(finder, at + n, "det");
		if (noun_read(finder, at + n, to, &noun))
			set |= noun.populations | populations_in(finder, noun.tokens);
	}
	return set;
}

static void count(struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	struct quantity *quantity = &mention->quantity;
	uint32_t at = 0, from, next;

	next = index + 1 < finder->mentions.n ? finder->mentions.at[index + 1].tokens.first : finder->sentence.last;
	if (!quantity->head && !number_of_right(finder, mention))
		noun_left(finder, mention);
	from = mention->tokens.last;
	if (!quantity->event && quantity->head)
		quantity->event = event_left(finder, first, mention->tokens.first, 1);
	if (!quantity->event && quantity->head) {
		quantity->event = event_right(finder, first, from, &at);
		if (at && at <= from + PARTICIPLE_REACH && at <= next)
			grow(finder, mention, at);
		if (!quantity->event)
			quantity->event = event_left(finder, first, mention->tokens.first, LEFT_REACH);
	}
	quantity->populations |= populations_after(finder, from, next);
	mention->clause = clause_around(finder, mention->tokens);
}

static bool is_joined(const struct finder *finder, const struct mention *a, const struct mention *b)
{
	uint32_t at = a->tokens.last;

	if (at == b->tokens.first)
		return true;
	if (peek_sign(finder, at) == ',')
		at++;
	return at + peek_grammar(finder, at, "joint") == b->tokens.first;
}

/* What "et" joins shares its verb, and those to whom it happened. */
static void share(struct finder *finder, uint32_t i)
{
	struct mention *a = &finder->mentions.at[i], *b = a + 1;
	uint16_t people = finder->realms[REALM_PEOPLE];

	if (!is_counted(a) || !is_counted(b) || !is_joined(finder, a, b))
		return;
	if (!a->quantity.event && b->quantity.event && b->quantity.counted != people)
		a->quantity.event = b->quantity.event;
	if (!b->quantity.event && a->quantity.event && a->quantity.counted != people)
		b->quantity.event = a->quantity.event;
	if (!a->quantity.populations && a->quantity.counted == people && b->quantity.counted == people)
		a->quantity.populations = b->quantity.populations;
}

static bool suits(const struct finder *finder, uint16_t concept, enum measure measure)
{
	enum realm realm = peek_realm(finder, concept);

	switch (measure) {
	case MEASURE_MONEY: return realm == REALM_SUMS;
	case MEASURE_PERCENT: return realm == REALM_RATES || realm == REALM_SUMS;
	case MEASURE_FRACTION: return realm == REALM_RATES || realm == REALM_SUMS || realm == REALM_PEOPLE;
	default: return realm == REALM_MEASURES;
	}
}

/* The concept that an amount is of at token i; 0. */
static uint16_t amount_at(const struct finder *finder, uint32_t i, enum measure measure)
{
	struct senses senses;
	uint32_t n = peek_word(finder, i) ? pack_match(finder->pack, finder->tokens, i, finder->sentence.last,
						 1u << LANG_CONCEPT, &senses)
					: 0;
	uint32_t k;

	for (k = 0; n && k < senses.n; k++)
		if (senses.at[k].class == LANG_CONCEPT && suits(finder, senses.at[k].concept, measure))
			return senses.at[k].concept;
	return 0;
}

/* "une perte de 5 milliards", "a $5 billion hit", "5 milliards de pertes", "perdu 5 milliards". */
static uint16_t amount_of(const struct finder *finder, const struct mention *mention)
{
	enum measure measure = mention->quantity.measure;
	uint32_t right = mention->tokens.last, left = mention->tokens.first, far;
	uint16_t found;

	for (far = 0; far < 3 && right + far < mention->clause.last && peek_word(finder, right + far); far++) {
		found = amount_at(finder, right + far, measure);
		if (found)
			return found;
		if (peek_grammar(finder, right + far, "preposition") && !peek_grammar(finder, right + far, "of"))
			break;
	}
	for (far = 1; far <= NOUN_REACH && left >= mention->clause.first + far; far++) {
		found = amount_at(finder, left - far, measure);
		if (found)
			return found;
	}
	for (far = 0; far < NOUN_REACH && right + far < mention->clause.last; far++) {
		found = amount_at(finder, right + far, measure);
		if (found)
			return found;
	}
	return 0;
}

/* "cinq jours de coupure", "40 percent of its revenue": what the measure is taken of. */
static void complement(const struct finder *finder, struct mention *mention)
{
	uint32_t at = mention->tokens.last, n = peek_grammar(finder, at, "of");
	struct quantity *quantity = &mention->quantity, known;
	struct noun noun;

	if (!n)
		return;
	at += n;
	at += peek_grammar(finder, at, "det");
	if (!noun_read(finder, at, finder->sentence.last, &noun))
		return;
	known = *quantity;
	noun_take(finder, &noun, quantity);
	quantity->weak = known.weak;
	quantity->event = known.event ? known.event : noun.event;
	quantity->counted = known.counted ? known.counted : noun.counted;
	if (quantity->measure == MEASURE_DURATION)
		grow(finder, mention, noun.head + 1);
}

static void measure(struct finder *finder, struct mention *mention)
{
	struct quantity *quantity = &mention->quantity;
	uint16_t counted = 0;

	if (quantity->measure == MEASURE_AGE) {
		quantity->counted = lang_concept_id(finder->lang, "age");
		return;
	}
	if (quantity->measure != MEASURE_FRACTION || !quantity->counted)
		counted = amount_of(finder, mention);
	if (counted && lang_concept_is_event(finder->lang, counted))
		quantity->event = counted;
	else if (counted)
		quantity->counted = counted;
	complement(finder, mention);
	mention->clause = clause_around(finder, mention->tokens);
	if (!quantity->event)
		quantity->event = clause_event(finder, mention->clause, mention->tokens);
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
		else if (is_counted(&finder->mentions.at[i]))
			count(finder, first, i);
		else if (is_quantity(&finder->mentions.at[i]))
			measure(finder, &finder->mentions.at[i]);
	}
	for (i = first; i + 1 < finder->mentions.n; i++)
		share(finder, i);
	for (i = finder->mentions.n; i > first + 1; i--)
		share(finder, i - 2);
}
