/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What befell whom, once it is known what is counted: an event fits what it is told of, or is none.
 *
 *     12 people hurt, [three] very seriously     narrower than what the rest share
 *     cinq blessés graves et [neuf] légers       wider
 *     [35 maisons] ont brûlé                     the word's other sense, for things
 */
#include "fact/counted.h"

/* "the trial of 14 people opened": what befalls things does not befall people. */
bool befall_things(const struct finder *finder, const struct quantity *quantity)
{
	enum realm realm = peek_realm(finder, quantity->event);

	return quantity->event && peek_realm(finder, quantity->counted) == REALM_PEOPLE &&
	       (realm == REALM_THINGS || realm == REALM_PLACES);
}

/*
 * "dont huit grièvement", "five of the wounded were fighting for their lives": a narrower event
 * than the one that they share with the rest.
 */
void befall_narrow(struct finder *finder, uint32_t first, struct mention *mention)
{
	struct quantity *quantity = &mention->quantity;
	uint16_t grave = lang_concept_id(finder->lang, "badly-hurt"), right;
	uint32_t from = mention->tokens.last, at = from, i;

	if (!grave || quantity->event == grave ||
		(quantity->event && quantity->event != lang_concept_broader(finder->lang, grave)))
		return;
	/* "dont huit grièvement atteints" */
	for (i = mention->tokens.first; i < from; i++)
		if (peek_grammar(finder, i, "grave"))
			quantity->event = grave;
	if (quantity->event == grave || peek_sign(finder, at) == '(')
		return;
	at += peek_grammar(finder, at, "of-them");
	at += peek_grammar(finder, at, "degree");
	if (at == from && peek_plural(finder, at) && peek_grammar(finder, at, "grave"))
		mention_grow(finder, mention, at + 1); /* "trois graves" */
	right = peek_grammar(finder, at, "grave") ? grave : event_right(finder, first, from, &at);
	if (right == grave && at <= next_mention(finder, (uint32_t)(mention - finder->mentions.at)))
		quantity->event = grave;
}

/* "cinq blessés graves et neuf légers", "et deux plus légèrement": beside others who are hurt. */
void befall_slight(struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	struct quantity *quantity = &mention->quantity;
	uint16_t grave = lang_concept_id(finder->lang, "badly-hurt"),
		 hurt = grave ? lang_concept_broader(finder->lang, grave) : 0, before;
	uint32_t at = mention->tokens.last;

	if (index == first || !hurt || !is_counted(mention - 1))
		return;
	before = mention[-1].quantity.event;
	at += peek_grammar(finder, at, "elliptic");
	at += peek_grammar(finder, at, "degree");
	if ((before != grave && before != hurt) ||
		!(peek_grammar(finder, at, "slight") ||
			(!quantity->counted && peek_grammar(finder, at - 1, "slight"))))
		return;
	if (at == mention->tokens.last && peek_plural(finder, at))
		mention_grow(finder, mention, at + 1);
	quantity->event = hurt;
	quantity->counted = finder->realms[REALM_PEOPLE];
}

/* "52 ont voté pour et 48 contre" */
void befall_nay(struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	uint32_t at = mention->tokens.last, n = peek_grammar(finder, at, "nay");

	if (index == first || !n || peek_word(finder, at + n) || !is_counted(mention - 1) ||
		mention[-1].quantity.event != lang_concept_id(finder->lang, "in-favour"))
		return;
	mention_grow(finder, mention, at + n);
	mention->quantity.event = lang_concept_id(finder->lang, "against");
}

/* The event that a word tells of things, where it tells another of people: "brûlé". */
static uint16_t event_of_things(const struct finder *finder, uint32_t from, uint16_t event)
{
	enum { REACH = 8 }; /* tokens */
	struct senses senses;
	uint32_t at, k, n, alike;
	uint16_t other;

	for (at = from; at < from + REACH && peek_inside(finder, at); at++) {
		n = peek_word(finder, at) ? peek_senses(finder, at, 1u << LANG_CONCEPT, &senses)
					  : 0;
		for (k = 0, alike = 0, other = 0; n && k < senses.n; k++) {
			enum realm realm = peek_realm(finder, senses.at[k].concept);

			alike |= senses.at[k].concept == event;
			if (*senses.at[k].name == 'v' &&
				(realm == REALM_THINGS || realm == REALM_PLACES))
			other = senses.at[k].concept;
		}
		if (alike)
			return other;
	}
	return 0;
}

uint16_t befall_other(const struct finder *finder, const struct mention *mention, uint16_t event)
{
	return event && event == lang_concept_id(finder->lang, "wounded")
		       ? event_of_things(finder, mention->tokens.first, event)
		       : 0;
}

static bool is_quake(const struct finder *finder, uint16_t concept)
{
	return concept && (concept == lang_concept_id(finder->lang, "quakes") ||
				  concept == lang_concept_id(finder->lang, "aftershocks") ||
				  concept == lang_concept_id(finder->lang, "magnitude"));
}

/* Whether a quake is told of before the mention, in its sentence or in one of the two before. */
static bool quakes_before(const struct finder *finder, const struct mention *mention)
{
	const struct mention *before = mention;
	const struct sense *sense;
	uint32_t i, n;

	for (i = finder->sentence.first; i < finder->sentence.last; i++) {
		sense = peek_word(finder, i) ? peek_sense(finder, i, LANG_CONCEPT, &n) : NULL;
		if (sense && is_quake(finder, sense->concept))
			return true;
	}
	while (before-- > finder->mentions.at && before->sentence + 2 >= mention->sentence)
		if (is_quantity(before) && is_quake(finder, before->quantity.counted))
			return true;
	return false;
}

