/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which passages of the shown panes can stand level: a ladder, whose rungs are passages, so that
 * every pane meets its own in the order of its text.
 *
 *	A  1 2 3 4 5		rungs  1 2 4 5		3 is moved: it has a rung at each of its places,
 *	B  1 3 2 4 5		       3 beside B's 1 and 2; and beside A's 2 and 4
 *
 * The panes come one after the other, next the one that shares most with those that are there: so
 * that copies of one text make the backbone. Each takes of the rungs that are there those which, in
 * the order of its text, are worth most together: a longest increasing subsequence, weighted by the
 * bytes that come to stand level less a part of those that have to be filled in. For the rest that
 * it shares it sets rungs of its own in between.
 */
#include "view/state.h"

enum {
	FILLER_PART = 4,
	LOOK_BACK = 100, /* links, for the one before in a chain */
};

/* A passage of the pane that is being added. */
struct link {
	const struct mark *mark;
	uint32_t rung;	 /* that has the passage, or NO_PLACE */
	int64_t worth;	 /* of the best chain that ends here, in bytes of text */
	uint32_t before; /* the link before it in that chain, or NO_PLACE */
	bool chosen;
};

struct links VEC(struct link);

struct building {
	struct arena *arena;
	const struct view *view;
	struct ladder ladder;
	uint32_t *rung_of; /* of each passage: the first rung that has it, or NO_PLACE */
};

static bool is_shared(const struct view *view, uint32_t passage)
{
	const struct fact *fact = &view->analysis->passages.at[passage];
	uint32_t i, first = NO_PLACE;

	for (i = 0; i < fact->n; i++) {
		if (!view->panes[fact->members[i].dispatch].shown)
			continue;
		if (first != NO_PLACE && fact->members[i].dispatch != first)
			return true;
		first = fact->members[i].dispatch;
	}
	return false;
}

static struct links list_links(const struct building *building, const struct pane *pane)
{
	struct links links = { 0 };
	const struct mark *mark;
	uint32_t i;

	for (i = 0; i < pane->passages.n; i++) {
		mark = &pane->passages.at[i];
		if (!mark->again && is_shared(building->view, mark->fact))
			*vec_push(building->arena, &links) = (struct link){
				.mark = mark, .rung = building->rung_of[mark->fact], .before = NO_PLACE
			};
	}
	return links;
}

/* What has to be filled in between two links, or before the first, counts for a part of itself. */
static int64_t cost(const struct building *building, const struct link *from, const struct link *to)
{
	const struct rung *rungs = building->ladder.at;
	int64_t here = to->mark->span.start, there = rungs[to->rung].level, gap;

	if (from) {
		here -= from->mark->span.start;
		there -= rungs[from->rung].level;
	}
	gap = here > there ? here - there : there - here;
	return gap / FILLER_PART;
}

static bool can_follow(const struct link *link, const struct link *before)
{
	return before->rung != NO_PLACE && before->rung < link->rung &&
	       before->mark->span.start < link->mark->span.start;
}

static void choose(const struct building *building, struct links *links)
{
	uint32_t i, k, best = NO_PLACE;
	struct link *link;
	int64_t worth;

	for (i = 0; i < links->n; i++) {
		link = &links->at[i];
		if (link->rung == NO_PLACE)
			continue;
		link->worth = -cost(building, NULL, link);
		for (k = i; k-- > 0 && i - k <= LOOK_BACK;) {
			if (!can_follow(link, &links->at[k]))
				continue;
			worth = links->at[k].worth - cost(building, &links->at[k], link);
			if (worth > link->worth) {
				link->worth = worth;
				link->before = k;
			}
		}
		link->worth += span_length(link->mark->span);
		if (link->worth > 0 && (best == NO_PLACE || link->worth > links->at[best].worth))
			best = i;
	}
	for (; best != NO_PLACE; best = links->at[best].before)
		links->at[best].chosen = true;
}

/* Where every rung stands, as if text were as long as its bytes. */
static void find_levels(struct building *building)
{
	uint32_t *fill = arena_array(building->arena, uint32_t, building->view->n), i, k;
	struct rung *rung;

	for (i = 0; i < building->ladder.n; i++) {
		rung = &building->ladder.at[i];
		rung->level = 0;
		for (k = 0; k < building->view->n; k++)
			if (rung->at[k] != NO_PLACE && rung->at[k] + fill[k] > rung->level)
				rung->level = rung->at[k] + fill[k];
		for (k = 0; k < building->view->n; k++)
			if (rung->at[k] != NO_PLACE)
				fill[k] = rung->level - rung->at[k];
	}
}

static void set_rung(const struct building *building, struct ladder *ladder, const struct link *link,
	uint32_t pane)
{
	struct rung *rung = vec_push(building->arena, ladder);
	uint32_t i;

	rung->passage = link->mark->fact;
	rung->at = arena_array(building->arena, uint32_t, building->view->n);
	for (i = 0; i < building->view->n; i++)
		rung->at[i] = NO_PLACE;
	rung->at[pane] = link->mark->span.start;
}

/* The rungs that were there, and between them those of the links that were not chosen. */
static void add_pane(struct building *building, uint32_t pane)
{
	struct links links = list_links(building, &building->view->panes[pane]);
	struct ladder old = building->ladder, ladder = { 0 };
	uint32_t i, done = 0;

	choose(building, &links);
	for (i = 0; i < links.n; i++) {
		if (!links.at[i].chosen) {
			set_rung(building, &ladder, &links.at[i], pane);
			continue;
		}
		for (; done <= links.at[i].rung; done++)
			*vec_push(building->arena, &ladder) = old.at[done];
		ladder.at[ladder.n - 1].at[pane] = links.at[i].mark->span.start;
	}
	for (; done < old.n; done++)
		*vec_push(building->arena, &ladder) = old.at[done];
	building->ladder = ladder;
	find_levels(building);
	for (i = ladder.n; i-- > 0;)
		building->rung_of[ladder.at[i].passage] = i;
}

/* How much of a pane's text is on the ladder; of the first, how much could be: in bytes. */
static uint64_t weigh(const struct building *building, const struct pane *pane)
{
	const struct mark *mark;
	uint64_t weight = 0;
	uint32_t i;

	for (i = 0; i < pane->passages.n; i++) {
		mark = &pane->passages.at[i];
		if (building->ladder.n > 0 ? building->rung_of[mark->fact] != NO_PLACE
					   : is_shared(building->view, mark->fact))
			weight += span_length(mark->span);
	}
	return weight;
}

/* The heaviest pane that is shown and not on the ladder; NO_PLACE: all are. */
static uint32_t find_next(const struct building *building, const bool *added)
{
	uint32_t i, best = NO_PLACE;
	uint64_t weight, most = 0;

	for (i = 0; i < building->view->n; i++) {
		if (!building->view->panes[i].shown || added[i])
			continue;
		weight = weigh(building, &building->view->panes[i]);
		if (best == NO_PLACE || weight > most) {
			best = i;
			most = weight;
		}
	}
	return best;
}

struct ladder ladder_build(struct arena *arena, const struct view *view)
{
	struct building building = { .arena = arena, .view = view };
	bool *added = arena_array(arena, bool, view->n + 1);
	uint32_t n = view->analysis->passages.n, i;

	building.rung_of = arena_array(arena, uint32_t, n + 1);
	for (i = 0; i < n; i++)
		building.rung_of[i] = NO_PLACE;
	while ((i = find_next(&building, added)) != NO_PLACE) {
		added[i] = true;
		add_pane(&building, i);
	}
	return building.ladder;
}
