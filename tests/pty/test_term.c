/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What term/ does to a terminal, seen through its smallest user. */
#include "unit/unit.h"
#include "pty/world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static struct pty *run(int columns, int rows, const char *const *settings)
{
	char path[4096];
	const char *const argv[] = { path, NULL };

	snprintf(path, sizeof path, "%s/tests/pty/client",
		getenv("builddir") ? getenv("builddir") : ".");
	return pty_start(argv, columns, rows, settings);
}

static struct pty *start(int columns, int rows, const char *const *settings)
{
	struct pty *pty = run(columns, rows, settings);

	assert_true(pty_wait(pty, "\nend")); /* what is drawn last */
	return pty;
}

static void keys_have_names(void **state)
{
	static const struct {
		const char *sent, *name;
	} keys[] = {
		{ "n", "n" },
		{ " ", "Space" },
		{ "\r", "Enter" },
		{ "\t", "Tab" },
		{ "\033[Z", "S-Tab" },
		{ "\033", "Esc" },
		{ "\177", "Backspace" },
		{ "\006", "C-f" },
		{ "\003", "C-c" },
		{ "\033OA", "Up" },
		{ "\033OC", "Right" },
		{ "\033OH", "Home" },
		{ "\033[5~", "PgUp" },
		{ "\033[6~", "PgDn" },
		{ "\033[3~", "Delete" },
		{ "\033OP", "F1" },
		{ "\033x", "M-x" },
		{ "\033[1;5C", "C-Right" },
		{ "\033[1;3A", "M-Up" },
		{ "]", "]" },
		{ "\303\251", "\303\251" },
		{ "\342\211\240", "\342\211\240" },
		{ "\360\235\224\270", "\360\235\224\270" },
	};
	struct pty *pty = start(80, 24, NULL);
	char wanted[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof keys / sizeof *keys; i++) {
		snprintf(wanted, sizeof wanted, "key <%s>", keys[i].name);
		pty_type(pty, keys[i].sent);
		assert_true(pty_wait(pty, wanted));
	}
	world_leave(pty);
}

/* A press, again at once, another place; moves, wheel and release; other buttons are nobody's. */
static void the_mouse_has_names(void **state)
{
	static const struct {
		const char *sent, *name;
	} events[] = {
		{ "\033[<0;12;5M", "Mouse1@5,12" },
		{ "\033[<0;12;5m", "Release1@5,12" },
		{ "\033[<0;12;5M", "Double1@5,12" },
		{ "\033[<0;12;5M", "Mouse1@5,12" },
		{ "\033[<0;70;24M", "Mouse1@24,70" },
		{ "\033[<32;71;24M", "Drag1@24,71" },
		{ "\033[<64;3;4M", "Wheel-Up@4,3" },
		{ "\033[<65;3;4M", "Wheel-Down@4,3" },
		{ "\033[<2;3;4Mr", "r" },
		{ "\033[<0;99999999;4Ms", "s" },
		{ "\033[M !!", "Mouse1@1,1" },
	};
	struct pty *pty = start(80, 24, NULL);
	char wanted[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof events / sizeof *events; i++) {
		snprintf(wanted, sizeof wanted, "key <%s>", events[i].name);
		pty_type(pty, events[i].sent);
		assert_true(pty_wait(pty, wanted));
	}
	world_leave(pty);
}

/* As one, in one line, without what would act; the "q" in it leaves nothing. */
static void what_is_pasted_is_no_key(void **state)
{
	struct pty *pty = start(80, 24, NULL);

	(void)state;
	pty_type(pty, "\033[200~q\r\nle \033[31mdé\003but\342\200\256 ?\033[201~");
	assert_true(pty_wait(pty, "key <Paste:q le [31mdébut ?>"));
	pty_type(pty, "\033[200~q");
	pty_wait_read(pty);
	pty_type(pty, "uai\033[2");
	pty_wait_read(pty);
	pty_type(pty, "01~");
	assert_true(pty_wait(pty, "key <Paste:quai>"));
	world_leave(pty);
}

