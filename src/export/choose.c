/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which facts are wanted. A format is handed an analysis with the chosen facts alone, so that no
 * format needs to know of the choice; they keep their numbers, by which one finds them in the
 * whole.
 */
#include "export/format.h"

#include <string.h>

enum {
	ALL = (1 << VERDICTS) - 1,
	DISAGREE = 1 << VERDICT_VARY | 1 << VERDICT_CONFLICT,
};

/* The words for sets of verdicts, beside the names of each. */
static const struct {
	const char *word;
	uint32_t verdicts;
} words[] = {
	{ "disagree", DISAGREE },
	{ "never", 0 },
};

const char *export_nth_kind(size_t i)
{
	return i < FACT_KINDS ? fact_kind_name((enum fact_kind)i) : NULL;
}

const char *export_nth_verdict(size_t i)
{
	return i < VERDICTS    ? match_verdict_name((enum verdict)i)
	       : i == VERDICTS ? words[0].word
			       : NULL;
}

const char *export_nth_occasion(size_t i)
{
	return i < VERDICTS + 1 ? export_nth_verdict(i) : i == VERDICTS + 1 ? words[1].word : NULL;
}

static bool is(const char *word, const char *item, size_t n)
{
	return strlen(word) == n && strncmp(word, item, n) == 0;
}

static uint32_t kind_of(const char *item, size_t n)
{
	uint32_t i;

	for (i = 0; i < FACT_KINDS; i++)
		if (is(fact_kind_name((enum fact_kind)i), item, n))
			return 1U << i;
	return 0;
}

static uint32_t verdicts_of(const char *item, size_t n)
{
	uint32_t i;

	for (i = 0; i < VERDICTS; i++)
		if (is(match_verdict_name((enum verdict)i), item, n))
			return 1U << i;
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (is(words[i].word, item, n))
			return words[i].verdicts;
	return 0;
}

static uint32_t set_of(const char *list, uint32_t (*of)(const char *item, size_t n))
{
	uint32_t set = 0;
	size_t n;

	for (;; list += n + 1) {
		n = strcspn(list, ",");
		set |= of(list, n);
		if (!list[n])
			return set;
	}
}

uint32_t export_kinds(const char *list)
{
	return set_of(list, kind_of);
}

uint32_t export_verdicts(const char *list)
{
	return set_of(list, verdicts_of);
}

bool format_takes(const struct export_choice *choice, enum verdict verdict)
{
	return ((choice->verdicts ? choice->verdicts : (uint32_t)ALL) >> verdict & 1) != 0;
}

static bool takes(const struct export_choice *choice, const struct fact *fact)
{
	return format_takes(choice, fact->verdict) &&
	       (!choice->kinds || (choice->kinds >> fact->kind & 1) != 0);
}

static bool takes_all(const struct export_choice *choice)
{
	return !choice->kinds && !choice->verdicts && !choice->only_notes;
}

const struct note *format_note(
	const struct job *job, const struct fact *fact, const struct note *after)
{
	uint32_t i;

	if (!job->noted)
		return NULL;
	i = after ? job->next[after - job->notes.at] : job->noted[fact->id];
	return i ? &job->notes.at[i - 1] : NULL;
}

bool format_takes_note(const struct job *job, const struct note *note)
{
	const struct facts *facts = &job->dossier->analysis->facts;

	return note->fact < facts->n ? takes(job->choice, &facts->at[note->fact])
				     : takes_all(job->choice);
}

/* Which notes are on which fact, each fact's in their order. */
static void find_notes(struct arena *arena, struct job *job)
{
	struct dossier dossier = *job->dossier;
	const struct facts *facts = &job->analysis->facts;
	uint32_t i, most = 0;

	if (!dossier.desk || !dossier_deeds(&dossier)->n)
		return;
	job->notes = *dossier_notes(&dossier);
	for (i = 0; i < facts->n; i++)
		most = facts->at[i].id > most ? facts->at[i].id : most;
	for (i = 0; i < job->analysis->passages.n; i++)
		if (job->analysis->passages.at[i].id > most)
			most = job->analysis->passages.at[i].id;
	job->noted = arena_array(arena, uint32_t, most + 1);
	job->next = arena_array(arena, uint32_t, job->notes.n + 1);
	for (i = job->notes.n; i-- > 0;) {
		uint32_t fact = job->notes.at[i].fact;

		if (fact >= facts->n)
			continue;
		job->next[i] = job->noted[facts->at[fact].id];
		job->noted[facts->at[fact].id] = i + 1;
	}
}

static struct facts chosen(struct arena *arena, const struct job *job, const struct facts *facts)
{
	struct facts some = { 0 };
	uint32_t i;

	for (i = 0; i < facts->n; i++)
		if (takes(job->choice, &facts->at[i]) &&
			(!job->choice->only_notes || format_note(job, &facts->at[i], NULL)))
			*vec_push(arena, &some) = facts->at[i];
	return some;
}

struct job format_job(
	struct arena *arena, const struct dossier *dossier, const struct export_choice *choice)
{
	struct job job = { .dossier = dossier, .analysis = dossier->analysis, .choice = choice };
	struct analysis *some;

	if (!job.analysis)
		return job;
	find_notes(arena, &job);
	if (takes_all(choice))
		return job;
	some = arena_new_of(arena, struct analysis);
	*some = *dossier->analysis;
	some->facts = chosen(arena, &job, &some->facts);
	some->passages = chosen(arena, &job, &some->passages);
	job.analysis = some;
	return job;
}

int export_status(
	const struct dossier *dossier, const struct export_choice *choice, uint32_t verdicts)
{
	static const struct export_choice everything = { .kinds = 0 };
	struct arena *arena = arena_new();
	struct job job = format_job(arena, dossier, choice ? choice : &everything);
	int status = 0;
	uint32_t i;

	for (i = 0; job.analysis && i < job.analysis->facts.n && !status; i++)
		status = verdicts >> job.analysis->facts.at[i].verdict & 1;
	arena_free(arena);
	return status;
}
