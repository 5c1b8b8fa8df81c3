/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dispatch by a name of its own, which neither another folder nor another version of the text
 * changes: a part of its file's name and of the first fingerprint it had.
 */
#include "dossier/inside.h"

#include <string.h>

enum { NAME = 24, PRINT = 8 };

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* "articles/1-reuters.txt" -> "1-reuters-3f2a9c01" */
static const char *name_for(struct arena *arena, const char *path, const char *sha256)
{
	const char *name = path_name(path), *dot = strrchr(name, '.');
	size_t n = dot && dot > name ? (size_t)(dot - name) : strlen(name), i;
	char *id =
		arena_format(arena, "%.*s-%.*s", (int)(n < NAME ? n : NAME), name, PRINT, sha256);

	for (i = 0; id[i]; i++)
		if (!is_plain(id[i]))
			id[i] = '-';
	return id;
}

struct source *source_add(struct desk *desk, const char *path)
{
	struct source *source = vec_push(desk->arena, &desk->sources);

	source->path = arena_copy(desk->arena, path, strlen(path));
	source->sha256 = "";
	source->dispatch = DOSSIER_NOWHERE;
	return source;
}

/* Its id hangs on what it holds, so that it has none before it is read. */
void source_read(struct desk *desk, struct source *source)
{
	const char *id;
	uint32_t n = 1;

	sha256_hex(source->file, source->now);
	if (source->id)
		return;
	for (id = name_for(desk->arena, source->path, source->now); source_find(desk, id);)
		id = arena_format(desk->arena, "%s-%u",
			name_for(desk->arena, source->path, source->now), ++n);
	source->id = id;
	*map_put(desk->source_ids, id, strlen(id)) = (uint32_t)(source - desk->sources.at) + 1;
}

const struct source *source_find(const struct desk *desk, const char *id)
{
	const uint32_t *at = map_get(desk->source_ids, id, strlen(id));

	return at && *at ? &desk->sources.at[*at - 1] : NULL;
}

void sources_read(struct desk *desk)
{
	uint32_t i;

	for (i = 0; i < desk->sources.n; i++)
		if (desk->sources.at[i].dispatch != DOSSIER_NOWHERE && !*desk->sources.at[i].now)
			source_read(desk, &desk->sources.at[i]);
}

struct source *source_of(struct desk *desk, uint32_t dispatch)
{
	uint32_t i = 0;

	sources_read(desk);
	while (desk->sources.at[i].dispatch != dispatch)
		i++;
	return &desk->sources.at[i];
}
