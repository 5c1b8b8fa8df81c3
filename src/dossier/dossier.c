/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pipeline, once: files -> dispatches -> what the user knows better -> dates lent -> analysis
 * -> corrections. A file that cannot be read costs its own place and nobody else's. The desk
 * outlives the analysis, which a reload replaces.
 */
#include "dossier/inside.h"

#include <string.h>

static const struct watch *watch_of(const struct desk *desk)
{
	return desk->setup.watch.go_on ? &desk->setup.watch : NULL;
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
	read = batches_read(dossier, vocab, lang, dispatches);
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
	struct arena *before = dossier->arena, *corrected = desk->corrected;

	desk->corrected = NULL;
	editions_keep(desk);
	dossier_run(dossier);
	if (corrected)
		arena_free(corrected); /* while another is made, what there was can be shown */
	arena_free(before);
}

void dossier_set_threshold(struct dossier *dossier, float threshold)
{
	dossier->desk->setup.threshold = threshold;
	dossier_reload(dossier);
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
