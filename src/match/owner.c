/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose a figure is, by the name before it in its sentence: an age is of the person named last, a
 * sum or a number of seats of the one who has it.
 *
 *     [Anne Kerloc'h], 31 ans      [Labour] took 262, [the Greens] 30
 *
 * A name behind "in" is a place, and one of those who tell the figure is a source (voice): where.c
 * and verdict.c ask for these.
 */
#include "match/parts.h"

enum { FAR = 14, FAR_OF_AGE = 24, FAR_BEHIND = 8 /* tokens */ };

static bool is_behind_place_word(const struct dispatch *dispatch, const struct mention *name)
{
	return match_follows(dispatch, name, "place-of") != 0;
}

static bool is_voice(const struct mention *mention, const struct mention *name)
{
	return name->tokens.first < mention->voice.last && mention->voice.first < name->tokens.last;
}

static bool may_be_person(const struct mention *name)
{
	return name->name.sort == NAME_PERSON ||
	       (name->name.sort == NAME_OTHER && name->tokens.last - name->tokens.first > 1);
}

static bool may_own(
	const struct dispatch *dispatch, const struct mention *mention, const struct mention *name)
{
	if (name->kind != FACT_NAME || name->name.doubtful)
		return false;
	if (mention->quantity.measure == MEASURE_AGE)
		return name->name.sort == NAME_PERSON || name->name.sort == NAME_OTHER;
	/* Counts are told by persons more often than they are theirs. */
	if (mention->quantity.measure == MEASURE_COUNT && may_be_person(name))
		return false;
	return !is_voice(mention, name) && !is_behind_place_word(dispatch, name);
}

/* "Nine French", "neuf ressortissants français", "UK consumers", by its key; 0: none. */
static uint32_t nation_of(const struct analysis *analysis, const struct page *page,
	const struct dispatch *dispatch, const struct mention *mention)
{
	uint32_t last = mention->tokens.last + 1, i;

	if (last > dispatch->sentences.at[mention->sentence].last)
		last = dispatch->sentences.at[mention->sentence].last;
	for (i = mention->tokens.first; i < last; i++)
		if (page->name[i] &&
			pack_match(lang_names(analysis->lang), &dispatch->tokens, i, i + 1,
				1u << LANG_DEMONYM | 1u << LANG_PLACE, &(struct senses){ NULL, 0 }))
			return page->name[i];
	return 0;
}

/* "France has nine victims, Britain nine, ...", "La Chine a cloué au sol ...". */
static bool opens_item(const struct dispatch *dispatch, const struct mention *name)
{
	uint32_t first = dispatch->sentences.at[name->sentence].first, at = name->tokens.first;

	if (at > first && pack_match_named(dispatch->pack, &dispatch->tokens, at - 1, at, LANG_WORD,
				  "article"))
		at--;
	return at == first || dispatch->tokens.at[at - 1].type != TOKEN_WORD ||
	       pack_match_named(dispatch->pack, &dispatch->tokens, at - 1, at, LANG_WORD, "joint");
}

void match_owner(const struct analysis *analysis, const struct words *words, struct trait *trait)
{
	const struct mention *mention = trait->mention, *name = mention;
	const struct dispatch *dispatch = analysis->dispatches[trait->dispatch];
	const struct mentions *all = &analysis->mentions[trait->dispatch];
	const struct page *page = &words->pages[trait->dispatch];
	uint32_t far = mention->quantity.measure == MEASURE_AGE ? FAR_OF_AGE : FAR, i, n = 0;

	if (mention->quantity.measure == MEASURE_COUNT)
		trait->nation = nation_of(analysis, page, dispatch, mention);
	while (name > all->at && name[-1].sentence == mention->sentence) {
		name--;
		if (mention->tokens.first > name->tokens.last + far)
			return;
		if (name->tokens.last <= mention->tokens.first && may_own(dispatch, mention, name))
			break;
	}
	if (name == mention || name->kind != FACT_NAME || !may_own(dispatch, mention, name))
		return;
	for (i = name->tokens.last; i-- > name->tokens.first && n < MATCH_OWNER_MOST;)
		if (page->name[i])
			trait->owner[n++] = page->name[i];
	if (!trait->nation && mention->quantity.measure == MEASURE_COUNT && n == 1 &&
		name->name.sort == NAME_PLACE && opens_item(dispatch, name))
		trait->nation = trait->owner[0];
}
