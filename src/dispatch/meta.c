/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What archives and editors put before a dispatch: front matter between --- lines, a few "key:
 * value" lines, or "date 2022-01" glued before its first word. It is read, and is no part of the
 * text.
 */
#include "dispatch/reading.h"

#include <string.h>
#include <strings.h>

enum { HEADER_LINES = 100 };

enum key { KEY_OTHER, KEY_DATE, KEY_TITLE, KEY_OUTLET, KEY_PLACE };

/* The keys that YAML front matter, Dublin Core and mail headers use. */
static const struct {
	const char *name;
	enum key key;
} keys[] = {
	{ "author", KEY_OTHER },
	{ "byline", KEY_OTHER },
	{ "category", KEY_OTHER },
	{ "created", KEY_DATE },
	{ "creator", KEY_OTHER },
	{ "date", KEY_DATE },
	{ "dateline", KEY_PLACE },
	{ "description", KEY_OTHER },
	{ "headline", KEY_TITLE },
	{ "id", KEY_OTHER },
	{ "keywords", KEY_OTHER },
	{ "lang", KEY_OTHER },
	{ "language", KEY_OTHER },
	{ "layout", KEY_OTHER },
	{ "link", KEY_OTHER },
	{ "location", KEY_PLACE },
	{ "outlet", KEY_OUTLET },
	{ "permalink", KEY_OTHER },
	{ "place", KEY_PLACE },
	{ "published", KEY_DATE },
	{ "publisher", KEY_OUTLET },
	{ "retrieved", KEY_OTHER },
	{ "slug", KEY_OTHER },
	{ "source", KEY_OUTLET },
	{ "tags", KEY_OTHER },
	{ "title", KEY_TITLE },
	{ "url", KEY_OTHER },
};

static struct bytes trim(struct bytes bytes)
{
	uint32_t size;

	while (bytes.n && (size = rows_blank(bytes.at, bytes.n))) {
		bytes.at += size;
		bytes.n -= size;
	}
	while (bytes.n && (bytes.at[bytes.n - 1] == ' ' ||
				  (bytes.at[bytes.n - 1] >= '\t' && bytes.at[bytes.n - 1] <= '\r')))
		bytes.n--;
	return bytes;
}

static struct bytes line_at(struct bytes source, size_t at, size_t *next)
{
	size_t end = at;

	while (end < source.n && source.at[end] != '\n' && source.at[end] != '\r')
		end++;
	*next = end;
	if (*next < source.n && source.at[(*next)++] == '\r' && *next < source.n &&
		source.at[*next] == '\n')
		(*next)++;
	return trim((struct bytes){ source.at + at, end - at });
}

static bool equals(struct bytes bytes, const char *word)
{
	return bytes.n == strlen(word) && !strncasecmp(bytes.at, word, bytes.n);
}

static struct bytes unquoted(struct bytes value)
{
	value = trim(value);
	if (value.n >= 2 && (*value.at == '"' || *value.at == '\'') &&
		value.at[value.n - 1] == *value.at)
		return (struct bytes){ value.at + 1, value.n - 2 };
	return value;
}

/* Parts "key: value"; false where it is none, or a key that nobody uses. */
static bool part(struct bytes line, struct bytes *value, enum key *key)
{
	const char *colon = memchr(line.at, ':', line.n < 24 ? line.n : 24);
	struct bytes name;
	size_t i;

	if (!colon)
		return false;
	name = trim((struct bytes){ line.at, (size_t)(colon - line.at) });
	*value = unquoted((struct bytes){ colon + 1, (size_t)(line.at + line.n - colon - 1) });
	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		if (equals(name, keys[i].name)) {
			*key = keys[i].key;
			return true;
		}
	return false;
}

static void keep(struct meta *meta, enum key key, struct bytes value)
{
	struct bytes *place = key == KEY_DATE	  ? &meta->date
			      : key == KEY_TITLE  ? &meta->title
			      : key == KEY_OUTLET ? &meta->outlet
			      : key == KEY_PLACE  ? &meta->place
						  : NULL;

	if (place && value.n && !place->n)
		*place = value;
}

