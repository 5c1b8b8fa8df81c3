/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user adds: notes that stand, are undone, saved, opened, and found again. */
#include "unit/unit.h"

#include "dossier/dossier.h"
#include "unit/desk.h"

#include <string.h>

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
	assert_true(dossier_save(dossier, path, false, &faults));
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(a_note_is_saved_and_found_again),
	};

	return cmocka_run_group_tests(tests, make_room, clear_room);
}
