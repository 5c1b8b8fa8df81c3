/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who vouches for a figure or a date, and what casts doubt on it. The attributions of a sentence
 * are read first, each with its voice and the tokens that it covers: one at the head of what it
 * reports covers what follows, one at the end what precedes.
 *
 *     Selon [la police], 400 personnes ont défilé ; 1.000 selon [les organisateurs].
 *     leading ---------> ........................   ..... <----------------- trailing
 *
 *     The [ministry] said 12 people died and 30 were hurt, but 15 died, [relatives] said.
 */
#include "fact/finder.h"

#include <string.h>

enum {
	ATTRIBUTIONS_MOST = 12, /* of a sentence */
	VOICE_WORDS = 8,	/* tokens of a voice at most */
	HEDGE_REACH = 12,	/* tokens between a hedge and what it hedges */
};

struct attribution {
	struct range voice;
	struct range cover;
	uint32_t first, last; /* tokens of the attribution itself */
	bool trailing;
};

struct attributions {
	struct attribution at[ATTRIBUTIONS_MOST];
	uint32_t n;
	struct range last; /* the voice of the sentence before, for "he" */
};

static bool is_empty(struct range range)
{
	return range.first >= range.last;
}

static bool has_class(const struct finder *finder, uint32_t i, uint32_t classes)
{
	struct senses senses;

	return peek_word(finder, i) &&
	       pack_match(finder->pack, finder->tokens, i, finder->sentence.last, classes, &senses);
}

/* Words that stand between a verb and its subject: "a-t-il indiqué lundi soir". */
static bool is_time(const struct finder *finder, uint32_t i)
{
	return has_class(finder, i, 1u << LANG_WEEKDAY | 1u << LANG_DATE | 1u << LANG_DAYPART) ||
	       peek_grammar(finder, i, "adverb") || peek_ends(finder, i, "adverb");
}

static bool is_determiner(const struct finder *finder, uint32_t i)
{
	return peek_grammar(finder, i, "det") || peek_grammar(finder, i, "object") ||
	       peek_range(finder, i, "one");
}

/* A word that a voice may hold: no mark but a hyphen or the dot of "M.", no verb, no new clause. */
static bool is_inside(const struct finder *finder, uint32_t i)
{
	if (!peek_inside(finder, i))
		return false;
	if (!peek_word(finder, i))
		return peek_hyphen(finder, i) ||
		       (peek_sign(finder, i) == '.' && i + 1 < finder->sentence.last);
	if (peek_grammar(finder, i, "of") || is_determiner(finder, i))
		return true;
	return !peek_grammar(finder, i, "clause") && !peek_grammar(finder, i, "auxiliary") &&
	       !has_class(finder, i,
		       1u << LANG_SAYING | 1u << LANG_SOURCE | 1u << LANG_WEEKDAY |
			       1u << LANG_MODIFIER) &&
	       !peek_stop(finder, i);
}

/* Without the determiner before and what dangles behind; empty where nothing but a pronoun is left.
 */
static struct range trim(const struct finder *finder, struct range range)
{
	while (!is_empty(range) &&
		(!peek_word(finder, range.first) || is_determiner(finder, range.first) ||
			peek_grammar(finder, range.first, "of")))
		range.first++;
	while (!is_empty(range) &&
		(!peek_word(finder, range.last - 1) || is_determiner(finder, range.last - 1) ||
			peek_grammar(finder, range.last - 1, "of") ||
			is_time(finder, range.last - 1)))
		range.last--;
	return range;
}

static struct range voice_after(const struct finder *finder, uint32_t i)
{
	struct range voice;

	while (peek_word(finder, i) && is_time(finder, i) && !is_determiner(finder, i))
		i++;
	voice = (struct range){ i, i };
	while (voice.last < i + VOICE_WORDS && is_inside(finder, voice.last))
		voice.last++;
	return trim(finder, voice);
}

/* Back over the auxiliaries of a verb; *passive where it is no one's saying ("were reported dead").
 */
static uint32_t verb_begins(const struct finder *finder, uint32_t i, bool *passive)
{
	*passive = false;
	while (peek_inside(finder, i - 1) && peek_word(finder, i - 1) &&
		(peek_grammar(finder, i - 1, "auxiliary") || peek_grammar(finder, i - 1, "been") ||
			peek_grammar(finder, i - 1, "adverb"))) {
		i--;
		*passive |= peek_grammar(finder, i, "been") != 0;
	}
	return i;
}

