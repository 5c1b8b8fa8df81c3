/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pane into the frame: gutter, text with its facts marked, and the overview at the right edge. */
#include "view/desk.h"
#include "view/filter.h"
#include "view/mouse.h"
#include "view/search.h"

#include "speak.h"

#include <string.h>

enum { OVERVIEW_PART = 4 }; /* the overview of a short dispatch has so much of the pane at least */

/* How loud a fact is where several want the same place; what is mute is not marked at all. */
enum loudness { LOUD_MUTE, LOUD_SINGLE, LOUD_AGREE, LOUD_VARY, LOUD_CONFLICT, LOUD_HERE };

/*
 * Names are in every line: marked, they would drown the rest. One that is spelt in several ways is
 * marked where a dispatch tells it first.
 */
static bool is_mute(const struct view *view, const struct fact *fact, const struct mark *mark)
{
	return !view->filter->shown[mark->fact] || (fact->kind == FACT_NAME && mark->again);
}

static int loudness(const struct view *view, const struct mark *mark)
{
	static const uint8_t loud[VERDICTS] = {
		[VERDICT_SINGLE] = LOUD_SINGLE,
		[VERDICT_AGREE] = LOUD_AGREE,
		[VERDICT_VARY] = LOUD_VARY,
		[VERDICT_CONFLICT] = LOUD_CONFLICT,
	};

	const struct fact *fact = &view->analysis->facts.at[mark->fact];

	if (mark->fact == view->fact)
		return LOUD_HERE;
	return is_mute(view, fact, mark) ? LOUD_MUTE : loud[fact->verdict];
}

static int volume(const struct view *view, const struct mark *mark)
{
	return mark ? loudness(view, mark) : LOUD_MUTE;
}

static enum verdict verdict_of(const struct view *view, const struct mark *mark)
{
	return view->analysis->facts.at[mark->fact].verdict;
}

/* The first mark that may reach into a place of the text. */
static uint32_t first_mark(const struct pane *pane, uint32_t offset)
{
	return bisect(pane->marks.n, i, pane->marks.at[i].span.start + pane->longest <= offset);
}

static enum role ground_of(const struct pane *pane, const struct row *row, bool dim)
{
	if (dim)
		return ROLE_DIM;
	switch (pane->dispatch->blocks.at[row->block].kind) {
	case BLOCK_HEADLINE:
		return ROLE_HEADLINE;
	case BLOCK_CROSSHEAD:
		return ROLE_CROSSHEAD;
	case BLOCK_CREDIT:
	case BLOCK_CAPTION:
	case BLOCK_LINK:
		return ROLE_CREDIT;
	case BLOCK_RULE:
		return ROLE_BORDER;
	default:
		return ROLE_TEXT;
	}
}

/* Where in the row the loudest mark at an offset ends, or where the next begins; which: the mark or
 * NULL. */
static uint32_t find_run(const struct view *view, const struct pane *pane, const struct row *row,
	uint32_t at, const struct mark **which)
{
	uint32_t i, end = row->span.end;
	const struct mark *mark;

	*which = NULL;
	for (i = first_mark(pane, row->span.start); i < pane->marks.n; i++) {
		mark = &pane->marks.at[i];
		if (mark->span.start >= row->span.end)
			break;
		if (mark->span.start <= at && at < mark->span.end &&
			loudness(view, mark) > volume(view, *which))
			*which = mark;
	}
	if (*which && (*which)->span.end < end)
		end = (*which)->span.end;
	for (i = first_mark(pane, row->span.start); i < pane->marks.n; i++) {
		mark = &pane->marks.at[i];
		if (mark->span.start >= end)
			break;
		if (mark->span.start > at && loudness(view, mark) > volume(view, *which))
			end = mark->span.start;
	}
	return end;
}

/* What stands elsewhere leaves a line where it might have stood. */
static void paint_ghost(struct view *view, const struct pane *pane, const struct row *row,
	int screen_row, int column)
{
	int by = pane_row_of(pane, row->told) - (int)(row - pane->rows.at);
	unsigned lines = by < 0 ? (unsigned)-by : (unsigned)by;
	const char *text;
	int used;

	if (by < 0)
		/* TRANSLATORS: stands in a pane of 34 columns where a passage might have stood. */
		text = arena_format(view->brief,
			ngettext("┄┄ ↑ told %u line above ", "┄┄ ↑ told %u lines above ", lines),
			lines);
	else
		/* TRANSLATORS: stands in a pane of 34 columns where a passage might have stood. */
		text = arena_format(view->brief,
			ngettext("┄┄ ↓ told %u line below ", "┄┄ ↓ told %u lines below ", lines),
			lines);
	used = draw_short(&view->frame, screen_row, column, pane->breadth.text, ROLE_BORDER, text);
	if (used < pane->breadth.text)
		draw_fill(&view->frame, screen_row, column + used, pane->breadth.text - used,
			ROLE_BORDER, "┄");
}

