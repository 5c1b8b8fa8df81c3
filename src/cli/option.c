/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of options, and how a command line is read by it. A new option is a row here and its
 * place in struct cli; that its value is one of those it can have is seen to in one place.
 */
#include "cli/option.h"
#include "cli/cli.h"
#include "export/export.h"
#include "speak.h"

#include <getopt.h>
#include <stddef.h>
#include <string.h>

enum { LONG = 256 }; /* getopt's number for the first row's long name; above every letter */

static const char *nth_format(size_t i)
{
	return i < export_formats() ? export_name(i) : NULL;
}

static const char *nth_layout(size_t i)
{
	static const char *const names[] = { "mentions", "facts" };

	return i < sizeof names / sizeof *names ? names[i] : NULL;
}

/* Those of po/LINGUAS, and the one of the sources. */
static const char *nth_language(size_t i)
{
	static const char *const names[] = { "en", "fr" };

	return i < sizeof names / sizeof *names ? names[i] : NULL;
}

static const char *nth_threshold(size_t i)
{
	static const char *const names[] = { "strict", "normal", "lenient" };

	return i < sizeof names / sizeof *names ? names[i] : NULL;
}

static const char *nth_dictionary(size_t i)
{
	static const char *const names[] = { "auto", "none" };

	return i < sizeof names / sizeof *names ? names[i] : NULL;
}

static const struct option_row option_table[] = {
	{ .name = "export",
		.letter = 'e',
		.task = CLI_EXPORT,
		.place = offsetof(struct cli, format),
		.argument = N_("FORMAT"),
		.values = nth_format,
		.help = N_("write the aligned notes to standard output instead of opening the "
			   "reader") },
	{ .name = "output",
		.letter = 'o',
		.task = CLI_EXPORT,
		.place = offsetof(struct cli, output),
		.argument = N_("FILE"),
		.help = N_(
			"write them to FILE, whole or not at all; its suffix tells the format") },
	{ .name = "kind",
		.place = offsetof(struct cli, kinds),
		.argument = N_("KINDS"),
		.values = export_nth_kind,
		.list = true,
		.help = N_("export the facts of these kinds alone, as in quantity,date") },
	{ .name = "verdict",
		.place = offsetof(struct cli, verdicts),
		.argument = N_("VERDICTS"),
		.values = export_nth_verdict,
		.list = true,
		.help = N_(
			"export the facts with these verdicts alone; disagree is vary,conflict") },
	{ .name = "only-notes",
		.place = offsetof(struct cli, only_notes),
		.help = N_("export the facts alone on which something was noted in the dossier") },
	{ .name = "layout",
		.place = offsetof(struct cli, layout),
		.argument = N_("LAYOUT"),
		.values = nth_layout,
		.help = N_("of csv and tsv: a row for each of the mentions, or of the facts with a "
			   "column for each dispatch") },
	{ .name = "lang",
		.place = offsetof(struct cli, language),
		.argument = N_("LANGUAGE"),
		.values = nth_language,
		.help = N_("speak this language, and label the facts in it, whatever the locale") },
	{ .name = "fail-on",
		.place = offsetof(struct cli, fail_on),
		.argument = N_("VERDICTS"),
		.values = export_nth_occasion,
		.list = true,
		.help = N_("exit with 1 where a fact has one of these verdicts; if not given, "
			   "disagree") },
	{ .name = "quiet",
		.letter = 'q',
		.task = CLI_EXPORT,
		.place = offsetof(struct cli, quiet),
		.help = N_("write nothing; the exit status tells") },
	{ .name = "plain",
		.place = offsetof(struct cli, plain),
		.help = N_("read line by line, without a screen: for screen readers and braille") },
	{ .name = "merge",
		.place = offsetof(struct cli, merge),
		.help = N_("join the dossiers of two people, MINE and THEIRS, into the file given "
			   "with -o") },
	{ .name = "threshold",
		.place = offsetof(struct cli, threshold),
		.argument = N_("HOW"),
		.values = nth_threshold,
		.open = true,
		.help = N_("how alike mentions must be to make one fact: strict, normal, lenient, "
			   "or 0.3 to 0.7") },
	{ .name = "dictionary",
		.place = offsetof(struct cli, dictionary),
		.argument = N_("WHICH"),
		.values = nth_dictionary,
		.open = true,
		.help = N_("ask a dictionary of hunspell which words are nouns: auto, none, or its "
			   "file") },
	{ .name = "print-config",
		.task = CLI_PRINT_CONFIG,
		.help = N_("show all settings with their defaults, and exit") },
	{ .name = "print-completion",
		.task = CLI_PRINT_COMPLETION,
		.place = offsetof(struct cli, shell),
		.argument = N_("SHELL"),
		.values = option_nth_shell,
		.help = N_("show a script that completes these options in bash, zsh or fish, and "
			   "exit") },
	{ .name = "help", .letter = 'h', .task = CLI_HELP, .help = N_("show this help, and exit") },
	{ .name = "version",
		.letter = 'V',
		.task = CLI_VERSION,
		.help = N_("show the version, and exit") },
	{ .name = NULL },
};

