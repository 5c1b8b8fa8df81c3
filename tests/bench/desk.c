/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a large desk costs: NOTES notes on passages of the dispatches given, made, saved, opened
 * (the engine's own share told apart) and taken back. Milliseconds of wall and processor time.
 */
#include "dossier/dossier.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { NOTES = 10000, UNDONE = 1000 };

static double now(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

struct stopwatch {
	double wall, cpu;
};

static struct stopwatch start(void)
{
	return (struct stopwatch){ now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID) };
}

static void tell(const char *what, struct stopwatch since)
{
	printf("%-40s %8.1f ms wall %8.1f ms cpu\n", what, now(CLOCK_MONOTONIC) - since.wall,
		now(CLOCK_PROCESS_CPUTIME_ID) - since.cpu);
}

static struct stamp at(uint32_t i)
{
	return (struct stamp){ "Anna", 1641816000 + i };
}

static void write_notes(struct dossier *dossier)
{
	const struct analysis *analysis = dossier->analysis;
	struct arena *arena = arena_new();
	uint32_t i;

	for (i = 0; i < NOTES; i++) {
		const struct dispatch *dispatch = analysis->dispatches[i % analysis->n];
		const struct tokens *tokens = &dispatch->tokens;
		struct span span = tokens->at[i * 7 % tokens->n].span;
		struct target on = dossier_on_passage(dossier, i % analysis->n, span);

		dossier_note(dossier, at(i), &on, STATUS_TO_VERIFY,
			arena_format(arena, "note %u: ask once more, and as of when", i));
	}
	arena_free(arena);
}

int main(int argc, char **argv)
{
	const char *folders[] = { SRCDATADIR "/lang" };
	const struct dossier_setup setup = { .folders = folders, .n_folders = 1, .code = "en" };
	const char *path = "bench.dossier";
	struct faults faults = { 0 };
	struct arena *arena = arena_new();
	struct dossier *dossier;
	struct stopwatch watch;
	struct stat status;
	uint32_t i;

	unlink(path);
	watch = start();
	dossier = dossier_open((const char *const *)argv + 1, (size_t)argc - 1, &setup);
	tell("open the dispatches alone", watch);
	if (!dossier->analysis)
		return 2;
	write_notes(dossier);
	watch = start();
	if (!dossier_save(dossier, path, false, arena, &faults))
		return 2;
	tell("save 10,000 notes", watch);
	dossier_note(dossier, at(NOTES), &(struct target){ 0 }, STATUS_NONE, "one more");
	watch = start();
	dossier_save(dossier, NULL, false, arena, &faults);
	tell("save them again", watch);
	dossier_close(dossier);
	watch = start();
	dossier = dossier_load(path, &setup);
	tell("open the dossier, dispatches and all", watch);
	watch = start();
	dossier_notes(dossier);
	tell("list the notes", watch);
	watch = start();
	for (i = 0; i < UNDONE; i++)
		dossier_undo(dossier, at(NOTES + i));
	tell("take back 1,000 of them", watch);
	printf("%-40s %8.1f kB\n", "the file",
		stat(path, &status) ? 0 : (double)status.st_size / 1e3);
	dossier_close(dossier);
	arena_free(arena);
	unlink(path);
	return 0;
}
