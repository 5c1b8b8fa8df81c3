/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop, and the wishes of the view. */
#include <config.h>

#include "reader/inside.h"
#include "export/export.h"
#include "speak.h"
#include "term/term.h"
#include "text/text.h"

#include <string.h>

enum { DRAFT = 1000 /* milliseconds: as old a draft may be */ };

/* The export that the user asks for while reading; the view has asked before replacing a file. */
static void export_dossier(
	const struct reader *reader, const struct dossier *dossier, struct view *view)
{
	struct arena *arena = arena_new();
	const char *path = view_export_path(view);
	const struct format *format = export_find(view_export_format(view));
	struct faults faults = { 0 };

	if (reader->blank) {
		view_tell(view, _("facts are still being looked for"), true);
		arena_free(arena);
		return;
	}
	if (cli_reads(reader->setup.cli, dossier, path))
		fault_note(
			arena, &faults, (struct fault){ .code = FAULT_FILE_EXISTS, .path = path });
	else
		file_write(arena, path, export_write(arena, format, dossier, NULL), &faults);
	if (faults.n)
		view_tell(view, export_say_fault(arena, &faults.at[0]), true);
	else
		view_tell(view,
			arena_format(
				arena, _("%s: written"), text_make_safe(arena, path, strlen(path))),
			false);
	arena_free(arena);
}

static void copy(struct view *view)
{
	const char *text = view_copy_text(view);

	if (term_copy(text, strlen(text)))
		view_tell(view, _("the fact was sent to the terminal's clipboard"), false);
	else
		view_tell(view, _("this terminal cannot take a copy, or not of so much"), true);
}

static void edit(struct view *view)
{
	struct arena *arena = arena_new();
	uint32_t line;
	const char *path = view_edit_path(view, &line), *trouble = term_edit(arena, path, line);

	if (trouble)
		view_tell(view, trouble, true);
	arena_free(arena);
}

/* Who comes for the first time is told the three keys that lead to all others. */
static void greet(const struct reader *reader, struct view *view)
{
	struct arena *arena = reader->setup.arena;
	const char *state = reader->setup.state;

	if (conf_note_first_run(arena, state ? arena_format(arena, "%s/welcomed", state) : NULL))
		/* TRANSLATORS: in the last line, of 80 columns at most. */
		view_tell(
			view, _("Welcome: n next disagreement, Tab next pane, ? all keys"), false);
}

/* What was met before the first screen is in its status line too. */
static void tell_faults(const struct reader *reader, struct view *view)
{
	uint32_t i, errors = 0, first = 0;
	const char *line;

	for (i = reader->setup.faults->n; i-- > 0;)
		if (fault_level(reader->setup.faults->at[i].code) > FAULT_NOTICE) {
			first = i;
			errors++;
		}
	if (!errors)
		return;
	line = export_say_fault(reader->setup.arena, &reader->setup.faults->at[first]);
	if (errors > 1)
		line = arena_format(reader->setup.arena, "(1/%u) %s", errors, line);
	view_tell(view, line, true);
}

bool reader_serve(struct reader *reader, const struct dossier *dossier, const char *key)
{
	struct view *view = reader->view;

	switch (view_key(view, key)) {
	case VIEW_QUIT:
		return false;
	case VIEW_EXPORT:
		export_dossier(reader, dossier, view);
		break;
	case VIEW_COPY:
		copy(view);
		break;
	case VIEW_EDIT:
		edit(view);
		break;
	case VIEW_WRITE:
		reader_write_abroad(reader, dossier);
		break;
	case VIEW_RECOVER:
		reader_take_drafts(reader, reader->dossier, reader_stamp(reader));
		break;
	case VIEW_FORGET:
		reader_drop_drafts(reader, dossier);
		break;
	case VIEW_SUSPEND:
		term_suspend();
		break;
	case VIEW_REDRAW:
		term_redraw();
		break;
	case VIEW_SET:
		term_apply(reader->setup.conf);
		break;
	case VIEW_GO_ON:
		break;
	}
	return true;
}

