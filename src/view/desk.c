/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the desk stands beside a fact: its notes, their status, and the words for both. */
#include "view/desk.h"

#include "speak.h"

#include <string.h>
#include <time.h>

static void drop(void *it)
{
	struct work *work = it;

	arena_free(work->editor.arena);
	arena_free(work->held);
}

void desk_init(struct view *view)
{
	view->work = arena_new_of(view->arena, struct work);
	view->work->picked = NO_FACT;
	arena_defer(view->arena, drop, view->work);
}

void view_use_desk(struct view *view, struct dossier *dossier, const struct view_clock *clock)
{
	view->work->dossier = dossier;
	view->work->clock = *clock;
}

bool desk_is_open(struct view *view)
{
	if (view->work->dossier)
		return true;
	view_say(view, true, "%s", _("nothing can be written here"));
	return false;
}

struct stamp desk_stamp(const struct view *view)
{
	return view->work->clock.stamp(view->work->clock.of);
}

void desk_changed(struct view *view)
{
	view->pages->kept_page = PAGES;
}

const struct notes *desk_notes(const struct view *view)
{
	static const struct notes none;

	return view->work->dossier ? dossier_notes(view->work->dossier) : &none;
}

const struct note *desk_note_of(const struct view *view, uint32_t fact, bool question)
{
	const struct notes *notes = desk_notes(view);
	const struct note *last = NULL;
	uint32_t i;

	for (i = 0; i < notes->n; i++)
		if (notes->at[i].fact == fact && notes->at[i].question == question)
			last = &notes->at[i];
	return last;
}

/* Words --------------------------------------------------------------------------------------- */

const char *say_stamp(struct arena *arena, const struct stamp *stamp)
{
	time_t time = (time_t)stamp->time;
	struct tm local;
	const char *author = stamp->author ? stamp->author : "";

	author = text_make_safe(arena, author, strlen(author));
	if (!localtime_r(&time, &local))
		return author;
	return arena_format(arena, "%s%s%s %02d:%02d", author, *author ? ", " : "",
		say_short_day(arena, day_of(local.tm_year + 1900, (unsigned)local.tm_mon + 1,
					     (unsigned)local.tm_mday)),
		local.tm_hour, local.tm_min);
}

/* Beside a fact ------------------------------------------------------------------------------- */

/* A line of a note's text, without its end. */
static const char *first_line(struct arena *arena, const char *text)
{
	size_t n = strcspn(text, "\n");

	return arena_format(arena, "%s%s", arena_copy(arena, text, n), text[n] ? " …" : "");
}

static void put_text(struct view *view, struct sheet *sheet, const char *text, bool brief)
{
	int indent = sheet->column;
	size_t n;

	if (brief) {
		sheet_put(sheet, ROLE_STRIP,
			draw_shorten(view->brief, first_line(view->brief, text),
				sheet->columns - indent));
		return;
	}
	for (;; text += n + 1) {
		n = strcspn(text, "\n");
		sheet_wrap(sheet, ROLE_TEXT, arena_copy(view->brief, text, n), indent);
		if (!text[n])
			return;
		sheet_line(sheet);
		sheet_to(sheet, indent);
	}
}

static void put_note(struct view *view, struct sheet *sheet, const struct note *note, bool brief)
{
	struct arena *arena = view->brief;
	const char *status = export_say_status(note->status);
	enum role label = brief ? ROLE_STRIP_LABEL : ROLE_CREDIT;

	sheet_line(sheet);
	sheet_to(sheet, brief ? 1 : 3);
	sheet_put(sheet, ROLE_KEY, note->question ? "?" : "✎");
	sheet_to(sheet, brief ? 3 : 5);
	if (*status && !(brief && note->question))
		sheet_put(sheet, label,
			arena_format(arena, "%s%s", status, *note->text ? say_colon() : ""));
	put_text(view, sheet, note->text, brief);
	if (note->answer && *note->answer) {
		if (!brief) {
			sheet_line(sheet);
			sheet_to(sheet, 5);
		}
		sheet_put(sheet, label, brief ? " → " : "→ ");
		put_text(view, sheet, note->answer, brief);
	}
	if (brief)
		return;
	sheet_line(sheet);
	sheet_to(sheet, 5);
	sheet_put(sheet, label,
		say_stamp(arena, note->judged.author ? &note->judged : &note->edited));
}

void desk_put_notes(struct view *view, struct sheet *sheet, uint32_t fact, bool brief)
{
	const struct notes *notes = desk_notes(view);
	uint32_t i;

	for (i = 0; i < notes->n; i++)
		if (notes->at[i].fact == fact)
			put_note(view, sheet, &notes->at[i], brief);
}

