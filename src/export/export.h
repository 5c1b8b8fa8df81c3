/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export: the facts on paper. A table of formats that share the dossier and do not know each other.
 */
#ifndef EXPORT_H
#define EXPORT_H

#include "base/base.h"
#include "dossier/dossier.h"

struct format; /* a row of the table */

const struct format *export_find(const char *name); /* NULL: there is none */
size_t export_formats(void);
const char *export_name(size_t i);	     /* "markdown" */
const char *export_suffix(const char *name); /* "md" */

/* The name of the format whose suffix the file has, "json" for "a/facts.json"; "text" for a name
 * without one; NULL for a suffix that no format has. */
const char *export_format_of(const char *path);

/* What of a dossier is wanted on paper, and how; all zero: everything, as it comes. */
struct export_choice {
	uint32_t kinds;	   /* a set of 1 << fact_kind; 0: all */
	uint32_t verdicts; /* a set of 1 << verdict; 0: all */
	bool only_notes;   /* facts that somebody noted something on */
	const char *name;  /* of the dossier; NULL: it has none */
	bool by_facts;	   /* csv, tsv: a row a fact and a column a dispatch, not a row a mention */
	bool follows;	   /* another dossier stands before it in the same stream */
};

/* The dossier in a format, UTF-8, the same bytes whenever and wherever. choice: NULL: everything.
 */
struct bytes export_write(struct arena *arena, const struct format *format,
	const struct dossier *dossier, const struct export_choice *choice);

/* Takes what is written, piece by piece, in its order. false: it takes no more. */
struct export_sink {
	bool (*take)(void *who, struct bytes piece);
	void *who;
};

/* The same bytes, handed out while they are made: of a large dossier they are not held in memory.
 */
void export_put(struct arena *arena, const struct format *format, const struct dossier *dossier,
	const struct export_choice *choice, const struct export_sink *sink);

/* Whether a stream may hold one dossier after another. */
bool export_joins(const struct format *format, const struct export_choice *choice);

/* As diff(1): 1 where a chosen fact has one of these verdicts, else 0. */
int export_status(
	const struct dossier *dossier, const struct export_choice *choice, uint32_t verdicts);

/*
 * The words for kinds and verdicts on the command line, up to NULL, and the sets that lists of them
 * with commas between name: "quantity,date"; "disagree" is "vary,conflict", "never" is none.
 */
const char *export_nth_kind(size_t i);
const char *export_nth_verdict(size_t i);
const char *export_nth_occasion(size_t i); /* a verdict, or "never" */
uint32_t export_kinds(const char *list);
uint32_t export_verdicts(const char *list);

/*
 * The words for a person that every format and the screen share (words.c), in the user's language
 * and notation, and safe: a number, a day, what a mention says ("more than 2,000", "10 January
 * 2022"), and the shortest name that tells a dispatch (its outlet, its headline, or its file).
 */
const char *export_say_number(struct arena *arena, double number);
const char *export_say_day(struct arena *arena, int32_t day);
const char *export_say_value(
	struct arena *arena, const struct dispatch *dispatch, const struct mention *mention);
/* "Hundreds", "12 to 15": its words say an interval, and its number alone would mislead. */
bool export_is_interval(const struct quantity *quantity);
const char *export_say_status(enum status status); /* "to verify"; "" where there is none */
const char *export_say_dispatch(struct arena *arena, const struct dispatch *dispatch);
/* What the dispatches are about: place and day of the first that tells both, or a headline; NULL:
 * none tells. */
const char *export_say_matter(struct arena *arena, const struct analysis *analysis);
/* The question that a disagreement leaves (question.c): "Reuters says more than 2,000, AFP 2,030:
 * which, and as of when?" */
const char *export_say_question(
	struct arena *arena, const struct analysis *analysis, const struct fact *fact);
const char *export_say_fault(struct arena *arena, const struct fault *fault); /* a line */
/* Where two people judged differently, in a line: "verdict of “40 protesters”: Anna: conflict (as
 * of noon); Ben: agree". */
const char *export_say_difference(struct arena *arena, const struct difference *difference);
/* The rates by which its sums were compared, as dispatches tell them, in sentences (rate.c); "":
 * none was needed. */
const char *export_say_rates(
	struct arena *arena, const struct analysis *analysis, const struct fact *fact);
/* The rule of a verdict in a word or two: "precision", "other date". */
const char *export_say_rule(enum rule rule);
const char *export_say_feature(const char *feature); /* of match_explain: "what is counted" */

/*
 * The same in lines that stand by themselves, without columns or marks (tell.c): the dossier's
 * score and dispatches; a fact with its sentences; why it is one.
 */
const char *export_tell_dossier(struct arena *arena, const struct dossier *dossier);
const char *export_tell_fact(
	struct arena *arena, const struct dossier *dossier, const struct fact *fact);
const char *export_tell_why(
	struct arena *arena, const struct dossier *dossier, const struct fact *fact);

#endif
