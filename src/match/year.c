/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The year that a figure is told of, where it is not its dispatch's own: that of the nearest date
 * in its sentence.
 *
 *     [In 1982] a flood killed 17      [Il y a deux mois], une tempête avait tué trois personnes
 *
 * Of dates themselves, the years beside the dispatch's own are told for a hundred reasons too.
 */
#include "match/parts.h"

#include <string.h>

enum { ANOTHER_TIME = 1 }; /* in place of a year: a time gone by whose year is not told */

static bool is_named(const struct dispatch *dispatch, uint32_t i, uint32_t last, const char *name)
{
	return i < last && dispatch->tokens.at[i].type == TOKEN_WORD &&
	       pack_match_named(dispatch->pack, &dispatch->tokens, i, last, LANG_WORD, name) != 0;
}

static bool is_comma(const struct dispatch *dispatch, uint32_t i)
{
	const struct token *token = &dispatch->tokens.at[i];

	return token->type == TOKEN_MARK && dispatch->text[token->span.start] == ',';
}

static bool holds_comma(const struct dispatch *dispatch, uint32_t from, uint32_t to)
{
	while (from < to && !is_comma(dispatch, from))
		from++;
	return from < to;
}

static bool holds_word(
	const struct dispatch *dispatch, uint32_t from, uint32_t to, const char *name)
{
	while (from < to && !is_named(dispatch, from, to, name))
		from++;
	return from < to;
}

/* "Created in 2011," between commas; but ", in 2011," tells when. */
static bool is_aside(const struct dispatch *dispatch, uint32_t first, const struct range *date)
{
	uint32_t at = date->first, last = dispatch->tokens.n;

	if (date->last >= last || !is_comma(dispatch, date->last))
		return false;
	while (at > first && !is_comma(dispatch, at - 1))
		at--;
	return at > first && at < date->first && !is_named(dispatch, at, last, "in-year");
}

/* "Was built in 1981 and has 130 flats": what comes after tells something else. */
static bool goes_on(const struct dispatch *dispatch, uint32_t first, const struct range *date)
{
	enum { OPENING = 4 }; /* tokens: "In 1981 and ..." */

	return date->first > first + OPENING &&
	       is_named(dispatch, date->last, dispatch->tokens.n, "joint") &&
	       dispatch->tokens.at[date->last + 1].type == TOKEN_WORD;
}

/* "30 more than in 2015": what it is held against. */
static bool is_compared(const struct dispatch *dispatch, uint32_t first, const struct range *date)
{
	uint32_t at = date->first;

	at -= at > first && is_named(dispatch, at - 1, at, "in-year");
	return at > first && is_named(dispatch, at - 1, at, "than");
}

/*
 * Whether a time told in the sentence is not that of the figure: what began then goes on ("since
 * 2003", "from 2003 on"), or it is told of something else, in an aside or behind the figure's own
 * part of the sentence.
 */
static bool is_of_another(
	const struct dispatch *dispatch, const struct mention *mention, const struct mention *time)
{
	const struct range *own = &mention->tokens, *date = &time->tokens;
	uint32_t first = dispatch->sentences.at[mention->sentence].first;

	if (is_compared(dispatch, first, date))
		return true;
	if (date->first > first &&
		holds_word(dispatch, date->first > first + 6 ? date->first - 6 : first, date->first,
			"since-then"))
		return true;
	if (date->first >= own->last)
		return mention->clause.first != time->clause.first ||
		       holds_comma(dispatch, own->last, date->first);
	return is_aside(dispatch, first, date) || goes_on(dispatch, first, date);
}

static bool is_range(const struct dispatch *dispatch, uint32_t i, const char *name)
{
	return dispatch->tokens.at[i].type == TOKEN_WORD &&
	       pack_match_named(dispatch->pack, &dispatch->tokens, i, i + 1, LANG_RANGE, name) != 0;
}

/* Whether two dates are the ends of a span: "from 2014 to 2016", "between April and June". */
static bool is_span(
	const struct dispatch *dispatch, const struct mention *from, const struct mention *to)
{
	uint32_t at = from->tokens.first, joint = from->tokens.last;

	if (from->kind != FACT_DATE || to->kind != FACT_DATE || !at ||
		from->sentence != to->sentence || to->tokens.first != joint + 1)
		return false;
	return is_range(dispatch, joint, "to") ||
	       (is_range(dispatch, joint, "and") && is_range(dispatch, at - 1, "between"));
}

/* The words that end right before a token. */
static bool stands_before(const struct dispatch *dispatch, uint32_t at, const char *name)
{
	enum { LONGEST = 3 };
	uint32_t n;

	for (n = 1; n <= LONGEST && n <= at; n++)
		if (dispatch->tokens.at[at - n].type == TOKEN_WORD &&
			pack_match_named(dispatch->pack, &dispatch->tokens, at - n, at, LANG_WORD,
				name) == n)
			return true;
	return false;
}

enum end match_end(const struct analysis *analysis, uint32_t d, const struct mention *date)
{
	const struct mentions *all = &analysis->mentions[d];
	const struct dispatch *dispatch = analysis->dispatches[d];
	uint32_t first = date->tokens.first, at = (uint32_t)(date - all->at);

