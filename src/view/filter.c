/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which facts pass the filter, what it is called, and the keys that set it. */
#include "view/filter.h"
#include "view/pages.h"

#include "speak.h"

#include <string.h>

static const struct wanted anything = {
	.kind = FACT_KINDS, .teller = NO_TELLER, .words = "", .name = ""
};

#define PARTING "\uffff" /* in no text: what is looked for stands in one of the parts */

/* One look through all facts: the words folded once, and the sentences that name the name. */
struct sieve {
	struct view *view;
	struct arena *arena;
	const struct wanted *wanted;
	struct fold words;
	bool **named; /* of each dispatch, each sentence; NULL: any */
};

/* A name that is written as by the one before adds nothing to look through. */
static bool is_again(const struct view *view, const struct fact *fact, uint32_t i)
{
	const struct member *member = &fact->members[i], *before = member - 1;
	struct span a, b;

	if (i == 0 || fact->kind != FACT_NAME)
		return false;
	a = member->mention->span;
	b = before->mention->span;
	return span_length(a) == span_length(b) &&
	       memcmp(view->analysis->dispatches[member->dispatch]->text + a.start,
		       view->analysis->dispatches[before->dispatch]->text + b.start,
		       span_length(a)) == 0;
}

/* All that is looked through of a fact, folded when it is asked for first. */
static const struct fold *text_of(struct view *view, const struct fact *fact)
{
	struct filter *filter = view->filter;
	struct fold *fold = &filter->folds[fact - view->analysis->facts.at];
	struct arena *arena;
	struct buf text;
	uint32_t i;

	if (fold->from)
		return fold;
	arena = arena_new();
	text = buf_new(arena);
	buf_text(&text, say_label(fact));
	for (i = 0; i < fact->n; i++)
		if (!is_again(view, fact, i))
			buf_format(&text, "%s%s%s%s", PARTING,
				say_words(arena, view, &fact->members[i]), PARTING,
				say_short(view, &fact->members[i]));
	*fold = text_fold(view->held, text.at, text.n);
	arena_free(arena);
	return fold;
}

bool filter_prepare(struct view *view)
{
	enum { MEMBERS = 150 }; /* a fifth of a millisecond */
	const struct facts *facts = &view->analysis->facts;
	struct filter *filter = view->filter;
	uint32_t done;

	if (filter->prepared == facts->n)
		return false;
	for (done = 0; filter->prepared < facts->n && done < MEMBERS; filter->prepared++) {
		text_of(view, &facts->at[filter->prepared]);
		done += facts->at[filter->prepared].n;
	}
	return true;
}

bool filter_has_words(struct view *view, const struct fact *fact, const struct fold *words)
{
	struct span found;
	uint32_t at = 0;

	return text_find(text_of(view, fact), words, &at, &found);
}

/* A name is looked for in all its spellings: who finds one of them finds its bearer's sentences. */
static void find_sentences(struct sieve *sieve)
{
	const struct analysis *analysis = sieve->view->analysis;
	struct arena *arena = sieve->arena;
	const char *name = sieve->wanted->name;
	struct fold fold = text_fold(arena, name, strlen(name));
	const struct fact *fact;
	uint32_t i, k;

	sieve->named = arena_array(arena, bool *, analysis->n + 1);
	for (i = 0; i < analysis->n; i++)
		sieve->named[i] =
			arena_array(arena, bool, analysis->dispatches[i]->sentences.n + 1);
	for (i = 0; i < analysis->facts.n; i++) {
		fact = &analysis->facts.at[i];
		if (fact->kind != FACT_NAME || !filter_has_words(sieve->view, fact, &fold))
			continue;
		for (k = 0; k < fact->n; k++)
			sieve->named[fact->members[k].dispatch]
				    [fact->members[k].mention->sentence] = true;
	}
}

static bool is_named(const struct sieve *sieve, const struct fact *fact)
{
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		if (sieve->named[fact->members[i].dispatch][fact->members[i].mention->sentence])
			return true;
	return false;
}

