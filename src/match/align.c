/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mentions -> facts, kind by kind: each step by its file, in the order of parts.h. Kinds do not ask
 * for each other, but all ask for names, which are first, and passages for all, which are last.
 */
#include "match/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* So much surer a link of sentences must be, each of which may tell several things. */
static const float SENTENCE_MARGIN = 0.1f;

/* What a part of the facts is made of: by one thread, for they are many. */
struct aligning {
	struct analysis *analysis; /* of which it fills in nothing that another part reads */
	struct arena *kept, *scratch;
	struct facts *facts;
	const char *code;
};

/* A fact while it is put together: its members, by dispatch and place, and the trait of each. */
struct row {
	struct member *members;
	const struct trait **traits;
	uint32_t n;
};

static int by_place(const void *a, const void *b)
{
	const struct print *x = a, *y = b;

	if (x->mention->span.start != y->mention->span.start)
		return x->mention->span.start < y->mention->span.start ? -1 : 1;
	return x->mention < y->mention ? -1 : x->mention > y->mention;
}

static bool are_in_place(const struct print *prints, uint32_t n)
{
	uint32_t i;

	for (i = 1; i < n; i++)
		if (by_place(&prints[i - 1], &prints[i]) > 0)
			return false;
	return true;
}

/* By dispatch and place. Those of one dispatch mostly stand by place already. */
static struct print *sort_prints(
	struct arena *arena, const struct prints *prints, uint32_t dispatches)
{
	struct print *sorted = arena_array(arena, struct print, (size_t)prints->n + 1);
	uint32_t *start = arena_array(arena, uint32_t, (size_t)dispatches + 2), i, first;

	for (i = 0; i < prints->n; i++)
		start[prints->at[i].dispatch + 1]++;
	for (i = 0; i < dispatches; i++)
		start[i + 1] += start[i];
	for (i = 0; i < prints->n; i++)
		sorted[start[prints->at[i].dispatch]++] = prints->at[i];
	for (first = 0, i = 0; i < dispatches; first = start[i++]) /* start is now where it ends */
		if (!are_in_place(sorted + first, start[i] - first))
			qsort(sorted + first, start[i] - first, sizeof *sorted, by_place);
	return sorted;
}

/* The groups of traits (`of`: the group of each) as rows of all their prints. */
static struct row *gather_rows(const struct aligning *at, struct arena *arena,
	const struct traits *traits, const struct prints *prints, const uint32_t *of, uint32_t *n)
{
	const struct print *sorted = sort_prints(arena, prints, at->analysis->n);
	struct row *rows = arena_array(arena, struct row, (size_t)traits->n + 1);
	uint32_t *row_of = arena_array(arena, uint32_t, (size_t)traits->n + 2);
	uint32_t *size = arena_array(arena, uint32_t, (size_t)traits->n + 2), i;
	const struct trait **room = arena_array(arena, const struct trait *, (size_t)prints->n + 1);
	struct member *members = arena_array(at->kept, struct member, (size_t)prints->n + 1);

	for (i = 0; i < prints->n; i++)
		size[of[prints->at[i].trait]]++;
	for (*n = 0, i = 0; i < prints->n; i++) {
		uint32_t group = of[sorted[i].trait];
		struct row *row;

		if (!row_of[group]) {
			row_of[group] = ++*n;
			rows[*n - 1] = (struct row){ members, room, 0 };
			members += size[group];
			room += size[group];
		}
		row = &rows[row_of[group] - 1];
		row->traits[row->n] = &traits->at[sorted[i].trait];
		row->members[row->n++] = (struct member){ .dispatch = sorted[i].dispatch,
			.mention = sorted[i].mention };
	}
	return rows;
}

/* Two prints of one sentence are at one. */
static float score_link(const struct lang *lang, const struct trait *x, const struct trait *y)
{
	if (x == y)
		return 1;
	return match_score(lang, x->order < y->order ? x : y, x->order < y->order ? y : x);
}

