/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole program in a terminal: what a reader sees, and what the terminal is left with. */
#include "unit/unit.h"
#include "pty/world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS = 16 };

static const char *const articles[] = { "1-reuters.txt", "2-depart-des-troupes.txt",
	"3-radio-habana-cuba.md", "4-le-calme-revient.txt", "5-bilan-du-president.txt" };

/* Runs recoupe on the sample dispatches, and on more where it is not NULL. */
static struct pty *run(
	struct world *world, int columns, int rows, const char *more, const char *const *settings)
{
	static char paths[5][PATH_MAX + 64];
	const char *argv[ARGUMENTS] = { world->program };
	int n = 1, i;

	for (i = 0; i < 5; i++) {
		snprintf(paths[i], sizeof paths[i], "%s/%s", world->articles, articles[i]);
		argv[n++] = paths[i];
	}
	argv[n] = more;
	return pty_start(argv, columns, rows, settings);
}

static struct pty *start(struct world *world, int columns, int rows)
{
	struct pty *pty = run(world, columns, rows, NULL, NULL);

	assert_true(pty_wait(pty, "5 dispatches"));
	return pty;
}

static void the_first_screen_tells_the_score(void **state)
{
	struct pty *pty = start(*state, 200, 50);

	assert_true(pty_wait(pty, "1 Reuters"));
	assert_true(pty_wait(pty, "≠"));
	assert_true(pty_wait(pty, "≈"));
	assert_true(pty_wait(pty, "quit"));
	world_leave(pty);
}

/* On one row of two panes and more stands the mark of the fact under the cursor, and lit words. */
static int count_lit_panes(struct pty *pty, const char *mark)
{
	int row, column, line = -1, panes = 0, from = 0;
	bool lit;

	while (pty_find(pty, mark, from, &row, &column)) {
		if (line >= 0 && row != line)
			break;
		line = row;
		for (lit = false, from = column + 1; from < column + 40 && !lit; from++)
			lit = pty_cell_at(pty, row, from).backed;
		panes += lit;
		from = column + 1;
	}
	return panes;
}

static void n_brings_a_disagreement_to_one_row(void **state)
{
	struct pty *pty = start(*state, 200, 50);

	pty_type(pty, "n?");
	assert_true(pty_wait(pty, "Esc close"));
	pty_type(pty, "q"); /* the last line is drawn last: all stands when it does */
	assert_true(pty_wait(pty, "n/N disagreement"));
	assert_in_range(count_lit_panes(pty, "▶"), 2, 5);
	world_leave(pty);
}

static void any_size_at_any_moment(void **state)
{
	struct pty *pty = start(*state, 80, 24);

	pty_resize(pty, 200, 50);
	assert_true(pty_wait(pty, "3 Radio Habana Cuba"));
	pty_type(pty, "n");
	assert_true(pty_wait(pty, "▶"));
	pty_resize(pty, 20, 5);
	assert_true(pty_wait_gone(pty, "5 dispatches"));
	assert_true(pty_wait(pty, "≈"));
	pty_resize(pty, 1, 1);
	pty_type(pty, "njkN");
	pty_resize(pty, 80, 24);
	assert_true(pty_wait(pty, "5 dispatches"));
	world_leave(pty);
}

/* In a list the cursor is at one fact, and the panes below still at another. */
static void a_list_may_be_resized(void **state)
{
	struct pty *pty = start(*state, 80, 24);

	pty_type(pty, "ntGkkk");
	assert_true(pty_wait(pty, "Esc close"));
	pty_resize(pty, 120, 40);
	pty_type(pty, "k");
	assert_true(pty_wait(pty, "Esc close"));
	pty_resize(pty, 40, 10);
	pty_type(pty, "k");
	pty_resize(pty, 80, 24);
	assert_true(pty_wait(pty, "Esc close"));
	pty_type(pty, "\033");
	assert_true(pty_wait_gone(pty, "Esc close"));
	world_leave(pty);
}

