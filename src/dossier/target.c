/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a note is about -> its anchors; and where that stands among the facts of today. */
#include "dossier/inside.h"

#include <stdlib.h>
#include <string.h>

struct target dossier_on_all(void)
{
	return (struct target){ .kind = TARGET_DOSSIER };
}

struct target dossier_on_dispatch(struct dossier *dossier, uint32_t dispatch)
{
	return (struct target){ .kind = TARGET_DISPATCH,
		.source = source_of(dossier->desk, dispatch)->id };
}

static struct target on_span(
	struct dossier *dossier, enum target_kind kind, uint32_t dispatch, struct span text)
{
	struct arena *arena = dossier->desk->arena;
	struct target target = { .kind = kind, .n = 1 };

	target.anchors = arena_array(arena, struct anchor, 1);
	*target.anchors = anchor_make(arena, source_of(dossier->desk, dispatch),
		dossier->analysis->dispatches[dispatch], text);
	return target;
}

struct target dossier_on_passage(struct dossier *dossier, uint32_t dispatch, struct span text)
{
	return on_span(dossier, TARGET_PASSAGE, dispatch, text);
}

struct target dossier_on_mention(struct dossier *dossier, const struct member *member)
{
	struct target target =
		on_span(dossier, TARGET_MENTION, member->dispatch, member->mention->span);

	target.fact = member->mention->kind;
	return target;
}

/* Of a row told by many, the first mention of each dispatch says enough. */
static uint32_t choose(const struct fact *fact, uint32_t *members)
{
	uint32_t n = 0, i;

	for (i = 0; i < fact->n && n < TARGET_ANCHORS; i++)
		if (fact->n <= TARGET_ANCHORS || !i ||
			fact->members[i].dispatch != fact->members[i - 1].dispatch)
			members[n++] = i;
	return n;
}

struct target dossier_on_fact(struct dossier *dossier, const struct fact *fact)
{
	struct arena *arena = dossier->desk->arena;
	struct target target = { .kind = TARGET_FACT, .fact = fact->kind };
	uint32_t members[TARGET_ANCHORS], i;

	target.n = choose(fact, members);
	target.anchors = arena_array(arena, struct anchor, target.n + 1);
	for (i = 0; i < target.n; i++) {
		const struct member *member = &fact->members[members[i]];

		target.anchors[i] = anchor_make(arena, source_of(dossier->desk, member->dispatch),
			dossier->analysis->dispatches[member->dispatch], member->mention->span);
	}
	return target;
}

struct target target_copy(struct arena *arena, const struct target *target)
{
	struct target copy = *target;
	uint32_t i;

	copy.anchors = arena_array(arena, struct anchor, target->n + 1);
	for (i = 0; i < target->n; i++)
		copy.anchors[i] = target->anchors[i];
	return copy;
}

void target_find(const struct desk *desk, const struct analysis *analysis, struct target *target)
{
	uint32_t i;

	for (i = 0; i < target->n; i++)
		anchor_find(desk, analysis, &target->anchors[i]);
}

/* Two targets are one where they have an anchor in common: rows grow and shrink. */
bool target_same(const struct target *a, const struct target *b)
{
	uint32_t i, k;

	if (a->kind != b->kind || a->fact != b->fact)
		return false;
	if (a->kind == TARGET_DOSSIER)
		return true;
	if (a->kind == TARGET_DISPATCH)
		return strcmp(a->source, b->source) == 0;
	for (i = 0; i < a->n; i++)
		for (k = 0; k < b->n; k++)
			if (anchor_same(&a->anchors[i], &b->anchors[k]))
				return true;
	return false;
}

static int by_place(const void *a, const void *b)
{
	const struct spot *x = a, *y = b;

	if (x->dispatch != y->dispatch)
		return x->dispatch < y->dispatch ? -1 : 1;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end < y->span.end ? -1 : 1;
	return x->row != y->row ? (x->row < y->row ? -1 : 1) : x->member < y->member ? -1 : 1;
}

struct spots spots_of(struct arena *arena, const struct facts *facts)
{
	struct spots spots = { 0 };
	uint32_t n = 0, i, k;

	for (i = 0; i < facts->n; i++)
		n += facts->at[i].n;
	spots.at = arena_array(arena, struct spot, n + 1);
	for (i = 0; i < facts->n; i++)
		for (k = 0; k < facts->at[i].n; k++) {
			const struct member *member = &facts->at[i].members[k];
			uint32_t length = span_length(member->mention->span);

			spots.at[spots.n++] = (struct spot){ member->mention->span,
				member->dispatch, i, k, (uint8_t)member->mention->kind };
			spots.longest = length > spots.longest ? length : spots.longest;
		}
	if (spots.n)
		qsort(spots.at, spots.n, sizeof *spots.at, by_place);
	return spots;
}

static uint32_t shared(struct span a, struct span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start;
	uint32_t end = a.end < b.end ? a.end : b.end;

	return end > start ? end - start : 0;
}

static bool begins_before(const struct spot *spot, uint32_t dispatch, uint32_t offset)
{
	return spot->dispatch != dispatch ? spot->dispatch < dispatch : spot->span.start < offset;
}

/* The mention of the kind at the anchor: the very same words, or else those it shares most with,
 * and at least half of either, since recognisers change. NULL: none. */
const struct spot *spot_find(
	const struct spots *spots, enum fact_kind kind, const struct anchor *at)
{
	uint32_t most = 0, same, i;
	const struct spot *best = NULL, *spot;

	if (at->state == ANCHOR_LOST)
		return NULL;
	i = bisect(spots->n, k, begins_before(&spots->at[k], at->dispatch, at->span.end));
	while (i-- > 0) {
		spot = &spots->at[i];
		if (spot->dispatch != at->dispatch ||
			spot->span.start + spots->longest <= at->span.start)
			break;
		if (spot->kind != kind)
			continue;
		if (spot->span.start == at->span.start && spot->span.end == at->span.end)
			return spot;
		same = shared(spot->span, at->span);
		if (same > most && (2 * same >= span_length(spot->span) ||
					   2 * same >= span_length(at->span))) {
			most = same;
			best = spot;
		}
	}
	return best;
}
