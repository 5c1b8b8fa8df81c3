/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody runs the program for the first time: a file tells that he does not. */
#include <config.h>

#include "conf/conf.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folders above a file, but for the first: no home is made for who has none. What cannot be
 * made is met when the file is. */
static void make_folders(struct arena *arena, const char *path)
{
	const char *stroke = strchr(path + 1, '/');

	while (stroke && (stroke = strchr(stroke + 1, '/')))
		mkdir(arena_copy(arena, path, (size_t)(stroke - path)), 0700);
}

bool conf_note_first_run(struct arena *arena, const char *marker)
{
	int file;

	if (!marker || access(marker, F_OK) == 0)
		return false;
	make_folders(arena, marker);
	file = open(marker, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0)
		return false;
	close(file);
	return true;
}
