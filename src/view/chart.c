/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Voices on a scale: ● a value given, ○ one that is just not reached, ━ what the words may stand
 * for, ╌ where that fades out.
 *
 *	2,000        2,010        2,020        2,030     low 2,000   high 2,500
 *	├────────────┴────────────┴────────────┴──────
 *	○━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╌╌╌╌╌╌   1 Reuters     plus de 2.000 soldats
 *	                                       ●         5 Président   2.030 hommes
 */
#include "view/chart.h"

#include "speak.h"

#include <math.h>
#include <string.h>

enum {
	MARGIN = 3,
	BARS_LEAST = 14, /* columns */
	BARS_MOST = 64,
	NAME_PART = 6,	 /* of the columns, for a dispatch's number and name, ... */
	NAME_LEAST = 22, /* ... or so many */
	TAIL = 5,	 /* a fifth of the scale shows where an open end leads */
};

/* What a relation looks like: which side of its number is open, and what stands on the number. */
static const struct look {
	int side; /* -1 below, 1 above, 2 both, 0 neither */
	const char *point;
} looks[RELATIONS] = {
	[RELATION_EXACTLY] = { 0, "●" },
	[RELATION_MORE_THAN] = { 1, "○" },
	[RELATION_AT_LEAST] = { 1, "●" },
	[RELATION_LESS_THAN] = { -1, "○" },
	[RELATION_AT_MOST] = { -1, "●" },
	[RELATION_ABOUT] = { 2, "●" },
	[RELATION_NEARLY] = { -1, "○" },
	[RELATION_ORDER] = { 0, NULL },
	[RELATION_UNKNOWN] = { 0, NULL },
};

static const struct look *look_of(const struct fact *fact, uint32_t member)
{
	static const struct look day = { 0, "●" }, stretch = { 0, NULL };
	const struct mention *mention = fact->members[member].mention;

	if (mention->kind == FACT_DATE)
		return mention->date.first == mention->date.last ? &day : &stretch;
	return &looks[mention->quantity.relation];
}

struct band {
	double low, high;
	bool any;
};

static void stretch(struct band *band, double low, double high)
{
	if (!band->any || low < band->low)
		band->low = low;
	if (!band->any || high > band->high)
		band->high = high;
	band->any = true;
}

/* A fifth more at the ends that are open; never beyond nought, and by a factor on a long scale. */
static void widen(struct band *band, bool below, bool above)
{
	double low = band->low, high = band->high, room = (high - low) / TAIL;

	if (scale_make(low, high, 1, false).is_log) {
		room = pow(high / low, 1.0 / TAIL);
		band->low = below ? low / room : low;
		band->high = above ? high * room : high;
		return;
	}
	if (above)
		band->high += room;
	if (below)
		band->low = low - room > 0 || low < 0 ? low - room : 0;
}

/*
 * What the scale must show: every value that is given, and a fifth more where words leave an end
 * open. A tail that reaches far beyond would press all values together.
 */
static struct band find_band(const struct fact *fact)
{
	struct band given = { 0 }, reached = { 0 };
	bool below = false, above = false;
	struct reach reach;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		const struct look *look = look_of(fact, i);

		if (!match_reach(fact, i, &reach))
			continue;
		stretch(&reached, reach.low, reach.high);
		if (look->side == 0)
			stretch(&given, reach.low, reach.high);
		else
			stretch(&given, reach.number, reach.number);
		below |= look->side < 0 || look->side == 2;
		above |= look->side > 0;
	}
	if (!given.any || given.low >= given.high)
		return reached;
	widen(&given, below, above);
	return given;
}

/* The axis ------------------------------------------------------------------------------------ */

/* A label begins at its tick; the one at the end of the scale ends there. */
static void put_labels(struct sheet *sheet, const struct scale *scale, const struct ticks *ticks)
{
	int width, column;
	uint32_t i;

	sheet_line(sheet);
	for (i = 0; i < ticks->n; i++) {
		width = draw_width(ticks->at[i].label);
		column = ticks->at[i].column;
		if (column + 1 == scale->columns)
			column = scale->columns - width;
		if (column < 0 || column + width > scale->columns ||
			(i > 0 && MARGIN + column <= sheet->column))
			continue;
		sheet_to(sheet, MARGIN + column);
		sheet_put(sheet, ROLE_CREDIT, ticks->at[i].label);
	}
}

