/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates: from the words to their parts, one reader a shape, the more telling shapes first.
 *
 *     [ce] lundi [soir] [10 janvier] [2022]     Friday, Dec. 29, 2017     2022-01-10
 *     [début] août [2000]     mid-January       en 2019     les années 2000     the 1990s
 *     hier soir     last week     cet été       quatrième trimestre 2017        XXe siècle
 */
#include "fact/calendar.h"

#include <stdlib.h>
#include <string.h>

/* Digits as a whole number of at most four of them; 0 for more. */
static int small(const struct finder *finder, uint32_t i)
{
	double value = peek_value(finder, i);

	return value > 0 && value < 10000 ? (int)value : 0;
}

static uint32_t skip_comma(const struct finder *finder, uint32_t at)
{
	return peek_sign(finder, at) == ',' ? at + 1 : at;
}

static bool is_date_year(const struct finder *finder, uint32_t at)
{
	double value = peek_value(finder, at);
	uint32_t n;

	return peek_digits(finder, at) == 4 && value >= 1000 && value < 2200 &&
	       !(peek_sign(finder, at + 1) == '.' && peek_glued(finder, at + 1) &&
		       peek_glued(finder, at + 2) && peek_number(finder, at + 2)) &&
	       !peek_sense(finder, at + 1, LANG_CURRENCY, &n);
}

/* "5", "1er", "29th", "premier" as a day of the month: the token after it, or 0. */
static uint32_t day_number(const struct finder *finder, uint32_t at, uint8_t *day)
{
	const struct sense *sense;
	double value = peek_value(finder, at);
	uint32_t n;

	if (value >= 1 && value <= 31 && peek_digits(finder, at) <= 2) {
		*day = (uint8_t)value;
		return peek_glued(finder, at + 1) && peek_grammar(finder, at + 1, "ordinal-ending")
			       ? at + 2
			       : at + 1;
	}
	sense = peek_word(finder, at) ? peek_sense(finder, at, LANG_ORDINAL, &n) : NULL;
	if (!sense || sense->value != 1)
		return 0;
	*day = 1;
	return at + n;
}

/* A month, by its number; short names and doubtful ones only where `sure` that a date is meant. */
static uint32_t month_name(const struct finder *finder, uint32_t at, bool sure, uint8_t *month)
{
	uint32_t n;
	const struct sense *sense =
		peek_word(finder, at) ? peek_sense(finder, at, LANG_MONTH, &n) : NULL;

	if (!sense || (*sense->name && !sure) || sense->value < 1 || sense->value > 12)
		return 0;
	if (peek_grammar(finder, at, "capital-month") &&
		!(peek_token(finder, at)->flags & TOKEN_CAPITAL))
		return 0;
	*month = (uint8_t)sense->value;
	return at + n;
}

static uint32_t take_year(const struct finder *finder, uint32_t at, struct parts *parts)
{
	uint32_t next = skip_comma(finder, at) + peek_grammar(finder, skip_comma(finder, at), "of");

	if (!is_date_year(finder, next))
		return at;
	parts->year = small(finder, next);
	return next + 1;
}

/* "10 janvier", "10 et 11 janvier", "5th of August", "29 December 2017" */
static uint32_t day_then_month(const struct finder *finder, uint32_t i, struct parts *parts)
{
	uint8_t day, other = 0, month;
	uint32_t at = day_number(finder, i, &day), next;

	if (!at)
		return 0;
	if ((peek_range(finder, at, "and") || peek_range(finder, at, "to") ||
		    peek_hyphen(finder, at) || peek_sign(finder, at) == '-' ||
		    peek_grammar(finder, at, "to-day")) &&
		(next = day_number(finder, at + 1, &other)) != 0)
		at = next;
	else
		other = 0;
	next = month_name(finder, at + peek_grammar(finder, at, "of"), true, &month);
	if (!next)
		return 0;
	parts->day = day;
	parts->day_last = other;
	parts->month = month;
	parts->granularity = GRANULARITY_DAY;
	if (peek_grammar(finder, next, "following")) {
		parts->same = true; /* "le 3 février suivant": after the day told before */
		parts->toward = TOWARD_AFTER;
		return next;
	}
	return take_year(finder, next, parts);
}

