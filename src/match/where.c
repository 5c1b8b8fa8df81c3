/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The place that a count is of: a name after "in" or "à" between the figures beside it, the name
 * that opens the sentence, or the whole country.
 *
 *     43 interpellations [dans tout le pays], dont douze [à Brest]
 *     [A Quimper], 900 manifestants
 *     ... à Brest, [Vannes] 1.200, [Lorient] en compte 900
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

/* Whether an item of a list may begin at token i. */
static bool begins_item(const struct dispatch *dispatch, struct range sentence, uint32_t i)
{
	return i == sentence.first || dispatch->tokens.at[i - 1].type != TOKEN_WORD ||
	       is_word(dispatch, i - 1, i, "joint");
}

/* A place, or a name that tells nothing of itself and is no acronym. */
static bool may_be_place(const struct dispatch *dispatch, const struct mention *name)
{
	return name->name.sort == NAME_PLACE ||
	       (name->name.sort == NAME_OTHER &&
		       !(dispatch->tokens.at[name->tokens.first].flags & TOKEN_UPPER));
}

/* "Vannes 1.200, Lorient en compte 900": the place whose name opens the item. */
static uint32_t place_before(const struct dispatch *dispatch, const struct page *page,
	const struct mentions *all, const struct mention *mention)
{
	struct range sentence = dispatch->sentences.at[mention->sentence];
	uint32_t at = mention->tokens.first - match_follows(dispatch, mention, "of-those");
	const struct mention *name = mention;

	while (name > all->at && name[-1].sentence == mention->sentence &&
		name[-1].tokens.first >= sentence.first) {
		name--;
		if (name->kind == FACT_NAME && name->tokens.last == at)
			return may_be_place(dispatch, name) &&
					       begins_item(dispatch, sentence, name->tokens.first)
				       ? page->name[name->tokens.first]
				       : 0;
	}
	return 0;
}

/* "... 60.2%. Dublin followed with 76.5%, then Cork with 68.8%": behind another figure of its kind,
 * the name that opens what is told of the next. */
