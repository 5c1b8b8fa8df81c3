/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values in the reader's words. The notation of numbers is the translator's, not the C library's: a
 * locale that is not installed, or an LC_NUMERIC of its own, must not change what is on paper.
 */
#include "export/export.h"
#include "export/unit.h"
#include "speak.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NAME_COLUMNS = 40 };

static const char *const months[] = { "", N_("January"), N_("February"), N_("March"), N_("April"),
	N_("May"), N_("June"), N_("July"), N_("August"), N_("September"), N_("October"),
	N_("November"), N_("December") };

static const char *const weekdays[] = { "", N_("Monday"), N_("Tuesday"), N_("Wednesday"),
	N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday") };

static const char *const relations[RELATIONS] = {
	[RELATION_EXACTLY] = "%s",
	[RELATION_MORE_THAN] = N_("more than %s"),
	[RELATION_AT_LEAST] = N_("at least %s"),
	[RELATION_LESS_THAN] = N_("less than %s"),
	[RELATION_AT_MOST] = N_("at most %s"),
	[RELATION_ABOUT] = N_("about %s"),
	[RELATION_NEARLY] = N_("nearly %s"),
	[RELATION_ORDER] = N_("in the order of %s"),
	[RELATION_UNKNOWN] = N_("not known yet"),
};

/* Orders of magnitude, said as such, and some of them. */
static const struct {
	double number;
	const char *words, *several;
} orders[] = {
	{ 10, N_("dozens"), N_("several dozen") },
	{ 12, N_("dozens"), N_("several dozen") },
	{ 20, N_("scores"), N_("several scores") },
	{ 100, N_("hundreds"), N_("several hundred") },
	{ 1e3, N_("thousands"), N_("several thousand") },
	{ 1e4, N_("tens of thousands"), N_("several tens of thousands") },
	{ 1e5, N_("hundreds of thousands"), N_("several hundred thousand") },
	{ 1e6, N_("millions"), N_("several million") },
	{ 1e7, N_("tens of millions"), N_("several tens of millions") },
	{ 1e8, N_("hundreds of millions"), N_("several hundred million") },
	{ 1e9, N_("billions"), N_("several billion") },
	{ 1e10, N_("tens of billions"), N_("several tens of billions") },
	{ 1e11, N_("hundreds of billions"), N_("several hundred billion") },
	{ 1e12, N_("trillions"), N_("several trillion") },
};

/* The translator's notation, read off a number that he wrote: what parts 1 from 2 and 4 from 5. */
static void notation(struct bytes *group, struct bytes *decimal)
{
	/* TRANSLATORS: this very number as your language writes it; its marks are used for all
	 * numbers. */
	const char *sample = _("1,234.5");
	const char *two = strchr(sample, '2'), *four = strchr(sample, '4'),
		   *five = strchr(sample, '5');

	*group = (struct bytes){ ",", 1 };
	*decimal = (struct bytes){ ".", 1 };
	if (*sample != '1' || !two || !four || !five || five < four)
		return;
	*group = (struct bytes){ sample + 1, (size_t)(two - sample) - 1 };
	*decimal = (struct bytes){ four + 1, (size_t)(five - four) - 1 };
}

static void add_grouped(struct buf *buf, const char *digits, struct bytes group)
{
	size_t n = strlen(digits), i;

	for (i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0)
			buf_add(buf, group.at, group.n);
		buf_char(buf, digits[i]);
	}
}

/* The fraction in millionths, without the noughts at its end. */
static void add_fraction(struct buf *buf, uint32_t millionths, struct bytes decimal)
{
	char digits[16];
	size_t n = 6;

	if (!millionths)
		return;
	snprintf(digits, sizeof digits, "%06u", millionths);
	while (digits[n - 1] == '0')
		n--;
	buf_add(buf, decimal.at, decimal.n);
	buf_add(buf, digits, n);
}

const char *export_say_number(struct arena *arena, double number)
{
	struct buf buf = buf_new(arena);
	struct bytes group, decimal;
	double size = fabs(number), whole = floor(size);
	uint32_t millionths = 0;
	char digits[400]; /* a double has 309 before its point */

	if (!isfinite(number))
		return isnan(number) ? "" : number < 0 ? "-∞" : "∞";
	if (size < 1e9)
		millionths = (uint32_t)lround((size - whole) * 1e6);
	if (millionths == 1000000) {
		whole++;
		millionths = 0;
	}
	notation(&group, &decimal);
	snprintf(digits, sizeof digits, "%.0f", whole);
	if (number < 0)
		buf_char(&buf, '-');
	add_grouped(&buf, digits, group);
	add_fraction(&buf, millionths, decimal);
	return buf.at;
}

/* Millions and billions in words where three decimals of them say it all: 4.912 billion, but
 * 4,912,345,678. */
