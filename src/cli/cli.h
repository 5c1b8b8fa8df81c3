/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cli: what the command line may say. One table of options (options.c) yields what getopt takes,
 * --help, the manual's list, and the completions of three shells.
 */
#ifndef CLI_H
#define CLI_H

#include "base/base.h"

enum cli_task {
	CLI_READ,
	CLI_EXPORT,
	CLI_HELP, /* this task and those below need no dispatch, and end the command line */
	CLI_VERSION,
	CLI_PRINT_CONFIG,
	CLI_PRINT_COMPLETION,
};

/* What a command line asks for. Values are as written, and NULL where the option is not given. */
struct cli {
	enum cli_task task;
	const char *format, *output, *threshold, *shell;
	const char *kinds, *verdicts; /* lists with commas; which facts */
	const char *layout;
	const char *language;
	const char *fail_on; /* a list of verdicts */
	bool quiet;
	bool plain; /* read without a screen */
	const char *const *files;
	size_t n;
};

/* Notes what it does not understand, and stops there. The strings are those of argv. */
struct cli cli_parse(struct arena *arena, int argc, char **argv, struct faults *faults);

/* For --help: a line or more for each option, in the user's language, 80 columns wide. */
char *cli_describe(struct arena *arena);

/* A script for one of the shells that --print-completion names. */
char *cli_complete(struct arena *arena, const char *shell);

#endif
