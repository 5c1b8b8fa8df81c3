/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * match/ alone: what its files hand each other. From mentions to rows in seven steps, a file each:
 *
 *     words.c    every word of the dossier -> its cue (stem, concept, name) and how rare it is
 *     trait.c    a mention -> its trait: the cues and names around it, weighted; its value to
 *                scale; one trait for all prints of one sentence (echo.c)
 *     feature.c  two traits -> what speaks for their telling one thing, and what against
 *     score.c    ... -> how likely they do: a table of features and weights
 *     near.c     traits -> pairs worth scoring, by an inverted index
 *     group.c    scored pairs -> groups, by average linkage
 *     verdict.c  a group -> verdict, rule, camps; label.c names it
 */
#ifndef MATCH_PARTS_H
#define MATCH_PARTS_H

#include "match/match.h"

#include <string.h>

/*
 * A cue is a word of the context by number: the id of its stem, or, where the lexicon knows it, of
 * its concept, so that "limogé" meets "licencié" and "sacked".
 */
#define CUE_CONCEPT 0x80000000u
#define CUE_SAYING  0xC0000000u /* any verb of saying */
#define CUE_VALUE   0xE0000000u /* another figure told beside this one, hashed */
#define CUE_FACT    0xF0000000u /* an aligned fact, by its place among the facts */

struct cue {
	uint32_t id;
	float weight; /* rarity, falling slowly with the distance */
	float beside; /* the same, falling fast */
};

struct mass {
	float weight, beside;
	uint32_t n;
};

/* A fact that a sentence tells and another dispatch too: the best cue for what the sentence is
 * about. */
struct told_fact {
	uint32_t sentence, cue;
	uint32_t token;	  /* its first */
	float weight;	  /* less, where its dispatches tell it over and over */
	bool disputed;	  /* dispatches contradict each other on it, */
	double low, high; /* and this is what is told here */
};

/* The words of one dispatch, by token. */
struct page {
	uint32_t *cue;	 /* 0: no content word */
	uint32_t *name;	 /* bare word of a proper name, or the key of a known one; else 0 */
	uint32_t *whose; /* who is named there (owner.c); 0: nobody. NULL: nobody anywhere */
	struct told VEC(struct told_fact) told; /* by sentence, once facts are aligned */
	uint8_t *grammar;			/* set of GRAMMAR_... */
	const uint64_t *prints; /* of sentences: what tells their bytes apart; NULL: the dossier is
				   small */
	float **best[2]; /* of sentences, and of clauses: by mention, then by other dispatch, the
			    score of the best counterpart (rank.c); NULL: none is known */
};

enum { GRAMMAR_STOP = 1, GRAMMAR_NEGATION = 2, GRAMMAR_HEDGE = 4, GRAMMAR_OPENER = 8 };

/* The words of a quotation or a passage (wording.c), to be held against those of another. */
struct wording {
	const uint32_t *words; /* bare */
	const uint8_t *grammar;
	uint32_t n, negations, hedges;
	const uint32_t *sense;	 /* of each word: its stem, concept or name; 0: none */
	const uint32_t *content; /* those, in their order */
	uint32_t n_content;
};

/* The dispatches of a story (story.c), in canonical order. */
struct story {
	uint32_t *at;
	uint32_t n;
};

struct stories VEC(struct story);

/*
 * The words of the dossier; where it tells several stories, of one of them: pages are those of all
 * dispatches then, but mentions are looked for in the story's alone.
 */
struct words {
	struct page *pages;  /* one a dispatch */
	const float *rarity; /* by stem: 0 in every sentence, 1 in one alone */
	const float *concept_rarity;
	float saying_rarity;
	const struct map *bearers; /* of match_bearers; NULL until names are aligned */
	const uint32_t *spelt;	   /* the key of each bare word of a name */
	const struct rates *rates; /* that its dispatches tell; NULL: none */
	struct stories stories;	   /* of the dossier */
	struct story story;
	bool many_languages; /* the dispatches of the story are not all in one */
	struct words **of;   /* the words of each dispatch's story; NULL: there is but one */
};

