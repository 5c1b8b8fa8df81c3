/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The features of a pair of mentions: one function each, in the order of the table in score.c. */
#include "match/feature.h"
#include "match/wording.h"

#include <math.h>

/* fminf() without its care for what is no number. */
static float lesser(float a, float b)
{
	return a < b ? a : b;
}

/* Sums of the lesser weights of what both hold. */
static struct mass shared(const struct cue *a, uint32_t n, const struct cue *b, uint32_t m)
{
	struct mass sum = { 0, 0, 0 };
	uint32_t i = 0, j = 0;

	while (i < n && j < m) {
		uint32_t x = a[i].id, y = b[j].id;

		if (x == y) {
			sum.weight += lesser(a[i].weight, b[j].weight);
			sum.beside += lesser(a[i].beside, b[j].beside);
			sum.n++;
		}
		i += x <= y; /* no branch, which could not be foretold */
		j += y <= x;
	}
	return sum;
}

/*
 * Between containment in the smaller and likeness of the whole. A context of two words that are
 * both shared is no proof: half a word is added to each.
 */
static float alike(float both, float a, float b)
{
	return both / sqrtf((a + 0.5f) * (b + 0.5f));
}

/* What might be shared at all: across languages no stem of a passage can. */
static float mass_of(const struct view *v, const struct trait *trait)
{
	return v->a->mention->kind == FACT_PASSAGE && v->a->pack != v->b->pack
		       ? trait->abroad.weight
		       : trait->cue_mass.weight;
}

float feature_context(const struct view *v)
{
	return alike(v->cues.weight, mass_of(v, v->a), mass_of(v, v->b));
}

/* How much of the smaller stands in the larger: desks shorten what they take over. */
float feature_held(const struct view *v)
{
	float less = lesser(mass_of(v, v->a), mass_of(v, v->b));

	return less > 0 ? v->cues.weight / less : 0;
}

float match_alike(const struct trait *a, const struct trait *b)
{
	return alike(shared(a->cues, a->n_cues, b->cues, b->n_cues).weight, a->cue_mass.weight,
		b->cue_mass.weight);
}

/* Across languages: the same sentence of the same speaker. */
float feature_turn(const struct view *v)
{
	return match_translates(v->a, v->b);
}

/* All the words of the one are all the words of the other. */
float feature_whole(const struct view *v)
{
	uint32_t i;

	if (v->a->n_cues != v->b->n_cues)
		return 0;
	for (i = 0; i < v->a->n_cues; i++)
		if (v->a->cues[i].id != v->b->cues[i].id)
			return 0;
	return 1;
}

/* How much is shared at all, towards 1: three rare words prove more than one common one. */
float feature_mass(const struct view *v)
{
	return v->cues.weight / (v->cues.weight + 2);
}

float feature_beside(const struct view *v)
{
	return alike(v->cues.beside, v->a->cue_mass.beside, v->b->cue_mass.beside);
}

/* -1 where both stand by names and share none. */
float feature_names(const struct view *v)
{
	float less = lesser(v->a->name_mass.weight, v->b->name_mass.weight);

	return less > 0 ? 2 * v->names.weight / less - 1 : 0;
}

/* Values far apart speak against a link much less than close ones for it: else no conflict is seen.
 */
static const float FAR_APART = 0.3f;

float feature_value(const struct view *v)
{
	float close = match_closeness(v->a, v->b);

	return close > 0 ? close * lesser(v->a->rarity, v->b->rarity) : close * FAR_APART;
}

/* How much words may still speak against a pair of counts: where both are one rare value, little.
 */
static float doubt(const struct view *v)
{
	static const double CLOSE = 0.1;
	const struct trait *a = v->a, *b = v->b;

	if (a->dimension != DIMENSION_COUNT ||
		fabs(a->number - b->number) > CLOSE * fmax(a->number, b->number))
		return 1;
	return 1 - fmaxf(feature_value(v), 0);
}

