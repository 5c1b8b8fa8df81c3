/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dispatches -> mentions -> the analysis. Each dispatch is searched for mentions by itself. Then
 * kinds and stories do not ask for each other, but all kinds of a story ask for its names, which
 * are first, and its passages for all, which are last:
 *
 *     words, stories | mentions | copies, names | figures, dates, words said -> passages | origins
 *                 each dispatch | each story    | each kind of each story -> each story
 *
 * In a large dossier several jobs of a step are done at once, and the words with the mentions. Who
 * does the last kind of a story goes on to its passages, whatever the others still do.
 */
#include "match/parts.h"

#include <stdlib.h>
#include <string.h>

/* Of the work, when the mentions, the words, and the names are done. */
static const float FOUND = 0.4f, BEGUN = 0.45f, NAMED = 0.5f;

enum { LONG = 1 << 20 }; /* bytes of text that are not done at once */

struct analysis *match_blank(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	struct dispatch *const *dispatches, uint32_t n)
{
	struct analysis *analysis = arena_new_of(arena, struct analysis);

	analysis->arena = arena;
	analysis->vocab = vocab;
	analysis->lang = lang;
	analysis->dispatches = dispatches;
	analysis->n = n;
	analysis->mentions = arena_array(arena, struct mentions, (size_t)n + 1);
	analysis->origin = arena_array(arena, uint32_t, (size_t)n + 1);
	return analysis;
}

bool match_is_large(uint32_t dispatches)
{
	return dispatches > MATCH_LARGE;
}

void match_learn(struct dispatch *dispatch)
{
	if (!dispatch->learnt)
		pack_learn(dispatch->pack, &dispatch->tokens);
	dispatch->learnt = true;
}

uint32_t match_threads_for(uint32_t dispatches, uint32_t wanted)
{
	if (!match_is_large(dispatches))
		return 1;
	return wanted ? wanted : work_threads();
}

uint32_t match_threads(const struct analysis *analysis)
{
	return match_threads_for(analysis->n, analysis->threads);
}

/* Whether a few dispatches are so long that who waits must be asked in the midst of one. */
static bool is_long(const struct analysis *analysis)
{
	size_t bytes = 0;
	uint32_t i;

	for (i = 0; i < analysis->n; i++)
		bytes += analysis->dispatches[i]->length;
	return bytes > LONG;
}

/* Where somebody waits for long dispatches, one thread works and the other asks. */
static uint32_t threads_beside(const struct analysis *analysis, const struct watch *watch)
{
	uint32_t threads = match_threads(analysis);

	if (!watch || threads > 1 || !is_long(analysis))
		return threads;
	threads = analysis->threads ? analysis->threads : work_threads();
	return threads > 1 ? threads : 2;
}

/* What every word is worth, and the stories: of the words alone, whatever is found in them. */
static void weigh(struct analysis *analysis, struct arena *kept, struct arena *scratch)
{
	analysis->words = match_words(kept, analysis);
	analysis->words->stories = match_stories(kept, scratch, analysis, analysis->words->pages);
}

static void find_one(void *context, uint32_t i, struct arena *kept, struct arena *scratch)
{
	struct analysis *analysis = context;

	analysis->mentions[i] = fact_find(kept, scratch, analysis->vocab, analysis->lang,
		analysis->dispatches[i], analysis->n <= MATCH_PARTS_MOST);
}

static void weigh_or_find(void *context, uint32_t job, struct arena *kept, struct arena *scratch)
{
	if (job == 0)
		weigh(context, kept, scratch);
	else
		find_one(context, job - 1, kept, scratch);
}

/* All that is asked for while several threads work: what is read when it is first asked for. */
static void learn_all(struct analysis *analysis)
{
	uint32_t i;

	lang_names(analysis->lang);
	for (i = 0; i < analysis->n; i++)
		match_learn(analysis->dispatches[i]);
	lang_learn(analysis->lang);
}

