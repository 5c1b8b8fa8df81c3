/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An arena hands out memory by moving a mark through blocks, and gives it all back at once. Blocks
 * double in size, so that a small run stays small and a large one asks seldom; a request larger
 * than a block gets a block of its own.
 *
 * Large blocks come from the system by themselves: in huge pages where it has them, since half the
 * system's time in a large run is a fault for each page of 4 KiB; and one that must grow is moved
 * by moving its pages.
 *
 * An arena that is emptied keeps its blocks for what comes next: the system need not clear their
 * pages anew, and what is asked for is cleared just before it is used.
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
	size_t dirty; /* bytes from the first that were in use before the arena was emptied */
	alignas(max_align_t) char bytes[];
};

struct deferred {
	struct deferred *next;
	void (*free_it)(void *);
	void *it;
};

struct arena {
	struct block *blocks;
	struct block *spare; /* of an emptied arena */
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

static void free_deferred(struct arena *arena)
{
	struct deferred *deferred;

	for (deferred = arena->deferred; deferred; deferred = deferred->next)
		deferred->free_it(deferred->it);
	arena->deferred = NULL;
}

static void free_blocks(struct block *block)
{
	struct block *next;

	for (; block; block = next) {
		next = block->next;
		give_back(block);
	}
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_deferred(arena);
	free_blocks(arena->blocks);
	free_blocks(arena->spare);
	free(arena);
}

void arena_empty(struct arena *arena)
{
	struct block *block;

	free_deferred(arena);
	arena->step = ARENA_FIRST;
	while ((block = arena->blocks)) {
		arena->blocks = block->next;
		if (block->dirty < block->used)
			block->dirty = block->used;
		block->used = 0;
		block->next = arena->spare;
		arena->spare = block;
	}
}

/* Behind the block in use, whose room would be lost else. */
static void append_blocks(struct block **link, struct block *blocks)
{
	while (*link)
		link = &(*link)->next;
	*link = blocks;
}

void arena_adopt(struct arena *arena, struct arena *other)
{
	struct deferred **link = &arena->deferred;

	append_blocks(&arena->blocks, other->blocks);
	append_blocks(&arena->spare, other->spare);
	while (*link)
		link = &(*link)->next;
	*link = other->deferred;
	free(other);
}

/* The smallest spare block of so many bytes, or NULL. */
static struct block *take_spare(struct arena *arena, size_t size)
{
	struct block **link, **best = NULL, *block;

	for (link = &arena->spare; *link; link = &(*link)->next)
		if ((*link)->size >= size && (!best || (*link)->size < (*best)->size))
			best = link;
	if (!best)
		return NULL;
	block = *best;
	*best = block->next;
	return block;
}

static struct block *add_block(struct arena *arena, size_t n)
{
	bool own = n > arena->step / 4;
	size_t size = own ? n : arena->step - sizeof(struct block);
	struct block *block = take_spare(arena, size);

	if (!block)
		block = take(size);
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

/* The next n bytes of a block, zeroed. */
static void *hand_out(struct block *block, size_t n)
{
	void *memory = block->bytes + block->used;
	size_t dirty = block->dirty > block->used ? block->dirty - block->used : 0;

	if (dirty)
		memset(memory, 0, dirty < n ? dirty : n);
	block->used += n;
	return memory;
}

void *arena_alloc(struct arena *arena, size_t n)
{
	struct block *block = arena->blocks;

	n = grains(n);
	if (!block || block->size - block->used < n)
		block = add_block(arena, n);
	return hand_out(block, n);
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
	hand_out(block, grains(more) - grains(n));
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
		hand_out(block, grains(more) - grains(n));
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
