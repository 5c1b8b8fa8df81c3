/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/unit.h"

#include "dossier/dossier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *id_of(uint32_t index)
{
	static char id[DOSSIER_ID];

	dossier_id(index, id);
	return id;
}

static void ids_count_in_letters(void **state)
{
	(void)state;
	assert_string_equal(id_of(0), "A");
	assert_string_equal(id_of(25), "Z");
	assert_string_equal(id_of(26), "AA");
	assert_string_equal(id_of(51), "AZ");
	assert_string_equal(id_of(52), "BA");
	assert_string_equal(id_of(701), "ZZ");
	assert_string_equal(id_of(702), "AAA");
	assert_string_equal(id_of(1999), "BXX");
}

static const char *const folders[] = { SRCDATADIR "/lang" };
static const struct dossier_setup setup = {
	.folders = folders, .n_folders = 1, .code = "en", .threshold = MATCH_THRESHOLD
};

static struct dossier *open_files(struct arena *arena, size_t n, const char *const *below)
{
	const char **paths = arena_array(arena, const char *, n + 1);
	size_t i;

	for (i = 0; i < n; i++)
		paths[i] = source_path(arena, below[i]);
	return dossier_open(paths, n, &setup);
}

static bool has_fault(const struct dossier *dossier, enum fault_code code)
{
	uint32_t i;

	for (i = 0; i < dossier->faults.n; i++)
		if (dossier->faults.at[i].code == code)
			return true;
	return false;
}

static void a_faulty_file_costs_its_own_place_alone(void **state)
{
	static const char *const files[] = { "articles/1-reuters.txt", "articles/none.txt",
		"articles/5-bilan-du-president.txt" };
	struct dossier *dossier = open_files(*state, 3, files);

	assert_non_null(dossier->analysis);
	assert_int_equal(dossier->analysis->n, 2);
	assert_non_null(strstr(dossier->analysis->dispatches[1]->path, "5-bilan"));
	assert_true(has_fault(dossier, FAULT_FILE_MISSING));
	assert_false(has_fault(dossier, FAULT_ONE_DISPATCH));
	dossier_close(dossier);
}

static void fewer_than_two_is_a_fault(void **state)
{
	static const char *const one[] = { "articles/1-reuters.txt" }, *const none[] = {
		"articles"
	};
	struct dossier *dossier = open_files(*state, 1, one);

	assert_true(has_fault(dossier, FAULT_ONE_DISPATCH));
	assert_non_null(dossier->analysis);
	dossier_close(dossier);
	dossier = open_files(*state, 1, none);
	assert_true(has_fault(dossier, FAULT_NO_DISPATCH));
	assert_true(has_fault(dossier, FAULT_FILE_IS_DIRECTORY));
	assert_null(dossier->analysis);
	dossier_close(dossier);
	dossier = open_files(*state, 0, none);
	assert_true(has_fault(dossier, FAULT_NO_DISPATCH));
	dossier_close(dossier);
}

/* Who waits, and loses patience at a part of the work. */
struct waiter {
	float part, until;
	uint32_t steps, dispatches, facts;
};

static bool watch(void *who, float part)
{
	struct waiter *waiter = who;

	assert_true(part >= waiter->part && part <= 1);
	waiter->part = part;
	waiter->steps++;
	return part < waiter->until;
}

static void note_blank(void *who, const struct dossier *blank)
{
	struct waiter *waiter = who;

	assert_int_equal(waiter->steps, 0);
	waiter->dispatches = blank->analysis->n;
	waiter->facts = blank->analysis->facts.n;
}

static struct dossier *open_watched(struct arena *arena, struct waiter *waiter)
{
	const char *const paths[] = { source_path(arena, "articles/1-reuters.txt"),
		source_path(arena, "articles/2-depart-des-troupes.txt") };
	struct dossier_setup wish = setup;

	wish.watch = (struct watch){ .go_on = watch, .who = waiter };
	wish.when_read = note_blank;
	return dossier_open(paths, 2, &wish);
}

static void who_waits_is_told_how_far_it_is(void **state)
{
	struct waiter waiter = { .until = 2 };
	struct dossier *dossier = open_watched(*state, &waiter);

	assert_int_equal(waiter.dispatches, 2);
	assert_int_equal(waiter.facts, 0);
	assert_true(waiter.steps > 4 && waiter.part == 1);
	assert_false(has_fault(dossier, FAULT_STOPPED));
	assert_true(dossier->analysis->facts.n > 10);
	dossier_close(dossier);
}

