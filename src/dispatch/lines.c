/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The source's lines, blank ones left out: a file of a million blank lines costs nothing. */
#include "dispatch/reading.h"

#include <string.h>

enum { WRAP_BYTES = 400 }; /* no line of a hundred columns has more */

uint32_t rows_blank(const char *s, size_t n)
{
	enum text_action action;
	uint32_t size;

	if (*s == ' ' || (*s >= '\t' && *s <= '\r'))
		return 1;
	if (!(*s & 0x80))
		return 0;
	if (n >= 2 && !memcmp(s, "\xc2\xa0", 2))
		return 2;
	if (n >= 3 && (!memcmp(s, "\xe2\x80\xaf", 3) || !memcmp(s, "\xe3\x80\x80", 3) ||
			      (!memcmp(s, "\xe2\x80", 2) && (s[2] & 0xff) <= 0x8a)))
		return 3;
	size = text_inspect(s, n, &action);
	return action == TEXT_DROP ? size : 0;
}

/* The bytes of the line break at s; 0: none. */
static uint32_t break_size(const char *s, size_t n)
{
	if (*s == '\n')
		return 1;
	if (*s == '\r')
		return n > 1 && s[1] == '\n' ? 2 : 1;
	if (n >= 2 && !memcmp(s, "\xc2\x85", 2))
		return 2;
	if (n >= 3 && (!memcmp(s, "\xe2\x80\xa8", 3) || !memcmp(s, "\xe2\x80\xa9", 3)))
		return 3;
	return 0;
}

static const char *line_end(const char *s, const char *end, uint32_t *size)
{
	for (; s < end; s++)
		if ((*s == '\n' || *s == '\r' || *s == '\xc2' || *s == '\xe2') &&
			(*size = break_size(s, (size_t)(end - s))))
			return s;
	*size = 0;
	return end;
}

/* Characters of a line; of one too long to have been wrapped, its bytes. */
static uint32_t columns_of(const char *s, const char *end)
{
	uint32_t columns = 0;

	if (end - s > WRAP_BYTES)
		return (uint32_t)(end - s);
	for (; s < end; s++)
		columns += (*s & 0xc0) != 0x80;
	return columns;
}

/* The end without the blanks before it; a step back over trailing bytes finds where each begins. */
static const char *trim_end(const char *start, const char *end)
{
	const char *s;

	while (end > start) {
		for (s = end - 1; s > start && (*s & 0xc0) == 0x80;)
			s--;
		if (rows_blank(s, (size_t)(end - s)) != (uint32_t)(end - s))
			break;
		end = s;
	}
	return end;
}

void rows_split(struct arena *arena, struct bytes source, uint32_t from, struct rows *rows)
{
	const char *s = source.at + from, *end = source.at + source.n, *start, *stop, *next;
	uint32_t size, broken, number = 1;
	bool blank = true;

	for (start = source.at; (start = line_end(start, s, &size)) < s; start += size)
		number++;
	for (; s < end; s = next) {
		stop = line_end(s, end, &broken);
		next = stop + broken;
		for (start = s; start < stop && (size = rows_blank(start, (size_t)(stop - start)));)
			start += size;
		stop = trim_end(start, stop);
		if (start < stop)
			*vec_push(arena, rows) = (struct row){
				{ (uint32_t)(start - source.at), (uint32_t)(stop - source.at) },
				columns_of(start, stop), (uint32_t)(start - s), number, blank
			};
		blank = start >= stop;
		number += broken > 0;
	}
}
