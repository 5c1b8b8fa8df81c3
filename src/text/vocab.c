/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words by number. Folding case, composing and stripping marks cost microseconds in a library
 * made for correctness, and news repeats its words: each is worked out once and remembered.
 */
#include "text/vocab.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { WORD_MOST = 128 }; /* bytes; longer words are folded by the slow way */

struct bares VEC(uint32_t);

struct form {
	uint32_t word;
	uint8_t flags;
};

struct vocab {
	struct arena *arena;
	struct map *words; /* word -> id */
	struct map *forms; /* word as written -> index into form plus one */
	struct forms VEC(struct form) form;
	struct bares bare; /* id -> id of the bare word, 0 where not asked yet */
};

struct stemmer {
	struct arena *arena;
	struct sb_stemmer *snowball;
	struct bares stem; /* id -> id of the stem */
};

/* Words that the lexicon of a language brings along with those of a few dispatches. */
enum { VOCABULARY = 4000 };

struct vocab *text_vocab_new(struct arena *arena)
{
	struct vocab *vocab = arena_new_of(arena, struct vocab);

	vocab->arena = arena;
	vocab->words = map_new(arena);
	vocab->forms = map_new(arena);
	map_reserve(vocab->words, VOCABULARY);
	return vocab;
}

uint32_t text_word_id(struct vocab *vocab, const char *word, size_t n)
{
	uint32_t *id = map_put(vocab->words, word, n);

	if (!*id)
		*id = map_count(vocab->words);
	return *id;
}

const char *text_word(const struct vocab *vocab, uint32_t id)
{
	return id ? map_key(vocab->words, id - 1) : "";
}

uint32_t text_vocab_size(const struct vocab *vocab)
{
	return map_count(vocab->words);
}

/* The place of an id in a list that grows with the vocabulary. */
static uint32_t *slot(struct arena *arena, struct bares *list, uint32_t id)
{
	while (list->n <= id)
		*vec_push(arena, list) = 0;
	return &list->at[id];
}

/* Letters that no decomposition parts, as they are written where the keyboard lacks them. */
static const char *spelt_out(ucs4_t c)
{
	switch (c) {
	case 0x153:
		return "oe";
	case 0xe6:
		return "ae";
	case 0xdf:
		return "ss";
	case 0xf8:
		return "o";
	case 0x111:
		return "d";
	case 0x142:
		return "l";
	case 0x131:
		return "i";
	case 0xfe:
		return "th";
	case 0xf0:
		return "d";
	default:
		return NULL;
	}
}

static bool is_ascii(const char *s)
{
	while (*s && (unsigned char)*s < 0x80)
		s++;
	return !*s;
}

/* The letter under its marks; 0 for a mark that stands alone. */
static ucs4_t unmarked(ucs4_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	while (c >= 0x80 && uc_canonical_decomposition(c, parts) > 0)
		c = parts[0];
	return c >= 0x300 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn) ? 0 : c;
}

size_t vocab_bare_letter(uint32_t letter, char bytes[VOCAB_LETTER])
{
	const char *spelt = spelt_out(letter);
	ucs4_t c = unmarked(letter);

	if (spelt) {
		strcpy(bytes, spelt);
		return strlen(spelt);
	}
	return c ? (size_t)u8_uctomb((uint8_t *)bytes, c, VOCAB_LETTER) : 0;
}

static uint32_t strip(struct vocab *vocab, const char *word)
{
	char first[WORD_MOST], bytes[VOCAB_LETTER];
	struct buf buf = { vocab->arena, first, 0, sizeof first };
	size_t n = strlen(word), i;
	ucs4_t c;
	int size;

	for (i = 0; i < n; i += (size_t)size) {
		if ((unsigned char)word[i] < 0x80) {
			for (size = 1; (unsigned char)(word[i + (size_t)size] - 1) < 0x7f;)
				size++;
			buf_add(&buf, word + i, (size_t)size);
			continue;
		}
		size = u8_mbtouc(&c, (const uint8_t *)word + i, n - i);
		buf_add(&buf, bytes, vocab_bare_letter(c, bytes));
	}
	return text_word_id(vocab, buf.at, buf.n);
}

uint32_t text_word_bare(struct vocab *vocab, uint32_t id)
{
	uint32_t *known = slot(vocab->arena, &vocab->bare, id);
	uint32_t bare;

	if (*known || !id)
		return *known;
	bare = is_ascii(text_word(vocab, id)) ? id : strip(vocab, text_word(vocab, id));
	*slot(vocab->arena, &vocab->bare, id) = bare;
	return bare;
}

