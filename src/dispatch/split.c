/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is glued to the end of one of the last paragraphs and is not its own: "... (Reporting by
 * Jane Roe)". It becomes a block; the space that stood between becomes the line break, so that no
 * offset moves.
 */
#include "dispatch/look.h"

#include <string.h>

enum {
	TAIL = 60,	 /* tokens at the end of a block in which a credit may begin */
	LAST_BLOCKS = 5, /* rules, addresses, copyrights may follow */
};

static bool ends_sentence(const struct looking *at, uint32_t i)
{
	return look_stop(at, i) || look_closing(at, i);
}

/* The bracket that the block ends with, if it holds a credit; the block's end where it does not. */
static uint32_t credit_bracket(const struct looking *at)
{
	uint32_t i, depth = 0;

	if (!look_mark(at, at->last - 1, ")"))
		return at->last;
	for (i = at->last; i > at->first; i--) {
		depth += look_mark(at, i - 1, ")");
		if (look_mark(at, i - 1, "(") && !--depth)
			break;
	}
	if (depth || i <= at->first + 1 || !ends_sentence(at, i - 2))
		return at->last;
	return credit_in_bracket(at, i - 1) || credit_is_agencies(at, i, at->last - 1) ? i - 1
										       : at->last;
}

/* A sentence near the end that begins "Reporting by ...". */
static uint32_t credit_sentence(const struct looking *at)
{
	uint32_t i = at->last > at->first + TAIL ? at->last - TAIL : at->first + 1;

	for (; i < at->last; i++)
		if (ends_sentence(at, i - 1) && look_capital(at, i) &&
			look_rule(at, i, SIGN_CREDIT))
			return i;
	return at->last;
}

static void insert_after(struct reading *reading, uint32_t index, struct block block)
{
	struct blocks *blocks = &reading->dispatch->blocks;
	struct pieces *pieces = &reading->pieces;
	struct piece piece = { .first = pieces->at[index].first, .last = pieces->at[index].last };

	*vec_push(reading->arena, blocks) = block;
	*vec_push(reading->arena, pieces) = piece;
	memmove(&blocks->at[index + 2], &blocks->at[index + 1],
		(blocks->n - index - 2) * sizeof *blocks->at);
	memmove(&pieces->at[index + 2], &pieces->at[index + 1],
		(pieces->n - index - 2) * sizeof *pieces->at);
	blocks->at[index + 1] = block;
	pieces->at[index + 1] = piece;
}

/* Parts a block before a token; the space between the halves becomes the line break. */
static void part_at(struct reading *reading, uint32_t index, uint32_t token)
{
	struct block *block = &reading->dispatch->blocks.at[index], tail = *block;
	struct token *first = &reading->dispatch->tokens.at[token];

	if (reading->text.at[first->span.start - 1] != ' ')
		return;
	reading->text.at[first->span.start - 1] = '\n';
	first->flags |= TOKEN_LINE;
	tail.span.start = first->span.start;
	tail.tokens.first = token;
	block->span.end = first->span.start - 1;
	block->tokens.last = token;
	insert_after(reading, index, tail);
}

static void split(struct reading *reading, uint32_t index)
{
	struct looking at = look_at(reading, index);
	uint32_t token;

	if (at.block->kind != BLOCK_PARAGRAPH || at.first + 2 > at.last)
		return;
	token = credit_bracket(&at);
	if (token == at.last)
		token = credit_sentence(&at);
	if (token > at.first && token < at.last)
		part_at(reading, index, token);
}

void split_credit(struct reading *reading)
{
	uint32_t n = reading->dispatch->blocks.n, i = n > LAST_BLOCKS ? n - LAST_BLOCKS : 0;

	while (n-- > i)
		split(reading, n);
}