enum { ROWS = sizeof option_table / sizeof *option_table - 1 };

const struct option_row *option_rows(void)
{
	return option_table;
}

char *option_list_values(struct arena *arena, const struct option_row *row, const char *between)
{
	struct buf buf = buf_new(arena);
	const char *value;
	size_t i;

	for (i = 0; row->values && (value = row->values(i)); i++)
		buf_format(&buf, "%s%s", i ? between : "", value);
	return buf.at;
}

/* The table as getopt_long takes it: letters with their colons, long names by their row. */
static void tell_getopt(char letters[2 * ROWS + 2], struct option names[ROWS + 1])
{
	size_t i;

	*letters++ = ':'; /* getopt says nothing itself, and tells a missing value apart */
	for (i = 0; i < ROWS; i++) {
		const struct option_row *row = &option_table[i];

		names[i] = (struct option){ .name = row->name,
			.has_arg = row->argument ? required_argument : no_argument,
			.val = LONG + (int)i };
		if (row->letter)
			*letters++ = row->letter;
		if (row->letter && row->argument)
			*letters++ = ':';
	}
	*letters = '\0';
	names[ROWS] = (struct option){ .name = NULL };
}

static const struct option_row *row_of(int option)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		if (option == LONG + (int)i || (option && option == option_table[i].letter))
			return &option_table[i];
	return NULL;
}

/* Whether the n bytes are one of the row's values. */
static bool is_value(const struct option_row *row, const char *words, size_t n)
{
	const char *value;
	size_t i;

	for (i = 0; (value = row->values(i)); i++)
		if (strlen(value) == n && strncmp(value, words, n) == 0)
			return true;
	return false;
}

static bool can_be(const struct option_row *row, const char *words)
{
	size_t n;

	if (!row->values || row->open)
		return true;
	if (!row->list)
		return is_value(row, words, strlen(words));
	for (;; words += n + 1) {
		n = strcspn(words, ",");
		if (!is_value(row, words, n))
			return false;
		if (!words[n])
			return true;
	}
}

static void take(struct arena *arena, struct cli *cli, const struct option_row *row, char *value,
	struct faults *faults)
{
	if (row->task)
		cli->task = row->task;
	if (!row->argument) {
		if (row->place)
			*(bool *)((char *)cli + row->place) = true;
		return;
	}
	if (can_be(row, value))
		*(const char **)((char *)cli + row->place) = value;
	else
		fault_note(arena, faults,
			(struct fault){ .code = FAULT_OPTION_VALUE,
				.path = arena_format(arena, "--%s=%s", row->name, value),
				.detail = option_list_values(arena, row, ", ") });
}

/* The option that getopt stopped at, as the user wrote it. */
static const char *wrong_option(struct arena *arena, char **argv)
{
	if (optopt > 0 && optopt < LONG && strncmp(argv[optind - 1], "--", 2))
		return arena_format(arena, "-%c", optopt);
	return arena_format(arena, "%.*s", (int)strcspn(argv[optind - 1], "="), argv[optind - 1]);
}

struct cli cli_parse(struct arena *arena, int argc, char **argv, struct faults *faults)
{
	struct option names[ROWS + 1];
	char letters[2 * ROWS + 2];
	struct cli cli = { .task = CLI_READ };
	const struct option_row *row;
	int option;

	tell_getopt(letters, names);
	opterr = 0;
	while (cli.task < CLI_HELP && !faults->n &&
		(option = getopt_long(argc, argv, letters, names, NULL)) != -1) {
		row = row_of(option);
		if (row)
			take(arena, &cli, row, optarg, faults);
		else
			fault_note(arena, faults,
				(struct fault){ .code = option == ':' ? FAULT_OPTION_WANTS_VALUE
								      : FAULT_OPTION_UNKNOWN,
					.detail = wrong_option(arena, argv) });
	}
	cli.files = (const char *const *)argv + optind;
	cli.n = (size_t)(argc - optind);
	return cli;
}