/* By the library, for what quick_fold() leaves. */
static uint32_t full_fold(struct vocab *vocab, const char *s, size_t n)
{
	size_t length = 0;
	uint8_t *folded = u8_casefold((const uint8_t *)s, n, NULL, UNINORM_NFC, NULL, &length);
	uint32_t id = folded ? text_word_id(vocab, (const char *)folded, length)
			     : text_word_id(vocab, s, n);

	free(folded);
	return id;
}

/*
 * The Latin letters of Europe fold one to one and are composed as they stand, but for a few; the
 * library, made for all scripts, takes a hundred times longer. False where the word needs it.
 */
static bool quick_fold(const char *s, size_t n, char *folded, size_t *length)
{
	enum { LATIN_END = 0x17f, SHARP_S = 0xdf, DOTTED_I = 0x130, APOSTROPHE_N = 0x149 };
	size_t i;
	ucs4_t c;
	int size;

	for (*length = 0, i = 0; i < n; i += (size_t)size) {
		size = u8_mbtouc(&c, (const uint8_t *)s + i, n - i);
		if (c >= LATIN_END || c == SHARP_S || c == DOTTED_I || c == APOSTROPHE_N)
			return false;
		if (c < 0x80)
			folded[(*length)++] = (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
		else
			*length += (size_t)u8_uctomb((uint8_t *)folded + *length, uc_tolower(c), 6);
	}
	return true;
}

/* Case folded and composed, typographic apostrophes made plain. */
static uint32_t fold(struct vocab *vocab, const char *s, size_t n)
{
	static const char curly[] = "\xe2\x80\x99";
	char plain[WORD_MOST], folded[WORD_MOST * 3];
	size_t length, m = 0, i;
	bool is_curly;

	if (n > WORD_MOST)
		return full_fold(vocab, s, n);
	for (i = 0; i < n; i += is_curly ? 3 : 1) {
		is_curly = n - i >= 3 && !memcmp(s + i, curly, 3);
		plain[m++] = is_curly ? '\'' : s[i];
	}
	return quick_fold(plain, m, folded, &length) ? text_word_id(vocab, folded, length)
						     : full_fold(vocab, plain, m);
}

static uint8_t case_flags(const char *s, size_t n)
{
	uint32_t upper = 0, letters = 0;
	uint8_t flags = 0;
	size_t i;
	ucs4_t c;
	int size;

	for (i = 0; i < n; i += (size_t)size) {
		size = u8_mbtouc(&c, (const uint8_t *)s + i, n - i);
		if (!uc_is_alpha(c))
			continue;
		if (uc_is_upper(c)) {
			upper++;
			if (!letters)
				flags |= TOKEN_CAPITAL;
		}
		letters++;
	}
	return upper == letters && letters > 1 ? flags | TOKEN_UPPER : flags;
}

uint32_t vocab_form(struct vocab *vocab, const char *s, size_t n, uint8_t *flags)
{
	uint32_t *index = map_put(vocab->forms, s, n), at;
	struct form *form;

	if (!*index) {
		at = vocab->form.n;
		form = vec_push(vocab->arena, &vocab->form);
		*index = at + 1;
		form->word = fold(vocab, s, n);
		form->flags = case_flags(s, n);
	} else {
		form = &vocab->form.at[*index - 1];
	}
	*flags |= form->flags;
	return form->word;
}

static void free_snowball(void *snowball)
{
	sb_stemmer_delete(snowball);
}

struct stemmer *text_stemmer_new(struct arena *arena, const char *algorithm)
{
	struct sb_stemmer *snowball = sb_stemmer_new(algorithm, "UTF_8");
	struct stemmer *stemmer;

	if (!snowball)
		return NULL;
	arena_defer(arena, free_snowball, snowball);
	stemmer = arena_new_of(arena, struct stemmer);
	stemmer->arena = arena;
	stemmer->snowball = snowball;
	return stemmer;
}

uint32_t text_stem(struct stemmer *stemmer, struct vocab *vocab, uint32_t id)
{
	const char *word = text_word(vocab, id), *stem;
	uint32_t *known, found;

	if (!stemmer || !id)
		return text_word_bare(vocab, id);
	known = slot(stemmer->arena, &stemmer->stem, id);
	if (*known)
		return *known;
	stem = (const char *)sb_stemmer_stem(
		stemmer->snowball, (const sb_symbol *)word, (int)strlen(word));
	found = stem ? text_word_id(vocab, stem, (size_t)sb_stemmer_length(stemmer->snowball)) : id;
	found = text_word_bare(vocab, found);
	*known = found;
	return found;
}
