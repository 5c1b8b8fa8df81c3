/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys lie in the order they came in, in `items`; `slots` holds item numbers plus one, at the
 * place the hash names or the next free one. The hash takes eight bytes at a time, as words mostly
 * have no more of.
 */
#include "base/base.h"

#include <string.h>

struct item {
	const char *key;
	uint32_t n, hash, value;
};

struct map {
	struct arena *arena;
	struct items VEC(struct item) items;
	uint32_t *slots;
	uint32_t mask;
};

static uint64_t stir(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 29;
}

/* Fewer than eight bytes as a number: of four and more both ends, which may share some. */
static uint64_t rest_of(const char *key, size_t n)
{
	uint32_t first, last;

	if (n < sizeof first)
		return n ? (uint64_t)(unsigned char)key[0] << 16 |
				       (uint64_t)(unsigned char)key[n / 2] << 8 |
				       (unsigned char)key[n - 1]
			 : 0;
	memcpy(&first, key, sizeof first);
	memcpy(&last, key + n - sizeof last, sizeof last);
	return (uint64_t)first << 32 | last;
}

static uint32_t hash_of(const char *key, size_t n)
{
	uint64_t hash = 14695981039346656037u ^ n, word;

	for (; n >= sizeof word; key += sizeof word, n -= sizeof word) {
		memcpy(&word, key, sizeof word);
		hash = stir(hash, word);
	}
	hash = stir(hash, rest_of(key, n));
	return (uint32_t)(hash ^ hash >> 32);
}

struct map *map_new(struct arena *arena)
{
	struct map *map = arena_new_of(arena, struct map);

	map->arena = arena;
	map->mask = 63;
	map->slots = arena_array(arena, uint32_t, map->mask + 1);
	return map;
}

void map_reserve(struct map *map, uint32_t n)
{
	while (map->mask / 2 < n)
		map->mask = map->mask * 2 + 1;
	map->slots = arena_array(map->arena, uint32_t, (size_t)map->mask + 1);
	vec_reserve(map->arena, &map->items, n);
}

/* The slot that holds the key, or the free one where it belongs. */
static uint32_t *find(const struct map *map, const char *key, size_t n, uint32_t hash)
{
	uint32_t i;

	for (i = hash & map->mask; map->slots[i]; i = (i + 1) & map->mask) {
		const struct item *item = &map->items.at[map->slots[i] - 1];

		if (item->hash == hash && item->n == n && !memcmp(item->key, key, n))
			break;
	}
	return &map->slots[i];
}

static void widen(struct map *map)
{
	uint32_t i, at;

	map->mask = map->mask * 2 + 1;
	map->slots = arena_array(map->arena, uint32_t, (size_t)map->mask + 1);
	for (i = 0; i < map->items.n; i++) {
		for (at = map->items.at[i].hash & map->mask; map->slots[at];)
			at = (at + 1) & map->mask;
		map->slots[at] = i + 1;
	}
}

uint32_t *map_get(const struct map *map, const char *key, size_t n)
{
	uint32_t *slot = find(map, key, n, hash_of(key, n));

	return *slot ? &map->items.at[*slot - 1].value : NULL;
}

uint32_t *map_put(struct map *map, const char *key, size_t n)
{
	uint32_t hash = hash_of(key, n), *slot = find(map, key, n, hash);
	struct item *item;

	if (*slot)
		return &map->items.at[*slot - 1].value;
	if (map->items.n > map->mask / 2) {
		widen(map);
		slot = find(map, key, n, hash);
	}
	item = vec_push(map->arena, &map->items);
	item->key = arena_copy(map->arena, key, n);
	item->n = (uint32_t)n;
	item->hash = hash;
	*slot = map->items.n;
	return &item->value;
}

uint32_t map_count(const struct map *map)
{
	return map->items.n;
}

const char *map_key(const struct map *map, uint32_t i)
{
	return map->items.at[i].key;
}
