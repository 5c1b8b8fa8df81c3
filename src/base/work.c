/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Threads take the next job that nobody has, until there is none. Each has an arena of its own,
 * which becomes part of the caller's when all are done; a thread that cannot be had is done
 * without.
 */
#include "base/base.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { THREADS_MOST = 8 };

struct share {
	const struct jobs *jobs;
	atomic_uint next;
	bool stopped; /* the caller's thread alone asks and tells */
};

struct worker {
	struct share *share;
	struct arena *kept;
	pthread_t thread;
};

static bool goes_on(const struct jobs *jobs, uint32_t job)
{
	return watch_go_on(jobs->watch, jobs->from, jobs->to, job + 1, jobs->n);
}

/* Takes jobs; watched: asks after each whether to go on. */
static void do_jobs(struct share *share, struct arena *kept, bool watched)
{
	const struct jobs *jobs = share->jobs;
	struct arena *scratch = arena_new();
	uint32_t job;

	while ((job = atomic_fetch_add(&share->next, 1)) < jobs->n) {
		jobs->job(jobs->context, job, kept, scratch);
		arena_empty(scratch);
		if (watched && !goes_on(jobs, job)) {
			share->stopped = true;
			atomic_store(&share->next, jobs->n);
		}
	}
	arena_free(scratch);
}

static void *run(void *at)
{
	struct worker *worker = at;

	do_jobs(worker->share, worker->kept, false);
	return NULL;
}

/* Starts as many others as there is work for; how many. */
static uint32_t start(struct share *share, struct worker *workers)
{
	const struct jobs *jobs = share->jobs;
	uint32_t n;

	for (n = 0; n + 1 < jobs->threads && n + 1 < jobs->n && n < THREADS_MOST; n++) {
		workers[n] = (struct worker){ .share = share, .kept = arena_new() };
		if (pthread_create(&workers[n].thread, NULL, run, &workers[n]) != 0) {
			arena_free(workers[n].kept);
			break;
		}
	}
	return n;
}

bool work_share(struct arena *arena, const struct jobs *jobs)
{
	struct share share = { .jobs = jobs };
	struct worker workers[THREADS_MOST];
	uint32_t n = start(&share, workers);

	do_jobs(&share, arena, true);
	while (n) {
		pthread_join(workers[--n].thread, NULL);
		arena_adopt(arena, workers[n].kept);
	}
	return !share.stopped;
}

uint32_t work_threads(void)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	return processors < 1 ? 1 : processors < THREADS_MOST ? (uint32_t)processors : THREADS_MOST;
}
