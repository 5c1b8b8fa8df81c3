/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dispatch/ alone: the stages of a reading, in the order of their making.
 *
 *     file --decode--> source (UTF-8) --lines--> lines --layout, markdown--> pieces
 *          --clean--> text and blocks --kind, dateline, when--> the dispatch
 */
#ifndef DISPATCH_READING_H
#define DISPATCH_READING_H

#include "dispatch/dispatch.h"

/* runs.c: the way back
 *
 * A run says that from `text` on, characters of `unit` bytes stem one by one from `from_unit` bytes
 * at `from` on, until the next run begins. Plain text is one run of 1 and 1; an é of Latin-1 is one
 * of 2 and 1, "&amp;" of 1 and 5.
 */
struct run {
	uint32_t text, from;
	uint8_t unit, from_unit;
};

struct runs VEC(struct run);

void runs_add(struct arena *arena, struct runs *runs, struct run run);
void runs_trim(struct runs *runs, uint32_t length); /* forgets what lies at or after length */
struct span runs_span(const struct runs *runs, struct span text);

/* decode.c: the file's bytes as UTF-8 */

struct source {
	struct bytes text;
	struct runs to_file;
	bool repaired; /* bytes that are no text became U+FFFD */
};

enum fault_code source_decode(struct arena *arena, struct bytes file, struct source *source);

/* Writes a character at out (4 bytes); how many bytes it takes. */
uint32_t source_put(char *out, uint32_t c);

/* lines.c: the lines that hold anything */

struct row {
	struct span span; /* in the source, without the white space around it */
	uint32_t columns; /* characters */
	uint32_t indent;  /* white space before it, bytes */
	uint32_t number;  /* of the line, from 1 */
	bool after_blank; /* first of the file, or a blank line stands before it */
};

struct rows VEC(struct row);

void rows_split(struct arena *arena, struct bytes source, uint32_t from, struct rows *rows);

/* The bytes of the white space or invisible character at s; 0: none. */
uint32_t rows_blank(const char *s, size_t n);

struct text_map {
	struct runs to_source, to_file; /* text -> source -> file */
	struct rows rows;
};

/* meta.c: what stands before the dispatch proper */

struct meta {
	uint32_t end; /* of it, in the source */
	struct bytes date, title, outlet, place;
};

struct meta meta_read(struct bytes source);

/* layout.c, markdown.c: rows to pieces, each of which becomes a block */

enum piece_flag {
	PIECE_HEADING = 1, /* marked up as such */
	PIECE_STRONG = 2,  /* all of it is bold */
	PIECE_RULE = 4,
	PIECE_ADDRESS = 8, /* a bare address */
	PIECE_ITEM = 16,   /* of a list */
	PIECE_IMAGE = 32,  /* the words beside an image */
};

struct piece {
	uint32_t first, last; /* rows, last exclusive */
	uint8_t flags;
};

struct pieces VEC(struct piece);

void layout_plain(
	struct arena *arena, struct bytes source, const struct rows *rows, struct pieces *pieces);

bool layout_is_rule(struct bytes line);
bool layout_is_address(struct bytes line);

bool markdown_told(const char *path, struct bytes source, const struct rows *rows);
void markdown_layout(
	struct arena *arena, struct bytes source, struct rows *rows, struct pieces *pieces);

/* Marks in cut, one byte a byte of the source, those of a piece that are markup. */
void markdown_cut(struct arena *arena, struct bytes source, struct span piece, uint8_t *cut);

/* The character that an entity such as "&amp;" stands for, and its bytes; 0: it is none. */
uint32_t markdown_entity(const char *s, size_t n, uint32_t *size);

/* clean.c: pieces to text */

struct date {
	int year;	    /* 0: not told */
	uint8_t month, day; /* 0: not told */
	uint8_t weekday;    /* 1 Monday; 0: not told */
};

