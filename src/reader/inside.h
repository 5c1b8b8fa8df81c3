/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader/ alone. */
#ifndef READER_INSIDE_H
#define READER_INSIDE_H

#include "reader/reader.h"

struct watched;

struct reader {
	struct reader_setup setup;
	struct dossier *dossier; /* NULL: it is being made */
	const char *unsaved;	 /* the folder for work that has no file, or NULL */
	struct view *view;
	bool is_open;	 /* the terminal is ours */
	bool is_reading; /* a dossier, which may be made anew under the eyes of its reader */
	struct watched *watched;
	uint32_t n_watched;
	int ear;	/* by which the system tells of changes, or -1 */
	bool all_told;	/* of all that is watched */
	int64_t looked; /* at the files, last: milliseconds of a clock */
	int64_t drafted; /* when the draft was kept last; 0: there is none */
	bool due;	 /* it may be another since */

	/* While a dossier is made: */
	const struct dossier *blank; /* its dispatches; NULL: not read yet */
	int64_t began, drawn;	     /* milliseconds of a clock */
	int percent;		     /* shown last */
	bool stopped, left;	     /* the user wants no more of it; nor to read */
};

/* reader.c */
bool reader_open(struct reader *reader);				/* the screen, once */
void reader_take(struct reader *reader, const struct dossier *dossier); /* a view of it */
void reader_draw(struct reader *reader);
bool reader_serve(struct reader *reader, const struct dossier *dossier, const char *key);

/* watch.c */
void reader_watch_start(struct reader *reader, const struct dossier *dossier);
void reader_watch(struct reader *reader, const struct dossier *dossier); /* looks; tells */
int reader_watch_patience(const struct reader *reader); /* milliseconds until the next look */
bool reader_watch_hear(struct reader *reader); /* something came by ear; whether it is ours */
void reader_watch_end(struct reader *reader);

/* draft.c */
void reader_keep_draft(struct reader *reader, const struct dossier *dossier, bool at_once);
/* Beside the draft: where another program writes it. */
const char *draft_text_path(struct arena *arena, const struct reader *reader);
/* Those that other readers of the dossier have left: how many; become notes; go. */
uint32_t reader_count_drafts(const struct reader *reader, const struct dossier *dossier);
void reader_take_drafts(struct reader *reader, struct dossier *dossier, struct stamp stamp);
void reader_drop_drafts(struct reader *reader, const struct dossier *dossier);

/* abroad.c: the note that is being written, in the user's own editor */
void reader_write_abroad(struct reader *reader, const struct dossier *dossier);

/* desk.c */
struct stamp reader_stamp(void *of);				      /* of a reader */
void reader_sit_down(struct reader *reader, struct dossier *dossier); /* what he writes is his */

#endif
