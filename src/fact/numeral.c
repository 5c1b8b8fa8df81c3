/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A numeral: digits or words, what scales them, and the nouns that are numbers themselves.
 *
 *     600 millions | 44million | 5bn | deux millions et demi | une trentaine | des dizaines de
 * milliers deux tiers | half a million | a dozen | 2 dozen | hundreds of thousands
 */
#include "fact/finder.h"

#include <string.h>

/* A noun that the lexicon knows: people, homes. */
static bool is_noun(const struct finder *finder, uint32_t i)
{
	struct senses senses;
	uint32_t n = peek_word(finder, i)
			     ? peek_senses(finder, i, 1u << LANG_CONCEPT | 1u << LANG_CONTAINER,
				       &senses)
			     : 0,
		 k;

	for (k = 0; n && k < senses.n; k++)
		if (senses.at[k].class == LANG_CONTAINER ||
			(senses.at[k].class == LANG_CONCEPT && *senses.at[k].name == 'n'))
			return true;
	return false;
}

/* "waves of 2.5m", "a 2m wall": what is measured so stands before the number or behind it; "a wave
 * of strikes by 2.5m workers" counts them. */
static bool is_of_metres(const struct finder *finder, uint32_t i, uint32_t n)
{
	enum { BEFORE = 9, BEHIND = 2 }; /* tokens; the number has three */
	uint32_t at;

	for (at = i + n; at < i + n + BEHIND; at++)
		if (peek_word(finder, at) && peek_grammar(finder, at, "in-metres"))
			return true;
	for (at = i; at-- > finder->sentence.first && at + BEFORE >= i && !is_noun(finder, i + n);)
		if (peek_word(finder, at) && peek_grammar(finder, at, "in-metres"))
			return true;
	return false;
}

/* Whether a currency stands before the number that ends before token i. */
static bool is_money(const struct finder *finder, uint32_t i)
{
	uint32_t n;

	while (i > finder->sentence.first &&
		(peek_number(finder, i - 1) || (peek_mark(finder, i - 1) && peek_glued(finder, i) &&
						       peek_number(finder, i - 2))))
		i--;
	return i > finder->sentence.first && peek_sense(finder, i - 1, LANG_CURRENCY, &n);
}

/* "7m (23ft)", "4,420m", "1m85": metres, where no money stands before; the m of millions is told of
 * round numbers. */
static bool is_metres(const struct finder *finder, uint32_t i, uint32_t n)
{
	const struct sense *sense;
	uint32_t at = i + n, unit;

	if (finder->text[peek_token(finder, i)->span.start] == 'm' &&
		span_length(peek_token(finder, i)->span) == 1 && !is_money(finder, i) &&
		!peek_sense(finder, at, LANG_CURRENCY, &unit) &&
		(is_of_metres(finder, i, n) ||
			(pack_trait(finder->pack, "metres") && !peek_grammar(finder, at, "of"))))
		return true;
	if (peek_grammar(finder, at, "length"))
		return true; /* "300m long" */
	if (peek_glued(finder, at) && peek_digits(finder, at) == 2)
		return true;
	if (i > finder->sentence.first + 2 && peek_digits(finder, i - 1) == 3 &&
		peek_glued(finder, i - 1) && peek_glued(finder, i - 2) &&
		(peek_sign(finder, i - 2) == ',' || peek_sign(finder, i - 2) == '.') &&
		peek_number(finder, i - 3))
		return i < finder->sentence.first + 4 ||
		       !peek_sense(finder, i - 4, LANG_CURRENCY, &unit);
	if (peek_sign(finder, at) != '(' || !peek_number(finder, at + 1))
		return false;
	for (at += 2; peek_number(finder, at) || peek_sign(finder, at) == ',' ||
		      peek_sign(finder, at) == '.';)
		at++;
	sense = peek_sense(finder, at, LANG_UNIT, &unit);
	return sense && (!strcmp(sense->name, "foot") || !strcmp(sense->name, "mile") ||
				!strcmp(sense->name, "yard") || !strcmp(sense->name, "inch"));
}

