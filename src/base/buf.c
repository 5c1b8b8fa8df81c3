/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { BUF_FIRST = 64 };

static void widen(struct buf *buf, size_t n)
{
	size_t cap = buf->cap;

	while (cap <= buf->n + n)
		cap *= 2;
	buf->at = arena_widen(buf->arena, buf->at, buf->cap, cap);
	buf->cap = cap;
}

void buf_reserve(struct buf *buf, size_t n)
{
	if (buf->n + n >= buf->cap)
		widen(buf, n);
}

struct buf buf_new(struct arena *arena)
{
	return (struct buf){
		.arena = arena, .at = arena_alloc(arena, BUF_FIRST), .cap = BUF_FIRST
	};
}

void buf_add(struct buf *buf, const char *bytes, size_t n)
{
	buf_reserve(buf, n);
	if (n)
		memcpy(buf->at + buf->n, bytes, n);
	buf->n += n;
	buf->at[buf->n] = '\0';
}

void buf_text(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void buf_char(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

void buf_format(struct buf *buf, const char *format, ...)
{
	va_list args, again;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0) {
		buf_reserve(buf, (size_t)n);
		vsnprintf(buf->at + buf->n, (size_t)n + 1, format, again);
		buf->n += (size_t)n;
	}
	va_end(again);
}
