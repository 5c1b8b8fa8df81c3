/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dated facts of all dispatches in the order of their days, with the time that passes between.
 *
 *	       1991  ○ = independence        1 2   … indépendant en 1991 …
 *	             ┆ 30 years
 *	▸ 2 January  ● ≈ protests began      1 3   … la hausse du prix, le 2 janvier …
 *
 * ● is a day, ◐ a longer stretch, ○ a year and more. Dates that are left open stand at the end.
 */
#include "view/filter.h"
#include "view/mouse.h"
#include "view/pages.h"

#include "speak.h"

#include <stdlib.h>
#include <string.h>

enum {
	DATE_LEAST = 10, /* columns */
	LABEL_LEAST = 8, /* or else who dates it is left out */
	DATE_MOST = 18,
	LABEL_MOST = 40,
	WHO_MOST = 14,
	COLUMNS_FOR_WORDS = 90,
	ROWS_FOR_STRIP = 14,
};

/* The first day that any dispatch gives; DAY_NONE: none does. */
static int32_t day_of_fact(const struct fact *fact)
{
	int32_t first = DAY_NONE;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		int32_t day = fact->members[i].mention->date.first;

		if (day != DAY_NONE && (first == DAY_NONE || day < first))
			first = day;
	}
	return first;
}

/* What begins on one day stands with the longest stretch first: the year, the month, the day. */
struct entry {
	int32_t day, length;
	int clock; /* minutes; what tells no hour comes before those of its day, or after all */
	uint32_t place, fact;
};

static int by_day(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if ((x->day == DAY_NONE) != (y->day == DAY_NONE))
		return x->day == DAY_NONE ? 1 : -1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->length != y->length)
		return x->length > y->length ? -1 : 1;
	if (x->clock != y->clock)
		return x->clock < y->clock ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static struct entry entry_of(const struct view *view, uint32_t index)
{
	const struct fact *fact = &view->analysis->facts.at[index];
	const struct date *date = &fact->members[0].mention->date;
	int32_t day = day_of_fact(fact);

	return (struct entry){ .day = day,
		.length = day == DAY_NONE ? 0 : date->last - date->first,
		.clock = day == DAY_NONE && date->clock == CLOCK_NONE ? INT16_MAX : date->clock,
		.place = view->place[index],
		.fact = index };
}

void timeline_open(struct view *view)
{
	const struct facts *facts = &view->analysis->facts;
	struct list *list = &view->pages->timeline;
	struct arena *arena = arena_new();
	struct entry *entries = arena_array(arena, struct entry, facts->n + 1);
	uint32_t i, n = 0;

	for (i = 0; i < facts->n; i++)
		if (facts->at[i].kind == FACT_DATE && view->filter->shown[i])
			entries[n++] = entry_of(view, i);
	qsort(entries, n, sizeof *entries, by_day);
	if (!list->at)
		list->at = arena_array(view->held, uint32_t, facts->n + 1);
	for (i = 0; i < n; i++)
		list->at[i] = entries[i].fact;
	list->n = n;
	arena_free(arena);
	list_find(view, list);
}

struct list *timeline_list(struct view *view)
{
	return &view->pages->timeline;
}

/* Time that passes -------------------------------------------------------------------------- */

static const struct fact *fact_at(const struct view *view, uint32_t row)
{
	return &view->analysis->facts.at[view->pages->timeline.at[row]];
}

/* Days between a row and the one before it; 0 where they are too near to be told. */
static int32_t gap_before(const struct view *view, uint32_t row)
{
	int32_t before, day;

	if (row == 0)
		return 0;
	before = day_of_fact(fact_at(view, row - 1));
	day = day_of_fact(fact_at(view, row));
	return day == DAY_NONE || day - before < 2 ? 0 : day - before;
}

/* Whole months of the calendar between two days. */
static unsigned count_months(int32_t from, int32_t to)
{
	unsigned months[2], days[2], k;
	int years[2];

	day_split(from, &years[0], &months[0], &days[0]);
	day_split(to, &years[1], &months[1], &days[1]);
	k = (unsigned)(years[1] - years[0]) * 12 + months[1] - months[0];
	return k > 0 && days[1] < days[0] ? k - 1 : k;
}

/* As many whole years, months or days as have passed before a row. */
static const char *say_gap(struct view *view, uint32_t row)
{
	int32_t day = day_of_fact(fact_at(view, row));
	unsigned days = (unsigned)gap_before(view, row);
	unsigned n = count_months(day - (int32_t)days, day);

	if (n >= 24)
		/* TRANSLATORS: time between two events, in round numbers. */
		return arena_format(view->brief, ngettext("%u year", "%u years", n / 12), n / 12);
	if (n >= 2)
		return arena_format(view->brief, ngettext("%u month", "%u months", n), n);
	return arena_format(view->brief, ngettext("%u day", "%u days", days), days);
}

