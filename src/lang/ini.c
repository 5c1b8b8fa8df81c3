/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The language files are read by iniparser, which gives up a whole file for one bad line and does
 * not say where in a way that a program can use. So the file is looked through first, by the same
 * rules: a byte order mark, a NUL, a line too long for iniparser, or one that is neither a comment,
 * a [section] nor a key = value, is a fault with its line.
 */
#include "lang/pack.h"

#include <iniparser/iniparser.h>
#include <string.h>

enum { LINE_MOST = 1000 }; /* bytes; iniparser's buffer holds 1,024 with what it continues */

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct bytes trim(struct bytes line)
{
	while (line.n && is_blank(line.at[line.n - 1]))
		line.n--;
	for (; line.n && is_blank(*line.at); line.n--)
		line.at++;
	return line;
}

static bool is_understood(struct bytes line)
{
	if (memchr(line.at, '\0', line.n))
		return false;
	line = trim(line);
	if (!line.n || *line.at == '#' || *line.at == ';')
		return true;
	if (*line.at == '[' && line.at[line.n - 1] == ']')
		return line.n > 2;
	return *line.at != '=' && memchr(line.at, '=', line.n);
}

static struct bytes cut_line(struct bytes *rest)
{
	const char *end = memchr(rest->at, '\n', rest->n);
	struct bytes line = { rest->at, end ? (size_t)(end - rest->at) : rest->n };

	rest->at += line.n + (end != NULL);
	rest->n -= line.n + (end != NULL);
	return line;
}

/* The first line that iniparser would stumble over, from 1; 0: none. */
static uint32_t bad_line(struct bytes file)
{
	uint32_t number = 0;
	size_t continued = 0;
	struct bytes line, trimmed;

	if (file.n >= 3 && !memcmp(file.at, "\xef\xbb\xbf", 3))
		return 1;
	while (file.n) {
		line = cut_line(&file);
		number++;
		if (line.n + continued > LINE_MOST || (!continued && !is_understood(line)) ||
			memchr(line.at, '\0', line.n))
			return number;
		trimmed = trim(line);
		if (trimmed.n && trimmed.at[trimmed.n - 1] == '\\')
			continued += line.n;
		else
			continued = 0;
	}
	return 0;
}

static void free_dictionary(void *dictionary)
{
	iniparser_freedict(dictionary);
}

/* "nouns.2" continues "nouns". */
static const char *plain_key(struct arena *arena, const char *key)
{
	const char *dot = strrchr(key, '.');

	if (!dot || !dot[1] || strspn(dot + 1, "0123456789") != strlen(dot + 1) ||
		strspn(key, "0123456789") == (size_t)(dot - key))
		return key;
	return arena_copy(arena, key, (size_t)(dot - key));
}

bool ini_read(struct arena *arena, const char *path, uint32_t layer, struct entries *entries,
	struct faults *faults)
{
	dictionary *read = NULL;
	struct bytes file;
	uint32_t line;
	const char *colon;
	ssize_t i;

	if (!file_read(arena, path, &file, faults))
		return false;
	line = bad_line(file);
	if (!line)
		read = iniparser_load(path);
	if (!read) {
		fault_note(arena, faults,
			(struct fault){ .code = FAULT_LANG_SYNTAX, .path = path, .line = line });
		return false;
	}
	arena_defer(arena, free_dictionary, read);
	for (i = 0; i < read->size; i++) {
		colon = read->key[i] ? strchr(read->key[i], ':') : NULL;
		if (!colon || !read->val[i])
			continue;
		*vec_push(arena, entries) = (struct entry){
			.section = arena_copy(arena, read->key[i], (size_t)(colon - read->key[i])),
			.key = plain_key(arena, colon + 1),
			.value = read->val[i],
			.path = path,
			.layer = layer,
		};
	}
	return true;
}

static bool begins_with(struct bytes line, const char *word)
{
	size_t n = strlen(word);

	return line.n >= n && !strncasecmp(line.at, word, n);
}

uint32_t ini_line(struct arena *arena, const struct entry *entry)
{
	struct faults ignored = { 0 };
	struct bytes file, line;
	uint32_t number = 0;
	bool inside = false;

	if (!file_read(arena, entry->path, &file, &ignored))
		return 0;
	while (file.n) {
		line = trim(cut_line(&file));
		number++;
		if (line.n && *line.at == '[')
			inside = begins_with((struct bytes){ line.at + 1, line.n - 1 }, entry->section);
		else if (inside && begins_with(line, entry->key))
			return number;
	}
	return 0;
}
