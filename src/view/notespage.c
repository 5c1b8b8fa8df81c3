/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page of notes: open questions, what is to be verified, other notes, what is done with; then
 * the questions that the disagreements leave and that nobody has asked yet.
 */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

enum group { GROUP_QUESTIONS, GROUP_DOUBTS, GROUP_NOTES, GROUP_DONE, GROUP_OFFERED, GROUPS };

static enum group group_of(const struct note *note)
{
	switch (note->status) {
	case STATUS_OPEN:
		return GROUP_QUESTIONS;
	case STATUS_TO_VERIFY:
	case STATUS_DISPUTED:
		return GROUP_DOUBTS;
	case STATUS_NONE:
		return GROUP_NOTES;
	default:
		return GROUP_DONE;
	}
}

static void list_notes(struct view *view, enum group group, struct entries *entries)
{
	const struct notes *notes = desk_notes(view);
	uint32_t i;

	for (i = 0; i < notes->n; i++)
		if (group_of(&notes->at[i]) == group)
			*vec_push(view->brief, entries) =
				(struct entry){ &notes->at[i], notes->at[i].fact, 0 };
}

/* What nobody has asked or noted anything on. */
static void list_offered(struct view *view, struct entries *entries)
{
	const struct facts *facts = &view->analysis->facts;
	bool *noted = arena_array(view->brief, bool, facts->n + 1);
	const struct notes *notes = desk_notes(view);
	uint32_t i, fact;

	for (i = 0; i < notes->n; i++)
		if (notes->at[i].fact < facts->n)
			noted[notes->at[i].fact] = true;
	for (i = 0; i < facts->n; i++) {
		fact = view->walk[i];
		if (is_disagreement(&facts->at[fact]) && !noted[fact])
			*vec_push(view->brief, entries) = (struct entry){ NULL, fact, 0 };
	}
}

static struct entries list(struct view *view, uint32_t ends[GROUPS])
{
	struct entries entries = { 0 };
	int group;

	for (group = 0; group < GROUPS; group++) {
		if (group == GROUP_OFFERED)
			list_offered(view, &entries);
		else
			list_notes(view, (enum group)group, &entries);
		ends[group] = entries.n;
	}
	return entries;
}

const struct entry *notes_entry(struct view *view)
{
	uint32_t ends[GROUPS];
	struct entries entries = list(view, ends);

	return view->work->cursor < entries.n ? &entries.at[view->work->cursor] : NULL;
}

/* What a note is about; of words in a fact, both. */
static const char *say_place(struct view *view, const struct entry *entry)
{
	const struct subject subject = subject_of_entry(view, entry);
	const struct note *note = entry->note;
	struct arena *arena = view->brief;

	if (subject.fact != DOSSIER_NOWHERE && subject.member == DOSSIER_NOWHERE)
		return subject_say(view, &subject, TARGET_FACT);
	if (subject.fact != DOSSIER_NOWHERE)
		/* TRANSLATORS: a fact, and the words of it that a note is on */
		return arena_format(arena, _("%1$s, %2$s"),
			subject_say(view, &subject, TARGET_FACT),
			subject_say(view, &subject, TARGET_MENTION));
	if (note->lost)
		return note->on->n > 0 ? text_make_safe(arena, note->on->anchors[0].exact,
						 strlen(note->on->anchors[0].exact))
				       : _("a dispatch that is gone");
	if (note->dispatch >= view->n)
		return _("the whole dossier");
	if (span_length(note->span) == 0)
		return subject_say(view, &subject, TARGET_DISPATCH);
	return subject_say(view, &subject, TARGET_PASSAGE);
}

static void put_lines(struct view *view, struct sheet *sheet, enum role role, const char *text)
{
	size_t n;

	for (; *text; text += n + (text[n] != '\0')) {
		n = strcspn(text, "\n");
		sheet_line(sheet);
		sheet_to(sheet, 5);
		sheet_wrap(sheet, role, arena_copy(view->brief, text, n), 5);
	}
}

/* Its place, and at the right its status and whose it is. */
static void put_heading(
	struct view *view, struct sheet *sheet, const struct entry *entry, bool here)
{
	const struct note *note = entry->note;
	struct arena *arena = view->brief;
	enum role role = here ? ROLE_CURSOR : ROLE_STRIP_LABEL;
	const char *status = note ? export_say_status(note->status) : "", *right;

	right = note ? arena_format(arena, "%s%s%s", status, *status ? " · " : "",
			       say_stamp(
				       arena, note->judged.author ? &note->judged : &note->edited))
		     : "";
	if (draw_width(right) > sheet->columns / 2)
		right = status;
	sheet_line(sheet);
	sheet_put(sheet, role, here ? "▸" : " ");
	if (entry->fact < view->analysis->facts.n) {
		enum verdict verdict = view->analysis->facts.at[entry->fact].verdict;

		sheet_put(sheet, verdict_role(verdict, here), verdict_glyph(verdict));
	} else if (note->lost) {
		sheet_put(sheet, ROLE_FAULT, "!");
	}
	sheet_to(sheet, 3);
	sheet_put(sheet, role,
		draw_shorten(
			arena, say_place(view, entry), sheet->columns - 5 - draw_width(right)));
	sheet_to(sheet, sheet->columns - draw_width(right) - 1);
	sheet_put(sheet, ROLE_CREDIT, right);
}

