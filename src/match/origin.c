/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Origins, not outlets: four dispatches that print one agency's copy are one witness. Copy shows in
 * shingles, runs of five words; quotations and names are left out, since two desks that heard the
 * same speech quote the same words. (Broder, "On the resemblance and containment of documents",
 * 1997.)
 *
 * All shingles of all dispatches are sorted by hash: those that several dispatches hold lie side by
 * side. Where very many hold one, each is counted against the first few alone, which still leads
 * all copies of one text to one origin.
 */
#include "match/parts.h"

#include <stdlib.h>
#include <string.h>

enum {
	SHINGLE = 5,	 /* words */
	RUN_JOINS = 15,	 /* words in a row that nobody writes twice */
	HOLDERS = 16,	 /* so many dispatches are counted each with each */
	HUBS = 4,	 /* beyond, each with the first few */
	RUNS_WANTED = 12 /* up to so many dispatches the longest run is measured for all overlaps */
};

static const float COPY_JOINS = 0.08f, WORTH_TELLING = 0.03f;

struct shingles VEC(uint32_t);

struct spot {
	uint32_t hash, at;
};

/* The words of a dispatch that count, by hash of each five in a row. */
struct copy {
	struct shingles at;
	uint32_t different;
	struct spot *spots; /* where each stands, by hash; NULL until asked for */
};

struct weaver {
	struct arena *kept, *arena; /* of overlaps; of shingles and pairs */
	struct analysis *analysis;
	struct copy *copies; /* one a dispatch */
	uint32_t *parent;    /* union-find */
};

static bool opens_quote(const char *text, struct span span)
{
	return span_length(span) > 1 && (!memcmp(text + span.start, "\xc2\xab", 2) ||
						!memcmp(text + span.start, "\xe2\x80\x9c", 3));
}

static bool closes_quote(const char *text, struct span span)
{
	return span_length(span) > 1 && (!memcmp(text + span.start, "\xc2\xbb", 2) ||
						!memcmp(text + span.start, "\xe2\x80\x9d", 3));
}

/* Whether the token stands inside quotation marks; a block's end closes what was left open. */
static bool quoted(const struct dispatch *dispatch, const struct token *token, bool *inside)
{
	bool was = *inside;

	if (token->type == TOKEN_MARK) {
		if (dispatch->text[token->span.start] == '"')
			*inside = !*inside;
		else if (opens_quote(dispatch->text, token->span))
			*inside = true;
		else if (closes_quote(dispatch->text, token->span))
			*inside = false;
	}
	return was;
}

static uint32_t hash_words(const uint32_t *words)
{
	uint64_t hash = 14695981039346656037u;
	int i;

	for (i = 0; i < SHINGLE; i++) {
		hash = (hash ^ words[i]) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 31;
	}
	return (uint32_t)(hash >> 16);
}

static void cut_block(struct weaver *weaver, uint32_t d, const struct block *block)
{
	const struct dispatch *dispatch = weaver->analysis->dispatches[d];
	const uint32_t *names = weaver->analysis->words->pages[d].name;
	uint32_t last[SHINGLE], n = 0, i;
	bool inside = false;

	for (i = block->tokens.first; i < block->tokens.last; i++) {
		const struct token *token = &dispatch->tokens.at[i];

		if (quoted(dispatch, token, &inside)) {
			n = 0;
			continue;
		}
		if (token->type == TOKEN_MARK || names[i])
			continue;
		if (n == SHINGLE) {
			memmove(last, last + 1, sizeof last - sizeof *last);
			n--;
		}
		last[n++] = token->bare;
		if (n == SHINGLE)
			*vec_push(weaver->arena, &weaver->copies[d].at) = hash_words(last);
	}
}

/* Every different shingle of every dispatch as hash and dispatch, sorted. Dispatches enter in turn.
 */
static uint64_t *all_keys(struct weaver *weaver, const uint32_t *turns, size_t *n)
{
	size_t most = 0, i, kept = 0;
	uint64_t *keys;
	uint32_t t, k;

	for (t = 0; t < weaver->analysis->n; t++)
		most += weaver->copies[t].at.n;
	keys = arena_array(weaver->arena, uint64_t, most + 1);
	for (*n = 0, t = 0; t < weaver->analysis->n; t++) {
		const struct shingles *shingles = &weaver->copies[turns[t]].at;

		for (k = 0; k < shingles->n; k++)
			keys[(*n)++] = (uint64_t)shingles->at[k] << 32 | t;
	}
	keys = match_sort_keys(weaver->arena, keys, *n);
	for (i = 0; i < *n; i++)
		if (!kept || keys[kept - 1] != keys[i]) {
			keys[kept++] = keys[i];
			weaver->copies[turns[(uint32_t)keys[i]]].different++;
		}
	*n = kept;
	return keys;
}

