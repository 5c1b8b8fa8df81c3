/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Digits that count nothing: they name a model (A320, Covid-19, Boeing 737, article 5), place
 * something in an order (3rd, 2e), tell the time (15h00, 3.30pm), or belong to an address, a
 * telephone number, a score, a footnote. They are stepped over before anyone takes them for
 * numbers.
 */
#include "fact/finder.h"

#include <string.h>

/* The stretch of tokens around i without white space in it. */
static struct range glued_run(const struct finder *finder, uint32_t i)
{
	struct range run = { i, i + 1 };

	while (peek_glued(finder, run.first))
		run.first--;
	while (peek_inside(finder, run.last) && peek_glued(finder, run.last))
		run.last++;
	return run;
}

/* https://..., www..., name@host, a/b?c=1 */
static uint32_t web_address(const struct finder *finder, uint32_t i)
{
	struct range run = glued_run(finder, i);
	uint32_t at, sign;

	if (run.last - run.first < 3)
		return 0;
	for (at = run.first; at < run.last; at++) {
		sign = peek_sign(finder, at);
		if (sign == '@' || sign == '=' || sign == '_' || sign == '&' || sign == '#' ||
			sign == '\\' || (peek_word(finder, at) && peek_grammar(finder, at, "web")))
			return run.last;
		if (sign == '/' && peek_sign(finder, at + 1) == '/')
			return run.last;
	}
	return 0;
}

/* A320, G20, Covid-19, MH17, but not "44million", "magnitude-6.1" or what follows a currency. */
static uint32_t model(const struct finder *finder, uint32_t i)
{
	uint32_t before = i - 1, money;

	if (!peek_glued(finder, i))
		return 0;
	if (peek_hyphen(finder, before) && before > finder->sentence.first &&
		peek_glued(finder, before))
		before--;
	if (!peek_word(finder, before) || peek_sense(finder, before, LANG_CURRENCY, &money) ||
		peek_grammar(finder, before, "mid") ||
		(before < i - 1 && amount_is_bare(finder, before)))
		return 0;
	return glued_run(finder, i).last;
}

/* 5G, 4x4, 3D: digits before capitals that measure nothing. */
static uint32_t designation(const struct finder *finder, uint32_t i)
{
	const struct sense *unit;
	uint32_t n;
	double scale;

	if (!peek_word(finder, i + 1) || !peek_glued(finder, i + 1) ||
		scale_read(finder, i + 1, &scale))
		return 0;
	/* "in his 40s" are no seconds. */
	if (peek_digits(finder, i) == 2 && (int)peek_value(finder, i) % 10 == 0 &&
		peek_grammar(finder, i + 1, "decade-ending"))
		return i + 2;
	if (peek_grammar(finder, i + 1, "clock") || peek_grammar(finder, i + 1, "ordinal-ending") ||
		peek_grammar(finder, i + 1, "decade-ending") ||
		peek_sense(finder, i + 1, LANG_CURRENCY, &n))
		return 0;
	if ((unit = peek_sense(finder, i + 1, LANG_UNIT, &n)) != NULL)
		return unit_written(finder, i + 1, unit) ? 0 : i + 2;
	if (peek_sense(finder, i + 1, LANG_NUMBER, &n))
		return 0;
	if (span_length(peek_token(finder, i + 1)->span) == 1 &&
		(peek_token(finder, i + 1)->flags & TOKEN_CAPITAL))
		return i + 2;
	return span_length(peek_token(finder, i + 1)->span) <= 2 ? i + 2 : 0;
}

static uint32_t ordinal(const struct finder *finder, uint32_t i)
{
	uint32_t n;

	if (!peek_glued(finder, i + 1) || !peek_grammar(finder, i + 1, "ordinal-ending"))
		return 0;
	if (peek_sign(finder, i + 2) == '+' && peek_number(finder, i + 3))
		return i + 4; /* "90e+4": a minute of a match */
	return peek_sense(finder, i + 2 + peek_grammar(finder, i + 2, "of"), LANG_MONTH, &n) ||
			       peek_grammar(finder, i + 2, "century")
		       ? 0
		       : i + 2;
}

/* The token after digits and all that stops and digits glue to them: "49.3", "2.0.1". */
static uint32_t after_stops(const struct finder *finder, uint32_t i)
{
	while (peek_sign(finder, i + 1) == '.' && peek_glued(finder, i + 1) &&
		peek_number(finder, i + 2) && peek_glued(finder, i + 2))
		i += 2;
	return i + 1;
}

