/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why?: the words that were taken for one fact, the rule of the verdict, and what speaks for each
 * link. */
#include "view/desk.h"

#include "speak.h"

#include <math.h>
#include <string.h>

enum {
	PAIRS_MOST = 24,
	MARGIN = 5,
	BAR = 5,	    /* columns */
	FEATURE_LEAST = 16, /* columns, and the gap after it */
};

static void put_member(
	struct view *view, struct sheet *sheet, const struct member *member, enum verdict verdict)
{
	const struct dispatch *dispatch = view->analysis->dispatches[member->dispatch];
	struct arena *arena = view->brief;
	const char *where = view->panes[member->dispatch].label;
	/* TRANSLATORS: a line of a file. */
	const char *line = arena_format(
		arena, _("line %u"), dispatch_file_line(dispatch, member->mention->span.start));

	sheet_line(sheet);
	sheet_to(sheet, 3);
	sheet_put(sheet, ROLE_STRIP_LABEL, draw_shorten(arena, where, sheet->columns / 3));
	sheet_put(sheet, ROLE_CREDIT, arena_format(arena, ", %s%s", line, say_colon()));
	sheet_wrap(sheet, verdict_role(verdict, false), say_words(arena, view, member), 7);
	if (member->mention->kind == FACT_QUANTITY || member->mention->kind == FACT_DATE)
		sheet_wrap(sheet, ROLE_TEXT,
			arena_format(arena, " → %s", say_value(arena, view, member)), 7);
}

/* How much a feature weighs, as a bar of five, or a clash. */
static const char *say_strength(const struct evidence *evidence)
{
	static const char *const bars[] = { "·····", "▪····", "▪▪···", "▪▪▪··", "▪▪▪▪·", "▪▪▪▪▪" };
	int fifths = (int)(evidence->value * 5 + .5f);

	if (evidence->value < 0)
		return _("clash");
	return bars[fifths > 5 ? 5 : fifths];
}

/* The columns of the features' names, of which half a screen is the most. */
static int measure_features(const struct sheet *sheet, const struct evidences *evidences)
{
	int widest = FEATURE_LEAST, width;
	uint32_t i;

	for (i = 0; i < evidences->n; i++) {
		width = draw_width(export_say_feature(evidences->at[i].feature));
		widest = width > widest ? width : widest;
	}
	return widest < sheet->columns / 2 ? widest : sheet->columns / 2;
}

/* The bar, the feature's name, and the words on a line of their own where there is little room. */
static void put_evidence(
	struct view *view, struct sheet *sheet, const struct evidence *evidence, int columns)
{
	int clash = draw_width(_("clash")), feature = MARGIN + (clash > BAR ? clash : BAR) + 2;
	int words = feature + columns + 2;

	sheet_line(sheet);
	sheet_to(sheet, MARGIN);
	sheet_put(sheet, ROLE_TEXT, say_strength(evidence));
	sheet_to(sheet, feature);
	sheet_put(sheet, ROLE_CREDIT,
		draw_shorten(view->brief, export_say_feature(evidence->feature), columns));
	if (!evidence->words)
		return;
	if (words > sheet->columns * 2 / 3) {
		words = feature + 2;
		sheet_line(sheet);
	}
	sheet_to(sheet, words);
	sheet_wrap(sheet, ROLE_TEXT, evidence->words, words);
}

static void put_pair(
	struct view *view, struct sheet *sheet, const struct fact *fact, uint32_t a, uint32_t b)
{
	struct evidences evidences;
	struct arena *arena = view->brief;
	float score = 0;
	int columns;
	uint32_t i;

	evidences = match_explain(arena, view->analysis, fact, a, b, &score);
	columns = measure_features(sheet, &evidences);
	sheet_line(sheet);
	sheet_to(sheet, 3);
	sheet_put(sheet, ROLE_STRIP_LABEL,
		arena_format(arena, "%u ↔ %u", fact->members[a].dispatch + 1,
			fact->members[b].dispatch + 1));
	sheet_put(sheet, ROLE_TEXT, "   ");
	sheet_put(sheet, ROLE_TEXT,
		arena_format(arena, _("score %s"),
			export_say_number(arena, round((double)score * 100) / 100)));
	for (i = 0; i < evidences.n; i++)
		put_evidence(view, sheet, &evidences.at[i], columns);
}

/* The first place of each dispatch with that of every other: all pairs of few, one row of many. */
static void put_pairs(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	uint32_t a, b, n = 0;

	for (a = 0; a < fact->n; a++) {
		if (a > 0 && fact->members[a].dispatch == fact->members[a - 1].dispatch)
			continue;
		for (b = a + 1; b < fact->n && n < PAIRS_MOST; b++) {
			if (fact->members[b].dispatch == fact->members[b - 1].dispatch)
				continue;
			put_pair(view, sheet, fact, a, b);
			n++;
		}
	}
}

static void put_title(struct sheet *sheet, const char *title)
{
	sheet_line(sheet);
	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, ROLE_HEADLINE, title);
}

struct sheet why_make(struct view *view)
{
	struct sheet sheet = { .arena = view->brief, .columns = view->columns, .title = _("Why?") };
	const struct fact *fact = view_fact(view);
	const char *rates = export_say_rates(view->brief, view->analysis, fact);
	uint32_t i;

	sheet_line(&sheet);
	sheet_to(&sheet, 1);
	sheet_put(&sheet, verdict_role(fact->verdict, true), verdict_glyph(fact->verdict));
	sheet_to(&sheet, 3);
	sheet_wrap(&sheet, ROLE_HEADLINE, say_label(fact), 3);
	sheet_line(&sheet);
	sheet_to(&sheet, 3);
	sheet_wrap(&sheet, ROLE_TEXT,
		arena_format(view->brief, "%s · %s", verdict_word(fact->verdict),
			_(match_rule_words(fact->rule))),
		3);
	if (*rates) {
		sheet_line(&sheet);
		sheet_to(&sheet, 3);
		sheet_wrap(&sheet, ROLE_TEXT, rates, 3);
	}
	desk_put_human(view, &sheet, view->fact, false);
	put_title(&sheet, _("Who says it"));
	for (i = 0; i < fact->n; i++)
		put_member(view, &sheet, &fact->members[i], fact->verdict);
	if (fact->dispatches > 1) {
		put_title(&sheet, _("Why they are one fact"));
		put_pairs(view, &sheet, fact);
	}
	return sheet;
}
