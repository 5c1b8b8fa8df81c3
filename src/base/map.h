/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table from byte strings to 32-bit numbers, open addressing, in an arena. Keys are copied. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"

#include <stdint.h>

struct map;

struct map *map_new(struct arena *arena);

/* Room for so many keys in an empty table, which grows all the same. */
void map_reserve(struct map *map, uint32_t n);

/* The number kept under the key, or NULL where there is none. Holds until the next map_put. */
uint32_t *map_get(const struct map *map, const char *key, size_t n);

/* The same, made as 0 where there was none. */
uint32_t *map_put(struct map *map, const char *key, size_t n);

uint32_t map_count(const struct map *map);

/* The i-th key put (i < map_count), NUL-terminated; its bytes are the map's. */
const char *map_key(const struct map *map, uint32_t i);

#endif
