/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The strip: the fact under the cursor, by camp, who says what with whom; then who is silent; then
 * the rule in words. It takes the lines that it needs, and says less where it may not have them.
 */
#include "view/state.h"

#include "speak.h"

#include <string.h>

enum {
	NAME_MOST = 24,	     /* columns of a dispatch's number and name */
	ROOM_FOR_NAMES = 40, /* columns for who says it; where there are fewer, numbers alone */
	LABEL_LEAST = 24,
};

/* How fully the strip speaks. */
enum fullness { FULL, TIGHT /* one line a camp */, TIGHTEST /* neither the silent nor the rule */ };

static const char *say_confidence(float confidence)
{
	/* TRANSLATORS: how sure it is that the dispatches tell the same thing. */
	return confidence >= .75f  ? _("confidence high")
	       : confidence >= .5f ? _("confidence fair")
				   : _("confidence low");
}

/* The rank of the fact under the cursor among the disagreements of the walk, from 1. */
static uint32_t rank_of_disagreement(const struct view *view)
{
	uint32_t i, rank = 0;

	for (i = 0; i <= view->place[view->fact]; i++)
		rank += is_disagreement(&view->analysis->facts.at[view->walk[i]]);
	return rank;
}

/* Where the fact stands, in as many columns; the less important goes first. */
static const char *say_standing(struct view *view, const struct fact *fact, int columns)
{
	struct arena *arena = view->brief;
	struct buf text;
	const char *parts[4];
	int n = 0, wanted, i;

	/* TRANSLATORS: the four parts stand in one line: short ones are best. */
	parts[n++] = arena_format(arena, _("fact %1$u of %2$u"), view->place[view->fact] + 1,
		view->analysis->facts.n);
	if (is_disagreement(fact))
		parts[n++] = arena_format(arena, _("disagreement %1$u of %2$u"),
			rank_of_disagreement(view),
			view->tally[VERDICT_VARY] + view->tally[VERDICT_CONFLICT]);
	parts[n++] = arena_format(arena,
		ngettext("%1$u of %2$u origin", "%1$u of %2$u origins", view->analysis->origins),
		fact->origins, view->analysis->origins);
	if (fact->dispatches > 1)
		parts[n++] = say_confidence(fact->confidence);
	for (wanted = n; wanted > 0; wanted--) {
		text = buf_new(arena);
		for (i = 0; i < wanted; i++) {
			buf_text(&text, i > 0 ? " · " : "");
			buf_text(&text, parts[i]);
		}
		if (draw_width(text.at) <= columns)
			return text.at;
	}
	text = buf_new(arena);
	buf_format(&text, "%u/%u", view->place[view->fact] + 1, view->analysis->facts.n);
	return draw_width(text.at) <= columns ? text.at : "";
}

static const char *say_name(const struct view *view, uint32_t index, int columns)
{
	if (columns < ROOM_FOR_NAMES)
		return arena_format(view->brief, "%u", index + 1);
	return draw_shorten(view->brief,
		arena_format(view->brief, "%u %s", index + 1, view->panes[index].name), NAME_MOST);
}

static void put_heading(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	const char *label = say_label(fact), *standing;
	int width = draw_width(label), least = width < LABEL_LEAST ? width : LABEL_LEAST;

	standing = say_standing(view, fact, sheet->columns - least - 6);
	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, verdict_role(fact->verdict, true), verdict_glyph(fact->verdict));
	sheet_to(sheet, 3);
	sheet_put(sheet, ROLE_STRIP_LABEL,
		draw_shorten(view->brief, label,
			sheet->columns - draw_width(standing) - (*standing ? 6 : 4)));
	sheet_to(sheet, sheet->columns - draw_width(standing) - 1);
	sheet_put(sheet, ROLE_STRIP, standing);
}

/* The columns that the values of all camps stand in, right aligned. */
static int measure_values(struct view *view, const struct fact *fact, int columns)
{
	int widest = draw_width(_("silent")), width;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		width = draw_width(say_value(view->brief, view, &fact->members[i]));
		if (width > widest)
			widest = width;
	}
	columns /= columns < 60 ? 2 : 3;
	return widest > columns ? columns : widest;
}

