/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Watches the files of the dispatches. Where the system tells of what happens in a folder
 * (inotify), it wakes the reader; whether a file may be another then is told by its date and size,
 * as where nothing is told and one looks every two seconds, and whether it is one by its bytes. A
 * disk of another machine tells nothing of what is written there: hence a look now and then all the
 * same.
 */
#include <config.h>

#include "reader/inside.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef HAVE_INOTIFY_INIT1
#include <sys/inotify.h>
#endif

enum { LOOK = 2000, LOOK_WHERE_TOLD = 10000 }; /* milliseconds between looks */

/* A name in a folder: of a file, or of a link to it. */
struct entrance {
	const char *folder, *name;
	int number; /* of the folder with the system; -1: not told of it */
};

struct watched {
	struct stat status; /* when it was looked at last */
	const char *path;
	struct entrance entrances[2];
	uint32_t n_entrances;
};

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* By the system ---------------------------------------------------------------------------------
 */

#ifdef HAVE_INOTIFY_INIT1

enum {
	HAPPENS = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO,
	FOLDER_GOES = IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT,
};

static int open_ear(void)
{
	return inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

static int ask_for(int ear, const char *folder)
{
	return inotify_add_watch(
		ear, folder, HAPPENS | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK);
}

/* A folder that was moved is told of wherever it goes; here it is gone. */
static void forget_folder(struct reader *reader, int number)
{
	uint32_t i, k;

	inotify_rm_watch(reader->ear, number);
	for (i = 0; i < reader->n_watched; i++)
		for (k = 0; k < reader->watched[i].n_entrances; k++)
			if (reader->watched[i].entrances[k].number == number)
				reader->watched[i].entrances[k].number = -1;
}

static bool is_ours(const struct reader *reader, const struct inotify_event *event)
{
	uint32_t i, k;

	for (i = 0; i < reader->n_watched; i++)
		for (k = 0; k < reader->watched[i].n_entrances; k++) {
			const struct entrance *entrance = &reader->watched[i].entrances[k];

			if (entrance->number == event->wd && event->len > 0 &&
				strcmp(entrance->name, event->name) == 0)
				return true;
		}
	return false;
}

bool reader_watch_hear(struct reader *reader)
{
	_Alignas(struct inotify_event) char events[8192];
	const struct inotify_event *event;
	bool ours = false;
	ssize_t n, at;

	while ((n = read(reader->ear, events, sizeof events)) > 0)
		for (at = 0; at < n; at += (ssize_t)(sizeof *event + event->len)) {
			event = (const struct inotify_event *)(const void *)(events + at);
			ours = ours || event->mask & (FOLDER_GOES | IN_Q_OVERFLOW) ||
			       is_ours(reader, event);
			if (event->mask & FOLDER_GOES)
				forget_folder(reader, event->wd);
		}
	return ours;
}

#else

static int open_ear(void)
{
	return -1;
}

static int ask_for(int ear, const char *folder)
{
	(void)ear, (void)folder;
	return -1;
}

bool reader_watch_hear(struct reader *reader)
{
	(void)reader;
	return false;
}

#endif

/* Asks to be told of folders that one is not told of, or not any more. */
static void ask_again(struct reader *reader)
{
	uint32_t i, k;

	reader->all_told = reader->ear >= 0;
	for (i = 0; reader->ear >= 0 && i < reader->n_watched; i++)
		for (k = 0; k < reader->watched[i].n_entrances; k++) {
			struct entrance *entrance = &reader->watched[i].entrances[k];

			if (entrance->number < 0)
				entrance->number = ask_for(reader->ear, entrance->folder);
			reader->all_told = reader->all_told && entrance->number >= 0;
		}
}

/* By looking ------------------------------------------------------------------------------------
 */

static bool is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static void add_entrance(struct arena *arena, struct watched *watched, const char *path)
{
	const char *slash = strrchr(path, '/');

	watched->entrances[watched->n_entrances++] = (struct entrance){
		.folder = !slash	  ? "."
			  : slash == path ? "/"
					  : arena_copy(arena, path, (size_t)(slash - path)),
		.name = arena_copy(
			arena, slash ? slash + 1 : path, strlen(slash ? slash + 1 : path)),
		.number = -1,
	};
}

static void start_one(struct arena *arena, struct watched *watched, const char *path)
{
	struct stat link;
	char *real;

	watched->path = arena_copy(arena, path, strlen(path));
	if (stat(path, &watched->status) < 0)
		memset(&watched->status, 0, sizeof watched->status);
	add_entrance(arena, watched, watched->path);
	if (lstat(path, &link) < 0 || !S_ISLNK(link.st_mode))
		return;
	real = realpath(path, NULL);
	if (real)
		add_entrance(arena, watched, real);
	free(real);
}

void reader_watch_start(struct reader *reader, const struct dossier *dossier)
{
	const struct analysis *analysis = dossier->analysis;
	struct arena *arena = reader->setup.arena;
	uint32_t i;

	reader_watch_end(reader);
	reader->n_watched = analysis->n;
	reader->watched = arena_array(arena, struct watched, (size_t)analysis->n + 1);
	for (i = 0; i < analysis->n; i++)
		start_one(arena, &reader->watched[i], analysis->dispatches[i]->path);
	if (reader->setup.conf->watch == CONF_WATCH_SYSTEM)
		reader->ear = open_ear();
	ask_again(reader);
	reader->looked = now();
}

void reader_watch_end(struct reader *reader)
{
	if (reader->ear >= 0)
		close(reader->ear);
	reader->ear = -1;
}

int reader_watch_patience(const struct reader *reader)
{
	int64_t pause = reader->all_told ? LOOK_WHERE_TOLD : LOOK;
	int64_t left = reader->looked + pause - now();

	return left < 0 ? 0 : left > pause ? (int)pause : (int)left;
}

/* A file may be touched, or saved as it was. */
static bool holds_what_was_read(const struct dispatch *dispatch, off_t size)
{
	struct arena *arena;
	struct faults faults = { 0 };
	struct bytes now;
	bool same;

	if ((uint64_t)size != dispatch->file.n)
		return false;
	arena = arena_new();
	same = file_read(arena, dispatch->path, &now, &faults) && now.n == dispatch->file.n &&
	       memcmp(now.at, dispatch->file.at, now.n) == 0;
	arena_free(arena);
	return same;
}

/* A file that is away is being replaced, or is gone: what was read of it stays. */
void reader_watch(struct reader *reader, const struct dossier *dossier)
{
	struct stat status;
	uint32_t i;

	reader->looked = now();
	if (reader->setup.conf->watch == CONF_WATCH_OFF)
		return;
	if (dossier->analysis->n != reader->n_watched)
		reader_watch_start(reader, dossier);
	ask_again(reader);
	for (i = 0; i < reader->n_watched; i++) {
		struct watched *watched = &reader->watched[i];

		if (stat(watched->path, &status) < 0 || status.st_size == 0 ||
			is_same(&status, &watched->status))
			continue;
		watched->status = status;
		if (!holds_what_was_read(dossier->analysis->dispatches[i], status.st_size))
			view_note_changed(reader->view, i);
	}
}
