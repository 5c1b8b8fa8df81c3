/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last line: a question, what was just told, or the hints; and where the reader is. */
#include "view/filter.h"
#include "view/mouse.h"
#include "view/pages.h"

#include "speak.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
	COLUMNS_FOR_COMPANY = 80,
	COLUMNS_FOR_FOLLOWING = 100, /* that is nothing new */
};

void view_tell(struct view *view, const char *message, bool is_fault)
{
	view_say(view, is_fault, "%s", message);
}

void view_say(struct view *view, bool is_fault, const char *format, ...)
{
	struct arena *spoken = arena_new();
	struct buf text = buf_new(spoken);
	char line[1024];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(line, sizeof line, format, args);
	va_end(args);
	if (n > 0)
		buf_add(&text, line, (size_t)n < sizeof line ? (size_t)n : sizeof line - 1);
	view->message = text_make_safe(spoken, text.at, text.n);
	view->is_fault = is_fault;
	arena_free(view->spoken);
	view->spoken = spoken;
}

/* What the other panes do is told where it takes no hint's room, or is not what they do at first.
 */
static bool tells_company(const struct view *view)
{
	return view->columns >=
	       (view->company == COMPANY_FOLLOWS ? COLUMNS_FOR_FOLLOWING : COLUMNS_FOR_COMPANY);
}

/* The pane in focus and how far it is read, "2/5 34%"; of a list, the row; of a sheet, the last
 * line shown. */
static const char *say_position(struct view *view)
{
	struct pane *pane = &view->panes[view->focus];
	int last, top;

	if (page_kind(view->page)->list) {
		const struct list *list = page_kind(view->page)->list(view);

		return arena_format(view->brief, " %u/%u", list->cursor + (list->n > 0), list->n);
	}
	if (view->page != PAGE_READING && page_is_partial(view))
		return arena_format(view->brief, " %d/…", view->page_top + view->layout.height);
	if (view->page != PAGE_READING)
		return arena_format(view->brief, " %d/%d",
			view->page_top + view->layout.height < view->page_lines
				? view->page_top + view->layout.height
				: view->page_lines,
			view->page_lines);
	top = pane_top(view, pane);
	last = (int)pane->rows.n - view->layout.height;
	return arena_format(view->brief, " %s%s%u/%u %3d%%",
		tells_company(view) ? say_company(view) : "", tells_company(view) ? "  " : "",
		view->focus + 1, view->n,
		last <= 0 || top >= last ? 100
		: top <= 0		 ? 0
					 : (int)((int64_t)top * 100 / last));
}

/* The keys of a hint: those of its action and of the action joined to it. */
static const char *say_keys(struct view *view, size_t i)
{
	const char *key = keymap_key(view->keymap, action_at(i), 0), *other = NULL;

	if (i + 1 < view_actions() && action_at(i + 1)->joined)
		other = keymap_key(view->keymap, action_at(i + 1), 0);
	if (!key)
		return other;
	return other ? arena_format(view->brief, "%s/%s", key, other) : key;
}

static const char *say_hint(struct view *view, size_t i)
{
	const struct action *action = action_at(i);
	unsigned where = action->hinted ? action->hinted : action->pages;

	return action->hint && where & 1u << view->page && say_keys(view, i) ? _(action->hint)
									     : NULL;
}

/* The columns of a hint; 0: there is none. */
static int measure_hint(struct view *view, size_t i)
{
	const char *hint = say_hint(view, i);

	return hint ? draw_width(say_keys(view, i)) + 1 + draw_width(hint) : 0;
}

/* The columns between hints: where that lets all of them stand, one instead of two. */
static int choose_gap(struct view *view, int room)
{
	int all = 0, n = 0;
	size_t i;

	for (i = 0; i < view_actions(); i++) {
		all += measure_hint(view, i);
		n += measure_hint(view, i) > 0;
	}
	return all + 2 * n > room && all + n <= room ? 1 : 2;
}

