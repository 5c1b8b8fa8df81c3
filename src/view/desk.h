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

enum { SUBJECTS = 5 };

struct editor {
	enum task task; /* TASK_NONE: it is shut */
	struct arena *arena;
	struct letters VEC(char) text; /* lines are parted by \n */
	uint32_t cursor;	       /* bytes */
	uint32_t top;		       /* the first row shown */
	bool touched, dropping;	       /* dropping: C-c was pressed, and waits to be meant */
	struct written_on {
		struct target on;
		const char *title;
	} subjects[SUBJECTS]; /* what a new note may be on; subject: what it is on */
	uint32_t n_subjects, subject;
	const char *id; /* of the note that is changed */
	const char *title;
	bool abroad; /* another program has it */
	bool direct; /* it was opened for that alone */
};

/* What lies under a cursor, and can be written on; DOSSIER_NOWHERE: no such thing does. */
struct subject {
	uint32_t fact, member; /* of the fact */
	uint32_t dispatch;
	struct span span; /* of a passage there, or empty */
};

/* What a question in the last line is about; answered by one key, or by words. */
enum ask {
	ASK_NONE,
	ASK_STATUS,
	ASK_SAVE,	/* where to */
	ASK_SAVE_MIXED, /* with what others wrote there? */
	ASK_QUIT,
	ASK_VALUE,
	ASK_VERDICT,
	ASK_REASON, /* of the verdict */
	ASK_LABEL,
	ASK_STRIKE,  /* the mention, or the whole fact */
	ASK_KIND,    /* of the words selected */
	ASK_RECOVER, /* what an earlier reader could not save? */
	ASK_META,    /* what of a dispatch */
	ASK_META_WORDS,
	ASK_THROW_AWAY, /* is it meant? */
	ASKS
};

/* A row of the page of notes: a note, or a question that could be asked of a fact. */
struct entry {
	const struct note *note; /* NULL: of the fact */
	uint32_t fact;
	uint32_t line; /* of the sheet, as it was drawn last */
};

struct entries VEC(struct entry);

struct texts VEC(const char *);

