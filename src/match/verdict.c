/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a row of mentions amounts to. Two mentions are judged by one rule of the table; a fact bears
 * the worst that holds between two of its dispatches.
 *
 *     2.000 |  2 000              same                  |-----|            precision
 *     5     |  cinq               same-form-differs       |-|
 *
 *     |------|      overlap       |----|  *  soft-bound         *    *  disjoint
 *         |------|                (about)
 */
#include "match/parts.h"
#include "match/wording.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_(words) (words)

/* From the mildest to the worst: of two rules the later decides. */
static const struct row {
	const char *name;
	enum verdict verdict;
	const char *words;
} ROWS[RULES] = {
	[RULE_SAME] = { "same", VERDICT_AGREE, N_("the same value") },
	[RULE_SAME_FORM_DIFFERS] = { "same-form-differs", VERDICT_AGREE,
		N_("the same value, written differently") },
	[RULE_CONVERTED] = { "converted", VERDICT_AGREE,
		N_("the same value, converted from another unit or currency") },
	[RULE_PRECISION] = { "precision", VERDICT_VARY, N_("one value lies inside the other") },
	[RULE_ROUNDED] = { "rounded", VERDICT_VARY,
		N_("one value is the other, rounded or cut off") },
	[RULE_OVERLAP] = { "overlap", VERDICT_VARY, N_("the values overlap") },
	[RULE_SOFT_BOUND] = { "soft-bound", VERDICT_VARY,
		N_("one value lies just outside what the other's words may stand for") },
	[RULE_SCOPE] = { "scope", VERDICT_VARY,
		N_("two counts of one thing, each by a voice of its own") },
	[RULE_UPDATE] = { "update", VERDICT_VARY, N_("an earlier count, brought up to date") },
	[RULE_UNSURE] = { "unsure", VERDICT_VARY,
		N_("the values clash, but may be of two things") },
	[RULE_UNKNOWN_VALUE] = { "unknown-value", VERDICT_VARY,
		N_("one gives a value, another says that it is not known yet") },
	[RULE_SPELLING] = { "spelling", VERDICT_VARY, N_("one name, spelt in several ways") },
	[RULE_TRUNCATED] = { "truncated", VERDICT_VARY,
		N_("one gives a part of what the other quotes") },
	[RULE_INDIRECT] = { "indirect", VERDICT_VARY,
		N_("one quotes the words, the other reports them") },
	[RULE_WORDING] = { "wording", VERDICT_VARY, N_("the same statement in other words") },
	[RULE_TRANSLATION] = { "translation", VERDICT_VARY,
		N_("the same statement in two languages") },
	[RULE_PARAPHRASE] = { "paraphrase", VERDICT_VARY, N_("told in other words") },
	[RULE_DISJOINT] = { "disjoint", VERDICT_CONFLICT, N_("the values cannot both be true") },
	[RULE_DATE_PRECISION] = { "date-precision", VERDICT_VARY,
		N_("one date lies inside the other") },
	[RULE_DATE_DISJOINT] = { "date-disjoint", VERDICT_CONFLICT,
		N_("the dates cannot both be true") },
	[RULE_SPEAKER] = { "speaker", VERDICT_CONFLICT,
		N_("the same words, said by different people") },
	[RULE_NEGATION] = { "negation", VERDICT_CONFLICT, N_("one denies what the other says") },
	[RULE_ONLY_HERE] = { "only-here", VERDICT_SINGLE, N_("one dispatch alone tells it") },
};

static const char *const VERDICT_NAMES[VERDICTS] = {
	[VERDICT_AGREE] = "agree",
	[VERDICT_VARY] = "vary",
	[VERDICT_CONFLICT] = "conflict",
	[VERDICT_SINGLE] = "single",
};

const char *match_verdict_name(enum verdict verdict)
{
	return VERDICT_NAMES[verdict];
}

const char *match_rule_name(enum rule rule)
{
	return ROWS[rule].name;
}

enum verdict match_rule_verdict(enum rule rule)
{
	return ROWS[rule].verdict;
}

const char *match_rule_words(enum rule rule)
{
	return ROWS[rule].words;
}

static bool is_worse(enum rule rule, enum rule than)
{
	return ROWS[rule].verdict != ROWS[than].verdict ? ROWS[rule].verdict > ROWS[than].verdict
							: rule > than;
}