static void put_axis(struct view *view, struct sheet *sheet, const struct scale *scale)
{
	struct ticks ticks = scale_ticks(view, scale);
	struct buf line = buf_new(view->brief);
	uint32_t next = 0;
	int i;

	put_labels(sheet, scale, &ticks);
	for (i = 0; i < scale->columns; i++) {
		if (next < ticks.n && ticks.at[next].column == i) {
			buf_text(&line, i == 0 ? "├" : i + 1 < scale->columns ? "┼" : "┤");
			next++;
		} else {
			buf_text(&line, "─");
		}
	}
	sheet_line(sheet);
	sheet_to(sheet, MARGIN);
	sheet_put(sheet, ROLE_BORDER, line.at);
}

/* Bars ---------------------------------------------------------------------------------------- */

static void fill(const char **cells, int from, int to, const char *glyph)
{
	for (; from <= to; from++)
		cells[from] = glyph;
}

/* Solid near the number, faint in the last third before the open end. */
static void put_tail(const char **cells, int number, int end)
{
	int by = end > number ? 1 : -1, length = (end - number) * by, i;

	for (i = 1; i <= length; i++)
		cells[number + i * by] = i * 3 > length * 2 ? "╌" : "━";
}

/* Of the scale's cells those that the bar has; the rest is bare, since a line under blanks would
 * look like a reach. */
static void put_cells(struct sheet *sheet, enum role role, const char *const *cells, int columns)
{
	struct buf bar = buf_new(sheet->arena);
	int from = 0, to = columns, i;

	while (from < to && !cells[from])
		from++;
	while (from < to && !cells[to - 1])
		to--;
	for (i = from; i < to; i++)
		buf_text(&bar, cells[i] ? cells[i] : " ");
	sheet_to(sheet, sheet->column + from);
	sheet_put(sheet, role, bar.at);
}

static void put_bar(struct view *view, struct sheet *sheet, const struct scale *scale,
	const struct fact *fact, uint32_t member)
{
	const char **cells = arena_array(view->brief, const char *, (size_t)scale->columns);
	const struct look *look = look_of(fact, member);
	enum role role = verdict_role(fact->verdict, false);
	struct reach reach;
	int low, high, number;

	if (!match_reach(fact, member, &reach)) {
		sheet_put(sheet, role, "?");
		return;
	}
	low = scale_place(scale, reach.low);
	high = scale_place(scale, reach.high);
	number = scale_place(scale, reach.number);
	if (look->side == 0)
		fill(cells, low, high, "━");
	if (look->side > 0)
		put_tail(cells, number, high);
	if (look->side < 0 || look->side == 2)
		put_tail(cells, number, low);
	if (look->point)
		cells[number] = look->point;
	put_cells(sheet, role, cells, scale->columns);
}

/* Voices -------------------------------------------------------------------------------------- */

/* Whether the dispatch has said the same in the same words before. */
static bool is_repeated(struct view *view, const struct fact *fact, uint32_t member)
{
	const struct member *m = &fact->members[member];
	uint32_t i;

	for (i = member; i-- > 0 && fact->members[i].dispatch == m->dispatch;)
		if (fact->members[i].camp == m->camp &&
			strcmp(say_words(view->brief, view, m),
				say_words(view->brief, view, &fact->members[i])) == 0)
			return true;
	return false;
}

static int name_most(const struct sheet *sheet)
{
	return sheet->columns / NAME_PART > NAME_LEAST ? sheet->columns / NAME_PART : NAME_LEAST;
}

static void put_voice(
	struct view *view, struct sheet *sheet, const struct fact *fact, uint32_t member, int names)
{
	const struct member *m = &fact->members[member];
	const char *name = view->panes[m->dispatch].label;
	int room = sheet->columns - sheet->column - 1;

	if (names > room / 2)
		name = arena_format(view->brief, "%u", m->dispatch + 1);
	name = draw_shorten(view->brief, name, name_most(sheet));
	sheet_put(sheet, ROLE_STRIP_LABEL, name);
	sheet_to(sheet, sheet->column - draw_width(name) + (names > room / 2 ? 3 : names + 2));
	sheet_put(sheet, ROLE_TEXT,
		draw_shorten(view->brief, say_words(view->brief, view, m),
			sheet->columns - sheet->column - 1));
}

