/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One amount told twice in a breath, in two units or currencies, is one mention that keeps both:
 *
 *     10,500 hectares (26,000 acres)        $185m (£139m)        NZ$2bn (US$1.4bn; £1.1bn)
 *     5 milliards de yens, soit environ 39 millions d'euros
 *     5 billion yen, or about $44 million, but not $3.2bn, or 82 cents a share
 *
 * So is a share that a bracket tells more closely: un agent sur huit (soit 12,4 %).
 */
#include "fact/finder.h"

#include <math.h>
#include <string.h>

enum { UNITS_MOST = 3 }; /* in which one amount is told again */

static bool is_closed(uint32_t sign)
{
	return sign == ')' || sign == ']';
}

/* Whether b is such an amount in a unit that none of those from a on has. */
static bool may_convert(const struct mention *a, const struct mention *b)
{
	const struct quantity *x = &a->quantity, *y = &b->quantity;
	const struct mention *between;

	if (a->kind != FACT_QUANTITY || b->kind != FACT_QUANTITY || x->measure != y->measure ||
		(x->measure != MEASURE_MONEY && x->measure != MEASURE_PHYSICAL) || !*x->unit ||
		!*y->unit || (y->per && !x->per))
		return false;
	for (between = a; between < b; between++)
		if (!strcmp(between->quantity.unit, y->unit))
			return false;
	return true;
}

/* "or about" may be words that lead over to the amount, or those that loosen it. */
static bool leads_to(const struct finder *finder, uint32_t at, const struct mention *b)
{
	return at == b->tokens.first ||
	       (at < b->tokens.first &&
		       b->tokens.first <= at + peek_grammar(finder, at, "that-is"));
}

/* What may stand between an amount in brackets and their end: "(10,6 milliards de dollars de
 * l'époque)". */
static uint32_t over_rate(const struct finder *finder, uint32_t at)
{
	return at + peek_grammar(finder, at, "then-rate");
}

/* How many of the n mentions behind a tell it again in brackets, up to the token *last. */
static uint32_t in_brackets(
	const struct finder *finder, const struct mention *a, uint32_t n, uint32_t *last)
{
	uint32_t at = a->tokens.last, sign = peek_sign(finder, at), k;

	if (sign != '(' && sign != '[')
		return 0;
	for (k = 1; k <= n && k <= UNITS_MOST; k++) {
		if (!may_convert(a, &a[k]) || !leads_to(finder, at + 1, &a[k]))
			return 0;
		at = over_rate(finder, a[k].tokens.last);
		sign = peek_sign(finder, at);
		if (is_closed(sign)) {
			*last = at + 1;
			return k;
		}
		if (sign != ';' && sign != ',' && sign != '/')
			return 0;
	}
	return 0;
}

/* "10 million yen, about $89,000.": in another currency, between marks. */
static bool is_parenthesis(const struct finder *finder, uint32_t at, const struct mention *b)
{
	return at == b->tokens.first && peek_sign(finder, at - 1) == ',' &&
	       b->quantity.measure == MEASURE_MONEY &&
	       (b->quantity.relation == RELATION_ABOUT ||
		       b->quantity.relation == RELATION_NEARLY) &&
	       (peek_mark(finder, b->tokens.last) || b->tokens.last == finder->sentence.last);
}

/* The same without brackets, behind words that say so. */
static uint32_t in_words(
	const struct finder *finder, const struct mention *a, uint32_t n, uint32_t *last)
{
	uint32_t at = a->tokens.last;

	at += peek_sign(finder, at) == ',';
	if (!n || !may_convert(a, &a[1]) || /* "soit 5 euros, soit 6 dollars": either */
		peek_before(finder, a->tokens.first, "that-is-too", NULL) ||
		!(is_parenthesis(finder, at, &a[1]) ||
			(at < a[1].tokens.first && peek_grammar(finder, at, "that-is-too") &&
				leads_to(finder, at, &a[1]))))
		return 0;
	*last = a[1].tokens.last;
	return 1;
}

static bool are_ends(const struct finder *finder, const struct mention *a, const struct mention *b)
{
	uint32_t at = a->tokens.last;

	return a->kind == FACT_QUANTITY && b->kind == FACT_QUANTITY &&
	       !strcmp(a->quantity.unit, b->quantity.unit) &&
	       at + peek_range(finder, at, "to") == b->tokens.first;
}