/* "1,429": what is told in thousands is a number of things. */
static bool in_thousands(const struct finder *finder, uint32_t i)
{
	return peek_sign(finder, i + 1) == ',' && peek_glued(finder, i + 1) &&
	       peek_glued(finder, i + 2) && peek_digits(finder, i + 2) == 3 &&
	       pack_decimal(finder->pack) != ',';
}

/* "No 33.6%", "porte 83% des coupes", "the injured number 180": there the word before, at - 1, is
 * no label. */
static bool is_figure(const struct finder *finder, uint32_t i, uint32_t at)
{
	uint32_t last = after_stops(finder, i), n;
	const struct sense *unit;

	if (peek_sign(finder, last) == ',' && peek_glued(finder, last) &&
		peek_number(finder, last + 1) && peek_glued(finder, last + 1))
		last += 2;
	unit = peek_sense(finder, last, LANG_UNIT, &n);
	if (unit && !strcmp(unit->name, "percent"))
		return true;
	return peek_grammar(finder, at - 1, "numbers") && at > finder->sentence.first + 1 &&
	       noun_is_plural(finder, at - 1);
}

/* "article 5", "numéro 10", "page 3", "Boeing 737"; "Yes 1,429,981, No 723,632" are votes. */
static uint32_t labelled(const struct finder *finder, uint32_t i)
{
	uint32_t at = i;

	if (at > finder->sentence.first &&
		(peek_sign(finder, at - 1) == '.' || peek_sign(finder, at - 1) == 0xb0))
		at--;
	if (in_thousands(finder, i) || (!peek_before(finder, i, "designation", NULL) &&
					       !peek_before(finder, at, "designation", NULL)))
		return 0;
	if (is_figure(finder, i, at))
		return 0;
	return peek_digits(finder, i) == 4 && peek_before(finder, i, "in-year", NULL)
		       ? 0
		       : after_stops(finder, i);
}

static bool two_digits(const struct finder *finder, uint32_t i)
{
	return peek_digits(finder, i) == 2;
}

/* 01 23 45 67 89, +33 1 23 45 67 89, 555-1234, 1-800-555-0100 */
static uint32_t telephone(const struct finder *finder, uint32_t i)
{
	uint32_t at = i, pairs = 0, hyphens = 0;

	while (peek_number(finder, at + 1) ||
		(peek_number(finder, at + 2) && peek_sign(finder, at + 1))) {
		if (!peek_number(finder, at + 1)) {
			hyphens += peek_hyphen(finder, at + 1) && peek_glued(finder, at + 2) &&
				   peek_digits(finder, at + 2) >= 3;
			if (peek_sign(finder, at + 1) != '.' && !peek_hyphen(finder, at + 1))
				break;
			at++;
		}
		at++;
		pairs += two_digits(finder, at);
	}
	if (pairs >= 3)
		return at + 1;
	return hyphens && (hyphens > 1 || peek_digits(finder, at) == 4) &&
			       peek_digits(finder, i) <= 3
		       ? at + 1
		       : 0;
}

static uint32_t clock_minutes(const struct finder *finder, uint32_t at)
{
	static const char *const parts[] = { "and-half", "hour-and-quarter", "hour-less-quarter" };
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (peek_grammar(finder, at, parts[i]))
			return at + peek_grammar(finder, at, parts[i]);
	return two_digits(finder, at) && peek_value(finder, at) < 60 ? at + 1 : at;
}

/* "24 Heures" is a newspaper. */
static bool is_named_hours(const struct finder *finder, uint32_t at)
{
	const struct token *token = peek_token(finder, at);

	return span_length(token->span) > 1 &&
	       (token->flags & (TOKEN_CAPITAL | TOKEN_UPPER)) == TOKEN_CAPITAL;
}

