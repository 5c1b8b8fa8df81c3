/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Watches the files of the dispatches while nobody types: a look at their dates and sizes works on
 * every system and every kind of disk, and costs a microsecond each.
 */
#include <config.h>

#include "reader/inside.h"

#include <string.h>
#include <sys/stat.h>

/* How a file was when it was looked at last. */
struct watched {
	struct stat status;
	const char *path;
};

static bool is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

void reader_watch_start(struct reader *reader, const struct dossier *dossier)
{
	const struct analysis *analysis = dossier->analysis;
	struct arena *arena = reader->setup.arena;
	uint32_t i;

	reader->n_watched = analysis->n;
	reader->watched = arena_array(arena, struct watched, (size_t)analysis->n + 1);
	for (i = 0; i < analysis->n; i++) {
		const char *path = analysis->dispatches[i]->path;

		reader->watched[i].path = arena_copy(arena, path, strlen(path));
		if (stat(path, &reader->watched[i].status) < 0)
			memset(&reader->watched[i].status, 0, sizeof(struct stat));
	}
}

/* A file that is away is being replaced, or is gone: what was read of it stays. */
void reader_watch(struct reader *reader, const struct dossier *dossier)
{
	struct stat status;
	uint32_t i;

	if (dossier->analysis->n != reader->n_watched)
		reader_watch_start(reader, dossier);
	for (i = 0; i < reader->n_watched; i++) {
		struct watched *watched = &reader->watched[i];

		if (stat(watched->path, &status) < 0 || status.st_size == 0 ||
			is_same(&status, &watched->status))
			continue;
		watched->status = status;
		view_note_changed(reader->view, i);
	}
}
