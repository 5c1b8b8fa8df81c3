/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose dollars they are. Most desks mean those of the United States by "$", but a paper of Ottawa or
 * Wellington means its own; who tells both marks one of them, before the amount or behind it:
 *
 *     C$3.5m     US$1.4bn     $4 million Canadian     $4 million (US)     5 M$ US
 */
#include "fact/finder.h"

#include <string.h>

bool dollar_bare(const struct finder *finder, uint32_t at, uint32_t n)
{
	const struct token *last = peek_token(finder, at + n - 1);
	bool whole = at + n > at + 1 && peek_glued(finder, at + 1); /* "US$" */

	return !whole && (n == 1 || peek_grammar(finder, at, "of")) &&
	       (peek_sign(finder, at + n - 1) == '$' ||
		       (span_length(last->span) > 3 && /* "USD" is told */
			       (finder->text[last->span.start] | 0x20) == 'd'));
}

static const struct country {
	const char *words, *currency;
} COUNTRIES[] = {
	{ "dollars-usd", "USD" },
	{ "dollars-cad", "CAD" },
	{ "dollars-aud", "AUD" },
	{ "dollars-nzd", "NZD" },
};

static const uint32_t N_COUNTRIES = sizeof COUNTRIES / sizeof *COUNTRIES;

/* "$4 million CAD", but "the bid of $3 million won" is in no won. */
static bool is_dollar(const struct sense *sense)
{
	uint32_t i;

	for (i = 0; sense && i < N_COUNTRIES; i++)
		if (!strcmp(sense->name, COUNTRIES[i].currency))
			return true;
	return false;
}

uint32_t dollar_country(const struct finder *finder, uint32_t at, const char **currency, bool *bare)
{
	const struct sense *sense;
	uint32_t bracket = peek_sign(finder, at) == '(', i, n, last;

	sense = peek_sense(finder, at, LANG_CURRENCY, &n);
	if (is_dollar(sense)) {
		*currency = sense->name;
		*bare = dollar_bare(finder, at, n);
		return at + n;
	}
	for (i = 0; i < N_COUNTRIES; i++) {
		n = peek_grammar(finder, at + bracket, COUNTRIES[i].words);
		if (!n)
			continue;
		last = at + bracket + n;
		/* "a $4 million Canadian fund" is worth any dollars */
		if (bracket ? peek_sign(finder, last) != ')'
			    : peek_word(finder, last) && !peek_grammar(finder, last, "preposition"))
			return at;
		*currency = COUNTRIES[i].currency;
		*bare = false;
		return last + bracket;
	}
	return at;
}
