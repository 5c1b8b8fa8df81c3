/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "pty/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

enum { PATIENCE = 10000, ROW = 4096 }; /* milliseconds, bytes */

struct screen {
	VTerm *vterm;
	VTermScreen *cells;
	int master, slave, columns, rows, status;
	pid_t child;
	bool ended, other_screen, cursor;
	struct termios before;
	char row[ROW];
};

static long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int note_property(VTermProp property, VTermValue *value, void *user)
{
	struct screen *screen = user;

	if (property == VTERM_PROP_ALTSCREEN)
		screen->other_screen = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		screen->cursor = value->boolean;
	return 1;
}

static void answer(const char *bytes, size_t n, void *user)
{
	const struct screen *screen = user;

	if (write(screen->master, bytes, n) < 0)
		perror("pty");
}

static void become(const char *const *arguments)
{
	const char *build = getenv("builddir"), *argv[64] = { NULL };
	char program[ROW];
	int i;

	snprintf(program, sizeof program, "%s/src/recoupe", build ? build : ".");
	argv[0] = program;
	for (i = 0; arguments[i] && i < 62; i++)
		argv[i + 1] = arguments[i];
	setenv("TERM", "xterm-256color", 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	unsetenv("COLORTERM");
	unsetenv("NO_COLOR");
	execv(program, (char *const *)argv);
	perror(program);
	_exit(127);
}

static void set_size(struct screen *screen)
{
	struct winsize size = {
		.ws_row = (unsigned short)screen->rows,
		.ws_col = (unsigned short)screen->columns,
	};

	ioctl(screen->master, TIOCSWINSZ, &size);
}

static bool open_pair(struct screen *screen)
{
	const char *name;

	screen->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (screen->master < 0)
		return false;
	name = grantpt(screen->master) || unlockpt(screen->master) ? NULL : ptsname(screen->master);
	screen->slave = name ? open(name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
	if (screen->slave < 0)
		close(screen->master);
	return screen->slave >= 0;
}

static void open_eyes(struct screen *screen)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = note_property };

	screen->cursor = true;
	screen->vterm = vterm_new(screen->rows, screen->columns);
	vterm_set_utf8(screen->vterm, 1);
	vterm_output_set_callback(screen->vterm, answer, screen);
	screen->cells = vterm_obtain_screen(screen->vterm);
	vterm_screen_enable_altscreen(screen->cells, 1);
	vterm_screen_set_callbacks(screen->cells, &callbacks, screen);
	vterm_screen_reset(screen->cells, 1);
}

struct screen *screen_run(int columns, int rows, const char *const *arguments)
{
	struct screen *screen = calloc(1, sizeof *screen);

	if (!screen || !open_pair(screen)) {
		free(screen);
		return NULL;
	}
	tcgetattr(screen->slave, &screen->before);
	screen->columns = columns;
	screen->rows = rows;
	open_eyes(screen);
	set_size(screen);
	screen->child = fork();
	if (!screen->child) {
		setsid();
		ioctl(screen->slave, TIOCSCTTY, 0);
		dup2(screen->slave, STDIN_FILENO);
		dup2(screen->slave, STDOUT_FILENO);
		dup2(screen->slave, STDERR_FILENO);
		become(arguments);
	}
	return screen;
}

/* Takes in what the program writes, for so long at most; false at the end of it. */
static bool look(struct screen *screen, int milliseconds)
{
	struct pollfd poll_for = { .fd = screen->master, .events = POLLIN };
	char bytes[65536];
	ssize_t n;

	if (poll(&poll_for, 1, milliseconds) <= 0)
		return true;
	n = read(screen->master, bytes, sizeof bytes);
	if (n <= 0)
		return n < 0 && errno == EINTR;
	vterm_input_write(screen->vterm, bytes, (size_t)n);
	return true;
}

void screen_type(struct screen *screen, const char *keys)
{
	if (write(screen->master, keys, strlen(keys)) < 0)
		perror("pty");
}

void screen_resize(struct screen *screen, int columns, int rows)
{
	screen->columns = columns;
	screen->rows = rows;
	vterm_set_size(screen->vterm, rows, columns);
	set_size(screen);
}

void screen_signal(struct screen *screen, int number)
{
	kill(screen->child, number);
}

static size_t put(char *at, uint32_t c)
{
	if (c < 0x80) {
		at[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		at[0] = (char)(0xc0 | c >> 6);
		at[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	at[0] = (char)(0xe0 | c >> 12);
	at[1] = (char)(0x80 | (c >> 6 & 0x3f));
	at[2] = (char)(0x80 | (c & 0x3f));
	return 3;
}

const char *screen_row(struct screen *screen, int row)
{
	VTermScreenCell cell;
	size_t n = 0;
	int column, i;

	for (column = 0; column < screen->columns && n < ROW - 32; column++) {
		vterm_screen_get_cell(screen->cells, (VTermPos){ .row = row, .col = column }, &cell);
		if (cell.chars[0] == UINT32_MAX) /* the second half of a wide one */
			continue;
		if (!cell.chars[0])
			screen->row[n++] = ' ';
		for (i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			n += put(screen->row + n, cell.chars[i]);
	}
	while (n && screen->row[n - 1] == ' ')
		n--;
	screen->row[n] = '\0';
	return screen->row;
}

int screen_find(struct screen *screen, const char *words)
{
	int row;

	for (row = 0; row < screen->rows; row++)
		if (strstr(screen_row(screen, row), words))
			return row;
	return -1;
}

static bool wait_for(struct screen *screen, const char *words, bool there)
{
	long end = now() + PATIENCE;
	int row;

	while ((screen_find(screen, words) >= 0) != there) {
		if (now() < end && look(screen, 100))
			continue;
		if ((screen_find(screen, words) >= 0) == there)
			break;
		fprintf(stderr, "# %s: %s; the screen:\n", there ? "not shown" : "still shown", words);
		for (row = 0; row < screen->rows; row++)
			fprintf(stderr, "# |%s\n", screen_row(screen, row));
		return false;
	}
	return true;
}

bool screen_shows(struct screen *screen, const char *words)
{
	return wait_for(screen, words, true);
}

bool screen_drops(struct screen *screen, const char *words)
{
	return wait_for(screen, words, false);
}

/* Everything written before the end is there already: what is left is to take it in. */
static void look_at_the_rest(struct screen *screen)
{
	struct pollfd poll_for = { .fd = screen->master, .events = POLLIN };

	while (poll(&poll_for, 1, 0) > 0 && look(screen, 0))
		;
}

int screen_end(struct screen *screen)
{
	long end = now() + PATIENCE;
	int status;

	while (!screen->ended && now() < end) {
		look(screen, 20);
		if (waitpid(screen->child, &status, WNOHANG) != screen->child)
			continue;
		screen->ended = true;
		screen->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		look_at_the_rest(screen);
	}
	return screen->ended ? screen->status : -1;
}

bool screen_is_restored(struct screen *screen)
{
	struct termios after;

	if (tcgetattr(screen->slave, &after) < 0)
		return false;
	return !screen->other_screen && screen->cursor && after.c_lflag == screen->before.c_lflag &&
		after.c_iflag == screen->before.c_iflag && after.c_oflag == screen->before.c_oflag;
}

void screen_close(struct screen *screen)
{
	if (!screen->ended) {
		kill(screen->child, SIGKILL);
		waitpid(screen->child, NULL, 0);
	}
	close(screen->slave);
	close(screen->master);
	vterm_free(screen->vterm);
	free(screen);
}
