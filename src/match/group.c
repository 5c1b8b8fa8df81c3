/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scored pairs -> groups, by average linkage: the strongest pairs first, two groups become one
 * where the mean score between their members reaches the threshold and no pair is forbidden. Single
 * linkage would not do: one bad link merges two death tolls.
 *
 * The mean is taken over so many pairs at most, spread evenly over both groups, so that a group of
 * hundreds costs no more than one of five. After merging, each mention is held once more against
 * the groups of its pairs, and moves where it fits better.
 */
#include "match/parts.h"

#include <math.h>
#include <string.h>

enum {
	SAMPLE = 24,	/* pairs scored to judge two groups */
	FIRST_LOOK = 8, /* of them where these already tell */
	LARGE = 8000,	/* mentions: with more, FEW are scored, and nothing a second time */
	FEW = 4,
	STRIDE = 7,   /* in which the sample is walked, so that its first few are spread as well */
	STEPS = 1024, /* of a score, for sorting */
	RIVALS_MOST = 4 /* groups a mention may move to */
};

/* So far from the threshold must the first look be to settle it. */
static const float CLEAR = 0.25f;

/* So much better another group must fit before a mention moves. */
static const float MOVE_MARGIN = 0.05f;

struct group VEC(uint32_t);

struct grouping {
	struct arena *arena;
	const struct lang *lang;
	const struct traits *traits;
	float threshold;
	struct group *groups; /* one a trait, most of them empty at the end */
	uint32_t *of;	      /* trait -> group */
	uint32_t sample;
	struct map *refused; /* two groups -> their size together when they were held apart */
};

/* The i-th of the pairs that are taken of two lots. */
struct sampled {
	uint32_t x, y; /* traits, x before y */
};

static struct sampled sample(
	const uint32_t *a, const uint32_t *b, uint32_t m, uint64_t all, uint32_t taken, uint64_t i)
{
	uint64_t at = taken < SAMPLE ? i : i * STRIDE % SAMPLE, k = at * all / taken;
	/* Where all pairs are not taken, the second index walks on by itself. */
	uint32_t x = a[k / m], y = b[all == taken ? k % m : at % m];

	return x < y ? (struct sampled){ x, y } : (struct sampled){ y, x };
}

/* Mean score between two lots of traits, over a sample; -1 where a pair is forbidden. */
static float linkage(
	const struct grouping *g, const uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m)
{
	const struct trait *traits = g->traits->at;
	uint64_t all = (uint64_t)n * m, i;
	uint32_t taken = all < g->sample ? (uint32_t)all : g->sample;
	struct sampled pairs[SAMPLE];
	float sum = 0, score;

	for (i = 0; i < taken; i++) {
		pairs[i] = sample(a, b, m, all, taken, i);
		match_send_for(&traits[pairs[i].x]);
		match_send_for(&traits[pairs[i].y]);
	}
	for (i = 0; i < taken; i++) {
		match_send_farther(&traits[pairs[i].x]);
		match_send_farther(&traits[pairs[i].y]);
	}
	for (i = 0; i < taken; i++) {
		score = match_score(g->lang, &traits[pairs[i].x], &traits[pairs[i].y]);
		if (score < 0)
			return score;
		sum += score;
		if (i + 1 == FIRST_LOOK && all > SAMPLE &&
			fabsf(sum / FIRST_LOOK - g->threshold) > CLEAR)
			return sum / FIRST_LOOK;
	}
	return taken ? sum / (float)taken : 0;
}

static void join(struct grouping *g, uint32_t into, uint32_t from)
{
	struct group *a = &g->groups[into], *b = &g->groups[from];
	uint32_t i;

	for (i = 0; i < b->n; i++) {
		*vec_push(g->arena, a) = b->at[i];
		g->of[b->at[i]] = into;
	}
	b->n = 0;
}

/* Strongest first; alike ones stay in their order. A counting sort, since there may be millions. */
static void sort_pairs(struct arena *arena, struct pairs *pairs)
{
	uint32_t start[STEPS + 2] = { 0 }, i;
	struct pair *sorted = arena_array(arena, struct pair, pairs->n + 1);

	for (i = 0; i < pairs->n; i++)
		start[STEPS - (uint32_t)(pairs->at[i].score * STEPS) + 1]++;
	for (i = 0; i <= STEPS; i++)
		start[i + 1] += start[i];
	for (i = 0; i < pairs->n; i++)
		sorted[start[STEPS - (uint32_t)(pairs->at[i].score * STEPS)]++] = pairs->at[i];
	pairs->at = sorted;
}

/* Whether two groups are one, of which a pair has the score. Those held apart once are asked again
 * when they have doubled. */
