/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * term: frames out, key names in. Owns ncurses; the one place with the terminal's state.
 *
 * A key is named by the character it types ("n", "é", "?"), or "Enter" "Tab" "S-Tab" "Esc" "Space"
 * "Backspace" "Delete" "Insert" "Up" "Down" "Left" "Right" "Home" "End" "PgUp" "PgDn" "F1".., with
 * "C-" (Ctrl), "M-" (Alt) and "S-" (Shift) before it: "C-f", "S-Left", "C-M-Up". The mouse is a key
 * with a place, "Mouse1@ROW,COLUMN" (view/mouse.c), and what is pasted is "Paste:" and the text.
 */
#ifndef TERM_H
#define TERM_H

#include "base/base.h"
#include "conf/conf.h"
#include "view/view.h"

/*
 * Takes the terminal over: standard output for the frames, standard input (or, where that is none,
 * /dev/tty) for the keys. Every way out restores it, signals included. false, with a fault, where
 * it cannot be used.
 */
bool term_open(struct arena *arena, const struct conf *conf, struct faults *faults);
void term_apply(const struct conf *conf); /* settings that have changed since */
void term_close(void);

void term_size(int *columns, int *rows);
void term_draw(const struct frame *frame); /* sends what changed since the last */
void term_redraw(void);			   /* the next term_draw sends all */

enum { TERM_KEY = 640 }; /* bytes of a key's name, its NUL included */
enum term_event { TERM_KEY_PRESSED, TERM_RESIZED, TERM_ENDED, TERM_IDLE, TERM_STIRRED };

/*
 * Waits for a key (its name in key), for a new size, or for the end of the terminal; TERM_IDLE:
 * nothing came for so many milliseconds. -1: without end. TERM_STIRRED: there is something to read
 * in another file, of that descriptor; -1: there is no other.
 */
enum term_event term_wait(char key[TERM_KEY], int patience, int other);
void term_suspend(void); /* gives the terminal back, stops, and takes it again when continued */

/*
 * Puts the text on the clipboard of the terminal (OSC 52), which gives no answer. false, and
 * nothing sent: it is too long, or this kind of terminal has none. Its control characters are left
 * out.
 */
bool term_copy(const char *text, size_t n);

/*
 * Opens a file at a line in $VISUAL or $EDITOR, run without a shell, and takes the terminal again
 * when it ends. What went wrong, for a person; or NULL.
 */
const char *term_edit(struct arena *arena, const char *path, uint32_t line);

#endif
