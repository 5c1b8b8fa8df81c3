/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact/ alone: a dispatch while its names are looked for (name.c), and where one ends (extent.c).
 */
#ifndef FACT_NAMING_H
#define FACT_NAMING_H

#include "fact/spot.h"

struct naming {
	struct arena *arena;
	struct vocab *vocab;
	const struct lang *lang;
	const struct dispatch *dispatch;
	const struct token *at;
	struct mentions *mentions, *doubtful;
	uint32_t *seen; /* a hash table of the words met, with how in the last bits */
	uint32_t mask;	/* its size less one */
	bool sure;	/* first reading: take only what its capital proves */
};

enum {
	NAMING_CLOSED = 1u << LANG_STOP | 1u << LANG_WEEKDAY | 1u << LANG_MONTH | 1u << LANG_DATE |
			1u << LANG_NUMBER | 1u << LANG_ORDINAL | 1u << LANG_SOURCE |
			1u << LANG_MODIFIER,
	NAMING_KNOWN = 1u << LANG_PLACE | 1u << LANG_ORGANISATION | 1u << LANG_AGENCY
};

enum {
	SEEN_LOWER = 1,
	SEEN_AS_NAME = 2,
	SEEN_ALONE = 4,	   /* as a name of one word, and no "of" behind it */
	SEEN_AS_PLACE = 8, /* behind "at", "near" */
	SEEN_BITS = 4
};

bool naming_was_seen(const struct naming *naming, uint32_t word, uint32_t how);

/* Whether the token is a word with a capital, its bytes, and whether it is the "J" of "J. Roy". */
bool naming_capital(const struct naming *naming, uint32_t i);
uint32_t naming_letters(const struct naming *naming, uint32_t i);
bool naming_initial(const struct naming *naming, uint32_t i, uint32_t last);

/* The length in tokens of the longest known name of these classes at i; 0: none. */
uint32_t naming_known(const struct naming *naming, uint32_t i, uint32_t last, uint32_t classes);

/* Is the word of the calendar at i somebody's name: "Jean-Noël", "April Jones" (christen.c)? */
bool naming_christened(const struct naming *naming, struct range sentence, uint32_t i);

/* Stands a title before the name, in its sentence; or one behind it, after a comma (titled.c)? */
bool naming_has_title(const struct naming *naming, uint32_t first, uint32_t sentence);
bool naming_is_apposed(
	const struct naming *naming, struct range words, const struct range *sentence);

/*
 * The token after the name that begins at first (extent.c). loud: in a headline that capitalises
 * all, where a name goes on only over words known from elsewhere.
 */
uint32_t naming_end(const struct naming *naming, uint32_t first, uint32_t last, bool loud);

#endif
