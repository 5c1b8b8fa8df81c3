/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The language of a text is that of most of its stop words: words so common that a few lines hold
 * dozens. A word common in two languages speaks for both.
 */
#include "lang/pack.h"

#include <string.h>

enum { GUESS_PACKS = 32, GUESS_BYTES = 8192, GUESS_WORD = 32 };

struct counting {
	struct map *common;
	uint32_t pack;
};

static void count_in(void *context, const char *phrase, size_t n)
{
	struct counting *counting = context;

	if (n && phrase[n - 1] == '\'')
		n--;
	*map_put(counting->common, phrase, n) |= 1u << counting->pack;
}

void guess_build(struct lang *lang)
{
	struct counting counting = { .common = map_new(lang->arena) };
	const struct entries *entries;
	uint32_t i;

	lang->common = counting.common;
	for (; counting.pack < lang->packs.n && counting.pack < GUESS_PACKS; counting.pack++) {
		entries = &lang->packs.at[counting.pack]->entries;
		for (i = 0; i < entries->n; i++)
			if (!strcmp(entries->at[i].under->name, "stopwords"))
				phrase_expand(entries->at[i].value, count_in, &counting);
	}
}

static bool is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static void count_word(const struct lang *lang, const char *word, size_t n, uint32_t *counts)
{
	uint32_t *set, i;

	set = n < GUESS_WORD ? map_get(lang->common, word, n) : NULL;
	for (i = 0; set && i < lang->packs.n && i < GUESS_PACKS; i++)
		counts[i] += *set >> i & 1;
}

uint32_t lang_tell(const struct lang *lang, const char *text, size_t n)
{
	uint32_t counts[GUESS_PACKS] = { 0 }, i, best = 0;
	char word[GUESS_WORD];
	size_t at = 0, length;

	if (n > GUESS_BYTES)
		n = GUESS_BYTES;
	while (at < n) {
		for (length = 0; at < n && is_letter((unsigned char)text[at]); at++) {
			if (length < GUESS_WORD)
				word[length++] = text[at] >= 'A' && text[at] <= 'Z'
							 ? (char)(text[at] | 0x20)
							 : text[at];
			if (length >= 3 && !memcmp(word + length - 3, "\xe2\x80\x99", 3)) {
				length -= 3;
				break;
			}
		}
		if (length)
			count_word(lang, word, length, counts);
		else
			at++;
	}
	for (i = 1; i < lang->packs.n && i < GUESS_PACKS; i++)
		if (counts[i] > counts[best])
			best = i;
	return best;
}

const struct pack *lang_told(const struct lang *lang, uint32_t number)
{
	return pack_ready(lang->packs.at[number]);
}

const struct pack *lang_guess(const struct lang *lang, const char *text, size_t n)
{
	return lang_told(lang, lang_tell(lang, text, n));
}
