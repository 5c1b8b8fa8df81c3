/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections, a key each: the dossier does them, and here is told how it went. */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

bool correct_end(struct view *view, struct memory *memory, enum fault_code code, const char *done)
{
	const char *undo = keymap_first(view->keymap, do_undo);
	struct fault fault = { .code = code, .path = view->prompt.text };

	view_refresh(view, memory, false);
	if (code != FAULT_NONE) {
		view_say(view, fault_level(code) > FAULT_NOTICE, "%s",
			export_say_fault(view->brief, &fault));
		return false;
	}
	if (*undo)
		/* TRANSLATORS: %1$s is what was done ("joined"), %2$s a key. */
		view_say(view, false, _("%1$s; %2$s takes it back"), done, undo);
	else
		view_say(view, false, "%s", done);
	return true;
}

uint32_t correct_member_here(struct view *view)
{
	const struct fact *fact = view_fact(view);
	const struct pane *pane = &view->panes[view->focus];
	uint32_t i;

	if (view->page == PAGE_READING && pane->at == fact && pane->told > 0)
		return pane->member;
	for (i = 0; i < fact->n; i++)
		if (fact->members[i].dispatch == view->focus)
			return i;
	return fact->n == 1 ? 0 : DOSSIER_NOWHERE;
}

/* Tells where the pane in focus has no mention of the fact. */
static bool has_member(struct view *view)
{
	if (!desk_has_fact(view))
		return false;
	if (correct_member_here(view) != DOSSIER_NOWHERE)
		return true;
	view_say(view, false, "%s",
		_("this dispatch is silent on the fact: go to the pane that tells it"));
	return false;
}

enum view_wish do_pick(struct view *view)
{
	if (!desk_has_fact(view))
		return VIEW_GO_ON;
	view->work->picked = view->fact;
	/* TRANSLATORS: %1$s is a fact, %2$s a key. */
	view_say(view, false, _("%1$s: go to the other fact, and %2$s joins them"),
		draw_shorten(view->brief, say_label(view_fact(view)), view->columns / 3),
		keymap_first(view->keymap, do_join));
	return VIEW_GO_ON;
}

enum view_wish do_join(struct view *view)
{
	struct work *work = view->work;
	const struct fact *a, *b = view_fact(view);
	struct memory *memory;
	enum fault_code code;
	bool names;

	if (!desk_has_fact(view))
		return VIEW_GO_ON;
	if (work->picked == NO_FACT) {
		view_say(view, false, _("first mark the other fact with %s"),
			keymap_first(view->keymap, do_pick));
		return VIEW_GO_ON;
	}
	a = &view->analysis->facts.at[work->picked];
	names = a->kind == FACT_NAME && b->kind == FACT_NAME;
	memory = view_remember(view);
	code = names ? dossier_same_name(work->dossier, desk_stamp(view), a, b)
		     : dossier_join(work->dossier, desk_stamp(view), a, b);
	if (correct_end(view, memory, code, names ? _("one name") : _("joined")))
		work->picked = NO_FACT;
	return VIEW_GO_ON;
}

enum view_wish do_part(struct view *view)
{
	const struct fact *fact = view_fact(view);
	struct memory *memory;
	enum fault_code code;
	bool name;

	if (!has_member(view))
		return VIEW_GO_ON;
	name = fact->kind == FACT_NAME;
	memory = view_remember(view);
	code = name ? dossier_other_name(view->work->dossier, desk_stamp(view), fact,
			      correct_member_here(view))
		    : dossier_part(view->work->dossier, desk_stamp(view), fact,
			      correct_member_here(view));
	correct_end(view, memory, code, name ? _("another name") : _("taken out of the fact"));
	return VIEW_GO_ON;
}

enum view_wish correct_strike(struct view *view, bool whole)
{
	struct memory *memory = view_remember(view);
	enum fault_code code = dossier_strike(view->work->dossier, desk_stamp(view),
		view_fact(view), whole ? DOSSIER_NOWHERE : correct_member_here(view));

