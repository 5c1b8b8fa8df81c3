/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finds the language files and puts together what they say. The lists of a language are looked
 * through when a text first turns out to be in it, and of their thousands of phrases only those are
 * worked out that begin with a word of a text.
 */
#include "lang/pack.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX	 ".ini"
#define CONCEPTS "concepts"
#define NAMES	 "names"

static int is_language_file(const struct dirent *entry)
{
	size_t n = strlen(entry->d_name), suffix = strlen(SUFFIX);

	return n > suffix && *entry->d_name != '.' && !strcmp(entry->d_name + n - suffix, SUFFIX);
}

static struct pack *pack_new(struct lang *lang, const char *code)
{
	struct pack *pack = arena_new_of(lang->arena, struct pack);

	pack->lang = lang;
	pack->code = code;
	return pack;
}

static struct pack *pack_named(struct lang *lang, const char *code)
{
	uint32_t i;

	for (i = 0; i < lang->packs.n; i++)
		if (!strcmp(lang->packs.at[i]->code, code))
			return lang->packs.at[i];
	return *vec_push(lang->arena, &lang->packs) = pack_new(lang, code);
}

static void load_file(struct lang *lang, const char *folder, const char *name, uint32_t layer,
	struct faults *faults)
{
	const char *path = arena_format(lang->arena, "%s/%s", folder, name);
	const char *code = arena_copy(lang->arena, name, strlen(name) - strlen(SUFFIX));
	struct entries entries = { 0 }, *into;
	uint32_t i;

	if (!ini_read(lang->arena, path, layer, &entries, faults))
		return;
	into = !strcmp(code, CONCEPTS) ? &lang->entries
	       : !strcmp(code, NAMES)  ? &lang->names->entries
				       : &pack_named(lang, code)->entries;
	if (!into->n)
		*into = entries;
	else
		for (i = 0; i < entries.n; i++)
			*vec_push(lang->arena, into) = entries.at[i];
}

static void load_folder(
	struct lang *lang, const char *folder, uint32_t layer, struct faults *faults)
{
	struct dirent **files;
	int n = scandir(folder, &files, is_language_file, alphasort), i;

	if (n < 0)
		return;
	for (i = 0; i < n; i++) {
		load_file(lang, folder, files[i]->d_name, layer, faults);
		free(files[i]);
	}
	free(files);
}

static struct lang *none_found(
	struct arena *arena, const char *const *folders, size_t n, struct faults *faults)
{
	struct buf names = buf_new(arena);
	size_t i;

	for (i = 0; i < n; i++)
		buf_format(&names, "%s%s", i ? ", " : "", folders[i]);
	fault_note(arena, faults, (struct fault){ .code = FAULT_LANG_MISSING, .detail = names.at });
	return NULL;
}

struct lang *lang_load(struct arena *arena, struct vocab *vocab, const char *const *folders,
	size_t n, struct faults *faults)
{
	struct lang *lang = arena_new_of(arena, struct lang);
	uint32_t i;

	lang->arena = arena;
	lang->vocab = vocab;
	lang->names = pack_new(lang, NAMES);
	for (i = 0; i < n; i++)
		load_folder(lang, folders[i], i, faults);
	if (!lang->packs.n)
		return none_found(arena, folders, n, faults);
	for (i = 0; i < lang->packs.n; i++)
		section_check(lang->packs.at[i], faults);
	section_check(lang->names, faults);
	concepts_build(lang);
	for (i = 0; i < lang->packs.n; i++)
		section_settings(lang->packs.at[i]);
	section_settings(lang->names);
	guess_build(lang);
	return lang;
}

const struct pack *pack_ready(struct pack *pack)
{
	struct vocab *vocab = pack->lang->vocab;

	if (pack->buckets)
		return pack;
	pack->hyphens[0] = text_word_id(vocab, "-", 1);
	pack->hyphens[1] = text_word_id(vocab, "\xe2\x80\x90", 3);
	pack->hyphens[2] = text_word_id(vocab, "\xe2\x80\x91", 3);
	items_sort(pack);
	dictionary_open(pack);
	return pack;
}

void lang_use_dictionaries(struct lang *lang, const struct lang_dictionaries *dictionaries)
{
	lang->dictionaries = *dictionaries;
}

const struct pack *lang_pack(const struct lang *lang, const char *code)
{
	uint32_t i;

	for (i = 0; i < lang->packs.n; i++)
		if (!strcmp(lang->packs.at[i]->code, code))
			return pack_ready(lang->packs.at[i]);
	return NULL;
}

const struct pack *lang_names(const struct lang *lang)
{
	return pack_ready(lang->names);
}

const char *pack_code(const struct pack *pack)
{
	return pack->code;
}

char pack_decimal(const struct pack *pack)
{
	return pack->decimal;
}

const struct map *pack_elisions(const struct pack *pack)
{
	return pack->elisions;
}

const struct map *pack_abbreviations(const struct pack *pack)
{
	return pack->abbreviations;
}

struct stemmer *pack_stemmer(const struct pack *pack)
{
	return pack->stemmer;
}

bool pack_trait(const struct pack *pack, const char *trait)
{
	return map_get(pack->traits, trait, strlen(trait)) != NULL;
}

static bool has_ending(const char *word, size_t n, const struct ending *ending)
{
	return n > ending->n + 1 && word[n - 1] == ending->text[ending->n - 1] &&
	       !memcmp(word + n - ending->n, ending->text, ending->n);
}

/* The kinds that the word ends as, a bit each, and WORD_ASKED. */
static uint32_t endings_of(const struct pack *pack, const char *word)
{
	uint32_t i, set = WORD_ASKED;
	size_t n = strlen(word);

	for (i = 0; i < pack->endings.n; i++)
		if (has_ending(word, n, &pack->endings.at[i]))
			set |= 1u << pack->endings.at[i].kind;
	return set;
}

static uint32_t known_endings(const struct pack *pack, uint32_t word)
{
	struct word_sets *known = pack->known_endings;

	if (word < known->n && known->at[word])
		return known->at[word];
	while (known->n <= word)
		*vec_push(pack->lang->arena, known) = 0;
	return known->at[word] = endings_of(pack, text_word(pack->lang->vocab, word));
}

bool pack_ends(const struct pack *pack, const char *kind, uint32_t word)
{
	uint32_t set = known_endings(pack, word) & ~WORD_ASKED;

	for (; set; set &= set - 1) /* most words have no such ending, or one */
		if (!strcmp(pack->ending_kinds.at[__builtin_ctz(set)], kind))
			return true;
	return false;
}

void pack_learn(const struct pack *pack, const struct tokens *tokens)
{
	const struct pack *names = lang_names(pack->lang);
	uint32_t i;

	meanings_build(pack);
	for (i = 0; i < tokens->n; i++) {
		pack_classes(pack, tokens->at[i].word);
		pack_classes(names, tokens->at[i].word);
		known_endings(pack, tokens->at[i].word);
		pack_parts(pack, tokens->at[i].word);
		text_stem(pack->stemmer, pack->lang->vocab, tokens->at[i].word);
	}
}

void lang_learn(const struct lang *lang)
{
	const struct pack *names = lang_names(lang);
	uint32_t i, k;

	for (i = 0; i < names->phrases.n; i++)
		for (k = 0; k < names->phrases.at[i].n_senses; k++) {
			const char *name = names->phrases.at[i].senses[k].name;

			if (name)
				text_word_id(lang->vocab, name, strlen(name));
		}
}
