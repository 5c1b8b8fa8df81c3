/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Work that is not saved is kept, and found again by the next reader. A file that was found and not
 * yet answered for is left as it is, whatever is done meanwhile; what was taken in or written here
 * goes when all of it is saved, or when the user wants nothing of it.
 */
#include "dossier/inside.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char kind[] = "recover";

static bool is_among(const struct paths *paths, const char *path)
{
	uint32_t i;

	for (i = 0; i < paths->n; i++)
		if (strcmp(paths->at[i], path) == 0)
			return true;
	return false;
}

static void let_go(struct paths *paths, const char *but)
{
	uint32_t i;

	for (i = 0; i < paths->n; i++)
		if (!but || strcmp(paths->at[i], but) != 0)
			unlink(paths->at[i]);
	paths->n = 0;
}

void recovery_let_go(struct desk *desk)
{
	const char *path = desk->path ? path_kept(desk->arena, desk->path, kind) : NULL;

	let_go(&desk->keeping, NULL);
	if (path && !is_among(&desk->found, path))
		unlink(path);
}

/* Of a dossier with no file: the same where the same files are opened again. */
static char *state_prefix(struct arena *arena, const struct desk *desk)
{
	struct buf buf = buf_new(arena);
	char hex[SHA256_HEX];
	uint32_t i;

	if (desk->path)
		buf_text(&buf, path_absolute(arena, desk->path));
	for (i = 0; !desk->path && i < desk->sources.n; i++)
		buf_format(&buf, "%s\n", path_absolute(arena, desk->sources.at[i].path));
	sha256_hex((struct bytes){ buf.at, buf.n }, hex);
	return arena_format(arena, "%.16s-", hex);
}

/* Beside the dossier; under a name of our own where one stands that the user has not answered for,
 * and where another reader has the dossier, whose file that is. */
static bool keep_beside(
	struct desk *desk, struct arena *scratch, const char **path, struct faults *faults)
{
	if (!desk->path)
		return false;
	*path = path_kept(desk->arena, desk->path, kind);
	if (desk->lock < 0 || is_among(&desk->found, *path))
		*path = arena_format(desk->arena, "%s-%ld", *path, (long)getpid());
	return desk_put(scratch, desk, *path, faults);
}

/* Named by whose it is. */
static bool keep_among_states(struct desk *desk, struct arena *scratch, const char *state_folder,
	const char **path, struct faults *faults)
{
	if (!state_folder)
		return false;
	*path = arena_format(desk->arena, "%s/%s%ld.%s", state_folder, state_prefix(scratch, desk),
		(long)getpid(), kind);
	if (is_among(&desk->found, *path)) /* of a process that had our number */
		*path = arena_format(desk->arena, "%s-%ld", *path, (long)getpid());
	file_make_folders(scratch, *path);
	return desk_put(scratch, desk, *path, faults);
}

bool dossier_keep(struct dossier *dossier, const char *state_folder, struct arena *arena,
	struct faults *faults)
{
	struct desk *desk = dossier->desk;
	struct faults own = { 0 };
	struct arena *scratch;
	const char *path = NULL;
	bool done;

	if (desk->deeds.n == desk->saved || desk->deeds.n == desk->kept)
		return true;
	scratch = arena_new();
	done = keep_beside(desk, scratch, &path, &own) ||
	       keep_among_states(desk, scratch, state_folder, &path, &own);
	arena_free(scratch);
	if (!done) {
		if (own.n)
			fault_note(arena, faults, own.at[own.n - 1]);
		return false;
	}
	let_go(&desk->keeping, path); /* of an earlier reader: they hold no more than this */
	*vec_push(desk->arena, &desk->keeping) = path;
	desk->kept = desk->deeds.n;
	return true;
}

/* Whether the reader that wrote it, by the number in its name, is still at it. */
static bool is_alive(const char *number)
{
	long pid = strtol(number, NULL, 10);

	return pid > 0 && pid != getpid() && (kill((pid_t)pid, 0) == 0 || errno == EPERM);
}

/* Takes the deeds of a file among those found, where it holds any that the desk has not. */
static void look_into(struct desk *desk, struct desk *all, const char *path)
{
	struct desk *other = desk_new(all->arena);
	struct faults faults = { 0 };
	uint32_t i, n = 0;

	if (is_among(&desk->found, path) || !desk_load(other, path, &faults))
		return;
	for (i = 0; i < other->deeds.n; i++)
		n += deed_find(desk, other->deeds.at[i].id) == NULL;
	if (!n)
		return;
	desk_join(all, other);
	*vec_push(desk->arena, &desk->found) = arena_copy(desk->arena, path, strlen(path));
}

/* Those of a folder whose names begin so; digits: then comes the number of who wrote it. */
static void look_around(
	struct desk *desk, struct desk *all, const char *folder, const char *prefix, bool digits)
{
	DIR *open = opendir(folder);
	struct dirent *entry;
	const char *rest;

	while (open && (entry = readdir(open)) != NULL) {
		rest = entry->d_name + strlen(prefix);
		if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0 ||
			(digits && !strstr(rest, kind)) ||
			is_alive(digits ? rest : rest + (*rest == '-')))
			continue;
		look_into(desk, all, arena_format(all->arena, "%s/%s", folder, entry->d_name));
	}
	if (open)
		closedir(open);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void look_beside(struct desk *desk, struct desk *all)
{
	struct arena *arena = all->arena;
	const char *path = path_kept(arena, desk->path, kind), *name = path_name(path);
	const char *folder = name > path + 1 ? arena_copy(arena, path, (size_t)(name - path) - 1)
			     : name > path   ? "/"
					     : ".";

	look_around(desk, all, folder, name, false);
}

uint32_t dossier_recoverable(struct dossier *dossier, const char *state_folder)
{
	struct desk *desk = dossier->desk, *all;
	struct arena *scratch;
	uint32_t i, n = 0;

	desk->found.n = 0;
	if (desk->path && desk->lock < 0 && lock_holder(desk->arena, desk->path))
		return 0;
	scratch = arena_new();
	all = desk_new(scratch);
	if (desk->path)
		look_beside(desk, all);
	if (state_folder)
		look_around(desk, all, state_folder, state_prefix(scratch, desk), true);
	for (i = 0; i < all->deeds.n; i++)
		n += deed_find(desk, all->deeds.at[i].id) == NULL;
	if (desk->found.n)
		qsort(desk->found.at, desk->found.n, sizeof *desk->found.at, by_name);
	arena_free(scratch);
	return n;
}

bool dossier_recover(struct dossier *dossier, struct arena *arena, struct faults *faults)
{
	struct desk *desk = dossier->desk;
	struct paths left = { 0 };
	struct faults own = { 0 };
	uint32_t i, taken;

	for (i = 0; i < desk->found.n; i++)
		if (desk_take_in(dossier, desk->found.at[i], &taken, &own))
			*vec_push(desk->arena, &desk->keeping) = desk->found.at[i];
		else
			*vec_push(desk->arena, &left) = desk->found.at[i];
	faults_hand_over(arena, faults, &own);
	if (desk->found.n == 1 && left.n == 0)
		desk->kept = desk->deeds.n; /* until it is saved, there */
	desk->found = left;
	return left.n == 0;
}

void dossier_refuse_recovery(struct dossier *dossier)
{
	let_go(&dossier->desk->found, NULL);
}

void dossier_forget(struct dossier *dossier)
{
	let_go(&dossier->desk->keeping, NULL);
}
