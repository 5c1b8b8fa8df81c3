/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the user adds, as a log of deeds to which one only appends: to undo is a deed, too. Notes
 * and corrections are what the log amounts to. Since a deed never changes, two logs are joined by
 * putting their deeds together; and since each says which ones before it it replaces, two people
 * who judged one thing without knowing of each other are seen to differ.
 */
#ifndef DOSSIER_DESK_H
#define DOSSIER_DESK_H

#include "dossier/target.h"

struct dossier;

/* Who does something, and when: nothing below main asks the clock. */
struct stamp {
	const char *author;
	int64_t time; /* seconds since 1970-01-01 UTC */
};

enum status {
	STATUS_NONE,
	STATUS_TO_VERIFY,
	STATUS_VERIFIED,
	STATUS_DISPUTED,
	STATUS_LEFT_OUT,
	STATUS_OPEN,	 /* of a question */
	STATUS_ANSWERED, /* of a question; the answer is its note's */
	STATUSES
};

const char *dossier_status_name(enum status status); /* "to-verify", as in the file; "" for none */

enum meta { META_TITLE, META_OUTLET, META_DATE, META_PLACE, METAS };

const char *dossier_meta_name(enum meta meta); /* "title" */

/* Everything that can be done, in one table (deed.c). */
enum deed_kind {
	DEED_NOTE,
	DEED_QUESTION,
	DEED_TEXT,   /* other words for a note or question */
	DEED_STATUS, /* of a note or question */
	DEED_DROP,   /* a note or question is taken away */
	DEED_ANSWER, /* to a question */
	DEED_META,   /* what the user knows better of a dispatch */
	DEED_JOIN,   /* corrections, from here ... */
	DEED_APART,
	DEED_MENTION,
	DEED_NO_FACT,
	DEED_VALUE,
	DEED_VERDICT,
	DEED_SAME_NAME,
	DEED_OTHER_NAME,
	DEED_LABEL, /* ... to here */
	DEED_UNDO,
	DEED_REDO,
	DEEDS /* and what only a later version of the program knows */
};

const char *dossier_deed_name(enum deed_kind kind); /* "join", as in the file */
bool dossier_deed_corrects(enum deed_kind kind);

/* A value as a person gave it. */
struct worth {
	const char *words; /* as typed */
	enum relation relation;
	enum measure measure;
	double number, low, high;
	const char *unit;
	const char *edtf; /* of a date; else NULL */
};

struct deed {
	enum deed_kind kind;
	uint32_t n; /* later than all that its author knew of; with the id it orders the log */
	const char *id;
	const char *author;
	int64_t time;
	const char *of;		 /* id of the note that it changes or the deed it undoes, or NULL */
	struct target on, other; /* other: the second of two that are joined or told apart */
	enum fact_kind fact;	 /* of a mention that it makes */
	enum status status;
	enum verdict verdict;
	enum meta meta;
	const char *text; /* clean; lines are parted by \n */
	struct worth worth;
	const char *const *over; /* ids of the deeds that it replaces */
	uint32_t n_over;
	bool undone, replaced;
	bool here;	   /* done since the dossier was opened, not read from a file */
	uint32_t turned;   /* index of the deed that took it back or did it again last, plus one */
	bool lost;	   /* what it is about cannot be found: an orphan */
	struct bytes line; /* as it stands in the file */
};

struct deeds VEC(struct deed);

/* A note or a question as it stands. */
struct note {
	const char *id;
	bool question;
	const struct target *on;
	uint32_t fact;	   /* index in analysis->facts of what it is about, or DOSSIER_NOWHERE */
	uint32_t member;   /* of that fact, for a note on a mention; or DOSSIER_NOWHERE */
	uint32_t dispatch; /* index, where it is about one; or DOSSIER_NOWHERE */
	struct span span;  /* there, in the text: of a mention or passage; of a fact its first */
	bool lost;	   /* an orphan: listed, never dropped */
	const char *was; /* the words it was made on, where others stand in their place; or NULL */
	const char *text, *answer;
	struct stamp made, edited; /* edited: its text, last */
	enum status status;
	struct stamp judged; /* who gave it the status, and when; author NULL: with the note */
	const char *const *others; /* what others who did not know of it wrote in its place */
	uint32_t n_others;
	bool differs; /* others wrote another text or gave another status */
};

