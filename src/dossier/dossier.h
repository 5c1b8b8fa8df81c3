/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dossier: the dispatches that are compared, opened together and analysed; later what the user
 * adds. It runs the pipeline, so that export and view are handed a finished analysis.
 */
#ifndef DOSSIER_H
#define DOSSIER_H

#include "base/base.h"
#include "match/match.h"

enum { DOSSIER_ID = 8 };

struct dossier {
	struct arena *arena;
	struct analysis *analysis; /* NULL where no dispatch could be read */
	struct faults faults;	   /* met while reading */
};

/*
 * Reads and analyses the files. Those that cannot be read are left out and noted; with fewer than
 * two left a fault says so. lang_folders as lang_load; code: the language of labels ("fr");
 * threshold: as match_analyse.
 */
struct dossier *dossier_open(const char *const *paths, size_t n, const char *const *lang_folders,
	size_t n_folders, const char *code, float threshold);
void dossier_close(struct dossier *dossier);

/* "A", "B", ... "Z", "AA": the name of a dispatch in exports. */
void dossier_id(uint32_t index, char id[DOSSIER_ID]);

#endif