/* The end of the run of equal hashes that begins here. */
static size_t run_end(const uint64_t *keys, size_t n, size_t first)
{
	size_t last = first + 1;

	while (last < n && keys[last] >> 32 == keys[first] >> 32)
		last++;
	return last;
}

/* The end of those of a run that are counted against all behind them. */
static size_t leaders(size_t first, size_t last)
{
	return last - first > HOLDERS ? first + HUBS : last - 1;
}

/* Where the keys lie of each dispatch that are counted against others, by turn. */
struct places {
	uint32_t *first; /* of each turn, and one more: into at */
	uint32_t *at;
};

static struct places place_keys(struct arena *arena, const uint64_t *keys, size_t n, uint32_t turns)
{
	struct places places = { .first = arena_array(arena, uint32_t, (size_t)turns + 2) };
	size_t first, last, i;
	uint32_t t;

	for (first = 0; first < n; first = last) {
		last = run_end(keys, n, first);
		for (i = first; i < leaders(first, last); i++)
			places.first[(uint32_t)keys[i] + 2]++;
	}
	for (t = 1; t <= turns; t++)
		places.first[t + 1] += places.first[t];
	places.at = arena_array(arena, uint32_t, (size_t)places.first[turns + 1] + 1);
	for (first = 0; first < n; first = last) {
		last = run_end(keys, n, first);
		for (i = first; i < leaders(first, last); i++)
			places.at[places.first[(uint32_t)keys[i] + 1]++] = (uint32_t)i;
	}
	return places;
}

struct shared {
	uint32_t a, b, both; /* dispatches, and how many shingles they share */
};

struct all_shared VEC(struct shared);

/* How many shingles two dispatches share, for all that share any: each with those after it in turn.
 */
static struct all_shared count_pairs(
	struct weaver *weaver, const uint32_t *turns, const uint64_t *keys, size_t n)
{
	uint32_t *count = arena_array(weaver->arena, uint32_t, (size_t)weaver->analysis->n + 1);
	const struct places places = place_keys(weaver->arena, keys, n, weaver->analysis->n);
	struct all_shared all = { NULL, 0, 0 };
	uint32_t t, u, i;
	size_t k;

	for (t = 0; t < weaver->analysis->n; t++) {
		for (i = places.first[t]; i < places.first[t + 1]; i++) {
			uint64_t hash = keys[places.at[i]] >> 32;

			for (k = (size_t)places.at[i] + 1; k < n && keys[k] >> 32 == hash; k++)
				count[(uint32_t)keys[k]]++;
		}
		for (u = t + 1; u < weaver->analysis->n; u++) {
			if (count[u])
				*vec_push(weaver->arena, &all) =
					(struct shared){ turns[t], turns[u], count[u] };
			count[u] = 0;
		}
	}
	return all;
}

