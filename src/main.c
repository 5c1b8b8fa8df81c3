/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * recoupe lays several dispatches side by side and shows where they agree, differ, or stay silent.
 *
 * This file is the only one that knows all the others: it reads the arguments, finds the data,
 * opens the dossier, and hands it either to an export or to the reader.
 */
#include <config.h>

#include "cli/cli.h"
#include "conf/conf.h"
#include "dossier/dossier.h"
#include "export/export.h"
#include "plain/plain.h"
#include "reader/reader.h"
#include "speak.h"
#include "text/text.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EXIT_AGREE = 0, EXIT_TROUBLE = 2 };

/* What the command line asks for, and what was met while doing it. */
struct request {
	struct arena *arena;
	struct faults faults;
	uint32_t told; /* of the faults */
	struct cli cli;
	struct export_choice choice;
	uint32_t fail_on; /* a set of verdicts */
	struct cli_output *output;
	int32_t threshold; /* in hundredths; 0: as the settings say */
	struct lang_dictionaries dictionaries;
};

static void note(
	struct request *request, enum fault_code code, const char *path, const char *detail)
{
	fault_note(request->arena, &request->faults,
		(struct fault){ .code = code, .path = path, .detail = detail });
}

/* Each fault once, a line each, on standard error. */
static void tell(struct request *request)
{
	for (; request->told < request->faults.n; request->told++)
		fprintf(stderr, "recoupe: %s\n",
			export_say_fault(request->arena, &request->faults.at[request->told]));
}

static int status_of(const struct request *request, int otherwise)
{
	return fault_worst(&request->faults) == FAULT_ERROR ? EXIT_TROUBLE : otherwise;
}

/* Locale and data ----------------------------------------------------------------------------- */

/* The folder of the program file, or NULL where the system does not tell. */
static const char *own_folder(struct arena *arena)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);

	while (n > 0 && path[n - 1] != '/')
		n--;
	return n > 1 && n < (ssize_t)sizeof path ? arena_copy(arena, path, (size_t)n - 1) : NULL;
}

static bool exists(const char *path)
{
	return path && access(path, F_OK) == 0;
}

/* An uninstalled program finds its data beside the folder it was built in. */
static const char *beside(struct arena *arena, const char *below)
{
	const char *folder = own_folder(arena);
	const char *path = folder ? arena_format(arena, "%s/../%s", folder, below) : NULL;

	return exists(path) ? path : NULL;
}

/* $name/recoupe/below, or ~/otherwise/recoupe/below; the folder where below is NULL; NULL where
 * neither is known. */
static const char *user_path(
	struct arena *arena, const char *name, const char *otherwise, const char *below)
{
	const char *folder = getenv(name), *home = getenv("HOME");

	if (folder && *folder == '/')
		folder = arena_format(arena, "%s/recoupe", folder);
	else if (home && *home)
		folder = arena_format(arena, "%s/%s/recoupe", home, otherwise);
	else
		return NULL;
	return below ? arena_format(arena, "%s/%s", folder, below) : folder;
}

/*
 * Numbers are read and written alike everywhere, so only letters and messages follow the locale.
 * Where the system lacks it, or it is not UTF-8, letters are UTF-8 all the same, and the language
 * asked for is still spoken: gettext heeds LANGUAGE in C.UTF-8, though not in C. language: from the
 * command line, or NULL.
 */
static void set_locale(struct arena *arena, const char *language)
{
	const char *asked = getenv("LC_ALL"), *built = beside(arena, "locale");
	bool known;

	if (!asked || !*asked)
		asked = getenv("LC_MESSAGES");
	if (!asked || !*asked)
		asked = getenv("LANG");
	known = setlocale(LC_CTYPE, "") && MB_CUR_MAX > 1;
	if (!known)
		setlocale(LC_CTYPE, "C.UTF-8");
	if (!setlocale(LC_MESSAGES, "") && setlocale(LC_MESSAGES, "C.UTF-8") && asked)
		setenv("LANGUAGE", asked, 0);
	if (language && setlocale(LC_MESSAGES, "C.UTF-8"))
		setenv("LANGUAGE", language, 1);
	bindtextdomain(PACKAGE, built ? built : LOCALEDIR);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
}