static bool belong(struct grouping *g, uint32_t a, uint32_t b, float score)
{
	const struct group *x = &g->groups[a], *y = &g->groups[b];
	const uint32_t key[2] = { a < b ? a : b, a < b ? b : a };
	const uint32_t *refused;

	if (x->n == 1 && y->n == 1)
		return score >= g->threshold;
	refused = map_get(g->refused, (const char *)key, sizeof key);
	if (refused && x->n + y->n < 2 * *refused)
		return false;
	if (linkage(g, x->at, x->n, y->at, y->n) >= g->threshold)
		return true;
	*map_put(g->refused, (const char *)key, sizeof key) = x->n + y->n;
	return false;
}

static void merge(struct grouping *g, const struct pairs *pairs)
{
	/* Where the strongest pair of two groups falls short, their mean mostly does too. */
	const float least = g->sample == FEW ? g->threshold : 0;
	uint32_t i;

	for (i = 0; i < pairs->n && pairs->at[i].score >= least; i++) {
		uint32_t a = g->of[pairs->at[i].a], b = g->of[pairs->at[i].b];

		if (a == b || !belong(g, a, b, pairs->at[i].score))
			continue;
		if (g->groups[a].n >= g->groups[b].n)
			join(g, a, b);
		else
			join(g, b, a);
	}
}

/* How well a trait fits a group, without itself. */
static float fit(const struct grouping *g, uint32_t trait, uint32_t group)
{
	const struct group *in = &g->groups[group];
	uint32_t others[SAMPLE], n = 0, i;

	for (i = 0; i < in->n && n < SAMPLE; i++)
		if (in->at[i] != trait)
			others[n++] = in->at[i];
	return n ? linkage(g, &trait, 1, others, n) : 0;
}

static void move(struct grouping *g, uint32_t trait, uint32_t to)
{
	struct group *from = &g->groups[g->of[trait]];
	uint32_t i, n = 0;

	for (i = 0; i < from->n; i++)
		if (from->at[i] != trait)
			from->at[n++] = from->at[i];
	from->n = n;
	*vec_push(g->arena, &g->groups[to]) = trait;
	g->of[trait] = to;
}

static void settle(struct grouping *g, uint32_t trait, const uint32_t *rivals, uint32_t n)
{
	float best = fit(g, trait, g->of[trait]) + MOVE_MARGIN;
	uint32_t to = g->of[trait], i;

	if (best < g->threshold)
		best = g->threshold;
	for (i = 0; i < n; i++) {
		float here = fit(g, trait, rivals[i]);

		if (here > best) {
			best = here;
			to = rivals[i];
		}
	}
	if (to != g->of[trait])
		move(g, trait, to);
}

/*
 * One more look at each mention whose strongest pair stands in another group. pairs are sorted: the
 * first met is the strongest.
 */
static void resettle(struct grouping *g, const struct pairs *pairs)
{
	uint32_t n = g->traits->n, i, k;
	uint32_t(*rivals)[RIVALS_MOST] = arena_alloc(g->arena, ((size_t)n + 1) * sizeof *rivals);
	uint8_t *count = arena_array(g->arena, uint8_t, n + 1);
	bool *at_home = arena_array(g->arena, bool, n + 1);

	for (i = 0; i < pairs->n; i++) {
		const uint32_t ends[2] = { pairs->at[i].a, pairs->at[i].b };

		for (k = 0; k < 2; k++) {
			uint32_t trait = ends[k], mate = ends[!k], r = 0;

			if (g->of[mate] == g->of[trait])
				at_home[trait] |= !count[trait];
			if (at_home[trait] || g->of[mate] == g->of[trait] ||
				count[trait] == RIVALS_MOST)
				continue;
			while (r < count[trait] && g->of[rivals[trait][r]] != g->of[mate])
				r++;
			if (r == count[trait])
				rivals[trait][count[trait]++] = mate;
		}
	}
	for (i = 0; i < n; i++) {
		for (k = 0; k < count[i]; k++)
			rivals[i][k] = g->of[rivals[i][k]];
		if (count[i])
			settle(g, i, rivals[i], count[i]);
	}
}

uint32_t *match_group(struct arena *arena, const struct lang *lang, const struct traits *traits,
	struct pairs *pairs, float threshold, uint64_t all)
{
	struct grouping g = { .arena = arena,
		.lang = lang,
		.traits = traits,
		.threshold = threshold,
		.sample = all <= LARGE ? SAMPLE : FEW };
	uint32_t i;

	g.groups = arena_array(arena, struct group, traits->n + 1);
	g.of = arena_array(arena, uint32_t, traits->n + 1);
	g.refused = map_new(arena);
	for (i = 0; i < traits->n; i++) {
		*vec_push(arena, &g.groups[i]) = i;
		g.of[i] = i;
	}
	sort_pairs(arena, pairs);
	merge(&g, pairs);
	if (g.sample == SAMPLE)
		resettle(&g, pairs);
	return g.of;
}