static int by_hash(const void *a, const void *b)
{
	const struct spot *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static uint32_t first_spot(const struct spot *spots, uint32_t n, uint32_t hash)
{
	return bisect(n, i, spots[i].hash < hash);
}

static const struct spot *find_spots(struct arena *arena, struct copy *copy)
{
	uint32_t i;

	if (copy->spots || !copy->at.n)
		return copy->spots;
	copy->spots = arena_array(arena, struct spot, copy->at.n);
	for (i = 0; i < copy->at.n; i++)
		copy->spots[i] = (struct spot){ copy->at.at[i], i };
	qsort(copy->spots, copy->at.n, sizeof *copy->spots, by_hash);
	return copy->spots;
}

/* Words of the longest run that two dispatches share: run[k] is that of shingles ending at b's
 * k-th. */
static uint32_t longest_run(struct weaver *weaver, const struct copy *from, struct copy *to)
{
	const struct shingles *a = &from->at, *b = &to->at;
	const struct spot *spots = find_spots(weaver->arena, to);
	uint32_t *run = arena_array(weaver->arena, uint32_t, (size_t)b->n + 1);
	uint32_t *seen = arena_array(weaver->arena, uint32_t, (size_t)b->n + 1);
	uint32_t most = 0, i, k;

	for (i = 0; i < a->n; i++) {
		uint32_t first = first_spot(spots, b->n, a->at[i]), last = first;

		while (last < b->n && spots[last].hash == a->at[i])
			last++;
		/* From the right, so that a run that began in the last round is not yet
		 * overwritten. */
		for (k = last; k-- > first;) {
			uint32_t at = spots[k].at;

			run[at] = at && seen[at - 1] == i ? run[at - 1] + 1 : 1;
			seen[at] = i + 1;
			if (run[at] > most)
				most = run[at];
		}
	}
	return most ? most + SHINGLE - 1 : 0;
}

static uint32_t root(uint32_t *parent, uint32_t i)
{
	while (parent[i] != i)
		i = parent[i] = parent[parent[i]];
	return i;
}

static void unite(struct weaver *weaver, uint32_t a, uint32_t b)
{
	a = root(weaver->parent, a);
	b = root(weaver->parent, b);
	weaver->parent[a > b ? a : b] = a > b ? b : a;
}

static void weigh_pair(struct weaver *weaver, const struct shared *shared)
{
	uint32_t a = shared->a < shared->b ? shared->a : shared->b;
	uint32_t b = shared->a < shared->b ? shared->b : shared->a, both = shared->both;
	struct copy *x = &weaver->copies[a], *y = &weaver->copies[b];
	uint32_t less = x->different < y->different ? x->different : y->different;
	struct overlap overlap = { a, b, (float)both / (float)less, 0, NULL };
	bool known = root(weaver->parent, a) == root(weaver->parent, b);

	if (overlap.share < WORTH_TELLING && both + SHINGLE - 1 < RUN_JOINS)
		return;
	if (weaver->analysis->n <= RUNS_WANTED || (!known && overlap.share < COPY_JOINS))
		overlap.longest = longest_run(weaver, x, y);
	if (overlap.share < WORTH_TELLING && overlap.longest < RUN_JOINS)
		return;
	if (weaver->analysis->n <= RUNS_WANTED)
		overlap.slip = match_slip(weaver->kept, weaver->analysis, a, b);
	*vec_push(weaver->kept, &weaver->analysis->overlaps) = overlap;
	if (overlap.share >= COPY_JOINS || overlap.longest >= RUN_JOINS || overlap.slip)
		unite(weaver, a, b);
}

static int by_ends(const void *a, const void *b)
{
	const struct overlap *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return x->b < y->b ? -1 : x->b > y->b;
}

/* Two dispatches that name one outlet, or credit one agency, are of one origin. */
static void unite_named(
	struct weaver *weaver, struct map *names, uint32_t dispatch, const char *name)
{
	uint32_t *first;

	if (!name)
		return;
	first = map_put(names, name, strlen(name));
	if (*first)
		unite(weaver, *first - 1, dispatch);
	else
		*first = dispatch + 1;
}

static void unite_outlets(struct weaver *weaver)
{
	struct map *names = map_new(weaver->arena);
	uint32_t i;

	for (i = 0; i < weaver->analysis->n; i++) {
		unite_named(weaver, names, i, weaver->analysis->dispatches[i]->outlet);
		unite_named(weaver, names, i, weaver->analysis->dispatches[i]->agency);
	}
}

static void number_origins(struct weaver *weaver)
{
	struct analysis *analysis = weaver->analysis;
	uint32_t i;

	for (i = 0; i < analysis->n; i++) {
		uint32_t top = root(weaver->parent, i);

		analysis->origin[i] = top == i ? ++analysis->origins : analysis->origin[top];
	}
}

void match_origins(struct arena *arena, struct arena *scratch, struct analysis *analysis)
{
	struct weaver weaver = { .kept = arena, .arena = scratch, .analysis = analysis };
	const uint32_t *turns = match_canonical(weaver.arena, analysis);
	struct all_shared pairs;
	uint64_t *keys;
	uint32_t d, i;
	size_t n;

	analysis->origin = arena_array(arena, uint32_t, (size_t)analysis->n + 1);
	weaver.copies = arena_array(weaver.arena, struct copy, (size_t)analysis->n + 1);
	weaver.parent = arena_array(weaver.arena, uint32_t, (size_t)analysis->n + 1);
	for (d = 0; d < analysis->n; d++) {
		weaver.parent[d] = d;
		vec_reserve(scratch, &weaver.copies[d].at, analysis->dispatches[d]->tokens.n + 1);
		for (i = 0; i < analysis->dispatches[d]->blocks.n; i++)
			if (analysis->dispatches[d]->blocks.at[i].kind < BLOCK_CREDIT)
				cut_block(&weaver, d, &analysis->dispatches[d]->blocks.at[i]);
	}
	keys = all_keys(&weaver, turns, &n);
	pairs = count_pairs(&weaver, turns, keys, n);
	unite_outlets(&weaver);
	for (i = 0; i < pairs.n; i++)
		weigh_pair(&weaver, &pairs.at[i]);
	if (analysis->overlaps.n)
		qsort(analysis->overlaps.at, analysis->overlaps.n, sizeof *analysis->overlaps.at,
			by_ends);
	number_origins(&weaver);
}