static void paint_text(struct view *view, const struct pane *pane, const struct row *row,
	int screen_row, int column)
{
	enum role ground = ground_of(pane, row, pane->told == 0 && view->fact != NO_FACT);
	const char *text = pane->dispatch->text;
	const struct mark *mark;
	uint32_t at, end;
	int used = 0;

	if (row->filler) {
		if (row->ghost)
			paint_ghost(view, pane, row, screen_row, column);
		return;
	}
	if (pane->dispatch->blocks.at[row->block].kind == BLOCK_RULE && !row->blank)
		draw_fill(&view->frame, screen_row, column, pane->breadth.text, ROLE_BORDER, "─");
	for (at = row->span.start; at < row->span.end; at = end) {
		end = find_run(view, pane, row, at, &mark);
		used += draw_text(&view->frame, screen_row, column + used,
			pane->breadth.text - used,
			mark ? verdict_role(verdict_of(view, mark), mark->fact == view->fact)
			     : ground,
			text + at, end - at);
	}
}

/* The loudest mark that begins in a row, which its gutter tells. */
static const struct mark *mark_of_row(
	const struct view *view, const struct pane *pane, const struct row *row)
{
	const struct mark *loudest = NULL, *mark;
	uint32_t i;

	for (i = first_mark(pane, row->span.start); i < pane->marks.n; i++) {
		mark = &pane->marks.at[i];
		if (mark->span.start >= row->span.end)
			break;
		if (mark->span.start >= row->span.start &&
			loudness(view, mark) > volume(view, loudest))
			loudest = mark;
	}
	return loudest;
}

/* Whether the mark of a fact, or of one mention of it where that is given, begins in a row. */
static bool begins_here(const struct view *view, const struct pane *pane, const struct row *row,
	uint32_t fact, uint32_t member)
{
	const struct mark *mark;
	uint32_t i;

	for (i = first_mark(pane, row->span.start); i < pane->marks.n; i++) {
		mark = &pane->marks.at[i];
		if (mark->span.start >= row->span.end)
			break;
		if (mark->span.start >= row->span.start && mark->fact == fact &&
			(member == DOSSIER_NOWHERE || mark->member == member) &&
			loudness(view, mark) > LOUD_MUTE)
			return true;
	}
	return false;
}

/* Whether something is noted on words that begin in a row; of the fact under the cursor the strip
 * says it. */
static bool is_noted(const struct view *view, const struct pane *pane, const struct row *row)
{
	const struct notes *notes = desk_notes(view);
	const struct note *note;
	uint32_t i;

	for (i = 0; i < notes->n && !row->filler; i++) {
		note = &notes->at[i];
		if (note->fact == DOSSIER_NOWHERE
				? !note->lost && note->dispatch == (uint32_t)(pane - view->panes) &&
					  note->span.start < note->span.end &&
					  note->span.start >= row->span.start &&
					  note->span.start < row->span.end
				: note->fact != view->fact &&
					  begins_here(view, pane, row, note->fact, note->member))
			return true;
	}
	return false;
}

/* The loudest fact that starts in a row speaks for it. */
static void paint_gutter(struct view *view, const struct pane *pane, const struct row *row,
	int screen_row, int column)
{
	const struct mark *loudest = mark_of_row(view, pane, row);
	enum verdict verdict;
	bool pointed;

	if (pane->breadth.gutter == 0)
		return;
	pointed = loudest && begins_here(view, pane, row, view->fact, pane->member);
	if (loudest) {
		verdict = verdict_of(view, loudest);
		draw_fill(&view->frame, screen_row, column, 1,
			verdict_role(verdict, loudest->fact == view->fact), verdict_glyph(verdict));
		if (pointed)
			draw_fill(&view->frame, screen_row, column + 1, 1,
				verdict_role(verdict, loudest->fact == view->fact), "▶");
	}
	if (1 + pointed < pane->breadth.gutter && is_noted(view, pane, row))
		draw_fill(&view->frame, screen_row, column + 1 + pointed, 1, ROLE_KEY, "✎");
}

int paint_overview_rows(const struct view *view, const struct pane *pane)
{
	int height = view->layout.height, least = height / OVERVIEW_PART, rows;
	uint32_t longest = 1, i;

	if (view->company == COMPANY_STEPS)
		return height;
	for (i = 0; i < view->n; i++)
		if (view->panes[i].dispatch->length > longest)
			longest = view->panes[i].dispatch->length;
	rows = (int)((int64_t)height * pane->dispatch->length / longest);
	if (least < 1)
		least = 1;
	return rows > least ? rows : least;
}

/* The disagreements of one loudness in the overview. */
static void paint_overview_marks(struct view *view, const struct pane *pane, int loud, int column)
{
	int height = paint_overview_rows(view, pane), row;
	const struct mark *mark;
	uint32_t i;

	for (i = 0; i < pane->marks.n; i++) {
		mark = &pane->marks.at[i];
		if (loudness(view, mark) != loud)
			continue;
		row = view->layout.panes + (int)((int64_t)mark->row * height / pane->rows.n);
		draw_fill(&view->frame, row, column, 1,
			verdict_role(verdict_of(view, mark), loud == LOUD_HERE),
			verdict_glyph(verdict_of(view, mark)));
	}
}

