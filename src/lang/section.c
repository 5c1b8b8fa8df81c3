/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the sections of a language file mean, one row a kind of section. In most, the key is a
 * number or a name and the value a list of phrases that stand for it.
 */
#include "lang/pack.h"

#include <string.h>

enum key_kind {
	KEY_NUMBER,	/* the key is the sense's value: 2 = "deux" */
	KEY_NAME,	/* the key is the sense's name: year = "an(s)" */
	KEY_CODE,	/* the same in capitals: eur = "euro(s)" means EUR */
	KEY_ANY,	/* the key says nothing */
	KEY_CONCEPT,	/* nouns, verbs, weak, label */
	KEY_POPULATION, /* words, label */
	KEY_SETTING,
	KEY_ENDINGS,	/* ends of words; no phrases */
	KEY_DICTIONARY, /* its files, and how it tells parts of speech */
	KEY_FORMS,	/* the key is how an entry of a dictionary ends */
	KEY_MEANING,	/* the key is what words mean; no phrases */
};

struct section {
	const char *name;
	enum lang_class class;
	enum key_kind keys;
	double value;	  /* of every sense, where the key is no number */
	const char *word; /* its name, where the key is no name */
};

static const struct section sections[] = {
	{ .name = "language", .keys = KEY_SETTING },
	{ .name = "endings", .keys = KEY_ENDINGS },
	{ .name = "dictionary", .keys = KEY_DICTIONARY },
	{ .name = "inflections", .keys = KEY_FORMS },
	{ .name = "conjugations", .keys = KEY_FORMS, .value = PACK_VERB },
	{ .name = "participles", .keys = KEY_FORMS, .value = PACK_PARTICIPLE },
	{ .name = "numbers", .class = LANG_NUMBER, .keys = KEY_NUMBER },
	{ .name = "collectives", .class = LANG_COLLECTIVE, .keys = KEY_NUMBER },
	{ .name = "fractions", .class = LANG_FRACTION, .keys = KEY_NUMBER },
	{ .name = "ordinals", .class = LANG_ORDINAL, .keys = KEY_NUMBER },
	{ .name = "modifiers", .class = LANG_MODIFIER, .keys = KEY_NAME },
	{ .name = "modifiers after", .class = LANG_MODIFIER, .keys = KEY_NAME, .value = 1 },
	{ .name = "ranges", .class = LANG_RANGE, .keys = KEY_NAME },
	{ .name = "units", .class = LANG_UNIT, .keys = KEY_NAME },
	{ .name = "units short", .class = LANG_UNIT, .keys = KEY_NAME, .value = 1 },
	{ .name = "currencies", .class = LANG_CURRENCY, .keys = KEY_CODE },
	{ .name = "scales", .class = LANG_WORD, .keys = KEY_NUMBER, .word = "scale" },
	{ .name = "months", .class = LANG_MONTH, .keys = KEY_NUMBER },
	{ .name = "months short", .class = LANG_MONTH, .keys = KEY_NUMBER, .word = "short" },
	{ .name = "weekdays", .class = LANG_WEEKDAY, .keys = KEY_NUMBER },
	{ .name = "weekdays short", .class = LANG_WEEKDAY, .keys = KEY_NUMBER, .word = "short" },
	{ .name = "dates", .class = LANG_DATE, .keys = KEY_NAME },
	{ .name = "dayparts", .class = LANG_DAYPART, .keys = KEY_NAME },
	{ .name = "concept", .class = LANG_CONCEPT, .keys = KEY_CONCEPT },
	{ .name = "population", .class = LANG_POPULATION, .keys = KEY_POPULATION },
	{ .name = "containers", .class = LANG_CONTAINER, .keys = KEY_ANY },
	{ .name = "stopwords", .class = LANG_STOP, .keys = KEY_ANY },
	{ .name = "meanings", .keys = KEY_MEANING },
	{ .name = "saying", .class = LANG_SAYING, .keys = KEY_NAME },
	{ .name = "sources", .class = LANG_SOURCE, .keys = KEY_NAME },
	{ .name = "titles", .class = LANG_TITLE, .keys = KEY_NAME },
	{ .name = "grammar", .class = LANG_WORD, .keys = KEY_NAME },
	{ .name = "reading", .class = LANG_WORD, .keys = KEY_NAME },
	{ .name = "names", .class = LANG_WORD, .keys = KEY_NAME },
	{ .name = "countries", .class = LANG_PLACE, .keys = KEY_NAME },
	{ .name = "regions", .class = LANG_PLACE, .keys = KEY_NAME },
	{ .name = "cities", .class = LANG_PLACE, .keys = KEY_NAME },
	{ .name = "demonyms", .class = LANG_DEMONYM, .keys = KEY_NAME },
	{ .name = "agencies", .class = LANG_AGENCY, .keys = KEY_NAME },
	{ .name = "organisations", .class = LANG_ORGANISATION, .keys = KEY_NAME },
};

enum { SECTIONS = sizeof sections / sizeof *sections };

