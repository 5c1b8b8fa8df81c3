/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lang/ alone: how what was read from the files is kept. */
#ifndef LANG_PACK_H
#define LANG_PACK_H

#include "lang/lang.h"

enum { PHRASE_WORDS = 8, PHRASE_GROUPS = 6 }; /* words in a phrase; "(s)" groups in one */
enum { PHRASE_BYTES = 1000 };		      /* as a line of a file */

/* A section of a file: "concept troops" of the kind "concept". */
struct heading {
	const char *name;
	const char *argument;	    /* "troops"; "" where the kind has none */
	const struct section *kind; /* NULL: none is known */
	const char *path;
	uint16_t layer; /* the number of the file, by which one overrides another */
	uint16_t id;	/* of a concept or population */
};

/* One line under it: key = value. Thousands, most of which are never looked at again. */
struct entry {
	struct heading *under;
	const char *key, *value;
};

struct entries VEC(struct entry);

/* In which writing a phrase stands in the index. */
enum form {
	FORM_EXACT,   /* as the file has it */
	FORM_UPPER,   /* a name in capitals alone, US: us is none */
	FORM_PROPER,  /* a name with a capital, Tours: tours is none */
	FORM_INITIAL, /* the first letter without its mark, for "Etat" */
	FORM_BARE,    /* no marks, for "TUES" */
};

/* One phrase of a list as the file has it, brackets and all, until a text asks for it. */
struct item {
	uint32_t entry; /* the line it stands in */
	uint32_t key;	/* how its first word begins */
	uint32_t next;	/* in its bucket; index plus one */
	uint16_t start; /* byte of the value */
};

/* What begins with a word: the classes of all its phrases, and a bit for each name of their senses.
 */
struct pack_word {
	uint32_t single; /* the first phrase of it alone, index plus one */
	uint32_t classes;
	uint64_t names;
};

struct phrase {
	uint64_t names;	   /* set of name_bit of its senses' names */
	uint32_t classes;  /* set of 1u << class */
	uint32_t first;	   /* its first word */
	uint32_t second;   /* its second word; 0: it has none */
	uint32_t next;	   /* in the chain of these two, shorter or as long; index plus one */
	uint32_t rest;	   /* where its words after the first stand among those of the pack */
	uint32_t order;	   /* the first item that it comes from */
	uint32_t n_senses; /* side by side */
	const struct sense *senses;
	uint32_t base;	 /* the phrase whose senses these are, index plus one */
	uint8_t n, form; /* words, and how they are written */
};

struct ending {
	uint32_t kind; /* among the kinds of the pack */
	const char *text;
	size_t n;
};

/* What a tag of a dictionary begins with, and the part of speech that it tells. */
struct tag {
	const char *text;
	size_t n;
	enum pack_part part;
};

/* How a word in a text ends whose entry in a dictionary ends otherwise. */
struct reduction {
	const char *ending, *entry;
	size_t n;	     /* bytes of ending */
	enum pack_part verb; /* what the word is where the entry is a verb; 0: the entry is none */
};

/* By word id: which kinds of endings it has, or which parts of speech it is, once it was asked for.
 */
enum { ENDING_KINDS = 31 };
#define WORD_ASKED (1u << 31)
struct word_sets VEC(uint32_t);

struct pack {
	struct lang *lang;
	const char *code;
	struct entries entries;
	char decimal;
	struct map *elisions, *abbreviations, *traits;
	struct stemmer *stemmer;
	struct endings VEC(struct ending) endings;
	struct ending_kinds VEC(const char *) ending_kinds;
	struct word_sets *known_endings, *known_parts;
	const char *dictionaries; /* names of files, between commas; NULL: none */
	struct dictionary *dictionary;
	struct tags VEC(struct tag) tags;
	struct reductions VEC(struct reduction) reductions;
	struct map *meanings; /* stem -> word id of what it means; NULL: none was asked for */
	const char **labels; /* of the concepts, by id; NULL: none */
	struct items VEC(struct item) items;
	uint32_t *buckets;     /* items by how their first word begins; NULL: none was asked for */
	struct sense **senses; /* by line, made when one of its items is */
	struct pack_word *heads; /* by word id */
	struct pack_pairs {
		uint32_t *at; /* the first phrase of two words, index plus one; see index.c */
		uint32_t mask, n;
	} pairs;
	uint32_t words;	     /* ids below have a head */
	uint32_t hyphens[3]; /* word ids of - and its like */
	struct phrases VEC(struct phrase) phrases;
	struct rest VEC(uint32_t) rest; /* words of phrases after the first */
};

