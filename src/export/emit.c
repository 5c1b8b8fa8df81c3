/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A library would build a tree of every value first and ask malloc for each; for a hundred thousand
 * mentions that is most of an export. Reading JSON is hard, writing it is this file.
 */
#include "export/emit.h"
#include "text/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void begin(struct emit *emit)
{
	if (emit->more)
		buf_add(&emit->buf, ", ", 2);
	emit->more = true;
}

void emit_open(struct emit *emit, char bracket)
{
	begin(emit);
	buf_char(&emit->buf, bracket);
	emit->more = false;
}

void emit_close(struct emit *emit, char bracket)
{
	buf_char(&emit->buf, bracket);
	emit->more = true;
}

void emit_key(struct emit *emit, const char *key)
{
	begin(emit);
	buf_char(&emit->buf, '"');
	buf_text(&emit->buf, key);
	buf_add(&emit->buf, "\": ", 3);
	emit->more = false;
}

/* The character in UTF-16, as one unit or as two; U+FFFD for a byte that is no UTF-8. */
static void add_escape(struct buf *buf, const char *s, uint32_t size)
{
	static const unsigned char lead[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	uint32_t c = (unsigned char)*s, i;

	if (size == 1 && c >= 0x80)
		c = 0xfffd;
	else
		c &= lead[size];
	for (i = 1; i < size; i++)
		c = c << 6 | ((unsigned char)s[i] & 0x3f);
	if (c < 0x10000)
		buf_format(buf, "\\u%04x", c);
	else
		buf_format(buf, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10),
			0xdc00 + ((c - 0x10000) & 0x3ff));
}

void emit_bytes(struct emit *emit, const char *text, size_t n)
{
	size_t kept = 0, i;
	enum text_action action;
	uint32_t size;

	begin(emit);
	buf_char(&emit->buf, '"');
	for (i = 0; i < n; i += size) {
		size = text_inspect(text + i, n - i, &action);
		if (action == TEXT_KEEP && text[i] != '"' && text[i] != '\\')
			continue;
		buf_add(&emit->buf, text + kept, i - kept);
		kept = i + size;
		if (action == TEXT_KEEP) {
			buf_char(&emit->buf, '\\');
			buf_char(&emit->buf, text[i]);
		} else {
			add_escape(&emit->buf, text + i, size);
		}
	}
	buf_add(&emit->buf, text + kept, n - kept);
	buf_char(&emit->buf, '"');
}

static void add_word(struct emit *emit, const char *word)
{
	begin(emit);
	buf_text(&emit->buf, word);
}

void emit_string(struct emit *emit, const char *text)
{
	if (text)
		emit_bytes(emit, text, strlen(text));
	else
		add_word(emit, "null");
}

void emit_count(struct emit *emit, uint32_t n)
{
	char digits[10];
	size_t i = sizeof digits;

	do {
		digits[--i] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	begin(emit);
	buf_add(&emit->buf, digits + i, sizeof digits - i);
}

void emit_bool(struct emit *emit, bool value)
{
	add_word(emit, value ? "true" : "false");
}

void emit_number(struct emit *emit, double number)
{
	char digits[40], *c;

	if (number >= 0 && number <= UINT32_MAX && number == floor(number)) {
		emit_count(emit, (uint32_t)number);
		return;
	}
	snprintf(digits, sizeof digits,
		fabs(number) < 9e15 && number == floor(number) ? "%.0f" : "%.15g", number);
	begin(emit);
	for (c = digits; *c; c++) /* the locale's mark, of one byte or more, is the point */
		if (strchr("0123456789+-e", *c))
			buf_char(&emit->buf, *c);
		else if (c == digits || strchr("0123456789", c[-1]))
			buf_char(&emit->buf, '.');
}