/* The mean score of each member's links to the other dispatches; of all, over so many pairs at
 * most. */
void match_measure_links(const struct lang *lang, struct fact *fact, struct member *members,
	const struct trait *const *traits)
{
	enum { LINKS_MOST = 24, LINKS_LEAST = 2 };
	/* Of each member so many; in a fact told by hundreds, so few that all together stay few. */
	uint32_t each = fact->n <= LINKS_MOST ? LINKS_MOST : LINKS_MOST * LINKS_MOST / fact->n;
	uint32_t step = 1 + fact->n / (each > LINKS_LEAST ? each : LINKS_LEAST), i, k, links;
	float sum, all = 0;

	for (i = 0; fact->kind == FACT_NAME && i < fact->n; i++)
		members[i].link = 1;
	if (fact->kind == FACT_NAME) {
		fact->confidence = fact->rule == RULE_SPELLING ? 0.8f : 1;
		return;
	}
	for (i = 0; i < fact->n; i++) {
		for (sum = 0, links = 0, k = i % step; k < fact->n; k += step)
			if (members[k].dispatch != members[i].dispatch) {
				sum += score_link(lang, traits[i], traits[k]);
				links++;
			}
		members[i].link = links ? sum / (float)links : 1;
		all += members[i].link;
	}
	fact->confidence = all / (float)fact->n;
}

static void add_fact(const struct aligning *at, enum fact_kind kind, const struct row *row)
{
	struct fact *fact = vec_push(at->kept, at->facts);

	fact->kind = kind;
	fact->members = row->members;
	fact->n = row->n;
	match_settle(at->kept, at->analysis, fact, row->members, row->traits);
	match_measure_links(at->analysis->lang, fact, row->members, row->traits);
	fact->label = match_label(at->kept, at->analysis, fact, row->traits, at->code);
}

/* Leaves of what is reported in other words only what other dispatches quote. */
static void drop_reports(struct row *row)
{
	uint32_t first = row->n, other = row->n, i, n = 0; /* quoted, in two dispatches */

	for (i = 0; i < row->n && other == row->n; i++) {
		if (match_is_indirect(row->traits[i]))
			continue;
		if (first == row->n)
			first = i;
		else if (row->members[i].dispatch != row->members[first].dispatch)
			other = i;
	}
	for (i = 0; i < row->n; i++) {
		if (match_is_indirect(row->traits[i]) && other == row->n &&
			(first == row->n ||
				row->members[i].dispatch == row->members[first].dispatch))
			continue;
		row->traits[n] = row->traits[i];
		row->members[n++] = row->members[i];
	}
	row->n = n;
}

static float threshold_of(const struct analysis *analysis)
{
	return analysis->threshold > 0 ? analysis->threshold : MATCH_THRESHOLD;
}

static void align(const struct aligning *at, enum fact_kind kind)
{
	const struct analysis *analysis = at->analysis;
	struct prints prints = { NULL, 0, 0 };
	struct traits traits = match_traits(at->scratch, analysis, analysis->words, kind, &prints);
	struct pairs pairs = match_near(at->scratch, analysis->lang, analysis->words, &traits);
	const uint32_t *of =
		match_group(at->scratch, analysis->lang, &traits, &pairs, threshold_of(analysis));
	struct row *rows;
	uint32_t n, i;

	rows = gather_rows(at, at->scratch, &traits, &prints, of, &n);
	for (i = 0; i < n; i++) {
		if (kind == FACT_QUOTE)
			drop_reports(&rows[i]);
		if (rows[i].n)
			add_fact(at, kind, &rows[i]);
	}
}