/* "$3bn to $5bn (£2.3bn to £3.8bn)": each end is told again, and stands for itself. */
static bool is_range_again(const struct finder *finder, const struct mention *a, uint32_t n)
{
	return n >= 3 && are_ends(finder, a, a + 1) && are_ends(finder, a + 2, a + 3) &&
	       peek_sign(finder, a[1].tokens.last) == '(' &&
	       a[1].tokens.last + 1 == a[2].tokens.first &&
	       is_closed(peek_sign(finder, a[3].tokens.last)) && may_convert(a + 1, a + 2) &&
	       a->quantity.measure == a[2].quantity.measure;
}

/* "Un agent sur huit (soit 12,4 %)": the bracket tells the share more closely. */
static bool is_share_again(
	const struct finder *finder, const struct mention *a, const struct mention *b)
{
	static const double CLOSE = 0.2, PERCENT = 100;
	const struct quantity *x = &a->quantity, *y = &b->quantity;
	uint32_t sign = peek_sign(finder, a->tokens.last), at = a->tokens.last + 1;

	if (a->kind != FACT_QUANTITY || b->kind != FACT_QUANTITY ||
		x->measure != MEASURE_FRACTION || y->measure != MEASURE_PERCENT || sign != '(' ||
		peek_sign(finder, b->tokens.last) != ')')
		return false;
	at += peek_grammar(finder, at, "that-is");
	return at == b->tokens.first &&
	       fabs(x->number * PERCENT - y->number) <= CLOSE * fabs(y->number);
}

static void take_share(struct quantity *to, const struct quantity *from)
{
	to->measure = from->measure;
	to->unit = from->unit;
	to->relation = from->relation;
	to->number = from->number;
	to->low = from->low;
	to->high = from->high;
}

/* "About £65m ($100m)": what loosens the amount loosens what tells it again, unless that has words
 * of its own. */
static struct amount again_of(const struct quantity *told, const struct quantity *again)
{
	struct amount amount = { again->relation, again->number, again->low, again->high,
		again->unit, NULL };

	if (again->relation == RELATION_EXACTLY && told->relation != RELATION_EXACTLY &&
		again->low < again->high) {
		amount.relation = told->relation;
		fact_interval(amount.relation, amount.number, &amount.low, &amount.high);
	}
	return amount;
}

/* The n mentions behind `from` as what tells its amount again. */
static const struct amount *list(struct arena *arena, const struct mention *from, uint32_t n)
{
	const struct amount *first = NULL;
	struct amount *amount;

	for (; n; n--) {
		amount = arena_new_of(arena, struct amount);
		*amount = again_of(&from->quantity, &from[n].quantity);
		amount->next = first;
		first = amount;
	}
	return first;
}

/* How many mentions behind the i-th tell it again; its mention takes in their words. */
static uint32_t take_again(struct finder *finder, uint32_t i)
{
	struct mention *mention = &finder->mentions.at[i];
	uint32_t left = finder->mentions.n - i - 1, last = 0, n;

	if (mention->kind != FACT_QUANTITY || mention->quantity.also)
		return 0;
	if (is_range_again(finder, mention, left)) {
		mention->quantity.also = list(finder->arena, mention + 1, 1);
		mention[1].quantity.also = list(finder->arena, mention + 2, 1);
		return 0;
	}
	if (left && is_share_again(finder, mention, mention + 1)) {
		take_share(&mention->quantity, &mention[1].quantity);
		last = mention[1].tokens.last + 1;
		n = 1;
	} else {
		n = in_brackets(finder, mention, left, &last);
		n = n ? n : in_words(finder, mention, left, &last);
		mention->quantity.also = n ? list(finder->arena, mention, n) : NULL;
	}
	/* "300 barrels (48,000 litres) a day" */
	if (n && !mention->quantity.per)
		last = rate_read(finder, last, &mention->quantity);
	if (n) {
		mention->tokens.last = last;
		mention->span.end = peek_token(finder, last - 1)->span.end;
	}
	return n;
}

void again_fold(struct finder *finder, uint32_t first)
{
	struct mention *at = finder->mentions.at;
	uint32_t i, n = first, told;

	for (i = first; i < finder->mentions.n; i += told + 1) {
		told = take_again(finder, i);
		at[n++] = at[i];
	}
	finder->mentions.n = n;
}

void again_keep(struct arena *arena, struct mentions *mentions)
{
	const struct amount **place;
	struct amount *copy;
	uint32_t i;

	for (i = 0; i < mentions->n; i++) {
		if (mentions->at[i].kind != FACT_QUANTITY)
			continue;
		for (place = &mentions->at[i].quantity.also; *place; place = &copy->next) {
			copy = arena_new_of(arena, struct amount);
			*copy = **place;
			*place = copy;
		}
	}
}
