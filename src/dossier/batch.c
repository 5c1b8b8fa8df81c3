/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sources of a large dossier are read batch by batch. Any thread may open a file, and any may
 * understand a dispatch; but all words go into one vocabulary and one index, and one thread alone
 * takes them in, while nobody asks the index:
 *
 *     open 0
 *     words of 0, open 1    then    understand 0
 *     words of 1, open 2    then    understand 1
 *     ...                           one job each dispatch, but one for all the words
 *
 * A few dispatches are read one after another, by one thread.
 */
#include "dossier/inside.h"

#include <sys/stat.h>

enum { BATCH = 128 };

struct batches {
	struct desk *desk;
	struct vocab *vocab;
	const struct lang *lang;
	struct dispatch **out;
	uint32_t n;		   /* of out */
	struct reading **readings; /* of each source; NULL: it is no dispatch */
	struct faults *faults;	   /* of each */
	uint32_t taken, opened;	   /* sources, before this turn */
	bool large;
};

/* Another's dossier may name anything: what never ends is not opened. */
static bool is_endless(const char *path)
{
	struct stat status;

	return !stat(path, &status) && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

static void open_one(struct batches *all, uint32_t i, struct arena *kept)
{
	const char *path = all->desk->sources.at[i].path;

	if (all->desk->path && is_endless(path))
		fault_note(kept, &all->faults[i],
			(struct fault){ .code = FAULT_FILE_BINARY, .path = path });
	else
		all->readings[i] = dispatch_open(kept, all->lang, path, &all->faults[i]);
}

static void take_words(struct batches *all, uint32_t i, struct arena *kept)
{
	struct source *source = &all->desk->sources.at[i];
	struct dispatch *dispatch;

	source->dispatch = DOSSIER_NOWHERE;
	*source->now = '\0';
	if (!all->readings[i])
		return;
	dispatch = dispatch_take_words(kept, all->vocab, all->readings[i]);
	if (all->large)
		match_learn(dispatch);
	edition_note(all->desk, source, dispatch->file);
	all->out[all->n] = dispatch;
	source->dispatch = all->n++;
}

static void understand(struct batches *all, uint32_t i, struct arena *kept)
{
	if (all->readings[i])
		dispatch_understand(kept, all->readings[i]);
}

/* The first job takes in the words of what is open, the others open a file each. */
static void take_or_open(void *context, uint32_t job, struct arena *kept, struct arena *scratch)
{
	struct batches *all = context;
	uint32_t i;

	(void)scratch;
	if (job > 0)
		open_one(all, all->opened + job - 1, kept);
	for (i = all->taken; job == 0 && i < all->opened; i++)
		take_words(all, i, kept);
}

static void understand_one(void *context, uint32_t job, struct arena *kept, struct arena *scratch)
{
	struct batches *all = context;

	(void)scratch;
	understand(all, all->taken + job, kept);
}

static void turn(struct batches *all, uint32_t n, struct arena *arena, uint32_t threads)
{
	uint32_t opening = n - all->opened < BATCH ? n - all->opened : BATCH;
	struct jobs jobs = { threads, 1 + opening, take_or_open, all, NULL, 0, 0 };

	work_share(arena, &jobs);
	jobs.n = all->opened - all->taken;
	jobs.job = understand_one;
	work_share(arena, &jobs);
	all->taken = all->opened;
	all->opened += opening;
}

static void read_one(void *context, uint32_t i, struct arena *kept, struct arena *scratch)
{
	struct batches *all = context;

	(void)scratch;
	open_one(all, i, kept);
	take_words(all, i, kept);
	understand(all, i, kept);
}

uint32_t batches_read(struct dossier *dossier, struct vocab *vocab, const struct lang *lang,
	struct dispatch **out)
{
	struct desk *desk = dossier->desk;
	uint32_t n = desk->sources.n, threads = match_threads_for(n, desk->setup.threads), i, k;
	struct batches all = { .desk = desk, .vocab = vocab, .lang = lang, .out = out };
	struct jobs jobs = { threads, n, read_one, &all, NULL, 0, 0 };
	struct arena *arena = dossier->arena; /* that of the vocabulary */

	all.large = match_is_large(n);
	all.readings = arena_array(arena, struct reading *, (size_t)n + 1);
	all.faults = arena_array(arena, struct faults, (size_t)n + 1);
	if (all.large) {
		arena = arena_new();
		while (all.taken < n)
			turn(&all, n, arena, threads);
		arena_adopt(dossier->arena, arena);
	} else {
		work_share(arena, &jobs);
	}
	for (i = 0; i < n; i++)
		for (k = 0; k < all.faults[i].n; k++)
			fault_note(dossier->arena, &dossier->faults, all.faults[i].at[k]);
	return all.n;
}
