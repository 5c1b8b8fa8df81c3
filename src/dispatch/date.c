/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days and the dates that datelines are written with: "10 janvier 2022", "lundi 10 janvier", "Jan.
 * 10, 2022", "le 1er mai", "10/01/2022", "2022-01-10"; and in a stamp, which is nothing but a date,
 * "19 - Mai - 2023", "10/01/22".
 *
 * Days are counted as in Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin
 * in March, so that the day which leap years add is the last.
 */
#include "dispatch/reading.h"

int32_t day_of(int year, unsigned month, unsigned day)
{
	int era, march = month <= 2 ? year - 1 : year;
	unsigned of_era, of_year;

	era = (march >= 0 ? march : march - 399) / 400;
	of_era = (unsigned)(march - era * 400);
	of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era * 146097 + (int32_t)(of_era * 365 + of_era / 4 - of_era / 100 + of_year) -
	       719468;
}

void day_split(int32_t day, int *year, unsigned *month, unsigned *day_of_month)
{
	int32_t shifted = day + 719468, era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	unsigned of_era = (unsigned)(shifted - era * 146097);
	unsigned years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	unsigned of_year = of_era - (365 * years + years / 4 - years / 100);
	unsigned part = (5 * of_year + 2) / 153;

	*day_of_month = of_year - (153 * part + 2) / 5 + 1;
	*month = part < 10 ? part + 3 : part - 9;
	*year = (int)years + era * 400 + (*month <= 2);
}

unsigned day_weekday(int32_t day)
{
	int32_t rest = (day + 3) % 7; /* 1970-01-01 was a Thursday */

	return (unsigned)(rest < 0 ? rest + 7 : rest) + 1;
}

static unsigned month_length(int year, unsigned month)
{
	int next_year = month == 12 ? year + 1 : year;

	return (unsigned)(day_of(next_year, month % 12 + 1, 1) - day_of(year, month, 1));
}

bool date_possible(const struct date *date)
{
	if (date->month > 12 || (date->day && !date->month))
		return false;
	return !date->day || date->day <= month_length(date->year ? date->year : 2000, date->month);
}

struct cursor {
	const struct dispatch *dispatch;
	uint32_t at, last;
	bool stamp;
	enum date_order order;
};

static const struct token *token_at(const struct cursor *cursor, uint32_t ahead)
{
	return cursor->at + ahead < cursor->last ? &cursor->dispatch->tokens.at[cursor->at + ahead]
						 : NULL;
}

static bool mark_at(const struct cursor *cursor, uint32_t ahead, const char *mark)
{
	return token_at(cursor, ahead) && words_is_mark(cursor->dispatch, cursor->at + ahead, mark);
}

static bool glued_at(const struct cursor *cursor, uint32_t ahead)
{
	const struct token *token = token_at(cursor, ahead);

	return token && !(token->flags & TOKEN_SPACED);
}

/* A number of at most `most` digits; -1: none is here. */
static int number_at(const struct cursor *cursor, uint32_t ahead, uint32_t most)
{
	const struct token *token = token_at(cursor, ahead);
	const char *digits = cursor->dispatch->text;
	uint32_t i;
	int n = 0;

	if (!token || token->type != TOKEN_NUMBER || span_length(token->span) > most)
		return -1;
	for (i = token->span.start; i < token->span.end; i++) {
		if (digits[i] < '0' || digits[i] > '9')
			return -1;
		n = n * 10 + digits[i] - '0';
	}
	return n;
}

/* The word of a class of the calendar here; its value, and the cursor past it and its stop. */
static uint8_t take_word(struct cursor *cursor, enum lang_class class)
{
	struct senses senses;
	uint32_t n;

	if (cursor->at >= cursor->last)
		return 0;
	n = pack_match(cursor->dispatch->pack, &cursor->dispatch->tokens, cursor->at, cursor->last,
		1u << class, &senses);
	if (!n || !senses.n)
		return 0;
	cursor->at += n;
	if (mark_at(cursor, 0, ".") && glued_at(cursor, 0))
		cursor->at++;
	return (uint8_t)senses.at[0].value;
}

static void skip_comma(struct cursor *cursor)
{
	if (mark_at(cursor, 0, ","))
		cursor->at++;
}

/* The tokens of a word that joins day, month and year: "5th of March", "5 de marzo de 2024". */
static uint32_t joint_at(const struct cursor *cursor)
{
	return cursor->at < cursor->last
		       ? pack_match_named(cursor->dispatch->pack, &cursor->dispatch->tokens,
				 cursor->at, cursor->last, LANG_WORD, "of")
		       : 0;
}

