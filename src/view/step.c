/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions: from fact to fact, and from one place that tells the fact to another. */
#include "view/filter.h"
#include "view/pages.h"

#include "speak.h"

/* The filter that is set, where it hides what was looked for. */
static void say_none(struct view *view, bool disagreements)
{
	if (view->filter->n == 0)
		view_say(view, false, "%s", say_no_fact(view));
	else if (!disagreements)
		view_say(view, false, "%s", _("this is the only fact"));
	else if (filter_is_set(view))
		view_say(view, false, "%s", _("no disagreement passes the filter"));
	else
		view_say(view, false, "%s", _("the dispatches do not disagree on any fact found"));
}

static void say_end(struct view *view, bool disagreements)
{
	if (!disagreements || view->filter->disagreements == 0)
		say_none(view, disagreements);
	else
		view_say(view, false, "%s", _("this is the only disagreement"));
}

static bool step(struct view *view, bool disagreements)
{
	view->page_top = 0;
	return page_kind(view->page)->list ? list_step(view, view->by, disagreements)
					   : walk_step(view, view->by, disagreements);
}

/*
 * The reader is set down on the worst conflict, often in the middle: who only goes on must meet
 * what stands before it too.
 */
static bool go_round(struct view *view, bool disagreements)
{
	bool moved = page_kind(view->page)->list ? list_round(view, view->by, disagreements)
						 : walk_round(view, view->by, disagreements);

	if (moved)
		view_say(view, false, "%s",
			view->by > 0 ? _("round again from the first")
				     : _("round again from the last"));
	return moved;
}

enum view_wish do_step_disagreement(struct view *view)
{
	if (!step(view, true) && !go_round(view, true))
		say_end(view, true);
	return VIEW_GO_ON;
}

enum view_wish do_step_fact(struct view *view)
{
	if (!step(view, false) && !go_round(view, false))
		say_end(view, false);
	return VIEW_GO_ON;
}

/* Around the mentions of the fact in the pane in focus. */
enum view_wish do_step_mention(struct view *view)
{
	struct pane *pane = &view->panes[view->focus];
	uint32_t at;

	if (pane->told < 2) {
		view_say(view, false, "%s",
			pane->told == 0 ? _("this dispatch does not tell the fact")
					: _("this dispatch tells the fact only once"));
		return VIEW_GO_ON;
	}
	at = pane->member - pane->first + (view->by > 0 ? 1 : pane->told - 1);
	pane->member = pane->first + at % pane->told;
	pane->anchor = pane->at->members[pane->member].mention->span.start;
	pane->aligned = true;
	pane->scrolled = false;
	view->keel = view->focus;
	return VIEW_GO_ON;
}

enum view_wish do_realign(struct view *view)
{
	if (view->fact != NO_FACT)
		walk_to(view, view->fact);
	return VIEW_GO_ON;
}
