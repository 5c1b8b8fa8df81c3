/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * As much of Markdown as dispatches are written in: headings, rules, lists, quotations, links,
 * addresses, images, emphasis, entities. Lines become pieces first; then the bytes of a piece that
 * are markup are marked in a table of one byte a byte, which the cleaner skips. Every search for a
 * closing mark remembers where it got to, so that no heap of brackets costs more than its length.
 */
#include <config.h>

#include "dispatch/reading.h"

#include <string.h>
#include <strings.h>

static struct bytes row_bytes(struct bytes source, const struct row *row)
{
	return bytes_of(source.at, row->span);
}

enum { URL_MOST = 2000 }; /* bytes of an address in a link */

static bool ends_with(const char *path, const char *ending)
{
	size_t n = strlen(path), m = strlen(ending);

	return n >= m && !strcasecmp(path + n - m, ending);
}

/* The #s of a heading, with the white space after them; 0: it is none. */
static uint32_t heading_size(struct bytes line)
{
	uint32_t n = 0;

	while (n < line.n && line.at[n] == '#')
		n++;
	if (!n || n > 6 || n == line.n || (line.at[n] != ' ' && line.at[n] != '\t'))
		return 0;
	while (n < line.n && (line.at[n] == ' ' || line.at[n] == '\t'))
		n++;
	return n < line.n ? n : 0;
}

/* "**Rescuers at work**": all of the line. */
static bool is_bold(struct bytes line)
{
	const char *end = line.n > 4 ? memmem(line.at + 2, line.n - 2, "**", 2) : NULL;

	return end && end == line.at + line.n - 2 && memcmp(line.at, "**", 2) == 0;
}

/* Whether a line is in bold where blank lines stand between all of them, so that to read the text as
 * Markdown joins no two. */
static bool has_bold_line(struct bytes source, const struct rows *rows)
{
	bool bold = false;
	uint32_t i;

	for (i = 0; i < rows->n; i++) {
		if (!rows->at[i].after_blank)
			return false;
		bold |= is_bold(row_bytes(source, &rows->at[i]));
	}
	return bold;
}

bool markdown_told(const char *path, struct bytes source, const struct rows *rows)
{
	uint32_t i, headings = 0;
	struct bytes line;

	if (path &&
		(ends_with(path, ".md") || ends_with(path, ".markdown") || ends_with(path, ".mkd")))
		return true;
	for (i = 0; i < rows->n; i++)
		headings += heading_size(row_bytes(source, &rows->at[i])) > 0;
	for (i = 0; headings && i < rows->n; i++) {
		line = row_bytes(source, &rows->at[i]);
		if (layout_is_rule(line) || memmem(line.at, line.n, "](", 2) ||
			memmem(line.at, line.n, "**", 2))
			return true;
	}
	return has_bold_line(source, rows);
}

/* The bytes of "- ", "* ", "+ " or "12. " before an item of a list; 0: it is none. */
static uint32_t item_size(struct bytes line)
{
	uint32_t n = 0;

	if (line.n > 2 && strchr("-*+", *line.at) && line.at[1] == ' ')
		return line.at[line.n - 1] == *line.at ? 0 : 2; /* - "Like this" - is a crosshead */
	while (n < line.n && n < 2 && line.at[n] >= '0' && line.at[n] <= '9')
		n++;
	return n && n + 2 < line.n && (line.at[n] == '.' || line.at[n] == ')') &&
			       line.at[n + 1] == ' '
		       ? n + 2
		       : 0;
}

static void strip(struct row *row, struct bytes source, uint32_t size)
{
	row->span.start += size;
	while (row->span.start < row->span.end &&
		(size = rows_blank(source.at + row->span.start, span_length(row->span))))
		row->span.start += size;
}

