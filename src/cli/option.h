/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli/ alone: what a row of the table of options is. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "cli/cli.h"

struct option_row {
	const char *name; /* "export"; NULL ends the table */
	char letter;	  /* 'e'; 0: it has none */
	enum cli_task task;
	size_t place;			 /* of its value in struct cli */
	const char *argument;		 /* "FORMAT", what has to follow; NULL: nothing may */
	const char *(*values)(size_t i); /* what that can be, up to NULL; no function: a file */
	bool list;			 /* several values, with commas between them */
	bool open;			 /* others too */
	const char *help;		 /* a sentence to translate, without full stop */
};

const struct option_row *option_rows(void);

/* "text, markdown, org": the values that there are. */
char *option_list_values(struct arena *arena, const struct option_row *row, const char *between);

const char *option_nth_shell(size_t i); /* "bash"; NULL after the last */

#endif
