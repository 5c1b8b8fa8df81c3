/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that falls into jobs which do not need each other, on all processors. */
#ifndef BASE_WORK_H
#define BASE_WORK_H

#include "base/arena.h"
#include "base/watch.h"

#include <stdatomic.h>
#include <stdint.h>

/*
 * Does one job. What it leaves must hang on the job alone, so that it is the same with any number
 * of threads; what other jobs change it does not read. Both arenas are its thread's: what is in
 * kept lives as long as the arena of work_share(), scratch is emptied behind the job.
 */
typedef void work_job(void *context, uint32_t job, struct arena *kept, struct arena *scratch);

struct jobs {
	uint32_t threads, n;
	work_job *job;
	void *context;
	const struct watch *watch; /* NULL: nobody waits */
	float from, to;		   /* of what is watched */
};

/*
 * Does the jobs from 0 on, in that order where there is one thread. The caller's thread alone asks
 * the watch: after each job where there is one thread, else many times a second, however long a job
 * takes; what it tells only grows. false: the watch ended it; the jobs that were begun, the first
 * one at least, are done.
 */
bool work_share(struct arena *arena, const struct jobs *jobs);

/* What several jobs must be done for. */
struct countdown {
	atomic_uint left;
};

/* true for the last of them, which may read what the others left. */
bool work_count_down(struct countdown *countdown);

/* How many threads are worth having here: one a processor, up to a few. */
uint32_t work_threads(void);

#endif