/* A value as one or more members give it. Members are many, voices few. */
struct voice {
	uint32_t member; /* the first */
	uint32_t camp;
	bool elsewhere;	 /* members of other dispatches give it too */
	uint32_t latest; /* dispatch that has it */
	uint64_t choir;	 /* those that have it, hashed together: equal where they are the same */
};

/*
 * So many voices are listened to, of values and of words, which take longer to compare; who says
 * something else again after them is a camp of its own.
 */
enum {
	VOICES_MOST = 64,
	WORDINGS_MOST = 12,
	CROWD = 4096, /* members: of more, a quarter of the voices */
	HEARD = 64    /* traits remembered while a fact is heard */
};

/* What was heard of a trait: prints of it are not listened to again. */
struct heard {
	const struct trait *trait;
	uint32_t voice, camp;
};

/* The voices of a fact, and how each was judged against those before it. */
struct voices {
	struct voice at[VOICES_MOST];
	enum rule rules[VOICES_MOST][VOICES_MOST]; /* [later][earlier] */
	uint32_t n;
};

static bool is_toll(const struct lang *lang, const struct quantity *quantity)
{
	static const char *const tolls[] = { "dead", "wounded", "badly-hurt", "missing",
		"hospitalised" };
	size_t i;

	for (i = 0; quantity->event && i < sizeof tolls / sizeof *tolls; i++)
		if (quantity->event == lang_concept_id(lang, tolls[i]))
			return true;
	return false;
}

/* The police and the organisers are two counts wherever they stand; a toll is no matter of who
 * counts. */
static bool are_opposed(
	const struct analysis *analysis, const struct trait *a, const struct trait *b)
{
	if (a->mention->kind != FACT_QUANTITY ||
		!((a->side & SIDE_AUTHORITY && b->side & SIDE_PARTY) ||
			(b->side & SIDE_AUTHORITY && a->side & SIDE_PARTY)))
		return false;
	return !is_toll(analysis->lang, &a->mention->quantity) &&
	       !is_toll(analysis->lang, &b->mention->quantity);
}

static enum rule judge_members(
	const struct analysis *analysis, const struct trait *const *traits, uint32_t i, uint32_t k)
{
	const struct trait *a = traits[i], *b = traits[k];
	enum rule rule = match_judge(
		a, b, analysis->dispatches[a->dispatch], analysis->dispatches[b->dispatch]);

	if (rule != RULE_DISJOINT)
		return rule;
	if (match_grew(analysis, a, b))
		return RULE_UPDATE;
	return are_opposed(analysis, a, b) ? RULE_SCOPE : rule;
}

/* A number of its own for each dispatch, which can be summed (Zobrist's hashing). */
static uint64_t number_of(uint32_t dispatch)
{
	uint64_t number = (dispatch + 1) * 0x9e3779b97f4a7c15u;

	number = (number ^ number >> 30) * 0xbf58476d1ce4e5b9u;
	return number ^ number >> 27;
}

/* Members stand by dispatch. */
static void join_voice(struct voice *voice, uint32_t dispatch, bool first)
{
	if (!first && voice->latest == dispatch)
		return;
	voice->elsewhere = !first;
	voice->latest = dispatch;
	voice->choir += number_of(dispatch);
}

/* How many voices are listened to: of a crowd, fewer. */
static uint32_t voices_wanted(const struct fact *fact)
{
	uint32_t most = fact->kind == FACT_QUANTITY || fact->kind == FACT_DATE ? VOICES_MOST
									       : WORDINGS_MOST;

	return fact->n > CROWD ? most / 4 : most;
}

/* Holds the member against the voices so far: which it is, and its camp. */
static void listen(const struct analysis *analysis, const struct fact *fact,
	const struct trait *const *traits, struct voices *voices, uint32_t most, uint32_t member,
	struct heard *heard)
{
	enum rule rule, *rules = voices->rules[voices->n < most ? voices->n : most - 1];
	uint32_t v;

	*heard = (struct heard){ traits[member], 0, fact->camps };
	for (v = 0; v < voices->n; v++) {
		if (voices->n == most &&
			!match_may_agree(traits[voices->at[v].member], traits[member]))
			continue; /* no more voices are wanted, nor how this one is judged */
		rule = judge_members(analysis, traits, voices->at[v].member, member);
		if (ROWS[rule].verdict == VERDICT_AGREE && heard->camp == fact->camps)
			heard->camp = voices->at[v].camp;
		if (rule == RULE_SAME)
			break;
		if (voices->n < most)
			rules[v] = rule;
		else if (heard->camp < fact->camps)
			v = most - 1; /* no more voices are wanted, and its camp is known */
	}
	heard->voice = v;
}

