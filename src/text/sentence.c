/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tokens to sentences. A stop ends one where a new one may begin after it: at a capital, a digit,
 * an opening quote or a dash, once the quotes and brackets that close with the sentence are passed.
 * It ends none after an abbreviation ("M.", "Jan."), after an initial ("J.-M.", "U.S."), inside a
 * number, in an hour ("6 a.m. Monday", "7 p.m. (1800 GMT)"), or where the stops are an omission,
 * "(...)". A straight quotation mark that stands free
 * between two words opens or closes by the number of those before it.
 */
#include "text/text.h"

#include <string.h>

struct reader {
	const struct vocab *vocab;
	const char *text;
	const struct token *at;
	uint32_t last;
	const struct map *abbreviations;
	uint32_t counted; /* token up to which straight quotation marks were paired */
	bool quoting;	  /* one is open there */
};

static bool is_one_of(const struct reader *reader, uint32_t i, const char *const *marks)
{
	const struct token *token = &reader->at[i];
	uint32_t n = span_length(token->span);

	if (token->type != TOKEN_MARK)
		return false;
	for (; *marks; marks++)
		if (strlen(*marks) == n && !memcmp(reader->text + token->span.start, *marks, n))
			return true;
	return false;
}

static bool is_stop(const struct reader *reader, uint32_t i)
{
	static const char *const marks[] = { ".", "!", "?", "…", "。", NULL };

	return is_one_of(reader, i, marks);
}

static bool is_closing(const struct reader *reader, uint32_t i)
{
	static const char *const marks[] = { "\"", "»", "”", "’", "'", ")", "]", "›", "*", "_",
		NULL };

	return is_one_of(reader, i, marks);
}

static bool is_opening(const struct reader *reader, uint32_t i)
{
	static const char *const marks[] = { "\"", "«", "“", "‘", "'", "(", "[", "‹", "-", "–", "—",
		"„", "…", "*", "_", "$", "£", "€", NULL };

	return is_one_of(reader, i, marks);
}

static bool glued(const struct reader *reader, uint32_t i)
{
	return !(reader->at[i].flags & TOKEN_SPACED);
}

/* "M." and "Jan." shorten a word, "J." and the S of "U.S." are initials: their stop ends nothing.
 */
static bool is_shortened(const struct reader *reader, uint32_t stop)
{
	const struct token *token;
	const char *word;

	if (!stop || !glued(reader, stop))
		return false;
	token = &reader->at[stop - 1];
	if (token->type != TOKEN_WORD)
		return false;
	word = text_word(reader->vocab, token->bare);
	if (reader->abbreviations && map_get(reader->abbreviations, word, strlen(word)))
		return true;
	return (token->flags & TOKEN_CAPITAL) && word[0] && !word[1];
}

/* "m.monday" among the abbreviations: the two words with a stop between them. */
static bool goes_on_with(const struct reader *reader, uint32_t stop, uint32_t after)
{
	enum { LONGEST = 40 }; /* bytes */
	const char *word = text_word(reader->vocab, reader->at[stop - 1].bare);
	const char *next = text_word(reader->vocab, reader->at[after].bare);
	size_t n = strlen(word), m = strlen(next);
	char pair[2 * LONGEST + 1];

	if (n > LONGEST || m > LONGEST || !reader->abbreviations)
		return false;
	memcpy(pair, word, n);
	pair[n] = '.';
	memcpy(pair + n + 1, next, m);
	return map_get(reader->abbreviations, pair, n + 1 + m) != NULL;
}