/* "concept troops" of the kind "concept" -> "troops"; NULL: it is of another kind. */
static const char *argument_of(const char *section, const char *kind)
{
	size_t n = strlen(kind);

	if (strncmp(section, kind, n) || section[n] != ' ')
		return NULL;
	return section + n + strspn(section + n, " ");
}

bool section_is_concept(const struct heading *heading)
{
	return heading->kind && heading->kind->keys == KEY_CONCEPT;
}

bool section_is_population(const struct heading *heading)
{
	return heading->kind && heading->kind->keys == KEY_POPULATION;
}

static bool has_argument(const struct section *section)
{
	return section->keys == KEY_CONCEPT || section->keys == KEY_POPULATION;
}

struct heading section_heading(const char *name)
{
	struct heading heading = { .name = name, .argument = "" };
	const struct section *section;
	const char *argument;

	for (section = sections; section < sections + SECTIONS && !heading.kind; section++) {
		if (*name != *section->name)
			continue;
		argument = has_argument(section) ? argument_of(name, section->name) : NULL;
		if (argument || !strcmp(name, section->name))
			heading.kind = section;
		if (argument)
			heading.argument = argument;
	}
	return heading;
}

/* "12", "-1", "0.5", "1/3", "1000000"; no exponent, no locale. */
static bool read_number(const char *s, double *value)
{
	double scale = *s == '-' ? -1 : 1, below = 0;

	*value = 0;
	s += *s == '-';
	if (!*s)
		return false;
	for (; *s >= '0' && *s <= '9'; s++)
		*value = *value * 10 + scale * (*s - '0');
	if (*s == '.')
		for (s++; *s >= '0' && *s <= '9'; s++)
			*value += (*s - '0') * (scale /= 10);
	if (*s == '/') {
		for (s++; *s >= '0' && *s <= '9'; s++)
			below = below * 10 + (*s - '0');
		*value = below > 0 ? *value / below : 0;
	}
	return !*s;
}

static bool is_one_of(const char *key, const char *const *names)
{
	for (; *names; names++)
		if (!strcmp(key, *names))
			return true;
	return false;
}

static bool key_known(const struct section *section, const char *key)
{
	static const char *const concept[] = { "label", "nouns", "verbs", "weak", NULL };
	static const char *const population[] = { "label", "words", NULL };
	static const char *const dictionary[] = { "files", "noun", "adjective", "verb", "name",
		NULL };
	static const char *const language[] = { "name", "decimal", "stemmer", "elisions",
		"abbreviations", "traits", NULL };
	double value;

	switch (section->keys) {
	case KEY_NUMBER:
		return read_number(key, &value);
	case KEY_CONCEPT:
		return is_one_of(key, concept);
	case KEY_POPULATION:
		return is_one_of(key, population);
	case KEY_SETTING:
		return is_one_of(key, language);
	case KEY_DICTIONARY:
		return is_one_of(key, dictionary);
	default:
		return true;
	}
}

void section_check(struct pack *pack, struct faults *faults)
{
	struct arena *arena = pack->lang->arena;
	struct heading *nothing = arena_new_of(pack->lang->arena, struct heading);
	const struct section *kind;
	struct entry *entry;
	uint32_t i;

	nothing->name = nothing->argument = "";
	for (i = 0; i < pack->entries.n; i++) {
		entry = &pack->entries.at[i];
		kind = entry->under->kind;
		if (kind && key_known(kind, entry->key) && phrase_valid(entry->value))
			continue;
		fault_note(arena, faults,
			(struct fault){ .code = FAULT_LANG_VALUE,
				.path = entry->under->path,
				.line = ini_line(arena, entry),
				.detail = kind ? entry->key : entry->under->name });
		entry->under = nothing;
	}
}

static void put_word(void *map, const char *phrase, size_t n)
{
	*map_put(map, phrase, n) = 1;
}

static void set_label(struct pack *pack, const struct entry *entry)
{
	if (section_is_concept(entry->under) && !strcmp(entry->key, "label"))
		pack->labels[entry->under->id] = entry->value;
}

struct ending_of {
	struct pack *pack;
	uint32_t kind;
};

static void add_ending(void *context, const char *ending, size_t n)
{
	struct ending_of *of = context;
	struct arena *arena = of->pack->lang->arena;

	*vec_push(arena, &of->pack->endings) =
		(struct ending){ of->kind, arena_copy(arena, ending, n), n };
}

static void add_endings(struct pack *pack, const struct entry *entry)
{
	struct ending_of of = { pack, 0 };

	while (of.kind < pack->ending_kinds.n &&
		strcmp(pack->ending_kinds.at[of.kind], entry->key) != 0)
		of.kind++;
	if (of.kind == ENDING_KINDS)
		return;
	if (of.kind == pack->ending_kinds.n)
		*vec_push(pack->lang->arena, &pack->ending_kinds) = entry->key;
	phrase_expand(entry->value, add_ending, &of);
}

struct tagging {
	struct pack *pack;
	enum pack_part part;
};