/* "Dec. 29", "August 5th, 2021", but not "August 2021" */
static uint32_t month_then_day(const struct finder *finder, uint32_t i, struct parts *parts)
{
	uint8_t day, month;
	uint32_t at = month_name(finder, i, true, &month), next;

	if (!at || !peek_number(finder, at) || !(next = day_number(finder, at, &day)))
		return 0;
	if (pack_trait(finder->pack, "day first") &&
		!(peek_token(finder, i)->flags & TOKEN_CAPITAL))
		return 0;
	parts->month = month;
	parts->day = day;
	parts->granularity = GRANULARITY_DAY;
	if ((peek_hyphen(finder, next) || peek_range(finder, next, "and") ||
		    peek_range(finder, next, "to")) &&
		peek_number(finder, next + 1) && peek_digits(finder, next + 1) <= 2 &&
		(!peek_word(finder, next + 2) || peek_stop(finder, next + 2))) {
		parts->day_last = (uint8_t)peek_value(finder, next + 1);
		next += 2;
	}
	return take_year(finder, next, parts);
}

static enum toward direction(const struct finder *finder, uint32_t at, uint32_t *n)
{
	*n = peek_grammar(finder, at, "last");
	if (*n)
		return TOWARD_BEFORE;
	*n = peek_grammar(finder, at, "next");
	return *n ? TOWARD_AFTER : TOWARD_NEAREST;
}

static uint32_t take_direction(const struct finder *finder, uint32_t at, struct parts *parts)
{
	enum toward toward;
	uint32_t n;

	toward = direction(finder, at, &n);
	if (n)
		parts->toward = toward;
	return at + n;
}

/* The direction may stand before: "last Monday", "next March". */
static void direction_before(const struct finder *finder, uint32_t i, struct parts *parts)
{
	uint32_t n;

	if (peek_before(finder, i, "last-before", &n))
		parts->toward = TOWARD_BEFORE;
	else if (peek_before(finder, i, "next-before", &n))
		parts->toward = TOWARD_AFTER;
}

static bool is_announced_month(const struct finder *finder, uint32_t i)
{
	const struct mention *before;

	if (peek_before(finder, i, "in-month", NULL))
		return true;
	if (!finder->mentions.n || !peek_before(finder, i, "joins-months", NULL))
		return false;
	before = &finder->mentions.at[finder->mentions.n - 1];
	return before->kind == FACT_DATE && before->tokens.last + 1 == i;
}

/* "août 2000", "en janvier", "mars dernier" */
static uint32_t month_alone(const struct finder *finder, uint32_t i, struct parts *parts)
{
	uint8_t month;
	uint32_t at = month_name(finder, i, true, &month), next, n;

	if (!at)
		return 0;
	parts->month = month;
	parts->granularity = GRANULARITY_MONTH;
	next = take_year(finder, at, parts);
	if (next > at)
		return next;
	direction_before(finder, i, parts);
	next = take_direction(finder, at, parts);
	if (next > at || parts->toward != TOWARD_NEAREST)
		return next;
	if (!month_name(finder, i, false, &month))
		return 0;
	if (peek_sense(finder, at, LANG_NUMBER, &n) && peek_number(finder, at))
		return 0;
	return !peek_grammar(finder, i, "doubtful-month") || is_announced_month(finder, i) ? at : 0;
}

/* "mardi soir", "Wednesday night": what part of the day is stepped over. */
static uint32_t take_daypart(const struct finder *finder, uint32_t at)
{
	uint32_t n;

	return peek_sense(finder, at, LANG_DAYPART, &n) ? at + n : at;
}

