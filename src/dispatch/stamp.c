/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stamps: lines that say when a dispatch was sent and hardly a word more.
 *
 *     Publié le 04/05/2020 à 15:30, mis à jour à 18h       May 4, 2020 / 1:00 PM / a year ago
 *     By Jane Roe | Monday 4 May 2020 14.05 BST             afp/4 mai 2020 13h05
 *     19 - Mai - 2023                                       07-05-24 07:45:32
 *     Lundi 4 mai 2020 à 17:52 - Par la rédaction
 *
 * Beside its dates such a line holds hours, marks, small words, and the names of who signs or of
 * the section; a plain word makes it a sentence or a headline.
 */
#include "dispatch/reading.h"

enum {
	LINE_MOST = 160,  /* bytes */
	NAMES_MOST = 2,	  /* words with a capital that nobody knows, */
	NAMES_BEHIND = 6, /* where the line begins as a stamp does */
	NUMBERS_MOST = 10,
};

/* A word of the language for hours, zones and what stands between. */
static uint32_t word_of_time(const struct dispatch *dispatch, uint32_t i, uint32_t last)
{
	static const char *const names[] = { "half-day", "clock", "zone" };
	struct senses senses;
	size_t k;
	uint32_t n;

	for (k = 0; k < sizeof names / sizeof *names; k++) {
		n = pack_match_named(
			dispatch->pack, &dispatch->tokens, i, last, LANG_WORD, names[k]);
		if (n)
			return n;
	}
	return pack_match(dispatch->pack, &dispatch->tokens, i, last,
		1u << LANG_DAYPART | 1u << LANG_WEEKDAY, &senses);
}

static uint32_t words_of_desk(const struct dispatch *dispatch, uint32_t i, uint32_t last)
{
	static const enum sign signs[] = { SIGN_PUBLISHED, SIGN_AGENCY, SIGN_BY, SIGN_WITH,
		SIGN_SOURCE, SIGN_RELEASE };
	size_t k;
	uint32_t n;

	for (k = 0; k < sizeof signs / sizeof *signs; k++) {
		n = words_match(dispatch, i, last, signs[k]);
		if (n)
			return n;
	}
	return 0;
}

/* The zone told: New York has the month first, London and Paris the day. */
static enum date_order order_by_zone(const struct dispatch *dispatch, struct range line)
{
	uint32_t i;

	for (i = line.first; i < line.last; i++) {
		if (dispatch->tokens.at[i].type != TOKEN_WORD)
			continue;
		if (pack_match_named(dispatch->pack, &dispatch->tokens, i, line.last, LANG_WORD,
			    "zone-month-first"))
			return ORDER_MONTH;
		if (pack_match_named(dispatch->pack, &dispatch->tokens, i, line.last, LANG_WORD,
			    "zone-day-first"))
			return ORDER_DAY;
	}
	return ORDER_TOLD;
}

/* The month that the archive put before the dispatch settles which number is the month. */
static enum date_order order_by_month(const struct reading *reading, struct range line, uint32_t i)
{
	struct date day_first = { 0 }, month_first = { 0 };
	const struct date *about = &reading->date;

	if (!about->month ||
		!date_read_stamp(reading->dispatch, i, line.last, ORDER_DAY, &day_first) ||
		!date_read_stamp(reading->dispatch, i, line.last, ORDER_MONTH, &month_first) ||
		day_first.month == month_first.month)
		return ORDER_TOLD;
	return day_first.month == about->month	   ? ORDER_DAY
	       : month_first.month == about->month ? ORDER_MONTH
						   : ORDER_TOLD;
}

struct held {
	struct date date; /* the first with a year */
	uint32_t names, numbers, others;
	bool begun; /* the line begins with a date, or as a stamp does */
};

/* "Par la rédaction", "La rédaction avec les agences", "By our political correspondent",
 * "Temps de lecture: 2 min": who signs, or what the page is for, up to the next dash, comma or date;
 * its tokens, or 0. */
static uint32_t words_of_page(const struct dispatch *dispatch, struct range line, uint32_t i)
{
	enum { MOST = 9 };
	struct date date;
	uint32_t n = words_match(dispatch, i, line.last, SIGN_BY), end;

	if (!n)
		n = words_match(dispatch, i, line.last, SIGN_POINTER);
	if (!n && i + 1 < line.last && words_match(dispatch, i + 1, line.last, SIGN_DESK))
		n = words_is_small(dispatch, i);
	if (!n)
		return 0;
	for (end = i + n; end < line.last && end <= i + MOST; end++)
		if (words_is_dash(dispatch, end) || words_is_mark(dispatch, end, ",") ||
			words_is_mark(dispatch, end, "|") || words_is_mark(dispatch, end, "/") ||
			date_read_stamp(dispatch, end, line.last, ORDER_TOLD, &date))
			break;
	return end - i > MOST ? 0 : end - i;
}

