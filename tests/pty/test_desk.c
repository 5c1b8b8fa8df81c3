/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk in a terminal: what is written is there again, however the program ended. */
#include "unit/unit.h"
#include "pty/world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char north[] = "PORT AUBIN, 3 March 2021 (Northern Wire) - A ferry ran aground off "
			    "Port Aubin on Wednesday "
			    "and 14 people were injured, the coast guard said.\n";
static const char harbour[] =
	"PORT AUBIN, 3 March 2021 (Harbour News) - Seventeen people were injured when a ferry ran "
	"aground off Port Aubin on Wednesday, according to the hospital.\n";
static const char later[] = "PORT AUBIN, 3 March 2021 (Northern Wire) - A ferry ran aground off "
			    "Port Aubin on Wednesday "
			    "and 16 people were injured, the coast guard said.\n";

static struct pty *open_with(struct world *world, const char *dossier)
{
	const char *argv[] = { world->program, dossier ? dossier : "a.txt",
		dossier ? NULL : "b.txt", NULL };
	char state[128];
	const char *settings[] = { state, NULL };
	struct pty *pty;

	snprintf(state, sizeof state, "XDG_STATE_HOME=%s/state", world->folder);
	pty = pty_start(argv, 100, 30, settings);
	assert_true(pty_wait(pty, "2 dispatches"));
	return pty;
}

static void write_note(struct pty *pty, const char *words)
{
	pty_type(pty, "a");
	assert_true(pty_wait(pty, "Note on injured"));
	pty_type(pty, words);
	assert_true(pty_wait(pty, words));
	pty_type(pty, "\033");
	assert_true(pty_wait(pty, "the note is kept"));
}

static void see_note(struct pty *pty, const char *words)
{
	pty_type(pty, "i");
	assert_true(pty_wait(pty, "note or question"));
	assert_true(pty_wait(pty, words));
	pty_type(pty, "\033");
	assert_true(pty_wait_gone(pty, "note or question"));
}

static void a_note_is_saved_and_comes_back(void **state)
{
	struct pty *pty = open_with(*state, NULL);

	write_note(pty, "ask the hospital");
	assert_true(pty_wait(pty, "[+]"));
	pty_type(pty, "W");
	assert_true(pty_wait(pty, "Save to: port-aubin-2021-03-03.dossier"));
	pty_type(pty, "\025ferry\r");
	assert_true(pty_wait(pty, "ferry.dossier: saved"));
	assert_true(pty_wait_gone(pty, "[+]"));
	world_leave(pty);
	pty = open_with(*state, "ferry.dossier");
	assert_true(pty_wait(pty, "✎ ask the hospital"));
	see_note(pty, "ask the hospital");
	world_leave(pty);
	unlink("ferry.dossier");
}

static void who_leaves_with_unsaved_work_is_asked(void **state)
{
	struct pty *pty = open_with(*state, NULL);

	write_note(pty, "half a thought");
	pty_type(pty, "q");
	assert_true(pty_wait(pty, "Unsaved work"));
	pty_type(pty, "\033");
	assert_true(pty_wait_gone(pty, "Unsaved work"));
	pty_type(pty, "q");
	assert_true(pty_wait(pty, "Unsaved work"));
	pty_type(pty, "1");
	assert_true(pty_wait(pty, "Save to"));
	pty_type(pty, "\r");
	assert_int_equal(pty_wait_end(pty), 0);
	pty_end(pty);
	pty = open_with(*state, "port-aubin-2021-03-03.dossier");
	see_note(pty, "half a thought");
	world_leave(pty);
	unlink("port-aubin-2021-03-03.dossier");
}

static void what_is_left_unsaved_on_purpose_is_gone(void **state)
{
	struct pty *pty = open_with(*state, NULL);

	write_note(pty, "nothing of worth");
	pty_type(pty, "q");
	assert_true(pty_wait(pty, "Unsaved work"));
	pty_type(pty, "2");
	assert_int_equal(pty_wait_end(pty), 0);
	pty_end(pty);
	pty = open_with(*state, NULL);
	world_leave(pty);
}