struct work {
	struct dossier *dossier; /* NULL: nothing can be written */
	struct view_clock clock;
	struct editor editor;
	enum ask ask;
	const char *asked_of; /* the id of a note */
	const char *trouble;  /* with the answer given last */
	uint32_t of;	      /* a dispatch */
	enum meta meta;	      /* of it */
	enum verdict verdict; /* chosen, and waiting for its reason */
	const char *path;     /* to be saved to; NULL: where it was opened */
	bool leaving;	      /* once it is saved */
	uint32_t offered;     /* steps that an earlier reader could not save */
	uint32_t picked;      /* a fact to be joined; NO_FACT: none */
	struct arena *held;   /* of path and trouble */
	uint32_t cursor;      /* the row on the page of notes */
	uint32_t rows;	      /* there */
	bool moved;	      /* the row is to be brought in sight */
	struct selection {
		bool is_on, held;	     /* held: from stays */
		uint32_t dispatch, from, to; /* tokens; to: the one under the cursor */
	} selection;
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
const char *desk_glyph(const struct view *view, uint32_t fact);	       /* "✎", or "" */
const char *say_stamp(struct arena *arena, const struct stamp *stamp); /* "Anna, 10 Jan 12:04" */

/* subject.c */
/* Opens the editor for a note or question on the first of the kind under the cursor. */
void subject_write(struct view *view, enum task task, enum target_kind first, const char *text);
void subject_write_on(struct view *view, const struct subject *subject, enum task task,
	enum target_kind first, const char *text);
void subject_turn(struct editor *editor, uint32_t by); /* to the next that lies there */
struct subject subject_of_entry(struct view *view, const struct entry *entry);
const char *subject_say(struct view *view, const struct subject *subject, enum target_kind kind);

/* editor.c */
void editor_open(struct view *view, enum task task, const char *title, const char *text);
enum view_wish editor_key(struct view *view, const char *key);
bool editor_knows(const char *key); /* of those with Alt */
void editor_paste(struct view *view, const char *text);
void editor_keep(struct view *view);				 /* what is in it becomes a note */
enum view_wish editor_go_abroad(struct view *view, bool direct); /* to the user's own editor */

/* editorbox.c */
void editor_draw(struct view *view);
/* The text as it stands on the screen: rows of so many columns, whatever is empty among them. */
struct lines editor_rows(struct view *view);
uint32_t editor_row_of(const struct lines *rows, uint32_t cursor);
int editor_column_of(const struct editor *editor, const struct line *row); /* of the cursor */

/* What a person decided of the fact, beside what was found; "" where nothing was. */
void desk_put_human(struct view *view, struct sheet *sheet, uint32_t fact, bool brief);
/* In a line: what was found where a person decided otherwise. */
void desk_put_found(struct view *view, struct sheet *sheet, uint32_t fact);
bool desk_has_fact(struct view *view); /* tells the user where there is none */

/* refresh.c: around whatever makes the facts others. text: the dispatches are others, too. */
struct memory;
struct memory *view_remember(struct view *view);
void view_refresh(struct view *view, struct memory *memory, bool text);

/* correct.c */
/* The mention of the fact in the pane in focus; where that is silent, and only one is there, that;
 * else DOSSIER_NOWHERE. */
uint32_t correct_member_here(struct view *view);
enum view_wish correct_value(struct view *view, const char *words);
enum view_wish correct_verdict(struct view *view, const char *reason);
enum view_wish correct_label(struct view *view, const char *label);
enum view_wish correct_strike(struct view *view, bool whole);
/* After a deed: refreshes, and tells how it went; done: "joined". false: it was refused. */
bool correct_end(struct view *view, struct memory *memory, enum fault_code code, const char *done);

/* save.c */
enum view_wish save_answer(struct view *view, const char *path); /* "": nowhere */
enum view_wish quit_saving(struct view *view);
enum view_wish desk_quit(struct view *view); /* asks where work is unsaved */
enum view_wish save_mixed(struct view *view);
enum view_wish quit_without(struct view *view);
enum view_wish recover_take_in(struct view *view);
enum view_wish recover_throw_away(struct view *view);
const char *save_propose(struct view *view);
bool desk_is_changed(const struct view *view);

/* byline.c */
const char *byline_say_choice(const struct view *view);
const char *byline_say_words(const struct view *view);
bool byline_choose(struct view *view, const char *key); /* false: none of these */
enum view_wish byline_tell(struct view *view, const char *words);

/* select.c */
enum view_wish select_key(struct view *view, const char *key);
enum view_wish select_as(struct view *view, enum fact_kind kind);
void select_paint(
	struct view *view, uint32_t index, const struct row *row, int screen_row, int column);

/* logpage.c */
struct sheet log_make(struct view *view);
const char *say_deed(enum deed_kind kind);

/* changespage.c */
const char *reload_unreadable(const struct view *view); /* a file that is not there now, or NULL */
struct sheet changes_make(struct view *view);

/* ask.c */
void ask_open(struct view *view, enum ask ask, const char *text);
enum view_wish ask_key(struct view *view, const char *key);
const char *ask_say(const struct view *view);
bool ask_is_choice(const struct view *view); /* one key answers */
const char *ask_trouble(const struct view *view);

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
enum view_wish do_edit_note(struct view *view);
enum view_wish do_note_words(struct view *view);
enum view_wish do_byline(struct view *view);
enum view_wish do_pick(struct view *view);
enum view_wish do_join(struct view *view);
enum view_wish do_part(struct view *view);
enum view_wish do_strike(struct view *view);
enum view_wish do_value(struct view *view);
enum view_wish do_verdict(struct view *view);
enum view_wish do_label(struct view *view);
enum view_wish do_select(struct view *view);
enum view_wish do_undo(struct view *view);
enum view_wish do_redo(struct view *view);
enum view_wish do_save(struct view *view);
enum view_wish do_reload(struct view *view);
enum view_wish desk_judge(struct view *view, int32_t threshold); /* in hundredths: all anew */
enum view_wish do_changes(struct view *view);

#endif