/* All that is known while a dispatch is read. */
struct reading {
	struct arena *arena;
	struct vocab *vocab;
	const struct lang *lang;
	struct dispatch *dispatch;
	struct source source;
	struct meta meta;
	struct rows rows;
	struct pieces pieces; /* as many as there are blocks */
	uint8_t *cut;	      /* Markdown: see markdown_cut; else NULL */
	struct text_map *map;
	struct buf text;
	uint32_t language; /* as lang_tell() has it */
	struct date date;  /* that stands before it */
};

void clean_text(struct reading *reading);

/* split.c, kind.c: what each block is */

/* Parts what is glued to the end of a block that is not its own; before there are sentences. */
void split_credit(struct reading *reading);
void kind_tell(struct reading *reading);

/* words.c: what the words of a block say of it, as named in [reading] of data/lang */

enum sign {
	SIGN_BY,
	SIGN_CREDIT,
	SIGN_DESK,
	SIGN_WITH,
	SIGN_SOURCE,
	SIGN_AGENCY,
	SIGN_PHOTO,
	SIGN_VIA,
	SIGN_COPYRIGHT,
	SIGN_PUBLISHED,
	SIGN_REVISED,
	SIGN_RELEASE,
	SIGN_POINTER,
	SIGN_SLUG,
	SIGN_THIS,
	SIGN_COUNT
};

/* The tokens of the phrase with that sense which begins at token i, before last; 0: none. */
uint32_t words_match(const struct dispatch *dispatch, uint32_t i, uint32_t last, enum sign sign);

/* Asked of most tokens, of which most are no mark. */
bool words_writes(const struct dispatch *dispatch, uint32_t i, const char *mark);

static inline bool words_is_mark(const struct dispatch *dispatch, uint32_t i, const char *mark)
{
	return dispatch->tokens.at[i].type == TOKEN_MARK && words_writes(dispatch, i, mark);
}

bool words_is_small(const struct dispatch *dispatch, uint32_t i); /* "le", "of" */
bool words_is_dash(const struct dispatch *dispatch, uint32_t i);

/*
 * The words of tokens first to last as a name. What is written in capitals and has more than
 * `initials` letters is given small ones: "NOURSOULTAN" -> "Noursoultan", "RIO DE JANEIRO" -> "Rio
 * de Janeiro".
 */
const char *words_name(struct reading *reading, struct range range, uint32_t initials);

/* dateline.c, date.c, stamp.c, when.c */

/* Reads the date that begins at token i; how many tokens it takes, 0 where there is none. */
uint32_t date_read(const struct dispatch *dispatch, uint32_t i, uint32_t last, struct date *date);
/* What comes first in 01/02/2022; ORDER_TOLD: what the language has, if it tells. */
enum date_order { ORDER_TOLD, ORDER_DAY, ORDER_MONTH };

/* Likewise, in a line that is nothing but a stamp: short years, dashes between the parts. */
uint32_t date_read_stamp(const struct dispatch *dispatch, uint32_t i, uint32_t last,
	enum date_order order, struct date *date);
struct date meta_date_of(struct bytes bytes); /* 2022-01-10, 2022-01, 2022 */
bool date_possible(const struct date *date);

/* around.c: about when those were sent that have no date and borrow none. */
void around_tell(struct dispatch *const *dispatches, size_t n);

/* Whether a line is a stamp, which tells when the dispatch was sent and hardly a word more. */
bool stamp_read(const struct reading *reading, struct range line, struct date *date);

struct dateline {
	bool found;
	uint32_t first, last;	    /* its tokens, last exclusive */
	struct range place, outlet; /* tokens; empty: none */
	bool signed_off;	    /* the outlet is one of the agencies known */
	struct date date;
};

struct dateline dateline_read(const struct dispatch *dispatch, struct range tokens);
uint32_t dateline_after_slug(const struct dispatch *dispatch, struct range tokens);

void origin_tell(struct reading *reading, const struct dateline *dateline);
/* The day that stands before it, whose words go into the vocabulary; then when it was sent. */
void when_begin(struct reading *reading);
void when_tell(struct reading *reading, const struct dateline *dateline);

#endif
