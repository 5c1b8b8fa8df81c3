/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What of the screen can be pointed at. Whoever draws it notes the rectangle and what it stands
 * for; where several hold the pointer, each is served in the order in which they were noted.
 */
#ifndef VIEW_MOUSE_H
#define VIEW_MOUSE_H

#include "view/state.h"

enum zone_kind {
	ZONE_ACTION,   /* index of the action: does it */
	ZONE_PANE,     /* of a dispatch: takes the focus, and the fact under the pointer */
	ZONE_TITLE,    /* of a dispatch: takes the focus; twice: alone, or all again */
	ZONE_OVERVIEW, /* of a dispatch: goes to that part of it */
	ZONE_BORDER,   /* after the slot of that number: can be drawn */
	ZONE_COLUMN,   /* of a dispatch in a page */
	ZONE_ROW,      /* of a list; twice: to the words */
	ZONE_PAIR,     /* a * n + b, among the sources */
};

struct zone {
	enum zone_kind kind;
	uint32_t index;
	int row, column, rows, columns;
};

/* Until the next frame. */
void mouse_note(struct view *view, enum zone_kind kind, uint32_t index, int row, int column,
	int rows, int columns);

bool mouse_is_event(const char *key);
enum view_wish mouse_act(struct view *view, const char *event);

#endif
