/* SPDX-License-Identifier: GPL-3.0-or-later */
/* term: frames out, key names in. Owns ncurses; the one place with the terminal's state. */
#ifndef TERM_H
#define TERM_H

#include "base/base.h"
#include "conf/conf.h"
#include "view/view.h"

/* Takes the terminal over, and restores it on every way out, signals included. false, with a fault, where it cannot be used. */
bool term_open(struct arena *arena, const struct conf *conf, struct faults *faults);
void term_close(void);

void term_size(int *columns, int *rows);
void term_draw(const struct frame *frame); /* sends what changed since the last */
void term_redraw(void);			   /* the next term_draw sends all */

enum { TERM_KEY = 32 };
enum term_event { TERM_KEY_PRESSED, TERM_RESIZED, TERM_ENDED };

/* Waits for a key (its name in key), a resize, or the wish of a signal to end. */
enum term_event term_wait(char key[TERM_KEY]);
void term_suspend(void); /* Ctrl-Z: gives the terminal back, stops, and takes it again when continued */

#endif
