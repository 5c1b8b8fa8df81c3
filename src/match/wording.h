/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match/ alone: words held against words. */
#ifndef MATCH_WORDING_H
#define MATCH_WORDING_H

#include "match/parts.h"

/* The words of the tokens in the range; what lies beyond so many is left out. */
const struct wording *wording_read(struct arena *arena, const struct page *page,
	const struct dispatch *dispatch, struct range range);

/* Whether the words of the one stand in the other, as they are and in one piece. */
bool wording_holds(const struct wording *all, const struct wording *part);

/* Whether two people are said to have said it; a word or two may be anybody's. */
bool wording_by_others(const struct trait *a, const struct trait *b, const struct dispatch *da,
	const struct dispatch *db);

enum rule wording_judge_quotes(const struct trait *a, const struct trait *b,
	const struct dispatch *da, const struct dispatch *db);
enum rule wording_judge_passages(const struct trait *a, const struct trait *b,
	const struct dispatch *da, const struct dispatch *db);

#endif
