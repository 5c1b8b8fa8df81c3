/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sources of a large dossier are read batch by batch. Any thread may open a file, and any may
 * understand a dispatch whose words are known; but all words go into one vocabulary, and one thread
 * at a time takes them in:
 *
 *     turn 1    open 0
 *     turn 2    open 1    words of 0
 *     turn 3    open 2    words of 1    understand 0
 *     ...                               one job each dispatch, but one for all the words
 *
 * A few dispatches are read one after another, by one thread, in one turn.
 */
#include "dossier/inside.h"

#include <sys/stat.h>

enum { BATCH = 128 };

struct batches {
	struct desk *desk;
	struct vocab *vocab;
	const struct lang *lang;
	struct dispatch **out;
	uint32_t n;			    /* of out */
	struct reading **readings;	    /* of each source; NULL: it is no dispatch */
	struct faults *faults;		    /* of each */
	uint32_t opened, taken, understood; /* sources, before this turn */
	uint32_t to_open;		    /* sources, in this turn */
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

/* The first job takes the words in; then those that were taken in before are understood, and the
 * next are opened. */
static void do_job(void *context, uint32_t job, struct arena *kept, struct arena *scratch)
{
	struct batches *all = context;
	uint32_t known = all->taken - all->understood, i;

	(void)scratch;
	if (job == 0)
		for (i = all->taken; i < all->opened; i++)
			take_words(all, i, kept);
	else if (job <= known)
		understand(all, all->understood + job - 1, kept);
	else
		open_one(all, all->opened + job - 1 - known, kept);
}

/* What is taken in and what is understood change places in the next turn. */
static void turn(struct batches *all, uint32_t n, struct arena *arena, struct jobs *jobs)
{
	uint32_t taken = all->opened, understood = all->taken;

	all->to_open = n - all->opened < BATCH ? n - all->opened : BATCH;
	jobs->n = 1 + all->taken - all->understood + all->to_open;
	work_share(arena, jobs);
	all->understood = understood;
	all->taken = taken;
	all->opened += all->to_open;
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
	struct jobs jobs = { .threads = threads, .context = &all };
	struct arena *arena = dossier->arena; /* that of the vocabulary */

	all.large = match_is_large(n);
	all.readings = arena_array(arena, struct reading *, (size_t)n + 1);
	all.faults = arena_array(arena, struct faults, (size_t)n + 1);
	if (all.large) {
		arena = arena_new();
		jobs.job = do_job;
		while (all.understood < n)
			turn(&all, n, arena, &jobs);
		arena_adopt(dossier->arena, arena);
	} else {
		jobs.n = n;
		jobs.job = read_one;
		work_share(arena, &jobs);
	}
	for (i = 0; i < n; i++)
		for (k = 0; k < all.faults[i].n; k++)
			fault_note(dossier->arena, &dossier->faults, all.faults[i].at[k]);
	return all.n;
}
