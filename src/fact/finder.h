/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fact/ alone: a dispatch while its mentions are found, and what the recognisers share.
 * Recognisers work on tokens of one sentence: they begin at token i and never look at or beyond
 * sentence.last, nor before sentence.first.
 */
#ifndef FACT_FINDER_H
#define FACT_FINDER_H

#include "fact/fact.h"

/* The classes at the top of the chains of concepts. */
enum realm {
	REALM_NONE,
	REALM_PEOPLE,
	REALM_THINGS,
	REALM_PLACES,
	REALM_ACTS,
	REALM_SUMS,
	REALM_RATES,
	REALM_MEASURES,
	REALM_SPANS,
	REALMS
};

struct finder {
	struct arena *arena;
	struct vocab *vocab;
	const struct lang *lang;
	const struct dispatch *dispatch;
	const struct pack *pack;
	const struct tokens *tokens;
	const char *text;
	struct range sentence;
	uint32_t sentence_at, block_at; /* indices */
	struct mentions mentions;
	uint16_t realms[REALMS];       /* concept ids */
	const struct pack_hint *hints; /* by token */
	bool parts;		       /* clauses are wanted */
};

/* peek.c: one token, and what the language says of it ---------------------------------------------
 */

static inline const struct token *peek_token(const struct finder *finder, uint32_t i)
{
	return &finder->tokens->at[i];
}

/* Of the sentence. */
static inline bool peek_inside(const struct finder *finder, uint32_t i)
{
	return i >= finder->sentence.first && i < finder->sentence.last;
}

/* No white space stands before it. */
static inline bool peek_glued(const struct finder *finder, uint32_t i)
{
	return i > finder->sentence.first && i < finder->sentence.last &&
	       !(peek_token(finder, i)->flags & TOKEN_SPACED);
}

static inline bool peek_number(const struct finder *finder, uint32_t i)
{
	return peek_inside(finder, i) && peek_token(finder, i)->type == TOKEN_NUMBER;
}

static inline bool peek_word(const struct finder *finder, uint32_t i)
{
	return peek_inside(finder, i) && peek_token(finder, i)->type == TOKEN_WORD;
}

static inline bool peek_mark(const struct finder *finder, uint32_t i)
{
	return peek_inside(finder, i) && peek_token(finder, i)->type == TOKEN_MARK;
}

/* The character of a mark, else 0. */
uint32_t peek_character(const struct finder *finder, uint32_t i);

static inline uint32_t peek_sign(const struct finder *finder, uint32_t i)
{
	return peek_mark(finder, i) ? peek_character(finder, i) : 0;
}

bool peek_capital(const struct finder *finder, uint32_t i); /* and not because a sentence begins */
bool peek_hyphen(const struct finder *finder, uint32_t i);  /* any dash, glued to what is before */
bool peek_plural(const struct finder *finder, uint32_t i);  /* [endings] plural */

/* Value of a digit token of at most 15 digits, -1 for others; how many digits. */
double peek_value(const struct finder *finder, uint32_t i);
uint32_t peek_digits(const struct finder *finder, uint32_t i);

/*
 * Tokens of the phrase of [grammar] (or of [ranges]) with that name at i, or 0; the first sense of
 * a class at i, or NULL, and the tokens of its phrase. Asked many times a token: the look at what
 * stands there at all is made here, and folds into a few instructions for a literal name.
 */
uint32_t peek_named(const struct finder *finder, uint32_t i, enum lang_class class,
	const char *name, uint64_t bit); /* pack_name_bit() of the name */
const struct sense *peek_phrase(
	const struct finder *finder, uint32_t i, enum lang_class class, uint32_t *n);

static inline const struct pack_hint *peek_hints(const struct finder *finder, uint32_t i)
{
	static const struct pack_hint none;

	return peek_inside(finder, i) ? &finder->hints[i] : &none;
}

static inline uint32_t peek_grammar(const struct finder *finder, uint32_t i, const char *name)
{
	const uint64_t bit = pack_name_bit(name);

	return peek_hints(finder, i)->names & bit ? peek_named(finder, i, LANG_WORD, name, bit) : 0;
}

static inline uint32_t peek_range(const struct finder *finder, uint32_t i, const char *name)
{
	const uint64_t bit = pack_name_bit(name);

	return peek_hints(finder, i)->names & bit ? peek_named(finder, i, LANG_RANGE, name, bit)
						  : 0;
}

