/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the whole program is run: a folder of its own, which is the working one, and goes at the
 * end. */
#ifndef WORLD_H
#define WORLD_H

#include "pty/harness.h"

#include <limits.h>

struct world {
	char program[PATH_MAX];	 /* recoupe */
	char articles[PATH_MAX]; /* the folder of the sample dispatches */
	char folder[32];
};

/* Set-up and tear-down of a group of tests, whose state is the world. */
int world_make(void **state);
int world_end(void **state);

void world_write(const char *path, const char *text);

/* Quits the program, and holds it to leave the terminal as it was. */
void world_leave(struct pty *pty);

#endif