/* What stands at token i of the line; how many tokens it takes. */
static uint32_t hold(struct held *held, const struct reading *reading, struct range line,
	uint32_t i, enum date_order zone)
{
	const struct dispatch *dispatch = reading->dispatch;
	const struct token *token = &dispatch->tokens.at[i];
	enum date_order order = order_by_month(reading, line, i);
	struct date date = { 0 };
	uint32_t n = date_read_stamp(dispatch, i, line.last, order ? order : zone, &date);

	if (n) {
		held->begun |= i == line.first;
		if (!held->date.year)
			held->date = date;
		return n;
	}
	if (token->type != TOKEN_WORD) {
		held->numbers += token->type == TOKEN_NUMBER;
		return 1;
	}
	n = held->begun || i == line.first ? words_of_page(dispatch, line, i) : 0;
	n = n ? n : words_of_desk(dispatch, i, line.last);
	held->begun |= n && i == line.first;
	n = n ? n : word_of_time(dispatch, i, line.last);
	if (n)
		return n;
	if (token->flags & TOKEN_CAPITAL)
		held->names++;
	else
		held->others += !words_is_small(dispatch, i);
	return 1;
}

/* A stop ends a sentence, but for that of "p.m." */
static bool is_sentence(const struct dispatch *dispatch, struct range line)
{
	uint32_t last = line.last - 1, k;

	if (words_is_mark(dispatch, last, "!") || words_is_mark(dispatch, last, "?") ||
		words_is_mark(dispatch, last, ":"))
		return true;
	if (!words_is_mark(dispatch, last, "."))
		return false;
	for (k = 1; k <= 4 && last >= line.first + k; k++)
		if (pack_match_named(dispatch->pack, &dispatch->tokens, last - k, line.last,
			    LANG_WORD, "half-day") == k + 1)
			return false;
	return true;
}

/* "Le Courrier, lundi 4 mai 2020", "From our files, May 4, 2020, 18:30": a line below the headline
 * that ends with the whole date, behind a comma or dash, and is no sentence. */
static bool ends_with_date(const struct reading *reading, struct range line, struct date *date)
{
	enum { FIRST_BLOCKS = 4, WORDS_MOST = 14 };
	const struct dispatch *dispatch = reading->dispatch;
	uint32_t block = dispatch_block_of(dispatch, line.first), i, n, words = 0;

	if (!block || block >= FIRST_BLOCKS)
		return false;
	for (i = line.first; i < line.last; i++) {
		n = i > line.first && dispatch->tokens.at[i].type != TOKEN_MARK &&
				    (words_is_mark(dispatch, i - 1, ",") ||
					    words_is_mark(dispatch, i - 1, "|") ||
					    words_is_dash(dispatch, i - 1))
			    ? date_read_stamp(dispatch, i, line.last, ORDER_TOLD, date)
			    : 0;
		if (n && date->year)
			break;
		words += dispatch->tokens.at[i].type == TOKEN_WORD;
	}
	if (i == line.last || words > WORDS_MOST)
		return false;
	for (i += n; i < line.last; i++)
		if (dispatch->tokens.at[i].type == TOKEN_WORD && !words_is_small(dispatch, i) &&
			!word_of_time(dispatch, i, line.last))
			return false;
	return true;
}

bool stamp_read(const struct reading *reading, struct range line, struct date *date)
{
	const struct dispatch *dispatch = reading->dispatch;
	const struct token *at = dispatch->tokens.at;
	struct held held = { 0 };
	enum date_order zone;
	uint32_t i;

	if (line.first >= line.last ||
		at[line.last - 1].span.end - at[line.first].span.start > LINE_MOST ||
		is_sentence(dispatch, line))
		return false;
	if (ends_with_date(reading, line, date))
		return true;
	zone = order_by_zone(dispatch, line);
	for (i = line.first; i < line.last && !held.others;)
		i += hold(&held, reading, line, i, zone);
	if (!held.date.year || held.others || held.numbers > NUMBERS_MOST ||
		held.names > (held.begun ? NAMES_BEHIND : NAMES_MOST))
		return false;
	*date = held.date;
	return true;
}
