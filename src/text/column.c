/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How wide text stands on a screen. A terminal cell holds one character that takes room and the
 * marks that take none; so that is what a grapheme means here, and a cluster of Unicode's UAX #29
 * with two characters that take room is two of them, as every terminal shows it.
 */
#include "text/text.h"

#include <unistr.h>
#include <uniwidth.h>

static bool is_ascii(char c)
{
	return (unsigned char)c >= 0x20 && (unsigned char)c < 0x7f;
}

/* The bytes and the columns of the first character; bytes that are no text take one column each. */
static uint32_t measure(const char *s, size_t n, uint32_t *columns)
{
	ucs4_t c;
	int size, width;

	if (is_ascii(*s)) {
		*columns = 1;
		return 1;
	}
	size = u8_mbtoucr(&c, (const uint8_t *)s, n);
	if (size <= 0) {
		*columns = 1;
		return 1;
	}
	if (c >= 0xa0 && c < 0x300 && c != 0xad) {
		*columns = 1;
		return (uint32_t)size;
	}
	width = uc_width(c, "UTF-8");
	*columns = width < 0 ? 0 : (uint32_t)width;
	return (uint32_t)size;
}

uint32_t text_grapheme(const char *s, size_t n, uint32_t *columns)
{
	uint32_t size = measure(s, n, columns), more, width;

	while (size < n && !is_ascii(s[size])) {
		more = measure(s + size, n - size, &width);
		if (width > 0)
			break;
		size += more;
	}
	return size;
}

uint32_t text_columns(const char *s, size_t n)
{
	uint32_t columns = 0, width;
	size_t i;

	for (i = 0; i < n;) {
		i += measure(s + i, n - i, &width);
		columns += width;
	}
	return columns;
}

size_t text_fit(const char *s, size_t n, uint32_t columns)
{
	uint32_t width, size;
	size_t i;

	for (i = 0; i < n; i += size) {
		size = text_grapheme(s + i, n - i, &width);
		if (width > columns)
			break;
		columns -= width;
	}
	return i;
}
