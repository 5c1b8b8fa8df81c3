/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Marks of quotation, paired. A straight mark opens or closes by what touches it; a single one, or
 * an apostrophe, must fit its surroundings; marks of another kind may stand inside.
 */
#include "fact/quoting.h"

#include <string.h>

enum { NEST = 4 };

static const struct quote_marks pairs[] = {
	{ "«", "»", NULL, true },
	{ "“", "”", "\"", true },
	{ "„", "“", "”", true },
	{ "‹", "›", NULL, true },
	{ "\"", "\"", "”", false },
	{ "‘", "’", "'", false },
	{ "'", "'", "’", false },
};

enum { PAIRS = sizeof pairs / sizeof *pairs };

const struct quote_marks *quoting_pairs(void)
{
	return pairs;
}

/* Ends the token at i in an apostrophe, as the l' of l'"ordre"? */
static bool elided(const struct scan *scan, uint32_t i)
{
	const struct token *token = &scan->at[i];
	const char *end = scan->dispatch->text + token->span.end;

	return token->type == TOKEN_WORD &&
	       (end[-1] == '\'' || (span_length(token->span) > 3 && !memcmp(end - 3, "’", 3)));
}

/* Touches the mark at i the word before it, or the one after it? */
static bool touches_before(const struct scan *scan, uint32_t i, uint32_t first)
{
	return i > first && !elided(scan, i - 1) && spot_glued(scan->dispatch, i) &&
	       !spot_mark(scan->dispatch, i - 1, "(") && !spot_mark(scan->dispatch, i - 1, "[") &&
	       !spot_mark(scan->dispatch, i - 1, "-") && !spot_mark(scan->dispatch, i - 1, "—");
}

static bool touches_after(const struct scan *scan, uint32_t i, uint32_t last)
{
	return i + 1 < last && spot_glued(scan->dispatch, i + 1) &&
	       (scan->at[i + 1].type != TOKEN_MARK || spot_mark(scan->dispatch, i + 1, "(") ||
		       spot_mark(scan->dispatch, i + 1, "[") ||
		       spot_mark(scan->dispatch, i + 1, "«") ||
		       spot_mark(scan->dispatch, i + 1, "$") ||
		       spot_mark(scan->dispatch, i + 1, "'"));
}

int quoting_opener(const struct scan *scan, uint32_t i, struct range block)
{
	int p;

	for (p = 0; p < PAIRS && scan->at[i].type == TOKEN_MARK; p++) {
		if (!spot_mark(scan->dispatch, i, pairs[p].open))
			continue;
		if (pairs[p].nests)
			return p;
		if (!touches_before(scan, i, block.first) &&
			(touches_after(scan, i, block.last) || pairs[p].open[0] == '"'))
			return p;
	}
	return -1;
}

static bool closes(const struct scan *scan, uint32_t i, int p, struct range block)
{
	if (!spot_mark(scan->dispatch, i, pairs[p].shut) &&
		!(pairs[p].also && spot_mark(scan->dispatch, i, pairs[p].also)))
		return false;
	return pairs[p].nests || pairs[p].open[0] == '"' ||
	       (touches_before(scan, i, block.first) && !touches_after(scan, i, block.last));
}

uint32_t quoting_closer(const struct scan *scan, uint32_t first, int p, struct range block)
{
	int open[NEST], depth = 0, inner;
	uint32_t i;

	open[0] = p;
	for (i = first + 1; i < block.last; i++) {
		if (closes(scan, i, open[depth], block)) {
			if (!depth--)
				return i;
			continue;
		}
		inner = quoting_opener(scan, i, block);
		if (inner >= 0 && inner != p && depth + 1 < NEST && pairs[inner].nests)
			open[++depth] = inner;
		else if (depth && closes(scan, i, p, block))
			return i; /* the inner one was never closed */
	}
	return block.last;
}
