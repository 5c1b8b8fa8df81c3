/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dossier file into its items, each with its line, before any is understood: what is wrong can
 * then be told by its line, an item is read and let go by itself, and its very bytes are kept to be
 * written again.
 */
#include "dossier/inside.h"

#include <string.h>

struct scanner {
	const char *at, *end;
	uint32_t line;
};

static void skip_space(struct scanner *scanner)
{
	for (; scanner->at < scanner->end; scanner->at++) {
		if (*scanner->at == '\n')
			scanner->line++;
		else if (*scanner->at != ' ' && *scanner->at != '\t' && *scanner->at != '\r')
			break;
	}
}

static bool take(struct scanner *scanner, char c)
{
	skip_space(scanner);
	if (scanner->at == scanner->end || *scanner->at != c)
		return false;
	scanner->at++;
	return true;
}

static bool skip_string(struct scanner *scanner)
{
	if (!take(scanner, '"'))
		return false;
	for (; scanner->at < scanner->end && *scanner->at != '"'; scanner->at++) {
		if (*scanner->at == '\n')
			return false;
		scanner->at += *scanner->at == '\\' && scanner->at + 1 < scanner->end;
	}
	return take(scanner, '"');
}

/* What is inside is looked at when it is read. */
static bool skip_container(struct scanner *scanner)
{
	uint32_t depth = 0;

	do {
		skip_space(scanner);
		if (scanner->at == scanner->end)
			return false;
		if (*scanner->at == '"') {
			if (!skip_string(scanner))
				return false;
			continue;
		}
		depth += *scanner->at == '{' || *scanner->at == '[';
		depth -= *scanner->at == '}' || *scanner->at == ']';
		scanner->at++;
	} while (depth);
	return true;
}

static bool skip_value(struct scanner *scanner, struct item *item)
{
	const char *start;

	skip_space(scanner);
	start = scanner->at;
	item->line = scanner->line;
	if (start == scanner->end)
		return false;
	if (*start == '"') {
		if (!skip_string(scanner))
			return false;
	} else if (*start == '{' || *start == '[') {
		if (!skip_container(scanner))
			return false;
	} else {
		while (scanner->at < scanner->end && !strchr(" \t\r\n,]}", *scanner->at))
			scanner->at++;
	}
	item->text = (struct bytes){ start, (size_t)(scanner->at - start) };
	return item->text.n > 0;
}

static bool scan_array(struct arena *arena, struct scanner *scanner, struct items *items)
{
	struct item item;

	if (!take(scanner, '['))
		return false;
	if (take(scanner, ']'))
		return true;
	do {
		if (!skip_value(scanner, &item))
			return false;
		*vec_push(arena, items) = item;
	} while (take(scanner, ','));
	return take(scanner, ']');
}

static bool is_key(struct bytes key, const char *name)
{
	return key.n == strlen(name) + 2 && !memcmp(key.at + 1, name, key.n - 2);
}

static bool scan_member(struct arena *arena, struct scanner *scanner, struct layout *layout)
{
	struct item key, value, *into = NULL;
	struct items *items = NULL;

	if (!skip_value(scanner, &key) || *key.text.at != '"' || !take(scanner, ':'))
		return false;
	if (is_key(key.text, "format"))
		into = &layout->format;
	else if (is_key(key.text, "version"))
		into = &layout->version;
	else if (is_key(key.text, "dispatches"))
		items = &layout->dispatches;
	else if (is_key(key.text, "log"))
		items = &layout->log;
	if (items)
		return !items->cap && scan_array(arena, scanner, items);
	if (!skip_value(scanner, &value))
		return false;
	if (into) {
		if (into->line)
			return false;
		*into = value;
		return true;
	}
	key.text.n = (size_t)(value.text.at - key.text.at) + value.text.n;
	*vec_push(arena, &layout->others) = key;
	return true;
}

bool scan_file(struct arena *arena, struct bytes file, struct layout *layout)
{
	struct scanner scanner = { file.at, file.at + file.n, 1 };

	*layout = (struct layout){ 0 };
	if (!take(&scanner, '{'))
		return false;
	do {
		if (!scan_member(arena, &scanner, layout))
			return false;
	} while (take(&scanner, ','));
	if (!take(&scanner, '}'))
		return false;
	skip_space(&scanner);
	return scanner.at == scanner.end;
}
