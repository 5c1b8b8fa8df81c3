/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user adds: notes that stand and are found again, and how a story goes on. */
#include "unit/unit.h"

#include "dossier/dossier.h"
#include "unit/desk.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char FIRE_A[] = "LISBON, 4 July 2019 (Reuters) - A fire broke out in a warehouse.\n\n"
			     "It killed 16 workers, the mayor said on Thursday.\n\n"
			     "Some 300 neighbours had to leave their homes for the night.\n";
static const char FIRE_B[] = "LISBON, 4 July 2019 (AFP) - A warehouse burnt down in the port.\n\n"
			     "The blaze killed 19 workers, according to the mayor.\n\n"
			     "About 300 neighbours left their homes.\n";

static void a_note_is_saved_and_found_again(void **state)
{
	const char *path = temporary(*state, "one.dossier");
	struct dossier *dossier = open_sample(*state);
	const struct fact *fact = a_conflict(dossier);
	struct target on = dossier_on_fact(dossier, fact);
	struct faults faults = { 0 };
	const struct note *note;
	uint32_t id = fact->id;

	dossier_note(dossier, at(1), &on, STATUS_TO_VERIFY, "Which figure?\nAnd as of when?");
	assert_true(dossier_is_changed(dossier));
	assert_true(dossier_save(dossier, path, false, *state, &faults));
	assert_false(dossier_is_changed(dossier));
	dossier_close(dossier);
	dossier = load(path);
	assert_int_equal(dossier->faults.n, 0);
	assert_int_equal(dossier_notes(dossier)->n, 1);
	note = &dossier_notes(dossier)->at[0];
	assert_string_equal(note->text, "Which figure?\nAnd as of when?");
	assert_int_equal(note->status, STATUS_TO_VERIFY);
	assert_string_equal(note->made.author, "Anna");
	assert_int_equal(note->made.time, at(1).time);
	assert_int_equal(dossier->analysis->facts.at[note->fact].id, id);
	assert_false(note->lost);
	dossier_close(dossier);
}

static struct span words_in(const struct dossier *dossier, uint32_t dispatch, const char *words)
{
	const char *text = dossier->analysis->dispatches[dispatch]->text;
	const char *found = strstr(text, words);

	assert_non_null(found);
	return (struct span){ (uint32_t)(found - text), (uint32_t)(found - text + strlen(words)) };
}

static void notes_are_rewritten_marked_answered_and_dropped(void **state)
{
	struct dossier *dossier = open_two(*state, FIRE_A, FIRE_B);
	struct target all = dossier_on_all();
	struct target passage =
		dossier_on_passage(dossier, 0, words_in(dossier, 0, "the mayor said"));
	const char *a = dossier_note(dossier, at(1), &all, STATUS_NONE, "ask the port");
	const char *b = dossier_question(dossier, at(2), &passage, "Which mayor?");
	const struct note *notes;

	assert_true(dossier_rewrite(dossier, at(3), a, "ask the harbour\x1b[2J office\r\nat nine"));
	assert_true(dossier_mark(dossier, by("Ben", 4), a, STATUS_VERIFIED));
	assert_true(dossier_answer(dossier, by("Ben", 5), b, "Of Lisbon"));
	notes = dossier_notes(dossier)->at;
	assert_int_equal(dossier_notes(dossier)->n, 2);
	assert_string_equal(notes[0].text, "ask the harbour\xef\xbf\xbd[2J office\nat nine");
	assert_int_equal(notes[0].status, STATUS_VERIFIED);
	assert_string_equal(notes[0].judged.author, "Ben");
	assert_true(notes[1].question);
	assert_int_equal(notes[1].status, STATUS_ANSWERED);
	assert_string_equal(notes[1].answer, "Of Lisbon");
	assert_int_equal(notes[1].dispatch, 0);
	assert_true(dossier_drop(dossier, at(6), a));
	assert_int_equal(dossier_notes(dossier)->n, 1);
	assert_false(dossier_rewrite(dossier, at(7), "0123456789abcdef", "no such note"));
	dossier_undo(dossier, at(8));
	dossier_undo(dossier, at(9));
	notes = dossier_notes(dossier)->at;
	assert_int_equal(dossier_notes(dossier)->n, 2);
	assert_int_equal(notes[1].status, STATUS_OPEN);
	dossier_close(dossier);
}

