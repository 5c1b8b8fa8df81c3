/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lang: what the program knows of languages, read from data/lang/ (concepts.ini and names.ini for
 * all, one NAME.ini a language). Words come in phrases of one or more tokens, each with one or more
 * senses.
 */
#ifndef LANG_H
#define LANG_H

#include "base/base.h"
#include "text/text.h"

struct lang; /* everything loaded */
struct pack; /* one language */

enum lang_class {
	LANG_NUMBER,	 /* value: 2 for "deux", 1e6 for "million" */
	LANG_COLLECTIVE, /* value: 10 for "dizaine" */
	LANG_FRACTION,	 /* value: 0.5 for "moitié" */
	LANG_ORDINAL,	 /* value */
	LANG_MODIFIER,	 /* name: "more-than", ...; value: 1 where it follows the number ("ou plus")
			  */
	LANG_RANGE,	 /* name: "between", "and", "to" */
	LANG_UNIT, /* name: "year", "kilometre", "percent" ...; value: 1 where it is short for it
		      ("m") */
	LANG_CURRENCY,	 /* name: ISO 4217 */
	LANG_MONTH,	 /* value: 1 to 12 */
	LANG_WEEKDAY,	 /* value: 1 (Monday) to 7 */
	LANG_DATE,	 /* a relative date; name: "day -1", "week -1", ... */
	LANG_DAYPART,	 /* name: "morning", ... */
	LANG_CONCEPT,	 /* concept; name: "noun", "verb" or "weak" */
	LANG_POPULATION, /* population */
	LANG_CONTAINER,
	LANG_STOP,
	LANG_SAYING,
	LANG_SOURCE, /* "selon", "according to" */
	LANG_TITLE,
	LANG_WORD,  /* any other word of grammar a rule asks for, of [grammar], [reading], [names];
		       name: the key */
	LANG_PLACE, /* names.ini: country, city; name: the key of its entry */
	LANG_DEMONYM,	   /* names.ini: adjective of a country; name: the country's key */
	LANG_ORGANISATION, /* names.ini: institution; name: the key */
	LANG_AGENCY,	   /* names.ini: news agency or outlet; name: the key */
	LANG_CLASSES
};

struct sense {
	enum lang_class class;
	uint32_t entry; /* lang/ alone: the line of a file that it comes from */
	double value;
	const char *name;
	uint16_t concept;    /* LANG_CONCEPT */
	uint16_t population; /* LANG_POPULATION */
};

/* Senses of one phrase, n of them, by class. */
struct senses {
	const struct sense *at;
	uint32_t n;
};

/* The first sense of a class, or NULL. */
static inline const struct sense *senses_find(struct senses senses, enum lang_class class)
{
	uint32_t i;

	for (i = 0; i < senses.n; i++)
		if (senses.at[i].class == class)
			return &senses.at[i];
	return NULL;
}

/*
 * Reads concepts.ini and every language (fr.ini, ...) in the folders, a later folder adding to and
 * overriding the earlier; a folder that is not there is passed over. A bad file is a fault and the
 * others stand; NULL, with a fault, where no language could be read at all. All words go into
 * vocab.
 */
struct lang *lang_load(struct arena *arena, struct vocab *vocab, const char *const *folders,
	size_t n, struct faults *faults);

/* Where dictionaries of hunspell are looked for: a file named by the user, or NULL; or folders. */
struct lang_dictionaries {
	const char *file;
	const char *const *folders;
	size_t n;
};

/*
 * Has packs ask the dictionaries that their language files name, from when they are first asked
 * for. Without, nothing is known of parts of speech.
 */
void lang_use_dictionaries(struct lang *lang, const struct lang_dictionaries *dictionaries);

/* The language of a text by its most frequent words; the first pack loaded where nothing tells. */
const struct pack *lang_guess(const struct lang *lang, const char *text, size_t n);

/* The same in two steps, of which several threads may do the first: its number, its pack. */
uint32_t lang_tell(const struct lang *lang, const char *text, size_t n);
const struct pack *lang_told(const struct lang *lang, uint32_t number);
const struct pack *lang_pack(const struct lang *lang, const char *code); /* "fr"; NULL: none */

/* The names that are spelt or told differently from desk to desk, as a pack of no language. */
const struct pack *lang_names(const struct lang *lang);

const char *pack_code(const struct pack *pack);
char pack_decimal(const struct pack *pack); /* ',' or '.' */
const struct map *pack_elisions(const struct pack *pack);
const struct map *pack_abbreviations(const struct pack *pack);
struct stemmer *pack_stemmer(const struct pack *pack);

/* What is true of the language as a whole: "head last" (police officers), "month first"
 * (12/29/2017). */
bool pack_trait(const struct pack *pack, const char *trait);

/* Whether a word ends as those of a kind do: "future" (ouvrira), "adverb" (grièvement), "person"
 * (buteur). */
bool pack_ends(const struct pack *pack, const char *kind, uint32_t word);

/*
 * What words of a stem mean, a word id that is the same in all languages: of "trist", "sad", that of
 * "=sad"; the stem itself where nothing is known.
 */
