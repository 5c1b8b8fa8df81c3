/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export/ alone: JSON, written straight down. What is not ASCII stands in strings alone; what could
 * act on a terminal or on the order of reading is escaped there, which is the same JSON, and bytes
 * that are no UTF-8 become U+FFFD.
 */
#ifndef EXPORT_JOT_H
#define EXPORT_JOT_H

#include "base/base.h"

struct jot {
	struct buf buf;
	bool begun; /* something stands in the object or list before what comes next */
};

/* Objects and lists: '{' or '[', and what ends them. key: NULL for an item of a list. */
void jot_open(struct jot *jot, const char *key, char bracket);
void jot_close(struct jot *jot, char bracket);

void jot_bytes(struct jot *jot, const char *key, struct bytes text);
void jot_string(struct jot *jot, const char *key, const char *text); /* NULL: null */
void jot_whole(struct jot *jot, const char *key, uint64_t number);
void jot_bool(struct jot *jot, const char *key, bool is_true);

/* To 15 digits, and as a whole number where it is one; never an infinite one. */
void jot_number(struct jot *jot, const char *key, double number);

/* Writes the number and a NUL, in at most JOT_DIGITS bytes; gives how many without the NUL. */
enum { JOT_DIGITS = 32 };
size_t jot_digits(double number, char *digits);

#endif
