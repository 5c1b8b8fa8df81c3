/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions: which pane is in focus, and which are shown. */
#include "view/pages.h"

#include "speak.h"

#include <string.h>

static void focus_on(struct view *view, uint32_t index)
{
	view->focus = view->leader = index;
	walk_order(view);
	layout_choose(view, false);
}

/* The open pane beside the focus, around; the focus itself where there is no other. */
static uint32_t find_beside(const struct view *view, int by)
{
	uint32_t index = view->focus, step = by > 0 ? 1 : view->n - 1;

	do
		index = (index + step) % view->n;
	while (view->panes[index].hidden && index != view->focus);
	return index;
}

enum view_wish do_step_pane(struct view *view)
{
	if (page_kind(view->page)->side)
		page_kind(view->page)->side(view, view->by);
	else
		focus_on(view, find_beside(view, view->by));
	return VIEW_GO_ON;
}

/* The last character of the key is the number: "3", or "M-3", or "F3". */
enum view_wish do_go_to_pane(struct view *view)
{
	char digit = view->key[strlen(view->key) - 1];
	uint32_t index = digit >= '1' && digit <= '9' ? (uint32_t)(digit - '1') : UINT32_MAX;

	if (index >= view->n) {
		view_say(view, false,
			ngettext("there is only %u dispatch", "there are only %u dispatches",
				view->n),
			view->n);
		return VIEW_GO_ON;
	}
	if (page_kind(view->page)->choose) {
		page_kind(view->page)->choose(view, index);
		return VIEW_GO_ON;
	}
	view->panes[index].hidden = false;
	focus_on(view, index);
	return VIEW_GO_ON;
}

enum view_wish do_hide_pane(struct view *view)
{
	uint32_t next = find_beside(view, 1);

	if (next == view->focus) {
		view_say(view, false, "%s", _("the last pane cannot be hidden"));
		return VIEW_GO_ON;
	}
	view->panes[view->focus].hidden = true;
	focus_on(view, next);
	return VIEW_GO_ON;
}

enum view_wish do_show_panes(struct view *view)
{
	uint32_t i, back = 0;

	for (i = 0; i < view->n; i++) {
		back += view->panes[i].hidden;
		view->panes[i].hidden = false;
	}
	if (back > 0) /* they may be beside those that have room */
		view_say(view, false, ngettext("%u pane is back", "%u panes are back", back), back);
	else if (!view->zoomed)
		view_say(view, false, "%s", _("no pane was hidden"));
	view->zoomed = false;
	layout_choose(view, true);
	return VIEW_GO_ON;
}

enum view_wish do_zoom_pane(struct view *view)
{
	view->zoomed = !view->zoomed;
	layout_choose(view, !view->zoomed);
	return VIEW_GO_ON;
}