static inline const struct sense *peek_sense(
	const struct finder *finder, uint32_t i, enum lang_class class, uint32_t *n)
{
	*n = 0;
	return peek_hints(finder, i)->classes & 1u << class ? peek_phrase(finder, i, class, n)
							    : NULL;
}

/* pack_match() up to the end of the sentence. */
static inline uint32_t peek_senses(
	const struct finder *finder, uint32_t i, uint32_t classes, struct senses *senses)
{
	return peek_hints(finder, i)->classes & classes
		       ? pack_match(finder->pack, finder->tokens, i, finder->sentence.last, classes,
				 senses)
		       : 0;
}

bool peek_ends(const struct finder *finder, uint32_t i, const char *kind); /* pack_ends */

/* A word too common to be a noun, and no adjective. */
bool peek_stop(const struct finder *finder, uint32_t i);

/* The same for a phrase that ends before token i; *n tokens. */
bool peek_before(const struct finder *finder, uint32_t i, const char *name, uint32_t *n);

/* The tokens without the marks and joining signs at their ends. */
struct range peek_trim(const struct finder *finder, struct range tokens);

uint32_t peek_stem(const struct finder *finder, uint32_t i);
enum realm peek_realm(const struct finder *finder, uint16_t concept);

/* numeral.c -------------------------------------------------------------------------------------
 */

struct numeral {
	double value;
	double other; /* where the digits may be read another way ("2,030"): that value; else 0 */
	uint32_t first, last; /* tokens, last exclusive */
	bool digits;	      /* begins with digits */
	bool bare;	      /* nothing but one run of digits, or one noun ("dozen") */
	bool scaled;	      /* million, milliard ... */
	bool collective;      /* "une dizaine": about */
	bool plural;	      /* "des dizaines": an order of magnitude */
	bool fraction;	      /* "deux tiers" */
	bool article;	      /* "un", "one": perhaps no number */
};

/* The numeral that begins at token i; false where there is none. */
bool numeral_read(const struct finder *finder, uint32_t i, struct numeral *numeral);
bool digits_read(const struct finder *finder, uint32_t i, struct numeral *numeral);
bool words_read(const struct finder *finder, uint32_t i, struct numeral *numeral);

/* compound.c: adds what is told at `at` in the next smaller unit; the token behind it, or at. */
uint32_t compound_read(
	const struct finder *finder, uint32_t at, const char *unit, struct numeral *numeral);
/* "5'10\"": the inches at the mark that stands for feet; the token behind them, or 0. */
uint32_t feet_read(const struct finder *finder, uint32_t at, struct numeral *numeral);
bool unit_written(
	const struct finder *finder, uint32_t i, const struct sense *unit); /* in the right case */
uint32_t scale_read(const struct finder *finder, uint32_t i,
	double *scale); /* "bn", "k", glued or before money */

/* clause.c --------------------------------------------------------------------------------------
 */

enum tense { TENSE_NONE, TENSE_PAST, TENSE_FUTURE };

/* The clause around the tokens. */
struct range clause_around(const struct finder *finder, struct range tokens);
enum tense clause_tense(const struct finder *finder, struct range clause, struct range at);
/* "The bill, [presented] on 14 March, will ...": a deed done, told between commas. */
bool clause_done_aside(const struct finder *finder, struct range clause, struct range at);
uint16_t clause_event(const struct finder *finder, struct range clause, struct range at);
uint32_t clause_verb(const struct finder *finder, struct range clause,
	struct range at); /* token plus one, or 0 */

/* counted.c -------------------------------------------------------------------------------------
 */

/* A noun phrase: its head and what the lexicon knows of it. */
struct noun {
	struct range tokens; /* all of it, with its complement */
	uint32_t head;	     /* token of its head; tokens.last where there is none */
	uint16_t counted, event;
	bool weak, container;
	uint64_t populations;
};

void noun_take(const struct finder *finder, const struct noun *noun, struct quantity *quantity);
bool noun_read(const struct finder *finder, uint32_t i, uint32_t last, struct noun *noun);
/* Whether several of a thing are told by the word, by a plural mostly; and by the noun. */
bool noun_may_be_many(const struct finder *finder, uint32_t i);
bool noun_fits_many(const struct finder *finder, const struct noun *noun);
bool noun_is_person(const struct finder *finder, uint32_t at); /* the word before token at */
bool noun_is_plural(const struct finder *finder, uint32_t at); /* and is of several */
uint64_t populations_in(const struct finder *finder, struct range range);

