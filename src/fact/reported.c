/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a desk reports in its own words as somebody's, since another may quote that very statement:
 *
 *     A   Le directeur a annoncé que [l'usine fermerait en juin].        reported
 *     B   « [Nous fermerons l'usine en juin] », a dit le directeur.      quoted
 *
 * It is the sentence's part that an attribution covers, without "que" and up to the next "et que".
 * Where it holds quotation marks, the desk quotes what matters already.
 */
#include "fact/attribution.h"
#include "fact/name.h"

enum {
	WORDS_LEAST = 4,
	TOKENS_MOST = 40, /* a longer one reports more than one statement */
	THAT_REACH = 8,	  /* tokens between the verb of saying and its "que" */
};

/* What is reported may begin here, behind "que" or, where the language drops it, the verb; else 0.
 */
static uint32_t behind_verb(const struct finder *finder, const struct attribution *verb)
{
	uint32_t at = verb->cover.first, i, n;

	for (i = at; i < verb->cover.last && i < at + THAT_REACH && peek_word(finder, i); i++) {
		n = peek_grammar(finder, i, "that");
		if (n)
			return i + n;
	}
	while (peek_word(finder, at) && attribution_passes(finder, at))
		at++;
	return peek_grammar(finder, verb->last - 1, "that-less") && peek_word(finder, at) &&
			       !peek_grammar(finder, at, "preposition") &&
			       !peek_grammar(finder, at, "clause")
		       ? at
		       : 0;
}

/* A second statement begins, or the desk comes in again. */
static bool breaks(const struct finder *finder, uint32_t i)
{
	uint32_t sign = peek_sign(finder, i), n = peek_grammar(finder, i, "joint"), length;

	if (sign == ';' || sign == ':' || sign == '(' || sign == '[' || sign == 0x2014)
		return true;
	if (n && peek_grammar(finder, i + n, "that"))
		return true;
	return sign == ',' && (peek_sense(finder, i + 1, LANG_SAYING, &length) ||
				      peek_grammar(finder, i + 1, "that"));
}

/* Where what an attribution reports begins; 0: it reports nothing that can be told apart. */
static uint32_t begin(const struct finder *finder, const struct attribution *here)
{
	if (here->trailing || here->source)
		return here->cover.first + peek_grammar(finder, here->cover.first, "but");
	return behind_verb(finder, here);
}

/* The statement from *at to the next break; *at is then where one more begins, or the end. */
static struct range next_report(const struct finder *finder, uint32_t last, uint32_t *at)
{
	struct range range = { *at, *at };
	uint32_t n;

	while (range.last < last && (range.last == *at || !breaks(finder, range.last)))
		range.last++;
	n = range.last < last ? peek_grammar(finder, range.last, "joint") : 0;
	*at = n ? range.last + n + peek_grammar(finder, range.last + n, "that") : last;
	return peek_trim(finder, range);
}

static bool is_long_enough(const struct finder *finder, struct range range)
{
	uint32_t i, words = 0;

	for (i = range.first; i < range.last; i++)
		words += peek_word(finder, i) || peek_number(finder, i);
	return words >= WORDS_LEAST && range.last - range.first <= TOKENS_MOST;
}

/* The first of the sentence's mentions of a kind that meets the range; NULL: none. */
static const struct mention *meets(const struct finder *finder, uint32_t first_mention,
	enum fact_kind kind, struct range range)
{
	uint32_t sentence = finder->mentions.at[first_mention].sentence, i;

	for (i = first_mention; i < finder->mentions.n; i++) {
		const struct mention *mention = &finder->mentions.at[i];

		if (mention->sentence != sentence)
			break;
		if (mention->kind == kind && mention->tokens.first < range.last &&
			mention->tokens.last > range.first)
			return mention;
	}
	return NULL;
}

static struct range whose(
	const struct finder *finder, const struct mentions *names, struct range voice)
{
	bool other;
	struct range found = speaker_named(finder->dispatch, names, voice, voice.last, &other);

	if (found.last || other)
		return found;
	return speaker_again(finder->dispatch, finder->lang, names, voice, found);
}

static void add(struct finder *finder, const struct mention *beside, struct range range,
	struct range speaker, struct mentions *reports)
{
	struct mention *report = vec_push(finder->arena, reports);

	*report = (struct mention){ .kind = FACT_QUOTE,
		.tokens = range,
		.span = { peek_token(finder, range.first)->span.start,
			peek_token(finder, range.last - 1)->span.end },
		.clause = finder->sentence,
		.sentence = beside->sentence,
		.block = beside->block };
	report->quote.form = QUOTE_INDIRECT;
	report->quote.speaker = speaker;
}

void reported_find(struct finder *finder, const struct attributions *all,
	const struct mentions *names, uint32_t first_mention, struct mentions *reports)
{
	uint32_t i, at;

	for (i = 0; i < all->n; i++) {
		const struct attribution *here = &all->at[i];
		struct range range;

		for (at = begin(finder, here); at && at < here->cover.last;) {
			range = next_report(finder, here->cover.last, &at);
			if (is_long_enough(finder, range) &&
				!meets(finder, first_mention, FACT_QUOTE, range))
				add(finder, &finder->mentions.at[first_mention], range,
					whose(finder, names, here->voice), reports);
		}
	}
}
