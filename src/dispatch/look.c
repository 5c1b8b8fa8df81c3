/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block under question, and what is asked of it again and again. */
#include "dispatch/look.h"

static bool is_content(const struct block *block)
{
	return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADLINE ||
	       block->kind == BLOCK_CROSSHEAD;
}

bool rule_at(const struct looking *at, uint32_t i, enum rule rule)
{
	return match_rule(at->dispatch, i, at->last, rule) > 0;
}

bool mark_at(const struct looking *at, uint32_t i, const char *mark)
{
	return i >= at->first && i < at->last && is_mark(at->dispatch, i, mark);
}

static bool one_of(const struct looking *at, uint32_t i, const char *const *marks)
{
	for (; *marks; marks++)
		if (mark_at(at, i, *marks))
			return true;
	return false;
}

bool is_stop(const struct looking *at, uint32_t i)
{
	static const char *const marks[] = { ".", "!", "?", "…", NULL };

	return one_of(at, i, marks);
}

bool is_opening(const struct looking *at, uint32_t i)
{
	static const char *const marks[] = { "\"", "«", "“", "‘", "„", NULL };

	return one_of(at, i, marks);
}

bool is_closing(const struct looking *at, uint32_t i)
{
	static const char *const marks[] = { "\"", "»", "”", "’", "'", ")", "]", "›", NULL };

	return one_of(at, i, marks);
}

bool is_capital(const struct looking *at, uint32_t i)
{
	return i < at->last && (at->dispatch->tokens.at[i].flags & TOKEN_CAPITAL);
}

uint32_t final_token(const struct looking *at)
{
	uint32_t last = at->last;

	while (last > at->first + 1 && is_closing(at, last - 1))
		last--;
	return last - 1;
}

bool ends_with_stop(const struct looking *at)
{
	uint32_t last = final_token(at);

	return is_stop(at, last) ||
	       (last + 1 < at->last && at->last >= at->first + 1 && is_stop(at, at->last - 1));
}

bool has_content_after(const struct looking *at)
{
	uint32_t i;

	for (i = at->index + 1; i < at->dispatch->blocks.n; i++)
		if (is_content(&at->dispatch->blocks.at[i]))
			return true;
	return false;
}

uint8_t flags_of(const struct looking *at)
{
	return at->reading->pieces.at[at->index].flags;
}

uint32_t words_of(const struct looking *at)
{
	uint32_t i, n = 0;

	for (i = at->first; i < at->last; i++)
		n += at->dispatch->tokens.at[i].type != TOKEN_MARK;
	return n;
}

struct looking look(struct reading *reading, uint32_t index)
{
	const struct block *block = &reading->dispatch->blocks.at[index];

	return (struct looking){ reading, reading->dispatch, index, block, block->tokens.first,
		block->tokens.last, span_length(block->span) };
}
