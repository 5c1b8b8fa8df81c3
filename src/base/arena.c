/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An arena hands out memory by moving a mark through blocks, and gives it all back at once. Blocks
 * double in size, so that a small run stays small and a large one asks seldom; a request larger
 * than a block gets a block of its own.
 *
 * Large blocks come from the system by themselves: in huge pages where it has them, since half the
 * system's time in a large run is a fault for each page of 4 KiB; and one that must grow is moved
 * by moving its pages.
 */
#include "base/base.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { ARENA_FIRST = 64 << 10, ARENA_MOST = 8 << 20 };
enum { LARGE = 2 << 20 }; /* bytes of a huge page; a block of so many or more is a mapping */

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

static void *granted(void *memory)
{
	if (!memory || memory == MAP_FAILED) {
		fputs("recoupe: out of memory\n", stderr);
		exit(2);
	}
	return memory;
}

/* The bytes that a block of so many takes in all. */
static size_t extent(size_t size)
{
	size_t n = size > PTRDIFF_MAX - LARGE ? PTRDIFF_MAX : size + sizeof(struct block);

	return n < LARGE ? n : (n + LARGE - 1) / LARGE * LARGE;
}

static void prefer_huge(void *memory, size_t n)
{
#ifdef MADV_HUGEPAGE
	madvise(memory, n, MADV_HUGEPAGE);
#else
	(void)memory, (void)n;
#endif
}

/* A zeroed block of at least so many bytes. */
static struct block *take(size_t size)
{
	size_t n = extent(size);
	struct block *block;

	if (n < LARGE) {
		block = granted(calloc(1, n));
	} else {
		block = granted(
			mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
		prefer_huge(block, n);
	}
	block->size = n - sizeof *block;
	return block;
}

static void give_back(struct block *block)
{
	if (block->size + sizeof *block < LARGE)
		free(block);
	else
		munmap(block, block->size + sizeof *block);
}

struct arena *arena_new(void)
{
	struct arena *arena = granted(calloc(1, sizeof *arena));

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
		give_back(block);
	}
	free(arena);
}

static struct block *add_block(struct arena *arena, size_t n)
{
	bool own = n > arena->step / 4;
	struct block *block = take(own ? n : arena->step - sizeof *block);

	if (own && arena->blocks) { /* it goes behind the one in use */
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

/* Moves the pages of a large block that holds n bytes at `at` and nothing else, to make it larger;
 * NULL: there is none, or it cannot be moved. */
static void *move_block(struct arena *arena, const void *at, size_t n, size_t more)
{
#ifdef MREMAP_MAYMOVE
	enum { LOOK = 8 }; /* the latest of them; others are copied */
	struct block **link = &arena->blocks, *block;
	int i;

	for (i = 0; *link && (*link)->bytes != at && i < LOOK; i++)
		link = &(*link)->next;
	block = *link;
	if (!block || block->bytes != at || block->used != grains(n) || extent(block->size) < LARGE)
		return NULL;
	block = mremap(block, extent(block->size), extent(more), MREMAP_MAYMOVE);
	if (block == MAP_FAILED)
		return NULL;
	*link = block;
	block->size = extent(more) - sizeof *block;
	block->used = grains(more);
	prefer_huge(block, extent(block->size));
	return block->bytes;
#else
	(void)arena, (void)at, (void)n, (void)more;
	return NULL;
#endif
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
	wider = n ? move_block(arena, at, n, more) : NULL;
	if (wider)
		return wider;
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
