/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An arena hands out memory by moving a mark through blocks taken from calloc, and gives it all
 * back at once. Blocks double in size, so that a small run stays small and a large one asks
 * seldom; a request larger than a block gets a block of its own.
 */
#include "base/base.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_FIRST = 64 << 10, ARENA_MOST = 8 << 20 };

struct block {
	struct block *next;
	size_t used, size;
	alignas(max_align_t) char bytes[];
};

struct deferred {
	struct deferred *next;
	void (*free_it)(void *);
	void *it;
};

struct arena {
	struct block *blocks;
	struct deferred *deferred;
	size_t step;
};

static void *take(size_t n)
{
	void *memory = n <= PTRDIFF_MAX ? calloc(1, n) : NULL;

	if (!memory) {
		fputs("recoupe: out of memory\n", stderr);
		exit(2);
	}
	return memory;
}

struct arena *arena_new(void)
{
	struct arena *arena = take(sizeof *arena);

	arena->step = ARENA_FIRST;
	return arena;
}

void arena_free(struct arena *arena)
{
	struct block *block, *next;
	struct deferred *deferred;

	if (!arena)
		return;
	for (deferred = arena->deferred; deferred; deferred = deferred->next)
		deferred->free_it(deferred->it);
	for (block = arena->blocks; block; block = next) {
		next = block->next;
		free(block);
	}
	free(arena);
}

static struct block *add_block(struct arena *arena, size_t n)
{
	size_t size = n > arena->step / 4 ? n : arena->step;
	struct block *block;

	if (size > SIZE_MAX - sizeof *block)
		size = SIZE_MAX - sizeof *block;
	block = take(sizeof *block + size);
	block->size = size;
	if (size == n && arena->blocks) { /* a block of its own goes behind the one in use */
		block->next = arena->blocks->next;
		arena->blocks->next = block;
	} else {
		block->next = arena->blocks;
		arena->blocks = block;
		if (arena->step < ARENA_MOST)
			arena->step *= 2;
	}
	return block;
}

static size_t grains(size_t n)
{
	const size_t grain = alignof(max_align_t);

	return n > SIZE_MAX - grain ? SIZE_MAX - grain : (n + grain - 1) / grain * grain;
}

void *arena_alloc(struct arena *arena, size_t n)
{
	struct block *block = arena->blocks;
	void *memory;

	n = grains(n);
	if (!block || block->size - block->used < n)
		block = add_block(arena, n);
	memory = block->bytes + block->used;
	block->used += n;
	return memory;
}

void *arena_widen(struct arena *arena, void *at, size_t n, size_t more)
{
	struct block *block = arena->blocks;
	void *wider;

	if (n && (char *)at + grains(n) == block->bytes + block->used &&
		block->size - block->used >= grains(more) - grains(n)) {
		block->used += grains(more) - grains(n);
		return at;
	}
	wider = arena_alloc(arena, more);
	if (n)
		memcpy(wider, at, n);
	return wider;
}

void arena_defer(struct arena *arena, void (*free_it)(void *), void *it)
{
	struct deferred *deferred = arena_new_of(arena, struct deferred);

	*deferred = (struct deferred){ arena->deferred, free_it, it };
	arena->deferred = deferred;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t n)
{
	char *copy = arena_alloc(arena, n + 1);

	if (n)
		memcpy(copy, bytes, n);
	return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	char *text;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	text = arena_alloc(arena, n < 0 ? 1 : (size_t)n + 1);
	if (n >= 0)
		vsnprintf(text, (size_t)n + 1, format, again);
	va_end(again);
	return text;
}
