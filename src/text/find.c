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

struct folding {
	struct arena *arena;
	struct buf text;
	struct VEC(uint32_t) from;
};

static void put(struct folding *folding, const char *bytes, size_t n, uint32_t from)
{
	size_t i;

	buf_add(&folding->text, bytes, n);
	for (i = 0; i < n; i++)
		*vec_push(folding->arena, &folding->from) = from;
}

static bool is_space(ucs4_t c)
{
	return c <= ' ' || c == 0xa0 || (c >= 0x80 && uc_is_property_white_space(c));
}

static void fold_letter(struct folding *folding, ucs4_t c, uint32_t from)
{
	char bytes[VOCAB_LETTER];

	if (is_space(c)) {
		if (folding->text.n == 0 || folding->text.at[folding->text.n - 1] != ' ')
			put(folding, " ", 1, from);
		return;
	}
	if (c == 0x2019 || c == 0x2bc)
		c = '\'';
	put(folding, bytes, vocab_bare_letter(uc_tolower(c), bytes), from);
}

struct fold text_fold(struct arena *arena, const char *text, size_t n)
{
	struct folding folding = { .arena = arena, .text = buf_new(arena) };
	size_t i;
	ucs4_t c;
	int size;

	for (i = 0; i < n; i += (size_t)size) {
		size = u8_mbtouc(&c, (const uint8_t *)text + i, n - i);
		fold_letter(&folding, c, (uint32_t)i);
	}
	*vec_push(arena, &folding.from) = (uint32_t)n;
	return (struct fold){ folding.text.at, (uint32_t)folding.text.n, folding.from.at };
}

bool text_find(const struct fold *text, const struct fold *words, uint32_t *at, struct span *found)
{
	uint32_t i;

	if (words->n == 0)
		return false;
	for (i = *at; i < text->n && words->n <= text->n - i; i++) {
		if (text->at[i] != words->at[0] || memcmp(text->at + i, words->at, words->n) != 0)
			continue;
		*found = (struct span){ text->from[i], text->from[i + words->n] };
		*at = i + words->n;
		return true;
	}
	return false;
}
