/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact/ alone: one token of a dispatch looked at, for recognisers that are bound to no sentence. */
#ifndef FACT_SPOT_H
#define FACT_SPOT_H

#include "fact/fact.h"

/* Is it this mark? Asked of most tokens, of which most are none. */
bool spot_writes(const struct dispatch *dispatch, uint32_t i, const char *mark);

static inline bool spot_mark(const struct dispatch *dispatch, uint32_t i, const char *mark)
{
	return dispatch->tokens.at[i].type == TOKEN_MARK && spot_writes(dispatch, i, mark);
}

bool spot_glued(const struct dispatch *dispatch, uint32_t i); /* no white space before it */

/* The length of the phrase at i (before last) that has a sense in one of the classes; 0: none. */
uint32_t spot_class(const struct dispatch *dispatch, uint32_t i, uint32_t last, uint32_t classes);

/* Does a word of grammar of that name stand at i? */
static inline bool spot_rule(
	const struct dispatch *dispatch, uint32_t i, uint32_t last, const char *rule)
{
	return pack_match_named(dispatch->pack, &dispatch->tokens, i, last, LANG_WORD, rule) > 0;
}

/* Does the dictionary know the word, and not with a capital? */
bool spot_common(const struct dispatch *dispatch, uint32_t i);

/* Stands a title right before the token: "Judge [Ann] Moss"? */
bool spot_titled(const struct dispatch *dispatch, uint32_t i);

#endif