uint32_t scale_read(const struct finder *finder, uint32_t i, double *scale)
{
	struct senses senses;
	uint32_t n = peek_word(finder, i) ? peek_senses(finder, i, 1u << LANG_WORD, &senses) : 0;
	const struct sense *sense;
	uint32_t k, money;

	for (k = 0; n && k < senses.n; k++) {
		sense = &senses.at[k];
		if (sense->class != LANG_WORD || strcmp(sense->name, "scale"))
			continue;
		if (span_length(peek_token(finder, i)->span) == 1 && !peek_glued(finder, i) &&
			!peek_sense(finder, i + n, LANG_CURRENCY, &money))
			continue;
		if (sense->value == 1e6 && is_metres(finder, i, n))
			return 0;
		*scale = sense->value;
		return n;
	}
	return 0;
}

static uint32_t after_hyphen(const struct finder *finder, uint32_t at)
{
	return peek_hyphen(finder, at) && peek_glued(finder, at + 1) ? at + 1 : at;
}

/* "millions", "hundred thousand", and for "2 millions 300.000" what is left of them. */
static void take_scale_words(const struct finder *finder, struct numeral *numeral)
{
	struct numeral rest;
	const struct sense *sense;
	double scale = 0;
	uint32_t n;

	for (;;) {
		sense = peek_sense(finder, after_hyphen(finder, numeral->last), LANG_NUMBER, &n);
		if (!sense || sense->value < 100)
			break;
		numeral->value *= sense->value;
		numeral->last = after_hyphen(finder, numeral->last) + n;
		numeral->scaled = true;
		scale = sense->value;
	}
	if (scale >= 1e6 && peek_number(finder, numeral->last) &&
		digits_read(finder, numeral->last, &rest) && rest.value >= 1000 &&
		rest.value < scale && !rest.bare) {
		numeral->value += rest.value;
		numeral->last = rest.last;
	}
	if (!scale)
		return;
	numeral->bare = false;
	numeral->other = 0;
}

/* "et demi" after what it halves. */
static void take_half(const struct finder *finder, struct numeral *numeral)
{
	uint32_t at = after_hyphen(finder, numeral->last), n = peek_grammar(finder, at, "and-half"),
		 before;
	const struct sense *sense;

	if (!n)
		return;
	sense = numeral->scaled && numeral->last
			? peek_sense(finder, numeral->last - 1, LANG_NUMBER, &before)
			: NULL;
	numeral->value += 0.5 * (sense && sense->value >= 1000 ? sense->value : 1);
	numeral->last = at + n;
	numeral->bare = numeral->article = false;
	if (!numeral->scaled)
		take_scale_words(finder, numeral);
}

/* "dizaines", "centaines de milliers", "hundreds of thousands": their product, or 0. */
static double take_collectives(const struct finder *finder, uint32_t *at)
{
	double product = 0;
	const struct sense *sense;
	uint32_t next = *at, n, of;

	for (;;) {
		sense = peek_sense(finder, next, LANG_COLLECTIVE, &n);
		if (!sense && product)
			sense = peek_sense(finder, next, LANG_NUMBER, &n);
		if (!sense || (product && sense->value < (product < 10 ? 10 : 1000)))
			return product;
		product = product ? product * sense->value : sense->value;
		*at = next + n;
		of = peek_grammar(finder, *at, "of");
		next = *at + of;
	}
}

