/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dossier of thousands has more mentions than a tree of JSON in memory is good for: made, written
 * and let go by jansson, fact by fact, they took a third of the run. Here each goes into the buffer
 * at once.
 */
#include "export/jot.h"
#include "text/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static char *add_whole(char *at, uint64_t number)
{
	char digits[20];
	size_t n = 0;

	do
		digits[n++] = (char)('0' + number % 10);
	while ((number /= 10) != 0);
	while (n)
		*at++ = digits[--n];
	return at;
}

/* What printf says, as JSON has it: a point whatever the locale, no plus and no zeros in an
 * exponent. */
static size_t real_digits(double number, char *digits)
{
	int n = snprintf(digits, JOT_DIGITS, "%.15g", number);
	char *point = strchr(digits, ','), *exponent = strchr(digits, 'e'), *from;

	if (point)
		*point = '.';
	if (!exponent)
		return (size_t)n;
	exponent += 1 + (exponent[1] == '-');
	from = exponent + (*exponent == '+');
	from += strspn(from, "0");
	memmove(exponent, from, strlen(from) + 1);
	return strlen(digits);
}

/*
 * Whole numbers are written as such as long as a double tells each from the next (2^53); those of
 * up to three decimals, as nearly all others are, need no printf.
 */
size_t jot_digits(double number, char *digits)
{
	double size = fabs(number), whole = size < 9e15 ? (double)(uint64_t)size : 0;
	uint32_t decimals = size < 1e9 ? (uint32_t)((size - whole) * 1000 + .5) : 0;
	char *at = digits;

	if (size != whole && (whole * 1000 + decimals) / 1000 != size)
		return real_digits(number, digits);
	if (number < 0)
		*at++ = '-';
	at = add_whole(at, (uint64_t)whole);
	if (decimals)
		*at++ = '.';
	for (; decimals; decimals = decimals % 100 * 10)
		*at++ = (char)('0' + decimals / 100);
	*at = '\0';
	return (size_t)(at - digits);
}

/* The character as JSON escapes it: in UTF-16, as one unit or as two. s holds valid UTF-8. */
static void add_escape(struct buf *buf, const char *s, uint32_t size)
{
	static const unsigned char lead[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	uint32_t c = (unsigned char)*s & lead[size], i;

	for (i = 1; i < size; i++)
		c = c << 6 | ((unsigned char)s[i] & 0x3f);
	if (c == '"' || c == '\\')
		buf_format(buf, "\\%c", (char)c);
	else if (c < 0x10000)
		buf_format(buf, "\\u%04x", c);
	else
		buf_format(buf, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10),
			0xdc00 + ((c - 0x10000) & 0x3ff));
}

/* The bytes of the character; *stays: it may stand in a string as it is. */
static uint32_t inspect(const char *s, size_t n, bool *stays)
{
	unsigned char c = (unsigned char)*s;
	enum text_action action;
	uint32_t size;

	*stays = true;
	if (c >= ' ' && c < 0x7f) {
		*stays = c != '"' && c != '\\';
		return 1;
	}
	if (n > 1 && c > 0xc2 && c < 0xc9 && ((unsigned char)s[1] & 0xc0) == 0x80)
		return 2; /* the letters of Europe */
	size = text_inspect(s, n, &action);
	*stays = action == TEXT_KEEP;
	return size;
}

/* How many of the bytes, eight by eight, are ASCII and stay: the bits of Mycroft's test for a zero.
 */
static size_t skip_plain(const char *s, size_t n)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
	uint64_t word, quote, back, low;
	size_t i;

	for (i = 0; i + sizeof word <= n; i += sizeof word) {
		memcpy(&word, s + i, sizeof word);
		quote = word ^ ones * '"';
		back = word ^ ones * '\\';
		low = (word - ones * ' ') | (quote - ones) | (back - ones) | (word + ones);
		if ((low | word) & highs)
			break;
	}
	return i;
}

/* Room for a key, a number and what stands around them. */
enum { ROOM = 128 };

static char *room(struct jot *jot, size_t n)
{
	buf_reserve(&jot->buf, n + ROOM);
	return jot->buf.at + jot->buf.n;
}

static void end_at(struct jot *jot, const char *at)
{
	jot->buf.n = (size_t)(at - jot->buf.at);
}

static void add_string(struct jot *jot, const char *s, size_t n)
{
	size_t kept = 0, again = 0, i;
	uint32_t size;
	bool stays;

	*room(jot, n) = '"';
	jot->buf.n++;
	for (i = 0; i < n; i += size) {
		if (i >= again) {
			i += skip_plain(s + i, n - i);
			again = i + 8;
		}
		if (i == n)
			break;
		size = inspect(s + i, n - i, &stays);
		if (stays)
			continue;
		buf_add(&jot->buf, s + kept, i - kept);
		kept = i + size;
		if (size == 1 && (unsigned char)s[i] >= 0x80)
			buf_text(&jot->buf, "\xef\xbf\xbd"); /* no UTF-8 */
		else
			add_escape(&jot->buf, s + i, size);
	}
	buf_add(&jot->buf, s + kept, n - kept);
	buf_char(&jot->buf, '"');
}

/* What stands before an item; gives where it is written, with ROOM. */
static char *begin(struct jot *jot, const char *key)
{
	char *at = room(jot, 0);

	if (jot->begun) {
		*at++ = ',';
		*at++ = ' ';
	}
	jot->begun = true;
	if (key) {
		*at++ = '"';
		while (*key)
			*at++ = *key++;
		*at++ = '"';
		*at++ = ':';
		*at++ = ' ';
	}
	return at;
}

void jot_open(struct jot *jot, const char *key, char bracket)
{
	char *at = begin(jot, key);

	*at++ = bracket;
	end_at(jot, at);
	jot->begun = false;
}

void jot_close(struct jot *jot, char bracket)
{
	buf_char(&jot->buf, bracket);
	jot->begun = true;
}

void jot_bytes(struct jot *jot, const char *key, struct bytes text)
{
	end_at(jot, begin(jot, key));
	add_string(jot, text.at, text.n);
}

void jot_string(struct jot *jot, const char *key, const char *text)
{
	end_at(jot, begin(jot, key));
	if (text)
		add_string(jot, text, strlen(text));
	else
		buf_add(&jot->buf, "null", 4);
}

void jot_whole(struct jot *jot, const char *key, uint64_t number)
{
	end_at(jot, add_whole(begin(jot, key), number));
}

void jot_bool(struct jot *jot, const char *key, bool is_true)
{
	end_at(jot, begin(jot, key));
	buf_text(&jot->buf, is_true ? "true" : "false");
}

void jot_number(struct jot *jot, const char *key, double number)
{
	char *at = begin(jot, key);

	end_at(jot, at + jot_digits(number, at));
}
