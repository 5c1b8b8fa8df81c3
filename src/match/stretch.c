/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which part of a day is told with the day: what happened "mardi vers 10 heures" is not what
 * happened on Tuesday evening, and two things of "Thursday" at about two in the morning are one.
 *
 *     Thursday at 1:25 a.m.   [1:23 .. 1:27]      mardi soir   [17:00 .. 24:00]
 */
#include "match/parts.h"

#include <string.h>

enum { HOUR = 60 };

/* The hour that stands beside a day, and is of it. */
static const struct mention *hour_of(const struct mentions *all, uint32_t at)
{
	enum { NEAR = 6 }; /* tokens */
	const struct mention *day = &all->at[at], *hour;
	uint32_t i, first = at > 2 ? at - 2 : 0;

	for (i = first; i < all->n && i <= at + 2; i++) {
		hour = &all->at[i];
		if (hour->kind == FACT_DATE && hour->date.granularity == GRANULARITY_TIME &&
			hour->sentence == day->sentence && !hour->date.presumed &&
			!hour->date.elsewhere && !hour->date.half_open &&
			hour->date.weekday == day->date.weekday &&
			match_away(day->tokens, hour->tokens.first) <= NEAR)
			return hour;
	}
	return NULL;
}

static bool part_named(const char *name, struct stretch *stretch)
{
	static const struct {
		const char *name;
		int16_t first, last;
	} parts[] = { { "morning", 0, 12 * HOUR }, { "noon", 11 * HOUR, 14 * HOUR },
		{ "afternoon", 12 * HOUR, 19 * HOUR }, { "evening", 17 * HOUR, 24 * HOUR } };
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!strcmp(name, parts[i].name)) {
			*stretch = (struct stretch){ parts[i].first, parts[i].last, false };
			return true;
		}
	return false;
}

/* "Lundi soir", "on Monday, late in the afternoon". */
static void part_of(
	const struct dispatch *dispatch, const struct mention *day, struct stretch *stretch)
{
	enum { BEHIND = 4 };
	struct senses senses;
	uint32_t i, k;

	for (i = day->tokens.first; i < day->tokens.last + BEHIND && i < day->clause.last; i++) {
		if (dispatch->tokens.at[i].type != TOKEN_WORD) {
			if (i >= day->tokens.last)
				return;
			continue;
		}
		if (!pack_match(dispatch->pack, &dispatch->tokens, i, day->clause.last,
			    1u << LANG_DAYPART, &senses))
			continue;
		for (k = 0; k < senses.n; k++)
			if (senses.at[k].class == LANG_DAYPART &&
				part_named(senses.at[k].name, stretch))
				return;
	}
}

struct stretch match_stretch(const struct analysis *analysis, uint32_t d, const struct mention *day)
{
	struct stretch stretch = { 1, 0, false };
	const struct mention *hour;

	if (day->kind != FACT_DATE || day->date.granularity != GRANULARITY_DAY || day->date.night)
		return stretch;
	hour = hour_of(&analysis->mentions[d], (uint32_t)(day - analysis->mentions[d].at));
	if (hour)
		return (struct stretch){ hour->date.clock_first, hour->date.clock_last, true };
	part_of(analysis->dispatches[d], day, &stretch);
	return stretch;
}
