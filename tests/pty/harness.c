/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pty/harness.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

enum { PATIENCE = 20000, NAP = 20 }; /* milliseconds */
enum { SCREEN_BYTES = 1 << 20, CELL_TEXT = 32 };

struct pty {
	int master, slave;
	pid_t pid;
	int status;
	bool ended;
	struct termios modes; /* before the program came */
	VTerm *vterm;
	VTermScreen *screen;
	bool alternate, mouse;
	int columns, rows;
	char *sent;
	size_t n_sent, cap_sent;
	char text[SCREEN_BYTES];
};

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct pty *pty = user;

	if (property == VTERM_PROP_ALTSCREEN)
		pty->alternate = value->boolean;
	if (property == VTERM_PROP_MOUSE)
		pty->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

/* Below /dev/null nobody makes a folder, not even root. */
static const char *const plain[] = {
	"TERM=xterm-256color",
	"LC_ALL=C.UTF-8",
	"LANG=C.UTF-8",
	"TZ=UTC0",
	"HOME=/dev/null/none",
	"XDG_CONFIG_HOME=/dev/null/none",
	"XDG_DATA_HOME=/dev/null/none",
	"DICPATH=/dev/null/none",
	"ASAN_OPTIONS=handle_segv=0:handle_abort=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:"
	"log_path=" PTY_REPORT,
	"LINES=",
	"COLUMNS=",
	"LANGUAGE=",
	"LC_MESSAGES=",
	"NO_COLOR=",
	"COLORFGBG=",
	NULL,
};

static void set(const char *const *settings)
{
	char name[64];
	const char *value;

	for (; settings && *settings; settings++) {
		value = strchr(*settings, '=') + 1;
		snprintf(name, sizeof name, "%.*s", (int)(value - *settings - 1), *settings);
		if (*value)
			setenv(name, value, 1);
		else
			unsetenv(name);
	}
}

static void become(struct pty *pty, const char *const *argv, const char *const *settings)
{
	int signal_number;

	close(pty->master);
	login_tty(pty->slave);
	set(plain);
	set(settings);
	for (signal_number = 1; signal_number < NSIG;
		signal_number++) /* nohup of the tests is not ours */
		signal(signal_number, SIG_DFL);
	execvp(argv[0], (char *const *)argv);
	_exit(127);
}

static void make_screen(struct pty *pty)
{
	pty->vterm = vterm_new(pty->rows, pty->columns);
	vterm_set_utf8(pty->vterm, 1);
	pty->screen = vterm_obtain_screen(pty->vterm);
	vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_reset(pty->screen, 1);
}

bool pty_possible(void)
{
	int master, slave;

	if (openpty(&master, &slave, NULL, NULL, NULL) < 0) {
		printf("1..0 # SKIP no terminal can be opened here: %s\n", strerror(errno));
		return false;
	}
	close(master);
	close(slave);
	return true;
}

struct pty *pty_start(const char *const *argv, int columns, int rows, const char *const *settings)
{
	struct pty *pty = calloc(1, sizeof *pty);
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	if (!pty || openpty(&pty->master, &pty->slave, NULL, NULL, &size) < 0)
		abort();
	fcntl(pty->master, F_SETFD, FD_CLOEXEC);
	tcgetattr(pty->slave, &pty->modes);
	pty->columns = columns;
	pty->rows = rows;
	make_screen(pty);
	pty->pid = fork();
	if (!pty->pid)
		become(pty, argv, settings);
	return pty;
}

static void keep(struct pty *pty, const char *bytes, size_t n)
{
	if (pty->n_sent + n + 1 > pty->cap_sent) {
		pty->cap_sent = (pty->n_sent + n + 1) * 2;
		pty->sent = realloc(pty->sent, pty->cap_sent);
		if (!pty->sent)
			abort();
	}
	memcpy(pty->sent + pty->n_sent, bytes, n);
	pty->n_sent += n;
	pty->sent[pty->n_sent] = '\0';
}

/* Takes in what the program sent, waiting a little for it. How many bytes it was. */
static size_t hear(struct pty *pty, int patience)
{
	struct pollfd watched = { .fd = pty->master, .events = POLLIN };
	char bytes[65536];
	ssize_t n;

	if (pty->master < 0) {
		poll(NULL, 0, patience);
		return 0;
	}
	if (poll(&watched, 1, patience) <= 0)
		return 0;
	n = read(pty->master, bytes, sizeof bytes);
	if (n <= 0)
		return 0;
	keep(pty, bytes, (size_t)n);
	return (size_t)n;
}