static bool is_told_by(const struct fact *fact, uint32_t dispatch)
{
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		if (fact->members[i].dispatch == dispatch)
			return true;
	return false;
}

static bool is_of_kind(const struct wanted *wanted, const struct fact *fact)
{
	return wanted->kind == FACT_KINDS ? is_news(fact) : wanted->kind == (int)fact->kind;
}

static bool is_chosen(enum choice choice, const struct fact *fact)
{
	switch (choice) {
	case CHOICE_DISAGREEMENTS:
		return is_disagreement(fact);
	case CHOICE_CONFLICTS:
		return fact->verdict == VERDICT_CONFLICT;
	case CHOICE_AGREE:
		return fact->verdict == VERDICT_AGREE;
	case CHOICE_SINGLE:
		return fact->verdict == VERDICT_SINGLE;
	default:
		return true;
	}
}

static bool passes(const struct sieve *sieve, const struct fact *fact)
{
	const struct wanted *wanted = sieve->wanted;

	return is_of_kind(wanted, fact) && is_chosen(wanted->choice, fact) &&
	       (wanted->teller == NO_TELLER || is_told_by(fact, wanted->teller)) &&
	       (!*wanted->words || filter_has_words(sieve->view, fact, &sieve->words)) &&
	       (!*wanted->name || is_named(sieve, fact));
}

/* How many pass; which of them, where shown is not NULL. */
static uint32_t sift(struct view *view, const struct wanted *wanted, bool *shown)
{
	struct sieve sieve = { .view = view, .arena = arena_new(), .wanted = wanted };
	const struct facts *facts = &view->analysis->facts;
	uint32_t i, n = 0;
	bool is_shown;

	if (*wanted->words)
		sieve.words = text_fold(sieve.arena, wanted->words, strlen(wanted->words));
	if (*wanted->name)
		find_sentences(&sieve);
	for (i = 0; i < facts->n; i++) {
		is_shown = passes(&sieve, &facts->at[i]);
		n += is_shown;
		if (shown)
			shown[i] = is_shown;
	}
	arena_free(sieve.arena);
	return n;
}

static void apply(struct view *view)
{
	struct filter *filter = view->filter;
	const struct facts *facts = &view->analysis->facts;
	uint32_t i;

	filter->n = sift(view, &filter->wanted, filter->shown);
	filter->of = filter->disagreements = 0;
	for (i = 0; i < facts->n; i++) {
		filter->disagreements += filter->shown[i] && is_disagreement(&facts->at[i]);
		filter->of += is_news(&facts->at[i]) || is_of_kind(&filter->wanted, &facts->at[i]);
	}
}

static void drop(void *it)
{
	struct filter *filter = it;

	arena_free(filter->typed);
}

void filter_init(struct view *view)
{
	struct filter *filter = arena_new_of(view->arena, struct filter);

	filter->wanted = anything;
	view->filter = filter;
	arena_defer(view->arena, drop, filter);
	filter_renew(view, NO_FACT);
}

void filter_renew(struct view *view, uint32_t home)
{
	struct filter *filter = view->filter;

	filter->shown = arena_array(view->held, bool, view->analysis->facts.n + 1);
	filter->prepared = 0;
	filter->folds = arena_array(view->held, struct fold, view->analysis->facts.n + 1);
	filter->home = home;
	apply(view);
}

bool filter_is_set(const struct view *view)
{
	const struct wanted *wanted = &view->filter->wanted;

	return wanted->choice != CHOICE_ALL || wanted->kind != FACT_KINDS ||
	       wanted->teller != NO_TELLER || *wanted->words || *wanted->name;
}

/* Going where there is something shown: on from a fact, or else back; disagreements first. */
static uint32_t find_near(const struct view *view, uint32_t fact)
{
	int64_t from = fact == NO_FACT ? -1 : (int64_t)view->place[fact], at = -1;
	int pass;

	if (fact != NO_FACT && view->filter->shown[fact])
		return fact;
	for (pass = 0; pass < 4 && at < 0; pass++)
		at = walk_seek(view, from, pass % 2 ? -1 : 1, pass < 2);
	return at < 0 ? NO_FACT : view->walk[at];
}

