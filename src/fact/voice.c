/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who vouches for a figure or a date, by the attributions of its sentence, and what casts doubt on
 * it.
 */
#include "fact/attribution.h"

enum { HEDGE_REACH = 12 }; /* tokens between a hedge and what it hedges */

static bool is_empty(struct range range)
{
	return range.first >= range.last;
}

/* The last that covers it: what stands nearest decides over what leads the sentence. */
static struct range voice_of(const struct attributions *all, const struct mention *mention)
{
	struct range voice = { 0, 0 };
	bool trailing = false;
	uint32_t i;

	for (i = 0; i < all->n; i++) {
		const struct attribution *here = &all->at[i];

		if (mention->tokens.first < here->cover.first ||
			mention->tokens.first >= here->cover.last ||
			(mention->tokens.first >= here->voice.first &&
				mention->tokens.first < here->voice.last) ||
			(trailing && !here->trailing))
			continue;
		if (trailing)
			break;
		voice = here->voice;
		trailing = here->trailing;
	}
	return voice;
}

/* A conditional after "que" is a future seen from the past, no doubt. */
static bool is_hedge(const struct finder *finder, const struct mention *mention, uint32_t i)
{
	if (peek_grammar(finder, i, "hedge"))
		return true;
	return !peek_capital(finder, i) &&
	       (peek_grammar(finder, i, "conditional") || peek_ends(finder, i, "conditional")) &&
	       !peek_grammar(finder, mention->clause.first, "clause");
}

static struct range hedge_of(const struct finder *finder, const struct mention *mention)
{
	struct range hedge = { 0, 0 };
	uint32_t i, far, nearest = HEDGE_REACH + 1, n;

	for (i = mention->clause.first; i < mention->clause.last; i++) {
		far = i < mention->tokens.first	  ? mention->tokens.first - i
		      : i >= mention->tokens.last ? i - mention->tokens.last + 1
						  : 0;
		if (far >= nearest || !peek_word(finder, i) || !is_hedge(finder, mention, i))
			continue;
		nearest = far;
		n = peek_grammar(finder, i, "hedge");
		hedge = (struct range){ i, i + (n ? n : 1) };
	}
	return hedge;
}

static bool is_within(const struct mention *inner, const struct mention *outer)
{
	return inner->span.start >= outer->span.start && inner->span.end <= outer->span.end;
}

/* The speaker of the quotation that holds it; mentions stand by place, a quotation before what it
 * holds. */
static struct range quoted_voice(const struct finder *finder, uint32_t at)
{
	const struct mention *mention = &finder->mentions.at[at];
	uint32_t i;

	for (i = at; i-- > 0 && finder->mentions.at[i].sentence == mention->sentence;)
		if (finder->mentions.at[i].kind == FACT_QUOTE &&
			is_within(mention, &finder->mentions.at[i]))
			return finder->mentions.at[i].quote.speaker;
	return (struct range){ 0, 0 };
}

void voice_find(struct finder *finder, const struct mentions *names)
{
	struct attributions all = { .n = 0 };
	struct mentions reports = { NULL, 0, 0 }, parts = { NULL, 0, 0 };
	uint32_t i, sentence = UINT32_MAX;

	for (i = 0; i < finder->mentions.n; i++) {
		struct mention *mention = &finder->mentions.at[i];

		if (mention->sentence != sentence) {
			sentence = mention->sentence;
			finder->sentence = finder->dispatch->sentences.at[sentence];
			attribution_read(finder, &all);
			reported_find(finder, &all, names, i, &reports);
		}
		if (mention->kind == FACT_PASSAGE && finder->parts)
			passage_part(finder, i, &parts);
		if (mention->kind != FACT_QUANTITY && mention->kind != FACT_DATE)
			continue;
		mention->voice = voice_of(&all, mention);
		if (is_empty(mention->voice))
			mention->voice = quoted_voice(finder, i);
		mention->hedge = hedge_of(finder, mention);
	}
	for (i = 0; i < reports.n; i++)
		*vec_push(finder->arena, &finder->mentions) = reports.at[i];
	for (i = 0; i < parts.n; i++)
		*vec_push(finder->arena, &finder->mentions) = parts.at[i];
}
