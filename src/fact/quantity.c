/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quantities: what loosens the number, the number, what measures it, the noun.
 *
 *     [plus de] [2.000] [soldats]          [près de] [cinq milliards] [d'euros]
 *     [more than] [$] [15.2 million]       [entre 12 et 15] [morts]
 *     [une trentaine] [d'années]           [2 ans] [et demi]
 */
#include "fact/reading.h"

#include <string.h>

static const struct sense *modifier_at(
	const struct finder *finder, uint32_t i, double after, uint32_t *n)
{
	struct senses senses;
	uint32_t k;

	*n = peek_senses(finder, i, 1u << LANG_MODIFIER, &senses);
	for (k = 0; *n && k < senses.n; k++)
		if (senses.at[k].class == LANG_MODIFIER && senses.at[k].value == after)
			return &senses.at[k];
	return NULL;
}

/* Takes the modifiers before the number; the first that says anything counts. */
static uint32_t take_modifiers(const struct finder *finder, uint32_t at, struct reading *reading)
{
	const struct sense *sense;
	uint32_t n;

	while ((sense = modifier_at(finder, at, 0, &n)) != NULL) {
		if (!strcmp(sense->name, "several")) {
			reading->several = true;
		} else if (!strcmp(sense->name, "many")) {
			reading->many = true;
		} else if (!reading->loosened) {
			reading->loosened = true;
			reading->relation = relation_named(sense->name);
		}
		at += n;
	}
	return at;
}

/* "16 tués et plus de 1 600 blessés", "et quelques milliers": that is no modifier of the first. */
static bool begins_another(const struct finder *finder, uint32_t at, uint32_t end)
{
	struct numeral next;
	uint32_t n;

	for (; at < end; at++)
		if (modifier_at(finder, at, 0, &n) &&
			(at + n > end || (at + n == end && numeral_read(finder, end, &next))))
			return true;
	return false;
}

uint32_t quantity_loosened(const struct finder *finder, uint32_t at, enum relation *relation)
{
	uint32_t next = peek_hyphen(finder, at) ? at + 1 : at, n;
	const struct sense *sense = modifier_at(finder, next, 1, &n);

	n += next - at;
	/* "un million au plus fort des vents" */
	if (!sense || peek_grammar(finder, next, "at-its-most") ||
		begins_another(finder, at, at + n))
		return at;
	*relation = relation_named(sense->name);
	return at + n;
}

static uint32_t take_modifier_after(
	const struct finder *finder, uint32_t at, struct reading *reading)
{
	uint32_t last = reading->loosened ? at : quantity_loosened(finder, at, &reading->relation);

	reading->loosened |= last > at;
	return last;
}

static bool is_duration(const char *unit)
{
	static const char *const names[] = { "second", "minute", "hour", "day", "night", "week",
		"month", "quarter", "semester", "year", "decade", "century", NULL };
	uint32_t i;

	for (i = 0; unit && names[i]; i++)
		if (!strcmp(unit, names[i]))
			return true;
	return false;
}

/* "flight hours", "working days": a lone word before the length of time; 1, else 0. */
static uint32_t kind_of_hours(const struct finder *finder, uint32_t at)
{
	struct noun noun;
	const struct sense *unit;
	uint32_t n;

	if (!pack_trait(finder->pack, "head last") || !peek_word(finder, at) ||
		!peek_word(finder, at + 1) || peek_capital(finder, at) || peek_plural(finder, at) ||
		!peek_plural(finder, at + 1) || peek_stop(finder, at) ||
		peek_sense(finder, at, LANG_NUMBER, &n))
		return 0;
	unit = peek_sense(finder, at + 1, LANG_UNIT, &n);
	return unit && is_duration(unit->name) &&
	       !(noun_read(finder, at, at + 1, &noun) &&
		       (noun.event || noun.container ||
			       peek_realm(finder, noun.counted) == REALM_PEOPLE));
}

/* The mark that ends quoted words. */
static bool quote_sign(const struct finder *finder, uint32_t at)
{
	uint32_t sign = peek_sign(finder, at);

	return sign == 0xbb || sign == 0x201d || sign == '"';
}

/* "euros", "d'euros", "of dollars", "%", "ans", "-day" after the number. */
static uint32_t take_unit(const struct finder *finder, uint32_t at, struct reading *reading)
{
	uint32_t n, of = peek_grammar(finder, at, "of");
	const struct sense *sense;
	struct senses senses;
	bool quoted;

	if (reading->currency) {
		if (reading->dollars)
			return dollar_country(finder, at, &reading->currency, &reading->dollars);
		sense = peek_sense(finder, at, LANG_CURRENCY, &n);
		return sense && !strcmp(sense->name, reading->currency) ? at + n : at;
	}
	quoted = quote_sign(finder, at);
	if (quoted &&
		peek_sense(finder, at + 1 + peek_grammar(finder, at + 1, "of"), LANG_CURRENCY, &n))
		of = peek_grammar(finder, ++at, "of"); /* "a couple of billion" dollars */
	if (of && !reading->numeral.scaled && !reading->numeral.collective &&
		!reading->numeral.fraction)
		of = 0;
	at += of;
	if (of && reading->numeral.fraction)
		at += peek_range(finder, at, "one");
	if (peek_hyphen(finder, at) && peek_glued(finder, at + 1))
		at++;
	n = peek_senses(finder, at, 1u << LANG_CURRENCY | 1u << LANG_UNIT, &senses);
	if (!n && peek_word(finder, at) && peek_grammar(finder, at, "adjective") &&
		!(reading->numeral.scaled &&
			!peek_plural(finder, at + 1))) /* "2 million last year" */
		n = peek_senses(finder, ++at, 1u << LANG_UNIT, &senses);
	if (!n && (n = kind_of_hours(finder, at)) != 0) {
		at++;
		n = peek_senses(finder, at, 1u << LANG_UNIT, &senses);
	}
	if (!n && reading->numeral.fraction && (n = peek_grammar(finder, at, "rate-point")) != 0) {
		reading->unit = "point"; /* "a quarter of a point" */
		reading->numeral.fraction = false;
		reading->unit_at = at;
		return at + n;
	}
	if (!n && (n = pounds_read(finder, at, reading)) != 0)
		return at + n;
	/* "0.08in" */
	if (!n && reading->numeral.digits && peek_glued(finder, at) &&
		(n = peek_grammar(finder, at, "inches-short")) != 0) {
		reading->unit = "inch";
		reading->unit_at = at;
		return at + n;
	}
	if (!n)
		return 0;
	sense = senses_find(senses, LANG_CURRENCY);
	if (sense) {
		reading->currency = sense->name;
		reading->dollars = !strcmp(sense->name, "USD") && dollar_bare(finder, at, n);
	} else {
		reading->unit = senses_find(senses, LANG_UNIT)->name;
	}
	reading->unit_at = at;
	return at + n;
}

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/*
 * Both ends with their unit: "entre 12 % et 15,5 %", "from $2m to $3m"; and "une hausse de 10% à
 * 15%", "5 km to 10 km" where nothing changes from the one to the other. Of two sums that are not
 * told as a range, and of ends that lie far apart, each may be told elsewhere alone.
 */
static uint32_t take_far_end(const struct finder *finder, uint32_t first, struct reading *reading)
{
	static const double FAR = 1.6;
	uint32_t at = reading->last, n, unit;
	bool told = reading->joint ||
		    (first > finder->sentence.first && peek_range(finder, first - 1, "from"));
	struct reading other = { 0 };

	n = peek_range(finder, at, reading->joint ? reading->joint : "to");
	if (!reading->joint && !n && peek_hyphen(finder, at) && peek_glued(finder, at + 1))
		n = 1;
	if (!n || reading->range || reading->apart ||
		(!reading->joint && (!reading->unit || !reading->numeral.digits ||
					    reading_changes(finder, first))) ||
		!reading_numbers(finder, at + n, &other) || other.range || other.joint ||
		other.numeral.value <= reading->numeral.value ||
		(told && other.numeral.value > FAR * reading->numeral.value))
		return at;
	unit = take_unit(finder, other.last, &other);
	if (!unit || !is_same(reading->unit, other.unit) ||
		!is_same(reading->currency, other.currency) ||
		(told && is_same(reading->unit, "hour"))) /* "de 8 heures à 17 heures" */
		return at;
	reading->range = true;
	reading->high = other.numeral.value;
	return unit;
}

/* "5 g", "40 C", "113F", but not "5G": short units other than degrees are not capitals. */
bool unit_written(const struct finder *finder, uint32_t i, const struct sense *unit)
{
	return !unit->value || !(peek_token(finder, i)->flags & TOKEN_CAPITAL) ||
	       span_length(peek_token(finder, i)->span) > 1 || !strcmp(unit->name, "degree") ||
	       !strcmp(unit->name, "fahrenheit");
}

/* Short units ("m", "h", "min") want their number in digits. */
static bool unit_fits(const struct finder *finder, const struct reading *reading)
{
	uint32_t n;
	const struct sense *sense =
		reading->unit ? peek_sense(finder, reading->unit_at, LANG_UNIT, &n) : NULL;

	return !sense || !sense->value ||
	       (reading->numeral.digits && unit_written(finder, reading->unit_at, sense));
}

/* The end of a number that stands in the middle of a word or a date is none. */
static bool ends_well(const struct finder *finder, const struct reading *reading)
{
	uint32_t at = reading->last;

	if (!reading->unit && !reading->currency && reading_month_next(finder, at))
		return false; /* "23 of August", but not "23 % of August sales" */
	if (peek_grammar(finder, at, "times"))
		return false;
	return !(reading->numeral.bare && peek_word(finder, at) && peek_glued(finder, at) &&
		 !reading->unit && !reading->currency && !peek_hyphen(finder, at));
}

static enum measure measure_of(
	const struct finder *finder, uint32_t first, const struct reading *reading)
{
	if (reading->currency)
		return MEASURE_MONEY;
	if (!reading->unit)
		return reading->numeral.fraction ? MEASURE_FRACTION : MEASURE_COUNT;
	if (!strcmp(reading->unit, "percent") || !strcmp(reading->unit, "point") ||
		!strcmp(reading->unit, "basis-point"))
		return MEASURE_PERCENT;
	if (!is_duration(reading->unit))
		return MEASURE_PHYSICAL;
	return age_measured(finder, first, reading->last, reading) ? MEASURE_AGE : MEASURE_DURATION;
}

static enum relation relation_of(const struct reading *reading)
{
	if (reading->loosened)
		return reading->relation;
	if (reading->numeral.plural && !reading->several)
		return RELATION_ORDER;
	return reading->numeral.collective || reading->range ? RELATION_ABOUT : RELATION_EXACTLY;
}

/* "plusieurs milliers" is given as about one thousand, and may be any number of them. */
static void set_value(
	const struct finder *finder, const struct reading *reading, struct quantity *quantity)
{
	interval_of(&reading->numeral, relation_of(reading), quantity);
	/* "Quinze jours" are two weeks as well. */
	if (reading->unit && !strcmp(reading->unit, "day") && !reading->range &&
		peek_grammar(finder, reading->numeral.first, "days-loosely"))
		quantity->low -= 1;
	if (reading->several && !reading->loosened)
		fact_interval(
			RELATION_ORDER, reading->numeral.value, &quantity->low, &quantity->high);
	if (reading->range) {
		quantity->low = reading->numeral.value;
		quantity->high = reading->high;
	}
}

/* "2,030 soldats" in French: whoever is counted comes in whole numbers. */
static void settle_digits(struct reading *reading, const struct noun *noun, bool counted)
{
	if (!reading->numeral.other || reading->unit || reading->currency)
		return;
	if (counted && (noun->counted || noun->event))
		reading->numeral.value = reading->numeral.other;
}

/* "un mort", "one person was killed", "including one child", but not every article. */
static bool article_counts(const struct finder *finder, const struct reading *reading,
	const struct noun *noun, bool counted)
{
	if (!reading->numeral.article || reading->currency)
		return true;
	if (!reading->unit && peek_hyphen(finder, reading->numeral.last))
		return false;
	if (reading->loosened ||
		event_singles_out(finder, reading->numeral.first, reading->numeral.last))
		return true;
	if (reading->unit)
		return is_duration(reading->unit) &&
		       (peek_grammar(finder, reading->last, "of") != 0 ||
			       age_of_span(finder, reading->last)) &&
		       !peek_grammar(finder, reading->last, "ago");
	return counted && (peek_grammar(finder, noun->head, "victim") ||
				  (noun->head < reading->numeral.last + 2 &&
					  (peek_realm(finder, noun->counted) == REALM_PEOPLE ||
						  peek_capital(finder, noun->head)) &&
					  (event_has_victim(finder, noun) ||
						  peek_before(finder, reading->numeral.first,
							  "including", NULL))));
}

/* "un homme neuf": a number word right behind a noun, with nothing to count, is none. */
static bool is_adjective(const struct finder *finder, uint32_t first, const struct reading *reading)
{
	uint32_t n;

	return first > finder->sentence.first && reading->last == first + 1 &&
	       peek_grammar(finder, first, "adjective-too") &&
	       (peek_sense(finder, first - 1, LANG_CONCEPT, &n) ||
		       peek_sense(finder, first - 1, LANG_CONTAINER, &n));
}

/* "0,5 point": of a rate, for no game is won by half a point, and no index moves by so little. */
static bool is_rate_point(const struct finder *finder, const struct quantity *quantity)
{
	static const double MOST = 20;

	return quantity->measure == MEASURE_COUNT && quantity->number < MOST &&
	       quantity->number != (uint32_t)quantity->number &&
	       quantity->counted == lang_concept_id(finder->lang, "points");
}

/* « près de trois millions » de personnes: the noun stands behind the mark. */
static uint32_t closing_mark(const struct finder *finder, uint32_t at)
{
	return quote_sign(finder, at) && peek_grammar(finder, at + 1, "of") ? 1 : 0;
}

static bool is_several(const struct reading *reading)
{
	return reading->range || reading->numeral.value >= 2;
}

/* The noun behind a count or a share; *measure where it is one itself ("7.1-magnitude"). */
static bool noun_behind(const struct finder *finder, struct reading *reading, enum measure *measure,
	struct noun *noun)
{
	uint32_t last = reading->last, of = closing_mark(finder, last);
	bool counted;

	if (*measure == MEASURE_COUNT && amount_behind(finder, last, noun) != 0) {
		*measure = MEASURE_PHYSICAL;
		return true;
	}
	if (*measure != MEASURE_COUNT && *measure != MEASURE_FRACTION)
		return false;
	of += reading->numeral.scaled || reading->numeral.collective || reading->numeral.fraction
		      ? peek_grammar(finder, last + of, "of")
		      : 0;
	of += of ? peek_grammar(finder, last + of, "det") : 0;
	/* "A 38-page document" has so many pages, and "a 7-odd hotel" is no seven. */
	counted = peek_hyphen(finder, last) && peek_glued(finder, last + 1) &&
				  peek_word(finder, last + 1)
			  ? noun_read(finder, last, last + 2, noun)
			  : noun_read(finder, last + of, finder->sentence.last, noun);
	/* "300 across the country": no width, as "300 metres across" is one. */
	if (counted && noun->tokens.last == noun->tokens.first + 1 &&
		peek_grammar(finder, noun->head, "preposition"))
		return false;
	if (counted && *measure == MEASURE_COUNT && is_several(reading) &&
		!peek_hyphen(finder, last) && !noun_fits_many(finder, noun))
		return false;
	if (counted && *measure == MEASURE_COUNT &&
		reading_ratio_behind(finder, noun->head + 1, reading)) {
		*measure = MEASURE_FRACTION;
		noun->tokens.last = reading->last;
	}
	return counted;
}

static void fill(const struct finder *finder, const struct reading *reading, enum measure measure,
	const struct noun *noun, struct quantity *quantity)
{
	quantity->measure = measure;
	quantity->unit = measure == MEASURE_AGE ? "year"
			 : reading->currency	? reading->currency
			 : reading->unit	? reading->unit
						: "";
	quantity->dollars = reading->currency && reading->dollars;
	if (!strcmp(quantity->unit, "barrel-day")) { /* "bpd": a rate as any other */
		quantity->unit = "barrel";
		quantity->per = "day";
	}
	set_value(finder, reading, quantity);
	if (noun)
		noun_take(finder, noun, quantity);
	if (measure == MEASURE_COUNT && peek_realm(finder, quantity->counted) == REALM_MEASURES)
		quantity->measure = MEASURE_PHYSICAL;
	if (is_rate_point(finder, quantity)) {
		quantity->measure = MEASURE_PERCENT;
		quantity->unit = "point";
		quantity->counted = 0;
	}
}

static uint32_t finish(struct finder *finder, uint32_t first, struct reading *reading)
{
	struct noun noun = { 0 };
	struct mention *mention;
	enum measure measure = measure_of(finder, first, reading);
	uint32_t last = reading->last, end;
	bool counted = noun_behind(finder, reading, &measure, &noun);

	if (!counted && measure == MEASURE_COUNT && is_adjective(finder, first, reading))
		return 0;
	settle_digits(reading, &noun, counted);
	if (!article_counts(finder, reading, &noun, counted))
		return 0;
	if (measure == MEASURE_AGE || measure == MEASURE_DURATION)
		last = age_old(finder, last);
	if (!counted && measure == MEASURE_COUNT && age_bare(finder, first, reading))
		measure = MEASURE_AGE;
	if (counted)
		last = noun.tokens.last;
	last = take_modifier_after(finder, last, reading);
	mention = mention_add(finder, FACT_QUANTITY, (struct range){ first, last });
	fill(finder, reading, measure, counted ? &noun : NULL, &mention->quantity);
	rate_sign(finder, mention);
	end = rate_read(finder, last, &mention->quantity);
	if (end > last) {
		mention->tokens.last = end;
		mention->span.end = peek_token(finder, end - 1)->span.end;
	}
	return end;
}

/* "several hundred", "a few million": a scale with nothing before it. */
static bool several_read(const struct finder *finder, uint32_t at, struct reading *reading)
{
	uint32_t n;
	const struct sense *sense = peek_sense(finder, at, LANG_NUMBER, &n);

	if (!sense || sense->value < 100)
		return false;
	reading->numeral = (struct numeral){ .value = sense->value,
		.first = at,
		.last = at + n,
		.collective = true,
		.scaled = sense->value > 100 };
	reading->last = at + n;
	return true;
}

/* What it is measured in, from the first token on; the numbers begin at `at`. */
static void take_measure(
	const struct finder *finder, uint32_t first, uint32_t at, struct reading *reading)
{
	const struct reading before = *reading;
	uint32_t unit = reading->currency ? 0 : feet_read(finder, reading->last, &reading->numeral);

	if (unit) {
		reading->unit = "foot";
		reading->last = unit;
		return;
	}
	unit = take_unit(finder, reading->last, reading);
	if (!unit || !unit_fits(finder, reading)) {
		*reading = unit ? before : *reading;
		return;
	}
	if (pounds_weigh(finder, first, reading)) {
		reading->currency = NULL;
		reading->unit = "pound-mass";
	}
	reading->last = unit;
	reading->last = take_far_end(finder, at, reading);
	if (reading->unit && !reading->range)
		reading->last =
			compound_read(finder, reading->last, reading->unit, &reading->numeral);
	if (reading->unit && peek_grammar(finder, unit, "and-half")) {
		reading->numeral.value += 0.5;
		reading->numeral.article = false;
		reading->last += peek_grammar(finder, unit, "and-half");
	}
	if (reading->currency)
		coin_settle(finder, reading);
}

/* "Spread over five years": in the course of so many; but "lasted over five years": of more. */
static bool is_course(const struct finder *finder, uint32_t i, const struct reading *reading)
{
	return reading->relation == RELATION_MORE_THAN && is_duration(reading->unit) &&
	       peek_grammar(finder, i, "in-course") == reading->numeral.first - i &&
	       !(i > finder->sentence.first && peek_grammar(finder, i - 1, "lasts"));
}

uint32_t quantity_find(struct finder *finder, uint32_t i)
{
	struct reading reading = { 0 };
	uint32_t at;

	if (decoy_modifier(finder, i))
		return 0;
	at = take_modifiers(finder, i, &reading);

	if (at > i)
		at += peek_grammar(finder, at, "det");
	if (!(reading.several && several_read(finder, at, &reading)) &&
		(!reading_numbers(finder, at, &reading) ||
			(reading.several && !reading.numeral.collective) ||
			(reading.many && !reading.numeral.plural))) {
		reading = (struct reading){ 0 };
		if (at == i || !reading_numbers(finder, i, &reading))
			return 0;
	}
	if (reading.numeral.collective && reading.numeral.bare && !reading.several &&
		!reading.loosened)
		return 0;
	reading.last = take_modifier_after(finder, reading.last, &reading);
	take_measure(finder, i, at, &reading);
	if (reading.loosened && is_course(finder, i, &reading))
		reading.loosened = false;
	if ((reading.joint && !reading.range) || !ends_well(finder, &reading))
		return 0;
	return finish(finder, reading.apart ? reading.numeral.first : i, &reading);
}