static void what_is_undone_is_not_done_again_after_something_else(void **state)
{
	struct dossier *dossier = open_two(*state, FIRE_A, FIRE_B);
	struct target all = dossier_on_all();

	dossier_note(dossier, at(1), &all, STATUS_NONE, "one");
	dossier_note(dossier, at(2), &all, STATUS_NONE, "two");
	assert_non_null(dossier_undo(dossier, at(3)));
	dossier_note(dossier, at(4), &all, STATUS_NONE, "three");
	assert_null(dossier_redo(dossier, at(5)));
	assert_int_equal(dossier_notes(dossier)->n, 2);
	assert_string_equal(dossier_notes(dossier)->at[1].text, "three");
	assert_non_null(dossier_undo(dossier, at(6)));
	assert_non_null(dossier_undo(dossier, at(7)));
	assert_null(dossier_undo(dossier, at(8)));
	assert_int_equal(dossier_notes(dossier)->n, 0);
	dossier_close(dossier);
}

/* The dossier with notes on the words of a.txt, saved, and a.txt then changed. */
static struct dossier *change_under(
	struct arena *arena, const char *const *words, uint32_t n, const char *changed)
{
	struct dossier *dossier = open_two(arena, FIRE_A, FIRE_B);
	struct faults faults = { 0 };
	struct target on;
	uint32_t i;

	unlink(temporary(arena, "fire.dossier"));
	for (i = 0; i < n; i++) {
		on = dossier_on_passage(dossier, 0, words_in(dossier, 0, words[i]));
		dossier_note(dossier, at(i), &on, STATUS_NONE, words[i]);
	}
	assert_true(dossier_save(dossier, temporary(arena, "fire.dossier"), true, arena, &faults));
	dossier_close(dossier);
	write_file(temporary(arena, "a.txt"), changed);
	return load(temporary(arena, "fire.dossier"));
}

static void assert_at(const struct dossier *dossier, const struct note *note, const char *words)
{
	struct bytes found;

	if (note->lost)
		fail_msg("\"%s\" is lost", note->text);
	found = bytes_of(dossier->analysis->dispatches[note->dispatch]->text, note->span);
	if (found.n != strlen(words) || memcmp(found.at, words, found.n) != 0)
		fail_msg("\"%s\" is at \"%.*s\"", note->text, (int)found.n, found.at);
}

static void words_are_found_where_they_went(void **state)
{
	static const char *const words[] = { "16 workers", "Some 300 neighbours", "the mayor said",
		"warehouse" };
	struct dossier *dossier = change_under(*state, words, 4,
		"LISBON, 4 July 2019 (Reuters) - Some 300 neighbours had to leave their homes for "
		"the night.\n\nA big fire broke out in a warehouse; the warehouse next door was "
		"spared. 16 workers there had a day off.\n\n"
		"It killed 16 workers, the mayor said on Thursday evening.\n");
	const struct notes *notes = dossier_notes(dossier);
	const char *text = dossier->analysis->dispatches[0]->text;
	uint32_t i;

	assert_int_equal(dossier->faults.n, 1);
	assert_int_equal(dossier->faults.at[0].code, FAULT_DISPATCH_CHANGED);
	for (i = 0; i < 4; i++)
		assert_at(dossier, &notes->at[i], words[i]);
	assert_int_equal(notes->at[0].span.start, strstr(text, "killed 16") + 7 - text);
	assert_int_equal(notes->at[3].span.start, strstr(text, "warehouse;") - text);
	assert_int_equal(dossier_orphans(dossier), 0);
	dossier_close(dossier);
}

