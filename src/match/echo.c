/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Many desks print the same sentence, word for word: agency copy above all. In a large dossier what
 * such a sentence tells is looked at once, where it is met first, and printed again elsewhere:
 *
 *     A   Dix-sept personnes ont été tuées.      [17] --- trait
 *     B   ...                                              |
 *     C   Dix-sept personnes ont été tuées.      [17] -----+
 *
 * Two mentions echo each other where their sentences are the same bytes, they stand at the same
 * place in them, and what was found beyond the sentence (the day meant by "lundi", the speaker) is
 * the same. All of that is pressed into 64 bits: that two others meet there is not to be expected.
 */
#include "match/parts.h"

#include <string.h>

/* An open hash table, and the hash of each print. */
struct echoes {
	const struct analysis *analysis;
	const struct words *words;
	const struct prints *prints;
	uint64_t *hash;
	struct echo {
		uint64_t hash;
		uint32_t trait; /* plus one; 0: free */
	} * at;
	uint32_t mask;
};

static uint64_t stir(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 29;
}

static uint64_t stir_double(uint64_t hash, double number)
{
	uint64_t bits;

	memcpy(&bits, &number, sizeof bits);
	return stir(hash, bits);
}

static uint64_t stir_text(uint64_t hash, const char *text, uint32_t n)
{
	uint64_t word;

	hash = stir(hash, n);
	for (; n >= sizeof word; text += sizeof word, n -= sizeof word) {
		memcpy(&word, text, sizeof word);
		hash = stir(hash, word);
	}
	word = 0;
	memcpy(&word, text, n);
	return stir(hash, word);
}

static uint64_t stir_quantity(uint64_t hash, const struct quantity *q)
{
	hash = stir(stir_double(hash, q->number), (uint64_t)q->relation << 8 | q->measure);
	hash = stir(hash, (uint64_t)q->counted << 16 | q->event);
	hash = stir(hash, q->populations);
	return stir(hash, (uint64_t)q->head << 2 | q->former << 1 | q->weak);
}

static uint64_t stir_date(uint64_t hash, const struct date *date)
{
	hash = stir(hash, (uint64_t)(uint32_t)date->first << 32 | (uint32_t)date->last);
	return stir(hash, (uint64_t)date->granularity << 32 |
				  (uint64_t)(uint16_t)date->clock << 16 | date->event);
}

static uint64_t stir_quote(
	uint64_t hash, const struct words *words, uint32_t dispatch, const struct quote *quote)
{
	uint32_t bearer = words->bearers
				  ? match_bearer_at(words->bearers, dispatch, quote->speaker.first)
				  : 0;

	return stir(hash, (uint64_t)bearer << 8 | quote->form);
}

/* A figure of the year and one of another are two: see year.c. */
static uint64_t stir_year(uint64_t hash, int32_t first_day)
{
	unsigned month, day;
	int year = 0;

	if (first_day != DAY_NONE)
		day_split(first_day, &year, &month, &day);
	return stir(hash, (uint64_t)year);
}

static uint64_t print_sentence(const struct dispatch *dispatch, struct range range)
{
	struct span sentence = { dispatch->tokens.at[range.first].span.start,
		dispatch->tokens.at[range.last - 1].span.end };

	return stir_text(0, dispatch->text + sentence.start, span_length(sentence));
}

const uint64_t *match_print_sentences(struct arena *arena, const struct dispatch *dispatch)
{
	const struct ranges *sentences = &dispatch->sentences;
	uint64_t *prints = arena_array(arena, uint64_t, (size_t)sentences->n + 1);
	uint32_t i;

	for (i = 0; i < sentences->n; i++)
		if (sentences->at[i].first < sentences->at[i].last)
			prints[i] = print_sentence(dispatch, sentences->at[i]);
	return prints;
}

static uint64_t hash_of(const struct echoes *echoes, uint32_t d, const struct mention *mention)
{
	const struct dispatch *dispatch = echoes->analysis->dispatches[d];
	struct range range = dispatch->sentences.at[mention->sentence];
	uint64_t hash = stir(echoes->words->pages[d].prints[mention->sentence], mention->kind);

	hash = stir(
		hash, (uint64_t)(mention->span.start - dispatch->tokens.at[range.first].span.start)
				      << 32 |
			      span_length(mention->span));
	hash = stir(hash, (uintptr_t)dispatch->pack);
	if (mention->kind == FACT_QUANTITY)
		hash = stir_year(stir_quantity(hash, &mention->quantity), dispatch->first_day);
	else if (mention->kind == FACT_DATE)
		hash = stir_year(stir_date(hash, &mention->date), dispatch->first_day);
	else if (mention->kind == FACT_QUOTE)
		hash = stir_quote(hash, echoes->words, d, &mention->quote);
	return hash;
}

static void hash_some(
	void *context, uint32_t part, struct range range, struct arena *kept, struct arena *scratch)
{
	const struct echoes *echoes = context;
	uint32_t i;

	(void)part, (void)kept, (void)scratch;
	for (i = range.first; i < range.last; i++)
		echoes->hash[i] = hash_of(
			echoes, echoes->prints->at[i].dispatch, echoes->prints->at[i].mention);
}

static uint32_t place_of(const struct echoes *echoes, uint64_t hash)
{
	return (uint32_t)(hash >> 32) & echoes->mask;
}

/* The trait known by the hash, else the given one, which then is. */
static uint32_t echo(const struct echoes *echoes, uint64_t hash, uint32_t trait)
{
	uint32_t i;

	for (i = place_of(echoes, hash); echoes->at[i].trait; i = (i + 1) & echoes->mask)
		if (echoes->at[i].hash == hash)
			return echoes->at[i].trait - 1;
	echoes->at[i] = (struct echo){ hash, trait + 1 };
	return trait;
}

uint32_t match_echoes(struct arena *arena, const struct analysis *analysis,
	const struct words *words, struct prints *prints)
{
	enum { AHEAD = 8 };
	struct echoes echoes = { .analysis = analysis, .words = words, .prints = prints };
	uint32_t n = 0, i;

	for (echoes.mask = 1; echoes.mask / 2 < prints->n;)
		echoes.mask = echoes.mask * 2 + 1;
	echoes.at = arena_array(arena, struct echo, (size_t)echoes.mask + 1);
	echoes.hash = arena_array(arena, uint64_t, (size_t)prints->n + 1);
	match_share_out(arena, analysis, prints->n, hash_some, &echoes);
	for (i = 0; i < prints->n; i++) {
		if (i + AHEAD < prints->n)
			ahead_send_for(&echoes.at[place_of(&echoes, echoes.hash[i + AHEAD])]);
		prints->at[i].trait = echo(&echoes, echoes.hash[i], n);
		n += prints->at[i].trait == n;
	}
	return n;
}
