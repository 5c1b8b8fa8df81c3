/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match/ alone: whose a figure is, as whose.c finds it and owner.c compares it. */
#ifndef MATCH_WHOSE_H
#define MATCH_WHOSE_H

#include "match/feature.h"

/* Who it is: a bearer's number, or the word that is a known place's key; what is known of him above
 * it. */
enum {
	WHOSE_COUNTRY = 1u << 28,
	WHOSE_KNOWN = 1u << 29,
	WHOSE_SORT = 30, /* from this bit on: enum name_sort */
};

/* A place by its key in the table of names. */
uint32_t whose_known(const struct analysis *analysis, const char *key);

#endif
