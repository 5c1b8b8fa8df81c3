/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of the pane in focus, selected by keys: a mention of a fact that was not found. The first
 * word is where the cursor stands; it is moved until Space holds one end, and then the other end
 * is.
 */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

static const struct dispatch *dispatch_of(const struct view *view)
{
	return view->analysis->dispatches[view->work->selection.dispatch];
}

static struct span span_of(const struct view *view)
{
	const struct selection *selection = &view->work->selection;
	const struct tokens *tokens = &dispatch_of(view)->tokens;
	uint32_t first = selection->from < selection->to ? selection->from : selection->to;
	uint32_t last = selection->from < selection->to ? selection->to : selection->from;

	return (struct span){ tokens->at[first].span.start, tokens->at[last].span.end };
}

static uint32_t token_at(const struct dispatch *dispatch, uint32_t offset)
{
	uint32_t i = 0;

	while (i + 1 < dispatch->tokens.n && dispatch->tokens.at[i].span.end <= offset)
		i++;
	return i;
}

/* The fact under the cursor, or what stands first in sight. */
static uint32_t find_start(struct view *view)
{
	struct pane *pane = &view->panes[view->focus];
	int top = pane_top(view, pane);

	if (!pane->scrolled && pane->told > 0 && pane->at == view_fact(view))
		return pane->at->members[pane->member].mention->span.end;
	return top > 0 && top < (int)pane->rows.n ? pane->rows.at[top].span.start : 0;
}

static void tell(struct view *view)
{
	view_say(view, false, "%s",
		_("←→↑↓ the word, Space holds, Enter marks, a notes, Esc leaves"));
}

enum view_wish do_select(struct view *view)
{
	const struct dispatch *dispatch = view->analysis->dispatches[view->focus];
	uint32_t at;

	if (!desk_is_open(view) || dispatch->tokens.n == 0)
		return VIEW_GO_ON;
	at = token_at(dispatch, find_start(view));
	view->work->selection =
		(struct selection){ .is_on = true, .dispatch = view->focus, .from = at, .to = at };
	tell(view);
	return VIEW_GO_ON;
}

/* Keeps the word in sight. */
static void show(struct view *view)
{
	struct pane *pane = &view->panes[view->work->selection.dispatch];
	uint32_t to = view->work->selection.to;
	int row, top = pane_top(view, pane);

	row = pane_row_of(pane, dispatch_of(view)->tokens.at[to].span.start);
	if (row < top)
		pane_scroll(view, pane, row);
	else if (row >= top + view->layout.height)
		pane_scroll(view, pane, row - view->layout.height + 1);
}

static void move(struct view *view, int64_t token)
{
	struct selection *selection = &view->work->selection;
	int64_t last = (int64_t)dispatch_of(view)->tokens.n - 1;

	selection->to = token < 0 ? 0 : token > last ? (uint32_t)last : (uint32_t)token;
	if (!selection->held)
		selection->from = selection->to;
	show(view);
}

/* The word below or above, as near as can be. */
static void move_row(struct view *view, int by)
{
	struct pane *pane = &view->panes[view->work->selection.dispatch];
	const struct dispatch *dispatch = dispatch_of(view);
	uint32_t at = dispatch->tokens.at[view->work->selection.to].span.start, offset;
	const struct row *from;
	int row, to;

	pane_wrap(view, pane);
	row = pane_row_of(pane, at);
	to = row + by;
	from = &pane->rows.at[row];

	while (to >= 0 && to < (int)pane->rows.n &&
		(pane->rows.at[to].blank || pane->rows.at[to].filler))
		to += by;
	if (to < 0 || to >= (int)pane->rows.n)
		return;
	offset = pane->rows.at[to].span.start + (at - from->span.start);
	if (offset >= pane->rows.at[to].span.end)
		offset = pane->rows.at[to].span.end - 1;
	move(view, token_at(dispatch, offset));
}

static bool is(const char *key, const char *a, const char *b)
{
	return strcmp(key, a) == 0 || strcmp(key, b) == 0;
}

static void leave(struct view *view)
{
	view->work->selection.is_on = false;
	view->message = NULL;
}

static enum view_wish write_note(struct view *view)
{
	const struct subject subject = { DOSSIER_NOWHERE, DOSSIER_NOWHERE,
		view->work->selection.dispatch, span_of(view) };

	leave(view);
	subject_write_on(view, &subject, TASK_NOTE, TARGET_PASSAGE, "");
	return VIEW_GO_ON;
}

enum view_wish select_key(struct view *view, const char *key)
{
	struct selection *selection = &view->work->selection;

	if (is(key, "Esc", "C-c") || is(key, "q", "C-g")) {
		leave(view);
		return VIEW_GO_ON;
	}
	if (strcmp(key, "C-l") == 0)
		return VIEW_REDRAW;
	if (strcmp(key, "a") == 0)
		return write_note(view);
	tell(view);
	if (is(key, "Right", "l") || is(key, "w", "Tab"))
		move(view, (int64_t)selection->to + 1);
	else if (is(key, "Left", "h") || is(key, "b", "S-Tab"))
		move(view, (int64_t)selection->to - 1);
	else if (is(key, "Down", "j"))
		move_row(view, 1);
	else if (is(key, "Up", "k"))
		move_row(view, -1);
	else if (is(key, "Space", "v"))
		selection->held = !selection->held;
	else if (strcmp(key, "Enter") == 0) {
		ask_open(view, ASK_KIND, "");
	}
	return VIEW_GO_ON;
}

/* The words become a mention; where they say no value, the selection stays. */
enum view_wish select_as(struct view *view, enum fact_kind kind)
{
	struct selection selection = view->work->selection;
	struct span span = span_of(view);
	struct memory *memory = view_remember(view);
	enum fault_code code = dossier_select(
		view->work->dossier, desk_stamp(view), selection.dispatch, span, kind, NULL);
	const struct marks *marks;
	uint32_t i;

	leave(view);
	if (code == FAULT_NO_VALUE) {
		view_refresh(view, memory, false);
		view->work->selection = selection;
		view_say(view, true, "%s", _("no value is understood in these words"));
		return VIEW_GO_ON;
	}
	if (!correct_end(view, memory, code, _("a mention; mark and join it as any fact")))
		return VIEW_GO_ON;
	marks = &view->panes[selection.dispatch].marks;
	for (i = 0; i < marks->n; i++)
		if (span_overlaps(marks->at[i].span, span) &&
			view->analysis->facts.at[marks->at[i].fact]
				.members[marks->at[i].member]
				.made)
			walk_to(view, marks->at[i].fact);
	return VIEW_GO_ON;
}

void select_paint(
	struct view *view, uint32_t index, const struct row *row, int screen_row, int column)
{
	struct span span, lit;
	const char *text;

	if (!view->work->selection.is_on || view->work->selection.dispatch != index || row->blank)
		return;
	span = span_of(view);
	lit.start = span.start > row->span.start ? span.start : row->span.start;
	lit.end = span.end < row->span.end ? span.end : row->span.end;
	if (lit.end <= lit.start)
		return;
	text = dispatch_of(view)->text;
	draw_text(&view->frame, screen_row,
		column + (int)text_columns(text + row->span.start, lit.start - row->span.start),
		view->columns, ROLE_CURSOR, text + lit.start, span_length(lit));
}
