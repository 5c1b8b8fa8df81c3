/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * text: Unicode. Safe text, words and tokens, stems, sentences; columns and lines.
 * Owns libunistring and libstemmer. Offsets are bytes into the UTF-8 text handed in.
 */
#ifndef TEXT_H
#define TEXT_H

#include "base/base.h"

/* Safe text (safe.c) -------------------------------------------------------------------------- */

/* What to do with a character before it may reach a terminal or a file. */
enum text_action {
	TEXT_KEEP,
	TEXT_BREAK,   /* a line break, in any of its forms */
	TEXT_SPACE,   /* TAB and vertical or form feeds: put a space */
	TEXT_DROP,    /* invisible and without effect on the words: zero-width, soft hyphen, BOM */
	TEXT_REPLACE, /* it would act on the terminal or on the order of reading: put U+FFFD */
};

/* The bytes of the first character at s (n > 0); 1 and TEXT_REPLACE where they are no UTF-8. */
uint32_t text_inspect(const char *s, size_t n, enum text_action *action);

/* A copy on one line, fit for terminal and export: breaks become spaces, the rest as told above. */
char *text_make_safe(struct arena *arena, const char *s, size_t n);

/* Words (vocab.c) ----------------------------------------------------------------------------- */

/* Every different word of an analysis once, by number; 0 is no word. */
struct vocab;

struct vocab *text_vocab_new(struct arena *arena);
uint32_t text_word_id(struct vocab *vocab, const char *word, size_t n);
const char *text_word(const struct vocab *vocab, uint32_t id); /* "" for 0 */
uint32_t text_vocab_size(const struct vocab *vocab);	       /* ids are below or equal */

/* The id of the word without its marks: "Tokaïev" or "tokaïev" -> "tokaiev", "cœur" -> "coeur". */
uint32_t text_word_bare(struct vocab *vocab, uint32_t id);

/*
 * The id of the word's Snowball stem without marks; the word's own bare id where the stemmer is
 * NULL. Remembered, so that asking again costs an array access. A stemmer serves one vocabulary.
 */
struct stemmer;

struct stemmer *text_stemmer_new(struct arena *arena, const char *algorithm); /* NULL: unknown */
uint32_t text_stem(struct stemmer *stemmer, struct vocab *vocab, uint32_t id);

/* Search (find.c) ----------------------------------------------------------------------------- */

/*
 * Text as a search reads it: without case and marks, white space of any length as one space, all
 * apostrophes as '. from[i] is the byte of the text that its byte i stands for; from[n] the text's
 * end.
 */
struct fold {
	const char *at;
	uint32_t n;
	const uint32_t *from;
};

struct fold text_fold(struct arena *arena, const char *text, size_t n);

/* The first place of the words at *at or after it in the folded text, as bytes of the text; *at is
 * then where to look on. false: there is none, or the words are empty. */
bool text_find(const struct fold *text, const struct fold *words, uint32_t *at, struct span *found);

/* Tokens (token.c) ---------------------------------------------------------------------------- */

enum token_type {
	TOKEN_WORD,   /* letters; "l'" and "'s" are words of their own; hyphens part words */
	TOKEN_NUMBER, /* a run of decimal digits: "2.000" is three tokens */
	TOKEN_MARK,   /* any other character, alone */
};

enum token_flag {
	TOKEN_SPACED = 1,  /* white space or a line break stands before it */
	TOKEN_CAPITAL = 2, /* first letter upper case */
	TOKEN_UPPER = 4,   /* two letters or more, all upper case */
	TOKEN_LINE = 8,	   /* first of its line */
};

struct token {
	struct span span;
	uint32_t word; /* case folded, NFC, apostrophes made ' */
	uint32_t bare; /* the same without marks */
	uint8_t type, flags;
};

struct tokens VEC(struct token);

/* A stretch of tokens, last exclusive. */
struct range {
	uint32_t first, last;
};

struct ranges VEC(struct range);

/*
 * Appends the tokens of text[span]. elisions holds the words that part at an apostrophe after them
 * ("l", "qu", "jusqu"), without it; NULL: none. Digits of other scripts count as digits.
 */
void text_tokenise(struct arena *arena, struct vocab *vocab, const char *text, struct span span,
	const struct map *elisions, struct tokens *tokens);

/*
 * Appends the sentences within tokens[range]: parted after . ! ? … and closing quotes where a new
 * one may begin, not after an abbreviation (bare words, without the stop), an initial, or inside
 * "(...)". Sentences cover the range without gap. One without end is cut, since what is looked for
 * in a sentence may take the square of its length.
 */
enum { TEXT_SENTENCE_MOST = 1000 }; /* tokens */

void text_sentences(struct arena *arena, const struct vocab *vocab, const char *text,
	const struct tokens *tokens, struct range range, const struct map *abbreviations,
	struct ranges *sentences);

/* Columns and lines (column.c, wrap.c) -------------------------------------------------------- */

/* The bytes of the next grapheme cluster (n > 0), and the columns it takes on a screen (0 to 2). */
uint32_t text_grapheme(const char *s, size_t n, uint32_t *columns);

uint32_t text_columns(const char *s, size_t n);

/* The bytes of the longest beginning of s that fits in so many columns. */
size_t text_fit(const char *s, size_t n, uint32_t columns);

struct line {
	struct span span; /* without the white space it was broken at */
	uint32_t columns;
};

struct lines VEC(struct line);

/*
 * Breaks text[span] into lines of at most so many columns (>= 1) at the places UAX #14 allows,
 * never inside one of the n sorted spans of whole (numbers with their nouns, names) unless it is
 * wider than a line by itself, nor between a digit group and the next, nor before « : » and its
 * like.
 */
void text_wrap(struct arena *arena, const char *text, struct span span, const struct span *whole,
	size_t n, uint32_t columns, struct lines *lines);

/*
 * Finds the places of text[span] alone, whatever the columns, for lines that are broken again and
 * again: a byte of places for each of the text. text_wrap_at is text_wrap for a part of it.
 */
void text_find_places(const char *text, struct span span, char *places);
void text_wrap_at(struct arena *arena, const char *text, const char *places, struct span span,
	const struct span *whole, size_t n, uint32_t columns, struct lines *lines);

/* Differences (diff.c) ------------------------------------------------------------------------ */

/* A word, or a number with its groups of digits ("2 000"), to be compared. Marks are none. */
struct atom {
	struct span span;
	uint32_t id; /* equal where the words are, but for capitals */
};

struct atoms VEC(struct atom);

/* A stretch of atoms that is the same in both, or what stands in its place; one may be empty. */
struct edit {
	struct range a, b;
	bool same;
};

struct edits VEC(struct edit);

/* Appends the atoms of tokens[range]. */
void text_atoms(struct arena *arena, const char *text, const struct tokens *tokens,
	struct range range, struct atoms *atoms);

/* How a becomes b: edits that cover both without gap, same and changed by turns. */
struct edits text_diff(struct arena *arena, const struct atoms *a, const struct atoms *b);

/* From the first atom of the range to its last; empty for an empty range. */
struct span text_span_of(const struct atoms *atoms, struct range range);

#endif
