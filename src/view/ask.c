/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Questions of the desk in the last line, each a row of a table: how it is put, and what its answer
 * does. One key answers a choice; words are ended by Enter.
 */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

/* The statuses of notes, and of questions, by the digit that chooses them. */
static const enum status of_notes[] = { STATUS_NONE, STATUS_TO_VERIFY, STATUS_VERIFIED,
	STATUS_DISPUTED, STATUS_LEFT_OUT };
static const enum status of_questions[] = { STATUS_OPEN, STATUS_ANSWERED, STATUS_LEFT_OUT };

enum { OF_NOTES = sizeof of_notes / sizeof *of_notes };
enum { OF_QUESTIONS = sizeof of_questions / sizeof *of_questions };

/* By the digit that chooses them, from 1. */
static const enum verdict verdicts[] = { VERDICT_AGREE, VERDICT_VARY, VERDICT_CONFLICT,
	VERDICT_SINGLE };
static const enum fact_kind kinds[] = { FACT_QUANTITY, FACT_DATE, FACT_NAME, FACT_QUOTE };

static const struct note *find_note(const struct view *view, const char *id)
{
	const struct notes *notes = desk_notes(view);
	uint32_t i;

	for (i = 0; id && i < notes->n; i++)
		if (strcmp(notes->at[i].id, id) == 0)
			return &notes->at[i];
	return NULL;
}

/* How each is put ----------------------------------------------------------------------------- */

static const char *say_statuses(const struct view *view)
{
	const struct note *note = find_note(view, view->work->asked_of);
	bool question = note && note->question;
	int n = question ? OF_QUESTIONS : OF_NOTES, i;
	struct buf text = buf_new(view->brief);

	/* TRANSLATORS: a question in the last line, before "1 to verify  2 verified ...". */
	buf_text(&text, _("Status:"));
	for (i = !question; i < n; i++)
		buf_format(&text, "  %d %s", i + question,
			export_say_status(question ? of_questions[i] : of_notes[i]));
	if (!question)
		/* TRANSLATORS: no status, in a list of statuses. */
		buf_format(&text, "  0 %s", _("none"));
	return text.at;
}

