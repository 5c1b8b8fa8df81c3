/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a note is on. Where one begins to write, several things lie under the cursor, one within the
 * other: the fact, what this dispatch says of it, the sentence, the dispatch, the dossier. The
 * first is taken that the key names, and a key of the editor goes round.
 */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

enum { WORDS_MOST = 40 /* columns of a dispatch in the title */ };

static const char *say_words_of(struct view *view, uint32_t dispatch, struct span span)
{
	const char *text = view->analysis->dispatches[dispatch]->text + span.start;

	return draw_shorten(
		view->brief, text_make_safe(view->brief, text, span_length(span)), WORDS_MOST);
}

const char *subject_say(struct view *view, const struct subject *subject, enum target_kind kind)
{
	struct arena *arena = view->brief;
	const struct fact *fact = &view->analysis->facts.at[subject->fact];
	const char *name = subject->dispatch < view->n ? view->panes[subject->dispatch].name : "";

	switch (kind) {
	case TARGET_FACT:
		return say_label(fact);
	case TARGET_MENTION:
		/* TRANSLATORS: number and name of a dispatch, some words of it */
		return arena_format(arena, _("words of %1$u %2$s: “%3$s”"), subject->dispatch + 1,
			name,
			say_words_of(view, subject->dispatch,
				fact->members[subject->member].mention->span));
	case TARGET_PASSAGE:
		/* TRANSLATORS: number and name of a dispatch, the beginning of a passage */
		return arena_format(arena, _("a passage of %1$u %2$s: “%3$s”"),
			subject->dispatch + 1, name,
			say_words_of(view, subject->dispatch, subject->span));
	case TARGET_DISPATCH:
		return arena_format(arena, _("dispatch %1$u, %2$s"), subject->dispatch + 1, name);
	default:
		return _("the whole dossier");
	}
}

/* The sentence of a mention, or that which is first in sight. */
static struct span sentence_at(const struct dispatch *dispatch, uint32_t offset)
{
	struct range range;
	uint32_t token = 0;

	while (token + 1 < dispatch->tokens.n && dispatch->tokens.at[token].span.end <= offset)
		token++;
	if (token >= dispatch->tokens.n || dispatch->sentences.n == 0)
		return (struct span){ 0 };
	range = dispatch->sentences.at[dispatch_sentence_of(dispatch, token)];
	if (range.first >= range.last)
		return (struct span){ 0 };
	return (struct span){ dispatch->tokens.at[range.first].span.start,
		dispatch->tokens.at[range.last - 1].span.end };
}

struct subject subject_of_entry(struct view *view, const struct entry *entry)
{
	const struct note *note = entry ? entry->note : NULL;
	struct subject subject = { DOSSIER_NOWHERE, DOSSIER_NOWHERE, DOSSIER_NOWHERE, { 0 } };

	if (entry && entry->fact < view->analysis->facts.n)
		subject.fact = entry->fact;
	if (!note || note->dispatch >= view->n)
		return subject;
	subject.dispatch = note->dispatch;
	subject.span = note->span;
	if (note->on->kind == TARGET_MENTION && subject.fact != DOSSIER_NOWHERE)
		subject.member = note->member;
	return subject;
}

/* Under the cursor of the page. */
static struct subject subject_here(struct view *view)
{
	struct subject subject = { DOSSIER_NOWHERE, DOSSIER_NOWHERE, view->focus, { 0 } };
	struct pane *pane = &view->panes[view->focus];
	int top;

	if (view->page == PAGE_NOTES)
		return subject_of_entry(view, notes_entry(view));
	if (view_fact(view)) {
		subject.fact = view->fact;
		subject.member = correct_member_here(view);
	}
	if (subject.member != DOSSIER_NOWHERE) {
		const struct member *member = &view_fact(view)->members[subject.member];

		subject.dispatch = member->dispatch;
		subject.span = sentence_at(
			view->analysis->dispatches[member->dispatch], member->mention->span.start);
	} else if (view->page == PAGE_READING) {
		top = pane_top(view, pane);
		if (top >= 0 && top < (int)pane->rows.n)
			subject.span = sentence_at(pane->dispatch, pane->rows.at[top].span.start);
	}
	return subject;
}

static bool has_kind(const struct subject *subject, enum target_kind kind)
{
	switch (kind) {
	case TARGET_FACT:
		return subject->fact != DOSSIER_NOWHERE;
	case TARGET_MENTION:
		return subject->fact != DOSSIER_NOWHERE && subject->member != DOSSIER_NOWHERE;
	case TARGET_PASSAGE:
		return subject->dispatch != DOSSIER_NOWHERE && span_length(subject->span) > 0;
	case TARGET_DISPATCH:
		return subject->dispatch != DOSSIER_NOWHERE;
	default:
		return true;
	}
}

static struct target target_of(
	struct view *view, const struct subject *subject, enum target_kind kind)
{
	struct dossier *dossier = view->work->dossier;
	const struct fact *fact = &view->analysis->facts.at[subject->fact];

	switch (kind) {
	case TARGET_FACT:
		return dossier_on_fact(dossier, fact);
	case TARGET_MENTION:
		return dossier_on_mention(dossier, &fact->members[subject->member]);
	case TARGET_PASSAGE:
		return dossier_on_passage(dossier, subject->dispatch, subject->span);
	case TARGET_DISPATCH:
		return dossier_on_dispatch(dossier, subject->dispatch);
	default:
		return dossier_on_all();
	}
}

void subject_write_on(struct view *view, const struct subject *subject, enum task task,
	enum target_kind first, const char *text)
{
	/* From the nearest to the widest. */
	static const enum target_kind kinds[SUBJECTS] = { TARGET_FACT, TARGET_MENTION,
		TARGET_PASSAGE, TARGET_DISPATCH, TARGET_DOSSIER };
	struct editor *editor = &view->work->editor;
	const char *title;
	size_t i;

	editor_open(view, task, "", text);
	for (i = 0; i < SUBJECTS; i++) {
		if (!has_kind(subject, kinds[i]))
			continue;
		/* TRANSLATORS: over a note or question that is written; %s is what it is on. */
		title = arena_format(editor->arena,
			task == TASK_QUESTION ? _("Question on %s") : _("Note on %s"),
			subject_say(view, subject, kinds[i]));
		editor->subjects[editor->n_subjects] =
			(struct written_on){ target_of(view, subject, kinds[i]), title };
		if (kinds[i] == first)
			editor->subject = editor->n_subjects;
		editor->n_subjects++;
	}
	subject_turn(editor, 0);
}

void subject_write(struct view *view, enum task task, enum target_kind first, const char *text)
{
	struct subject subject = subject_here(view);

	subject_write_on(view, &subject, task, first, text);
}

void subject_turn(struct editor *editor, uint32_t by)
{
	if (editor->n_subjects == 0)
		return;
	editor->subject = (editor->subject + by) % editor->n_subjects;
	editor->title = editor->subjects[editor->subject].title;
}
