/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * match: the mentions of N dispatches -> facts, each a row of mentions of one thing, with a verdict
 * and the rule behind it; and the origins of the dispatches. Numbers only, mute.
 */
#ifndef MATCH_H
#define MATCH_H

#include "base/base.h"
#include "dispatch/dispatch.h"
#include "fact/fact.h"
#include "lang/lang.h"

enum verdict { VERDICT_AGREE, VERDICT_VARY, VERDICT_CONFLICT, VERDICT_SINGLE, VERDICTS };

const char *match_verdict_name(enum verdict verdict); /* "agree" */

/* The rules, in one table (verdict.c): name, verdict, what it says. */
enum rule {
	RULE_SAME,
	RULE_SAME_FORM_DIFFERS,
	RULE_CONVERTED, /* the same in another unit, or currency at a rate that a dispatch tells */
	RULE_PRECISION,
	RULE_ROUNDED,
	RULE_OVERLAP,
	RULE_SOFT_BOUND,
	RULE_SCOPE,	    /* a dispatch itself gives both, by two voices */
	RULE_UPDATE,	    /* the text itself replaces one by the other */
	RULE_UNSURE,	    /* they clash, but may be of two things */
	RULE_UNKNOWN_VALUE, /* one gives a value, another says that it is not known yet */
	RULE_SPELLING,
	RULE_TRUNCATED,
	RULE_INDIRECT, /* one quotes the words, the other reports them */
	RULE_WORDING,
	RULE_TRANSLATION,
	RULE_PARAPHRASE,
	RULE_DISJOINT,
	RULE_DATE_PRECISION,
	RULE_DATE_DISJOINT,
	RULE_SPEAKER,
	RULE_NEGATION,
	RULE_ONLY_HERE,
	RULES
};

const char *match_rule_name(enum rule rule); /* "precision", as exported */
enum verdict match_rule_verdict(enum rule rule);
const char *match_rule_words(
	enum rule rule); /* an English sentence to translate: "one value lies inside the other" */

/* One mention in a fact. Members stand by dispatch, then by place. */
struct member {
	uint32_t dispatch; /* index */
	const struct mention *mention;
	uint32_t camp; /* from 0: members of one camp say the same */
	float link;    /* mean score of its links to the members of other dispatches, 0 to 1 */
	bool made;     /* by a person, from words that were selected */
	uint8_t voice; /* match's own: among the values that were told apart, or behind them */
	const struct mention
		*engine; /* as it was read, where a person gave another value; or NULL */
};

/* Which of two stands first: below, above or, where they begin at one byte, 0. */
int match_compare_place(const struct member *a, const struct member *b);

/* What a person decided of a fact, in place of what was found. */
struct decision {
	enum verdict verdict;
	const char *text; /* the reason; or the label that was given */
	const char *author;
	int64_t time; /* seconds since 1970 UTC */
};

/*
 * Beside a fact that a person corrected: what the engine says of the row as it stands now. The
 * fact's own verdict and label are the person's.
 */
struct human {
	bool regrouped; /* its members are not those that were found together */
	bool revalued;	/* some have other values, or were made by hand */
	enum verdict verdict;
	const char *label;
	const struct decision *judged; /* the last verdict, NULL: none */
	const struct decision *named;  /* the last label, NULL: none */
	const struct decision *others; /* verdicts of those who did not know of it, if another */
	uint32_t n_others;
};

/* What speaks for a link or against it, one row a feature, in one table (score.c). */
struct evidence {
	const char
		*feature; /* "concept", "event", "population", "context", "value", "names", ... */
	float value;	  /* for the link, up to 1; below 0 against it, down to -1 */
	float weight;
	const char *words; /* the shared words, safe text, or NULL */
};

/*
 * What a currency is worth, as a dispatch of the story tells it ("$185m (£139m)"; rate.c). All of a
 * purse can be held against each other.
 */
struct rate {
	const char *unit, *in; /* NULL: it is the one that others are reckoned in */
	double each;	       /* so many of `in` are one */
	double worth;	       /* the same in the first of the purse, */
	float error;	       /* give or take this share */
	uint16_t purse;	       /* from 1 */
	uint32_t dispatch;     /* who tells it, and where */
	const struct mention *mention;
};

enum { RATES_MOST = 16 };

struct rates {
	struct rate at[RATES_MOST];
	uint32_t n;
};

/* Lists of more would take as much room as facts times dispatches. */
enum { MATCH_SILENT_MOST = 64 };

struct fact {
	uint32_t id; /* from 1, in the order of the first dispatch that tells it */
	enum fact_kind kind;
	const char
		*label; /* of the concept in the reader's language, or the dispatch's own words */
	enum verdict verdict;
	enum rule rule;
	const struct member *members;
	uint32_t n;
	uint32_t dispatches; /* how many different ones tell it */
	uint32_t origins;    /* how many origins those have */
	uint32_t camps;
	const uint32_t *silent; /* indices of the dispatches that do not tell it; NULL where they
				   are more than MATCH_SILENT_MOST */
	uint32_t n_silent;
	bool internal;	  /* a dispatch disagrees with itself */
	float confidence; /* 0 to 1 */
	double low, high; /* over the members' intervals, in the unit of the first (dates: days);
			     both 0 where nothing is known */
	const struct human *human; /* NULL: nobody corrected it */
	const struct rates *rates; /* by which its currencies are compared; NULL: none are told */
};

