/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings from the command line: "set NAME VALUE", "set NAME?", and what completes them. */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

enum { NOT_FOUND = -1 };

/* The setting of that name; NOT_FOUND: there is none. */
static int find(struct view *view, const char *name, size_t n)
{
	const char *known;
	size_t i;

	if (!view->settings.name)
		return NOT_FOUND;
	for (i = 0; (known = view->settings.name(view->brief, i)); i++)
		if (strlen(known) == n && strncmp(known, name, n) == 0)
			return (int)i;
	return NOT_FOUND;
}

static void tell_value(struct view *view, size_t i)
{
	const struct view_settings *settings = &view->settings;

	view_say(view, false, "%s = %s", settings->name(view->brief, i),
		settings->value(view->brief, settings->of, i));
}

/* "theme (auto dark light)": what it can be, where it is one of a few. */
static const char *say_choices(struct view *view, size_t i)
{
	struct buf text = buf_new(view->brief);
	const char *choice;
	size_t k;

	for (k = 0; (choice = view->settings.choice(i, k)); k++)
		buf_format(&text, "%s%s", k ? ", " : "", choice);
	return text.n ? text.at : view->settings.help(i);
}

void set_manner(struct view *view)
{
	bool stepping = view->company == COMPANY_STEPS;
	const struct view_manner before = view->manner;

	if (!view->settings.manner)
		return;
	view->manner = *view->settings.manner;
	if (before.measure != view->manner.measure || before.pane_width != view->manner.pane_width)
		layout_choose(view, true);
	if (before.scroll != view->manner.scroll &&
		stepping != (view->manner.scroll == VIEW_SCROLL_LOCK_STEP)) {
		do_lock_step(view);
		view->message = NULL;
	}
}

static enum view_wish change(struct view *view, size_t i, const char *value)
{
	const struct view_settings *settings = &view->settings;
	const char *name = settings->name(view->brief, i);
	int32_t threshold = view->manner.threshold;

	switch (settings->set(view->brief, settings->of, i, value)) {
	case VIEW_SETTING_SET:
		set_manner(view);
		tell_value(view, i);
		if (view->manner.threshold != threshold)
			return desk_judge(view, view->manner.threshold);
		return VIEW_SET;
	case VIEW_SETTING_AT_START:
		/* TRANSLATORS: %s is the name of a setting. */
		view_say(view, true, _("%s counts at the start: put it into the settings file"),
			name);
		break;
	case VIEW_SETTING_WRONG:
		/* TRANSLATORS: %1$s is a setting, %2$s what it can be. */
		view_say(view, true, _("%1$s cannot be so; it can be: %2$s"), name,
			say_choices(view, i));
		break;
	}
	return VIEW_GO_ON;
}

enum view_wish set_obey(struct view *view, const char *words)
{
	size_t n = strcspn(words, " =?");
	const char *rest = words + n + strspn(words + n, " ");
	int i = find(view, words, n);

	if (*words && i == NOT_FOUND) {
		view_say(view, true, _("no setting has the name %.*s"), (int)n, words);
		return VIEW_GO_ON;
	}
	if (!*words) {
		/* TRANSLATORS: keep "set". */
		view_say(view, false, "%s",
			_("set NAME VALUE, or set NAME?: Tab goes through them"));
		return VIEW_GO_ON;
	}
	if (*rest == '=')
		rest += 1 + strspn(rest + 1, " ");
	else if (*rest == '?' || !*rest) {
		tell_value(view, (size_t)i);
		return VIEW_GO_ON;
	}
	return change(view, (size_t)i, rest);
}

uint32_t set_complete(struct view *view, const char *words, size_t n, const char **fits,
	uint32_t most, size_t *start)
{
	const struct view_settings *settings = &view->settings;
	size_t first = strcspn(words, " ="), i;
	const char *fit;
	uint32_t found = 0;
	int of = NOT_FOUND;

	*start = 0;
	if (first < n) {
		of = find(view, words, first);
		*start = first + strspn(words + first, " =");
		if (of == NOT_FOUND || *start > n)
			return 0;
	}
	for (i = 0; settings->name && found < most; i++) {
		fit = of == NOT_FOUND ? settings->name(view->brief, i)
				      : settings->choice((size_t)of, i);
		if (!fit)
			break;
		if (strncmp(fit, words + *start, n - *start) == 0)
			fits[found++] = fit;
	}
	return found;
}

const char *set_say(struct view *view, const char *words)
{
	int i = find(view, words, strcspn(words, " =?"));

	return i == NOT_FOUND ? "" : view->settings.help((size_t)i);
}

enum view_wish do_set(struct view *view)
{
	return set_obey(view, "");
}
