/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A note that is being written is no work yet that could be saved; it is kept in a file of its own,
 * a second old at most, and what is found of another reader that ended becomes a note.
 *
 *     STATE/unsaved/draft-PID     the first dispatch; then what is being written
 */
#include <config.h>

#include "reader/inside.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char prefix[] = "draft-";

/* One that was left: its files, and what was being written. */
struct draft {
	const char *path, *later, *text;
};

struct drafts VEC(struct draft);

/* The first dispatch by its full path: whose draft it is. */
static const char *say_whose(struct arena *arena, const struct dossier *dossier)
{
	char *real = realpath(dossier->analysis->dispatches[0]->path, NULL);
	const char *copy = real ? arena_copy(arena, real, strlen(real)) : "";

	free(real);
	return copy;
}

static const char *path_of(struct arena *arena, const struct reader *reader)
{
	return arena_format(arena, "%s/%s%ld", reader->unsaved, prefix, (long)getpid());
}

const char *draft_text_path(struct arena *arena, const struct reader *reader)
{
	return arena_format(arena, "%s.txt", path_of(arena, reader));
}

void reader_keep_draft(struct reader *reader, const struct dossier *dossier, bool at_once)
{
	struct arena *arena = arena_new();
	const char *draft = reader->unsaved ? view_draft(reader->view, arena) : NULL;
	struct faults faults = { 0 };
	int64_t now = time(NULL);

	if (draft && reader->due && (at_once || now != reader->drafted)) {
		const char *text = arena_format(arena, "%s\n%s", say_whose(arena, dossier), draft);

		file_make_folders(arena, path_of(arena, reader));
		file_write(arena, path_of(arena, reader), (struct bytes){ text, strlen(text) },
			&faults);
		reader->drafted = now;
		reader->due = false;
	} else if (!draft && reader->drafted) {
		unlink(path_of(arena, reader));
		reader->drafted = 0;
	}
	arena_free(arena);
}

/* A draft by its name, whose writer is gone. What a write left behind half-way has a longer one. */
static bool is_left(const char *name)
{
	char *end;
	long pid;

	if (strncmp(name, prefix, sizeof prefix - 1) != 0)
		return false;
	pid = strtol(name + sizeof prefix - 1, &end, 10);
	return pid > 0 && !*end && kill((pid_t)pid, 0) < 0 && errno != EPERM;
}

/* What another program wrote of it after that, with the line that says what it is on. */
static const char *read_later(struct arena *arena, const char *path, const char *text)
{
	struct faults faults = { 0 };
	struct bytes later;

	if (!file_read(arena, path, &later, &faults) || later.n == 0)
		return text;
	return arena_format(arena, "%.*s\n%s", (int)strcspn(text, "\n"), text,
		arena_copy(arena, later.at, later.n));
}

/* What a draft holds, where it is of this dossier; else NULL. */
static const char *read_own(struct arena *arena, const struct dossier *dossier, const char *path)
{
	const char *whose = say_whose(arena, dossier);
	struct faults faults = { 0 };
	size_t n = strlen(whose);
	struct bytes draft;

	if (!file_read(arena, path, &draft, &faults) || n == 0 || draft.n <= n + 1 ||
		strncmp(draft.at, whose, n) != 0 || draft.at[n] != '\n')
		return NULL;
	return arena_copy(arena, draft.at + n + 1, draft.n - n - 1);
}

/* Of this dossier, left by readers that ended. */
static struct drafts find_drafts(
	struct arena *arena, const struct reader *reader, const struct dossier *dossier)
{
	DIR *folder = reader->unsaved ? opendir(reader->unsaved) : NULL;
	struct drafts drafts = { 0 };
	struct dirent *entry;
	const char *path, *later, *text;

	while (folder && (entry = readdir(folder)) != NULL) {
		if (!is_left(entry->d_name))
			continue;
		path = arena_format(arena, "%s/%s", reader->unsaved, entry->d_name);
		later = arena_format(arena, "%s.txt", path);
		text = read_own(arena, dossier, path);
		if (text)
			*vec_push(arena, &drafts) =
				(struct draft){ path, later, read_later(arena, later, text) };
	}
	if (folder)
		closedir(folder);
	return drafts;
}

uint32_t reader_count_drafts(const struct reader *reader, const struct dossier *dossier)
{
	struct arena *arena = arena_new();
	uint32_t n = find_drafts(arena, reader, dossier).n;

	arena_free(arena);
	return n;
}

/* Each is gone when it is kept elsewhere. */
void reader_take_drafts(struct reader *reader, struct dossier *dossier, struct stamp stamp)
{
	struct arena *arena = arena_new();
	const struct drafts drafts = find_drafts(arena, reader, dossier);
	const struct target on = dossier_on_all();
	struct faults faults = { 0 };
	uint32_t i;

	for (i = 0; i < drafts.n; i++)
		dossier_note(dossier, stamp, &on, STATUS_NONE, drafts.at[i].text);
	if (dossier_keep(dossier, reader->unsaved, arena, &faults))
		reader_drop_drafts(reader, dossier);
	arena_free(arena);
}

void reader_drop_drafts(struct reader *reader, const struct dossier *dossier)
{
	struct arena *arena = arena_new();
	const struct drafts drafts = find_drafts(arena, reader, dossier);
	uint32_t i;

	for (i = 0; i < drafts.n; i++) {
		unlink(drafts.at[i].path);
		unlink(drafts.at[i].later);
	}
	arena_free(arena);
}
