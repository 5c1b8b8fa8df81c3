/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Clauses, without a grammar: a sentence is cut at strong punctuation, at relative pronouns and at
 * conjunctions, and at long quotations. Good enough to keep the verb of one fact from another.
 *
 *     Tokaïev a annoncé lundi | qu'un gouvernement serait formé mardi ; | ...
 */
#include "fact/finder.h"

#include <string.h>

enum {
	QUOTE_SHORT = 8,  /* tokens: a quoted word or name parts no clause, */
	ASIDE_SHORT = 10, /* nor does what stands in brackets */
};

static bool is_quote(uint32_t sign)
{
	return sign == '"' || sign == 0xab || sign == 0xbb || (sign >= 0x201c && sign <= 0x201f);
}

static bool is_strong(const struct finder *finder, uint32_t i)
{
	uint32_t sign = peek_sign(finder, i);

	if (sign == ':')
		return !peek_number(finder, i + 1);
	if (sign == '-' || (sign >= 0x2012 && sign <= 0x2015))
		return !peek_glued(finder, i) &&
		       (!peek_inside(finder, i + 1) || !peek_glued(finder, i + 1));
	return sign == ';' || sign == '(' || sign == ')' || sign == '[' || sign == ']' ||
	       sign == 0x2026;
}

/* Where the quotation that the mark at i begins or ends is short, the mark at its other end. */
static uint32_t other_quote(const struct finder *finder, uint32_t i, int step)
{
	uint32_t at = i, n;

	for (n = 0; n < QUOTE_SHORT; n++) {
		at += (uint32_t)step;
		if (!peek_inside(finder, at))
			return i;
		if (is_quote(peek_sign(finder, at)))
			return at;
	}
	return i;
}

/* Over "(0400 GMT)": the bracket at its other end, or i. */
static uint32_t other_bracket(const struct finder *finder, uint32_t i, int step)
{
	uint32_t sign = peek_sign(finder, i), at = i, n, here;
	const uint32_t from = step > 0 ? '(' : ')', to = step > 0 ? ')' : '(';

	if (sign != from)
		return i;
	for (n = 0; n < ASIDE_SHORT; n++) {
		at += (uint32_t)step;
		here = peek_inside(finder, at) ? peek_sign(finder, at) : from;
		if (here == from || here == ';' || here == ':')
			return i;
		if (here == to)
			return at;
	}
	return i;
}

/* The token at the other end of what parts no clause: a short quotation, an aside; or i. */
static uint32_t over_aside(const struct finder *finder, uint32_t i, int step)
{
	uint32_t at = is_quote(peek_sign(finder, i)) ? other_quote(finder, i, step) : i;

	return at == i ? other_bracket(finder, i, step) : at;
}

static bool is_break(const struct finder *finder, uint32_t i)
{
	return is_strong(finder, i) || (peek_word(finder, i) && peek_grammar(finder, i, "clause"));
}

/* What is quoted alone, 'could cost "a couple of billion" dollars', with its marks. */
static struct range with_marks(const struct finder *finder, struct range tokens)
{
	uint32_t open = tokens.first - 1, sign = peek_sign(finder, open), close;

	if (tokens.first == finder->sentence.first || !is_quote(sign) ||
		(sign == '"' && (peek_glued(finder, open) || !peek_glued(finder, open + 1))))
		return tokens;
	close = other_quote(finder, open, 1);
	if (close == open || close > tokens.last)
		return tokens;
	return (struct range){ open, close < tokens.last ? tokens.last : close + 1 };
}

struct range clause_around(const struct finder *finder, struct range tokens)
{
	enum { REACH = 200 }; /* tokens: no clause is longer, but a text without stops may be */
	struct range clause = with_marks(finder, tokens);
	uint32_t at, over;

	while (clause.first > finder->sentence.first && tokens.first - clause.first < REACH) {
		at = clause.first - 1;
		over = over_aside(finder, at, -1);
		if (over == at && (is_strong(finder, at) || is_quote(peek_sign(finder, at))))
			break;
		clause.first = over;
		if (peek_word(finder, over) && peek_grammar(finder, over, "clause"))
			break;
	}
	while (clause.last < finder->sentence.last && clause.last - tokens.last < REACH) {
		at = clause.last;
		over = over_aside(finder, at, 1);
		if (over == at && (is_break(finder, at) || is_quote(peek_sign(finder, at))))
			break;
		clause.last = over + 1;
	}
	return clause;
}

static uint32_t distance(uint32_t i, struct range at)
{
	return i < at.first ? at.first - i : i >= at.last ? i - at.last + 1 : 0;
}

static bool is_future(const struct finder *finder, uint32_t i)
{
	return !peek_capital(finder, i) &&
	       (peek_grammar(finder, i, "future") || peek_ends(finder, i, "future"));
}

/* "will be released": what the future governs is no past. */
static bool is_governed(const struct finder *finder, uint32_t i)
{
	enum { WORDS_MOST = 4 };
	uint32_t far;

	for (far = 1; far <= WORDS_MOST && i >= finder->sentence.first + far; far++) {
		if (!peek_word(finder, i - far))
			return false;
		if (is_future(finder, i - far))
			return !(peek_token(finder, i - far)->flags & TOKEN_CAPITAL);
		if (!peek_grammar(finder, i - far, "adverb") &&
			!peek_grammar(finder, i - far, "auxiliary") &&
			!peek_grammar(finder, i - far, "been"))
			return false;
	}
	return false;
}

static bool is_past(const struct finder *finder, uint32_t i)
{
	return peek_grammar(finder, i, "past") ||
	       (!peek_capital(finder, i) && peek_ends(finder, i, "past"));
}

