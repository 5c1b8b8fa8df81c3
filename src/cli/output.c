/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where exports go. To standard output at once, one after another; to a file when all is there, for
 * it is written whole or not at all; into a folder as a file for each dossier. Nothing is put in
 * the place of what is being read.
 */
#include "cli/cli.h"
#include "speak.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct paths VEC(const char *);

struct cli_output {
	struct arena *arena;
	const struct cli *cli;
	const char *path;     /* NULL: standard output */
	bool folder;	      /* the path is one */
	struct buf gathered;  /* for the file, */
	struct paths written; /* or the files made in the folder */
};

bool cli_print(struct arena *arena, struct bytes bytes, struct faults *faults)
{
	ssize_t put;

	while (bytes.n) {
		put = write(STDOUT_FILENO, bytes.at, bytes.n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			fault_note(arena, faults,
				(struct fault){ .code = FAULT_FILE_NOT_WRITTEN,
					.path = _("standard output"),
					.detail = strerror(errno) });
			return false;
		}
		bytes.at += put;
		bytes.n -= (size_t)put;
	}
	return true;
}

static bool is_same(const char *path, const struct stat *target)
{
	struct stat file;

	return !stat(path, &file) && file.st_dev == target->st_dev && file.st_ino == target->st_ino;
}

bool cli_reads(const struct cli *cli, const struct dossier *dossier, const char *path)
{
	const struct analysis *analysis = dossier->analysis;
	struct stat target;
	size_t i;

	if (stat(path, &target) < 0 || !S_ISREG(target.st_mode))
		return false;
	for (i = 0; i < cli->n; i++)
		if (is_same(cli->files[i], &target))
			return true;
	for (i = 0; analysis && i < analysis->n; i++)
		if (is_same(analysis->dispatches[i]->path, &target))
			return true;
	return false;
}

bool cli_is_folder(const char *path)
{
	struct stat entry;

	return path[strlen(path) - 1] == '/' || (!stat(path, &entry) && S_ISDIR(entry.st_mode));
}

struct cli_output *cli_output_open(struct arena *arena, const struct cli *cli)
{
	struct cli_output *output = arena_new_of(arena, struct cli_output);

	output->arena = arena;
	output->cli = cli;
	output->path = cli->output && *cli->output && strcmp(cli->output, "-") ? cli->output : NULL;
	output->folder = output->path && cli_is_folder(output->path);
	output->gathered = buf_new(arena);
	return output;
}

bool cli_output_takes(const struct cli_output *output, uint32_t n, bool joins)
{
	return n < 2 || joins || output->folder || output->cli->quiet;
}

/* Two dossiers of one name would make one file. Remembers the path. */
static bool is_written(struct cli_output *output, const char *path)
{
	uint32_t i;

	for (i = 0; i < output->written.n; i++)
		if (!strcmp(output->written.at[i], path))
			return true;
	*vec_push(output->arena, &output->written) = path;
	return false;
}

/* One export on its way. */
struct printing {
	struct cli_output *output;
	struct faults *faults;
};

static bool print(void *at, struct bytes piece)
{
	struct printing *printing = at;

	return cli_print(printing->output->arena, piece, printing->faults);
}

static bool gather(void *at, struct bytes piece)
{
	struct printing *printing = at;

	buf_add(&printing->output->gathered, piece.at, piece.n);
	return true;
}

/* STEM.SUFFIX in the folder, which is made where it is missing. */
static void put_file(struct cli_output *output, const struct dossier *dossier, const char *stem,
	const char *format, const struct export_choice *choice, struct faults *faults)
{
	const char *path = output->path;
	const char *slash = path[strlen(path) - 1] == '/' ? "" : "/";
	const char *file =
		arena_format(output->arena, "%s%s%s.%s", path, slash, stem, export_suffix(format));

	mkdir(path, 0777); /* what stands in the way is told by the file */
	if (cli_reads(output->cli, dossier, file) || is_written(output, file))
		fault_note(output->arena, faults,
			(struct fault){ .code = FAULT_FILE_EXISTS, .path = file });
	else
		file_write(output->arena, file,
			export_write(dossier->arena, export_find(format), dossier, choice), faults);
}

void cli_output_put(struct cli_output *output, const struct dossier *dossier, const char *stem,
	const char *format, const struct export_choice *choice, struct faults *faults)
{
	struct printing printing = { output, faults };
	const struct export_sink sink = { output->path ? gather : print, &printing };

	if (output->path && output->folder && stem)
		put_file(output, dossier, stem, format, choice, faults);
	else if (output->path && cli_reads(output->cli, dossier, output->path))
		fault_note(output->arena, faults,
			(struct fault){ .code = FAULT_FILE_EXISTS, .path = output->path });
	else
		export_put(dossier->arena, export_find(format), dossier, choice, &sink);
}

void cli_output_close(struct cli_output *output, struct faults *faults)
{
	if (output->gathered.n)
		file_write(output->arena, output->path,
			(struct bytes){ output->gathered.at, output->gathered.n }, faults);
}
