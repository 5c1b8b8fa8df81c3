/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lists of the language files: phrases between commas, in which brackets hold what may be left
 * out. "tué(e)(s), casque(s) bleu(s)" stands for tué, tuée, tués, tuées, casque bleu, ...
 */
#include "lang/pack.h"

#include <string.h>

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

static struct bytes cut(const char **list)
{
	const char *start = *list, *end;

	while (is_space(*start))
		start++;
	end = start + strcspn(start, ",");
	*list = *end ? end + 1 : end;
	while (end > start && is_space(end[-1]))
		end--;
	return (struct bytes){ start, (size_t)(end - start) };
}

/* Writes the phrase with the groups of the set; groups are numbered from the left. */
static void write_groups(struct buf *buf, struct bytes phrase, uint32_t set)
{
	uint32_t group = 0;
	bool shown = true;
	size_t i;

	buf->n = 0;
	for (i = 0; i < phrase.n; i++) {
		if (phrase.at[i] == '(') {
			shown = set >> group & 1;
			group++;
		} else if (phrase.at[i] == ')') {
			shown = true;
		} else if (shown) {
			buf_char(buf, phrase.at[i]);
		}
	}
}

static uint32_t groups(struct bytes phrase)
{
	uint32_t n = 0;
	size_t i;

	for (i = 0; i < phrase.n; i++)
		n += phrase.at[i] == '(';
	return n;
}

void phrase_expand(struct arena *arena, const char *list, phrase_each *each, void *context)
{
	struct buf buf = buf_new(arena);
	struct bytes phrase;
	uint32_t n, set;

	while (*list) {
		phrase = cut(&list);
		if (!phrase.n)
			continue;
		n = groups(phrase);
		if (!n)
			each(context, phrase.at, phrase.n);
		for (set = 0; n && set < 1u << n; set++) {
			write_groups(&buf, phrase, set);
			each(context, buf.at, buf.n);
		}
	}
}

bool phrase_valid(const char *list)
{
	uint32_t open = 0, n = 0;

	for (; *list; list++) {
		if (*list == '(' && (open++ || ++n > PHRASE_GROUPS))
			return false;
		if (*list == ')' && !open--)
			return false;
		if (*list == ',' && open)
			return false;
		if (*list == ',')
			n = 0;
	}
	return !open;
}

/*
 * Nearly every phrase is small letters, spaces and hyphens, and needs no tokenising: bytes of 0xc3
 * to 0xc5 with what follows them are Latin letters, but capitals stand below 0xc3 0xa0.
 */
static bool is_plain(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if ((s[i] >= 'a' && s[i] <= 'z') || s[i] == ' ' || s[i] == '-')
			continue;
		if ((unsigned char)s[i] != 0xc3 || i + 1 == n || (unsigned char)s[i + 1] < 0xa0 ||
			(unsigned char)s[i + 1] == 0xb7)
			return false;
		i++;
	}
	return true;
}

static uint32_t split_plain(struct vocab *vocab, const char *s, size_t n, uint32_t *words)
{
	uint32_t count = 0;
	size_t i, start;

	for (i = 0; i < n;) {
		for (start = i; i < n && s[i] != ' ' && s[i] != '-';)
			i++;
		if (i > start) {
			if (count == PHRASE_WORDS)
				return 0;
			words[count++] = text_word_id(vocab, s + start, i - start);
		}
		i++;
	}
	return count;
}

static bool is_hyphen(const struct pack *pack, uint32_t word)
{
	return word == pack->hyphens[0] || word == pack->hyphens[1] || word == pack->hyphens[2];
}

uint32_t phrase_words(struct pack *pack, const char *phrase, size_t n, uint32_t *words)
{
	struct vocab *vocab = pack->lang->vocab;
	struct tokens tokens = { 0 };
	uint32_t i, count = 0;

	if (is_plain(phrase, n))
		return split_plain(vocab, phrase, n, words);
	text_tokenise(pack->lang->arena, vocab, phrase, (struct span){ 0, (uint32_t)n }, pack->elisions,
		&tokens);
	for (i = 0; i < tokens.n; i++) {
		if (is_hyphen(pack, tokens.at[i].word))
			continue;
		if (count == PHRASE_WORDS)
			return 0;
		words[count++] = tokens.at[i].word;
	}
	return count;
}