static void a_refused_save_keeps_the_work(void **state)
{
	struct pty *pty = open_with(*state, NULL);

	write_note(pty, "worth keeping");
	pty_type(pty, "W");
	assert_true(pty_wait(pty, "Save to"));
	pty_type(pty, "\025/dev/null/work.dossier\r");
	assert_true(pty_wait(pty, "/dev/null/work.dossier"));
	assert_true(pty_wait_gone(pty, "Save to"));
	assert_true(pty_wait(pty, "[+]"));
	pty_type(pty, "q");
	assert_true(pty_wait(pty, "Unsaved work"));
	pty_type(pty, "2");
	assert_int_equal(pty_wait_end(pty), 0);
	pty_end(pty);
}

/* What was not saved is offered, and is taken in; then that is told. */
static void recover(struct pty *pty, const char *told)
{
	assert_true(pty_wait(pty, "not saved:  1 take"));
	pty_type(pty, "1");
	assert_true(pty_wait(pty, told));
}

/* The second is told who has it open; neither writes over the other's work. */
static void two_readers_of_one_dossier_lose_nothing(void **state)
{
	struct pty *first = open_with(*state, NULL), *second;

	write_note(first, "of the first");
	pty_type(first, "W");
	assert_true(pty_wait(first, "Save to"));
	pty_type(first, "\025both.dossier\r");
	assert_true(pty_wait(first, "both.dossier: saved"));
	second = open_with(*state, "both.dossier");
	assert_true(pty_wait(second, "it is open in another recoupe"));
	write_note(second, "of the second");
	write_note(first, "of the first again");
	pty_type(second, "W");
	assert_true(pty_wait(second, "it is open in another recoupe"));
	assert_true(pty_wait(second, "[+]"));
	pty_type(first, "W");
	assert_true(pty_wait(first, "both.dossier: saved"));
	world_leave(first);
	pty_type(second, "W");
	assert_true(pty_wait(second, "Others wrote there:  1 join"));
	pty_type(second, "1");
	assert_true(pty_wait(second, "both.dossier: saved"));
	pty_type(second, "i");
	assert_true(pty_wait(second, "3 notes and questions"));
	pty_type(second, "\033");
	assert_true(pty_wait_gone(second, "3 notes and questions"));
	world_leave(second);
	assert_int_equal(unlink("both.dossier"), 0);
	assert_int_not_equal(system("ls -a . | grep -q both"), 0); /* nothing is left beside it */
}

/* Saved or not, and in the midst of a sentence: a kill, and a terminal that goes away. */
static void unsaved_work_outlives_the_program(void **state)
{
	struct pty *pty = open_with(*state, NULL);

	write_note(pty, "before the power went");
	pty_type(pty, "j"); /* the next key is read after the note was kept on disk */
	pty_wait_read(pty);
	pty_signal(pty, SIGKILL);
	pty_wait_end(pty);
	pty_end(pty);
	pty = open_with(*state, NULL);
	recover(pty, "1 step that was not saved has been recovered");
	assert_true(pty_wait(pty, "✎ before the power went"));
	write_note(pty, "before the line fell");
	pty_hang_up(pty);
	pty_wait_end(pty);
	pty_end(pty);
	pty = open_with(*state, NULL);
	recover(pty, "2 steps that were not saved have been recovered");
	pty_type(pty, ":q!\r");
	assert_int_equal(pty_wait_end(pty), 0);
	pty_end(pty);
}

static bool is_told_on_paper(const struct world *world)
{
	char command[PATH_MAX + 200];

	snprintf(command, sizeof command,
		"XDG_STATE_HOME=$PWD/state %s -e csv a.txt b.txt 2>&1 >paper | "
		"grep -q 'unsaved work of an earlier session (steps: 2)'",
		world->program);
	return !system(command) && system("grep -q 'second of them' paper");
}