/* "jeudi 25.000 manifestants", "jeudi 25 000": the number goes on, and is no day. */
static bool is_grouped(const struct finder *finder, uint32_t at)
{
	return peek_number(finder, at + 1) ||
	       (peek_sign(finder, at + 1) && peek_glued(finder, at + 1) &&
		       peek_glued(finder, at + 2) && peek_number(finder, at + 2));
}

static uint32_t weekday_and_date(const struct finder *finder, uint32_t i, struct parts *parts)
{
	uint32_t n, at, next;
	const struct sense *sense =
		peek_word(finder, i) ? peek_sense(finder, i, LANG_WEEKDAY, &n) : NULL;

	if (!sense || (peek_plural(finder, i) && !*sense->name) || sense->value < 1 ||
		sense->value > 7)
		return 0;
	parts->weekday = (uint8_t)sense->value;
	parts->granularity = GRANULARITY_DAY;
	direction_before(finder, i, parts);
	at = take_direction(finder, i + n, parts);
	at = take_daypart(finder, at);
	next = skip_comma(finder, at);
	next += peek_grammar(finder, next, "det");
	next = day_then_month(finder, next, parts) ? day_then_month(finder, next, parts)
						   : month_then_day(finder, next, parts);
	if (next)
		return take_daypart(finder, next);
	if (*sense->name)
		return 0;
	if (peek_number(finder, at) && day_number(finder, at, &parts->day) == at + 1 &&
		pack_trait(finder->pack, "day first") && !peek_word(finder, at + 1) &&
		!is_grouped(finder, at))
		return at + 1;
	parts->day = 0;
	return at;
}

/* 2022-01-10; 10/01/2022 and 10.01.2022 where the order of day and month cannot be mistaken. */
static uint32_t in_figures(const struct finder *finder, uint32_t i, struct parts *parts)
{
	double a = peek_value(finder, i), b = peek_value(finder, i + 2),
	       c = peek_value(finder, i + 4);
	uint32_t sign = peek_sign(finder, i + 1), k;
	bool day_first = pack_trait(finder->pack, "day first");

	if ((sign != '-' && sign != '/' && sign != '.') || peek_sign(finder, i + 3) != sign ||
		a < 1 || b < 1 || c < 1)
		return 0;
	for (k = 1; k < 5; k++)
		if (!peek_glued(finder, i + k))
			return 0;
	parts->granularity = GRANULARITY_DAY;
	if (peek_digits(finder, i) == 4 && b <= 12 && c <= 31 && sign == '-') {
		*parts = (struct parts){ .year = (int)a, .month = (uint8_t)b, .day = (uint8_t)c };
		return i + 5;
	}
	if (peek_digits(finder, i + 4) != 4 || a > 31 || b > 31 || (a > 12 && b > 12))
		return 0;
	if (day_first ? b <= 12 : a > 12)
		*parts = (struct parts){ .year = (int)c, .month = (uint8_t)b, .day = (uint8_t)a };
	else if (b > 12)
		*parts = (struct parts){ .year = (int)c, .month = (uint8_t)a, .day = (uint8_t)b };
	else
		*parts = (struct parts){ .granularity = GRANULARITY_DAY };
	return i + 5;
}

/* "2019", "2016-2017", "2016-17", "l'année 2019" */
static uint32_t year_alone(const struct finder *finder, uint32_t i, struct parts *parts)
{
	int year = small(finder, i), last;

	if (peek_digits(finder, i) == 4 && peek_word(finder, i + 1) && peek_glued(finder, i + 1) &&
		year % 10 == 0 && peek_grammar(finder, i + 1, "decade-ending")) {
		*parts = (struct parts){
			.granularity = GRANULARITY_DECADE, .year = year, .year_last = year + 9
		};
		return i + 2;
	}
	if (!year_read(finder, i))
		return 0;
	parts->granularity = GRANULARITY_YEAR;
	parts->year = year;
	if ((peek_hyphen(finder, i + 1) || peek_sign(finder, i + 1) == '/') &&
		peek_glued(finder, i + 2) && peek_number(finder, i + 2)) {
		last = small(finder, i + 2);
		if (peek_digits(finder, i + 2) == 2)
			last += year / 100 * 100;
		if ((peek_digits(finder, i + 2) == 4 || peek_digits(finder, i + 2) == 2) &&
			last > year && last < year + 200) {
			parts->year_last = last;
			return i + 3;
		}
	}
	return i + 1;
}

