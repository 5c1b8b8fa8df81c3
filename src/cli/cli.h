/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cli: what the command line may say. One table of options (options.c) yields what getopt takes,
 * --help, the manual's list, and the completions of three shells.
 */
#ifndef CLI_H
#define CLI_H

#include "base/base.h"
#include "dossier/dossier.h"
#include "export/export.h"

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
	const char *dictionary;
	const char *fail_on; /* a list of verdicts */
	bool only_notes, quiet;
	bool plain; /* read without a screen */
	bool merge; /* the files are two dossiers */
	const char *const *files;
	size_t n;
};

/* Notes what it does not understand, and stops there. The strings are those of argv. */
struct cli cli_parse(struct arena *arena, int argc, char **argv, struct faults *faults);

/* A dossier that the arguments name. */
struct cli_dossier {
	const char *name; /* its folder or file, as given; NULL: of the arguments, which are its
			     files */
	const char *stem; /* the last part of the name, without suffix: for files made of it */
	bool saved;	  /* its one file is that of a dossier, not of a dispatch */
	const char *const *files;
	size_t n;
};

struct cli_dossiers VEC(struct cli_dossier);

/* One of all files together, or one for each argument where all are folders or dossiers. */
struct cli_dossiers cli_gather(struct arena *arena, const struct cli *cli);

/* To standard output; false, with a fault: it cannot be written to. */
bool cli_print(struct arena *arena, struct bytes bytes, struct faults *faults);

bool cli_is_folder(const char *path); /* it is one, or is named with a slash at its end */

/* Whether the file at path is among those that are read, and must not be written to. */
bool cli_reads(const struct cli *cli, const struct dossier *dossier, const char *path);

/* Where -o leads, for one export or several: standard output, a file, or a file each in a folder.
 */
struct cli_output;
struct cli_output *cli_output_open(struct arena *arena, const struct cli *cli);

/* Whether so many exports can go there; joins: they may stand in one stream. */
bool cli_output_takes(const struct cli_output *output, uint32_t n, bool joins);

/* The export of a dossier; stem: NULL: it has no name to make a file's of. */
void cli_output_put(struct cli_output *output, const struct dossier *dossier, const char *stem,
	const char *format, const struct export_choice *choice, struct faults *faults);
void cli_output_close(struct cli_output *output, struct faults *faults);

/* For --help: a line or more for each option, in the user's language, 80 columns wide. */
char *cli_describe(struct arena *arena);

/* A script for one of the shells that --print-completion names. */
char *cli_complete(struct arena *arena, const char *shell);

#endif
