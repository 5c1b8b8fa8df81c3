/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below a photograph, told by the credit that it begins or ends with. */
#include "dispatch/look.h"

/* A photograph's credit that runs from token i to the block's end. */
static bool is_photo_credit(const struct looking *at, uint32_t i)
{
	uint32_t n;

	if (mark_at(at, i, "©"))
		return true;
	n = match_rule(at->dispatch, i, at->last, RULE_VIA);
	if (n)
		return rule_at(at, i + n, RULE_AGENCY) || rule_at(at, i + n, RULE_PHOTO);
	n = match_rule(at->dispatch, i, at->last, RULE_AGENCY);
	if (n && mark_at(at, i + n, "/"))
		return true;
	if (n && rule_at(at, i + n, RULE_PHOTO))
		return true;
	n = match_rule(at->dispatch, i, at->last, RULE_PHOTO);
	if (n && mark_at(at, i + n, ":"))
		return true;
	return mark_at(at, i, "/") &&
	       (rule_at(at, i + 1, RULE_AGENCY) || rule_at(at, i + 1, RULE_PHOTO)) &&
	       !ends_with_stop(at);
}

static bool ends_in_photo_credit(const struct looking *at)
{
	uint32_t i = at->last > at->first + 12 ? at->last - 12 : at->first;

	for (; i < at->last; i++)
		if (is_photo_credit(at, i))
			return !is_stop(at, at->last - 1);
	return false;
}

/* "Getty - Contributor The building ...", "EPA The building ...", "FILE - The building ..." */
static bool begins_with_photo(const struct looking *at)
{
	uint32_t n = match_rule(at->dispatch, at->first, at->last, RULE_PHOTO);
	uint32_t next = at->first + n;

	if (!n)
		return false;
	if (n >= 2 && mark_at(at, next, ",")) /* "Image caption, The building ..." */
		return true;
	return next == at->last || is_dash(at->dispatch, next) || mark_at(at, next, ":") ||
	       mark_at(at, next, "/") || (at->index && is_capital(at, next) && !ends_with_stop(at));
}

/* "Reuters The building ..." */
static bool begins_with_agency(const struct looking *at)
{
	uint32_t n = match_rule(at->dispatch, at->first, at->last, RULE_AGENCY);

	return n && is_capital(at, at->first + n) && !ends_with_stop(at) && words_of(at) > 6;
}

bool is_caption(const struct looking *at)
{
	return (flags_of(at) & PIECE_IMAGE) || begins_with_photo(at) || ends_in_photo_credit(at) ||
	       (at->index && begins_with_agency(at));
}
