/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every unit test includes first: cmocka, and what cmocka wants before it. */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"

/* A file of the source tree, wherever the test runs. */
static inline char *source_path(struct arena *arena, const char *below)
{
	return arena_format(arena, "%s/../%s", SRCDATADIR, below);
}

/* Each test gets an arena as its state, and loses it after. */
static inline int open_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static inline int close_arena(void **state)
{
	arena_free(*state);
	return 0;
}

#define test_in_arena(function) cmocka_unit_test_setup_teardown(function, open_arena, close_arena)

#endif