static const char *say_verdicts(const struct view *view)
{
	struct buf text = buf_new(view->brief);
	size_t i;

	buf_text(&text, _("Verdict:"));
	for (i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
		buf_format(&text, "  %zu %s", i + 1, verdict_word(verdicts[i]));
	return text.at;
}

static const char *say_kinds(const struct view *view)
{
	(void)view;
	/* TRANSLATORS: what the words that were selected are; each by a digit. */
	return _("They are:  1 a figure  2 a date  3 a name  4 a quotation");
}

static const char *say_strike(const struct view *view)
{
	(void)view;
	return _("No fact:  1 this mention  2 all of it");
}

static const char *say_quit(const struct view *view)
{
	(void)view;
	/* TRANSLATORS: before leaving, each by a digit; any other key stays. */
	return _("Unsaved work:  1 save and leave  2 leave without it  Esc stay");
}

static const char *say_mixed(const struct view *view)
{
	(void)view;
	return _("Others wrote there:  1 join their work and yours  Esc do not save");
}

static const char *say_where(const struct view *view)
{
	(void)view;
	return _("Save to: ");
}

static const char *say_value_of(const struct view *view)
{
	(void)view;
	return _("Value: ");
}

static const char *say_reason(const struct view *view)
{
	/* TRANSLATORS: why a person gives a verdict; %s is the verdict. */
	return arena_format(view->brief, _("%s, because: "), verdict_word(view->work->verdict));
}

static const char *say_name(const struct view *view)
{
	(void)view;
	return _("Label: ");
}

static const char *say_recover(const struct view *view)
{
	return arena_format(view->brief,
		/* TRANSLATORS: at the start, where a reader ended without saving; each by a digit.
		   80 columns at most. */
		ngettext("%u step was not saved:  1 take it in  2 throw it away  Esc look later",
			"%u steps were not saved:  1 take them in  2 throw them away  Esc look "
			"later",
			view->work->offered),
		view->work->offered);
}

static const char *say_throw_away(const struct view *view)
{
	(void)view;
	return _("Throw it away for good?  1 yes  Esc look later");
}

/* What the answers do ------------------------------------------------------------------------- */

static enum view_wish spare(struct view *view)
{
	view->work->leaving = false;
	view_say(view, false, "%s", _("left as it was"));
	return VIEW_GO_ON;
}

/* Without a note on it, the status is one. */
static enum view_wish set_status(struct view *view, const char *key)
{
	struct work *work = view->work;
	const struct note *note = find_note(view, work->asked_of);
	bool question = note && note->question;
	int i = *key - '0' - question;
	enum status status;
	struct target on;

	if (i < 0 || i >= (question ? OF_QUESTIONS : OF_NOTES))
		return spare(view);
	status = question ? of_questions[i] : of_notes[i];
	if (note)
		dossier_mark(work->dossier, desk_stamp(view), note->id, status);
	else if (view_fact(view) && status != STATUS_NONE) {
		on = dossier_on_fact(work->dossier, view_fact(view));
		dossier_note(work->dossier, desk_stamp(view), &on, status, "");
	}
	view_say(view, false, "%s",
		status == STATUS_NONE ? _("no status") : export_say_status(status));
	desk_changed(view);
	return VIEW_GO_ON;
}

static enum view_wish choose_verdict(struct view *view, const char *key)
{
	int i = *key - '1';

	if (i < 0 || i >= (int)(sizeof verdicts / sizeof *verdicts))
		return spare(view);
	view->work->verdict = verdicts[i];
	ask_open(view, ASK_REASON, "");
	return VIEW_GO_ON;
}

static enum view_wish choose_kind(struct view *view, const char *key)
{
	int i = *key - '1';

	if (i < 0 || i >= (int)(sizeof kinds / sizeof *kinds))
		return spare(view);
	return select_as(view, kinds[i]);
}

static enum view_wish strike(struct view *view, const char *key)
{
	return *key == '1' || *key == '2' ? correct_strike(view, *key == '2') : spare(view);
}

static enum view_wish quit(struct view *view, const char *key)
{
	return *key == '1' ? quit_saving(view) : *key == '2' ? quit_without(view) : spare(view);
}

static enum view_wish look_later(struct view *view)
{
	view_say(view, false, "%s", _("it stays where it is, and is offered at the next start"));
	return VIEW_GO_ON;
}

static enum view_wish recover(struct view *view, const char *key)
{
	if (*key == '1')
		return recover_take_in(view);
	if (*key != '2')
		return look_later(view);
	ask_open(view, ASK_THROW_AWAY, "");
	return VIEW_GO_ON;
}

static enum view_wish throw_away(struct view *view, const char *key)
{
	return *key == '1' ? recover_throw_away(view) : look_later(view);
}

static enum view_wish choose_meta(struct view *view, const char *key)
{
	return byline_choose(view, key) ? VIEW_GO_ON : spare(view);
}

static enum view_wish mix(struct view *view, const char *key)
{
	return *key == '1' ? save_mixed(view) : save_answer(view, "");
}

static const struct {
	bool choice;
	const char *(*say)(const struct view *view);
	enum view_wish (*answer)(struct view *view, const char *words);
} table[ASKS] = {
	[ASK_STATUS] = { true, say_statuses, set_status },
	[ASK_SAVE] = { false, say_where, save_answer },
	[ASK_SAVE_MIXED] = { true, say_mixed, mix },
	[ASK_QUIT] = { true, say_quit, quit },
	[ASK_VALUE] = { false, say_value_of, correct_value },
	[ASK_VERDICT] = { true, say_verdicts, choose_verdict },
	[ASK_REASON] = { false, say_reason, correct_verdict },
	[ASK_LABEL] = { false, say_name, correct_label },
	[ASK_STRIKE] = { true, say_strike, strike },
	[ASK_KIND] = { true, say_kinds, choose_kind },
	[ASK_RECOVER] = { true, say_recover, recover },
	[ASK_META] = { true, byline_say_choice, choose_meta },
	[ASK_META_WORDS] = { false, byline_say_words, byline_tell },
	[ASK_THROW_AWAY] = { true, say_throw_away, throw_away },
};

void ask_open(struct view *view, enum ask ask, const char *text)
{
	size_t n = strlen(text) < PROMPT_MOST ? strlen(text) : 0;

	view->work->ask = ask;
	view->work->trouble = NULL;
	view->prompt = (struct prompt){ .kind = PROMPT_ASK, .n = n, .cursor = n };
	memcpy(view->prompt.text, text, n);
}

bool ask_is_choice(const struct view *view)
{
	return table[view->work->ask].choice;
}

const char *ask_say(const struct view *view)
{
	return table[view->work->ask].say(view);
}

const char *ask_trouble(const struct view *view)
{
	return view->work->trouble ? view->work->trouble : "";
}

enum view_wish ask_key(struct view *view, const char *key)
{
	char words[PROMPT_MOST];

	if (table[view->work->ask].choice) {
		view->prompt.kind = PROMPT_NONE;
		return table[view->work->ask].answer(view, key);
	}
	if (strcmp(key, "Enter") != 0) {
		view->work->trouble = NULL;
		prompt_edit(&view->prompt, key);
		return VIEW_GO_ON;
	}
	memcpy(words, view->prompt.text, view->prompt.n + 1);
	view->prompt.kind = PROMPT_NONE;
	return table[view->work->ask].answer(view, words);
}