static void add_tag(void *context, const char *tag, size_t n)
{
	struct tagging *tagging = context;
	struct arena *arena = tagging->pack->lang->arena;

	*vec_push(arena, &tagging->pack->tags) =
		(struct tag){ arena_copy(arena, tag, n), n, tagging->part };
}

static void set_dictionary(struct pack *pack, const struct entry *entry)
{
	static const struct {
		const char *key;
		enum pack_part part;
	} tags[] = { { "noun", PACK_NOUN }, { "adjective", PACK_ADJECTIVE },
		{ "verb", PACK_INFINITIVE }, { "name", PACK_NAME } };
	struct tagging tagging = { .pack = pack };
	size_t i;

	for (i = 0; i < sizeof tags / sizeof *tags; i++)
		if (!strcmp(entry->key, tags[i].key))
			tagging.part = tags[i].part;
	if (!strcmp(entry->key, "files"))
		pack->dictionaries = entry->value;
	else
		phrase_expand(entry->value, add_tag, &tagging);
}

struct reducing {
	struct pack *pack;
	const struct entry *entry;
};

static void add_reduction(void *context, const char *ending, size_t n)
{
	struct reducing *reducing = context;
	struct arena *arena = reducing->pack->lang->arena;
	const char *key = reducing->entry->key;

	*vec_push(arena, &reducing->pack->reductions) =
		(struct reduction){ .ending = arena_copy(arena, ending, n),
			.entry = strcmp(key, "none") ? key : "",
			.n = n,
			.verb = (enum pack_part)reducing->entry->under->kind->value };
}

void section_settings(struct pack *pack)
{
	struct arena *arena = pack->lang->arena;
	const struct entry *entry;
	enum key_kind keys;
	uint32_t i;

	pack->decimal = '.';
	pack->elisions = map_new(arena);
	pack->abbreviations = map_new(arena);
	pack->traits = map_new(arena);
	pack->known_endings = arena_new_of(arena, struct word_sets);
	pack->known_parts = arena_new_of(arena, struct word_sets);
	pack->labels = arena_array(arena, const char *, map_count(pack->lang->concept_ids) + 1);
	for (i = 0; i < pack->entries.n; i++) {
		entry = &pack->entries.at[i];
		keys = entry->under->kind ? entry->under->kind->keys : KEY_ANY;
		set_label(pack, entry);
		if (keys == KEY_ENDINGS)
			add_endings(pack, entry);
		else if (keys == KEY_DICTIONARY)
			set_dictionary(pack, entry);
		else if (keys == KEY_FORMS)
			phrase_expand(
				entry->value, add_reduction, &(struct reducing){ pack, entry });
		if (keys != KEY_SETTING)
			continue;
		if (!strcmp(entry->key, "decimal"))
			pack->decimal = *entry->value == ',' ? ',' : '.';
		else if (!strcmp(entry->key, "stemmer"))
			pack->stemmer = text_stemmer_new(arena, entry->value);
		else if (!strcmp(entry->key, "elisions"))
			phrase_expand(entry->value, put_word, pack->elisions);
		else if (!strcmp(entry->key, "abbreviations"))
			phrase_expand(entry->value, put_word, pack->abbreviations);
		else if (!strcmp(entry->key, "traits"))
			phrase_expand(entry->value, put_word, pack->traits);
	}
}

static const char *upper(struct arena *arena, const char *key)
{
	char *copy = arena_copy(arena, key, strlen(key)), *c;

	for (c = copy; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return copy;
}

/* Names that senses are told by: comparing a few letters is cheap, and these need no keeping. */
static const char *concept_name(const char *key)
{
	return *key == 'n' ? "noun" : *key == 'v' ? "verb" : "weak";
}

struct sense section_sense(const struct pack *pack, const struct entry *entry)
{
	const struct section *section = entry->under->kind;
	const struct lang *lang = pack->lang;
	struct sense sense = { .class = section->class,
		.entry = (uint32_t)(entry - pack->entries.at),
		.value = section->value,
		.name = section->word ? section->word : "" };

	if (section->keys == KEY_NUMBER)
		read_number(entry->key, &sense.value);
	else if (section->keys == KEY_NAME)
		sense.name = entry->key;
	else if (section->keys == KEY_CODE)
		sense.name = upper(lang->arena, entry->key);
	if (section->keys == KEY_CONCEPT) {
		sense.concept = entry->under->id;
		sense.name = concept_name(entry->key);
	} else if (section->keys == KEY_POPULATION) {
		sense.population = entry->under->id;
	}
	return sense;
}

bool section_holds_phrases(const struct entry *entry)
{
	const struct section *section = entry->under->kind;

	return section && section->keys != KEY_SETTING && section->keys < KEY_ENDINGS &&
	       !(has_argument(section) && !strcmp(entry->key, "label"));
}

bool section_holds_meanings(const struct entry *entry)
{
	return entry->under->kind && entry->under->kind->keys == KEY_MEANING;
}