/* Neither taken in nor thrown away, it is offered again, with what was done since. */
static void unsaved_work_can_wait(void **state)
{
	struct pty *pty = open_with(*state, NULL);
	int i;

	write_note(pty, "the first of them");
	for (i = 0; i < 2; i++) {
		pty_signal(pty, SIGKILL);
		pty_wait_end(pty);
		pty_end(pty);
		pty = open_with(*state, NULL);
		assert_true(pty_wait(pty, "1 step was not saved:  1 take it in"));
		pty_type(pty, "\033");
		assert_true(pty_wait(pty, "is offered at the next start"));
	}
	write_note(pty, "the second of them");
	pty_signal(pty, SIGKILL);
	pty_wait_end(pty);
	pty_end(pty);
	assert_true(is_told_on_paper(*state));
	pty = open_with(*state, NULL);
	assert_true(pty_wait(pty, "2 steps were not saved:  1 take them in"));
	pty_type(pty, "2");
	assert_true(pty_wait(pty, "Throw it away for good?"));
	pty_type(pty, "1");
	assert_true(pty_wait(pty, "thrown away"));
	world_leave(pty);
	pty = open_with(*state, NULL);
	world_leave(pty);
}

/* Until the words stand in a file. */
static void wait_draft(const char *words)
{
	char command[256];
	int i;

	/* not in what is only being written, which has a longer name */
	snprintf(command, sizeof command,
		"grep -qs '%s' /dev/null $(ls state/recoupe/unsaved/draft-* | grep -v '[.]')",
		words);
	for (i = 0; i < 1000 && system(command); i++)
		usleep(10000);
	assert_true(i < 1000);
}

/* What is still in the editor is kept, too. */
static void a_sentence_outlives_the_program(void **state)
{
	struct pty *pty = open_with(*state, NULL);

	pty_type(pty, "a");
	assert_true(pty_wait(pty, "Note on injured"));
	pty_type(pty, "in the midst of");
	assert_true(pty_wait(pty, "in the midst of"));
	wait_draft("in the midst of");
	pty_signal(pty, SIGKILL);
	pty_wait_end(pty);
	pty_end(pty);
	pty = open_with(*state, NULL);
	recover(pty, "1 step that was not saved has been recovered");
	see_note(pty, "in the midst of");
	pty_type(pty, ":q!\r");
	assert_int_equal(pty_wait_end(pty), 0);
	pty_end(pty);
}

/* What the user's own editor is, in the world's folder: sh with a script. */
static struct pty *open_with_editor(struct world *world, const char *script)
{
	const char *argv[] = { world->program, "a.txt", "b.txt", NULL };
	char state[128];
	const char *settings[] = { state, "VISUAL=sh ./editor", NULL };
	struct pty *pty;

	world_write("editor", script);
	snprintf(state, sizeof state, "XDG_STATE_HOME=%s/state", world->folder);
	pty = pty_start(argv, 100, 30, settings);
	assert_true(pty_wait(pty, "2 dispatches"));
	return pty;
}

