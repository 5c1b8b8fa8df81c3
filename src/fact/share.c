/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers that stand together share what is told once:
 *
 *     12 civils et 3 soldats ont été tués           the verb
 *     16 tués et 1 600 blessés parmi les policiers  those to whom it happened
 *     six des huit mineurs; dont deux avec sursis   the noun
 *     de 3 et 5 ans; 10,25 à 10,48 euros            the unit
 */
#include "fact/counted.h"

#include <string.h>

static bool is_joined(const struct finder *finder, const struct mention *a, const struct mention *b)
{
	uint32_t at = a->tokens.last;

	if (at == b->tokens.first)
		return true;
	if (peek_sign(finder, at) == ',')
		at++;
	return at + peek_grammar(finder, at, "joint") == b->tokens.first;
}

void share_same(struct mention *mention, const struct mention *from)
{
	struct quantity *quantity = &mention->quantity;
	const struct quantity own = *quantity;

	*quantity = from->quantity;
	quantity->relation = own.relation;
	quantity->number = own.number;
	quantity->low = own.low;
	quantity->high = own.high;
}

/* "80 000 selon ...": another voice on what was just counted; "se compte en dizaines selon" is
 * none. */
static bool is_vouched(const struct finder *finder, const struct mention *mention)
{
	uint32_t at = mention->tokens.last, n;

	at += peek_sign(finder, at) == ',';
	return mention->quantity.relation != RELATION_ORDER &&
	       peek_sense(finder, at, LANG_SOURCE, &n) != NULL;
}

/* "porté de 320 à 400", "trois lignes sur quatorze": what the number before it became, or the whole
 * of it. */
static bool is_changed(const struct finder *finder, const struct mention *mention)
{
	uint32_t at = mention->tokens.first;

	return mention > finder->mentions.at && at > finder->sentence.first &&
	       mention[-1].tokens.last + 1 == at &&
	       (peek_range(finder, at - 1, "to") || peek_grammar(finder, at - 1, "ratio"));
}

/* ", 80 000 selon ...", "dont deux", "cinq autres" */
static bool is_elliptic(const struct finder *finder, const struct mention *mention)
{
	uint32_t at = mention->tokens.first;

	return peek_grammar(finder, mention->tokens.last, "elliptic") ||
	       peek_grammar(finder, mention->tokens.last, "of-them") ||
	       peek_before(finder, at, "figure", NULL) ||
	       peek_before(finder, at, "including", NULL) ||
	       peek_before(finder, at, "against", NULL) ||
	       peek_before(finder, at, "former", NULL) || peek_before(finder, at, "joint", NULL) ||
	       is_changed(finder, mention) || is_vouched(finder, mention) ||
	       (at > finder->sentence.first && peek_sign(finder, at - 1) == ',');
}

static bool is_counted_there(const struct finder *finder, const struct mention *from, uint32_t at)
{
	const struct mention *end = &finder->mentions.at[finder->mentions.n];

	for (; from < end && from->tokens.first <= at; from++)
		if (at < from->tokens.last)
			return true;
	return false;
}

/* A noun that the number may count: none that is counted itself, or speaks. */
static bool names_thing(const struct finder *finder, uint32_t at, uint32_t last)
{
	struct noun noun;
	uint32_t n;

	return peek_word(finder, at) && noun_read(finder, at, at + 1, &noun) &&
	       (noun.counted || noun.event) && at + 1 < last &&
	       !peek_grammar(finder, at + 1, "counting") &&
	       !peek_sense(finder, at + 1, LANG_SAYING, &n);
}

/* "40 on Friday and 60 on Saturday": a date right behind the number. */
static bool is_dated(const struct finder *finder, const struct mention *mention)
{
	const struct mention *next = mention + 1, *end = &finder->mentions.at[finder->mentions.n];

	return next < end && next->kind == FACT_DATE &&
	       next->tokens.first <= mention->tokens.last + 1;
}

/*
 * "3.000 cyclistes ..., la fédération 8.000", "the union said 8,000", "640 people work in Derby and
 * 410 in Stoke": nothing to count stands behind the number, nor between it and the one before.
 */
