/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an amount of money, a percentage, a length of time or another measure is of: the concept of
 * its realm (a loss, a rate, a prison term) whose words stand nearest, those right behind it first.
 */
#include "fact/counted.h"

#include <math.h>
#include <string.h>

enum { AMOUNT_BESIDE = 3, AMOUNT_REACH = 14 }; /* tokens */

/* What an amount may be of: its measure and unit. */
struct kind {
	enum measure measure;
	const char *unit;
};

static const struct kind BARE = { MEASURE_PHYSICAL, "" };

static bool suits(const struct finder *finder, uint16_t concept, struct kind kind)
{
	enum realm realm = peek_realm(finder, concept);

	switch (kind.measure) {
	case MEASURE_MONEY:
		return realm == REALM_SUMS;
	case MEASURE_PERCENT:
		return realm == REALM_RATES && lang_concept_takes(finder->lang, concept, kind.unit);
	case MEASURE_FRACTION:
		return realm == REALM_RATES || realm == REALM_SUMS || realm == REALM_PEOPLE;
	case MEASURE_DURATION:
		return realm == REALM_SPANS;
	default:
		return realm == REALM_MEASURES &&
		       lang_concept_takes(finder->lang, concept, kind.unit);
	}
}

/* The concept that an amount is of at token i, 0: none. A level ("fell to 7 %") is of no verb. */
static uint16_t concept_at(const struct finder *finder, uint32_t i, struct kind kind, bool level)
{
	struct senses senses;
	uint32_t n = peek_word(finder, i) ? peek_senses(finder, i, 1u << LANG_CONCEPT, &senses) : 0;
	uint32_t k;

	for (k = 0; n && k < senses.n; k++)
		if (senses.at[k].class == LANG_CONCEPT && (!level || *senses.at[k].name != 'v') &&
			suits(finder, senses.at[k].concept, kind))
	return senses.at[k].concept;
	return 0;
}

/* How far the words of the amount lie, and what they say. */
struct found {
	uint16_t concept;
	uint32_t at;
};

static bool look(
	const struct finder *finder, uint32_t at, struct kind kind, bool level, struct found *found)
{
	*found = (struct found){ concept_at(finder, at, kind, level), at };
	return found->concept != 0;
}

/* "une perte de 5 milliards", "a $5 billion hit", "5 milliards de pertes", "perdu 5 milliards". */
static bool amount_of(const struct finder *finder, const struct mention *mention, uint32_t next,
	struct found *found)
{
	const struct kind kind = { mention->quantity.measure, mention->quantity.unit };
	const struct kind share = { MEASURE_PERCENT, mention->quantity.unit };
	uint32_t right = mention->tokens.last, left = mention->tokens.first, far;
	bool level = peek_before(finder, left, "level", NULL);

	/* "long de 680 mètres et haut de 42 mètres" */
	if (kind.measure == MEASURE_PHYSICAL && left > mention->clause.first + 1 &&
		peek_grammar(finder, left - 1, "of") && look(finder, left - 2, kind, level, found))
		return true;

	for (far = left; far < right && kind.measure == MEASURE_DURATION; far++)
		if (look(finder, far, kind, level, found)) /* "8,000 flight hours" */
			return true;

	for (far = 0; far < AMOUNT_BESIDE && right + far < mention->clause.last &&
		      peek_word(finder, right + far);
		far++) {
		if (look(finder, right + far, kind, level, found))
			return true;
		if (peek_grammar(finder, right + far, "preposition") &&
			!peek_grammar(finder, right + far, "measured"))
			break;
	}
	for (far = 1; far <= AMOUNT_REACH && left >= mention->clause.first + far; far++)
		if (look(finder, left - far, kind, level, found))
			return true;
	for (far = 0;
		far < AMOUNT_REACH && right + far < mention->clause.last && right + far < next;
		far++)
		if (look(finder, right + far, kind, level, found))
			return true;
	if (kind.measure != MEASURE_MONEY)
		return false;
	for (far = 1; far <= AMOUNT_BESIDE && left >= mention->clause.first + far; far++)
		if (look(finder, left - far, share, level, found))
			return true;
	return false;
}

/* "cinq jours de coupure", "40 percent of its revenue": what the measure is taken of. */
static bool complement(const struct finder *finder, struct mention *mention)
{
	uint32_t at = mention->tokens.last, n = peek_grammar(finder, at, "of"), last;
	struct quantity *quantity = &mention->quantity;
	struct noun noun;

	if (!n && peek_word(finder, at) && peek_ends(finder, at, "adverb"))
		n = peek_grammar(finder, ++at, "of"); /* "12 % seulement des trains" */
	if (!n)
		return false;
	at += n;
	at += peek_grammar(finder, at, "det");
	if (!noun_read(finder, at, finder->sentence.last, &noun))
		return false;
	noun_take(finder, &noun, quantity);
	/* "12 secondes d'avance", "two months of rain": no sum was advanced, and no rain measured.
	 */
	if (quantity->measure == MEASURE_DURATION &&
		peek_realm(finder, quantity->counted) >= REALM_SUMS &&
		peek_realm(finder, quantity->counted) != REALM_SPANS)
		quantity->counted = 0;
	if (quantity->measure == MEASURE_DURATION) {
		mention->tokens.last = noun.head + 1;
		mention->span.end = peek_token(finder, noun.head)->span.end;
	}
	/* "300 gallons of water a day" */
	last = noun.head + 1;
	if (quantity->measure == MEASURE_PHYSICAL &&
		(at = rate_read(finder, last, quantity)) > last) {
		mention->tokens.last = at;
		mention->span.end = peek_token(finder, at - 1)->span.end;
	}
	return true;
}

