/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the desk share: the sample, a folder of their own, and a clock that is set. */
#ifndef DESK_H
#define DESK_H

#include "unit/unit.h"

#include "dossier/dossier.h"

/* A folder for the files of one program, emptied at its end. */
int make_room(void **state);
int clear_room(void **state);
char *temporary(struct arena *arena, const char *name);
void write_file(const char *path, const char *text);
struct bytes read_back(struct arena *arena, const char *path);

/* Anna, so many seconds after noon of 10 January 2022; somebody else. */
struct stamp at(int64_t second);
struct stamp by(const char *author, int64_t second);

/* The five dispatches of articles/; a dossier file; dispatches of the room. */
struct dossier *open_sample(struct arena *arena);
struct dossier *load(const char *path);
struct dossier *open_two(struct arena *arena, const char *a, const char *b);
struct dossier *open_texts(
	struct arena *arena, const char *const *names, const char *const *texts, size_t n);

const struct fact *a_conflict(const struct dossier *dossier);
const struct fact *fact_of_words(
	const struct dossier *dossier, const char *words, uint32_t *member);
struct bytes facts_of(struct arena *arena, const struct dossier *dossier);

#endif