static bool is_tail(
	const struct finder *finder, const struct mention *before, const struct mention *mention)
{
	uint32_t at = mention->tokens.last, i, n;

	if (!peek_inside(finder, at) || !peek_word(finder, at) ||
		peek_sense(finder, at, LANG_SOURCE, &n) || is_dated(finder, mention))
		n = 1;
	else
		n = peek_grammar(finder, at, "place-of") || peek_grammar(finder, at, "joint");
	if (!n || mention->quantity.relation == RELATION_ORDER ||
		peek_before(finder, mention->tokens.first, "of", NULL) ||
		peek_before(finder, mention->tokens.first, "preposition", NULL) ||
		peek_before(finder, mention->tokens.first, "designation", NULL))
		return false;
	for (i = before->tokens.last; i < mention->tokens.first; i++)
		if (!is_counted_there(finder, before, i) &&
			names_thing(finder, i, mention->tokens.first))
			return false;
	return true;
}

static bool is_whole(const struct mention *mention)
{
	return is_quantity(mention) &&
	       (mention->quantity.head || mention->quantity.measure != MEASURE_COUNT);
}

/* "'s" behind a word */
static bool is_possessive(const struct finder *finder, uint32_t i)
{
	const char *text =
		finder->text + (peek_inside(finder, i) ? peek_token(finder, i)->span.start : 0);

	return peek_word(finder, i) && peek_glued(finder, i) &&
	       (*text == '\'' || !strncmp(text, "\xe2\x80\x99", 3));
}

/* "115 de ses concitoyens", "five of the hostages": the whole that it is of stands behind. */
static bool whole_behind(const struct finder *finder, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	uint32_t at = mention->tokens.last, n = peek_grammar(finder, at, "out-of");
	struct noun noun;

	if (!n || at + n >= next_mention(finder, index))
		return false;
	n += peek_grammar(finder, at + n, "det");
	if (!noun_read(finder, at + n, next_mention(finder, index), &noun) ||
		!(noun.counted || noun.event))
		return false;
	/* "two of the town's five bridges" */
	if (is_possessive(finder, noun.tokens.last) &&
		next_mention(finder, index) == noun.tokens.last + 1 &&
		index + 1 < finder->mentions.n && is_whole(&mention[1])) {
		share_same(mention, &mention[1]);
		return true;
	}
	/* "rises to 41 in Porton blast" */
	if (peek_grammar(finder, at, "place-of") &&
		peek_realm(finder, noun.counted) != REALM_PEOPLE)
		return false;
	noun_take(finder, &noun, &mention->quantity);
	mention_grow(finder, mention, noun.tokens.last);
	return true;
}

/* "180 km/h au lieu de 110": what it is held against has the same unit; "137 km/h, under the 150
 * allowed". */
static bool unit_before(const struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	const struct mention *before = mention - 1;
	bool permitted = peek_grammar(finder, mention->tokens.last, "permitted") != 0;

	if (index == first || !is_quantity(before) || is_counted(before) ||
		!*before->quantity.unit ||
		(!permitted && !peek_before(finder, mention->tokens.first, "against", NULL)))
		return false;
	share_same(mention, before);
	if (permitted && before->quantity.counted == lang_concept_id(finder->lang, "speed"))
		mention->quantity.counted = lang_concept_id(finder->lang, "speed-limit");
	return true;
}

/* "Organisers put the crowd at 30,000, police at 8,000": what is left out stands before. */
static bool is_gapped(const struct finder *finder, uint32_t first, uint32_t index)
{
	const struct mention *mention = &finder->mentions.at[index], *before = mention - 1;
	uint32_t at = mention->tokens.first;

	return index > first && is_counted(before) && before->quantity.counted &&
	       at > finder->sentence.first + 2 && peek_grammar(finder, at - 1, "level") &&
	       before->tokens.first > finder->sentence.first &&
	       peek_token(finder, at - 1)->word ==
		       peek_token(finder, before->tokens.first - 1)->word &&
	       peek_sign(finder, before->tokens.last) == ',' && at - before->tokens.last < 6;
}

/* "de 8 000 (police) à 20 000 (syndicats)": the other end, behind who says the one. */
static bool is_other_end(const struct finder *finder, uint32_t first, uint32_t index)
{
	enum { REACH = 5 }; /* tokens */
	const struct mention *mention = &finder->mentions.at[index], *before = mention - 1;
	uint32_t at = mention->tokens.first;

	return index > first && is_counted(before) && before->quantity.counted &&
	       at > before->tokens.last + 2 && at - before->tokens.last <= REACH &&
	       peek_sign(finder, before->tokens.last) == '(' && peek_sign(finder, at - 2) == ')' &&
	       peek_range(finder, at - 1, "to") && before->tokens.first > finder->sentence.first &&
	       peek_range(finder, before->tokens.first - 1, "from");
}

