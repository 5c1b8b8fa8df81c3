/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The facts in rows, the dispatches in columns.
 *
 *	 Facts · by verdict · 51 rows, 10 shown
 *	   what          1 Reuters   2 Le calme rev… ▸   origins  rule
 *	▸≠ dead          16          —                         1  only here
 *	 ≈ troops        > 2,000     > 2,000; 2,030            2  precision
 *
 * The label stands still while the dispatches are scrolled sideways under their titles.
 */
#include "view/desk.h"
#include "view/filter.h"
#include "view/mouse.h"
#include "view/pages.h"

#include "speak.h"

#include <stdlib.h>
#include <string.h>

enum {
	EDGE = 3,	  /* columns of cursor and glyph */
	LABEL_LEAST = 14, /* columns */
	LABEL_MOST = 44,
	CELL_LEAST = 13, /* columns of a dispatch, with the gap after it */
	CELL_MOST = 34,
	RULE_COLUMNS = 13,
	COLUMNS_FOR_RULE = 56,
	COLUMNS_FOR_ORIGINS = 70,
	ROWS_FOR_STRIP = 14,
};

/* What stands in which column of the screen. */
struct ruling {
	int label;	   /* columns */
	int first, column; /* where the dispatches begin, and the columns of one */
	uint32_t from, to; /* the dispatches shown */
	int origins, rule; /* where they begin; -1: not shown */
};

static const char *say_title(struct view *view)
{
	static const char *const orders[ORDERS] = {
		/* TRANSLATORS: how the facts are sorted, in the title of the table, with those
		 * below: short ones are best. */
		[ORDER_VERDICT] = N_("by verdict"),
		[ORDER_TEXT] = N_("in the order of the text"),
		[ORDER_KIND] = N_("by kind"),
		[ORDER_ORIGINS] = N_("by number of origins"),
	};
	const struct pages *pages = view->pages;
	struct arena *arena = view->brief;
	struct buf text = buf_new(arena);
	uint32_t n = view->filter->of;

	if (pages->table.n == n)
		buf_text(&text, arena_format(arena, ngettext("%u fact", "%u facts", n), n));
	else
		buf_text(&text,
			arena_format(arena, ngettext("%1$u of %2$u fact", "%1$u of %2$u facts", n),
				pages->table.n, n));
	buf_format(&text, " · %s", _(orders[pages->order]));
	return text.at;
}

static int widest_label(const struct view *view)
{
	const struct list *list = &view->pages->table;
	uint32_t i;
	int widest = 0, width;

	for (i = list->top; i < list->n && i < list->top + (uint32_t)view->rows; i++) {
		width = draw_width(say_label(&view->analysis->facts.at[list->at[i]]));
		if (width > widest)
			widest = width;
	}
	return widest;
}

/* The dispatches shown, the focus among them. */
static void choose_columns(struct view *view, struct ruling *ruling, int room)
{
	uint32_t fit = room >= CELL_LEAST ? (uint32_t)(room / CELL_LEAST) : 1;
	uint32_t *first = &view->pages->first_column;

	if (fit > view->n)
		fit = view->n;
	if (*first + fit > view->n)
		*first = view->n - fit;
	if (view->focus < *first)
		*first = view->focus;
	if (view->focus >= *first + fit)
		*first = view->focus + 1 - fit;
	ruling->from = *first;
	ruling->to = *first + fit;
	ruling->column = room / (int)fit;
	if (ruling->column > CELL_MOST)
		ruling->column = CELL_MOST;
}

static struct ruling rule_columns(struct view *view)
{
	struct ruling ruling = { .origins = -1, .rule = -1 };
	int right = view->columns - 1, widest = widest_label(view), wish;

	if (view->columns >= COLUMNS_FOR_RULE)
		ruling.rule = right -= RULE_COLUMNS;
	if (view->columns >= COLUMNS_FOR_ORIGINS)
		ruling.origins = (right -= draw_width(_("origins")) + 2) + 1;
	right -= EDGE;
	wish = right - (int)view->n * (CELL_LEAST + 4);
	ruling.label = wish > right / 4 ? wish : right / 4;
	if (ruling.label > widest)
		ruling.label = widest;
	if (ruling.label > LABEL_MOST)
		ruling.label = LABEL_MOST;
	if (ruling.label < LABEL_LEAST)
		ruling.label = LABEL_LEAST;
	ruling.first = EDGE + ruling.label + 1;
	choose_columns(view, &ruling, right - ruling.label - 1);
	if (ruling.to - ruling.from == view->n && ruling.origins >= 0) {
		int end = ruling.first + ruling.column * (int)view->n + 1;
		int shift = ruling.origins - end;

		/* Nothing is gained by a gulf before the last columns. */
		ruling.origins -= shift;
		ruling.rule -= shift;
	}
	return ruling;
}

static int column_of(const struct ruling *ruling, uint32_t dispatch)
{
	return ruling->first + (int)(dispatch - ruling->from) * ruling->column;
}

