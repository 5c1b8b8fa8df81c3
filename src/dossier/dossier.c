/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pipeline, once: files -> dispatches -> dates lent -> analysis. A file that cannot be read
 * costs its own place and nobody else's. The arena of the dossier owns all of it.
 */
#include "dossier/dossier.h"

static uint32_t read_all(struct dossier *dossier, struct vocab *vocab, const struct lang *lang,
	const char *const *paths, size_t n, struct dispatch **out)
{
	uint32_t read = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		out[read] = dispatch_read(dossier->arena, vocab, lang, paths[i], &dossier->faults);
		if (out[read])
			read++;
	}
	return read;
}

struct dossier *dossier_open(const char *const *paths, size_t n, const char *const *lang_folders,
	size_t n_folders, const char *code, float threshold)
{
	struct arena *arena = arena_new();
	struct dossier *dossier = arena_new_of(arena, struct dossier);
	struct vocab *vocab = text_vocab_new(arena);
	struct dispatch **dispatches = arena_array(arena, struct dispatch *, n + 1);
	const struct lang *lang;
	uint32_t read;

	dossier->arena = arena;
	lang = lang_load(arena, vocab, lang_folders, n_folders, &dossier->faults);
	if (!lang)
		return dossier;
	read = read_all(dossier, vocab, lang, paths, n, dispatches);
	if (read < 2)
		fault_note(arena, &dossier->faults,
			(struct fault){ .code = read ? FAULT_ONE_DISPATCH : FAULT_NO_DISPATCH });
	if (read == 0)
		return dossier;
	dispatch_borrow_dates(dispatches, read);
	dossier->analysis = match_analyse(arena, vocab, lang, dispatches, read, code, threshold);
	return dossier;
}

void dossier_close(struct dossier *dossier)
{
	arena_free(dossier->arena);
}

/* Counting in letters has no zero: after Z comes AA, so each step takes one off before it divides.
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