/* Where a hint can be pressed: "n/N" before the stroke and its word do the one, "N" the other. */
static void note_hint(struct view *view, size_t i, int row, int column)
{
	const char *keys = say_keys(view, i), *stroke = strchr(keys + 1, '/');
	int width = measure_hint(view, i);

	mouse_note(view, ZONE_ACTION, (uint32_t)i, row, column, 1, width);
	if (!stroke || i + 1 == view_actions() || !action_at(i + 1)->joined)
		return;
	view->zones.at[view->zones.n - 1].columns = (int)(stroke - keys);
	mouse_note(view, ZONE_ACTION, (uint32_t)i + 1, row, column + (int)(stroke - keys) + 1, 1,
		draw_width(stroke + 1));
	mouse_note(view, ZONE_ACTION, (uint32_t)i, row, column + draw_width(keys), 1,
		width - draw_width(keys));
}

/* The vital ones first take their room, then the others in the order of the table; a column stays
 * free before what stands at the right. */
static void draw_hints(struct view *view, int column, int columns)
{
	int row = view->layout.status, room = columns - column + 1, pass;
	int gap = choose_gap(view, room);
	bool *shown = arena_array(view->brief, bool, view_actions());
	size_t i;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < view_actions(); i++) {
			if (action_at(i)->vital == (pass > 0) || !measure_hint(view, i) ||
				measure_hint(view, i) + gap > room)
				continue;
			room -= measure_hint(view, i) + gap;
			shown[i] = true;
		}
	for (i = 0; i < view_actions(); i++) {
		if (!shown[i])
			continue;
		note_hint(view, i, row, column);
		column += draw_short(
				  &view->frame, row, column, columns, ROLE_KEY, say_keys(view, i)) +
			  1;
		column += draw_short(&view->frame, row, column, columns, ROLE_STATUS,
				  say_hint(view, i)) +
			  gap;
	}
}

/* The filter, and the key that puts it out, in two thirds of the room; the column after them. */
static int draw_filter(struct view *view, int columns)
{
	const char *text = filter_say(view), *key = keymap_first(view->keymap, do_show_all);
	const char *all = *key ? _("all") : "";
	int row = view->layout.status, column = 1, most;
	size_t i;

	if (!*text)
		return column;
	most = columns * 2 / 3 - draw_width(key) - draw_width(all) - 3;
	column += draw_short(&view->frame, row, column, columns, ROLE_FILTER,
		draw_shorten(view->brief, text, most > 10 ? most : columns));
	for (i = 0; i < view_actions(); i++)
		if (action_at(i)->run == do_show_all)
			mouse_note(view, ZONE_ACTION, (uint32_t)i, row, column + 1, 1,
				draw_width(key) + 1 + draw_width(all));
	column +=
		1 + draw_short(&view->frame, row, column + 1, columns - column - 1, ROLE_KEY, key);
	column += 1 +
		  draw_short(&view->frame, row, column + 1, columns - column - 1, ROLE_STATUS, all);
	return column + 2;
}

void status_draw(struct view *view)
{
	int row = view->layout.status, room = view->columns, width;
	const char *position;

	if (view->prompt.kind != PROMPT_NONE) {
		prompt_draw(view, row >= 0 ? row : view->rows - 1);
		return;
	}
	if (row < 0)
		return;
	draw_fill(&view->frame, row, 0, view->columns, ROLE_STATUS, " ");
	position = say_position(view);
	width = draw_width(position);
	if (room >= 30 && width > 0) {
		room -= width + 1;
		draw_short(&view->frame, row, room, width, ROLE_STATUS, position);
	}
	if (view->message)
		draw_short(&view->frame, row, view->columns > 30, room - 1,
			view->is_fault ? ROLE_FAULT : ROLE_STATUS, view->message);
	else
		draw_hints(view, draw_filter(view, room), room);
}