/* Each would leave by its "q", or name a wrong key, were it taken apart. */
static void what_is_no_key_does_nothing(void **state)
{
	static const char *const sent[] = { "\033[99;99q", "\033]0;q\007", "\033Pq\033\\",
		"\033[<0;1;1q", "\351", "\303\303\303", "\377", "\302\205", "\342\200\256",
		"\033[200q" };
	struct pty *pty = start(80, 24, NULL);
	char wanted[64], typed[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof sent / sizeof *sent; i++) {
		snprintf(typed, sizeof typed, "%s%c", sent[i], (int)('0' + i));
		pty_type(pty, typed);
		snprintf(wanted, sizeof wanted, "key <%c>", (int)('0' + i));
		assert_true(pty_wait(pty, wanted));
	}
	world_leave(pty);
}

/* One after the other, each read and found to be nothing: that is not the end of the input. */
static void nothing_twice_is_no_end(void **state)
{
	struct pty *pty = start(80, 24, NULL);
	int i;

	(void)state;
	for (i = 0; i < 8; i++) {
		pty_type(pty, "\033[99;99q");
		pty_wait_read(pty);
		pty_type(pty, "\377");
		pty_wait_read(pty);
	}
	pty_type(pty, "Z");
	assert_true(pty_wait(pty, "key <Z>"));
	world_leave(pty);
}

static void resizes_are_never_lost(void **state)
{
	static const int sizes[][2] = { { 80, 24 }, { 200, 50 }, { 20, 5 }, { 1, 1 }, { 80, 24 },
		{ 132, 43 } };
	struct pty *pty = start(80, 24, NULL);
	char wanted[64];
	int round;

	(void)state;
	for (round = 0; round < 60; round++) {
		const int *size = sizes[round % 6];

		pty_resize(pty, size[0], size[1]);
		if (round % 3)
			pty_type(pty, "a");
		if (size[0] < 20)
			continue;
		snprintf(wanted, sizeof wanted, "size %dx%d", size[0], size[1]);
		assert_true(pty_wait(pty, wanted));
	}
	world_leave(pty);
}

/* The bytes for a key's frame. The next key's name on the screen says that all of them have come.
 */
static size_t cost(struct pty *pty, const char *key, const char *next)
{
	char both[8], seen[32];
	size_t n;

	pty_forget(pty);
	snprintf(both, sizeof both, "%s%s", key, next);
	snprintf(seen, sizeof seen, "key <%s>", next);
	pty_type(pty, both);
	assert_true(pty_wait(pty, seen));
	pty_sent(pty, &n);
	return n;
}

static void scrolling_sends_little(void **state)
{
	struct pty *pty = start(200, 50, NULL);
	size_t head, all, one;

	(void)state;
	cost(pty, "B", "C");
	head = cost(pty, "D", "H"); /* the key's name alone */
	all = cost(pty, "a", "F") - head;
	one = cost(pty, "b", "G") - head;
	print_message("# 200x50, one row: five panes %zu bytes, one pane %zu bytes\n", all, one);
	assert_in_range(all, 1, 300);
	assert_in_range(one, 1, 2300);
	world_leave(pty);
}

static void signals_restore_the_terminal(void **state)
{
	static const int signals[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGABRT, SIGSEGV, SIGBUS,
		SIGFPE, SIGILL };
	struct pty *pty;
	size_t i;
	int status;

	(void)state;
	for (i = 0; i < sizeof signals / sizeof *signals; i++) {
		pty = start(80, 24, NULL);
		pty_signal(pty, signals[i]);
		status = pty_wait_end(pty);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), signals[i]);
		assert_true(pty_is_restored(pty));
		pty_end(pty);
	}
}

