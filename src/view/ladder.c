/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which sentences of the shown panes can stand level: a ladder, whose rungs are passages, or facts
 * told in sentences that have nothing else alike, so that every pane meets its own in the order of
 * its text.
 *
 *	A  1 2 3 4 5		rungs  1 2 4 5		3 is moved: it has a rung at each of its
 *places, B  1 3 2 4 5		       3 beside B's 1 and 2; and beside A's 2 and 4
 *
 * The panes come one after the other, next the one that shares most with those that are there: so
 * that copies of one text make the backbone. Each takes of the rungs that are there those which, in
 * the order of its text, are worth most together: a longest increasing subsequence, weighted by the
 * bytes that come to stand level less a part of those that have to be filled in. For the rest that
 * it shares it sets rungs of its own in between.
 */
#include "view/state.h"

#include <stdlib.h>

enum {
	FILLER_PART = 4,
	FACT_WORTH = 60, /* bytes of text */
	LOOK_BACK = 200, /* links, for the one before in a chain */
};

/*
 * A sentence of the pane that is being added, for one thing that it shares with others: a key, the
 * index of a passage, or behind the passages that of a fact.
 */
struct link {
	uint32_t place; /* where the sentence begins */
	uint32_t key;
	uint32_t length; /* what it is worth that it stands level */
	uint32_t rung;	 /* that has the key, or NO_PLACE */
	int64_t worth;	 /* of the best chain that ends here, in bytes of text */
	uint32_t before; /* the link before it in that chain, or NO_PLACE */
	bool chosen;
};

struct links VEC(struct link);

struct building {
	struct arena *arena;
	const struct view *view;
	struct ladder ladder;
	uint32_t *rung_of; /* of each key: the number of the rung that has it first, or NO_PLACE */
	struct VEC(uint32_t) index; /* of each rung, by its number */
};

static bool is_passage(const struct building *building, uint32_t key)
{
	return key < building->view->analysis->passages.n;
}

static const struct fact *fact_of(const struct building *building, uint32_t key)
{
	const struct analysis *analysis = building->view->analysis;

	return is_passage(building, key) ? &analysis->passages.at[key]
					 : &analysis->facts.at[key - analysis->passages.n];
}

/* Of the facts, those that make one sentence the answer to another: not days, not names. */
static bool can_link(const struct building *building, uint32_t key)
{
	const struct fact *fact = fact_of(building, key);
	uint32_t i, first = NO_PLACE;

	if (fact->kind == FACT_NAME || (fact->kind == FACT_DATE && !is_disagreement(fact)))
		return false;
	for (i = 0; i < fact->n; i++) {
		if (!building->view->panes[fact->members[i].dispatch].shown)
			continue;
		if (first != NO_PLACE && fact->members[i].dispatch != first)
			return true;
		first = fact->members[i].dispatch;
	}
	return false;
}

static int by_place(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->key < y->key ? -1 : x->key > y->key;
}

static void add_links(const struct building *building, const struct pane *pane,
	const struct marks *marks, uint32_t first_key, struct links *links)
{
	const struct dispatch *dispatch = pane->dispatch;
	const struct mention *mention;
	uint32_t i, key, number;

	for (i = 0; i < marks->n; i++) {
		key = first_key + marks->at[i].fact;
		if (marks->at[i].again || !can_link(building, key))
			continue;
		mention = fact_of(building, key)->members[marks->at[i].member].mention;
		number = building->rung_of[key];
		*vec_push(building->arena, links) = (struct link){
			.place =
				dispatch->tokens.at[dispatch->sentences.at[mention->sentence].first]
					.span.start,
			.key = key,
			.length = first_key > 0 ? FACT_WORTH : span_length(mention->span),
			.rung = number == NO_PLACE ? NO_PLACE : building->index.at[number],
			.before = NO_PLACE,
		};
	}
}

static struct links list_links(const struct building *building, const struct pane *pane)
{
	struct links links = { 0 };

	add_links(building, pane, &pane->passages, 0, &links);
	add_links(building, pane, &pane->marks, building->view->analysis->passages.n, &links);
	if (links.n > 0)
		qsort(links.at, links.n, sizeof *links.at, by_place);
	return links;
}

/* What has to be filled in between two links, or before the first, counts for a part of itself. */
static int64_t cost(const struct building *building, const struct link *from, const struct link *to)
{
	const struct rung *rungs = building->ladder.at;
	int64_t here = to->place, there = rungs[to->rung].level, gap;

	if (from) {
		here -= from->place;
		there -= rungs[from->rung].level;
	}
	gap = here > there ? here - there : there - here;
	return gap / FILLER_PART;
}