static void draw_header(struct view *view, const struct ruling *ruling, int row)
{
	struct frame *frame = &view->frame;
	const char *name;
	uint32_t i;

	draw_fill(frame, row, 0, view->columns, ROLE_TITLE, " ");
	draw_short(frame, row, EDGE, ruling->label, ROLE_TITLE, _("what"));
	for (i = ruling->from; i < ruling->to; i++) {
		name = view->panes[i].label;
		draw_short(frame, row, column_of(ruling, i), ruling->column - 1,
			i == view->focus ? ROLE_TITLE_FOCUS : ROLE_TITLE,
			draw_shorten(view->brief, name, ruling->column - 1));
		mouse_note(view, ZONE_COLUMN, i, row, column_of(ruling, i),
			view->layout.panes + view->layout.height - row, ruling->column);
	}
	if (ruling->from > 0)
		draw_fill(frame, row, ruling->first - 1, 1, ROLE_TITLE, "◂");
	if (ruling->to < view->n)
		draw_fill(frame, row, column_of(ruling, ruling->to) - 1, 1, ROLE_TITLE, "▸");
	if (ruling->origins >= 0)
		draw_short(frame, row, ruling->origins, view->columns, ROLE_TITLE, _("origins"));
	if (ruling->rule >= 0)
		draw_short(frame, row, ruling->rule, view->columns - ruling->rule - 1, ROLE_TITLE,
			_("rule"));
}

static bool is_among(const struct texts *texts, const char *text)
{
	uint32_t i;

	for (i = 0; i < texts->n; i++)
		if (strcmp(texts->at[i], text) == 0)
			return true;
	return false;
}

/* What a dispatch says of a fact, each value once; NULL: nothing. */
static const char *say_cell(struct view *view, const struct fact *fact, uint32_t dispatch)
{
	struct buf text = buf_new(view->brief);
	struct texts said = { 0 };
	const char *words;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		if (fact->members[i].dispatch != dispatch)
			continue;
		words = say_short(view, &fact->members[i]);
		if (is_among(&said, words))
			continue;
		buf_format(&text, "%s%s", said.n ? "; " : "", words);
		*vec_push(view->brief, &said) = words;
	}
	return said.n ? text.at : NULL;
}

static void draw_cell(struct view *view, const struct ruling *ruling, const struct fact *fact,
	uint32_t dispatch, int row, bool here)
{
	const char *text = say_cell(view, fact, dispatch);
	enum role role = text && is_disagreement(fact) ? verdict_role(fact->verdict, false)
			 : here			       ? ROLE_CURSOR
			 : !text		       ? ROLE_DIM
						       : ROLE_TEXT;

	if (here && dispatch == view->focus)
		role = verdict_role(fact->verdict, true);
	draw_short(&view->frame, row, column_of(ruling, dispatch), ruling->column - 1, role,
		text ? draw_shorten(view->brief, text, ruling->column - 1) : "—");
}

static void draw_row(struct view *view, const struct ruling *ruling, uint32_t index, int row)
{
	const struct list *list = &view->pages->table;
	const struct fact *fact = &view->analysis->facts.at[list->at[index]];
	bool here = index == list->cursor;
	enum role role = here ? ROLE_CURSOR : ROLE_TEXT;
	struct frame *frame = &view->frame;
	uint32_t i;

	draw_fill(frame, row, 0, view->columns, role, " ");
	if (here)
		draw_fill(frame, row, 0, 1, role, "▸");
	draw_fill(
		frame, row, 1, 1, verdict_role(fact->verdict, here), verdict_glyph(fact->verdict));
	draw_short(frame, row, 2, 1, role, desk_glyph(view, list->at[index]));
	draw_short(frame, row, EDGE, ruling->label, role,
		draw_shorten(view->brief, say_label(fact), ruling->label));
	for (i = ruling->from; i < ruling->to; i++)
		draw_cell(view, ruling, fact, i, row, here);
	if (ruling->origins >= 0) {
		const char *count = arena_format(
			view->brief, "%*u", (int)draw_width(_("origins")), fact->origins);

		draw_short(frame, row, ruling->origins, view->columns, role, count);
	}
	if (ruling->rule >= 0)
		draw_short(frame, row, ruling->rule, view->columns - ruling->rule - 1, role,
			export_say_rule(fact->rule));
	mouse_note(view, ZONE_ROW, index, row, 0, 1, view->columns);
}

void table_draw(struct view *view)
{
	struct list *list = &view->pages->table;
	struct sheet strip = { 0 };
	struct ruling ruling;
	int row, rows;
	uint32_t i;

	if (view->rows >= ROWS_FOR_STRIP && list->n > 0)
		strip = strip_make(view);
	page_head(view, say_title(view), (int)strip.lines.n);
	row = view->layout.panes;
	rows = view->layout.height - 1;
	list_show(list, rows);
	ruling = rule_columns(view);
	if (view->layout.height > 1)
		draw_header(view, &ruling, row++);
	for (i = list->top; i < list->n && rows > 0; i++, row++, rows--)
		draw_row(view, &ruling, i, row);
	if (list->n == 0)
		draw_no_fact(view, row);
	view->page_lines = (int)list->n;
	if (strip.lines.n > 0)
		strip_draw(view, &strip);
}
