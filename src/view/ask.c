/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the desk in the last line: which status, which verdict, which value. */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

/* The statuses of notes, and of questions, by the digit that chooses them. */
static const enum status of_notes[] = { STATUS_NONE, STATUS_TO_VERIFY, STATUS_VERIFIED,
	STATUS_DISPUTED, STATUS_LEFT_OUT };
static const enum status of_questions[] = { STATUS_OPEN, STATUS_ANSWERED, STATUS_LEFT_OUT };

enum { OF_NOTES = sizeof of_notes / sizeof *of_notes };
enum { OF_QUESTIONS = sizeof of_questions / sizeof *of_questions };

static const struct note *find_note(const struct view *view, const char *id)
{
	const struct notes *notes = desk_notes(view);
	uint32_t i;

	for (i = 0; id && i < notes->n; i++)
		if (strcmp(notes->at[i].id, id) == 0)
			return &notes->at[i];
	return NULL;
}

static bool is_of_question(const struct view *view)
{
	const struct note *note = find_note(view, view->work->asked_of);

	return note && note->question;
}

static const char *say_statuses(const struct view *view)
{
	bool question = is_of_question(view);
	int n = question ? OF_QUESTIONS : OF_NOTES, i;
	struct buf text = buf_new(view->brief);

	/* TRANSLATORS: a question in the last line, before "1 to verify  2 verified ...". */
	buf_text(&text, _("Status:"));
	for (i = !question; i < n; i++)
		buf_format(&text, "  %d %s", i + question,
			say_status(question ? of_questions[i] : of_notes[i]));
	if (!question)
		/* TRANSLATORS: no status, in a list of statuses. */
		buf_format(&text, "  0 %s", _("none"));
	return text.at;
}

/* Without a note on it, the status is one. */
static void set_status(struct view *view, int digit)
{
	struct work *work = view->work;
	const struct note *note = find_note(view, work->asked_of);
	int i = note && note->question ? digit - 1 : digit;
	enum status status;
	struct target on;

	if (i < 0 || i >= (note && note->question ? OF_QUESTIONS : OF_NOTES))
		return;
	status = note && note->question ? of_questions[i] : of_notes[i];
	if (note)
		dossier_mark(work->dossier, desk_stamp(view), note->id, status);
	else if (view_fact(view) && status != STATUS_NONE) {
		on = dossier_on_fact(work->dossier, view_fact(view));
		dossier_note(work->dossier, desk_stamp(view), &on, status, "");
	}
	view_say(view, false, "%s", status == STATUS_NONE ? _("no status") : say_status(status));
	desk_changed(view);
}

void ask_open(struct view *view, enum ask ask, const char *text)
{
	view->work->ask = ask;
	view->prompt = (struct prompt){ .kind = PROMPT_ASK };
	if (strlen(text) < PROMPT_MOST) {
		strcpy(view->prompt.text, text);
		view->prompt.n = view->prompt.cursor = strlen(text);
	}
}

bool ask_is_choice(const struct view *view)
{
	return view->work->ask == ASK_STATUS;
}

const char *ask_say(const struct view *view)
{
	return say_statuses(view);
}

enum view_wish ask_key(struct view *view, const char *key)
{
	if (key[0] < '0' || key[0] > '9' || key[1]) {
		view_say(view, false, "%s", _("left as it was"));
		view->prompt.kind = PROMPT_NONE;
		return VIEW_GO_ON;
	}
	view->prompt.kind = PROMPT_NONE;
	set_status(view, key[0] - '0');
	return VIEW_GO_ON;
}
