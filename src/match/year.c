/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The year that a figure is told of, where it is not its dispatch's own: that of the nearest date
 * in its sentence.
 *
 *     [In 1982] a flood killed 17      [Il y a deux mois], une tempête avait tué trois personnes
 *
 * Of dates themselves, the years beside the dispatch's own are told for a hundred reasons too.
 */
#include "match/parts.h"

#include <string.h>

enum { ANOTHER_TIME = 1 }; /* in place of a year: a time gone by whose year is not told */

static bool is_named(const struct dispatch *dispatch, uint32_t i, uint32_t last, const char *name)
{
	return i < last && dispatch->tokens.at[i].type == TOKEN_WORD &&
	       pack_match_named(dispatch->pack, &dispatch->tokens, i, last, LANG_WORD, name) != 0;
}

/* "Since 2003": the time of something else. */
static bool is_since(const struct dispatch *dispatch, const struct mention *date)
{
	return date->tokens.first &&
	       is_named(dispatch, date->tokens.first - 1, date->tokens.first, "since-then");
}

/* "Il y a deux mois", "three years earlier": a time that is no longer the news. */
static bool tells_long_ago(const struct dispatch *dispatch, const struct mention *span)
{
	struct range sentence = dispatch->sentences.at[span->sentence];
	const char *unit = span->quantity.unit;
	uint32_t at;

	if (span->quantity.measure != MEASURE_DURATION ||
		(strcmp(unit, "month") && strcmp(unit, "year") && strcmp(unit, "decade")))
		return false;
	if (is_named(dispatch, span->tokens.last, sentence.last, "time-ago"))
		return true;
	for (at = sentence.first; at < span->tokens.first; at++)
		if (is_named(dispatch, at, sentence.last, "time-ago-before") &&
			span->tokens.first - at <= 8)
			return true;
	return false;
}

static int year_of(int32_t day)
{
	unsigned month, of_month;
	int year;

	day_split(day, &year, &month, &of_month);
	return year;
}

static int16_t year_of_date(const struct date *date, int now)
{
	int told = date->first == DAY_NONE ? now : year_of(date->first);

	return (int16_t)(told >= now - 1 && told <= now + 1 ? 0 : told);
}

int16_t match_year(const struct analysis *analysis, uint32_t d, const struct mention *mention)
{
	enum { AROUND = 12 }; /* mentions */
	const struct mentions *all = &analysis->mentions[d];
	const struct dispatch *dispatch = analysis->dispatches[d];
	uint32_t own = (uint32_t)(mention - all->at), nearest = UINT32_MAX, i;
	int now = dispatch->first_day == DAY_NONE ? 0 : year_of(dispatch->first_day), told = 0;

	if (mention->kind == FACT_DATE)
		return now ? year_of_date(&mention->date, now) : 0;
	for (i = own > AROUND ? own - AROUND : 0; i < all->n && i < own + AROUND; i++) {
		const struct mention *date = &all->at[i];

		if (date->sentence != mention->sentence || i == own)
			continue;
		if (date->kind == FACT_QUANTITY && !told && tells_long_ago(dispatch, date))
			return ANOTHER_TIME;
		if (date->kind != FACT_DATE || !now || date->date.first == DAY_NONE ||
			is_since(dispatch, date) ||
			match_away(mention->tokens, date->tokens.first) >= nearest)
			continue;
		nearest = match_away(mention->tokens, date->tokens.first);
		told = year_of(date->date.first);
	}
	return (int16_t)(told == now ? 0 : told < now ? told : -told);
}
