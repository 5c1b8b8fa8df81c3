/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dossiers made by hand for the tests of exports: real dispatches, read from memory, with facts
 * that a test puts there. What stands on paper follows from these facts and no others.
 */
#ifndef PAPER_H
#define PAPER_H

#include "unit/unit.h"

#include "dossier/dossier.h"
#include "export/export.h"

/* A dispatch, and one that means harm, as files. */
extern const char paper_harbour[], paper_hostile[];

/* A dossier of these files, without facts. */
struct dossier *paper_dossier(
	struct arena *arena, size_t n, const char *const paths[], const char *const files[]);

/* A mention of these words, where the dispatch has them first. */
struct member paper_member(struct dossier *dossier, uint32_t dispatch, uint32_t camp,
	const char *words, struct quantity quantity);

/* Members stand by dispatch; the rest of the fact follows from them and the rule. */
struct fact *paper_add_fact(struct dossier *dossier, const char *label, enum rule rule,
	const struct member *members, uint32_t n);

/* paper_harbour and paper_hostile, which differ, and one that is silent; figures. */
struct dossier *paper_harbour_dossier(struct arena *arena);

/* Three who spell a mayor's name in two ways; names and quotations. */
struct dossier *paper_mayor_dossier(struct arena *arena);

const char *paper_write(struct arena *arena, const char *format, const struct dossier *dossier);

void assert_has(const char *text, const char *words);
void assert_lacks(const char *text, const char *words);

#endif
