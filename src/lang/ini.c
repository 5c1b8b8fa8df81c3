/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The language files, in the dialect of iniparser, which reads the settings: comments after # or ;,
 * [section], key = value, a value in quotes where it holds a ; or #. They are read here all the
 * same: iniparser looks through all the keys it has for each new one, which took half the time of a
 * run, and it tells no lines. A byte order mark, a NUL, a very long line, or one that is none of
 * the above is a fault with its line, and then the file is not used at all.
 */
#include "lang/pack.h"

#include <string.h>

enum { LINE_MOST = 1000 }; /* bytes, as iniparser has it, so that the settings and these agree */

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

static struct bytes cut_line(struct bytes *rest)
{
	const char *end = memchr(rest->at, '\n', rest->n);
	struct bytes line = { rest->at, end ? (size_t)(end - rest->at) : rest->n };

	rest->at += line.n + (end != NULL);
	rest->n -= line.n + (end != NULL);
	return line;
}

static char *lower(struct arena *arena, struct bytes word)
{
	char *copy = arena_copy(arena, word.at, word.n), *c;

	for (c = copy; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return copy;
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

static const char *value_of(struct arena *arena, struct bytes value)
{
	const char *end;

	value = trim(value);
	if (value.n && (*value.at == '"' || *value.at == '\'')) {
		end = memchr(value.at + 1, *value.at, value.n - 1);
		value = (struct bytes){ value.at + 1,
			end ? (size_t)(end - value.at) - 1 : value.n - 1 };
	} else {
		for (end = value.at; end < value.at + value.n && *end != ';' && *end != '#'; end++)
			;
		value.n = (size_t)(end - value.at);
	}
	value = trim(value);
	return arena_copy(arena, value.at, value.n);
}

/* Takes in one line: a section for those to come, or an entry. false: it is neither, nor a comment.
 */
static bool take_line(
	struct arena *arena, struct bytes line, struct entry *model, struct entries *entries)
{
	const char *equals;

	if (line.n > LINE_MOST || memchr(line.at, '\0', line.n))
		return false;
	line = trim(line);
	if (!line.n || *line.at == '#' || *line.at == ';')
		return true;
	if (*line.at == '[' && line.n > 2 && line.at[line.n - 1] == ']') {
		model->section = lower(arena, trim((struct bytes){ line.at + 1, line.n - 2 }));
		return true;
	}
	equals = memchr(line.at, '=', line.n);
	if (!equals || equals == line.at || *line.at == '[')
		return false;
	model->key = plain_key(
		arena, lower(arena, trim((struct bytes){ line.at, (size_t)(equals - line.at) })));
	model->value = value_of(
		arena, (struct bytes){ equals + 1, line.n - (size_t)(equals + 1 - line.at) });
	*vec_push(arena, entries) = *model;
	return true;
}

bool ini_read(struct arena *arena, const char *path, uint32_t layer, struct entries *entries,
	struct faults *faults)
{
	struct entry model = { .section = "", .path = path, .layer = layer };
	uint32_t before = entries->n, line = 1;
	struct bytes file;
	bool fine;

	if (!file_read(arena, path, &file, faults))
		return false;
	if (!entries->cap)
		vec_reserve(arena, entries, file.n / 16 + 8); /* most lines are longer */
	fine = file.n < 3 || memcmp(file.at, "\xef\xbb\xbf", 3) != 0;
	while (fine && file.n) {
		fine = take_line(arena, cut_line(&file), &model, entries);
		line += fine;
	}
	if (!fine) {
		entries->n = before;
		fault_note(arena, faults,
			(struct fault){ .code = FAULT_LANG_SYNTAX, .path = path, .line = line });
	}
	return fine;
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
			inside = begins_with(
				(struct bytes){ line.at + 1, line.n - 1 }, entry->section);
		else if (inside && begins_with(line, entry->key))
			return number;
	}
	return 0;
}