static inline const struct words *match_words_of(const struct analysis *analysis, uint32_t dispatch)
{
	return analysis->words->of ? analysis->words->of[dispatch] : analysis->words;
}

/*
 * With more dispatches a dossier is large: sentences that are printed again are looked at once
 * (echo.c), and what falls into parts is done by several threads.
 */
enum { MATCH_LARGE = 64 };

/* Such traits are so many times more in the dossier than in the story, about. */
static inline uint64_t match_crowd(
	const struct analysis *analysis, const struct words *words, uint32_t traits)
{
	return (uint64_t)traits * analysis->n / (words->story.n ? words->story.n : 1);
}

struct words *match_words(struct arena *arena, const struct analysis *analysis);
struct stories match_stories(struct arena *arena, struct arena *scratch,
	const struct analysis *analysis, const struct page *pages);
float match_rarity(const struct words *words, uint32_t cue);

/* Which of its speaker's quotations it is (speech.c); nothing where all dispatches are in one
 * language. */
struct speech {
	const struct pack *pack;
	uint16_t turn, turns; /* from 1; 0: not known */
	uint16_t words;
};

/* The police and the organisers never count one crowd alike. */
enum { SIDE_AUTHORITY = 1, SIDE_PARTY = 2 };

/* Of a day on which a price moves, or a rate. */
enum moment { MOMENT_NONE, MOMENT_OPEN, MOMENT_CLOSE, MOMENT_TRADING, MOMENT_PEAK };

/* How many tokens a token is from a range; 0 in it. */
static inline uint32_t match_away(struct range range, uint32_t token)
{
	if (token < range.first)
		return range.first - token;
	return token >= range.last ? token - range.last + 1 : 0;
}

/* What words say of the scope of a figure (sign.c), a set. */
enum {
	SCOPE_WHOLE = 1,    /* of all of whom some are told: "three of the six" */
	SCOPE_REST = 2,	    /* of those left over: "the two others" */
	SCOPE_FORESEEN = 4, /* of what is expected */
	SCOPE_SEASON = 8,   /* of one season */
	SCOPE_CAREER = 16,  /* of all of them */
	SCOPE_MANY = 32,    /* the ages of a group */
	SCOPE_ROOM = 64,    /* of all for whom there is room */
	SCOPE_STILL = 128,  /* of those to whom it still applies */
	SCOPE_POLLED = 256, /* of a poll, not of a count of votes */
};

/* What a dispatch counts, and what befell it; sorted by that, then by value. */
struct role {
	uint16_t counted, event;
	uint64_t value;
};

/* A figure that a dispatch tells to be somebody's (owner.c); sorted by him. */
struct owned {
	uint32_t whose;
	uint16_t counted;
	uint8_t dimension;
	uint64_t value;
};

enum { WHOSE_MOST = 4 };

/* "Since 2011", "[from 2011] to 2016"; "from 2011 [to 2016]". */
enum end { END_NONE, END_FIRST, END_LAST };

/* The minutes of its day that are told with a day; first > last: none. */
struct stretch {
	int16_t first, last;
	bool hour; /* by an hour, not by "morning" */
};

