/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back from text to the bytes it stems from: see struct run. */
#include "dispatch/reading.h"

static bool continues(const struct run *run, const struct run *next)
{
	uint32_t distance = next->text - run->text;

	return run->unit == next->unit && run->from_unit == next->from_unit &&
	       distance % run->unit == 0 &&
	       run->from + distance / run->unit * run->from_unit == next->from;
}

void runs_add(struct arena *arena, struct runs *runs, struct run run)
{
	if (!runs->n || !continues(&runs->at[runs->n - 1], &run))
		*vec_push(arena, runs) = run;
}

void runs_trim(struct runs *runs, uint32_t length)
{
	while (runs->n && runs->at[runs->n - 1].text >= length)
		runs->n--;
}

static const struct run *run_at(const struct runs *runs, uint32_t text)
{
	uint32_t n = bisect(runs->n, i, runs->at[i].text <= text);

	return &runs->at[n ? n - 1 : 0];
}

/* The bytes that one character of the run stems from. */
static struct span origin(const struct run *run, uint32_t text)
{
	uint32_t start = run->from + (text - run->text) / run->unit * run->from_unit;

	return (struct span){ start, start + run->from_unit };
}

struct span runs_span(const struct runs *runs, struct span text)
{
	const struct run *run;
	struct span first, last;

	if (!runs->n)
		return (struct span){ 0, 0 };
	run = run_at(runs, text.start);
	first = origin(run, text.start);
	if (text.end <= text.start)
		return (struct span){ first.start, first.start };
	if (run + 1 < runs->at + runs->n && run[1].text < text.end)
		run = run_at(runs, text.end - 1);
	last = origin(run, text.end - 1);
	return (struct span){ first.start, last.end };
}