/* "dix ans de prison au plus", "ten years in prison at most" */
static void bound_behind(const struct finder *finder, struct mention *mention)
{
	struct quantity *quantity = &mention->quantity;
	uint32_t at = mention->tokens.last, last;

	if (quantity->relation != RELATION_EXACTLY || quantity->measure != MEASURE_DURATION)
		return;
	at += peek_grammar(finder, at, "locative") ? 2 : 0;
	last = quantity_loosened(finder, at, &quantity->relation);
	if (last == at)
		return;
	fact_interval(quantity->relation, quantity->number, &quantity->low, &quantity->high);
	mention->tokens.last = last;
	mention->span.end = peek_token(finder, last - 1)->span.end;
}

/* The first word of the phrase that is not a small one names the amount. */
static void name_head(const struct finder *finder, uint32_t at, struct quantity *quantity)
{
	uint32_t n, last = at;

	if (peek_sense(finder, at, LANG_CONCEPT, &n))
		last = at + n - 1;
	while (at < last && (!peek_word(finder, at) || peek_stop(finder, at)))
		at++;
	quantity->head = peek_stem(finder, at);
	quantity->noun = peek_token(finder, at)->span;
}

/* "75 mph and 60 knots": a measure in either unit. */
static bool is_in(const struct finder *finder, uint16_t measure, const char *unit)
{
	return peek_realm(finder, measure) == REALM_MEASURES && *unit &&
	       lang_concept_takes(finder->lang, measure, unit);
}

/* The amount told before in the sentence in the same unit: "27,8% des voix, devant sa rivale
 * (23,1%)". */
static const struct quantity *same_before(
	const struct finder *finder, const struct mention *mention)
{
	const struct mention *before = mention;

	while (before-- > finder->mentions.at && before->sentence == mention->sentence)
		if (before->kind == FACT_QUANTITY &&
			before->quantity.measure == mention->quantity.measure &&
			(!strcmp(before->quantity.unit, mention->quantity.unit) ||
				is_in(finder, before->quantity.counted, mention->quantity.unit)))
			return &before->quantity;
	return NULL;
}

/* What some units are always of. */
static uint16_t usual(const struct finder *finder, const struct quantity *quantity)
{
	static const struct {
		const char *unit, *concept;
	} units[] = {
		{ "degree", "temperature" },
		{ "fahrenheit", "temperature" },
		{ "kilometre-hour", "speed" },
		{ "mile-hour", "speed" },
	};
	uint32_t i;

	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (!strcmp(units[i].unit, quantity->unit))
			return lang_concept_id(finder->lang, units[i].concept);
	return 0;
}

/* "136 kilomètres de Morville", "30 miles from Porton", "à 300 mètres du port": a distance. */
static bool is_away(const struct finder *finder, const struct mention *mention)
{
	static const char *const units[] = { "kilometre", "mile", "nautical-mile" };
	uint32_t at = mention->tokens.last, n = peek_grammar(finder, at, "away"), i;

	if (mention->quantity.measure != MEASURE_PHYSICAL ||
		!lang_concept_takes(finder->lang, lang_concept_id(finder->lang, "distance"),
			mention->quantity.unit))
		return false;
	/* "à 6 kilomètres de profondeur" */
	if (n && concept_at(finder, at + n, (struct kind){ MEASURE_PHYSICAL, "kilometre" }, true))
		return false;
	if (n && peek_before(finder, mention->tokens.first, "far-before", NULL))
		return true;
	n += n ? peek_grammar(finder, at + n, "det") : 0;
	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (!strcmp(mention->quantity.unit, units[i]))
			return peek_grammar(finder, at, "far-off") ||
			       peek_grammar(finder, at, "away-from") ||
			       (n && peek_capital(finder, at + n));
	return false;
}

/* "take out $4.5bn in costs", "réduire ses coûts de 4,5 milliards": what is no longer spent. */
static void settle_cost(const struct finder *finder, struct mention *mention)
{
	enum { REACH = 6 }; /* tokens */
	uint32_t at = mention->tokens.first, far;

	if (mention->quantity.counted != lang_concept_id(finder->lang, "cost") ||
		peek_before(finder, at, "level", NULL))
		return;
	for (far = 1; far <= REACH && at >= mention->clause.first + far; far++)
		if (peek_grammar(finder, at - far, "takes-out"))
			mention->quantity.counted = lang_concept_id(finder->lang, "savings-plan");
}

