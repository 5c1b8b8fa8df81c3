/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dossier: the dispatches that are compared, opened together and analysed, and what the user adds.
 *
 *     dossier/target.h   what a note is about, found again
 *     dossier/desk.h     notes, corrections, the log
 *     dossier/keep.h     saved, kept, recovered, locked, merged
 *     dossier/change.h   what a dispatch told before, and tells now
 */
#ifndef DOSSIER_H
#define DOSSIER_H

#include "base/base.h"
#include "dossier/change.h"
#include "dossier/desk.h"
#include "dossier/keep.h"
#include "dossier/target.h"
#include "match/match.h"

enum { DOSSIER_ID = 8 };

struct desk;

struct dossier {
	struct arena *arena;	   /* of the analysis; another one after a reload */
	struct analysis *analysis; /* NULL where no dispatch could be read */
	struct faults faults;	   /* met while reading */
	struct desk *desk;	   /* what the user adds */
};

/* How dossiers are read and analysed. */
struct dossier_setup {
	const char *const *folders; /* as lang_load */
	size_t n_folders;
	struct lang_dictionaries dictionaries; /* its strings outlive the dossier */
	const char *code;   /* the language of labels: "fr" */
	float threshold;    /* as match_analyse */
	uint32_t threads;   /* as match_analyse */
	struct watch watch; /* go_on: NULL: nobody waits */
	/* All files are read, and nothing is found in them yet; for watch.who, or NULL. What it is
	   handed goes with the dossier. */
	void (*when_read)(void *who, const struct dossier *blank);
};

/*
 * Reads and analyses the files, an unsaved dossier. Those that cannot be read are left out and
 * noted; with fewer than two left a fault says so, as where the watch ended it.
 */
struct dossier *dossier_open(const char *const *paths, size_t n, const struct dossier_setup *setup);

/* The same from a dossier file, whose dispatches are found from its own folder. Where the file
 * itself is faulty, nothing is read. */
struct dossier *dossier_load(const char *path, const struct dossier_setup *setup);

/* Reads all dispatches and analyses them again; what the user added is applied to what is found.
 * All pointers into the analysis are stale. */
void dossier_reload(struct dossier *dossier);
/* The same, by another threshold. */
void dossier_set_threshold(struct dossier *dossier, float threshold);
void dossier_close(struct dossier *dossier);

/* "A", "B", ... "Z", "AA": the name of a dispatch in exports. */
void dossier_id(uint32_t index, char id[DOSSIER_ID]);

#endif
