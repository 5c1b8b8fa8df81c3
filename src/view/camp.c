/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who says what with whom: a camp's value, then its dispatches with their words, and whose word
 * that is where a dispatch tells. Where there are too many for that, values with the dispatches in
 * brackets.
 */
#include "view/state.h"

#include "speak.h"

#include <string.h>

enum {
	NAME_MOST = 24, /* columns of a dispatch's number and name */
	VOICE_MOST = 28,
	ROOM_FOR_NAMES = 40, /* columns for who says it; where there are fewer, numbers alone */
};

static const char *say_name(const struct view *view, uint32_t index, int columns)
{
	if (columns < ROOM_FOR_NAMES)
		return arena_format(view->brief, "%u", index + 1);
	return draw_shorten(view->brief, view->panes[index].label, NAME_MOST);
}

const char *camp_say_value(struct view *view, const struct fact *fact, uint32_t camp)
{
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		if (fact->members[i].camp == camp)
			return say_whole(view, &fact->members[i]);
	return "";
}

/* The columns that the values of all camps stand in, right aligned. */
static int measure_values(struct view *view, const struct fact *fact, int columns)
{
	int widest = draw_width(_("silent")), width;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		width = draw_width(say_whole(view, &fact->members[i]));
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

/* Who vouches for what a dispatch says in a camp, and what casts doubt on it: "the police,
 * “reportedly”", each told once; "" where nothing is known of it. */
static const char *say_voices(
	struct view *view, const struct fact *fact, uint32_t first, uint32_t camp)
{
	struct buf text = buf_new(view->brief);
	const char *said[2];
	uint32_t i, k;

	for (i = first; i < fact->n && fact->members[i].dispatch == fact->members[first].dispatch;
		i++) {
		said[0] = say_voice(view->brief, view, &fact->members[i]);
		said[1] = say_hedge(view->brief, view, &fact->members[i]);
		for (k = 0; k < 2 && fact->members[i].camp == camp; k++) {
			if (!*said[k] || strstr(text.at, said[k]))
				continue;
			buf_text(&text, text.n > 0 ? ", " : "");
			/* TRANSLATORS: a word that casts doubt, in the quotation marks of your
			 * language. */
			buf_text(&text, k == 0 ? draw_shorten(view->brief, said[k], VOICE_MOST)
					       : arena_format(view->brief, _("“%s”"), said[k]));
		}
	}
	return text.at;
}

struct entry {
	const char *name, *words, *voices;
};

struct entries VEC(struct entry);

static struct entries gather_camp(
	struct view *view, const struct fact *fact, uint32_t camp, int columns, bool with_voices)
{
	const char *value = camp_say_value(view, fact, camp), *words;
	struct entries entries = { 0 };
	uint32_t i, last = UINT32_MAX;

	for (i = 0; i < fact->n; i++) {
		if (fact->members[i].camp != camp || fact->members[i].dispatch == last)
			continue;
		last = fact->members[i].dispatch;
		words = quote_camp(view, fact, i, camp);
		*vec_push(view->brief, &entries) = (struct entry){ say_name(view, last, columns),
			strcmp(words, value) == 0 ? "" : words,
			with_voices ? say_voices(view, fact, i, camp) : "" };
	}
	return entries;
}

static struct entries gather_silent(struct view *view, const struct fact *fact, int columns)
{
	struct entries entries = { 0 };
	uint32_t i;

	if (!fact->silent && fact->n_silent)
		*vec_push(view->brief, &entries) = (struct entry){
			arena_format(view->brief,
				ngettext("%u dispatch", "%u dispatches", fact->n_silent),
				fact->n_silent),
			"", ""
		};
	for (i = 0; fact->silent && i < fact->n_silent; i++)
		*vec_push(view->brief, &entries) =
			(struct entry){ say_name(view, fact->silent[i], columns), "", "" };
	return entries;
}

static int width_of(const struct entry *entry)
{
	return draw_width(entry->name) +
	       (*entry->words ? draw_width(say_colon()) + draw_width(entry->words) : 0) +
	       (*entry->voices ? 3 + draw_width(entry->voices) : 0);
}

/* One after the other; where only one line is allowed, the last that has room tells how many
 * follow. */
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
		if (*entry->voices && room - (sheet->column - indent) > 8) {
			sheet_put(sheet, ROLE_STRIP, " ");
			sheet_put(sheet, ROLE_CREDIT,
				arena_format(view->brief, "(%s)",
					draw_shorten(view->brief, entry->voices,
						room - (sheet->column - indent) - 2)));
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

static void put_camps(struct view *view, struct sheet *sheet, const struct fact *fact, int values,
	enum detail detail)
{
	struct entries entries;
	uint32_t camp;

	for (camp = 0; camp < fact->camps; camp++) {
		entries = gather_camp(
			view, fact, camp, sheet->columns - values - 5, detail <= DETAIL_VOICES);
		put_aside(sheet, verdict_role(fact->verdict, false),
			camp_say_value(view, fact, camp), values);
		put_entries(view, sheet, &entries, values + 4, detail == DETAIL_TIGHT);
	}
}

/* Whether the one value lies inside the other: what is merely more precise is no contradiction. */
static bool is_inside(const struct fact *fact, uint32_t a, uint32_t b)
{
	struct reach x, y;

	if (!match_reach(fact, a, &x) || !match_reach(fact, b, &y))
		return false;
	return (x.low >= y.low && x.high <= y.high) || (y.low >= x.low && y.high <= x.high);
}

/* Whether what begins with this member is a dispatch that is at odds with itself; members stand by
 * dispatch. */
static bool is_torn(const struct fact *fact, uint32_t first)
{
	uint32_t dispatch = fact->members[first].dispatch, i, k;

	if (first > 0 && fact->members[first - 1].dispatch == dispatch)
		return false;
	for (i = first; i < fact->n && fact->members[i].dispatch == dispatch; i++)
		for (k = first; k < i; k++)
			if (fact->members[i].camp != fact->members[k].camp &&
				!is_inside(fact, i, k))
				return true;
	return false;
}

const char *camp_say_internal(const struct view *view, const struct fact *fact, int columns)
{
	struct buf text = buf_new(view->brief);
	uint32_t i;

	for (i = 0; fact->internal && i < fact->n; i++) {
		if (!is_torn(fact, i))
			continue;
		buf_text(&text, text.n > 0 ? _("; ") : "");
		/* TRANSLATORS: %s are number and name of a dispatch, or its number where there is
		 * little room. */
		buf_format(&text, _("%s disagrees with itself"),
			say_name(view, fact->members[i].dispatch, columns));
	}
	return fact->internal && text.n == 0 ? _("a dispatch disagrees with itself") : text.at;
}

static const char *say_rule(struct view *view, const struct fact *fact, int columns)
{
	const char *rule = _(match_rule_words(fact->rule));

	if (!fact->internal)
		return rule;
	return arena_format(
		view->brief, "%s%s%s", rule, _("; "), camp_say_internal(view, fact, columns));
}

/* At the right edge of the line that was begun, where it has room; else in lines of its own. */
static void put_rule(struct view *view, struct sheet *sheet, const struct fact *fact, int indent)
{
	const char *rule = say_rule(view, fact, sheet->columns);
	int width = draw_width(rule);

	if (sheet->column > indent && sheet->columns - sheet->column >= width + 4) {
		sheet_to(sheet, sheet->columns - width - 1);
		sheet_put(sheet, ROLE_STRIP, rule);
		return;
	}
	sheet_line(sheet);
	sheet_to(sheet, indent);
	sheet_wrap(sheet, ROLE_STRIP, rule, indent);
}

/* The dispatches of a camp, or the silent ones, in brackets: by number, or by name too. */
static const char *say_brackets(struct view *view, const struct entries *entries)
{
	struct buf text = buf_new(view->brief);
	uint32_t i;

	for (i = 0; i < entries->n; i++)
		buf_format(&text, "%s%s%s%s", i > 0 ? ", " : " (", entries->at[i].name,
			*entries->at[i].voices ? say_colon() : "", entries->at[i].voices);
	buf_text(&text, ")");
	return text.at;
}

static void put_party(struct view *view, struct sheet *sheet, enum role role, const char *value,
	const struct entries *entries)
{
	const char *who = say_brackets(view, entries);
	int room = sheet->columns - draw_width(who) - 2;

	value = draw_shorten(
		view->brief, value, room > sheet->columns / 2 ? room : sheet->columns / 2);
	if (sheet->column > 1 &&
		sheet->column + 3 + draw_width(value) + draw_width(who) >= sheet->columns)
		sheet_line(sheet);
	sheet_to(sheet, sheet->column > 1 ? sheet->column + 3 : 1);
	sheet_put(sheet, role, value);
	sheet_wrap(sheet, ROLE_STRIP, who, 3);
}

/* Whether what is said is a text: too long for a column of values. */
static bool is_text(struct view *view, const struct fact *fact)
{
	uint32_t camp;

	if (fact->kind == FACT_QUANTITY || fact->kind == FACT_DATE)
		return false;
	for (camp = 0; camp < fact->camps; camp++)
		if (draw_width(camp_say_value(view, fact, camp)) > view->columns / 3)
			return true;
	return false;
}

/* A camp's text whole, or on one line, and who says it. */
static void put_text(struct view *view, struct sheet *sheet, const struct fact *fact, uint32_t camp,
	enum detail detail)
{
	struct entries entries =
		gather_camp(view, fact, camp, sheet->columns, detail <= DETAIL_VOICES);
	bool tight = detail == DETAIL_TIGHT;
	const char *who = say_brackets(view, &entries), *text = camp_say_value(view, fact, camp);
	int room = sheet->columns - draw_width(who) - 2;

	sheet_line(sheet);
	sheet_to(sheet, 1);
	if (tight && room < sheet->columns / 2)
		room = sheet->columns / 2;
	if (tight)
		text = draw_shorten(view->brief, text, room);
	sheet_wrap(sheet, verdict_role(fact->verdict, false), text, 3);
	if (tight)
		who = draw_shorten(view->brief, who, sheet->columns - sheet->column - 1);
	sheet_wrap(sheet, ROLE_STRIP, who, 3);
}

static void put_texts(
	struct view *view, struct sheet *sheet, const struct fact *fact, enum detail detail)
{
	struct entries silent = gather_silent(view, fact, sheet->columns);
	uint32_t camp;

	for (camp = 0; camp < fact->camps; camp++)
		put_text(view, sheet, fact, camp, detail);
	if (silent.n > 0) {
		sheet_line(sheet);
		put_party(view, sheet, ROLE_STRIP, _("silent"), &silent);
	}
	put_rule(view, sheet, fact, 1);
}

void camp_put(struct view *view, struct sheet *sheet, const struct fact *fact, enum detail detail)
{
	int values = measure_values(view, fact, view->columns);
	struct entries silent = gather_silent(view, fact, sheet->columns - values - 5);

	if (is_text(view, fact)) {
		put_texts(view, sheet, fact, detail);
		return;
	}
	put_camps(view, sheet, fact, values, detail);
	if (silent.n > 0) {
		put_aside(sheet, ROLE_STRIP, _("silent"), values);
		put_entries(view, sheet, &silent, values + 4,
			detail == DETAIL_VOICES || detail == DETAIL_TIGHT);
	} else {
		sheet->column = 0;
	}
	put_rule(view, sheet, fact, values + 4);
}

void camp_put_tersely(
	struct view *view, struct sheet *sheet, const struct fact *fact, bool with_names)
{
	const int columns = with_names ? sheet->columns : 0;
	struct entries entries;
	uint32_t camp;

	sheet_line(sheet);
	for (camp = 0; camp < fact->camps; camp++) {
		entries = gather_camp(view, fact, camp, columns, false);
		put_party(view, sheet, verdict_role(fact->verdict, false),
			camp_say_value(view, fact, camp), &entries);
	}
	entries = gather_silent(view, fact, columns);
	if (entries.n > 0)
		put_party(view, sheet, ROLE_STRIP, _("silent"), &entries);
	put_rule(view, sheet, fact, 1);
}
