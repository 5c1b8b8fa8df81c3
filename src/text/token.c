/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text to tokens, in one pass. A word is a run of letters and marks; an apostrophe inside it parts
 * it after an elided word ("l'ordre" -> l' ordre, "qu'il" -> qu' il) or before a short ending
 * ("company's" -> company 's, "don't" -> don 't), and stays inside otherwise ("aujourd'hui").
 */
#include "text/vocab.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

enum kind { KIND_SPACE, KIND_BREAK, KIND_LETTER, KIND_DIGIT, KIND_APOSTROPHE, KIND_MARK };

struct lexer {
	struct arena *arena;
	struct vocab *vocab;
	const char *text;
	const struct map *elisions;
	struct tokens *tokens;
	uint32_t end;
	uint8_t before; /* TOKEN_SPACED, TOKEN_LINE: what stood before the token to come */
};

static enum kind classify(ucs4_t c)
{
	if (c < 0x80) {
		if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
			return KIND_LETTER;
		if (c >= '0' && c <= '9')
			return KIND_DIGIT;
		if (c == '\n')
			return KIND_BREAK;
		return c <= ' ' ? KIND_SPACE : c == '\'' ? KIND_APOSTROPHE : KIND_MARK;
	}
	if (c == 0x2019)
		return KIND_APOSTROPHE;
	if (c >= 0xc0 && c < 0x240)
		return c == 0xd7 || c == 0xf7 ? KIND_MARK : KIND_LETTER;
	if (uc_is_property_white_space(c))
		return KIND_SPACE;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M))
		return KIND_LETTER;
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd) ? KIND_DIGIT : KIND_MARK;
}

static enum kind next(const struct lexer *lexer, uint32_t at, uint32_t *size)
{
	unsigned char byte = (unsigned char)lexer->text[at];
	ucs4_t c = byte;

	*size = byte < 0x80 ? 1
			    : (uint32_t)u8_mbtouc(
				      &c, (const uint8_t *)lexer->text + at, lexer->end - at);
	return classify(c);
}

static void emit(struct lexer *lexer, enum token_type type, uint32_t start, uint32_t end)
{
	struct token *token = vec_push(lexer->arena, lexer->tokens);

	token->span = (struct span){ start, end };
	token->type = (uint8_t)type;
	token->flags = lexer->before;
	token->word = vocab_form(lexer->vocab, lexer->text + start, end - start, &token->flags);
	token->bare = text_word_bare(lexer->vocab, token->word);
	lexer->before = 0;
}

static bool is_ascii_letter(unsigned char byte)
{
	return (unsigned)((byte | 0x20) - 'a') < 26;
}

/* U+00C0 to U+023F, two bytes each, are letters but for × and ÷. */
static bool is_latin_letter(unsigned char lead, unsigned char trail)
{
	return lead >= 0xc3 && lead <= 0xc8 && (trail & 0xc0) == 0x80 &&
	       !(lead == 0xc3 && (trail == 0x97 || trail == 0xb7));
}

/* The end of a run of letters; those that news is written in are told without the library. */
static uint32_t run_letters(const struct lexer *lexer, uint32_t at)
{
	const unsigned char *text = (const unsigned char *)lexer->text;
	uint32_t size;

	for (;;) {
		while (at < lexer->end && is_ascii_letter(text[at]))
			at++;
		if (at + 1 < lexer->end && is_latin_letter(text[at], text[at + 1]))
			at += 2;
		else if (at < lexer->end && text[at] >= 0x80 &&
			 next(lexer, at, &size) == KIND_LETTER)
			at += size;
		else
			return at;
	}
}

static uint32_t run_digits(const struct lexer *lexer, uint32_t at)
{
	uint32_t size;

	while (at < lexer->end && next(lexer, at, &size) == KIND_DIGIT)
		at += size;
	return at;
}

static bool elided(const struct lexer *lexer, uint32_t start, uint32_t end)
{
	uint8_t flags = 0;
	const char *word;

	if (!lexer->elisions || end - start > 10)
		return false;
	word = text_word(
		lexer->vocab, vocab_form(lexer->vocab, lexer->text + start, end - start, &flags));
	return map_get(lexer->elisions, word, strlen(word)) != NULL;
}

/* Endings that English writes with an apostrophe are one or two letters long: 's 't 'll 're 've 'd
 * 'm. */
static bool is_ending(uint32_t start, uint32_t end)
{
	return end - start <= 2;
}

static uint32_t word(struct lexer *lexer, uint32_t start)
{
	uint32_t end = run_letters(lexer, start), part = start, size, more;

	while (end > part && end < lexer->end && next(lexer, end, &size) == KIND_APOSTROPHE) {
		more = run_letters(lexer, end + size);
		if (elided(lexer, part, end)) {
			emit(lexer, TOKEN_WORD, part, end + size);
			part = end + size;
		} else if (more > end + size && is_ending(end + size, more)) {
			emit(lexer, TOKEN_WORD, part, end);
			part = end;
		} else if (more == end + size) {
			break;
		}
		end = more;
	}
	if (end > part)
		emit(lexer, TOKEN_WORD, part, end);
	return end;
}

void text_tokenise(struct arena *arena, struct vocab *vocab, const char *text, struct span span,
	const struct map *elisions, struct tokens *tokens)
{
	struct lexer lexer = { arena, vocab, text, elisions, tokens, span.end,
		TOKEN_SPACED | TOKEN_LINE };
	uint32_t at = span.start, size;
	enum kind kind;

	while (at < span.end) {
		kind = next(&lexer, at, &size);
		if (kind == KIND_SPACE || kind == KIND_BREAK) {
			lexer.before |=
				kind == KIND_BREAK ? TOKEN_SPACED | TOKEN_LINE : TOKEN_SPACED;
			at += size;
		} else if (kind == KIND_LETTER) {
			at = word(&lexer, at);
		} else if (kind == KIND_DIGIT) {
			size = run_digits(&lexer, at) - at;
			emit(&lexer, TOKEN_NUMBER, at, at + size);
			at += size;
		} else {
			emit(&lexer, TOKEN_MARK, at, at + size);
			at += size;
		}
	}
}
