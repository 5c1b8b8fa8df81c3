/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "NOURSOULTAN, 10 janvier (Reuters) - ...", "ALMATY, Kazakhstan (AP) — ...", "(Reuters) - ...":
 *
 *     [place [, region]] [[,] date] [(outlet)] [dash]
 *     place [, region] dash date dash
 *     place, [le] date with year [time of day] end of the line
 *
 * A place in capitals, a date, an outlet and a dash are four signs; two of them make a dateline,
 * for a sentence may well begin with a name and a bracket.
 */
#include "dispatch/reading.h"

enum {
	PLACE_WORDS = 5,
	OUTLET_TOKENS = 8,
	LONGEST = 48,
	TIME_TOKENS = 8,
	HYPHENATED = 5
};					      /* tokens */
enum { SMALL_WORD = 3, HYPHENATED_WORD = 5, HOUR_WORD = 6 }; /* bytes: "de", "-près-", "heures" */

struct scan {
	const struct dispatch *dispatch;
	uint32_t at, last;
};

static const struct token *here(const struct scan *scan, uint32_t ahead)
{
	return scan->at + ahead < scan->last ? &scan->dispatch->tokens.at[scan->at + ahead] : NULL;
}

static bool mark_here(const struct scan *scan, uint32_t ahead, const char *mark)
{
	return here(scan, ahead) && words_is_mark(scan->dispatch, scan->at + ahead, mark);
}

static bool name_here(const struct scan *scan, uint32_t ahead)
{
	const struct token *token = here(scan, ahead);

	return token && token->type == TOKEN_WORD && (token->flags & TOKEN_CAPITAL);
}

static bool glued_here(const struct scan *scan, uint32_t ahead)
{
	return here(scan, ahead) && !(here(scan, ahead)->flags & TOKEN_SPACED);
}

static bool dash_here(const struct scan *scan, uint32_t ahead)
{
	return here(scan, ahead) && words_is_dash(scan->dispatch, scan->at + ahead);
}

static bool date_at(const struct scan *scan, uint32_t i)
{
	struct date date;

	return i < scan->last && date_read(scan->dispatch, i, scan->last, &date);
}

static bool date_here(const struct scan *scan)
{
	struct senses senses;

	return date_at(scan, scan->at) ||
	       (scan->at < scan->last &&
		       pack_match(scan->dispatch->pack, &scan->dispatch->tokens, scan->at,
			       scan->last, 1u << LANG_MONTH | 1u << LANG_WEEKDAY, &senses) &&
		       here(scan, 1) && here(scan, 1)->type == TOKEN_NUMBER);
}

/* "-", "-la-", "-d'": the hyphens after a word of a name, and small words between. */
static uint32_t hyphens(const struct scan *scan)
{
	uint32_t n;

	if (!mark_here(scan, 0, "-") || !glued_here(scan, 0))
		return 0;
	for (n = 1; n <= HYPHENATED && glued_here(scan, n); n++) {
		if (name_here(scan, n))
			return n;
		if (span_length(here(scan, n)->span) > HYPHENATED_WORD)
			return 0;
	}
	return 0;
}

/* What goes on a name after one of its words: hyphens, a stop after a short word, "de", "of"; its
 * tokens. */
static uint32_t connector(const struct scan *scan)
{
	uint32_t n = hyphens(scan);

	if (n)
		return n;
	if (mark_here(scan, 0, ".") && glued_here(scan, 0) &&
		span_length(scan->dispatch->tokens.at[scan->at - 1].span) <= 5)
		return 1;
	if (here(scan, 0) && here(scan, 0)->type == TOKEN_WORD &&
		span_length(here(scan, 0)->span) <= SMALL_WORD && name_here(scan, 1))
		return 1;
	return 0;
}

/* Words with a capital, and what holds them together. */
static struct range take_names(struct scan *scan)
{
	struct range range = { scan->at, scan->at };
	uint32_t words = 0, n;

	while (words < PLACE_WORDS && name_here(scan, 0) && !date_here(scan)) {
		words++;
		range.last = ++scan->at;
		n = connector(scan);
		scan->at += n;
		if (n && !name_here(scan, 0))
			range.last = scan->at;
	}
	scan->at = range.last;
	return range;
}

