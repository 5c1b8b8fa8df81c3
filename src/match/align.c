/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The mentions of a story -> its facts of one kind: each step by its file, in the order of parts.h.
 */
#include "match/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* So much surer a link of sentences must be, each of which may tell several things. */
static const float SENTENCE_MARGIN = 0.1f;

/* A fact while it is put together: its members, by dispatch and place, and the trait of each. */
struct row {
	struct member *members;
	const struct trait **traits;
	uint32_t n;
};

/* Rows, and the members of all, one row after another. */
struct table {
	struct row *at;
	uint32_t n;
	const struct member *members;
	uint32_t n_members;
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
static struct table gather_rows(const struct match_part *at, struct arena *arena,
	const struct traits *traits, const struct prints *prints, const uint32_t *of)
{
	const struct print *sorted = sort_prints(arena, prints, at->analysis->n);
	struct row *rows = arena_array(arena, struct row, (size_t)traits->n + 1);
	uint32_t *row_of = arena_array(arena, uint32_t, (size_t)traits->n + 2);
	uint32_t *size = arena_array(arena, uint32_t, (size_t)traits->n + 2), i;
	const struct trait **room = arena_array(arena, const struct trait *, (size_t)prints->n + 1);
	struct member *members = arena_array(at->kept, struct member, (size_t)prints->n + 1);
	struct table table = { rows, 0, members, prints->n };

	for (i = 0; i < prints->n; i++)
		size[of[prints->at[i].trait]]++;
	for (i = 0; i < prints->n; i++) {
		uint32_t group = of[sorted[i].trait];
		struct row *row;

		if (!row_of[group]) {
			row_of[group] = ++table.n;
			rows[table.n - 1] = (struct row){ members, room, 0 };
			members += size[group];
			room += size[group];
		}
		row = &rows[row_of[group] - 1];
		row->traits[row->n] = &traits->at[sorted[i].trait];
		row->members[row->n++] = (struct member){ .dispatch = sorted[i].dispatch,
			.mention = sorted[i].mention };
	}
	return table;
}

/* Two prints of one sentence are at one. Two members that a third brought together, and that by
 * themselves are forbidden to be one, have a link worth nothing. */
static float score_link(const struct lang *lang, const struct trait *x, const struct trait *y)
{
	float score;

	if (x == y)
		return 1;
	score = match_score(lang, x->order < y->order ? x : y, x->order < y->order ? y : x);
	return score > 0 ? score : 0;
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

/* Where not seven readers in ten would call it one thing, a clash is not told for certain. */
static void temper(struct fact *fact)
{
	static const float SURE = 0.7f;

	if (fact->rule != RULE_DISJOINT || fact->confidence >= SURE)
		return;
	fact->rule = RULE_UNSURE;
	fact->verdict = match_rule_verdict(RULE_UNSURE);
}

static void make_fact(const struct match_part *at, enum fact_kind kind, const struct row *row,
	struct arena *kept, struct fact *fact)
{
	fact->kind = kind;
	fact->members = row->members;
	fact->n = row->n;
	match_settle(kept, at->analysis, fact, row->members, row->traits);
	match_measure_links(at->analysis->lang, fact, row->members, row->traits);
	temper(fact);
	fact->label = match_label(kept, at->analysis, fact, row->traits, at->code);
}

/* Rows that become facts, each in its place. */
struct making {
	const struct match_part *at;
	enum fact_kind kind;
	const struct table *table;
	struct fact *facts;
};

/* Those whose members begin in the range: all parts have about as many members. */
static void make_some(
	void *context, uint32_t part, struct range range, struct arena *kept, struct arena *scratch)
{
	const struct making *making = context;
	const struct table *table = making->table;
	uint32_t i = bisect(table->n, k, table->at[k].members < table->members + range.first);

	(void)part, (void)scratch;
	for (; i < table->n && table->at[i].members < table->members + range.last; i++)
		make_fact(making->at, making->kind, &table->at[i], kept, &making->facts[i]);
}

static void make_facts(const struct match_part *at, enum fact_kind kind, const struct table *table)
{
	struct making making = { at, kind, table, NULL };
	uint32_t first = at->facts->n, i;

	for (i = 0; i < table->n; i++)
		vec_push(at->kept, at->facts);
	making.facts = at->facts->at + first;
	match_share_out(at->kept, at->analysis, table->n_members, make_some, &making);
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

void match_align_kind(const struct match_part *at, enum fact_kind kind)
{
	const struct analysis *analysis = at->analysis;
	struct prints prints = { NULL, 0, 0 };
	struct traits traits = match_traits(at->scratch, analysis, at->words, kind, &prints);
	struct pairs pairs;
	struct table table;
	uint32_t *of, n = 0, i;

	if (kind == FACT_QUOTE)
		match_mark_often(&traits);
	pairs = match_near(at->scratch, analysis, at->words, &traits);
	if (kind == FACT_QUANTITY || kind == FACT_DATE)
		match_rank(at->kept, analysis, &traits, &pairs, false);
	of = match_group(at->scratch, analysis->lang, &traits, &pairs, threshold_of(analysis),
		match_crowd(analysis, at->words, traits.n));
	if (kind == FACT_QUOTE && analysis->n <= MATCH_LARGE)
		match_join_halves(analysis, &traits, &pairs, threshold_of(analysis), of);
	table = gather_rows(at, at->scratch, &traits, &prints, of);
	for (i = 0; i < table.n; i++) {
		if (kind == FACT_QUOTE)
			drop_reports(&table.at[i]);
		if (table.at[i].n)
			table.at[n++] = table.at[i];
	}
	table.n = n;
	make_facts(at, kind, &table);
}

/* Which row of passages each sentence of each dispatch stands in, from 1; 0: none. */
static uint32_t **rows_of_sentences(
	struct arena *arena, const struct analysis *analysis, const struct facts *passages)
{
	uint32_t **row_of = arena_array(arena, uint32_t *, (size_t)analysis->n + 1), i, k;

	for (i = 0; i < analysis->n; i++)
		row_of[i] = arena_array(
			arena, uint32_t, (size_t)analysis->dispatches[i]->sentences.n + 1);
	for (i = 0; i < passages->n; i++)
		for (k = 0; k < passages->at[i].n; k++) {
			const struct member *member = &passages->at[i].members[k];

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

	vec_reserve(arena, &some.traits, all->traits.n + 1);
	vec_reserve(arena, &some.prints, all->prints.n + 1);
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

static void align_some(const struct match_part *at, struct passages *some, uint32_t *const *row_of)
{
	const struct analysis *analysis = at->analysis;
	struct pairs pairs = match_near(at->scratch, analysis, at->words, &some->traits);
	const uint32_t *of;
	struct table table;
	uint32_t n = 0, i;

	match_rank(at->kept, analysis, &some->traits, &pairs, row_of != NULL);
	of = match_group(at->scratch, analysis->lang, &some->traits, &pairs,
		threshold_of(analysis) + (row_of ? 0 : SENTENCE_MARGIN),
		match_crowd(analysis, at->words, some->traits.n));
	table = gather_rows(at, at->scratch, &some->traits, &some->prints, of);
	for (i = 0; i < table.n; i++) {
		const struct row *row = &table.at[i];

		if (row->members[0].dispatch != row->members[row->n - 1].dispatch &&
			(!row_of || tells_more(row, row_of)))
			table.at[n++] = *row;
	}
	table.n = n;
	make_facts(at, FACT_PASSAGE, &table);
}

/* Sentences against sentences; then, of few dispatches, clauses, since one sentence may tell two
 * things that others tell apart. */
void match_align_passages(const struct match_part *at)
{
	struct arena *scratch = at->scratch;
	const struct analysis *analysis = at->analysis;
	struct passages all = { { NULL, 0, 0 }, { NULL, 0, 0 } }, some;

	all.traits = match_traits(scratch, analysis, at->words, FACT_PASSAGE, &all.prints);
	if (analysis->n > MATCH_PARTS_MOST) { /* none was cut */
		align_some(at, &all, NULL);
		return;
	}
	some = choose(scratch, &all, false);
	align_some(at, &some, NULL);
	some = choose(scratch, &all, true);
	align_some(at, &some, rows_of_sentences(scratch, analysis, at->facts));
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
void match_align_names(const struct match_part *at)
{
	struct prints prints = { NULL, 0, 0 };
	struct traits traits = match_names(at->scratch, at->analysis, at->words, &prints);
	const struct map *bearers =
		match_bearers(at->kept, at->scratch, at->analysis, at->words, &traits);
	uint32_t *of = arena_array(at->scratch, uint32_t, (size_t)traits.n + 1), n = 0, i;
	struct table table;

	for (i = 0; i < traits.n; i++)
		of[i] = traits.at[i].bearer - 1;
	table = gather_rows(at, at->scratch, &traits, &prints, of);
	for (i = 0; i < table.n; i++)
		if (is_sure(&table.at[i]))
			table.at[n++] = table.at[i];
	table.n = n;
	make_facts(at, FACT_NAME, &table);
	match_note_bearers(at->kept, at->scratch, at->analysis, &traits);
	at->words->bearers = bearers;
}

static int by_sentence(const void *a, const void *b)
{
	const struct told_fact *x = a, *y = b;

	if (x->sentence != y->sentence)
		return x->sentence < y->sentence ? -1 : 1;
	return x->cue < y->cue ? -1 : x->cue > y->cue;
}

/* Whether passages are known by it: figures and words; dates where languages have little else in
 * common. */
static bool is_cue(const struct words *words, const struct fact *fact)
{
	return fact->kind == FACT_QUANTITY || fact->kind == FACT_QUOTE ||
	       (fact->kind == FACT_DATE && words->many_languages);
}

/* An hour of no day, to the minute. */
static bool is_hour(const struct mention *mention, struct reach *reach)
{
	if (mention->kind != FACT_DATE || mention->date.granularity != GRANULARITY_TIME ||
		mention->date.clock == CLOCK_NONE)
		return false;
	reach->low = reach->number = reach->high = mention->date.clock;
	return true;
}

static struct told_fact told_by(
	const struct words *words, const struct fact *fact, uint32_t member, uint32_t cue)
{
	const struct mention *mention = fact->members[member].mention;
	struct told_fact told = { .sentence = mention->sentence,
		.cue = cue,
		.token = mention->tokens.first,
		.weight = sqrtf((float)fact->dispatches / (float)fact->n) };
	struct reach reach;

	if (!is_cue(words, fact))
		told.weight = 0;
	told.disputed = fact->kind != FACT_QUOTE && fact->verdict == VERDICT_CONFLICT &&
			(is_hour(mention, &reach) || match_reach(fact, member, &reach));
	if (told.disputed) {
		told.low = reach.low;
		told.high = reach.high;
	}
	return told;
}

/* Whether a passage is known by it, or at odds over it: others tell it too. */
static bool is_told(const struct words *words, const struct fact *fact)
{
	return fact->dispatches > 1 &&
	       (is_cue(words, fact) ||
		       (fact->kind == FACT_DATE && fact->verdict == VERDICT_CONFLICT));
}

/* Room for what each dispatch tells: lists that grow leave behind what they outgrew. */
static void make_room(const struct match_part *at, const struct facts *facts, uint32_t kinds)
{
	const struct story *story = &at->words->story;
	uint32_t *n = arena_array(at->scratch, uint32_t, (size_t)at->analysis->n + 1), f, i, k;

	for (f = 0; f < kinds; f++)
		for (i = 0; i < facts[f].n; i++)
			for (k = 0; is_told(at->words, &facts[f].at[i]) && k < facts[f].at[i].n;
				k++)
				n[facts[f].at[i].members[k].dispatch]++;
	for (i = 0; i < story->n; i++)
		if (n[story->at[i]])
			vec_reserve(
				at->kept, &at->words->pages[story->at[i]].told, n[story->at[i]]);
}

/* In each of their sentences; first: the number of the first as a cue. */
static void note_facts(const struct match_part *at, const struct facts *facts, uint32_t first)
{
	struct page *pages = at->words->pages;
	uint32_t i, k;

	for (i = 0; i < facts->n; i++) {
		const struct fact *fact = &facts->at[i];

		for (k = 0; is_told(at->words, fact) && k < fact->n; k++)
			*vec_push(at->kept, &pages[fact->members[k].dispatch].told) =
				told_by(at->words, fact, k, CUE_FACT | (first + i));
	}
}

void match_note_told(const struct match_part *at, const struct facts *facts)
{
	static const enum fact_kind kinds[] = { FACT_NAME, FACT_QUANTITY, FACT_DATE, FACT_QUOTE };
	const struct story *story = &at->words->story;
	uint32_t first = 0, i;

	make_room(at, facts, FACT_KINDS);
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		note_facts(at, &facts[kinds[i]], first);
		first += facts[kinds[i]].n;
	}
	for (i = 0; i < story->n; i++) {
		struct told *told = &at->words->pages[story->at[i]].told;

		if (told->n)
			qsort(told->at, told->n, sizeof *told->at, by_sentence);
	}
}