static int measure_names(
	const struct view *view, const struct sheet *sheet, const struct fact *fact)
{
	uint32_t i;
	int widest = 0, width;

	for (i = 0; i < fact->n; i++) {
		width = draw_width(view->panes[fact->members[i].dispatch].label);
		if (width > widest)
			widest = width;
	}
	return widest < name_most(sheet) ? widest : name_most(sheet);
}

/*
 * The member whose words may stand for least, where what all others say leaves room for it: no
 * judgement, for none of them is contradicted. fact->n: there is none.
 */
static uint32_t find_narrowest(const struct fact *fact)
{
	struct reach best = { 0 }, reach;
	uint32_t i, found = fact->n;

	for (i = 0; i < fact->n; i++) {
		if (!match_reach(fact, i, &reach))
			continue;
		if (found == fact->n || reach.high - reach.low < best.high - best.low) {
			best = reach;
			found = i;
		}
	}
	for (i = 0; found < fact->n && i < fact->n; i++)
		if (match_reach(fact, i, &reach) &&
			(reach.low > best.low || reach.high < best.high))
			return fact->n;
	return found;
}

/* Whether all tell whole numbers: then no bound of theirs has half a person either. */
static bool is_whole(const struct fact *fact)
{
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		if (fact->members[i].mention->quantity.number !=
			round(fact->members[i].mention->quantity.number))
			return false;
	return true;
}

/* A bound of the band in the notation of the first member. */
static const char *say_bound(struct view *view, const struct fact *fact, double value)
{
	const struct member *first = &fact->members[0];
	struct mention plain = *first->mention;

	if (plain.kind == FACT_DATE)
		return export_say_day(view->brief, (int32_t)value);
	plain.quantity.relation = RELATION_EXACTLY;
	plain.quantity.number = is_whole(fact) ? round(value) : value;
	return export_say_value(view->brief, view->analysis->dispatches[first->dispatch], &plain);
}

static void put_band(
	struct view *view, struct sheet *sheet, const struct fact *fact, const struct scale *scale)
{
	uint32_t narrowest = find_narrowest(fact);
	struct buf text = buf_new(view->brief);

	/* TRANSLATORS: the lowest and the highest value that the words of all may stand for. */
	buf_text(&text, arena_format(view->brief, _("low %s"), say_bound(view, fact, fact->low)));
	buf_format(&text, "   %s",
		arena_format(view->brief, _("high %s"), say_bound(view, fact, fact->high)));
	if (narrowest < fact->n)
		/* TRANSLATORS: of values that can all be true, the most precise. */
		buf_format(&text, "   %s",
			arena_format(view->brief, _("most precise %s"),
				say_short(view, &fact->members[narrowest])));
	if (scale->is_log)
		buf_format(&text, "   %s", _("(logarithmic scale)"));
	sheet_line(sheet);
	sheet_to(sheet, MARGIN);
	sheet_wrap(sheet, ROLE_CREDIT, text.at, MARGIN);
}

void chart_put(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	int columns = (sheet->columns - MARGIN) * 9 / 20, names = measure_names(view, sheet, fact);
	const struct band band = find_band(fact);
	bool on_scale = band.any && band.low < band.high;
	struct scale scale;
	uint32_t i;

	columns = columns < BARS_LEAST ? BARS_LEAST : columns > BARS_MOST ? BARS_MOST : columns;
	scale = scale_make(band.low, band.high, columns, fact->kind == FACT_DATE);
	if (on_scale)
		put_axis(view, sheet, &scale);
	for (i = 0; i < fact->n; i++) {
		if (is_repeated(view, fact, i))
			continue;
		sheet_line(sheet);
		sheet_to(sheet, MARGIN);
		if (on_scale)
			put_bar(view, sheet, &scale, fact, i);
		sheet_to(sheet, on_scale ? MARGIN + columns + 2 : MARGIN);
		put_voice(view, sheet, fact, i, names);
	}
	if (on_scale)
		put_band(view, sheet, fact, &scale);
}
