/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quotations across languages share no words: what tells that one translates the other is who
 * speaks, which of his sentences it is, and how long it is.
 *
 *     EN  Lagadianos: 1 of 2 (7 words)  2 of 2 (12)
 *     FR  Lagadiános: 1 of 2 (8 words)  2 of 2 (14)
 */
#include "match/feature.h"
#include "match/wording.h"

enum { BACK_MOST = 64 }; /* quotations looked back at: a speaker comes again soon */

static uint16_t count_words(const struct dispatch *dispatch, const struct mention *mention)
{
	uint32_t i, n = 0;

	for (i = mention->tokens.first; i < mention->tokens.last; i++)
		n += dispatch->tokens.at[i].type == TOKEN_WORD &&
		     !(i >= mention->quote.cut.first && i < mention->quote.cut.last);
	return n < UINT16_MAX ? (uint16_t)n : UINT16_MAX;
}

/* The quotation of the same speaker before this one, or NULL. A lone word is no sentence of his. */
static struct trait *before(struct trait *traits, uint32_t i)
{
	uint32_t k;

	for (k = i; k-- > 0 && k + BACK_MOST > i;)
		if (traits[k].bearer == traits[i].bearer && traits[k].speech.turn)
			return &traits[k];
	return NULL;
}

void match_speeches(const struct analysis *analysis, const struct words *words,
	struct trait *traits, uint32_t n)
{
	const struct dispatch *dispatch;
	struct trait *last;
	uint32_t i;

	for (i = 0; i < n; i++) {
		dispatch = analysis->dispatches[traits[i].dispatch];
		traits[i].bearer = match_bearer_at(
			words->bearers, traits[i].dispatch, traits[i].mention->quote.speaker.first);
		if (!words->many_languages || !traits[i].bearer || match_is_indirect(&traits[i]) ||
			traits[i].mention->quote.form == QUOTE_WORD)
			continue;
		last = before(traits, i);
		traits[i].speech = (struct speech){ .pack = dispatch->pack,
			.words = count_words(dispatch, traits[i].mention),
			.turn = last ? (uint16_t)(last->speech.turn + 1) : 1 };
	}
	for (i = n; i-- > 0;) {
		if (!traits[i].speech.turn)
			continue;
		if (!traits[i].speech.turns)
			traits[i].speech.turns = traits[i].speech.turn;
		last = before(traits, i);
		if (last)
			last->speech.turns = traits[i].speech.turns;
	}
}

/* The longer of two translations has seldom more than 1.8 times the words of the shorter. */
static float length_ratio(uint16_t a, uint16_t b)
{
	return a && b ? (float)(a < b ? a : b) / (float)(a < b ? b : a) : 0;
}

/* Where one desk quotes more of a speech than the other: about as far on in it. */
static bool is_near_turn(const struct speech *a, const struct speech *b)
{
	static const float APART = 0.4f;
	float x = ((float)a->turn - 0.5f) / (float)a->turns;
	float y = ((float)b->turn - 0.5f) / (float)b->turns;

	return x - y < APART && y - x < APART;
}

float match_translates(const struct trait *a, const struct trait *b)
{
	static const float ALIKE = 0.7f, LEAST = 0.55f;
	float ratio;

	if (!a->speech.turn || !b->speech.turn || a->bearer != b->bearer ||
		a->dispatch == b->dispatch || a->speech.pack == b->speech.pack)
		return 0;
	if ((a->speech.turns != b->speech.turns || a->speech.turn != b->speech.turn) &&
		!(match_alike(a, b) > 0 && is_near_turn(&a->speech, &b->speech)))
		return 0;
	ratio = length_ratio(a->speech.words, b->speech.words);
	return ratio < LEAST ? 0 : ratio < ALIKE ? ratio / ALIKE : 1;
}

static bool same_word(
	const struct analysis *analysis, uint32_t a, uint32_t i, uint32_t b, uint32_t k)
{
	const struct dispatch *da = analysis->dispatches[a], *db = analysis->dispatches[b];
	const struct words *words = analysis->words ? match_words_of(analysis, a) : NULL;
	const struct page *pa, *pb;
	uint32_t bearer;

	if (!words || !words->bearers)
		return da->tokens.at[i].bare == db->tokens.at[k].bare;
	pa = &words->pages[a];
	pb = &words->pages[b];
	bearer = match_bearer_at(words->bearers, a, i);
	if ((pa->grammar[i] | pb->grammar[k]) & GRAMMAR_STOP)
		return false;
	if ((pa->name[i] && pa->name[i] == pb->name[k]) ||
		(bearer && bearer == match_bearer_at(words->bearers, b, k)))
		return true;
	if (da->pack != db->pack)
		return pa->cue[i] >= CUE_CONCEPT && pa->cue[i] != CUE_SAYING &&
		       pa->cue[i] == pb->cue[k];
	return da->tokens.at[i].bare == db->tokens.at[k].bare;
}

bool match_same_voice(
	const struct analysis *analysis, uint32_t a, struct range x, uint32_t b, struct range y)
{
	const struct token *at = analysis->dispatches[a]->tokens.at;
	uint32_t i, k;

	for (i = x.first; i < x.last; i++)
		for (k = y.first; k < y.last && at[i].type == TOKEN_WORD; k++)
			if (same_word(analysis, a, i, b, k))
				return true;
	return false;
}

void match_mark_often(struct traits *quotes)
{
	enum { MOST = 1500 }; /* of more, none is looked for in all the others */
	uint32_t i, k, here;

	for (i = 0; i < quotes->n; i++) {
		struct trait *trait = &quotes->at[i];

		trait->often = quotes->n > MOST;
		for (here = k = 0; k < quotes->n && !trait->often; k++) {
			if (k && quotes->at[k].dispatch != quotes->at[k - 1].dispatch)
				here = 0;
			here += !match_is_indirect(&quotes->at[k]) &&
				wording_holds(quotes->at[k].wording, trait->wording);
			trait->often = here > 1;
		}
	}
}

/* Whether other quotations stand in the group of one. */
static bool has_company(const struct traits *traits, const uint32_t *of, uint32_t trait)
{
	uint32_t i;

	for (i = 0; i < traits->n; i++)
		if (i != trait && of[i] == of[trait])
			return true;
	return false;
}

static bool holds_words(
	const struct analysis *analysis, const struct trait *a, const struct trait *b)
{
	const struct view view = { .a = a, .b = b };

	return !match_is_indirect(a) && !match_is_indirect(b) &&
	       ((a->n_cues > 1 && b->n_cues > 1) || feature_cut(&view) > 0) &&
	       match_judge(a, b, analysis->dispatches[a->dispatch],
		       analysis->dispatches[b->dispatch]) == RULE_TRUNCATED;
}

void match_join_halves(const struct analysis *analysis, const struct traits *traits,
	const struct pairs *pairs, float threshold, uint32_t *of)
{
	uint32_t i;

	for (i = 0; i < pairs->n; i++) {
		const struct pair *pair = &pairs->at[i];

		if (pair->score < threshold || of[pair->a] == of[pair->b] ||
			!holds_words(analysis, &traits->at[pair->a], &traits->at[pair->b]))
			continue;
		if (!has_company(traits, of, pair->a))
			of[pair->a] = of[pair->b];
		else if (!has_company(traits, of, pair->b))
			of[pair->b] = of[pair->a];
	}
}
