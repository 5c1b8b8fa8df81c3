/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dispatch/ alone: a block under question, asked for its kind. Tokens are those of the dispatch. */
#ifndef DISPATCH_LOOK_H
#define DISPATCH_LOOK_H

#include "dispatch/reading.h"

struct looking {
	struct reading *reading;
	struct dispatch *dispatch;
	uint32_t index; /* of the block */
	const struct block *block;
	uint32_t first, last; /* its tokens */
	uint32_t length;      /* bytes */
};

/* look.c */
struct looking look_at(struct reading *reading, uint32_t index);
bool look_rule(const struct looking *at, uint32_t i, enum sign sign);
bool look_mark(const struct looking *at, uint32_t i, const char *mark);
bool look_stop(const struct looking *at, uint32_t i);
bool look_opening(const struct looking *at, uint32_t i); /* a quotation mark */
bool look_closing(const struct looking *at, uint32_t i); /* a quotation mark or bracket */
bool look_capital(const struct looking *at, uint32_t i);
uint32_t look_words(const struct looking *at);
uint8_t look_flags(const struct looking *at); /* of its piece */

/* The token that a block ends with, quotation marks and brackets that close aside. */
uint32_t look_final(const struct looking *at);
bool look_is_stopped(const struct looking *at);

/* Is there a paragraph or a heading, or what may yet be found to be one, further on? */
bool look_is_followed(const struct looking *at);

/* credit.c */
bool credit_is(const struct looking *at);
bool credit_is_copyright(const struct looking *at);
bool credit_in_bracket(
	const struct looking *at, uint32_t bracket); /* the bracket that opens there */
bool credit_is_agencies(const struct looking *at, uint32_t first, uint32_t last); /* nothing else */

/* caption.c */
bool caption_is(const struct looking *at);

#endif
