/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hours: the minute of the day that the words tell, how far they may be off, and of which zone.
 *
 *     05H10   2 h 15   8:20 p.m.   0020 GMT        figures (decoy.c tells where they end)
 *     quarter to ten   half past eight             the minutes before the hour
 *     six heures et demie   dix heures moins le quart
 *     noon   midi et demi   midnight   minuit      of 12 and 0
 *
 * An hour by the hands of the clock is one of two. What is told with it says which ("p.m.", "du
 * soir"), else the part of the day that stands nearest in the sentence; else it is left open.
 *
 *     20:20   8:20 p.m.   "half past eight in the evening"      sure
 *     quarter to nine   8:20   huit heures                      of the morning or the evening
 *
 *     vers 7h30     [7:10 ... 7:50]      peu avant 7h30   [7:00 .. 7:30]
 *     7h30          [7:20 ... 7:40]      7h45             [7:43 .. 7:47]      7h26   7:26
 */
#include "fact/calendar.h"

enum { NOON = 12, HOUR = 60, DAY = 24 * HOUR, HALF = 30, QUARTER = 15 };

struct hour {
	int minute; /* of the day */
	bool open;  /* of this half of the day or the other */
};

static bool is_told(const struct finder *finder, uint32_t first, uint32_t last, const char *name)
{
	for (; first < last; first++)
		if (peek_word(finder, first) && peek_grammar(finder, first, name))
			return true;
	return false;
}

/* How far an hour told without a doubt may be rounded. */
static int slack_of(int minute)
{
	static const struct {
		int step, slack;
	} steps[] = { { HOUR, 15 }, { HALF, 10 }, { 5, 2 } };
	size_t i;

	for (i = 0; i < sizeof steps / sizeof *steps; i++)
		if (minute % steps[i].step == 0)
			return steps[i].slack;
	return 0;
}

/* "peu avant", "vers": what stands before the hour at token i says of it. */
static void set_bounds(const struct finder *finder, uint32_t i, struct date *date)
{
	enum { ABOUT = 15, ABOUT_ROUND = 20 };
	int below = slack_of(date->clock), above = below;

	if (peek_before(finder, i, "clock-about", NULL)) {
		below = above = date->clock % HALF ? ABOUT : ABOUT_ROUND;
	} else if (peek_before(finder, i, "clock-under", NULL)) {
		below = HALF;
		above = 0;
	} else if (peek_before(finder, i, "clock-over", NULL)) {
		below = 0;
		above = HALF;
	}
	date->clock_first = (int16_t)(date->clock - below);
	date->clock_last = (int16_t)(date->clock + above);
}

/* What the zone told within the tokens has before Greenwich, in minutes. */
static int16_t zone_of(const struct finder *finder, uint32_t first, uint32_t last)
{
	static const struct {
		const char *name;
		int16_t minutes;
	} zones[] = { { "zone 0", 0 }, { "zone +1", 60 }, { "zone +2", 120 }, { "zone +3", 180 },
		{ "zone +9", 540 }, { "zone +10", 600 }, { "zone +11", 660 }, { "zone -4", -240 },
		{ "zone -5", -300 }, { "zone -6", -360 }, { "zone -7", -420 },
		{ "zone -8", -480 } };
	size_t i;

	for (i = 0; i < sizeof zones / sizeof *zones; i++)
		if (is_told(finder, first, last, zones[i].name))
			return zones[i].minutes;
	return ZONE_NONE;
}

/* Of the part of the day that hangs on the hour, else of that named nearest in the sentence. */
enum half { HALF_OPEN, HALF_FIRST, HALF_SECOND, HALF_NIGHT };

static enum half half_at(const struct finder *finder, uint32_t i)
{
	return !peek_word(finder, i)			   ? HALF_OPEN
	       : peek_grammar(finder, i, "in-first-half")  ? HALF_FIRST
	       : peek_grammar(finder, i, "in-second-half") ? HALF_SECOND
	       : peek_grammar(finder, i, "in-night")	   ? HALF_NIGHT
							   : HALF_OPEN;
}

static enum half half_nearest(const struct finder *finder, struct range tokens)
{
	enum { FAR = 40 };
	enum half half = HALF_OPEN;
	uint32_t far;

	for (far = 1; far <= FAR && half == HALF_OPEN; far++) {
		half = half_at(finder, tokens.last + far - 1);
		if (half == HALF_OPEN && tokens.first >= finder->sentence.first + far)
			half = half_at(finder, tokens.first - far);
	}
	return half;
}

/* The half that is told with the hour. */
static enum half half_told(const struct finder *finder, struct range tokens)
{
	if (is_told(finder, tokens.first, tokens.last + 3, "after-noon"))
		return HALF_SECOND;
	if (peek_grammar(finder, tokens.last, "by-night"))
		return HALF_NIGHT;
	return is_told(finder, tokens.first, tokens.last + 3, "before-noon") ? HALF_FIRST
									     : HALF_OPEN;
}

/* By night the hours from six on are of the evening. */
static bool is_second(enum half half, int hour)
{
	enum { EVENING = 6 };

	return half == HALF_SECOND || (half == HALF_NIGHT && hour >= EVENING && hour < NOON);
}

/* An hour of at most twelve: which of the two, if anything tells. */
static void choose_half(const struct finder *finder, struct range tokens, struct hour *hour)
{
	enum half half = half_told(finder, tokens);

	if (half == HALF_OPEN && !hour->open)
		return;
	if (half == HALF_OPEN)
		half = half_nearest(finder, tokens);
	hour->open = half == HALF_OPEN;
	if (is_second(half, hour->minute / HOUR))
		hour->minute += hour->minute < NOON * HOUR ? NOON * HOUR : 0;
	else if (half != HALF_OPEN && half != HALF_SECOND && hour->minute / HOUR == NOON)
		hour->minute -= NOON * HOUR;
}

/* "et demie", "moins le quart", or minutes behind an hour: the token after them. */
static uint32_t part_of_hour(const struct finder *finder, uint32_t i, int *minutes)
{
	static const struct {
		const char *name;
		int minutes;
	} parts[] = { { "and-half", HALF }, { "hour-and-quarter", QUARTER },
		{ "hour-less-quarter", -QUARTER } };
	size_t k;
	uint32_t n;

	*minutes = 0;
	for (k = 0; k < sizeof parts / sizeof *parts; k++)
		if ((n = peek_grammar(finder, i, parts[k].name)) != 0) {
			*minutes = parts[k].minutes;
			return i + n;
		}
	return i;
}

/* In a language that counts to twelve "8:20" is either, but "08:20" is no such hour. */
static bool is_of_hands(const struct finder *finder, uint32_t i)
{
	double hour = peek_value(finder, i);

	return pack_trait(finder->pack, "half days") && hour >= 1 && hour <= NOON &&
	       finder->text[peek_token(finder, i)->span.start] != '0';
}

/* "7h26", "19:26", "0400 GMT", "7.26 p.m.": what the tokens of a clock say. */
static void hour_in_figures(const struct finder *finder, struct range tokens, struct hour *hour)
{
	int value = (int)peek_value(finder, tokens.first), minute = 0;
	uint32_t i;

	hour->open = is_of_hands(finder, tokens.first);
	if (peek_digits(finder, tokens.first) == 4) {
		minute = value % 100;
		value = value / 100;
	}
	for (i = tokens.first + 1; i < tokens.last && minute == 0; i++)
		if (peek_number(finder, i))
			minute = (int)peek_value(finder, i);
		else
			part_of_hour(finder, i, &minute);
	hour->minute = value * HOUR + minute;
}

/* A number of at most `most`, in words or figures: the token after it, or 0. */
static uint32_t number_at(const struct finder *finder, uint32_t i, int most, int *number)
{
	struct numeral numeral;

	if (peek_number(finder, i)) {
		if (peek_digits(finder, i) > 2)
			return 0;
		*number = (int)peek_value(finder, i);
		return *number <= most ? i + 1 : 0;
	}
	if (!peek_word(finder, i) || !words_read(finder, i, &numeral) || numeral.value < 1 ||
		numeral.value > most || numeral.fraction || numeral.scaled)
		return 0;
	*number = (int)numeral.value;
	return numeral.last;
}

static bool is_announced(const struct finder *finder, uint32_t i)
{
	return peek_before(finder, i, "clock-before", NULL);
}

/* "quarter to ten", "half past eight", "ten minutes past six": minutes, then the hour. */
static uint32_t minutes_first(const struct finder *finder, uint32_t i, int *minute)
{
	uint32_t n = peek_grammar(finder, i, "hour-quarter"), at = i + n, past;
	int part = QUARTER, hour;
	bool sure = n != 0;

	if (!n && (n = peek_grammar(finder, i, "hour-half")) != 0) {
		at = i + n;
		part = HALF;
	} else if (!n) {
		at = number_at(finder, i, HALF, &part);
		if (!at)
			return 0;
		at += n = peek_grammar(finder, at, "hour-minutes");
		sure = n || is_announced(finder, i);
	}
	past = peek_grammar(finder, at, "hour-past");
	n = past || part == HALF || !sure ? past : peek_grammar(finder, at, "hour-to");
	if (!n || !(at = number_at(finder, at + n, NOON, &hour)))
		return 0;
	*minute = hour * HOUR + (past ? part : -part);
	return at;
}

/* "six heures", "dix heures moins le quart": the hour in words. */
static uint32_t hour_in_words(const struct finder *finder, uint32_t i, int *minute)
{
	int hour, more = 0;
	uint32_t n, at, next;

	if (peek_number(finder, i) || !(at = number_at(finder, i, 24, &hour)))
		return 0;
	n = peek_grammar(finder, at, "half-day");
	next = at + (n ? n : peek_grammar(finder, at, "clock"));
	if (next == at || (!n && !peek_before(finder, i, "clock-at", NULL)) ||
		peek_grammar(finder, next, "clock-not"))
		return 0;
	at = part_of_hour(finder, next, &more);
	if (at == next && !(at = number_at(finder, next, HOUR - 1, &more)))
		at = next;
	*minute = hour * HOUR + more;
	return at;
}

static uint32_t noon_or_midnight(const struct finder *finder, uint32_t i, int *minute)
{
	uint32_t n = peek_grammar(finder, i, "hour-noon");
	int more;

	*minute = n ? NOON * HOUR : 0;
	if (!n)
		n = peek_grammar(finder, i, "hour-midnight");
	if (!n || !is_announced(finder, i) || (peek_token(finder, i)->flags & TOKEN_CAPITAL))
		return 0;
	n = part_of_hour(finder, i + n, &more);
	*minute += more;
	return n;
}

static uint32_t hour_told(const struct finder *finder, uint32_t i, struct hour *hour)
{
	uint32_t last;

	*hour = (struct hour){ 0 };
	if (peek_number(finder, i) && (last = clock_read(finder, i)) != 0) {
		hour_in_figures(finder, (struct range){ i, last }, hour);
		choose_half(finder, (struct range){ i, last }, hour);
		return last;
	}
	last = minutes_first(finder, i, &hour->minute);
	if (!last)
		last = hour_in_words(finder, i, &hour->minute);
	if (!last)
		return noon_or_midnight(finder, i, &hour->minute);
	hour->open = hour->minute < (NOON + 1) * HOUR;
	choose_half(finder, (struct range){ i, last }, hour);
	return last + peek_grammar(finder, last, "half-day");
}

/* Most tokens begin no hour, which one look at what their word begins tells. */
static bool may_begin(const struct finder *finder, uint32_t i)
{
	const struct pack_hint *hints = peek_hints(finder, i);

	return peek_number(finder, i) || hints->classes & 1u << LANG_NUMBER ||
	       hints->names & (pack_name_bit("hour-quarter") | pack_name_bit("hour-half") |
				      pack_name_bit("hour-noon") | pack_name_bit("hour-midnight"));
}

uint32_t hour_read(const struct finder *finder, uint32_t i, struct date *date)
{
	struct hour hour;
	uint32_t last = may_begin(finder, i) ? hour_told(finder, i, &hour) : 0;

	if (!last)
		return 0;
	date->clock = (int16_t)((hour.minute + DAY) % DAY);
	date->half_open = hour.open;
	date->zone = zone_of(finder, i, last + 2);
	date->elsewhere =
		is_told(finder, i, last + 2, "zone") && !is_told(finder, i, last + 2, "zone-here");
	set_bounds(finder, i, date);
	return last;
}

void hour_take_zone(struct date *date, const struct date *other)
{
	enum { EAST_MOST = 14 * HOUR };
	int zone;

	if (other->zone == ZONE_NONE || date->zone != ZONE_NONE)
		return;
	zone = (date->clock - other->clock + other->zone + 2 * DAY) % DAY;
	date->zone = (int16_t)(zone > EAST_MOST ? zone - DAY : zone);
}
