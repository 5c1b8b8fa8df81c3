/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place of the reader's, to come back to: no line numbers, so that it survives any resize. */
#include "view/search.h"

#include <string.h>

void place_take(struct view *view, struct place *place)
{
	struct pane *panes = place->panes;

	if (!panes)
		panes = arena_array(view->arena, struct pane, view->n + 1);
	memcpy(panes, view->panes, view->n * sizeof *panes);
	*place = (struct place){ view->fact, view->focus, view->leader, view->keel, view->zoomed,
		panes };
}

/* All but how the pane is laid out, which may be otherwise by now. */
static void put_back(struct pane *pane, const struct pane *was)
{
	pane->hidden = was->hidden;
	pane->shown = was->shown;
	pane->scrolled = was->scrolled;
	pane->followed = was->followed;
	pane->at = was->at;
	pane->first = was->first;
	pane->told = was->told;
	pane->member = was->member;
	pane->anchor = was->anchor;
	pane->anchor_row = was->anchor_row;
	pane->aligned = was->aligned;
}

void place_return(struct view *view, const struct place *place)
{
	uint32_t i;

	view->fact = place->fact;
	view->focus = place->focus;
	view->leader = place->leader;
	view->keel = place->keel;
	view->zoomed = place->zoomed;
	for (i = 0; i < view->n; i++)
		put_back(&view->panes[i], &place->panes[i]);
	walk_order(view);
	if (view->company == COMPANY_STEPS)
		layout_forget(view);
	layout_choose(view, false);
}