/* Rows -------------------------------------------------------------------------------------- */

/* What stands in which column of the screen. */
struct ruling {
	int date, label, who; /* columns */
	int words;	      /* where they begin; -1: not shown */
};

/* The first member that says what a camp says. */
static const struct member *voice_of(const struct fact *fact, uint32_t camp)
{
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		if (fact->members[i].camp == camp)
			return &fact->members[i];
	return NULL;
}

/* Of the camps that come after a day (and number), the one that comes first. */
static const struct member *next_voice(const struct fact *fact, const struct member *last)
{
	const struct member *best = NULL, *voice;
	uint32_t camp;
	int32_t day;

	for (camp = 0; camp < fact->camps; camp++) {
		voice = voice_of(fact, camp);
		if (!voice)
			continue;
		day = voice->mention->date.first;
		if (last && (day < last->mention->date.first ||
				    (day == last->mention->date.first && camp <= last->camp)))
			continue;
		if (!best || day < best->mention->date.first)
			best = voice;
	}
	return best;
}

/* Each day that is given, in few columns. */
static const char *say_days(struct view *view, const struct fact *fact)
{
	struct buf text = buf_new(view->brief);
	const struct member *voice = NULL;

	while ((voice = next_voice(fact, voice)))
		buf_format(&text, "%s%s", text.n ? " / " : "", say_short(view, voice));
	return text.at;
}

static const char *say_who(struct view *view, const struct fact *fact)
{
	struct buf text = buf_new(view->brief);
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		if (i == 0 || fact->members[i].dispatch != fact->members[i - 1].dispatch)
			buf_format(&text, "%s%u", text.n ? " " : "", fact->members[i].dispatch + 1);
	return text.at;
}

static const char *mark_of(const struct fact *fact)
{
	const struct date *date = &fact->members[0].mention->date;

	if (day_of_fact(fact) == DAY_NONE)
		return "?";
	return date->granularity == GRANULARITY_DAY   ? "●"
	       : date->granularity < GRANULARITY_YEAR ? "◐"
						      : "○";
}

static int widest(struct view *view, const struct list *list, int most,
	const char *(*say)(struct view *view, const struct fact *fact))
{
	int widest_yet = 0, width;
	uint32_t i;

	for (i = list->top; i < list->n && i < list->top + (uint32_t)view->rows; i++) {
		width = draw_width(say(view, fact_at(view, i)));
		if (width > widest_yet)
			widest_yet = width;
	}
	return widest_yet < most ? widest_yet : most;
}

static const char *say_what(struct view *view, const struct fact *fact)
{
	(void)view;
	return say_label(fact);
}

static struct ruling rule_columns(struct view *view, const struct list *list)
{
	struct ruling ruling = { .words = -1 };
	int room;

	ruling.date =
		widest(view, list, view->columns < 60 ? view->columns / 4 : DATE_MOST, say_days);
	if (ruling.date < DATE_LEAST)
		ruling.date = DATE_LEAST;
	ruling.who = widest(view, list, WHO_MOST, say_who);
	room = view->columns - ruling.date - ruling.who - 10;
	if (room < LABEL_LEAST) {
		room += ruling.who + 2;
		ruling.who = 0;
	}
	ruling.label =
		widest(view, list, view->columns < COLUMNS_FOR_WORDS ? room : LABEL_MOST, say_what);
	if (ruling.label > room || ruling.label < 0)
		ruling.label = room > 0 ? room : 0;
	if (view->columns >= COLUMNS_FOR_WORDS)
		ruling.words = 2 + ruling.date + 6 + ruling.label + 2 + ruling.who + 2;
	return ruling;
}

/* The words that date it, with as much of their sentence as has room on both sides. */
static void draw_words(
	struct view *view, const struct fact *fact, int row, int column, enum role role)
{
	const struct mention *mention = fact->members[0].mention;
	const struct dispatch *dispatch = view->analysis->dispatches[fact->members[0].dispatch];
	struct range tokens = dispatch->sentences.at[mention->sentence];
	uint32_t from = mention->span.start, end = dispatch->tokens.at[tokens.last - 1].span.end;
	uint32_t first = tokens.first;
	int room = view->columns - column - 1, before;

