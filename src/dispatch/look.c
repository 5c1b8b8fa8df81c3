/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block under question, and what is asked of it again and again. */
#include "dispatch/look.h"

static bool is_content(const struct block *block)
{
	return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADLINE ||
	       block->kind == BLOCK_CROSSHEAD;
}

bool look_rule(const struct looking *at, uint32_t i, enum sign sign)
{
	return words_match(at->dispatch, i, at->last, sign) > 0;
}

bool look_mark(const struct looking *at, uint32_t i, const char *mark)
{
	return i >= at->first && i < at->last && words_is_mark(at->dispatch, i, mark);
}

static bool one_of(const struct looking *at, uint32_t i, const char *const *marks)
{
	for (; *marks; marks++)
		if (look_mark(at, i, *marks))
			return true;
	return false;
}

bool look_stop(const struct looking *at, uint32_t i)
{
	static const char *const marks[] = { ".", "!", "?", "…", NULL };

	return one_of(at, i, marks);
}

bool look_opening(const struct looking *at, uint32_t i)
{
	static const char *const marks[] = { "\"", "«", "“", "‘", "„", NULL };

	return one_of(at, i, marks);
}

bool look_closing(const struct looking *at, uint32_t i)
{
	static const char *const marks[] = { "\"", "»", "”", "’", "'", ")", "]", "›", NULL };

	return one_of(at, i, marks);
}

bool look_capital(const struct looking *at, uint32_t i)
{
	return i < at->last && (at->dispatch->tokens.at[i].flags & TOKEN_CAPITAL);
}

uint32_t look_final(const struct looking *at)
{
	uint32_t last = at->last;

	while (last > at->first + 1 && look_closing(at, last - 1))
		last--;
	return last - 1;
}

bool look_is_stopped(const struct looking *at)
{
	uint32_t last = look_final(at);

	return look_stop(at, last) ||
	       (last + 1 < at->last && at->last >= at->first + 1 && look_stop(at, at->last - 1));
}

bool look_is_followed(const struct looking *at)
{
	uint32_t i;

	for (i = at->index + 1; i < at->dispatch->blocks.n; i++)
		if (is_content(&at->dispatch->blocks.at[i]))
			return true;
	return false;
}

uint8_t look_flags(const struct looking *at)
{
	return at->reading->pieces.at[at->index].flags;
}

uint32_t look_words(const struct looking *at)
{
	uint32_t i, n = 0;

	for (i = at->first; i < at->last; i++)
		n += at->dispatch->tokens.at[i].type != TOKEN_MARK;
	return n;
}

struct looking look_at(struct reading *reading, uint32_t index)
{
	const struct block *block = &reading->dispatch->blocks.at[index];

	return (struct looking){ reading, reading->dispatch, index, block, block->tokens.first,
		block->tokens.last, span_length(block->span) };
}