/* What a dispatch says in a camp: its words in each place, the same words once. */
static const char *quote_camp(
	struct view *view, const struct fact *fact, uint32_t first, uint32_t camp)
{
	struct buf text = buf_new(view->brief);
	const char *words;
	uint32_t i;

	for (i = first; i < fact->n && fact->members[i].dispatch == fact->members[first].dispatch;
		i++) {
		if (fact->members[i].camp != camp)
			continue;
		words = say_words(view->brief, view, &fact->members[i]);
		if (strstr(text.at, words))
			continue;
		buf_text(&text, text.n > 0 ? ", " : "");
		buf_text(&text, words);
	}
	return text.at;
}

struct entry {
	const char *name, *words;
};

struct entries VEC(struct entry);

static struct entries gather_camp(
	struct view *view, const struct fact *fact, uint32_t camp, int columns)
{
	struct entries entries = { 0 };
	uint32_t i, last = UINT32_MAX;

	for (i = 0; i < fact->n; i++) {
		if (fact->members[i].camp != camp || fact->members[i].dispatch == last)
			continue;
		last = fact->members[i].dispatch;
		*vec_push(view->brief, &entries) = (struct entry){ say_name(view, last, columns),
			quote_camp(view, fact, i, camp) };
	}
	return entries;
}

static struct entries gather_silent(struct view *view, const struct fact *fact, int columns)
{
	struct entries entries = { 0 };
	uint32_t i;

	for (i = 0; i < fact->n_silent; i++)
		*vec_push(view->brief, &entries) =
			(struct entry){ say_name(view, fact->silent[i], columns), "" };
	return entries;
}

static int width_of(const struct entry *entry)
{
	return draw_width(entry->name) +
	       (*entry->words ? draw_width(say_colon()) + draw_width(entry->words) : 0);
}

/*
 * Entries in columns as wide as the widest, so that a name stands under a name, unless that takes
 * more lines; where only one line is allowed, the last that has room tells how many follow.
 */
static void put_entries(struct view *view, struct sheet *sheet, const struct entries *entries,
	int indent, bool one_line)
{
	const struct entry *entry;
	int room = sheet->columns - indent - 1, width, used = 0;
	uint32_t i;

	for (i = 0; i < entries->n; i++) {
		entry = &entries->at[i];
		width = width_of(entry);
		if (used > 0 && used + 3 + width > room) {
			if (one_line) {
				sheet_put(sheet, ROLE_STRIP,
					arena_format(view->brief, "  +%u", entries->n - i));
				return;
			}
			sheet_line(sheet);
			used = 0;
		}
		sheet_to(sheet, indent + (used > 0 ? used + 3 : 0));
		used = sheet->column - indent;
		sheet_put(sheet, ROLE_STRIP_LABEL,
			draw_shorten(view->brief, entry->name, room - used));
		if (*entry->words && room - used - draw_width(entry->name) > 6) {
			sheet_put(sheet, ROLE_STRIP, say_colon());
			sheet_put(sheet, ROLE_STRIP,
				draw_shorten(view->brief, entry->words,
					room - (sheet->column - indent)));
		}
		used = sheet->column - indent;
	}
}

static void put_aside(struct sheet *sheet, enum role role, const char *text, int columns)
{
	sheet_line(sheet);
	text = draw_shorten(sheet->arena, text, columns);
	sheet_to(sheet, 1 + columns - draw_width(text));
	sheet_put(sheet, role, text);
}

static void put_camps(
	struct view *view, struct sheet *sheet, const struct fact *fact, int values, bool tight)
{
	struct entries entries;
	uint32_t camp, i;

	for (camp = 0; camp < fact->camps; camp++) {
		for (i = 0; i < fact->n && fact->members[i].camp != camp; i++)
			;
		if (i == fact->n)
			continue;
		entries = gather_camp(view, fact, camp, sheet->columns - values - 5);
		put_aside(sheet, verdict_role(fact->verdict, false),
			say_value(view->brief, view, &fact->members[i]), values);
		put_entries(view, sheet, &entries, values + 4, tight);
	}
}