struct concept {
	const char *name;
	bool event;
	bool people; /* they are what it is a kind of */
	bool plain;  /* what its units measure where no word says so */
	uint16_t broader, population, members;
	const char *units; /* of a measure, between commas; NULL: any */
};

struct lang {
	struct arena *arena;
	struct lang_dictionaries dictionaries;
	struct vocab *vocab;
	struct packs VEC(struct pack *) packs;
	struct pack *names;	/* names.ini */
	struct entries entries; /* of concepts.ini */
	struct map *concept_ids, *population_ids;
	struct concept *concepts; /* by id; concepts[0] is none */
	uint64_t *excludes;	  /* concepts x concepts, a bit each */
	uint64_t *nears;	  /* likewise */
	struct map *common;	  /* stop word -> set of 1 << pack */
};

/* ini.c: appends the lines of the file. False, with a fault, where it is not understood. */
bool ini_read(struct arena *arena, const char *path, uint32_t layer, struct entries *entries,
	struct faults *faults);

/* ini.c: the line of a key, for a fault; 0 where it is not found. */
uint32_t ini_line(struct arena *arena, const struct entry *entry);

/* phrase.c: calls each with every writing of every phrase of "tué(e)(s), casque(s) bleu(s)"; or of
 * the first alone. */
typedef void phrase_each(void *context, const char *phrase, size_t n);
void phrase_expand(const char *list, phrase_each *each, void *context);
void phrase_expand_first(const char *list, phrase_each *each, void *context);
bool phrase_valid(const char *list);

/* phrase.c: the words of a phrase, without hyphens; how many (at most PHRASE_WORDS), or 0. */
uint32_t phrase_words(struct pack *pack, const char *phrase, size_t n, uint32_t *words);

/* item.c: sorts the lists of a pack into items; makes phrases of those that may begin with the
 * word.
 */
void items_sort(struct pack *pack);
void items_meet(struct pack *pack, uint32_t word);

/* item.c: the bare small letter of U+00C0 to U+00FF, by the second of their two bytes; 0: more than
 * one, or none. */
unsigned char item_bare_latin(unsigned char trail);

/* dictionary.c: maps the first dictionary of the pack that there is. */
void dictionary_open(struct pack *pack);

/* index.c: order: the number of the item; marked: not all is ASCII. */
void index_open(struct pack *pack);
void index_reach(struct pack *pack, uint32_t word);
void index_add(struct pack *pack, const uint32_t *words, uint32_t n, enum form form, bool marked,
	uint32_t order, const struct sense *sense);

/* Among the classes of a word: its phrases are in the index. */
#define WORD_MET (1u << LANG_CLASSES)

/* section.c: takes the lines of a pack apart: what lang_load needs, and the phrases. */
void section_check(struct pack *pack, struct faults *faults);
void section_settings(struct pack *pack);
struct heading section_heading(const char *name);
bool section_is_concept(const struct heading *heading);
bool section_is_population(const struct heading *heading);
bool section_holds_phrases(const struct entry *entry);
/* meaning.c: takes in what words mean, where that was not done. */
void meanings_build(const struct pack *pack);

bool section_holds_meanings(const struct entry *entry);
struct sense section_sense(const struct pack *pack, const struct entry *entry);

/* concept.c */
void concepts_build(struct lang *lang);

/* guess.c */
void guess_build(struct lang *lang);

/* load.c: the pack with its phrases indexed, which is done when it is first asked for. */
const struct pack *pack_ready(struct pack *pack);

#endif