static bool is_upper(const struct dispatch *dispatch, struct range range)
{
	uint32_t i, words = 0;

	for (i = range.first; i < range.last; i++) {
		if (dispatch->tokens.at[i].type != TOKEN_WORD)
			continue;
		words++;
		if (!(dispatch->tokens.at[i].flags & TOKEN_UPPER))
			return false;
	}
	return words > 0;
}

static bool weekday_here(const struct scan *scan, uint32_t ahead)
{
	struct senses senses;

	return here(scan, ahead) &&
	       pack_match(scan->dispatch->pack, &scan->dispatch->tokens, scan->at + ahead,
		       scan->last, 1u << LANG_WEEKDAY, &senses);
}

/* "(News / Agency - 5 March 2025)": the tokens of a date and its dash before the bracket closes. */
static uint32_t dated_end(const struct scan *scan, uint32_t ahead, struct date *date)
{
	uint32_t n;

	if ((!dash_here(scan, ahead) && !mark_here(scan, ahead, ",")) || date->day)
		return 0;
	n = date_read(scan->dispatch, scan->at + ahead + 1, scan->last, date);
	return n && mark_here(scan, ahead + 1 + n, ")") ? n + 1 : 0;
}

/* "(Reuters)", ". /TASS/", but not "(Wednesday)": what stands between the brackets or strokes. */
static struct range take_outlet(struct scan *scan, struct date *date)
{
	uint32_t stop = mark_here(scan, 0, ".") && mark_here(scan, 1, "/"), i, n;
	bool stroke = mark_here(scan, stop, "/");
	struct range none = { scan->at, scan->at }, range;

	scan->at += stop;
	if ((!stroke && !mark_here(scan, 0, "(")) || weekday_here(scan, 1) ||
		date_at(scan, scan->at + 1) ||
		(!name_here(scan, 1) &&
			!words_match(scan->dispatch, scan->at + 1, scan->last, SIGN_AGENCY)))
		return none;
	for (i = 1; i <= OUTLET_TOKENS && here(scan, i); i++) {
		n = dated_end(scan, i, date);
		if (n || mark_here(scan, i, stroke ? "/" : ")")) {
			range = (struct range){ scan->at + 1, scan->at + i };
			scan->at += i + n + 1;
			return range;
		}
	}
	return none;
}

/* "PARIS, Jan 10, Reuters -", "Paris, France | AFP | " */
static struct range take_bare_outlet(struct scan *scan)
{
	uint32_t comma = mark_here(scan, 0, ",") || mark_here(scan, 0, "|"), n;
	struct range range;

	n = words_match(scan->dispatch, scan->at + comma, scan->last, SIGN_AGENCY);
	if (!n || scan->at + comma + n >= scan->last ||
		(!words_is_dash(scan->dispatch, scan->at + comma + n) &&
			!words_is_mark(scan->dispatch, scan->at + comma + n, "|")))
		return (struct range){ scan->at, scan->at };
	range = (struct range){ scan->at + comma, scan->at + comma + n };
	scan->at = range.last;
	return range;
}

/* Dashes, which a stop may precede: ".-" */
static bool take_dash(struct scan *scan)
{
	uint32_t from = scan->at;

	if (mark_here(scan, 0, ".") && dash_here(scan, 1))
		scan->at++;
	while (dash_here(scan, 0))
		scan->at++;
	return scan->at > from;
}

static bool skip(struct scan *scan, const char *mark)
{
	if (!mark_here(scan, 0, mark))
		return false;
	scan->at++;
	return true;
}

/* "(5 March 2025)": a date alone in its bracket. */
static bool take_date_in_bracket(struct scan *scan, struct date *date)
{
	struct date found;
	uint32_t n;

	if (!mark_here(scan, 0, "("))
		return false;
	n = date_read(scan->dispatch, scan->at + 1, scan->last, &found);
	if (!n || !mark_here(scan, n + 1, ")"))
		return false;
	*date = found;
	scan->at += n + 2;
	return true;
}

