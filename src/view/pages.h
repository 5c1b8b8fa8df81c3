/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pages that are laid over the panes, for the files that draw them. A page is opened over
 * another and closed to it; under all is the reading view.
 *
 *	reading --t--> table --Enter--> reading, whose Esc leads back to the same row
 *	   |--Enter--> fact     |--= --> why --Esc--> table
 *
 * In a page that is a list the cursor goes from fact to fact without the panes; they follow only
 * where the reader goes on to the words.
 */
#ifndef VIEW_PAGES_H
#define VIEW_PAGES_H

#include "view/state.h"

/* Facts in rows: indices in the analysis. */
struct list {
	uint32_t *at;
	uint32_t n;
	uint32_t cursor; /* row */
	uint32_t top;	 /* the first row shown */
};

enum order { ORDER_VERDICT, ORDER_TEXT, ORDER_KIND, ORDER_ORIGINS, ORDERS };

struct pages {
	enum page under[PAGES]; /* those that the page was opened over, the reading view first */
	int depth;
	int top[PAGES];	  /* the first line shown of each when it was left */
	enum page back;	  /* the list from which the reader went to the words */
	uint32_t left_at; /* the fact when a list was opened over the panes */
	bool followed;	  /* the panes went to a fact of the list since */
	struct list table, timeline;
	enum order order;
	uint32_t first_column; /* the first dispatch shown in the table */
	uint32_t a, b;	       /* the pair of dispatches chosen among the sources */
	bool chosen;
	struct arena *kept; /* the sheet that was made last, and for what */
	struct sheet sheet;
	enum page kept_page, kept_over;
	uint32_t kept_fact;
	uint32_t enough; /* lines, after which a sheet may stop ... */
	bool partial;	 /* ... and has */
	struct sheet seen; /* what was drawn last of a sheet, and over how many rows */
	int seen_rows;
	struct arena *copied; /* what they have in common, found for copied_a and copied_b */
	uint32_t copied_a, copied_b;
	struct copying copying;
	struct arena *seen_lens; /* the sheet below the matrix that was made last, and for what */
	struct sheet lens;
	uint32_t lens_a, lens_b;
	bool lens_with_origins;
};

/* How a page differs from a plain sheet; what is NULL it does as that. */
struct page_kind {
	struct sheet (*make)(struct view *view); /* a sheet ... */
	void (*draw)(struct view *view);	 /* ... or what draws it */
	void (*open)(struct view *view);	 /* is called when it comes in sight */
	struct list *(*list)(struct view *view);
	void (*move)(struct view *view, int lines);
	void (*side)(struct view *view, int by);
	void (*choose)(struct view *view, uint32_t dispatch);
};

/* page.c */
const struct page_kind *page_kind(enum page page);
void page_init(struct view *view);
void page_open(struct view *view, enum page page); /* or closes it, if it is the one in sight */
void page_close(struct view *view);
/* The sheet of the page in sight, made anew only where the page, the fact or the width changed. */
struct sheet page_sheet(struct view *view);
/* While a sheet is made: it has all the lines that are to be seen, and may stop here. */
bool page_is_enough(struct view *view, const struct sheet *sheet);
bool page_is_partial(const struct view *view);
bool page_complete(struct view *view); /* makes the rest of it; false: there is none */
/* Draws the title of a page that draws itself, and lays it out over so many rows of strip. */
void page_head(struct view *view, const char *title, int strip_wanted);
/* Draws the sheet under the title, from page_top on, or so much above that its end is in sight. */
void page_draw(struct view *view, const struct sheet *sheet);

/* Why there is no fact under the cursor; on a page, where its rows would begin. */
const char *say_no_fact(struct view *view);
void draw_no_fact(struct view *view, int row);

/* list.c: the cursor in a list is the fact under the cursor. */
void list_find(struct view *view, struct list *list); /* puts the cursor on that fact */
void list_move(struct view *view, int rows);
bool list_step(struct view *view, int direction, bool disagreements);
bool list_round(struct view *view, int direction, bool disagreements); /* as walk_round() */
void list_show(struct list *list, int rows); /* scrolls so that the cursor is in sight */

/* factpage.c, versions.c */
struct sheet factpage_make(struct view *view);
void versions_put(struct view *view, struct sheet *sheet, const struct fact *fact);

/* table.c */
void table_draw(struct view *view);
void table_open(struct view *view);
struct list *table_list(struct view *view);
void table_side(struct view *view, int by);
void table_choose(struct view *view, uint32_t dispatch);

/* timeline.c */
void timeline_draw(struct view *view);
void timeline_open(struct view *view);
struct list *timeline_list(struct view *view);

/* sources.c, lens.c */
void sources_draw(struct view *view);
void sources_open(struct view *view);
void sources_move(struct view *view, int lines);
void sources_side(struct view *view, int by);
void sources_choose(struct view *view, uint32_t a, uint32_t b);
float sources_share(const struct view *view, uint32_t a, uint32_t b); /* of wording, 0 to 1 */
/* A slip of the pen that both make; the outlet or agency that both name. NULL: none. */
const char *sources_slip(const struct view *view, uint32_t a, uint32_t b);
const char *sources_credit(struct view *view, uint32_t a, uint32_t b);
const char *say_percent(struct arena *arena, float share);
void lens_put(struct view *view, struct sheet *sheet);

/* flow.c: text[span] wrapped from the present column on, the lit stretches in their roles. */
enum { FLOW_MEASURE = 92 }; /* columns */

struct lit {
	struct span span; /* in the text */
	enum role role;
};

struct lits VEC(struct lit); /* by place */

void sheet_flow(struct sheet *sheet, enum role ground, const char *text, struct span span,
	const struct lits *lits);

/* value.c */
const char *say_short(struct view *view, const struct member *member); /* "> 2,000", "10 Jan" */

#endif
