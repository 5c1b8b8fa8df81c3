/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Orders. Millions of keys, a hash in the upper half and in the lower what bears it, put side by
 * side where the hashes are equal: a radix sort, three passes of eleven bits. And the dispatches,
 * by what they hold.
 */
#include "match/parts.h"

#include <stdlib.h>
#include <string.h>

uint64_t *match_sort_keys(struct arena *arena, uint64_t *keys, size_t n)
{
	enum { BITS = 11, BUCKETS = 1 << BITS };
	uint64_t *other = arena_array(arena, uint64_t, n + 1), *swap;
	size_t *start = arena_array(arena, size_t, BUCKETS + 1), i;
	int shift;

	for (shift = 32; shift < 64; shift += BITS) {
		memset(start, 0, (BUCKETS + 1) * sizeof *start);
		for (i = 0; i < n; i++)
			start[(keys[i] >> shift & (BUCKETS - 1)) + 1]++;
		for (i = 0; i < BUCKETS; i++)
			start[i + 1] += start[i];
		for (i = 0; i < n; i++)
			other[start[keys[i] >> shift & (BUCKETS - 1)]++] = keys[i];
		swap = keys;
		keys = other;
		other = swap;
	}
	return keys;
}

struct turn {
	const struct dispatch *dispatch;
	uint32_t index;
};

/* By what they say; two of the same text are alike for all that follows. */
static int by_text(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;
	uint32_t n = x->dispatch->length, m = y->dispatch->length;
	int order = memcmp(x->dispatch->text, y->dispatch->text, n < m ? n : m);

	if (!order && n != m)
		order = n < m ? -1 : 1;
	if (!order)
		order = strcmp(x->dispatch->path, y->dispatch->path);
	return order ? order : x->index < y->index ? -1 : x->index > y->index;
}

uint32_t *match_canonical(struct arena *arena, const struct analysis *analysis)
{
	struct turn *turns = arena_array(arena, struct turn, (size_t)analysis->n + 1);
	uint32_t *order = arena_array(arena, uint32_t, (size_t)analysis->n + 1), i;

	for (i = 0; i < analysis->n; i++)
		turns[i] = (struct turn){ analysis->dispatches[i], i };
	qsort(turns, analysis->n, sizeof *turns, by_text);
	for (i = 0; i < analysis->n; i++)
		order[i] = turns[i].index;
	return order;
}

int match_compare_place(const struct member *a, const struct member *b)
{
	uint32_t x = a->mention->span.start, y = b->mention->span.start;

	if (a->dispatch != b->dispatch)
		return a->dispatch < b->dispatch ? -1 : 1;
	return x < y ? -1 : x > y;
}