static void leave_without(struct pty *pty)
{
	pty_type(pty, ":q!\r");
	assert_int_equal(pty_wait_end(pty), 0);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static void a_note_is_written_in_the_users_own_editor(void **state)
{
	/* Adds a line to the file, which is its last argument. */
	struct pty *pty = open_with_editor(*state,
		"echo \"editing from line $1\"; read key; echo 'and the police' >>\"$2\"\n");

	pty_type(pty, "aask the hospital");
	assert_true(pty_wait(pty, "ask the hospital"));
	pty_type(pty, "\026"); /* C-v */
	assert_true(pty_wait(pty, "editing from line +1"));
	pty_type(pty, "\r");
	assert_true(pty_wait(pty, "the note is kept"));
	see_note(pty, "and the police");
	pty_type(pty, "iv"); /* the note under the cursor of its page */
	assert_true(pty_wait(pty, "editing from line +2"));
	pty_type(pty, "\r");
	assert_true(pty_wait(pty, "the note is kept"));
	assert_true(pty_wait(pty, "ask the hospital"));
	leave_without(pty);
	assert_int_not_equal(system("ls state/recoupe/unsaved/draft-* >/dev/null 2>&1"), 0);
}

static void an_editor_that_fails_leaves_the_note_as_it_was(void **state)
{
	struct pty *pty = open_with_editor(*state, "echo 'half of it' >\"$2\"; exit 3\n");

	pty_type(pty, "aask the mayor");
	assert_true(pty_wait(pty, "ask the mayor"));
	pty_type(pty, "\026");
	assert_true(pty_wait(pty, "has what was written; t"));
	pty_type(pty, " too\033");
	assert_true(pty_wait(pty, "the note is kept"));
	see_note(pty, "ask the mayor too");
	leave_without(pty);
	assert_int_equal(system("grep -qx 'half of it' state/recoupe/unsaved/draft-*.txt.*"), 0);
	assert_int_equal(system("rm state/recoupe/unsaved/draft-*.txt.*"), 0);
	pty = open_with_editor(*state, "exit 0\n");
	pty_type(pty, "aleft alone\026");
	assert_true(pty_wait(pty, "Note on injured"));
	pty_type(pty, " again\033");
	assert_true(pty_wait(pty, "left alone again"));
	leave_without(pty);
}

/* Both end, the reader first: what the editor had saved is a note all the same. */
static void what_an_editor_saved_outlives_the_program(void **state)
{
	struct pty *pty = open_with_editor(
		*state, "echo 'saved by the editor' >\"$2\"; echo editing; read key\n");

	pty_type(pty, "aa thought\026");
	assert_true(pty_wait(pty, "editing"));
	pty_signal(pty, SIGKILL);
	pty_wait_end(pty);
	pty_end(pty);
	pty = open_with(*state, NULL);
	recover(pty, "1 step that was not saved has been recovered");
	see_note(pty, "saved by the editor");
	leave_without(pty);
}

static void a_dispatch_that_changed_is_read_anew(void **state)
{
	struct pty *pty = open_with(*state, NULL);

	write_note(pty, "it grows");
	world_write("new.txt", later);
	assert_int_equal(rename("new.txt", "a.txt"), 0);
	assert_true(pty_wait(pty, "1 Northern Wire has changed on disk"));
	pty_type(pty, "r");
	assert_true(pty_wait(pty, "read anew"));
	assert_true(pty_wait(pty, "16 people"));
	assert_true(pty_wait(pty, "✎ it grows"));
	pty_type(pty, "U");
	assert_true(pty_wait(pty, "2 versions"));
	assert_true(pty_wait(pty, "14 → 16"));
	pty_type(pty, ":q!\r");
	assert_int_equal(pty_wait_end(pty), 0);
	pty_end(pty);
	world_write("a.txt", north);
}

static int set_up(void **state)
{
	if (world_make(state))
		return -1;
	world_write("a.txt", north);
	world_write("b.txt", harbour);
	if (mkdir("state", 0700) || mkdir("state/recoupe", 0700))
		return -1;
	world_write("state/recoupe/welcomed", "");
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_note_is_saved_and_comes_back),
		cmocka_unit_test(who_leaves_with_unsaved_work_is_asked),
		cmocka_unit_test(what_is_left_unsaved_on_purpose_is_gone),
		cmocka_unit_test(a_refused_save_keeps_the_work),
		cmocka_unit_test(two_readers_of_one_dossier_lose_nothing),
		cmocka_unit_test(unsaved_work_outlives_the_program),
		cmocka_unit_test(unsaved_work_can_wait),
		cmocka_unit_test(a_sentence_outlives_the_program),
		cmocka_unit_test(a_note_is_written_in_the_users_own_editor),
		cmocka_unit_test(an_editor_that_fails_leaves_the_note_as_it_was),
		cmocka_unit_test(what_an_editor_saved_outlives_the_program),
		cmocka_unit_test(a_dispatch_that_changed_is_read_anew),
	};

	return pty_possible() ? cmocka_run_group_tests(tests, set_up, world_end) : 0;
}