static bool is_above(const struct lang *lang, uint16_t above, uint16_t concept)
{
	for (; concept; concept = lang_concept_broader(lang, concept))
		if (concept == above)
			return true;
	return false;
}

static const float NEAR_KIN = 0.6f;

/* 1 the same, 0.5 one is broader, less where they are near, -1 they exclude each other, `other`
 * where neither; 0: not known.
 */
static float kinship(const struct lang *lang, uint16_t a, uint16_t b, float other)
{
	if (!a || !b)
		return 0;
	if (a == b)
		return 1;
	if (lang_concepts_exclude(lang, a, b))
		return -1;
	if (lang_concepts_near(lang, a, b))
		return NEAR_KIN;
	return is_above(lang, a, b) || is_above(lang, b, a) ? 0.5f : other;
}

static const float OF_ONE_CLASS = 0.6f, OF_OTHER_WORD = 0.3f;

/* Engineers and hostages, of whom the same is told: one desk says what they are, the other what
 * they became. */
static bool may_be_same_people(
	const struct lang *lang, const struct quantity *x, const struct quantity *y)
{
	return x->populations == y->populations &&
	       (x->event == y->event || !x->event || !y->event) &&
	       lang_concept_is_people(lang, x->counted) && lang_concept_is_people(lang, y->counted);
}

float feature_concept(const struct view *v)
{
	const struct quantity *x = &v->a->mention->quantity, *y = &v->b->mention->quantity;
	/* Sums that differ in name may be one (a charge, a cost), counted things that do are two.
	 */
	float other = v->a->dimension == DIMENSION_COUNT ? -1 : -0.35f;
	float kin = kinship(v->lang, x->counted, y->counted, other);

	/* That both count people, of whatever kind, is little. */
	if (kin == 1 && !lang_concept_broader(v->lang, x->counted) &&
		!lang_concept_is_event(v->lang, x->counted))
		return OF_ONE_CLASS;
	if (kin == other && may_be_same_people(v->lang, x, y))
		return x->event && y->event ? OF_OTHER_WORD : 0;
	if (kin < 0)
		kin *= doubt(v);
	return (x->weak || y->weak) && kin < 0 ? kin / 4 : kin;
}

/* What befell the counted is found in words around: two that merely differ say little. */
float feature_event(const struct view *v)
{
	const struct mention *x = v->a->mention, *y = v->b->mention;
	static const float OTHER = -0.4f, OF_VICTIMS = 0.6f;
	float kin;

	if (v->a->fate != v->b->fate && x->kind == FACT_QUANTITY) {
		kin = kinship(v->lang, v->a->fate ? v->a->fate : x->quantity.event,
			v->b->fate ? v->b->fate : y->quantity.event, OTHER);
		return kin > 0 ? kin * OF_VICTIMS : 0;
	}
	return x->kind == FACT_DATE ? kinship(v->lang, x->date.event, y->date.event, OTHER)
				    : kinship(v->lang, x->quantity.event, y->quantity.event, OTHER);
}

/* Which of two sets of populations is of a part of the other: -1 x, 1 y, 0 neither. */
static int narrower_population(const struct quantity *x, const struct quantity *y)
{
	return x->populations == y->populations || (x->populations && y->populations) ? 0
	       : x->populations							      ? -1
										      : 1;
}

/* Likewise by what they are: crew are people. */
static int narrower_concept(
	const struct lang *lang, const struct quantity *x, const struct quantity *y)
{
	if (x->counted == y->counted || x->weak || y->weak)
		return 0;
	return is_above(lang, y->counted, x->counted) ? -1 : is_above(lang, x->counted, y->counted);
}

/* Likewise by what befell them, where both name the same kind: all passengers, and the injured. */
static int narrower_event(
	const struct lang *lang, const struct quantity *x, const struct quantity *y)
{
	if (x->counted != y->counted || !x->event == !y->event ||
		!lang_concept_broader(lang, x->counted))
		return 0;
	return x->event ? -1 : 1;
}