void reader_draw(struct reader *reader)
{
	int columns, rows;

	term_size(&columns, &rows);
	view_resize(reader->view, columns, rows);
	term_draw(view_frame(reader->view));
}

bool reader_open(struct reader *reader)
{
	if (!reader->is_open)
		reader->is_open =
			term_open(reader->setup.arena, reader->setup.conf, reader->setup.faults);
	return reader->is_open;
}

void reader_take(struct reader *reader, const struct dossier *dossier)
{
	const struct view_settings settings = conf_view_settings(reader->setup.conf);

	reader->view = view_new(reader->setup.arena, dossier, reader->setup.keymap);
	view_use_settings(reader->view, &settings);
}

/* Where work is kept that has no file yet, or none that can be written beside. */
static const char *unsaved_folder(const struct reader *reader)
{
	const char *state = reader->setup.state;

	return state ? arena_format(reader->setup.arena, "%s/unsaved", state) : NULL;
}

struct reader *reader_new(const struct reader_setup *setup)
{
	struct reader *reader = arena_new_of(setup->arena, struct reader);

	reader->setup = *setup;
	reader->ear = -1;
	reader->unsaved = unsaved_folder(reader);
	return reader;
}

/* Who else has it open is told; what an earlier reader could not save is found: so many steps. */
static uint32_t find_work(struct reader *reader, struct dossier *dossier)
{
	if (!dossier_lock(dossier, reader->setup.arena, reader->setup.faults))
		return 0;
	return dossier_recoverable(dossier, reader->unsaved) + reader_count_drafts(reader, dossier);
}

/* After each key: what was done is on the disk before the next one. */
static void keep_work(const struct reader *reader, struct dossier *dossier)
{
	struct arena *arena = reader->setup.arena;
	struct faults faults = { 0 };

	if (!dossier_keep(dossier, reader->unsaved, arena, &faults) && faults.n)
		view_tell(reader->view, export_say_fault(arena, &faults.at[0]), true);
}

/* While no key is there, the view does some of what later ones would wait for; it may show more
 * then. */
static enum term_event wait_for_key(struct reader *reader, char key[TERM_KEY])
{
	enum term_event event;
	bool busy = false;
	int patience;

	while (view_idle(reader->view)) {
		busy = true;
		if ((event = term_wait(key, 0, -1)) != TERM_IDLE)
			return event;
	}
	if (busy)
		reader_draw(reader);
	patience = reader_watch_patience(reader);
	if (reader->due && reader->drafted && patience > DRAFT)
		patience = DRAFT;
	do
		event = term_wait(key, patience, reader->ear);
	while (event == TERM_STIRRED && !reader_watch_hear(reader));
	return event;
}

bool reader_read(struct reader *reader, struct dossier *dossier)
{
	char key[TERM_KEY];
	enum term_event event;
	uint32_t left;

	if (!reader_open(reader))
		return false;
	reader->blank = NULL;
	reader->is_reading = true;
	reader->dossier = dossier;
	left = find_work(reader, dossier);
	reader_take(reader, dossier);
	reader_sit_down(reader, dossier);
	reader_watch_start(reader, dossier);
	greet(reader, reader->view);
	tell_faults(reader, reader->view);
	view_offer(reader->view, left);
	do {
		reader_draw(reader);
		event = wait_for_key(reader, key);
		if (event == TERM_KEY_PRESSED && !reader_serve(reader, dossier, key))
			break;
		if (event == TERM_STIRRED || reader_watch_patience(reader) == 0)
			reader_watch(reader, dossier);
		reader->due = reader->due || event == TERM_KEY_PRESSED;
		reader_keep_draft(reader, dossier, event != TERM_KEY_PRESSED);
		keep_work(reader, dossier);
	} while (event != TERM_ENDED);
	reader_watch_end(reader);
	term_close();
	return true;
}