static int century_start(int two_digits)
{
	return two_digits < 30 ? 2000 : 1900;
}

/* "années 2000", "années 90", "années soixante", "the '90s" */
static uint32_t decade(const struct finder *finder, uint32_t i, struct parts *parts)
{
	struct numeral numeral;
	uint32_t n = peek_grammar(finder, i, "decade"), at = i + n;
	int year;

	if (!n) {
		if ((peek_sign(finder, i) != '\'' && peek_sign(finder, i) != 0x2019) ||
			peek_digits(finder, i + 1) != 2 || !peek_glued(finder, i + 1) ||
			!peek_grammar(finder, i + 2, "decade-ending"))
			return 0;
		at = i + 1;
	}
	if (peek_number(finder, at) ? !digits_read(finder, at, &numeral) || !numeral.bare
				    : !words_read(finder, at, &numeral))
		return 0;
	if (numeral.value < 20 || numeral.value > 2200)
		return 0;
	year = (int)numeral.value;
	if (year % 10)
		return 0;
	if (year < 100)
		year += century_start(year);
	if (year < 1000)
		return 0;
	*parts = (struct parts){
		.granularity = GRANULARITY_DECADE, .year = year, .year_last = year + 9
	};
	return numeral.last + (n ? 0 : 1);
}

static int roman(const char *s, size_t n)
{
	static const char letters[] = "ivxlc";
	static const int values[] = { 1, 5, 10, 50, 100 };
	const char *here;
	int total = 0, value, before = 0;

	for (; n; n--) {
		here = memchr(letters, s[n - 1], sizeof letters - 1);
		if (!here)
			return 0;
		value = values[here - letters];
		total += value < before ? -value : value;
		before = value > before ? value : before;
	}
	return total;
}

/* "XXe siècle", "21st century" */
static uint32_t century(const struct finder *finder, uint32_t i, struct parts *parts)
{
	uint32_t at = i + 1;
	const char *word;
	size_t n;
	int number;

	if (!peek_number(finder, i) && !peek_grammar(finder, at, "century"))
		return 0;
	word = text_word(finder->vocab, peek_token(finder, i)->word);
	n = strspn(word, "ivxlc");
	number = peek_number(finder, i) ? small(finder, i) : roman(word, n);
	if (peek_number(finder, i)) {
		if (!peek_glued(finder, at) || !peek_grammar(finder, at, "ordinal-ending"))
			return 0;
		at++;
	} else if (!(peek_token(finder, i)->flags & TOKEN_CAPITAL) || !n) {
		return 0;
	}
	if (!peek_grammar(finder, at, "century") || number < 1 || number > 22)
		return 0;
	*parts = (struct parts){ .granularity = GRANULARITY_CENTURY,
		.year = number * 100 - 100,
		.year_last = number * 100 - 1 };
	if (!parts->year)
		return 0;
	return at + 1;
}

/* The number behind the next dash, below 100. */
static int after_dash(const char **name)
{
	const char *dash = strchr(*name + (**name != '\0'), '-');
	int number;

	if (!dash)
		return 0;
	*name = dash + 1;
	number = atoi(*name);
	return number > 0 && number < 100 ? number : 0;
}

