/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates and times as mentions: which of the days that bear a name is meant, by the tense of the
 * clause, and the event that is dated. A day and its hour are two mentions, since one dispatch
 * tells both and the next but one of them: the hour knows its day.
 *
 *     lundi | à 15h00        3 p.m. | Monday        la nuit de samedi à dimanche
 */
#include "fact/calendar.h"

#include <stdio.h>
#include <string.h>

/* The days on which the dispatch may have been sent: one, or a few where they are borrowed. */
struct base {
	int32_t first, last; /* DAY_NONE: not known */
};

static struct base base_of(const struct finder *finder, const struct parts *parts)
{
	enum { FEW = 2 };
	const struct dispatch *dispatch = finder->dispatch;

	if (dispatch->first_day == DAY_NONE && parts->day && parts->month)
		return (struct base){ dispatch->near_first, dispatch->near_last };
	if (dispatch->first_day == DAY_NONE || dispatch->last_day - dispatch->first_day > FEW)
		return (struct base){ DAY_NONE, DAY_NONE };
	return (struct base){ dispatch->first_day, dispatch->last_day };
}

/* "Today" is told from where the dispatch stands, and nobody calls its eve "the day before". */
static bool is_of_calendar(const struct mention *mention)
{
	return mention->kind == FACT_DATE && mention->date.granularity == GRANULARITY_DAY &&
	       (mention->date.weekday || mention->date.day);
}

/* The last day told before, for "la veille" and "le même jour". */
static struct base day_before(const struct finder *finder, const struct parts *parts)
{
	uint32_t i;