/* Opens the dossier with the language files of the build tree or of the system, and the user's. */
static struct dossier *open_dossier(struct request *request, const struct conf *conf,
	const struct cli_dossier *named, struct reader *reader)
{
	struct arena *arena = request->arena;
	const char *built = beside(arena, "data/lang"), *user, *folders[2];
	struct dossier_setup setup = { .folders = folders };
	struct dossier *dossier;
	uint32_t i;

	if (!built && !exists(PKGDATADIR "/lang"))
		built = beside(arena, "share/" PACKAGE "/lang"); /* moved as a whole */
	folders[setup.n_folders++] = built ? built : PKGDATADIR "/lang";
	user = user_path(arena, "XDG_DATA_HOME", ".local/share", "lang");
	if (exists(user))
		folders[setup.n_folders++] = user;
	setup.threshold = (float)conf->manner.threshold / 100;
	/* TRANSLATORS: the code of your language, as in data/lang/: facts are labelled in it. */
	setup.code = _("en");
	setup.dictionaries = request->dictionaries;
	if (reader)
		reader_wait(reader, &setup);
	dossier = named->saved ? dossier_load(named->files[0], &setup)
			       : dossier_open(named->files, named->n, &setup);
	for (i = 0; i < dossier->faults.n; i++) {
		struct fault fault = dossier->faults.at[i];

		fault.path = fault.path ? fault.path : named->name;
		fault_note(arena, &request->faults, fault);
	}
	return dossier;
}

/* Where hunspell's dictionaries are; $DICPATH, as it names them for hunspell, takes their place. */
static void find_dictionaries(struct request *request)
{
	static const char *const system[] = { "/usr/share/hunspell", "/usr/share/myspell/dicts",
		"/usr/share/myspell", "/usr/local/share/hunspell", "/opt/homebrew/share/hunspell" };
	const char *path = getenv("DICPATH");
	struct folders VEC(const char *) folders = { 0 };
	size_t n;

	request->dictionaries.folders = system;
	request->dictionaries.n = sizeof system / sizeof *system;
	if (!path)
		return;
	for (; *path; path += n + (path[n] == ':')) {
		n = strcspn(path, ":");
		*vec_push(request->arena, &folders) = arena_copy(request->arena, path, n);
	}
	request->dictionaries.folders = folders.at;
	request->dictionaries.n = folders.n;
}

/* word: "auto", "none", or a file. */
static void choose_dictionary(struct request *request, const char *word)
{
	if (!strcmp(word, "none"))
		return;
	if (!strcmp(word, "auto"))
		find_dictionaries(request);
	else if (access(word, R_OK) == 0)
		request->dictionaries.file = word;
	else
		note(request, FAULT_DICTIONARY, word, NULL);
}

static struct conf *load_conf(struct request *request, struct keymap *keymap)
{
	const char *paths[2] = { SYSCONFDIR "/recoupe.conf" };
	struct conf *conf;
	size_t n = 1;

	paths[n] = user_path(request->arena, "XDG_CONFIG_HOME", ".config", "recoupe.conf");
	n += paths[n] != NULL;
	conf = conf_load(request->arena, paths, n, keymap, &request->faults);
	if (request->threshold)
		conf->manner.threshold = request->threshold;
	return conf;
}

/* The arguments ------------------------------------------------------------------------------- */

static const char *format_names(struct arena *arena)
{
	struct buf names = buf_new(arena);
	size_t i;

	for (i = 0; i < export_formats(); i++)
		buf_format(&names, "%s%s", i ? ", " : "", export_name(i));
	return names.at;
}

/* A file's name may tell the format; without one, and for a folder, it is text. */
static void choose_format(struct request *request)
{
	struct cli *cli = &request->cli;

	cli->format = cli->output && !cli_is_folder(cli->output) && !cli->merge
			      ? export_format_of(cli->output)
			      : "text";
	if (!cli->format)
		note(request, FAULT_SUFFIX, cli->output, format_names(request->arena));
}

