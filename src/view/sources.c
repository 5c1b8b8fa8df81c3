/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who shares wording with whom: every dispatch with every other, shaded by how much; the origins
 * that follow from it; and below, for the pair chosen, what the lens shows (lens.c).
 *
 *	                       1     2     3      origins
 *	① 1 Reuters            ╲   ▒ 17%   ·      ① 1 Reuters, 2 Radio
 *	① 2 Radio            ▒ 17%   ╲     ·      ② 3 Le calme revient
 *	② 3 Le calme revient   ·     ·     ╲
 *	─────────────────────────────────────────
 *	 1 Reuters ↔ 2 Radio   17% of the wording ...
 */
#include "view/mouse.h"
#include "view/pages.h"

#include "speak.h"

#include <math.h>
#include <string.h>

enum {
	EDGE = 2,
	NAME_LEAST = 6, /* columns */
	NAME_MOST = 30,
	CELL_FULL = 7, /* columns: shade and figure */
	CELL_FIGURE = 4,
	CELL_SHADE = 2,
	ORIGINS_LEAST = 36,
	DETAIL_LEAST = 4, /* rows */
};

/* What stands where. */
struct ruling {
	int name, cell;	      /* columns */
	int first;	      /* where the cells begin */
	uint32_t from, to;    /* columns shown */
	uint32_t top, bottom; /* rows shown */
	int origins;	      /* where they are listed; -1: not here */
};

/* The pair ---------------------------------------------------------------------------------- */

static const struct overlap *find_overlap(const struct view *view, uint32_t a, uint32_t b)
{
	const struct overlaps *overlaps = &view->analysis->overlaps;
	const struct overlap *at = overlaps->at;
	uint32_t x = a < b ? a : b, y = a < b ? b : a;
	uint32_t place = bisect(overlaps->n, i, at[i].a != x ? at[i].a < x : at[i].b < y);

	return place < overlaps->n && at[place].a == x && at[place].b == y ? &at[place] : NULL;
}

float sources_share(const struct view *view, uint32_t a, uint32_t b)
{
	const struct overlap *overlap = find_overlap(view, a, b);

	return overlap ? overlap->share : 0;
}

const char *sources_slip(const struct view *view, uint32_t a, uint32_t b)
{
	const struct overlap *overlap = find_overlap(view, a, b);

	return overlap ? overlap->slip : NULL;
}

const char *sources_credit(struct view *view, uint32_t a, uint32_t b)
{
	const struct dispatch *da = view->analysis->dispatches[a];
	const struct dispatch *db = view->analysis->dispatches[b];
	const char *ours[] = { da->outlet, da->agency }, *theirs[] = { db->outlet, db->agency };
	size_t i, k;

	for (i = 0; i < 2; i++)
		for (k = 0; k < 2; k++)
			if (ours[i] && theirs[k] && *ours[i] && strcmp(ours[i], theirs[k]) == 0)
				return text_make_safe(view->brief, ours[i], strlen(ours[i]));
	return NULL;
}

/* The pair that shares most stands first under the lens. */
void sources_open(struct view *view)
{
	const struct overlaps *overlaps = &view->analysis->overlaps;
	struct pages *pages = view->pages;
	uint32_t i, best = 0;

	if (pages->chosen || overlaps->n == 0)
		return;
	for (i = 1; i < overlaps->n; i++)
		if (overlaps->at[i].share > overlaps->at[best].share)
			best = i;
	pages->a = overlaps->at[best].a;
	pages->b = overlaps->at[best].b;
	pages->chosen = true;
}

void sources_choose(struct view *view, uint32_t a, uint32_t b)
{
	if (a == b)
		return;
	view->pages->a = a;
	view->pages->b = b;
	view->pages->chosen = true;
	view->page_top = 0;
}

/* One step of an end of the pair, over the other end. */
static uint32_t step(const struct view *view, uint32_t end, uint32_t other, int by)
{
	int64_t next = (int64_t)end + by;

	if (next == (int64_t)other)
		next += by;
	return next < 0 || next >= view->n ? end : (uint32_t)next;
}

