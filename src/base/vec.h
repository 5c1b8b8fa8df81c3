/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A growing array in an arena:
 *
 *     struct tokens VEC(struct token);          declares struct tokens { at, n, cap }
 *     *vec_push(arena, &tokens) = token;        appends
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#include <stdint.h>

#define VEC(type)                                                                                  \
	{                                                                                          \
		type *at;                                                                          \
		uint32_t n;                                                                        \
		uint32_t cap;                                                                      \
	}

/* The place of one more element, zeroed. */
#define vec_push(arena, vec)                                                                       \
	((vec)->n == (vec)->cap ? ((vec)->at = vec_grow(                                           \
					   (arena), (vec)->at, &(vec)->cap, sizeof *(vec)->at))    \
				: (vec)->at,                                                       \
		&(vec)->at[(vec)->n++])

/* Room for n elements in an empty array; what is never used of it costs nothing. */
#define vec_reserve(arena, vec, n)                                                                 \
	((vec)->at = arena_alloc((arena), (size_t)(n) * sizeof *(vec)->at),                        \
		(vec)->cap = (uint32_t)(n))

/* at made larger, *cap grown to match. */
void *vec_grow(struct arena *arena, void *at, uint32_t *cap, size_t size);

#endif
