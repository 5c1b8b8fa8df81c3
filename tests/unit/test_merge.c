/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people's work in one file. */
#include "unit/unit.h"

#include "dossier/dossier.h"
#include "unit/desk.h"

#include <string.h>
#include <unistd.h>

static const char RIOT_A[] = "OSLO, 9 June 2020 (Reuters) - Crowds filled the square.\n\n"
			     "Police arrested 40 protesters.\n";
static const char RIOT_B[] = "OSLO, 9 June 2020 (AFP) - The square was full of people.\n\n"
			     "Police arrested 60 protesters.\n";

struct pair {
	char *mine, *theirs, *out;
};

static const struct fact *arrests(const struct dossier *dossier)
{
	uint32_t member;

	return fact_of_words(dossier, "40 protesters", &member);
}

static struct dossier *start(struct arena *arena, struct pair *pair)
{
	struct dossier *dossier = open_two(arena, RIOT_A, RIOT_B);
	struct target on = dossier_on_fact(dossier, arrests(dossier));
	struct faults faults = { 0 };

	pair->mine = temporary(arena, "mine.dossier");
	pair->theirs = temporary(arena, "theirs.dossier");
	pair->out = temporary(arena, "out.dossier");
	unlink(pair->mine);
	unlink(pair->theirs);
	unlink(pair->out);
	dossier_note(dossier, by("Anna", 1), &on, STATUS_TO_VERIFY, "ask the police");
	assert_true(dossier_save(dossier, pair->mine, false, arena, &faults));
	return dossier;
}

/* Anna and Ben go on from the same file; each judges the arrests, and notes something. */
static void part_ways(struct arena *arena, struct pair *pair, enum verdict annas, enum verdict bens)
{
	struct dossier *mine = start(arena, pair), *theirs = load(pair->mine);
	struct target all = dossier_on_all();
	struct faults faults = { 0 };
	const char *first = dossier_notes(mine)->at[0].id;

	dossier_judge(mine, by("Anna", 10), arrests(mine), annas, "as of noon");
	dossier_note(mine, by("Anna", 11), &all, STATUS_NONE, "Anna's");
	dossier_mark(mine, by("Anna", 12), first, STATUS_VERIFIED);
	dossier_judge(theirs, by("Ben", 20), arrests(theirs), bens, "two squares");
	dossier_note(theirs, by("Ben", 21), &all, STATUS_NONE, "Ben's");
	assert_true(dossier_save(mine, NULL, false, arena, &faults));
	assert_true(dossier_save(theirs, pair->theirs, false, arena, &faults));
	dossier_close(mine);
	dossier_close(theirs);
}

static struct dossier_merged merge(
	struct arena *arena, const char *a, const char *b, const char *out)
{
	struct dossier_merged merged;
	struct faults faults = { 0 };

	assert_true(dossier_merge(arena, a, b, out, &merged, &faults));
	return merged;
}

static void both_are_kept_where_they_differ(void **state)
{
	struct pair pair;
	struct dossier_merged merged;
	struct dossier *dossier;
	const struct fact *fact;

	part_ways(*state, &pair, VERDICT_VARY, VERDICT_AGREE);
	merged = merge(*state, pair.mine, pair.theirs, pair.out);
	assert_int_equal(merged.both, 1);
	assert_int_equal(merged.mine, 3);
	assert_int_equal(merged.theirs, 2);
	assert_int_equal(merged.differ, 1);
	dossier = load(pair.out);
	assert_int_equal(dossier_notes(dossier)->n, 3);
	assert_int_equal(dossier_notes(dossier)->at[0].status, STATUS_VERIFIED);
	fact = arrests(dossier);
	assert_int_equal(fact->human->n_others, 1);
	assert_true(
		(fact->verdict == VERDICT_VARY &&
			fact->human->others[0].verdict == VERDICT_AGREE) ||
		(fact->verdict == VERDICT_AGREE && fact->human->others[0].verdict == VERDICT_VARY));
	/* Who has seen both and judges again settles it. */
	dossier_judge(dossier, by("Anna", 30), fact, VERDICT_CONFLICT, "asked again");
	assert_int_equal(arrests(dossier)->verdict, VERDICT_CONFLICT);
	assert_int_equal(arrests(dossier)->human->n_others, 0);
	dossier_close(dossier);
}

static void those_who_judge_alike_do_not_differ(void **state)
{
	struct pair pair;
	struct dossier *dossier;

	part_ways(*state, &pair, VERDICT_VARY, VERDICT_VARY);
	assert_int_equal(merge(*state, pair.mine, pair.theirs, pair.out).differ, 0);
	dossier = load(pair.out);
	assert_int_equal(arrests(dossier)->human->n_others, 0);
	dossier_close(dossier);
}