/* 15h00, 15 h 30, 15:30, 3.30pm, 3 p.m., "à 15 heures" */
uint32_t clock_read(const struct finder *finder, uint32_t i)
{
	uint32_t at = i + 1, n, day, sign = peek_sign(finder, at);
	double hour = peek_value(finder, i);

	if (peek_digits(finder, i) == 4 && hour < 2400)
		return (n = peek_grammar(finder, at, "zone")) ? at + n : 0;
	if (hour < 0 || hour > 24)
		return 0;
	if ((sign == ':' || sign == '.') && peek_glued(finder, at) && peek_glued(finder, at + 1) &&
		two_digits(finder, at + 1) && peek_value(finder, at + 1) < 60) {
		n = peek_grammar(finder, at + 2, "half-day");
		if (!n && sign == '.')
			n = peek_grammar(finder, at + 2, "zone");
		return n ? at + 2 + n : sign == ':' ? at + 2 : 0;
	}
	n = peek_grammar(finder, at, "half-day");
	if (n)
		return at + n;
	n = peek_grammar(finder, at, "clock");
	if (!n || is_named_hours(finder, at))
		return 0;
	if (clock_minutes(finder, at + n) > at + n &&
		span_length(peek_token(finder, at)->span) == 1) {
		at = clock_minutes(finder, at + n);
		return at + peek_grammar(finder, at, "zone");
	}
	if (!peek_before(finder, i, "clock-before", NULL) &&
		!(i > finder->sentence.first && peek_sense(finder, i - 1, LANG_WEEKDAY, &day)))
		return 0;
	/* "à 8 heures de route", but "à 8 h de la gare", "partie à 8 heures de la gare". */
	day = peek_grammar(finder, at + n, "clock-not");
	return day && span_length(peek_token(finder, at)->span) > 1 &&
			       !peek_grammar(finder, at + n + day, "det")
		       ? 0
		       : clock_minutes(finder, at + n);
}

/* "3-1" is a score, or "10-15 personnes" a range, which has its noun or unit. */
uint32_t decoy_score(const struct finder *finder, uint32_t i)
{
	struct noun noun;
	uint32_t n;

	if (!peek_hyphen(finder, i + 1) || !peek_glued(finder, i + 2) ||
		peek_digits(finder, i + 2) > 3 || peek_digits(finder, i) > 3 ||
		!peek_number(finder, i + 2) || peek_sign(finder, i + 3) == '%')
		return 0;
	if (peek_sense(finder, i + 3, LANG_UNIT, &n) ||
		peek_sense(finder, i + 3, LANG_CURRENCY, &n) ||
		peek_sense(finder, i + 3, LANG_NUMBER, &n) ||
		peek_sense(finder, i + 3, LANG_MONTH, &n) ||
		(noun_read(finder, i + 3, finder->sentence.last, &noun) &&
			(noun.counted || noun.event)))
		return 0;
	return i + 3;
}

/* "10, rue de Rivoli", "10 Downing Street", "75008 Paris" */
static uint32_t street(const struct finder *finder, uint32_t i)
{
	uint32_t at = i + 1, n;

	if (peek_sign(finder, at) == ',')
		at++;
	if (peek_grammar(finder, at, "street"))
		return at + 1;
	if (peek_digits(finder, i) == 5 && peek_capital(finder, i + 1) &&
		!peek_sense(finder, i + 1, LANG_CONTAINER, &n) &&
		!peek_sense(finder, i + 1, LANG_CURRENCY, &n))
		return i + 1;
	for (n = 0; n < 3 && peek_capital(finder, at); n++, at++)
		if (n && peek_grammar(finder, at, "street-name"))
			return at + 1;
	return 0;
}

/* "61 seats for Unity, the [Greens] 35": behind another figure an item of a list, of which nothing
 * but its name and its number is told. */
static bool is_item(const struct finder *finder, uint32_t i)
{
	enum { REACH = 4 }; /* words of the name, with its article */
	const struct mention *before =
		finder->mentions.n ? &finder->mentions.at[finder->mentions.n - 1] : NULL;
	uint32_t at = i,
		 least = i > finder->sentence.first + REACH ? i - REACH : finder->sentence.first;

	if (!before || before->kind != FACT_QUANTITY ||
		before->tokens.first < finder->sentence.first ||
		(peek_inside(finder, i + 1) && !peek_mark(finder, i + 1) &&
			!peek_grammar(finder, i + 1, "joint")))
		return false;
	while (at > least && peek_word(finder, at - 1) && !peek_grammar(finder, at - 1, "joint") &&
		(peek_capital(finder, at - 1) || peek_grammar(finder, at - 1, "det")))
		at--;
	return at < i && at > finder->sentence.first &&
	       (peek_sign(finder, at - 1) == ',' || peek_sign(finder, at - 1) == ';' ||
		       peek_grammar(finder, at - 1, "joint"));
}