/* One line moves the pair, more scroll what is told of it. */
void sources_move(struct view *view, int lines)
{
	struct pages *pages = view->pages;

	if (lines == 1 || lines == -1)
		sources_choose(view, step(view, pages->a, pages->b, lines), pages->b);
	else
		view->page_top = view->page_top + lines > 0 ? view->page_top + lines : 0;
}

void sources_side(struct view *view, int by)
{
	struct pages *pages = view->pages;

	sources_choose(view, pages->a, step(view, pages->b, pages->a, by));
}

/* The next pair with shared wording, in the order of reading. */
enum view_wish do_step_pair(struct view *view)
{
	const struct overlaps *overlaps = &view->analysis->overlaps;
	struct pages *pages = view->pages;
	uint32_t x = pages->a < pages->b ? pages->a : pages->b,
		 y = pages->a < pages->b ? pages->b : pages->a, i;
	int64_t found = -1;

	for (i = 0; i < overlaps->n; i++) {
		const struct overlap *o = &overlaps->at[i];
		bool after = o->a > x || (o->a == x && o->b > y);
		bool before = o->a < x || (o->a == x && o->b < y);

		if (view->by > 0 && after) {
			found = i;
			break;
		}
		if (view->by < 0 && before)
			found = i;
	}
	if (found >= 0)
		sources_choose(view, overlaps->at[found].a, overlaps->at[found].b);
	else
		view_say(view, false, "%s",
			overlaps->n == 0 ? _("no two dispatches share wording")
			: view->by > 0	 ? _("this is the last pair that shares wording")
					 : _("this is the first pair that shares wording"));
	return VIEW_GO_ON;
}

/* The other way round: what the second would have changed in the first. */
enum view_wish do_swap(struct view *view)
{
	sources_choose(view, view->pages->b, view->pages->a);
	return VIEW_GO_ON;
}

/* The matrix -------------------------------------------------------------------------------- */

static const char *shade_of(float share)
{
	return share >= .40f ? "█" : share >= .20f ? "▓" : share >= .08f ? "▒" : "░";
}

const char *say_percent(struct arena *arena, float share)
{
	return arena_format(arena, _("%s%%"), export_say_number(arena, round((double)share * 100)));
}

static const char *say_cell(struct view *view, uint32_t a, uint32_t b, int columns)
{
	float share = sources_share(view, a, b);

	if (a == b)
		return "╲";
	if (share <= 0 && sources_credit(view, a, b))
		/* TRANSLATORS: two dispatches name one agency, but share no wording: at most 6
		 * columns. */
		return columns >= CELL_FULL ? _("credit") : "c";
	if (share <= 0)
		return "·";
	if (columns >= CELL_FULL)
		return arena_format(
			view->brief, "%s %s", shade_of(share), say_percent(view->brief, share));
	if (columns >= CELL_FIGURE)
		return arena_format(view->brief, "%.0f", round((double)share * 100));
	return shade_of(share);
}

/* The part of n that is shown in so many, with the one chosen in it. */
static void choose_part(uint32_t n, uint32_t chosen, int room, uint32_t *from, uint32_t *to)
{
	uint32_t fit = room < 1 ? 1 : (uint32_t)room < n ? (uint32_t)room : n;

	*from = chosen < fit ? 0 : chosen + 1 - fit;
	*to = *from + fit;
}

static struct ruling rule_columns(const struct view *view, int rows)
{
	static const int cells[] = { CELL_FULL, CELL_FIGURE, CELL_SHADE, 1 };
	struct ruling ruling = { .origins = -1 };
	int widest = NAME_LEAST, width, n = (int)view->n, room;
	uint32_t i;
	size_t k;