/* What the command line leaves open. */
static void settle(struct request *request)
{
	struct cli *cli = &request->cli;

	if (cli->threshold && !conf_parse_threshold(cli->threshold, &request->threshold))
		note(request, FAULT_THRESHOLD, cli->threshold, NULL);
	if (cli->task == CLI_READ && !cli->plain && !isatty(STDOUT_FILENO))
		cli->task = CLI_EXPORT;
	if (cli->task == CLI_EXPORT && !cli->format)
		choose_format(request);
	request->choice.kinds = cli->kinds ? export_kinds(cli->kinds) : 0;
	request->choice.verdicts = cli->verdicts ? export_verdicts(cli->verdicts) : 0;
	request->choice.only_notes = cli->only_notes;
	request->choice.by_facts = cli->layout && !strcmp(cli->layout, "facts");
	request->fail_on = export_verdicts(cli->fail_on ? cli->fail_on : "disagree");
	if (cli->task < CLI_HELP && !cli->n && !request->faults.n)
		note(request, FAULT_NO_DISPATCH, NULL, NULL);
}

/* Standard output ----------------------------------------------------------------------------- */

static void print_text(struct request *request, const char *text)
{
	cli_print(request->arena, (struct bytes){ text, strlen(text) }, &request->faults);
}

static void print_help(struct request *request)
{
	struct buf buf = buf_new(request->arena);

	buf_text(&buf, _("Usage: recoupe [OPTION]... DISPATCH...\n"
			 "Lays dispatches on one event side by side, aligns the facts that they "
			 "report, and\n"
			 "shows where they agree, differ, or stay silent.\n\n"));
	buf_format(&buf, "%s\n", cli_describe(request->arena));
	buf_format(&buf, _("Formats: %s.\n"), format_names(request->arena));
	buf_text(&buf, _("Where standard output is no terminal, recoupe exports text.\n"
			 "An export exits with 0 where the dispatches agree, 1 where they "
			 "disagree, 2 on trouble.\n"));
	print_text(request, buf.at);
}

static void print_version(struct request *request)
{
	print_text(request,
		arena_format(request->arena,
			_("recoupe %s, free software under the GNU GPL, version 3 or later\n"),
			PACKAGE_VERSION));
}

/* The two ways to serve a dossier -------------------------------------------------------------- */

static int export_dossier(
	struct request *request, const struct dossier *dossier, const struct cli_dossier *named)
{
	request->choice.name = named->name;
	if (!request->cli.quiet)
		cli_output_put(request->output, dossier, named->stem, request->cli.format,
			&request->choice, &request->faults);
	request->choice.follows = true;
	return export_status(dossier, &request->choice, request->fail_on);
}

/* Without a screen; lines are folded where a terminal shows them. */
static void read_plainly(const struct dossier *dossier)
{
	struct winsize size;
	uint32_t columns = 0;

	if (isatty(STDOUT_FILENO))
		columns = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col
										      : 80;
	plain_read(dossier, stdin, stdout, isatty(STDIN_FILENO), columns);
}

/* One of several may be read alone. */
static void read_dossier(struct request *request, struct dossier *dossier,
	const struct cli_dossier *named, struct reader *reader)
{
	if (!dossier->analysis || (!named->saved && named->n < 2))
		return;
	if (reader && (reader_left(reader) || reader_read(reader, dossier)))
		return;
	tell(request);
	read_plainly(dossier);
}

/* Without a screen nobody can be asked what is to become of it. */
static void note_unsaved(struct request *request, struct dossier *dossier,
	const struct cli_dossier *named, const char *state)
{
	struct arena *arena = request->arena;
	uint32_t n = dossier_recoverable(
		dossier, state ? arena_format(arena, "%s/unsaved", state) : NULL);

	if (n)
		note(request, FAULT_DOSSIER_UNSAVED, named->name, arena_format(arena, "%u", n));
}

/* One of several dossiers may have but one dispatch left: that was told, and the others go on. */
static int serve_dossier(struct request *request, struct keymap *keymap, struct conf *conf,
	const struct cli_dossier *named)
{
	const struct reader_setup setup = { .arena = request->arena,
		.faults = &request->faults,
		.cli = &request->cli,
		.keymap = keymap,
		.conf = conf,
		.state = user_path(request->arena, "XDG_STATE_HOME", ".local/state", NULL) };
	bool read = request->cli.task == CLI_READ;
	struct reader *reader = read && !request->cli.plain ? reader_new(&setup) : NULL;
	struct dossier *dossier = open_dossier(request, conf, named, reader);
	const struct analysis *analysis = dossier->analysis;
	int status = EXIT_AGREE;

	if (!reader)
		note_unsaved(request, dossier, named, setup.state);
	tell(request);
	if (read)
		read_dossier(request, dossier, named, reader);
	else if (analysis && analysis->n > 1)
		status = export_dossier(request, dossier, named);
	dossier_close(dossier);
	return status;
}