/* Which row of passages each sentence of each dispatch stands in, from 1; 0: none. */
static uint32_t **rows_of_sentences(struct arena *arena, const struct analysis *analysis)
{
	uint32_t **row_of = arena_array(arena, uint32_t *, (size_t)analysis->n + 1), i, k;

	for (i = 0; i < analysis->n; i++)
		row_of[i] = arena_array(
			arena, uint32_t, (size_t)analysis->dispatches[i]->sentences.n + 1);
	for (i = 0; i < analysis->passages.n; i++)
		for (k = 0; k < analysis->passages.at[i].n; k++) {
			const struct member *member = &analysis->passages.at[i].members[k];

			row_of[member->dispatch][member->mention->sentence] = i + 1;
		}
	return row_of;
}

/* Whether the row joins two dispatches whose sentences do not stand in one row as wholes. */
static bool tells_more(const struct row *row, uint32_t *const *row_of)
{
	uint32_t i, k;

	for (i = 1; i < row->n; i++)
		for (k = 0; k < i; k++) {
			const struct member *a = &row->members[i], *b = &row->members[k];
			uint32_t x = row_of[a->dispatch][a->mention->sentence];

			if (a->dispatch != b->dispatch &&
				(!x || x != row_of[b->dispatch][b->mention->sentence]))
				return true;
		}
	return false;
}

struct passages {
	struct traits traits;
	struct prints prints;
};

/* Leaves whole sentences, or their parts and the sentences that have none. */
static struct passages choose(struct arena *arena, const struct passages *all, bool parts)
{
	uint32_t *place = arena_array(arena, uint32_t, (size_t)all->traits.n + 1), i;
	struct passages some = { { NULL, 0, 0 }, { NULL, 0, 0 } };

	for (i = 0; i < all->traits.n; i++) {
		const struct passage *passage = &all->traits.at[i].mention->passage;

		if (parts ? passage->parted : passage->part)
			continue;
		*vec_push(arena, &some.traits) = all->traits.at[i];
		some.traits.at[some.traits.n - 1].order = some.traits.n - 1;
		place[i] = some.traits.n;
	}
	for (i = 0; i < all->prints.n; i++) {
		struct print print = all->prints.at[i];

		if (!place[print.trait])
			continue;
		print.trait = place[print.trait] - 1;
		*vec_push(arena, &some.prints) = print;
	}
	return some;
}

static void align_some(const struct aligning *at, struct passages *some, uint32_t *const *row_of)
{
	const struct analysis *analysis = at->analysis;
	struct pairs pairs =
		match_near(at->scratch, analysis->lang, analysis->words, &some->traits);
	const uint32_t *of = match_group(at->scratch, analysis->lang, &some->traits, &pairs,
		threshold_of(analysis) + (row_of ? 0 : SENTENCE_MARGIN));
	struct row *rows;
	uint32_t n, i;

	rows = gather_rows(at, at->scratch, &some->traits, &some->prints, of, &n);
	for (i = 0; i < n; i++)
		if (rows[i].members[0].dispatch != rows[i].members[rows[i].n - 1].dispatch &&
			(!row_of || tells_more(&rows[i], row_of)))
			add_fact(at, FACT_PASSAGE, &rows[i]);
}

/* Sentences against sentences; then, of few dispatches, clauses, since one sentence may tell two
 * things that others tell apart. */
static void align_passages(const struct aligning *at)
{
	struct arena *scratch = at->scratch;
	const struct analysis *analysis = at->analysis;
	struct passages all = { { NULL, 0, 0 }, { NULL, 0, 0 } }, some;

	all.traits = match_traits(scratch, analysis, analysis->words, FACT_PASSAGE, &all.prints);
	some = choose(scratch, &all, false);
	align_some(at, &some, NULL);
	if (analysis->n <= MATCH_PARTS_MOST) {
		uint32_t **row_of = rows_of_sentences(scratch, analysis);

		some = choose(scratch, &all, true);
		align_some(at, &some, row_of);
	}
}

