/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * view: action -> state; state -> frame. Knows no terminal: a key is a name ("n", "Tab", "C-f"),
 * the screen a frame. The table of actions (actions.h) yields the keymap, the help, the hints and
 * the manual.
 *
 * A key that writes a character is that character in UTF-8 ("n", "?", "é"), but for "Space". The
 * others are Tab S-Tab Enter Esc Backspace Delete Insert Up Down Left Right Home End PgUp PgDn,
 * F1 to F12, and "C-x" and "M-x" for Control and Alt with a character x in lower case, or with one
 * of the others: "M-Left", "C-S-Up".
 */
#ifndef VIEW_H
#define VIEW_H

#include "base/base.h"
#include "dossier/dossier.h"
#include "view/frame.h"

/* The table of actions: identifier, default keys, help. */
size_t view_actions(void);
const char *view_action_name(size_t action); /* "next-disagreement" */
const char *view_action_keys(
	size_t action); /* defaults, separated by spaces: "n" "PgDn C-f Space" */
const char *view_action_help(size_t action); /* an English sentence to translate */

struct keymap;

struct keymap *view_keymap_new(struct arena *arena); /* the defaults */
/*
 * Binds the keys (as view_action_keys gives them) to the action in place of those it had; a key
 * that another action had on the same page is taken from it. false, and nothing done: no such
 * action or key.
 */
bool view_keymap_bind(struct keymap *keymap, const char *action, const char *keys);

/* The keys of an action, as view_keymap_bind takes them. */
const char *view_keymap_say(struct arena *arena, const struct keymap *keymap, const char *action);

struct view;

/* Who writes, and when: nothing below main asks the clock. */
struct view_clock {
	void *of;
	struct stamp (*stamp)(void *of);
};

/* How the panes are laid out and what they do, as long as the reader has not said otherwise. */
enum view_scroll { VIEW_SCROLL_FOLLOW, VIEW_SCROLL_LOCK_STEP };
enum view_first {
	VIEW_FIRST_READING,
	VIEW_FIRST_TABLE,
	VIEW_FIRST_FACT,
	VIEW_FIRST_SOURCES,
	VIEW_FIRST_TIMELINE,
	VIEW_FIRSTS
};

struct view_manner {
	int32_t measure;    /* columns of text at most */
	int32_t pane_width; /* columns at least, where several panes are shown */
	int32_t scroll;	    /* enum view_scroll */
	int32_t first;	    /* enum view_first: the page that is seen first */
	int32_t threshold;  /* in hundredths, as dossier_setup's; 0: none is set */
};

/* The settings, for the command line: whoever keeps them lets them be asked and changed. */
enum view_setting { VIEW_SETTING_SET, VIEW_SETTING_WRONG, VIEW_SETTING_AT_START };

struct view_settings {
	void *of;
	const char *(*name)(struct arena *arena, size_t i); /* "theme"; NULL past the last */
	const char *(*help)(size_t i);			    /* translated */
	const char *(*choice)(size_t i, size_t k); /* the values it can have; NULL past the last */
	const char *(*value)(struct arena *arena, void *of, size_t i);
	enum view_setting (*set)(struct arena *arena, void *of, size_t i, const char *value);
	const struct view_manner *manner; /* as it is set now; NULL: the view's own */
};

enum view_wish {
	VIEW_GO_ON,
	VIEW_QUIT,
	VIEW_EXPORT,  /* the user asked for a file: see view_export_path; then tell how it went by
			 view_tell */
	VIEW_COPY,    /* ... for view_copy_text on the clipboard */
	VIEW_EDIT,    /* ... for his editor: see view_edit_path */
	VIEW_WRITE,   /* ... for the same to write a note in: see view_writing, then view_written */
	VIEW_RECOVER, /* what an earlier reader left was taken in: drafts can be */
	VIEW_FORGET,  /* ... or refused: they can go */
	VIEW_SUSPEND, /* Ctrl-Z */
	VIEW_REDRAW,  /* Ctrl-L: repaint all */
	VIEW_SET,     /* a setting was changed */
};

/* Shows 80 columns by 24 rows until told otherwise; the dossier's faults stand in the status line.
 */
struct view *view_new(
	struct arena *arena, const struct dossier *dossier, const struct keymap *keymap);
/* Without them none can be set. What they hold, view does not copy. The page that they name is
 * opened. */
void view_use_settings(struct view *view, const struct view_settings *settings);
/* The desk: where notes are written to. Without it nothing can be. */
void view_use_desk(struct view *view, struct dossier *dossier, const struct view_clock *clock);
/* A note that is being written, with what it is about in its first line; NULL: none is. */
const char *view_draft(const struct view *view, struct arena *arena);
/* So many steps that an earlier reader could not save: the user is asked what is to become of them.
 */
void view_offer(struct view *view, uint32_t steps);
/* The file of a dispatch is another than was read: it is offered to be read anew. */
void view_note_changed(struct view *view, uint32_t dispatch);
void view_resize(
	struct view *view, int columns, int rows); /* any size; what is read stays in sight */
/* What is shown are dispatches alone, and this much of the search for facts is done. */
void view_wait(struct view *view, int percent);
enum view_wish view_key(struct view *view, const char *key);
/* While no key is pressed: a fifth of a millisecond of what later ones would wait for. false:
 * nothing is left. */
bool view_idle(struct view *view);
const struct frame *view_frame(struct view *view); /* the view's, until the next call */

const char *view_export_path(const struct view *view);	 /* of the last VIEW_EXPORT */
const char *view_export_format(const struct view *view); /* a name that export_find knows */
const char *view_copy_text(
	const struct view *view); /* of the last VIEW_COPY, until the next frame */
const char *view_edit_path(const struct view *view, uint32_t *line); /* of the last VIEW_EDIT */
/* What is written so far, and the line of the cursor; of the last VIEW_WRITE. */
const char *view_writing(const struct view *view, struct arena *arena, uint32_t *line);

enum view_written { VIEW_WRITTEN_KEPT, VIEW_WRITTEN_SAME, VIEW_WRITTEN_TOO_LONG };

/* What came of it; NULL: nothing, all is as it was. What is too long is not taken. */
enum view_written view_written(struct view *view, const char *text);
void view_tell(struct view *view, const char *message,
	bool is_fault); /* shown in the status line till the next key */

#endif