static bool can_follow(const struct link *link, const struct link *before)
{
	return before->rung != NO_PLACE && before->rung < link->rung && before->place < link->place;
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
		link->worth += link->length;
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

static struct rung *set_rung(struct building *building, struct ladder *ladder)
{
	struct rung *rung = vec_push(building->arena, ladder);
	uint32_t i;

	rung->number = building->index.n;
	*vec_push(building->arena, &building->index) = NO_PLACE;
	rung->passage = NO_PLACE;
	rung->at = arena_array(building->arena, uint32_t, building->view->n);
	for (i = 0; i < building->view->n; i++)
		rung->at[i] = NO_PLACE;
	return rung;
}

/*
 * A rung of its own for the links of one sentence, if it is moved or may find others: a passage
 * always, a fact where no rung has it.
 */
static struct rung *set_own(
	struct building *building, struct ladder *ladder, const struct link *links, uint32_t n)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (is_passage(building, links[i].key) ||
			building->rung_of[links[i].key] == NO_PLACE)
			return set_rung(building, ladder);
	return NULL;
}

static void place_sentence(struct building *building, struct rung *rung, uint32_t pane,
	const struct link *links, uint32_t n)
{
	uint32_t i;

	rung->at[pane] = links->place;
	for (i = 0; i < n; i++) {
		if (building->rung_of[links[i].key] == NO_PLACE)
			building->rung_of[links[i].key] = rung->number;
		if (rung->passage == NO_PLACE && is_passage(building, links[i].key))
			rung->passage = links[i].key;
	}
}

static uint32_t same_place(const struct links *links, uint32_t first)
{
	uint32_t n = 1;

	while (first + n < links->n && links->at[first + n].place == links->at[first].place)
		n++;
	return n;
}

static uint32_t find_chosen(const struct link *links, uint32_t n)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (links[i].chosen)
			return links[i].rung;
	return NO_PLACE;
}

/* The rungs that were there, and between them those of the sentences that were not chosen. */
static void add_pane(struct building *building, uint32_t pane)
{
	struct links links = list_links(building, &building->view->panes[pane]);
	struct ladder old = building->ladder, ladder = { 0 };
	uint32_t i, n, chosen, done = 0;
	struct rung *rung;

	choose(building, &links);
	for (i = 0; i < links.n; i += n) {
		n = same_place(&links, i);
		chosen = find_chosen(&links.at[i], n);
		for (; chosen != NO_PLACE && done <= chosen; done++)
			*vec_push(building->arena, &ladder) = old.at[done];
		rung = chosen != NO_PLACE ? &ladder.at[ladder.n - 1]
					  : set_own(building, &ladder, &links.at[i], n);
		if (rung)
			place_sentence(building, rung, pane, &links.at[i], n);
	}
	for (; done < old.n; done++)
		*vec_push(building->arena, &ladder) = old.at[done];
	building->ladder = ladder;
	for (i = 0; i < ladder.n; i++)
		building->index.at[ladder.at[i].number] = i;
	find_levels(building);
}

/* A fact that found no other on its rung is no reason for one. */
static struct ladder drop_lonely(const struct building *building)
{
	struct ladder ladder = { 0 };
	const struct rung *rung;
	uint32_t i, k, n;

	for (i = 0; i < building->ladder.n; i++) {
		rung = &building->ladder.at[i];
		for (n = 0, k = 0; k < building->view->n; k++)
			n += rung->at[k] != NO_PLACE;
		if (n > 1 || rung->passage != NO_PLACE)
			*vec_push(building->arena, &ladder) = *rung;
	}
	return ladder;
}

/* How much of a pane's text is on the ladder; of the first, how much could be: in bytes. */
static uint64_t weigh(const struct building *building, const struct pane *pane)
{
	struct links links = list_links(building, pane);
	uint64_t weight = 0;
	uint32_t i;

	for (i = 0; i < links.n; i++)
		if (building->ladder.n == 0 || links.at[i].rung != NO_PLACE)
			weight += links.at[i].length;
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
	uint32_t n = view->analysis->passages.n + view->analysis->facts.n, i;

	building.rung_of = arena_array(arena, uint32_t, n + 1);
	for (i = 0; i < n; i++)
		building.rung_of[i] = NO_PLACE;
	while ((i = find_next(&building, added)) != NO_PLACE) {
		added[i] = true;
		add_pane(&building, i);
	}
	return drop_lonely(&building);
}
