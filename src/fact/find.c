/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mentions, sentence by sentence. At each token the recognisers are asked in the order of their
 * table, and the first that finds something has its tokens; what a quantity counts is looked for
 * when all mentions of the sentence are known, since one bounds another.
 */
#include "fact/finder.h"
#include "fact/name.h"

#include <stdlib.h>
#include <string.h>

static uint32_t step_over_decoy(struct finder *finder, uint32_t i)
{
	return decoy_find(finder, i);
}

static const struct recogniser {
	const char *name;
	uint32_t classes; /* it may begin at a phrase of one of these, */
	bool digits;	  /* or at digits, */
	bool marks;	  /* or at a mark (an apostrophe of the '90s) */
	uint32_t (*find)(struct finder *, uint32_t);
} recognisers[] = {
	{ "age", 0, true, false, age_find },
	{ "age in a word", 1u << LANG_WORD, false, false, age_worded },
	{ "time", 1u << LANG_NUMBER | 1u << LANG_FRACTION | 1u << LANG_WORD | 1u << LANG_DAYPART,
		true, false, time_find },
	{ "score", 0, true, false, score_find },
	{ "intensity", 0, true, false, intensity_find },
	{ "decoy", 0, true, false, step_over_decoy },
	{ "date",
		1u << LANG_MONTH | 1u << LANG_WEEKDAY | 1u << LANG_DATE | 1u << LANG_ORDINAL |
			1u << LANG_WORD,
		true, true, date_find },
	{ "unknown", 1u << LANG_WORD, false, false, unknown_find },
	{ "none", 1u << LANG_WORD, false, false, none_find },
	{ "quantity",
		1u << LANG_NUMBER | 1u << LANG_COLLECTIVE | 1u << LANG_FRACTION |
			1u << LANG_MODIFIER | 1u << LANG_RANGE | 1u << LANG_CURRENCY,
		true, false, quantity_find },
};

const char *fact_kind_name(enum fact_kind kind)
{
	static const char *const names[FACT_KINDS] = {
		[FACT_QUANTITY] = "quantity",
		[FACT_DATE] = "date",
		[FACT_NAME] = "name",
		[FACT_QUOTE] = "quote",
		[FACT_PASSAGE] = "passage",
	};

	return names[kind];
}

const char *fact_name_sort(enum name_sort sort)
{
	static const char *const names[] = {
		[NAME_OTHER] = "other",
		[NAME_PERSON] = "person",
		[NAME_PLACE] = "place",
		[NAME_ORGANISATION] = "organisation",
	};

	return names[sort];
}

const char *fact_quote_form(enum quote_form form)
{
	static const char *const names[] = {
		[QUOTE_DIRECT] = "direct",
		[QUOTE_PARTIAL] = "partial",
		[QUOTE_WORD] = "word",
		[QUOTE_INDIRECT] = "indirect",
	};

	return names[form];
}

struct mention *mention_add(struct finder *finder, enum fact_kind kind, struct range tokens)
{
	struct mention *mention = vec_push(finder->arena, &finder->mentions);

	/* On clean ground: a mention folded away before may have stood here. */
	*mention = (struct mention){ .kind = kind, .tokens = tokens };
	mention->span = (struct span){ peek_token(finder, tokens.first)->span.start,
		peek_token(finder, tokens.last - 1)->span.end };
	mention->sentence = finder->sentence_at;
	mention->block = finder->block_at;
	mention->clause = clause_around(finder, tokens);
	return mention;
}

static bool may_begin(
	const struct recogniser *recogniser, const struct token *token, uint32_t classes)
{
	return (classes & recogniser->classes) ||
	       (token->type == TOKEN_NUMBER && recogniser->digits) ||
	       (token->type == TOKEN_MARK && recogniser->marks);
}

/* A word in capitals may begin a phrase that the file has in small letters, or in roman numerals.
 */
static uint32_t classes_at(const struct finder *finder, uint32_t i)
{
	const struct token *token = peek_token(finder, i);
	uint32_t classes = peek_hints(finder, i)->classes;

	return token->type == TOKEN_WORD && token->flags & TOKEN_CAPITAL ? classes | 1u << LANG_WORD
									 : classes;
}

static uint32_t recognise(struct finder *finder, uint32_t i)
{
	const struct token *token = peek_token(finder, i);
	uint32_t classes = classes_at(finder, i), last, k;

	for (k = 0; k < sizeof recognisers / sizeof *recognisers; k++) {
		if (!may_begin(&recognisers[k], token, classes))
			continue;
		last = recognisers[k].find(finder, i);
		if (last > i)
			return last;
	}
	return i + 1;
}