/* "Europe 1 a annoncé", "Windows 10": a name before, and nothing to count behind. */
static uint32_t part_of_name(const struct finder *finder, uint32_t i)
{
	struct noun noun;
	uint32_t n;

	if (i == finder->sentence.first || !(peek_token(finder, i - 1)->flags & TOKEN_CAPITAL) ||
		(!peek_capital(finder, i - 1) && !peek_grammar(finder, i + 1, "auxiliary")) ||
		peek_digits(finder, i) > 3 || peek_glued(finder, i + 1) || is_item(finder, i) ||
		peek_sense(finder, i - 1, LANG_MONTH, &n) ||
		peek_sense(finder, i - 1, LANG_WEEKDAY, &n) ||
		peek_sense(finder, i - 1, LANG_CURRENCY, &n) ||
		peek_sense(finder, i - 1, LANG_CONCEPT, &n) ||
		peek_sense(finder, i + 1, LANG_MONTH, &n))
		return 0;
	if (pack_classes(finder->pack, peek_token(finder, i - 1)->word) & 1u << LANG_STOP)
		return 0;
	if (peek_sense(finder, i + 1, LANG_UNIT, &n) ||
		peek_sense(finder, i + 1, LANG_CURRENCY, &n) ||
		peek_sense(finder, i + 1, LANG_NUMBER, &n) || peek_number(finder, i + 1))
		return 0;
	if (peek_grammar(finder, i + 1, "future") || peek_sense(finder, i + 1, LANG_SAYING, &n))
		return i + 1;
	return noun_read(finder, i + 1, finder->sentence.last, &noun) ? 0 : i + 1;
}

/* "un 737", "the 737 MAX": behind the article of one, so many of nothing are a model. */
static uint32_t one_model(const struct finder *finder, uint32_t i)
{
	enum { DIGITS = 3 };
	struct noun noun;
	uint32_t n = peek_grammar(finder, i + 1, "model-tail");

	if (peek_digits(finder, i) != DIGITS || i == finder->sentence.first)
		return 0;
	if (n && peek_capital(finder, i + 1))
		return peek_number(finder, i + 1 + n) ? i + 2 + n : i + 1 + n;
	if (!peek_grammar(finder, i - 1, "one-more") || peek_hyphen(finder, i + 1) ||
		peek_sense(finder, i + 1, LANG_UNIT, &n) ||
		peek_sense(finder, i + 1, LANG_NUMBER, &n) ||
		peek_sense(finder, i + 1, LANG_CURRENCY, &n) || peek_sign(finder, i + 1) == '%' ||
		peek_number(finder, i + 1))
		return 0;
	return noun_read(finder, i + 1, finder->sentence.last, &noun) && (noun.counted || noun.event)
		       ? 0
		       : i + 1;
}

/* "1." or "2)" before a paragraph, "(3)" and "[12]" behind a word. */
static uint32_t list_number(const struct finder *finder, uint32_t i)
{
	uint32_t before = i > finder->sentence.first ? peek_sign(finder, i - 1) : 0,
		 after = peek_sign(finder, i + 1);

	if (peek_digits(finder, i) > 3)
		return 0;
	if ((peek_token(finder, i)->flags & TOKEN_LINE) && (after == ')' || after == '.') &&
		peek_glued(finder, i + 1) && !peek_glued(finder, i + 2))
		return i + 2;
	return before == '[' && after == ']' ? i + 2 : 0;
}

/* 24/7, 9/11, 24h/24 */
static uint32_t slashed(const struct finder *finder, uint32_t i)
{
	double below = peek_value(finder, i + 2);

	if (peek_word(finder, i + 1) && peek_glued(finder, i + 1) &&
		peek_sign(finder, i + 2) == '/' && peek_number(finder, i + 3) &&
		peek_glued(finder, i + 3))
		return i + 4;
	if (peek_sign(finder, i + 1) != '/' || !peek_glued(finder, i + 1) ||
		!peek_glued(finder, i + 2))
		return 0;
	if (peek_sign(finder, i + 3) == '/' && peek_digits(finder, i + 4) == 4)
		return 0;
	return below >= 2 && below <= 5 && peek_value(finder, i) < below ? 0 : i + 3;
}

