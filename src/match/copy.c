/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What two dispatches have in common word by word: the runs that stand in both, and the sentences
 * of the one that are those of the other, edited. That two desks quote one speech shows here too;
 * whether it makes them one witness is for origin.c to say.
 *
 *	a   ... have sent 2.030 men to the republic . Both ...
 *	                           |==============|              a run
 *	b   ... which sent more than 2 000 men to the republic , both ...
 */
#include "match/match.h"

#include <stdlib.h>

enum {
	GRAM = 3,	  /* words in a row by which places are found */
	PLACES_MOST = 16, /* of one gram that are looked at: more say nothing */
	RUN_LEAST = 7,	  /* words */
	TWIN_WORDS = 5,
	RIVALS = 4, /* sentences held against one */
};

static const float TWIN_SHARE = 0.6f, TWIN_OF_LONGER = 0.35f;

/* The words of a dispatch in one row. Blocks are parted by an atom that is like no other. */
struct row {
	const struct dispatch *dispatch;
	struct atoms atoms;
	struct VEC(uint32_t) sentences; /* of each atom */
};

struct gram {
	uint32_t hash, at;
};

struct grams VEC(struct gram);

struct weaver {
	struct arena *arena;
	struct row a, b;
	struct grams grams; /* of b, by hash */
};

static void add_sentence(struct arena *arena, struct row *row, uint32_t sentence)
{
	struct atoms atoms = match_sentence(arena, row->dispatch, sentence);
	uint32_t i;

	for (i = 0; i < atoms.n; i++)
		*vec_push(arena, &row->atoms) = atoms.at[i];
	while (row->sentences.n < row->atoms.n)
		*vec_push(arena, &row->sentences) = sentence;
}

static struct row read_row(struct arena *arena, const struct dispatch *dispatch, uint32_t parting)
{
	struct row row = { .dispatch = dispatch };
	uint32_t i, s;

	for (i = 0; i < dispatch->blocks.n; i++) {
		const struct block *block = &dispatch->blocks.at[i];

		if (block->kind >= BLOCK_CREDIT)
			continue;
		for (s = block->sentences.first; s < block->sentences.last; s++)
			add_sentence(arena, &row, s);
		*vec_push(arena, &row.atoms) = (struct atom){ { 0, 0 }, parting };
		*vec_push(arena, &row.sentences) = UINT32_MAX;
	}
	return row;
}

static uint32_t hash_of(const struct atom *atoms)
{
	uint64_t hash = 14695981039346656037u;
	int i;

	for (i = 0; i < GRAM; i++)
		hash = (hash ^ atoms[i].id) * 1099511628211u;
	return (uint32_t)(hash >> 20);
}

