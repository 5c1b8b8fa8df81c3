/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How good the best counterpart of a figure, a day or a passage is, dispatch by dispatch. The
 * sentences of one event all share its names and words; what tells the same is, of the sentences of
 * the other dispatch, the nearest one, above all where the choice is mutual:
 *
 *     A  The mother was released ...    .9 ---- .9  The mother was set free ...    B
 *                                          `-- .8  The mother was arrested ...    B  has a better
 */
#include "match/parts.h"

static float *scores_of(
	struct arena *arena, const struct analysis *analysis, const struct trait *trait, bool parts)
{
	struct page *page = &analysis->words->pages[trait->dispatch];
	uint32_t at = (uint32_t)(trait->mention - analysis->mentions[trait->dispatch].at);

	if (!page->best[parts][at])
		page->best[parts][at] = arena_array(arena, float, (size_t)analysis->n + 1);
	return page->best[parts][at];
}

void match_prepare_ranks(const struct analysis *analysis)
{
	uint32_t i, k;

	for (i = 0; i < analysis->n && analysis->n <= MATCH_PARTS_MOST; i++)
		for (k = 0; k < 2; k++)
			analysis->words->pages[i].best[k] = arena_array(
				analysis->arena, float *, (size_t)analysis->mentions[i].n + 1);
}

static void note(float *scores, uint32_t dispatch, float score)
{
	if (scores[dispatch] < score)
		scores[dispatch] = score;
}

void match_recall_rank(const struct analysis *analysis, struct trait *trait)
{
	const struct page *page = &analysis->words->pages[trait->dispatch];
	uint32_t at = (uint32_t)(trait->mention - analysis->mentions[trait->dispatch].at), k;

	for (k = 0; k < 2; k++)
		trait->best[k] = page->best[k] ? page->best[k][at] : NULL;
}

void match_rank(struct arena *arena, const struct analysis *analysis, struct traits *traits,
	struct pairs *pairs, bool parts)
{
	uint32_t i;

	if (analysis->n > MATCH_PARTS_MOST)
		return;
	for (i = 0; i < pairs->n; i++) {
		const struct pair *pair = &pairs->at[i];
		const struct trait *a = &traits->at[pair->a], *b = &traits->at[pair->b];

		if (a->dispatch == b->dispatch)
			continue;
		note(scores_of(arena, analysis, a, parts), b->dispatch, pair->score);
		note(scores_of(arena, analysis, b, parts), a->dispatch, pair->score);
	}
	for (i = 0; i < traits->n; i++)
		match_recall_rank(analysis, &traits->at[i]);
	for (i = 0; i < pairs->n; i++)
		pairs->at[i].score = match_score(
			analysis->lang, &traits->at[pairs->at[i].a], &traits->at[pairs->at[i].b]);
}
