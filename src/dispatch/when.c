/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The day a dispatch was sent. What stands before it or in its dateline says so; else a line such
 * as "Published on ..."; else "ce lundi 10 janvier" in its words, held against the month that is
 * known. A day without a year waits for the other dispatches; nothing is ever guessed from the
 * clock.
 */
#include "dispatch/reading.h"

#include <string.h>

enum { BORROW_DAYS = 45 }; /* as far from the others as a borrowed year may put a day */

/* A date in words, which stands outside the text. */
static struct date date_in_words(struct reading *reading, struct bytes bytes)
{
	struct dispatch other = *reading->dispatch;
	struct date date = { 0 };
	uint32_t i;

	other.text = text_make_safe(reading->arena, bytes.at, bytes.n < 200 ? bytes.n : 200);
	other.tokens = (struct tokens){ 0 };
	text_tokenise(reading->arena, reading->vocab, other.text,
		(struct span){ 0, (uint32_t)strlen(other.text) }, NULL, &other.tokens);
	for (i = 0; i < other.tokens.n; i++)
		if (date_read(&other, i, other.tokens.n, &date) && date.year)
			return date;
	return (struct date){ 0 };
}

static struct date meta_date(struct reading *reading)
{
	struct date date = date_of_bytes(reading->meta.date);

	return date.year || !reading->meta.date.n ? date
						  : date_in_words(reading, reading->meta.date);
}

/* A day before New Year in a file of January is of the year before. */
static int year_near(const struct date *date, const struct date *about)
{
	int apart = about->month ? date->month - about->month : 0;

	return about->year + (apart < -6) - (apart > 6);
}

static bool agrees(const struct date *date)
{
	return !date->weekday ||
	       day_weekday(day_of(date->year, date->month, date->day)) == date->weekday;
}

/* The year of the same day and month, told in full elsewhere in the text; 0: nowhere. */
static int year_elsewhere(const struct dispatch *dispatch, const struct date *date)
{
	struct date other = { 0 };
	uint32_t i;

	for (i = 0; i < dispatch->tokens.n; i++)
		if (dispatch->tokens.at[i].type == TOKEN_NUMBER &&
			date_read(dispatch, i, dispatch->tokens.n, &other) && other.year &&
			other.month == date->month && other.day == date->day)
			return other.year;
	return 0;
}

/* "Published Jan. 10, 2022", on a line that is no part of the story. */
static struct date published(const struct dispatch *dispatch)
{
	struct date date = { 0 };
	uint32_t i, k;

	for (i = 0; i < dispatch->blocks.n; i++) {
		if (dispatch->blocks.at[i].kind != BLOCK_CREDIT)
			continue;
		for (k = dispatch->blocks.at[i].tokens.first;
			k < dispatch->blocks.at[i].tokens.last; k++)
			if (date_read(dispatch, k, dispatch->blocks.at[i].tokens.last, &date) &&
				date.year)
				return date;
	}
	return (struct date){ 0 };
}

struct seen {
	struct date pointed; /* "ce lundi 10 janvier" */
	struct date latest;  /* of those with a weekday, within the month that is known */
};

static void see(struct seen *seen, const struct dispatch *dispatch, uint32_t at, struct date date,
	const struct date *about)
{
	bool pointed = at && match_rule(dispatch, at - 1, at, RULE_THIS);

	if (!date.year && about->year)
		date.year = year_near(&date, about);
	if (!date.weekday || (date.year && !agrees(&date)) ||
		(about->month && date.month != about->month))
		return;
	if (pointed && !seen->pointed.day)
		seen->pointed = date;
	if (about->month && date.day > seen->latest.day)
		seen->latest = date;
}

/* The day that the words tell: a date with its weekday, which must fit the calendar. */
static struct date told_in_text(const struct dispatch *dispatch, const struct date *about)
{
	struct seen seen = { 0 };
	struct date date = { 0 };
	const struct block *block;
	uint32_t i, k, n;

	for (i = 0; i < dispatch->blocks.n; i++) {
		block = &dispatch->blocks.at[i];
		if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_HEADLINE)
			continue;
		for (k = block->tokens.first; k < block->tokens.last; k += n ? n : 1) {
			n = dispatch->tokens.at[k].type == TOKEN_WORD
				    ? date_read(dispatch, k, block->tokens.last, &date)
				    : 0;
			if (n)
				see(&seen, dispatch, k, date, about);
		}
	}
	return seen.pointed.day ? seen.pointed : seen.latest;
}

