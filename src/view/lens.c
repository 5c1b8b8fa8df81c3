/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lens over two dispatches that share wording: sentence by sentence what the one has where the
 * other has something else, then the longest runs that both have word for word.
 *
 *	 5 · 7    kazakh → kazakhstanais · + sans présenter pour autant d'éléments en ce sens
 */
#include "view/pages.h"

#include "speak.h"

#include <stdlib.h>
#include <string.h>

enum {
	MARGIN = 3,
	LINES = 12, /* columns of the line numbers */
	RUNS_MOST = 12,
	SLIGHT = 3, /* columns of words that are not worth a line: l', the */
	AGAIN = 2,  /* a change made so often is told apart */
	AGAIN_MOST = 12,
};

/* What one of the pair has for what the other has; one of them may be empty. */
struct change {
	const char *from, *to;
	uint32_t times;
};

struct changes VEC(struct change);

struct lens {
	struct view *view;
	struct sheet *sheet;
	const struct dispatch *a, *b;
	const struct copying *copying;
	struct changes changes; /* all, each once */
};

/* The runs and twins of the pair, found once while it stays chosen. */
static const struct copying *find_copying(struct view *view)
{
	struct pages *pages = view->pages;

	if (pages->copied && pages->copied_a == pages->a && pages->copied_b == pages->b)
		return &pages->copying;
	arena_free(pages->copied);
	pages->copied = arena_new();
	pages->copied_a = pages->a;
	pages->copied_b = pages->b;
	pages->copying = match_copy(pages->copied, view->analysis, pages->a, pages->b);
	return &pages->copying;
}

static void put_heading(struct sheet *sheet, const char *title)
{
	sheet_line(sheet);
	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, ROLE_HEADLINE, title);
}

/* Changes ----------------------------------------------------------------------------------- */

static const char *words_of(const struct lens *lens, const struct dispatch *dispatch,
	const struct atoms *atoms, struct range range)
{
	struct span span = text_span_of(atoms, range);

	return text_make_safe(lens->view->brief, dispatch->text + span.start, span_length(span));
}

static void count_change(struct lens *lens, const struct change *change)
{
	uint32_t i;

	for (i = 0; i < lens->changes.n; i++)
		if (strcmp(lens->changes.at[i].from, change->from) == 0 &&
			strcmp(lens->changes.at[i].to, change->to) == 0) {
			lens->changes.at[i].times++;
			return;
		}
	*vec_push(lens->view->brief, &lens->changes) = *change;
}

static struct changes find_changes(struct lens *lens, const struct twin *twin)
{
	struct arena *arena = lens->view->brief;
	struct changes changes = { 0 };
	const struct atoms x = match_sentence(arena, lens->a, twin->a),
			   y = match_sentence(arena, lens->b, twin->b);
	struct edits edits;
	struct change change;
	uint32_t i;

	edits = text_diff(arena, &x, &y);
	for (i = 0; i < edits.n; i++) {
		if (edits.at[i].same)
			continue;
		change = (struct change){ words_of(lens, lens->a, &x, edits.at[i].a),
			words_of(lens, lens->b, &y, edits.at[i].b), 1 };
		if (draw_width(change.from) <= SLIGHT && draw_width(change.to) <= SLIGHT)
			continue;
		*vec_push(arena, &changes) = change;
		count_change(lens, &change);
	}
	return changes;
}

/* Adds the words to the text, to be lit. */
static void add_lit(struct arena *arena, struct buf *text, struct lits *lits, const char *words)
{
	uint32_t start = (uint32_t)text->n;

	buf_text(text, words);
	*vec_push(arena, lits) = (struct lit){ { start, (uint32_t)text->n }, ROLE_CHANGED };
}