static int by_hash(const void *a, const void *b)
{
	const struct gram *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static struct weaver begin(
	struct arena *arena, const struct analysis *analysis, uint32_t a, uint32_t b)
{
	struct weaver weaver = { .arena = arena };
	uint32_t i;

	weaver.a = read_row(arena, analysis->dispatches[a], UINT32_MAX);
	weaver.b = read_row(arena, analysis->dispatches[b], UINT32_MAX - 1);
	for (i = 0; i + GRAM <= weaver.b.atoms.n; i++)
		*vec_push(arena, &weaver.grams) =
			(struct gram){ hash_of(weaver.b.atoms.at + i), i };
	if (weaver.grams.n)
		qsort(weaver.grams.at, weaver.grams.n, sizeof *weaver.grams.at, by_hash);
	return weaver;
}

/* The places of b, by the first of them in weaver->grams, that begin as a does at i. */
static uint32_t find_places(const struct weaver *weaver, uint32_t i, uint32_t *count)
{
	uint32_t hash = hash_of(weaver->a.atoms.at + i);
	uint32_t first = bisect(weaver->grams.n, k, weaver->grams.at[k].hash < hash);

	for (*count = 0; first + *count < weaver->grams.n && *count < PLACES_MOST &&
			 weaver->grams.at[first + *count].hash == hash;
		++*count)
		;
	return first;
}

static uint32_t common_length(const struct weaver *weaver, uint32_t i, uint32_t k)
{
	uint32_t n = 0;

	while (i + n < weaver->a.atoms.n && k + n < weaver->b.atoms.n &&
		weaver->a.atoms.at[i + n].id == weaver->b.atoms.at[k + n].id)
		n++;
	return n;
}

/* From each place of a the longest run in b; the next begins behind it. */
static void find_runs(struct weaver *weaver, struct copied_runs *runs)
{
	uint32_t i = 0, k, first, count, n, most, at = 0;

	while (i + GRAM <= weaver->a.atoms.n) {
		first = find_places(weaver, i, &count);
		for (most = k = 0; k < count; k++) {
			n = common_length(weaver, i, weaver->grams.at[first + k].at);
			if (n > most) {
				most = n;
				at = weaver->grams.at[first + k].at;
			}
		}
		if (most < RUN_LEAST) {
			i++;
			continue;
		}
		*vec_push(weaver->arena, runs) = (struct copied_run){
			text_span_of(&weaver->a.atoms, (struct range){ i, i + most }),
			text_span_of(&weaver->b.atoms, (struct range){ at, at + most }), most
		};
		i += most;
	}
}

/* A bit of 64 for each word: what two sentences have in common is in both. */
static uint64_t sketch(const struct atoms *atoms)
{
	uint64_t bits = 0;
	uint32_t i;

	for (i = 0; i < atoms->n; i++)
		bits |= (uint64_t)1 << (atoms->at[i].id * 0x9e3779b1u >> 26);
	return bits;
}

/* Whether so many words of the shorter at most can stand in the other that they are no twins. */
static bool is_hopeless(const struct atoms *less, const struct atoms *more)
{
	uint64_t missing = sketch(less) & ~sketch(more);

	return (float)__builtin_popcountll(missing) > (1 - TWIN_SHARE) * (float)less->n;
}

float match_share(struct arena *arena, const struct atoms *a, const struct atoms *b)
{
	const struct atoms *less = a->n < b->n ? a : b, *more = less == a ? b : a;
	uint32_t same = 0, i;
	struct edits edits;

	if (less->n < TWIN_WORDS || (float)less->n < TWIN_OF_LONGER * (float)more->n ||
		is_hopeless(less, more))
		return 0;
	edits = text_diff(arena, a, b);
	for (i = 0; i < edits.n; i++)
		if (edits.at[i].same)
			same += edits.at[i].a.last - edits.at[i].a.first;
	if ((float)same < TWIN_OF_LONGER * (float)more->n)
		return 0;
	return (float)same / (float)less->n;
}

struct atoms match_sentence(struct arena *arena, const struct dispatch *dispatch, uint32_t sentence)
{
	struct range range = dispatch->sentences.at[sentence];
	struct atoms atoms = { 0 };

	while (range.first < range.last &&
		dispatch->tokens.at[range.first].span.start < dispatch->dateline.end &&
		dispatch->tokens.at[range.first].span.start >= dispatch->dateline.start)
		range.first++;
	text_atoms(arena, dispatch->text, &dispatch->tokens, range, &atoms);
	return atoms;
}

/* How many grams each sentence of b shares with atoms [first, last) of a, added up in hits. */
static void count_hits(const struct weaver *weaver, uint32_t first, uint32_t last, uint32_t *hits)
{
	uint32_t i, k, at, count, sentence;

	for (i = first; i + GRAM <= last; i++) {
		at = find_places(weaver, i, &count);
		for (k = 0; k < count; k++) {
			sentence = weaver->b.sentences.at[weaver->grams.at[at + k].at];
			if (sentence != UINT32_MAX)
				hits[sentence]++;
		}
	}
}

static uint32_t find_most(const uint32_t *hits, uint32_t n)
{
	uint32_t i, best = 0;

	for (i = 1; i < n; i++)
		if (hits[i] > hits[best])
			best = i;
	return best;
}

/* A sentence of a with those of b that share most grams with it. */
static void pair_sentence(
	struct weaver *weaver, uint32_t first, uint32_t last, uint32_t *hits, struct twins *twins)
{
	const struct atoms own = { weaver->a.atoms.at + first, last - first, last - first };
	const struct dispatch *b = weaver->b.dispatch;
	uint32_t n = b->sentences.n, i, best, sentence = weaver->a.sentences.at[first];
	struct atoms other;
	float share;

	for (i = 0; i < n; i++)
		hits[i] = 0;
	count_hits(weaver, first, last, hits);
	for (i = 0; i < RIVALS; i++) {
		best = find_most(hits, n);
		if (hits[best] == 0)
			return;
		hits[best] = 0;
		other = match_sentence(weaver->arena, b, best);
		share = match_share(weaver->arena, &own, &other);
		if (share >= TWIN_SHARE)
			*vec_push(weaver->arena, twins) = (struct twin){ sentence, best, share };
	}
}

static int by_share(const void *a, const void *b)
{
	const struct twin *x = a, *y = b;

	if (x->share != y->share)
		return x->share > y->share ? -1 : 1;
	return x->a != y->a ? (x->a < y->a ? -1 : 1) : (x->b < y->b ? -1 : x->b > y->b);
}

static int by_place(const void *a, const void *b)
{
	const struct twin *x = a, *y = b;

	return x->a < y->a ? -1 : x->a > y->a;
}

/* Each sentence once, with the one it is nearest to; told in the order of a. */
static void choose_twins(struct weaver *weaver, struct twins *twins)
{
	bool *taken_a = arena_array(weaver->arena, bool, weaver->a.dispatch->sentences.n + 1);
	bool *taken_b = arena_array(weaver->arena, bool, weaver->b.dispatch->sentences.n + 1);
	uint32_t i, kept = 0;

	if (twins->n == 0)
		return;
	qsort(twins->at, twins->n, sizeof *twins->at, by_share);
	for (i = 0; i < twins->n; i++) {
		struct twin twin = twins->at[i];

		if (taken_a[twin.a] || taken_b[twin.b])
			continue;
		taken_a[twin.a] = taken_b[twin.b] = true;
		twins->at[kept++] = twin;
	}
	twins->n = kept;
	qsort(twins->at, twins->n, sizeof *twins->at, by_place);
}

static void find_twins(struct weaver *weaver, struct twins *twins)
{
	uint32_t *hits = arena_array(weaver->arena, uint32_t, weaver->b.dispatch->sentences.n + 1);
	uint32_t first, last;

	if (weaver->b.dispatch->sentences.n == 0)
		return;
	for (first = 0; first < weaver->a.atoms.n; first = last) {
		for (last = first + 1;
			last < weaver->a.atoms.n &&
			weaver->a.sentences.at[last] == weaver->a.sentences.at[first];
			last++)
			;
		if (weaver->a.sentences.at[first] != UINT32_MAX)
			pair_sentence(weaver, first, last, hits, twins);
	}
	choose_twins(weaver, twins);
}

struct copying match_copy(
	struct arena *arena, const struct analysis *analysis, uint32_t a, uint32_t b)
{
	struct weaver weaver = begin(arena, analysis, a, b);
	struct copying copying = { 0 };

	find_runs(&weaver, &copying.runs);
	find_twins(&weaver, &copying.twins);
	return copying;
}
