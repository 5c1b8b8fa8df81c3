/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands between view and terminal: a grid of cells, each a grapheme and a role. A role says
 * what the cell means; term/ alone knows how that looks.
 */
#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include "base/base.h"

/* One row a role (role.c): name for settings, letter for screen tests, help. */
enum role {
	ROLE_TEXT,
	ROLE_DIM,   /* a pane that is silent on the fact, filler */
	ROLE_HEAD,  /* the head line */
	ROLE_TITLE, /* of a pane */
	ROLE_TITLE_FOCUS,
	ROLE_BORDER,
	ROLE_HEADLINE, /* of a dispatch */
	ROLE_CROSSHEAD,
	ROLE_CREDIT,
	ROLE_AGREE, /* a fact's words, by verdict */
	ROLE_VARY,
	ROLE_CONFLICT,
	ROLE_SINGLE,
	ROLE_AGREE_HERE, /* the same, under the cursor */
	ROLE_VARY_HERE,
	ROLE_CONFLICT_HERE,
	ROLE_SINGLE_HERE,
	ROLE_STRIP,
	ROLE_STRIP_LABEL,
	ROLE_KEY, /* a key in a hint */
	ROLE_STATUS,
	ROLE_FAULT,
	ROLE_FILTER, /* that hides facts, told in the last line */
	ROLE_PROMPT,
	ROLE_FOUND,    /* what a search found */
	ROLE_CURSOR,   /* the row under the cursor in a table */
	ROLE_CHANGED,  /* words in which versions differ */
	ROLE_ORIGIN_1, /* an origin's number: dispatches of one origin share a tint, by turns */
	ROLE_ORIGIN_2,
	ROLE_ORIGIN_3,
	ROLE_ORIGIN_4,
	ROLES
};

const char *role_name(enum role role); /* "vary-here" */
const char *role_help(enum role role); /* an English phrase to translate */
char role_letter(enum role role);      /* different for each */

enum { CELL_BYTES = 14 };

struct cell {
	char bytes[CELL_BYTES]; /* one grapheme, NUL-terminated; "" in the second half of a wide one
				 */
	uint8_t columns;	/* 1, 2; 0 in the second half */
	uint8_t role;
};

struct frame {
	struct cell *cells; /* rows * columns, row by row */
	int rows, columns;
	int cursor_row, cursor_column; /* where the terminal's cursor is shown; -1: hidden */
};

#endif
