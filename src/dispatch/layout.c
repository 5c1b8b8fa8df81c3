/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of plain text to paragraphs. Blank lines part them. Where there are none between, a file is
 * either hard-wrapped, so that each line is as full as its width allows and lines are joined up to
 * one that is not; or each line is a paragraph. Which of the two is asked of the file as a whole.
 */
#include <config.h>

#include "dispatch/reading.h"

#include <string.h>

enum { WRAP_MOST = 100, WRAP_LEAST = 40 }; /* columns of hard-wrapped lines */

bool layout_is_rule(struct bytes line)
{
	static const char *const marks[] = { "-", "*", "_", "=", "~", "\xe2\x80\x93",
		"\xe2\x80\x94", NULL };
	size_t i, size, n;
	const char *const *mark;

	for (mark = marks; *mark; mark++) {
		size = strlen(*mark);
		for (i = 0, n = 0; i + size <= line.n; n++) {
			if (memcmp(line.at + i, *mark, size))
				break;
			for (i += size; i < line.n && line.at[i] == ' ';)
				i++;
		}
		if (i == line.n && n >= 3)
			return true;
	}
	return false;
}

static bool has(struct bytes line, const char *word)
{
	return memmem(line.at, line.n, word, strlen(word)) != NULL;
}

bool layout_is_address(struct bytes line)
{
	const char *at, *dot;

	if (line.n > 2 && *line.at == '<' && line.at[line.n - 1] == '>')
		line = (struct bytes){ line.at + 1, line.n - 2 };
	if (!line.n || line.n > 4000 || memchr(line.at, ' ', line.n) ||
		memchr(line.at, '\t', line.n))
		return false;
	if (has(line, "://") || (line.n > 4 && !memcmp(line.at, "www.", 4)))
		return true;
	at = memchr(line.at, '@', line.n);
	dot = at ? memchr(at, '.', (size_t)(line.at + line.n - at)) : NULL;
	return at && at > line.at && dot && dot + 1 < line.at + line.n;
}

static struct bytes row_bytes(struct bytes source, const struct row *row)
{
	return bytes_of(source.at, row->span);
}

static uint32_t first_word(struct bytes line)
{
	uint32_t columns = 0;
	size_t i;

	for (i = 0; i < line.n && line.at[i] != ' ' && columns <= WRAP_MOST; i++)
		columns += (line.at[i] & 0xc0) != 0x80;
	return columns;
}

/* Would the next line's first word not have fitted on this one any more? */
static bool is_full(struct bytes source, const struct row *row, uint32_t width)
{
	return row->columns + 1 + first_word(row_bytes(source, row + 1)) + width / 8 > width;
}

/* The columns that nineteen lines in twenty of those that have a neighbour keep to. */
static uint32_t usual_width(const struct rows *rows)
{
	uint32_t lengths[WRAP_MOST + 1] = { 0 }, i, n = 0, sum = 0;
	const struct row *row;

	for (i = 0; i < rows->n; i++) {
		row = &rows->at[i];
		if (row->columns <= WRAP_MOST &&
			(!row->after_blank || (i + 1 < rows->n && !row[1].after_blank))) {
			lengths[row->columns]++;
			n++;
		}
	}
	for (i = 0; i <= WRAP_MOST; i++) {
		sum += lengths[i];
		if (n && sum * 20ull >= n * 19ull)
			return i;
	}
	return 0;
}

static bool ends_sentence(struct bytes line)
{
	static const char marks[] = ".!?:;\"')]>";

	return line.n && (strchr(marks, line.at[line.n - 1]) || (line.at[line.n - 1] & 0x80));
}

/* The width that the file is hard-wrapped to; 0: it is not. */
static uint32_t wrap_width(struct bytes source, const struct rows *rows)
{
	uint64_t bytes = 0, within = 0;
	uint32_t width, i, pairs = 0, full = 0, ended = 0;

	for (i = 0; i < rows->n; i++) {
		bytes += span_length(rows->at[i].span);
		if (rows->at[i].columns <= WRAP_MOST)
			within += span_length(rows->at[i].span);
	}
	width = usual_width(rows);
	if (within * 10 < bytes * 9 || width < WRAP_LEAST)
		return 0;
	for (i = 0; i + 1 < rows->n; i++) {
		if (rows->at[i + 1].after_blank)
			continue;
		pairs++;
		full += is_full(source, &rows->at[i], width);
		ended += ends_sentence(row_bytes(source, &rows->at[i]));
	}
	return full * 10 >= pairs * 6 && ended * 2 <= pairs ? width : 0;
}

/* A lower case letter, a mark of the French and their like: the sentence goes on. */
static bool begins_low(struct bytes line)
{
	return line.n && *line.at >= 'a' && *line.at <= 'z';
}

static bool goes_on(struct bytes source, const struct row *row, uint32_t width)
{
	struct bytes line = row_bytes(source, row), next = row_bytes(source, row + 1);

	if (row[1].after_blank || layout_is_rule(line) || layout_is_rule(next) ||
		layout_is_address(line) || layout_is_address(next))
		return false;
	if (row[1].indent > row->indent + 1 && width)
		return false;
	return (width && row->columns <= WRAP_MOST && is_full(source, row, width)) ||
	       (!ends_sentence(line) && begins_low(next));
}

void layout_plain(
	struct arena *arena, struct bytes source, const struct rows *rows, struct pieces *pieces)
{
	uint32_t width = wrap_width(source, rows), first, last;
	struct bytes line;
	uint8_t flags;

	for (first = 0; first < rows->n; first = last) {
		for (last = first + 1;
			last < rows->n && goes_on(source, &rows->at[last - 1], width);)
			last++;
		line = row_bytes(source, &rows->at[first]);
		flags = layout_is_rule(line)	  ? PIECE_RULE
			: layout_is_address(line) ? PIECE_ADDRESS
						  : 0;
		*vec_push(arena, pieces) = (struct piece){ first, last, flags };
	}
}
