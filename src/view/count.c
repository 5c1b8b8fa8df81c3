/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A digit is a pane, and the beginning of a number: "3" goes to pane 3 at once, and where a letter
 * that moves comes next, as in "3n" or "12j", the reader is back where he was and the number
 * counts. Esc, an arrow and all other keys leave the pane chosen.
 */
#include "view/search.h"

#include "speak.h"

#include <ctype.h>
#include <string.h>

enum { COUNT_MOST = 999 };

static bool is_digit(const char *key)
{
	return isdigit((unsigned char)key[0]) && !key[1];
}

/* In the reading view a pane that was chosen may have changed what is shown. */
static void go_back(struct view *view)
{
	if (view->page == PAGE_READING)
		place_return(view, &view->jumps->uncounted);
	else
		view->focus = view->jumps->uncounted.focus;
}

bool count_take(struct view *view, const char *key, const struct action *action)
{
	uint32_t count;

	if (view->count > 0 && action && action->run == do_close) {
		view->count = 0;
		return true;
	}
	if (!is_digit(key) || (action && action->run != do_go_to_pane) ||
		(view->count == 0 && *key == '0'))
		return false;
	if (view->count > 0)
		go_back(view);
	else
		place_take(view, &view->jumps->uncounted);
	count = view->count * 10 + (uint32_t)(*key - '0');
	view->count = count > COUNT_MOST ? COUNT_MOST : count;
	if (action && view->count < 10) {
		view->key = key;
		do_go_to_pane(view);
	}
	if (view->message) /* there is no such pane */
		return true;
	/* TRANSLATORS: after the digits of a number, in the last line. */
	view_say(view, false, _("%u: a letter that moves, as j or n, is done so many times"),
		view->count);
	return true;
}

uint32_t count_end(struct view *view, const char *key, const struct action *action)
{
	uint32_t count = view->count;

	view->count = 0;
	if (count == 0 || !action || !action->counted || key[1])
		return 1;
	go_back(view);
	return count;
}
