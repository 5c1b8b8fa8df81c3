/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody runs the program for the first time: a file tells that he does not. */
#include <config.h>

#include "conf/conf.h"

#include <fcntl.h>
#include <unistd.h>

bool conf_note_first_run(struct arena *arena, const char *marker)
{
	int file;

	if (!marker || access(marker, F_OK) == 0)
		return false;
	file_make_folders(arena, marker);
	file = open(marker, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0)
		return false;
	close(file);
	return true;
}
