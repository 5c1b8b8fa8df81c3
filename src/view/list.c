/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that is a list of facts: its cursor, and what of it is in sight. */
#include "view/filter.h"
#include "view/pages.h"

#include "speak.h"

static void stand_on(struct view *view, struct list *list, int64_t row)
{
	if (list->n == 0)
		return;
	list->cursor = row < 0 ? 0 : row >= list->n ? list->n - 1 : (uint32_t)row;
	view->fact = list->at[list->cursor];
}

void list_find(struct view *view, struct list *list)
{
	uint32_t i;

	if (list->n == 0)
		list->cursor = 0;
	for (i = 0; i < list->n; i++)
		if (list->at[i] == view->fact)
			list->cursor = i;
	stand_on(view, list, list->cursor);
}

void list_move(struct view *view, int rows)
{
	struct list *list = page_kind(view->page)->list(view);

	stand_on(view, list, (int64_t)list->cursor + rows);
}

static bool step_from(struct view *view, int64_t row, int direction, bool disagreements)
{
	struct list *list = page_kind(view->page)->list(view);

	for (row += direction; row >= 0 && row < list->n; row += direction) {
		if (disagreements && !is_disagreement(&view->analysis->facts.at[list->at[row]]))
			continue;
		if (row == list->cursor)
			return false;
		stand_on(view, list, row);
		return true;
	}
	return false;
}

bool list_step(struct view *view, int direction, bool disagreements)
{
	return step_from(view, page_kind(view->page)->list(view)->cursor, direction, disagreements);
}

bool list_round(struct view *view, int direction, bool disagreements)
{
	int64_t from = direction > 0 ? -1 : (int64_t)page_kind(view->page)->list(view)->n;

	return step_from(view, from, direction, disagreements);
}

void list_show(struct list *list, int rows)
{
	uint32_t height = rows > 0 ? (uint32_t)rows : 1;

	if (list->top + height > list->n)
		list->top = list->n > height ? list->n - height : 0;
	if (list->cursor < list->top)
		list->top = list->cursor;
	if (list->cursor >= list->top + height)
		list->top = list->cursor - height + 1;
}

const char *say_no_fact(struct view *view)
{
	return view->waiting	     ? _("facts are still being looked for")
	       : filter_is_set(view) ? filter_say_empty(view)
				     : _("no fact was found in these dispatches");
}

void draw_no_fact(struct view *view, int row)
{
	struct sheet sheet = { .arena = view->brief, .columns = view->columns };

	if (filter_is_set(view)) {
		filter_put_empty(view, &sheet);
	} else {
		sheet_line(&sheet);
		sheet_to(&sheet, 3);
		sheet_wrap(&sheet, ROLE_DIM, say_no_fact(view), 3);
	}
	sheet_draw(&view->frame, &sheet, row, view->layout.panes + view->layout.height - row, 0,
		ROLE_TEXT);
}
