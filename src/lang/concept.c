/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The concepts of all languages: what can be counted, what can befall it, and which exclude each
 * other. concepts.ini says how they stand to each other; a language file may name more of them.
 */
#include "lang/pack.h"

#include <string.h>

static uint16_t id_of(struct map *ids, const char *name, size_t n)
{
	uint32_t *id = map_put(ids, name, n);

	if (!*id)
		*id = map_count(ids);
	return (uint16_t)*id;
}

static void name_all(struct lang *lang, const struct entries *entries)
{
	struct heading *heading = NULL;
	uint32_t i;

	for (i = 0; i < entries->n; i++) {
		if (entries->at[i].under == heading)
			continue;
		heading = entries->at[i].under;
		if (section_is_concept(heading))
			heading->id = id_of(
				lang->concept_ids, heading->argument, strlen(heading->argument));
		else if (section_is_population(heading))
			heading->id = id_of(
				lang->population_ids, heading->argument, strlen(heading->argument));
	}
}

/* Where in a table of pairs the bit of one stands. */
static size_t place_of(const struct lang *lang, uint16_t a, uint16_t b, uint64_t *bit)
{
	size_t at = (size_t)a * lang_concepts(lang) + b;

	*bit = UINT64_C(1) << (at & 63);
	return at / 64;
}

/* A concept whose line of others is read, and the table of pairs that they go to. */
struct pairing {
	const struct lang *lang;
	uint64_t *pairs;
	uint16_t id;
};

static void pair(void *context, const char *name, size_t n)
{
	struct pairing *pairing = context;
	uint32_t *other = map_get(pairing->lang->concept_ids, name, n);
	uint64_t bit;

	if (!other)
		return;
	pairing->pairs[place_of(pairing->lang, pairing->id, (uint16_t)*other, &bit)] |= bit;
	pairing->pairs[place_of(pairing->lang, (uint16_t)*other, pairing->id, &bit)] |= bit;
}

/* The concept of that name; 0: there is none. */
static uint16_t known(const struct lang *lang, const char *name)
{
	const uint32_t *id = map_get(lang->concept_ids, name, strlen(name));

	return id ? (uint16_t)*id : 0;
}

static void set(struct lang *lang, const struct entry *entry)
{
	uint16_t id = entry->under->id;
	struct concept *concept = &lang->concepts[id];
	struct pairing excluding = { lang, lang->excludes, id }, near = { lang, lang->nears, id };

	if (!strcmp(entry->key, "kind")) {
		concept->event = !strcmp(entry->value, "event");
	} else if (!strcmp(entry->key, "broader")) {
		concept->broader = known(lang, entry->value);
	} else if (!strcmp(entry->key, "members")) {
		concept->members = known(lang, entry->value);
	} else if (!strcmp(entry->key, "population")) {
		concept->population =
			id_of(lang->population_ids, entry->value, strlen(entry->value));
	} else if (!strcmp(entry->key, "units")) {
		concept->units = entry->value;
	} else if (!strcmp(entry->key, "plain")) {
		concept->plain = !strcmp(entry->value, "yes");
	} else if (!strcmp(entry->key, "excludes")) {
		phrase_expand(entry->value, pair, &excluding);
	} else if (!strcmp(entry->key, "near")) {
		phrase_expand(entry->value, pair, &near);
	}
}

/* Asked of a pair of mentions, of which there are millions. */
static void mark_people(struct lang *lang)
{
	const uint16_t people = lang_concept_id(lang, "people"), n = lang_concepts(lang);
	uint16_t id, at, steps;

	for (id = 1; people && id < n; id++) {
		for (at = id, steps = 0; at && at != people && steps < n; steps++)
			at = lang->concepts[at].broader;
		lang->concepts[id].people = at == people;
	}
}

void concepts_build(struct lang *lang)
{
	uint32_t i;
	uint16_t n;

	lang->concept_ids = map_new(lang->arena);
	lang->population_ids = map_new(lang->arena);
	for (i = 0; i < lang->entries.n; i++) {
		struct heading *heading = lang->entries.at[i].under;

		if (!heading->id)
			heading->id =
				id_of(lang->concept_ids, heading->name, strlen(heading->name));
	}
	for (i = 0; i < lang->packs.n; i++)
		name_all(lang, &lang->packs.at[i]->entries);
	n = lang_concepts(lang);
	lang->concepts = arena_array(lang->arena, struct concept, n);
	lang->excludes = arena_array(lang->arena, uint64_t, (size_t)n * n / 64 + 1);
	lang->nears = arena_array(lang->arena, uint64_t, (size_t)n * n / 64 + 1);
	lang->concepts[0].name = "";
	for (i = 1; i < n; i++)
		lang->concepts[i].name = map_key(lang->concept_ids, i - 1);
	for (i = 0; i < lang->entries.n; i++)
		set(lang, &lang->entries.at[i]);
	mark_people(lang);
}

uint16_t lang_concepts(const struct lang *lang)
{
	return (uint16_t)(map_count(lang->concept_ids) + 1);
}

const char *lang_concept_name(const struct lang *lang, uint16_t id)
{
	return lang->concepts[id].name;
}

uint16_t lang_concept_id(const struct lang *lang, const char *name)
{
	return known(lang, name);
}

bool lang_concept_is_event(const struct lang *lang, uint16_t id)
{
	return lang->concepts[id].event;
}

uint16_t lang_concept_broader(const struct lang *lang, uint16_t id)
{
	return lang->concepts[id].broader;
}

uint16_t lang_concept_members(const struct lang *lang, uint16_t id)
{
	return lang->concepts[id].members;
}

bool lang_concept_is_people(const struct lang *lang, uint16_t id)
{
	return lang->concepts[id].people;
}

uint16_t lang_concept_population(const struct lang *lang, uint16_t id)
{
	return lang->concepts[id].population;
}

struct asking {
	const char *unit;
	size_t n;
	bool found;
};

static void ask(void *context, const char *name, size_t n)
{
	struct asking *asking = context;

	asking->found |= n == asking->n && !memcmp(name, asking->unit, n);
}

bool lang_concept_takes(const struct lang *lang, uint16_t id, const char *unit)
{
	struct asking asking = { *unit ? unit : "none", 0, false };

	if (!lang->concepts[id].units)
		return true;
	asking.n = strlen(asking.unit);
	phrase_expand(lang->concepts[id].units, ask, &asking);
	return asking.found;
}

uint16_t lang_concept_of_unit(const struct lang *lang, const char *unit)
{
	uint16_t n = lang_concepts(lang), id;

	for (id = 1; id < n; id++)
		if (*unit && lang->concepts[id].plain && lang_concept_takes(lang, id, unit))
			return id;
	return 0;
}

bool lang_concepts_exclude(const struct lang *lang, uint16_t a, uint16_t b)
{
	uint64_t bit;

	return lang->excludes[place_of(lang, a, b, &bit)] & bit;
}

bool lang_concepts_near(const struct lang *lang, uint16_t a, uint16_t b)
{
	uint64_t bit;

	return lang->nears[place_of(lang, a, b, &bit)] & bit;
}

const char *lang_population_name(const struct lang *lang, uint16_t id)
{
	return id ? map_key(lang->population_ids, id - 1u) : "";
}

const char *lang_concept_label(const struct lang *lang, uint16_t id, const char *code)
{
	uint32_t i;

	for (i = 0; i < lang->packs.n; i++)
		if (!strcmp(lang->packs.at[i]->code, code) && lang->packs.at[i]->labels[id])
			return lang->packs.at[i]->labels[id];
	return lang->concepts[id].name;
}
