/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact/ alone: a dispatch while its quotations are looked for (quote.c), and their marks (marks.c).
 */
#ifndef FACT_QUOTING_H
#define FACT_QUOTING_H

#include "fact/spot.h"

struct scan {
	struct arena *arena;
	struct vocab *vocab;
	const struct lang *lang;
	const struct dispatch *dispatch;
	const struct token *at;
	const struct mentions *names;
	struct mentions *mentions;
	struct range
		last_speaker; /* of the attribution met last, for pronouns and bare quotations */
	struct map *surnames; /* word ids with which names of two words end */
	uint32_t open;	      /* the first mention of a speech that goes on over paragraphs; */
	bool goes_on;	      /* whether one does */
};

struct quote_marks {
	const char *open, *shut;
	const char *also; /* what typists mix up with shut, or NULL */
	bool nests; /* apart from apostrophes: a straight or single mark must fit its surroundings
		     */
};

/* The table of marks, whose rows the functions below number. */
const struct quote_marks *quoting_pairs(void);

/* The row whose mark opens a quotation at the token, or -1. */
int quoting_opener(const struct scan *scan, uint32_t i, struct range block);

/* The mark that closes the one at first, of row p; block.last where none does. */
uint32_t quoting_closer(const struct scan *scan, uint32_t first, int p, struct range block);

#endif
