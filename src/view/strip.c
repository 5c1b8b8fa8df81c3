/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The strip: the fact under the cursor, by camp, who says what with whom; then who is silent; then
 * the rule in words. It takes the lines that it needs, and says less where it may not have them.
 */
#include "view/desk.h"
#include "view/filter.h"
#include "view/pages.h"

#include "speak.h"

#include <string.h>

enum { LABEL_LEAST = 24 /* columns */ };

static const char *say_confidence(float confidence)
{
	/* TRANSLATORS: how sure it is that the dispatches tell the same thing. */
	return confidence >= .75f  ? _("confidence high")
	       : confidence >= .5f ? _("confidence fair")
				   : _("confidence low");
}

/* The rank of the fact under the cursor in the walk, among those that are shown, from 1. */
static uint32_t rank_among(const struct view *view, bool disagreements)
{
	uint32_t i, rank = 0;

	for (i = 0; i <= view->place[view->fact]; i++)
		rank += view->filter->shown[view->walk[i]] &&
			(!disagreements ||
				is_disagreement(&view->analysis->facts.at[view->walk[i]]));
	return rank;
}

/* Where the fact stands, in as many columns; the less important goes first. */
static const char *say_standing(struct view *view, const struct fact *fact, int columns)
{
	struct arena *arena = view->brief;
	struct buf text;
	const char *parts[4];
	bool is_shown = view->filter->shown[view->fact];
	int n = 0, wanted, i;

	/* TRANSLATORS: the four parts stand in one line: short ones are best. */
	if (is_shown)
		parts[n++] = arena_format(
			arena, _("fact %1$u of %2$u"), rank_among(view, false), view->filter->n);
	if (is_shown && is_disagreement(fact))
		parts[n++] = arena_format(arena, _("disagreement %1$u of %2$u"),
			rank_among(view, true), view->filter->disagreements);
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
	if (is_shown)
		buf_format(&text, "%u/%u", rank_among(view, false), view->filter->n);
	return draw_width(text.at) <= columns ? text.at : "";
}

static void put_heading(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	const char *label = say_label(fact), *standing;
	int width = draw_width(label), least = width < LABEL_LEAST ? width : LABEL_LEAST;

	standing = say_standing(view, fact, sheet->columns - least - 6);
	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, verdict_role(fact->verdict, true), verdict_glyph(fact->verdict));
	sheet_put(sheet, ROLE_KEY, desk_glyph(view, view->fact));
	sheet_to(sheet, sheet->column + 1);
	sheet_put(sheet, ROLE_STRIP_LABEL,
		draw_shorten(view->brief, label,
			sheet->columns - draw_width(standing) - (*standing ? 6 : 4)));
	sheet_to(sheet, sheet->columns - draw_width(standing) - 1);
	sheet_put(sheet, ROLE_STRIP, standing);
}

/* One line for small screens: the label and the values. */
static void put_in_one(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	struct buf text = buf_new(view->brief);
	const char *label;
	uint32_t camp;

	for (camp = 0; camp < fact->camps; camp++) {
		buf_text(&text, camp > 0 ? " / " : "");
		buf_text(&text, camp_say_value(view, fact, camp));
	}
	sheet_line(sheet);
	sheet_put(sheet, verdict_role(fact->verdict, true), verdict_glyph(fact->verdict));
	sheet_put(sheet, ROLE_STRIP_LABEL, desk_glyph(view, view->fact));
	sheet_to(sheet, 2);
	label = draw_shorten(
		view->brief, say_label(fact), sheet->columns < 20 ? 10 : sheet->columns / 2);
	sheet_put(sheet, ROLE_STRIP_LABEL,
		draw_shorten(view->brief,
			arena_format(view->brief, "%s%s%s", label, say_colon(), text.at),
			sheet->columns - 2));
}

/* How fully the strip speaks of a fact. */
static struct sheet make(struct view *view, const struct fact *fact, int fullness)
{
	struct sheet sheet = { .arena = view->brief, .columns = view->columns };

	put_heading(view, &sheet, fact);
	if (fullness > DETAILS)
		desk_put_found(view, &sheet, view->fact);
	if (fullness < DETAILS)
		camp_put(view, &sheet, fact, (enum detail)fullness);
	else
		camp_put_tersely(view, &sheet, fact, fullness == DETAILS);
	if (fullness <= DETAILS)
		desk_put_human(view, &sheet, view->fact, true);
	desk_put_notes(view, &sheet, view->fact, true);
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
		sheet_wrap(&sheet, ROLE_STRIP, say_no_fact(view), 1);
		return sheet;
	}
	if (most <= 1) {
		put_in_one(view, &sheet, fact);
		return sheet;
	}
	for (fullness = 0; fullness < DETAILS + 2; fullness++) {
		sheet = make(view, fact, fullness);
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
