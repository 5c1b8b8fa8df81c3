/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/desk.h"

#include "export/export.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char room[64];

int make_room(void **state)
{
	(void)state;
	strcpy(room, "/tmp/recoupe-desk-XXXXXX");
	return mkdtemp(room) ? 0 : -1;
}

int clear_room(void **state)
{
	char path[512];
	DIR *folder = opendir(room);
	struct dirent *entry;

	(void)state;
	while (folder && (entry = readdir(folder)) != NULL) {
		snprintf(path, sizeof path, "%s/%s", room, entry->d_name);
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
			unlink(path) < 0)
			rmdir(path);
	}
	if (folder)
		closedir(folder);
	rmdir(room);
	return 0;
}

char *temporary(struct arena *arena, const char *name)
{
	return arena_format(arena, "%s/%s", room, name);
}

void write_file(const char *path, const char *text)
{
	struct arena *arena = arena_new();
	struct faults faults = { 0 };

	assert_true(file_write(arena, path, (struct bytes){ text, strlen(text) }, &faults));
	arena_free(arena);
}

struct bytes read_back(struct arena *arena, const char *path)
{
	struct faults faults = { 0 };
	struct bytes bytes;

	assert_true(file_read(arena, path, &bytes, &faults));
	return bytes;
}

struct stamp by(const char *author, int64_t second)
{
	return (struct stamp){ author, 1641816000 + second };
}

struct stamp at(int64_t second)
{
	return by("Anna", second);
}

static const char *const folders[] = { SRCDATADIR "/lang" };
static const struct dossier_setup setup = {
	.folders = folders, .n_folders = 1, .code = "en", .threshold = MATCH_THRESHOLD
};

static struct dossier *open_paths(const char *const *paths, size_t n)
{
	return dossier_open(paths, n, &setup);
}

struct dossier *open_sample(struct arena *arena)
{
	const char *const paths[] = { source_path(arena, "articles/1-reuters.txt"),
		source_path(arena, "articles/2-depart-des-troupes.txt"),
		source_path(arena, "articles/3-radio-habana-cuba.md"),
		source_path(arena, "articles/4-le-calme-revient.txt"),
		source_path(arena, "articles/5-bilan-du-president.txt") };

	return open_paths(paths, 5);
}

struct dossier *load(const char *path)
{
	return dossier_load(path, &setup);
}

struct dossier *open_texts(
	struct arena *arena, const char *const *names, const char *const *texts, size_t n)
{
	const char **paths = arena_array(arena, const char *, n);
	size_t i;

	for (i = 0; i < n; i++) {
		paths[i] = temporary(arena, names[i]);
		write_file(paths[i], texts[i]);
	}
	return open_paths(paths, n);
}

struct dossier *open_two(struct arena *arena, const char *a, const char *b)
{
	static const char *const names[] = { "a.txt", "b.txt" };

	return open_texts(arena, names, (const char *const[]){ a, b }, 2);
}

const struct fact *a_conflict(const struct dossier *dossier)
{
	const struct facts *facts = &dossier->analysis->facts;
	uint32_t i;

	for (i = 0; i < facts->n; i++)
		if (facts->at[i].verdict == VERDICT_CONFLICT ||
			(facts->at[i].verdict == VERDICT_VARY &&
				facts->at[i].kind == FACT_QUANTITY))
			return &facts->at[i];
	fail_msg("the sample has no disagreement");
	return NULL;
}

const struct fact *fact_of_words(const struct dossier *dossier, const char *words, uint32_t *member)
{
	const struct facts *facts = &dossier->analysis->facts;
	uint32_t i, k;

	for (i = 0; i < facts->n; i++)
		for (k = 0; k < facts->at[i].n; k++) {
			const struct member *one = &facts->at[i].members[k];
			struct bytes text =
				bytes_of(dossier->analysis->dispatches[one->dispatch]->text,
					one->mention->span);

			if (text.n != strlen(words) || memcmp(text.at, words, text.n) != 0)
				continue;
			*member = k;
			return &facts->at[i];
		}
	fail_msg("no fact is told by \"%s\"", words);
	return NULL;
}

struct bytes facts_of(struct arena *arena, const struct dossier *dossier)
{
	return export_write(arena, export_find("json"), dossier, NULL);
}
