/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/base.h"

void *vec_grow(struct arena *arena, void *at, uint32_t *cap, size_t size)
{
	uint32_t more = *cap ? *cap * 2 : 8;
	void *grown = arena_widen(arena, at, (size_t)*cap * size, (size_t)more * size);

	*cap = more;
	return grown;
}
