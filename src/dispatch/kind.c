/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each block is. The order of asking matters: a caption may begin like a byline, a byline is as
 * short as a crosshead, and only what is none of these can be the headline.
 */
#include "dispatch/reading.h"

#include <string.h>

enum {
	HEADLINE_MOST = 200, /* bytes; a longer first block is a lead */
	CROSSHEAD_MOST = 80,
	QUOTED_MOST = 140, /* of a crosshead in quotation marks */
	CREDIT_MOST = 200,
	TAIL = 60, /* tokens at the end of a block in which a credit may begin */
};

struct looking {
	struct reading *reading;
	struct dispatch *dispatch;
	uint32_t index; /* of the block */
	const struct block *block;
	uint32_t first, last; /* its tokens */
	uint32_t length;      /* bytes */
};

static bool is_content(const struct block *block)
{
	return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADLINE ||
		block->kind == BLOCK_CROSSHEAD;
}

static bool rule_at(const struct looking *at, uint32_t i, enum rule rule)
{
	return match_rule(at->dispatch, i, at->last, rule) > 0;
}

static bool mark_at(const struct looking *at, uint32_t i, const char *mark)
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

static bool is_capital(const struct looking *at, uint32_t i)
{
	return i < at->last && (at->dispatch->tokens.at[i].flags & TOKEN_CAPITAL);
}

static const char *const closing[] = { "\"", "»", "”", "’", "'", ")", "]", "›", NULL };
static const char *const opening[] = { "\"", "«", "“", "‘", "„", NULL };
static const char *const stops[] = { ".", "!", "?", "…", NULL };

/* The token that a block ends with, quotation marks and brackets that close aside. */
static uint32_t final_token(const struct looking *at)
{
	uint32_t last = at->last;

	while (last > at->first + 1 && one_of(at, last - 1, closing))
		last--;
	return last - 1;
}

static bool ends_with_stop(const struct looking *at)
{
	uint32_t last = final_token(at);

	return one_of(at, last, stops) ||
		(last + 1 < at->last && at->last >= at->first + 1 && one_of(at, at->last - 1, stops));
}

/* "..." at the end of a headline trails off; one stop closes a sentence. */
static bool trails_off(const struct looking *at)
{
	return at->last >= at->first + 2 && mark_at(at, at->last - 1, ".") && mark_at(at, at->last - 2, ".");
}

static bool is_bracketed(const struct looking *at)
{
	return mark_at(at, at->first, "(") && mark_at(at, at->last - 1, ")");
}

static bool is_quoted(const struct looking *at)
{
	return at->last > at->first + 2 && one_of(at, at->first, opening) && one_of(at, at->last - 1, closing);
}

/* Credits ------------------------------------------------------------------------------------- */

/* "Reporting by", "with Reuters", "(AFP)": does a credit begin here, inside its bracket if any? */
static bool begins_credit(const struct looking *at, uint32_t i)
{
	uint32_t n;

	while (i < at->last && (mark_at(at, i, "(") || is_dash(at->dispatch, i)))
		i++;
	if (rule_at(at, i, RULE_CREDIT) || rule_at(at, i, RULE_COPYRIGHT))
		return true;
	n = match_rule(at->dispatch, i, at->last, RULE_WITH);
	return n && rule_at(at, i + n, RULE_AGENCY);
}

/* Nothing but agencies, and what may join them: "AFP", "Reuters/AP", "AFP et Reuters". */
static bool is_agencies(const struct looking *at, uint32_t first, uint32_t last)
{
	uint32_t i, n, agencies = 0, others = 0;

	for (i = first; i < last; i += n ? n : 1) {
		n = match_rule(at->dispatch, i, last, RULE_AGENCY);
		agencies += n > 0;
		others += !n && at->dispatch->tokens.at[i].type != TOKEN_MARK;
	}
	return agencies && others < agencies;
}

/* A name signs: "(RT)", "(Xinhua)". */
static bool is_signature(const struct looking *at)
{
	return is_bracketed(at) && at->last == at->first + 3 && is_capital(at, at->first + 1);
}

