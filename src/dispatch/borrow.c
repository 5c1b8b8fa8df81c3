/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dispatches that are compared are of one event: where all that have a date agree, it serves those
 * that have none, or a day without its year. Where they lie a day or two apart, those that have
 * none were sent somewhere between: "mardi" is then one day for all of them, "hier" is not. Where
 * they do not agree at all, nothing is borrowed.
 */
#include "dispatch/reading.h"

enum {
	BORROW_DAYS = 45, /* as far from the others as a borrowed year may put a day */
	WINDOW_MOST = 2,  /* days from the first of the others to the last */
};

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

struct window {
	int32_t first, last;
};

/* The days of all dispatches with a day, which those with a month allow; or DAY_NONE. */
static struct window common_window(struct dispatch *const *all, size_t n)
{
	static const struct window none = { DAY_NONE, DAY_NONE };
	struct window window = none;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!has_day(all[i]))
			continue;
		if (window.first == DAY_NONE || all[i]->first_day < window.first)
			window.first = all[i]->first_day;
		if (window.last == DAY_NONE || all[i]->first_day > window.last)
			window.last = all[i]->first_day;
	}
	if (window.first == DAY_NONE || window.last - window.first > WINDOW_MOST)
		return none;
	for (i = 0; i < n; i++)
		if (has_date(all[i]) &&
			(window.last < all[i]->first_day || window.first > all[i]->last_day))
			return none;
	return window;
}

void dispatch_borrow_dates(struct dispatch *const *dispatches, size_t n)
{
	struct dispatch *dispatch;
	struct window window;
	size_t i;

	for (i = 0; i < n; i++)
		if (dispatches[i]->day && !has_date(dispatches[i]))
			borrow_year(dispatches[i], dispatches, n);
	window = common_window(dispatches, n);
	if (window.first == DAY_NONE) {
		around_tell(dispatches, n);
		return;
	}
	for (i = 0; i < n; i++) {
		dispatch = dispatches[i];
		if (has_day(dispatch) || dispatch->day)
			continue;
		/* A month of its own says no less than two days of the others. */
		if (has_date(dispatch) && window.first != window.last)
			continue;
		dispatch->first_day = window.first;
		dispatch->last_day = window.last;
		dispatch->date_borrowed = true;
	}
}
