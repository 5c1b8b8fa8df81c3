/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Slips of the pen that two dispatches share: a plural behind an article of the singular ("la
 * violences"). Nobody makes the same one twice, so it tells of copy where little else is left of
 * it. That the noun is a plural shows in the dossier itself, which has it without its s.
 */
#include "match/parts.h"

#include <string.h>

enum { LETTERS_LEAST = 7 }; /* of the noun: "le pays", "un procès" have an s of their own */

static struct bytes written(const struct dispatch *dispatch, uint32_t i)
{
	struct span span = dispatch->tokens.at[i].span;

	return (struct bytes){ dispatch->text + span.start, span_length(span) };
}

static bool is_plural_alone(const struct dispatch *dispatch, uint32_t i)
{
	const struct token *at = dispatch->tokens.at;
	struct bytes noun = written(dispatch, i + 1);

	return at[i].type == TOKEN_WORD && at[i + 1].type == TOKEN_WORD &&
	       !(at[i + 1].flags & TOKEN_CAPITAL) && noun.n >= LETTERS_LEAST &&
	       noun.at[noun.n - 1] == 's' &&
	       pack_match_named(
		       dispatch->pack, &dispatch->tokens, i, i + 1, LANG_WORD, "singular") == 1;
}

static bool holds_singular(const struct dispatch *dispatch, struct bytes plural)
{
	uint32_t i;

	for (i = 0; i < dispatch->tokens.n; i++) {
		struct bytes word = written(dispatch, i);

		if (word.n + 1 == plural.n && !memcmp(word.at, plural.at, word.n))
			return true;
	}
	return false;
}

static bool holds_pair(const struct dispatch *dispatch, uint32_t first, uint32_t second)
{
	uint32_t i;

	for (i = 0; i + 1 < dispatch->tokens.n; i++)
		if (dispatch->tokens.at[i].word == first &&
			dispatch->tokens.at[i + 1].word == second)
			return true;
	return false;
}

const char *match_slip(struct arena *arena, const struct analysis *analysis, uint32_t a, uint32_t b)
{
	const struct dispatch *x = analysis->dispatches[a], *y = analysis->dispatches[b];
	const struct token *at = x->tokens.at;
	uint32_t i;

	for (i = 0; x->pack == y->pack && i + 1 < x->tokens.n; i++)
		if (is_plural_alone(x, i) && holds_pair(y, at[i].word, at[i + 1].word) &&
			(holds_singular(x, written(x, i + 1)) ||
				holds_singular(y, written(x, i + 1))))
			return text_make_safe(arena, x->text + at[i].span.start,
				at[i + 1].span.end - at[i].span.start);
	return NULL;
}
