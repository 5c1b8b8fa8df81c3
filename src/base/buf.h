/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that is written piece by piece. Always NUL-terminated; `at` is never NULL after buf_new. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"
#include "base/span.h"

struct buf {
	struct arena *arena;
	char *at;
	size_t n, cap;
};

struct buf buf_new(struct arena *arena);
void buf_reserve(struct buf *buf, size_t n); /* room for n bytes more and the NUL */
void buf_add(struct buf *buf, const char *bytes, size_t n);
void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
