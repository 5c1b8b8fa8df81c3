/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact/ alone: how it is found out what quantities count. */
#ifndef FACT_COUNTED_H
#define FACT_COUNTED_H

#include "fact/finder.h"

static inline bool is_quantity(const struct mention *mention)
{
	return mention->kind == FACT_QUANTITY;
}

/* Those of none.c know already. */
static inline bool is_counted(const struct mention *mention)
{
	return is_quantity(mention) && mention->quantity.measure == MEASURE_COUNT &&
	       mention->quantity.relation != RELATION_UNKNOWN &&
	       !(mention->quantity.number == 0 && mention->quantity.event);
}

/* The token where the mention behind the i-th of them begins, or the sentence ends. */
static inline uint32_t next_mention(const struct finder *finder, uint32_t i)
{
	return i + 1 < finder->mentions.n ? finder->mentions.at[i + 1].tokens.first
					  : finder->sentence.last;
}

static inline void mention_grow(const struct finder *finder, struct mention *mention, uint32_t last)
{
	mention->tokens.last = last;
	mention->span.end = peek_token(finder, last - 1)->span.end;
}

/* event.c: what befell them, a concept or 0 -------------------------------------------------- */

/* The event that the lexicon's verb at i tells, and the tokens of the verb. */
const struct sense *event_verb(const struct finder *finder, uint32_t i, uint32_t *n);

/* The verb to the right of token `from`, and the token after it; the sentence's mentions begin at
 * first. */
uint16_t event_right(
	const struct finder *finder, uint32_t first_mention, uint32_t from, uint32_t *at);

/* The verb that governs them, at most so many tokens before token `to`. */
uint16_t event_left(
	const struct finder *finder, uint32_t first_mention, uint32_t to, uint32_t reach);

/* The noun to the left, in the clause: "le décès de 123 personnes", "the death toll rose to 53
 * people". */
uint16_t event_noun(const struct finder *finder, const struct mention *mention);
/* "damaged [or destroyed]", at the token behind the verb: either befell them, which are two. */
bool event_is_either(const struct finder *finder, uint16_t event, uint32_t at);
/* "the cancellation of 400 flights": the noun right before them. */
uint16_t event_deed(const struct finder *finder, const struct mention *mention);
/* "15 [injured] workers": a participle before the noun, where nouns come last. */
uint16_t event_attribute(const struct finder *finder, const struct mention *mention);
bool event_ends_clause(const struct finder *finder, uint32_t at);

/* befall.c: whether what befell fits what is counted ------------------------------------------ */

/* An event of things told of people. */
bool befall_things(const struct finder *finder, const struct quantity *quantity);
/* The narrower event that the mention's own words tell; those lightly hurt beside others. */
void befall_narrow(struct finder *finder, uint32_t first, struct mention *mention);
void befall_slight(struct finder *finder, uint32_t first, uint32_t index);
/* Those against, beside others in favour. */
void befall_nay(struct finder *finder, uint32_t first, uint32_t index);
/* Drops or changes an event that cannot befall what is counted. */
void befall_settle(struct finder *finder, struct mention *mention);
/* "[neuf] ont brûlé": what befell them if they are things, where the word says either; or 0. */
uint16_t befall_other(const struct finder *finder, const struct mention *mention, uint16_t event);
/* "un séisme de 7,1": takes it for the magnitude. */
/* "sept voitures", where trains are told of. */
void befall_rail(const struct finder *finder, struct mention *mention);
bool befall_quake(const struct finder *finder, struct quantity *quantity);
/* "a 6.2", where a quake is told of. */
bool befall_shock(const struct finder *finder, struct mention *mention);

/* ages.c: ages told together -------------------------------------------------------------------- */

/* The mention and the next are ages, where a word before them says so of years. */
void ages_take(const struct finder *finder, struct mention *mention);
/* Two mentions, of which the second may be an age like the first; and the two ends of the ages of a
 * group. */
void ages_join(const struct finder *finder, struct mention *a, struct mention *b, bool joined);
/* "le plus jeune avait 19 ans" */
bool ages_is_end(const struct finder *finder, const struct mention *mention);

/* antecedent.c: what a number without a noun counts, where a word says that it was told before -- */

/* "No arrests on Saturday, a day after 217 were made": takes the deeds told of before. */
bool antecedent_deeds(const struct finder *finder, struct mention *mention);
/* Takes the only noun in the plural of the sentence before. */
bool antecedent_named(const struct finder *finder, struct mention *mention);
bool antecedent_take(struct finder *finder, uint32_t first, uint32_t index);

/* others.c: takes what the number before counts, for "three others", "dont trois menacées". */
void share_others(const struct finder *finder, uint32_t first, uint32_t index);

/* share.c: what numbers that stand together have in common ------------------------------------ */

/* Takes all but the value. */
void share_same(struct mention *mention, const struct mention *from);
/* Neither is more than so many times the other. */
static inline bool share_is_like(const struct mention *a, const struct mention *b, double times)
{
	double x = a->quantity.number, y = b->quantity.number;

	return x > 0 && y > 0 && x <= times * y && y <= times * x;
}

/* Takes noun and measure from the number before or behind, where the mention has none. */
bool share_take(const struct finder *finder, uint32_t first, uint32_t index);
bool share_gapped(const struct finder *finder, uint32_t first, uint32_t index);
void share_all(struct finder *finder, uint32_t first);

/* they.c: takes what was told of before, where somebody counts "them" --------------------------- */

bool share_they(const struct finder *finder, uint32_t index);

/* scale.c: takes measure and millions of the number before, where it goes on with another ------- */

bool share_scale(const struct finder *finder, uint32_t index);

/* sum.c: takes a bare number for money, where money is told of ---------------------------------- */

bool share_money(const struct finder *finder, uint32_t index);

#endif