static uint32_t place_of_item(const struct dispatch *dispatch, const struct page *page,
	const struct mentions *all, const struct mention *mention)
{
	const struct mention *at = mention, *name = NULL;
	uint32_t i;

	while (at > all->at && at[-1].sentence == mention->sentence) {
		at--;
		if (at->kind == FACT_NAME)
			name = at;
		else if (at->kind == FACT_QUANTITY &&
			 at->quantity.measure == mention->quantity.measure)
			break;
	}
	if (!name || at->kind != FACT_QUANTITY || !may_be_place(dispatch, name))
		return 0;
	for (i = at->tokens.last; i < name->tokens.first; i++)
		if (dispatch->tokens.at[i].type == TOKEN_WORD && !(page->grammar[i] & GRAMMAR_STOP))
			return 0;
	return page->name[i];
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

static bool is_sign(const struct dispatch *dispatch, uint32_t i, const char *signs)
{
	const struct token *token = &dispatch->tokens.at[i];
	const char *s;

	for (s = signs; token->type == TOKEN_MARK && *s; s++)
		if (dispatch->text[token->span.start] == *s)
			return true;
	return false;
}

/* The place behind a bracket or comma: "(Essonne)", ", dans l'Essonne". */
static uint32_t place_around(
	const struct dispatch *dispatch, const struct page *page, uint32_t i, uint32_t last)
{
	if (i + 1 >= last || !is_sign(dispatch, i, "(,"))
		return 0;
	if (is_sign(dispatch, i, "("))
		return page->name[i + 1];
	return is_word(dispatch, i + 1, last, "nationwide") ? 0
							    : place_at(dispatch, page, i + 1, last);
}

/* "Nozay (Essonne)", "à Nozay, dans l'Essonne": the other place of the two, of which the one holds
 * the other; 0: none is told. */
static uint32_t other_name(const struct dispatch *dispatch, const struct page *page,
	struct range sentence, uint32_t where)
{
	uint32_t i, end, other;

	for (i = sentence.first; where != WHERE_NATION && i < sentence.last; i++) {
		if (!page->name[i])
			continue;
		for (end = i + 1;
			end < sentence.last && (page->name[end] || is_sign(dispatch, end, "-'"));)
			end++;
		other = place_around(dispatch, page, end, sentence.last);
		if (other && other != where && page->name[i] == where)
			return other;
		if (other && other == where)
			return page->name[i];
	}
	return 0;
}

/* The sentence of a mention, so many tokens to each side of it at most. */
static struct range sentence_around(const struct dispatch *dispatch, const struct mention *mention)
{
	enum { FAR = 60 };
	struct range sentence = dispatch->sentences.at[mention->sentence];

	if (sentence.first + FAR < mention->tokens.first)
		sentence.first = mention->tokens.first - FAR;
	if (sentence.last > mention->tokens.last + FAR)
		sentence.last = mention->tokens.last + FAR;
	return sentence;
}

/* Of "Dublin Central" the word behind the first, where the name stands next to the mention; or 0.
 */
static uint32_t second_word(const struct dispatch *dispatch, const struct page *page,
	const struct mention *mention, uint32_t where)
{
	struct range sentence = sentence_around(dispatch, mention);
	uint32_t best = sentence.last, i;

	for (i = sentence.first; i < sentence.last; i++)
		if (page->name[i] == where &&
			(best == sentence.last ||
				match_away(mention->tokens, i) < match_away(mention->tokens, best)))
			best = i;
	i = best + 1;
	if (i < sentence.last && is_sign(dispatch, i, "-"))
		i++;
	if (best >= sentence.last || i >= sentence.last || page->name[i] == where)
		return 0;
	return dispatch->tokens.at[i].flags & TOKEN_CAPITAL ? dispatch->tokens.at[i].bare : 0;
}

/* The figure's own part of its clause, up to those beside it. */
static struct range part_of_clause(const struct mentions *all, const struct mention *mention)
{
	struct range clause = mention->clause;
	uint32_t own = (uint32_t)(mention - all->at), i;

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
	return clause;
}

/* "The government in Asuncion said": where those are who tell it. */
static bool is_voice(const struct mention *mention, uint32_t i)
{
	return i >= mention->voice.first && i <= mention->voice.last &&
	       mention->voice.first < mention->voice.last;
}

/* "..., most of them in Derry": the place of some. */
static bool begins_part(const struct dispatch *dispatch, uint32_t i, uint32_t last)
{
	return is_sign(dispatch, i, ",") && is_word(dispatch, i + 1, last, "most-of-them");
}

/* The place that a count's sentence tells of it. */
static uint32_t place_of_count(const struct dispatch *dispatch, const struct page *page,
	const struct mentions *all, const struct mention *mention)
{
	struct range sentence = dispatch->sentences.at[mention->sentence];
	struct range clause = part_of_clause(all, mention);
	uint32_t opening = sentence.first + OPENING, where = 0, i;

	for (i = mention->tokens.first;
		i < clause.last && !where && !begins_part(dispatch, i, clause.last); i++)
		where = is_voice(mention, i) ? 0 : place_at(dispatch, page, i, clause.last);
	for (i = mention->tokens.first; i > clause.first && !where; i--)
		where = place_at(dispatch, page, i - 1, mention->tokens.first);
	for (i = sentence.first; i < opening && i < sentence.last && !where; i++)
		where = place_at(dispatch, page, i, sentence.last);
	return where ? where : place_first(dispatch, page, sentence);
}

/* "Y", "in the city": the place told last before, in this sentence or the one before it. */
static uint32_t place_referred_to(const struct dispatch *dispatch, const struct page *page,
	const struct mentions *all, const struct mention *mention)
{
	struct range clause = part_of_clause(all, mention);
	const struct mention *name = mention;
	uint32_t i = clause.first;

	while (i < clause.last && !is_word(dispatch, i, clause.last, "place-before"))
		i++;
	if (i == clause.last)
		return 0;
	while (name > all->at && name[-1].sentence + 1 >= mention->sentence &&
		name[-1].block == mention->block) {
		name--;
		if (name->kind == FACT_NAME && may_be_place(dispatch, name))
			return page->name[name->tokens.first];
	}
	return 0;
}

void match_where(const struct analysis *analysis, const struct words *words, struct trait *trait)
{
	const struct mention *mention = trait->mention;
	const struct dispatch *dispatch = analysis->dispatches[trait->dispatch];
	const struct mentions *all = &analysis->mentions[trait->dispatch];
	const struct page *page = &words->pages[trait->dispatch];
	bool share = mention->quantity.measure == MEASURE_PERCENT;
	uint32_t where = place_before(dispatch, page, all, mention);

	if (!where && !mention->quantity.head)
		where = place_of_item(dispatch, page, all, mention);
	if (!where && !share)
		where = place_of_count(dispatch, page, all, mention);
	if (!where)
		where = place_referred_to(dispatch, page, all, mention);
	trait->placed = where != 0;
	trait->where = where || share ? where : place_of_headline(dispatch, page);
	if (!where)
		return;
	trait->where_too = second_word(dispatch, page, mention, where);
	trait->around = other_name(dispatch, page, sentence_around(dispatch, mention), where);
}