struct notes VEC(struct note);

/* Targets. Those given out live as long as the dossier. -------------------------------------- */

struct target dossier_on_all(void);
struct target dossier_on_dispatch(struct dossier *dossier, uint32_t dispatch);
struct target dossier_on_passage(struct dossier *dossier, uint32_t dispatch, struct span text);
struct target dossier_on_mention(struct dossier *dossier, const struct member *member);
struct target dossier_on_fact(struct dossier *dossier, const struct fact *fact);

/* Notes. What is on facts holds until the next correction, undo, redo or reload. -------------- */

/* The id of a new note or question; empty text is a status alone. */
const char *dossier_note(struct dossier *dossier, struct stamp stamp, const struct target *on,
	enum status status, const char *text);
const char *dossier_question(
	struct dossier *dossier, struct stamp stamp, const struct target *on, const char *text);

/* false: there is no such note. */
bool dossier_rewrite(struct dossier *dossier, struct stamp stamp, const char *id, const char *text);
bool dossier_mark(struct dossier *dossier, struct stamp stamp, const char *id, enum status status);
bool dossier_answer(struct dossier *dossier, struct stamp stamp, const char *id, const char *text);
bool dossier_drop(struct dossier *dossier, struct stamp stamp, const char *id);

/* All that stand, in the order they were made; orphans among them. */
const struct notes *dossier_notes(struct dossier *dossier);

/* Corrections. --------------------------------------------------------------------------------
 *
 * Each gives FAULT_NONE where it was done, or why not. Then analysis->facts are others: pointers to
 * facts and members are stale, indices may be; the analysis itself stays where it is.
 */

enum fault_code dossier_join(
	struct dossier *dossier, struct stamp stamp, const struct fact *a, const struct fact *b);
enum fault_code dossier_part(
	struct dossier *dossier, struct stamp stamp, const struct fact *fact, uint32_t member);

/* words: the value, as one would write it in a dispatch ("more than 2,000", "2022-01-10"). */
enum fault_code dossier_revalue(struct dossier *dossier, struct stamp stamp,
	const struct fact *fact, uint32_t member, const char *words);

/* words: the value; NULL or "": as the selected words themselves say. */
enum fault_code dossier_select(struct dossier *dossier, struct stamp stamp, uint32_t dispatch,
	struct span text, enum fact_kind kind, const char *words);

/* member: DOSSIER_NOWHERE for the whole row. */
enum fault_code dossier_strike(
	struct dossier *dossier, struct stamp stamp, const struct fact *fact, uint32_t member);
enum fault_code dossier_judge(struct dossier *dossier, struct stamp stamp, const struct fact *fact,
	enum verdict verdict, const char *reason);
enum fault_code dossier_name(
	struct dossier *dossier, struct stamp stamp, const struct fact *fact, const char *label);

/* Two names are one bearer's, or the name at member is not that of its row. */
enum fault_code dossier_same_name(
	struct dossier *dossier, struct stamp stamp, const struct fact *a, const struct fact *b);
enum fault_code dossier_other_name(
	struct dossier *dossier, struct stamp stamp, const struct fact *fact, uint32_t member);

/* The words of the user for a dispatch, in place of its own; date: EDTF, a day, month or year. */
enum fault_code dossier_tell(struct dossier *dossier, struct stamp stamp, uint32_t dispatch,
	enum meta meta, const char *text);

/* Rows that a person said are no facts, as the engine had them. */
const struct facts *dossier_struck(struct dossier *dossier);

/* The log. ------------------------------------------------------------------------------------ */

/* Takes back the last deed that stands, or does again the one taken back last, if nothing was done
 * since; gives it, or NULL where there is none. What was done since the dossier was opened or by
 * the same author comes before what others did, whose deeds a merge puts among one's own. */
const struct deed *dossier_undo(struct dossier *dossier, struct stamp stamp);
const struct deed *dossier_redo(struct dossier *dossier, struct stamp stamp);

/* Every deed, by n, then id; those undone, and undoing, too. Orphans are marked as lost. */
const struct deeds *dossier_deeds(struct dossier *dossier);
uint32_t dossier_orphans(struct dossier *dossier);

/* What stands, without how it came to stand: equal where two logs amount to the same. */
struct bytes dossier_state(struct arena *arena, struct dossier *dossier);

#endif