	for (i = 0; i < view->n; i++) {
		width = draw_width(view->panes[i].name) + 4;
		widest = width > widest ? width : widest;
	}
	room = view->columns - EDGE - 3 - CELL_FULL * n - ORIGINS_LEAST;
	room = room > NAME_MOST ? room : NAME_MOST; /* the names have what nobody else wants */
	ruling.name = widest < room ? widest : room;
	if (ruling.name > view->columns * 2 / 5)
		ruling.name = view->columns * 2 / 5;
	ruling.first = EDGE + 3 + ruling.name + 1;
	room = view->columns - ruling.first - 1;
	for (k = 0; k + 1 < sizeof cells / sizeof *cells && cells[k] * n > room; k++)
		;
	ruling.cell = cells[k];
	choose_part(view->n, view->pages->b, room / ruling.cell, &ruling.from, &ruling.to);
	choose_part(view->n, view->pages->a, rows, &ruling.top, &ruling.bottom);
	width = ruling.first + ruling.cell * (int)(ruling.to - ruling.from) + 3;
	if (view->columns - width >= ORIGINS_LEAST)
		ruling.origins = width;
	return ruling;
}

static int column_of(const struct ruling *ruling, uint32_t dispatch)
{
	return ruling->first + (int)(dispatch - ruling->from) * ruling->cell;
}

static void draw_centred(
	struct view *view, int row, int column, int columns, enum role role, const char *text)
{
	int width = draw_width(text), room = columns > 1 ? columns - 1 : 1;

	draw_fill(&view->frame, row, column, room, role, " ");
	draw_short(&view->frame, row, column + (room > width ? (room - width) / 2 : 0), room, role,
		text);
}

static void draw_header(struct view *view, const struct ruling *ruling, int row)
{
	uint32_t i;

	draw_fill(&view->frame, row, 0, view->columns, ROLE_TITLE, " ");
	for (i = ruling->from; i < ruling->to; i++) {
		bool here = i == view->pages->b;

		if (ruling->cell >= CELL_SHADE + (i >= 9) || here)
			draw_centred(view, row, column_of(ruling, i),
				here && ruling->cell < 3 ? 3 : ruling->cell,
				here ? ROLE_TITLE_FOCUS : ROLE_TITLE,
				arena_format(view->brief, "%u", i + 1));
	}
	if (ruling->from > 0)
		draw_fill(&view->frame, row, ruling->first - 1, 1, ROLE_TITLE, "◂");
	if (ruling->to < view->n)
		draw_fill(&view->frame, row, column_of(ruling, ruling->to), 1, ROLE_TITLE, "▸");
	if (ruling->origins >= 0)
		draw_short(&view->frame, row, ruling->origins, view->columns, ROLE_TITLE,
			_("origins"));
}

static void draw_row(struct view *view, const struct ruling *ruling, uint32_t a, int row)
{
	uint32_t origin = view->analysis->origin[a], i;
	bool here = a == view->pages->a;
	const char *circle = say_origin(view->brief, origin), *name;

	draw_short(&view->frame, row, EDGE - 1 + (3 - draw_width(circle)) / 2, 3,
		(enum role)(ROLE_ORIGIN_1 + (origin - 1) % 4), circle);
	name = draw_shorten(view->brief, view->panes[a].label, ruling->name);
	draw_short(&view->frame, row, EDGE + 3, ruling->name,
		here ? ROLE_TITLE_FOCUS : ROLE_STRIP_LABEL, name);
	for (i = ruling->from; i < ruling->to; i++) {
		float share = sources_share(view, a, i);
		enum role role = here && i == view->pages->b ? ROLE_CURSOR
				 : share > 0		     ? ROLE_TEXT
							     : ROLE_BORDER;

		draw_centred(view, row, column_of(ruling, i), ruling->cell, role,
			say_cell(view, a, i, ruling->cell));
		mouse_note(view, ZONE_PAIR, a * view->n + i, row, column_of(ruling, i), 1,
			ruling->cell);
	}
}

/* Origins ----------------------------------------------------------------------------------- */

static const char *say_members(struct view *view, uint32_t origin)
{
	struct buf text = buf_new(view->brief);
	uint32_t i;

	for (i = 0; i < view->n; i++)
		if (view->analysis->origin[i] == origin)
			buf_format(&text, "%s%s", text.n ? ", " : "", view->panes[i].label);
	return text.at;
}

