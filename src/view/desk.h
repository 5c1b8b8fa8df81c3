/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The desk on the screen: what the user writes and corrects while he reads. All of it is done by
 * the dossier (dossier/desk.h); here are the keys, the small editor above the last line, and the
 * pages that list what was done.
 */
#ifndef VIEW_DESK_H
#define VIEW_DESK_H

#include "view/pages.h"

/* What the editor's text becomes when it is kept. */
enum task { TASK_NONE, TASK_NOTE, TASK_QUESTION, TASK_REWRITE, TASK_ANSWER };

struct editor {
	enum task task; /* TASK_NONE: it is shut */
	struct arena *arena;
	struct letters VEC(char) text; /* lines are parted by \n */
	uint32_t cursor;	       /* bytes */
	uint32_t top;		       /* the first row shown */
	bool touched, dropping;	       /* dropping: C-c was pressed, and waits to be meant */
	struct target on;	       /* of a new note */
	const char *id;		       /* of the note that is changed */
	const char *title;
};

/* What a question in the last line is about; answered by one key, or by words. */
enum ask { ASK_NONE, ASK_STATUS, ASKS };

/* A row of the page of notes: a note, or a question that could be asked of a fact. */
struct entry {
	const struct note *note; /* NULL: of the fact */
	uint32_t fact;
	uint32_t line; /* of the sheet, as it was drawn last */
};

struct entries VEC(struct entry);

struct work {
	struct dossier *dossier; /* NULL: nothing can be written */
	struct view_clock clock;
	struct editor editor;
	enum ask ask;
	const char *asked_of; /* the id of a note */
	uint32_t cursor;      /* the row on the page of notes */
	uint32_t rows;	      /* there */
	bool moved;	      /* the row is to be brought in sight */
};

/* desk.c */
void desk_init(struct view *view);
bool desk_is_open(struct view *view); /* tells the user where it is not */
struct stamp desk_stamp(const struct view *view);
void desk_changed(struct view *view); /* what was drawn of notes is stale */
const struct notes *desk_notes(const struct view *view);
/* The last note on the fact that is no question, or is one; NULL: none. */
const struct note *desk_note_of(const struct view *view, uint32_t fact, bool question);
/* The notes on the fact under the cursor, a line or more each; brief: the first line of each. */
void desk_put_notes(struct view *view, struct sheet *sheet, uint32_t fact, bool brief);
const char *desk_glyph(const struct view *view, uint32_t fact); /* "✎", or "" */
const char *say_status(enum status status);
const char *say_stamp(struct arena *arena, const struct stamp *stamp); /* "Anna, 10 Jan 12:04" */
const char *say_question(struct view *view, const struct fact *fact);  /* one to be asked of it */

/* editor.c */
void editor_open(struct view *view, enum task task, const char *title, const char *text);
void editor_key(struct view *view, const char *key);
void editor_paste(struct view *view, const char *text);
void editor_draw(struct view *view);
void editor_keep(struct view *view); /* what is in it becomes a note */

/* ask.c */
void ask_open(struct view *view, enum ask ask, const char *text);
enum view_wish ask_key(struct view *view, const char *key);
const char *ask_say(const struct view *view);
bool ask_is_choice(const struct view *view); /* one key answers */

/* notespage.c */
void notes_draw(struct view *view);
void notes_move(struct view *view, int lines);
const struct entry *notes_entry(struct view *view); /* under the cursor; NULL: there is none */

enum view_wish do_note(struct view *view);
enum view_wish do_note_whole(struct view *view);
enum view_wish do_rewrite(struct view *view);
enum view_wish do_question(struct view *view);
enum view_wish do_status(struct view *view);
enum view_wish do_drop_note(struct view *view);
enum view_wish do_note_words(struct view *view);

#endif