/* Wherever it is stopped, what was found by then stands, and that there is more is told. */
static void what_is_stopped_is_a_dossier_all_the_same(void **state)
{
	uint32_t before = 0, i;

	for (i = 0; i < 10; i++) {
		struct waiter waiter = { .until = (float)i / 10 };
		struct dossier *dossier = open_watched(*state, &waiter);

		assert_true(has_fault(dossier, FAULT_STOPPED));
		assert_int_equal(dossier->analysis->n, 2);
		assert_true(dossier->analysis->facts.n >= before);
		assert_int_equal(dossier->analysis->origin[1], 2);
		before = dossier->analysis->facts.n;
		dossier_close(dossier);
	}
	assert_true(before > 0);
}

static bool lose_patience(void *who, float part)
{
	float *first = who;

	*first = part;
	return false;
}

/* Who waits is asked in the midst of a dispatch that takes long, not behind it. */
static void a_long_dispatch_keeps_nobody_waiting(void **state)
{
	static const char line[] = "Twelve houses burned down on Monday, the mayor said. ";
	char path[] = "/tmp/recoupe-long-XXXXXX";
	const char *paths[] = { path, path };
	struct dossier_setup wish = setup;
	float first = 1;
	struct dossier *dossier;
	FILE *file = fdopen(mkstemp(path), "w");
	uint32_t i;

	(void)state;
	assert_non_null(file);
	for (i = 0; i < 40000; i++)
		fputs(line, file);
	fclose(file);
	wish.watch = (struct watch){ .go_on = lose_patience, .who = &first };
	dossier = dossier_open(paths, 2, &wish);
	unlink(path);
	assert_true(first == 0);
	assert_true(has_fault(dossier, FAULT_STOPPED));
	dossier_close(dossier);
}

static void the_same_file_twice_is_compared(void **state)
{
	static const char *const files[] = { "articles/1-reuters.txt", "articles/1-reuters.txt" };
	struct dossier *dossier = open_files(*state, 2, files);
	uint32_t i;

	assert_int_equal(dossier->analysis->n, 2);
	assert_int_equal(dossier->analysis->origins, 1);
	for (i = 0; i < dossier->analysis->facts.n; i++)
		assert_int_equal(dossier->analysis->facts.at[i].verdict, VERDICT_AGREE);
	dossier_close(dossier);
}

static void without_languages_nothing_is_read(void **state)
{
	static const char *const files[] = { "articles/1-reuters.txt",
		"articles/5-bilan-du-president.txt" };
	static const char *const nowhere[] = { "/nowhere" };
	const struct dossier_setup lost = { .folders = nowhere, .n_folders = 1, .code = "en" };
	const char *paths[] = { source_path(*state, files[0]), source_path(*state, files[1]) };
	struct dossier *dossier = dossier_open(paths, 2, &lost);

	assert_null(dossier->analysis);
	assert_true(has_fault(dossier, FAULT_LANG_MISSING));
	dossier_close(dossier);
}

/* Facts, with those that several tell counted in *shared. */
static uint32_t count_facts(struct arena *arena, float threshold, uint32_t *shared)
{
	const char *paths[] = { source_path(arena, "articles/1-reuters.txt"),
		source_path(arena, "articles/2-depart-des-troupes.txt") };
	struct dossier_setup wish = setup;
	struct dossier *dossier;
	uint32_t n, i;

	wish.threshold = threshold;
	dossier = dossier_open(paths, 2, &wish);
	n = dossier->analysis->facts.n;
	for (*shared = 0, i = 0; i < n; i++)
		*shared += dossier->analysis->facts.at[i].dispatches > 1;
	dossier_close(dossier);
	return n;
}

static void a_strict_threshold_parts_what_a_lenient_one_joins(void **state)
{
	uint32_t strict, normal, lenient;
	uint32_t most = count_facts(*state, 0.7f, &strict),
		 some = count_facts(*state, 0.5f, &normal),
		 least = count_facts(*state, 0.3f, &lenient);

	assert_true(most > some && some >= least);
	assert_true(strict < lenient && strict <= normal && normal <= lenient);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_count_in_letters),
		test_in_arena(a_faulty_file_costs_its_own_place_alone),
		test_in_arena(fewer_than_two_is_a_fault),
		test_in_arena(who_waits_is_told_how_far_it_is),
		test_in_arena(what_is_stopped_is_a_dossier_all_the_same),
		test_in_arena(a_long_dispatch_keeps_nobody_waiting),
		test_in_arena(the_same_file_twice_is_compared),
		test_in_arena(without_languages_nothing_is_read),
		test_in_arena(a_strict_threshold_parts_what_a_lenient_one_joins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
