/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export/ alone: the notes in outline, which the formats for people lay out each in its way.
 *
 *     report: title, score, sources, shared copy
 *       chapters: where they differ; what several tell alike      of items
 *       sources: what each alone has, and what it leaves out      of items
 *         item: a fact             parties: who says the same     cites: dispatch, line, exact
 * words
 *
 * Every string is translated and safe; none is escaped: that is the format's part.
 */
#ifndef EXPORT_REPORT_H
#define EXPORT_REPORT_H

#include "export/export.h"

struct cite {
	const char *id;	      /* of the dispatch: "A" */
	const char *language; /* of the dispatch: "fr" */
	uint32_t line;	      /* in its file */
	const char *words;
	const char *before, *after; /* the rest of the sentence, cut where it is long */
};

struct cites VEC(struct cite);

struct party {
	const char *value; /* what they say, in the reader's notation */
	struct cites cites;
};

struct parties VEC(struct party);

struct item {
	const struct fact *fact;
	const char *mark;  /* "≠" */
	const char *label; /* what the fact is about */
	const char *head;  /* the same, with the value where all say one: "killed: 16" */
	const char *verdict;
	const char *origins;
	const char *silent;  /* "C, D"; NULL: nobody */
	const char *remarks; /* the rule of a disagreement, one that disagrees with itself, the
				silent */
	struct parties parties;
};

struct items VEC(struct item);

struct chapter {
	const char *heading, *none; /* none: what stands there when it is empty */
	struct items items;
};

struct source {
	char id[DOSSIER_ID];
	const char *name;
	const char *headline; /* NULL: it has none, or the name is it */
	const char *where;    /* place, date, language */
	const char *origin, *path;
	struct items alone;
	const char *
		leaves_out; /* "12 troops; 14 arrests: 8,000"; NULL: nothing that two others tell */
};

struct texts VEC(const char *);

struct report {
	const char *title, *score, *legend;
	struct source *sources;
	uint32_t n_sources;
	struct texts copies;   /* "B and E: 50% of the wording in common" */
	struct texts left_out; /* files that could not be read, with the reason */
	struct chapter differ, alike;
	const char *sources_heading, *copies_heading, *left_out_heading, *alone_heading,
		*silent_heading;
};

struct report report_make(struct arena *arena, const struct dossier *dossier);

#endif
