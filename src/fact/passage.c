/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages: every sentence of a paragraph or headline that is long enough to report something. */
#include "fact/name.h"

enum { WORDS_LEAST = 4 };

static uint32_t words_in(const struct dispatch *dispatch, struct range range)
{
	uint32_t i, n = 0;

	for (i = range.first; i < range.last; i++)
		n += dispatch->tokens.at[i].type != TOKEN_MARK;
	return n;
}

static void add(struct arena *arena, const struct dispatch *dispatch, uint32_t block,
	uint32_t sentence, struct mentions *mentions)
{
	struct range words = dispatch->sentences.at[sentence];
	struct mention *mention;

	if (words_in(dispatch, words) < WORDS_LEAST)
		return;
	mention = vec_push(arena, mentions);
	mention->kind = FACT_PASSAGE;
	mention->tokens = mention->clause = words;
	mention->span = (struct span){ dispatch->tokens.at[words.first].span.start,
		dispatch->tokens.at[words.last - 1].span.end };
	mention->sentence = sentence;
	mention->block = block;
}

void passage_find(struct arena *arena, const struct dispatch *dispatch, struct mentions *mentions)
{
	uint32_t b, s;

	for (b = 0; b < dispatch->blocks.n; b++) {
		const struct block *block = &dispatch->blocks.at[b];

		if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_HEADLINE)
			continue;
		for (s = block->sentences.first; s < block->sentences.last; s++)
			add(arena, dispatch, b, s, mentions);
	}
}
