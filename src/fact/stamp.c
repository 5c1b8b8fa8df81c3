/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When a dispatch was sent or printed is known of it, and no fact that it reports: dates of the
 * dateline, of credits, and of lines that hold nothing but a date and the words around one. Neither
 * is the number of a version before a headline.
 *
 *     PARIS, [4 mai 2020] (AFP) -      Publié le [4 mai 2020] à 18h02, mis à jour le [5 mai]
 *     afp/[4 mai 2020 13h05]           [4 May 2020]
 */
#include "fact/finder.h"

enum { LINE_MOST = 24 }; /* tokens */

static const struct mention *mention_at(const struct finder *finder, uint32_t first, uint32_t token)
{
	uint32_t i;

	for (i = first; i < finder->mentions.n; i++)
		if (token >= finder->mentions.at[i].tokens.first &&
			token < finder->mentions.at[i].tokens.last)
			return &finder->mentions.at[i];
	return NULL;
}

/* The tokens at i that a stamp may hold beside its dates, 0: none. */
static uint32_t stamp_words(const struct finder *finder, uint32_t i, uint32_t last)
{
	struct senses senses;
	uint32_t n;

	if (peek_token(finder, i)->type != TOKEN_WORD || peek_sign(finder, i + 1) == '/')
		return 1;
	n = pack_match(
		lang_names(finder->lang), finder->tokens, i, last, 1u << LANG_AGENCY, &senses);
	if (!n)
		n = pack_match_named(finder->pack, finder->tokens, i, last, LANG_WORD, "published");
	if (!n)
		n = pack_match_named(finder->pack, finder->tokens, i, last, LANG_WORD, "zone");
	return n ? n : peek_stop(finder, i) || peek_grammar(finder, i, "this");
}

static bool is_stamp(const struct finder *finder, uint32_t first, struct range line)
{
	const struct mention *mention;
	uint32_t i, n, end = line.last > line.first ? peek_sign(finder, line.last - 1) : '.';
	bool dated = false;

	if (line.last - line.first > LINE_MOST || end == '.' || end == '!' || end == '?')
		return false;
	for (i = line.first; i < line.last; i += n) {
		mention = mention_at(finder, first, i);
		if (mention && mention->kind != FACT_DATE)
			return false;
		dated |= mention && mention->date.granularity == GRANULARITY_DAY;
		n = mention ? mention->tokens.last - i : stamp_words(finder, i, line.last);
		if (!n)
			return false;
	}
	return dated;
}

static bool is_dated(const struct finder *finder, uint32_t first)
{
	uint32_t i;

	for (i = first; i < finder->mentions.n; i++)
		if (finder->mentions.at[i].kind == FACT_DATE)
			return true;
	return false;
}

/* "UPDATE 3-", and the date of a dateline. */
static bool is_of_desk(const struct finder *finder, const struct mention *mention)
{
	const struct dispatch *dispatch = finder->dispatch;

	if (mention->span.start >= dispatch->slug.start && mention->span.start < dispatch->slug.end)
		return true;
	return mention->kind == FACT_DATE && span_length(dispatch->dateline) &&
	       span_overlaps(dispatch->dateline, mention->span);
}

void stamp_drop(struct finder *finder, uint32_t first, const struct block *block)
{
	struct mention *at = finder->mentions.at;
	uint32_t i, n = first;

	finder->sentence = block->tokens;
	if (block->kind == BLOCK_CREDIT && is_dated(finder, first)) {
		finder->mentions.n = first;
		return;
	}
	if (is_stamp(finder, first, block->tokens)) {
		finder->mentions.n = first;
		return;
	}
	for (i = first; i < finder->mentions.n; i++)
		if (!is_of_desk(finder, &at[i]))
			at[n++] = at[i];
	finder->mentions.n = n;
}
