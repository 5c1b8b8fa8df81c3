/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export/ alone: what a row of the table of formats is. */
#ifndef EXPORT_FORMAT_H
#define EXPORT_FORMAT_H

#include "export/export.h"

/* What is to be written. */
struct job {
	const struct dossier *dossier;
	const struct analysis *analysis; /* with the chosen facts alone; NULL: there is nothing */
	const struct export_choice *choice;
	struct notes notes; /* of the whole dossier */
	uint32_t *noted; /* by a fact's number: its first note, from 1; NULL where there is none */
	uint32_t *next;	 /* of each note, the next on the same fact, from 1; 0: none */
};

struct job format_job(
	struct arena *arena, const struct dossier *dossier, const struct export_choice *choice);

/* Whether facts of this verdict may be among the chosen. */
bool format_takes(const struct export_choice *choice, enum verdict verdict);

/* The notes on a fact: after NULL the first; NULL after the last. */
const struct note *format_note(
	const struct job *job, const struct fact *fact, const struct note *after);

/* Whether what a note is about is among the chosen. */
bool format_takes_note(const struct job *job, const struct note *note);

typedef struct bytes format_write(struct arena *arena, const struct job *job);
typedef void format_put(struct arena *arena, const struct job *job, const struct export_sink *sink);

struct format {
	const char *name, *suffix;
	bool joins;	     /* one dossier after another makes sense */
	format_write *write; /* as a whole, */
	format_put *put;     /* or piece by piece */
};

format_write format_text, format_markdown, format_org, format_html, format_csv, format_tsv,
	format_tei, format_csl, format_bibtex;
format_put format_json, format_jsonl;

/* For programs: 15 digits at most, and a point whatever the locale. */
char *format_number(struct arena *arena, double number);

/* EDTF: a day, a month, or from one day to another; NULL: not known. */
const char *format_days(struct arena *arena, int32_t first, int32_t last);

/*
 * Who says the words of a quotation, or vouches for a figure or date, as the dispatch names him, in
 * its text; no bytes where nobody is named.
 */
struct bytes format_speaker(const struct dispatch *dispatch, const struct mention *mention);

/* What casts doubt on a figure or date ("allegedly"), or no bytes. */
struct bytes format_hedge(const struct dispatch *dispatch, const struct mention *mention);

#endif
