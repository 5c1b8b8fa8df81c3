/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * match/ alone: what is known of a pair of mentions, each between -1 (against their being one fact)
 * and 1; what it weighs is said in score.c.
 */
#ifndef MATCH_FEATURE_H
#define MATCH_FEATURE_H

#include "match/parts.h"

/* What the features look at. */
struct view {
	const struct lang *lang;
	const struct trait *a, *b;
	struct mass cues, names; /* what both have around them */
	float base;		 /* the score by all features but the last */
};

/* The pair, with what both have around them counted. */
struct view feature_view(const struct lang *lang, const struct trait *a, const struct trait *b);

/* Whether the one value may be the other, more exactly. */
bool feature_nested(const struct trait *a, const struct trait *b);

/* Whether two dates may be one day, or one hour, as far as their words go. */
bool feature_are_each_day(const struct trait *a, const struct trait *b);
bool feature_other_end(const struct trait *a, const struct trait *b);
bool feature_hours_part(const struct trait *a, const struct trait *b); /* by minutes */
bool feature_may_be_one_day(const struct trait *a, const struct trait *b);

/* Whether the dispatch tells the one as what became of the other: "from five to six". */
bool feature_update(const struct trait *a, const struct trait *b);

/* Whether the one counts some of what the other counts, by their words and values. */
bool feature_is_part(const struct lang *lang, const struct trait *a, const struct trait *b);

/* Whether one dispatch of the two counts both what the one and what the other counts, and gives
 * them two values. */
bool feature_tells_apart(const struct trait *a, const struct trait *b);

/* Whether two dates hang on two verbs, of which one language tells that they mean two things. */
bool feature_other_verbs(const struct trait *a, const struct trait *b);

float feature_always(const struct view *v);
float feature_concept(const struct view *v);
float feature_event(const struct view *v);
float feature_part(const struct view *v);
float feature_scope(const struct view *v);
float feature_first(const struct view *v);
float feature_role(const struct view *v);
float feature_where(const struct view *v);
float feature_owner(const struct view *v);
float feature_years(const struct view *v);
float feature_population(const struct view *v);
float feature_noun(const struct view *v);
float feature_verb(const struct view *v);
float feature_context(const struct view *v);
float feature_beside(const struct view *v);
float feature_held(const struct view *v);
float feature_turn(const struct view *v);
float feature_whole(const struct view *v);
float feature_mass(const struct view *v);
float feature_stretch(const struct view *v);
float feature_opening(const struct view *v);
float feature_cut(const struct view *v);
float feature_speaker(const struct view *v);
float feature_again(const struct view *v);
float feature_names(const struct view *v);
float feature_value(const struct view *v);
float feature_rival(const struct view *v);
float feature_day(const struct view *v);
float feature_grain(const struct view *v);
float feature_said(const struct view *v);
float feature_place(const struct view *v);
float feature_lead(const struct view *v);
float feature_home(const struct view *v);
float feature_clash(const struct view *v);
float feature_alone(const struct view *v);
float feature_best(const struct view *v);

#endif
