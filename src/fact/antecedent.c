/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A number without a noun counts what was told of before, where a word says so:
 *
 *     55 of them collapsed; 55 d'entre eux               some of those
 *     two others; les quatre dernières                   the rest of them
 *     la ville en a fermé 30                             "en"
 *     [There were 90 buses.] Twelve were wrecked.        the subject of a new sentence
 *
 * It is the last that was counted and fits, or else the only thing of which the sentence before
 * tells in the plural.
 */
#include "fact/counted.h"

#include <string.h>

enum { SENTENCES = 2, MENTIONS = 12, AS_MANY = 10, FAR_MORE = 100 };

struct want {
	uint16_t event; /* what befalls them here */
	bool part;	/* they are some of those */
	double most;	/* how many times as many those may be */
};

static bool is_verb_there(const struct finder *finder, uint32_t i)
{
	uint32_t n;

	return peek_word(finder, i) && !peek_capital(finder, i) &&
	       (peek_grammar(finder, i, "auxiliary") || peek_grammar(finder, i, "past") ||
		       peek_sense(finder, i, LANG_SAYING, &n) || event_verb(finder, i, &n) ||
		       peek_ends(finder, i, "past") || peek_ends(finder, i, "finite") ||
		       peek_ends(finder, i, "future"));
}

/* "en a livré 350", "en totalisait 8.000", "n'en avait que 200" */
static bool is_of_it(const struct finder *finder, uint32_t at)
{
	enum { REACH = 5 }; /* tokens */
	uint32_t far;

	for (far = 2; far <= REACH && at >= finder->sentence.first + far; far++) {
		if (!peek_word(finder, at - far))
			return false;
		if (peek_grammar(finder, at - far, "of-it"))
			return is_verb_there(finder, at - far + 1);
	}
	return false;
}

/* "[the last] four", "[another] three", "two [others]"; "les quatre [dernières]" */
static bool is_rest(const struct finder *finder, const struct mention *mention)
{
	if (mention->quantity.head)
		return mention->quantity.counted == finder->realms[REALM_PEOPLE] &&
		       peek_grammar(finder, mention->tokens.last - 1, "elliptic");
	return peek_before(finder, mention->tokens.first, "rest-before", NULL) ||
	       peek_grammar(finder, mention->tokens.last, "rest-after");
}

/* It opens the sentence, or what stands behind a semicolon, and a verb follows. */
static bool is_subject(const struct finder *finder, const struct mention *mention)
{
	enum { OPENING = 5 }; /* tokens */
	uint32_t at = mention->tokens.first, i = finder->sentence.first,
		 next = mention->tokens.last;
	struct noun noun;

	for (next = at; next > i && next + OPENING > at; next--)
		if (peek_sign(finder, next - 1) == ';')
			i = next;
	next = mention->tokens.last;
	if (at > i + OPENING)
		return false;
	for (; i < at; i++)
		if (peek_number(finder, i) || is_verb_there(finder, i) ||
			peek_sign(finder, i) == ':' ||
			(peek_word(finder, i) && noun_read(finder, i, at, &noun) &&
				(noun.counted || noun.event)))
			return false;
	while (peek_grammar(finder, next, "adverb") || peek_grammar(finder, next, "clitic"))
		next++;
	return is_verb_there(finder, next);
}

static bool fits(const struct finder *finder, const struct want *want, uint16_t counted)
{
	enum realm thing = peek_realm(finder, counted), what = peek_realm(finder, want->event);

	if (!want->event || !counted || counted == lang_concept_id(finder->lang, "species"))
		return true;
	return what == REALM_PEOPLE ? thing == REALM_PEOPLE : thing != REALM_PEOPLE;
}

static bool is_near(double few, double many, double times)
{
	return few > 0 && many > 0 && few <= times * many && many <= times * few;
}

static bool may_be_meant(const struct finder *finder, const struct mention *before,
	const struct mention *mention, const struct want *want, double times)
{
	const struct quantity *quantity = &before->quantity;

	return is_counted(before) && (quantity->head || quantity->counted) &&
	       fits(finder, want, quantity->counted) &&
	       (!want->part || mention->quantity.number <= quantity->high) &&
	       is_near(mention->quantity.number, quantity->number, times);
}

/* The last that was counted, of about as many first. */
static const struct mention *last_counted(const struct finder *finder,
	const struct mention *mention, const struct want *want, double times)
{
	const struct mention *before = mention;

	while (before > finder->mentions.at && mention - before < MENTIONS) {
		before--;
		if (before->sentence + SENTENCES < mention->sentence)
			break;
		if (may_be_meant(finder, before, mention, want, times))
			return before;
	}
	return NULL;
}

/* Whom a list of several kinds counts: "32 Kenyans, 18 Canadians", "four men and two women"; 0: it
 * is none, and UINT16_MAX: of nothing that they have in common. */
static uint16_t listed_as(const struct finder *finder, const struct mention *from)
{
	const struct mention *other = from;
	const uint16_t counted = from->quantity.counted;

	while (other > finder->mentions.at && other[-1].sentence == from->sentence) {
		other--;
		if (!is_counted(other) || other->quantity.head == from->quantity.head)
			continue;
		if (other->quantity.counted == counted)
			return counted ? counted : UINT16_MAX;
		if (peek_realm(finder, other->quantity.counted) == REALM_PEOPLE &&
			peek_realm(finder, counted) == REALM_PEOPLE)
			return finder->realms[REALM_PEOPLE];
	}
	return 0;
}

/* Whether the sentence before counts fewer of that. */
static bool were_fewer(const struct finder *finder, const struct mention *mention, uint16_t counted)
{
	const struct mention *before = mention;

	while (before > finder->mentions.at && before[-1].sentence + 1 >= mention->sentence) {
		before--;
		if (is_counted(before) && before->quantity.counted == counted &&
			before->quantity.high < mention->quantity.number)
			return true;
	}
	return false;
}

