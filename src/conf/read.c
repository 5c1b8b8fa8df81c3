/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * iniparser gives up a whole file for one wrong line, and says neither which one nor where a
 * setting stood. So the lines are looked at first: the wrong ones are told and blanked, and a copy
 * without them is handed to iniparser, which then reads the values.
 */
#include <config.h>

#include "conf/read.h"

#ifdef HAVE_INIPARSER_H
#include <iniparser.h>
#else
#include <iniparser/iniparser.h>
#endif
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MOST = 1000 }; /* bytes; iniparser's own limit is a little above */

static int hush(const char *format, ...)
{
	(void)format;
	return 0;
}

static void trim(const char **start, const char **end)
{
	while (*start < *end && isspace((unsigned char)**start))
		++*start;
	while (*end > *start && isspace((unsigned char)(*end)[-1]))
		--*end;
}

static char *lower(struct arena *arena, const char *start, const char *end)
{
	char *copy, *c;

	trim(&start, &end);
	copy = arena_copy(arena, start, (size_t)(end - start));
	for (c = copy; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return copy;
}

/* Takes one line in: a section changes *section, a setting is appended. false: it is neither. */
static bool take_line(struct arena *arena, const char *start, const char *end, const char **section,
	uint32_t line, struct entries *entries)
{
	const char *equals;
	struct entry *entry;

	if (end - start > LINE_MOST)
		return false;
	trim(&start, &end);
	if (start == end || *start == '#' || *start == ';')
		return true;
	if (*start == '[' && end[-1] == ']') {
		*section = lower(arena, start + 1, end - 1);
		return **section != '\0';
	}
	equals = memchr(start, '=', (size_t)(end - start));
	if (!equals || equals == start || end[-1] == '\\' ||
		memchr(start, '\0', (size_t)(end - start)))
		return false;
	entry = vec_push(arena, entries);
	*entry = (struct entry){
		.section = *section, .key = lower(arena, start, equals), .line = line
	};
	return true;
}

/* The entries of the text, without their values. Lines that are none are noted and made blank. */
static void take_lines(struct arena *arena, const char *path, char *text, size_t n,
	struct entries *entries, struct faults *faults)
{
	char *start = text, *end, *last = text + n;
	const char *section = "";
	uint32_t line = 1;

	if (n >= 3 &&
		!memcmp(text, "\xef\xbb\xbf", 3)) /* a byte-order mark, which iniparser refuses */
		memset(text, ' ', 3);
	for (; start < last; start = end + 1, line++) {
		end = memchr(start, '\n', (size_t)(last - start));
		if (!end)
			end = last;
		if (take_line(arena, start, end, &section, line, entries))
			continue;
		fault_note(arena, faults,
			(struct fault){ .code = FAULT_CONF_SYNTAX, .path = path, .line = line });
		memset(start, ' ', (size_t)(end - start));
		*start = ';';
		if (end - start > LINE_MOST)
			memset(start, '\n',
				(size_t)(end - start)); /* short enough lines for iniparser */
	}
}

/* iniparser reads files alone, so the copy goes through one. */
static dictionary *load_copy(const char *text, size_t n)
{
	const char *folder = getenv("TMPDIR");
	char path[4096];
	dictionary *dictionary = NULL;
	int fd;

	if (!folder || !*folder || strlen(folder) > sizeof path - 32)
		folder = "/tmp";
	strcpy(path, folder);
	strcat(path, "/recoupe.XXXXXX");
	fd = mkstemp(path);
	if (fd < 0)
		return NULL;
	if (write(fd, text, n) == (ssize_t)n)
		dictionary = iniparser_load(path);
	close(fd);
	unlink(path);
	return dictionary;
}

bool settings_read(
	struct arena *arena, const char *path, struct entries *entries, struct faults *faults)
{
	uint32_t first = entries->n, before = faults->n, i;
	struct bytes file;
	dictionary *found;
	char *text;
	const char *value;
	struct entry *entry;

	if (!file_read(arena, path, &file, faults))
		return false;
	text = arena_copy(arena, file.at, file.n);
	take_lines(arena, path, text, file.n, entries, faults);
	iniparser_set_error_callback(hush);
	found = faults->n == before && memcmp(text, file.at, file.n) == 0 ? iniparser_load(path)
									  : load_copy(text, file.n);
	if (!found) {
		entries->n = first;
		fault_note(
			arena, faults, (struct fault){ .code = FAULT_CONF_SYNTAX, .path = path });
		return false;
	}
	for (i = first; i < entries->n; i++) {
		entry = &entries->at[i];
		value = iniparser_getstring(
			found, arena_format(arena, "%s:%s", entry->section, entry->key), "");
		entry->value = arena_copy(arena, value, strlen(value));
	}
	iniparser_freedict(found);
	iniparser_set_error_callback(NULL);
	return true;
}