/* And shows it on the screen. false: nothing came. */
static bool listen_to(struct pty *pty, int patience)
{
	size_t n = hear(pty, patience);

	if (n)
		vterm_input_write(pty->vterm, pty->sent + pty->n_sent - n, n);
	return n > 0;
}

static void look_for_end(struct pty *pty)
{
	if (!pty->ended && waitpid(pty->pid, &pty->status, WNOHANG) == pty->pid)
		pty->ended = true;
}

int pty_wait_end(struct pty *pty)
{
	int64_t until = now() + PATIENCE;

	while (!pty->ended && now() < until) {
		listen_to(pty, NAP);
		look_for_end(pty);
	}
	while (listen_to(pty, 0))
		;
	if (!pty->ended)
		fprintf(stderr, "it did not end; the screen:\n%s", pty_screen(pty));
	return pty->ended ? pty->status : -1;
}

void pty_end(struct pty *pty)
{
	look_for_end(pty);
	if (!pty->ended) {
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, &pty->status, 0);
	}
	if (pty->master >= 0) {
		close(pty->master);
		close(pty->slave);
	}
	vterm_free(pty->vterm);
	free(pty->sent);
	free(pty);
}

void pty_type(struct pty *pty, const char *keys)
{
	if (write(pty->master, keys, strlen(keys)) != (ssize_t)strlen(keys))
		perror("typing");
}

void pty_wait_read(struct pty *pty)
{
	int64_t until = now() + PATIENCE;
	int waiting = 1;

	while (waiting && !pty->ended && now() < until) {
		listen_to(pty, 1);
		look_for_end(pty);
		if (ioctl(pty->slave, FIONREAD, &waiting) < 0)
			return;
	}
}

void pty_resize_program(struct pty *pty, int columns, int rows)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	ioctl(pty->master, TIOCSWINSZ, &size);
}

/* Where, behind what was sent before, the program begins a screen anew; NULL: it does not, or not yet. */
static const char *new_screen(const struct pty *pty, size_t before)
{
	return pty->n_sent > before ? strstr(pty->sent + before, "\033[H\033[2J") : NULL;
}

/* What is drawn for the larger of two screens must not reach the smaller: libvterm 0.1.4 moves more rows
 * than it has. So the screen is resized where the program clears it. */
void pty_resize(struct pty *pty, int columns, int rows)
{
	enum { PATIENCE_FOR_IT = 2000 };
	const char *clear = NULL;
	size_t before;
	int waited;

	while (listen_to(pty, 0))
		;
	before = pty->n_sent;
	pty_resize_program(pty, columns, rows);
	for (waited = 0; !clear && waited < PATIENCE_FOR_IT; waited += NAP) {
		hear(pty, NAP);
		clear = new_screen(pty, before);
	}
	if (!clear)
		clear = pty->sent + pty->n_sent;
	vterm_input_write(pty->vterm, pty->sent + before, (size_t)(clear - pty->sent) - before);
	vterm_set_size(pty->vterm, rows, columns);
	vterm_input_write(pty->vterm, clear, (size_t)(pty->sent + pty->n_sent - clear));
	pty->columns = columns;
	pty->rows = rows;
}

void pty_signal(struct pty *pty, int number)
{
	kill(pty->pid, number);
}

void pty_hang_up(struct pty *pty)
{
	close(pty->slave);
	close(pty->master);
	pty->master = pty->slave = -1;
}

