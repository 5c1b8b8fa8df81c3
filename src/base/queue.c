/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is ready waits for all before it. The thread that ends the next one lets it out, and
 * whatever has become ready meanwhile; the others go on with their work:
 *
 *     out      0 1 2
 *     ready          . 4 5 .      3 is in work: who ends it lets 3, 4 and 5 out
 *     begun          3     6
 */
#include "base/base.h"

#include <pthread.h>

struct queue {
	queue_out *out;
	void *who;
	uint32_t ahead;

	pthread_mutex_t lock; /* on all that follows */
	pthread_cond_t moved;
	bool *ready;   /* of the `ahead` things from `next` on, each at its number modulo that */
	uint32_t next; /* to go out */
	bool letting;  /* a thread lets things out */
	bool ended;
};

static void forget(void *at)
{
	struct queue *queue = at;

	pthread_cond_destroy(&queue->moved);
	pthread_mutex_destroy(&queue->lock);
}

struct queue *queue_new(struct arena *arena, uint32_t ahead, queue_out *out, void *who)
{
	struct queue *queue = arena_new_of(arena, struct queue);

	queue->out = out;
	queue->who = who;
	queue->ahead = ahead;
	queue->ready = arena_array(arena, bool, ahead);
	pthread_mutex_init(&queue->lock, NULL);
	pthread_cond_init(&queue->moved, NULL);
	arena_defer(arena, forget, queue);
	return queue;
}

bool queue_begin(struct queue *queue, uint32_t i)
{
	bool wanted;

	pthread_mutex_lock(&queue->lock);
	while (!queue->ended && i - queue->next >= queue->ahead)
		pthread_cond_wait(&queue->moved, &queue->lock);
	wanted = !queue->ended;
	pthread_mutex_unlock(&queue->lock);
	return wanted;
}

/* Under the lock, but for the letting out itself. */
static void let_out(struct queue *queue)
{
	bool *ready, wanted;

	while (!queue->ended && *(ready = &queue->ready[queue->next % queue->ahead])) {
		*ready = false;
		pthread_mutex_unlock(&queue->lock);
		wanted = queue->out(queue->who, queue->next);
		pthread_mutex_lock(&queue->lock);
		queue->next++;
		queue->ended = !wanted;
		pthread_cond_broadcast(&queue->moved);
	}
}

void queue_end(struct queue *queue, uint32_t i)
{
	pthread_mutex_lock(&queue->lock);
	queue->ready[i % queue->ahead] = true;
	if (!queue->letting) {
		queue->letting = true;
		let_out(queue);
		queue->letting = false;
	}
	pthread_mutex_unlock(&queue->lock);
}
