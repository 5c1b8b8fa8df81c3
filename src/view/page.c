/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions: the pages that are laid over the panes, and what concerns the whole program. */
#include "view/state.h"

#include "speak.h"

static enum view_wish turn_to(struct view *view, enum page page)
{
	view->page = view->page == page ? PAGE_READING : page;
	view->page_top = 0;
	return VIEW_GO_ON;
}

enum view_wish do_why(struct view *view)
{
	if (view->fact != NO_FACT)
		return turn_to(view, PAGE_WHY);
	view_say(view, false, "%s", _("no fact was found in these dispatches"));
	return VIEW_GO_ON;
}

enum view_wish do_help(struct view *view)
{
	return turn_to(view, PAGE_HELP);
}

enum view_wish do_close(struct view *view)
{
	if (view->page != PAGE_READING)
		return turn_to(view, PAGE_READING);
	return view->zoomed ? do_zoom_pane(view) : VIEW_GO_ON;
}

enum view_wish do_export(struct view *view)
{
	prompt_open(view);
	return VIEW_GO_ON;
}

enum view_wish do_redraw(struct view *view)
{
	(void)view;
	return VIEW_REDRAW;
}

enum view_wish do_suspend(struct view *view)
{
	(void)view;
	return VIEW_SUSPEND;
}

enum view_wish do_quit(struct view *view)
{
	return view->page == PAGE_READING ? VIEW_QUIT : turn_to(view, PAGE_READING);
}