static size_t write_utf8(char *out, uint32_t c)
{
	int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3, i;

	if (!more) {
		*out = (char)c;
		return 1;
	}
	for (i = more; i > 0; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	*out = (char)((0xff80u >> more & 0xff) | c); /* as many ones as bytes, then a nought */
	return (size_t)more + 1;
}

/* A cell's text; a blank for an empty one, nothing for the second half of a wide one. */
static size_t write_cell(struct pty *pty, int row, int column, char out[CELL_TEXT])
{
	VTermPos at = { .row = row, .col = column };
	VTermScreenCell cell;
	size_t n = 0;
	int i;

	memset(&cell, 0, sizeof cell);
	vterm_screen_get_cell(pty->screen, at, &cell);
	if (cell.chars[0] == UINT32_MAX)
		return 0;
	for (i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
		n += write_utf8(out + n, cell.chars[i]);
	if (!n)
		out[n++] = ' ';
	return n;
}

const char *pty_screen(struct pty *pty)
{
	size_t n = 0, start;
	int row, column;

	for (row = 0; row < pty->rows; row++) {
		start = n;
		for (column = 0; column < pty->columns && n + 2 * CELL_TEXT < SCREEN_BYTES;
			column++)
			n += write_cell(pty, row, column, pty->text + n);
		while (n > start && pty->text[n - 1] == ' ')
			n--;
		pty->text[n++] = '\n';
	}
	pty->text[n] = '\0';
	return pty->text;
}

static bool wait_for(struct pty *pty, const char *text, bool there)
{
	int64_t until = now() + PATIENCE;

	while ((strstr(pty_screen(pty), text) != NULL) != there) {
		look_for_end(pty);
		if ((!listen_to(pty, NAP) && pty->ended) || now() > until) {
			fprintf(stderr, "wanted %s: \"%s\"; got the screen:\n%s",
				there ? "this" : "no more of this", text, pty_screen(pty));
			return false;
		}
	}
	return true;
}

bool pty_wait(struct pty *pty, const char *text)
{
	return wait_for(pty, text, true);
}

bool pty_wait_gone(struct pty *pty, const char *text)
{
	return wait_for(pty, text, false);
}

static int32_t colour_of(struct pty *pty, VTermColor colour, bool is_own)
{
	if (is_own)
		return -1;
	vterm_screen_convert_color_to_rgb(pty->screen, &colour);
	return colour.rgb.red << 16 | colour.rgb.green << 8 | colour.rgb.blue;
}

struct pty_cell pty_cell_at(struct pty *pty, int row, int column)
{
	VTermPos at = { .row = row, .col = column };
	struct pty_cell out = { .text = "" };
	VTermScreenCell cell;

	out.text[write_cell(pty, row, column, out.text)] = '\0';
	vterm_screen_get_cell(pty->screen, at, &cell);
	out.bold = cell.attrs.bold;
	out.underline = cell.attrs.underline != 0;
	out.reverse = cell.attrs.reverse;
	out.coloured = !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
	out.columns = (uint8_t)cell.width;
	out.fore = colour_of(pty, cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
	out.back = colour_of(pty, cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
	out.backed = out.reverse || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
	return out;
}

bool pty_find(struct pty *pty, const char *text, int from_column, int *row, int *column)
{
	size_t wanted = strlen(text), n;
	char line[4096];
	int c;

	for (*row = 0; *row < pty->rows; ++*row)
		for (*column = from_column; *column < pty->columns; ++*column) {
			for (c = *column, n = 0; c < pty->columns && n < wanted && n < 4000; c++)
				n += write_cell(pty, *row, c, line + n);
			if (n >= wanted && !memcmp(line, text, wanted))
				return true;
		}
	return false;
}

const char *pty_sent(struct pty *pty, size_t *n)
{
	*n = pty->n_sent;
	return pty->sent ? pty->sent : "";
}

void pty_forget(struct pty *pty)
{
	while (listen_to(pty, 0))
		;
	pty->n_sent = 0;
}

/* By the bytes: libvterm brings an older visibility back with the main screen, as terminals do not.
 */
static bool is_cursor_shown(const struct pty *pty)
{
	const char *at = pty->sent, *next;

	while (at && (next = strstr(at + 1, "\033[?25")) != NULL)
		at = next;
	return !at || strncmp(at, "\033[?25l", 6);
}

static bool is_as_before(const struct pty *pty, bool tell)
{
	struct termios modes;
	bool same, cursor;

	if (tcgetattr(pty->slave, &modes) < 0)
		return false;
	same = modes.c_lflag == pty->modes.c_lflag && modes.c_iflag == pty->modes.c_iflag &&
	       modes.c_oflag == pty->modes.c_oflag && modes.c_cflag == pty->modes.c_cflag &&
	       !memcmp(modes.c_cc, pty->modes.c_cc, sizeof modes.c_cc);
	cursor = is_cursor_shown(pty) && !pty->mouse;
	if (tell && (!same || pty->alternate || !cursor))
		fprintf(stderr, "left behind: modes %s, %s screen, cursor %s\n",
			same ? "same" : "changed", pty->alternate ? "alternate" : "main",
			cursor ? "shown" : "hidden");
	return same && !pty->alternate && cursor;
}

/* The last that a program writes may still be on its way when it has ended already. */
bool pty_is_restored(struct pty *pty)
{
	int64_t until = now() + PATIENCE;

	while (listen_to(pty, 0) || (!is_as_before(pty, false) && now() < until))
		listen_to(pty, NAP);
	return is_as_before(pty, true);
}