static void find_in_sentence(struct finder *finder)
{
	uint32_t i = finder->sentence.first, first = finder->mentions.n;

	while (i < finder->sentence.last)
		i = recognise(finder, i);
	counted_find(finder, first);
	again_fold(finder, first);
	change_find(finder, first);
}

static void name_realms(struct finder *finder)
{
	static const char *const names[REALMS] = {
		[REALM_PEOPLE] = "people",
		[REALM_THINGS] = "things",
		[REALM_PLACES] = "places",
		[REALM_ACTS] = "acts",
		[REALM_SUMS] = "sums",
		[REALM_RATES] = "rates",
		[REALM_MEASURES] = "measures",
		[REALM_SPANS] = "spans",
	};
	enum realm realm;

	for (realm = REALM_PEOPLE; realm < REALMS; realm++)
		finder->realms[realm] = lang_concept_id(finder->lang, names[realm]);
}

static int by_place(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return x->kind < y->kind ? -1 : x->kind > y->kind;
}

/* "Noël Marchal", "rue du 11-Novembre": what stands in a name dates nothing. */
static void drop_named_dates(struct finder *finder, const struct mentions *names)
{
	uint32_t i, n = 0, k = 0;

	for (i = 0; i < finder->mentions.n; i++) {
		const struct mention *mention = &finder->mentions.at[i];

		while (k < names->n && names->at[k].tokens.last <= mention->tokens.first)
			k++;
		if (mention->kind == FACT_DATE && k < names->n &&
			names->at[k].tokens.first <= mention->tokens.first &&
			names->at[k].tokens.last >= mention->tokens.last)
			continue;
		finder->mentions.at[n++] = *mention;
	}
	finder->mentions.n = n;
}

/* Names, who says what, and the sentences themselves, among the figures by place. */
static void find_speech(struct finder *finder)
{
	struct mentions names = { 0 }, doubtful = { 0 };
	uint32_t i;

	name_find(finder->arena, finder->vocab, finder->lang, finder->dispatch, &names, &doubtful);
	drop_named_dates(finder, &names);
	for (i = 0; i < names.n; i++)
		*vec_push(finder->arena, &finder->mentions) = names.at[i];
	quote_find(finder->arena, finder->vocab, finder->lang, finder->dispatch, &names,
		&finder->mentions);
	passage_find(finder->arena, finder->dispatch, &finder->mentions);
	if (finder->mentions.n)
		qsort(finder->mentions.at, finder->mentions.n, sizeof *finder->mentions.at,
			by_place);
	voice_find(finder, &names);
	for (i = 0; i < doubtful.n; i++)
		*vec_push(finder->arena, &finder->mentions) = doubtful.at[i];
}

struct finder finder_of(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch)
{
	struct finder finder = { .arena = arena,
		.vocab = vocab,
		.lang = lang,
		.dispatch = dispatch,
		.pack = dispatch->pack,
		.tokens = &dispatch->tokens,
		.text = dispatch->text };

	finder.hints = pack_hints(arena, finder.pack, finder.tokens);
	name_realms(&finder);
	return finder;
}

static void find_in_blocks(struct finder *finder)
{
	const struct dispatch *dispatch = finder->dispatch;
	const struct block *block;
	uint32_t i, first;

	for (i = 0; i < dispatch->blocks.n; i++) {
		block = &dispatch->blocks.at[i];
		if (block->kind == BLOCK_LINK || block->kind == BLOCK_RULE)
			continue;
		finder->block_at = i;
		first = finder->mentions.n;
		for (finder->sentence_at = block->sentences.first;
			finder->sentence_at < block->sentences.last; finder->sentence_at++) {
			finder->sentence = dispatch->sentences.at[finder->sentence_at];
			find_in_sentence(finder);
		}
		stamp_drop(finder, first, block);
	}
}

/* Lists grow, and leave behind what they outgrew: only what was found in the end is kept. */
struct mentions fact_find(struct arena *arena, struct arena *scratch, struct vocab *vocab,
	const struct lang *lang, const struct dispatch *dispatch, bool parts)
{
	struct finder finder = finder_of(scratch, vocab, lang, dispatch);
	struct mentions kept = { 0 };

	finder.parts = parts;
	find_in_blocks(&finder);
	find_speech(&finder);
	if (finder.mentions.n) {
		vec_reserve(arena, &kept, finder.mentions.n);
		kept.n = finder.mentions.n;
		memcpy(kept.at, finder.mentions.at, kept.n * sizeof *kept.at);
		again_keep(arena, &kept);
	}
	return kept;
}
