/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fact: a dispatch -> its mentions: what it says in one place of one quantity, one date, ...
 * A table of recognisers (recognise.c) finds them; values are intervals, from one table
 * (interval.c).
 */
#ifndef FACT_H
#define FACT_H

#include "base/base.h"
#include "dispatch/dispatch.h"
#include "lang/lang.h"
#include "text/text.h"

enum fact_kind { FACT_QUANTITY, FACT_DATE, FACT_NAME, FACT_QUOTE, FACT_PASSAGE, FACT_KINDS };

const char *fact_kind_name(enum fact_kind kind); /* "quantity" */

enum relation {
	RELATION_EXACTLY,
	RELATION_MORE_THAN,
	RELATION_AT_LEAST,
	RELATION_LESS_THAN,
	RELATION_AT_MOST,
	RELATION_ABOUT,
	RELATION_NEARLY,
	RELATION_ORDER, /* dizaines: number 10 */
	RELATION_UNKNOWN,
	RELATIONS
};

const char *fact_relation_name(enum relation relation); /* "more-than" */

enum measure {
	MEASURE_COUNT,
	MEASURE_MONEY, /* unit: ISO 4217, "cent" (of whichever), "penny", or "" */
	MEASURE_PERCENT,
	MEASURE_FRACTION, /* two thirds */
	MEASURE_DURATION, /* unit: "year", "day", ... */
	MEASURE_AGE,	  /* in years */
	MEASURE_PHYSICAL, /* unit: "kilometre", "hectare", "degree", ... */
	MEASURE_SCORE,	  /* 3-2: number and high the greater, low the lesser */
	MEASURES
};

const char *fact_measure_name(enum measure measure); /* "money" */

/* The same sum again in another unit, as its dispatch tells it: "$185m [(£139m)]". */
struct amount {
	enum relation relation;
	double number, low, high;
	const char *unit;
	const struct amount *next; /* in a third; or NULL */
};

struct quantity {
	enum relation relation;
	enum measure measure;
	double number;		   /* scaled: 600 millions is 6e8; 0 where unknown */
	double low, high;	   /* what the words may stand for; the whole line where unknown */
	const char *unit;	   /* "" for counts */
	const struct amount *also; /* told with it, in other units; NULL: nothing is */
	const char *per;	   /* of a rate: a unit, "person", "share" ...; NULL */
	double per_number;	   /* 100000 for "per 100,000 inhabitants"; 0 where none is told */
	uint16_t counted;	   /* concept of the thing, 0 where the lexicon has none */
	uint16_t event;		   /* concept of what befell it, or 0 */
	uint64_t populations;	   /* set of 1 << population */
	uint32_t head;		   /* stem id of the noun counted, 0 where none was found */
	struct span noun;	   /* its words in the text, for labels; may be empty */
	bool former;		   /* an earlier count, that the text itself brings up to date */
	bool dollars;		   /* "$" alone: USD, or those of the dispatch's own country */
	bool weak;		   /* the noun alone does not settle the concept (hommes) */
};

enum granularity {
	GRANULARITY_DAY,
	GRANULARITY_WEEK,
	GRANULARITY_MONTH,
	GRANULARITY_SEASON,
	GRANULARITY_QUARTER,
	GRANULARITY_YEAR,
	GRANULARITY_DECADE,
	GRANULARITY_CENTURY,
	GRANULARITY_TIME, /* an hour; the days are those of its day, where one is told */
};

#define CLOCK_NONE (-1)
#define ZONE_NONE  INT16_MIN

struct date {
	enum granularity granularity;
	int32_t first, last;	     /* days, inclusive; DAY_NONE where the text leaves it open */
	char edtf[24];		     /* "" where it cannot be known */
	uint8_t weekday, month, day; /* what the words themselves say; 0 where they do not */
	bool night;		     /* that day and the one before: the night between */
	int16_t clock;		     /* the hour told, in minutes; CLOCK_NONE: none */
	int16_t clock_first, clock_last; /* what it may stand for; may leave the day */
	bool half_open;			 /* the hour may as well be twelve hours later or earlier */
	int16_t zone;	/* minutes before Greenwich, where told or reckoned; ZONE_NONE */
	bool elsewhere; /* that hour is of a zone told with it, not the local one */
	bool presumed;	/* an hour's day: one that the text tells before it, or its own */
	bool borrowed;	/* rests on a date borrowed from another dispatch */
	uint16_t event; /* concept of the event it dates, or 0 */
	uint32_t verb;	/* stem id of the verb it hangs on, 0 where none was found */
};

enum name_sort { NAME_OTHER, NAME_PERSON, NAME_PLACE, NAME_ORGANISATION };

const char *fact_name_sort(enum name_sort sort); /* "person" */

struct name {
	enum name_sort sort;
	bool doubtful;	  /* its capital may be that of any word: one only if others name it */
	uint32_t acronym; /* bare word id of the acronym told with it, "Organisation ... (OTSC)"; or
			     0 */
};

enum quote_form {
	QUOTE_DIRECT,	/* a sentence of the speaker's */
	QUOTE_PARTIAL,	/* some of the speaker's words in a sentence of the desk's */
	QUOTE_WORD,	/* one word */
	QUOTE_INDIRECT, /* what the desk reports in its own words: no fact by itself */
};

const char *fact_quote_form(enum quote_form form); /* "direct" */

/* The mention is the words, a sentence of a speech at most, without marks. */
struct quote {
	enum quote_form form;
	struct range speaker; /* tokens of the speaker's name, here or before; empty where none is
				 told */
	uint32_t verb;	      /* word id of the verb of saying or the source word; 0: none */
	struct range cut; /* tokens of an attribution that stands inside the words; mostly empty */
};

struct passage {
	bool part;   /* a clause of a sentence that holds several, */
	bool parted; /* or such a sentence */
};

struct mention {
	enum fact_kind kind;
	struct span span;    /* in the dispatch's text */
	struct range tokens; /* in the dispatch's tokens */
	struct range clause; /* the clause around it */
	uint32_t sentence, block;
	struct range voice; /* of a figure or date: tokens of who vouches for it; empty: the desk
			       itself */
	struct range hedge; /* of a figure or date: tokens of what casts doubt on it ("aurait");
			       mostly empty */
	union {
		struct quantity quantity;
		struct date date;
		struct name name;
		struct quote quote;
		struct passage passage;
	};
};

struct mentions VEC(struct mention);

/* Every mention of a dispatch, in the order of the text; then, likewise, the indirect quotations,
 * and the doubtful names. Works in the scratch arena, of which nothing is needed any more then.
 * parts: clauses of sentences are passages too. */
struct mentions fact_find(struct arena *arena, struct arena *scratch, struct vocab *vocab,
	const struct lang *lang, const struct dispatch *dispatch, bool parts);

/*
 * By hand (make.c): a mention of a kind of the tokens that the span of the text touches, with what
 * can be read there. false: it touches none.
 */
bool fact_make(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, enum fact_kind kind, struct span span,
	struct mention *mention);

/* A quantity or date from words that a person typed, read as the dispatch would be: sets the value
 * in the mention, and leaves what is counted or dated. false: they are no value. */
bool fact_read_value(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, const char *words, struct mention *mention);

/* low and high for a number under a relation; round_to: half its last significant place counts as
 * exact. */
void fact_interval(enum relation relation, double number, double *low, double *high);

#endif
