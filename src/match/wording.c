/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words against words: two quotations or two passages, token by token. What desks do to words they
 * took over is little: they trim the ends, omit within "(...)", put another word. The longest
 * common subsequence tells how much of the shorter survives; since thousands of pairs are asked, it
 * is found for 64 words of one side at a time, in the bits of a number (Hyyrö, "Bit-parallel
 * LCS-length computation revisited", 2004).
 */
#include "match/wording.h"

#include <string.h>

enum {
	WORDS_MOST = 200, /* of one sentence; what follows is not compared */
	VERBATIM = 90,	  /* per cent of the shorter passage that stands in the longer */
	TURNED = 90, /* ... of the content of the longer, where a "not" is all that parts them */
	TURNED_WORDS = 2,
	AS_LONG = 80,	    /* per cent of the words of the longer */
	NEGATIONS_MOST = 1, /* two are not clean */
	NEGATED = 4,	    /* words behind the "not" in which what it denies stands */
	SHARED = 3,	    /* things that two sentences in two languages both name, at least, */
	SHARED_PART = 50,   /* and per cent of those that the shorter one names */
	OWN_WORDS = 3	    /* content words by which a statement is somebody's own */
};

/* What a word says, apart from its form: its concept or stem, the bearer of a name, a number. */
static uint32_t content_of(const struct page *page, const struct dispatch *dispatch, uint32_t i)
{
	if (page->grammar[i] & GRAMMAR_NEGATION)
		return 0;
	if (i + 1 < dispatch->tokens.n && page->grammar[i + 1] & GRAMMAR_NEGATION &&
		!(dispatch->tokens.at[i + 1].flags & TOKEN_SPACED))
		return 0; /* the "won" of "won't" */
	if (page->cue[i] || page->name[i])
		return page->cue[i] ? page->cue[i] : page->name[i];
	return dispatch->tokens.at[i].type == TOKEN_NUMBER ? dispatch->tokens.at[i].bare : 0;
}

const struct wording *wording_read(struct arena *arena, const struct page *page,
	const struct dispatch *dispatch, struct range range)
{
	struct wording *wording = arena_new_of(arena, struct wording);
	uint32_t most = range.last - range.first < WORDS_MOST ? range.last - range.first
							      : WORDS_MOST,
		 i;
	uint32_t *words = arena_array(arena, uint32_t, 3 * (size_t)most + 1);
	uint32_t *sense = words + most, *content = sense + most;
	uint8_t *grammar = arena_array(arena, uint8_t, most + 1);

	for (i = range.first; i < range.last && wording->n < most; i++) {
		if (dispatch->tokens.at[i].type == TOKEN_MARK)
			continue;
		grammar[wording->n] = page->grammar[i];
		sense[wording->n] = content_of(page, dispatch, i);
		words[wording->n++] = dispatch->tokens.at[i].bare;
		wording->negations += (page->grammar[i] & GRAMMAR_NEGATION) != 0;
		wording->hedges += (page->grammar[i] & GRAMMAR_HEDGE) != 0;
		content[wording->n_content] = sense[wording->n - 1];
		wording->n_content += content[wording->n_content] != 0;
	}
	wording->words = words;
	wording->sense = sense;
	wording->grammar = grammar;
	wording->content = content;
	return wording;
}

/*
 * Without the article or the pronoun that it opens with: where quoted words stand in a sentence of
 * the desk's, that word may be the desk's. "It is a disaster" says more than "a disaster" quoted,
 * and "a few weak spots" less than "weak spots".
 */
static struct range core(const struct wording *wording)
{
	struct range range = { 0, wording->n };

	range.first += wording->n > 1 && wording->grammar[0] & GRAMMAR_OPENER;
	return range;
}

static bool same(const uint32_t *a, const uint32_t *b, uint32_t n)
{
	return !memcmp(a, b, n * sizeof *a);
}

static bool holds(
	const struct wording *a, struct range whole, const struct wording *b, struct range part)
{
	uint32_t n = part.last - part.first, i;

	for (i = whole.first; i + n <= whole.last; i++)
		if (same(a->words + i, b->words + part.first, n))
			return true;
	return false;
}

enum { BITS = 64, BLOCKS = (WORDS_MOST + BITS - 1) / BITS, SLOTS = 512 };

/* Where each word of a wording stands in it, as bits. */
struct places {
	uint8_t slot[SLOTS]; /* by the word's hash, or after: its number plus one */
	uint32_t word[WORDS_MOST];
	uint64_t bits[WORDS_MOST][BLOCKS];
	uint32_t n;
};

static uint8_t *slot_of(struct places *places, uint32_t word)
{
	uint32_t i = word * 2654435761u >> 23;

	while (places->slot[i] && places->word[places->slot[i] - 1] != word)
		i = (i + 1) % SLOTS;
	return &places->slot[i];
}

static void find_places(struct places *places, const uint32_t *words, uint32_t n)
{
	uint8_t *slot;
	uint32_t i;

	memset(places->slot, 0, sizeof places->slot);
	places->n = 0;
	for (i = 0; i < n; i++) {
		slot = slot_of(places, words[i]);
		if (!*slot) {
			memset(places->bits[places->n], 0, sizeof *places->bits);
			places->word[places->n++] = words[i];
			*slot = (uint8_t)places->n;
		}
		places->bits[*slot - 1][i / BITS] |= 1ull << i % BITS;
	}
}

/* A bit of `open` falls for each word by which the longest common subsequence grows. */
static uint32_t common(const uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m)
{
	uint32_t blocks = (m + BITS - 1) / BITS, both = 0, i, k;
	uint64_t open[BLOCKS];
	struct places places;

	find_places(&places, b, m);
	memset(open, 0xff, sizeof open);
	for (i = 0; i < n; i++) {
		uint8_t number = *slot_of(&places, a[i]);
		uint64_t met, sum, carry = 0;

		for (k = 0; number && k < blocks; k++) {
			met = open[k] & places.bits[number - 1][k];
			sum = open[k] + met + carry;
			carry = sum < open[k] || (carry && sum == open[k]);
			open[k] = sum | (open[k] & ~met);
		}
	}
	for (i = 0; i < m; i++)
		both += !(open[i / BITS] >> i % BITS & 1);
	return both;
}

static bool same_bytes(
	const struct dispatch *da, struct span a, const struct dispatch *db, struct span b)
{
	return span_length(a) == span_length(b) &&
	       !memcmp(da->text + a.start, db->text + b.start, span_length(a));
}

static uint32_t weight_of(const struct wording *wording)
{
	uint32_t i, n = 0;

	for (i = 0; i < wording->n; i++)
		n += !(wording->grammar[i] & GRAMMAR_STOP);
	return n;
}

/* Told with two names at least, beside the verb of saying, in the sentence of the words or at the
 * end of a speech that goes on over several. */
static bool is_named(const struct trait *quote, const struct dispatch *dispatch)
{
	enum { BESIDE = 5 }; /* tokens: "a promis la préfète de région [Anne Morel]" */
	const struct quote *told = &quote->mention->quote;
	struct range name = told->speaker, range;
	uint32_t i;

	if (!told->verb || name.last < name.first + 2)
		return false;
	range = dispatch->sentences
			.at[dispatch_sentence_of(dispatch, quote->mention->tokens.last - 1)];
	if (quote->mention->tokens.first < range.first)
		range.first = quote->mention->tokens.first;
	if (name.first >= range.last)
		range = dispatch->sentences.at[dispatch_sentence_of(dispatch, name.first)];
	if (name.first < range.first || name.last > range.last)
		return false;
	range.first = name.first > range.first + BESIDE ? name.first - BESIDE : range.first;
	range.last = name.last + BESIDE < range.last ? name.last + BESIDE : range.last;
	for (i = range.first; i < range.last; i++)
		if (dispatch->tokens.at[i].word == told->verb)
			return true;
	return false;
}

/* Whose surname: the last word of the name. */
static uint32_t surname_of(const struct trait *quote, const struct dispatch *dispatch)
{
	return dispatch->tokens.at[quote->mention->quote.speaker.last - 1].bare;
}

bool wording_by_others(const struct trait *a, const struct trait *b, const struct dispatch *da,
	const struct dispatch *db)
{
	return a->bearer && b->bearer && a->bearer != b->bearer && is_named(a, da) &&
	       is_named(b, db) && surname_of(a, da) != surname_of(b, db) &&
	       weight_of(a->wording) >= OWN_WORDS && weight_of(b->wording) >= OWN_WORDS;
}

/* Whether one reports in the very words what the other quotes. */
static bool reports_words(const struct trait *report, const struct wording *x, struct range p,
	const struct wording *y, struct range q)
{
	return match_is_indirect(report) && weight_of(y) >= OWN_WORDS && holds(x, p, y, q);
}

enum rule wording_judge_quotes(const struct trait *a, const struct trait *b,
	const struct dispatch *da, const struct dispatch *db)
{
	const struct wording *x = a->wording, *y = b->wording;
	struct range p = core(x), q = core(y);

	if (da->pack == db->pack && (match_is_indirect(a) || match_is_indirect(b)))
		return reports_words(a, x, p, y, q) || reports_words(b, y, q, x, p)
			       ? RULE_SAME_FORM_DIFFERS
			       : RULE_INDIRECT;
	if (p.last - p.first == q.last - q.first &&
		same(x->words + p.first, y->words + q.first, p.last - p.first))
		return same_bytes(da, a->mention->span, db, b->mention->span)
			       ? RULE_SAME
			       : RULE_SAME_FORM_DIFFERS;
	if (da->pack != db->pack)
		return RULE_TRANSLATION;
	return holds(x, p, y, q) || holds(y, q, x, p) ? RULE_TRUNCATED : RULE_WORDING;
}

/*
 * Whether a "not" is all that parts them: the same content in the same order, and no "may" in one
 * alone. A false contradiction is worse than a missed one.
 */
static bool denies(const struct wording *x, const struct wording *y)
{
	uint32_t more = x->n_content > y->n_content ? x->n_content : y->n_content;
	uint32_t less = x->n_content > y->n_content ? y->n_content : x->n_content;

	if ((x->negations == 0) == (y->negations == 0) || (x->hedges == 0) != (y->hedges == 0) ||
		x->negations + y->negations > NEGATIONS_MOST)
		return false;
	if (less < TURNED_WORDS || less * 100 < TURNED * more)
		return false;
	return common(x->content, x->n_content, y->content, y->n_content) * 100 >= TURNED * more;
}

static bool names(const struct wording *wording, uint32_t sense)
{
	uint32_t i;

	for (i = 0; i < wording->n_content; i++)
		if (wording->content[i] == sense)
			return true;
	return false;
}

/* What two wordings both name, each once. */
static uint32_t named_by_both(const struct wording *x, const struct wording *y)
{
	uint32_t i, k, n = 0;

	for (i = 0; i < x->n_content; i++) {
		for (k = 0; k < i && x->content[k] != x->content[i];)
			k++;
		n += k == i && names(y, x->content[i]);
	}
	return n;
}

/* Whether the one says "not" right before what happens in the other too, by its concept. */
static bool denies_act(const struct wording *x, const struct wording *y)
{
	uint32_t i, k;

	for (i = 0; i < x->n; i++)
		for (k = i + 1; x->grammar[i] & GRAMMAR_NEGATION && k < x->n && k <= i + NEGATED;
			k++)
			if (x->sense[k] >= CUE_CONCEPT && x->sense[k] < CUE_SAYING &&
				names(y, x->sense[k]))
				return true;
	return false;
}

/*
 * The same across languages, where words cannot be held against each other: both name the same
 * things, and one alone says "not", to an act that both tell.
 */
static bool denies_abroad(const struct wording *x, const struct wording *y)
{
	uint32_t less = x->n_content < y->n_content ? x->n_content : y->n_content;
	uint32_t both;

	if (x->negations + y->negations != 1 || x->hedges || y->hedges ||
		!denies_act(x->negations ? x : y, x->negations ? y : x))
		return false;
	both = named_by_both(x, y);
	return both >= SHARED && both * 100 >= SHARED_PART * less;
}

/* Of two as long, one says "not" or "may" where the other does not. */
static bool qualifies(const struct wording *x, const struct wording *y)
{
	uint32_t more = x->n > y->n ? x->n : y->n, less = x->n > y->n ? y->n : x->n;

	return less * 100 >= AS_LONG * more &&
	       ((x->negations == 0) != (y->negations == 0) || (x->hedges == 0) != (y->hedges == 0));
}

static bool tells(const struct trait *passage, const struct told_fact *fact)
{
	return fact->disputed && fact->token >= passage->mention->tokens.first &&
	       fact->token < passage->mention->tokens.last;
}

/* Whether they give one fact values that cannot both be true. */
static bool dispute(const struct trait *a, const struct trait *b)
{
	uint32_t i, k;

	for (i = 0; i < a->n_facts; i++)
		for (k = 0; tells(a, &a->facts[i]) && k < b->n_facts; k++)
			if (a->facts[i].cue == b->facts[k].cue && tells(b, &b->facts[k]) &&
				(a->facts[i].high < b->facts[k].low ||
					b->facts[k].high < a->facts[i].low))
				return true;
	return false;
}

enum rule wording_judge_passages(const struct trait *a, const struct trait *b,
	const struct dispatch *da, const struct dispatch *db)
{
	const struct wording *x = a->wording, *y = b->wording;
	uint32_t less, both;

	if (dispute(a, b))
		return RULE_DISJOINT;
	if (da->pack != db->pack)
		return denies_abroad(x, y) ? RULE_NEGATION : RULE_TRANSLATION;
	if (x->n == y->n && same(x->words, y->words, x->n))
		return same_bytes(da, a->mention->span, db, b->mention->span)
			       ? RULE_SAME
			       : RULE_SAME_FORM_DIFFERS;
	if (denies(x, y))
		return RULE_NEGATION;
	both = common(x->words, x->n, y->words, y->n);
	less = x->n < y->n ? x->n : y->n;
	return both * 100 >= VERBATIM * less && !qualifies(x, y) ? RULE_SAME_FORM_DIFFERS
								 : RULE_PARAPHRASE;
}

bool wording_holds(const struct wording *all, const struct wording *part)
{
	uint32_t i, k;

	for (i = 0; part->n && i + part->n <= all->n; i++) {
		for (k = 0; k < part->n && part->words[k] == all->words[i + k];)
			k++;
		if (k == part->n)
			return true;
	}
	return false;
}