bool share_gapped(const struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];

	if (!is_gapped(finder, first, index) && !is_other_end(finder, first, index))
		return false;
	share_same(mention, &mention[-1]);
	return true;
}

static const double ALIKE = 10; /* how far two counts of one thing may be apart */

/* The number before whose thing may be meant here too: the nearest of about the same size, or else
 * the nearest; NULL: none. */
static const struct mention *model_before(
	const struct finder *finder, uint32_t first, const struct mention *mention)
{
	const struct mention *before = mention, *nearest = NULL;

	while (before-- > &finder->mentions.at[first]) {
		if (!is_quantity(before) || (!is_counted(before) && !before->quantity.counted) ||
			(before->quantity.measure == MEASURE_AGE &&
				peek_grammar(finder, mention->tokens.last, "of-them")))
			continue;
		if ((!is_whole(before) && !before->quantity.counted) ||
			before->quantity.relation == RELATION_UNKNOWN)
			return nearest;
		if (share_is_like(before, mention, ALIKE))
			return before;
		nearest = nearest ? nearest : before;
	}
	return nearest;
}

/* "de 16.000 à 280.000 manifestants", "12.400 ou 30.000 participants" */
static bool is_far_end(
	const struct finder *finder, const struct mention *mention, const struct mention *next)
{
	uint32_t at = mention->tokens.last;

	return at + peek_range(finder, at, "or") == next->tokens.first ||
	       (at + peek_range(finder, at, "to") == next->tokens.first &&
		       mention->tokens.first > finder->sentence.first &&
		       peek_range(finder, mention->tokens.first - 1, "from"));
}

/*
 * A number without a noun may take that of its neighbour: "six des huit mineurs", "200 000
 * manifestants selon la police, 80 000 selon ...", "cinq ans de prison, dont deux avec sursis".
 */
bool share_take(const struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	const struct mention *next = mention + 1, *before;
	uint32_t at = mention->tokens.last, of_them;
	bool tail;
	struct noun noun;

	if ((of_them = peek_grammar(finder, at, "of-them")) != 0 &&
		noun_read(finder, at + of_them, finder->sentence.last, &noun) && noun.counted &&
		peek_realm(finder, noun.counted) < REALM_SUMS) {
		noun_take(finder, &noun, &mention->quantity);
		mention_grow(finder, mention, noun.tokens.last);
		return true;
	}
	if (whole_behind(finder, index) || unit_before(finder, first, index))
		return true;
	if (index + 1 < finder->mentions.n && is_quantity(next) && !is_counted(next) &&
		next->quantity.measure != MEASURE_FRACTION &&
		strcmp(next->quantity.unit, "times") != 0 && /* "300, six times the usual" */
		(is_joined(finder, mention, next) ||
			at + peek_range(finder, at, "to") == next->tokens.first)) {
		share_same(mention, next);
		ages_take(finder, mention);
		return true;
	}
	if (index + 1 < finder->mentions.n && is_whole(next) && is_counted(next) &&
		((mention->tokens.first > finder->sentence.first &&
			 peek_range(finder, mention->tokens.first - 1, "between") &&
			 peek_range(finder, next->tokens.first - 1, "and")) ||
			is_far_end(finder, mention, next) ||
			at + peek_grammar(finder, at, "out-of") == next->tokens.first ||
			at == next->tokens.first) &&
		next->tokens.first > at) { /* "entre 3.200 (police) et 15.000 personnes" too */
		share_same(mention, next);
	} else {
		before = model_before(finder, first, mention);
		tail = before && share_is_like(before, mention, ALIKE) &&
		       is_tail(finder, before, mention);
		if (!before || (!tail && !is_elliptic(finder, mention)))
			return false;
		share_same(mention, before);
		/* "closed 120 shops and opened 15" */
		if ((!tail && !is_vouched(finder, mention)) ||
			event_left(finder, first, mention->tokens.first, 1))
			mention->quantity.event = 0;
	}
	return true;
}

/* "2,900 of them in China" */
static bool is_of_them(const struct finder *finder, const struct mention *mention)
{
	uint32_t at;

	for (at = mention->tokens.first; at <= mention->tokens.last; at++)
		if (peek_grammar(finder, at, "of-them"))
			return true;
	return false;
}

