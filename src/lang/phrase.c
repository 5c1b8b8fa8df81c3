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

/* Writes the phrase with the groups of the set, which are numbered from the left; gives its bytes.
 */
static size_t write_groups(char *out, struct bytes phrase, uint32_t set)
{
	uint32_t group = 0;
	size_t i, n = 0;

	for (i = 0; i < phrase.n; i++) {
		if (phrase.at[i] == '(' && !(set >> group++ & 1))
			while (i + 1 < phrase.n && phrase.at[i] != ')')
				i++;
		else if (phrase.at[i] != '(' && phrase.at[i] != ')')
			out[n++] = phrase.at[i];
	}
	return n;
}

static uint32_t groups(struct bytes phrase)
{
	uint32_t n = 0;
	size_t i;

	for (i = 0; i < phrase.n; i++)
		n += phrase.at[i] == '(';
	return n;
}

static void expand(struct bytes phrase, phrase_each *each, void *context)
{
	char out[PHRASE_BYTES];
	uint32_t n, set;

	if (!phrase.n || phrase.n > sizeof out)
		return;
	n = groups(phrase);
	if (!n)
		each(context, phrase.at, phrase.n);
	for (set = 0; n && set < 1u << n; set++)
		each(context, out, write_groups(out, phrase, set));
}

void phrase_expand(const char *list, phrase_each *each, void *context)
{
	while (*list)
		expand(cut(&list), each, context);
}

void phrase_expand_first(const char *list, phrase_each *each, void *context)
{
	expand(cut(&list), each, context);
}

bool phrase_valid(const char *list)
{
	uint32_t open = 0, n = 0;

	if (!strchr(list, '(') && !strchr(list, ')'))
		return true;
	for (; *list; list++) {
		if (*list < '(' || *list > ',')
			continue;
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
 * Nearly every phrase is letters, spaces and hyphens, and needs no tokenising. Those of two bytes
 * begin with 0xc3, their capitals stand 32 before the small letters; U+00D7 and U+00F7 are none,
 * and U+00DF folds into two. Writes the phrase in small letters; false: it holds something else.
 */
static bool fold_plain(const char *s, size_t n, char *out)
{
	unsigned char c;
	size_t i;

	for (i = 0; i < n; i++) {
		c = (unsigned char)(out[i] = s[i]);
		if ((c >= 'a' && c <= 'z') || c == ' ' || c == '-')
			continue;
		if (c >= 'A' && c <= 'Z') {
			out[i] = (char)(c + 32);
			continue;
		}
		if (c != 0xc3 || ++i == n)
			return false;
		c = (unsigned char)s[i];
		if (c < 0x80 || c > 0xbf || c == 0x97 || c == 0x9f || c == 0xb7)
			return false;
		out[i] = (char)(c < 0xa0 ? c + 32 : c);
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
	char folded[PHRASE_BYTES];
	uint32_t i, count = 0;

	if (n <= sizeof folded && fold_plain(phrase, n, folded))
		return split_plain(vocab, folded, n, words);
	text_tokenise(pack->lang->arena, vocab, phrase, (struct span){ 0, (uint32_t)n },
		pack->elisions, &tokens);
	for (i = 0; i < tokens.n; i++) {
		if (is_hyphen(pack, tokens.at[i].word))
			continue;
		if (count == PHRASE_WORDS)
			return 0;
		words[count++] = tokens.at[i].word;
	}
	return count;
}