/* "2.030 → plus de 2 000", "+ put in", "− left out" */
static void add_change(
	struct arena *arena, struct buf *text, struct lits *lits, const struct change *change)
{
	if (text->n > 0)
		buf_text(text, "  ·  ");
	if (!*change->from) {
		buf_text(text, "+ ");
		add_lit(arena, text, lits, change->to);
	} else if (!*change->to) {
		buf_text(text, "− ");
		add_lit(arena, text, lits, change->from);
	} else {
		buf_format(text, "%s → ", change->from);
		add_lit(arena, text, lits, change->to);
	}
	if (change->times >= AGAIN)
		buf_format(text, " ×%u", change->times);
}

static void put_changes(struct lens *lens, const struct changes *changes)
{
	struct arena *arena = lens->view->brief;
	struct buf text = buf_new(arena);
	struct lits lits = { 0 };
	uint32_t i;

	for (i = 0; i < changes->n; i++)
		add_change(arena, &text, &lits, &changes->at[i]);
	sheet_flow(lens->sheet, ROLE_TEXT, text.at, (struct span){ 0, (uint32_t)text.n }, &lits);
}

static uint32_t line_of(const struct dispatch *dispatch, uint32_t sentence)
{
	uint32_t token = dispatch->sentences.at[sentence].first;

	return dispatch_file_line(dispatch, dispatch->tokens.at[token].span.start);
}

static void put_lines(struct lens *lens, uint32_t a, uint32_t b)
{
	sheet_line(lens->sheet);
	sheet_to(lens->sheet, MARGIN);
	sheet_put(lens->sheet,
		ROLE_CREDIT, /* TRANSLATORS: lines of two files, in at most 11 columns. */
		arena_format(lens->view->brief, _("l. %1$u · %2$u"), a, b));
	sheet_to(lens->sheet, MARGIN + LINES);
}

static void put_twins(struct lens *lens)
{
	struct arena *arena = lens->view->brief;
	const struct twins *twins = &lens->copying->twins;
	uint32_t i, same = 0;
	struct changes changes;

	/* TRANSLATORS: %1$u and %2$u are numbers of dispatches. */
	put_heading(lens->sheet, arena_format(arena, _("What %2$u has where %1$u has other words"),
					 lens->view->pages->a + 1, lens->view->pages->b + 1));
	for (i = 0; i < twins->n; i++) {
		changes = find_changes(lens, &twins->at[i]);
		same += changes.n == 0;
		if (changes.n == 0)
			continue;
		put_lines(lens, line_of(lens->a, twins->at[i].a), line_of(lens->b, twins->at[i].b));
		put_changes(lens, &changes);
	}
	if (same == 0)
		return;
	sheet_line(lens->sheet);
	sheet_to(lens->sheet, MARGIN);
	sheet_wrap(lens->sheet, ROLE_CREDIT,
		arena_format(arena,
			ngettext("%u sentence is the same word for word",
				"%u sentences are the same word for word", same),
			same),
		MARGIN);
}

/* Changes made again and again are a desk's habit. */
static void put_habits(struct lens *lens)
{
	struct changes habits = { 0 };
	uint32_t i;

	for (i = 0; i < lens->changes.n && habits.n < AGAIN_MOST; i++)
		if (lens->changes.at[i].times >= AGAIN)
			*vec_push(lens->view->brief, &habits) = lens->changes.at[i];
	if (habits.n == 0)
		return;
	put_heading(lens->sheet, _("Again and again"));
	sheet_line(lens->sheet);
	sheet_to(lens->sheet, MARGIN);
	put_changes(lens, &habits);
}

/* Runs -------------------------------------------------------------------------------------- */

static int by_words(const void *a, const void *b)
{
	const struct copied_run *x = a, *y = b;

	if (x->words != y->words)
		return x->words > y->words ? -1 : 1;
	return x->a.start < y->a.start ? -1 : x->a.start > y->a.start;
}

