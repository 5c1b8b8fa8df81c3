/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of term/ share among themselves, and nobody else sees. */
#ifndef TERM_INSIDE_H
#define TERM_INSIDE_H

#include "term/term.h"

#include <signal.h>
#include <ncurses.h>

/* ability.c: what terminfo says of the terminal. */
const char *ability_lack(void); /* why it cannot be used, in the user's language; NULL: it can */
size_t ability_exit(
	char *bytes, size_t most); /* what gives it back: normal screen, cursor, colours */

bool ability_reports(void); /* it reports the mouse and what is pasted */

/* report.c */
#define REPORTS_MOUSE_ON "\033[?1002h\033[?1006h"
#define REPORTS_PASTE_ON "\033[?2004h"
#define REPORTS_OFF	 "\033[?1006l\033[?1002l\033[?2004l"

void reports_start(const struct conf *conf);
void reports_pause(void); /* before somebody else has the terminal */
void reports_resume(void);
/* The name of a mouse event as xterm numbers it, from 1; false: it is none of ours. */
bool reports_name_mouse(int buttons, int column, int row, bool release, char key[TERM_KEY]);
void reports_name_paste(const char *text, size_t n, char key[TERM_KEY]);

/* term.c: after somebody else has written on the screen; the file that the keys come from. */
void screen_take_again(void);
int screen_input(void);

/* theme.c: how each role looks on this terminal. */
struct look {
	attr_t attributes;
	short pair;
};

void theme_start(const struct conf *conf);
struct look theme_look(uint8_t role);

/* draw.c */
void draw_forget(void); /* the next frame is drawn whole */
void draw_end(void);

/* key.c: the next key that has come in, without waiting. false: none has; any: but something has.
 */
void keys_start(void);
void keys_end(void);
bool keys_next(char key[TERM_KEY], bool *any);

/* signal.c */
enum { SIGNAL_RESIZED = 1, SIGNAL_STOP = 2, SIGNAL_CONTINUED = 4 };

void signal_start(int in);
void signal_end(void);
void signal_note_exit(void); /* works out what restores the terminal, of its present size */
int signal_take(void);	     /* what came in since the last call */
const sigset_t *signal_waiting_mask(void);
void signal_stop(void); /* stops the program as Ctrl-Z does */

#endif
