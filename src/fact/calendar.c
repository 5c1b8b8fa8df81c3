/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the words of a date to days and to EDTF (ISO 8601-2:2019). What the words leave open is
 * taken from the day of the dispatch, and left open where that is not known:
 *
 *     lundi, past tense      the last Monday, not after the dispatch
 *     6 janvier              the nearest one, or the last, or the next, as the tense has it
 *     la semaine dernière    2022-W01
 *     les années 2000        200X
 */
#include "fact/calendar.h"

#include <stdio.h>
#include <string.h>

enum { WEEK = 7, EDTF_SEASON = 20, EDTF_QUARTER = 32, EDTF_HALF = 39 };

static void put(struct date *date, int32_t first, int32_t last)
{
	date->first = first;
	date->last = last;
}

void calendar_write_day(int32_t day, char *text, size_t size)
{
	unsigned month, of_month;
	int year;

	day_split(day, &year, &month, &of_month);
	snprintf(text, size, "%04d-%02u-%02u", year % 10000, month % 100, of_month % 100);
}

static void set_days(struct date *date, int32_t first, int32_t last)
{
	int year, year_last;
	unsigned month, day, month_last, day_last;

	day_split(first, &year, &month, &day);
	day_split(last, &year_last, &month_last, &day_last);
	put(date, first, last);
	if (first == last)
		snprintf(date->edtf, sizeof date->edtf, "%04d-%02u-%02u", year % 10000, month % 100,
			day % 100);
	else
		snprintf(date->edtf, sizeof date->edtf, "%04d-%02u-%02u/%04d-%02u-%02u",
			year % 10000, month % 100, day % 100, year_last % 10000, month_last % 100,
			day_last % 100);
}

static int32_t month_end(int year, unsigned month)
{
	return (month == 12 ? day_of(year + 1, 1, 1) : day_of(year, month + 1, 1)) - 1;
}

static void set_months(struct date *date, int year, unsigned first, unsigned last)
{
	put(date, day_of(year, first, 1), month_end(year, last));
}

static void set_month(struct date *date, int year, unsigned month)
{
	set_months(date, year, month, month);
	snprintf(date->edtf, sizeof date->edtf, "%04d-%02u", year % 10000, month % 100);
}

static void set_years(struct date *date, int first, int last)
{
	put(date, day_of(first, 1, 1), day_of(last, 12, 31));
	if (date->granularity == GRANULARITY_DECADE)
		snprintf(date->edtf, sizeof date->edtf, "%03dX", first / 10 % 1000);
	else if (date->granularity == GRANULARITY_CENTURY)
		snprintf(date->edtf, sizeof date->edtf, "%02dXX", first / 100 % 100);
	else if (first == last)
		snprintf(date->edtf, sizeof date->edtf, "%04d", first % 10000);
	else
		snprintf(date->edtf, sizeof date->edtf, "%04d/%04d", first % 10000, last % 10000);
}

/* The week's Thursday lies in its year. */
static void set_week(struct date *date, int32_t any)
{
	int32_t monday = any - (int32_t)(day_weekday(any) - 1);
	unsigned month, day;
	int year;

	day_split(monday + 3, &year, &month, &day);
	put(date, monday, monday + WEEK - 1);
	snprintf(date->edtf, sizeof date->edtf, "%04d-W%02d", year % 10000,
		(int)((monday + 3 - day_of(year, 1, 1)) / WEEK + 1) % 100);
}

static void set_part_of_year(struct date *date, const struct parts *parts, int year)
{
	int code;

	if (parts->season) {
		code = EDTF_SEASON + parts->season;
		put(date, day_of(year, parts->season * 3, 1),
			parts->season == 4 ? month_end(year + 1, 2)
					   : month_end(year, parts->season * 3 + 2));
	} else if (parts->quarter) {
		code = EDTF_QUARTER + parts->quarter;
		set_months(date, year, parts->quarter * 3 - 2, parts->quarter * 3);
	} else {
		code = EDTF_HALF + parts->half;
		set_months(date, year, parts->half * 6 - 5, parts->half * 6);
	}
	snprintf(date->edtf, sizeof date->edtf, "%04d-%02d", year % 10000, code);
}

static int32_t weekday_near(unsigned weekday, int32_t base, enum toward toward)
{
	int32_t back = (int32_t)(day_weekday(base) + WEEK - weekday) % WEEK,
		ahead = (WEEK - back) % WEEK;

	switch (toward) {
	case TOWARD_BEFORE:
		return base - (back ? back : WEEK);
	case TOWARD_AFTER:
		return base + (ahead ? ahead : WEEK);
	case TOWARD_FUTURE:
		return base + ahead;
	case TOWARD_NEXT:
		return ahead == 1 ? base + 1 : base - back;
	default:
		return base - back;
	}
}

static bool exists(int year, unsigned month, unsigned day)
{
	return month >= 1 && month <= 12 && day >= 1 &&
	       day_of(year, month, day) <= month_end(year, month);
}

/* The month that a part of the year begins with. */
static unsigned told_month(const struct parts *parts)
{
	if (parts->quarter)
		return parts->quarter * 3u - 2;
	if (parts->half)
		return parts->half * 6u - 5;
	return parts->season ? parts->season * 3u : parts->month;
}