/* "day -1 part", "week +1", "quarter 4", "season summer", "feast 12-25", "closing 12" */
static bool parts_of_name(const char *name, struct parts *parts)
{
	static const struct {
		const char *word;
		enum granularity granularity;
	} grains[] = { { "day ", GRANULARITY_DAY }, { "week ", GRANULARITY_WEEK },
		{ "month ", GRANULARITY_MONTH }, { "year ", GRANULARITY_YEAR },
		{ "weekend ", GRANULARITY_DAY }, { "same ", GRANULARITY_DAY },
		{ "quarter ", GRANULARITY_QUARTER }, { "half ", GRANULARITY_QUARTER },
		{ "season ", GRANULARITY_SEASON }, { "feast ", GRANULARITY_DAY },
		{ "fixed ", GRANULARITY_DAY }, { "closing ", GRANULARITY_MONTH } };
	static const char *const seasons[] = { "spring", "summer", "autumn", "winter" };
	size_t i;
	uint8_t k;
	int number;

	for (i = 0; i < sizeof grains / sizeof *grains; i++)
		if (!strncmp(name, grains[i].word, strlen(grains[i].word)))
			break;
	if (i == sizeof grains / sizeof *grains)
		return false;
	parts->granularity = grains[i].granularity;
	name += strlen(grains[i].word);
	number = atoi(name);
	if (number < -9999 || number > 9999)
		return false;
	parts->weekend = !strcmp(grains[i].word, "weekend ");
	parts->same = !strcmp(grains[i].word, "same ");
	parts->relative = true;
	parts->offset = number;
	if (*grains[i].word == 'h') {
		parts->half = (uint8_t)number;
	} else if (*grains[i].word == 'q' && number > 0) {
		parts->quarter = (uint8_t)number;
	} else if (!strcmp(grains[i].word, "feast ")) {
		parts->month = (uint8_t)number;
		parts->day = (uint8_t)after_dash(&name);
	} else if (!strcmp(grains[i].word, "closing ")) {
		parts->month = (uint8_t)number;
		return true;
	} else if (!strcmp(grains[i].word, "fixed ")) {
		parts->year = number;
		parts->month = (uint8_t)after_dash(&name);
		parts->day = (uint8_t)after_dash(&name);
	} else if (parts->granularity == GRANULARITY_SEASON) {
		for (k = 0; k < 4; k++)
			if (!strcmp(name, seasons[k]))
				parts->season = (uint8_t)(k + 1);
	} else {
		return true;
	}
	parts->relative = false;
	return true;
}

/* Seasons are words of many uses, and so want an article of time or a year. */
static uint32_t season(const struct finder *finder, uint32_t i, uint32_t at, struct parts *parts)
{
	uint32_t next = take_year(finder, at, parts), n;

	if (next > at)
		return next;
	direction_before(finder, i, parts);
	next = take_direction(finder, at, parts);
	parts->relative = true;
	parts->offset = parts->toward == TOWARD_BEFORE ? -1 : parts->toward == TOWARD_AFTER ? 1 : 0;
	if (next > at || parts->offset || peek_before(finder, i, "this-season", &n))
		return next;
	parts->relative = false;
	return peek_before(finder, i, "in-season", &n) ? at : 0;
}

static uint32_t relative(const struct finder *finder, uint32_t i, struct parts *parts)
{
	uint32_t n, at;
	const struct sense *sense =
		peek_word(finder, i) ? peek_sense(finder, i, LANG_DATE, &n) : NULL;

	if (!sense || !parts_of_name(sense->name, parts))
		return 0;
	if (parts->season)
		return season(finder, i, i + n, parts);
	if (parts->quarter || parts->half) {
		at = take_year(finder, i + n, parts);
		return peek_grammar(finder, i + n, "of")
			       ? i + n
			       : at; /* the year is told for itself as well */
	}
	if (parts->month && parts->day)
		return take_year(finder, i + n, parts);
	return parts->granularity == GRANULARITY_DAY ? take_daypart(finder, i + n) : i + n;
}

