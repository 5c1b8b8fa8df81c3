/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dossier of thousands makes tens of megabytes. A list is cut into sheets of about one length; a
 * few are written at once, each by one thread into a buffer of its own, and handed out in their
 * order when all are there. The buffers then serve the next few:
 *
 *     items   ......|....|........|.....|.......|...
 *     thread    1     2      1      2       2            then out, then the next
 *
 * So there is never more than a few sheets in memory, and the bytes are those of one thread.
 */
#include "export/press.h"

enum {
	SHEETS = 16,   /* at once */
	LENGTH = 1024, /* of a sheet: its items and their mentions, if it has more than one */
};

struct sheet {
	struct jot jot;
	uint32_t first, last; /* items */
};

struct run {
	struct press *press;
	press_item *item;
	struct sheet sheets[SHEETS];
};

struct press press_new(struct arena *arena, const struct job *job, const struct export_sink *sink)
{
	return (struct press){
		.arena = arena, .job = job, .sink = sink, .jot = { .buf = buf_new(arena) }
	};
}

static void hand_out(struct press *press, struct buf *buf)
{
	if (!press->ended && buf->n)
		press->ended =
			!press->sink->take(press->sink->who, (struct bytes){ buf->at, buf->n });
	buf->n = 0;
}

void press_out(struct press *press)
{
	hand_out(press, &press->jot.buf);
}

static void write_sheet(void *context, uint32_t i, struct arena *kept, struct arena *scratch)
{
	struct run *run = context;
	struct sheet *sheet = &run->sheets[i];
	uint32_t k;

	(void)kept, (void)scratch; /* its buffer outlives the job */
	for (k = sheet->first; k < sheet->last; k++)
		run->item(&sheet->jot, run->press->job, k);
}

/* Cuts sheets from the items that begin at first; how many there are, up to SHEETS. */
static uint32_t cut(struct run *run, uint32_t first, uint32_t n, press_size *size)
{
	uint32_t sheets = 0, length;

	for (; first < n && sheets < SHEETS; sheets++) {
		run->sheets[sheets].first = first;
		for (length = 0; first < n && length < LENGTH; first++)
			length += 1 + (size ? size(run->press->job, first) : 0);
		run->sheets[sheets].last = first;
	}
	return sheets;
}

void press_list(struct press *press, uint32_t n, press_item *item, press_size *size)
{
	const struct analysis *analysis = press->job->analysis;
	uint32_t threads = analysis ? match_threads(analysis) : 1;
	struct run *run = arena_new_of(press->arena, struct run);
	struct arena *arenas[SHEETS];
	struct jobs jobs = { .threads = threads, .job = write_sheet, .context = run };
	uint32_t first, i;

	*run = (struct run){ .press = press, .item = item };
	press_out(press);
	for (i = 0; i < SHEETS; i++) {
		arenas[i] = arena_new();
		run->sheets[i].jot.buf = buf_new(arenas[i]);
	}
	for (first = 0; first < n && !press->ended; first = run->sheets[jobs.n - 1].last) {
		jobs.n = cut(run, first, n, size);
		work_share(press->arena, &jobs);
		for (i = 0; i < jobs.n; i++)
			hand_out(press, &run->sheets[i].jot.buf);
	}
	for (i = 0; i < SHEETS; i++)
		arena_free(arenas[i]);
}