/* What is known of a mention when two are compared. Cues are sorted by id, without duplicates. */
struct trait {
	const struct mention *mention;
	uint32_t dispatch;
	uint32_t order; /* in the canonical order, which no command line changes */
	const struct cue *cues, *names;
	uint16_t n_cues, n_names;
	struct mass cue_mass, name_mass; /* sums of weights */
	struct mass abroad; /* of a passage's cues, those that another language may share */
	const struct pack *pack;
	const uint64_t *told; /* the values that its dispatch tells, sorted */
	uint32_t n_told;
	uint64_t value; /* its own among them */
	float place;	/* 0 at the head of its dispatch, 1 at the end */
	bool lead;	/* it stands at the head, where dispatches tell their main figure */
	float rarity;	/* of the value: 2 says little, 2 030 much */
	bool listed;	/* a count of others stands beside it: "27 crew and 312 passengers" */
	bool part;	/* "dont deux au Portugal": of others told right before */
	uint32_t where; /* the place that a count or share is of, by its name (where.c); 0: not told
			 */
	bool placed;	/* its own sentence tells it */
	uint32_t where_too; /* the second word of that name; or 0 */
	uint32_t around;    /* the place told with it: "Nozay (Essonne)"; or 0 */
	uint16_t fate; /* of "victims" of whom nothing else is said: the concept of death; else 0 */
	uint32_t brand; /* of things counted by a name, "un TGV": its stem; else 0 */
	bool said;     /* it stands at a verb of saying */
	uint8_t side;  /* of a figure: set of SIDE_..., who vouches for it */
	double together; /* with those told beside it in one breath, "three Greeks and a Pole"; or 0
			  */
	bool first;	 /* the first sum, or the first share, of its dispatch, or that again */
	uint16_t scope;	 /* SCOPE_... */
	const struct role *roles; /* all that its dispatch counts, whoever it is */
	uint32_t n_roles;
	uint32_t whose[WHOSE_MOST]; /* of whom or what a figure is (whose.c), of several "each" */
	uint8_t n_whose;	    /* 0: not told */
	const struct owned *owned;  /* all that its dispatch tells to be somebody's */
	uint32_t n_owned;
	enum moment moment; /* of a price or a rate: of which moment of the day (moment.c) */
	int32_t day;	    /* of a price or a rate: that its sentence gives it; or DAY_NONE */
	int32_t likely_day; /* likewise; else that of its dispatch */
	int16_t year; /* that a figure is told of, where it is not its dispatch's own (below 0: to
			 come); or 0 */
	uint8_t dimension;
	uint8_t class;		/* of a measure: its dimension, and the size of its unit; 0: none */
	bool once;		/* a date that its dispatch tells of one thing alone */
	int32_t sent;		/* the day that the dispatch of a date tells as its own; DAY_NONE */
	enum end end;		/* of a span that a date is told to be */
	struct stretch stretch; /* of a day: what is told of it */
	bool crowded;		/* a span of days in which its dispatch tells others, or was sent */
	double free_from, free_to; /* no other date of its dispatch lies between */
	uint16_t fellows;	   /* other values of the class that its dispatch tells */
	double number, low, high;  /* to the scale of its dimension */
	double grain;		   /* the last place that its number gives, unscaled */
	double factor;		   /* the scale of one of its units */
	double zero;		   /* and how many of them are none: 32 degrees Fahrenheit */
	uint16_t purse;		   /* of a currency: those comparable to it; 0: none is */
	float error;		   /* how far its rate may be off, as a share */
	uint32_t word;		   /* stem of a word quoted alone; 0 */
	uint32_t bearer; /* of a name; of a quotation's speaker, where a person is named; from 1, 0:
			    none */
	struct speech speech;	       /* of a quotation */
	const struct wording *wording; /* of a quotation or a passage; else NULL */
	bool often; /* a quotation whose words come again in what one dispatch quotes */
	const struct told_fact *facts; /* that a passage tells and another dispatch too */
	uint32_t n_facts;
	const float *best[2]; /* of a passage: as in struct page */
};

struct traits VEC(struct trait);

/* In a large dossier two traits that are compared lie anywhere. */
static AHEAD_INLINE void match_send_for(const struct trait *trait)
{
	enum { LINE = 64 };
	size_t at;

	for (at = 0; at < sizeof *trait; at += LINE)
		ahead_send_for((const char *)trait + at);
}

/* And for what they point to, once they are there. */
static AHEAD_INLINE void match_send_farther(const struct trait *trait)
{
	ahead_send_for(trait->mention);
	ahead_send_for(trait->cues);
	ahead_send_for(trait->told);
}

/* The dispatches by what they hold: an order that does not hang on the command line. */
uint32_t *match_canonical(struct arena *arena, const struct analysis *analysis);

/* A mention and its trait, by index: its own, or that of a mention which it echoes. */
struct print {
	const struct mention *mention;
	uint32_t dispatch, trait;
};

struct prints VEC(struct print);

enum { MATCH_PARTS_MOST = 40 }; /* dispatches whose clauses are compared */

/* A part of the facts (align.c): those of one kind in one story, which it adds to them. */
struct match_part {
	const struct analysis *analysis; /* of which it fills in nothing that another part reads */
	struct words *words;		 /* of the story */
	struct arena *kept, *scratch;
	struct facts *facts;
	const char *code;
};