/* "By Jane Roe", "Par Jean Dupont, à Paris". */
static bool is_byline(const struct looking *at)
{
	uint32_t n = match_rule(at->dispatch, at->first, at->last, RULE_BY);

	return n && at->length < CROSSHEAD_MOST && !ends_with_stop(at) && is_capital(at, at->first + n) &&
		is_capital(at, at->first + n + 1);
}

/* "Le Monde avec AFP" */
static bool ends_with_agency(const struct looking *at)
{
	uint32_t i, n;

	for (i = at->first; i < at->last; i++) {
		n = match_rule(at->dispatch, i, at->last, RULE_WITH);
		if (n && is_agencies(at, i + n, at->last))
			return true;
	}
	return false;
}

/* "Published on ...", "Source: AFP" */
static bool is_label(const struct looking *at)
{
	uint32_t n = match_rule(at->dispatch, at->first, at->last, RULE_SOURCE);
	uint32_t i;

	if (n)
		return mark_at(at, at->first + n, ":") && !ends_with_stop(at);
	if (!rule_at(at, at->first, RULE_PUBLISHED) || ends_with_stop(at))
		return false;
	for (i = at->first; i < at->last; i++)
		if (at->dispatch->tokens.at[i].type == TOKEN_NUMBER)
			return true;
	return false;
}

static bool has_content_after(const struct looking *at)
{
	uint32_t i;

	for (i = at->index + 1; i < at->dispatch->blocks.n; i++)
		if (is_content(&at->dispatch->blocks.at[i]))
			return true;
	return false;
}

static uint8_t flags_of(const struct looking *at)
{
	return at->reading->pieces.at[at->index].flags;
}

static bool is_credit(const struct looking *at)
{
	if (is_signature(at) || (is_bracketed(at) && begins_credit(at, at->first)))
		return true;
	if (at->length > CREDIT_MOST)
		return false;
	if ((flags_of(at) & PIECE_STRONG) && !has_content_after(at) && !ends_with_stop(at))
		return true;
	if (begins_credit(at, at->first) || mark_at(at, at->first, "©"))
		return is_capital(at, at->first) || at->dispatch->tokens.at[at->first].type == TOKEN_MARK;
	return is_byline(at) || is_label(at) || is_agencies(at, at->first, at->last) ||
		(at->length < CROSSHEAD_MOST && !ends_with_stop(at) && ends_with_agency(at));
}

/* Captions ------------------------------------------------------------------------------------ */

/* A photograph's credit that runs from token i to the block's end. */
static bool is_photo_credit(const struct looking *at, uint32_t i)
{
	uint32_t n;

	if (mark_at(at, i, "©"))
		return true;
	n = match_rule(at->dispatch, i, at->last, RULE_VIA);
	if (n)
		return rule_at(at, i + n, RULE_AGENCY) || rule_at(at, i + n, RULE_PHOTO);
	n = match_rule(at->dispatch, i, at->last, RULE_AGENCY);
	if (n && mark_at(at, i + n, "/"))
		return true;
	if (n && rule_at(at, i + n, RULE_PHOTO))
		return true;
	n = match_rule(at->dispatch, i, at->last, RULE_PHOTO);
	if (n && mark_at(at, i + n, ":"))
		return true;
	return mark_at(at, i, "/") && (rule_at(at, i + 1, RULE_AGENCY) || rule_at(at, i + 1, RULE_PHOTO)) &&
		!ends_with_stop(at);
}

static bool ends_in_photo_credit(const struct looking *at)
{
	uint32_t i = at->last > at->first + 12 ? at->last - 12 : at->first;

	for (; i < at->last; i++)
		if (is_photo_credit(at, i))
			return !one_of(at, at->last - 1, stops);
	return false;
}

/* "Getty - Contributor The building ...", "EPA The building ...", "FILE - The building ..." */
static bool begins_with_photo(const struct looking *at)
{
	uint32_t n = match_rule(at->dispatch, at->first, at->last, RULE_PHOTO);
	uint32_t next = at->first + n;

	if (!n)
		return false;
	return next == at->last || is_dash(at->dispatch, next) || mark_at(at, next, ":") ||
		mark_at(at, next, "/") || (is_capital(at, next) && !ends_with_stop(at));
}