/* 2.0.1, 192.168.1.1: more stops than a number has. */
static uint32_t version(const struct finder *finder, uint32_t i)
{
	struct numeral numeral;
	uint32_t last = after_stops(finder, i);

	return last > i + 3 && !digits_read(finder, i, &numeral) ? last : 0;
}

/* "le 11-Septembre" */
static uint32_t named_day(const struct finder *finder, uint32_t i)
{
	uint32_t n;

	return peek_hyphen(finder, i + 1) && peek_capital(finder, i + 2) &&
			       peek_sense(finder, i + 2, LANG_MONTH, &n)
		       ? i + 2 + n
		       : 0;
}

/*
 * "took over 18 months ago", "four heatwaves over 29 days": there the word belongs to the verb, or
 * says how long it all took, and loosens nothing. Nor does "than" in "38 more than a week earlier".
 */
bool decoy_modifier(const struct finder *finder, uint32_t i)
{
	enum { YEARS_MOST = 15 }; /* of a plan: "people over 60 years" tells their age */
	static const char *const spans[] = { "day", "week", "month", "hour", "night", "decade" };
	const struct sense *unit;
	struct numeral numeral;
	uint32_t n, k;

	if (peek_number(finder, i - (i > finder->sentence.first)) &&
		(n = peek_grammar(finder, i, "compares")) != 0) {
		k = peek_range(finder, i + n, "one");
		return k && peek_sense(finder, i + n + k, LANG_UNIT, &n) &&
		       peek_grammar(finder, i + k + 2 + n, "ago");
	}
	if (!peek_grammar(finder, i, "throughout"))
		return false;
	if (peek_before(finder, i, "takes-over", NULL))
		return true;
	if (i == finder->sentence.first || !numeral_read(finder, i + 1, &numeral))
		return false;
	if (!peek_grammar(finder, i - 1, "changes") &&
		(!finder->mentions.n ||
			finder->mentions.at[finder->mentions.n - 1].tokens.last != i) &&
		(!peek_plural(finder, i - 1) || peek_stop(finder, i - 1)))
		return false;
	unit = peek_sense(finder, numeral.last, LANG_UNIT, &n);
	if (unit && !strcmp(unit->name, "year"))
		return numeral.value <= YEARS_MOST;
	for (k = 0; unit && k < sizeof spans / sizeof *spans; k++)
		if (!strcmp(unit->name, spans[k]))
			return true;
	return false;
}

/* "dans la nuit du lundi 4 au mardi 5 mars", "Monday 4 and Tuesday 5 May": the month comes later.
 */
static uint32_t day_of_two(const struct finder *finder, uint32_t i)
{
	uint32_t n, at = i + 1;

	if (i == finder->sentence.first || peek_digits(finder, i) > 2 ||
		!peek_sense(finder, i - 1, LANG_WEEKDAY, &n))
		return 0;
	at += peek_sign(finder, at) == ',';
	n = peek_grammar(finder, at, "to-day");
	n = n ? n : peek_grammar(finder, at, "joint");
	n = n ? n : peek_range(finder, at, "to");
	at += n;
	return at > i + 1 && peek_sense(finder, at, LANG_WEEKDAY, &n) ? i + 1 : 0;
}

/* "0800 555 111", "0 800 123 456": groups of three behind a nought. */
static uint32_t grouped_telephone(const struct finder *finder, uint32_t i)
{
	uint32_t at = i + 1;

	if (finder->text[peek_token(finder, i)->span.start] != '0' || peek_digits(finder, i) > 4 ||
		peek_digits(finder, i) == 2)
		return 0;
	while (peek_number(finder, at) && peek_digits(finder, at) >= 3 && !peek_glued(finder, at))
		at++;
	return at >= i + 3 ? at : 0;
}

static uint32_t (*const decoys[])(const struct finder *, uint32_t) = {
	web_address,
	ordinal,
	clock_read,
	model,
	designation,
	telephone,
	grouped_telephone,
	day_of_two,
	decoy_score,
	street,
	labelled,
	list_number,
	slashed,
	version,
	named_day,
	part_of_name,
	one_model,
};

uint32_t decoy_find(const struct finder *finder, uint32_t i)
{
	uint32_t k, last;

	if (!peek_number(finder, i))
		return 0;
	for (k = 0; k < sizeof decoys / sizeof *decoys; k++) {
		last = decoys[k](finder, i);
		if (last)
			return last;
	}
	return 0;
}
