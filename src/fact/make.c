/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mentions by hand: where the recognisers missed one, a person shows the words, and what they say
 * is read with the same recognisers; where they misread one, he types the value as one would write
 * it.
 */
#include "fact/finder.h"
#include "fact/name.h"

#include <string.h>

/* The tokens that the span touches. */
static struct range tokens_at(const struct tokens *tokens, struct span span)
{
	struct range range;
	uint32_t i = 0;

	while (i < tokens->n && tokens->at[i].span.end <= span.start)
		i++;
	for (range.first = i; i < tokens->n && tokens->at[i].span.start < span.end; i++)
		;
	range.last = i;
	return range;
}

static uint32_t find_at(struct finder *finder, enum fact_kind kind, uint32_t i)
{
	uint32_t n = finder->mentions.n, last;

	if (kind == FACT_QUANTITY)
		last = quantity_find(finder, i);
	else
		last = time_find(finder, i) ? 1 : date_find(finder, i);
	return last && finder->mentions.n > n && finder->mentions.at[n].kind == kind;
}

/* What a recogniser finds among the tokens; the figure is open where none does. */
static void read_value(struct finder *finder, enum fact_kind kind, struct range tokens)
{
	struct mention *mention;
	uint32_t i;

	for (i = tokens.first; i < tokens.last; i++)
		if (find_at(finder, kind, i))
			break;
	if (i == tokens.last) {
		mention = mention_add(finder, kind, tokens);
		if (kind == FACT_QUANTITY) {
			mention->quantity =
				(struct quantity){ .relation = RELATION_UNKNOWN, .unit = "" };
			fact_interval(RELATION_UNKNOWN, 0, &mention->quantity.low,
				&mention->quantity.high);
		} else {
			mention->date.first = mention->date.last = DAY_NONE;
		}
	}
	finder->mentions.n = 1;
	if (kind == FACT_QUANTITY)
		counted_find(finder, 0);
}

bool fact_make(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, enum fact_kind kind, struct span span,
	struct mention *mention)
{
	struct finder finder = finder_of(arena, vocab, lang, dispatch);
	struct range tokens = tokens_at(&dispatch->tokens, span);

	if (tokens.first >= tokens.last)
		return false;
	finder.sentence_at = dispatch_sentence_of(dispatch, tokens.first);
	finder.block_at = dispatch_block_of(dispatch, tokens.first);
	finder.sentence = dispatch->sentences.at[finder.sentence_at];
	if (tokens.last > finder.sentence.last)
		tokens.last = finder.sentence.last;
	if (kind == FACT_QUANTITY || kind == FACT_DATE)
		read_value(&finder, kind, tokens);
	else
		mention_add(&finder, kind, tokens);
	*mention = finder.mentions.at[0];
	mention->tokens = tokens;
	mention->span = (struct span){ dispatch->tokens.at[tokens.first].span.start,
		dispatch->tokens.at[tokens.last - 1].span.end };
	return true;
}

/* The first value of the kind in the words alone. */
static bool read_words(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, const char *words, enum fact_kind kind,
	struct mention *found)
{
	struct faults faults = { 0 };
	struct bytes bytes = { words, strlen(words) };
	struct dispatch *typed = dispatch_parse(arena, vocab, lang, "", bytes, &faults);
	struct mentions mentions;
	uint32_t i;

	if (!typed)
		return false;
	typed->pack = dispatch->pack;
	typed->first_day = dispatch->first_day;
	typed->last_day = dispatch->last_day;
	typed->near_first = dispatch->near_first;
	typed->near_last = dispatch->near_last;
	mentions = fact_find(arena, arena, vocab, lang, typed, false);
	for (i = 0; i < mentions.n; i++)
		if (mentions.at[i].kind == kind) {
			*found = mentions.at[i];
			return true;
		}
	return false;
}

/* Digits alone, which a text might mean as a year; here they are what is asked for. */
static bool read_digits(const char *words, struct quantity *quantity)
{
	enum { DIGITS = 15 }; /* what a double holds */
	size_t n = strspn(words, "0123456789"), i;

	if (!n || n > DIGITS || words[n])
		return false;
	for (quantity->number = 0, i = 0; i < n; i++)
		quantity->number = quantity->number * 10 + (words[i] - '0');
	quantity->also = NULL;
	quantity->relation = RELATION_EXACTLY;
	fact_interval(RELATION_EXACTLY, quantity->number, &quantity->low, &quantity->high);
	return true;
}

static void take_quantity(struct quantity *to, const struct quantity *from)
{
	to->relation = from->relation;
	to->number = from->number;
	to->low = from->low;
	to->high = from->high;
	to->also = from->also;
	if (from->measure == MEASURE_COUNT)
		return; /* a bare number is of whatever was measured */
	to->measure = from->measure;
	to->unit = from->unit;
}

static void take_date(struct date *to, const struct date *from)
{
	uint16_t event = to->event;
	uint32_t verb = to->verb;

	*to = *from;
	to->event = event;
	to->verb = verb;
	to->borrowed = false;
}

bool fact_read_value(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, const char *words, struct mention *mention)
{
	/* What is counted is known already, so that any noun will do where one is wanted. */
	const char *counted = arena_format(arena, "%s x", words);
	struct mention found;

	if (mention->kind == FACT_QUANTITY && read_digits(words, &mention->quantity))
		return true;
	if (!read_words(arena, vocab, lang, dispatch, words, mention->kind, &found) &&
		(mention->kind != FACT_QUANTITY ||
			!read_words(arena, vocab, lang, dispatch, counted, FACT_QUANTITY, &found)))
		return false;
	if (mention->kind == FACT_QUANTITY)
		take_quantity(&mention->quantity, &found.quantity);
	else
		take_date(&mention->date, &found.date);
	return true;
}