static void find_all(struct analysis *analysis, const struct watch *watch)
{
	struct jobs jobs = { threads_beside(analysis, watch), analysis->n, find_one, analysis,
		watch, 0, FOUND };

	if (analysis->n > MATCH_LARGE || jobs.threads > 1)
		learn_all(analysis);
	if (analysis->n > MATCH_LARGE) {
		jobs.job = weigh_or_find;
		jobs.n++;
	}
	analysis->stopped = !work_share(analysis->arena, &jobs);
}

/* What is made of one story. */
struct telling {
	struct words *words;
	struct overlaps overlaps;
	struct facts facts[FACT_KINDS];
	struct countdown kinds; /* that are not aligned yet */
};

struct telling_all {
	struct analysis *analysis;
	const char *code;
	struct telling *stories;
	uint32_t n;
};

static const enum fact_kind KINDS[] = { FACT_QUANTITY, FACT_DATE, FACT_QUOTE };

enum { N_KINDS = sizeof KINDS / sizeof *KINDS };

static struct match_part part_of(const struct telling_all *all, uint32_t story, enum fact_kind kind,
	struct arena *kept, struct arena *scratch)
{
	struct telling *telling = &all->stories[story];

	return (struct match_part){ all->analysis, telling->words, kept, scratch,
		&telling->facts[kind], all->code };
}

static void find_copies(void *context, uint32_t s, struct arena *kept, struct arena *scratch)
{
	const struct telling_all *all = context;
	struct telling *story = &all->stories[s];

	match_overlaps(kept, scratch, all->analysis, &story->words->story, &story->overlaps);
}

/* Copies are found first: they take longest. */
static void begin(void *context, uint32_t job, struct arena *kept, struct arena *scratch)
{
	const struct telling_all *all = context;
	struct match_part part;

	if (job < all->n) {
		find_copies(context, job, kept, scratch);
		return;
	}
	part = part_of(all, job - all->n, FACT_NAME, kept, scratch);
	match_align_names(&part);
}

static void follow(
	const struct telling_all *all, uint32_t story, struct arena *kept, struct arena *scratch)
{
	const struct match_part part = part_of(all, story, FACT_PASSAGE, kept, scratch);

	match_note_told(&part, all->stories[story].facts);
	match_align_passages(&part);
}

static void align(void *context, uint32_t job, struct arena *kept, struct arena *scratch)
{
	const struct telling_all *all = context;
	uint32_t story = job % all->n;
	enum fact_kind kind = KINDS[job / all->n]; /* the largest first, of all stories */
	const struct match_part part = part_of(all, story, kind, kept, scratch);

	match_align_kind(&part, kind);
	if (!work_count_down(&all->stories[story].kinds))
		return;
	arena_empty(scratch);
	follow(all, story, kept, scratch);
}

/* One step with its jobs; nothing where the watch has ended it. */
static void step(const struct telling_all *all, struct jobs jobs)
{
	struct analysis *analysis = all->analysis;

	if (analysis->stopped)
		return;
	jobs.threads = threads_beside(analysis, jobs.watch);
	jobs.context = (void *)all;
	analysis->stopped = !work_share(analysis->arena, &jobs);
}

static bool are_in_many_languages(const struct analysis *analysis, const struct story *story)
{
	uint32_t i;

	for (i = 1; i < story->n; i++)
		if (analysis->dispatches[story->at[i]]->pack !=
			analysis->dispatches[story->at[0]]->pack)
			return true;
	return false;
}

/* The words of each story: those of the dossier where there is but one. */
static struct telling *part_stories(
	struct analysis *analysis, struct arena *scratch, const struct stories *stories)
{
	struct telling *all = arena_array(scratch, struct telling, (size_t)stories->n + 1);
	struct arena *arena = analysis->arena;
	uint32_t s, i;

	if (stories->n > 1)
		analysis->words->of = arena_array(arena, struct words *, (size_t)analysis->n + 1);
	for (s = 0; s < stories->n; s++) {
		all[s].words = analysis->words;
		if (stories->n > 1) {
			all[s].words = arena_new_of(arena, struct words);
			*all[s].words = *analysis->words;
			all[s].words->of = NULL;
		}
		all[s].words->story = stories->at[s];
		all[s].kinds.left = N_KINDS;
		all[s].words->rates = match_learn_rates(arena, scratch, analysis, &stories->at[s]);
		all[s].words->many_languages = are_in_many_languages(analysis, &stories->at[s]);
		for (i = 0; i < stories->at[s].n && stories->n > 1; i++)
			analysis->words->of[stories->at[s].at[i]] = all[s].words;
	}
	return all;
}

