/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export/ alone: JSON (RFC 8259) written straight into a buffer, value after value. */
#ifndef EXPORT_EMIT_H
#define EXPORT_EMIT_H

#include "base/base.h"

struct emit {
	struct buf buf;
	bool more; /* a value stands before in this object or list */
};

void emit_open(struct emit *emit, char bracket);  /* '{' or '[' */
void emit_close(struct emit *emit, char bracket); /* '}' or ']' */
void emit_key(struct emit *emit, const char *key);

/*
 * Strings are UTF-8 whatever comes: bytes that are not become U+FFFD. What could act on a terminal
 * or on the order of reading is written as an escape, which is the same JSON. NULL becomes null.
 */
void emit_string(struct emit *emit, const char *text);
void emit_bytes(struct emit *emit, const char *text, size_t n);
void emit_count(struct emit *emit, uint32_t n);
void emit_bool(struct emit *emit, bool value);

/* Whole numbers as such as long as a double tells each from the next; else 15 digits, and a point.
 */
void emit_number(struct emit *emit, double number);

#endif
