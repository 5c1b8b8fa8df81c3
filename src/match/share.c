/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dossier may be one story, and most of it figures: then kinds and stories are too few jobs to
 * keep several threads at work, and each is shared out once more where it falls into parts. How many
 * parts hangs on what is shared alone, so that their results, put together in order, are the same
 * with any number of threads.
 */
#include "match/parts.h"

enum {
	PARTS = 16,
	LEAST = 4096, /* fewer things are not worth a thread */
};

struct share {
	void *context;
	match_part_job *job;
	uint32_t n, parts;
};

static void do_part(void *at, uint32_t part, struct arena *kept, struct arena *scratch)
{
	const struct share *share = at;
	const struct range range = { (uint32_t)((uint64_t)share->n * part / share->parts),
		(uint32_t)((uint64_t)share->n * (part + 1) / share->parts) };

	share->job(share->context, part, range, kept, scratch);
}

uint32_t match_parts(uint32_t n)
{
	return n < LEAST ? 1 : PARTS;
}

void match_share_out(struct arena *arena, const struct analysis *analysis, uint32_t n,
	match_part_job *job, void *context)
{
	struct share share = { context, job, n, match_parts(n) };
	struct jobs jobs = { .threads = share.parts > 1 ? match_threads(analysis) : 1,
		.n = share.parts,
		.job = do_part,
		.context = &share };

	work_share(arena, &jobs);
}
