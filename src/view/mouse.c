/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The mouse. An event is a key's name with a place, from 1: "Mouse1@ROW,COLUMN" is the button
 * pressed, "Double1@" pressed again, "Drag1@" moved while down, "Release1@", "Wheel-Up@" and
 * "Wheel-Down@". What the place means was noted by what drew it.
 */
#include "view/mouse.h"
#include "view/pages.h"

#include "speak.h"

#include <stdio.h>
#include <string.h>

enum event_kind { EVENT_PRESS, EVENT_DOUBLE, EVENT_DRAG, EVENT_RELEASE, EVENT_WHEEL, EVENTS };
enum { WHEEL_LINES = 3 };

struct event {
	enum event_kind kind;
	int row, column; /* from 0 */
	int by;		 /* of the wheel */
};

static bool parse(const char *key, struct event *event)
{
	static const struct {
		const char *name;
		enum event_kind kind;
		int by;
	} names[] = {
		{ "Mouse1@", EVENT_PRESS, 0 },
		{ "Double1@", EVENT_DOUBLE, 0 },
		{ "Drag1@", EVENT_DRAG, 0 },
		{ "Release1@", EVENT_RELEASE, 0 },
		{ "Wheel-Up@", EVENT_WHEEL, -1 },
		{ "Wheel-Down@", EVENT_WHEEL, 1 },
	};
	size_t i, n;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		n = strlen(names[i].name);
		if (strncmp(key, names[i].name, n) != 0 ||
			sscanf(key + n, "%5d,%5d", &event->row, &event->column) != 2)
			continue;
		event->kind = names[i].kind;
		event->by = names[i].by;
		event->row--;
		event->column--;
		return true;
	}
	return false;
}

bool mouse_is_event(const char *key)
{
	struct event event;

	return parse(key, &event);
}

void mouse_note(struct view *view, enum zone_kind kind, uint32_t index, int row, int column,
	int rows, int columns)
{
	*vec_push(view->brief, &view->zones) =
		(struct zone){ kind, index, row, column, rows, columns };
}

static bool holds(const struct zone *zone, const struct event *event)
{
	return event->row >= zone->row && event->row < zone->row + zone->rows &&
	       event->column >= zone->column && event->column < zone->column + zone->columns;
}

/* Panes ------------------------------------------------------------------------------------- */

static void focus_on(struct view *view, uint32_t index)
{
	if (view->focus == index && view->leader == index)
		return;
	view->focus = view->leader = index;
	walk_order(view);
}

/* The other panes bring the fact to the row of the words that were pointed at, which stay there. */
static void take_fact(struct view *view, uint32_t index, const struct mark *mark)
{
	struct pane *pane = &view->panes[index];
	int row = pane_row_of(pane, mark->span.start) - pane_top(view, pane);
	uint32_t i;

	walk_to(view, mark->fact);
	pane->member = mark->member;
	pane->anchor = mark->span.start;
	for (i = 0; i < view->n; i++) {
		if (view->panes[i].told == 0)
			continue;
		view->panes[i].aligned = false;
		view->panes[i].anchor_row = row > 0 ? row : 0;
	}
	view->keel = index;
}

/* false: there is no fact under the pointer. */
static bool press_text(struct view *view, uint32_t index, const struct event *event)
{
	struct pane *pane = &view->panes[index];
	const struct breadth *b = &pane->breadth;
	int row = pane_top(view, pane) + event->row - view->layout.panes;
	int column = event->column - pane->column - b->margin - b->gutter;
	const struct mark *mark;

	if (row < 0 || row >= (int)pane->rows.n)
		return false;
	mark = paint_mark_at(view, pane, &pane->rows.at[row], column);
	if (!mark)
		return false;
	take_fact(view, index, mark);
	return true;
}

static void press_overview(struct view *view, uint32_t index, const struct event *event)
{
	struct pane *pane = &view->panes[index];
	const struct layout *l = &view->layout;
	int row;

	pane_wrap(view, pane);
	if (paint_is_one(view))
		row = (int)((int64_t)event->column * (int64_t)pane->rows.n / view->columns);
	else
		row = (int)((int64_t)(event->row - l->panes) * (int64_t)pane->rows.n /
			    paint_overview_rows(view, pane));
	pane_scroll(view, pane, row - l->height / 2);
	if (view->company == COMPANY_FOLLOWS)
		follow_pane(view, index);
}

/* Actions ----------------------------------------------------------------------------------- */

