/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Origins, not outlets: four dispatches that print one agency's copy are one witness. Copy shows in
 * shingles, runs of five words; quotations and names are left out, since two desks that heard the
 * same speech quote the same words. (Broder, "On the resemblance and containment of documents",
 * 1997.)
 *
 * All shingles of a story's dispatches are sorted by hash: those that several hold lie side by
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
	const struct analysis *analysis;
	const struct story *story;
	struct overlaps *overlaps;
	struct copy *copies; /* by turn, as the dispatches stand in the story */
	uint32_t *parent;    /* union-find of turns */
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

static void cut_block(struct weaver *weaver, uint32_t turn, const struct block *block)
{
	const uint32_t d = weaver->story->at[turn];
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
			*vec_push(weaver->arena, &weaver->copies[turn].at) = hash_words(last);
	}
}

/* Every different shingle of every dispatch as hash and dispatch, sorted. Dispatches enter in turn.
 */
static uint64_t *all_keys(struct weaver *weaver, size_t *n)
{
	size_t most = 0, i, kept = 0;
	uint64_t *keys;
	uint32_t t, k;

	for (t = 0; t < weaver->story->n; t++)
		most += weaver->copies[t].at.n;
	keys = arena_array(weaver->arena, uint64_t, most + 1);
	for (*n = 0, t = 0; t < weaver->story->n; t++) {
		const struct shingles *shingles = &weaver->copies[t].at;

		for (k = 0; k < shingles->n; k++)
			keys[(*n)++] = (uint64_t)shingles->at[k] << 32 | t;
	}
	keys = match_sort_keys(weaver->arena, keys, *n);
	for (i = 0; i < *n; i++)
		if (!kept || keys[kept - 1] != keys[i]) {
			keys[kept++] = keys[i];
			weaver->copies[(uint32_t)keys[i]].different++;
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
	uint32_t a, b, both; /* turns, and how many shingles they share */
};

struct all_shared VEC(struct shared);

/* How many shingles two dispatches share, for all that share any: each with those after it in turn.
 */
static struct all_shared count_pairs(struct weaver *weaver, const uint64_t *keys, size_t n)
{
	const uint32_t turns = weaver->story->n;
	uint32_t *count = arena_array(weaver->arena, uint32_t, (size_t)turns + 1);
	const struct places places = place_keys(weaver->arena, keys, n, turns);
	struct all_shared all = { NULL, 0, 0 };
	uint32_t t, u, i;
	size_t k;

	for (t = 0; t < turns; t++) {
		for (i = places.first[t]; i < places.first[t + 1]; i++) {
			uint64_t hash = keys[places.at[i]] >> 32;

			for (k = (size_t)places.at[i] + 1; k < n && keys[k] >> 32 == hash; k++)
				count[(uint32_t)keys[k]]++;
		}
		for (u = t + 1; u < turns; u++) {
			if (count[u])
				*vec_push(weaver->arena, &all) = (struct shared){ t, u, count[u] };
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

/* With more places a shingle is a refrain. */
enum { PLACES_MOST = 64 };

/* The runs that reach the shingle of a that was looked at last: where in b, and how long. */
struct runs {
	struct {
		uint32_t at, length; /* shingles */
	} live[PLACES_MOST];
	uint32_t n;
};

/* Those that go on with that shingle. */
static void go_on(struct runs *runs, const struct shingles *b, uint32_t shingle)
{
	uint32_t i, n = 0;

	for (i = 0; i < runs->n; i++) {
		uint32_t at = runs->live[i].at + 1;

		if (at < b->n && b->at[at] == shingle) {
			runs->live[n].at = at;
			runs->live[n++].length = runs->live[i].length + 1;
		}
	}
	runs->n = n;
}

/* Runs begin at so many places of it, but where one goes on already, which is marked as seen. */
static void begin(struct runs *runs, const struct spot *places, uint32_t n, const uint32_t *seen,
	uint32_t mark)
{
	uint32_t i;

	for (i = 0; i < n && runs->n < PLACES_MOST; i++)
		if (seen[places[i].at] != mark) {
			runs->live[runs->n].at = places[i].at;
			runs->live[runs->n++].length = 1;
		}
}

/*
 * Words of the longest run that two dispatches share. A refrain goes on with what has begun, and
 * begins nothing else: a text that says one thing a thousand times has a million pairs of places.
 */
static uint32_t longest_run(struct weaver *weaver, const struct copy *from, struct copy *to)
{
	const struct shingles *a = &from->at, *b = &to->at;
	const struct spot *spots = find_spots(weaver->arena, to);
	uint32_t *seen = arena_array(weaver->arena, uint32_t, (size_t)b->n + 1);
	struct runs runs = { .n = 0 };
	uint32_t most = 0, i, k;

	for (i = 0; i < a->n; i++) {
		uint32_t first = first_spot(spots, b->n, a->at[i]), last = first;

		while (last < b->n && last - first <= PLACES_MOST && spots[last].hash == a->at[i])
			last++;
		go_on(&runs, b, a->at[i]);
		for (k = 0; k < runs.n; k++)
			seen[runs.live[k].at] = i + 1;
		if (!runs.n || last - first <= PLACES_MOST)
			begin(&runs, spots + first, last - first, seen, i + 1);
		for (k = 0; k < runs.n; k++)
			if (runs.live[k].length > most)
				most = runs.live[k].length;
	}
	return most ? most + SHINGLE - 1 : 0;
}

static uint32_t root(uint32_t *parent, uint32_t i)
{
	while (parent[i] != i)
		i = parent[i] = parent[parent[i]];
	return i;
}

static void unite(uint32_t *parent, uint32_t a, uint32_t b)
{
	a = root(parent, a);
	b = root(parent, b);
	parent[a > b ? a : b] = a > b ? b : a;
}

/* Whether so much copy makes one origin of two dispatches. */
static bool joins(const struct overlap *overlap)
{
	return overlap->share >= COPY_JOINS || overlap->longest >= RUN_JOINS || overlap->slip;
}

static void weigh_pair(struct weaver *weaver, const struct shared *shared)
{
	uint32_t x = weaver->story->at[shared->a], y = weaver->story->at[shared->b];
	struct copy *a = &weaver->copies[x < y ? shared->a : shared->b];
	struct copy *b = &weaver->copies[x < y ? shared->b : shared->a];
	uint32_t less = a->different < b->different ? a->different : b->different;
	struct overlap overlap = { x < y ? x : y, x < y ? y : x, (float)shared->both / (float)less,
		0, NULL };
	bool known = root(weaver->parent, shared->a) == root(weaver->parent, shared->b);

	if (overlap.share < WORTH_TELLING && shared->both + SHINGLE - 1 < RUN_JOINS)
		return;
	if (weaver->analysis->n <= RUNS_WANTED || (!known && overlap.share < COPY_JOINS))
		overlap.longest = longest_run(weaver, a, b);
	if (overlap.share < WORTH_TELLING && overlap.longest < RUN_JOINS)
		return;
	if (weaver->analysis->n <= RUNS_WANTED)
		overlap.slip = match_slip(weaver->kept, weaver->analysis, overlap.a, overlap.b);
	*vec_push(weaver->kept, weaver->overlaps) = overlap;
	if (joins(&overlap))
		unite(weaver->parent, shared->a, shared->b);
}

/* Two dispatches that name one outlet, or credit one agency, are of one origin. */
static void unite_named(struct map *names, uint32_t *parent, uint32_t i, const char *name)
{
	uint32_t *first;

	if (!name)
		return;
	first = map_put(names, name, strlen(name));
	if (*first)
		unite(parent, *first - 1, i);
	else
		*first = i + 1;
}

/* Each by itself, or with those of its outlet. order: NULL: the dispatches as they stand. */
static uint32_t *unite_outlets(
	struct arena *arena, const struct analysis *analysis, const uint32_t *order, uint32_t n)
{
	struct map *names = map_new(arena);
	uint32_t *parent = arena_array(arena, uint32_t, (size_t)n + 1), i;

	for (i = 0; i < n; i++) {
		const struct dispatch *dispatch = analysis->dispatches[order ? order[i] : i];

		parent[i] = i;
		unite_named(names, parent, i, dispatch->outlet);
		unite_named(names, parent, i, dispatch->agency);
	}
	return parent;
}

void match_overlaps(struct arena *arena, struct arena *scratch, const struct analysis *analysis,
	const struct story *story, struct overlaps *overlaps)
{
	struct weaver weaver = { .kept = arena,
		.arena = scratch,
		.analysis = analysis,
		.story = story,
		.overlaps = overlaps };
	struct all_shared pairs;
	uint64_t *keys;
	uint32_t t, i;
	size_t n;

	weaver.copies = arena_array(scratch, struct copy, (size_t)story->n + 1);
	for (t = 0; t < story->n; t++) {
		const struct dispatch *dispatch = analysis->dispatches[story->at[t]];

		vec_reserve(scratch, &weaver.copies[t].at, dispatch->tokens.n + 1);
		for (i = 0; i < dispatch->blocks.n; i++)
			if (dispatch->blocks.at[i].kind < BLOCK_CREDIT)
				cut_block(&weaver, t, &dispatch->blocks.at[i]);
	}
	keys = all_keys(&weaver, &n);
	pairs = count_pairs(&weaver, keys, n);
	weaver.parent = unite_outlets(scratch, analysis, story->at, story->n);
	for (i = 0; i < pairs.n; i++)
		weigh_pair(&weaver, &pairs.at[i]);
}

static int by_ends(const void *a, const void *b)
{
	const struct overlap *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return x->b < y->b ? -1 : x->b > y->b;
}

void match_origins(struct arena *scratch, struct analysis *analysis)
{
	struct overlaps *overlaps = &analysis->overlaps;
	uint32_t *parent = unite_outlets(scratch, analysis, NULL, analysis->n), i, top;

	if (overlaps->n)
		qsort(overlaps->at, overlaps->n, sizeof *overlaps->at, by_ends);
	for (i = 0; i < overlaps->n; i++)
		if (joins(&overlaps->at[i]))
			unite(parent, overlaps->at[i].a, overlaps->at[i].b);
	analysis->origin = arena_array(analysis->arena, uint32_t, (size_t)analysis->n + 1);
	analysis->origins = 0;
	for (i = 0; i < analysis->n; i++) {
		top = root(parent, i);
		analysis->origin[i] = top == i ? ++analysis->origins : analysis->origin[top];
	}
}