/*
 * Shares out n things (share.c): each job is given a range of them and its number, below
 * match_parts(n). What is in kept lives as long as the arena; see work.h.
 */
typedef void match_part_job(void *context, uint32_t part, struct range range, struct arena *kept,
	struct arena *scratch);
uint32_t match_parts(uint32_t n);
void match_share_out(struct arena *arena, const struct analysis *analysis, uint32_t n,
	match_part_job *job, void *context);

/* The bearers of names tell who speaks: they are aligned before the others. */
void match_align_names(const struct match_part *part);
void match_align_kind(const struct match_part *part, enum fact_kind kind);

/* Notes in each sentence which figures and words of others it tells too: passages follow from that.
 * facts: those of each kind. */
void match_note_told(const struct match_part *part, const struct facts *facts);
void match_align_passages(const struct match_part *part);

/* What tells the bytes of each sentence apart (echo.c), by sentence. */
const uint64_t *match_print_sentences(struct arena *arena, const struct dispatch *dispatch);

/* Gives each print the number of its trait, in the order in which they are met, one for all that
 * echo each other (echo.c); how many traits there are. Of a large dossier. */
uint32_t match_echoes(struct arena *arena, const struct analysis *analysis,
	const struct words *words, struct prints *prints);

/* The traits of a dispatch's mentions of a kind, each its own. */
struct traits match_traits_of(struct arena *arena, const struct analysis *analysis,
	const struct words *words, uint32_t dispatch, enum fact_kind kind);

/* The trait of one of them, without the labour that the others' take. */
const struct trait *match_trait_of(struct arena *arena, const struct analysis *analysis,
	const struct words *words, uint32_t dispatch, const struct mention *mention);

/* The prints of a kind in the dispatches of a story, in canonical order, and their traits. */
struct traits match_traits(struct arena *arena, const struct analysis *analysis,
	const struct words *words, enum fact_kind kind, struct prints *prints);

/* Every name, without what stands around it: bearers are told by names alone. */
struct traits match_names(struct arena *arena, const struct analysis *analysis,
	const struct words *words, struct prints *prints);

static inline bool match_is_indirect(const struct trait *trait)
{
	return trait->mention->kind == FACT_QUOTE && trait->mention->quote.form == QUOTE_INDIRECT;
}

/* Fills in what words around a figure or date say of it, and where it stands (sign.c). */
void match_read_signs(const struct analysis *analysis, struct trait *trait);
void match_read_place(const struct dispatch *dispatch, struct trait *trait);

/* Whether a figure is a ceiling that a law, a rule or a contract sets (sign.c). */
bool match_is_limit(const struct dispatch *dispatch, const struct mention *mention);

/* How many tokens of a phrase of the name end where the mention begins; 0: none does (sign.c). */
uint32_t match_follows(
	const struct dispatch *dispatch, const struct mention *mention, const char *name);

/* Fills in the place that a count is of (where.c). */
void match_where(const struct analysis *analysis, const struct words *words, struct trait *trait);

/* Notes on the pages who is named where, once the names have their bearers; in an arena that is
 * kept (owner.c). */
void match_note_bearers(struct arena *arena, struct arena *scratch, const struct analysis *analysis,
	const struct traits *names);

/* Fills in whose a figure is (whose.c); then, of the traits from `first`, all of one dispatch that
 * has the n prints, what else it tells to be somebody's. */
void match_whose(const struct analysis *analysis, const struct words *words, struct trait *trait);
void match_list_owned(struct arena *arena, struct traits *traits, uint32_t first,
	const struct print *prints, uint32_t n);

/* The moment of the day that a price or a rate is of (moment.c). */
enum moment match_moment(const struct dispatch *dispatch, const struct mention *mention);
bool match_is_market(const struct dispatch *dispatch, const struct mention *mention);

/* The year that a figure or date is told of, where it is not its dispatch's own, below 0 where it
 * is to come; or 0 (year.c). */
enum end match_end(const struct analysis *analysis, uint32_t dispatch, const struct mention *date);

