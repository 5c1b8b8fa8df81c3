/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Threads take the next job that nobody has, until there is none. Each has an arena of its own,
 * which becomes part of the caller's when all are done; a thread that cannot be had is done
 * without.
 *
 * Where somebody waits, the caller's thread takes no job: a job may last, and who waits wants to be
 * asked at once. It sleeps, and asks at every beat, until the others have done.
 */
#include "base/base.h"

#include <pthread.h>
#include <time.h>
#include <unistd.h>

enum { THREADS_MOST = 8, BEAT = 40 }; /* milliseconds */

struct share {
	const struct jobs *jobs;
	atomic_uint next, done;
	bool stopped; /* the caller's thread alone asks and tells */
	pthread_mutex_t lock;
	pthread_cond_t left;
	uint32_t gone; /* threads that have done, under the lock */
};

struct worker {
	struct share *share;
	struct arena *kept;
	pthread_t thread;
};

/* Asks whether to go on. What was begun is done; nobody asks before the first job is begun. */
static void ask(struct share *share)
{
	const struct jobs *jobs = share->jobs;
	uint32_t done = atomic_load(&share->done);

	if (share->stopped || !atomic_load(&share->next) ||
		watch_go_on(jobs->watch, jobs->from, jobs->to, done, jobs->n))
		return;
	share->stopped = true;
	atomic_store(&share->next, jobs->n);
}

/* Takes jobs; asks: after each whether to go on. */
static void do_jobs(struct share *share, struct arena *kept, bool asks)
{
	const struct jobs *jobs = share->jobs;
	struct arena *scratch = arena_new();
	uint32_t job;

	while ((job = atomic_fetch_add(&share->next, 1)) < jobs->n) {
		jobs->job(jobs->context, job, kept, scratch);
		arena_empty(scratch);
		atomic_fetch_add(&share->done, 1);
		if (asks)
			ask(share);
	}
	arena_free(scratch);
}

static void *run(void *at)
{
	struct worker *worker = at;
	struct share *share = worker->share;

	do_jobs(share, worker->kept, false);
	pthread_mutex_lock(&share->lock);
	share->gone++;
	pthread_cond_signal(&share->left);
	pthread_mutex_unlock(&share->lock);
	return NULL;
}

/* Starts others, as many as there is work for beside those who are there; how many. */
static uint32_t start(struct share *share, struct worker *workers, uint32_t there)
{
	const struct jobs *jobs = share->jobs;
	uint32_t n;

	for (n = 0; n + there < jobs->threads && n + there < jobs->n && n < THREADS_MOST; n++) {
		workers[n] = (struct worker){ .share = share, .kept = arena_new() };
		if (pthread_create(&workers[n].thread, NULL, run, &workers[n]) != 0) {
			arena_free(workers[n].kept);
			break;
		}
	}
	return n;
}

static struct timespec next_beat(void)
{
	struct timespec time;

	clock_gettime(CLOCK_REALTIME, &time);
	time.tv_nsec += BEAT * 1000000;
	time.tv_sec += time.tv_nsec / 1000000000;
	time.tv_nsec %= 1000000000;
	return time;
}

/* Asks at every beat, while so many threads work. */
static void wait_for(struct share *share, uint32_t threads)
{
	struct timespec beat;

	pthread_mutex_lock(&share->lock);
	while (share->gone < threads) {
		beat = next_beat();
		pthread_cond_timedwait(&share->left, &share->lock, &beat);
		pthread_mutex_unlock(&share->lock);
		ask(share);
		pthread_mutex_lock(&share->lock);
	}
	pthread_mutex_unlock(&share->lock);
}

bool work_share(struct arena *arena, const struct jobs *jobs)
{
	struct share share = { .jobs = jobs };
	struct worker workers[THREADS_MOST];
	bool waits = jobs->watch && jobs->threads > 1;
	uint32_t n, i;

	pthread_mutex_init(&share.lock, NULL);
	pthread_cond_init(&share.left, NULL);
	n = start(&share, workers, waits ? 0 : 1);
	if (waits && n)
		wait_for(&share, n);
	else
		do_jobs(&share, arena, true);
	for (i = 0; i < n; i++)
		pthread_join(workers[i].thread, NULL);
	/* Only now: a job that is still at work may hand things to one who keeps them in the arena. */
	while (n)
		arena_adopt(arena, workers[--n].kept);
	pthread_cond_destroy(&share.left);
	pthread_mutex_destroy(&share.lock);
	return !share.stopped;
}

bool work_count_down(struct countdown *countdown)
{
	return atomic_fetch_sub(&countdown->left, 1) == 1;
}

uint32_t work_threads(void)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	return processors < 1 ? 1 : processors < THREADS_MOST ? (uint32_t)processors : THREADS_MOST;
}
