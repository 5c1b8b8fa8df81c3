/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Takes back all that was handed out, and keeps the memory for what is asked for next. */
void arena_empty(struct arena *arena);

/* Makes all that the other arena handed out part of this one; the other is no more. */
void arena_adopt(struct arena *arena, struct arena *other);

/* n zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t n);

/* The n bytes at `at` with zeros after them, `more` in all: where they are when nothing was asked
 * for since, else copied. */
void *arena_widen(struct arena *arena, void *at, size_t n, size_t more);

/* A copy of n bytes with a NUL after them. */
char *arena_copy(struct arena *arena, const char *bytes, size_t n);

/* Has free_it(it) called when the arena is freed: for what a library allocated. */
void arena_defer(struct arena *arena, void (*free_it)(void *), void *it);

char *arena_format(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#define arena_new_of(arena, type)   ((type *)arena_alloc((arena), sizeof(type)))
#define arena_array(arena, type, n) ((type *)arena_alloc((arena), (n) * sizeof(type)))

#endif
