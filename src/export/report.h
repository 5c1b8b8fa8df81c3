/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export/ alone: the notes in outline, which the formats for people lay out each in its way.
 *
 *     report: title, score, sources
 *       chapters: where they differ; what several tell alike      of items
 *       sources: what each alone has, and what it leaves out      of items
 *         item: a fact             parties: who says the same     cites: dispatch, line, exact
 * words
 *
 * Every string is translated and safe; none is escaped: that is the format's part.
 */
#ifndef EXPORT_REPORT_H
#define EXPORT_REPORT_H

#include "export/format.h"

struct texts VEC(const char *);

struct cite {
	uint32_t dispatch;
	const char *id;	      /* of the dispatch: "A" */
	const char *language; /* of the dispatch: "fr" */
	uint32_t line;	      /* in its file */
	const char *words;
	const char *before, *after; /* the rest of the sentence, cut where it is long */
};

struct cites VEC(struct cite);

/* The same words in one or more places. */
struct wording {
	const char *words;
	struct buf places; /* "A:3, 9; B:1" */
	const struct cite *last;
};

struct wordings VEC(struct wording);

struct party {
	const char *value; /* what they say, in the reader's notation; NULL where only words tell */
	const char *plain; /* the same without who vouches for it */
	struct cites cites;
	struct wordings wordings; /* the same cites, by their words */
	struct cites sentences;	  /* of them the first of each wording in a dispatch */
	const char *also;	  /* "also A:9": where the rest are; NULL: there is none */
};

struct parties VEC(struct party);

struct item {
	const struct fact *fact;
	const char *mark;  /* "≠" */
	const char *label; /* what the fact is about */
	const char *head;  /* the same, with the value where all say one: "killed: 16" */
	const char *kind;  /* of facts, in the plural: "Figures" */
	const char *verdict;
	const char *origins;
	const char *silent;  /* "C, D"; NULL: nobody */
	const char *remarks; /* the rule of a disagreement, whether one is at odds with itself, the
				silent */
	struct texts notes;  /* what people noted on it: "Note: to verify: ... (Anna, day)." */
	bool brief;	     /* the words alone tell enough: a name needs no sentence around it */
	struct parties parties;
};

struct items VEC(struct item);

struct chapter {
	const char *heading, *none; /* none: what stands there when it is empty; NULL: then it is
				       left out, for it was not asked for */
	struct items items;
};

struct source {
	char id[DOSSIER_ID];
	const char *name;
	const char *full;     /* the name, not cut where it is the headline */
	const char *headline; /* NULL: it has none, or the name is it */
	const char *where;    /* place, date, language */
	const char *origin, *path;
	struct items alone; /* but for names */
	struct texts names; /* that it alone tells: "Blinken A:12" */
	const char *
		leaves_out; /* "12 troops; 14 arrests: 8,000"; NULL: nothing that two others tell */
};

struct report {
	struct arena *arena;
	const char *title, *score, *legend;
	const char *chosen; /* "Only figures, dates; conflict": NULL: everything */
	struct source *sources;
	uint32_t n_sources;
	struct texts copies;   /* "B and E: 50% of the wording in common" */
	struct texts left_out; /* files that could not be read, with the reason */
	struct chapter differ, alike;
	struct texts questions; /* a ready one for each disagreement on which nobody asked any */
	struct texts notes;	/* "28 troops: to verify: ... (Anna, 10 January 2022)" */
	const char *sources_heading, *copies_heading, *notes_heading, *questions_heading,
		*left_out_heading, *alone_heading, *names_heading, *silent_heading;
};

/* The texts in one, with this between them. */
const char *report_join(struct arena *arena, const struct texts *texts, const char *between);

struct report report_make(struct arena *arena, const struct job *job);

/* How a fact is laid out: with its sentences; by its words; in a line among others. */
enum item_style { ITEM_DISPUTED, ITEM_ALIKE, ITEM_ALONE };

/*
 * How a format lays the notes out, part by part, in the order of walk.c. page is the format's. NULL
 * where it has nothing to do; its sources may stand elsewhere.
 */
struct writer {
	/* A section; source: of which one it tells, within another section, or NULL. */
	void (*open)(void *page, const char *heading, const struct source *source);
	void (*close)(void *page);
	void (*paragraph)(void *page, const char *text);
	void (*list)(void *page, const struct texts *texts);
	void (*sources)(void *page, const struct report *report);

	/* Facts of one style, one after another; heading: NULL: there is none. */
	void (*open_items)(void *page, enum item_style style, const char *heading);
	void (*item)(void *page, const struct item *item, enum item_style style);
	void (*close_items)(void *page);
};

/* Everything but the title. */
void report_walk(const struct report *report, const struct writer *writer, void *page);

#endif