/* "âgés de 25 et 31 ans", "près de la moitié des 577 députés" */
static void share_measure(const struct finder *finder, struct mention *a, struct mention *b)
{
	if (!is_quantity(a) || !is_quantity(b))
		return;
	ages_join(finder, a, b, is_joined(finder, a, b));
	if (a->quantity.measure == MEASURE_FRACTION && !a->quantity.counted &&
		a->tokens.last + peek_grammar(finder, a->tokens.last, "out-of") ==
			b->tokens.first) {
		a->quantity.counted = b->quantity.counted;
		a->quantity.head = b->quantity.head;
		a->quantity.populations = b->quantity.populations;
	}
}

/* "16 tués" names what befell them by its noun, which is no one else's. */
static bool names_event(const struct finder *finder, const struct mention *mention)
{
	uint32_t i, n;

	for (i = mention->tokens.first; i < mention->tokens.last; i++)
		if (peek_token(finder, i)->span.start == mention->quantity.noun.start)
			return mention->quantity.counted == finder->realms[REALM_PEOPLE] &&
			       !peek_sense(finder, i, LANG_CONTAINER, &n) &&
			       !peek_grammar(finder, i, "peoples");
	return false;
}

/* "1,2 million de doses livrées et 430.000 personnes": no person is delivered. */
static bool may_befall(const struct finder *finder, uint16_t event, const struct quantity *quantity)
{
	enum realm realm = peek_realm(finder, event);

	/* "20 windows and 47 people were arrested": nor is a window. */
	if (peek_realm(finder, quantity->counted) == REALM_THINGS)
		return event != lang_concept_id(finder->lang, "arrested") &&
		       event != lang_concept_id(finder->lang, "charged") &&
		       event != lang_concept_id(finder->lang, "sentenced") &&
		       event != lang_concept_id(finder->lang, "hospitalised");
	return peek_realm(finder, quantity->counted) != REALM_PEOPLE ||
	       (realm != REALM_THINGS && realm != REALM_PLACES);
}

/* What "et" joins shares its verb, and those to whom it happened. */
static void share_pair(struct finder *finder, uint32_t i)
{
	struct mention *a = &finder->mentions.at[i], *b = a + 1;
	uint16_t people = finder->realms[REALM_PEOPLE];

	share_measure(finder, a, b);
	if (is_quantity(a) && is_quantity(b) && a->quantity.measure == b->quantity.measure &&
		!a->quantity.counted &&
		a->tokens.last + peek_range(finder, a->tokens.last, "to") == b->tokens.first)
		a->quantity.counted = b->quantity.counted;
	if (is_quantity(a) && is_quantity(b) && !a->quantity.per && !is_counted(a) &&
		!strcmp(a->quantity.unit, b->quantity.unit) &&
		a->tokens.last + peek_range(finder, a->tokens.last, "to") == b->tokens.first)
		a->quantity.per = b->quantity.per;
	if (!is_counted(a) || !is_counted(b))
		return;
	if (peek_before(finder, b->tokens.first, "including", NULL) || is_of_them(finder, b)) {
		b->quantity.event = b->quantity.event ? b->quantity.event : a->quantity.event;
		b->quantity.counted =
			b->quantity.counted ? b->quantity.counted : a->quantity.counted;
	}
	if (a->tokens.last + peek_grammar(finder, a->tokens.last, "out-of") == b->tokens.first &&
		!a->quantity.event)
		a->quantity.event = b->quantity.event;
	if (!is_joined(finder, a, b))
		return;
	if (!a->quantity.event && b->quantity.event && !names_event(finder, b) &&
		may_befall(finder, b->quantity.event, &a->quantity))
		a->quantity.event = b->quantity.event;
	if (!b->quantity.event && a->quantity.event && !names_event(finder, a) &&
		may_befall(finder, a->quantity.event, &b->quantity))
		b->quantity.event = a->quantity.event;
	if (!a->quantity.populations && a->quantity.counted == people &&
		b->quantity.counted == people)
		a->quantity.populations = b->quantity.populations;
}

void share_all(struct finder *finder, uint32_t first)
{
	uint32_t i;

	for (i = first; i + 1 < finder->mentions.n; i++)
		share_pair(finder, i);
	for (i = finder->mentions.n; i > first + 1; i--)
		share_pair(finder, i - 2);
}
