/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dossier of thousands makes tens of megabytes. A list is cut into sheets of about one length;
 * threads write one sheet each into a buffer, which is handed out when those before it are, and
 * then serves another:
 *
 *     items   ......|....|........|.....|.......|...
 *     sheets    0      1     2       3      4
 *     buffers   a      b     c       a      b
 *
 * So there is never more than a few sheets in memory, and the bytes are those of one thread.
 */
#include "export/press.h"

enum {
	BUFFERS = 16,
	LENGTH = 256, /* of a sheet: its items and their mentions, if it has more than one */
};

struct firsts VEC(uint32_t);

/* Of a few dispatches there is one sheet at a time: threads cost more than they bring. */
struct sheets {
	struct jot jots[BUFFERS];
	uint32_t n, threads; /* n: of jots */
	const struct job *job;
	press_item *item;
	struct firsts firsts; /* the first item of each sheet, and where the last one ends */
	struct queue *queue;
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
	sheets->n = sheets->threads > 1 ? BUFFERS : 1;
	for (i = 0; i < sheets->n; i++) {
		struct arena *own = arena_new(); /* a thread's alone, while it writes */

		arena_defer(arena, free_arena, own);
		sheets->jots[i].buf = buf_new(own);
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

static bool hand_out_sheet(void *who, uint32_t i)
{
	struct press *press = who;

	hand_out(press, &press->sheets->jots[i % press->sheets->n].buf);
	return !press->ended;
}

static void write_sheet(void *context, uint32_t i, struct arena *kept, struct arena *scratch)
{
	struct sheets *sheets = context;
	uint32_t k;

	(void)kept, (void)scratch; /* its buffer outlives the job */
	if (!queue_begin(sheets->queue, i))
		return;
	for (k = sheets->firsts.at[i]; k < sheets->firsts.at[i + 1]; k++)
		sheets->item(&sheets->jots[i % sheets->n], sheets->job, k);
	queue_end(sheets->queue, i);
}

/* Cuts n items into sheets. */
static void cut(struct arena *arena, struct sheets *sheets, uint32_t n, press_size *size)
{
	uint32_t first = 0, length;

	sheets->firsts.n = 0;
	*vec_push(arena, &sheets->firsts) = 0;
	while (first < n) {
		for (length = 0; first < n && length < LENGTH; first++)
			length += 1 + (size ? size(sheets->job, first) : 0);
		*vec_push(arena, &sheets->firsts) = first;
	}
}

void press_list(struct press *press, uint32_t n, press_item *item, press_size *size)
{
	struct sheets *sheets = press->sheets;
	struct jobs jobs = { .threads = sheets->threads, .job = write_sheet, .context = sheets };

	sheets->item = item;
	sheets->queue = queue_new(press->arena, sheets->n, hand_out_sheet, press);
	cut(press->arena, sheets, n, size);
	jobs.n = sheets->firsts.n - 1;
	press_out(press);
	work_share(press->arena, &jobs);
}
