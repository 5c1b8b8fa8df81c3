/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Passages: every sentence of a paragraph or headline that is long enough to report something; and,
 * where it reports several things, its clauses, since others may tell them in sentences of their
 * own.
 *
 *     [The bill was signed last week] , [ which will cost the bank five billion dollars ]
 */
#include "fact/attribution.h"
#include "fact/name.h"

enum {
	WORDS_LEAST = 4,
	PART_WORDS = 5,	 /* of a clause: a shorter one stays with what stands before it */
	PARTS_MOST = 12, /* of a sentence */
};

static uint32_t words_in(const struct dispatch *dispatch, struct range range)
{
	uint32_t i, n = 0;

	for (i = range.first; i < range.last; i++)
		n += dispatch->tokens.at[i].type != TOKEN_MARK;
	return n;
}

static struct mention *add(struct arena *arena, const struct dispatch *dispatch, uint32_t block,
	uint32_t sentence, struct range words, struct mentions *mentions)
{
	struct mention *mention = vec_push(arena, mentions);

	/* On clean ground: a mention folded away before may have stood here. */
	*mention = (struct mention){ .kind = FACT_PASSAGE };
	mention->tokens = mention->clause = words;
	mention->span = (struct span){ dispatch->tokens.at[words.first].span.start,
		dispatch->tokens.at[words.last - 1].span.end };
	mention->sentence = sentence;
	mention->block = block;
	return mention;
}

void passage_find(struct arena *arena, const struct dispatch *dispatch, struct mentions *mentions)
{
	uint32_t b, s;

	for (b = 0; b < dispatch->blocks.n; b++) {
		const struct block *block = &dispatch->blocks.at[b];

		if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_HEADLINE)
			continue;
		for (s = block->sentences.first; s < block->sentences.last; s++)
			if (words_in(dispatch, dispatch->sentences.at[s]) >= WORDS_LEAST)
				add(arena, dispatch, b, s, dispatch->sentences.at[s], mentions);
	}
}

/* Whether a new clause begins at i: behind a comma or stop with a subordinate or joint word. */
static bool begins(const struct finder *finder, uint32_t i)
{
	uint32_t before = peek_sign(finder, i - 1);

	if (before == ':' && peek_glued(finder, i))
		return false; /* 4:12 */
	if (before == ';' || before == ':' || before == 0x2014 || before == 0x2013 || before == '(')
		return true;
	if (peek_grammar(finder, i, "clause"))
		return !peek_grammar(finder, i - 1, "preposition");
	if (peek_grammar(finder, i, "preposition") && peek_grammar(finder, i + 1, "clause"))
		return true;
	if (before != ',' || !peek_word(finder, i))
		return false;
	return peek_grammar(finder, i, "joint") || peek_grammar(finder, i, "but") ||
	       peek_ends(finder, i, "participle");
}

/* Where the clause that begins before i ends: at the next beginning, or the sentence's end. */
static uint32_t end_of(const struct finder *finder, uint32_t i, uint32_t last)
{
	for (i++; i < last && !begins(finder, i);)
		i++;
	return i < last ? i : last;
}

/* The clauses of a sentence, a short one with what stands before it. */
static uint32_t cut(const struct finder *finder, struct range sentence, struct range *clauses)
{
	uint32_t at, end, n = 0;

	for (at = sentence.first; at < sentence.last; at = end) {
		end = end_of(finder, at, sentence.last);
		if (n && (n == PARTS_MOST ||
				 words_in(finder->dispatch, (struct range){ at, end }) <
					 PART_WORDS ||
				 words_in(finder->dispatch, clauses[n - 1]) < PART_WORDS))
			clauses[n - 1].last = end;
		else
			clauses[n++] = (struct range){ at, end };
	}
	return n;
}

void passage_part(struct finder *finder, uint32_t whole, struct mentions *parts)
{
	const struct mention sentence = finder->mentions.at[whole];
	struct range clauses[PARTS_MOST];
	uint32_t n = cut(finder, sentence.tokens, clauses), i;

	for (i = 0; n > 1 && i < n; i++)
		add(finder->arena, finder->dispatch, sentence.block, sentence.sentence,
			peek_trim(finder, clauses[i]), parts)
			->passage.part = true;
	finder->mentions.at[whole].passage.parted = n > 1;
}