/* Whether "mardi vers 10 heures" or "Tuesday morning" is told (stretch.c). */
struct stretch match_stretch(
	const struct analysis *analysis, uint32_t dispatch, const struct mention *day);
int32_t match_market_day(
	const struct analysis *analysis, uint32_t d, const struct mention *mention);
int16_t match_year(const struct analysis *analysis, uint32_t d, const struct mention *mention);

/* Values (value.c): what can be compared at all, and on one scale. */
enum dimension {
	DIMENSION_COUNT,
	DIMENSION_MONEY,
	DIMENSION_SHARE,
	DIMENSION_TIME,
	DIMENSION_LENGTH,
	DIMENSION_AREA,
	DIMENSION_MASS,
	DIMENSION_VOLUME,
	DIMENSION_SPEED,
	DIMENSION_HEAT,
	DIMENSION_POWER,
	DIMENSION_ENERGY,
	DIMENSION_DATA,
	DIMENSION_POINTS, /* of a percentage */
	DIMENSION_SCORE,
	DIMENSION_OTHER,
};

void match_scale(struct trait *trait, const struct rates *rates);
double match_last_place(double number); /* that it takes the trouble to give: 0.1 of 13.8 */

/* rate.c: what the dispatches of a story tell of currencies, NULL: nothing. */
const struct rates *match_learn_rates(struct arena *arena, struct arena *scratch,
	const struct analysis *analysis, const struct story *story);

/* Whether sums are told in two currencies, or measures in two units. */
static inline bool match_two_units(const struct quantity *x, const struct quantity *y)
{
	return x->measure == y->measure &&
	       (x->measure == MEASURE_MONEY || x->measure == MEASURE_PHYSICAL) && *x->unit &&
	       *y->unit && strcmp(x->unit, y->unit) != 0;
}

/* Whether the one is told in "$" alone, and the other in the dollars of a country that is not the
 * United States: they may be the same. */
bool match_may_be_dollars(const struct quantity *x, const struct quantity *y);

/* Whether the two, told in two units or currencies, are the one the other converted. */
bool match_converts(const struct trait *a, const struct trait *b);

/* A value as a number to compare (told.c): 0 where it is not known. */
uint64_t match_value(const struct trait *trait);

/* Fills in, of the traits from `first`, all of one dispatch that has the n prints, what else it
 * tells: value, told, fellows; and how much rarer that makes a date. */
void match_tell(struct arena *arena, struct traits *traits, uint32_t first,
	const struct print *prints, uint32_t n);
bool match_comparable(const struct trait *a, const struct trait *b);
/* Whether both tell one weekday; a night tells two. */
bool match_weekdays_meet(const struct date *x, const struct date *y);
/* Minutes between the hours that two dates may tell, 0 where they may be one; -1: nothing to hold
 * together, for want of an hour or of a zone. *equal: told as one and the same minute. */
int match_hours_apart(const struct date *x, const struct date *y, bool *equal);
float match_closeness(const struct trait *a, const struct trait *b); /* 1 equal ... -1 far apart */

/* Scores (score.c). */
#define MATCH_FORBIDDEN -1.0f

/* 0 to 1, or MATCH_FORBIDDEN. */
float match_score(const struct lang *lang, const struct trait *a, const struct trait *b);
uint32_t match_features(void);

/* How alike the words around two mentions are, 0 to 1. */
float match_alike(const struct trait *a, const struct trait *b);

/* The i-th feature of the pair, its weight (0: of no account here) and its name. */
float match_feature(const struct lang *lang, const struct trait *a, const struct trait *b,
	uint32_t i, float *weight, const char **name);

/* Pairs worth a look (near.c), each once, a < b. */
struct pair {
	uint32_t a, b; /* indices of traits */
	float score;
};

struct pairs VEC(struct pair);

struct pairs match_near(struct arena *arena, const struct analysis *analysis,
	const struct words *words, const struct traits *traits);

/* Ranks the pairs of passages, sentences or clauses (rank.c), and scores them again by it; of few
 * dispatches. */
void match_rank(struct arena *arena, const struct analysis *analysis, struct traits *traits,
	struct pairs *pairs, bool parts);

/* Makes room for the ranks, which several threads then fill in, each those of its kind. */
void match_prepare_ranks(const struct analysis *analysis);