/* "# Title ##" -> "Title" */
static void strip_heading(struct row *row, struct bytes source, uint32_t size)
{
	uint32_t end;

	strip(row, source, size);
	for (end = row->span.end; end > row->span.start && source.at[end - 1] == '#';)
		end--;
	if (end > row->span.start && end < row->span.end && source.at[end - 1] == ' ') {
		while (end > row->span.start && source.at[end - 1] == ' ')
			end--;
		row->span.end = end;
	}
}

static bool is_fence(struct bytes line)
{
	return line.n >= 3 && (!memcmp(line.at, "```", 3) || !memcmp(line.at, "~~~", 3));
}

/* Title, then ===== or ----- right below it. The file may end with the line. */
static bool is_underline(struct bytes line)
{
	size_t i = 1;

	if (line.n < 2 || (*line.at != '=' && *line.at != '-'))
		return false;
	while (i < line.n && line.at[i] == *line.at)
		i++;
	return i == line.n;
}

static bool is_strong(struct bytes line)
{
	return line.n > 4 && (!memcmp(line.at, "**", 2) || !memcmp(line.at, "__", 2)) &&
	       !memcmp(line.at + line.n - 2, line.at, 2) &&
	       !memmem(line.at + 2, line.n - 4, line.at, 2);
}

/* What a line is by itself; its markers are taken off. */
static uint8_t take_markers(struct row *row, struct bytes source)
{
	struct bytes line = row_bytes(source, row);
	uint32_t size;

	while (*line.at == '>' && line.n > 1) {
		strip(row, source, 1);
		line = row_bytes(source, row);
		if (!line.n)
			return 0;
	}
	if (layout_is_rule(line))
		return PIECE_RULE;
	if (layout_is_address(line)) {
		if (*line.at == '<' && line.at[line.n - 1] == '>') {
			row->span.start++;
			row->span.end--;
		}
		return PIECE_ADDRESS;
	}
	size = heading_size(line);
	if (size) {
		strip_heading(row, source, size);
		return PIECE_HEADING;
	}
	size = item_size(line);
	if (size)
		strip(row, source, size);
	if (size)
		return PIECE_ITEM;
	if (line.n > 4 && !memcmp(line.at, "![", 2) && line.at[line.n - 1] == ')')
		return PIECE_IMAGE;
	return is_strong(line) ? PIECE_STRONG : 0;
}

void markdown_layout(
	struct arena *arena, struct bytes source, struct rows *rows, struct pieces *pieces)
{
	struct piece *open = NULL; /* a paragraph that the next line may go on with */
	struct row *row;
	uint8_t flags;
	uint32_t i;

	for (i = 0; i < rows->n; i++) {
		row = &rows->at[i];
		if (is_fence(row_bytes(source, row))) {
			open = NULL;
			continue;
		}
		if (row->after_blank)
			open = NULL;
		if (open && is_underline(row_bytes(source, row))) {
			open->flags |= PIECE_HEADING;
			open = NULL;
			continue;
		}
		flags = take_markers(row, source);
		if (!span_length(row->span)) {
			open = NULL;
		} else if (open && !(flags & ~(PIECE_STRONG | PIECE_IMAGE))) {
			open->last = i + 1;
			open->flags &= (uint8_t) ~(PIECE_STRONG | PIECE_IMAGE);
		} else {
			open = vec_push(arena, pieces);
			*open = (struct piece){ i, i + 1, flags };
			if (flags & (PIECE_HEADING | PIECE_RULE | PIECE_ADDRESS))
				open = NULL;
		}
	}
}

/* Inside a piece ------------------------------------------------------------------------------ */

struct offsets VEC(uint32_t);

struct inliner {
	struct arena *arena;
	const char *at;
	uint8_t *cut;
	uint32_t end;
	struct offsets brackets; /* of [ that wait for their ] */
	uint32_t parenthesis,
		angle;	       /* the next ) and >, as far as looked; end where there is none */
	uint32_t opened[2][4]; /* offset plus one of an open run of * or _, by its length */
};

