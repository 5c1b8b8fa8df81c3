/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language files: what they say is found in texts, and a broken one is named and passed over.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lang/lang.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct world {
	struct arena *arena;
	struct vocab *vocab;
	struct faults faults;
	char folder[64]; /* the user's own */
};

static int set_up(void **state)
{
	struct world *world = calloc(1, sizeof *world);

	world->arena = arena_new();
	world->vocab = text_vocab_new(world->arena);
	strcpy(world->folder, "/tmp/recoupe-lang-XXXXXX");
	*state = world;
	return mkdtemp(world->folder) ? 0 : -1;
}

static int tear_down(void **state)
{
	struct world *world = *state;
	static const char *const files[] = { "fr.ini", "en.ini", "de.ini", "fr.dic" };
	char path[128];
	size_t i;

	for (i = 0; i < sizeof files / sizeof *files; i++) {
		snprintf(path, sizeof path, "%s/%s", world->folder, files[i]);
		unlink(path);
	}
	rmdir(world->folder);
	arena_free(world->arena);
	free(world);
	return 0;
}

static void user_writes(struct world *world, const char *name, const char *text, size_t n)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", world->folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fwrite(text, 1, n, file);
	fclose(file);
}

static struct lang *load(struct world *world)
{
	const char *root = getenv("srcdir");
	const char *folders[2] = { arena_format(world->arena, "%s/data/lang", root ? root : "."),
		world->folder };

	return lang_load(world->arena, world->vocab, folders, 2, &world->faults);
}

/* "2 tokens: 100 number" and so on: the longest phrase at the start of the text, and one sense of
 * it. */
static const char *look_up(struct world *world, const struct lang *lang, const char *code,
	const char *text, enum lang_class class)
{
	const struct pack *pack = lang_pack(lang, code);
	struct tokens tokens = { 0 };
	struct senses senses;
	const struct sense *sense;
	uint32_t n;

	text_tokenise(world->arena, world->vocab, text, (struct span){ 0, (uint32_t)strlen(text) },
		pack_elisions(pack), &tokens);
	n = pack_match(pack, &tokens, 0, tokens.n, 1u << class, &senses);
	sense = n ? senses_find(senses, class) : NULL;
	if (!sense)
		return "nothing";
	return arena_format(world->arena, "%u: %g %s", n, sense->value, sense->name);
}

static void the_shipped_files_are_understood(void **state)
{
	struct world *world = *state;

	assert_non_null(load(world));
	if (world->faults.n)
		fail_msg("%s", fault_say(world->arena, &world->faults.at[0], NULL));
}

static void phrases_are_found_with_and_without_hyphens(void **state)
{
	struct world *world = *state;
	struct lang *lang = load(world);

	assert_string_equal(
		look_up(world, lang, "fr", "plus de deux", LANG_MODIFIER), "2: 0 more-than");
	assert_string_equal(look_up(world, lang, "fr", "après-demain", LANG_DATE), "3: 0 day +2");
	assert_string_equal(look_up(world, lang, "fr", "après demain", LANG_DATE), "2: 0 day +2");
	assert_string_equal(
		look_up(world, lang, "en", "as many as 12", LANG_MODIFIER), "3: 0 at-most");
}

static void the_longest_phrase_of_the_class_wins(void **state)
{
	struct world *world = *state;
	struct lang *lang = load(world);

	assert_string_equal(
		look_up(world, lang, "fr", "dollars canadiens", LANG_CURRENCY), "2: 0 CAD");
	assert_string_equal(
		look_up(world, lang, "fr", "dollars américains", LANG_CURRENCY), "2: 0 USD");
	assert_string_equal(look_up(world, lang, "fr", "mars dernier", LANG_MONTH), "1: 3 ");
	assert_string_equal(look_up(world, lang, "fr", "mars", LANG_WEEKDAY), "nothing");
}

static void elided_words_are_matched_as_they_are_cut(void **state)
{
	struct world *world = *state;
	struct lang *lang = load(world);

	assert_string_equal(
		look_up(world, lang, "fr", "plus d’une centaine", LANG_MODIFIER), "2: 0 more-than");
	assert_string_equal(look_up(world, lang, "fr", "aujourd'hui", LANG_DATE), "1: 0 day 0");
}

static void capitals_may_go_without_their_marks(void **state)
{
	struct world *world = *state;
	struct lang *lang = load(world);

	assert_string_equal(look_up(world, lang, "fr", "FEVRIER", LANG_MONTH), "1: 2 ");
	assert_string_equal(look_up(world, lang, "fr", "FÉVRIER", LANG_MONTH), "1: 2 ");
	assert_string_equal(look_up(world, lang, "fr", "fevrier", LANG_MONTH), "nothing");
	assert_string_equal(look_up(world, lang, "fr", "A peine", LANG_MODIFIER), "2: 0 at-most");
}