static struct range voice_before(const struct finder *finder, uint32_t i)
{
	struct range voice = { i, i };

	while (voice.first > finder->sentence.first && voice.first + VOICE_WORDS > i &&
		is_inside(finder, voice.first - 1))
		voice.first--;
	return trim(finder, voice);
}

static bool is_pronoun(const struct finder *finder, uint32_t i)
{
	return peek_inside(finder, i) && peek_grammar(finder, i, "pronoun");
}

/* A new statement begins at i: the sentence does, or a mark or a conjunction stands before. */
static bool begins(const struct finder *finder, uint32_t i)
{
	uint32_t at = i;

	while (at > finder->sentence.first && is_determiner(finder, at - 1))
		at--;
	if (at == finder->sentence.first)
		return true;
	if (!peek_word(finder, at - 1))
		return peek_sign(finder, at - 1) && peek_sign(finder, at - 1) != ',';
	return peek_grammar(finder, at - 1, "clause") || peek_grammar(finder, at - 1, "joint") ||
	       peek_range(finder, at - 1, "and");
}

/* Nothing of weight follows up to the next mark: the attribution closes what it reports. */
static bool ends(const struct finder *finder, uint32_t i)
{
	while (peek_word(finder, i) && is_time(finder, i))
		i++;
	return !peek_inside(finder, i) || !peek_word(finder, i);
}

static void add(
	struct attributions *all, struct range voice, uint32_t first, uint32_t last, bool trailing)
{
	if (is_empty(voice) || all->n == ATTRIBUTIONS_MOST)
		return;
	all->at[all->n++] = (struct attribution){
		.voice = voice, .first = first, .last = last, .trailing = trailing
	};
	all->last = voice;
}

/* "selon la police": n tokens of source words at i. */
static uint32_t read_source(
	const struct finder *finder, struct attributions *all, uint32_t i, uint32_t n)
{
	struct range voice = voice_after(finder, i + n);
	uint32_t last = is_empty(voice) ? i + n : voice.last;

	add(all, voice, i, last, !begins(finder, i));
	return last;
}

/* "X said", "a indiqué X": n tokens of a verb of saying at i. */
static uint32_t read_verb(
	const struct finder *finder, struct attributions *all, uint32_t i, uint32_t n)
{
	bool passive;
	uint32_t verb = verb_begins(finder, i, &passive);
	struct range voice;

	if (passive)
		return i + n;
	voice = voice_before(finder, verb);
	if (is_empty(voice) && is_pronoun(finder, verb - 1))
		voice = all->last;
	if (!is_empty(voice)) {
		uint32_t first = voice.last <= verb && voice.first < verb ? voice.first : verb;

		add(all, voice, first, i + n, !begins(finder, first) && ends(finder, i + n));
		return i + n;
	}
	if (verb > finder->sentence.first && peek_word(finder, verb - 1) &&
		!is_pronoun(finder, verb - 1))
		return i + n;
	voice = voice_after(finder, i + n);
	add(all, voice, verb, is_empty(voice) ? i + n : voice.last, true);
	return is_empty(voice) ? i + n : voice.last;
}

/* Whether what a trailing attribution covers begins here: after a strong mark, or, led, after a
 * comma. */
static bool parts(const struct finder *finder, uint32_t i, bool led)
{
	uint32_t sign = peek_sign(finder, i - 1);
	bool dash = (sign == '-' || sign == 0x2013 || sign == 0x2014) &&
		    !peek_glued(finder, i - 1) && !peek_glued(finder, i);

	return sign == ';' || sign == ':' || dash || (led && sign == ',' && !peek_glued(finder, i));
}

/* What each covers: up to its neighbours. */
static void spread(const struct finder *finder, struct attributions *all)
{
	uint32_t i, from = finder->sentence.first;
	bool led = false;

	for (i = 0; i < all->n; i++) {
		struct attribution *here = &all->at[i];

		if (!here->trailing) {
			here->cover.first = here->last;
			here->cover.last = i + 1 < all->n && !all->at[i + 1].trailing
						   ? all->at[i + 1].first
						   : finder->sentence.last;
			led = true;
		} else {
			here->cover = (struct range){ here->first, here->first };
			while (here->cover.first > from &&
				(here->cover.first == here->first ||
					!parts(finder, here->cover.first, led)))
				here->cover.first--;
		}
		from = here->last;
	}
}

