/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several threads make, and what goes out in its order. */
#ifndef BASE_QUEUE_H
#define BASE_QUEUE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct queue;

/* Lets the i-th out; false: no more is wanted. */
typedef bool queue_out(void *who, uint32_t i);

/* out is called for one thing at a time, by any of the threads. The things begun that are not out
 * yet are no more than `ahead`. */
struct queue *queue_new(struct arena *arena, uint32_t ahead, queue_out *out, void *who);

/*
 * Each thing, from 0 on, is begun and ended by one thread; they are begun in their order, as jobs
 * are (work.h). Begins the i-th as soon as there is room for it; false: no more is wanted.
 */
bool queue_begin(struct queue *queue, uint32_t i);

/* The i-th is ready, and goes out with those that wait for it alone, once all before it have. */
void queue_end(struct queue *queue, uint32_t i);

#endif