	for (i = finder->mentions.n; i; i--)
		if (is_of_calendar(&finder->mentions.at[i - 1]))
			return (struct base){ finder->mentions.at[i - 1].date.first,
				finder->mentions.at[i - 1].date.first };
	return base_of(finder, parts);
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

/* "For Sunday's vigil" is of a vigil gone by or to come, as the verb tells. */
static bool is_genitive(const struct finder *finder, uint32_t i)
{
	const char *text;

	if (!peek_word(finder, i) || !peek_glued(finder, i))
		return false;
	text = finder->text + peek_token(finder, i)->span.start;
	return *text == '\'' || !strncmp(text, "\xe2\x80\x99", 3);
}

/* "Decreed a day of mourning on Monday", "announced the opening from Tuesday": the day may be that
 * of what was decreed; right behind the verb it is that of the deed. */
static bool sets_day(const struct finder *finder, const struct mention *mention)
{
	enum { RIGHT_BEHIND = 2 };
	uint32_t verb = clause_verb(finder, mention->clause, mention->tokens);
	struct senses senses;

	return verb && verb + RIGHT_BEHIND <= mention->tokens.first &&
	       (peek_senses(finder, verb - 1, 1u << LANG_SAYING, &senses) ||
		       peek_grammar(finder, verb - 1, "sets-day"));
}

static enum toward toward_of_tense(
	const struct finder *finder, const struct mention *mention, const struct parts *parts)
{
	enum tense tense = clause_tense(finder, mention->clause, mention->tokens);

	if (peek_before(finder, mention->tokens.first, "since-then", NULL))
		return TOWARD_PAST;
	if (parts->day && clause_done_aside(finder, mention->clause, mention->tokens))
		return TOWARD_PAST;
	if (tense == TENSE_FUTURE ||
		(parts->weekday && !is_genitive(finder, mention->tokens.last) &&
			peek_before(finder, mention->tokens.first, "for-day", NULL)))
		return TOWARD_FUTURE;
	if (tense == TENSE_NONE && (parts->quarter || parts->half))
		return TOWARD_PAST;
	if (tense == TENSE_PAST && parts->weekday && !parts->day && sets_day(finder, mention))
		return TOWARD_NEXT;
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
	date->borrowed = (finder->dispatch->date_borrowed ||
				 finder->dispatch->first_day == DAY_NONE) &&
			 !parts->year && date->first != DAY_NONE;
	date->event = clause_event(finder, mention->clause, mention->tokens);
	verb = clause_verb(finder, mention->clause, mention->tokens);
	date->verb = verb ? peek_stem(finder, verb - 1) : 0;
}

/* "la semaine dernière" is shown whole, "le 10 janvier" without its article. */
static bool begins_with_article(const struct parts *parts)
{
	return parts->relative;
}

static struct mention *last_mention(const struct finder *finder)
{
	return finder->mentions.n ? &finder->mentions.at[finder->mentions.n - 1] : NULL;
}

static bool is_time(const struct mention *mention)
{
	return mention->kind == FACT_DATE && mention->date.granularity == GRANULARITY_TIME;
}

/* No hour of the day is told of a night before it. */
static bool is_by_night(int minute)
{
	enum { MORNING = 9 * 60, EVENING = 19 * 60 };

	return minute < MORNING || minute >= EVENING;
}

/* A day with an hour: "2022-01-10T15:30". */
static void set_moment(struct date *hour, const struct date *day)
{
	enum { DAY_LENGTH = 10, NOON = 12 * 60 }; /* bytes of "2022-01-10"; minutes */
	char edtf[DAY_LENGTH + 1];

	if (day->night && !is_by_night(hour->clock))
		return;
	hour->first = day->first;
	hour->last = day->last;
	hour->weekday = day->weekday;
	hour->month = day->month;
	hour->day = day->day;
	hour->borrowed = day->borrowed;
	if (day->night && day->first != DAY_NONE) /* before midnight, or after */
		hour->first = hour->last = hour->clock < NOON ? day->last : day->first;
	if (day->first == DAY_NONE || hour->first != hour->last || hour->half_open)
		return;
	calendar_write_day(hour->first, edtf, sizeof edtf);
	snprintf(hour->edtf, sizeof hour->edtf, "%sT%02d:%02d", edtf, hour->clock / 60 % 24,
		hour->clock % 60);
}

/* "lundi à 15h00", "6 p.m. local time on Monday": small words between, at most `most` of them. */
static bool is_close(const struct finder *finder, uint32_t at, uint32_t last, uint32_t most)
{
	uint32_t first = at, n;

	for (; at < last; at += n) {
		n = peek_grammar(finder, at, "zone");
		if (n)
			continue;
		n = 1;
		if (at - first >= most ||
			(peek_sign(finder, at) != ',' &&
				!(peek_word(finder, at) && peek_stop(finder, at)) &&
				!peek_grammar(finder, at, "clock-about")))
			return false;
	}
	return true;
}

/* The day that an hour at tokens first to last is of: the last day told before it, in its clause.
 */
static const struct date *day_of_hour(const struct finder *finder, const struct mention *hour)
{
	const struct mention *at = finder->mentions.at;
	uint32_t i;

	for (i = finder->mentions.n - 1; i && at[i - 1].sentence == hour->sentence; i--)
		if (at[i - 1].kind == FACT_DATE && at[i - 1].date.granularity == GRANULARITY_DAY &&
			at[i - 1].tokens.first >= hour->clause.first)
			return &at[i - 1].date;
	return NULL;
}

/* A day that an hour told behind it may be of. */
static bool is_one_day(const struct finder *finder, const struct mention *mention)
{
	return mention->kind == FACT_DATE && mention->date.granularity == GRANULARITY_DAY &&
	       mention->date.first != DAY_NONE &&
	       (mention->date.night || mention->date.first == mention->date.last) &&
	       !is_in_dateline(finder, mention->span);
}

/* Of these days, and no feast or plan of days to come. */
static bool is_recent(const struct dispatch *dispatch, const struct date *day)
{
	enum { FRESH = 4 };

	return dispatch->last_day == DAY_NONE || (day->first <= dispatch->last_day &&
							 day->last + FRESH >= dispatch->last_day);
}

static bool meet(const struct date *a, const struct date *b)
{
	return a->first <= b->last && b->first <= a->last;
}

/* A day that the paragraph of the hour told before it. */
static bool told_beside(const struct finder *finder, const struct mention *hour)
{
	uint32_t i;

	for (i = finder->mentions.n - 1; i && finder->mentions.at[i - 1].block == hour->block; i--)
		if (is_one_day(finder, &finder->mentions.at[i - 1]))
			return true;
	return false;
}

/*
 * Whose hour it is where no day stands by it: of the one day that the text told before, of whatever
 * it told. Of several it is the last that the paragraph told, else the first of all, which the news
 * is about. Where the text told none, it is the dispatch's own.
 */
static bool presume_day(const struct finder *finder, struct date *day)
{
	enum { BACK_MOST = 200 };
	const struct dispatch *dispatch = finder->dispatch;
	const struct mention *hour = last_mention(finder), *at;
	const struct date *near = NULL, *first = NULL, *only = NULL;
	uint32_t n = finder->mentions.n - 1, i;
	bool several = false;

	for (i = n; i && i + BACK_MOST > n; i--) {
		at = &finder->mentions.at[i - 1];
		if (!is_one_day(finder, at))
			continue;
		several |= only && !meet(only, &at->date);
		if (!only || at->date.night)
			only = &at->date;
		if (!is_recent(dispatch, &at->date))
			continue;
		if (!near && at->block == hour->block)
			near = &at->date;
		if (!first || at->date.night || !meet(first, &at->date))
			first = &at->date;
	}
	*day = (struct date){ .first = DAY_NONE };
	/* A day long gone that another paragraph told is not that of the news. */
	if (!first && dispatch->first_day != DAY_NONE && !told_beside(finder, hour)) {
		several = false;
		only = NULL;
	}
	/* "He is to arrive at 7 p.m.": today, where the paragraph tells of no other day. */
	if (several && clause_tense(finder, hour->clause, hour->tokens) == TENSE_FUTURE &&
		!(near && near->first == dispatch->first_day && near->last == near->first))
		return false;
	if (several && first)
		*day = near ? *near : *first;
	else if (only && !several)
		*day = *only;
	else if (!only && dispatch->first_day == dispatch->last_day)
		*day = (struct date){ .first = dispatch->first_day,
			.last = dispatch->first_day,
			.borrowed = dispatch->date_borrowed };
	return day->first != DAY_NONE;
}

/*
 * The small hours told after an evening of that day are of the next: "mardi vers 19 h 50 ... n'ont
 * pu sortir qu'à 3 heures".
 */
static void pass_midnight(const struct finder *finder, int minute, struct date *day)
{
	enum { DAWN = 6 * 60, EVENING = 18 * 60 };
	uint32_t i;

	if (minute >= DAWN || day->first != day->last || day->first >= finder->dispatch->last_day)
		return;
	for (i = finder->mentions.n - 1; i; i--) {
		const struct mention *at = &finder->mentions.at[i - 1];

		if (!is_time(at) || at->date.first != day->first || at->date.half_open)
			continue;
		if (at->date.clock < EVENING)
			return;
		day->last = ++day->first;
		day->weekday = (uint8_t)day_weekday(day->first);
		day->month = day->day = 0;
		return;
	}
}

/* "3 p.m. Monday", "à 15 heures, lundi": the day told right after an hour is its day. */
static void give_day(struct finder *finder, const struct mention *day)
{
	enum { NEAR = 3 };
	struct mention *hour =
		finder->mentions.n > 1 ? &finder->mentions.at[finder->mentions.n - 2] : NULL;

	if (hour && is_time(hour) && day->date.granularity == GRANULARITY_DAY &&
		hour->sentence == day->sentence &&
		is_close(finder, hour->tokens.last, day->tokens.first, NEAR)) {
		hour->date.presumed = false;
		set_moment(&hour->date, &day->date);
	}
}

/* "6 a.m. (0400 GMT)", "17 h 15, heure locale (11 h 15 à Montréal)": the hour before tells the same.
 */
static struct mention *hour_before_bracket(const struct finder *finder, uint32_t i)
{
	struct mention *last = last_mention(finder);
	uint32_t at, n;