/* "..., a joint statement said", "..., said the ministry's statement issued": who tells it, behind
 * the comma. */
static bool is_attribution(const struct finder *finder, uint32_t i, struct range at)
{
	bool comma = false;
	uint32_t n, k;

	for (k = at.last; k <= i; k++) {
		if (comma && peek_sense(finder, k, LANG_SAYING, &n))
			return true;
		comma |= peek_sign(finder, k) == ',';
	}
	return false;
}

/*
 * The nearest word that tells of the past or the future; of two as near, the one before. What the
 * attribution tells of counts only where nothing else does.
 */
enum tense clause_tense(const struct finder *finder, struct range clause, struct range at)
{
	uint32_t i, nearest = UINT32_MAX, far;
	enum tense tense = TENSE_NONE, here;

	for (i = clause.first; i < clause.last; i++) {
		far = distance(i, at);
		if (!peek_word(finder, i) || (i >= at.first && i < at.last))
			continue;
		here = is_future(finder, i)	? TENSE_FUTURE
		       : !is_past(finder, i)	? TENSE_NONE
		       : is_governed(finder, i) ? TENSE_FUTURE
						: TENSE_PAST;
		if (here == TENSE_PAST && is_attribution(finder, i, at))
			far += clause.last - clause.first;
		if (here == TENSE_NONE || far >= nearest)
			continue;
		tense = here;
		nearest = far;
	}
	return tense;
}

/* "Le texte, [présenté] le 14 mars, sera débattu": a deed done that is told between commas; what is
 * "prévu" or "fixé" is none. */
static bool is_done(const struct finder *finder, uint32_t i, struct range at)
{
	uint32_t k;

	if (i == finder->sentence.first || i >= at.first || peek_sign(finder, i - 1) != ',' ||
		!(peek_ends(finder, i, "done") || peek_ends(finder, i, "past")) ||
		peek_grammar(finder, i, "foreseen") ||
		peek_grammar(finder, i, "sets-day") || peek_sign(finder, at.last) != ',')
		return false;
	for (k = i; k < at.first; k++)
		if (peek_sign(finder, k) == ',')
			return false;
	return true;
}

bool clause_done_aside(const struct finder *finder, struct range clause, struct range at)
{
	uint32_t i;

	for (i = clause.first; i < at.first; i++)
		if (is_done(finder, i, at))
			return true;
	return false;
}

uint16_t clause_event(const struct finder *finder, struct range clause, struct range at)
{
	uint32_t i, n, far, nearest = UINT32_MAX;
	const struct sense *sense;
	uint16_t event = 0;

	for (i = clause.first; i < clause.last; i++) {
		if (i >= at.first && i < at.last)
			continue;
		sense = peek_sense(finder, i, LANG_CONCEPT, &n);
		if (!sense || !lang_concept_is_event(finder->lang, sense->concept) ||
			peek_realm(finder, sense->concept) >= REALM_SUMS)
			continue;
		far = distance(i, at);
		if (far < nearest) {
			nearest = far;
			event = sense->concept;
		}
	}
	return event;
}

static bool is_adverb(const struct finder *finder, uint32_t i)
{
	return peek_word(finder, i) &&
	       (peek_grammar(finder, i, "adverb") || peek_grammar(finder, i, "been"));
}

/* "Began", "broke". */
static bool is_irregular_past(const struct finder *finder, uint32_t i)
{
	return peek_grammar(finder, i, "past") == 1 && !is_adverb(finder, i) &&
	       !peek_grammar(finder, i, "time-ago");
}

/* The verb at i or right after the auxiliary there; token plus one, or 0. */
static uint32_t verb_at(const struct finder *finder, uint32_t i)
{
	uint32_t n = peek_grammar(finder, i, "auxiliary"), length, k;
	struct senses senses;

	if (n) {
		for (n += i; is_adverb(finder, n);)
			n++;
		return peek_word(finder, n) &&
				       !(pack_classes(finder->pack, peek_token(finder, n)->word) &
					       (1u << LANG_STOP | 1u << LANG_MONTH |
						       1u << LANG_WEEKDAY))
			       ? n + 1
			       : 0;
	}
	length = peek_senses(finder, i, 1u << LANG_SAYING | 1u << LANG_CONCEPT, &senses);
	if (!peek_capital(finder, i) &&
		(peek_ends(finder, i, "future") || peek_ends(finder, i, "past") ||
			is_irregular_past(finder, i)))
		return i + 1;
	for (k = 0; length && k < senses.n; k++)
		if (senses.at[k].class == LANG_SAYING ||
			(senses.at[k].class == LANG_CONCEPT && !strcmp(senses.at[k].name, "verb")))
			return i + 1;
	return 0;
}

/* A verb that a dictionary knows, and as nothing else. */
static bool is_other_verb(const struct finder *finder, uint32_t i)
{
	return peek_word(finder, i) && !peek_capital(finder, i) &&
	       pack_parts(finder->pack, peek_token(finder, i)->word) == PACK_VERB;
}

uint32_t clause_verb(const struct finder *finder, struct range clause, struct range at)
{
	uint32_t i, verb, found = 0, nearest = UINT32_MAX;

	for (i = clause.first; i < clause.last; i++) {
		if (!peek_word(finder, i) || (i >= at.first && i < at.last))
			continue;
		verb = verb_at(finder, i);
		if (verb && verb <= clause.last && distance(verb - 1, at) < nearest) {
			nearest = distance(verb - 1, at);
			found = verb;
		}
	}
	for (i = clause.first; i < clause.last; i++)
		if (distance(i, at) && distance(i, at) < nearest && is_other_verb(finder, i)) {
			nearest = distance(i, at);
			found = i + 1;
		}
	return found;
}