static void put_runs(struct lens *lens)
{
	struct arena *arena = lens->view->brief;
	const struct copied_runs *runs = &lens->copying->runs;
	struct copied_run *sorted = arena_array(arena, struct copied_run, runs->n + 1);
	const struct lits none = { 0 };
	uint32_t i;

	if (runs->n == 0)
		return;
	memcpy(sorted, runs->at, runs->n * sizeof *sorted);
	qsort(sorted, runs->n, sizeof *sorted, by_words);
	put_heading(lens->sheet, _("The longest runs of words in both"));
	for (i = 0; i < runs->n && i < RUNS_MOST; i++) {
		put_lines(lens, dispatch_file_line(lens->a, sorted[i].a.start),
			dispatch_file_line(lens->b, sorted[i].b.start));
		sheet_put(lens->sheet, ROLE_STRIP_LABEL,
			arena_format(arena, ngettext("%u word", "%u words", sorted[i].words),
				sorted[i].words));
		sheet_to(lens->sheet, lens->sheet->column + 2);
		sheet_flow(lens->sheet, ROLE_TEXT, lens->a->text, sorted[i].a, &none);
	}
	if (runs->n > RUNS_MOST) {
		sheet_line(lens->sheet);
		sheet_to(lens->sheet, MARGIN);
		sheet_put(
			lens->sheet, ROLE_CREDIT, arena_format(arena, "+%u", runs->n - RUNS_MOST));
	}
}

/* The pair ---------------------------------------------------------------------------------- */

static const char *say_end(struct view *view, uint32_t index, int columns)
{
	return draw_shorten(view->brief, view->panes[index].label, columns);
}

static void put_pair(struct lens *lens)
{
	struct view *view = lens->view;
	struct pages *pages = view->pages;
	float share = sources_share(view, pages->a, pages->b);
	const char *told;

	sheet_line(lens->sheet);
	sheet_to(lens->sheet, 1);
	sheet_put(lens->sheet, ROLE_HEADLINE,
		arena_format(view->brief, "%s ↔ %s",
			say_end(view, pages->a, lens->sheet->columns / 3),
			say_end(view, pages->b, lens->sheet->columns / 3)));
	told = share > 0 ? arena_format(view->brief, _("%s of the wording in common"),
				   say_percent(view->brief, share))
			 : _("hardly any wording in common");
	if (lens->sheet->column + 4 + draw_width(told) >= lens->sheet->columns) {
		sheet_line(lens->sheet);
		sheet_to(lens->sheet, MARGIN);
	} else {
		sheet_to(lens->sheet, lens->sheet->column + 3);
	}
	sheet_wrap(lens->sheet, ROLE_TEXT, told, MARGIN);
}

/* What else makes the two one origin. */
static void put_proof(struct lens *lens, const char *proof)
{
	sheet_line(lens->sheet);
	sheet_to(lens->sheet, MARGIN);
	sheet_wrap(lens->sheet, ROLE_TEXT, proof, MARGIN);
}

static void put_proofs(struct lens *lens)
{
	struct view *view = lens->view;
	const char *slip = sources_slip(view, view->pages->a, view->pages->b);
	const char *credit = sources_credit(view, view->pages->a, view->pages->b);

	if (slip)
		put_proof(lens, arena_format(view->brief,
					/* TRANSLATORS: %s are the wrong words. */
					_("one slip of the pen in both: “%s”"), slip));
	if (credit)
		put_proof(lens, arena_format(view->brief,
					/* TRANSLATORS: %s is an outlet or an agency. */
					_("one origin by their credits: both name %s"), credit));
}

void lens_put(struct view *view, struct sheet *sheet)
{
	struct lens lens = { .view = view, .sheet = sheet };

	if (view->n < 2)
		return;
	lens.a = view->analysis->dispatches[view->pages->a];
	lens.b = view->analysis->dispatches[view->pages->b];
	lens.copying = find_copying(view);
	put_pair(&lens);
	put_proofs(&lens);
	if (lens.copying->twins.n > 0)
		put_twins(&lens);
	put_habits(&lens);
	put_runs(&lens);
}
