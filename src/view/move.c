/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the actions do. */
#include "view/state.h"

#include "speak.h"

#include <string.h>

/* Facts --------------------------------------------------------------------------------------- */

static enum view_wish step(struct view *view, int direction, bool disagreements)
{
	if (walk_step(view, direction, disagreements))
		return VIEW_GO_ON;
	if (disagreements && view->tally[VERDICT_VARY] + view->tally[VERDICT_CONFLICT] == 0)
		view_say(view, false, "%s", _("the dispatches do not disagree on any fact found"));
	else if (disagreements)
		view_say(view, false, "%s",
			direction > 0 ? _("this is the last disagreement")
				      : _("this is the first disagreement"));
	else
		view_say(view, false, "%s",
			direction > 0 ? _("this is the last fact") : _("this is the first fact"));
	return VIEW_GO_ON;
}

enum view_wish do_next_disagreement(struct view *view, const char *key)
{
	(void)key;
	return step(view, 1, true);
}

enum view_wish do_previous_disagreement(struct view *view, const char *key)
{
	(void)key;
	return step(view, -1, true);
}

enum view_wish do_next_fact(struct view *view, const char *key)
{
	(void)key;
	return step(view, 1, false);
}

enum view_wish do_previous_fact(struct view *view, const char *key)
{
	(void)key;
	return step(view, -1, false);
}

/* From one mention of the fact to another, around, in the pane in focus. */
static enum view_wish turn(struct view *view, uint32_t by)
{
	struct pane *pane = &view->panes[view->focus];
	const struct fact *fact = view_fact(view);

	if (!fact || pane->told < 2) {
		view_say(view, false, "%s",
			!fact || pane->told == 0 ? _("this dispatch does not tell the fact")
						 : _("this dispatch tells the fact only once"));
		return VIEW_GO_ON;
	}
	pane->member = pane->first + (pane->member - pane->first + pane->told + by) % pane->told;
	pane->anchor = fact->members[pane->member].mention->span.start;
	pane->aligned = true;
	pane->scrolled = false;
	return VIEW_GO_ON;
}

enum view_wish do_next_mention(struct view *view, const char *key)
{
	(void)key;
	return turn(view, 1);
}

enum view_wish do_previous_mention(struct view *view, const char *key)
{
	(void)key;
	return turn(view, (uint32_t)-1);
}

enum view_wish do_realign(struct view *view, const char *key)
{
	(void)key;
	if (view->fact != NO_FACT)
		walk_to(view, view->fact);
	return VIEW_GO_ON;
}

/* Pages --------------------------------------------------------------------------------------- */

static enum view_wish open_page(struct view *view, enum page page)
{
	view->page = view->page == page ? PAGE_READING : page;
	view->page_top = 0;
	return VIEW_GO_ON;
}

enum view_wish do_why(struct view *view, const char *key)
{
	(void)key;
	if (view->fact == NO_FACT)
		view_say(view, false, "%s", _("no fact was found in these dispatches"));
	else
		open_page(view, PAGE_WHY);
	return VIEW_GO_ON;
}

enum view_wish do_help(struct view *view, const char *key)
{
	(void)key;
	return open_page(view, PAGE_HELP);
}

enum view_wish do_close(struct view *view, const char *key)
{
	(void)key;
	if (view->page != PAGE_READING)
		return open_page(view, PAGE_READING);
	if (view->zoomed)
		return do_zoom_pane(view, key);
	return VIEW_GO_ON;
}

/* Panes --------------------------------------------------------------------------------------- */

static void focus_on(struct view *view, uint32_t index)
{
	view->focus = view->leader = index;
	walk_order(view);
	layout_choose(view, false);
}

/* The open pane beside the focus, around; the focus itself where there is no other. */
static uint32_t find_beside(const struct view *view, uint32_t by)
{
	uint32_t index = view->focus;

	do
		index = (index + view->n + by) % view->n;
	while (view->panes[index].hidden && index != view->focus);
	return index;
}

static enum view_wish focus_beside(struct view *view, uint32_t by)
{
	focus_on(view, find_beside(view, by));
	return VIEW_GO_ON;
}

enum view_wish do_next_pane(struct view *view, const char *key)
{
	(void)key;
	return focus_beside(view, 1);
}

enum view_wish do_previous_pane(struct view *view, const char *key)
{
	(void)key;
	return focus_beside(view, (uint32_t)-1);
}

/* The last character of the key is the number: "3", or "M-3", or "F3". */
enum view_wish do_go_to_pane(struct view *view, const char *key)
{
	char digit = key[strlen(key) - 1];
	uint32_t index = digit >= '1' && digit <= '9' ? (uint32_t)(digit - '1') : UINT32_MAX;

