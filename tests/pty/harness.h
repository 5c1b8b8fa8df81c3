/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A program in a terminal of its own: a pty, and libvterm to read what a person would see. Tests
 * wait for text to stand on the screen, never for time to pass.
 */
#ifndef HARNESS_H
#define HARNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pty;

/* What a sanitizer reports goes into files of this name, and the program's number, where it runs.
 */
#define PTY_REPORT "sanitizer"

/*
 * Starts argv[0] at that size. settings are "NAME=value" that differ from a plain xterm of 256
 * colours in C.UTF-8 ("NAME=" empties one), ended by NULL; NULL: none.
 */
struct pty *pty_start(const char *const *argv, int columns, int rows, const char *const *settings);

/* Whether there are terminals to be had here; if not, says in TAP that the tests are skipped. A bare
 * chroot may have none. */
bool pty_possible(void);

/* Frees it all; kills the program where it still runs. */
void pty_end(struct pty *pty);

void pty_type(struct pty *pty, const char *keys);
void pty_wait_read(struct pty *pty); /* until the program has read all that was typed, or ended */
void pty_resize(struct pty *pty, int columns, int rows); /* and waits until the program clears it */

/* Tells the program alone, and leaves the screen as large as it was: for a program that may be writing
 * still, and clears no screen at once. */
void pty_resize_program(struct pty *pty, int columns, int rows);

void pty_signal(struct pty *pty, int number);
void pty_hang_up(struct pty *pty); /* the terminal goes away */

/* Waits until the text stands on the screen (or no longer does). false, and the screen told: in
 * vain. */
bool pty_wait(struct pty *pty, const char *text);
bool pty_wait_gone(struct pty *pty, const char *text);

/* Waits for the end. The status as of waitpid(2); -1: it did not end. */
int pty_wait_end(struct pty *pty);

/* The screen as lines, each ended by a newline, trailing spaces cut. The harness's, until the next
 * call. */
const char *pty_screen(struct pty *pty);

struct pty_cell {
	char text[32];
	bool bold, underline, reverse;
	bool coloured; /* other than the terminal's own colours */
	bool backed;   /* reversed, or on a background of its own */
	uint8_t columns;
	int32_t fore, back; /* 0xRRGGBB, or -1: the terminal's own */
};

struct pty_cell pty_cell_at(struct pty *pty, int row, int column);

/* Where the text stands on the screen, from a column on. false: nowhere. */
bool pty_find(struct pty *pty, const char *text, int from_column, int *row, int *column);

/* Everything the program sent since the last call of pty_forget, NUL-terminated. */
const char *pty_sent(struct pty *pty, size_t *n);
void pty_forget(struct pty *pty);

/* The terminal is as it was before the program came: modes, main screen, cursor shown. */
bool pty_is_restored(struct pty *pty);

#endif