/* "T3 2020", "Q4" */
static uint32_t short_quarter(const struct finder *finder, uint32_t i, struct parts *parts)
{
	double number = peek_value(finder, i + 1);

	if (!peek_word(finder, i) || !peek_grammar(finder, i, "quarter-letter") ||
		!peek_glued(finder, i + 1) || number < 1 || number > 4 ||
		!(peek_token(finder, i)->flags & TOKEN_CAPITAL))
		return 0;
	parts->granularity = GRANULARITY_QUARTER;
	parts->quarter = (uint8_t)number;
	return take_year(finder, i + 2, parts);
}

/* "début août", "mi-janvier", "fin 2021", "early January": the span grows, the date does not. */
static uint32_t with_part(const struct finder *finder, uint32_t i, struct parts *parts)
{
	uint32_t n = peek_grammar(finder, i, "mid"), at, found;

	if (!n)
		return 0;
	at = i + n;
	if (peek_hyphen(finder, at))
		at++;
	at += peek_grammar(finder, at, "of");
	found = month_alone(finder, at, parts);
	if (!found) {
		*parts = (struct parts){ 0 };
		found = is_date_year(finder, at) ? year_alone(finder, at, parts) : 0;
	}
	return found;
}

enum { AT_DIGITS = 1, AT_CAPITAL = 2, AT_MARK = 4 };

static const struct reader {
	uint32_t classes; /* a date of this shape begins with a word of one of these, */
	uint32_t at;	  /* or with digits, a capital, a mark */
	uint32_t (*read)(const struct finder *, uint32_t, struct parts *);
} readers[] = {
	{ 0, AT_DIGITS, in_figures },
	{ 1u << LANG_DATE, 0, relative },
	{ 1u << LANG_ORDINAL, AT_DIGITS, day_then_month },
	{ 1u << LANG_WEEKDAY, 0, weekday_and_date },
	{ 1u << LANG_MONTH, 0, month_then_day },
	{ 1u << LANG_WORD, 0, with_part },
	{ 1u << LANG_MONTH, 0, month_alone },
	{ 0, AT_DIGITS | AT_CAPITAL, century },
	{ 1u << LANG_WORD, AT_MARK, decade },
	{ 0, AT_CAPITAL, short_quarter },
	{ 0, AT_DIGITS, year_alone },
};

/* A mark may begin nothing but "'90s". */
static uint32_t kind_of(const struct finder *finder, uint32_t i)
{
	const struct token *token = peek_token(finder, i);

	if (token->type == TOKEN_WORD)
		return token->flags & TOKEN_CAPITAL ? AT_CAPITAL : 0;
	if (token->type == TOKEN_NUMBER)
		return AT_DIGITS;
	return peek_number(finder, i + 1) ? AT_MARK : 0;
}

/* Half of all words begin something in LANG_WORD, but few what a date begins with. */
static uint32_t classes_of(const struct pack_hint *hints)
{
	return hints->names & (pack_name_bit("mid") | pack_name_bit("decade"))
		       ? hints->classes
		       : hints->classes & ~(1u << LANG_WORD);
}

uint32_t shape_read(const struct finder *finder, uint32_t i, struct parts *parts)
{
	enum {
		ANY = 1u << LANG_DATE | 1u << LANG_ORDINAL | 1u << LANG_WEEKDAY | 1u << LANG_MONTH |
		      1u << LANG_WORD
	};
	uint32_t classes = classes_of(peek_hints(finder, i)) & ANY;
	uint32_t kind = kind_of(finder, i), last = 0, k;

	if (!classes && !kind)
		return 0;
	for (k = 0; k < sizeof readers / sizeof *readers && !last; k++) {
		if (!(readers[k].classes & classes) && !(readers[k].at & kind))
			continue;
		*parts = (struct parts){ 0 };
		last = readers[k].read(finder, i, parts);
	}
	return last;
}