/* Ben's steps stand behind Anna's in the file, and are not hers to take back by mistake. */
static void undo_takes_back_ones_own_before_anothers(void **state)
{
	struct pair pair;
	struct dossier *dossier;
	struct target all = dossier_on_all();
	const struct deed *deed;
	uint32_t i;

	part_ways(*state, &pair, VERDICT_VARY, VERDICT_AGREE);
	merge(*state, pair.mine, pair.theirs, pair.out);
	dossier = load(pair.out);
	deed = dossier_undo(dossier, by("Anna", 30));
	assert_int_equal(deed->kind, DEED_STATUS);
	assert_string_equal(deed->author, "Anna");
	assert_ptr_equal(dossier_redo(dossier, by("Anna", 31)), deed);
	deed = dossier_undo(dossier, by("Ben", 32));
	assert_string_equal(deed->author, "Anna"); /* it was done again here */
	dossier_note(dossier, by("Carla", 33), &all, STATUS_NONE, "here");
	assert_string_equal(dossier_undo(dossier, by("Anna", 34))->author, "Carla");
	for (i = 0; i < 3; i++)
		assert_string_equal(dossier_undo(dossier, by("Anna", 35 + i))->author, "Anna");
	assert_string_equal(dossier_undo(dossier, by("Anna", 40))->author, "Ben");
	assert_string_equal(dossier_undo(dossier, by("Anna", 41))->author, "Ben");
	assert_null(dossier_undo(dossier, by("Anna", 42)));
	assert_string_equal(dossier_redo(dossier, by("Anna", 43))->author, "Ben");
	dossier_close(dossier);
}

static const char *log_of(struct arena *arena, const char *path)
{
	return strstr(read_back(arena, path).at, "\"log\"");
}

static void the_order_and_the_number_of_merges_are_nothing(void **state)
{
	struct pair pair;
	char *other = temporary(*state, "other.dossier"),
	     *again = temporary(*state, "again.dossier");

	part_ways(*state, &pair, VERDICT_VARY, VERDICT_AGREE);
	merge(*state, pair.mine, pair.theirs, pair.out);
	merge(*state, pair.theirs, pair.mine, other);
	assert_string_equal(log_of(*state, pair.out), log_of(*state, other));
	merge(*state, pair.out, pair.theirs, again);
	assert_string_equal(read_back(*state, pair.out).at, read_back(*state, again).at);
	merge(*state, pair.out, pair.out, again);
	assert_string_equal(read_back(*state, pair.out).at, read_back(*state, again).at);
}

static void what_one_undid_stays_undone(void **state)
{
	struct pair pair;
	struct dossier *mine = start(*state, &pair), *theirs = load(pair.mine);
	struct faults faults = { 0 };

	dossier_undo(mine, by("Anna", 5));
	assert_true(dossier_save(mine, NULL, false, *state, &faults));
	assert_true(dossier_save(theirs, pair.theirs, false, *state, &faults));
	dossier_close(mine);
	dossier_close(theirs);
	merge(*state, pair.theirs, pair.mine, pair.out);
	mine = load(pair.out);
	assert_int_equal(dossier_notes(mine)->n, 0);
	dossier_close(mine);
}

static void a_note_that_both_rewrote_has_both_texts(void **state)
{
	struct pair pair;
	struct dossier *mine = start(*state, &pair), *theirs = load(pair.mine);
	const char *id = dossier_notes(mine)->at[0].id;
	struct faults faults = { 0 };
	const struct note *note;

	dossier_rewrite(mine, by("Anna", 5), id, "ask the police at noon");
	dossier_drop(theirs, by("Ben", 6), id);
	dossier_undo(theirs, by("Ben", 7));
	dossier_rewrite(theirs, by("Ben", 8), id, "ask the mayor");
	assert_true(dossier_save(mine, NULL, false, *state, &faults));
	assert_true(dossier_save(theirs, pair.theirs, false, *state, &faults));
	dossier_close(mine);
	dossier_close(theirs);
	assert_int_equal(merge(*state, pair.mine, pair.theirs, pair.out).differ, 1);
	mine = load(pair.out);
	note = &dossier_notes(mine)->at[0];
	assert_true(note->differs);
	assert_int_equal(note->n_others, 1);
	assert_string_equal(note->text, "ask the mayor");
	assert_string_equal(note->others[0], "ask the police at noon");
	dossier_close(mine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(both_are_kept_where_they_differ),
		test_in_arena(those_who_judge_alike_do_not_differ),
		test_in_arena(undo_takes_back_ones_own_before_anothers),
		test_in_arena(the_order_and_the_number_of_merges_are_nothing),
		test_in_arena(what_one_undid_stays_undone),
		test_in_arena(a_note_that_both_rewrote_has_both_texts),
	};

	return cmocka_run_group_tests(tests, make_room, clear_room);
}
