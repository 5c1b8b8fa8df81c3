/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prose into lines. UAX #14 says where a line may break; this file takes places away that a careful
 * printer would not use, in French and in English news:
 *
 *	2 000 soldats	inside a number, or between it and what it counts (the caller's spans)
 *	« mot »		inside the quotation marks; mot !   before high punctuation
 *	a-t-il		at a hyphen with a single letter at either side
 *	M. Martin	between an initial and its name
 *
 * What was taken away comes back where a line has no other place, and a word wider than the line is
 * cut between graphemes: nothing is ever wider than the line.
 */
#include "text/text.h"

#include <string.h>
#include <unictype.h>
#include <unilbrk.h>
#include <unistr.h>

/* Whether a line may break before a byte. */
enum place {
	PLACE_NONE,
	PLACE_POOR, /* allowed by UAX #14, taken away here */
	PLACE_GOOD,
	PLACE_MUST,
};

struct paragraph {
	const char *text; /* its first byte */
	uint32_t n;
	char *places; /* one a byte */
};

static bool is_blank(const struct paragraph *p, uint32_t i)
{
	return p->text[i] == ' ' || p->text[i] == '\n';
}

/* The character that ends before byte i, and that which begins there; 0 at the ends. */
static ucs4_t before(const struct paragraph *p, uint32_t i, uint32_t *start)
{
	const uint8_t *at;
	ucs4_t c;

	at = i > 0 ? u8_prev(&c, (const uint8_t *)p->text + i, (const uint8_t *)p->text) : NULL;
	*start = at ? (uint32_t)(at - (const uint8_t *)p->text) : 0;
	return at ? c : 0;
}

static ucs4_t after(const struct paragraph *p, uint32_t i)
{
	ucs4_t c = 0;

	if (i < p->n)
		u8_mbtouc(&c, (const uint8_t *)p->text + i, p->n - i);
	return c;
}

static bool is_digit(ucs4_t c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(ucs4_t c)
{
	return c >= 0x80 ? uc_is_alpha(c) : (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Opening marks that keep to what follows, closing ones that keep to what stands before. */
static bool is_opening(ucs4_t c)
{
	return c == 0xab || c == 0x2039 || c == 0x201c || c == 0x2018;
}

static bool is_closing(ucs4_t c)
{
	return c == 0xbb || c == 0x203a || c == ':' || c == ';' || c == '!' || c == '?' ||
	       c == '%' || c == 0x20ac || c == 0x2026;
}

/* A break at a hyphen that would leave a single letter on either side of it. */
static bool parts_one_letter(const struct paragraph *p, uint32_t i)
{
	uint32_t at, first;
	ucs4_t c = before(p, i, &at);

	if (c != '-' && c != 0x2010)
		return false;
	if (!is_letter(before(p, at, &first)))
		return false;
	if (first == 0 || !is_letter(before(p, first, &at)))
		return true;
	if (!is_letter(after(p, i)))
		return false;
	i += (uint32_t)u8_mblen((const uint8_t *)p->text + i, p->n - i);
	return i < p->n && !is_letter(after(p, i)) && after(p, i) != '\'';
}

/* Between "M." or "J." and the name: a capital alone, its stop, and a capital after the blank. */
static bool parts_initial(const struct paragraph *p, uint32_t end, ucs4_t next)
{
	uint32_t stop, letter, at;
	ucs4_t c;

	if (!uc_is_upper(next) || before(p, end, &stop) != '.')
		return false;
	c = before(p, stop, &letter);
	return uc_is_upper(c) && (letter == 0 || !is_letter(before(p, letter, &at)));
}

/* Whether a break before byte i, which UAX #14 allows, is one that a printer avoids. */
static bool is_poor(const struct paragraph *p, uint32_t i)
{
	uint32_t end = i, at;
	ucs4_t last, next = after(p, i);

	while (end > 0 && is_blank(p, end - 1))
		end--;
	if (end == i)
		return parts_one_letter(p, i);
	last = before(p, end, &at);
	return is_opening(last) || is_closing(next) || (is_digit(last) && is_digit(next)) ||
	       parts_initial(p, end, next);
}

static void find_places(struct paragraph *p)
{
	uint32_t i;

	u8_possible_linebreaks((const uint8_t *)p->text, p->n, "UTF-8", p->places);
	for (i = 0; i < p->n; i++) {
		switch (p->places[i]) {
		case UC_BREAK_MANDATORY:
			p->places[i] = PLACE_MUST;
			break;
		case UC_BREAK_POSSIBLE:
			p->places[i] = is_poor(p, i) ? PLACE_POOR : PLACE_GOOD;
			break;
		default:
			p->places[i] = PLACE_NONE;
		}
	}
}

static void keep_whole(
	struct paragraph *p, struct span span, const struct span *whole, size_t n, uint32_t columns)
{
	uint32_t first, last;
	size_t i;

	for (i = 0; i < n && whole[i].start < span.end; i++) {
		if (whole[i].end <= span.start)
			continue;
		first = whole[i].start < span.start ? 0 : whole[i].start - span.start;
		last = (whole[i].end < span.end ? whole[i].end : span.end) - span.start;
		if (text_columns(p->text + first, last - first) > columns)
			continue;
		for (first++; first < last; first++)
			if (p->places[first] == PLACE_GOOD)
				p->places[first] = PLACE_POOR;
	}
}

static bool is_plain(const struct paragraph *p, uint32_t i)
{
	return p->text[i] >= ' ' && p->text[i] < 0x7f;
}

/* The end of the line that starts at byte i: where the next one starts. */
static uint32_t find_end(const struct paragraph *p, uint32_t i, uint32_t columns)
{
	uint32_t good = i, poor = i, used = 0, at, size, width;

	for (at = i; at < p->n; at += size) {
		if (is_plain(p, at) && (at + 1 == p->n || is_plain(p, at + 1)))
			size = width = 1;
		else
			size = text_grapheme(p->text + at, p->n - at, &width);
		if (at > i && p->places[at] == PLACE_MUST)
			return at;
		if (p->places[at] == PLACE_GOOD)
			good = at;
		else if (p->places[at] == PLACE_POOR)
			poor = at;
		if (!is_blank(p, at) && used > 0 && used + width > columns)
			return good > i ? good : poor > i ? poor : at;
		used += width;
	}
	return p->n;
}

/* Whether all has room on one line, which must end nowhere before; and its columns. */
static bool is_one_line(const struct paragraph *p, uint32_t columns, uint32_t *used)
{
	uint32_t i;

	if (p->n / 4 > columns)
		return false;
	for (i = 0; i < p->n; i++)
		if ((unsigned char)p->text[i] < ' ' ||
			(i + 1 < p->n && (memcmp(p->text + i, "\xc2\x85", 2) == 0 ||
						 memcmp(p->text + i, "\xe2\x80", 2) == 0)))
			return false;
	*used = text_columns(p->text, p->n);
	return *used <= columns;
}

void text_find_places(const char *text, struct span span, char *places)
{
	struct paragraph p = { text + span.start, span_length(span), places + span.start };

	if (p.n > 0)
		find_places(&p);
}

void text_wrap_at(struct arena *arena, const char *text, const char *places, struct span span,
	const struct span *whole, size_t n, uint32_t columns, struct lines *lines)
{
	struct paragraph p = { text + span.start, span_length(span), NULL };
	uint32_t at, next, end, used;

	if (p.n == 0)
		return;
	if (columns == 0)
		columns = 1;
	if (!is_blank(&p, p.n - 1) && is_one_line(&p, columns, &used)) {
		*vec_push(arena, lines) = (struct line){ span, used };
		return;
	}
	p.places = arena_alloc(arena, p.n);
	if (places)
		memcpy(p.places, places + span.start, p.n);
	else
		find_places(&p);
	keep_whole(&p, span, whole, n, columns);
	for (at = 0; at < p.n; at = next) {
		next = find_end(&p, at, columns);
		for (end = next; end > at && is_blank(&p, end - 1); end--)
			;
		*vec_push(arena, lines) = (struct line){ { span.start + at, span.start + end },
			text_columns(p.text + at, end - at) };
		while (next < p.n && p.text[next] == ' ')
			next++;
	}
}

void text_wrap(struct arena *arena, const char *text, struct span span, const struct span *whole,
	size_t n, uint32_t columns, struct lines *lines)
{
	text_wrap_at(arena, text, NULL, span, whole, n, columns, lines);
}