/* "dont un grièvement", "one of them critically": one of several, and what befell him. */
bool event_singles_out(const struct finder *finder, uint32_t first, uint32_t last);
bool event_has_victim(const struct finder *finder, const struct noun *noun); /* "un soldat tué" */

/* Fills in what the quantities of the sentence count, once all its mentions are found. */
void counted_find(struct finder *finder, uint32_t first_mention);

/* quantity.c: over what loosens a number from behind, "ou plus", "at most". */
uint32_t quantity_loosened(const struct finder *finder, uint32_t at, enum relation *relation);

/* amount.c: the same for what is measured; and a measure that stands before its number. */
void amount_find(struct finder *finder, struct mention *mention,
	uint32_t next); /* next: the mention behind */
bool amount_names(const struct finder *finder, struct mention *mention);
bool amount_is_bare(const struct finder *finder, uint32_t at); /* "magnitude", "category" */
uint32_t amount_behind(const struct finder *finder, uint32_t at, struct noun *noun);

/* dollar.c: whether the n tokens of a currency name dollars of no country; where the country stands
 * behind the amount ("$4 million Canadian"), the token after it, or at, and the currency. */
bool dollar_bare(const struct finder *finder, uint32_t at, uint32_t n);
uint32_t dollar_country(
	const struct finder *finder, uint32_t at, const char **currency, bool *bare);

/* again.c: what tells the amount before it again in another unit becomes part of that. */
void again_fold(struct finder *finder, uint32_t first);
void again_keep(struct arena *arena, struct mentions *mentions); /* in another arena */

/* recognisers: the token after what they found at i, or 0
 * ------------------------------------------ */

uint32_t age_find(struct finder *finder, uint32_t i);
uint32_t age_worded(struct finder *finder, uint32_t i); /* "un sexagénaire" */
uint32_t score_find(struct finder *finder, uint32_t i);
uint32_t intensity_find(struct finder *finder, uint32_t i);
uint32_t decoy_find(const struct finder *finder, uint32_t i);
uint32_t decoy_score(const struct finder *finder, uint32_t i); /* "3-2", no range of things */
bool decoy_modifier(const struct finder *finder, uint32_t i);  /* "took over 18 months ago" */
uint32_t time_find(struct finder *finder, uint32_t i);
uint32_t date_find(struct finder *finder, uint32_t i);
uint32_t unknown_find(struct finder *finder, uint32_t i);
uint32_t none_find(struct finder *finder, uint32_t i);
uint32_t quantity_find(struct finder *finder, uint32_t i);

/* A time of day at digits i; the token after it, or 0. */
uint32_t clock_read(const struct finder *finder, uint32_t i);

/* find.c: for a dispatch, at no sentence yet. */
struct finder finder_of(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch);

/* Appends a mention of these tokens with its place filled in. */
struct mention *mention_add(struct finder *finder, enum fact_kind kind, struct range tokens);

/* interval.c */
enum relation relation_named(const char *name);
void interval_of(const struct numeral *numeral, enum relation relation, struct quantity *quantity);

/* rate.c: what the amount that ends before token at is reckoned by; the token after it, or at. */
uint32_t rate_read(const struct finder *finder, uint32_t at, struct quantity *quantity);
void rate_sign(const struct finder *finder, struct mention *mention);	/* "minus 20 degrees" */
void rate_before(const struct finder *finder, struct mention *mention); /* "each day costs ..." */

/* change.c: which counts of the sentence are former ones, "up from 23". */
void change_find(struct finder *finder, uint32_t first_mention);

/* voice.c: who vouches for each figure and date, and what casts doubt on it; once quotations are
 * found. Appends the indirect ones. */
void voice_find(struct finder *finder, const struct mentions *names);

/* stamp.c: drops the dates of a block that tell when the dispatch was sent; the block's mentions
 * begin at first. */
void stamp_drop(struct finder *finder, uint32_t first, const struct block *block);

/* year.c: whether the bare digits at i are a year, and which. */
bool year_read(const struct finder *finder, uint32_t i);

#endif