static void read_sentence(const struct finder *finder, struct attributions *all)
{
	uint32_t i = finder->sentence.first, n;
	struct senses senses;

	all->n = 0;
	while (i < finder->sentence.last) {
		n = peek_word(finder, i)
			    ? pack_match(finder->pack, finder->tokens, i, finder->sentence.last,
				      1u << LANG_SAYING | 1u << LANG_SOURCE, &senses)
			    : 0;
		if (!n)
			i++;
		else if (senses_find(senses, LANG_SOURCE))
			i = read_source(finder, all, i, n);
		else
			i = read_verb(finder, all, i, n);
	}
	spread(finder, all);
}

/* The last that covers it: what stands nearest decides over what leads the sentence. */
static struct range voice_of(const struct attributions *all, const struct mention *mention)
{
	struct range voice = { 0, 0 };
	bool trailing = false;
	uint32_t i;

	for (i = 0; i < all->n; i++) {
		const struct attribution *here = &all->at[i];

		if (mention->tokens.first < here->cover.first ||
			mention->tokens.first >= here->cover.last ||
			(mention->tokens.first >= here->voice.first &&
				mention->tokens.first < here->voice.last) ||
			(trailing && !here->trailing))
			continue;
		if (trailing)
			break;
		voice = here->voice;
		trailing = here->trailing;
	}
	return voice;
}

/* A conditional after "que" is a future seen from the past, no doubt. */
static bool is_hedge(const struct finder *finder, const struct mention *mention, uint32_t i)
{
	if (peek_grammar(finder, i, "hedge"))
		return true;
	return !peek_capital(finder, i) && !peek_grammar(finder, mention->clause.first, "clause") &&
	       (peek_grammar(finder, i, "conditional") || peek_ends(finder, i, "conditional"));
}

static struct range hedge_of(const struct finder *finder, const struct mention *mention)
{
	struct range hedge = { 0, 0 };
	uint32_t i, far, nearest = HEDGE_REACH + 1, n;

	for (i = mention->clause.first; i < mention->clause.last; i++) {
		far = i < mention->tokens.first	  ? mention->tokens.first - i
		      : i >= mention->tokens.last ? i - mention->tokens.last + 1
						  : 0;
		if (far >= nearest || !peek_word(finder, i) || !is_hedge(finder, mention, i))
			continue;
		nearest = far;
		n = peek_grammar(finder, i, "hedge");
		hedge = (struct range){ i, i + (n ? n : 1) };
	}
	return hedge;
}

static bool is_within(const struct mention *inner, const struct mention *outer)
{
	return inner->span.start >= outer->span.start && inner->span.end <= outer->span.end;
}

/* The speaker of the quotation that holds it; mentions stand by place, a quotation before what it
 * holds. */
static struct range quoted_voice(const struct finder *finder, uint32_t at)
{
	const struct mention *mention = &finder->mentions.at[at];
	uint32_t i;

	for (i = at; i-- > 0 && finder->mentions.at[i].sentence == mention->sentence;)
		if (finder->mentions.at[i].kind == FACT_QUOTE &&
			is_within(mention, &finder->mentions.at[i]))
			return finder->mentions.at[i].quote.speaker;
	return (struct range){ 0, 0 };
}

void voice_find(struct finder *finder)
{
	struct attributions all = { .n = 0 };
	uint32_t i, sentence = UINT32_MAX;

	for (i = 0; i < finder->mentions.n; i++) {
		struct mention *mention = &finder->mentions.at[i];

		if (mention->sentence != sentence) {
			sentence = mention->sentence;
			finder->sentence = finder->dispatch->sentences.at[sentence];
			read_sentence(finder, &all);
		}
		if (mention->kind != FACT_QUANTITY && mention->kind != FACT_DATE)
			continue;
		mention->voice = voice_of(&all, mention);
		if (is_empty(mention->voice))
			mention->voice = quoted_voice(finder, i);
		mention->hedge = hedge_of(finder, mention);
	}
}