static int by_first(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;
	int order = match_compare_place(&x->members[0], &y->members[0]);

	return order ? order : x->kind < y->kind ? -1 : x->kind > y->kind;
}

/* The origins, however early the watch ended it. */
static void trace(struct telling_all *all, struct arena *scratch)
{
	struct overlaps *overlaps = &all->analysis->overlaps;
	uint32_t s, i;

	for (s = 0; s < all->n; s++) {
		struct telling *story = &all->stories[s];

		for (i = 0; i < story->overlaps.n; i++)
			*vec_push(all->analysis->arena, overlaps) = story->overlaps.at[i];
	}
	match_origins(scratch, all->analysis);
}

/* Those of all stories in one list, by their first members, with their origins; gives the number of
 * the next. */
static uint32_t collect(const struct telling_all *all, struct arena *scratch,
	const enum fact_kind *kinds, uint32_t n_kinds, struct facts *facts, uint32_t id)
{
	uint32_t n = 0, i, s;

	for (i = 0; i < n_kinds; i++)
		for (s = 0; s < all->n; s++)
			n += all->stories[s].facts[kinds[i]].n;
	vec_reserve(all->analysis->arena, facts, n + 1);
	for (i = 0; i < n_kinds; i++)
		for (s = 0; s < all->n; s++) {
			const struct facts *some = &all->stories[s].facts[kinds[i]];

			if (some->n)
				memcpy(facts->at + facts->n, some->at, some->n * sizeof *some->at);
			facts->n += some->n;
		}
	if (n)
		qsort(facts->at, n, sizeof *facts->at, by_first);
	for (i = 0; i < n; i++) {
		match_count_origins(scratch, all->analysis, &facts->at[i]);
		facts->at[i].id = id++;
	}
	return id;
}

void match_align(struct analysis *analysis, const char *code, const struct watch *watch)
{
	static const enum fact_kind kinds[] = { FACT_NAME, FACT_QUANTITY, FACT_DATE, FACT_QUOTE };
	static const enum fact_kind passage = FACT_PASSAGE;
	struct telling_all all = { .analysis = analysis, .code = code };
	struct arena *scratch = arena_new(), *own = arena_new();
	uint32_t id;

	if (threads_beside(analysis, watch) > 1)
		learn_all(analysis);
	if (!analysis->words)
		weigh(analysis, analysis->arena, scratch);
	analysis->words->spelt = match_spell(analysis->arena, analysis);
	all.n = analysis->words->stories.n;
	match_prepare_ranks(analysis);
	all.stories = part_stories(analysis, own, &analysis->words->stories);
	arena_empty(scratch);
	if (analysis->stopped)
		find_copies(&all, 0, analysis->arena, scratch);
	step(&all,
		(struct jobs){
			.n = 2 * all.n, .job = begin, .watch = watch, .from = BEGUN, .to = NAMED });
	step(&all, (struct jobs){ .n = all.n * N_KINDS,
			   .job = align,
			   .watch = watch,
			   .from = NAMED,
			   .to = 1 });
	trace(&all, scratch);
	id = collect(&all, scratch, kinds, sizeof kinds / sizeof *kinds, &analysis->facts, 1);
	collect(&all, scratch, &passage, 1, &analysis->passages, id);
	arena_free(own);
	arena_free(scratch);
}

struct analysis *match_analyse(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	struct dispatch *const *dispatches, uint32_t n, const struct match_setup *setup)
{
	struct analysis *analysis = match_blank(arena, vocab, lang, dispatches, n);

	analysis->threshold = setup->threshold;
	analysis->threads = setup->threads;
	find_all(analysis, setup->watch);
	match_align(analysis, setup->code, setup->watch);
	return analysis;
}
