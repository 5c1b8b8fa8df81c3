/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each block is. The order of asking matters: a caption may begin like a byline, a byline is
 * as short as a crosshead, and only what is none of these can be the headline.
 */
#include "dispatch/look.h"

enum {
	HEADLINE_MOST = 200, /* bytes; a longer first block is a lead */
	CROSSHEAD_MOST = 80,
	QUOTED_MOST = 140, /* of a crosshead in quotation marks */
};

/* "..." at the end of a headline trails off; one stop closes a sentence. */
static bool trails_off(const struct looking *at)
{
	return at->last >= at->first + 2 && mark_at(at, at->last - 1, ".") &&
	       mark_at(at, at->last - 2, ".");
}

static bool is_quoted(const struct looking *at)
{
	return at->last > at->first + 2 && is_opening(at, at->first) &&
	       is_closing(at, at->last - 1);
}

/* A date or an outlet besides: "STRIKE - Trains stop" is how a headline is written, too. */
static bool has_dateline(const struct looking *at)
{
	struct dateline line = dateline_read(at->dispatch, at->block->tokens);

	return line.found && (line.date.day || line.outlet.first < line.outlet.last);
}

static bool is_headline(const struct looking *at)
{
	struct range sentences = at->block->sentences;

	if (flags_of(at) & PIECE_HEADING)
		return true;
	if (at->length > HEADLINE_MOST || (flags_of(at) & PIECE_ITEM) || !has_content_after(at) ||
		mark_at(at, at->last - 1, ":"))
		return false;
	if (has_dateline(at))
		return false;
	if (sentences.last - sentences.first > 1 && ends_with_stop(at))
		return false;
	return !mark_at(at, final_token(at), ".") || trails_off(at);
}

/* A dash or a bullet; only where a dash ends it as well is it no item of a list. */
static bool begins_item(const struct looking *at)
{
	return is_dash(at->dispatch, at->first) || mark_at(at, at->first, "•") ||
	       mark_at(at, at->first, "*");
}

static bool is_crosshead(const struct looking *at)
{
	uint32_t words = words_of(at);

	if (flags_of(at) & PIECE_HEADING)
		return true;
	if (!has_content_after(at) || (flags_of(at) & PIECE_ITEM) ||
		(mark_at(at, at->last - 1, ":") || mark_at(at, at->last - 1, ";") ||
			mark_at(at, at->last - 1, ",")))
		return false;
	if (begins_item(at))
		return words <= 14 && is_dash(at->dispatch, at->last - 1) &&
		       at->last > at->first + 1;
	if (is_quoted(at))
		return at->length <= QUOTED_MOST && !is_stop(at, at->last - 2);
	if (ends_with_stop(at))
		return mark_at(at, at->last - 1, "?") && words <= 8 &&
		       at->block->sentences.last == at->block->sentences.first + 1;
	return at->length <= CROSSHEAD_MOST && words && words <= 12;
}

/* "Read also: ...", "Most read ...": other stories. A short phrase may begin a sentence as well. */
static bool is_pointer(const struct looking *at)
{
	uint32_t n = match_rule(at->dispatch, at->first, at->last, RULE_POINTER);

	if (at->dispatch->tokens.at[at->first].type == TOKEN_NUMBER) /* "3 min read" */
		return match_rule(at->dispatch, at->first + 1, at->last, RULE_POINTER) ==
		       at->last - at->first - 1;
	return n && is_capital(at, at->first) &&
	       (n >= 3 || mark_at(at, at->first + n, ":") || !ends_with_stop(at));
}

static enum block_kind kind_of(const struct looking *at, bool *begun)
{
	if (is_pointer(at))
		return BLOCK_LINK;
	if (is_copyright(at))
		return BLOCK_CREDIT;
	if (is_caption(at))
		return BLOCK_CAPTION;
	if (is_credit(at))
		return BLOCK_CREDIT;
	if (!*begun) {
		*begun = true;
		return is_headline(at) ? BLOCK_HEADLINE : BLOCK_PARAGRAPH;
	}
	return is_crosshead(at) ? BLOCK_CROSSHEAD : BLOCK_PARAGRAPH;
}

void tell_kinds(struct reading *reading)
{
	struct blocks *blocks = &reading->dispatch->blocks;
	struct looking at;
	bool begun = false;
	uint32_t i;

	for (i = 0; i < blocks->n; i++) {
		at = look(reading, i);
		if (blocks->at[i].kind == BLOCK_PARAGRAPH && at.first < at.last)
			blocks->at[i].kind = kind_of(&at, &begun);
	}
}
