/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Millions of keys, a hash in the upper half and in the lower what bears it, put side by side where
 * the hashes are equal: a radix sort, three passes of eleven bits.
 */
#include "match/parts.h"

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
