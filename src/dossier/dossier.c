/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pipeline, once: files -> dispatches -> what the user knows better -> dates lent -> analysis
 * -> corrections. A file that cannot be read costs its own place and nobody else's. The desk
 * outlives the analysis, which a reload replaces.
 */
#include "dossier/inside.h"

#include <string.h>
#include <sys/stat.h>

/* Another's dossier may name anything: what never ends is not opened. */
static bool is_endless(const char *path)
{
	struct stat status;

	return !stat(path, &status) && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

static const struct watch *watch_of(const struct desk *desk)
{
	return desk->setup.watch.go_on ? &desk->setup.watch : NULL;
}

/*
 * The sources while they are read, a batch at a time: files are opened by several threads, while
 * one thread alone, since all words go into one vocabulary, understands those of the batch before.
 */
struct batches {
	struct dossier *dossier;
	struct vocab *vocab;
	const struct lang *lang;
	struct dispatch **out;
	uint32_t n;		   /* of out */
	struct reading **readings; /* of each source; NULL: it is no dispatch */
	struct faults *faults;	   /* of each */
	uint32_t first, last;	   /* those that are opened */
	uint32_t understood;
};

enum { BATCH = 128 };

static void open_one(struct batches *all, uint32_t i, struct arena *kept)
{
	const struct desk *desk = all->dossier->desk;
	const char *path = desk->sources.at[i].path;

	if (desk->path && is_endless(path))
		fault_note(kept, &all->faults[i],
			(struct fault){ .code = FAULT_FILE_BINARY, .path = path });
	else
		all->readings[i] = dispatch_open(kept, all->lang, path, &all->faults[i]);
}

static void understand(struct batches *all, uint32_t i, struct arena *kept)
{
	struct desk *desk = all->dossier->desk;
	struct source *source = &desk->sources.at[i];

	source->dispatch = DOSSIER_NOWHERE;
	*source->now = '\0';
	if (!all->readings[i])
		return;
	all->out[all->n] = dispatch_understand(kept, all->vocab, all->readings[i]);
	edition_note(desk, source, all->out[all->n]->file);
	source->dispatch = all->n++;
}

/* The first job understands, the others open a file each. */
static void read_some(void *context, uint32_t job, struct arena *kept, struct arena *scratch)
{
	struct batches *all = context;

	(void)scratch;
	if (job > 0)
		open_one(all, all->first + job - 1, kept);
	for (; job == 0 && all->understood < all->first; all->understood++)
		understand(all, all->understood, kept);
}

static uint32_t read_all(struct dossier *dossier, struct vocab *vocab, const struct lang *lang,
	struct dispatch **out)
{
	const struct desk *desk = dossier->desk;
	struct batches all = { .dossier = dossier, .vocab = vocab, .lang = lang, .out = out };
	struct jobs jobs = { .threads = match_threads_for(desk->sources.n, desk->setup.threads),
		.job = read_some,
		.context = &all };
	/* The dossier's own is that of the vocabulary. */
	struct arena *arena = jobs.threads > 1 ? arena_new() : dossier->arena;
	uint32_t n = desk->sources.n, i, k;

	all.readings = arena_array(dossier->arena, struct reading *, (size_t)n + 1);
	all.faults = arena_array(dossier->arena, struct faults, (size_t)n + 1);
	while (all.understood < n) {
		all.first = all.last;
		all.last = n - all.first < BATCH ? n : all.first + BATCH;
		jobs.n = 1 + all.last - all.first;
		work_share(arena, &jobs);
	}
	if (arena != dossier->arena)
		arena_adopt(dossier->arena, arena);
	for (i = 0; i < n; i++)
		for (k = 0; k < all.faults[i].n; k++)
			fault_note(dossier->arena, &dossier->faults, all.faults[i].at[k]);
	return all.n;
}

/* What is said of dispatches is said of their contents: tells of those that are others now. */
static void tell_changed(struct dossier *dossier)
{
	struct desk *desk = dossier->desk;
	uint32_t i;

	for (i = 0; i < desk->sources.n; i++) {
		struct source *source = &desk->sources.at[i];

		if (source->dispatch == DOSSIER_NOWHERE || !*source->sha256)
			continue;
		source_read(desk, source);
		if (strcmp(source->now, source->sha256) != 0)
			fault_note(dossier->arena, &dossier->faults,
				(struct fault){
					.code = FAULT_DISPATCH_CHANGED, .path = source->path });
	}
}

static void analyse(struct dossier *dossier, struct vocab *vocab, const struct lang *lang,
	struct dispatch **dispatches, uint32_t n)
{
	struct desk *desk = dossier->desk;
	const struct match_setup setup = { desk->setup.code, desk->setup.threshold,
		desk->setup.threads, watch_of(desk) };
	struct analysis *analysis;

	meta_apply(desk, dossier->arena, dispatches);
	dispatch_borrow_dates(dispatches, n);
	if (desk->setup.when_read) {
		dossier->analysis = match_blank(dossier->arena, vocab, lang, dispatches, n);
		desk->setup.when_read(desk->setup.watch.who, dossier);
	}
	analysis = match_analyse(dossier->arena, vocab, lang, dispatches, n, &setup);
	if (analysis->stopped)
		fault_note(
			dossier->arena, &dossier->faults, (struct fault){ .code = FAULT_STOPPED });
	dossier->analysis = analysis;
	desk->facts = analysis->facts;
	desk->passages = analysis->passages;
	desk->mentions = analysis->mentions;
}

/* Reads and analyses the sources of the desk, into an arena of their own. */
void dossier_run(struct dossier *dossier)
{
	struct desk *desk = dossier->desk;
	struct arena *arena = arena_new();
	struct vocab *vocab = text_vocab_new(arena);
	struct dispatch **dispatches =
		arena_array(arena, struct dispatch *, (size_t)desk->sources.n + 1);
	struct lang *lang;
	uint32_t read;

	dossier->arena = arena;
	dossier->analysis = NULL;
	dossier->faults = (struct faults){ 0 };
	lang = lang_load(
		arena, vocab, desk->setup.folders, desk->setup.n_folders, &dossier->faults);
	if (!lang)
		return;
	lang_use_dictionaries(lang, &desk->setup.dictionaries);
	read = read_all(dossier, vocab, lang, dispatches);
	if (read < 2)
		fault_note(arena, &dossier->faults,
			(struct fault){ .code = read ? FAULT_ONE_DISPATCH : FAULT_NO_DISPATCH });
	if (read == 0)
		return;
	analyse(dossier, vocab, lang, dispatches, read);
	tell_changed(dossier);
	desk_find(dossier);
	desk_apply(dossier);
}

static struct dossier *new_dossier(const struct dossier_setup *setup)
{
	struct desk *desk = desk_new(arena_new());
	struct dossier *dossier = arena_new_of(desk->arena, struct dossier);
	const char **folders = arena_array(desk->arena, const char *, setup->n_folders + 1);
	size_t i;

	for (i = 0; i < setup->n_folders; i++)
		folders[i] = arena_copy(desk->arena, setup->folders[i], strlen(setup->folders[i]));
	desk->setup = *setup;
	desk->setup.folders = folders;
	desk->setup.code = arena_copy(desk->arena, setup->code, strlen(setup->code));
	desk->lock = -1;
	dossier->desk = desk;
	return dossier;
}

struct dossier *dossier_open(const char *const *paths, size_t n, const struct dossier_setup *setup)
{
	struct dossier *dossier = new_dossier(setup);
	size_t i;

	for (i = 0; i < n; i++)
		source_add(dossier->desk, paths[i]);
	dossier_run(dossier);
	return dossier;
}

struct dossier *dossier_load(const char *path, const struct dossier_setup *setup)
{
	struct dossier *dossier = new_dossier(setup);

	if (!desk_open(dossier->desk, path, &dossier->faults)) {
		dossier->arena = arena_new();
		return dossier;
	}
	dossier_run(dossier);
	return dossier;
}

void dossier_reload(struct dossier *dossier)
{
	struct desk *desk = dossier->desk;
	struct arena *before = dossier->arena;

	if (desk->corrected)
		arena_free(desk->corrected);
	desk->corrected = NULL;
	editions_keep(desk);
	dossier_run(dossier);
	arena_free(before);
}

void dossier_close(struct dossier *dossier)
{
	struct desk *desk = dossier->desk;

	dossier_unlock(desk);
	if (desk->corrected)
		arena_free(desk->corrected);
	arena_free(dossier->arena);
	arena_free(desk->arena);
}

/* Counting in letters has no zero: after Z comes AA, so each deed takes one off before it divides.
 */
void dossier_id(uint32_t index, char id[DOSSIER_ID])
{
	char letters[DOSSIER_ID];
	uint32_t n = 0;

	do {
		letters[n++] = (char)('A' + index % 26);
		index = index / 26;
	} while (index-- > 0 && n < DOSSIER_ID - 1);
	while (n > 0)
		*id++ = letters[--n];
	*id = '\0';
}