uint32_t pack_meaning(const struct pack *pack, uint32_t stem);

/*
 * The parts of speech of a word that the language files do not know, a set, as a dictionary of the
 * system tells them; 0: it does not know the word either, or there is none.
 */
enum pack_part {
	PACK_NOUN = 1,
	PACK_ADJECTIVE = 2,
	PACK_VERB = 4, /* in a person and a tense */
	PACK_INFINITIVE = 8,
	PACK_PARTICIPLE = 16,
	PACK_NAME = 32,
	PACK_OTHER = 64
};
uint32_t pack_parts(const struct pack *pack, uint32_t word);

/* Whether the dictionary has the word with a capital: "Paris". */
bool pack_is_proper(const struct pack *pack, uint32_t word);

/*
 * Works out what is remembered of each word of the tokens (its phrases, here and among the names,
 * its stem, how it ends): of these words the pack may then be asked by several threads at once.
 */
void pack_learn(const struct pack *pack, const struct tokens *tokens);

/* Takes into the vocabulary what the names that were met stand for ("kz:astana"). */
void lang_learn(const struct lang *lang);

/*
 * The longest phrase of the pack that begins at tokens[i] (before last) and has a sense in one of
 * the classes (a set of 1u << LANG_...): its length in tokens (0: none), and its senses from the
 * first to the last of those classes (of a single class: all, and no others). Hyphens between words
 * of a phrase may be written or not. Words match with their marks, or without where the text writes
 * capitals bare ("TUES").
 */
uint32_t pack_match(const struct pack *pack, const struct tokens *tokens, uint32_t i, uint32_t last,
	uint32_t classes, struct senses *senses);

/*
 * What stands at a token, for a quick no: the classes of all phrases that begin there, and a bit
 * for each name of their senses (that a bit is not set tells that the name is not there). By token.
 */
struct pack_hint {
	uint64_t names;
	uint32_t classes;
};

const struct pack_hint *pack_hints(
	struct arena *arena, const struct pack *pack, const struct tokens *tokens);

/* The classes of all phrases that begin with a word. */
uint32_t pack_classes(const struct pack *pack, uint32_t word);

/* So chosen that names which stand at many tokens share no bit with those that are asked most. */
static inline uint64_t pack_name_bit(const char *name)
{
	size_t n = __builtin_strlen(name);

	return n ? UINT64_C(1) << ((n * 30 + (unsigned char)name[0] * 57u +
					   (unsigned char)name[n / 2] * 4u +
					   (unsigned char)name[n - 1] * 5u) &
				   63)
		 : 0;
}

/* pack_match for senses of one class that bear the name; its bit is asked first. */
uint32_t pack_match_bit(const struct pack *pack, const struct tokens *tokens, uint32_t i,
	uint32_t last, enum lang_class class, const char *name, uint64_t bit);

/* The same, where the compiler knows the bit of a literal name. */
static inline uint32_t pack_match_named(const struct pack *pack, const struct tokens *tokens,
	uint32_t i, uint32_t last, enum lang_class class, const char *name)
{
	return pack_match_bit(pack, tokens, i, last, class, name, pack_name_bit(name));
}

/* Phrases of LANG_WORD looked for in many tokens: those of the name, wholly within the range. */
struct pack_sought {
	const char *name;
	struct range range;
};

/* Which of them begin at a word of the dispatch; a set, by index (at most 32). */
uint32_t pack_seek(const struct pack *pack, const struct tokens *tokens,
	const struct pack_sought *sought, uint32_t n);

/* Concepts: what is counted (things) and what befell it (events); 0 is none. */
uint16_t lang_concepts(const struct lang *lang);		     /* ids are below */
const char *lang_concept_name(const struct lang *lang, uint16_t id); /* "troops" */
uint16_t lang_concept_id(const struct lang *lang, const char *name); /* 0: none */
bool lang_concept_is_event(const struct lang *lang, uint16_t id);
uint16_t lang_concept_broader(const struct lang *lang, uint16_t id);	/* or 0 */
/* Whom a number of it counts, "a family of six": people; or 0. */
uint16_t lang_concept_members(const struct lang *lang, uint16_t id);
bool lang_concept_is_people(const struct lang *lang, uint16_t id);	/* or befalls them */
uint16_t lang_concept_population(const struct lang *lang, uint16_t id); /* or 0 */
/* Whether a measure is taken in the unit ("" for a bare number): no wind in litres. */
bool lang_concept_takes(const struct lang *lang, uint16_t id, const char *unit);
/* What the unit measures by itself: hectares, an area; 0: it takes a word to tell. */
uint16_t lang_concept_of_unit(const struct lang *lang, const char *unit);
bool lang_concepts_exclude(const struct lang *lang, uint16_t a, uint16_t b);
/* Whether two events may be one in two desks' words (cancelled, put off), though they are not the
 * same. */
bool lang_concepts_near(const struct lang *lang, uint16_t a, uint16_t b);
const char *lang_population_name(const struct lang *lang, uint16_t id);

/* The word for a concept in a language ("soldats"), or its name where the language has none. */
const char *lang_concept_label(const struct lang *lang, uint16_t id, const char *code);

#endif
