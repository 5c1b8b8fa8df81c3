/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match/ alone: words held against words. */
#ifndef MATCH_WORDING_H
#define MATCH_WORDING_H

#include "match/match.h"

enum rule wording_judge_quotes(const struct mention *a, const struct mention *b, const struct dispatch *da,
	const struct dispatch *db);
enum rule wording_judge_passages(const struct mention *a, const struct mention *b,
	const struct dispatch *da, const struct dispatch *db);

#endif
