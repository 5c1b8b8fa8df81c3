/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person decided of a fact, and beside it what was found: neither hides the other. */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

/* "conflict: the hospital counts another day (Anna, 10 Jan 12:00)" */
static const char *say_decision(
	struct view *view, const struct decision *decision, const char *what)
{
	struct arena *arena = view->brief;
	struct stamp stamp = { decision->author, decision->time };
	const char *text = decision->text ? decision->text : "";

	text = text_make_safe(arena, text, strlen(text));
	return arena_format(arena, "%s%s%s (%s)", what, *text ? say_colon() : "", text,
		say_stamp(arena, &stamp));
}

static void add(struct view *view, struct texts *lines, const char *text)
{
	*vec_push(view->brief, lines) = text;
}

/* Values given by hand, each with the words as they were read. */
static void add_values(struct view *view, const struct fact *fact, struct texts *lines)
{
	struct arena *arena = view->brief;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		const struct member *member = &fact->members[i];
		struct member found = *member;

		found.mention = member->engine;
		if (member->engine)
			/* TRANSLATORS: a dispatch, the value that a person gave, and the one that
			 * was read. */
			add(view, lines,
				arena_format(arena, _("%1$s: %2$s by hand, read as %3$s"),
					view->panes[member->dispatch].name,
					say_value(arena, view, member),
					say_value(arena, view, &found)));
		else if (member->made)
			add(view, lines,
				arena_format(arena, _("%1$s: “%2$s” marked by hand"),
					view->panes[member->dispatch].name,
					say_words(arena, view, member)));
	}
}

static struct texts say_human(struct view *view, const struct fact *fact)
{
	const struct human *human = fact->human;
	struct arena *arena = view->brief;
	struct texts lines = { 0 };
	uint32_t i;

	if (human->judged) {
		add(view, &lines,
			say_decision(view, human->judged, verdict_word(human->judged->verdict)));
		/* TRANSLATORS: the verdict of the program beside that of a person. */
		add(view, &lines,
			arena_format(arena, _("found: %s"), verdict_word(human->verdict)));
	}
	for (i = 0; i < human->n_others; i++)
		add(view, &lines,
			arena_format(arena, _("or: %s"),
				say_decision(view, &human->others[i],
					verdict_word(human->others[i].verdict))));
	if (human->named)
		add(view, &lines,
			arena_format(arena, _("label by hand, found: %s"),
				human->label ? human->label : ""));
	if (human->regrouped)
		add(view, &lines, _("put together by hand"));
	add_values(view, fact, &lines);
	return lines;
}

void desk_put_found(struct view *view, struct sheet *sheet, uint32_t index)
{
	const struct fact *fact = &view->analysis->facts.at[index];
	struct texts lines;
	const char *found;

	if (!fact->human)
		return;
	lines = say_human(view, fact);
	if (lines.n == 0)
		return;
	found = fact->human->judged ? lines.at[1] : lines.at[0]; /* what was found beside it */
	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, ROLE_KEY, "✎");
	sheet_to(sheet, 3);
	sheet_put(sheet, ROLE_STRIP, draw_shorten(view->brief, found, sheet->columns - 3));
}

void desk_put_human(struct view *view, struct sheet *sheet, uint32_t index, bool brief)
{
	const struct fact *fact = &view->analysis->facts.at[index];
	struct buf text = buf_new(view->brief);
	struct texts lines;
	uint32_t i;

	if (!fact->human)
		return;
	lines = say_human(view, fact);
	for (i = 0; i < lines.n; i++) {
		if (!brief || i == 0) {
			sheet_line(sheet);
			sheet_to(sheet, brief ? 1 : 3);
			sheet_put(sheet, ROLE_KEY, "✎");
			sheet_to(sheet, brief ? 3 : 5);
		}
		if (brief)
			buf_format(&text, "%s%s", i > 0 ? " · " : "", lines.at[i]);
		else
			sheet_wrap(sheet, ROLE_TEXT, lines.at[i], 5);
	}
	if (brief && lines.n > 0)
		sheet_wrap(sheet, ROLE_STRIP, text.at, 3);
}
