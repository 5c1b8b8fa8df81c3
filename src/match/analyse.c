/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dispatches -> mentions -> the analysis. */
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

struct analysis *match_analyse(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	struct dispatch *const *dispatches, uint32_t n, const char *code, float threshold,
	const struct watch *watch)
{
	struct analysis *analysis = match_blank(arena, vocab, lang, dispatches, n);
	uint32_t i;

	analysis->threshold = threshold;
	for (i = 0; i < n && !analysis->stopped; i++) {
		analysis->mentions[i] = fact_find(arena, vocab, lang, dispatches[i]);
		analysis->stopped = !watch_go_on(watch, 0, FOUND, i + 1, n);
	}
	match_align(analysis, code, watch);
	return analysis;
}
