/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program in a terminal of its own: a pseudo-terminal, with libvterm in the place of the person's
 * eyes. Whoever looks waits for words to appear, never for time to pass.
 */
#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>

struct screen;

/* Runs src/recoupe of the build tree with the arguments; NULL where the system has no pseudo-terminal. */
struct screen *screen_run(int columns, int rows, const char *const *arguments);

void screen_type(struct screen *screen, const char *keys); /* as a terminal sends them: "n", "\033[B" */
void screen_resize(struct screen *screen, int columns, int rows);
void screen_signal(struct screen *screen, int signal);

/* Waits until a row holds the words, or no row does; false, with the screen on standard error, after 10 s. */
bool screen_shows(struct screen *screen, const char *words);
bool screen_drops(struct screen *screen, const char *words);

/* The row that holds the words, or -1; the text of a row, until the next call. */
int screen_find(struct screen *screen, const char *words);
const char *screen_row(struct screen *screen, int row);

/* Waits for the end; the exit status, 128 + signal, or -1 where it does not end. */
int screen_end(struct screen *screen);

/* The terminal is as it was: main screen, cursor shown, and the line settings of before. */
bool screen_is_restored(struct screen *screen);

/* Ends the program if it still runs, and frees all. */
void screen_close(struct screen *screen);

#endif
