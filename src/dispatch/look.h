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
struct looking look(struct reading *reading, uint32_t index);
bool rule_at(const struct looking *at, uint32_t i, enum rule rule);
bool mark_at(const struct looking *at, uint32_t i, const char *mark);
bool is_stop(const struct looking *at, uint32_t i);
bool is_opening(const struct looking *at, uint32_t i); /* a quotation mark */
bool is_closing(const struct looking *at, uint32_t i); /* a quotation mark or bracket */
bool is_capital(const struct looking *at, uint32_t i);
uint32_t words_of(const struct looking *at);
uint8_t flags_of(const struct looking *at); /* of its piece */

/* The token that a block ends with, quotation marks and brackets that close aside. */
uint32_t final_token(const struct looking *at);
bool ends_with_stop(const struct looking *at);

/* Is there a paragraph or a heading, or what may yet be found to be one, further on? */
bool has_content_after(const struct looking *at);

/* credit.c */
bool is_credit(const struct looking *at);
bool is_copyright(const struct looking *at);
bool holds_credit(const struct looking *at, uint32_t bracket);		    /* the bracket that opens there */
bool is_agencies(const struct looking *at, uint32_t first, uint32_t last); /* nothing else */

/* caption.c */
bool is_caption(const struct looking *at);

#endif