/* A press on lit words takes their fact; the wheel scrolls; what is pasted is searched. */
static void the_mouse_and_pasted_text_are_heard(void **state)
{
	struct pty *pty = start(*state, 120, 36);
	char press[32];
	int row, column;

	assert_true(pty_wait(pty, "quit"));
	assert_true(pty_find(pty, "? help", 0, &row, &column));
	snprintf(press, sizeof press, "\033[<0;%d;%dM", column + 1, row + 1);
	pty_type(pty, press);
	assert_true(pty_wait(pty, "Esc close"));
	pty_type(pty, "\033[<65;5;9Mq/\033[200~prési\rdent\033[201~");
	assert_true(pty_wait(pty, "/prési dent"));
	pty_type(pty, "\033");
	assert_true(pty_wait(pty, "quit"));
	world_leave(pty);
}

static void the_mouse_can_be_refused(void **state)
{
	char setting[64];
	struct pty *pty;
	size_t n;

	assert_int_equal(system("mkdir -p mouseless/recoupe"), 0);
	world_write("mouseless/recoupe/recoupe.conf", "[reader]\nmouse = off\n");
	snprintf(setting, sizeof setting, "XDG_CONFIG_HOME=%s/mouseless",
		((struct world *)*state)->folder);
	pty = run(*state, 80, 24, NULL, (const char *const[]){ setting, NULL });
	assert_true(pty_wait(pty, "quit"));
	assert_null(strstr(pty_sent(pty, &n), "\033[?1002h"));
	world_leave(pty);
}

/* Once: a file in the state folder tells that he was here; where none can be made, never. */
static void a_newcomer_is_greeted_once(void **state)
{
	char setting[64];
	struct pty *pty;

	snprintf(setting, sizeof setting, "XDG_STATE_HOME=%s/state/deep",
		((struct world *)*state)->folder);
	pty = run(*state, 80, 24, NULL, (const char *const[]){ setting, NULL });
	assert_true(pty_wait(pty, "Welcome: n next disagreement"));
	pty_type(pty, "j");
	assert_true(pty_wait(pty, "quit"));
	world_leave(pty);
	pty = run(*state, 80, 24, NULL, (const char *const[]){ setting, NULL });
	assert_true(pty_wait(pty, "quit"));
	world_leave(pty);
	pty = run(*state, 80, 24, NULL, (const char *const[]){ "XDG_STATE_HOME=/dev/null", NULL });
	assert_true(pty_wait(pty, "quit"));
	world_leave(pty);
}

static void write_dossier(struct world *world, const char *name, const char *log)
{
	char path[PATH_MAX + 64], text[2 * PATH_MAX + 1024];

	snprintf(path, sizeof path, "%s/%s", world->folder, name);
	snprintf(text, sizeof text,
		"{\"format\": \"recoupe-dossier\", \"version\": 1, \"dispatches\": [\n"
		"{\"id\":\"a\",\"path\":\"%s/%s\",\"sha256\":\"\"},\n"
		"{\"id\":\"b\",\"path\":\"%s/%s\",\"sha256\":\"\"}],\n\"log\": [%s]}\n",
		world->articles, articles[0], world->articles, articles[1], log);
	world_write(path, text);
}

/* Unsaved work of a reader that was killed comes back, and outlives a terminal that goes away. */
static void what_was_not_saved_comes_back(void **state)
{
	struct world *world = *state;
	char path[PATH_MAX], kept[PATH_MAX];
	const char *argv[] = { world->program, path, NULL };
	struct pty *pty;

	write_dossier(world, "work.dossier", "");
	write_dossier(world, ".work.dossier.recover",
		"{\"id\":\"1\",\"n\":1,\"by\":\"A\",\"at\":\"2022-01-10T12:00:00Z\","
		"\"do\":\"note\",\"on\":{\"type\":\"dossier\"},\"text\":\"x\"}");
	snprintf(path, sizeof path, "%s/work.dossier", world->folder);
	snprintf(kept, sizeof kept, "%s/.work.dossier.recover", world->folder);
	pty = pty_start(argv, 100, 30, NULL);
	assert_true(pty_wait(pty, "1 step was not saved:  1 take it in"));
	pty_type(pty, "1");
	assert_true(pty_wait(pty, "1 step that was not saved has been recovered"));
	pty_hang_up(pty);
	pty_wait_end(pty);
	pty_end(pty);
	assert_int_equal(access(kept, F_OK), 0);
	unlink(path);
	unlink(kept);
}