/* Front matter: the lines up to the closing one are its own, whatever they say. */
static bool read_front(struct bytes source, struct meta *meta)
{
	struct meta found = { 0 };
	struct bytes line, value;
	enum key key;
	size_t next;
	uint32_t lines, known = 0;

	if (!equals(line_at(source, 0, &next), "---"))
		return false;
	for (lines = 0; lines < HEADER_LINES && next < source.n; lines++) {
		line = line_at(source, next, &next);
		if (equals(line, "---") || equals(line, "...")) {
			found.end = (uint32_t)next;
			if (known)
				*meta = found;
			return known > 0;
		}
		if (part(line, &value, &key)) {
			known++;
			keep(&found, key, value);
		}
	}
	return false;
}

/* Lines "key: value" at the very start, one or more, each of a known key and short. */
static void read_lines(struct bytes source, struct meta *meta)
{
	struct bytes line, value;
	size_t next = meta->end;
	enum key key;
	uint32_t lines;

	for (lines = 0; lines < HEADER_LINES && next < source.n; lines++) {
		line = line_at(source, next, &next);
		if (!line.n && !meta->end)
			continue;
		if (line.n > 300 || !part(line, &value, &key))
			break;
		keep(meta, key, value);
		meta->end = (uint32_t)next;
	}
}

static size_t digits(struct bytes bytes, size_t at, size_t most)
{
	size_t n = 0;

	while (n < most && at + n < bytes.n && bytes.at[at + n] >= '0' && bytes.at[at + n] <= '9')
		n++;
	return n;
}

/* The length of "2022-01-10", "2022-01" or "2022" at the start; 0: none. */
static size_t iso_length(struct bytes bytes)
{
	size_t n = digits(bytes, 0, 5), part_end;

	if (n != 4)
		return 0;
	for (part_end = 0; part_end < 2; part_end++) {
		if (n >= bytes.n || !strchr("-/.", bytes.at[n]) || digits(bytes, n + 1, 3) != 2)
			break;
		n += 3;
	}
	return n < bytes.n && (digits(bytes, n, 1) || bytes.at[n] == '-') ? 0 : n;
}

/* "date 2022-01 NOURSOULTAN, 10 janvier ...": the word, a date in digits, then the dispatch. */
static void read_glued(struct bytes source, struct meta *meta)
{
	struct bytes rest = trim((struct bytes){ source.at + meta->end, source.n - meta->end });
	size_t n;

	if (rest.n < 8 || strncasecmp(rest.at, "date", 4))
		return;
	rest = (struct bytes){ rest.at + 4, rest.n - 4 };
	if (*rest.at != ' ' && *rest.at != ':' && *rest.at != '\t' && *rest.at != '=')
		return;
	rest = trim(rest);
	if (rest.n && (*rest.at == ':' || *rest.at == '='))
		rest = trim((struct bytes){ rest.at + 1, rest.n - 1 });
	n = iso_length(rest);
	if (n < 7 || (n < rest.n && !rows_blank(rest.at + n, rest.n - n)))
		return;
	if (!meta->date.n)
		meta->date = (struct bytes){ rest.at, n };
	meta->end = (uint32_t)(rest.at + n - source.at);
}

struct meta meta_read(struct bytes source)
{
	struct meta meta = { 0 };

	if (read_front(source, &meta))
		return meta;
	read_glued(source, &meta);
	if (!meta.end)
		read_lines(source, &meta);
	return meta;
}

struct date meta_date_of(struct bytes bytes)
{
	struct date date = { 0 };
	size_t n = iso_length(bytes);

	if (!n && bytes.n > 10) /* a time of day may follow */
		n = iso_length((struct bytes){ bytes.at, 10 });
	if (n >= 4)
		date.year = (bytes.at[0] - '0') * 1000 + (bytes.at[1] - '0') * 100 +
			    (bytes.at[2] - '0') * 10 + (bytes.at[3] - '0');
	if (n >= 7)
		date.month = (uint8_t)((bytes.at[5] - '0') * 10 + (bytes.at[6] - '0'));
	if (n >= 10)
		date.day = (uint8_t)((bytes.at[8] - '0') * 10 + (bytes.at[9] - '0'));
	return date_possible(&date) ? date : (struct date){ 0 };
}
