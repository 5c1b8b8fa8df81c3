/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each block is. The order of asking matters: a caption may begin like a byline, a byline is
 * as short as a crosshead, and only what is none of these can be the headline.
 */
#include "dispatch/look.h"

enum {
	HEADLINE_MOST = 200, /* bytes; a longer first block is a lead */
	CROSSHEAD_MOST = 80,
	SECTION_WORDS = 2,
	QUOTED_MOST = 140, /* of a crosshead in quotation marks */
};

/* "..." at the end of a headline trails off; one stop closes a sentence. */
static bool trails_off(const struct looking *at)
{
	return at->last >= at->first + 2 && look_mark(at, at->last - 1, ".") &&
	       look_mark(at, at->last - 2, ".");
}

static bool is_quoted(const struct looking *at)
{
	return at->last > at->first + 2 && look_opening(at, at->first) &&
	       look_closing(at, at->last - 1);
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

	if (look_flags(at) & PIECE_HEADING)
		return true;
	if (at->length > HEADLINE_MOST || (look_flags(at) & PIECE_ITEM) || !look_is_followed(at) ||
		look_mark(at, at->last - 1, ":"))
		return false;
	if (has_dateline(at))
		return false;
	if (sentences.last - sentences.first > 1 && look_is_stopped(at))
		return false;
	return !look_mark(at, look_final(at), ".") || trails_off(at);
}

/* A dash or a bullet; only where a dash ends it as well is it no item of a list. */
static bool begins_item(const struct looking *at)
{
	return words_is_dash(at->dispatch, at->first) || look_mark(at, at->first, "•") ||
	       look_mark(at, at->first, "*");
}

static bool is_crosshead(const struct looking *at)
{
	uint32_t words = look_words(at);

	if (look_flags(at) & PIECE_HEADING)
		return true;
	if (!look_is_followed(at) || (look_flags(at) & PIECE_ITEM) ||
		(look_mark(at, at->last - 1, ":") || look_mark(at, at->last - 1, ";") ||
			look_mark(at, at->last - 1, ",")))
		return false;
	if (begins_item(at))
		return words <= 14 && words_is_dash(at->dispatch, at->last - 1) &&
		       at->last > at->first + 1;
	if (is_quoted(at))
		return at->length <= QUOTED_MOST && !look_stop(at, at->last - 2);
	if (look_is_stopped(at))
		return look_mark(at, at->last - 1, "?") && words <= 8 &&
		       at->block->sentences.last == at->block->sentences.first + 1;
	return at->length <= CROSSHEAD_MOST && words && words <= 12 && !has_dateline(at);
}

/*
 * "Read also: ...", "Most read ...": other stories. A short phrase may begin a sentence or a
 * headline as well, and one word means this only where it stands alone or before a colon.
 */
static bool is_pointer(const struct looking *at)
{
	uint32_t number =
		at->dispatch->tokens.at[at->first].type == TOKEN_NUMBER; /* "3 min read" */
	uint32_t n = words_match(at->dispatch, at->first + number, at->last, SIGN_POINTER);
	uint32_t next = at->first + number + n;

	if (!n || next == at->last)
		return n;
	if (number || !look_capital(at, at->first))
		return false;
	return n >= 3 || look_mark(at, next, ":") || (n == 2 && at->index && !look_is_stopped(at));
}

/* "Barn Fire, 2nd Ld-Writethru", "Crue-Niort-bilan-LEAD 2": what a desk calls a version. */
static bool is_slug(const struct looking *at)
{
	uint32_t last = at->last, i, n;

	last -= at->dispatch->tokens.at[last - 1].type == TOKEN_NUMBER;
	for (i = at->first + 1; i < last; i++) {
		n = words_match(at->dispatch, i, last, SIGN_SLUG);
		if (n && i + n == last && look_capital(at, i))
			return last < at->last || words_is_dash(at->dispatch, i - 1);
	}
	return false;
}

/* "Transfers", "Floods": the section that the headline below it stands in. */
static bool is_section(const struct looking *at)
{
	return look_words(at) <= SECTION_WORDS && !look_is_stopped(at);
}

static bool is_before_headline(const struct looking *at)
{
	struct looking next;

	if (look_flags(at) & PIECE_HEADING || at->index + 1 == at->dispatch->blocks.n)
		return false;
	next = look_at(at->reading, at->index + 1);
	return next.first < next.last && is_headline(&next) &&
	       look_words(&next) > SECTION_WORDS + 1 && !caption_is(&next) && !credit_is(&next) &&
	       !is_pointer(&next);
}

static enum block_kind kind_of(const struct looking *at, bool *begun)
{
	if (is_pointer(at))
		return BLOCK_LINK;
	if (credit_is_copyright(at))
		return BLOCK_CREDIT;
	if (caption_is(at))
		return BLOCK_CAPTION;
	if (credit_is(at))
		return BLOCK_CREDIT;
	if (!*begun) {
		if (is_slug(at) && is_before_headline(at))
			return BLOCK_CREDIT;
		if (is_section(at) && is_before_headline(at))
			return BLOCK_CROSSHEAD;
		*begun = true;
		return is_headline(at) ? BLOCK_HEADLINE : BLOCK_PARAGRAPH;
	}
	return is_crosshead(at) ? BLOCK_CROSSHEAD : BLOCK_PARAGRAPH;
}

void kind_tell(struct reading *reading)
{
	struct blocks *blocks = &reading->dispatch->blocks;
	struct looking at;
	bool begun = false;
	uint32_t i;

	for (i = 0; i < blocks->n; i++) {
		at = look_at(reading, i);
		if (blocks->at[i].kind == BLOCK_PARAGRAPH && at.first < at.last)
			blocks->at[i].kind = kind_of(&at, &begun);
	}
}