/* "How many firefighters? More than 200 yesterday": the sentence before asks, be it a heading. */
static bool was_asked(const struct finder *finder)
{
	const struct range *before;

	if (!finder->sentence_at)
		return false;
	before = &finder->dispatch->sentences.at[finder->sentence_at - 1];
	return before->last > before->first && before->last == finder->sentence.first &&
	       !strncmp(finder->text + finder->tokens->at[before->last - 1].span.start, "?", 1);
}

/* The only noun in the plural of the sentence before that the lexicon knows. */
static bool only_noun(const struct finder *finder, const struct mention *mention,
	const struct want *want, struct noun *only)
{
	struct finder before = *finder;
	struct noun noun;
	uint32_t i;

	*only = (struct noun){ 0 };
	if (finder->sentence_at <= finder->dispatch->blocks.at[finder->block_at].sentences.first &&
		!was_asked(finder))
		return false;
	before.sentence = finder->dispatch->sentences.at[finder->sentence_at - 1];
	for (i = before.sentence.first; i < before.sentence.last; i++) {
		if (!peek_word(&before, i) || !peek_plural(&before, i) ||
			!noun_read(&before, i, i + 1, &noun) || !noun.counted ||
			peek_realm(finder, noun.counted) >= REALM_SUMS ||
			!fits(finder, want, noun.counted) ||
			(want->part && were_fewer(finder, mention, noun.counted)))
			continue;
		if (only->counted && only->counted != noun.counted)
			return false;
		*only = noun;
	}
	return only->counted != 0;
}

bool antecedent_named(const struct finder *finder, struct mention *mention)
{
	const struct want want = { 0 };
	struct noun noun;

	if (!only_noun(finder, mention, &want, &noun))
		return false;
	noun_take(finder, &noun, &mention->quantity);
	mention->quantity.event = 0;
	mention->quantity.weak = true;
	return true;
}

static bool take(const struct finder *finder, const struct mention *from, struct mention *mention)
{
	struct quantity *quantity = &mention->quantity;
	uint16_t listed = listed_as(finder, from);

	if (listed == UINT16_MAX)
		return false;
	quantity->counted = listed ? listed : from->quantity.counted;
	quantity->weak = from->quantity.weak || listed;
	if (!listed) {
		quantity->populations = from->quantity.populations;
		quantity->head = from->quantity.head;
		quantity->noun = from->quantity.noun;
	}
	return true;
}

/* The last of a row of deeds before token at, "arrests", "fires". */
static bool deeds_before(
	const struct finder *finder, uint32_t first, uint32_t at, struct noun *noun)
{
	for (; at > first; at--)
		if (peek_word(finder, at - 1) && peek_plural(finder, at - 1) &&
			noun_read(finder, at - 1, at, noun) &&
			(peek_realm(finder, noun->counted) == REALM_ACTS ||
				(noun->event && noun->counted == finder->realms[REALM_PEOPLE])))
			return true;
	return false;
}

bool antecedent_deeds(const struct finder *finder, struct mention *mention)
{
	uint32_t n = peek_grammar(finder, mention->tokens.last, "were-made"), of;
	uint32_t at = mention->tokens.first, first = finder->sentence.first;
	struct finder before = *finder;
	struct noun noun;

	if (!n || event_verb(finder, mention->tokens.last + n, &of))
		return false; /* "12 were reported missing" */
	if (finder->sentence_at > finder->dispatch->blocks.at[finder->block_at].sentences.first)
		before.sentence = finder->dispatch->sentences.at[finder->sentence_at - 1];
	if (!deeds_before(finder, first, at, &noun) &&
		!deeds_before(&before, before.sentence.first, before.sentence.last, &noun))
		return false;
	noun_take(finder, &noun, &mention->quantity);
	return true;
}

bool antecedent_take(struct finder *finder, uint32_t first, uint32_t index)
{
	enum { LEFT_REACH = 5 }; /* tokens */
	struct mention *mention = &finder->mentions.at[index];
	bool some = peek_grammar(finder, mention->tokens.last, "of-them") != 0,
	     rest = is_rest(finder, mention), it = is_of_it(finder, mention->tokens.first),
	     subject = !mention->quantity.head && is_subject(finder, mention),
	     asked = !mention->quantity.head && mention->tokens.first == finder->sentence.first &&
		     was_asked(finder);
	struct want want = { .part = some || (subject && !rest) };
	const struct mention *before;
	struct noun noun;
	uint32_t at;

	if (!rest && (mention->quantity.head || (!some && !it && !subject && !asked)))
		return false;
	want.event = event_right(finder, first, mention->tokens.last, &at);
	if (!want.event)
		want.event = event_left(finder, first, mention->tokens.first, LEFT_REACH);
	/* "Neuf ont brûlé": houses too may. */
	if ((at = befall_other(finder, mention, want.event)) != 0)
		want.event = (uint16_t)at;
	/* "Three died": people, perhaps none of those told of. */
	if (!some && !it && !asked && peek_realm(finder, want.event) == REALM_PEOPLE)
		return false;
	before = asked ? NULL : last_counted(finder, mention, &want, AS_MANY);
	if (!before && !asked)
		before = last_counted(finder, mention, &want, FAR_MORE);
	if (before)
		return take(finder, before, mention);
	if (!only_noun(finder, mention, &want, &noun))
		return false;
	noun_take(finder, &noun, &mention->quantity);
	/* "Combien de morts ? Le maire en comptait quatre." */
	if (!it && !asked)
		mention->quantity.event = 0;
	mention->quantity.weak = true;
	return true;
}