/* After a comma, or between two dashes or strokes: ", le 5 mars", "– 14 October 2025 –". */
static void take_date(struct scan *scan, struct date *date)
{
	bool dash = dash_here(scan, 0) || mark_here(scan, 0, "|");
	uint32_t ahead = mark_here(scan, 0, ",") || dash, n;
	struct date found;

	ahead += pack_match_named(scan->dispatch->pack, &scan->dispatch->tokens, scan->at + ahead,
		scan->last, LANG_WORD, "det");
	if (!ahead && take_date_in_bracket(scan, date))
		return;
	n = date_read(scan->dispatch, scan->at + ahead, scan->last, &found);
	if (!n || (dash && !dash_here(scan, ahead + n)))
		return;
	*date = found;
	scan->at += ahead + n;
}

/* ", 16h55 -", " at 4:30 a.m. -": the hour of a date, up to its dash. */
static void skip_hour(struct scan *scan)
{
	uint32_t n = mark_here(scan, 0, ","), numbers = 0;

	for (; here(scan, n) && n < TIME_TOKENS + 2; n++) {
		if (dash_here(scan, n))
			break;
		numbers += here(scan, n)->type == TOKEN_NUMBER;
		if (span_length(here(scan, n)->span) > HOUR_WORD)
			return;
	}
	if (numbers && dash_here(scan, n))
		scan->at += n;
}

/* "Niort, le 11 février 2025, 18 h 00": the line ends here, but for a time of day. */
static bool take_end(struct scan *scan)
{
	uint32_t n, numbers = 0;

	for (n = 0; here(scan, n); n++) {
		if (n == TIME_TOKENS)
			return false;
		numbers += here(scan, n)->type == TOKEN_NUMBER;
	}
	if (n && !numbers)
		return false;
	scan->at += n;
	return true;
}

static bool is_empty(struct range range)
{
	return range.first == range.last;
}

/* "DJEDDAH (Arabie saoudite), 17 fév (AFP)": a bracket that another sign follows is no outlet. */
static void take_bracket(struct scan *scan)
{
	uint32_t i;

	if (!mark_here(scan, 0, "(") ||
		words_match(scan->dispatch, scan->at + 1, scan->last, SIGN_AGENCY))
		return;
	for (i = 1; i <= OUTLET_TOKENS && here(scan, i) && !mark_here(scan, i, ")");)
		i++;
	if (mark_here(scan, i, ")") && (mark_here(scan, i + 1, ",") || mark_here(scan, i + 1, "(")))
		scan->at += i + 1;
}

static void take_region(struct scan *scan)
{
	struct scan from = *scan;

	take_bracket(scan);
	if (scan->at > from.at || !skip(scan, ","))
		return;
	if (date_here(scan) || words_match(scan->dispatch, scan->at, scan->last, SIGN_AGENCY) ||
		is_empty(take_names(scan)))
		*scan = from;
}

/* "INCENDIES - Les feux ...": a word of the language is a theme, not a place. */
static bool is_theme(const struct dispatch *dispatch, struct range place)
{
	return place.last == place.first + 1 &&
	       pack_classes(dispatch->pack, dispatch->tokens.at[place.first].word);
}

/* Of the signs, are there enough? A place in small letters, or an unknown outlet, wants more of
 * them. */
static bool is_enough(const struct dateline *line, bool upper, bool agency, bool dash)
{
	bool dated = line->date.day > 0, placed = !is_empty(line->place);

	if (dash)
		return !is_empty(line->outlet) || (placed && (upper || dated));
	return !is_empty(line->outlet) && (agency || (placed && (dated || upper)));
}

/* "(ANSA) - ROME, JAN 10 - ...": the place may come last. */
static void take_place_after(struct scan *scan, struct dateline *line)
{
	struct scan from = *scan;

	line->place = take_names(scan);
	take_date(scan, &line->date);
	if (is_empty(line->place) || !is_upper(scan->dispatch, line->place) || !take_dash(scan)) {
		line->place = (struct range){ 0, 0 };
		*scan = from;
	}
}

