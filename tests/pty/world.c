/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/unit.h"
#include "pty/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int world_make(void **state)
{
	struct world *world = calloc(1, sizeof *world);
	const char *built = getenv("builddir"), *source = getenv("srcdir");
	char program[PATH_MAX / 2], texts[PATH_MAX / 2];

	snprintf(program, sizeof program, "%s/src/recoupe", built ? built : ".");
	snprintf(texts, sizeof texts, "%s/articles", source ? source : ".");
	strcpy(world->folder, "/tmp/recoupe-pty.XXXXXX");
	*state = world;
	return realpath(program, world->program) && realpath(texts, world->articles) &&
			       mkdtemp(world->folder) && !chdir(world->folder)
		       ? 0
		       : -1;
}

int world_end(void **state)
{
	struct world *world = *state;
	char command[128];
	int status;

	status = system("! cat " PTY_REPORT ".* 2>/dev/null"); /* a report fails the tests */
	snprintf(command, sizeof command, "rm -rf %s", world->folder);
	status |= chdir("/") || system(command);
	free(world);
	return status;
}

void world_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

void world_leave(struct pty *pty)
{
	pty_type(pty, "q");
	assert_int_equal(pty_wait_end(pty), 0);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}