	/* From as far before as leaves two thirds of the room for the rest. */
	before = room / 3;
	while (first < mention->tokens.first &&
		(int)text_columns(dispatch->text + dispatch->tokens.at[first].span.start,
			from - dispatch->tokens.at[first].span.start) > before)
		first++;
	while (first < mention->tokens.first && dispatch->tokens.at[first].type == TOKEN_MARK)
		first++;
	if (first > tokens.first)
		column += draw_short(&view->frame, row, column, room, role, "… ");
	from = dispatch->tokens.at[first].span.start;
	draw_short(&view->frame, row, column, view->columns - column - 1, role,
		text_make_safe(view->brief, dispatch->text + from, end - from));
	draw_text(&view->frame, row,
		column + (int)text_columns(dispatch->text + from, mention->span.start - from),
		view->columns - 2 - column -
			(int)text_columns(dispatch->text + from, mention->span.start - from),
		verdict_role(fact->verdict, role == ROLE_CURSOR),
		dispatch->text + mention->span.start, span_length(mention->span));
}

static void draw_row(
	struct view *view, const struct ruling *ruling, uint32_t index, int row, bool named)
{
	const struct list *list = &view->pages->timeline;
	const struct fact *fact = fact_at(view, index);
	bool here = index == list->cursor;
	enum role role = here ? ROLE_CURSOR : ROLE_TEXT;
	struct frame *frame = &view->frame;
	const char *days = draw_shorten(view->brief, say_days(view, fact), ruling->date);
	int column = 2 + ruling->date + 2;

	draw_fill(frame, row, 0, view->columns, role, " ");
	if (here)
		draw_fill(frame, row, 0, 1, role, "▸");
	if (named || here)
		draw_short(frame, row, 2 + ruling->date - draw_width(days), ruling->date,
			here ? role : ROLE_STRIP_LABEL, days);
	draw_fill(frame, row, column, 1, here ? role : ROLE_BORDER, mark_of(fact));
	draw_fill(frame, row, column + 2, 1, verdict_role(fact->verdict, here),
		verdict_glyph(fact->verdict));
	column += 4;
	draw_short(frame, row, column, ruling->label, role,
		draw_shorten(view->brief, say_label(fact), ruling->label));
	column += ruling->label + 2;
	draw_short(frame, row, column, ruling->who, here ? role : ROLE_CREDIT,
		draw_shorten(view->brief, say_who(view, fact), ruling->who));
	if (ruling->words >= 0)
		draw_words(view, fact, row, ruling->words, here ? role : ROLE_DIM);
	mouse_note(view, ZONE_ROW, index, row, 0, 1, view->columns);
}

static bool is_named(struct view *view, uint32_t index)
{
	return index == 0 || strcmp(say_days(view, fact_at(view, index)),
				     say_days(view, fact_at(view, index - 1))) != 0;
}

/* Rows from the top on until the screen is full; gives the row that comes next. */
static uint32_t draw_rows(
	struct view *view, const struct ruling *ruling, int row, int rows, bool dry)
{
	const struct list *list = &view->pages->timeline;
	uint32_t i;
	int32_t gap;

	for (i = list->top; i < list->n && rows > 0; i++, row++, rows--) {
		gap = i > list->top ? gap_before(view, i) : 0;
		if (gap > 0) {
			if (!dry) {
				draw_fill(&view->frame, row, 2 + ruling->date + 2, 1, ROLE_BORDER,
					"┆");
				draw_short(&view->frame, row, 2 + ruling->date + 4, view->columns,
					ROLE_CREDIT, say_gap(view, i));
			}
			row++;
			if (--rows == 0)
				break;
		}
		if (!dry)
			draw_row(view, ruling, i, row, i == list->top || is_named(view, i));
	}
	return i;
}

/* Scrolls until the cursor is in sight, gaps counted. */
static void show(struct view *view, int rows)
{
	struct list *list = &view->pages->timeline;

	list_show(list, rows);
	while (list->top < list->cursor && draw_rows(view, NULL, 0, rows, true) <= list->cursor)
		list->top++;
}

void timeline_draw(struct view *view)
{
	struct list *list = &view->pages->timeline;
	struct sheet strip = { 0 };
	struct ruling ruling;
	const char *title;

	if (view->rows >= ROWS_FOR_STRIP && list->n > 0)
		strip = strip_make(view);
	/* TRANSLATORS: the title of the page of dates. */
	title = arena_format(view->brief,
		ngettext("Time line · %u dated fact", "Time line · %u dated facts", list->n),
		list->n);
	page_head(view, title, (int)strip.lines.n);
	show(view, view->layout.height);
	ruling = rule_columns(view, list);
	draw_rows(view, &ruling, view->layout.panes, view->layout.height, false);
	if (list->n == 0 && filter_is_set(view))
		draw_no_fact(view, view->layout.panes);
	else if (list->n == 0)
		draw_short(&view->frame, view->layout.panes, 3, view->columns - 3, ROLE_DIM,
			_("no dispatch dates anything"));
	view->page_lines = (int)list->n;
	if (strip.lines.n > 0)
		strip_draw(view, &strip);
}