/* How many days a span goes on after its first: "du 8 au 12 janvier". */
static int32_t span_of(const struct parts *parts)
{
	return parts->day_last > parts->day ? parts->day_last - parts->day : 0;
}

/* "Friday 22 September", where the 22nd of these days is a Saturday: the weekday is the slip, and
 * not the year. 0: none is near. */
static int year_of_slip(const struct parts *parts, int32_t base)
{
	enum { NEAR = 10 };
	unsigned month, day;
	int32_t there;
	int year, at;

	if (!parts->weekday || !parts->day)
		return 0;
	day_split(base, &year, &month, &day);
	for (at = year - 1; at <= year + 1; at++) {
		if (!exists(at, parts->month, parts->day))
			continue;
		there = day_of(at, parts->month, parts->day);
		if (there > base - NEAR && there < base + NEAR)
			return at;
	}
	return 0;
}

/* The year in which month (and day) come nearest in the wanted direction. */
static int year_for(const struct parts *parts, int32_t base)
{
	unsigned month, day, wanted = parts->day ? parts->day : 15, told = told_month(parts);
	int32_t there, far, best = INT32_MAX;
	int year, found = 0, at;

	found = year_of_slip(parts, base);
	if (found)
		return found;
	day_split(base, &year, &month, &day);
	for (at = year - 1; at <= year + 1; at++) {
		if (parts->day && !exists(at, told, parts->day))
			continue;
		there = day_of(at, told, wanted);
		if (parts->weekday && day_weekday(there) != parts->weekday)
			continue;
		if (!parts->day && at == year && told == month)
			there = base;
		if ((parts->toward == TOWARD_PAST || parts->toward == TOWARD_BEFORE) &&
			there > base)
			continue;
		if ((parts->toward == TOWARD_FUTURE || parts->toward == TOWARD_AFTER) &&
			there + span_of(parts) < base)
			continue;
		far = there > base ? there - base : base - there;
		if (far < best) {
			best = far;
			found = at;
		}
	}
	return found;
}

static void resolve_relative(const struct parts *parts, int32_t base, struct date *date)
{
	unsigned month, day;
	int year, months;

	day_split(base, &year, &month, &day);
	switch (parts->granularity) {
	case GRANULARITY_DAY:
		if (parts->weekend) {
			base += 6 - (int32_t)day_weekday(base) + WEEK * parts->offset;
			set_days(date, base, base + 1);
		} else {
			set_days(date, base + parts->offset, base + parts->offset);
		}
		break;
	case GRANULARITY_WEEK:
		set_week(date, base + WEEK * parts->offset);
		break;
	case GRANULARITY_MONTH:
		if (parts->month) { /* of this year */
			set_month(date, year, parts->month);
			break;
		}
		months = year * 12 + (int)month - 1 + parts->offset;
		set_month(date, months / 12, (unsigned)months % 12 + 1);
		break;
	case GRANULARITY_QUARTER:
		month = (month - 1) / 3 + 4 + (unsigned)parts->offset;
		set_part_of_year(date, &(struct parts){ .quarter = (uint8_t)(month % 4 + 1) },
			year - 1 + (int)month / 4);
		break;
	case GRANULARITY_SEASON:
		set_part_of_year(date, parts, year + parts->offset);
		break;
	default:
		set_years(date, year + parts->offset, year + parts->offset);
		break;
	}
}

static void resolve_named(const struct parts *parts, int year, struct date *date)
{
	int32_t first;

	if (parts->season || parts->quarter || parts->half) {
		set_part_of_year(date, parts, year);
	} else if (parts->month && parts->day) {
		if (!exists(year, parts->month, parts->day))
			return;
		first = day_of(year, parts->month, parts->day);
		set_days(date, first,
			parts->day_last > parts->day && exists(year, parts->month, parts->day_last)
				? first + parts->day_last - parts->day
				: first);
	} else if (parts->month) {
		set_month(date, year, parts->month);
	} else {
		set_years(date, year, parts->year_last ? parts->year_last : year);
	}
}

void calendar_resolve(const struct parts *parts, int32_t base, struct date *date)
{
	int32_t day;
	int year = parts->year;

	date->granularity = parts->granularity;
	date->weekday = parts->weekday;
	date->month = parts->month;
	date->day = parts->day;
	date->night = parts->night;
	date->edtf[0] = '\0';
	put(date, DAY_NONE, DAY_NONE);
	if (year) {
		resolve_named(parts, year, date);
	} else if (base == DAY_NONE) {
		return;
	} else if (parts->relative) {
		resolve_relative(parts, base, date);
	} else if (parts->month || parts->quarter || parts->half || parts->season) {
		year = year_for(parts, base);
		if (year)
			resolve_named(parts, year, date);
	} else if (parts->weekday) {
		day = weekday_near(parts->weekday, base, parts->toward) + parts->offset;
		set_days(date, day, day);
	}
	/* The night that leads to a day begins the day before. */
	if (parts->night && date->first != DAY_NONE && date->first == date->last)
		set_days(date, date->first - 1, date->last);
}
