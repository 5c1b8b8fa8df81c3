/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words against words: two quotations or two passages, token by token. What desks do to words they
 * took over is little: they trim the ends, omit within "(...)", put another word. The longest
 * common subsequence (Hirschberg's recurrence, one row) tells how much of the shorter survives.
 */
#include "match/wording.h"

#include <string.h>

enum {
	WORDS_MOST = 200,  /* of one sentence; what follows is not compared */
	VERBATIM = 80,	   /* per cent of the shorter passage that stands in the longer */
	TURNED = 90,	   /* so alike must two passages be for a negation to turn one against the other */
	TURNED_WORDS = 5
};

struct sequence {
	uint32_t words[WORDS_MOST];
	bool stop[WORDS_MOST];
	uint32_t n;
	uint32_t negations;
};

static bool is_rule(const struct senses *senses, const char *rule)
{
	uint32_t i;

	for (i = 0; i < senses->n; i++)
		if (senses->at[i].class == LANG_WORD && !strcmp(senses->at[i].name, rule))
			return true;
	return false;
}

static void read(struct sequence *sequence, const struct dispatch *dispatch, struct range range)
{
	struct senses senses;
	uint32_t i, taken;

	sequence->n = sequence->negations = 0;
	for (i = range.first; i < range.last && sequence->n < WORDS_MOST; i++) {
		if (dispatch->tokens.at[i].type == TOKEN_MARK)
			continue;
		taken = pack_match(dispatch->pack, &dispatch->tokens, i, i + 1,
			1u << LANG_STOP | 1u << LANG_WORD, &senses);
		sequence->stop[sequence->n] = taken && senses_find(senses, LANG_STOP) != NULL;
		sequence->negations += taken && is_rule(&senses, "negation");
		sequence->words[sequence->n++] = dispatch->tokens.at[i].bare;
	}
}

/* Without the articles and pronouns at its ends, unless nothing else is left. */
static struct range core(const struct sequence *sequence)
{
	struct range range = { 0, sequence->n };

	while (range.first < range.last && sequence->stop[range.first])
		range.first++;
	while (range.last > range.first && sequence->stop[range.last - 1])
		range.last--;
	return range.first < range.last ? range : (struct range){ 0, sequence->n };
}

static bool same(const uint32_t *a, const uint32_t *b, uint32_t n)
{
	return !memcmp(a, b, n * sizeof *a);
}

static bool holds(const struct sequence *a, struct range whole, const struct sequence *b, struct range part)
{
	uint32_t n = part.last - part.first, i;

	for (i = whole.first; i + n <= whole.last; i++)
		if (same(a->words + i, b->words + part.first, n))
			return true;
	return false;
}

static uint32_t common(const struct sequence *a, const struct sequence *b)
{
	uint16_t row[WORDS_MOST + 1] = { 0 }, above, left;
	uint32_t i, j;

	for (i = 0; i < a->n; i++)
		for (above = 0, j = 0; j < b->n; j++) {
			left = row[j + 1];
			if (a->words[i] == b->words[j])
				row[j + 1] = above + 1;
			else if (row[j] > row[j + 1])
				row[j + 1] = row[j];
			above = left;
		}
	return row[b->n];
}

static bool same_bytes(const struct dispatch *da, struct span a, const struct dispatch *db, struct span b)
{
	return span_length(a) == span_length(b) &&
		!memcmp(da->text + a.start, db->text + b.start, span_length(a));
}

enum rule wording_judge_quotes(const struct mention *a, const struct mention *b, const struct dispatch *da,
	const struct dispatch *db)
{
	struct sequence x, y;
	struct range p, q;

	read(&x, da, a->tokens);
	read(&y, db, b->tokens);
	p = core(&x);
	q = core(&y);
	if (p.last - p.first == q.last - q.first &&
		same(x.words + p.first, y.words + q.first, p.last - p.first))
		return same_bytes(da, a->span, db, b->span) ? RULE_SAME : RULE_SAME_FORM_DIFFERS;
	if (da->pack != db->pack)
		return RULE_TRANSLATION;
	return holds(&x, p, &y, q) || holds(&y, q, &x, p) ? RULE_TRUNCATED : RULE_WORDING;
}

enum rule wording_judge_passages(const struct mention *a, const struct mention *b,
	const struct dispatch *da, const struct dispatch *db)
{
	struct sequence x, y;
	uint32_t less, both;

	if (da->pack != db->pack)
		return RULE_TRANSLATION;
	read(&x, da, a->tokens);
	read(&y, db, b->tokens);
	both = common(&x, &y);
	less = x.n < y.n ? x.n : y.n;
	if (both == x.n && both == y.n)
		return same_bytes(da, a->span, db, b->span) ? RULE_SAME : RULE_SAME_FORM_DIFFERS;
	if ((x.negations == 0) != (y.negations == 0) && less >= TURNED_WORDS &&
		(both + (x.negations ? x.negations : y.negations)) * 200 >= TURNED * (x.n + y.n))
		return RULE_NEGATION;
	return both * 100 >= VERBATIM * less ? RULE_SAME_FORM_DIFFERS : RULE_PARAPHRASE;
}