static void set_days(struct dispatch *dispatch, const struct date *date)
{
	unsigned first = date->month ? date->month : 1, last = date->month ? date->month : 12;

	if (date->day) {
		dispatch->first_day = dispatch->last_day =
			day_of(date->year, date->month, date->day);
		return;
	}
	dispatch->first_day = day_of(date->year, first, 1);
	dispatch->last_day = day_of(date->year + (last == 12), last % 12 + 1, 1) - 1;
}

void tell_day(struct reading *reading, const struct dateline *dateline)
{
	struct dispatch *dispatch = reading->dispatch;
	struct date about = meta_date(reading), date = dateline->date;

	if (!date.day && about.day)
		date = about;
	if (!date.day)
		date = published(dispatch);
	if (!date.day)
		date = told_in_text(dispatch, &about);
	if (date.day && !date.year)
		date.year = about.year ? year_near(&date, &about) : year_elsewhere(dispatch, &date);
	if (date.day && !date_possible(&date))
		date = (struct date){ 0 };
	if (date.day && !date.year) {
		dispatch->month = date.month;
		dispatch->day = date.day;
	} else if (date.day || about.year) {
		set_days(dispatch, date.day ? &date : &about);
	}
}

static bool has_date(const struct dispatch *dispatch)
{
	return dispatch->first_day != DAY_NONE;
}

static bool has_day(const struct dispatch *dispatch)
{
	return dispatch->first_day != DAY_NONE && dispatch->first_day == dispatch->last_day;
}

/* The year that puts the dispatch's day at most so many days beside those of another; 0: none. */
static int year_within(const struct dispatch *dispatch, const struct dispatch *other, int32_t most)
{
	unsigned month, of_month;
	struct date date;
	int32_t day;
	int year, k;

	day_split(other->first_day, &year, &month, &of_month);
	for (k = year - 1; k <= year + 1; k++) {
		date = (struct date){ k, dispatch->month, dispatch->day, 0 };
		day = day_of(k, dispatch->month, dispatch->day);
		if (date_possible(&date) && day >= other->first_day - most &&
			day <= other->last_day + most)
			return k;
	}
	return 0;
}

static int year_beside(const struct dispatch *dispatch, const struct dispatch *other)
{
	int year = year_within(dispatch, other, 0);

	return year ? year : year_within(dispatch, other, BORROW_DAYS);
}

/* A day and month take the year from the others where each that tells one would give the same. */
static void borrow_year(struct dispatch *dispatch, struct dispatch *const *all, size_t n)
{
	int year = 0, other;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!has_date(all[i]) || all[i]->date_borrowed)
			continue;
		other = year_beside(dispatch, all[i]);
		if (!other || (year && other != year))
			return;
		year = other;
	}
	if (!year)
		return;
	dispatch->first_day = dispatch->last_day = day_of(year, dispatch->month, dispatch->day);
	dispatch->date_borrowed = true;
}

/* The day that all dispatches with a day agree on, and those with a month allow; or DAY_NONE. */
static int32_t common_day(struct dispatch *const *all, size_t n)
{
	int32_t day = DAY_NONE;
	size_t i;

	for (i = 0; i < n && day == DAY_NONE; i++)
		if (has_day(all[i]))
			day = all[i]->first_day;
	for (i = 0; i < n; i++)
		if (has_date(all[i]) && (day < all[i]->first_day || day > all[i]->last_day))
			return DAY_NONE;
	return day;
}

void dispatch_borrow_dates(struct dispatch *const *dispatches, size_t n)
{
	struct dispatch *dispatch;
	int32_t day;
	size_t i;

	for (i = 0; i < n; i++)
		if (dispatches[i]->day && !has_date(dispatches[i]))
			borrow_year(dispatches[i], dispatches, n);
	day = common_day(dispatches, n);
	if (day == DAY_NONE)
		return;
	for (i = 0; i < n; i++) {
		dispatch = dispatches[i];
		if (has_day(dispatch) || dispatch->day)
			continue;
		dispatch->first_day = dispatch->last_day = day;
		dispatch->date_borrowed = true;
	}
}