	if (index >= view->n) {
		view_say(view, false,
			ngettext("there is only %u dispatch", "there are only %u dispatches",
				view->n),
			view->n);
		return VIEW_GO_ON;
	}
	view->panes[index].hidden = false;
	focus_on(view, index);
	return VIEW_GO_ON;
}

enum view_wish do_hide_pane(struct view *view, const char *key)
{
	uint32_t next = find_beside(view, 1);

	(void)key;
	if (next == view->focus) {
		view_say(view, false, "%s", _("the last pane cannot be hidden"));
		return VIEW_GO_ON;
	}
	view->panes[view->focus].hidden = true;
	view->panes[view->focus].shown = false;
	focus_on(view, next);
	return VIEW_GO_ON;
}

enum view_wish do_show_panes(struct view *view, const char *key)
{
	uint32_t i;

	(void)key;
	for (i = 0; i < view->n; i++)
		view->panes[i].hidden = false;
	view->zoomed = false;
	layout_choose(view, true);
	return VIEW_GO_ON;
}

enum view_wish do_zoom_pane(struct view *view, const char *key)
{
	(void)key;
	view->zoomed = !view->zoomed;
	layout_choose(view, !view->zoomed);
	return VIEW_GO_ON;
}

/* Text ---------------------------------------------------------------------------------------- */

/* A pane moved by hand leads from there on. */
static void lead(struct view *view)
{
	if (view->leader == view->focus)
		return;
	view->leader = view->focus;
	walk_order(view);
}

/* Scrolls the sheet that fills the screen, or the pane in focus. */
static enum view_wish scroll(struct view *view, int lines)
{
	struct pane *pane = &view->panes[view->focus];
	int most = view->page_lines - (view->layout.height > 0 ? view->layout.height : 1);

	if (view->page == PAGE_READING) {
		lead(view);
		pane_scroll(view, pane, pane_top(view, pane) + lines);
		return VIEW_GO_ON;
	}
	view->page_top += lines;
	if (view->page_top > most)
		view->page_top = most;
	if (view->page_top < 0)
		view->page_top = 0;
	return VIEW_GO_ON;
}

/* A page keeps two lines of the one before in sight. */
static int page_of(const struct view *view)
{
	return view->layout.height > 4	 ? view->layout.height - 2
	       : view->layout.height > 1 ? view->layout.height - 1
					 : 1;
}

static int half_of(const struct view *view)
{
	return view->layout.height > 1 ? view->layout.height / 2 : 1;
}

enum view_wish do_line_down(struct view *view, const char *key)
{
	(void)key;
	return scroll(view, 1);
}

enum view_wish do_line_up(struct view *view, const char *key)
{
	(void)key;
	return scroll(view, -1);
}

enum view_wish do_page_down(struct view *view, const char *key)
{
	(void)key;
	return scroll(view, page_of(view));
}

enum view_wish do_page_up(struct view *view, const char *key)
{
	(void)key;
	return scroll(view, -page_of(view));
}

enum view_wish do_half_down(struct view *view, const char *key)
{
	(void)key;
	return scroll(view, half_of(view));
}

enum view_wish do_half_up(struct view *view, const char *key)
{
	(void)key;
	return scroll(view, -half_of(view));
}

enum view_wish do_top(struct view *view, const char *key)
{
	(void)key;
	if (view->page == PAGE_READING) {
		lead(view);
		pane_put(view, &view->panes[view->focus], 0);
	}
	view->page_top = 0;
	return VIEW_GO_ON;
}

enum view_wish do_bottom(struct view *view, const char *key)
{
	struct pane *pane = &view->panes[view->focus];

	(void)key;
	if (view->page != PAGE_READING)
		return scroll(view, view->page_lines);
	lead(view);
	pane_wrap(view, pane);
	pane_put(view, pane,
		(int)pane->rows.n > view->layout.height ? (int)pane->rows.n - view->layout.height
							: 0);
	return VIEW_GO_ON;
}

/* Work ---------------------------------------------------------------------------------------- */

enum view_wish do_export(struct view *view, const char *key)
{
	(void)key;
	prompt_open(view);
	return VIEW_GO_ON;
}

enum view_wish do_redraw(struct view *view, const char *key)
{
	(void)view;
	(void)key;
	return VIEW_REDRAW;
}

enum view_wish do_suspend(struct view *view, const char *key)
{
	(void)view;
	(void)key;
	return VIEW_SUSPEND;
}

enum view_wish do_quit(struct view *view, const char *key)
{
	(void)key;
	if (view->page == PAGE_READING)
		return VIEW_QUIT;
	return open_page(view, PAGE_READING);
}
