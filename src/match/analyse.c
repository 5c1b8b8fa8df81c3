/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dispatches -> mentions -> the analysis. Each dispatch is searched for mentions by itself: in a
 * large dossier several at once, once all their words are learnt.
 */
#include "match/parts.h"

static const float FOUND = 0.4f; /* of the work, when the mentions are */

struct analysis *match_blank(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	struct dispatch *const *dispatches, uint32_t n)
{
	struct analysis *analysis = arena_new_of(arena, struct analysis);

	analysis->arena = arena;
	analysis->vocab = vocab;
	analysis->lang = lang;
	analysis->dispatches = dispatches;
	analysis->n = n;
	analysis->mentions = arena_array(arena, struct mentions, (size_t)n + 1);
	analysis->origin = arena_array(arena, uint32_t, (size_t)n + 1);
	return analysis;
}

static void find_one(void *context, uint32_t i, struct arena *kept, struct arena *scratch)
{
	struct analysis *analysis = context;

	analysis->mentions[i] =
		fact_find(kept, scratch, analysis->vocab, analysis->lang, analysis->dispatches[i]);
}

static void find_all(struct analysis *analysis, const struct watch *watch)
{
	const struct jobs jobs = { match_threads(analysis), analysis->n, find_one, analysis, watch,
		0, FOUND };
	uint32_t i;

	if (analysis->n > MATCH_LARGE) {
		lang_names(analysis->lang); /* which are read when they are first asked for */
		for (i = 0; i < analysis->n; i++)
			pack_learn(analysis->dispatches[i]->pack, &analysis->dispatches[i]->tokens);
	}
	analysis->stopped = !work_share(analysis->arena, &jobs);
}

struct analysis *match_analyse(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	struct dispatch *const *dispatches, uint32_t n, const char *code, float threshold,
	const struct watch *watch)
{
	struct analysis *analysis = match_blank(arena, vocab, lang, dispatches, n);

	analysis->threshold = threshold;
	find_all(analysis, watch);
	match_align(analysis, code, watch);
	return analysis;
}