static bool collective_after(const struct finder *finder, struct numeral *numeral)
{
	uint32_t at = after_hyphen(finder, numeral->last), n;
	const struct sense *half = peek_sense(finder, at, LANG_FRACTION, &n);
	double product;

	if (half && peek_glued(finder, at + n) && peek_hyphen(finder, at + n))
		at += n + 1;
	else
		half = NULL;
	product = take_collectives(finder, &at);
	if (!product)
		return false;
	numeral->value *= product * (half ? half->value : 1);
	numeral->last = at;
	numeral->collective = true;
	numeral->article = numeral->bare = false;
	numeral->other = 0;
	return true;
}

/* "deux tiers", "un tiers de", "two-thirds"; "un demi-million". */
static bool fraction_after(const struct finder *finder, struct numeral *numeral)
{
	uint32_t at = after_hyphen(finder, numeral->last), n, more, next;
	const struct sense *sense = peek_sense(finder, at, LANG_FRACTION, &n), *scale;

	if (!sense || numeral->value > 20)
		return false;
	next = after_hyphen(finder, at + n);
	next += peek_grammar(finder, next, "of");
	next += peek_range(finder, next, "one");
	scale = peek_sense(finder, next, LANG_NUMBER, &more);
	if (scale && scale->value >= 1000) {
		numeral->value *= sense->value * scale->value;
		numeral->last = next + more;
		numeral->scaled = true;
		numeral->article = false;
		return true;
	}
	if (next == at + n + 1 && next > at + n && peek_hyphen(finder, at + n) &&
		peek_sense(finder, next, LANG_UNIT, &more)) {
		numeral->value *= sense->value;
		numeral->last = next;
		numeral->article = false;
		return true;
	}
	if (peek_grammar(finder, at + n, "of") &&
		peek_grammar(finder, at + n + peek_grammar(finder, at + n, "of"), "round"))
		return false; /* "un quart de finale" */
	if (numeral->value == 1 && !peek_grammar(finder, at + n, "of") &&
		!peek_before(finder, numeral->first, "by", NULL) &&
		!(numeral->first > finder->sentence.first && /* "by about a third" */
			peek_before(finder, numeral->first - 1, "by", NULL)))
		return false;
	numeral->value *= sense->value;
	numeral->last = at + n;
	numeral->fraction = true;
	numeral->article = numeral->bare = false;
	return true;
}

/* "3 1/2 days", "4 1/2-year": a half told in digits behind the whole. */
static void take_mixed(const struct finder *finder, struct numeral *numeral)
{
	enum { WHOLE_MOST = 100, BELOW_MOST = 8 };
	uint32_t at = numeral->last;
	double above = peek_value(finder, at), below = peek_value(finder, at + 2);

	if (!numeral->bare || numeral->value >= WHOLE_MOST || peek_glued(finder, at) ||
		peek_sign(finder, at + 1) != '/' || !peek_glued(finder, at + 1) ||
		!peek_glued(finder, at + 2) || above < 1 || above >= below || below > BELOW_MOST ||
		peek_sign(finder, at + 3) == '/')
		return;
	numeral->value += above / below;
	numeral->bare = false;
	numeral->last = at + 3;
}

/* "1/2", "3/4" in digits. */
static void take_slash(const struct finder *finder, struct numeral *numeral)
{
	double below = peek_value(finder, numeral->last + 1);

	if (!numeral->bare || peek_sign(finder, numeral->last) != '/' ||
		!peek_glued(finder, numeral->last) || !peek_glued(finder, numeral->last + 1) ||
		below < 2 || below > 5 || numeral->value >= below ||
		peek_sign(finder, numeral->last + 2) == '/')
		return;
	numeral->value /= below;
	numeral->fraction = true;
	numeral->bare = false;
	numeral->last += 2;
}

static void take_glued_scale(const struct finder *finder, struct numeral *numeral)
{
	double scale = 0;
	uint32_t n = scale_read(finder, numeral->last, &scale);

	if (!n)
		return;
	numeral->value *= scale;
	numeral->last += n;
	numeral->scaled = true;
	numeral->bare = false;
	numeral->other = 0;
}

