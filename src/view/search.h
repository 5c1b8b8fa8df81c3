/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was searched, for the files that show it; and places to come back to. */
#ifndef VIEW_SEARCH_H
#define VIEW_SEARCH_H

#include "view/pages.h"

/* place.c: where the reader stands: the fact, the pane, and how far each is read. */
struct place {
	uint32_t fact, focus, leader, keel;
	bool zoomed;
	struct pane *panes; /* their places, not their lines */
};

void place_take(struct view *view, struct place *place); /* a new one, or one taken before */
void place_return(struct view *view, const struct place *place); /* in the reading view */

/* jump.c: the places that the reader left by a leap, and those that he marked with a letter. */
enum { JUMPS_MOST = 32, LETTERS = 52 };

struct jumps {
	struct place uncounted;		   /* where he was before he typed a number */
	struct place left[JUMPS_MOST + 1]; /* the one where he is when he goes back is among them */
	uint32_t n, now;		   /* now == n: he has not gone back */
	struct place marks[LETTERS]; /* a to z, A to Z; its panes are NULL where it is not set */
};

void jump_init(struct view *view);
void jump_leave(struct view *view); /* before a leap: the place in the reading view that is left */
void jump_leave_from(struct view *view, const struct place *place);
void jump_answer(struct view *view, const char *key); /* the letter that was awaited */

struct hit {
	uint32_t dispatch;
	struct span span; /* in its text */
};

struct search {
	struct fold *folds;  /* of each dispatch ... */
	uint32_t folded_n;   /* ... up to this one */
	struct arena *arena; /* of what follows */
	const char *words;
	struct hits VEC(struct hit) hits; /* by dispatch, then by place */
	uint32_t told_by;		  /* dispatches */
	uint32_t at;			  /* the hit that the reader was brought to */
	struct place start;		  /* where he was when he began to type */
	struct fold folded;		  /* the words */
	uint32_t start_row;		  /* the same on a page: of a list ... */
	int start_top;			  /* ... or of a sheet */
	uint32_t line;			  /* of a sheet that he was brought to */
	uint32_t lines, line_at;	  /* of a page that hold the words; which of them */
};

/* find.c: on the pages. */
void find_start(struct view *view);
void find_return(struct view *view);
void find_type(struct view *view);
void find_step(struct view *view, int by);
void find_light(struct view *view); /* in the frame */

/* search.c */
void search_init(struct view *view);
bool search_prepare(struct view *view);	   /* some of what the first search takes; false: nothing */
void search_type(struct view *view);	   /* what the prompt holds has changed */
void search_keep(struct view *view);	   /* Enter */
void search_leave(struct view *view);	   /* Esc */
bool search_put_out(struct view *view);	   /* false: nothing was lit */
const char *search_say(struct view *view); /* "3 of 17, in 4 dispatches" */
/* Lights what was found in a row of a pane. */
void search_paint(
	struct view *view, uint32_t index, const struct row *row, int screen_row, int column);

#endif