/* The voices of a fact; those that agree are one camp, numbered as they come. */
static void hear(const struct analysis *analysis, struct fact *fact, struct member *members,
	const struct trait *const *traits, struct voices *voices)
{
	const uint32_t most = voices_wanted(fact);
	struct heard heard[HEARD], *last;
	uint32_t i;

	memset(heard, 0, fact->n > 1 ? sizeof heard : sizeof *heard);
	for (voices->n = 0, i = 0; i < fact->n; i++) {
		last = &heard[fact->n > 1 ? traits[i]->order % HEARD : 0];
		if (last->trait != traits[i])
			listen(analysis, fact, traits, voices, most, i, last);
		if (last->voice == voices->n && last->voice < most) {
			voices->at[voices->n++] = (struct voice){ .member = i, .camp = last->camp };
			join_voice(&voices->at[last->voice], members[i].dispatch, true);
		} else if (last->voice < voices->n) {
			join_voice(&voices->at[last->voice], members[i].dispatch, false);
		}
		members[i].camp = last->camp;
		members[i].voice = (uint8_t)last->voice;
		fact->camps += last->camp == fact->camps;
	}
}

static bool has_voice(const struct member *member)
{
	return member->mention->voice.first < member->mention->voice.last;
}

/* How a dispatch that gives both values sets them right itself; RULE_SAME: it does not. */
static enum rule reconcile(
	const struct analysis *analysis, const struct member *a, const struct member *b)
{
	if (a->mention->quantity.former != b->mention->quantity.former)
		return RULE_UPDATE;
	return has_voice(a) && has_voice(b) &&
			       !match_same_voice(analysis, a->dispatch, a->mention->voice,
				       b->dispatch, b->mention->voice)
		       ? RULE_SCOPE
		       : RULE_SAME;
}

static bool clashes(enum rule rule)
{
	return ROWS[rule].verdict == VERDICT_CONFLICT || rule == RULE_OVERLAP ||
	       rule == RULE_SOFT_BOUND;
}

/* The voice that a member spoke with; voices->n where it was not listened to. Once no more voices
 * were wanted, a member was not listened to until it was known. */
static uint32_t voice_of(const struct analysis *analysis, const struct member *members,
	const struct trait *const *traits, const struct voices *voices, uint32_t member)
{
	uint32_t v = members[member].voice;

	if (v < voices->n)
		return v;
	for (v = 0; v < voices->n; v++)
		if (match_may_agree(traits[voices->at[v].member], traits[member]) &&
			judge_members(analysis, traits, voices->at[v].member, member) == RULE_SAME)
			break;
	return v;
}

static enum rule *rule_of(struct voices *voices, uint32_t v, uint32_t w)
{
	return &voices->rules[v > w ? v : w][v > w ? w : v];
}

/* What goes along with the one of two values that are set right is set right with the other. */
static void follow(struct voices *voices, uint32_t v, uint32_t w)
{
	uint32_t x;

	for (x = 0; x < voices->n; x++)
		if (x != v && x != w && clashes(*rule_of(voices, v, x)) &&
			ROWS[*rule_of(voices, w, x)].verdict != VERDICT_CONFLICT)
			*rule_of(voices, v, x) = *rule_of(voices, v, w);
}

/*
 * Where one dispatch gives two values as two voices' or as the counts of two hours, they are no
 * slip of its own, and no other dispatch is at odds with it that gives one of them. Members stand
 * by dispatch.
 */
static void set_right(const struct analysis *analysis, const struct fact *fact,
	const struct member *members, const struct trait *const *traits, struct voices *voices)
{
	enum { BACK_MOST = 24 }; /* members of one dispatch looked back at */
	uint32_t i, k, v, w;

	for (i = 1; fact->kind == FACT_QUANTITY && i < fact->n; i++)
		for (k = i; k-- > 0 && k + BACK_MOST > i &&
			    members[k].dispatch == members[i].dispatch;) {
			enum rule rule = reconcile(analysis, &members[i], &members[k]);

			if (rule == RULE_SAME)
				continue;
			v = voice_of(analysis, members, traits, voices, i);
			w = voice_of(analysis, members, traits, voices, k);
			if (v == w || v == voices->n || w == voices->n ||
				!clashes(*rule_of(voices, v, w)))
				continue;
			*rule_of(voices, v, w) = rule;
			follow(voices, v, w);
			follow(voices, w, v);
		}
}