static bool is_less(const struct trait *a, const struct trait *b, int side)
{
	return side < 0 ? a->high < b->low : side > 0 && b->high < a->low;
}

/* The greater is twice the lesser. */
static bool far_apart(const struct trait *a, const struct trait *b)
{
	return a->number > 2 * b->number || b->number > 2 * a->number;
}

/*
 * The lesser of two counts is of a part, by its words, and no rival of the whole: children among
 * the dead; 27 crew told beside 312 passengers, of 339 people; 18 passengers injured, of 52.
 */
bool feature_is_part(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	const struct quantity *x = &a->mention->quantity, *y = &b->mention->quantity;
	int concept;

	if (a->dimension != DIMENSION_COUNT || !x->counted || !y->counted)
		return false;
	if (far_apart(a, b) && (is_less(a, b, narrower_population(x, y)) ||
				       is_less(a, b, narrower_event(lang, x, y))))
		return true;
	concept = x->populations && x->populations == y->populations ? 0
								     : narrower_concept(lang, x, y);
	return is_less(a, b, concept) &&
	       ((concept < 0 ? a : b)->listed || concept == narrower_population(x, y));
}

static bool close_by(const struct trait *a, const struct trait *b)
{
	static const double CLOSE = 0.2;

	return fabs(a->number - b->number) <= CLOSE * fmax(a->number, b->number);
}

/* "Dont huit grièvement" is "neuf blessés graves" elsewhere: the event itself is of a part. */
static bool names_part(const struct lang *lang, uint16_t a, uint16_t b)
{
	return a && a == b && lang_concept_is_event(lang, lang_concept_broader(lang, a));
}

/* 250 in a town are no rival of many more of whom no place is told. */
static bool is_of_one_place(const struct trait *one, const struct trait *all)
{
	static const double MANY_TIMES = 5;

	return one->where && !all->where && one->number * MANY_TIMES < all->number;
}

/*
 * The same where the values leave it open: likely of the people of a place, who seldom all do what
 * is told, unless they are few or the values close. That the event was not found is as likely then.
 */
float feature_part(const struct view *v)
{
	static const double MANY = 50;
	const struct quantity *x = &v->a->mention->quantity, *y = &v->b->mention->quantity;
	int side;

	if (!x->counted || !y->counted || v->a->dimension != DIMENSION_COUNT ||
		close_by(v->a, v->b))
		return 0;
	if (v->a->part != v->b->part && !(x->populations & y->populations) &&
		!names_part(v->lang, x->event, y->event))
		return -1;
	if (fmax(v->a->number, v->b->number) < MANY)
		return 0;
	if (is_of_one_place(v->a, v->b) || is_of_one_place(v->b, v->a))
		return -1;
	side = lang_concept_is_people(v->lang, x->counted) ? narrower_event(v->lang, x, y) : 0;
	if (!side)
		side = narrower_population(x, y);
	return is_less(v->a, v->b, -side) ? 0 : side ? -1 : 0;
}

/* A figure whose noun was told before, as in a list. */
static bool is_bare(const struct trait *trait)
{
	const struct quantity *quantity = &trait->mention->quantity;

	return !quantity->head || quantity->noun.start < trait->mention->span.start;
}

/*
 * Other counts of other places: twelve arrests in one town are not the forty of another. One number
 * may be of a town and of its country, but not where both stand in lists of towns. Of one place two
 * numbers tell the same thing only where they are about alike: others are told of it too.
 */
float feature_where(const struct view *v)
{
	const struct trait *a = v->a, *b = v->b;

	if (!a->where || !b->where)
		return 0;
	if (a->where == b->where &&
		(!a->where_too || !b->where_too || a->where_too == b->where_too))
		return close_by(a, b) ? 1 : 0;
	if (a->where == b->around || b->where == a->around || (a->around && a->around == b->around))
		return 0; /* a town, and its county */
	return a->number == b->number && !(is_bare(a) && is_bare(b)) ? 0 : -1;
}