	correct_end(view, memory, code, whole ? _("no fact") : _("no mention of a fact"));
	return VIEW_GO_ON;
}

enum view_wish do_strike(struct view *view)
{
	if (!desk_has_fact(view))
		return VIEW_GO_ON;
	if (view_fact(view)->n == 1 || correct_member_here(view) == DOSSIER_NOWHERE)
		return correct_strike(view, true);
	ask_open(view, ASK_STRIKE, "");
	return VIEW_GO_ON;
}

enum view_wish do_value(struct view *view)
{
	const struct member *member;

	if (!has_member(view))
		return VIEW_GO_ON;
	member = &view_fact(view)->members[correct_member_here(view)];
	if (member->mention->kind != FACT_QUANTITY && member->mention->kind != FACT_DATE) {
		view_say(view, false, "%s", _("only figures and dates have a value"));
		return VIEW_GO_ON;
	}
	ask_open(view, ASK_VALUE, say_words(view->brief, view, member));
	return VIEW_GO_ON;
}

/* What is not understood can be changed. */
enum view_wish correct_value(struct view *view, const char *words)
{
	struct memory *memory = view_remember(view);
	enum fault_code code = dossier_revalue(view->work->dossier, desk_stamp(view),
		view_fact(view), correct_member_here(view), words);

	if (!correct_end(view, memory, code, _("another value")) && code == FAULT_NO_VALUE) {
		ask_open(view, ASK_VALUE, words);
		view->work->trouble = _("no value that is understood here");
	}
	return VIEW_GO_ON;
}

enum view_wish do_verdict(struct view *view)
{
	if (desk_has_fact(view))
		ask_open(view, ASK_VERDICT, "");
	return VIEW_GO_ON;
}

enum view_wish correct_verdict(struct view *view, const char *reason)
{
	struct memory *memory = view_remember(view);
	enum fault_code code = dossier_judge(view->work->dossier, desk_stamp(view), view_fact(view),
		view->work->verdict, reason);

	correct_end(view, memory, code, _("another verdict"));
	return VIEW_GO_ON;
}

enum view_wish do_label(struct view *view)
{
	if (desk_has_fact(view))
		ask_open(view, ASK_LABEL, say_label(view_fact(view)));
	return VIEW_GO_ON;
}

enum view_wish correct_label(struct view *view, const char *label)
{
	struct memory *memory = view_remember(view);

	correct_end(view, memory,
		dossier_name(view->work->dossier, desk_stamp(view), view_fact(view), label),
		*label ? _("another label") : _("the label that was found"));
	return VIEW_GO_ON;
}

/* Back and forth ------------------------------------------------------------------------------ */

static enum view_wish take_back(struct view *view, bool again)
{
	struct memory *memory;
	const struct deed *deed;
	const char *key = keymap_first(view->keymap, again ? do_undo : do_redo);

	if (!desk_is_open(view))
		return VIEW_GO_ON;
	memory = view_remember(view);
	deed = again ? dossier_redo(view->work->dossier, desk_stamp(view))
		     : dossier_undo(view->work->dossier, desk_stamp(view));
	if (!view->dossier->analysis) /* all files went, and nothing can be shown */
		return VIEW_QUIT;
	view_refresh(view, memory, deed && deed->kind == DEED_META);
	if (!deed)
		view_say(view, false, "%s",
			again ? _("nothing was taken back since")
			      : _("there is nothing to take back"));
	else if (again)
		/* TRANSLATORS: %1$s is what was done, as in the log ("joined"); %2$s a key. */
		view_say(view, false, _("done again: %1$s; %2$s takes it back"),
			say_deed(deed->kind), key);
	else
		view_say(view, false, _("taken back: %1$s; %2$s does it again"),
			say_deed(deed->kind), key);
	return VIEW_GO_ON;
}

enum view_wish do_undo(struct view *view)
{
	return take_back(view, false);
}

enum view_wish do_redo(struct view *view)
{
	return take_back(view, true);
}
