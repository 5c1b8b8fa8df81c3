/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates and times as mentions: which of the days that bear a name is meant, by the tense of the
 * clause, and the event that is dated.
 */
#include "fact/calendar.h"

/* The days on which the dispatch may have been sent: one, or a few where they are borrowed. */
struct base {
	int32_t first, last; /* DAY_NONE: not known */
};

static struct base base_of(const struct finder *finder)
{
	enum { FEW = 2 };
	const struct dispatch *dispatch = finder->dispatch;

	if (dispatch->first_day == DAY_NONE || dispatch->last_day - dispatch->first_day > FEW)
		return (struct base){ DAY_NONE, DAY_NONE };
	return (struct base){ dispatch->first_day, dispatch->last_day };
}

/* The last day told before, for "la veille" and "le même jour". */
static struct base day_before(const struct finder *finder)
{
	uint32_t i;

	for (i = finder->mentions.n; i; i--)
		if (finder->mentions.at[i - 1].kind == FACT_DATE &&
			finder->mentions.at[i - 1].date.granularity == GRANULARITY_DAY)
			return (struct base){ finder->mentions.at[i - 1].date.first,
				finder->mentions.at[i - 1].date.first };
	return base_of(finder);
}

/* What the words mean on each of the days; left open where that is not one and the same. */
static void resolve(const struct parts *parts, struct base base, struct date *date)
{
	struct date other;

	calendar_resolve(parts, base.first, date);
	if (base.first == base.last)
		return;
	other = *date;
	calendar_resolve(parts, base.last, &other);
	if (other.first != date->first || other.last != date->last)
		calendar_resolve(parts, DAY_NONE, date);
}

static bool is_in_dateline(const struct finder *finder, struct span span)
{
	return span_length(finder->dispatch->dateline) &&
	       span_overlaps(finder->dispatch->dateline, span);
}

static enum toward toward_of_tense(
	const struct finder *finder, const struct mention *mention, const struct parts *parts)
{
	enum tense tense = clause_tense(finder, mention->clause, mention->tokens);

	if (tense == TENSE_FUTURE ||
		(parts->weekday && peek_before(finder, mention->tokens.first, "for-day", NULL)))
		return TOWARD_FUTURE;
	if (tense == TENSE_NONE && (parts->quarter || parts->half))
		return TOWARD_PAST;
	if (tense == TENSE_PAST &&
		!(parts->day && peek_before(finder, mention->tokens.first, "until", NULL)))
		return TOWARD_PAST;
	return TOWARD_NEAREST;
}

static void fill(
	const struct finder *finder, struct parts *parts, struct base base, struct mention *mention)
{
	struct date *date = &mention->date;
	uint32_t verb;

	date->clock = CLOCK_NONE;
	date->zone = ZONE_NONE;
	if (parts->toward == TOWARD_NEAREST && !is_in_dateline(finder, mention->span))
		parts->toward = toward_of_tense(finder, mention, parts);
	resolve(parts, base, date);
	date->borrowed = finder->dispatch->date_borrowed && !parts->year && date->first != DAY_NONE;
	date->event = clause_event(finder, mention->clause, mention->tokens);
	verb = clause_verb(finder, mention->clause, mention->tokens);
	date->verb = verb ? peek_stem(finder, verb - 1) : 0;
}

/* "la semaine dernière" is shown whole, "le 10 janvier" without its article. */
static bool begins_with_article(const struct parts *parts)
{
	return parts->relative;
}

/* "lundi à 15h00": the hour belongs to the day before it, with small words between. */
static struct mention *day_of_hour(const struct finder *finder, uint32_t i)
{
	struct mention *last =
		finder->mentions.n ? &finder->mentions.at[finder->mentions.n - 1] : NULL;
	uint32_t at;

	if (!last || last->kind != FACT_DATE || last->sentence != finder->sentence_at ||
		i > last->tokens.last + 3)
		return NULL;
	for (at = last->tokens.last; at < i; at++)
		if (peek_sign(finder, at) != ',' &&
			!(peek_word(finder, at) && peek_stop(finder, at)))
			return NULL;
	return last;
}

/* "6 a.m. (0400 GMT)": the hour before tells the same. */
static struct mention *hour_before_bracket(const struct finder *finder, uint32_t i)
{
	struct mention *last =
		finder->mentions.n ? &finder->mentions.at[finder->mentions.n - 1] : NULL;

	return last && last->kind == FACT_DATE && last->date.clock != CLOCK_NONE &&
			       i > finder->sentence.first && peek_sign(finder, i - 1) == '(' &&
			       last->tokens.last + 1 >= i - 2
		       ? last
		       : NULL;
}

static void copy_hour(struct date *date, const struct date *hour)
{
	date->clock = hour->clock;
	date->clock_first = hour->clock_first;
	date->clock_last = hour->clock_last;
	date->half_open = hour->half_open;
	date->zone = hour->zone;
	date->elsewhere = hour->elsewhere;
}

/* "(0400 GMT)", "(00:20 GMT Thursday)": the token after the bracket that closes, 0: none near. */
static uint32_t bracket_end(const struct finder *finder, uint32_t at)
{
	enum { FAR = 5 };
	uint32_t i;

	for (i = at; i < at + FAR && peek_inside(finder, i); i++)
		if (peek_sign(finder, i) == ')')
			return i + 1;
	return 0;
}

static void stretch(const struct finder *finder, struct mention *mention, uint32_t last)
{
	mention->tokens.last = last;
	mention->span.end = peek_token(finder, last - 1)->span.end;
}

uint32_t time_find(struct finder *finder, uint32_t i)
{
	struct parts parts = { .granularity = GRANULARITY_TIME };
	struct date hour;
	uint32_t last = hour_read(finder, i, &hour), end;
	struct mention *day;

	if (!last)
		return 0;
	day = hour_before_bracket(finder, i);
	end = day ? bracket_end(finder, last) : 0;
	if (end) {
		stretch(finder, day, end);
		hour_take_zone(&day->date, &hour);
		return end;
	}
	day = day_of_hour(finder, i);
	if (day) {
		stretch(finder, day, last);
	} else {
		day = mention_add(finder, FACT_DATE, (struct range){ i, last });
		fill(finder, &parts, (struct base){ DAY_NONE, DAY_NONE }, day);
	}
	copy_hour(&day->date, &hour);
	return last;
}

uint32_t date_find(struct finder *finder, uint32_t i)
{
	struct parts parts;
	uint32_t last = shape_read(finder, i, &parts), first;
	struct base base;

	if (!last)
		return 0;
	first = i > finder->sentence.first &&
				peek_grammar(finder, i - 1,
					begins_with_article(&parts) ? "span" : "this") == 1
			? i - 1
			: i;
	base = parts.same ? day_before(finder) : base_of(finder);
	fill(finder, &parts, base, mention_add(finder, FACT_DATE, (struct range){ first, last }));
	return last;
}