/* The next c at or after from, at most end: asked with ever greater from, it costs once. */
static uint32_t find(const struct inliner *in, uint32_t *known, uint32_t from, char c)
{
	const char *found;

	if (*known >= from)
		return *known;
	found = memchr(in->at + from, c, in->end - from);
	*known = found ? (uint32_t)(found - in->at) : in->end;
	return *known;
}

static void cut(struct inliner *in, uint32_t start, uint32_t end)
{
	memset(in->cut + start, 1, end - start);
}

/* At a ] : "[words](address)" keeps its words. Gives where to go on. */
static uint32_t close_link(struct inliner *in, uint32_t at)
{
	uint32_t open, end;

	if (!in->brackets.n)
		return at + 1;
	open = in->brackets.at[--in->brackets.n];
	if (at + 1 >= in->end || in->at[at + 1] != '(')
		return at + 1;
	end = find(in, &in->parenthesis, at + 2, ')');
	if (end == in->end || end - at > URL_MOST || memchr(in->at + at + 2, '\n', end - at - 2))
		return at + 1;
	if (end + 1 < in->end && in->at[end + 1] == ')' &&
		memchr(in->at + at + 2, '(', end - at - 2))
		end++; /* the address holds a bracket itself */
	cut(in, open, open + 1);
	if (open && in->at[open - 1] == '!')
		cut(in, open - 1, open);
	cut(in, at, end + 1);
	return end + 1;
}

/* At a < : an address loses its angles, a tag goes whole. */
static uint32_t take_angle(struct inliner *in, uint32_t at)
{
	uint32_t end = find(in, &in->angle, at + 1, '>');
	struct bytes inner = { in->at + at + 1, end - at - 1 };
	char c = at + 1 < in->end ? in->at[at + 1] : ' ';

	if (end == in->end)
		return at + 1;
	if (inner.n && layout_is_address(inner)) {
		cut(in, at, at + 1);
		cut(in, end, end + 1);
		return end + 1;
	}
	if (c != '/' && c != '!' && (c | 0x20) < 'a')
		return at + 1;
	if ((c | 0x20) > 'z' || memchr(inner.at, '<', inner.n))
		return at + 1;
	cut(in, at, end + 1);
	return end + 1;
}

static bool is_space(const struct inliner *in, uint32_t at)
{
	return at >= in->end || rows_blank(in->at + at, in->end - at) > 0;
}

