/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dispatches that are compared are of one event: where all that have a date agree, it serves those
 * that have none, or a day without its year. Where they do not agree, nothing is borrowed.
 */
#include "dispatch/reading.h"

enum { BORROW_DAYS = 45 }; /* as far from the others as a borrowed year may put a day */

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
