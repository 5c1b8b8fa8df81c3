/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at tokens: what they are, and what the language says of them. */
#include "fact/finder.h"

#include <string.h>

bool peek_capital(const struct finder *finder, uint32_t i)
{
	return peek_word(finder, i) && i > finder->sentence.first &&
	       (peek_token(finder, i)->flags & TOKEN_CAPITAL);
}

uint32_t peek_character(const struct finder *finder, uint32_t i)
{
	const unsigned char *s =
		(const unsigned char *)finder->text + peek_token(finder, i)->span.start;

	if (s[0] < 0x80)
		return s[0];
	switch (span_length(peek_token(finder, i)->span)) {
	case 2:
		return (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu);
	case 3:
		return (s[0] & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
	default:
		return 0xfffd;
	}
}

bool peek_hyphen(const struct finder *finder, uint32_t i)
{
	uint32_t sign = peek_sign(finder, i);

	return peek_glued(finder, i) && (sign == '-' || (sign >= 0x2010 && sign <= 0x2014));
}

bool peek_plural(const struct finder *finder, uint32_t i)
{
	return peek_word(finder, i) && span_length(peek_token(finder, i)->span) > 3 &&
	       peek_ends(finder, i, "plural");
}

uint32_t peek_digits(const struct finder *finder, uint32_t i)
{
	return peek_number(finder, i) ? span_length(peek_token(finder, i)->span) : 0;
}

double peek_value(const struct finder *finder, uint32_t i)
{
	double value = 0;
	struct span span;
	uint32_t at;

	if (!peek_number(finder, i))
		return -1;
	span = peek_token(finder, i)->span;
	if (span_length(span) > 15)
		return -1;
	for (at = span.start; at < span.end; at++) {
		if (finder->text[at] < '0' || finder->text[at] > '9')
			return -1;
		value = value * 10 + (finder->text[at] - '0');
	}
	return value;
}

uint32_t peek_named(const struct finder *finder, uint32_t i, enum lang_class class,
	const char *name, uint64_t bit)
{
	return pack_match_bit(
		finder->pack, finder->tokens, i, finder->sentence.last, class, name, bit);
}

const struct sense *peek_phrase(
	const struct finder *finder, uint32_t i, enum lang_class class, uint32_t *n)
{
	struct senses senses;

	*n = peek_senses(finder, i, 1u << class, &senses);
	return *n ? senses_find(senses, class) : NULL;
}

bool peek_ends(const struct finder *finder, uint32_t i, const char *kind)
{
	return peek_word(finder, i) && pack_ends(finder->pack, kind, peek_token(finder, i)->word);
}

bool peek_stop(const struct finder *finder, uint32_t i)
{
	return pack_classes(finder->pack, peek_token(finder, i)->word) & 1u << LANG_STOP &&
	       !peek_grammar(finder, i, "adjective");
}

enum { LONGEST_BEFORE = 6 }; /* tokens */

bool peek_before(const struct finder *finder, uint32_t i, const char *name, uint32_t *n)
{
	const uint64_t bit = pack_name_bit(name);
	uint32_t length;

	for (length = 1; length <= LONGEST_BEFORE && i >= finder->sentence.first + length;
		length++) {
		if (!(peek_hints(finder, i - length)->names & bit) ||
			pack_match_bit(finder->pack, finder->tokens, i - length, i, LANG_WORD, name,
				bit) != length)
			continue;
		if (n)
			*n = length;
		return true;
	}
	return false;
}

static bool is_mark(const struct finder *finder, uint32_t i)
{
	return !peek_word(finder, i) && !peek_number(finder, i);
}

struct range peek_trim(const struct finder *finder, struct range tokens)
{
	while (tokens.first < tokens.last && is_mark(finder, tokens.first))
		tokens.first++;
	while (tokens.first < tokens.last && is_mark(finder, tokens.last - 1))
		tokens.last--;
	return tokens;
}

uint32_t peek_stem(const struct finder *finder, uint32_t i)
{
	return text_stem(pack_stemmer(finder->pack), finder->vocab, peek_token(finder, i)->word);
}

enum realm peek_realm(const struct finder *finder, uint16_t concept)
{
	uint16_t at = concept, up;
	enum realm realm;
	int steps;

	for (steps = 0; at && steps < 16; steps++) {
		up = lang_concept_broader(finder->lang, at);
		if (!up)
			break;
		at = up;
	}
	for (realm = REALM_PEOPLE; at && realm < REALMS; realm++)
		if (finder->realms[realm] == at)
			return realm;
	return REALM_NONE;
}