static const char *say_large(struct arena *arena, double number)
{
	double size = fabs(number), scale = size >= 1e9 ? 1e9 : 1e6,
	       thousandths = size / scale * 1e3;
	const char *words;

	if (size < 1e6 || !isfinite(number) || fabs(thousandths - round(thousandths)) > 1e-9)
		return export_say_number(arena, number);
	words = scale == 1e9 ? ngettext("%s billion", "%s billion",
				       (unsigned long)fmin(size / scale, 1e9))
			     : ngettext("%s million", "%s million", (unsigned long)(size / scale));
	return arena_format(
		arena, words, export_say_number(arena, round(number / scale * 1e3) / 1e3));
}

/* 2/3, where a small denominator tells it; else the number. */
static const char *say_fraction(struct arena *arena, double number)
{
	int below;

	for (below = 2; below <= 12; below++) {
		double above = number * below;

		if (above > 0.5 && fabs(above - round(above)) < 1e-3)
			return arena_format(arena, "%d/%d", (int)lround(above), below);
	}
	return export_say_number(arena, number);
}

static const char *say_with_unit(struct arena *arena, double number, const char *unit)
{
	const char *amount = say_large(arena, number);

	return *unit ? unit_say(arena, unit, amount, number) : amount;
}

static const char *say_amount(struct arena *arena, const struct quantity *quantity, double number)
{
	switch (quantity->measure) {
	case MEASURE_PERCENT:
		return *quantity->unit && strcmp(quantity->unit, "percent")
			       ? say_with_unit(arena, number, quantity->unit)
			       : arena_format(arena, _("%s%%"), export_say_number(arena, number));
	case MEASURE_FRACTION:
		return say_fraction(arena, number);
	case MEASURE_SCORE:
		return arena_format(arena, "%s-%s", export_say_number(arena, quantity->high),
			export_say_number(arena, quantity->low));
	case MEASURE_AGE:
		return say_with_unit(arena, number, "year");
	default:
		return say_with_unit(arena, number, quantity->unit ? quantity->unit : "");
	}
}

bool export_is_interval(const struct quantity *quantity)
{
	return quantity->relation == RELATION_ORDER ||
	       (quantity->relation == RELATION_ABOUT && quantity->low >= quantity->number &&
		       quantity->high > quantity->low);
}

/* The unit without a number: "kilometres". */
static const char *say_unit(struct arena *arena, const struct quantity *quantity)
{
	const char *words = unit_say(arena, quantity->unit, "", quantity->high);

	return words + strspn(words, " ");
}

/*
 * What is told as an interval, whose number is its foot or below it: "hundreds", "several hundred",
 * "between 12 and 15". NULL: the language has no word for it.
 */
static const char *say_interval(struct arena *arena, const struct quantity *quantity)
{
	size_t i;

	if (quantity->low == quantity->number)
		/* TRANSLATORS: a quantity: between 12 and 15 */
		return arena_format(arena, _("between %1$s and %2$s"),
			say_large(arena, quantity->low),
			say_amount(arena, quantity, quantity->high));
	for (i = 0; i < sizeof orders / sizeof *orders; i++)
		if (orders[i].number == quantity->number) {
			const char *words =
				_(quantity->relation == RELATION_ORDER ? orders[i].words
								       : orders[i].several);

			return *quantity->unit ? arena_format(arena, "%s (%s)", words,
							 say_unit(arena, quantity))
					       : words;
		}
	return NULL;
}

/* "85 dollars" -> "85 dollars per barrel", "120" -> "120 per 100,000 people" */
static const char *say_rate(
	struct arena *arena, const struct quantity *quantity, const char *amount)
{
	double number = quantity->per_number > 0 ? quantity->per_number : 1;
	const char *per = quantity->per_number > 0 ? export_say_number(arena, number) : "";

	if (!quantity->per)
		return amount;
	per = unit_say(arena, quantity->per, per, number);
	/* TRANSLATORS: a rate: 20 dollars per person, 120 per 100,000 people */
	return arena_format(arena, _("%1$s per %2$s"), amount, per + strspn(per, " "));
}

static const char *say_quantity(struct arena *arena, const struct quantity *quantity)
{
	const char *words = NULL;

	if (quantity->relation == RELATION_UNKNOWN)
		return _(relations[RELATION_UNKNOWN]);
	if (export_is_interval(quantity))
		words = say_interval(arena, quantity);
	if (!words)
		words = arena_format(arena, _(relations[quantity->relation]),
			say_amount(arena, quantity, quantity->number));
	return say_rate(arena, quantity, words);
}

const char *export_say_day(struct arena *arena, int32_t day)
{
	int year;
	unsigned month, date;
	const char *format;

	day_split(day, &year, &month, &date);
	/* TRANSLATORS: a day: 10 January 2022. The forms are chosen by the day: French has "1er".
	 */
	format = ngettext("%1$u %2$s %3$d", "%1$u %2$s %3$d", date);
	return arena_format(arena, format, date, _(months[month]), year);
}