static void phrases_are_found_however_they_begin(void **state)
{
	static const char own[] = "[collectives]\n7 = \"(arrière-)garde(s), 4x4, œuvre(s), 100 %, "
				  "à-côté(s), straße(n), l'un(e), abc(d)e, -fou\"\n";
	static const char *const texts[] = { "garde", "arrière-gardes", "4x4", "œuvres", "Oeuvre",
		"100 %", "à-côté", "A-côtés", "A-COTE", "STRASSEN", "l’une", "abce", "ABCDE",
		"fou" };
	struct world *world = *state;
	struct lang *lang;
	size_t i;

	user_writes(world, "fr.ini", own, sizeof own - 1);
	lang = load(world);
	for (i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!strstr(look_up(world, lang, "fr", texts[i], LANG_COLLECTIVE), ": 7"))
			fail_msg("\"%s\" is not found", texts[i]);
}

static void what_was_asked_before_changes_nothing(void **state)
{
	static const char own[] = "[ordinals]\n1 = \"bomé, clé(s) de voûte\"\n"
				  "2 = \"bôme(s)\"\n3 = \"clé(s), bomé(s)\"\n";
	static const char *const asked[] = { "bome", "bômes", "BOMES", "clés", "CLE" };
	struct world *world = *state;
	struct lang *lang;
	size_t i;

	user_writes(world, "fr.ini", own, sizeof own - 1);
	for (i = 0; i < sizeof asked / sizeof *asked; i++) {
		lang = load(world);
		look_up(world, lang, "fr", asked[i], LANG_ORDINAL);
		assert_string_equal(look_up(world, lang, "fr", "BOME", LANG_ORDINAL), "1: 1 ");
		assert_string_equal(look_up(world, lang, "fr", "BOMES", LANG_ORDINAL), "1: 2 ");
		assert_string_equal(look_up(world, lang, "fr", "bômes", LANG_ORDINAL), "1: 2 ");
		assert_string_equal(
			look_up(world, lang, "fr", "clé de voûte", LANG_ORDINAL), "3: 1 ");
		assert_string_equal(look_up(world, lang, "fr", "clés", LANG_ORDINAL), "1: 3 ");
	}
}

static uint32_t parts(struct world *world, const struct pack *pack, const char *word)
{
	return pack_parts(pack, text_word_id(world->vocab, word, strlen(word)));
}

static const char some_words[] = "9\n"
				 "Québec/-- po:npr is:mas is:inv\n"
				 "apurer/a0p+() po:v1__t_q__a\n"
				 "entrelacs/-- po:nom is:mas is:inv\n"
				 "gâtine/S.() po:nom is:fem\n"
				 "loquace/S.() po:adj is:epi\n"
				 "madrigal/X.()\tpo:nom is:mas\n"
				 "œillade/S.()\tpo:nom is:fem\n"
				 "tôt-fait/S.() po:nom is:mas\n"
				 "zinguer/a0p+() po:v1__t_q__a\n"
				 "zinguerie/S.() po:nom is:fem";

static void a_dictionary_tells_parts_of_speech(void **state)
{
	struct world *world = *state;
	struct lang *lang = load(world);
	const char *folders[] = { "/nowhere/at/all", world->folder };
	struct lang_dictionaries dictionaries = { .folders = folders, .n = 2 };
	const struct pack *french;

	user_writes(world, "fr.dic", some_words, sizeof some_words - 1);
	lang_use_dictionaries(lang, &dictionaries);
	french = lang_pack(lang, "fr");
	assert_int_equal(parts(world, french, "apurer"), PACK_INFINITIVE);
	assert_int_equal(parts(world, french, "apurait"), PACK_VERB);
	assert_int_equal(parts(world, french, "apurées"), PACK_PARTICIPLE);
	assert_int_equal(parts(world, french, "entrelacs"), PACK_NOUN);
	assert_int_equal(parts(world, french, "gâtines"), PACK_NOUN);
	assert_int_equal(parts(world, french, "gatines"), 0);
	assert_int_equal(parts(world, french, "loquaces"), PACK_ADJECTIVE);
	assert_int_equal(parts(world, french, "madrigaux"), PACK_NOUN);
	assert_int_equal(parts(world, french, "œillades"), PACK_NOUN);
	assert_int_equal(parts(world, french, "zinguerie"), PACK_NOUN);
	assert_int_equal(parts(world, french, "zinguent"), PACK_VERB);
	assert_int_equal(parts(world, french, "zzz"), 0);
	assert_int_equal(parts(world, french, "a"), 0);
	assert_int_equal(parts(world, french, "soldats"), 0);
	assert_true(pack_is_proper(french, text_word_id(world->vocab, "québec", 7)));
	assert_false(pack_is_proper(french, text_word_id(world->vocab, "loquace", 7)));
	assert_int_equal(parts(world, lang_pack(lang, "en"), "loquaces"), 0);
}

