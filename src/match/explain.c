/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why two mentions stand in one row: the features of their pair, with the words that they share. */
#include "match/parts.h"

#include <math.h>
#include <string.h>

enum { WORDS_MOST = 8 };

static const float NOTABLE = 0.1f;

/* The word of the dispatch behind a cue or name, as it is written near the mention; empty: none. */
static struct span word_near(
	const struct analysis *analysis, const struct trait *trait, uint32_t id, bool name)
{
	const struct dispatch *dispatch = analysis->dispatches[trait->dispatch];
	const struct page *page = &analysis->words->pages[trait->dispatch];
	const uint32_t *marks = name ? page->name : page->cue;
	uint32_t sentence = trait->mention->sentence, i;
	struct range range = dispatch->sentences.at[sentence];

	if (sentence)
		range.first = dispatch->sentences.at[sentence - 1].first;
	for (i = range.last; i-- > range.first;)
		if (marks[i] == id)
			return dispatch->tokens.at[i].span;
	return (struct span){ 0, 0 };
}

/* Adds the heaviest of what both hold, as a writes them. */
static const char *shared_words(struct arena *arena, const struct analysis *analysis,
	const struct trait *a, const struct trait *b, bool name)
{
	const struct cue *x = name ? a->names : a->cues, *y = name ? b->names : b->cues;
	uint32_t n = name ? a->n_names : a->n_cues, m = name ? b->n_names : b->n_cues;
	struct buf buf = buf_new(arena);
	float under = INFINITY;
	uint32_t count, i, j;

	for (count = 0; count < WORDS_MOST; count++) {
		float most = 0;
		uint32_t best = n;
		struct span span;

		for (i = j = 0; i < n && j < m;)
			if (x[i].id < y[j].id) {
				i++;
			} else if (x[i].id > y[j].id) {
				j++;
			} else {
				float weight =
					x[i].weight < y[j].weight ? x[i].weight : y[j].weight;

				if (weight > most && weight < under) {
					most = weight;
					best = i;
				}
				i++;
				j++;
			}
		if (best == n)
			break;
		under = most;
		span = word_near(analysis, a, x[best].id, name);
		if (span_length(span)) {
			const char *text = analysis->dispatches[a->dispatch]->text;

			buf_text(&buf, buf.n ? ", " : "");
			buf_text(&buf, text_make_safe(arena, text + span.start, span_length(span)));
		}
	}
	return buf.n ? buf.at : NULL;
}

static const char *both_spans(struct arena *arena, const struct analysis *analysis,
	const struct trait *a, const struct trait *b, struct span x, struct span y)
{
	if (!span_length(x) || !span_length(y))
		return NULL;
	return arena_format(arena, "%s, %s",
		text_make_safe(
			arena, analysis->dispatches[a->dispatch]->text + x.start, span_length(x)),
		text_make_safe(
			arena, analysis->dispatches[b->dispatch]->text + y.start, span_length(y)));
}

static const char *words_for(struct arena *arena, const struct analysis *analysis,
	const struct trait *a, const struct trait *b, const char *feature)
{
	const struct mention *x = a->mention, *y = b->mention;

	if (strcmp(feature, "context") == 0)
		return shared_words(arena, analysis, a, b, false);
	if (strcmp(feature, "names") == 0)
		return shared_words(arena, analysis, a, b, true);
	if (strcmp(feature, "value") == 0 || strcmp(feature, "day") == 0)
		return both_spans(arena, analysis, a, b, x->span, y->span);
	if (x->kind == FACT_QUANTITY &&
		(strcmp(feature, "concept") == 0 || strcmp(feature, "noun") == 0))
		return both_spans(arena, analysis, a, b, x->quantity.noun, y->quantity.noun);
	return NULL;
}

static const struct trait *trait_of(
	struct arena *arena, const struct analysis *analysis, const struct member *member)
{
	return match_trait_of(arena, analysis, match_words_of(analysis, member->dispatch),
		member->dispatch, member->mention);
}

struct evidences match_explain(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, uint32_t member_a, uint32_t member_b, float *score)
{
	struct evidences evidences = { NULL, 0, 0 };
	const struct trait *a, *b;
	uint32_t i;

	*score = fact->members[member_a].link;
	if (!analysis->words) /* an analysis that was not made by match_align tells no more */
		return evidences;
	a = trait_of(arena, analysis, &fact->members[member_a]);
	b = trait_of(arena, analysis, &fact->members[member_b]);
	*score = match_score(analysis->lang, a, b);
	for (i = 0; i < match_features(); i++) {
		struct evidence evidence = { 0 };

		evidence.value =
			match_feature(analysis->lang, a, b, i, &evidence.weight, &evidence.feature);
		/* What does not move the score is no evidence, nor is what every pair begins with.
		 */
		if (evidence.weight <= 0 || fabsf(evidence.value * evidence.weight) < NOTABLE)
			continue;
		evidence.words = words_for(arena, analysis, a, b, evidence.feature);
		*vec_push(arena, &evidences) = evidence;
	}
	return evidences;
}
