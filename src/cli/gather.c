/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the arguments name: dispatches of one dossier, or, where each is a folder or a dossier's
 * file, as many dossiers. The files of a folder stand in the order of their bytes, whatever the
 * locale and the file system, so that two runs compare.
 */
#include "cli/cli.h"
#include "dossier/dossier.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct names VEC(const char *);

static bool is_folder(const char *path)
{
	struct stat entry;

	return stat(path, &entry) == 0 && S_ISDIR(entry.st_mode);
}

static bool is_file(const char *path)
{
	struct stat entry;

	return stat(path, &entry) == 0 && S_ISREG(entry.st_mode);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The dispatches in a folder: its files, but for hidden ones, copies of editors, and dossiers. */
static struct names list_folder(struct arena *arena, const char *folder)
{
	struct names names = { 0 };
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		size_t n = strlen(entry->d_name);
		const char *path = arena_format(arena, "%s/%s", folder, entry->d_name);

		if (*entry->d_name != '.' && entry->d_name[n - 1] != '~' && is_file(path) &&
			!dossier_is_file(path))
			*vec_push(arena, &names) = path;
	}
	if (dir)
		closedir(dir);
	if (names.n)
		qsort(names.at, names.n, sizeof *names.at, by_bytes);
	return names;
}

/* The path without the slashes at its end. */
static char *trimmed(struct arena *arena, const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	return arena_copy(arena, path, n);
}

/* "desk/harbour.dossier" -> "harbour". */
static char *stem_of(struct arena *arena, const char *name)
{
	const char *slash = strrchr(name, '/'), *from = slash && slash[1] ? slash + 1 : name,
		   *dot = strrchr(from, '.');

	return arena_copy(arena, from, dot && dot > from ? (size_t)(dot - from) : strlen(from));
}

static struct cli_dossier make_named(struct arena *arena, const char *const *path)
{
	struct cli_dossier dossier = { .name = trimmed(arena, *path) };
	struct names names;

	if (is_folder(*path)) {
		names = list_folder(arena, dossier.name);
		dossier.files = names.at;
		dossier.n = names.n;
		dossier.stem = strrchr(dossier.name, '/');
		dossier.stem = dossier.stem && dossier.stem[1] ? dossier.stem + 1 : dossier.name;
		return dossier;
	}
	dossier.saved = true;
	dossier.files = path;
	dossier.n = 1;
	dossier.stem = stem_of(arena, dossier.name);
	return dossier;
}

struct cli_dossiers cli_gather(struct arena *arena, const struct cli *cli)
{
	struct cli_dossiers dossiers = { 0 };
	size_t i;

	for (i = 0; i < cli->n; i++)
		if (!is_folder(cli->files[i]) && !dossier_is_file(cli->files[i]))
			break;
	if (i < cli->n)
		*vec_push(arena, &dossiers) =
			(struct cli_dossier){ .files = cli->files, .n = cli->n };
	for (i = dossiers.n ? cli->n : 0; i < cli->n; i++)
		*vec_push(arena, &dossiers) = make_named(arena, &cli->files[i]);
	return dossiers;
}
