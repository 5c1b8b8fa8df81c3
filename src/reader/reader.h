/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reader: the screen at work. It hands keys from the terminal to the view and frames back, and does
 * what the view wishes but cannot do itself. Where a dossier takes long to be analysed, it comes
 * before that is done: with how far it is, and then with the dispatches to read in the meantime.
 */
#ifndef READER_H
#define READER_H

#include "base/base.h"
#include "cli/cli.h"
#include "conf/conf.h"
#include "dossier/dossier.h"
#include "view/view.h"

struct reader;

/* All of it outlives the reader. */
struct reader_setup {
	struct arena *arena;
	struct faults *faults; /* met so far: told in the first screen; the terminal's are added */
	const struct cli *cli;
	const struct keymap *keymap;
	struct conf *conf;
	const char *state; /* the folder for what the program remembers, or NULL */
};

struct reader *reader_new(const struct reader_setup *setup);

/* For dossier_setup: who waits at this reader. */
void reader_wait(struct reader *reader, struct dossier_setup *setup);
bool reader_left(const struct reader *reader); /* the user waited no longer, and left */

/* Until the user leaves. false, with a fault: there can be no screen. */
bool reader_read(struct reader *reader, struct dossier *dossier);

#endif