static void words_that_are_gone_are_kept_as_orphans(void **state)
{
	static const char *const words[] = { "Some 300 neighbours", "16" };
	struct dossier *dossier = change_under(*state, words, 2,
		"LISBON, 4 July 2019 (Reuters) - A fire broke out in a warehouse.\n\n"
		"Nobody was hurt, the police said. The house at 16 Harbour Street is empty.\n");
	struct bytes before = read_back(*state, temporary(*state, "fire.dossier"));
	struct faults faults = { 0 };

	assert_int_equal(dossier_notes(dossier)->n, 2);
	assert_true(dossier_notes(dossier)->at[0].lost);
	assert_true(dossier_notes(dossier)->at[1].lost);
	assert_string_equal(dossier_notes(dossier)->at[0].text, "Some 300 neighbours");
	assert_int_equal(dossier_orphans(dossier), 2);
	assert_true(dossier_save(dossier, NULL, false, *state, &faults));
	dossier_close(dossier);
	/* The log is the same to the byte; and with the old text all is found again. */
	assert_string_equal(strstr(before.at, "\"log\""),
		strstr(read_back(*state, temporary(*state, "fire.dossier")).at, "\"log\""));
	write_file(temporary(*state, "a.txt"), FIRE_A);
	dossier = load(temporary(*state, "fire.dossier"));
	assert_int_equal(dossier_orphans(dossier), 0);
	dossier_close(dossier);
}

/* A figure that grew with the story: the note stays where the figure is. */
static void words_that_were_altered_keep_their_notes(void **state)
{
	static const struct {
		const char *words, *text, *now; /* now: NULL: lost */
		bool altered;
	} cases[] = {
		{ "16", "It killed 19 workers, the mayor said on Thursday.\n\n", "19", true },
		{ "16", "It killed 1,164 workers, the mayor said on Friday.\n\n", "1,164", true },
		{ "16 workers", "It killed nineteen men, the mayor said on Thursday.\n\n",
			"nineteen men", true },
		{ "16", "Rain fell.\n\nIt killed 16 workers, the mayor said on Thursday.\n\n", "16",
			false },
		{ "16",
			"Rain fell at 16 Harbour Street, where nobody lives any more.\n\n"
			"As feared, it killed 19 workers, the mayor said on Thursday.\n\n",
			"19", true },
		{ "16", "It killed workers, the mayor said on Thursday.\n\n", NULL, false },
		{ "16", "", NULL, false },
		{ "16 workers", "Of 16 workers nothing is known.\n\nNobody has seen them.\n\n",
			"16 workers", false },
	};
	uint32_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct dossier *dossier = change_under(*state, &cases[i].words, 1,
			arena_format(*state,
				"LISBON, 4 July 2019 (Reuters) - A fire broke out in a warehouse."
				"\n\n%sSome 300 neighbours had to leave their homes for the "
				"night.\n",
				cases[i].text));
		const struct note *note = &dossier_notes(dossier)->at[0];

		if (cases[i].now)
			assert_at(dossier, note, cases[i].now);
		else if (!note->lost)
			fail_msg("case %u is found", i);
		if (!note->was == cases[i].altered)
			fail_msg("case %u: was \"%s\"", i, note->was ? note->was : "");
		assert_int_equal(dossier_orphans(dossier), !cases[i].now);
		dossier_close(dossier);
	}
}

/* What somebody said of 16 is not said of 19. */
static void a_correction_of_altered_words_is_an_orphan(void **state)
{
	struct dossier *dossier = open_two(*state, FIRE_A, FIRE_B);
	struct faults faults = { 0 };
	uint32_t member;
	const struct fact *fact = fact_of_words(dossier, "16 workers", &member);

	unlink(temporary(*state, "fire.dossier"));
	assert_int_equal(dossier_revalue(dossier, at(1), fact, member, "17"), FAULT_NONE);
	assert_true(
		dossier_save(dossier, temporary(*state, "fire.dossier"), true, *state, &faults));
	dossier_close(dossier);
	write_file(temporary(*state, "a.txt"),
		"LISBON, 4 July 2019 (Reuters) - A fire broke out in a warehouse.\n\n"
		"It killed 21 workers, the mayor said on Thursday.\n");
	dossier = load(temporary(*state, "fire.dossier"));
	fact = fact_of_words(dossier, "21 workers", &member);
	assert_true(fact->members[member].mention->quantity.number == 21);
	assert_int_equal(dossier_orphans(dossier), 1);
	dossier_close(dossier);
}