/* "(agence)", "(news service) -": small letters will do after a place in capitals and a whole date. */
static bool take_plain_outlet(struct scan *scan, struct range *outlet)
{
	struct scan from = *scan;
	uint32_t i;

	for (i = 1; mark_here(scan, 0, "(") && i <= OUTLET_TOKENS && here(scan, i); i++)
		if (mark_here(scan, i, ")")) {
			*outlet = (struct range){ scan->at + 1, scan->at + i };
			scan->at += i + 1;
			break;
		}
	if (scan->at > from.at && take_dash(scan))
		return true;
	*outlet = (struct range){ from.at, from.at };
	*scan = from;
	return false;
}

static struct dateline parse(const struct dispatch *dispatch, uint32_t first, uint32_t last)
{
	struct scan scan = { dispatch, first, last - first > LONGEST ? first + LONGEST : last };
	struct dateline line = { .first = first };
	bool upper, dash;

	if (words_match(dispatch, first, scan.last, SIGN_PUBLISHED))
		return line;
	line.place = take_names(&scan);
	if (!is_empty(line.place))
		take_region(&scan);
	take_date(&scan, &line.date);
	line.outlet = take_outlet(&scan, &line.date);
	if (is_empty(line.outlet))
		line.outlet = take_bare_outlet(&scan);
	if (!line.date.day)
		take_date(&scan, &line.date);
	upper = is_upper(dispatch, line.place);
	if (upper && line.date.year)
		skip_hour(&scan);
	line.signed_off = !is_empty(line.outlet) &&
			  words_match(dispatch, line.outlet.first, line.outlet.last, SIGN_AGENCY);
	dash = take_dash(&scan);
	if (dash && line.signed_off && is_empty(line.place))
		take_place_after(&scan, &line);
	if (!dash && upper && line.date.day)
		dash = skip(&scan, ":") || skip(&scan, ".");
	if (!dash && line.date.year && !is_empty(line.place))
		dash = take_end(&scan);
	if (!dash && upper && line.date.year && is_empty(line.outlet))
		dash = take_plain_outlet(&scan, &line.outlet);
	line.last = scan.at;
	line.found =
		is_enough(&line, upper && !is_theme(dispatch, line.place), line.signed_off, dash);
	return line;
}

/* "EXCLUSIVE - ", "UPDATE 2-": what a desk calls the dispatch; the token after it. */
uint32_t dateline_after_slug(const struct dispatch *dispatch, struct range tokens)
{
	struct scan scan = { dispatch, tokens.first, tokens.last };
	uint32_t n = words_match(dispatch, tokens.first, tokens.last, SIGN_SLUG);

	if (!n || !is_upper(dispatch, (struct range){ tokens.first, tokens.first + n }))
		return tokens.first;
	scan.at += n;
	if (here(&scan, 0) && here(&scan, 0)->type == TOKEN_NUMBER)
		scan.at++;
	return take_dash(&scan) ? scan.at : tokens.first;
}

/* "By Jane Roe LONDON (Reuters) - ...": after what is glued before it, only a place in capitals
 * will do. */
static struct dateline find_glued(const struct dispatch *dispatch, struct range tokens)
{
	uint32_t last = tokens.last - tokens.first > LONGEST ? tokens.first + LONGEST : tokens.last,
		 i;
	struct dateline line;

	for (i = tokens.first + 1; i < last; i++) {
		if (!(dispatch->tokens.at[i].flags & TOKEN_UPPER) ||
			(dispatch->tokens.at[i - 1].flags & TOKEN_UPPER))
			continue;
		line = parse(dispatch, i, tokens.last);
		if (line.found && line.signed_off && is_upper(dispatch, line.place) &&
			words_is_dash(dispatch, line.last - 1))
			return line;
	}
	return (struct dateline){ .found = false };
}

struct dateline dateline_read(const struct dispatch *dispatch, struct range tokens)
{
	uint32_t first = dateline_after_slug(dispatch, tokens);
	struct dateline line = { .found = false };

	if (first < tokens.last)
		line = parse(dispatch, first, tokens.last);
	return line.found ? line : find_glued(dispatch, tokens);
}
