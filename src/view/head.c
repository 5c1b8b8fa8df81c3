/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first line of the screen, which tells the score, and the titles of the panes. */
#include "view/desk.h"
#include "view/mouse.h"
#include "view/state.h"

#include "speak.h"

#include <string.h>

static const char *say_matter(const struct view *view)
{
	const char *matter = export_say_matter(view->brief, view->analysis);

	return matter ? matter : view->n > 0 ? view->panes[0].name : "";
}

/* The dossier's name, once it has one; and a mark where work is unsaved. */
static const char *say_subject(const struct view *view)
{
	const char *path = view->work->dossier ? dossier_path(view->work->dossier) : NULL;
	const char *subject =
		path ? text_make_safe(view->brief, path, strlen(path)) : say_matter(view);
	const char *slash = path ? strrchr(subject, '/') : NULL;

	return arena_format(view->brief, "%s%s", slash && slash[1] ? slash + 1 : subject,
		desk_is_changed(view) ? " [+]" : "");
}

static const char *say_count(const struct view *view, bool with_origins)
{
	struct arena *arena = view->brief;
	uint32_t origins = view->analysis->origins;
	const char *dispatches =
		arena_format(arena, ngettext("%u dispatch", "%u dispatches", view->n), view->n);

	if (!with_origins || view->waiting)
		return dispatches;
	return arena_format(arena, "%s, %s", dispatches,
		arena_format(arena, ngettext("%u origin", "%u origins", origins), origins));
}

/* One part of the score, and how it looks: that there is no conflict is good news. */
struct score {
	const char *text;
	enum role role;
};

enum { SCORES = VERDICTS, COLUMNS_FOR_NEWS = 30 };

static struct score score_of(struct view *view, enum verdict verdict, bool with_words)
{
	uint32_t n = view->tally[verdict];
	const char *glyph = verdict_glyph(verdict);

	return (struct score){ with_words ? arena_format(view->brief, "%u %s %s", n, glyph,
						    verdict_word(verdict))
					  : arena_format(view->brief, "%u%s", n, glyph),
		n > 0			      ? verdict_role(verdict, false)
		: verdict == VERDICT_CONFLICT ? ROLE_AGREE
					      : ROLE_HEAD };
}

/* The parts, disagreements first; gives their number. */
static int list_scores(struct view *view, bool with_words, struct score scores[SCORES])
{
	int n = 0;

	if (view->waiting) {
		/* TRANSLATORS: in the first line, while facts are looked for. */
		const char *words = _("looking for facts: %d%% · Esc stops");

		scores[n++] = (struct score){ arena_format(view->brief, with_words ? words : "%d%%",
						      view->waiting - 1),
			ROLE_HEAD };
		return n;
	}
	if (view->tally[VERDICT_CONFLICT] + view->tally[VERDICT_VARY] > 0 ||
		view->columns < COLUMNS_FOR_NEWS) {
		scores[n++] = score_of(view, VERDICT_CONFLICT, with_words);
		scores[n++] = score_of(view, VERDICT_VARY, with_words);
	} else if (view->tally[VERDICT_AGREE] > 0) {
		/* TRANSLATORS: in the first line, for all facts of all dispatches. */
		scores[n++] =
			(struct score){ arena_format(view->brief, " %s ", _("no disagreement")),
				ROLE_AGREE_HERE };
	} else {
		/* TRANSLATORS: in the first line: the dispatches have no fact in common. */
		scores[n++] =
			(struct score){ arena_format(view->brief, " %s ", _("nothing in common")),
				ROLE_SINGLE_HERE };
	}
	scores[n++] = score_of(view, VERDICT_AGREE, with_words);
	scores[n++] = score_of(view, VERDICT_SINGLE, with_words);
	return n;
}

/* The score, as columns of the head allow: with words, or glyphs alone. */
static int draw_score(struct view *view, bool with_words, bool only_measure)
{
	const int gap = with_words ? 3 : 1;
	struct score scores[SCORES];
	int n = list_scores(view, with_words, scores), i, width = 0, column;

	for (i = 0; i < n; i++)
		width += draw_width(scores[i].text) + (i > 0 ? gap : 0);
	column = view->columns - width - 1;
	for (i = 0; !only_measure && i < n; i++) {
		column += draw_short(&view->frame, view->layout.head, column < 0 ? 0 : column,
			view->columns - column, scores[i].role, scores[i].text);
		column += gap;
	}
	return width + 1;
}

void head_draw(struct view *view)
{
	struct arena *arena = view->brief;
	const char *subject = say_subject(view), *left;
	bool words = true;
	int room, i;

	if (view->layout.head < 0)
		return;
	draw_fill(&view->frame, view->layout.head, 0, view->columns, ROLE_HEAD, " ");
	for (i = 0; i < 4; i++) {
		words = i < 1;
		left = i < 2   ? arena_format(arena, "%s · %s", subject, say_count(view, true))
		       : i < 3 ? arena_format(arena, "%s · %s", subject, say_count(view, false))
			       : subject;
		room = view->columns - draw_score(view, words, true) - 3;
		if (draw_width(left) <= room)
			break;
	}
	if (room < 1)
		room = 0;
	draw_short(&view->frame, view->layout.head, 1, room, ROLE_HEAD, left);
	draw_score(view, words, false);
}

/* An origin's number in a circle. */
const char *say_origin(struct arena *arena, uint32_t origin)
{
	char circle[4] = { '\xe2', '\x91', (char)(0xa0 + origin - 1), 0 };

	if (origin == 0) /* not known yet */
		return "";
	return origin >= 1 && origin <= 20 ? arena_copy(arena, circle, 3)
					   : arena_format(arena, "(%u)", origin);
}

/* Place and date of a dispatch, as much as has room beside its name. */
static const char *say_title(struct view *view, uint32_t index, int columns)
{
	const struct dispatch *dispatch = view->analysis->dispatches[index];
	struct arena *arena = view->brief;
	const char *name = view->panes[index].label, *title;

	if (dispatch->first_day != DAY_NONE) {
		if (dispatch->place) {
			title = arena_format(arena, "%s · %s, %s", name, dispatch->place,
				say_day(arena, dispatch));
			if (draw_width(title) <= columns)
				return title;
		}
		title = arena_format(arena, " · %s", say_day(arena, dispatch));
		if (columns >= 24 && draw_width(title) <= columns / 2)
			return arena_format(arena, "%s%s",
				draw_shorten(arena, name, columns - draw_width(title)), title);
	}
	return draw_shorten(arena, name, columns);
}

void head_title(struct view *view, uint32_t index)
{
	int column = view->panes[index].column, columns = view->panes[index].breadth.columns;
	enum role role = index == view->focus ? ROLE_TITLE_FOCUS : ROLE_TITLE;
	uint32_t origin = view->analysis->origin[index];
	const char *circle = say_origin(view->brief, origin);
	int row = view->layout.titles, width = draw_width(circle), room = columns - width - 3;

	if (row < 0)
		return;
	draw_fill(&view->frame, row, column, columns, role, " ");
	draw_short(&view->frame, row, column, 1, role,
		view->panes[index].stale ? "↻"
		: index == view->focus	 ? "▸"
					 : " ");
	draw_short(&view->frame, row, column + 1, room, role, say_title(view, index, room));
	draw_short(&view->frame, row, column + columns - width - 1, width,
		(enum role)(ROLE_ORIGIN_1 + (origin - 1) % 4), circle);
	mouse_note(view, ZONE_TITLE, index, row, column, 1, columns);
}