void filter_settle(struct view *view)
{
	uint32_t fact = find_near(view, view->filter->home), i;

	if (fact == view->fact)
		return;
	if (fact != NO_FACT) {
		walk_to(view, fact);
		return;
	}
	pane_rest(view);
	view->fact = NO_FACT;
	for (i = 0; i < view->n; i++)
		pane_point(view, i);
}

void filter_leave_from(struct view *view)
{
	if (view->fact != NO_FACT)
		view->filter->home = view->fact;
}

void filter_want(struct view *view, struct wanted wanted)
{
	struct filter *filter = view->filter;
	struct arena *typed = arena_new();

	wanted.words = arena_copy(typed, wanted.words, strlen(wanted.words));
	wanted.name = arena_copy(typed, wanted.name, strlen(wanted.name));
	arena_free(filter->typed);
	filter->typed = typed;
	filter->wanted = wanted;
	apply(view);
	if (!page_kind(view->page)->list) {
		filter_settle(view);
		return;
	}
	if (filter->home != NO_FACT)
		view->fact = filter->home;
	page_kind(view->page)->open(view);
}

/* Words ------------------------------------------------------------------------------------- */

static const char *say_kind(int kind)
{
	static const char *const names[FACT_KINDS] = {
		/* TRANSLATORS: kinds of facts, in the last line: one word each. */
		[FACT_QUANTITY] = N_("quantities"),
		[FACT_DATE] = N_("dates"),
		[FACT_NAME] = N_("names"),
		[FACT_QUOTE] = N_("quotations"),
		[FACT_PASSAGE] = N_("passages"),
	};

	return _(names[kind]);
}

static const char *say_choice(enum choice choice)
{
	static const char *const choices[CHOICES] = {
		/* TRANSLATORS: which facts are shown, in the last line: a word or three each. */
		[CHOICE_DISAGREEMENTS] = N_("disagreements"),
		[CHOICE_CONFLICTS] = N_("conflicts"),
		[CHOICE_AGREE] = N_("what agrees"),
		[CHOICE_SINGLE] = N_("what one alone tells"),
	};

	return _(choices[choice]);
}

/* The parts of the filter, each with what is wanted without it. */
enum { PARTS = 5 };

struct part {
	const char *words;
	struct wanted without;
};

static size_t list_parts(struct view *view, struct part parts[PARTS])
{
	const struct wanted *wanted = &view->filter->wanted;
	struct arena *arena = view->brief;
	size_t n = 0;

	if (wanted->choice != CHOICE_ALL) {
		parts[n] = (struct part){ say_choice(wanted->choice), *wanted };
		parts[n++].without.choice = CHOICE_ALL;
	}
	if (wanted->kind != FACT_KINDS) {
		parts[n] = (struct part){ say_kind(wanted->kind), *wanted };
		parts[n++].without.kind = FACT_KINDS;
	}
	if (wanted->teller != NO_TELLER) {
		/* TRANSLATORS: a filter, in the last line; %u is the number of a dispatch. */
		parts[n] = (struct part){ arena_format(arena, _("told by %u"), wanted->teller + 1),
			*wanted };
		parts[n++].without.teller = NO_TELLER;
	}
	if (*wanted->name) {
		/* TRANSLATORS: a filter, in the last line: facts in whose sentence one is named. */
		parts[n] = (struct part){ arena_format(arena, _("naming “%s”"), wanted->name),
			*wanted };
		parts[n++].without.name = "";
	}
	if (*wanted->words) {
		/* TRANSLATORS: a filter, in the last line: facts with some words. */
		parts[n] = (struct part){ arena_format(arena, _("with “%s”"), wanted->words),
			*wanted };
		parts[n++].without.words = "";
	}
	return n;
}