/* A year of four digits, which a comma or a joint may precede. */
static void take_year(struct cursor *cursor, struct date *date)
{
	uint32_t comma = mark_at(cursor, 0, ",") ? 1 : joint_at(cursor);
	int year = number_at(cursor, comma, 4);

	if (year < 1000 ||
		(mark_at(cursor, comma + 1, ".") && glued_at(cursor, comma + 1) &&
			glued_at(cursor, comma + 2) && number_at(cursor, comma + 2, 9) >= 0))
		return;
	date->year = year;
	cursor->at += comma + 1;
}

/* The day of the month, with its "er", "st", "th" glued on. */
static bool take_day(struct cursor *cursor, struct date *date)
{
	int day = number_at(cursor, 0, 2);
	const struct token *ending = token_at(cursor, 1);

	if (day < 1 || day > 31)
		return false;
	date->day = (uint8_t)day;
	cursor->at++;
	if (ending && ending->type == TOKEN_WORD && glued_at(cursor, 0) &&
		span_length(ending->span) <= 2)
		cursor->at++;
	return true;
}

/* The year of a stamp may be short: "10/01/22". */
static int long_year(const struct cursor *cursor, int year)
{
	return cursor->stamp && year >= 0 && year < 100 &&
			       span_length(token_at(cursor, 4)->span) == 2
		       ? 2000 + year
		       : year;
}

/* 01/02/2022 in English is either day, but for what else is known. */
static bool take_ordered(const struct cursor *cursor, int a, int b, int year, struct date *date)
{
	bool day_first =
		a > 12 || a == b || cursor->order == ORDER_DAY ||
		(cursor->order == ORDER_TOLD && pack_trait(cursor->dispatch->pack, "day first"));
	bool month_first = b > 12 || cursor->order == ORDER_MONTH;

	if (year < 1000 || (a > 12 && b > 12) || a > 31 || b > 31 || (!day_first && !month_first))
		return false;
	*date = a > 12 || (day_first && b <= 12) ? (struct date){ year, (uint8_t)b, (uint8_t)a, 0 }
						 : (struct date){ year, (uint8_t)a, (uint8_t)b, 0 };
	return true;
}

/* 10/01/2022, 10.01.2022, 2022-01-10. */
static bool take_digits(struct cursor *cursor, struct date *date)
{
	static const char *const marks[] = { "/", "-", ".", NULL };
	int first = number_at(cursor, 0, 4), second = number_at(cursor, 2, 2),
	    third = number_at(cursor, 4, 4);
	const char *const *mark;

	for (mark = marks; *mark; mark++)
		if (mark_at(cursor, 1, *mark) && mark_at(cursor, 3, *mark))
			break;
	if (!*mark || first < 1 || second < 1 || third < 1 || !glued_at(cursor, 1) ||
		!glued_at(cursor, 2) || !glued_at(cursor, 3) || !glued_at(cursor, 4))
		return false;
	if (first >= 1000 && third <= 31)
		*date = (struct date){ first, (uint8_t)second, (uint8_t)third, 0 };
	else if (!take_ordered(cursor, first, second, long_year(cursor, third), date))
		return false;
	cursor->at += 5;
	return true;
}

/* "19 - Mai - 2023": the dash between the parts of a stamp. */
static void skip_dash(struct cursor *cursor)
{
	if (cursor->stamp && (mark_at(cursor, 0, "-") || mark_at(cursor, 0, "/")))
		cursor->at++;
}

static bool take_date(struct cursor *cursor, struct date *date)
{
	struct cursor from = *cursor;

	if (take_digits(cursor, date))
		return true;
	date->weekday = take_word(cursor, LANG_WEEKDAY);
	if (date->weekday) {
		uint8_t weekday = date->weekday;

		skip_comma(cursor);
		if (take_digits(cursor, date)) { /* "mardi 10/01/2022" */
			date->weekday = weekday;
			return true;
		}
	}
	if (take_day(cursor, date)) {
		cursor->at += joint_at(cursor);
		skip_dash(cursor);
		date->month = take_word(cursor, LANG_MONTH);
		skip_dash(cursor);
	} else {
		date->month = take_word(cursor, LANG_MONTH);
		if (date->month && !take_day(cursor, date)) {
			*cursor = from;
			return false;
		}
	}
	if (!date->month || !date->day) {
		*cursor = from;
		return false;
	}
	take_year(cursor, date);
	return true;
}

static uint32_t read_at(struct cursor cursor, struct date *date)
{
	uint32_t from = cursor.at;
	struct date found = { 0 };

	if (!take_date(&cursor, &found) || !date_possible(&found))
		return 0;
	*date = found;
	return cursor.at - from;
}

uint32_t date_read(const struct dispatch *dispatch, uint32_t i, uint32_t last, struct date *date)
{
	return read_at((struct cursor){ dispatch, i, last, false, ORDER_TOLD }, date);
}

uint32_t date_read_stamp(const struct dispatch *dispatch, uint32_t i, uint32_t last,
	enum date_order order, struct date *date)
{
	return read_at((struct cursor){ dispatch, i, last, true, order }, date);
}