/* "The biggest of them, a [6.2]", "the [6.2] jolt": of no thing there are 6.2, but quakes are told
 * so. */
bool befall_shock(const struct finder *finder, struct mention *mention)
{
	enum { GREATEST = 10, LEAST = 2 };
	struct quantity *quantity = &mention->quantity;
	struct numeral numeral;

	if (quantity->number >= GREATEST || quantity->number < LEAST ||
		quantity->number == (uint32_t)quantity->number ||
		(quantity->counted && !is_quake(finder, quantity->counted) &&
			peek_realm(finder, quantity->counted) != REALM_PEOPLE) ||
		(!peek_range(finder, mention->tokens.first - 1, "one") &&
			!peek_grammar(finder, mention->tokens.first - 1, "det") &&
			!is_quake(finder, quantity->counted)) ||
		!numeral_read(finder, mention->tokens.first, &numeral) || !numeral.digits ||
		numeral.scaled || !quakes_before(finder, mention))
		return false;
	mention->tokens.last = numeral.last;
	mention->span.end = peek_token(finder, numeral.last - 1)->span.end;
	*quantity = (struct quantity){ .measure = MEASURE_PHYSICAL,
		.relation = quantity->relation,
		.number = quantity->number,
		.low = quantity->low,
		.high = quantity->high,
		.unit = "",
		.counted = lang_concept_id(finder->lang, "magnitude") };
	return true;
}

/* "un séisme de 7,1": its magnitude. */
bool befall_quake(const struct finder *finder, struct quantity *quantity)
{
	enum { GREATEST = 10 };

	if (quantity->number >= GREATEST || quantity->number == (uint32_t)quantity->number ||
		!is_quake(finder, quantity->counted))
		return false;
	quantity->measure = MEASURE_PHYSICAL;
	quantity->counted = lang_concept_id(finder->lang, "magnitude");
	quantity->event = 0;
	return true;
}

/* "Seven cars left the rails": where a train is told of in the paragraph or the one before, and
 * none beside it on the road. */
void befall_rail(const struct finder *finder, struct mention *mention)
{
	const struct block *block = &finder->dispatch->blocks.at[finder->block_at];
	struct quantity *quantity = &mention->quantity;
	uint16_t trains = lang_concept_id(finder->lang, "trains");
	struct finder around = *finder;
	uint32_t at, n;
	const struct sense *sense;

	if (!quantity->head || !peek_grammar(finder, mention->tokens.last - 1, "rail-too"))
		return;
	around.sentence.first = block[finder->block_at ? -1 : 0].tokens.first;
	around.sentence.last = block->tokens.last;
	for (at = around.sentence.first; at < around.sentence.last; at++) {
		sense = peek_sense(&around, at, LANG_CONCEPT, &n);
		if (!sense || sense->concept != trains || *sense->name != 'n')
			continue;
		quantity->counted = trains;
		quantity->weak = true;
		return;
	}
}

/* What befalls the living alone. */
static bool is_bodily(const struct finder *finder, uint16_t event)
{
	static const char *const names[] = { "dead", "wounded", "badly-hurt", "rescued",
		"kidnapped", "arrested", "hospitalised", "infected", "expelled", "destroyed" };
	uint32_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (event == lang_concept_id(finder->lang, names[i]))
			return true;
	return false;
}

/* No house is wounded, no country rescued, and no goal expelled. */
void befall_settle(struct finder *finder, struct mention *mention)
{
	struct quantity *quantity = &mention->quantity;
	enum realm realm = peek_realm(finder, quantity->counted);
	uint16_t hurt = lang_concept_id(finder->lang, "wounded"), other;

	/* "swept away 14 houses": nor are they missing, if the word has another sense. */
	if ((realm == REALM_THINGS || realm == REALM_PLACES) &&
		peek_realm(finder, quantity->event) == REALM_PEOPLE) {
		other = event_of_things(finder, mention->tokens.first, quantity->event);
		if (!other)
			other = event_of_things(finder, mention->clause.first, quantity->event);
		quantity->event = other ? other : quantity->event;
	}
	/* "uprooted hundreds of trees" */
	if (realm == REALM_THINGS && quantity->event == lang_concept_id(finder->lang, "displaced"))
		quantity->event = 0;
	/* "fired six bullets": which are not dismissed */
	if (realm == REALM_THINGS && quantity->event == lang_concept_id(finder->lang, "dismissed"))
		quantity->event = event_of_things(finder, mention->clause.first, quantity->event);
	if (realm == REALM_ACTS && quantity->event && is_bodily(finder, quantity->event))
		quantity->event = 0;
	if (realm == REALM_PLACES && peek_realm(finder, quantity->event) == REALM_PEOPLE &&
		quantity->event != hurt && is_bodily(finder, quantity->event))
		quantity->event = 0;
	if (!hurt || quantity->event != hurt || (realm != REALM_THINGS && realm != REALM_PLACES))
		return;
	quantity->event = event_of_things(finder, mention->tokens.first, hurt);
}
