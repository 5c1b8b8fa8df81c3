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
		view_say(view, false, "%s",
			view->by > 0 ? _("this is the last fact") : _("this is the first fact"));
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
		view_say(view, false, "%s",
			view->by > 0 ? _("this is the last disagreement")
				     : _("this is the first disagreement"));
}

static bool step(struct view *view, bool disagreements)
{
	view->page_top = 0;
	return page_kind(view->page)->list ? list_step(view, view->by, disagreements)
					   : walk_step(view, view->by, disagreements);
}

enum view_wish do_step_disagreement(struct view *view)
{
	if (!step(view, true))
		say_end(view, true);
	return VIEW_GO_ON;
}

enum view_wish do_step_fact(struct view *view)
{
	if (!step(view, false))
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