static void without_a_dictionary_no_part_is_told(void **state)
{
	static const char *const useless[] = { "", "\n", "\n\n\n", "/", "loquace",
		"/\n//\n po:", "\xc3\n\xc5\n\xc3/\n", "12\n\xff\xfe\xc3", "loquace/S.() po:\n" };
	struct world *world = *state;
	struct lang_dictionaries dictionaries = { 0 };
	struct lang *lang = load(world);
	size_t i;

	assert_int_equal(parts(world, lang_pack(lang, "fr"), "loquaces"), 0);
	for (i = 0; i < sizeof useless / sizeof *useless; i++) {
		user_writes(world, "fr.dic", useless[i], strlen(useless[i]));
		dictionaries.file = arena_format(world->arena, "%s/fr.dic", world->folder);
		lang = load(world);
		lang_use_dictionaries(lang, &dictionaries);
		assert_int_equal(
			parts(world, lang_pack(lang, "fr"), "loquaces") & ~(uint32_t)PACK_OTHER, 0);
	}
}

static void words_tell_by_their_ending(void **state)
{
	struct world *world = *state;
	const struct pack *french = lang_pack(load(world), "fr");
	uint32_t opens = text_word_id(world->vocab, "ouvrira", strlen("ouvrira"));
	uint32_t gravely = text_word_id(world->vocab, "grièvement", strlen("grièvement"));

	assert_true(pack_ends(french, "future", opens));
	assert_true(pack_ends(french, "adverb", gravely));
	assert_false(pack_ends(french, "future", gravely));
	assert_false(pack_ends(french, "nothing", opens));
}

/* The lines of [meanings] in a shipped file, one by one: key = "word, word". */
static bool next_meaning(FILE *file, char *key, char *words)
{
	static const char begins[] = "[meanings]";
	char line[1024];

	if (!ftell(file))
		while (fgets(line, sizeof line, file) &&
			strncmp(line, begins, sizeof begins - 1) != 0)
			;
	return fgets(line, sizeof line, file) &&
	       sscanf(line, "%63[^ =] = \"%999[^\"]", key, words) == 2;
}

static void expect_meanings(struct world *world, const char *code, const char *other)
{
	const char *root = getenv("srcdir") ? getenv("srcdir") : ".";
	struct lang *lang = load(world);
	const struct pack *pack = lang_pack(lang, code);
	struct map *keys = map_new(world->arena);
	char key[64], words[1000], *word;
	FILE *file = fopen(
		arena_format(world->arena, "%s/data/lang/%s.ini", root, other), "r");

	assert_non_null(file);
	while (next_meaning(file, key, words))
		*map_put(keys, key, strlen(key)) = 1;
	fclose(file);
	assert_true(map_count(keys) > 100);
	file = fopen(arena_format(world->arena, "%s/data/lang/%s.ini", root, code), "r");
	assert_non_null(file);
	while (next_meaning(file, key, words)) {
		if (!map_get(keys, key, strlen(key)))
			fail_msg("%s is in %s.ini, and not in %s.ini", key, code, other);
		for (word = strtok(words, ","); word; word = strtok(NULL, ",")) {
			uint32_t id, stem;

			word += *word == ' ';
			id = text_word_id(world->vocab, word, strlen(word));
			stem = text_stem(pack_stemmer(pack), world->vocab, id);
			if (strcmp(text_word(world->vocab, pack_meaning(pack, stem)),
				    arena_format(world->arena, "=%s", key)) != 0)
				fail_msg("%s: %s means %s too", code, word,
					text_word(world->vocab, pack_meaning(pack, stem)));
		}
	}
	fclose(file);
}

static void no_word_has_two_meanings_and_each_is_in_both_languages(void **state)
{
	expect_meanings(*state, "en", "fr");
	expect_meanings(*state, "fr", "en");
}

static void a_language_has_its_ways(void **state)
{
	struct world *world = *state;
	struct lang *lang = load(world);

	assert_true(pack_trait(lang_pack(lang, "en"), "head last"));
	assert_false(pack_trait(lang_pack(lang, "fr"), "head last"));
}

static void the_language_of_a_text_is_told(void **state)
{
	static const char french[] =
		"L’avion s'est posé sur le ventre, et les pompiers l'ont évacué.";
	static const char english[] =
		"The plane landed on its belly, and was evacuated by firemen.";
	struct world *world = *state;
	struct lang *lang = load(world);

	assert_string_equal(pack_code(lang_guess(lang, french, sizeof french - 1)), "fr");
	assert_string_equal(pack_code(lang_guess(lang, english, sizeof english - 1)), "en");
	assert_non_null(lang_guess(lang, "", 0));
}