/* The stop of "6 a.m.", with what belongs to the hour behind it: a bracket, a zone, the day. */
static bool is_in_hour(const struct reader *reader, uint32_t first, uint32_t stop, uint32_t after)
{
	static const char *const dot[] = { ".", NULL };
	static const char *const aside[] = { "(", "[", NULL };

	if (stop < first + 3 || !glued(reader, stop) || !glued(reader, stop - 1) ||
		!glued(reader, stop - 2) || !is_one_of(reader, stop - 2, dot) ||
		reader->at[stop - 1].type != TOKEN_WORD ||
		reader->at[stop - 3].type != TOKEN_WORD ||
		span_length(reader->at[stop - 1].span) != 1 ||
		span_length(reader->at[stop - 3].span) != 1 ||
		reader->at[stop - 1].flags & TOKEN_CAPITAL)
		return false;
	return is_one_of(reader, after, aside) || reader->at[after].flags & TOKEN_UPPER ||
	       (reader->at[after].type == TOKEN_WORD && goes_on_with(reader, stop, after));
}

/* "(...)" and "[…]" omit words: the bracket that closes right after them ends no sentence. */
static bool is_omission(const struct reader *reader, uint32_t first, uint32_t after)
{
	static const char *const open[] = { "(", "[", NULL }, *const shut[] = { ")", "]", NULL };

	return first && is_one_of(reader, first - 1, open) && after < reader->last &&
	       is_one_of(reader, after, shut);
}

static bool closes_quotation(struct reader *reader, uint32_t i)
{
	static const char *const marks[] = { "\"", NULL };

	for (; reader->counted < i; reader->counted++)
		reader->quoting ^= is_one_of(reader, reader->counted, marks);
	return reader->quoting || !is_one_of(reader, i, marks);
}

/* Quotes and brackets belong to what they are glued to; one that stands free, to what it closes. */
static bool closes_sentence(struct reader *reader, uint32_t i)
{
	if (!is_closing(reader, i))
		return false;
	return glued(reader, i) || i + 1 == reader->last ||
	       (!glued(reader, i + 1) && closes_quotation(reader, i));
}

/* "..." trails off within a sentence as well as at its end. */
static bool trails_off(const struct reader *reader, uint32_t stop, uint32_t after)
{
	static const char *const marks[] = { "…", NULL };

	return after > stop + 1 || is_one_of(reader, stop, marks);
}

static bool may_begin(const struct reader *reader, uint32_t i)
{
	const struct token *token = &reader->at[i];

	if (token->type == TOKEN_NUMBER)
		return true;
	if (token->type == TOKEN_WORD)
		return token->flags & TOKEN_CAPITAL;
	return is_opening(reader, i);
}

/* The token after the sentence that begins at first. */
static uint32_t end_of(struct reader *reader, uint32_t first)
{
	uint32_t i, stop, after;
	bool trails;

	for (i = first; i < reader->last; i = after) {
		after = i + 1;
		if (!is_stop(reader, i))
			continue;
		for (stop = i;
			after < reader->last && is_stop(reader, after) && glued(reader, after);)
			after++;
		if (is_omission(reader, stop, after)) {
			after++;
			continue;
		}
		trails = trails_off(reader, stop, after);
		while (after < reader->last && closes_sentence(reader, after))
			after++;
		if (after == reader->last)
			break;
		if ((trails && reader->at[after].type == TOKEN_NUMBER) ||
			(after == stop + 1 && is_in_hour(reader, first, stop, after)))
			continue;
		if (!glued(reader, after) && may_begin(reader, after) &&
			(after > stop + 1 || !is_shortened(reader, stop)))
			return after;
	}
	return reader->last;
}

void text_sentences(struct arena *arena, const struct vocab *vocab, const char *text,
	const struct tokens *tokens, struct range range, const struct map *abbreviations,
	struct ranges *sentences)
{
	struct reader reader = { vocab, text, tokens->at, range.last, abbreviations, range.first,
		false };
	uint32_t first, last;

	for (first = range.first; first < range.last; first = last) {
		last = end_of(&reader, first);
		for (; last - first > TEXT_SENTENCE_MOST; first += TEXT_SENTENCE_MOST)
			*vec_push(arena, sentences) =
				(struct range){ first, first + TEXT_SENTENCE_MOST };
		*vec_push(arena, sentences) = (struct range){ first, last };
	}
}
