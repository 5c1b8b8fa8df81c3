/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The filter: which facts are shown, the same in the panes, the table and the time line. What it
 * hides is neither marked in the text nor met by a walk; the last line tells that there is one.
 */
#ifndef VIEW_FILTER_H
#define VIEW_FILTER_H

#include "view/state.h"

enum choice {
	CHOICE_ALL,
	CHOICE_DISAGREEMENTS,
	CHOICE_CONFLICTS,
	CHOICE_AGREE,
	CHOICE_SINGLE,
	CHOICES
};

/* What a fact must be to be shown. */
struct wanted {
	enum choice choice;
	int kind;	   /* FACT_KINDS: any that is news; of a kind that is asked for, all */
	uint32_t teller;   /* NO_TELLER: any */
	const char *words; /* in its label, its words or values; "": any */
	const char *name;  /* of one who is named in its sentence; "": any */
};

enum { NO_TELLER = UINT32_MAX };

struct filter {
	struct wanted wanted;
	struct arena *typed;	   /* the words */
	struct fold *folds;	   /* of each fact: what is looked through, once it was asked for */
	uint32_t prepared;	   /* up to this fact */
	bool *shown;		   /* of each fact */
	uint32_t n, disagreements; /* of them */
	uint32_t of;		   /* facts: the news, and all of the kind that is asked for */
	uint32_t home;		   /* the fact where the reader stood when he asked last */
};

void filter_init(struct view *view);
void filter_renew(struct view *view, uint32_t home); /* the facts are others */
bool filter_prepare(struct view *view); /* some of what the first search takes; false: nothing */
bool filter_is_set(const struct view *view);
/* The filter from now on; the reader goes to the nearest fact that is left, on the page in sight.
 */
void filter_want(struct view *view, struct wanted wanted);
void filter_leave_from(struct view *view); /* takes where he stands for home */
void filter_settle(struct view *view); /* puts the cursor of the panes on a fact that is shown */
/* In its label, in the dispatches' words, or in the values as the table shows them. */
bool filter_has_words(struct view *view, const struct fact *fact, const struct fold *words);
/* "filter 4 of 7: disagreements · told by 3"; "" where none is set. */
const char *filter_say(struct view *view);
/* What hides all there is, a line each, and the key that shows it again. */
void filter_put_empty(struct view *view, struct sheet *sheet);
const char *filter_say_empty(struct view *view); /* the same in one line */

#endif