	if (!last || !is_time(last) || i <= finder->sentence.first ||
		peek_sign(finder, i - 1) != '(')
		return NULL;
	for (at = last->tokens.last; at + 1 < i; at += n) {
		n = peek_grammar(finder, at, "zone");
		if (!n && peek_sign(finder, at) != ',' && at + 2 != i)
			return NULL;
		n = n ? n : 1;
	}
	return last;
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

static void copy_hour(struct date *date, const struct date *hour)
{
	date->clock = hour->clock;
	date->clock_first = hour->clock_first;
	date->clock_last = hour->clock_last;
	date->half_open = hour->half_open;
	date->zone = hour->zone;
	date->elsewhere = hour->elsewhere;
}

/* "Left at 8:38 a.m. ... contact was lost at 8:44": the hour told before, in the same paragraph and
 * less than some hours earlier, tells the half of the day. */
static void follow_half(const struct finder *finder, struct mention *hour)
{
	enum { HALF = 12 * 60, SOON = 5 * 60 };
	uint32_t i;
	int ahead;

	for (i = finder->mentions.n - 1; i && finder->mentions.at[i - 1].block == hour->block; i--) {
		const struct mention *at = &finder->mentions.at[i - 1];

		if (!is_time(at))
			continue;
		ahead = (hour->date.clock - at->date.clock % HALF + 2 * HALF) % HALF;
		if (at->date.half_open || hour->date.clock > HALF || ahead > SOON ||
			at->date.clock % HALF + ahead >= HALF)
			return;
		hour->date.clock_first = (int16_t)(hour->date.clock_first - hour->date.clock);
		hour->date.clock_last = (int16_t)(hour->date.clock_last - hour->date.clock);
		hour->date.clock = (int16_t)(at->date.clock + ahead);
		hour->date.clock_first = (int16_t)(hour->date.clock_first + hour->date.clock);
		hour->date.clock_last = (int16_t)(hour->date.clock_last + hour->date.clock);
		hour->date.half_open = false;
		return;
	}
}

uint32_t time_find(struct finder *finder, uint32_t i)
{
	struct parts parts = { .granularity = GRANULARITY_TIME };
	struct date hour;
	uint32_t last = hour_read(finder, i, &hour), end;
	struct mention *mention;
	const struct date *day;
	struct date presumed;

	if (!last)
		return 0;
	mention = hour_before_bracket(finder, i);
	end = mention ? bracket_end(finder, last) : 0;
	if (end) {
		stretch(finder, mention, end);
		hour_take_zone(&mention->date, &hour);
		return end;
	}
	mention = mention_add(finder, FACT_DATE, (struct range){ i, last });
	fill(finder, &parts, (struct base){ DAY_NONE, DAY_NONE }, mention);
	copy_hour(&mention->date, &hour);
	if (hour.half_open)
		follow_half(finder, mention);
	day = day_of_hour(finder, mention);
	mention->date.presumed = !day && mention->date.clock && presume_day(finder, &presumed);
	if (mention->date.presumed)
		pass_midnight(finder, mention->date.clock, &presumed);
	if (day || mention->date.presumed)
		set_moment(&mention->date, day ? day : &presumed);
	return last;
}

/* "la nuit de samedi à dimanche", "overnight from Saturday to Sunday", "Friday night into
 * Saturday": the two days of one night, which the second tells; the token after it, or 0. */
static uint32_t night_read(
	const struct finder *finder, struct range tokens, struct parts *parts, uint32_t *first)
{
	struct parts other;
	uint32_t n, before, last;
	bool part = peek_grammar(finder, tokens.last - 1, "in-night");

	/* "du vendredi 8 au samedi 9 septembre" */
	tokens.last += parts->weekday && peek_digits(finder, tokens.last) &&
		       peek_digits(finder, tokens.last) <= 2;
	n = peek_grammar(finder, tokens.last, "night-to");
	if (!n || parts->granularity != GRANULARITY_DAY)
		return 0;
	if (!peek_before(finder, tokens.first, "night-of", &before)) {
		if (!part)
			return 0;
		before = 0;
	}
	n += peek_grammar(finder, tokens.last + n, "this");
	last = shape_read(finder, tokens.last + n, &other);
	if (!last || other.granularity != GRANULARITY_DAY || other.day_last || other.weekend ||
		(parts->weekday && other.weekday && other.weekday != parts->weekday % 7 + 1))
		return 0;
	*first = tokens.first - before;
	*parts = other;
	parts->night = true;
	return last;
}

/* "La nuit du 25 au 26 septembre": two days in a row, of one night. */
static bool take_night(const struct finder *finder, struct parts *parts, uint32_t *first)
{
	uint32_t before;

	if (parts->granularity != GRANULARITY_DAY || parts->day_last != parts->day + 1 ||
		!peek_before(finder, *first, "night-of", &before))
		return false;
	*first -= before;
	parts->day = parts->day_last;
	parts->day_last = 0;
	parts->night = true;
	return true;
}

/* "mardi en huit", "a week from Tuesday": weeks after the next; the token after what tells so. */
static uint32_t take_weeks(const struct finder *finder, uint32_t i, uint32_t at, struct parts *parts)
{
	enum { WEEK = 7 };
	uint32_t one = peek_grammar(finder, at, "in-a-week"),
		 two = peek_grammar(finder, at, "in-two-weeks");

	if (!parts->weekday || parts->day)
		return at;
	if (one || peek_before(finder, i, "week-from", NULL))
		parts->offset = WEEK;
	else if (two || peek_before(finder, i, "two-weeks-from", NULL))
		parts->offset = 2 * WEEK;
	if (parts->offset)
		parts->toward = TOWARD_AFTER;
	return at + (one ? one : two);
}

uint32_t date_find(struct finder *finder, uint32_t i)
{
	struct parts parts;
	uint32_t last = shape_read(finder, i, &parts), first, night;
	struct base base;

	if (!last)
		return 0;
	last = take_weeks(finder, i, last, &parts);
	first = i > finder->sentence.first &&
				peek_grammar(finder, i - 1,
					begins_with_article(&parts) ? "span" : "this") == 1
			? i - 1
			: i;
	night = take_night(finder, &parts, &first)
			? last
			: night_read(finder, (struct range){ i, last }, &parts, &first);
	last = night ? night : last;
	base = parts.same ? day_before(finder, &parts) : base_of(finder, &parts);
	fill(finder, &parts, base, mention_add(finder, FACT_DATE, (struct range){ first, last }));
	give_day(finder, last_mention(finder));
	return last;
}
