/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A living story: what a dispatch told first and tells now. The versions are read side by side like
 * dispatches of different desks, so that a figure is followed through other words around it:
 * 16 -> 19 -> 164.
 */
#ifndef DOSSIER_CHANGE_H
#define DOSSIER_CHANGE_H

#include "match/match.h"

struct dossier;

enum edition_change { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_ALTERED };

/* A stretch of the version before the last against the last; one span is empty but for ALTERED. */
struct text_change {
	enum edition_change change;
	struct span before, after; /* in their texts */
};

struct text_changes VEC(struct text_change);

/* A fact that one version has and another has not, or has with another value. */
struct fact_change {
	enum edition_change change; /* from the first version to the last */
	uint32_t fact; /* index in the analysis of the versions: members stand by version */
};

struct fact_changes VEC(struct fact_change);

struct editions {
	struct arena *arena;
	struct analysis *analysis; /* its dispatches are the versions, the first first */
	struct text_changes texts;
	struct fact_changes facts;
};

/* Of what a dispatch held whenever it was read anew; NULL where it was always the same. */
struct editions *dossier_editions(struct dossier *dossier, uint32_t dispatch);

/* The same of any versions, two at least; NULL where one cannot be read. The path tells the format.
 */
struct editions *dossier_compare(
	struct dossier *dossier, const char *path, const struct bytes *files, uint32_t n);
void dossier_close_editions(struct editions *versions);

/* Whether two members say the same value, or the same words. */
bool dossier_same_value(
	const struct analysis *analysis, const struct member *a, const struct member *b);

#endif