static void a_crash_restores_the_terminal(void **state)
{
	struct pty *pty = start(80, 24, NULL);

	(void)state;
	pty_type(pty, "!");
	assert_true(WIFSIGNALED(pty_wait_end(pty)));
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static void an_exit_from_below_restores_the_terminal(void **state)
{
	struct pty *pty = start(80, 24, NULL);

	(void)state;
	pty_type(pty, "E");
	assert_int_equal(WEXITSTATUS(pty_wait_end(pty)), 3);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static void it_ends_with_its_terminal(void **state)
{
	struct pty *pty = start(80, 24, NULL);

	(void)state;
	pty_hang_up(pty);
	assert_int_not_equal(pty_wait_end(pty), -1);
	pty_end(pty);
}

/* As a shell with job control sees it: stopped with the terminal given back, then continued. */
static void it_stops_and_goes_on(void **state)
{
	char script[8192];
	const char *const argv[] = { "sh", "-mc", script, NULL };
	struct pty *pty;

	(void)state;
	snprintf(script, sizeof script,
		"%s/tests/pty/client; echo; stty -a | grep -o ' icanon.*echo '; "
		"echo stopped; read x; fg >/dev/null; echo ended",
		getenv("builddir") ? getenv("builddir") : ".");
	pty = pty_start(argv, 80, 24, NULL);
	assert_true(pty_wait(pty, "\nend"));
	pty_type(pty, "\032");
	assert_true(pty_wait(pty, "stopped"));
	assert_true(pty_wait(pty, " icanon"));
	pty_resize(pty, 60, 20);
	pty_type(pty, "\n");
	assert_true(pty_wait(pty, "size 60x20 key <C-z>"));
	pty_type(pty, "kq");
	assert_true(pty_wait(pty, "ended"));
	assert_int_not_equal(pty_wait_end(pty), -1);
	pty_end(pty);
}

#define LOST "\xef\xbf\xbd"

static void hostile_cells_are_stopped(void **state)
{
	static const char *const never[] = { "\r\xe2", "\xe2\x80\xae", "\xc2\x9b", "\x7f", "\xff" };
	struct pty *pty = start(80, 24, NULL);
	const char *sent;
	size_t n, i;

	(void)state;
	pty_forget(pty);
	pty_type(pty, "x");
	assert_true(pty_wait(pty, LOST LOST LOST LOST LOST LOST "a"));
	sent = pty_sent(pty, &n);
	for (i = 0; i < sizeof never / sizeof *never; i++)
		assert_null(strstr(sent, never[i]));
	world_leave(pty);
}

static struct pty_cell cell_of(struct pty *pty, const char *text)
{
	int row, column;

	assert_true(pty_find(pty, text, 0, &row, &column));
	return pty_cell_at(pty, row, column);
}

static void verdicts_differ_on_every_terminal(void **state)
{
	static const struct {
		const char *setting;
		bool coloured;
	} kinds[] = {
		{ "TERM=xterm-256color", true },
		{ "TERM=linux", true },
		{ "TERM=xterm", true },
		{ "TERM=screen-256color", true },
		{ "COLORFGBG=0;15", true },
		{ "TERM=vt100", false },
		{ "NO_COLOR=1", false },
	};
	struct pty_cell agree, conflict;
	struct pty *pty;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		pty = start(80, 24, (const char *const[]){ kinds[i].setting, NULL });
		agree = cell_of(pty, "agree");
		conflict = cell_of(pty, "conflict");
		assert_true(conflict.bold && !agree.bold);
		assert_true(cell_of(pty, "lit").backed && !conflict.backed);
		assert_int_equal(agree.coloured, kinds[i].coloured);
		assert_int_equal(conflict.coloured, kinds[i].coloured);
		world_leave(pty);
	}
}

static void a_dumb_terminal_is_refused(void **state)
{
	static const char *const kinds[] = { "TERM=dumb", "TERM=", "TERM=nothing-such" };
	struct pty *pty;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		pty = run(80, 24, (const char *const[]){ kinds[i], NULL });
		assert_true(pty_wait(pty, "no screen can be drawn"));
		assert_int_equal(WEXITSTATUS(pty_wait_end(pty)), 2);
		pty_end(pty);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_have_names),
		cmocka_unit_test(the_mouse_has_names),
		cmocka_unit_test(what_is_pasted_is_no_key),
		cmocka_unit_test(what_is_no_key_does_nothing),
		cmocka_unit_test(nothing_twice_is_no_end),
		cmocka_unit_test(resizes_are_never_lost),
		cmocka_unit_test(scrolling_sends_little),
		cmocka_unit_test(signals_restore_the_terminal),
		cmocka_unit_test(a_crash_restores_the_terminal),
		cmocka_unit_test(an_exit_from_below_restores_the_terminal),
		cmocka_unit_test(it_ends_with_its_terminal),
		cmocka_unit_test(it_stops_and_goes_on),
		cmocka_unit_test(hostile_cells_are_stopped),
		cmocka_unit_test(verdicts_differ_on_every_terminal),
		cmocka_unit_test(a_dumb_terminal_is_refused),
	};

	return pty_possible() ? cmocka_run_group_tests(tests, NULL, NULL) : 0;
}