static bool is_caption(const struct looking *at)
{
	return begins_with_photo(at) || ends_in_photo_credit(at);
}

/* Headline and crossheads --------------------------------------------------------------------- */

static uint32_t words_of(const struct looking *at)
{
	uint32_t i, n = 0;

	for (i = at->first; i < at->last; i++)
		n += at->dispatch->tokens.at[i].type != TOKEN_MARK;
	return n;
}

static bool is_headline(const struct looking *at)
{
	struct range sentences = at->block->sentences;

	if (flags_of(at) & PIECE_HEADING)
		return true;
	if (at->length > HEADLINE_MOST || (flags_of(at) & PIECE_ITEM) || !has_content_after(at) ||
		mark_at(at, at->last - 1, ":"))
		return false;
	if (dateline_read(at->dispatch, at->block->tokens).found)
		return false;
	if (sentences.last - sentences.first > 1 && ends_with_stop(at))
		return false;
	return !mark_at(at, final_token(at), ".") || trails_off(at);
}

static bool is_crosshead(const struct looking *at)
{
	static const char *const leading[] = { ":", ";", ",", NULL };
	uint32_t words = words_of(at);

	if (flags_of(at) & PIECE_HEADING)
		return true;
	if (!has_content_after(at) || (flags_of(at) & PIECE_ITEM) || one_of(at, at->last - 1, leading))
		return false;
	if (is_dash(at->dispatch, at->first) && is_dash(at->dispatch, at->last - 1) && at->last > at->first + 1)
		return words <= 14;
	if (is_quoted(at))
		return at->length <= QUOTED_MOST && !one_of(at, at->last - 2, stops);
	if (ends_with_stop(at))
		return mark_at(at, at->last - 1, "?") && words <= 8 && at->block->sentences.last ==
			at->block->sentences.first + 1;
	return at->length <= CROSSHEAD_MOST && words && words <= 12;
}

static enum block_kind kind_of(const struct looking *at, bool *begun)
{
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

static struct looking look(struct reading *reading, uint32_t index)
{
	const struct block *block = &reading->dispatch->blocks.at[index];

	return (struct looking){ reading, reading->dispatch, index, block, block->tokens.first,
		block->tokens.last, span_length(block->span) };
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

/* What is glued to the last paragraph --------------------------------------------------------- */

/* The bracket that the block ends with, if it holds a credit; the block's end where it does not. */
static uint32_t credit_bracket(const struct looking *at)
{
	uint32_t i, depth = 0;

	if (!mark_at(at, at->last - 1, ")"))
		return at->last;
	for (i = at->last; i > at->first; i--) {
		depth += mark_at(at, i - 1, ")");
		if (mark_at(at, i - 1, "(") && !--depth)
			break;
	}
	if (depth || i <= at->first + 1)
		return at->last;
	return begins_credit(at, i - 1) || is_agencies(at, i, at->last - 1) ? i - 1 : at->last;
}

/* A sentence near the end that begins "Reporting by ...". */
static uint32_t credit_sentence(const struct looking *at)
{
	uint32_t i = at->last > at->first + TAIL ? at->last - TAIL : at->first + 1;

	for (; i < at->last; i++)
		if ((one_of(at, i - 1, stops) || one_of(at, i - 1, closing)) && is_capital(at, i) &&
			rule_at(at, i, RULE_CREDIT))
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

void split_credit(struct reading *reading)
{
	struct blocks *blocks = &reading->dispatch->blocks;
	uint32_t i = blocks->n, token;
	struct looking at;

	while (i && blocks->at[i - 1].kind != BLOCK_PARAGRAPH)
		i--;
	if (!i || blocks->at[i - 1].tokens.first + 2 > blocks->at[i - 1].tokens.last)
		return;
	at = look(reading, i - 1);
	token = credit_bracket(&at);
	if (token == at.last)
		token = credit_sentence(&at);
	if (token > at.first && token < at.last)
		part_at(reading, i - 1, token);
}
