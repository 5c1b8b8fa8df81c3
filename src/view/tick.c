/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scale with ticks at round numbers, or at days, months and years; as fine as their labels have
 * room. Where the highest value is many times the lowest, the scale is logarithmic: 16 and 8,000
 * can both be told from their neighbours then.
 */
#include "view/chart.h"

#include <math.h>

enum { LABEL_GAP = 2, TICKS_MOST = 200, LOG_FROM = 60 };

int scale_place(const struct scale *scale, double value)
{
	double low = scale->low, high = scale->high, at;

	if (value < low)
		value = low;
	if (value > high)
		value = high;
	if (scale->is_log)
		at = log(value / low) / log(high / low);
	else
		at = (value - low) / (high - low);
	return (int)lround(at * (scale->columns - 1));
}

struct scale scale_make(double low, double high, int columns, bool of_days)
{
	struct scale scale = { low, high, columns, of_days, false };

	scale.is_log = !of_days && low > 0 && high / low >= LOG_FROM;
	return scale;
}

/* A step of ticks: so many days, or so many months. */
struct step {
	double by;
	int months;
};

static const char *say_tick(
	struct view *view, const struct scale *scale, const struct step *step, double value)
{
	if (!scale->of_days)
		return export_say_number(view->brief, value);
	if (step->months == 0)
		return say_short_day(view->brief, (int32_t)value);
	if (step->months % 12 != 0)
		return say_short_month(view->brief, (int32_t)value);
	return say_year(view->brief, (int32_t)value);
}

/* The first of a month, counted from the year 0. */
static double month_start(int month)
{
	int year = month >= 0 ? month / 12 : -((11 - month) / 12);

	return day_of(year, (unsigned)(month - year * 12) + 1, 1);
}

static int month_of(double value)
{
	unsigned month, day;
	int year;

	day_split((int32_t)value, &year, &month, &day);
	return year * 12 + (int)month - 1;
}

/* The i-th tick at or after the lower end. */
static double tick_at(const struct scale *scale, const struct step *step, int i)
{
	int month;

	if (scale->is_log)
		return pow(10, ceil(log10(scale->low) - 1e-9) + i);
	if (step->months == 0)
		return (ceil(scale->low / step->by - 1e-9) + i) * step->by;
	month = month_of(scale->low);
	month -= ((month % step->months) + step->months) % step->months;
	while (month_start(month) < scale->low)
		month += step->months;
	return month_start(month + i * step->months);
}

static struct ticks list_ticks(
	struct view *view, const struct scale *scale, const struct step *step)
{
	struct ticks ticks = { 0 };
	double value;
	int i;

	for (i = 0; i < TICKS_MOST; i++) {
		value = tick_at(scale, step, i);
		if (value > scale->high + 1e-9 * fabs(scale->high))
			break;
		*vec_push(view->brief, &ticks) = (struct tick){ scale_place(scale, value),
			say_tick(view, scale, step, value) };
	}
	return ticks;
}

static bool has_room(const struct ticks *ticks)
{
	uint32_t i;

	if (ticks->n >= TICKS_MOST)
		return false;
	for (i = 1; i < ticks->n; i++)
		if (ticks->at[i].column - ticks->at[i - 1].column <
			draw_width(ticks->at[i - 1].label) + LABEL_GAP)
			return false;
	return true;
}

/* The i-th step, from fine to coarse: 1, 2, 5, 10, ... times the finest that could do. */
static struct step step_at(const struct scale *scale, int i)
{
	static const struct step days[] = { { 1, 0 }, { 2, 0 }, { 5, 0 }, { 10, 0 }, { 0, 1 },
		{ 0, 3 }, { 0, 6 }, { 0, 12 }, { 0, 24 }, { 0, 60 }, { 0, 120 }, { 0, 240 },
		{ 0, 600 }, { 0, 1200 } };
	static const double factors[] = { 1, 2, 5 };
	const int n = sizeof days / sizeof *days;
	double finest;

	if (scale->of_days)
		return days[i < n ? i : n - 1];
	finest = pow(10, floor(log10((scale->high - scale->low) / scale->columns)));
	return (struct step){ factors[i % 3] * finest * pow(10, i / 3), 0 };
}

struct ticks scale_ticks(struct view *view, const struct scale *scale)
{
	enum { STEPS = 14 };
	struct ticks ticks = { 0 };
	struct step step;
	int i;

	for (i = 0; i < STEPS; i++) {
		step = step_at(scale, i);
		ticks = list_ticks(view, scale, &step);
		if (has_room(&ticks))
			break;
	}
	return ticks;
}