static void a_dispatch_that_is_gone_keeps_its_notes(void **state)
{
	static const char *const words[] = { "Some 300 neighbours" };
	struct dossier *dossier = change_under(*state, words, 1, FIRE_A);
	struct faults faults = { 0 };

	dossier_close(dossier);
	unlink(temporary(*state, "a.txt"));
	dossier = load(temporary(*state, "fire.dossier"));
	assert_int_equal(dossier_notes(dossier)->n, 1);
	assert_true(dossier_notes(dossier)->at[0].lost);
	assert_true(dossier_save(dossier, NULL, false, *state, &faults));
	dossier_close(dossier);
	write_file(temporary(*state, "a.txt"), FIRE_A);
	dossier = load(temporary(*state, "fire.dossier"));
	assert_at(dossier, &dossier_notes(dossier)->at[0], words[0]);
	dossier_close(dossier);
}

static void a_fact_is_known_by_its_mentions(void **state)
{
	struct dossier *dossier = open_two(*state, FIRE_A, FIRE_B);
	struct faults faults = { 0 };
	uint32_t member;
	const struct fact *fact = fact_of_words(dossier, "16 workers", &member);
	struct target on = dossier_on_fact(dossier, fact);
	struct target one = dossier_on_mention(dossier, &fact->members[member]);
	const struct notes *notes;

	unlink(temporary(*state, "fire.dossier"));
	dossier_note(dossier, at(1), &on, STATUS_DISPUTED, "the row");
	dossier_note(dossier, at(2), &one, STATUS_NONE, "the mention");
	assert_true(
		dossier_save(dossier, temporary(*state, "fire.dossier"), true, *state, &faults));
	dossier_close(dossier);
	/* The one dispatch says it otherwise now; the other still tells which row it was. */
	write_file(temporary(*state, "a.txt"),
		"LISBON, 4 July 2019 (Reuters) - A fire broke out in a warehouse.\n\n"
		"The fire killed 21 workers, the mayor now says.\n");
	dossier = load(temporary(*state, "fire.dossier"));
	notes = dossier_notes(dossier);
	fact = fact_of_words(dossier, "19 workers", &member);
	assert_ptr_equal(&dossier->analysis->facts.at[notes->at[0].fact], fact);
	assert_at(dossier, &notes->at[1], "21 workers");
	assert_string_equal(notes->at[1].was, "16 workers");
	assert_ptr_equal(&dossier->analysis->facts.at[notes->at[1].fact],
		fact_of_words(dossier, "21 workers", &member));
	dossier_close(dossier);
}

static void the_user_knows_a_dispatch_better(void **state)
{
	struct dossier *dossier = open_two(*state,
		"A fire broke out in a warehouse on Monday.\n\n"
		"It killed 16 workers.\n",
		FIRE_B);

	assert_int_equal(dossier_tell(dossier, at(1), 0, META_OUTLET, "Lusa"), FAULT_NONE);
	assert_int_equal(dossier_tell(dossier, at(2), 0, META_DATE, "2019-07-04"), FAULT_NONE);
	assert_int_equal(dossier_tell(dossier, at(3), 0, META_DATE, "2019-13-04"), FAULT_NO_VALUE);
	assert_string_equal(dossier->analysis->dispatches[0]->outlet, "Lusa");
	assert_int_equal(dossier->analysis->dispatches[0]->first_day, day_of(2019, 7, 4));
	assert_false(dossier->analysis->dispatches[0]->date_borrowed);
	dossier_undo(dossier, at(4));
	dossier_undo(dossier, at(5));
	assert_null(dossier->analysis->dispatches[0]->outlet);
	dossier_close(dossier);
}

