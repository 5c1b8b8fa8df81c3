/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * About when a dispatch was sent that tells no day and to which none is lent: enough for the year
 * of "jeudi 5 décembre", and for no more.
 *
 *     others sent in one season             from the first of them to the last
 *     "jeudi 5 décembre" and "mars 2019"    that day in 2019, for it was a Thursday
 */
#include "dispatch/reading.h"

enum {
	SEASON = 60,  /* days from the first of the others to the last */
	YEARS_MOST = 8, /* told in one text */
	YEAR_FIRST = 1900,
	YEAR_LAST = 2099
};

struct told_years {
	int at[YEARS_MOST];
	uint32_t n;
};

static void add_year(struct told_years *years, int year)
{
	uint32_t i;

	for (i = 0; i < years->n; i++)
		if (years->at[i] == year)
			return;
	if (years->n < YEARS_MOST && year >= YEAR_FIRST && year <= YEAR_LAST)
		years->at[years->n++] = year;
}

static bool is_month(const struct dispatch *dispatch, uint32_t i)
{
	struct senses senses;

	return pack_match(dispatch->pack, &dispatch->tokens, i, i + 1, 1u << LANG_MONTH, &senses) >
	       0;
}

/* "in 2019", "mars 2019": four digits that are a year by the word before them. */
static int bare_year(const struct dispatch *dispatch, uint32_t i)
{
	struct span span = dispatch->tokens.at[i].span;
	int year = 0;

	if (span_length(span) != 4 || !i ||
		!(is_month(dispatch, i - 1) ||
			pack_match_named(dispatch->pack, &dispatch->tokens, i - 1, i, LANG_WORD,
				"in-year")))
		return 0;
	for (; span.start < span.end; span.start++) {
		if (dispatch->text[span.start] < '0' || dispatch->text[span.start] > '9')
			return 0;
		year = year * 10 + dispatch->text[span.start] - '0';
	}
	return year;
}

/* The years that the text tells, and the first day of it that has a weekday and no year. */
static struct date look(const struct dispatch *dispatch, struct told_years *years)
{
	struct date first = { 0 }, date = { 0 };
	uint32_t i, n;

	for (i = 0; i < dispatch->tokens.n; i += n ? n : 1) {
		n = date_read(dispatch, i, dispatch->tokens.n, &date);
		if (n && date.year)
			add_year(years, date.year);
		else if (n && date.weekday && !first.day)
			first = date;
		else if (!n && dispatch->tokens.at[i].type == TOKEN_NUMBER)
			add_year(years, bare_year(dispatch, i));
	}
	return first;
}

/* The day in the one year of these in which it bears its weekday; DAY_NONE. */
static int32_t day_in(struct date date, const struct told_years *years)
{
	int32_t found = DAY_NONE, day;
	uint32_t i;

	for (i = 0; i < years->n; i++) {
		date.year = years->at[i];
		day = date_possible(&date) ? day_of(date.year, date.month, date.day) : DAY_NONE;
		if (day == DAY_NONE || day_weekday(day) != date.weekday)
			continue;
		if (found != DAY_NONE)
			return DAY_NONE;
		found = day;
	}
	return found;
}

static bool is_undated(const struct dispatch *dispatch)
{
	return dispatch->first_day == DAY_NONE && !dispatch->day;
}

/* By its own words, else by the years that the others tell. */
static void place_by_words(struct dispatch *const *all, size_t n, struct dispatch *dispatch)
{
	struct told_years years = { .n = 0 };
	struct date date = look(dispatch, &years);
	size_t i;

	if (!date.weekday)
		return;
	dispatch->near_first = day_in(date, &years);
	for (i = 0; dispatch->near_first == DAY_NONE && i < n && n <= YEARS_MOST; i++)
		if (all[i] != dispatch)
			look(all[i], &years);
	if (dispatch->near_first == DAY_NONE)
		dispatch->near_first = day_in(date, &years);
	dispatch->near_last = dispatch->near_first;
}

void around_tell(struct dispatch *const *dispatches, size_t n)
{
	int32_t first = DAY_NONE, last = DAY_NONE;
	size_t i;

	for (i = 0; i < n; i++) {
		if (dispatches[i]->first_day == DAY_NONE)
			continue;
		if (first == DAY_NONE || dispatches[i]->first_day < first)
			first = dispatches[i]->first_day;
		if (last == DAY_NONE || dispatches[i]->last_day > last)
			last = dispatches[i]->last_day;
	}
	for (i = 0; i < n; i++) {
		if (!is_undated(dispatches[i]))
			continue;
		if (first != DAY_NONE && last - first <= SEASON) {
			dispatches[i]->near_first = first;
			dispatches[i]->near_last = last;
		} else {
			place_by_words(dispatches, n, dispatches[i]);
		}
	}
}