static const char *join(struct view *view)
{
	struct part parts[PARTS];
	size_t n = list_parts(view, parts), i;
	struct buf text = buf_new(view->brief);

	for (i = 0; i < n; i++)
		buf_format(&text, "%s%s", i ? " · " : "", parts[i].words);
	return text.at;
}

const char *filter_say(struct view *view)
{
	if (!filter_is_set(view))
		return "";
	/* TRANSLATORS: in the last line: how many facts pass the filter, and what it is. */
	return arena_format(view->brief, _("filter %1$u of %2$u: %3$s"), view->filter->n,
		view->filter->of, join(view));
}

const char *filter_say_empty(struct view *view)
{
	/* TRANSLATORS: %1$s is a filter, %2$s a key. */
	return arena_format(view->brief, _("no fact passes the filter: %1$s (%2$s shows all)"),
		join(view), keymap_first(view->keymap, do_show_all));
}

void filter_put_empty(struct view *view, struct sheet *sheet)
{
	struct part parts[PARTS];
	size_t n = list_parts(view, parts), i;
	uint32_t left;

	sheet_line(sheet);
	sheet_line(sheet);
	sheet_to(sheet, 3);
	sheet_wrap(sheet, ROLE_STRIP_LABEL, _("no fact passes the filter"), 3);
	for (i = 0; i < n; i++) {
		left = sift(view, &parts[i].without, NULL);
		sheet_line(sheet);
		sheet_to(sheet, 5);
		sheet_put(sheet, ROLE_FILTER, draw_shorten(view->brief, parts[i].words, 30));
		if (n == 1)
			continue;
		sheet_put(sheet, ROLE_TEXT, "  ");
		sheet_wrap(sheet, ROLE_DIM,
			/* TRANSLATORS: after a part of the filter: how many facts would be shown.
			 */
			arena_format(view->brief,
				ngettext("without it %u fact", "without it %u facts", left), left),
			7);
	}
	sheet_line(sheet);
	sheet_to(sheet, 3);
	sheet_put(sheet, ROLE_KEY, keymap_first(view->keymap, do_show_all));
	sheet_put(sheet, ROLE_TEXT, " ");
	sheet_wrap(sheet, ROLE_TEXT,
		arena_format(view->brief,
			ngettext(
				"shows the one fact again", "shows all %u facts again", view->news),
			view->news),
		5);
}

/* Actions ----------------------------------------------------------------------------------- */

enum view_wish do_filter(struct view *view)
{
	struct wanted wanted = view->filter->wanted;

	wanted.choice = (wanted.choice + 1) % CHOICES;
	filter_leave_from(view);
	filter_want(view, wanted);
	return VIEW_GO_ON;
}

static bool has_kind(const struct view *view, int kind)
{
	uint32_t i;

	for (i = 0; i < view->analysis->facts.n; i++)
		if ((int)view->analysis->facts.at[i].kind == kind)
			return true;
	return false;
}

/* From one kind to the next of which there are facts, then any. */
enum view_wish do_filter_kind(struct view *view)
{
	struct wanted wanted = view->filter->wanted;

	do
		wanted.kind = (wanted.kind + 1) % (FACT_KINDS + 1);
	while (wanted.kind != FACT_KINDS && !has_kind(view, wanted.kind));
	filter_leave_from(view);
	filter_want(view, wanted);
	return VIEW_GO_ON;
}

enum view_wish do_filter_dispatch(struct view *view)
{
	struct wanted wanted = view->filter->wanted;

	wanted.teller = wanted.teller == view->focus ? NO_TELLER : view->focus;
	filter_leave_from(view);
	filter_want(view, wanted);
	return VIEW_GO_ON;
}

enum view_wish do_show_all(struct view *view)
{
	if (!filter_is_set(view)) {
		view_say(view, false, "%s", _("no filter is set: all facts are shown"));
		return VIEW_GO_ON;
	}
	filter_leave_from(view);
	filter_want(view, anything);
	return VIEW_GO_ON;
}
