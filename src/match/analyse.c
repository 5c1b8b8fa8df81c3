/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dispatches -> mentions -> the analysis. */
#include "match/parts.h"

struct analysis *match_analyse(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	struct dispatch *const *dispatches, uint32_t n, const char *code, float threshold)
{
	struct analysis *analysis = arena_new_of(arena, struct analysis);
	uint32_t i;

	analysis->arena = arena;
	analysis->vocab = vocab;
	analysis->lang = lang;
	analysis->dispatches = dispatches;
	analysis->n = n;
	analysis->threshold = threshold;
	analysis->mentions = arena_array(arena, struct mentions, (size_t)n + 1);
	for (i = 0; i < n; i++)
		analysis->mentions[i] = fact_find(arena, vocab, lang, dispatches[i]);
	match_align(analysis, code);
	return analysis;
}
