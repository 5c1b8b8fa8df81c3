/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dispatch: a file's bytes -> a dispatch: clean text in blocks, with its headline, dateline,
 * outlet, language and date, and the way back from every character to its bytes in the file.
 */
#ifndef DISPATCH_H
#define DISPATCH_H

#include "base/base.h"
#include "lang/lang.h"
#include "text/text.h"

enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_HEADLINE,
	BLOCK_CROSSHEAD,
	BLOCK_CAPTION,
	BLOCK_CREDIT,
	BLOCK_LINK, /* an address or a pointer to other stories: shown, never searched for facts */
	BLOCK_RULE, /* text is empty */
};

struct block {
	enum block_kind kind;
	struct span span;	/* in the text */
	struct range tokens;	/* in the dispatch's tokens */
	struct range sentences; /* in the dispatch's sentences */
};

struct blocks VEC(struct block);

/*
 * A calendar day is a count of days since 1970-01-01 (which may be negative); DAY_NONE where it
 * is not known.
 */
#define DAY_NONE INT32_MIN

struct dispatch {
	const char *path;  /* as the user gave it */
	struct bytes file; /* as it lies on disk */
	const char
		*text; /* UTF-8 without markup, control or invisible characters; \n parts blocks */
	uint32_t length; /* bytes of text */
	const struct pack *pack;
	struct blocks blocks;
	struct tokens tokens;
	struct ranges sentences;
	const char *title;	     /* NULL where it has none */
	const char *outlet;	     /* "Reuters"; NULL where nothing tells */
	const char *agency;	     /* that a credit names: "Le Monde avec AFP"; NULL: none */
	const char *place;	     /* of the dateline */
	struct span slug, dateline;  /* "UPDATE 3-" before the headline; in the text, or empty */
	int32_t first_day, last_day; /* when it was sent: a day, a month or year, or DAY_NONE */
	int32_t near_first,
		near_last;     /* where it is not known: about when; or DAY_NONE (around.c) */
	uint8_t month, day;	     /* of a dateline without a year, else 0 */
	bool date_borrowed;
	bool learnt; /* its pack was asked of each of its words (pack_learn) */
	const struct text_map *map;
};

/*
 * A file is read in three steps, each of which may work in another arena, which must outlive the
 * dispatch. The first asks nothing of the vocabulary, and several threads may do it at once; NULL,
 * with a fault, where it is no dispatch. The second takes its words in. Several threads may do the
 * third once the pack has learnt the words (pack_learn); before it, only the words are there.
 */
struct reading;

struct reading *dispatch_open(
	struct arena *arena, const struct lang *lang, const char *path, struct faults *faults);
struct dispatch *dispatch_take_words(
	struct arena *arena, struct vocab *vocab, struct reading *reading);
void dispatch_understand(struct arena *arena, struct reading *reading);

/* All from bytes in memory, which must outlive it, as the path must: the way in for tests and
 * fuzzers. NULL, with a fault, where it is no dispatch. */
struct dispatch *dispatch_parse(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const char *path, struct bytes bytes, struct faults *faults);

/*
 * Gives the dispatches without a date (or a year) that of the others where all that have one agree,
 * or the days from the first to the last where they lie close, and marks it as borrowed.
 */
void dispatch_borrow_dates(struct dispatch *const *dispatches, size_t n);

/* Text span -> bytes in the file; the line in the file, from 1. */
struct span dispatch_file_span(const struct dispatch *dispatch, struct span text);
uint32_t dispatch_file_line(const struct dispatch *dispatch, uint32_t text_offset);

/* The block, or the sentence, that holds a token. */
uint32_t dispatch_block_of(const struct dispatch *dispatch, uint32_t token);
uint32_t dispatch_sentence_of(const struct dispatch *dispatch, uint32_t token);

/* Days and the civil calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
int32_t day_of(int year, unsigned month, unsigned day);
void day_split(int32_t day, int *year, unsigned *month, unsigned *day_of_month);
unsigned day_weekday(int32_t day); /* 1 Monday .. 7 Sunday */

#endif
