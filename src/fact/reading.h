/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact/ alone: a quantity while its words are read. */
#ifndef FACT_READING_H
#define FACT_READING_H

#include "fact/finder.h"

struct reading {
	enum relation relation;
	bool loosened; /* a modifier stands before */
	bool several;  /* "plusieurs", with a noun that is a number */
	bool many;     /* "des", likewise */
	bool range;
	bool apart;	   /* two numbers told as a range: this is the first of them */
	const char *joint; /* of a range whose first end has its unit: what joins the other */
	struct numeral numeral;
	double high; /* the other end of a range */
	const char *unit, *currency;
	bool dollars; /* of no country that is told */
	uint32_t unit_at;
	uint32_t last;
};

/* range.c: the number, or both ends of a range, from token at on, with the currency before; false:
 * none. "9 habitants sur 10": where the noun ends at last, a ratio is taken. */
bool reading_numbers(const struct finder *finder, uint32_t at, struct reading *reading);
bool reading_ratio_behind(const struct finder *finder, uint32_t last, struct reading *reading);
bool reading_changes(const struct finder *finder, uint32_t at); /* "rose" before */
bool reading_month_next(const struct finder *finder, uint32_t at);

/* coin.c: settles a sum whose number and currency are read. */
void coin_settle(const struct finder *finder, struct reading *reading);

/* pounds.c: n tokens of pounds, sterling or weighed, at the token behind the number, where a word
 * that is more often another says so; whether those read as money from first on weigh. */
uint32_t pounds_read(const struct finder *finder, uint32_t at, struct reading *reading);
bool pounds_weigh(const struct finder *finder, uint32_t first, const struct reading *reading);

/* age.c: whether years from first to last are an age; whether a number without any is one; the
 * token after "years old", "-year-old", or at. */
bool age_measured(
	const struct finder *finder, uint32_t first, uint32_t last, const struct reading *reading);
bool age_bare(const struct finder *finder, uint32_t i, const struct reading *reading);
uint32_t age_old(const struct finder *finder, uint32_t at);
bool age_of_span(const struct finder *finder, uint32_t last);

#endif
