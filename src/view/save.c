/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving, once asked where; and leaving, not without a question where work is unsaved. */
#include "view/desk.h"

#include "speak.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

static const char suffix[] = ".dossier";

bool desk_is_changed(const struct view *view)
{
	return view->work->dossier && dossier_is_changed(view->work->dossier);
}

/* Letters and figures, with strokes between them: "port-aubin". */
static void add_slug(struct buf *name, const char *text)
{
	enum { MOST = 48 };

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c & 0xc0) != 0x80 && name->n >= MOST)
			break;
		if (isalnum(c) || c >= 128)
			buf_char(name, (char)(c < 128 ? tolower(c) : c));
		else if (name->n > 0 && name->at[name->n - 1] != '-')
			buf_char(name, '-');
	}
	while (name->n > 0 && name->at[name->n - 1] == '-')
		name->at[--name->n] = '\0';
}

/* Place and day of the first dispatch that has both, or a title; beside the first dispatch. */
const char *save_propose(struct view *view)
{
	const struct dispatch *const *dispatches =
		(const struct dispatch *const *)view->analysis->dispatches;
	const char *path = dispatches[0]->path, *slash = strrchr(path, '/');
	struct buf name = buf_new(view->brief);
	unsigned month, date;
	int year;
	uint32_t i;

	for (i = 0; i < view->n && name.n == 0; i++) {
		if (!dispatches[i]->place || dispatches[i]->first_day == DAY_NONE)
			continue;
		add_slug(&name, dispatches[i]->place);
		day_split(dispatches[i]->first_day, &year, &month, &date);
		buf_format(&name, "-%04d-%02u-%02u", year, month, date);
	}
	for (i = 0; i < view->n && name.n == 0; i++)
		if (dispatches[i]->title)
			add_slug(&name, dispatches[i]->title);
	return arena_format(view->brief, "%.*s%s%s", slash ? (int)(slash - path) + 1 : 0, path,
		name.n > 0 ? name.at : "dispatches", suffix);
}

static bool has_suffix(const char *path)
{
	size_t n = strlen(path);

	return n >= sizeof suffix && strcmp(path + n - (sizeof suffix - 1), suffix) == 0;
}

static void tell_refusal(struct view *view, const struct faults *faults)
{
	view_say(view, true, "%s",
		faults->n > 0 ? export_say_fault(view->brief, &faults->at[faults->n - 1])
			      : _("it could not be saved"));
}

/* Where the file was changed by others, what they wrote can be taken in. */
static enum view_wish save_to(struct view *view, const char *path, bool anyway)
{
	struct work *work = view->work;
	struct memory *memory;
	struct faults faults = { 0 };
	bool done;

	memory = view_remember(view);
	done = dossier_save(work->dossier, path, anyway, view->brief, &faults);
	if (!view->dossier->analysis)
		return VIEW_QUIT;
	view_refresh(view, memory, anyway);
	if (!done && !anyway && faults.n > 0 && faults.at[0].code == FAULT_DOSSIER_CHANGED) {
		ask_open(view, ASK_SAVE_MIXED, "");
		return VIEW_GO_ON;
	}
	if (!done || faults.n > 0) {
		tell_refusal(view, &faults);
		work->leaving = work->leaving && done;
	} else {
		path = dossier_path(work->dossier);
		view_say(view, false, _("%s: saved"),
			text_make_safe(view->brief, path, strlen(path)));
	}
	return done && work->leaving ? VIEW_QUIT : VIEW_GO_ON;
}

/* A name without the suffix gets it: by this a dossier is known. */
static enum view_wish save_as(struct view *view, const char *path)
{
	struct work *work = view->work;
	struct arena *held = arena_new();

	path = has_suffix(path) ? arena_copy(held, path, strlen(path))
				: arena_format(held, "%s%s", path, suffix);
	arena_free(work->held);
	work->held = held;
	work->path = path;
	return save_to(view, path, false);
}

enum view_wish save_mixed(struct view *view)
{
	return save_to(view, view->work->path, true);
}

static enum view_wish begin(struct view *view)
{
	struct work *work = view->work;

	if (!dossier_path(work->dossier)) {
		ask_open(view, ASK_SAVE, save_propose(view));
		return VIEW_GO_ON;
	}
	work->path = NULL;
	return save_to(view, NULL, false);
}

enum view_wish do_save(struct view *view)
{
	if (!desk_is_open(view))
		return VIEW_GO_ON;
	view->work->leaving = false;
	return begin(view);
}

enum view_wish save_answer(struct view *view, const char *path)
{
	if (*path)
		return save_as(view, path);
	view->work->leaving = false;
	view_say(view, false, "%s", _("not saved"));
	return VIEW_GO_ON;
}

enum view_wish quit_without(struct view *view)
{
	if (view->work->dossier)
		dossier_forget(view->work->dossier);
	return VIEW_QUIT;
}

enum view_wish quit_saving(struct view *view)
{
	view->work->leaving = true;
	return begin(view);
}

enum view_wish desk_quit(struct view *view)
{
	if (!desk_is_changed(view))
		return VIEW_QUIT;
	ask_open(view, ASK_QUIT, "");
	return VIEW_GO_ON;
}

/* What an earlier reader could not save ----------------------------------------------------------
 */

void view_offer(struct view *view, uint32_t steps)
{
	if (!view->work->dossier || steps == 0)
		return;
	view->work->offered = steps;
	ask_open(view, ASK_RECOVER, "");
}

enum view_wish recover_take_in(struct view *view)
{
	struct memory *memory = view_remember(view);
	struct faults faults = { 0 };

	dossier_recover(view->work->dossier, view->brief, &faults);
	if (!view->dossier->analysis)
		return VIEW_QUIT;
	view_refresh(view, memory, true);
	if (faults.n)
		tell_refusal(view, &faults);
	else
		view_say(view, false,
			ngettext("%u step that was not saved has been recovered",
				"%u steps that were not saved have been recovered",
				view->work->offered),
			view->work->offered);
	return VIEW_RECOVER;
}

enum view_wish recover_throw_away(struct view *view)
{
	dossier_refuse_recovery(view->work->dossier);
	view_say(view, false, "%s", _("thrown away"));
	return VIEW_FORGET;
}