static void paths_are_from_the_dossiers_own_folder(void **state)
{
	struct arena *arena = *state;
	const char *below = temporary(arena, "below");
	struct dossier *dossier = open_two(arena, FIRE_A, FIRE_B);
	struct faults faults = { 0 };
	struct bytes saved;

	mkdir(below, 0700);
	assert_true(dossier_save(
		dossier, arena_format(arena, "%s/x.dossier", below), false, arena, &faults));
	dossier_close(dossier);
	saved = read_back(arena, arena_format(arena, "%s/x.dossier", below));
	assert_non_null(strstr(saved.at, "\"../a.txt\""));
	dossier = load(arena_format(arena, "%s/x.dossier", below));
	assert_non_null(dossier->analysis);
	assert_int_equal(dossier->analysis->n, 2);
	dossier_close(dossier);
	unlink(arena_format(arena, "%s/x.dossier", below));
}

static const struct fact_change *change_of(
	const struct editions *versions, enum fact_kind kind, enum edition_change change)
{
	uint32_t i;

	for (i = 0; i < versions->facts.n; i++)
		if (versions->facts.at[i].change == change &&
			versions->analysis->facts.at[versions->facts.at[i].fact].kind == kind)
			return &versions->facts.at[i];
	fail_msg("no such change");
	return NULL;
}

/* "16 -> 19 -> 164" */
static char *values_of(
	struct arena *arena, const struct editions *versions, const struct fact_change *change)
{
	const struct fact *fact = &versions->analysis->facts.at[change->fact];
	struct buf buf = buf_new(arena);
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		buf_format(
			&buf, "%s%g", i ? " -> " : "", fact->members[i].mention->quantity.number);
	return buf.at;
}

static void a_figure_is_followed_through_the_versions(void **state)
{
	struct dossier *dossier = open_two(*state, FIRE_A, FIRE_B);
	struct editions *versions;

	assert_null(dossier_editions(dossier, 0));
	write_file(temporary(*state, "a.txt"),
		"LISBON, 4 July 2019 (Reuters) - A fire broke out in a warehouse.\n\n"
		"It killed 19 workers, the mayor said on Thursday.\n\n"
		"Some 300 neighbours had to leave their homes for the night.\n");
	dossier_reload(dossier);
	write_file(temporary(*state, "a.txt"),
		"LISBON, 4 July 2019 (Reuters) - A fire broke out in a warehouse.\n\n"
		"It killed 164 workers, the mayor said on Thursday.\n\n"
		"Police are looking for 3 guards.\n");
	dossier_reload(dossier);
	dossier_reload(dossier);
	assert_null(dossier_editions(dossier, 1));
	versions = dossier_editions(dossier, 0);
	assert_non_null(versions);
	assert_int_equal(versions->analysis->n, 3);
	assert_string_equal("16 -> 19 -> 164",
		values_of(*state, versions, change_of(versions, FACT_QUANTITY, CHANGE_ALTERED)));
	assert_string_equal("300 -> 300",
		values_of(*state, versions, change_of(versions, FACT_QUANTITY, CHANGE_REMOVED)));
	assert_string_equal(
		"3", values_of(*state, versions, change_of(versions, FACT_QUANTITY, CHANGE_ADDED)));
	assert_int_equal(versions->texts.at[0].change, CHANGE_ALTERED);
	assert_int_equal(span_length(versions->texts.at[0].after), strlen("164"));
	assert_int_equal(versions->facts.n, 3);
	dossier_close_editions(versions);
	dossier_close(dossier);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(a_note_is_saved_and_found_again),
		test_in_arena(notes_are_rewritten_marked_answered_and_dropped),
		test_in_arena(what_is_undone_is_not_done_again_after_something_else),
		test_in_arena(words_are_found_where_they_went),
		test_in_arena(words_that_are_gone_are_kept_as_orphans),
		test_in_arena(words_that_were_altered_keep_their_notes),
		test_in_arena(a_correction_of_altered_words_is_an_orphan),
		test_in_arena(a_dispatch_that_is_gone_keeps_its_notes),
		test_in_arena(a_fact_is_known_by_its_mentions),
		test_in_arena(the_user_knows_a_dispatch_better),
		test_in_arena(paths_are_from_the_dossiers_own_folder),
		test_in_arena(a_figure_is_followed_through_the_versions),
	};

	return cmocka_run_group_tests(tests, make_room, clear_room);
}
