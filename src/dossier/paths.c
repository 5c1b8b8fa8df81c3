/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dossier names its dispatches from its own folder, so that both can be moved together. */
#include "dossier/inside.h"

#include <stdlib.h>
#include <string.h>

static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

const char *path_name(const char *path)
{
	return path + folder_length(path);
}

const char *path_beside(struct arena *arena, const char *file, const char *path)
{
	if (*path == '/')
		return arena_copy(arena, path, strlen(path));
	return arena_format(arena, "%.*s%s", (int)folder_length(file), file, path);
}

/* The folder of a path without links, ending in a slash; NULL where it is not there. */
static char *real_folder(struct arena *arena, const char *path)
{
	size_t n = folder_length(path);
	char *real = realpath(n ? arena_copy(arena, path, n) : ".", NULL), *copy;

	if (!real)
		return NULL;
	copy = arena_format(arena, strcmp(real, "/") ? "%s/" : "%s", real);
	free(real);
	return copy;
}

const char *path_absolute(struct arena *arena, const char *path)
{
	const char *folder = real_folder(arena, path);

	return folder ? arena_format(arena, "%s%s", folder, path_name(path)) : path;
}

const char *path_from(struct arena *arena, const char *file, const char *path)
{
	const char *from = real_folder(arena, file), *to = real_folder(arena, path), *rest;
	struct buf buf = buf_new(arena);
	size_t same = 0, i;

	if (!from || !to)
		return path;
	for (i = 0; from[i] && from[i] == to[i]; i++)
		if (from[i] == '/')
			same = i + 1;
	if (same <= 1 && strcmp(from, to) != 0)
		return path_absolute(arena, path); /* nothing in common but the root */
	for (rest = from + same; (rest = strchr(rest, '/')) != NULL; rest++)
		buf_text(&buf, "../");
	buf_text(&buf, to + same);
	buf_text(&buf, path_name(path));
	return buf.at;
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       strchr("-._~/", c);
}

char *path_encode(struct arena *arena, const char *path)
{
	struct buf buf = buf_new(arena);

	for (; *path; path++)
		if (is_plain(*path))
			buf_char(&buf, *path);
		else
			buf_format(&buf, "%%%02X", (unsigned char)*path);
	return buf.at;
}

static int digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
				      : -1;
}

char *path_decode(struct arena *arena, const char *uri)
{
	struct buf buf = buf_new(arena);

	for (; *uri; uri++)
		if (*uri == '%' && digit(uri[1]) >= 0 && digit(uri[2]) >= 0 &&
			(digit(uri[1]) || digit(uri[2]))) {
			buf_char(&buf, (char)(digit(uri[1]) * 16 + digit(uri[2])));
			uri += 2;
		} else {
			buf_char(&buf, *uri);
		}
	return buf.at;
}

char *path_kept(struct arena *arena, const char *path, const char *what)
{
	return arena_format(
		arena, "%.*s.%s.%s", (int)(path_name(path) - path), path, path_name(path), what);
}
