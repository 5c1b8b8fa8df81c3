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

/* Part of the file's text, which is the arena's: what is kept of it is ended by a NUL in place. */
struct part {
	char *at;
	size_t n;
};

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct part trim(struct part part)
{
	while (part.n && is_blank(part.at[part.n - 1]))
		part.n--;
	for (; part.n && is_blank(*part.at); part.n--)
		part.at++;
	return part;
}

static struct part cut_line(struct part *rest)
{
	char *end = memchr(rest->at, '\n', rest->n);
	struct part line = { rest->at, end ? (size_t)(end - rest->at) : rest->n };

	rest->at += line.n + (end != NULL);
	rest->n -= line.n + (end != NULL);
	return line;
}

static const char *keep(struct part part)
{
	part.at[part.n] = '\0';
	return part.at;
}

static struct part lower(struct part word)
{
	size_t i;

	for (i = 0; i < word.n; i++)
		if (word.at[i] >= 'A' && word.at[i] <= 'Z')
			word.at[i] = (char)(word.at[i] - 'A' + 'a');
	return word;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "nouns.2" continues "nouns"; "0.5" is a number. */
static struct part plain_key(struct part key)
{
	size_t n = key.n, i;

	while (n && is_digit(key.at[n - 1]))
		n--;
	if (n == key.n || n < 2 || key.at[n - 1] != '.')
		return key;
	for (i = 0; i < n - 1; i++)
		if (!is_digit(key.at[i]))
			return (struct part){ key.at, n - 1 };
	return key;
}

static struct part value_of(struct part value)
{
	char *end;
	size_t n;

	value = trim(value);
	if (value.n && (*value.at == '"' || *value.at == '\'')) {
		end = memchr(value.at + 1, *value.at, value.n - 1);
		n = end ? (size_t)(end - value.at) - 1 : value.n - 1;
		return trim((struct part){ value.at + 1, n });
	}
	for (n = 0; n < value.n && value.at[n] != ';' && value.at[n] != '#';)
		n++;
	return trim((struct part){ value.at, n });
}

/* A file while it is read. */
struct reading {
	struct arena *arena;
	struct entries *entries;
	struct heading *heading; /* of the lines to come */
	const char *path, *nul;	 /* the first NUL, or NULL */
	uint32_t layer;
};

static void begin_section(struct reading *reading, const char *name)
{
	reading->heading = arena_new_of(reading->arena, struct heading);
	*reading->heading = section_heading(name);
	reading->heading->path = reading->path;
	reading->heading->layer = (uint16_t)reading->layer;
}

/* Takes in one line: a section for those to come, or an entry. false: it is neither, nor a comment.
 */
static bool take_line(struct reading *reading, struct part line)
{
	struct entry *entry;
	struct part value;
	char *equals;

	if (line.n > LINE_MOST || (reading->nul && reading->nul < line.at + line.n))
		return false;
	line = trim(line);
	if (!line.n || *line.at == '#' || *line.at == ';')
		return true;
	if (*line.at == '[' && line.n > 2 && line.at[line.n - 1] == ']') {
		begin_section(reading, keep(lower(trim((struct part){ line.at + 1, line.n - 2 }))));
		return true;
	}
	equals = memchr(line.at, '=', line.n);
	if (!equals || equals == line.at || *line.at == '[')
		return false;
	value = (struct part){ equals + 1, line.n - (size_t)(equals + 1 - line.at) };
	entry = vec_push(reading->arena, reading->entries);
	entry->under = reading->heading;
	entry->value = keep(value_of(value));
	line.n = (size_t)(equals - line.at);
	entry->key = keep(plain_key(lower(trim(line))));
	return true;
}

bool ini_read(struct arena *arena, const char *path, uint32_t layer, struct entries *entries,
	struct faults *faults)
{
	struct reading reading = {
		.arena = arena, .entries = entries, .path = path, .layer = layer
	};
	uint32_t before = entries->n, line = 1;
	struct bytes file;
	struct part rest;
	bool fine;

	if (!file_read(arena, path, &file, faults))
		return false;
	rest = (struct part){ (char *)file.at, file.n };
	reading.nul = memchr(file.at, '\0', file.n);
	begin_section(&reading, "");
	if (!entries->cap)
		vec_reserve(arena, entries, file.n / 16 + 8); /* most lines are longer */
	fine = rest.n < 3 || memcmp(rest.at, "\xef\xbb\xbf", 3) != 0;
	while (fine && rest.n) {
		fine = take_line(&reading, cut_line(&rest));
		line += fine;
	}
	if (!fine) {
		entries->n = before;
		fault_note(arena, faults,
			(struct fault){ .code = FAULT_LANG_SYNTAX, .path = path, .line = line });
	}
	return fine;
}

static bool begins_with(struct part line, const char *word)
{
	size_t n = strlen(word);

	return line.n >= n && !strncasecmp(line.at, word, n);
}

uint32_t ini_line(struct arena *arena, const struct entry *entry)
{
	struct faults ignored = { 0 };
	struct bytes file;
	struct part rest, line;
	uint32_t number = 0;
	bool inside = false;

	if (!file_read(arena, entry->under->path, &file, &ignored))
		return 0;
	rest = (struct part){ (char *)file.at, file.n };
	while (rest.n) {
		line = trim(cut_line(&rest));
		number++;
		if (line.n && *line.at == '[')
			inside = begins_with(
				(struct part){ line.at + 1, line.n - 1 }, entry->under->name);
		else if (inside && begins_with(line, entry->key))
			return number;
	}
	return 0;
}