static enum view_wish run(struct view *view, const struct action *action)
{
	view->by = action->by;
	view->key = action->name;
	return action->run(view);
}

static void choose_column(struct view *view, uint32_t index)
{
	if (page_kind(view->page)->choose)
		page_kind(view->page)->choose(view, index);
}

static enum view_wish press(struct view *view, const struct zone *zone, const struct event *event)
{
	switch (zone->kind) {
	case ZONE_ACTION:
		return run(view, action_at(zone->index));
	case ZONE_PANE:
		focus_on(view, zone->index);
		view->pressed = press_text(view, zone->index, event);
		break;
	case ZONE_TITLE:
		focus_on(view, zone->index);
		break;
	case ZONE_OVERVIEW:
		focus_on(view, zone->index);
		press_overview(view, zone->index, event);
		break;
	case ZONE_BORDER:
		view->drawn = (int)zone->index;
		break;
	case ZONE_COLUMN:
		choose_column(view, zone->index);
		break;
	case ZONE_ROW:
		list_move(view, (int)zone->index - (int)page_kind(view->page)->list(view)->cursor);
		break;
	case ZONE_PAIR:
		sources_choose(view, zone->index / view->n, zone->index % view->n);
		break;
	}
	return VIEW_GO_ON;
}

/* Pressed again where it was pressed before. */
static enum view_wish press_again(struct view *view, const struct zone *zone)
{
	if (zone->kind == ZONE_PANE && view->pressed) {
		page_open(view, PAGE_FACT);
		return VIEW_GO_ON;
	}
	if (zone->kind == ZONE_TITLE)
		return do_zoom_pane(view);
	if (zone->kind == ZONE_ROW)
		return do_words(view);
	if (zone->kind == ZONE_ACTION)
		return run(view, action_at(zone->index));
	return VIEW_GO_ON;
}

/* The border goes to the column of the pointer. */
static void draw_border(struct view *view, const struct event *event)
{
	uint32_t i;

	for (i = 0; view->drawn >= 0 && i < view->n; i++)
		if (view->panes[i].shown && layout_slot_of(view, i) == view->drawn)
			layout_move_border(view, view->drawn,
				event->column - view->panes[i].column -
					view->panes[i].breadth.columns);
}

static void wheel(struct view *view, const struct zone *zone, const struct event *event)
{
	if (zone && (zone->kind == ZONE_PANE || zone->kind == ZONE_OVERVIEW))
		focus_on(view, zone->index);
	scroll_by(view, event->by * WHEEL_LINES);
}

enum view_wish mouse_act(struct view *view, const char *key)
{
	enum view_wish wish = VIEW_GO_ON;
	struct zones zones = view->zones; /* noted for the frame that is seen */
	enum page page = view->page;
	struct event event;
	uint32_t i;

	parse(key, &event);
	if (event.kind == EVENT_RELEASE || event.kind == EVENT_PRESS)
		view->drawn = -1;
	if (event.kind == EVENT_DRAG && view->page == PAGE_READING)
		draw_border(view, &event);
	if (event.kind == EVENT_RELEASE || event.kind == EVENT_DRAG)
		return VIEW_GO_ON;
	view->message = NULL;
	view->count = 0;
	for (i = 0; i < zones.n && view->page == page && wish == VIEW_GO_ON; i++) {
		if (!holds(&zones.at[i], &event))
			continue;
		if (event.kind == EVENT_WHEEL) {
			wheel(view, &zones.at[i], &event);
			return VIEW_GO_ON;
		}
		wish = event.kind == EVENT_DOUBLE ? press_again(view, &zones.at[i])
						  : press(view, &zones.at[i], &event);
	}
	if (event.kind == EVENT_WHEEL)
		wheel(view, NULL, &event);
	return wish;
}

/* Widths by keys ---------------------------------------------------------------------------- */

enum { WIDEN_BY = 4 };

enum view_wish do_widen_pane(struct view *view)
{
	int slot = layout_slot_of(view, view->focus), by = view->by * WIDEN_BY;

	if (view->layout.shown < 2)
		view_say(view, false, "%s", _("there is no other pane to take room from"));
	else if (slot + 1 < view->layout.shown)
		layout_move_border(view, slot, by);
	else
		layout_move_border(view, slot - 1, -by);
	return VIEW_GO_ON;
}

enum view_wish do_even_panes(struct view *view)
{
	view->layout.n_slots = 0;
	layout_choose(view, false);
	return VIEW_GO_ON;
}