static bool are_in_many_languages(const struct analysis *analysis)
{
	uint32_t i;

	for (i = 1; i < analysis->n; i++)
		if (analysis->dispatches[i]->pack != analysis->dispatches[0]->pack)
			return true;
	return false;
}

static bool is_sure(const struct row *names)
{
	uint32_t i;

	for (i = 0; i < names->n; i++)
		if (!names->traits[i]->mention->name.doubtful)
			return true;
	return false;
}

/* Names are grouped by who bears them; the map tells quotations whose name a speaker's is. */
static void align_names(const struct aligning *at)
{
	struct prints prints = { NULL, 0, 0 };
	struct traits traits = match_names(at->scratch, at->analysis, &prints);
	const struct map *bearers = match_bearers(at->kept, at->scratch, at->analysis, &traits);
	uint32_t *of = arena_array(at->scratch, uint32_t, (size_t)traits.n + 1), n, i;
	const struct row *rows;

	for (i = 0; i < traits.n; i++)
		of[i] = traits.at[i].bearer - 1;
	rows = gather_rows(at, at->scratch, &traits, &prints, of, &n);
	for (i = 0; i < n; i++)
		if (is_sure(&rows[i]))
			add_fact(at, FACT_NAME, &rows[i]);
	at->analysis->words->bearers = bearers;
}

int match_compare_place(const struct member *a, const struct member *b)
{
	uint32_t x = a->mention->span.start, y = b->mention->span.start;

	if (a->dispatch != b->dispatch)
		return a->dispatch < b->dispatch ? -1 : 1;
	return x < y ? -1 : x > y;
}

static int by_first(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;
	int order = match_compare_place(&x->members[0], &y->members[0]);

	return order ? order : x->kind < y->kind ? -1 : x->kind > y->kind;
}

static int by_sentence(const void *a, const void *b)
{
	const struct told_fact *x = a, *y = b;

	if (x->sentence != y->sentence)
		return x->sentence < y->sentence ? -1 : 1;
	return x->cue < y->cue ? -1 : x->cue > y->cue;
}

static struct told_fact told_by(const struct fact *fact, uint32_t member, uint32_t cue)
{
	const struct mention *mention = fact->members[member].mention;
	struct told_fact told = { .sentence = mention->sentence,
		.cue = cue,
		.token = mention->tokens.first,
		.weight = sqrtf((float)fact->dispatches / (float)fact->n) };
	struct reach reach;

	told.disputed = fact->kind == FACT_QUANTITY && fact->verdict == VERDICT_CONFLICT &&
			match_reach(fact, member, &reach);
	if (told.disputed) {
		told.low = reach.low;
		told.high = reach.high;
	}
	return told;
}

/* Passages follow from facts: notes in each sentence which figures and words of others it tells
 * too. */
static void note_told(struct analysis *analysis)
{
	uint32_t i, k;

	for (i = 0; i < analysis->facts.n; i++) {
		const struct fact *fact = &analysis->facts.at[i];

		if (fact->dispatches < 2 ||
			(fact->kind != FACT_QUANTITY && fact->kind != FACT_QUOTE &&
				!(fact->kind == FACT_DATE && analysis->words->many_languages)))
			continue;
		for (k = 0; k < fact->n; k++)
			*vec_push(analysis->arena,
				&analysis->words->pages[fact->members[k].dispatch].told) =
				told_by(fact, k, CUE_FACT | i);
	}
	for (i = 0; i < analysis->n; i++)
		if (analysis->words->pages[i].told.n)
			qsort(analysis->words->pages[i].told.at, analysis->words->pages[i].told.n,
				sizeof(struct told_fact), by_sentence);
}

static void number(struct facts *facts, uint32_t from)
{
	uint32_t i;

	if (facts->n)
		qsort(facts->at, facts->n, sizeof *facts->at, by_first);
	for (i = 0; i < facts->n; i++)
		facts->at[i].id = from + i;
}

struct parts {
	struct analysis *analysis;
	struct facts facts[FACT_KINDS];
	const char *code;
};

