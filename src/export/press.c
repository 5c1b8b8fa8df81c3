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
	SHEETS = 32,  /* at once */
	LENGTH = 256, /* of a sheet: its items and their mentions, if it has more than one */
};

struct sheet {
	struct jot jot;
	uint32_t first, last; /* items */
};

/* Of a few dispatches there is one sheet at a time: threads cost more than they bring. */
struct sheets {
	struct sheet at[SHEETS];
	uint32_t n, threads;
	const struct job *job;
	press_item *item;
};

static void free_arena(void *arena)
{
	arena_free(arena);
}

static struct sheets *new_sheets(struct arena *arena, const struct job *job)
{
	struct sheets *sheets = arena_new_of(arena, struct sheets);
	uint32_t i;

	sheets->job = job;
	sheets->threads = job->analysis ? match_threads(job->analysis) : 1;
	sheets->n = sheets->threads > 1 ? SHEETS : 1;
	for (i = 0; i < sheets->n; i++) {
		struct arena *own = arena_new(); /* a thread's alone, while it writes */

		arena_defer(arena, free_arena, own);
		sheets->at[i].jot.buf = buf_new(own);
	}
	return sheets;
}

struct press press_new(struct arena *arena, const struct job *job, const struct export_sink *sink)
{
	return (struct press){ .arena = arena,
		.sink = sink,
		.jot = { .buf = buf_new(arena) },
		.sheets = new_sheets(arena, job) };
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
	struct sheets *sheets = context;
	struct sheet *sheet = &sheets->at[i];
	uint32_t k;

	(void)kept, (void)scratch; /* its buffer outlives the job */
	for (k = sheet->first; k < sheet->last; k++)
		sheets->item(&sheet->jot, sheets->job, k);
}

/* Cuts sheets from the items that begin at first; how many there are. */
static uint32_t cut(struct sheets *sheets, uint32_t first, uint32_t n, press_size *size)
{
	uint32_t s, length;

	for (s = 0; first < n && s < sheets->n; s++) {
		sheets->at[s].first = first;
		for (length = 0; first < n && length < LENGTH; first++)
			length += 1 + (size ? size(sheets->job, first) : 0);
		sheets->at[s].last = first;
	}
	return s;
}

void press_list(struct press *press, uint32_t n, press_item *item, press_size *size)
{
	struct sheets *sheets = press->sheets;
	struct jobs jobs = { .threads = sheets->threads, .job = write_sheet, .context = sheets };
	uint32_t first, i;

	sheets->item = item;
	press_out(press);
	for (first = 0; first < n && !press->ended; first = sheets->at[jobs.n - 1].last) {
		jobs.n = cut(sheets, first, n, size);
		work_share(press->arena, &jobs);
		for (i = 0; i < jobs.n; i++)
			hand_out(press, &sheets->at[i].jot.buf);
	}
}
