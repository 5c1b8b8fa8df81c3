/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/base.h"

#include <string.h>

void *vec_grow(struct arena *arena, const void *at, uint32_t *cap, size_t size)
{
	uint32_t more = *cap ? *cap * 2 : 8;
	void *grown = arena_alloc(arena, (size_t)more * size);

	if (*cap)
		memcpy(grown, at, (size_t)*cap * size);
	*cap = more;
	return grown;
}