static void put_entry(struct view *view, struct sheet *sheet, const struct entry *entry, bool here)
{
	const struct note *note = entry->note;
	uint32_t i;

	put_heading(view, sheet, entry, here);
	if (!note) {
		put_lines(view, sheet, ROLE_DIM,
			export_say_question(view->brief, view->analysis,
				&view->analysis->facts.at[entry->fact]));
		return;
	}
	if (note->lost)
		put_lines(view, sheet, ROLE_FAULT, _("its words are no longer in the dispatch"));
	if (note->was)
		put_lines(view, sheet, ROLE_CHANGED,
			arena_format(view->brief, _("its words were: “%s”"), note->was));
	put_lines(view, sheet, ROLE_TEXT, note->text);
	for (i = 0; i < note->n_others; i++)
		put_lines(view, sheet, ROLE_CHANGED,
			/* TRANSLATORS: before what another person wrote in place of a note. */
			arena_format(view->brief, _("or: %s"), note->others[i]));
	if (note->answer && *note->answer)
		put_lines(view, sheet, ROLE_TEXT, arena_format(view->brief, "→ %s", note->answer));
}

static void put_title(struct sheet *sheet, int group)
{
	static const char *const titles[GROUPS] = {
		[GROUP_QUESTIONS] = N_("Open questions"),
		[GROUP_DOUBTS] = N_("To verify, disputed"),
		[GROUP_NOTES] = N_("Notes"),
		[GROUP_DONE] = N_("Done with"),
		[GROUP_OFFERED] = N_("Questions to be asked"),
	};

	if (sheet->lines.n > 0)
		sheet_line(sheet);
	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, ROLE_HEADLINE, _(titles[group]));
}

static struct sheet make(struct view *view, struct entries *entries)
{
	struct sheet sheet = { .arena = view->brief, .columns = view->columns };
	uint32_t ends[GROUPS], i = 0;
	int group;

	*entries = list(view, ends);
	if (view->work->cursor >= entries->n)
		view->work->cursor = entries->n > 0 ? entries->n - 1 : 0;
	for (group = 0; group < GROUPS; group++) {
		if (i < ends[group])
			put_title(&sheet, group);
		for (; i < ends[group]; i++) {
			entries->at[i].line = sheet.lines.n;
			put_entry(view, &sheet, &entries->at[i], i == view->work->cursor);
		}
	}
	if (entries->n == 0) {
		sheet_line(&sheet);
		sheet_to(&sheet, 3);
		sheet_wrap(&sheet, ROLE_DIM,
			_("nothing is noted, and no dispatch disagrees with another"), 3);
	}
	return sheet;
}

/* The row under the cursor with its text, its heading first. */
static void bring_in_sight(struct view *view, const struct entries *entries)
{
	uint32_t i = view->work->cursor;
	int first = (int)entries->at[i].line, height = view->layout.height;
	int last = i + 1 < entries->n ? (int)entries->at[i + 1].line - 1 : view->page_lines - 1;

	if (last >= view->page_top + height)
		view->page_top = last - height + 1;
	if (first < view->page_top)
		view->page_top = i == 0 ? 0 : first;
}

void notes_draw(struct view *view)
{
	struct arena *arena = view->brief;
	struct entries entries;
	struct sheet sheet = make(view, &entries);
	const struct notes *notes = desk_notes(view);

	page_head(view,
		arena_format(arena,
			ngettext("%u note or question", "%u notes and questions", notes->n),
			notes->n),
		0);
	view->page_lines = (int)sheet.lines.n;
	if (view->work->moved && entries.n > 0)
		bring_in_sight(view, &entries);
	view->work->moved = false;
	page_draw(view, &sheet);
}

/* A page down is as many notes as are in sight, about. */
void notes_move(struct view *view, int lines)
{
	uint32_t ends[GROUPS];
	struct entries entries = list(view, ends);
	bool far = lines >= view->page_lines || -lines >= view->page_lines;
	int64_t row = (int64_t)view->work->cursor +
		      (!far && (lines > 2 || lines < -2) ? lines / 3 : lines);

	if (entries.n == 0)
		return;
	view->work->cursor = row < 0 ? 0 : row >= entries.n ? entries.n - 1 : (uint32_t)row;
	view->work->moved = true;
}

/* To what the note is about; Esc leads back. */
enum view_wish do_note_words(struct view *view)
{
	const struct entry *entry = notes_entry(view);
	struct pane *pane;

	if (!entry)
		return VIEW_GO_ON;
	if (entry->fact == DOSSIER_NOWHERE && entry->note->dispatch >= view->n) {
		view_say(view, false, "%s",
			entry->note->lost ? _("its words are no longer in the dispatch")
					  : _("it is about the whole dossier"));
		return VIEW_GO_ON;
	}
	while (view->page != PAGE_READING)
		page_close(view);
	view->pages->back = PAGE_NOTES;
	if (entry->fact != DOSSIER_NOWHERE) {
		walk_to(view, entry->fact);
		return VIEW_GO_ON;
	}
	pane = &view->panes[entry->note->dispatch];
	pane->hidden = false;
	view->focus = view->leader = entry->note->dispatch;
	walk_order(view);
	layout_choose(view, false);
	pane_wrap(view, pane);
	pane_scroll(view, pane, pane_row_of(pane, entry->note->span.start) - view->fact_row);
	return VIEW_GO_ON;
}
