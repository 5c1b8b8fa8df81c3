/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below a photograph, told by the credit that it begins or ends with. */
#include "dispatch/look.h"

enum { TAIL = 12 }; /* tokens that a credit may take at the end */

/* A photograph's credit that runs from token i to the block's end. */
static bool is_photo_credit(const struct looking *at, uint32_t i)
{
	uint32_t n;

	if (look_mark(at, i, "©"))
		return true;
	n = words_match(at->dispatch, i, at->last, SIGN_VIA);
	if (n)
		return look_rule(at, i + n, SIGN_AGENCY) || look_rule(at, i + n, SIGN_PHOTO);
	n = words_match(at->dispatch, i, at->last, SIGN_AGENCY);
	if (n && look_mark(at, i + n, "/"))
		return true;
	if (n && look_rule(at, i + n, SIGN_PHOTO))
		return true;
	n = words_match(at->dispatch, i, at->last, SIGN_PHOTO);
	if (n && look_mark(at, i + n, ":"))
		return true;
	return look_mark(at, i, "/") &&
	       (look_rule(at, i + 1, SIGN_AGENCY) || look_rule(at, i + 1, SIGN_PHOTO)) &&
	       !look_is_stopped(at);
}

static bool ends_in_photo_credit(const struct looking *at)
{
	uint32_t i = at->last > at->first + TAIL ? at->last - TAIL : at->first;

	if (look_stop(at, at->last - 1))
		return false;
	while (i < at->last && !is_photo_credit(at, i))
		i++;
	return i < at->last;
}

/* "Getty - Contributor The building ...", "EPA The building ...", "FILE - The building ..." */
static bool begins_with_photo(const struct looking *at)
{
	uint32_t n = words_match(at->dispatch, at->first, at->last, SIGN_PHOTO);
	uint32_t next = at->first + n;

	if (!n)
		return false;
	if (n >= 2 && look_mark(at, next, ",")) /* "Image caption, The building ..." */
		return true;
	return next == at->last || words_is_dash(at->dispatch, next) || look_mark(at, next, ":") ||
	       look_mark(at, next, "/") ||
	       (at->index && look_capital(at, next) && !look_is_stopped(at));
}

/* "Reuters The building ..." */
static bool begins_with_agency(const struct looking *at)
{
	uint32_t n = words_match(at->dispatch, at->first, at->last, SIGN_AGENCY);

	return n && look_capital(at, at->first + n) && !look_is_stopped(at) && look_words(at) > 6;
}

bool caption_is(const struct looking *at)
{
	return (look_flags(at) & PIECE_IMAGE) || begins_with_photo(at) ||
	       ends_in_photo_credit(at) || (at->index && begins_with_agency(at));
}