/* Gives a passage's trait its ranks, once they are known. */
void match_recall_rank(const struct analysis *analysis, struct trait *trait);

/* The group of each trait, numbered from 0 (group.c); all: traits in the whole dossier, about. */
uint32_t *match_group(struct arena *arena, const struct lang *lang, const struct traits *traits,
	struct pairs *pairs, float threshold, uint64_t all);

/* Marks the quotations whose words come again in what one dispatch quotes (speech.c). */
void match_mark_often(struct traits *quotes);

/* A quotation that stands alone goes with one that holds all its words, whatever else is with that
 * (speech.c). */
void match_join_halves(const struct analysis *analysis, const struct traits *traits,
	const struct pairs *pairs, float threshold, uint32_t *of);

/*
 * Bearers (bearer.c): gives each of the names its bearer, from 1. The map leads from the place of a
 * person's name, (dispatch, first token) as two 32-bit numbers, to its bearer.
 */
struct map *match_bearers(struct arena *arena, struct arena *scratch,
	const struct analysis *analysis, const struct words *words, struct traits *names);

/* The keys of all words of names, by bare word: what goes into the vocabulary, before others read
 * it. */
const uint32_t *match_spell(struct arena *arena, const struct analysis *analysis);
uint32_t match_bearer_at(
	const struct map *bearers, uint32_t dispatch, uint32_t token); /* 0: none */

/* Fills in bearer and speech of the quotations of one dispatch (speech.c). */
void match_speeches(const struct analysis *analysis, const struct words *words,
	struct trait *traits, uint32_t n);

/* Whether two voices (tokens of each dispatch) are one: a name's bearer, a word, or, across
 * languages, a concept ("police", "la police") that both hold. */
bool match_same_voice(
	const struct analysis *analysis, uint32_t a, struct range x, uint32_t b, struct range y);
float match_translates(const struct trait *a, const struct trait *b); /* 0 to 1 */

/* Two names of one bearer (spell.c). */
enum rule match_judge_names(const struct trait *a, const struct trait *b, const struct dispatch *da,
	const struct dispatch *db);

/* Verdicts (judge.c: of two, verdict.c: of all): fills in all of a fact that its members tell. */
enum rule match_judge(const struct trait *a, const struct trait *b, const struct dispatch *da,
	const struct dispatch *db);
/* false: the rule, whichever it is, is none of agreement; told sooner than the rule. */
bool match_may_agree(const struct trait *a, const struct trait *b);
bool match_grew(const struct analysis *analysis, const struct trait *a,
	const struct trait *b); /* a toll, from one day's dispatch to a later one's */
void match_settle(struct arena *arena, const struct analysis *analysis, struct fact *fact,
	struct member *members, const struct trait *const *traits);

/* The origins of those who tell it, once they are known. */
void match_count_origins(struct arena *scratch, const struct analysis *analysis, struct fact *fact);

/* The mean score of each member's links to the other dispatches; of all, the fact's confidence
 * (align.c). */
void match_measure_links(const struct lang *lang, struct fact *fact, struct member *members,
	const struct trait *const *traits);

/* A few words of the member's clause, without its own; safe text, NULL where there are none
 * (snippet.c). */
const char *match_snippet(struct arena *arena, const struct analysis *analysis,
	const struct member *member, uint32_t columns);

const char *match_label(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, const struct trait *const *traits, const char *code);

/*
 * The keys by their upper half; those alike in it keep their order (sort.c). Gives them in an array
 * of its own; what stood in keys is lost.
 */
uint64_t *match_sort_keys(struct arena *arena, uint64_t *keys, size_t n);

/* A slip that two dispatches share (slip.c): safe text, NULL where there is none. */
const char *match_slip(
	struct arena *arena, const struct analysis *analysis, uint32_t a, uint32_t b);

/* Origins (origin.c): adds the overlaps of a story; fills in, from those of all, origin and
 * origins. */
void match_overlaps(struct arena *arena, struct arena *scratch, const struct analysis *analysis,
	const struct story *story, struct overlaps *overlaps);
void match_origins(struct arena *scratch, struct analysis *analysis);

#endif
