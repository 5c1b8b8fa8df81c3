/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sits at the desk, and what time it is. */
#include <config.h>

#include "reader/inside.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* As the settings say; else the user's name in full, or the one he logs in by. */
static const char *find_author(struct arena *arena, const struct conf *conf)
{
	const struct passwd *user = getpwuid(getuid());
	const char *name = getenv("USER");
	size_t n = user && user->pw_gecos ? strcspn(user->pw_gecos, ",") : 0;

	if (*conf->author)
		return conf->author;
	if (n > 0)
		return arena_copy(arena, user->pw_gecos, n);
	if (name && *name)
		return name;
	return user && user->pw_name ? arena_copy(arena, user->pw_name, strlen(user->pw_name)) : "";
}

struct stamp reader_stamp(void *of)
{
	const struct reader *reader = of;

	return (struct stamp){ find_author(reader->setup.arena, reader->setup.conf), time(NULL) };
}

void reader_sit_down(struct reader *reader, struct dossier *dossier)
{
	const struct view_clock clock = { reader, reader_stamp };

	view_use_desk(reader->view, dossier, &clock);
}
