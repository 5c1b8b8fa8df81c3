/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a dossier file beside its two dispatches. What opens can be saved, and what is saved
 * opens again as it was; what does not open is told, and left alone.
 */
#include "fuzz/fuzz.h"
#include "export/export.h"

#include <string.h>

/* As what is said of them on paper: the words of the notes, the corrected facts. */
static struct bytes tell(struct arena *arena, struct dossier *dossier)
{
	return export_write(arena, export_find("json"), dossier, NULL);
}

static void check(struct arena *arena, struct dossier *dossier, const struct dossier_setup *setup)
{
	const char *path = fuzz_path(arena, "saved.dossier");
	struct bytes before = tell(arena, dossier), after;
	struct faults faults = { 0 };
	struct dossier *saved;

	unlink(path);
	fuzz_expect(dossier_save(dossier, path, true, arena, &faults));
	saved = dossier_load(path, setup);
	fuzz_expect(saved->analysis);
	after = tell(arena, saved);
	fuzz_expect(before.n == after.n && memcmp(before.at, after.at, before.n) == 0);
	dossier_close(saved);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct dossier_setup setup = fuzz_setup();
	struct arena *arena = arena_new();
	const char *path = fuzz_path(arena, "any.dossier");
	struct dossier *dossier;

	fuzz_write(path, bytes, n);
	dossier = dossier_load(path, &setup);
	if (dossier->analysis)
		check(arena, dossier, &setup);
	else
		fuzz_expect(dossier->faults.n);
	dossier_close(dossier);
	arena_free(arena);
	return 0;
}
