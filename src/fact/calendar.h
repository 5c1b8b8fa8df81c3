/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact/ alone: what the words of a date say, and the days they stand for. */
#ifndef FACT_CALENDAR_H
#define FACT_CALENDAR_H

#include "fact/finder.h"

/* Which of the many days of a name is meant. */
enum toward {
	TOWARD_NEAREST,
	TOWARD_PAST,   /* the last one, perhaps this day */
	TOWARD_FUTURE, /* the next one, perhaps this day */
	TOWARD_BEFORE, /* "lundi dernier": the last one, not this day */
	TOWARD_AFTER,  /* "lundi prochain" */
	TOWARD_NEXT,   /* the last one, unless tomorrow bears its name */
};

/* What the words say; 0 where they are silent. */
struct parts {
	enum granularity granularity;
	int year, year_last;		       /* "2016-2017" */
	uint8_t weekday, month, day, day_last; /* "10 et 11 janvier" */
	uint8_t season, quarter, half;	       /* from 1 */
	bool relative;	    /* so many of its granularity away from the day of the dispatch */
	bool night;	    /* the night that leads to the day */
	bool weekend, same; /* "le week-end dernier"; "la veille": from the day told before */
	int offset; /* of a weekday: days after the next that bears its name */
	enum toward toward;
	uint32_t last; /* token after it */
};

/* shape.c: the date that begins at token i; the token after it, or 0. */
uint32_t shape_read(const struct finder *finder, uint32_t i, struct parts *parts);

/* clock.c: the hour that begins at token i, into the clock of the date; the token after it, or 0.
 */
uint32_t hour_read(const struct finder *finder, uint32_t i, struct date *date);
/* "6 a.m. (0400 GMT)": the zone of an hour, by the same moment in another. */
void hour_take_zone(struct date *date, const struct date *other);

/* The days and the EDTF form, as far as they can be known from a day (DAY_NONE: none). */
void calendar_resolve(const struct parts *parts, int32_t base, struct date *date);

/* "2022-01-10" */
void calendar_write_day(int32_t day, char *text, size_t size);

#endif
