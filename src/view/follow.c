/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Follow mode: the pane scrolled by hand leads, the others show what is aligned with the line on
 * its reading row, wherever they tell it. A passage that both have is followed through line by
 * line; where there is none, a fact in the line; what tells neither stays where it is.
 */
#include "view/pages.h"

#include "speak.h"

/* The place in the other's words that is as far on as the line is in these. */
static uint32_t place_in(struct span here, uint32_t at, struct span there)
{
	uint64_t done = at > here.start ? at - here.start : 0;

	if (span_length(here) == 0)
		return there.start;
	return there.start + (uint32_t)(done * span_length(there) / span_length(here));
}

/* The line that the others follow, and the screen row that it stands on. */
struct lead {
	struct span line;
	int row; /* of the pane */
};

/* Between two blocks it is the line after. */
static struct lead find_lead(struct view *view, struct pane *pane)
{
	int top = pane_top(view, pane), at = top + view->fact_row, last = (int)pane->rows.n - 1;

	if (at > last)
		at = last;
	if (at < 0)
		return (struct lead){ 0 };
	if (pane->rows.at[at].blank && at < last)
		at++;
	return (struct lead){ pane->rows.at[at].span, at - top };
}

/* Brings the panes of a fact's other tellers, where nothing better has. */
static void bring_tellers(struct view *view, const struct fact *fact, const struct mark *mark,
	const struct lead *lead)
{
	const struct member *member;
	struct pane *pane;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		member = &fact->members[i];
		pane = &view->panes[member->dispatch];
		if (!pane->shown || pane->followed)
			continue;
		pane->anchor = place_in(mark->span, lead->line.start, member->mention->span);
		pane->anchor_row = lead->row;
		pane->aligned = false;
		pane->scrolled = pane->followed = true;
	}
}

/* The facts of one list that reach into the line. */
static void bring_all(struct view *view, const struct facts *facts, const struct marks *marks,
	const struct lead *lead)
{
	const struct mark *mark;
	uint32_t i;

	for (i = 0; i < marks->n && marks->at[i].span.start < lead->line.end; i++) {
		mark = &marks->at[i];
		if (mark->span.end > lead->line.start && is_news(&facts->at[mark->fact]))
			bring_tellers(view, &facts->at[mark->fact], mark, lead);
	}
}

void follow_pane(struct view *view, uint32_t index)
{
	struct pane *pane = &view->panes[index];
	struct lead lead = find_lead(view, pane);
	uint32_t i;

	for (i = 0; i < view->n; i++)
		view->panes[i].followed = i == index;
	bring_all(view, &view->analysis->passages, &pane->passages, &lead);
	bring_all(view, &view->analysis->facts, &pane->marks, &lead);
}

const char *say_company(const struct view *view)
{
	static const char *const words[COMPANIES] = {
		/* TRANSLATORS: what the other panes do when one is scrolled, in the last line:
		 * a word or two. */
		[COMPANY_FOLLOWS] = N_("follow"),
		[COMPANY_RESTS] = N_("free"),
		[COMPANY_STEPS] = N_("lock step"),
	};

	return _(words[view->company]);
}

enum view_wish do_follow(struct view *view)
{
	bool rests = view->company == COMPANY_FOLLOWS;

	if (view->company == COMPANY_STEPS)
		level_leave(view);
	view->company = rests ? COMPANY_RESTS : COMPANY_FOLLOWS;
	view_say(view, false, "%s",
		rests ? _("a pane that is scrolled moves alone")
		      : _("the other panes follow the one that is scrolled"));
	if (!rests)
		follow_pane(view, view->focus);
	return VIEW_GO_ON;
}
