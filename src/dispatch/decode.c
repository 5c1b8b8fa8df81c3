/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The file's bytes as UTF-8. Most files are that already and are used as they lie. UTF-16 tells
 * itself by its byte order mark. What else is not UTF-8 is Windows-1252, which holds Latin-1, where
 * its high bytes stand as letters and quotation marks do in western text; or it is damaged, and
 * each byte that is no text becomes U+FFFD.
 */
#include "dispatch/reading.h"

#include <string.h>

enum { CHECKED = 1 << 16 }; /* bytes of a file that decide whether it is binary */

/* 0x80 to 0x9f of Windows-1252; 0: not assigned. */
static const uint16_t high_controls[32] = { 0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020,
	0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d,
	0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178 };

uint32_t source_put(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

static bool is_high(const char *s)
{
	return *(const unsigned char *)s >= 0x80;
}

/* The bytes of the character at s beyond ASCII; 0 where they are no UTF-8. */
static uint32_t sequence(const char *s, const char *end)
{
	enum text_action action;
	uint32_t size = text_inspect(s, (size_t)(end - s), &action);

	return size > 1 ? size : 0;
}

/* The next byte beyond ASCII, or end. */
static const char *skip_ascii(const char *s, const char *end)
{
	uint64_t eight;

	while (end - s >= 8) {
		memcpy(&eight, s, sizeof eight);
		if (eight & 0x8080808080808080u)
			break;
		s += 8;
	}
	while (s < end && !is_high(s))
		s++;
	return s;
}

struct tally {
	size_t good, bad; /* sequences beyond ASCII that are UTF-8; bytes that are not */
};

static struct tally count(struct bytes bytes)
{
	const char *s = bytes.at, *end = s + bytes.n;
	struct tally tally = { 0, 0 };
	uint32_t size;

	while ((s = skip_ascii(s, end)) < end) {
		size = sequence(s, end);
		tally.good += size > 0;
		tally.bad += !size;
		s += size ? size : 1;
	}
	return tally;
}

static bool is_letter_1252(unsigned char c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == 0x8a || c == 0x8c || c == 0x8e ||
	       c == 0x9a || c == 0x9c || c == 0x9e || c == 0x9f ||
	       (c >= 0xc0 && c != 0xd7 && c != 0xf7);
}

/* A letter beside a letter, "à" alone, or one of the marks that news is printed with. */
static bool is_plausible(struct bytes bytes, size_t i)
{
	unsigned char c = (unsigned char)bytes.at[i];
	unsigned char before = i ? (unsigned char)bytes.at[i - 1] : ' ';
	unsigned char after = i + 1 < bytes.n ? (unsigned char)bytes.at[i + 1] : ' ';

	if (is_letter_1252(c))
		return c != 0xff &&
		       (is_letter_1252(before) || is_letter_1252(after) || c == 0xe0 || c == 0xc0);
	return (c >= 0x91 && c <= 0x97) || (c && strchr("\x80\x82\x84\x85\x8b\x99\x9b\xa0\xa3\xa7"
							"\xa9\xab\xae\xb0\xb2\xb3\xb7\xbb\xbd",
							 c));
}

/* Where nine in ten high bytes make sense as Windows-1252, and few as UTF-8, it is that. */
static bool is_western(struct bytes bytes, struct tally tally)
{
	const char *s = bytes.at, *end = s + bytes.n;
	size_t high = 0, plausible = 0;

	if (tally.good * 4 > tally.bad)
		return false;
	for (; (s = skip_ascii(s, end)) < end; s++) {
		high++;
		plausible += is_plausible(bytes, (size_t)(s - bytes.at));
	}
	return plausible * 10 >= high * 9;
}

struct writer {
	struct arena *arena;
	struct source *source;
	char *at;
	uint32_t n;
};

static void put(struct writer *writer, uint32_t c, size_t from, uint32_t from_unit)
{
	uint32_t size = source_put(writer->at + writer->n, c);

	runs_add(writer->arena, &writer->source->to_file,
		(struct run){ writer->n, (uint32_t)from, (uint8_t)size, (uint8_t)from_unit });
	writer->n += size;
}

static struct writer writer_new(struct arena *arena, struct source *source, size_t most)
{
	return (struct writer){ arena, source, arena_alloc(arena, most + 1), 0 };
}

static void finish(struct writer *writer)
{
	writer->source->text = (struct bytes){ writer->at, writer->n };
}

static void decode_western(struct arena *arena, struct bytes file, struct source *source)
{
	struct writer writer = writer_new(arena, source, file.n * 3);
	unsigned char byte;
	uint32_t c;
	size_t i;

	for (i = 0; i < file.n; i++) {
		byte = (unsigned char)file.at[i];
		c = byte >= 0x80 && byte < 0xa0 ? high_controls[byte - 0x80] : byte;
		put(&writer, c || !byte ? c : 0xfffd, i, 1);
	}
	finish(&writer);
}

static void decode_damaged(
	struct arena *arena, struct bytes file, size_t from, struct source *source)
{
	struct writer writer = writer_new(arena, source, file.n * 3);
	const char *s = file.at + from, *end = file.at + file.n, *next;
	uint32_t size;

	source->repaired = true;
	while (s < end) {
		for (next = skip_ascii(s, end); next < end && (size = sequence(next, end));)
			next = skip_ascii(next + size, end);
		if (next > s) {
			runs_add(arena, &source->to_file,
				(struct run){ writer.n, (uint32_t)(s - file.at), 1, 1 });
			memcpy(writer.at + writer.n, s, (size_t)(next - s));
			writer.n += (uint32_t)(next - s);
		}
		s = next;
		if (s < end)
			put(&writer, 0xfffd, (size_t)(s++ - file.at), 1);
	}
	finish(&writer);
}

static uint32_t unit_at(struct bytes file, size_t i, bool big)
{
	unsigned char a = (unsigned char)file.at[i], b = (unsigned char)file.at[i + 1];

	return big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static void decode_utf16(struct arena *arena, struct bytes file, bool big, struct source *source)
{
	struct writer writer = writer_new(arena, source, file.n / 2 * 3 + 3);
	uint32_t c, low;
	size_t i;

	for (i = 2; i + 1 < file.n; i += 2) {
		c = unit_at(file, i, big);
		low = i + 3 < file.n ? unit_at(file, i + 2, big) : 0;
		if (c >= 0xd800 && c < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
			put(&writer, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00), i, 4);
			i += 2;
			continue;
		}
		if (c >= 0xd800 && c < 0xe000)
			source->repaired = true;
		put(&writer, c >= 0xd800 && c < 0xe000 ? 0xfffd : c, i, 2);
	}
	if (i < file.n) {
		source->repaired = true;
		put(&writer, 0xfffd, i, 1);
	}
	finish(&writer);
}

static bool begins_with(struct bytes file, const char *magic, size_t n)
{
	return file.n >= n && !memcmp(file.at, magic, n);
}

/* Formats that need not hold a NUL near their beginning. */
static bool has_magic(struct bytes file)
{
	static const char *const magics[] = { "%PDF-", "PK\x03\x04", "\x1f\x8b", "{\\rtf",
		"\x89PNG", "GIF8", "\xff\xd8\xff", NULL };
	const char *const *magic;

	for (magic = magics; *magic; magic++)
		if (begins_with(file, *magic, strlen(*magic)))
			return true;
	return false;
}

/* Is one of the eight bytes at s below 0x20? (Alan Mycroft's test for a small byte in a word.) */
static bool has_control(const char *s)
{
	uint64_t eight;

	memcpy(&eight, s, sizeof eight);
	return ((eight - 0x2020202020202020u) & ~eight & 0x8080808080808080u) != 0;
}

/* A NUL, or more control characters than an escape sequence here and there, is no text. */
static bool is_binary(struct bytes text)
{
	size_t n = text.n < CHECKED ? text.n : CHECKED, i, controls = 0;
	unsigned char c;

	if (memchr(text.at, '\0', text.n))
		return true;
	for (i = 0; i < n; i++) {
		if (n - i >= 8 && !has_control(text.at + i)) {
			i += 7;
			continue;
		}
		c = (unsigned char)text.at[i];
		controls += c < 0x20 && (c < '\t' || c > '\r') && c != 0x1b;
	}
	return controls > 16 && controls * 12 > n;
}

enum fault_code source_decode(struct arena *arena, struct bytes file, struct source *source)
{
	size_t from = begins_with(file, "\xef\xbb\xbf", 3) ? 3 : 0;
	struct tally tally;

	*source = (struct source){ .text = { file.at + from, file.n - from } };
	if (begins_with(file, "\xff\xfe", 2) || begins_with(file, "\xfe\xff", 2)) {
		decode_utf16(arena, file, begins_with(file, "\xfe\xff", 2), source);
		return is_binary(source->text) ? FAULT_FILE_BINARY : FAULT_NONE;
	}
	if (has_magic(file) || is_binary(file))
		return FAULT_FILE_BINARY;
	tally = count(source->text);
	if (!tally.bad)
		runs_add(arena, &source->to_file, (struct run){ 0, (uint32_t)from, 1, 1 });
	else if (!from && is_western(file, tally))
		decode_western(arena, file, source);
	else
		decode_damaged(arena, file, from, source);
	return FAULT_NONE;
}