/*
 * A figure of this year and one of another, or of two years, are two figures; a year to come may be
 * a mere term ("by 2022").
 */
float feature_years(const struct view *v)
{
	static const float A_TERM = -0.4f;
	int16_t x = v->a->year, y = v->b->year;

	if (v->a->dimension == DIMENSION_TIME)
		return 0;
	if (x == y)
		return x ? 1 : 0;
	return (x > 0 || y > 0 ? -1 : A_TERM) * doubt(v);
}

float feature_population(const struct view *v)
{
	uint64_t x = v->a->mention->quantity.populations, y = v->b->mention->quantity.populations;

	if (x == y)
		return x ? 1 : 0;
	return x & y ? 0.5f : -0.5f;
}

static float same_word(uint32_t x, uint32_t y)
{
	return !x || !y ? 0 : x == y ? 1 : -1;
}

/* "Years" or "percent" is no noun that tells two amounts apart. */
float feature_noun(const struct view *v)
{
	if (v->a->dimension != DIMENSION_COUNT)
		return 0;
	return same_word(v->a->mention->quantity.head, v->b->mention->quantity.head);
}

bool feature_other_verbs(const struct trait *a, const struct trait *b)
{
	uint32_t x = a->mention->date.verb, y = b->mention->date.verb;

	return x && y && x != y && a->pack == b->pack &&
	       pack_meaning(a->pack, x) != pack_meaning(b->pack, y);
}

/* All verbs of saying are one. */
float feature_verb(const struct view *v)
{
	if (v->a->said && v->b->said)
		return 0;
	/* "Arrested" and "taken into custody" are two words for one thing. */
	if (v->a->mention->date.event && v->a->mention->date.event == v->b->mention->date.event)
		return 0;
	return feature_other_verbs(v->a, v->b) ? -1 : 0;
}

static bool tells(const struct trait *dispatch, uint64_t value)
{
	uint32_t place = bisect(dispatch->n_told, i, dispatch->told[i] < value);

	return value && place < dispatch->n_told && dispatch->told[place] == value;
}

static bool holds(const struct trait *outer, const struct trait *inner)
{
	return outer->low <= inner->low && inner->high <= outer->high && isfinite(outer->low);
}

bool feature_nested(const struct trait *a, const struct trait *b)
{
	return holds(a, b) || holds(b, a);
}

/* -1 where the value of the one is told in the other's dispatch, but not here: it is likely that
 * one. */
float feature_rival(const struct view *v)
{
	if (v->a->mention->kind == FACT_DATE && feature_may_be_one_day(v->a, v->b) &&
		!feature_hours_part(v->a, v->b))
		return 0;
	if (v->a->value == v->b->value || v->a->dispatch == v->b->dispatch ||
		(feature_nested(v->a, v->b) && close_by(v->a, v->b)) || match_converts(v->a, v->b))
		return 0;
	return -fmaxf(tells(v->b, v->a->value) ? v->a->rarity : 0,
		tells(v->a, v->b->value) ? v->b->rarity : 0);
}

/* "a déclaré lundi" in both: one speech, or speeches of one day. */
float feature_said(const struct view *v)
{
	return v->a->said && v->b->said && v->a->value && v->a->value == v->b->value ? 1 : 0;
}

float feature_place(const struct view *v)
{
	return 1 - 2 * fabsf(v->a->place - v->b->place);
}

/* Both at the head, where dispatches tell their main figure. */
float feature_lead(const struct view *v)
{
	if (v->a->dispatch == v->b->dispatch || !v->a->lead || !v->b->lead)
		return 0;
	if (v->a->dimension == DIMENSION_COUNT && feature_concept(v) < 0)
		return 0; /* each tells a main figure of its own */
	return v->a->mention->kind != FACT_DATE || feature_may_be_one_day(v->a, v->b) ? 1 : 0;
}