struct facts VEC(struct fact);

/* Of the mention's currency; NULL: it has none, or nobody tells any. */
const struct rate *match_rate(const struct rates *rates, const struct mention *mention);

/* Those by which the members of a fact are compared: none where they have one currency. */
uint32_t match_rates_used(const struct fact *fact, const struct rate *used[RATES_MOST]);

/* Shared copy between two dispatches: containment of the smaller in the larger. */
struct overlap {
	uint32_t a, b;
	float share;
	uint32_t longest; /* words of the longest common run; 0 where it was not measured */
	const char *slip; /* of the pen, that both make: "la violences"; safe text, NULL: none */
};

struct overlaps VEC(struct overlap);

struct words;

struct analysis {
	struct arena *arena;
	struct vocab *vocab;
	const struct lang *lang;
	struct dispatch *const *dispatches;
	uint32_t n;
	struct mentions *mentions; /* one list a dispatch */
	struct facts facts;
	struct facts
		passages; /* sentences that several dispatches have; numbered on after the facts */
	struct overlaps overlaps; /* those worth telling */
	uint32_t *origin;	  /* of each dispatch, from 1 */
	uint32_t origins;
	float threshold;     /* of facts; 0: MATCH_THRESHOLD */
	struct words *words; /* match's own: what every word is worth as evidence */
	uint32_t threads;    /* that work on a large one; 0: one a processor */
	bool stopped;	     /* the watch ended it early: there are facts that were not found */
};

/* A mean link of so much makes a fact: what is sound where the user does not say. */
#define MATCH_THRESHOLD 0.5f

/* The dispatches alone, in which nothing was looked for yet. */
struct analysis *match_blank(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	struct dispatch *const *dispatches, uint32_t n);

struct match_setup {
	const char *code;	   /* the language of the labels */
	float threshold;	   /* 0.3 (lenient) to 0.7 (strict); 0: MATCH_THRESHOLD */
	uint32_t threads;	   /* that work on many dispatches; 0: one a processor */
	const struct watch *watch; /* NULL: nobody waits */
};

/* Deterministic, and free of the order of equal inputs and of the number of threads. */
struct analysis *match_analyse(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	struct dispatch *const *dispatches, uint32_t n, const struct match_setup *setup);

/* So many dispatches that several threads look through them, and stories are told apart. */
bool match_is_large(uint32_t dispatches);

/* Has its pack know the words of a dispatch of a large dossier, while one thread alone asks it. */
void match_learn(struct dispatch *dispatch);

/* How many threads so many dispatches are worth, where so many are wanted (0: one a processor). */
uint32_t match_threads_for(uint32_t dispatches, uint32_t wanted);
uint32_t match_threads(const struct analysis *analysis);

/* The same from analysis->mentions found before: words, origins, facts. */
void match_align(struct analysis *analysis, const char *code, const struct watch *watch);

/*
 * Rows put together by hand (row.c). What is learnt of mentions for one row serves the next;
 * members point into analysis->mentions, and stand by dispatch and place. Fills in of the fact,
 * whose kind is set, all that they tell.
 */
struct rows;

struct rows *match_rows_new(struct arena *arena, const struct analysis *analysis, const char *code);
void match_rows_settle(
	struct rows *rows, struct fact *fact, const struct member *members, uint32_t n);

/* What a member's words may stand for, in the unit of the fact's first member (dates: days). */
struct reach {
	double low, number, high;
};

/* false: nothing is known, or the units have nothing in common. */
bool match_reach(const struct fact *fact, uint32_t member, struct reach *reach);

/* The evidence for the link of two members of a fact. */
struct evidences VEC(struct evidence);
struct evidences match_explain(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, uint32_t member_a, uint32_t member_b, float *score);

/* What two dispatches have in common word by word (copy.c), in the order of the first. */
struct copied_run {
	struct span a, b; /* in the texts */
	uint32_t words;
};

struct copied_runs VEC(struct copied_run);

/* Two sentences, the one edited from the other or both from a third. */
struct twin {
	uint32_t a, b; /* sentences */
	float share;   /* of the words of the shorter, that stand in the other in the same order */
};

struct twins VEC(struct twin);

struct copying {
	struct copied_runs runs; /* of 7 words and more */
	struct twins twins;	 /* that share 60 percent and more; each sentence once */
};

struct copying match_copy(
	struct arena *arena, const struct analysis *analysis, uint32_t a, uint32_t b);

/* The words of a sentence, without the dateline that may open it. */
struct atoms match_sentence(
	struct arena *arena, const struct dispatch *dispatch, uint32_t sentence);

/*
 * The share of two sentences; 0 where it cannot be that of twins, one is too short to tell, or the
 * other far too long.
 */
float match_share(struct arena *arena, const struct atoms *a, const struct atoms *b);

#endif