/* At once, and as the settings file would. */
static void a_setting_is_changed_while_reading(void **state)
{
	struct pty *pty = start(*state, 100, 30);
	size_t n;

	assert_true(pty_wait(pty, "quit"));
	pty_type(pty, ":set keys.quit Q\r");
	assert_true(pty_wait(pty, "keys.quit = Q"));
	pty_forget(pty);
	pty_type(pty, ":set mouse off\r");
	assert_true(pty_wait(pty, "mouse = off"));
	assert_non_null(strstr(pty_sent(pty, &n), "\033[?1002l"));
	pty_type(pty, ":set colours.vary bold pink\r");
	assert_true(pty_wait(pty, "colours.vary cannot be so"));
	pty_type(pty, ":set colours.vary bold #ff8800\r");
	assert_true(pty_wait(pty, "colours.vary = bold #ff8800 on default"));
	pty_type(pty, ":set first-page table\r");
	assert_true(pty_wait(pty, "counts at the start"));
	pty_type(pty, "Q");
	assert_int_equal(pty_wait_end(pty), 0);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

/* What is read stays, the facts are others; and the program knows that it looks for none any more.
 */
static void facts_are_judged_anew_while_reading(void **state)
{
	struct pty *pty = start(*state, 120, 36);
	char strict[1024];

	assert_true(pty_wait(pty, "quit"));
	pty_type(pty, ":set th\t\t strict\r"); /* threshold comes after theme */
	assert_true(pty_wait(pty, "threshold = strict"));
	snprintf(strict, sizeof strict, "%.*s", (int)strcspn(pty_screen(pty), "\n"),
		pty_screen(pty));
	pty_type(pty, ":set threshold 0.3\r");
	assert_true(pty_wait(pty, "threshold = 0.30"));
	assert_true(pty_wait_gone(pty, strict));
	pty_type(pty, "r");
	assert_true(pty_wait(pty, "read anew"));
	pty_type(pty, "e\025anew.json\r");
	assert_true(pty_wait(pty, "anew.json: written"));
	world_leave(pty);
}

/* Out of whatever was begun, and work thrown away: C-g leaves questions, C-c pages, and
 * twice a note. */
static int give_up(struct pty *pty)
{
	int i;

	for (i = 0; i < 6; i++) {
		pty_type(pty, "\003\003\007");
		pty_wait_read(pty);
	}
	pty_type(pty, ":q!\r");
	return pty_wait_end(pty);
}

/* Keys and sizes in an order nobody thought of. Sent without a pause they come to the program now
 * apart, now glued to one: it may well find work to do, and ask what to do with it in the end. */
static void random_keys_do_no_harm(void **state)
{
	static const char *const keys[] = { "n", "N", "]", "[", "j", "k", " ", "b", "\t", "\033[Z",
		"z", "x", "X", "?", "=", "\033", "g", "G", "\033[A", "\033[6~", "t", "c", ".", ",",
		"2", "9", "\014", "h", "l", "\r", "d", "u", "s", "f", "e", "\177", "\351",
		"\033[99q", "\033OP", "/" };
	static const int sizes[][2] = { { 80, 24 }, { 1, 1 }, { 200, 50 }, { 20, 5 }, { 7, 3 },
		{ 300, 60 }, { 40, 10 } };
	struct pty *pty = start(*state, 300, 60); /* the largest of them: see pty_resize_program */
	uint32_t seed = 1, i, pick;
	const int *size;
	int status;

	for (i = 0; i < 600; i++) {
		seed = seed * 1664525 + 1013904223;
		pick = seed >> 16;
		size = sizes[pick / 16 % 7];
		if (pick % 16)
			pty_type(pty, keys[pick / 16 % (sizeof keys / sizeof *keys)]);
		else
			pty_resize_program(pty, size[0], size[1]);
		if (i % 8 == 0)
			pty_wait_read(pty);
	}
	status = give_up(pty);
	if (status)
		fail_msg("it ended with status %d; the last it sent: %s", status, pty_screen(pty));
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static void signals_restore_the_terminal(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGSEGV };
	struct pty *pty;
	size_t i;
	int status;

	for (i = 0; i < sizeof signals / sizeof *signals; i++) {
		pty = start(*state, 80, 24);
		pty_signal(pty, signals[i]);
		status = pty_wait_end(pty);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
		assert_true(pty_is_restored(pty));
		pty_end(pty);
	}
}

static void control_c_leaves(void **state)
{
	struct pty *pty = start(*state, 80, 24);

	pty_type(pty, "\003");
	assert_int_equal(pty_wait_end(pty), 0);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static void keys_come_from_the_terminal_where_input_is_a_pipe(void **state)
{
	struct world *world = *state;
	char script[4 * PATH_MAX];
	const char *argv[] = { "sh", "-c", script, NULL };
	struct pty *pty;

	snprintf(script, sizeof script, "echo qqq | %s %s/*", world->program, world->articles);
	pty = pty_start(argv, 80, 24, NULL);
	assert_true(pty_wait(pty, "5 dispatches"));
	pty_type(pty, "?");
	assert_true(pty_wait(pty, "Esc close"));
	pty_type(pty, "q");
	assert_true(pty_wait_gone(pty, "Esc close"));
	world_leave(pty);
}

/* Escape sequences, a bidi override and a bare carriage return, in the words and in the name. */
static void hostile_dispatches_are_harmless(void **state)
{
	static const char *const never[] = { "\033]0;", "\033[2J\033[31", "\xe2\x80\xae",
		"\xc2\x9b", "\033P", "\xe2\x81\xa6" };
	static const char name[] = "evil\033]0;pwned\007\xe2\x80\xae.txt";
	struct world *world = *state;
	const char *argv[] = { world->program, name, "plain.txt", "missing\033]0;x\007.txt", NULL };
	struct pty *pty;
	const char *sent;
	size_t n, i;

	world_write(name,
		"Fire \033]0;title\007 at \033[2J\033[31mport\n\nHAVRE, 3 March (Agency) - A fire "
		"killed \xe2\x80\xae 16 people\r and \xc2\x9b hurt 40 \033Pq\033\\ on "
		"Monday.\xe2\x81\xa6\n");
	world_write("plain.txt",
		"Fire at port\n\nHAVRE, 3 March (Wire) - A fire killed 19 people on Monday.\n");
	pty = pty_start(argv, 120, 40, NULL);
	assert_true(pty_wait(pty, "2 dispatches"));
	pty_type(pty, "njj=q?q");
	pty_type(pty, "q");
	assert_int_equal(WEXITSTATUS(pty_wait_end(pty)), 2);
	sent = pty_sent(pty, &n);
	for (i = 0; i < sizeof never / sizeof *never; i++)
		assert_null(strstr(sent, never[i]));
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static void it_is_read_line_by_line_where_no_screen_can_be(void **state)
{
	struct pty *pty = run(*state, 80, 24, NULL, (const char *const[]){ "TERM=dumb", NULL });

	assert_true(pty_wait(pty, "no screen can be drawn"));
	assert_true(pty_wait(pty, "q: the end."));
	pty_type(pty, "\r");
	assert_true(pty_wait(pty, "Disagreement 1 of"));
	pty_type(pty, "q\r");
	assert_int_equal(pty_wait_end(pty), 0);
	pty_end(pty);
}

static void it_speaks_french(void **state)
{
	struct pty *pty = run(*state, 120, 36, NULL, (const char *const[]){ "LANGUAGE=fr", NULL });

	assert_true(pty_wait(pty, "5 dépêches"));
	assert_true(pty_wait(pty, "quitter"));
	world_leave(pty);
}

/* Parameters of ESC [ ... m that set a colour. */
static bool sets_colour(const char *sent)
{
	const char *at = sent;
	long value;
	char *end;

	while ((at = strstr(at, "\033[")) != NULL) {
		at += 2;
		if (at[strspn(at, "0123456789;")] != 'm')
			continue;
		for (; *at != 'm'; at = *end == ';' ? end + 1 : end) {
			value = strtol(at, &end, 10);
			if ((value >= 30 && value <= 38) || (value >= 40 && value <= 48) ||
				value >= 90)
				return true;
			if (end == at)
				break;
		}
	}
	return false;
}

static void no_color_means_none(void **state)
{
	struct pty *pty = run(*state, 120, 36, NULL, (const char *const[]){ "NO_COLOR=1", NULL });
	size_t n;

	assert_true(pty_wait(pty, "5 dispatches"));
	pty_type(pty, "nnn?q");
	pty_type(pty, "q");
	assert_int_equal(pty_wait_end(pty), 0);
	assert_false(sets_colour(pty_sent(pty, &n)));
	pty_end(pty);
	pty = start(*state, 120, 36);
	assert_true(pty_wait(pty, "quit"));
	assert_true(sets_colour(pty_sent(pty, &n)));
	world_leave(pty);
}

static void lesser_terminals_will_do(void **state)
{
	static const char *const kinds[] = { "TERM=linux", "TERM=vt100", "TERM=screen",
		"TERM=tmux-256color" };
	struct pty *pty;
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		pty = run(*state, 80, 24, NULL, (const char *const[]){ kinds[i], NULL });
		assert_true(pty_wait(pty, "5 dispatches"));
		pty_type(pty, "n");
		assert_true(pty_wait(pty, "▶"));
		pty_type(pty, "q");
		assert_int_equal(pty_wait_end(pty), 0);
		pty_end(pty);
	}
}

static void a_missing_file_is_told_beside_the_others(void **state)
{
	struct pty *pty = run(*state, 80, 24, "nowhere.txt", NULL);

	assert_true(pty_wait(pty, "5 dispatches"));
	assert_true(pty_wait(pty, "nowhere.txt: no such file"));
	pty_type(pty, "q");
	assert_int_equal(WEXITSTATUS(pty_wait_end(pty)), 2);
	pty_end(pty);
}

static void wrong_settings_are_told_and_the_others_count(void **state)
{
	char setting[64];
	struct pty *pty;

	assert_int_equal(system("mkdir -p config/recoupe"), 0);
	world_write("config/recoupe/recoupe.conf", "[reader]\ntheme = pink\n[keys]\nquit = Z\n");
	snprintf(setting, sizeof setting, "XDG_CONFIG_HOME=%s/config",
		((struct world *)*state)->folder);
	pty = run(*state, 80, 24, NULL, (const char *const[]){ setting, NULL });
	assert_true(pty_wait(pty, "5 dispatches"));
	assert_true(pty_wait(pty, "recoupe.conf:2:"));
	pty_type(pty, "qZ");
	assert_int_equal(WEXITSTATUS(pty_wait_end(pty)), 2);
	pty_end(pty);
}

static void an_export_is_written_from_the_reader(void **state)
{
	struct pty *pty = start(*state, 80, 24);

	pty_type(pty, "e");
	assert_true(pty_wait(pty, ".md"));
	pty_type(pty, "\025facts.json\r");
	assert_true(pty_wait(pty, "facts.json: written"));
	assert_int_equal(access("facts.json", R_OK), 0);
	pty_type(pty, "e");
	assert_true(pty_wait(pty, ".md"));
	pty_type(pty, "\025no/such/folder/facts.md\r");
	assert_true(pty_wait(pty, "not written"));
	world_leave(pty);
}

static void a_fact_goes_to_the_clipboard(void **state)
{
	struct pty *pty = start(*state, 80, 24);
	const char *sent;
	size_t n;

	pty_forget(pty);
	pty_type(pty, "y");
	assert_true(pty_wait(pty, "clipboard"));
	sent = strstr(pty_sent(pty, &n), "\033]52;c;");
	assert_non_null(sent);
	assert_true(
		strspn(sent + 7,
			"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") > 40);
	assert_int_equal(strcspn(sent, "\a"),
		7 + strspn(sent + 7,
			    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="));
	world_leave(pty);
}

/* The editor writes down what it was given, and waits for a key in a terminal as it was before us.
 */
static void the_editor_has_the_terminal_and_gives_it_back(void **state)
{
	static const char *const settings[] = { "VISUAL=sh ./editor", NULL };
	static const char *const none[] = { "VISUAL=", "EDITOR=", NULL };
	static const char *const wrong[] = { "VISUAL=", "EDITOR=./no-such-editor", NULL };
	char line[PATH_MAX + 64];
	struct pty *pty;
	FILE *file;

	world_write("editor", "echo \"$1 $2\" > given\necho editing; read key\n");
	world_write("$(touch harm) a.txt", "PARIS, 3 mai 2021 (AFP) - Il y a douze blessés.\n");
	pty = run(*state, 80, 24, "$(touch harm) a.txt", settings);
	assert_true(pty_wait(pty, "6 dispatches"));
	pty_type(pty, "6v");
	assert_true(pty_wait(pty, "editing"));
	pty_type(pty, "\r");
	assert_true(pty_wait(pty, "6 dispatches"));
	world_leave(pty);
	file = fopen("given", "r");
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof line, file));
	fclose(file);
	assert_string_equal(line, "+1 $(touch harm) a.txt\n");
	assert_int_not_equal(access("harm", F_OK), 0);
	pty = run(*state, 80, 24, NULL, none);
	assert_true(pty_wait(pty, "5 dispatches"));
	pty_type(pty, "v");
	assert_true(pty_wait(pty, "there is no editor"));
	world_leave(pty);
	pty = run(*state, 80, 24, NULL, wrong);
	assert_true(pty_wait(pty, "5 dispatches"));
	pty_type(pty, "v");
	assert_true(pty_wait(pty, "cannot be run"));
	world_leave(pty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_screen_tells_the_score),
		cmocka_unit_test(n_brings_a_disagreement_to_one_row),
		cmocka_unit_test(any_size_at_any_moment),
		cmocka_unit_test(a_list_may_be_resized),
		cmocka_unit_test(the_mouse_and_pasted_text_are_heard),
		cmocka_unit_test(the_mouse_can_be_refused),
		cmocka_unit_test(a_setting_is_changed_while_reading),
		cmocka_unit_test(facts_are_judged_anew_while_reading),
		cmocka_unit_test(a_newcomer_is_greeted_once),
		cmocka_unit_test(what_was_not_saved_comes_back),
		cmocka_unit_test(random_keys_do_no_harm),
		cmocka_unit_test(signals_restore_the_terminal),
		cmocka_unit_test(control_c_leaves),
		cmocka_unit_test(keys_come_from_the_terminal_where_input_is_a_pipe),
		cmocka_unit_test(hostile_dispatches_are_harmless),
		cmocka_unit_test(it_speaks_french),
		cmocka_unit_test(no_color_means_none),
		cmocka_unit_test(lesser_terminals_will_do),
		cmocka_unit_test(a_missing_file_is_told_beside_the_others),
		cmocka_unit_test(wrong_settings_are_told_and_the_others_count),
		cmocka_unit_test(it_is_read_line_by_line_where_no_screen_can_be),
		cmocka_unit_test(an_export_is_written_from_the_reader),
		cmocka_unit_test(a_fact_goes_to_the_clipboard),
		cmocka_unit_test(the_editor_has_the_terminal_and_gives_it_back),
	};

	return pty_possible() ? cmocka_run_group_tests(tests, world_make, world_end) : 0;
}