static bool is_word(const struct inliner *in, uint32_t at)
{
	char c = at < in->end ? in->at[at] : ' ';

	return (c & 0x80) || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Cuts the open run of that length, if there is one, for the run that closes it. */
static bool close_run(struct inliner *in, uint32_t kind, uint32_t n)
{
	uint32_t open = in->opened[kind][n];

	if (!open)
		return false;
	cut(in, open - 1, open - 1 + n);
	in->opened[kind][n] = 0;
	return true;
}

/* A run of * or _ : opens emphasis before a word, closes it after one. */
static uint32_t take_run(struct inliner *in, uint32_t start, uint32_t at)
{
	uint32_t kind = in->at[at] == '_', end = at, n;
	bool before, after;

	while (end < in->end && in->at[end] == in->at[at])
		end++;
	n = end - at;
	if (n > 3)
		return end;
	before = at > start && !is_space(in, at - 1);
	after = !is_space(in, end);
	if (kind && before && after && is_word(in, at - 1) && is_word(in, end))
		return end;
	if (before && close_run(in, kind, n))
		cut(in, at, end);
	else if (before && n == 3 && in->opened[kind][1] && in->opened[kind][2]) {
		close_run(in, kind, 1);
		close_run(in, kind, 2);
		cut(in, at, end);
	} else if (after)
		in->opened[kind][n] = at + 1;
	return end;
}

void markdown_cut(struct arena *arena, struct bytes source, struct span piece, uint8_t *table)
{
	struct inliner in = { .arena = arena, .at = source.at, .cut = table, .end = piece.end };
	uint32_t at = piece.start;

	in.parenthesis = in.angle = piece.start;
	find(&in, &in.parenthesis, piece.start + 1, ')');
	find(&in, &in.angle, piece.start + 1, '>');
	while (at < piece.end) {
		switch (in.at[at]) {
		case '\\':
			if (at + 1 < piece.end &&
				strchr("\\`*_{}[]()#+-.!<>&|~\"'", in.at[at + 1])) {
				cut(&in, at, at + 1);
				at++;
			}
			at++;
			break;
		case '[':
			*vec_push(arena, &in.brackets) = at++;
			break;
		case ']':
			at = close_link(&in, at);
			break;
		case '<':
			at = take_angle(&in, at);
			break;
		case '*':
		case '_':
			at = take_run(&in, piece.start, at);
			break;
		case '`':
			cut(&in, at, at + 1);
			at++;
			break;
		default:
			at++;
		}
	}
}

static uint32_t numeric_entity(const char *s, size_t n, uint32_t *size)
{
	bool hex = n > 2 && (s[2] | 0x20) == 'x';
	uint32_t i = hex ? 3 : 2, first = i, c = 0, digit;

	for (; i < n && i < first + 7; i++) {
		if (s[i] >= '0' && s[i] <= '9')
			digit = (uint32_t)(s[i] - '0');
		else if (hex && (s[i] | 0x20) >= 'a' && (s[i] | 0x20) <= 'f')
			digit = (uint32_t)((s[i] | 0x20) - 'a') + 10;
		else
			break;
		c = c * (hex ? 16 : 10) + digit;
	}
	if (i == first || i >= n || s[i] != ';')
		return 0;
	*size = i + 1;
	return !c || c > 0x10ffff || (c >= 0xd800 && c < 0xe000) ? 0xfffd : c;
}

uint32_t markdown_entity(const char *s, size_t n, uint32_t *size)
{
	static const struct {
		const char *name;
		uint32_t c;
	} names[] = {
		{ "amp;", '&' },
		{ "lt;", '<' },
		{ "gt;", '>' },
		{ "quot;", '"' },
		{ "apos;", '\'' },
		{ "nbsp;", 0xa0 },
		{ "laquo;", 0xab },
		{ "raquo;", 0xbb },
		{ "rsquo;", 0x2019 },
		{ "lsquo;", 0x2018 },
		{ "ldquo;", 0x201c },
		{ "rdquo;", 0x201d },
		{ "ndash;", 0x2013 },
		{ "mdash;", 0x2014 },
		{ "hellip;", 0x2026 },
		{ "euro;", 0x20ac },
		{ "pound;", 0xa3 },
		{ "deg;", 0xb0 },
		{ "copy;", 0xa9 },
		{ "reg;", 0xae },
		{ "eacute;", 0xe9 },
		{ "egrave;", 0xe8 },
		{ "ecirc;", 0xea },
		{ "euml;", 0xeb },
		{ "agrave;", 0xe0 },
		{ "acirc;", 0xe2 },
		{ "ccedil;", 0xe7 },
		{ "icirc;", 0xee },
		{ "iuml;", 0xef },
		{ "ocirc;", 0xf4 },
		{ "ugrave;", 0xf9 },
		{ "ucirc;", 0xfb },
		{ "oelig;", 0x153 },
		{ "Eacute;", 0xc9 },
		{ "Agrave;", 0xc0 },
		{ "thinsp;", 0x2009 },
	};
	size_t i, length;

	if (n > 2 && s[1] == '#')
		return numeric_entity(s, n, size);
	for (i = 0; i < sizeof names / sizeof *names; i++) {
		length = strlen(names[i].name);
		if (n > length && !memcmp(s + 1, names[i].name, length)) {
			*size = (uint32_t)length + 1;
			return names[i].c;
		}
	}
	return 0;
}
