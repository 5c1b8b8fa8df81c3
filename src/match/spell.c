/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The key under which the spellings of one name fall together. A name that crosses alphabets is
 * spelt by the ear of each desk: Khrouchtchev, Khrushchev; Zelensky, Zelenskiy; Tokaïev, Tokáev,
 * Tokayev. The key writes each sound once: it is a rule of thumb for names as news spells them, in
 * the manner of Soundex's descendants but keeping vowels, so that Tokarev stays apart.
 */
#include "match/parts.h"
#include "match/spell.h"

#include <string.h>

#define CONSONANTS "bcdfghklmnprstwxz" /* without v: Tokaev, Nazarbaev */

/* Longest first among those that begin alike. A row holds before the letters it names, or always.
 */
static const struct sound {
	const char *written, *heard;
	const char *before; /* NULL: anywhere; "$": at the end of the word */
} SOUNDS[] = {
	{ "tsch", "c", NULL },
	{ "tch", "c", NULL },
	{ "sch", "c", NULL },
	{ "dzh", "i", NULL },
	{ "cz", "c", NULL },
	{ "ch", "c", NULL },
	{ "sh", "c", NULL },
	{ "zh", "i", NULL },
	{ "dj", "i", NULL },
	{ "kh", "k", NULL },
	{ "ck", "k", NULL },
	{ "gh", "g", NULL },
	{ "ph", "f", NULL },
	{ "th", "t", NULL },
	{ "ae", "a", CONSONANTS }, /* "Mueller", where others print "Müller" */
	{ "oe", "o", CONSONANTS },
	{ "ue", "u", CONSONANTS },
	{ "ou", "u", NULL },
	{ "oo", "u", NULL },
	{ "ee", "i", NULL },
	{ "gu", "g", "ei" },
	{ "iy", "i", NULL },
	{ "yi", "i", NULL },
	{ "ie", "e", "vfn" },
	{ "ye", "e", "vfn" },
	{ "je", "e", "vfn" },
	{ "ff", "v", "$" },
	{ "q", "k", NULL },
	{ "c", "s", "eiy" },
	{ "c", "k", NULL },
	{ "x", "ks", NULL },
	{ "y", "i", NULL },
	{ "j", "i", NULL },
	{ "w", "v", NULL },
	{ "h", "", NULL },
	{ "f", "v", "$" },
	{ "e", "", "$" },
};

static bool holds_before(const char *before, const char *rest)
{
	if (!before)
		return true;
	if (*before == '$')
		return !*rest;
	return *rest && strchr(before, *rest) != NULL;
}

static const struct sound *sound_at(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof SOUNDS / sizeof *SOUNDS; i++) {
		size_t n = strlen(SOUNDS[i].written);

		if (!strncmp(word, SOUNDS[i].written, n) &&
			holds_before(SOUNDS[i].before, word + n))
			return &SOUNDS[i];
	}
	return NULL;
}

/* Doubled letters are heard once. */
static void hear(char *key, size_t *n, char c)
{
	if (!*n || key[*n - 1] != c)
		key[(*n)++] = c;
}

uint32_t spell_key(struct vocab *vocab, uint32_t bare)
{
	const char *word = text_word(vocab, bare), *at, *heard;
	char key[SPELL_MOST * 2 + 1];
	size_t n = 0;

	if (strlen(word) > SPELL_MOST)
		return bare;
	for (at = word; *at;) {
		const struct sound *sound = sound_at(at);

		if (!sound || (at == word && !*sound->heard && !at[1])) {
			hear(key, &n, *at++);
			continue;
		}
		for (heard = sound->heard; *heard; heard++)
			hear(key, &n, *heard);
		at += strlen(sound->written);
	}
	return n ? text_word_id(vocab, key, n) : bare;
}

bool spell_is_near(const struct vocab *vocab, uint32_t a, uint32_t b)
{
	const char *x = text_word(vocab, a), *y = text_word(vocab, b);
	size_t n = strlen(x), m = strlen(y), head = 0, tail = 0;

	if (n < SPELL_LONG || m < SPELL_LONG || n > m + 1 || m > n + 1)
		return false;
	while (head < n && head < m && x[head] == y[head])
		head++;
	while (tail < n - head && tail < m - head && x[n - 1 - tail] == y[m - 1 - tail])
		tail++;
	return n - head - tail <= 1 && m - head - tail <= 1;
}

static size_t bones_of(const char *word, char *bones, size_t most)
{
	size_t n = 0;

	for (; *word && n < most; word++)
		if (!strchr("aeiou", *word))
			bones[n++] = *word;
	return n;
}

bool spell_is_given(const struct vocab *vocab, uint32_t a, uint32_t b)
{
	enum { SHORT = 3, ENDING = 2, BONES = 2 }; /* letters */
	const char *x = text_word(vocab, a), *y = text_word(vocab, b);
	const char *less = strlen(x) < strlen(y) ? x : y, *more = less == x ? y : x;
	size_t n = strlen(less), m = strlen(more), p, q;
	char s[SPELL_MOST], t[SPELL_MOST];

	if (n < SHORT || *x != *y)
		return false;
	if (!strncmp(less, more, n))
		return m == n || m > n + ENDING;
	p = bones_of(x, s, sizeof s);
	q = bones_of(y, t, sizeof t);
	return p >= BONES && p == q && !memcmp(s, t, p) && m - n <= SHORT;
}