/* "la moitié", "half a million", "half of"; "dizaines", "millions de". */
static bool nounlike_read(const struct finder *finder, uint32_t i, struct numeral *numeral)
{
	uint32_t at = i, n, article;
	const struct sense *sense;
	double product = take_collectives(finder, &at);

	*numeral = (struct numeral){ 0 };
	if (product) {
		numeral->value = product;
		numeral->last = at;
		numeral->collective = true;
		numeral->plural = peek_plural(finder, i);
		numeral->bare = !numeral->plural && at == i + 1;
		return true;
	}
	sense = peek_sense(finder, i, LANG_FRACTION, &n);
	/* "le tiers du village", but "le quart d'heure" */
	if (sense && sense->value < 0.5 && peek_before(finder, i, "det", NULL) &&
		(article = peek_grammar(finder, i + n, "of")) != 0 &&
		!peek_sense(finder, i + n + article, LANG_UNIT, &at) &&
		!peek_grammar(finder, i + n + article, "round") &&
		!peek_grammar(finder, i + n + article + 1, "round")) {
		*numeral =
			(struct numeral){ .value = sense->value, .last = i + n, .fraction = true };
		return true;
	}
	at = i;
	if (sense && i > finder->sentence.first + 1 && peek_range(finder, i - 1, "and") &&
		peek_grammar(finder, i - 2, "times"))
		return false; /* "une fois et demie" */
	if (!sense || sense->value != 0.5 ||
		(i > finder->sentence.first && peek_sense(finder, i - 1, LANG_ORDINAL, &article)))
		return false;
	at = after_hyphen(finder, i + n);
	article = peek_range(finder, at, "one");
	at = article ? after_hyphen(finder, at + article) : i + n;
	numeral->value = 0.5;
	numeral->last = at;
	if (article && (product = take_collectives(finder, &at)) != 0) {
		numeral->value *= product;
		numeral->last = at;
		numeral->collective = true;
		return true;
	}
	take_scale_words(finder, numeral);
	if (numeral->scaled || (article && peek_sense(finder, at, LANG_UNIT, &n)))
		return true;
	numeral->fraction = true;
	if (!article || !peek_grammar(finder, at, "rate-point"))
		numeral->last = i + n;
	return true;
}

/* "a hundred", "a dozen", "a third of": the article counts as one where a number follows. */
static bool article_read(const struct finder *finder, uint32_t i, struct numeral *numeral)
{
	uint32_t n = peek_range(finder, i, "one"), more;
	const struct sense *sense;

	if (!n)
		return false;
	*numeral = (struct numeral){ .value = 1, .first = i, .last = i + n, .article = true };
	sense = peek_sense(finder, i + n, LANG_NUMBER, &more);
	if (sense && sense->value >= 100) {
		if (!words_read(finder, i + n, numeral))
			take_scale_words(finder, numeral);
		numeral->article = false;
		take_half(finder, numeral);
		return true;
	}
	return collective_after(finder, numeral) || fraction_after(finder, numeral) ||
	       peek_sense(finder, i + n, LANG_UNIT, &more);
}

bool numeral_read(const struct finder *finder, uint32_t i, struct numeral *numeral)
{
	if (!peek_inside(finder, i))
		return false;
	if (peek_number(finder, i)) {
		if (!digits_read(finder, i, numeral))
			return false;
		take_mixed(finder, numeral);
		take_slash(finder, numeral);
		take_glued_scale(finder, numeral);
	} else if (!words_read(finder, i, numeral)) {
		return article_read(finder, i, numeral) || nounlike_read(finder, i, numeral);
	}
	numeral->first = i;
	if (!numeral->scaled || numeral->digits || numeral->value < 1000)
		take_scale_words(finder, numeral);
	if (numeral->scaled && numeral->value > 1)
		numeral->article = false;
	if (!collective_after(finder, numeral))
		fraction_after(finder, numeral);
	take_half(finder, numeral);
	return true;
}
