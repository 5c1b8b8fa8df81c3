/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What may pass. A dispatch is hostile: an escape sequence repaints the reader's terminal, a bidi
 * override shows 16 where the file says 61, a zero-width space hides a word from the search. The
 * classes are those of Unicode's TR 36 and of the "Trojan Source" paper (Boucher, Anderson 2021).
 */
#include "text/text.h"

#include <string.h>
#include <unistr.h>

static enum text_action action_of(ucs4_t c)
{
	if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
		return TEXT_BREAK;
	if (c == '\t' || c == '\v' || c == '\f')
		return TEXT_SPACE;
	if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		return TEXT_REPLACE;
	if (c < 0xad)
		return TEXT_KEEP;
	if (c == 0xad || c == 0x34f || c == 0x17b4 || c == 0x17b5 || (c >= 0x180b && c <= 0x180f) ||
		(c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff ||
		(c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) || c == 0x115f ||
		c == 0x1160 || c == 0x3164 || c == 0xffa0 || (c >= 0x1bca0 && c <= 0x1bca3) ||
		(c >= 0x1d173 && c <= 0x1d17a))
		return TEXT_DROP;
	if (c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
		(c >= 0x2061 && c <= 0x206f) || (c >= 0xfff0 && c <= 0xfffb) ||
		(c >= 0xe0000 && c <= 0xe0fff) || (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000 ||
		(c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
		return TEXT_REPLACE;
	return TEXT_KEEP;
}

uint32_t text_inspect(const char *s, size_t n, enum text_action *action)
{
	ucs4_t c;
	int size;

	if ((unsigned char)*s >= 0x20 && (unsigned char)*s < 0x7f) {
		*action = TEXT_KEEP;
		return 1;
	}
	size = u8_mbtoucr(&c, (const uint8_t *)s, n);
	if (size <= 0) {
		*action = TEXT_REPLACE;
		return 1;
	}
	*action = action_of(c);
	return (uint32_t)size;
}

/* The bytes of a character that news is full of, U+0020 to U+007E and U+00A0 to U+024F, which all
 * pass but for the soft hyphen; 0: look closer. */
static uint32_t is_plain(const unsigned char *s, size_t n)
{
	if (s[0] >= 0x20 && s[0] < 0x7f)
		return 1;
	if (n < 2 || (s[1] & 0xc0) != 0x80 || s[0] < 0xc2 || s[0] > 0xc8)
		return 0;
	return s[0] > 0xc2 || (s[1] >= 0xa0 && s[1] != 0xad) ? 2 : 0;
}

static size_t skip_plain(const char *s, size_t n)
{
	size_t i = 0;
	uint32_t size;

	while (i < n && (size = is_plain((const unsigned char *)s + i, n - i)) != 0)
		i += size;
	return i;
}

char *text_make_safe(struct arena *arena, const char *s, size_t n)
{
	size_t i = skip_plain(s, n), run;
	struct buf buf = { arena, NULL, i, 0 };
	enum text_action action;
	uint32_t size;

	if (i == n)
		return arena_copy(arena, s, n);
	buf.cap = n + 16;
	buf.at = arena_alloc(arena, buf.cap);
	memcpy(buf.at, s, i);
	for (; i < n; i += size) {
		run = skip_plain(s + i, n - i);
		buf_add(&buf, s + i, run);
		i += run;
		if (i == n)
			break;
		size = text_inspect(s + i, n - i, &action);
		if (action == TEXT_KEEP)
			buf_add(&buf, s + i, size);
		else if (action == TEXT_REPLACE)
			buf_text(&buf, "\xef\xbf\xbd");
		else if (action != TEXT_DROP)
			buf_char(&buf, ' ');
	}
	return buf.at;
}