	if (date->kind != FACT_DATE || !first)
		return END_NONE;
	if (stands_before(dispatch, first, "span-first") ||
		(at + 1 < all->n && is_span(dispatch, date, date + 1)))
		return END_FIRST;
	return stands_before(dispatch, first, "span-last") ||
			       (at && is_span(dispatch, date - 1, date))
		       ? END_LAST
		       : END_NONE;
}

/* "Winter" is any winter, unless a number says which. */
static bool is_vague(const struct dispatch *dispatch, const struct mention *date)
{
	uint32_t i;

	if (date->date.granularity != GRANULARITY_SEASON)
		return false;
	for (i = date->span.start; i < date->span.end; i++)
		if (dispatch->text[i] >= '0' && dispatch->text[i] <= '9')
			return false;
	return true;
}

/* "Il y a deux mois", "three years earlier": a time that is no longer the news. */
static bool tells_long_ago(const struct dispatch *dispatch, const struct mention *span)
{
	struct range sentence = dispatch->sentences.at[span->sentence];
	const char *unit = span->quantity.unit;
	uint32_t at;

	if (span->quantity.measure != MEASURE_DURATION ||
		(strcmp(unit, "month") && strcmp(unit, "year") && strcmp(unit, "decade")))
		return false;
	if (is_named(dispatch, span->tokens.last, sentence.last, "time-ago"))
		return true;
	for (at = sentence.first; at < span->tokens.first; at++)
		if (is_named(dispatch, at, sentence.last, "time-ago-before") &&
			span->tokens.first - at <= 8)
			return true;
	return false;
}

static int year_of(int32_t day)
{
	unsigned month, of_month;
	int year;

	day_split(day, &year, &month, &of_month);
	return year;
}

static int16_t year_of_date(const struct date *date, int now)
{
	int told = date->first == DAY_NONE ? now : year_of(date->first);

	return (int16_t)(told >= now - 1 && told <= now + 1 ? 0 : told);
}

/* The year of a dispatch; of one that does not tell it, that of the others, where they are few and
 * all tell the same; or 0. */
static int own_year(const struct analysis *analysis, uint32_t d)
{
	int now = 0, other;
	uint32_t i;

	if (analysis->dispatches[d]->first_day != DAY_NONE)
		return year_of(analysis->dispatches[d]->first_day);
	for (i = 0; i < analysis->n && analysis->n <= MATCH_PARTS_MOST; i++) {
		if (analysis->dispatches[i]->first_day == DAY_NONE)
			continue;
		other = year_of(analysis->dispatches[i]->first_day);
		if (now && now != other)
			return 0;
		now = other;
	}
	return now;
}

/* The day on which a price was so much, where the sentence tells one. */
int32_t match_market_day(
	const struct analysis *analysis, uint32_t d, const struct mention *mention)
{
	enum { AROUND = 6 }; /* mentions */
	const struct mentions *all = &analysis->mentions[d];
	const struct dispatch *dispatch = analysis->dispatches[d];
	uint32_t own = (uint32_t)(mention - all->at), nearest = UINT32_MAX, i;
	int32_t day = DAY_NONE;

	if (!match_is_market(dispatch, mention))
		return DAY_NONE;
	for (i = own > AROUND ? own - AROUND : 0; i < all->n && i < own + AROUND; i++) {
		const struct mention *date = &all->at[i];
		uint32_t away = match_away(mention->tokens, date->tokens.first);

		if (date->kind != FACT_DATE || date->sentence != mention->sentence ||
			date->date.first == DAY_NONE || date->date.first != date->date.last ||
			away >= nearest || is_of_another(dispatch, mention, date))
			continue;
		nearest = away;
		day = date->date.first;
	}
	return day;
}

int16_t match_year(const struct analysis *analysis, uint32_t d, const struct mention *mention)
{
	enum { AROUND = 12 }; /* mentions */
	const struct mentions *all = &analysis->mentions[d];
	const struct dispatch *dispatch = analysis->dispatches[d];
	uint32_t own = (uint32_t)(mention - all->at), nearest = UINT32_MAX, i;
	int now = own_year(analysis, d), told = 0;

	if (mention->kind == FACT_DATE)
		return now ? year_of_date(&mention->date, now) : 0;
	for (i = own > AROUND ? own - AROUND : 0; i < all->n && i < own + AROUND; i++) {
		const struct mention *date = &all->at[i];

		if (date->sentence != mention->sentence || i == own ||
			is_of_another(dispatch, mention, date))
			continue;
		if (date->kind == FACT_QUANTITY && !told && tells_long_ago(dispatch, date))
			return ANOTHER_TIME;
		if (date->kind != FACT_DATE || !now || date->date.first == DAY_NONE ||
			is_vague(dispatch, date) ||
			match_away(mention->tokens, date->tokens.first) >= nearest)
			continue;
		nearest = match_away(mention->tokens, date->tokens.first);
		told = year_of(date->date.first);
	}
	return (int16_t)(told == now ? 0 : told < now ? told : -told);
}