/* "an eight-month-old baby", "un nourrisson de huit mois" */
static bool is_young(const struct finder *finder, const struct mention *mention)
{
	uint32_t at = mention->tokens.first, last = mention->tokens.last, n;

	if (strcmp(mention->quantity.unit, "month") && strcmp(mention->quantity.unit, "week") &&
		strcmp(mention->quantity.unit, "day"))
		return false;
	return peek_grammar(finder, last - 1, "old") ||
	       (last > at + 1 && peek_grammar(finder, last - 2, "old")) ||
	       (peek_before(finder, at, "of", &n) && noun_is_person(finder, at - n) &&
		       !peek_ends(finder, at - n - 1, "done")); /* "a écopé de neuf mois" */
}

void amount_find(struct finder *finder, struct mention *mention, uint32_t next)
{
	struct quantity *quantity = &mention->quantity;
	const struct quantity *same;
	struct found found;
	bool known;

	if (quantity->measure == MEASURE_AGE) {
		quantity->counted = lang_concept_id(
			finder->lang, ages_is_end(finder, mention) ? "ages" : "age");
		return;
	}
	if (quantity->measure == MEASURE_SCORE ||
		(quantity->counted && !*quantity->unit && quantity->measure == MEASURE_PHYSICAL))
		return;
	if (quantity->measure == MEASURE_DURATION && is_young(finder, mention)) {
		quantity->counted = lang_concept_id(finder->lang, "age");
		return;
	}
	rate_before(finder, mention);
	known = !is_away(finder, mention) && amount_of(finder, mention, next, &found);
	if (!known && (same = same_before(finder, mention)) != NULL) {
		quantity->counted = same->counted;
		quantity->head = same->head;
		quantity->noun = same->noun;
	}
	if (quantity->measure != MEASURE_FRACTION && !is_away(finder, mention))
		complement(finder, mention);
	bound_behind(finder, mention);
	if (known && (quantity->measure != MEASURE_FRACTION || !quantity->counted)) {
		quantity->counted = found.concept;
		if (!quantity->head)
			name_head(finder, found.at, quantity);
	}
	if (is_away(finder, mention))
		quantity->counted = lang_concept_id(finder->lang, "distance");
	if (!quantity->counted)
		quantity->counted = usual(finder, quantity);
	settle_cost(finder, mention);
	mention->clause = clause_around(finder, mention->tokens);
	if (!quantity->event)
		quantity->event = clause_event(finder, mention->clause, mention->tokens);
	/* "earnings fell to $2", "l'amende a été fixée": no town did, and no fire was. */
	if ((quantity->measure == MEASURE_MONEY &&
		    peek_realm(finder, quantity->event) != REALM_THINGS) ||
		(quantity->measure == MEASURE_PERCENT &&
			peek_realm(finder, quantity->event) == REALM_PLACES))
		quantity->event = 0;
	/* "car sales plunged 18%": no car did. */
	if (quantity->measure == MEASURE_PERCENT &&
		peek_realm(finder, quantity->counted) == REALM_RATES &&
		peek_realm(finder, quantity->event) == REALM_THINGS)
		quantity->event = 0;
	/* "cut rates by a quarter of a point": nobody lost work. */
	if (quantity->event == lang_concept_id(finder->lang, "laid-off") &&
		peek_realm(finder, quantity->counted) != REALM_PEOPLE)
		quantity->event = 0;
	if (quantity->measure == MEASURE_PHYSICAL &&
		peek_realm(finder, quantity->event) != REALM_THINGS)
		quantity->event = 0; /* "temperatures fell" as no town does */
}

bool amount_is_bare(const struct finder *finder, uint32_t at)
{
	struct found found;

	return look(finder, at, BARE, true, &found);
}

/* "un séisme de magnitude 6,3": a number with its measure before it. */
bool amount_names(const struct finder *finder, struct mention *mention)
{
	uint32_t at = mention->tokens.first, far;
	struct found found;

	for (far = 1; far <= 2 && at >= mention->clause.first + far; far++) {
		if (!look(finder, at - far, BARE, true, &found))
			continue;
		mention->quantity.measure = MEASURE_PHYSICAL;
		mention->quantity.counted = found.concept;
		name_head(finder, found.at, &mention->quantity);
		return true;
	}
	return false;
}

/* "a 7.8-magnitude quake": a measure right behind its number; the token after it, or 0. */
uint32_t amount_behind(const struct finder *finder, uint32_t at, struct noun *noun)
{
	struct found found;
	uint32_t n;

	if (peek_hyphen(finder, at))
		at++;
	if (!look(finder, at, BARE, true, &found) || !peek_sense(finder, at, LANG_CONCEPT, &n) ||
		(n == 1 && peek_grammar(finder, at, "preposition")))
		return 0;
	*noun = (struct noun){ .tokens = { at, at + n }, .head = at, .counted = found.concept };
	return at + n;
}