static void a_user_adds_words_and_overrides_them(void **state)
{
	static const char own[] = "[collectives]\n13 = \"treizaine(s), douzaine\"\n"
				  "[language]\ndecimal = \"·\"\n";
	struct world *world = *state;
	struct lang *lang;

	user_writes(world, "fr.ini", own, sizeof own - 1);
	lang = load(world);
	assert_int_equal(world->faults.n, 0);
	assert_string_equal(look_up(world, lang, "fr", "treizaines", LANG_COLLECTIVE), "1: 13 ");
	assert_string_equal(look_up(world, lang, "fr", "douzaine", LANG_COLLECTIVE), "1: 13 ");
	assert_string_equal(look_up(world, lang, "fr", "vingtaine", LANG_COLLECTIVE), "1: 20 ");
}

static void a_user_adds_a_language(void **state)
{
	static const char own[] =
		"[numbers]\n3 = \"drei\"\n[stopwords]\nwords = \"der, die, das, und\"\n";
	struct world *world = *state;
	struct lang *lang;

	user_writes(world, "de.ini", own, sizeof own - 1);
	lang = load(world);
	assert_string_equal(look_up(world, lang, "de", "drei", LANG_NUMBER), "1: 3 ");
	assert_string_equal(pack_code(lang_guess(lang, "der und die und das", 19)), "de");
}

static void expect_fault(struct world *world, const char *name, const char *text, size_t n,
	uint32_t line, enum fault_code code)
{
	struct lang *lang;

	world->faults.n = 0;
	user_writes(world, name, text, n);
	lang = load(world);
	assert_non_null(lang);
	assert_string_equal(look_up(world, lang, "fr", "lundi", LANG_WEEKDAY), "1: 1 ");
	assert_int_equal(world->faults.n, 1);
	assert_int_equal(world->faults.at[0].code, code);
	assert_int_equal(world->faults.at[0].line, line);
	assert_non_null(strstr(world->faults.at[0].path, name));
}

static void a_broken_file_is_named_with_its_line_and_the_others_stand(void **state)
{
	struct world *world = *state;
	char *lengthy = arena_alloc(world->arena, 5000);

	memset(lengthy, 'x', 4999);
	memcpy(lengthy, "[numbers]\n1 = ", 14);
	expect_fault(
		world, "fr.ini", "# fine\n[numbers]\nno equals sign\n", 32, 3, FAULT_LANG_SYNTAX);
	expect_fault(world, "fr.ini", "\xef\xbb\xbf[numbers]\n1 = un\n", 20, 1, FAULT_LANG_SYNTAX);
	expect_fault(world, "fr.ini", "[numbers]\n1 = u\0n\n", 18, 2, FAULT_LANG_SYNTAX);
	expect_fault(world, "fr.ini", "[numbers\n1 = un\n", 16, 1, FAULT_LANG_SYNTAX);
	expect_fault(world, "fr.ini", lengthy, 4999, 2, FAULT_LANG_SYNTAX);
	expect_fault(world, "fr.ini", "[numbers]\nmany = \"un\"\n", 22, 2, FAULT_LANG_VALUE);
	expect_fault(world, "fr.ini", "[numbres]\n1 = \"un\"\n", 19, 2, FAULT_LANG_VALUE);
	expect_fault(world, "fr.ini", "[numbers]\n1 = \"un(e\"\n", 21, 2, FAULT_LANG_VALUE);
}

static void without_any_language_there_is_nothing_but_a_fault(void **state)
{
	struct world *world = *state;
	const char *folders[] = { world->folder, "/nowhere/at/all" };

	assert_null(lang_load(world->arena, world->vocab, folders, 2, &world->faults));
	assert_int_equal(world->faults.n, 1);
	assert_int_equal(world->faults.at[0].code, FAULT_LANG_MISSING);
}

#define test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		test(the_shipped_files_are_understood),
		test(phrases_are_found_with_and_without_hyphens),
		test(the_longest_phrase_of_the_class_wins),
		test(elided_words_are_matched_as_they_are_cut),
		test(capitals_may_go_without_their_marks),
		test(phrases_are_found_however_they_begin),
		test(what_was_asked_before_changes_nothing),
		test(a_dictionary_tells_parts_of_speech),
		test(without_a_dictionary_no_part_is_told),
		test(words_tell_by_their_ending),
		test(no_word_has_two_meanings_and_each_is_in_both_languages),
		test(a_language_has_its_ways),
		test(the_language_of_a_text_is_told),
		test(a_user_adds_words_and_overrides_them),
		test(a_user_adds_a_language),
		test(a_broken_file_is_named_with_its_line_and_the_others_stand),
		test(without_any_language_there_is_nothing_but_a_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
