/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Back and forward, as in a browser: a search, a way to an end of the text or to a mark leaves a
 * place behind. Steps from fact to fact leave none: their way back is the key for the other
 * direction.
 */
#include "view/search.h"

#include "speak.h"

#include <string.h>

void jump_init(struct view *view)
{
	view->jumps = arena_new_of(view->arena, struct jumps);
}

/* Overwrites what a place holds, and keeps its room. */
static void copy(struct view *view, struct place *to, const struct place *from)
{
	struct pane *panes = to->panes;

	if (!panes)
		panes = arena_array(view->arena, struct pane, view->n + 1);
	memcpy(panes, from->panes, view->n * sizeof *panes);
	*to = *from;
	to->panes = panes;
}

/* Room for one more place where the reader is in the list; the oldest makes way. */
static struct place *room_for(struct jumps *jumps)
{
	struct place oldest = jumps->left[0];

	if (jumps->now == JUMPS_MOST) {
		memmove(jumps->left, jumps->left + 1, (JUMPS_MOST - 1) * sizeof *jumps->left);
		jumps->left[--jumps->now] = oldest;
	}
	jumps->n = jumps->now + 1;
	return &jumps->left[jumps->now++];
}

void jump_leave(struct view *view)
{
	place_take(view, room_for(view->jumps));
}

void jump_leave_from(struct view *view, const struct place *place)
{
	copy(view, room_for(view->jumps), place);
}

static void go_back(struct view *view)
{
	struct jumps *jumps = view->jumps;

	if (jumps->now == 0) {
		view_say(view, false, "%s", _("there is no place before to go back to"));
		return;
	}
	place_take(view, &jumps->left[jumps->now]);
	if (jumps->now == jumps->n)
		jumps->n++;
	place_return(view, &jumps->left[--jumps->now]);
}

static void go_forward(struct view *view)
{
	struct jumps *jumps = view->jumps;

	if (jumps->now + 1 >= jumps->n) {
		view_say(view, false, "%s", _("there is no place to go forward to"));
		return;
	}
	place_take(view, &jumps->left[jumps->now]);
	place_return(view, &jumps->left[++jumps->now]);
}

enum view_wish do_jump(struct view *view)
{
	if (view->by < 0)
		go_back(view);
	else
		go_forward(view);
	return VIEW_GO_ON;
}

enum view_wish do_mark(struct view *view)
{
	view->awaits = AWAITS_MARK;
	view_say(view, false, "%s", _("mark this place with which letter?"));
	return VIEW_GO_ON;
}

enum view_wish do_return(struct view *view)
{
	view->awaits = AWAITS_RETURN;
	view_say(view, false, "%s", _("return to the mark of which letter?"));
	return VIEW_GO_ON;
}

/* The mark of a letter; NULL: the key is none. */
static struct place *mark_of(struct jumps *jumps, const char *key)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	const char *at = key[0] && !key[1] ? strchr(letters, key[0]) : NULL;

	return at ? &jumps->marks[at - letters] : NULL;
}

void jump_answer(struct view *view, const char *key)
{
	struct place *mark = mark_of(view->jumps, key);
	bool sets = view->awaits == AWAITS_MARK;

	view->awaits = AWAITS_NOTHING;
	if (strcmp(key, "Esc") == 0)
		return;
	if (!sets && strcmp(key, "'") == 0) {
		go_back(view);
	} else if (!mark) {
		view_say(view, false, "%s", _("a mark is a letter from a to z, or from A to Z"));
	} else if (sets) {
		place_take(view, mark);
		view_say(view, false, _("this place is marked with %s"), key);
	} else if (!mark->panes) {
		view_say(view, false, _("no place is marked with %s"), key);
	} else {
		jump_leave(view);
		place_return(view, mark);
	}
}