/* "27, up from 23": two states of one toll. */
bool feature_update(const struct trait *a, const struct trait *b)
{
	return a->mention->kind == FACT_QUANTITY && b->mention->kind == FACT_QUANTITY &&
	       a->mention->quantity.former != b->mention->quantity.former;
}

/*
 * Within one dispatch: the same figure again is the same fact, another is not, least of all in the
 * same breath. The same day again may date anything.
 */
float feature_home(const struct view *v)
{
	static const float ONE_TOLL = 0.3f;
	const struct trait *a = v->a, *b = v->b;
	bool one_breath = a->mention->sentence == b->mention->sentence;

	if (a->dispatch != b->dispatch)
		return 0;
	if (feature_update(a, b))
		return ONE_TOLL;
	if (one_breath)
		return a->value == b->value ? -0.3f : -1;
	if (a->mention->kind == FACT_DATE)
		return a->value == b->value || feature_nested(a, b) ? -0.4f : -0.7f;
	return a->low <= b->high && b->low <= a->high ? 0.3f : -0.7f;
}

/*
 * "As long as the enemy abides by it", "... complies with it": of one speaker, or of one not told,
 * how much of the shorter the two have in common from the first word on.
 */
float feature_opening(const struct view *v)
{
	enum { LEAST = 3, SURE = 7 };
	const struct wording *x = v->a->wording, *y = v->b->wording;
	uint32_t less, same = 0;

	if (!x || !y)
		return 0;
	less = x->n < y->n ? x->n : y->n;
	if (less < LEAST || v->a->dispatch == v->b->dispatch)
		return 0;
	while (same < less && x->words[same] == y->words[same])
		same++;
	if (v->a->bearer && v->b->bearer && v->a->bearer != v->b->bearer && same < SURE)
		return 0;
	return 2 * same >= less ? (float)same / (float)less : 0;
}

/*
 * "In shock", and "We are in shock over this loss": the words of the one stand in the other as they
 * are. Few words prove it where both are of one speaker, more where one of them is not told; none
 * do that come again in what a dispatch quotes.
 */
float feature_cut(const struct view *v)
{
	enum { PROOF = 3 };
	const struct trait *a = v->a, *b = v->b;
	const struct wording *part, *all;

	if (!a->wording || !b->wording || a->dispatch == b->dispatch || match_is_indirect(a) ||
		match_is_indirect(b) || a->wording->n == b->wording->n)
		return 0;
	part = a->wording->n < b->wording->n ? a->wording : b->wording;
	all = part == a->wording ? b->wording : a->wording;
	if (!part->n_content || (part == a->wording ? a : b)->often ||
		(a->bearer && b->bearer && a->bearer != b->bearer) ||
		((!a->bearer || !b->bearer) && part->n < PROOF))
		return 0;
	return wording_holds(all, part) ? 1 : 0;
}

/*
 * One speaker on one theme: of long statements it says much, of two words nothing. Two speakers in
 * two languages, where no words can be the same, are against it.
 */
float feature_speaker(const struct view *v)
{
	const struct speech *x = &v->a->speech, *y = &v->b->speech;
	float mass = feature_mass(v);

	if (x->turn && y->turn && x->pack != y->pack && v->a->bearer != v->b->bearer)
		return -1;
	return v->a->bearer && v->a->bearer == v->b->bearer ? mass * mass : 0;
}

/* Two sentences that one dispatch quotes are two statements, unless they are the same words again.
 */
float feature_again(const struct view *v)
{
	if (match_is_indirect(v->a) || match_is_indirect(v->b))
		return 0;
	return v->a->dispatch == v->b->dispatch && feature_whole(v) == 0 ? -1 : 0;
}

float feature_always(const struct view *v)
{
	(void)v;
	return 1;
}

struct view feature_view(const struct lang *lang, const struct trait *a, const struct trait *b)
{
	struct view view = { .lang = lang, .a = a, .b = b };

	view.cues = shared(a->cues, a->n_cues, b->cues, b->n_cues);
	view.names = shared(a->names, a->n_names, b->names, b->n_names);
	return view;
}