/* Beside the matrix, a line each; the last tells how many have no room. */
static void draw_origins(struct view *view, const struct ruling *ruling, int row, int rows)
{
	uint32_t n = view->analysis->origins, origin;
	const char *circle;

	for (origin = 1; origin <= n && rows > 0; origin++, row++, rows--) {
		if (rows == 1 && origin < n) {
			draw_short(&view->frame, row, ruling->origins, view->columns, ROLE_CREDIT,
				arena_format(view->brief, "+%u", n - origin + 1));
			return;
		}
		circle = say_origin(view->brief, origin);
		draw_short(&view->frame, row, ruling->origins, 4,
			(enum role)(ROLE_ORIGIN_1 + (origin - 1) % 4), circle);
		draw_short(&view->frame, row, ruling->origins + draw_width(circle) + 1,
			view->columns - ruling->origins - draw_width(circle) - 2, ROLE_TEXT,
			draw_shorten(view->brief, say_members(view, origin),
				view->columns - ruling->origins - draw_width(circle) - 2));
	}
}

/* Where there is no room beside the matrix they open the sheet below it. */
static void put_origins(struct view *view, struct sheet *sheet)
{
	uint32_t origin;
	const char *circle;

	for (origin = 1; origin <= view->analysis->origins; origin++) {
		circle = say_origin(view->brief, origin);
		sheet_line(sheet);
		sheet_to(sheet, 1);
		sheet_put(sheet, (enum role)(ROLE_ORIGIN_1 + (origin - 1) % 4), circle);
		sheet_to(sheet, sheet->column + 1);
		sheet_wrap(sheet, ROLE_TEXT, say_members(view, origin), sheet->column);
	}
	sheet_line(sheet);
}

static const char *say_title(struct view *view)
{
	struct arena *arena = view->brief;
	uint32_t n = view->analysis->origins;

	return arena_format(arena, "%s · %s · %s", _("Sources"),
		arena_format(arena, ngettext("%u dispatch", "%u dispatches", view->n), view->n),
		arena_format(arena, ngettext("%u origin", "%u origins", n), n));
}

/* What stands below the matrix, made anew only where the pair or the room for it changed. */
static struct sheet make_lens(struct view *view, bool with_origins)
{
	struct pages *pages = view->pages;
	struct arena *brief = view->brief;

	if (pages->seen_lens && pages->lens_a == pages->a && pages->lens_b == pages->b &&
		pages->lens.columns == view->columns && pages->lens_with_origins == with_origins)
		return pages->lens;
	arena_free(pages->seen_lens);
	view->brief = pages->seen_lens = arena_new(); /* all that it is made of stays with it */
	pages->lens_a = pages->a;
	pages->lens_b = pages->b;
	pages->lens_with_origins = with_origins;
	pages->lens = (struct sheet){ .arena = pages->seen_lens, .columns = view->columns };
	if (with_origins)
		put_origins(view, &pages->lens);
	lens_put(view, &pages->lens);
	view->brief = brief;
	return pages->lens;
}

void sources_draw(struct view *view)
{
	struct sheet sheet;
	struct ruling ruling;
	int row, rows, matrix, most;
	uint32_t i;

	page_head(view, say_title(view), 0);
	row = view->layout.panes;
	rows = view->layout.height;
	matrix = rows / 2 > rows - DETAIL_LEAST ? rows - DETAIL_LEAST : rows / 2;
	matrix = matrix < 2 ? rows : matrix;
	ruling = rule_columns(view, matrix - 1);
	draw_header(view, &ruling, row);
	for (i = ruling.top; i < ruling.bottom; i++)
		draw_row(view, &ruling, i, row + 1 + (int)(i - ruling.top));
	if (ruling.origins >= 0)
		draw_origins(view, &ruling, row + 1, matrix - 1);
	sheet = make_lens(view, ruling.origins < 0);
	row += 1 + (int)(ruling.bottom - ruling.top);
	rows -= 1 + (int)(ruling.bottom - ruling.top);
	if (rows > 1) {
		draw_fill(&view->frame, row++, 0, view->columns, ROLE_BORDER, "─");
		rows--;
	}
	view->page_lines = (int)sheet.lines.n;
	most = view->page_lines > rows ? view->page_lines - rows : 0;
	view->page_top = view->page_top > most ? most : view->page_top;
	view->pages->seen = sheet;
	view->pages->seen_rows = rows;
	sheet_draw(&view->frame, &sheet, row, rows, view->page_top, ROLE_TEXT);
}
