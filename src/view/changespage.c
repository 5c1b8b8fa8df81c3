/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A living story: dispatches that changed on disk while they were read. They are offered to be read
 * anew; then a page tells which facts changed from version to version, and which words.
 */
#include "view/desk.h"

#include "speak.h"

#include <string.h>
#include <unistd.h>

enum { SHOWN_MOST = 400 /* columns of words that were added or removed */ };

void view_note_changed(struct view *view, uint32_t dispatch)
{
	const char *key = keymap_first(view->keymap, do_reload);

	if (dispatch >= view->n)
		return;
	view->panes[dispatch].stale = true;
	if (view->work->editor.task == TASK_NONE)
		/* TRANSLATORS: %1$u and %2$s are number and name of a dispatch, %3$s a key. */
		view_say(view, false, _("%1$u %2$s has changed on disk; %3$s reads it anew"),
			dispatch + 1, view->panes[dispatch].name, key);
}

/* A file that is being replaced just now is not there: what was read of it stays. */
const char *reload_unreadable(const struct view *view)
{
	uint32_t i;

	for (i = 0; i < view->n; i++)
		if (access(view->analysis->dispatches[i]->path, R_OK) != 0)
			return view->analysis->dispatches[i]->path;
	return NULL;
}

/* VIEW_REDRAW: it was done. */
static enum view_wish read_anew(struct view *view, int32_t threshold)
{
	const char *path = reload_unreadable(view);
	struct memory *memory;
	uint32_t i;

	if (path) {
		view_say(view, true, _("%s cannot be read now; what was read of it stays"),
			text_make_safe(view->brief, path, strlen(path)));
		return VIEW_GO_ON;
	}
	memory = view_remember(view);
	if (threshold > 0)
		dossier_set_threshold(view->work->dossier, (float)threshold / 100);
	else
		dossier_reload(view->work->dossier);
	if (!view->dossier->analysis) /* all files went in between, and nothing can be shown */
		return VIEW_QUIT;
	view_refresh(view, memory, true);
	for (i = 0; i < view->n; i++)
		view->panes[i].stale = false;
	return VIEW_REDRAW;
}

enum view_wish do_reload(struct view *view)
{
	enum view_wish wish;

	if (!desk_is_open(view))
		return VIEW_GO_ON;
	wish = read_anew(view, 0);
	if (wish != VIEW_REDRAW)
		return wish;
	view_say(view, false, _("read anew; %s tells what changed"),
		keymap_first(view->keymap, do_changes));
	return VIEW_GO_ON;
}

enum view_wish desk_judge(struct view *view, int32_t threshold)
{
	enum view_wish wish = view->work->dossier ? read_anew(view, threshold) : VIEW_GO_ON;

	return wish == VIEW_REDRAW ? VIEW_GO_ON : wish;
}

enum view_wish do_changes(struct view *view)
{
	if (desk_is_open(view))
		page_open(view, PAGE_CHANGES);
	return VIEW_GO_ON;
}

/* The page ------------------------------------------------------------------------------------ */

/* "16 → 19 → 164": what each version says, the same once. */
static const char *say_course(
	struct arena *arena, const struct editions *editions, const struct fact *fact)
{
	struct buf text = buf_new(arena);
	const char *last = "";
	uint32_t version, i;

	for (version = 0; version < editions->analysis->n; version++) {
		const char *value = "—";

		for (i = fact->n; i-- > 0;)
			if (fact->members[i].dispatch == version)
				value = export_say_value(arena,
					editions->analysis->dispatches[version],
					fact->members[i].mention);
		if (strcmp(value, last) != 0)
			buf_format(&text, "%s%s", version > 0 ? " → " : "", value);
		last = value;
	}
	return text.at;
}

static void put_facts(struct view *view, struct sheet *sheet, const struct editions *editions)
{
	struct arena *arena = view->brief;
	uint32_t i;

	for (i = 0; i < editions->facts.n; i++) {
		const struct fact *fact = &editions->analysis->facts.at[editions->facts.at[i].fact];

		sheet_line(sheet);
		sheet_to(sheet, 3);
		sheet_put(sheet, ROLE_STRIP_LABEL,
			arena_format(arena, "%s%s",
				draw_shorten(arena, say_label(fact), sheet->columns / 2),
				say_colon()));
		sheet_wrap(sheet, ROLE_CHANGED, say_course(arena, editions, fact), 7);
	}
}

static const char *say_span(struct arena *arena, const struct dispatch *dispatch, struct span span)
{
	return draw_shorten(arena,
		text_make_safe(arena, dispatch->text + span.start, span_length(span)), SHOWN_MOST);
}

static void put_words(struct view *view, struct sheet *sheet, const struct editions *editions)
{
	static const char *const signs[] = {
		[CHANGE_ADDED] = "+", [CHANGE_REMOVED] = "-", [CHANGE_ALTERED] = "~"
	};
	const struct dispatch *before = editions->analysis->dispatches[editions->analysis->n - 2];
	const struct dispatch *after = editions->analysis->dispatches[editions->analysis->n - 1];
	struct arena *arena = view->brief;
	uint32_t i;

	for (i = 0; i < editions->texts.n; i++) {
		const struct text_change *change = &editions->texts.at[i];
		const char *from = say_span(arena, before, change->before);
		const char *to = say_span(arena, after, change->after);

		sheet_line(sheet);
		sheet_to(sheet, 3);
		sheet_put(sheet, ROLE_KEY, signs[change->change]);
		sheet_to(sheet, 5);
		sheet_wrap(sheet, change->change == CHANGE_REMOVED ? ROLE_DIM : ROLE_TEXT,
			change->change == CHANGE_ADDED ? to
			: change->change == CHANGE_REMOVED
				? from
				: arena_format(arena, "%s → %s", from, to),
			5);
	}
}

static void put_dispatch(struct view *view, struct sheet *sheet, uint32_t dispatch)
{
	struct editions *editions = dossier_editions(view->work->dossier, dispatch);
	struct arena *arena = view->brief;

	if (!editions)
		return;
	if (sheet->lines.n > 0)
		sheet_line(sheet);
	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, ROLE_HEADLINE,
		arena_format(arena, "%u %s · %s", dispatch + 1, view->panes[dispatch].name,
			arena_format(arena,
				ngettext("%u version", "%u versions", editions->analysis->n),
				editions->analysis->n)));
	put_facts(view, sheet, editions);
	put_words(view, sheet, editions);
	dossier_close_editions(editions);
}

struct sheet changes_make(struct view *view)
{
	struct sheet sheet = {
		.arena = view->brief, .columns = view->columns, .title = _("What changed on disk")
	};
	uint32_t i;

	for (i = 0; i < view->n; i++)
		put_dispatch(view, &sheet, i);
	if (sheet.lines.n == 0) {
		sheet_line(&sheet);
		sheet_to(&sheet, 3);
		sheet_wrap(
			&sheet, ROLE_DIM, _("no dispatch has changed since it was read first"), 3);
	}
	return sheet;
}
