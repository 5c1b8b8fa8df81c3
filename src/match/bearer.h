/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match/ alone: the forms of names, while their bearers are found (bearer.c, abridge.c). */
#ifndef MATCH_BEARER_H
#define MATCH_BEARER_H

#include "match/parts.h"

enum {
	FORM_WORDS = 10,
	UNDER_KEY = 128,
	BONES = 24,	/* consonants of a name, */
	BONES_LEAST = 3 /* fewer tell nothing */
};

struct form {
	uint32_t key[FORM_WORDS];
	uint32_t n;
	uint32_t known;	  /* number of its entry in the table of names, or 0 */
	uint32_t acronym; /* key of the acronym told with it, or 0 */
	enum name_sort sort;
	char bones[BONES]; /* its consonants, where it is built as Arabic names are; else empty */
	bool composite;	   /* "CHU de Nantes", "Pont-à-Mousson": its last word is another's name */
	uint64_t letters;  /* of all its words, hashed: "GebreMariam" is "Gebre Mariam" */
	char initials[FORM_WORDS + 1]; /* of its words of weight; of an acronym, its letters; else "" */
	uint32_t shouted; /* words in capitals that it begins with, where others are not: "CGT Roy" */
	uint32_t joined;   /* form it is joined to: itself at the root */
	struct uses VEC(uint32_t) dispatches;
};

struct list VEC(uint32_t);

struct census {
	struct arena *arena;
	const struct analysis *analysis;
	struct map *known;   /* forms -> form number plus one */
	struct map *entries; /* of the table of names -> their numbers */
	struct forms VEC(struct form *) forms;
	struct map *by_key; /* key -> list number plus one */
	struct lists VEC(struct list) lists;
	const uint32_t *spelt; /* the key of each bare word */
};

bool abridge_used_in(const struct form *form, uint32_t dispatch);

/* Whether one dispatch uses both. */
bool abridge_meet(const struct form *a, const struct form *b);

/* What a form is by letters alone: its initials, and those that run through all its words. */
void abridge_read(
	const struct analysis *analysis, const struct trait *name, struct form *form);

/* Gives the long form of each acronym that is told without it, where there is but one. */
void abridge_find_acronyms(struct census *census);

/* Whether the shorter of two names ends the longer, which begins with what is none of his. */
bool abridge_ends(const struct form *whole, const struct form *part);

#endif