/*
 * The whole dispatch, the longest in the pane's height and shorter ones in less: its
 * disagreements, and the window that is in sight.
 */
static void paint_overview(struct view *view, const struct pane *pane, int top, int column)
{
	int64_t shown = paint_overview_rows(view, pane), n = pane->rows.n, row;
	int64_t height = view->layout.height;
	bool seen;
	int loud;

	if (pane->breadth.overview == 0 || n == 0)
		return;
	for (row = 0; row < shown; row++) {
		seen = (row + 1) * n > top * shown && row * n < (top + height) * shown;
		draw_fill(&view->frame, view->layout.panes + (int)row, column, 1, ROLE_BORDER,
			seen ? "█" : "░");
	}
	for (loud = LOUD_VARY; loud <= LOUD_HERE; loud++)
		paint_overview_marks(view, pane, loud, column);
}

/*
 * In lock step all panes are one grid, and the rule below them is its overview: a column of marks
 *in each pane would have to be sent again with every line that the grid moves by.
 *
 *	──────≈───────━━━━━━━━━━━≠━━━━━┷━━━━━━━━────────≈──────
 */
bool paint_is_one(const struct view *view)
{
	return view->company == COMPANY_STEPS && view->layout.rule >= 0;
}

static void paint_marks_in_rule(struct view *view, const struct pane *pane, int loud)
{
	const struct mark *mark;
	uint32_t i;
	int column;

	for (i = 0; i < pane->marks.n; i++) {
		mark = &pane->marks.at[i];
		if (loudness(view, mark) != loud)
			continue;
		column = (int)((int64_t)mark->row * view->columns / pane->rows.n);
		draw_fill(&view->frame, view->layout.rule, column, 1,
			verdict_role(verdict_of(view, mark), loud == LOUD_HERE),
			verdict_glyph(verdict_of(view, mark)));
	}
}

void paint_rule(struct view *view)
{
	struct pane *keel = &view->panes[view->keel];
	int64_t top = pane_top(view, keel), n = keel->rows.n, columns = view->columns, i;
	const struct layout *l = &view->layout;
	struct frame *frame = &view->frame;
	bool crossed;
	uint32_t k;
	int loud;

	for (i = 0; n > 0 && i < columns; i++) {
		crossed = strcmp(frame->cells[l->rule * columns + i].bytes, "┴") == 0;
		if ((i + 1) * n > top * columns && i * n < (top + l->height) * columns)
			draw_fill(frame, l->rule, (int)i, 1, ROLE_BORDER, crossed ? "┷" : "━");
	}
	for (loud = LOUD_VARY; loud <= LOUD_HERE; loud++)
		for (k = 0; k < view->n; k++)
			if (view->panes[k].shown && view->panes[k].rows.n > 0)
				paint_marks_in_rule(view, &view->panes[k], loud);
	mouse_note(view, ZONE_OVERVIEW, view->keel, l->rule, 0, 1, view->columns);
}

const struct mark *paint_mark_at(
	const struct view *view, const struct pane *pane, const struct row *row, int column)
{
	const char *text = pane->dispatch->text + row->span.start;
	const struct mark *mark = NULL;
	size_t at;

	if (column < 0)
		return mark_of_row(view, pane, row);
	at = text_fit(text, span_length(row->span), (uint32_t)column);
	if (at < span_length(row->span))
		find_run(view, pane, row, row->span.start + (uint32_t)at, &mark);
	return mark;
}

void paint_pane(struct view *view, struct pane *pane)
{
	const struct breadth *m = &pane->breadth;
	const struct layout *l = &view->layout;
	int top = pane_top(view, pane), left = pane->column + m->margin, i, row;
	const struct row *line;

	for (i = 0; i < l->height; i++) {
		row = top + i;
		if (row < 0 || row >= (int)pane->rows.n)
			continue;
		line = &pane->rows.at[row];
		paint_gutter(view, pane, line, l->panes + i, left);
		paint_text(view, pane, line, l->panes + i, left + m->gutter);
		search_paint(
			view, (uint32_t)(pane - view->panes), line, l->panes + i, left + m->gutter);
		select_paint(
			view, (uint32_t)(pane - view->panes), line, l->panes + i, left + m->gutter);
	}
	if (!paint_is_one(view))
		paint_overview(view, pane, top, pane->column + m->columns - 1);
	mouse_note(view, ZONE_PANE, (uint32_t)(pane - view->panes), l->panes, pane->column,
		l->height, m->columns - m->overview);
	if (m->overview > 0 && !paint_is_one(view))
		mouse_note(view, ZONE_OVERVIEW, (uint32_t)(pane - view->panes), l->panes,
			pane->column + m->columns - 1, l->height, 1);
}
