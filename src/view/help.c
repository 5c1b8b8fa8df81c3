/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: what the marks mean, and every key, from the table of actions. */
#include "view/pages.h"

#include "speak.h"

static void put_mark(struct sheet *sheet, enum role role, const char *glyph, const char *meaning)
{
	sheet_line(sheet);
	sheet_to(sheet, 3);
	sheet_put(sheet, role, glyph);
	sheet_to(sheet, 5);
	sheet_wrap(sheet, ROLE_TEXT, meaning, 5);
}

static void put_marks(struct sheet *sheet)
{
	static const struct {
		enum verdict verdict;
		const char *meaning;
	} marks[] = {
		{ VERDICT_CONFLICT, N_("conflict: what the dispatches say cannot all be true") },
		{ VERDICT_VARY, N_("vary: they do not say the same, yet all can be true") },
		{ VERDICT_AGREE, N_("agree: they say the same") },
		{ VERDICT_SINGLE, N_("alone: one dispatch alone tells it") },
	};
	size_t i;

	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, ROLE_HEADLINE, _("Marks"));
	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		put_mark(sheet, verdict_role(marks[i].verdict, false),
			verdict_glyph(marks[i].verdict), _(marks[i].meaning));
	put_mark(sheet, ROLE_VARY_HERE, "▶",
		_("the fact under the cursor, on one row in every dispatch that tells it; below, "
		  "who says what"));
	put_mark(sheet, ROLE_KEY, "✎", _("you noted something there, or decided it"));
	put_mark(sheet, ROLE_TEXT, "①",
		_("the origin: dispatches of one number share copied text, and are one witness"));
}

static const char *say_keys(struct view *view, const struct action *action)
{
	struct buf text = buf_new(view->brief);
	const char *key;
	size_t i;

	for (i = 0; (key = keymap_key(view->keymap, action, i)); i++) {
		buf_text(&text, i > 0 ? " " : "");
		buf_text(&text, key);
	}
	return text.at;
}

/* A key and what it does, a line or more. */
static void put_action(struct view *view, struct sheet *sheet, const struct action *action)
{
	int keys = view->columns >= 60 ? 22 : view->columns / 3;

	sheet_line(sheet);
	sheet_to(sheet, 3);
	sheet_put(sheet, ROLE_KEY, draw_shorten(view->brief, say_keys(view, action), keys - 4));
	sheet_to(sheet, keys);
	sheet_wrap(sheet, ROLE_TEXT, _(action->help), keys);
}

/* The page that the help was opened over. */
static enum page page_below(const struct view *view)
{
	const struct pages *pages = view->pages;

	return pages->depth > 0 ? pages->under[pages->depth - 1] : PAGE_READING;
}

/* What can be done on the page that it was opened over, and not on every other. */
static void put_page(struct view *view, struct sheet *sheet)
{
	static const char *const titles[PAGES] = {
		/* TRANSLATORS: titles in the help, over the keys of one page. */
		[PAGE_WHY] = N_("On the page Why?"),
		[PAGE_TABLE] = N_("In the table"),
		[PAGE_FACT] = N_("On the page of the whole fact"),
		[PAGE_SOURCES] = N_("Among the sources"),
		[PAGE_TIMELINE] = N_("On the time line"),
		[PAGE_CHANGES] = N_("On the page of what changed"),
		[PAGE_LOG] = N_("On the page of what was done"),
		[PAGE_NOTES] = N_("On the page of notes"),
	};
	enum page page = page_below(view);
	size_t i;

	if (!titles[page])
		return;
	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, ROLE_HEADLINE, _(titles[page]));
	for (i = 0; i < view_actions(); i++)
		if (action_at(i)->pages & 1u << page && !(action_at(i)->pages & 1u << PAGE_HELP))
			put_action(view, sheet, action_at(i));
	sheet_line(sheet);
}

struct sheet help_make(struct view *view)
{
	struct sheet sheet = { .arena = view->brief, .columns = view->columns, .title = _("Help") };
	const struct action *action;
	int section;
	size_t i;

	put_page(view, &sheet);
	put_marks(&sheet);
	for (section = 0; section < SECTIONS; section++) {
		sheet_line(&sheet);
		sheet_line(&sheet);
		sheet_to(&sheet, 1);
		sheet_put(&sheet, ROLE_HEADLINE, section_title((enum section)section));
		for (i = 0; (action = section_action((enum section)section, i)); i++)
			put_action(view, &sheet, action);
	}
	return sheet;
}
