/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The place that a count is of: a name after "in" or "à" between the figures beside it, the name
 * that opens the sentence, or the whole country.
 *
 *     43 interpellations [dans tout le pays], dont douze [à Brest]
 *     [A Quimper], 900 manifestants
 *
 * A headline that opens with its town makes the whole dispatch one of that town.
 */
#include "match/parts.h"

enum { WHERE_NATION = UINT32_MAX, OPENING = 3 /* tokens */ };

static bool is_word(const struct dispatch *dispatch, uint32_t i, uint32_t last, const char *name)
{
	return i < last && dispatch->tokens.at[i].type == TOKEN_WORD &&
	       pack_match_named(dispatch->pack, &dispatch->tokens, i, last, LANG_WORD, name) != 0;
}

/* The place told at token i: of a name right after "in", or "nationwide". */
static uint32_t place_at(
	const struct dispatch *dispatch, const struct page *page, uint32_t i, uint32_t last)
{
	uint32_t n;

	if (is_word(dispatch, i, last, "nationwide"))
		return WHERE_NATION;
	n = dispatch->tokens.at[i].type == TOKEN_WORD
		    ? pack_match_named(
			      dispatch->pack, &dispatch->tokens, i, last, LANG_WORD, "place-of")
		    : 0;
	return n && i + n < last && dispatch->tokens.at[i + n].flags & TOKEN_CAPITAL
		       ? page->name[i + n]
		       : 0;
}

/* "A Lyon, ...": a capital has lost its accent, and any other "a" is a verb. */
static uint32_t place_first(
	const struct dispatch *dispatch, const struct page *page, struct range sentence)
{
	uint32_t i = sentence.first;

	return is_word(dispatch, i, sentence.last, "place-of-first") && i + 1 < sentence.last &&
			       dispatch->tokens.at[i + 1].flags & TOKEN_CAPITAL
		       ? page->name[i + 1]
		       : 0;
}

static uint32_t place_of_headline(const struct dispatch *dispatch, const struct page *page)
{
	struct range first;
	uint32_t where;

	if (!dispatch->title || !dispatch->sentences.n)
		return 0;
	first = dispatch->sentences.at[0];
	while (first.first < first.last && dispatch->tokens.at[first.first].type != TOKEN_WORD)
		first.first++;
	if (first.first == first.last)
		return 0;
	where = place_at(dispatch, page, first.first, first.last);
	return where && where != WHERE_NATION ? where : place_first(dispatch, page, first);
}

/* "Tours 10 500, Le Havre 7 250": the name right before a number that has no noun of its own. */
static uint32_t place_before(const struct dispatch *dispatch, const struct page *page,
	const struct mention *mention, uint32_t first)
{
	enum { NEAR = 3 }; /* tokens */
	uint32_t i = mention->tokens.first, where = 0;

	if (mention->quantity.head && mention->quantity.noun.start >= mention->span.start)
		return 0;
	while (i > first && i + NEAR > mention->tokens.first && !where &&
		dispatch->tokens.at[i - 1].type == TOKEN_WORD)
		where = page->name[--i];
	while (where && i > first && page->name[i - 1])
		where = page->name[--i];
	return where && i > dispatch->sentences.at[mention->sentence].first ? where : 0;
}

void match_where(const struct analysis *analysis, const struct words *words, struct trait *trait)
{
	const struct mention *mention = trait->mention;
	const uint32_t d = trait->dispatch;
	const struct dispatch *dispatch = analysis->dispatches[d];
	const struct mentions *all = &analysis->mentions[d];
	const struct page *page = &words->pages[d];
	struct range sentence = dispatch->sentences.at[mention->sentence];
	struct range clause = mention->clause;
	uint32_t own = (uint32_t)(mention - all->at), i, where = 0,
		 opening = sentence.first + OPENING;

	for (i = own; i > 0 && all->at[i - 1].tokens.first >= clause.first; i--)
		if (all->at[i - 1].kind == FACT_QUANTITY) {
			clause.first = all->at[i - 1].tokens.last;
			break;
		}
	for (i = own + 1; i < all->n && all->at[i].tokens.first < clause.last; i++)
		if (all->at[i].kind == FACT_QUANTITY) {
			clause.last = all->at[i].tokens.first;
			break;
		}
	for (i = mention->tokens.first; i < clause.last && !where; i++)
		where = place_at(dispatch, page, i, clause.last);
	if (!where)
		where = place_before(dispatch, page, mention, clause.first);
	for (i = mention->tokens.first; i > clause.first && !where; i--)
		where = place_at(dispatch, page, i - 1, mention->tokens.first);
	for (i = sentence.first; i < opening && i < sentence.last && !where; i++)
		where = place_at(dispatch, page, i, sentence.last);
	if (!where)
		where = place_first(dispatch, page, sentence);
	trait->where = where ? where : place_of_headline(dispatch, page);
}
