/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the terminal, giving it back, and waiting for what it sends. */
#include <config.h>

#include "term/inside.h"
#include "speak.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static struct {
	SCREEN *screen;
	FILE *in; /* where the keys come from */
	bool in_is_ours;
	bool came; /* poll has told of input that was not read yet */
} state;

static bool refuse(struct arena *arena, struct faults *faults, const char *reason)
{
	const char *name = getenv("TERM");

	fault_note(arena, faults,
		(struct fault){ .code = FAULT_TERMINAL,
			.detail = name && *name ? arena_format(arena, "%s (TERM=%s)", reason, name)
						: reason });
	return false;
}

static FILE *open_input(void)
{
	int fd;

	if (isatty(STDIN_FILENO))
		return stdin;
	fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	state.in_is_ours = fd >= 0;
	return fd < 0 ? NULL : fdopen(fd, "r+");
}

static void give_up(void)
{
	signal_end();
	if (state.in_is_ours)
		fclose(state.in);
	memset(&state, 0, sizeof state);
}

static void set_modes(const struct conf *conf)
{
	set_escdelay(conf->escape_delay);
	typeahead(-1);
	raw(); /* Ctrl-C, Ctrl-Z and Ctrl-S are keys like others */
	noecho();
	nonl();
	idlok(stdscr, TRUE);
	scrollok(stdscr, FALSE);
	intrflush(stdscr, FALSE);
}

bool term_open(struct arena *arena, const struct conf *conf, struct faults *faults)
{
	const char *lack = ability_lack();

	if (lack)
		return refuse(arena, faults, lack);
	state.in = open_input();
	if (!state.in)
		return refuse(arena, faults, _("there is no keyboard to read"));
	use_env(FALSE); /* LINES and COLUMNS, if exported, know nothing of a resize */
	use_tioctl(TRUE);
	signal_start(fileno(state.in));
	state.screen = newterm(NULL, stdout, state.in);
	if (!state.screen) {
		give_up();
		return refuse(arena, faults, _("ncurses cannot drive it"));
	}
	set_modes(conf);
	theme_start(conf);
	keys_start();
	reports_start(conf);
	signal_note_exit();
	return true;
}

void term_apply(const struct conf *conf)
{
	set_escdelay(conf->escape_delay);
	reports_pause();
	reports_start(conf);
	theme_start(conf);
	term_redraw();
}

void term_close(void)
{
	if (!state.screen)
		return;
	keys_end();
	reports_pause();
	draw_end();
	endwin();
	signal_end();
	delscreen(state.screen);
	if (state.in_is_ours)
		fclose(state.in);
	memset(&state, 0, sizeof state);
}

void term_size(int *columns, int *rows)
{
	*columns = COLS;
	*rows = LINES;
}

static void take_size(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || !size.ws_row || !size.ws_col)
		return;
	resize_term(size.ws_row, size.ws_col);
	signal_note_exit();
	term_redraw(); /* terminals differ in what a resize leaves on them */
}

/* Somebody else may have written on the screen, and have changed its modes and size. */
void screen_take_again(void)
{
	reset_prog_mode();
	reports_resume();
	take_size();
	term_redraw();
}

int screen_input(void)
{
	return fileno(state.in);
}

void term_suspend(void)
{
	reports_pause();
	endwin();
	signal_stop();
	screen_take_again();
}

/* Answers the signals that came. true: the screen is to be drawn anew. */
static bool answer_signals(void)
{
	int came = signal_take();

	if (came & SIGNAL_STOP)
		term_suspend();
	else if (came & SIGNAL_CONTINUED)
		screen_take_again();
	else if (came & SIGNAL_RESIZED)
		take_size();
	return came != 0;
}

enum waited { WAITED_INPUT, WAITED_OTHER, WAITED_SIGNAL, WAITED_IN_VAIN, WAITED_END };

static enum waited wait_input(int patience, int other)
{
	struct pollfd watched[2] = { { .fd = fileno(state.in), .events = POLLIN },
		{ .fd = other, .events = POLLIN } };
	const struct timespec time = { patience / 1000, patience % 1000 * 1000000L };
	int ready = ppoll(watched, 2, patience < 0 ? NULL : &time, signal_waiting_mask());

	if (ready < 0)
		return errno == EINTR || errno == EAGAIN ? WAITED_SIGNAL : WAITED_END;
	if (ready == 0)
		return WAITED_IN_VAIN;
	if (watched[0].revents & (POLLERR | POLLHUP | POLLNVAL))
		return WAITED_END;
	if (!watched[0].revents)
		return WAITED_OTHER;
	if (state.came) /* told twice and nothing there to read: the end of the input */
		return WAITED_END;
	state.came = true;
	return WAITED_INPUT;
}

enum term_event term_wait(char key[TERM_KEY], int patience, int other)
{
	enum waited waited;
	bool any, pressed;

	for (;;) {
		pressed = keys_next(key, &any);
		state.came = state.came && !any;
		if (pressed)
			return TERM_KEY_PRESSED;
		waited = wait_input(patience, other);
		if (waited == WAITED_END)
			return TERM_ENDED;
		if (answer_signals())
			return TERM_RESIZED;
		if (waited == WAITED_IN_VAIN)
			return TERM_IDLE;
		if (waited == WAITED_OTHER)
			return TERM_STIRRED;
	}
}
