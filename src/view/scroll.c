/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions: up and down the pane in focus, or the sheet that fills the screen. */
#include "view/search.h"

/* The others keep it company. */
static void lead_others(struct view *view)
{
	if (view->company == COMPANY_FOLLOWS)
		follow_pane(view, view->focus);
}

/* A pane moved by hand leads from there on. */
static struct pane *lead(struct view *view)
{
	if (view->leader != view->focus) {
		view->leader = view->focus;
		walk_order(view);
	}
	return &view->panes[view->focus];
}

static enum view_wish scroll(struct view *view, int lines)
{
	int most = view->page_lines - view->layout.height;
	struct pane *pane;

	if (view->page == PAGE_READING) {
		pane = lead(view);
		pane_scroll(view, pane, pane_top(view, pane) + lines);
		lead_others(view);
		return VIEW_GO_ON;
	}
	if (page_kind(view->page)->move) {
		page_kind(view->page)->move(view, lines);
		return VIEW_GO_ON;
	}
	view->page_top += lines;
	if (view->page_top > most)
		view->page_top = most;
	if (view->page_top < 0)
		view->page_top = 0;
	return VIEW_GO_ON;
}

void scroll_by(struct view *view, int lines)
{
	scroll(view, lines);
}

enum view_wish do_scroll_line(struct view *view)
{
	return scroll(view, view->by);
}

/* A page keeps two lines of the one before in sight, where it has them. */
enum view_wish do_scroll_page(struct view *view)
{
	int height = view->layout.height;

	return scroll(view, view->by * (height > 4 ? height - 2 : height > 1 ? height - 1 : 1));
}

enum view_wish do_scroll_half(struct view *view)
{
	return scroll(view, view->by * (view->layout.height > 1 ? view->layout.height / 2 : 1));
}

enum view_wish do_scroll_end(struct view *view)
{
	struct pane *pane;
	int last;

	page_complete(view);
	if (view->page != PAGE_READING)
		return scroll(view, view->by * view->page_lines);
	jump_leave(view);
	pane = lead(view);
	pane_wrap(view, pane);
	last = (int)pane->rows.n - view->layout.height;
	pane_put(view, pane, view->by > 0 && last > 0 ? last : 0);
	lead_others(view);
	return VIEW_GO_ON;
}