const char *desk_glyph(const struct view *view, uint32_t fact)
{
	return view->analysis->facts.at[fact].human || desk_note_of(view, fact, false) ||
			       desk_note_of(view, fact, true)
		       ? "✎"
		       : "";
}

/* Keys ---------------------------------------------------------------------------------------- */

bool desk_has_fact(struct view *view)
{
	if (!desk_is_open(view))
		return false;
	if (view_fact(view))
		return true;
	view_say(view, false, "%s", say_no_fact(view));
	return false;
}

enum view_wish do_note(struct view *view)
{
	if (view->page == PAGE_NOTES)
		return do_note_whole(view);
	if (desk_has_fact(view))
		subject_write(view, TASK_NOTE, TARGET_FACT, "");
	return VIEW_GO_ON;
}

/* On the dispatch in focus; where no dispatch is read, on the dossier. */
enum view_wish do_note_whole(struct view *view)
{
	if (desk_is_open(view))
		subject_write(view, TASK_NOTE,
			view->page == PAGE_READING ? TARGET_DISPATCH : TARGET_DOSSIER, "");
	return VIEW_GO_ON;
}

/* The note under the cursor of the page, or the last on the fact; a question where it has no other.
 */
static const struct note *note_here(struct view *view)
{
	const struct entry *entry;
	const struct note *note;

	if (view->page == PAGE_NOTES) {
		entry = notes_entry(view);
		return entry ? entry->note : NULL;
	}
	if (!view_fact(view))
		return NULL;
	note = desk_note_of(view, view->fact, false);
	return note ? note : desk_note_of(view, view->fact, true);
}

enum view_wish do_rewrite(struct view *view)
{
	const struct note *note;

	if (!desk_is_open(view))
		return VIEW_GO_ON;
	note = note_here(view);
	if (!note) {
		view_say(view, false, "%s", _("there is no note here to change"));
		return VIEW_GO_ON;
	}
	view->work->editor.id = note->id;
	editor_open(view, TASK_REWRITE,
		note->question ? _("Change the question") : _("Change the note"), note->text);
	return VIEW_GO_ON;
}

static const struct note *question_here(struct view *view)
{
	const struct entry *entry = view->page == PAGE_NOTES ? notes_entry(view) : NULL;

	if (entry)
		return entry->note && entry->note->question ? entry->note : NULL;
	return desk_note_of(view, view->fact, true);
}

/* The question to begin with. */
static const char *say_ready(struct view *view)
{
	const struct fact *fact = view_fact(view);

	return is_disagreement(fact) ? export_say_question(view->brief, view->analysis, fact) : "";
}

/* Asks, ready to be changed; what was asked before is answered. */
enum view_wish do_question(struct view *view)
{
	const struct entry *entry;
	const struct note *question;
	struct editor *editor = &view->work->editor;

	if (!desk_is_open(view))
		return VIEW_GO_ON;
	entry = view->page == PAGE_NOTES ? notes_entry(view) : NULL;
	if (entry && entry->fact != DOSSIER_NOWHERE)
		view->fact = entry->fact;
	question = question_here(view);
	if (question) {
		editor->id = question->id;
		editor_open(view, TASK_ANSWER,
			arena_format(view->brief, _("Answer: %s"), question->text),
			question->answer ? question->answer : "");
		return VIEW_GO_ON;
	}
	if (!desk_has_fact(view))
		return VIEW_GO_ON;
	subject_write(view, TASK_QUESTION, TARGET_FACT, say_ready(view));
	return VIEW_GO_ON;
}

/* In the user's own editor: the note under the cursor; a question that nobody has asked yet. */
enum view_wish do_edit_note(struct view *view)
{
	const struct entry *entry = desk_is_open(view) ? notes_entry(view) : NULL;

	if (!entry)
		return VIEW_GO_ON;
	if (entry->note)
		do_rewrite(view);
	else
		do_question(view);
	return editor_go_abroad(view, true);
}

enum view_wish do_status(struct view *view)
{
	const struct note *note;

	if (!desk_is_open(view))
		return VIEW_GO_ON;
	note = note_here(view);
	if (!note && (view->page == PAGE_NOTES || !desk_has_fact(view))) {
		view_say(view, false, "%s", _("there is no note here"));
		return VIEW_GO_ON;
	}
	view->work->asked_of = note ? note->id : NULL;
	ask_open(view, ASK_STATUS, "");
	return VIEW_GO_ON;
}

enum view_wish do_drop_note(struct view *view)
{
	const struct note *note = desk_is_open(view) ? note_here(view) : NULL;

	if (!note) {
		view_say(view, false, "%s", _("there is no note here"));
		return VIEW_GO_ON;
	}
	dossier_drop(view->work->dossier, desk_stamp(view), note->id);
	desk_changed(view);
	view_say(view, false, "%s", _("the note is taken away"));
	return VIEW_GO_ON;
}