/* The silent, and the rule: beside them where there is room. */
static void put_rest(
	struct view *view, struct sheet *sheet, const struct fact *fact, int values, bool tight)
{
	struct entries silent = gather_silent(view, fact, sheet->columns - values - 5);
	const char *rule = _(match_rule_words(fact->rule));

	if (fact->internal)
		rule = arena_format(
			view->brief, "%s; %s", rule, _("a dispatch disagrees with itself"));
	if (silent.n > 0) {
		put_aside(sheet, ROLE_STRIP, _("silent"), values);
		put_entries(view, sheet, &silent, values + 4, tight);
	}
	if (silent.n == 0 || sheet->columns - sheet->column < draw_width(rule) + 4)
		sheet_line(sheet);
	sheet_to(sheet, sheet->column > 0 ? sheet->columns - draw_width(rule) - 1 : values + 4);
	sheet_put(sheet, ROLE_STRIP, rule);
}

/* One line for small screens: the label and the values. */
static void put_in_one(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	struct buf text = buf_new(view->brief);
	const char *label;
	uint32_t camp, i;

	for (camp = 0; camp < fact->camps; camp++) {
		for (i = 0; i < fact->n && fact->members[i].camp != camp; i++)
			;
		if (i == fact->n)
			continue;
		buf_text(&text, camp > 0 ? " / " : "");
		buf_text(&text, say_value(view->brief, view, &fact->members[i]));
	}
	sheet_line(sheet);
	sheet_put(sheet, verdict_role(fact->verdict, true), verdict_glyph(fact->verdict));
	sheet_to(sheet, 2);
	label = draw_shorten(
		view->brief, say_label(fact), sheet->columns < 20 ? 10 : sheet->columns / 2);
	sheet_put(sheet, ROLE_STRIP_LABEL,
		draw_shorten(view->brief,
			arena_format(view->brief, "%s%s%s", label, say_colon(), text.at),
			sheet->columns - 2));
}

static struct sheet make(struct view *view, const struct fact *fact, enum fullness fullness)
{
	struct sheet sheet = { .arena = view->brief, .columns = view->columns };
	int values = measure_values(view, fact, view->columns);

	put_heading(view, &sheet, fact);
	put_camps(view, &sheet, fact, values, fullness != FULL);
	if (fullness != TIGHTEST)
		put_rest(view, &sheet, fact, values, fullness != FULL);
	return sheet;
}

struct sheet strip_make(struct view *view)
{
	struct sheet sheet = { .arena = view->brief, .columns = view->columns };
	const struct fact *fact = view_fact(view);
	uint32_t most = (uint32_t)layout_strip_most(view);
	int fullness;

	if (!fact) {
		sheet_line(&sheet);
		sheet_to(&sheet, 1);
		sheet_put(&sheet, ROLE_STRIP, _("no fact was found in these dispatches"));
		return sheet;
	}
	if (most <= 1) {
		put_in_one(view, &sheet, fact);
		return sheet;
	}
	for (fullness = FULL; fullness <= TIGHTEST; fullness++) {
		sheet = make(view, fact, (enum fullness)fullness);
		if (sheet.lines.n <= most)
			break;
	}
	return sheet;
}

void strip_draw(struct view *view, const struct sheet *sheet)
{
	const struct layout *l = &view->layout;
	const char *more;

	if (l->strip < 0)
		return;
	sheet_draw(&view->frame, sheet, l->strip, l->strip_rows, 0, ROLE_STRIP);
	if ((int)sheet->lines.n <= l->strip_rows)
		return;
	/* TRANSLATORS: so many lines had no room; at the right edge, short. */
	more = arena_format(
		view->brief, _(" … %u more "), sheet->lines.n - (unsigned)l->strip_rows);
	draw_short(&view->frame, l->strip + l->strip_rows - 1, view->columns - draw_width(more),
		draw_width(more), ROLE_STRIP_LABEL, more);
}
