/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact/ alone: the attributions of a sentence, "selon la police", "the ministry said". */
#ifndef FACT_ATTRIBUTION_H
#define FACT_ATTRIBUTION_H

#include "fact/finder.h"

enum { ATTRIBUTIONS_MOST = 12 }; /* of a sentence */

struct attribution {
	struct range voice;
	struct range cover;
	uint32_t first, last; /* tokens of the attribution itself */
	bool trailing;
	bool source; /* "selon": no verb */
};

struct attributions {
	struct attribution at[ATTRIBUTIONS_MOST];
	uint32_t n;
	struct range last; /* the voice of the sentence before, for "he" */
};

/* Reads those of finder->sentence; *all holds the ones of the sentence before. */
void attribution_read(const struct finder *finder, struct attributions *all);

/* passage.c: appends the clauses of a sentence that is a passage, where it has several. */
void passage_part(struct finder *finder, uint32_t whole, struct mentions *parts);

/* Words that stand between a verb and its subject: "a-t-il indiqué lundi soir". */
bool attribution_passes(const struct finder *finder, uint32_t i);

/*
 * reported.c: appends what the sentence reports in the desk's own words as somebody's, to be held
 * against what others quote; first_mention: the first of the sentence, sorted.
 */
void reported_find(struct finder *finder, const struct attributions *all,
	const struct mentions *names, uint32_t first_mention, struct mentions *reports);

#endif
