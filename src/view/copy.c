/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions: the fact under the cursor taken elsewhere: to the clipboard, or its file to an editor.
 */
#include "view/search.h"

#include "speak.h"

#include <string.h>

static bool has_fact(struct view *view)
{
	if (view->fact == NO_FACT)
		view_say(view, false, "%s", say_no_fact(view));
	return view->fact != NO_FACT;
}

/* "Reuters, Noursoultan, 10 January 2022, 1-reuters.txt:17" */
static void cite(struct view *view, struct buf *text, const struct member *member)
{
	const struct pane *pane = &view->panes[member->dispatch];
	const struct dispatch *dispatch = pane->dispatch;

	buf_text(text, pane->name);
	if (dispatch->place)
		buf_format(text, ", %s", dispatch->place);
	if (!dispatch->date_borrowed && dispatch->first_day != DAY_NONE &&
		dispatch->first_day == dispatch->last_day)
		buf_format(text, ", %s", export_say_day(view->brief, dispatch->first_day));
	buf_format(text, ", %s:%u",
		text_make_safe(view->brief, dispatch->path, strlen(dispatch->path)),
		dispatch_file_line(dispatch, member->mention->span.start));
}

static const char *say_with_citations(struct view *view, const struct fact *fact)
{
	struct buf text = buf_new(view->brief);
	uint32_t i;

	buf_format(&text, "%s (%s)\n", say_label(fact), verdict_word(fact->verdict));
	for (i = 0; i < fact->n; i++) {
		/* TRANSLATORS: words of a dispatch in quotation marks, for the clipboard. */
		buf_format(&text, _("\"%s\""), say_words(view->brief, view, &fact->members[i]));
		buf_text(&text, " - ");
		cite(view, &text, &fact->members[i]);
		buf_char(&text, '\n');
	}
	return text.at;
}

enum view_wish do_copy(struct view *view)
{
	if (!has_fact(view))
		return VIEW_GO_ON;
	view->copied = say_with_citations(view, view_fact(view));
	return VIEW_COPY;
}

const char *view_copy_text(const struct view *view)
{
	return view->copied;
}

/* The byte of the dispatch in focus that tells the fact; in the reading view, else, the first in
 * sight. */
static uint32_t find_byte(struct view *view)
{
	struct pane *pane = &view->panes[view->focus];
	const struct fact *fact = view_fact(view);
	uint32_t i;
	int top;

	if (!pane->scrolled && pane->told > 0 && pane->at == fact)
		return fact->members[pane->member].mention->span.start;
	for (i = 0; fact && !pane->scrolled && i < fact->n; i++)
		if (fact->members[i].dispatch == view->focus)
			return fact->members[i].mention->span.start;
	top = pane_top(view, pane);
	return top > 0 && top < (int)pane->rows.n ? pane->rows.at[top].span.start : 0;
}

enum view_wish do_edit(struct view *view)
{
	view->edited = view->focus;
	view->edited_line = dispatch_file_line(view->panes[view->focus].dispatch, find_byte(view));
	return VIEW_EDIT;
}

const char *view_edit_path(const struct view *view, uint32_t *line)
{
	*line = view->edited_line;
	return view->panes[view->edited].dispatch->path;
}
