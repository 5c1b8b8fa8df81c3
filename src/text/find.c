/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Search as a reader types: "tokaiev" finds "Tokaïev", "l'otsc" finds "L’OTSC", and a space finds
 * the no-break space or the line break that a desk put there. A dispatch is folded once; a search
 * in it is then a comparison of bytes.
 */
#include "text/vocab.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

/* Room for as many bytes as the text has, and for a little more where a letter folds to several. */
struct folding {
	struct arena *arena;
	char *at;
	uint32_t *from;
	uint32_t n, room;
};

static void grow(struct folding *folding)
{
	char *at = arena_array(folding->arena, char, folding->room * 2);
	uint32_t *from = arena_array(folding->arena, uint32_t, folding->room * 2);

	memcpy(at, folding->at, folding->n);
	memcpy(from, folding->from, folding->n * sizeof *from);
	folding->at = at;
	folding->from = from;
	folding->room *= 2;
}

static void put(struct folding *folding, const char *bytes, size_t n, uint32_t from)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (folding->n + 1 == folding->room)
			grow(folding);
		folding->from[folding->n] = from;
		folding->at[folding->n++] = bytes[i];
	}
}

static bool is_space(ucs4_t c)
{
	return c <= ' ' || c == 0xa0 || (c >= 0x80 && uc_is_property_white_space(c));
}

static void fold_letter(struct folding *folding, ucs4_t c, uint32_t from)
{
	char bytes[VOCAB_LETTER];

	if (is_space(c)) {
		if (folding->n == 0 || folding->at[folding->n - 1] != ' ')
			put(folding, " ", 1, from);
		return;
	}
	if (c == 0x2019 || c == 0x2bc)
		c = '\'';
	put(folding, bytes, vocab_bare_letter(uc_tolower(c), bytes), from);
}

/* Most of all text is bare as it is: the bytes from i on that are, where there is room for them. */
static size_t fold_plain(struct folding *folding, const char *text, size_t n, size_t i)
{
	size_t end =
		n - i < folding->room - 1 - folding->n ? n : i + folding->room - 1 - folding->n;
	char *at = folding->at + folding->n;
	uint32_t *from = folding->from + folding->n;

	for (; i < end && text[i] >= ' ' && text[i] < 0x7f; i++) {
		if (text[i] == ' ' && at > folding->at && at[-1] == ' ')
			continue;
		*at++ = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 0x20 : text[i]);
		*from++ = (uint32_t)i;
	}
	folding->n = (uint32_t)(at - folding->at);
	return i;
}

struct fold text_fold(struct arena *arena, const char *text, size_t n)
{
	struct folding folding = { .arena = arena, .room = (uint32_t)n + 16 };
	size_t i;
	ucs4_t c;
	int size;

	folding.at = arena_array(arena, char, folding.room);
	folding.from = arena_array(arena, uint32_t, folding.room);
	for (i = 0; (i = fold_plain(&folding, text, n, i)) < n; i += (size_t)size) {
		size = u8_mbtouc(&c, (const uint8_t *)text + i, n - i);
		fold_letter(&folding, c, (uint32_t)i);
	}
	folding.from[folding.n] = (uint32_t)n;
	folding.at[folding.n] = '\0';
	return (struct fold){ folding.at, folding.n, folding.from };
}

bool text_find(const struct fold *text, const struct fold *words, uint32_t *at, struct span *found)
{
	const char *next;
	uint32_t i;

	if (words->n == 0)
		return false;
	for (i = *at; i < text->n && words->n <= text->n - i; i++) {
		next = memchr(text->at + i, words->at[0], text->n - words->n + 1 - i);
		if (!next)
			return false;
		i = (uint32_t)(next - text->at);
		if (memcmp(next, words->at, words->n) != 0)
			continue;
		*found = (struct span){ text->from[i], text->from[i + words->n] };
		*at = i + words->n;
		return true;
	}
	return false;
}