/* Whether so many dossiers can be served as was asked for. */
static bool can_serve(struct request *request, const struct cli_dossiers *dossiers)
{
	const char *format = request->cli.format;

	if (request->cli.task == CLI_READ && dossiers->n > 1)
		note(request, FAULT_ONE_DOSSIER, dossiers->at[1].name, NULL);
	else if (request->cli.task == CLI_EXPORT &&
		 !cli_output_takes(request->output, dossiers->n,
			 export_joins(export_find(format), &request->choice)))
		note(request, FAULT_FORMAT_ALONE, format, NULL);
	else
		return true;
	return false;
}

static const char *say_merged(struct arena *arena, const struct dossier_merged *merged)
{
	const char *differ = arena_format(arena,
		ngettext("%u judgement differs", "%u judgements differ", merged->differ),
		merged->differ);

	/* TRANSLATORS: how many steps only the first of two dossiers has, only the second, and
	   both; %4$s is "2 judgements differ" */
	return arena_format(arena,
		_("Steps: %1$u of the first, %2$u of the second, %3$u of both; %4$s.\n"),
		merged->mine, merged->theirs, merged->both, differ);
}

/* Joins two people's dossiers. As diff(1): 1 where they judged differently. */
static int merge_dossiers(struct request *request)
{
	const struct cli *cli = &request->cli;
	struct dossier_merged merged;
	uint32_t i;

	if (cli->n != 2 || !cli->output) {
		note(request, FAULT_DOSSIER_MERGE, NULL, NULL);
		return EXIT_TROUBLE;
	}
	if (!dossier_merge(request->arena, cli->files[0], cli->files[1], cli->output, &merged,
		    &request->faults))
		return EXIT_TROUBLE;
	if (!cli->quiet)
		print_text(request, say_merged(request->arena, &merged));
	for (i = 0; !cli->quiet && i < merged.differ; i++)
		print_text(request,
			arena_format(request->arena, "%s\n",
				export_say_difference(request->arena, &merged.differences[i])));
	return merged.differ > 0;
}

static int open_and_serve(struct request *request)
{
	struct keymap *keymap = view_keymap_new(request->arena);
	struct conf *conf = load_conf(request, keymap);
	struct cli_dossiers dossiers = cli_gather(request->arena, &request->cli);
	int status = EXIT_AGREE, one;
	uint32_t i;

	choose_dictionary(
		request, request->cli.dictionary ? request->cli.dictionary : conf->dictionary);
	request->output = cli_output_open(request->arena, &request->cli);
	if (!can_serve(request, &dossiers))
		return EXIT_TROUBLE;
	for (i = 0; i < dossiers.n; i++) {
		one = serve_dossier(request, keymap, conf, &dossiers.at[i]);
		status = one > status ? one : status;
	}
	cli_output_close(request->output, &request->faults);
	return status;
}

static int do_task(struct request *request)
{
	switch (request->cli.task) {
	case CLI_HELP:
		print_help(request);
		break;
	case CLI_VERSION:
		print_version(request);
		break;
	case CLI_PRINT_CONFIG:
		print_text(request, conf_describe(request->arena));
		break;
	case CLI_PRINT_COMPLETION:
		print_text(request, cli_complete(request->arena, request->cli.shell));
		break;
	case CLI_READ:
	case CLI_EXPORT:
		return request->cli.merge ? merge_dossiers(request) : open_and_serve(request);
	}
	return EXIT_AGREE;
}

int main(int argc, char **argv)
{
	struct request request = { .arena = arena_new() };
	int status = EXIT_AGREE;

	signal(SIGPIPE, SIG_IGN); /* a reader that goes away is told of like any other trouble */
	request.cli = cli_parse(request.arena, argc, argv, &request.faults);
	set_locale(request.arena, request.cli.language);
	settle(&request);
	if (!request.faults.n)
		status = do_task(&request);
	tell(&request);
	status = status_of(&request, status);
	arena_free(request.arena);
	return status;
}