/* Two parts of what a third prints whole are no two wordings. */
static void join_halves(const struct fact *fact, struct voices *voices)
{
	uint32_t v, w, x;

	for (v = 0; fact->kind == FACT_QUOTE && v < voices->n; v++)
		for (w = v + 1; w < voices->n; w++)
			for (x = 0; x < voices->n && *rule_of(voices, v, w) == RULE_WORDING; x++)
				if (x != v && x != w && *rule_of(voices, v, x) == RULE_TRUNCATED &&
					*rule_of(voices, w, x) == RULE_TRUNCATED)
					*rule_of(voices, v, w) = RULE_TRUNCATED;
}

/*
 * The worst rule between two dispatches. Two voices that the same dispatches have, be it one or
 * all, are these disagreeing with themselves, unless one is merely more precise; between them they
 * agree.
 */
static void judge_all(struct fact *fact, const struct member *members, const struct voices *voices)
{
	bool met = false;
	uint32_t v, w;

	fact->rule = RULE_ONLY_HERE;
	for (v = 0; v < voices->n; v++) {
		const struct voice *x = &voices->at[v];

		if (x->elsewhere && !met) {
			fact->rule = RULE_SAME;
			met = true;
		}
		for (w = v + 1; w < voices->n; w++) {
			const struct voice *y = &voices->at[w];
			enum rule rule = voices->rules[w][v];

			if (members[x->member].dispatch == members[y->member].dispatch)
				fact->internal |= clashes(rule);
			if (x->choir == y->choir)
				continue;
			if (!met || is_worse(rule, fact->rule))
				fact->rule = rule;
			met = true;
		}
	}
	fact->verdict = ROWS[fact->rule].verdict;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* How many different dispatches. Members stand by dispatch. */
static void count_tellers(struct fact *fact, const struct member *members)
{
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		fact->dispatches += !i || members[i].dispatch != members[i - 1].dispatch;
}

void match_count_origins(struct arena *scratch, const struct analysis *analysis, struct fact *fact)
{
	uint32_t *origins = arena_array(scratch, uint32_t, fact->dispatches + 1), n = 0, i;

	for (i = 0; i < fact->n; i++)
		if (!i || fact->members[i].dispatch != fact->members[i - 1].dispatch)
			origins[n++] = analysis->origin[fact->members[i].dispatch];
	if (n > 1)
		qsort(origins, n, sizeof *origins, by_number);
	for (fact->origins = 0, i = 0; i < n; i++)
		fact->origins += !i || origins[i] != origins[i - 1];
}

static void find_silent(struct arena *arena, const struct analysis *analysis, struct fact *fact,
	const struct member *members)
{
	uint32_t *silent, n = 0, i, k = 0;

	fact->n_silent = analysis->n - fact->dispatches;
	if (fact->n_silent > MATCH_SILENT_MOST)
		return;
	silent = arena_array(arena, uint32_t, fact->n_silent + 1);
	for (i = 0; i < analysis->n; i++) {
		while (k < fact->n && members[k].dispatch < i)
			k++;
		if (k == fact->n || members[k].dispatch != i)
			silent[n++] = i;
	}
	fact->silent = silent;
}

/* In the unit of the first member. */
static void find_band(struct fact *fact, const struct trait *const *traits)
{
	uint32_t i;
	bool any = false;

	if (fact->kind != FACT_QUANTITY && fact->kind != FACT_DATE)
		return;
	for (i = 0; i < fact->n; i++) {
		if (!isfinite(traits[i]->low) || !isfinite(traits[i]->high))
			continue;
		if (!any || traits[i]->low < fact->low)
			fact->low = traits[i]->low;
		if (!any || traits[i]->high > fact->high)
			fact->high = traits[i]->high;
		any = true;
	}
	if (any) {
		fact->low = fact->low / traits[0]->factor + traits[0]->zero;
		fact->high = fact->high / traits[0]->factor + traits[0]->zero;
	}
}

void match_settle(struct arena *arena, const struct analysis *analysis, struct fact *fact,
	struct member *members, const struct trait *const *traits)
{
	struct voices voices;

	fact->rates = analysis->words && fact->kind == FACT_QUANTITY
			      ? match_words_of(analysis, members[0].dispatch)->rates
			      : NULL;
	hear(analysis, fact, members, traits, &voices);
	set_right(analysis, fact, members, traits, &voices);
	join_halves(fact, &voices);
	judge_all(fact, members, &voices);
	count_tellers(fact, members);
	find_silent(arena, analysis, fact, members);
	find_band(fact, traits);
}
