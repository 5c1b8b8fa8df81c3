/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mentions -> facts, one kind after the other: each step by its file, in the order of parts.h. */
#include "match/parts.h"

#include <stdlib.h>
#include <string.h>

/* A fact's traits while facts are put together. */
struct row {
	const struct trait **traits;
	uint32_t n;
};

static int by_place(const void *a, const void *b)
{
	const struct trait *x = *(const struct trait *const *)a,
			   *y = *(const struct trait *const *)b;

	if (x->dispatch != y->dispatch)
		return x->dispatch < y->dispatch ? -1 : 1;
	if (x->mention->span.start != y->mention->span.start)
		return x->mention->span.start < y->mention->span.start ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* The groups as lists of traits, by dispatch and place. */
static struct row *gather_rows(
	struct arena *arena, const struct traits *traits, const uint32_t *of, uint32_t *n)
{
	struct row *rows = arena_array(arena, struct row, traits->n + 1);
	uint32_t *row_of = arena_array(arena, uint32_t, (size_t)traits->n + 2);
	const struct trait **sorted = arena_array(arena, const struct trait *, traits->n + 1);
	const struct trait **room = arena_array(arena, const struct trait *, traits->n + 1);
	uint32_t *size = arena_array(arena, uint32_t, (size_t)traits->n + 2), i;

	for (i = 0; i < traits->n; i++) {
		sorted[i] = &traits->at[i];
		size[of[i]]++;
	}
	if (traits->n)
		qsort(sorted, traits->n, sizeof *sorted, by_place);
	for (*n = 0, i = 0; i < traits->n; i++) {
		uint32_t group = of[sorted[i]->order];

		if (!row_of[group]) {
			row_of[group] = ++*n;
			rows[*n - 1].traits = room;
			room += size[group];
		}
		rows[row_of[group] - 1].traits[rows[row_of[group] - 1].n++] = sorted[i];
	}
	return rows;
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
				const struct trait *x = traits[i], *y = traits[k];

				sum += match_score(lang, x->order < y->order ? x : y,
					x->order < y->order ? y : x);
				links++;
			}
		members[i].link = links ? sum / (float)links : 1;
		all += members[i].link;
	}
	fact->confidence = all / (float)fact->n;
}

static void add_fact(struct analysis *analysis, struct facts *facts, enum fact_kind kind,
	const struct row *row, const char *code)
{
	struct fact *fact = vec_push(analysis->arena, facts);
	struct member *members = arena_array(analysis->arena, struct member, row->n);
	uint32_t i;

	for (i = 0; i < row->n; i++) {
		members[i].dispatch = row->traits[i]->dispatch;
		members[i].mention = row->traits[i]->mention;
	}
	fact->kind = kind;
	fact->members = members;
	fact->n = row->n;
	match_settle(analysis->arena, analysis, fact, members, row->traits);
	match_measure_links(analysis->lang, fact, members, row->traits);
	fact->label = match_label(analysis->arena, analysis, fact, row->traits, code);
}

/* Whether another dispatch quotes what the trait reports. */
static bool is_quoted(const struct row *row, const struct trait *trait)
{
	uint32_t i;

	for (i = 0; i < row->n; i++)
		if (!match_is_indirect(row->traits[i]) &&
			row->traits[i]->dispatch != trait->dispatch)
			return true;
	return false;
}

/* Leaves of what is reported in other words only what others quote. */
static void drop_reports(struct row *row)
{
	uint32_t i, n = 0;

	for (i = 0; i < row->n; i++)
		if (!match_is_indirect(row->traits[i]) || is_quoted(row, row->traits[i]))
			row->traits[n++] = row->traits[i];
	row->n = n;
}

/* Traits and pairs of one kind are gone before those of the next are made: they are most of it all.
 */
static void align(
	struct analysis *analysis, struct facts *facts, enum fact_kind kind, const char *code)
{
	struct arena *scratch = arena_new();
	const struct words *words = analysis->words;
	struct traits traits = match_traits(scratch, analysis, words, kind);
	struct pairs pairs = match_near(scratch, analysis->lang, words, &traits);
	const uint32_t *of = match_group(scratch, analysis->lang, &traits, &pairs,
		analysis->threshold > 0 ? analysis->threshold : MATCH_THRESHOLD);
	struct row *rows;
	uint32_t n, i;

	rows = gather_rows(scratch, &traits, of, &n);
	for (i = 0; i < n; i++) {
		if (kind == FACT_QUOTE)
			drop_reports(&rows[i]);
		if (rows[i].n &&
			(kind != FACT_PASSAGE || rows[i].traits[0]->dispatch !=
							 rows[i].traits[rows[i].n - 1]->dispatch))
			add_fact(analysis, facts, kind, &rows[i], code);
	}
	arena_free(scratch);
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
static void align_names(struct analysis *analysis, struct arena *arena, const char *code)
{
	struct traits traits = match_traits(arena, analysis, analysis->words, FACT_NAME);
	const struct map *bearers = match_bearers(arena, analysis, &traits);
	uint32_t *of = arena_array(arena, uint32_t, traits.n + 1), n, i;
	const struct row *rows;

	for (i = 0; i < traits.n; i++)
		of[i] = traits.at[i].bearer - 1;
	rows = gather_rows(arena, &traits, of, &n);
	for (i = 0; i < n; i++)
		if (is_sure(&rows[i]))
			add_fact(analysis, &analysis->facts, FACT_NAME, &rows[i], code);
	analysis->words->bearers = bearers;
}

static int by_first(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;
	const struct member *m = &x->members[0], *k = &y->members[0];

	if (m->dispatch != k->dispatch)
		return m->dispatch < k->dispatch ? -1 : 1;
	if (m->mention->span.start != k->mention->span.start)
		return m->mention->span.start < k->mention->span.start ? -1 : 1;
	return x->kind < y->kind ? -1 : x->kind > y->kind;
}

static int by_sentence(const void *a, const void *b)
{
	const struct told_fact *x = a, *y = b;

	if (x->sentence != y->sentence)
		return x->sentence < y->sentence ? -1 : 1;
	return x->cue < y->cue ? -1 : x->cue > y->cue;
}

/* Passages follow from facts: notes in each sentence which figures and words of others it tells
 * too. */
static void note_told(struct analysis *analysis)
{
	uint32_t i, k;

	for (i = 0; i < analysis->facts.n; i++) {
		const struct fact *fact = &analysis->facts.at[i];

		if (fact->dispatches < 2 ||
			(fact->kind != FACT_QUANTITY && fact->kind != FACT_QUOTE))
			continue;
		for (k = 0; k < fact->n; k++)
			*vec_push(analysis->arena,
				&analysis->words->pages[fact->members[k].dispatch].told) =
				(struct told_fact){ fact->members[k].mention->sentence,
					CUE_FACT | i };
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

void match_align(struct analysis *analysis, const char *code)
{
	struct arena *scratch = arena_new();

	analysis->words = match_words(analysis->arena, analysis);
	analysis->words->many_languages = are_in_many_languages(analysis);
	match_origins(analysis->arena, analysis);
	align_names(analysis, scratch, code);
	align(analysis, &analysis->facts, FACT_QUANTITY, code);
	align(analysis, &analysis->facts, FACT_DATE, code);
	align(analysis, &analysis->facts, FACT_QUOTE, code);
	note_told(analysis);
	align(analysis, &analysis->passages, FACT_PASSAGE, code);
	number(&analysis->facts, 1);
	number(&analysis->passages, analysis->facts.n + 1);
	arena_free(scratch);
}