/* A date that its dispatch does not place in a year: what the words alone say; NULL: nothing. */
static const char *say_loose_date(struct arena *arena, const struct date *date)
{
	const char *format;

	if (date->month && date->month <= 12 && date->day) {
		/* TRANSLATORS: a day without a year, in the same way: 10 January */
		format = ngettext("%1$u %2$s", "%1$u %2$s", date->day);
		return arena_format(arena, format, (unsigned)date->day, _(months[date->month]));
	}
	if (date->month && date->month <= 12)
		return _(months[date->month]);
	if (date->weekday && date->weekday <= 7)
		return _(weekdays[date->weekday]);
	return NULL;
}

/* Whether the date is a stretch of so many whole months. */
static bool is_months(const struct date *date, int count)
{
	unsigned month, day;
	int year, past;

	day_split(date->first, &year, &month, &day);
	past = year * 12 + (int)month - 1 + count;
	return day == 1 && day_of(past / 12, (unsigned)(past % 12) + 1, 1) == date->last + 1;
}

static const char *say_date(struct arena *arena, const struct date *date)
{
	unsigned month, day;
	int year;

	if (date->granularity == GRANULARITY_TIME)
		return NULL; /* as the dispatch tells it */
	if (date->first == DAY_NONE || date->last == DAY_NONE)
		return say_loose_date(arena, date);
	if (date->first == date->last)
		return export_say_day(arena, date->first);
	day_split(date->first, &year, &month, &day);
	if (date->granularity == GRANULARITY_WEEK && date->last == date->first + 6)
		return arena_format(arena, _("the week of %s"), export_say_day(arena, date->first));
	if (date->granularity == GRANULARITY_MONTH && is_months(date, 1))
		/* TRANSLATORS: a month: January 2022 */
		return arena_format(arena, _("%1$s %2$d"), _(months[month]), year);
	if (date->granularity == GRANULARITY_YEAR && is_months(date, 12))
		return arena_format(arena, "%d", year);
	if (date->granularity == GRANULARITY_DECADE && is_months(date, 120))
		/* TRANSLATORS: a decade: the 1990s */
		return arena_format(arena, _("the %ds"), year);
	/* TRANSLATORS: from one day to another */
	return arena_format(arena, _("%1$s to %2$s"), export_say_day(arena, date->first),
		export_say_day(arena, date->last));
}

const char *export_say_value(
	struct arena *arena, const struct dispatch *dispatch, const struct mention *mention)
{
	const char *words = NULL;
	struct bytes own = bytes_of(dispatch->text, mention->span);

	if (mention->kind == FACT_QUANTITY)
		words = say_quantity(arena, &mention->quantity);
	else if (mention->kind == FACT_DATE)
		words = say_date(arena, &mention->date);
	return words ? words : text_make_safe(arena, own.at, own.n);
}

const char *export_say_dispatch(struct arena *arena, const struct dispatch *dispatch)
{
	const char *name = dispatch->outlet, *slash;
	char *safe;
	size_t fits, gap;

	if (!name || !*name)
		name = dispatch->title;
	if (!name || !*name) {
		slash = strrchr(dispatch->path, '/');
		name = slash && slash[1] ? slash + 1 : dispatch->path;
	}
	safe = text_make_safe(arena, name, strlen(name));
	if (text_columns(safe, strlen(safe)) <= NAME_COLUMNS)
		return safe;
	fits = text_fit(safe, strlen(safe), NAME_COLUMNS - 1);
	gap = fits;
	while (gap && safe[gap] != ' ')
		gap--;
	fits = gap * 2 > fits
		       ? gap
		       : fits; /* a word at the end is left out rather than cut, unless it is all */
	return arena_format(arena, "%.*s…", (int)fits, safe);
}

const char *export_say_matter(struct arena *arena, const struct analysis *analysis)
{
	const struct dispatch *dispatch;
	const char *matter = NULL;
	uint32_t i;

	for (i = 0; i < analysis->n; i++) {
		dispatch = analysis->dispatches[i];
		if (dispatch->place && dispatch->first_day != DAY_NONE &&
			dispatch->first_day == dispatch->last_day)
			return arena_format(arena, "%s, %s",
				text_make_safe(arena, dispatch->place, strlen(dispatch->place)),
				export_say_day(arena, dispatch->first_day));
		if (!matter && dispatch->title)
			matter = dispatch->title;
	}
	return matter ? text_make_safe(arena, matter, strlen(matter)) : NULL;
}

static const char *translate(const char *words)
{
	return gettext(words);
}

const char *export_say_fault(struct arena *arena, const struct fault *fault)
{
	const char *line = fault_say(arena, fault, translate);

	return text_make_safe(arena, line, strlen(line));
}
