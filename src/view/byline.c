/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user knows better of a dispatch than its text tells: whose it is, from where and when.
 */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

static const char *const names[METAS] = {
	[META_TITLE] = N_("headline"),
	[META_OUTLET] = N_("outlet"),
	[META_DATE] = N_("date"),
	[META_PLACE] = N_("place"),
};

/* By the digit that chooses them, from 1. */
static const enum meta order[METAS] = { META_OUTLET, META_TITLE, META_PLACE, META_DATE };

enum view_wish do_byline(struct view *view)
{
	if (!desk_is_open(view))
		return VIEW_GO_ON;
	view->work->of = view->focus;
	ask_open(view, ASK_META, "");
	return VIEW_GO_ON;
}

const char *byline_say_choice(const struct view *view)
{
	struct buf text = buf_new(view->brief);
	size_t i;

	/* TRANSLATORS: in the last line: number and name of a dispatch; then what of it is to be
	   changed, each by a digit. */
	buf_text(&text, arena_format(view->brief, _("Of %1$u %2$s:"), view->work->of + 1,
				draw_shorten(view->brief, view->panes[view->work->of].name,
					view->columns / 4)));
	for (i = 0; i < METAS; i++)
		buf_format(&text, "  %zu %s", i + 1, _(names[order[i]]));
	return text.at;
}

const char *byline_say_words(const struct view *view)
{
	const char *name = _(names[view->work->meta]);

	if (view->work->meta != META_DATE)
		return arena_format(view->brief, "%s%s", name, say_colon());
	/* TRANSLATORS: before a date that is asked for, as it is to be written; %s is "date". */
	return arena_format(view->brief, _("%s (2022-01-10, 2022-01 or 2022): "), name);
}

/* As it is known now. */
static const char *known(const struct view *view)
{
	const struct dispatch *dispatch = view->analysis->dispatches[view->work->of];
	const char *text = view->work->meta == META_OUTLET  ? dispatch->outlet
			   : view->work->meta == META_TITLE ? dispatch->title
			   : view->work->meta == META_PLACE ? dispatch->place
							    : NULL;
	unsigned month, day;
	int year;

	if (text)
		return text_make_safe(view->brief, text, strlen(text));
	if (view->work->meta != META_DATE || dispatch->first_day == DAY_NONE ||
		dispatch->first_day != dispatch->last_day)
		return "";
	day_split(dispatch->first_day, &year, &month, &day);
	return arena_format(view->brief, "%04d-%02u-%02u", year, month, day);
}

bool byline_choose(struct view *view, const char *key)
{
	int i = *key - '1';

	if (i < 0 || i >= METAS)
		return false;
	view->work->meta = order[i];
	ask_open(view, ASK_META_WORDS, known(view));
	return true;
}

enum view_wish byline_tell(struct view *view, const char *words)
{
	const char *path = reload_unreadable(view);
	struct memory *memory;
	enum fault_code code;

	if (path) {
		view_say(view, true, _("%s cannot be read now; what was read of it stays"),
			text_make_safe(view->brief, path, strlen(path)));
		return VIEW_GO_ON;
	}
	memory = view_remember(view);
	code = dossier_tell(
		view->work->dossier, desk_stamp(view), view->work->of, view->work->meta, words);
	if (!view->dossier->analysis)
		return VIEW_QUIT;
	view_refresh(view, memory, true);
	if (code != FAULT_NONE) {
		struct fault fault = { .code = code, .detail = words };

		view_say(view, true, "%s", export_say_fault(view->brief, &fault));
		return VIEW_GO_ON;
	}
	/* TRANSLATORS: %1$s is what was changed of a dispatch ("outlet"), %2$s a key. */
	view_say(view, false, _("another %1$s; %2$s takes it back"), _(names[view->work->meta]),
		keymap_first(view->keymap, do_undo));
	return VIEW_GO_ON;
}