/* Names come first: who vouches for a figure, or speaks, is told by them, and their spellings go
 * into the vocabulary, which nobody else may read meanwhile. */
static void begin_with_names(struct parts *parts, struct arena *scratch)
{
	const struct aligning at = { parts->analysis, parts->analysis->arena, scratch,
		&parts->facts[FACT_NAME], parts->code };

	align_names(&at);
	arena_empty(scratch);
}

/* The parts that do not wait for each other; origins are there however early the watch ends it. */
enum part { PART_ORIGINS, PART_QUANTITIES, PART_DATES, PART_QUOTES, PARTS };

static void align_part(void *context, uint32_t part, struct arena *kept, struct arena *scratch)
{
	struct parts *parts = context;
	struct aligning at = { parts->analysis, kept, scratch, NULL, parts->code };

	switch ((enum part)part) {
	case PART_ORIGINS:
		match_origins(kept, scratch, parts->analysis);
		break;
	case PART_QUANTITIES:
		at.facts = &parts->facts[FACT_QUANTITY];
		align(&at, FACT_QUANTITY);
		break;
	case PART_DATES:
		at.facts = &parts->facts[FACT_DATE];
		align(&at, FACT_DATE);
		break;
	case PART_QUOTES:
		at.facts = &parts->facts[FACT_QUOTE];
		align(&at, FACT_QUOTE);
		break;
	case PARTS:
		break;
	}
}

/* The facts of all kinds in one list, with their origins. */
static void collect(struct analysis *analysis, struct arena *scratch, const struct parts *parts)
{
	static const enum fact_kind order[] = { FACT_NAME, FACT_QUANTITY, FACT_DATE, FACT_QUOTE };
	uint32_t n = 0, i;

	for (i = 0; i < sizeof order / sizeof *order; i++)
		n += parts->facts[order[i]].n;
	vec_reserve(analysis->arena, &analysis->facts, n + 1);
	for (i = 0; i < sizeof order / sizeof *order; i++) {
		const struct facts *facts = &parts->facts[order[i]];

		if (facts->n)
			memcpy(analysis->facts.at + analysis->facts.n, facts->at,
				facts->n * sizeof *facts->at);
		analysis->facts.n += facts->n;
	}
	for (i = 0; i < n; i++)
		match_count_origins(scratch, analysis, &analysis->facts.at[i]);
}

/* Sentences follow from what is told in them. */
static void follow(struct analysis *analysis, struct arena *scratch, const char *code)
{
	const struct aligning at = { analysis, analysis->arena, scratch, &analysis->passages,
		code };
	uint32_t i;

	note_told(analysis);
	align_passages(&at);
	for (i = 0; i < analysis->passages.n; i++)
		match_count_origins(scratch, analysis, &analysis->passages.at[i]);
}

void match_align(struct analysis *analysis, const char *code, const struct watch *watch)
{
	static const float BEGUN = .5f, ALIGNED = .9f; /* of the work */
	struct arena *scratch = arena_new();
	struct parts parts = { .analysis = analysis, .code = code };
	const struct jobs jobs = { match_threads(analysis), analysis->stopped ? 1 : PARTS,
		align_part, &parts, watch, BEGUN, ALIGNED };

	analysis->words = match_words(analysis->arena, analysis);
	analysis->words->many_languages = are_in_many_languages(analysis);
	if (!analysis->stopped)
		begin_with_names(&parts, scratch);
	analysis->stopped |= !work_share(analysis->arena, &jobs);
	collect(analysis, scratch, &parts);
	if (!analysis->stopped) {
		follow(analysis, scratch, code);
		analysis->stopped = !watch_go_on(watch, ALIGNED, 1, 1, 1);
	}
	number(&analysis->facts, 1);
	number(&analysis->passages, analysis->facts.n + 1);
	arena_free(scratch);
}