bool spell_is_swapped(const struct vocab *vocab, uint32_t a, uint32_t b)
{
	const char *x = text_word(vocab, a), *y = text_word(vocab, b);
	size_t n = strlen(x), i = 0;

	if (n < SPELL_ACRONYM || n != strlen(y))
		return false;
	while (i < n && x[i] == y[i])
		i++;
	return i + 1 < n && x[i] == y[i + 1] && x[i + 1] == y[i] && !strcmp(x + i + 2, y + i + 2);
}

enum { NAME_WORDS = 10 };

struct spelling {
	uint32_t word[NAME_WORDS], bare[NAME_WORDS];
	struct span written[NAME_WORDS];
	bool upper[NAME_WORDS];
	const char *text;
	uint32_t n;
};

/* The words of a name that carry it: capitals, without the particles between. */
static struct spelling spelling_of(const struct mention *name, const struct dispatch *dispatch)
{
	struct spelling spelling = { .text = dispatch->text, .n = 0 };
	uint32_t i;

	for (i = name->tokens.first; i < name->tokens.last && spelling.n < NAME_WORDS; i++) {
		const struct token *token = &dispatch->tokens.at[i];

		if (token->type != TOKEN_WORD || !(token->flags & TOKEN_CAPITAL) ||
			pack_match_named(
				dispatch->pack, &dispatch->tokens, i, i + 1, LANG_WORD, "saintly"))
			continue; /* "St-Martin" and "Saint-Martin" are one spelling */
		spelling.word[spelling.n] = token->word;
		spelling.written[spelling.n] = token->span;
		spelling.upper[spelling.n] = (token->flags & TOKEN_UPPER) != 0;
		spelling.bare[spelling.n++] = token->bare;
	}
	return spelling;
}

enum standing { STANDS_NOT, STANDS_OTHERWISE, STANDS_SO };

/* The bytes behind the first letter, which is a capital. */
static struct bytes tail_of(const struct spelling *name, uint32_t i)
{
	const char *at = name->text + name->written[i].start + 1;
	const char *end = name->text + name->written[i].end;

	while (at < end && (*at & 0xc0) == 0x80)
		at++;
	return (struct bytes){ at, (size_t)(end - at) };
}

/* "Etienne" and "Étienne", "TOKAIEV" and "Tokaïev", "Nimes" and "Nîmes": desks leave marks out,
 * some those of capitals, some all. Two that put other marks spell it in two ways: "Tokaïev",
 * "Tokáev". */
static bool differ_in_marks(
	const struct spelling *x, uint32_t i, const struct spelling *y, uint32_t k)
{
	struct bytes a = tail_of(x, i), b = tail_of(y, k);

	return x->upper[i] || y->upper[k] || (a.n == b.n && !memcmp(a.at, b.at, a.n)) ||
	       x->word[i] == x->bare[i] || y->word[k] == y->bare[k];
}

/* How a word stands in another name: letter for letter, but for its marks, or not. */
static enum standing standing(const struct spelling *name, const struct spelling *other, uint32_t k)
{
	enum standing best = STANDS_NOT;
	uint32_t i;

	for (i = 0; i < name->n; i++)
		if (name->word[i] == other->word[k])
			return STANDS_SO;
		else if (name->bare[i] == other->bare[k])
			best = differ_in_marks(name, i, other, k) ? STANDS_SO : STANDS_OTHERWISE;
	return best;
}

static bool is_acronym_of(const struct spelling *single, const struct mention *name)
{
	return single->n == 1 && name->name.acronym == single->bare[0];
}

enum rule match_judge_names(const struct trait *a, const struct trait *b, const struct dispatch *da,
	const struct dispatch *db)
{
	struct spelling x = spelling_of(a->mention, da), y = spelling_of(b->mention, db);
	const struct spelling *less = x.n < y.n ? &x : &y, *more = x.n < y.n ? &y : &x;
	uint32_t i;

	if (is_acronym_of(&x, b->mention) || is_acronym_of(&y, a->mention))
		return RULE_SAME_FORM_DIFFERS;
	for (i = 0; i < less->n; i++) {
		enum standing how = standing(more, less, i);

		/* Nur-Sultan and Astana are two names of one city, Almaty and Almatý one name in
		 * two spellings; a person has one name. */
		if (how == STANDS_OTHERWISE ||
			(how == STANDS_NOT && a->mention->name.sort == NAME_PERSON))
			return RULE_SPELLING;
		if (how == STANDS_NOT)
			return a->mention->name.sort == NAME_OTHER && da->pack == db->pack
				       ? RULE_SPELLING
				       : RULE_SAME_FORM_DIFFERS;
	}
	if (x.n == y.n)
		return RULE_SAME;
	/* A person told with a name more is spelt otherwise; a surname alone, or a company's short
	 * form, is not. */
	return less->n > 1 && a->mention->name.sort == NAME_PERSON ? RULE_SPELLING
								   : RULE_SAME_FORM_DIFFERS;
}
