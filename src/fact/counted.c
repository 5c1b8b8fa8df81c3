/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What befell those who are counted, and who they were. The event stands in a participle or verb:
 *
 *     16 agents des forces de l'ordre [avaient été] tués         to the right, in the passive
 *     a chiffré à 16 le nombre des membres ... tués              to the right, after "le nombre de"
 *     a limogé deux responsables                                 to the left, governing
 *     le nombre de morts se compte en dizaines                   to the left, a noun
 *     12 civils et 3 soldats ont été tués                        shared by those that "et" joins
 *
 * and the population in the noun phrase or after "au sein de", "among".
 */
#include "fact/finder.h"

enum {
	RIGHT_REACH = 30,
	LEFT_REACH = 5,
	NOUN_REACH = 14,
	PARTICIPLE_REACH = 4,
	VERB_PHRASE = 5
}; /* tokens */

static bool is_quantity(const struct mention *mention)
{
	return mention->kind == FACT_QUANTITY;
}

static bool is_counted(const struct mention *mention)
{
	return is_quantity(mention) && mention->quantity.measure == MEASURE_COUNT &&
	       mention->quantity.relation != RELATION_UNKNOWN;
}

/* "16 personnes, dont 3 enfants, ont été tuées": the second quantity stands in brackets of its own.
 */
static uint32_t skip_including(const struct finder *finder, uint32_t at)
{
	uint32_t comma = peek_sign(finder, at) == ',' ? at + 1 : at;
	struct numeral numeral;

	if (!peek_grammar(finder, comma, "including") &&
		!(comma > at && numeral_read(finder, comma, &numeral) &&
			peek_grammar(finder, numeral.last, "of-them")))
		return at;
	for (at = comma; peek_inside(finder, at); at++)
		if (peek_sign(finder, at) == ',' || peek_sign(finder, at) == ')')
			return at + 1;
	return at;
}

static uint32_t skip_mention(const struct finder *finder, uint32_t at, uint32_t first, bool *other)
{
	uint32_t i;

	*other = false;
	for (i = first; i < finder->mentions.n; i++)
		if (finder->mentions.at[i].tokens.first <= at &&
			at < finder->mentions.at[i].tokens.last) {
			*other = is_quantity(&finder->mentions.at[i]);
			return finder->mentions.at[i].tokens.last;
		}
	return at;
}

static const struct sense *event_verb(const struct finder *finder, uint32_t i, uint32_t *n)
{
	struct senses senses;
	uint32_t k;

	*n = peek_word(finder, i) ? pack_match(finder->pack, finder->tokens, i,
					    finder->sentence.last, 1u << LANG_CONCEPT, &senses)
				  : 0;
	for (k = 0; *n && k < senses.n; k++)
		if (senses.at[k].class == LANG_CONCEPT && *senses.at[k].name == 'v' &&
			lang_concept_is_event(finder->lang, senses.at[k].concept) &&
			peek_realm(finder, senses.at[k].concept) < REALM_SUMS)
			return &senses.at[k];
	return NULL;
}

/* A verb with an object of its own says nothing of what stands before it. */
static bool has_object(const struct finder *finder, uint32_t at)
{
	struct numeral numeral;

	uint32_t i;

	while (peek_word(finder, at) && peek_grammar(finder, at, "adverb"))
		at++;
	for (i = finder->mentions.n; i && finder->mentions.at[i - 1].tokens.last > at; i--)
		if (finder->mentions.at[i - 1].kind == FACT_DATE &&
			finder->mentions.at[i - 1].tokens.first <= at + 1)
			return false;
	return numeral_read(finder, at, &numeral) || peek_grammar(finder, at, "det") ||
	       peek_range(finder, at, "one") || peek_grammar(finder, at, "object");
}

static bool is_passive(const struct finder *finder, uint32_t verb, uint32_t from)
{
	uint32_t at;

	for (at = verb; at > from && verb - at < 4; at--)
		if (peek_grammar(finder, at - 1, "been"))
			return true;
	return false;
}

static bool ends_clause(const struct finder *finder, uint32_t at)
{
	uint32_t sign = peek_sign(finder, at);

	return sign == ';' || sign == ':' || sign == '.' || sign == '!' || sign == '?';
}

/* The verb to the right that tells what befell them: its concept, *at its token. */
static uint16_t event_right(
	const struct finder *finder, uint32_t first_mention, uint32_t from, uint32_t *at)
{
	uint32_t i = from, n, next;
	const struct sense *sense;
	bool other;

	while (peek_inside(finder, i) && i < from + RIGHT_REACH && !ends_clause(finder, i)) {
		next = skip_including(finder, i);
		if (next == i)
			next = skip_mention(finder, i, first_mention, &other);
		else
			other = false;
		if (other)
			return 0;
		if (next > i) {
			i = next;
			continue;
		}
		if (peek_word(finder, i) && peek_grammar(finder, i, "clause") &&
			(i > from + 1 || !peek_grammar(finder, i, "relative")))
			return 0;
		sense = event_verb(finder, i, &n);
		if (sense && (is_passive(finder, i, from) || !has_object(finder, i + n))) {
			*at = i + n;
			return sense->concept;
		}
		i += n ? n : 1;
	}
	return 0;
}

/* The verb to the left that governs them: nothing but small words may stand between. */
static uint16_t event_left(
	const struct finder *finder, uint32_t first_mention, uint32_t to, uint32_t reach)
{
	uint32_t i = to, n, steps, k;
	const struct sense *sense;

	for (k = 2; k <= VERB_PHRASE && to >= finder->sentence.first + k; k++)
		if ((sense = event_verb(finder, to - k, &n)) != NULL &&
			(n == k || (n == k - 1 && n > 1)))
	return sense->concept;
	for (steps = 0; steps < reach && i > finder->sentence.first; steps++) {
		i--;
		for (k = first_mention; k < finder->mentions.n; k++)
			if (finder->mentions.at[k].tokens.last == i + 1 &&
				finder->mentions.at[k].kind == FACT_DATE)
				i = finder->mentions.at[k].tokens.first;
		if (!peek_word(finder, i))
			return 0;
		sense = event_verb(finder, i, &n);
		if (sense)
		return i + n <= to ? sense->concept : 0;
		if (peek_grammar(finder, i, "preposition") || peek_grammar(finder, i, "clause") ||
			peek_grammar(finder, i, "past") || peek_grammar(finder, i, "joint"))
			return 0;
	}
	return 0;
}

static void grow(const struct finder *finder, struct mention *mention, uint32_t last)
{
	mention->tokens.last = last;
	mention->span.end = peek_token(finder, last - 1)->span.end;
}

bool counted_has_victim(const struct finder *finder, const struct noun *noun)
{
	uint32_t at = noun->tokens.last, n, k;
	const struct sense *sense;
	struct numeral numeral;

	if ((n = peek_grammar(finder, at, "joint")) != 0 &&
		numeral_read(finder, at + n, &numeral) && !numeral.article)
		return true;
	for (k = 0; k < PARTICIPLE_REACH && peek_word(finder, at + k); k++)
		if ((sense = event_verb(finder, at + k, &n)) != NULL)
			return peek_realm(finder, sense->concept) == REALM_PEOPLE &&
			       !has_object(finder, at + k + n);
	return false;
}

/* "16 le nombre des membres des forces de sécurité tués" */
static bool number_of_right(const struct finder *finder, struct mention *mention)
{
	uint32_t at = mention->tokens.last, n;
	struct noun noun;

	at += peek_grammar(finder, at, "det");
	n = peek_grammar(finder, at, "number-of");
	if (!n)
		return false;
	at += n;
	at += peek_grammar(finder, at, "det");
	if (!noun_read(finder, at, finder->sentence.last, &noun))
		return false;
	noun_take(finder, &noun, &mention->quantity);
	grow(finder, mention, noun.tokens.last);
	return true;
}

/* "le nombre de morts se compte en", "le bilan est passé à": the noun to the left, nearest first.
 */
static bool noun_left(const struct finder *finder, struct mention *mention)
{
	uint32_t at, n, from = mention->tokens.first;
	struct noun noun;

	for (at = from; at > mention->clause.first && from - at < NOUN_REACH; at--) {
		n = peek_grammar(finder, at - 1, "number-of");
		if (n && noun_read(finder, at - 1 + n + peek_grammar(finder, at - 1 + n, "det"),
				 from, &noun)) {
			noun_take(finder, &noun, &mention->quantity);
			return true;
		}
	}
	if (amount_names(finder, mention))
		return true;
	for (at = from; at > mention->clause.first && from - at < NOUN_REACH; at--) {
		if (!peek_word(finder, at - 1) || !noun_read(finder, at - 1, at, &noun) ||
			!(noun.counted || noun.event))
			continue;
		noun_take(finder, &noun, &mention->quantity);
		return true;
	}
	return false;
}

static uint64_t populations_after(const struct finder *finder, uint32_t from, uint32_t to)
{
	uint64_t set = 0;
	uint32_t at, n;
	struct noun noun;

	for (at = from; at < to && at < from + RIGHT_REACH && !ends_clause(finder, at); at++) {
		n = peek_word(finder, at) ? peek_grammar(finder, at, "among") : 0;
		if (!n)
			continue;
		n += peek_grammar(finder, at + n, "det");
		if (noun_read(finder, at + n, to, &noun))
			set |= noun.populations | populations_in(finder, noun.tokens);
	}
	return set;
}

static bool is_joined(const struct finder *finder, const struct mention *a, const struct mention *b)
{
	uint32_t at = a->tokens.last;

	if (at == b->tokens.first)
		return true;
	if (peek_sign(finder, at) == ',')
		at++;
	return at + peek_grammar(finder, at, "joint") == b->tokens.first;
}

static void set_own(struct quantity *quantity, const struct quantity *own)
{
	quantity->relation = own->relation;
	quantity->number = own->number;
	quantity->low = own->low;
	quantity->high = own->high;
}

/* "deux enfants de 3 et 5 ans": the first of two ages shows that both are. */
static void share_age(const struct finder *finder, struct mention *mention)
{
	struct noun noun;
	uint32_t n;

	if (mention->quantity.measure != MEASURE_DURATION ||
		!peek_before(finder, mention->tokens.first, "of", &n) ||
		mention->tokens.first < finder->sentence.first + n + 1)
		return;
	n = mention->tokens.first - n - 1;
	if (!noun_read(finder, n, n + 1, &noun) || peek_realm(finder, noun.counted) != REALM_PEOPLE)
		return;
	mention[0].quantity.measure = mention[1].quantity.measure = MEASURE_AGE;
	mention[0].quantity.counted = mention[1].quantity.counted =
		lang_concept_id(finder->lang, "age");
}

/* ", 80 000 selon ...", "dont deux", "cinq autres" */
static bool is_elliptic(const struct finder *finder, const struct mention *mention)
{
	uint32_t at = mention->tokens.first;

	return peek_grammar(finder, mention->tokens.last, "elliptic") ||
	       peek_grammar(finder, mention->tokens.last, "of-them") ||
	       peek_before(finder, at, "figure", NULL) ||
	       peek_before(finder, at, "including", NULL) ||
	       peek_before(finder, at, "joint", NULL) ||
	       (at > finder->sentence.first && peek_sign(finder, at - 1) == ',');
}

/* "killing 22": nobody is named, and it can only be people. */
static bool victims(const struct finder *finder, uint32_t first, struct mention *mention)
{
	uint16_t event = event_left(finder, first, mention->tokens.first, 2);

	if (!event || peek_realm(finder, event) != REALM_PEOPLE)
		return false;
	mention->quantity.event = event;
	mention->quantity.counted = finder->realms[REALM_PEOPLE];
	return true;
}

static bool is_whole(const struct mention *mention)
{
	return is_quantity(mention) &&
	       (mention->quantity.head || mention->quantity.measure != MEASURE_COUNT);
}

/*
 * A number without a noun may take that of its neighbour: "six des huit mineurs", "200 000
 * manifestants selon la police, 80 000 selon ...", "cinq ans de prison, dont deux avec sursis".
 */
static bool inherit(const struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	const struct mention *next = mention + 1, *before = mention - 1;
	uint32_t at = mention->tokens.last, of_them;
	const struct quantity own = mention->quantity;
	struct noun noun;

	if ((of_them = peek_grammar(finder, at, "of-them")) != 0 &&
		noun_read(finder, at + of_them, finder->sentence.last, &noun) && noun.counted) {
		noun_take(finder, &noun, &mention->quantity);
		grow(finder, mention, noun.tokens.last);
		return true;
	}
	if (index + 1 < finder->mentions.n && is_quantity(next) && !is_counted(next) &&
		(is_joined(finder, mention, next) ||
			at + peek_range(finder, at, "to") == next->tokens.first)) {
		mention->quantity = next->quantity;
		set_own(&mention->quantity, &own);
		share_age(finder, mention);
		return true;
	}
	if (index + 1 < finder->mentions.n && is_whole(next) && is_counted(next) &&
		(at + peek_grammar(finder, at, "out-of") == next->tokens.first ||
			at == next->tokens.first) &&
		next->tokens.first > at) {
		mention->quantity = next->quantity;
	} else {
		while (before >= &finder->mentions.at[first] && !is_quantity(before))
			before--;
		if (index == first || before < &finder->mentions.at[first] || !is_whole(before) ||
			before->quantity.relation == RELATION_UNKNOWN ||
			!is_elliptic(finder, mention))
			return false;
		mention->quantity = before->quantity;
		mention->quantity.event = 0;
	}
	set_own(&mention->quantity, &own);
	return true;
}

/* "autres personnes" says that they are people, "autres" alone says nothing. */
static bool known_head(const struct finder *finder, uint32_t at, const struct mention *mention)
{
	uint32_t n;

	return at < mention->tokens.last && peek_sense(finder, at, LANG_CONTAINER, &n);
}

/* "... ten policemen ... and three others": others of the same kind. */
static void others(const struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	const struct mention *before = mention - 1;
	uint32_t at;

	for (at = mention->tokens.first;
		at < mention->tokens.last && !peek_grammar(finder, at, "elliptic"); at++)
		;
	if (at == mention->tokens.last || known_head(finder, at + 1, mention) || index == first ||
		!is_counted(before) || mention->quantity.counted != finder->realms[REALM_PEOPLE] ||
		peek_realm(finder, before->quantity.counted) != REALM_PEOPLE)
		return;
	mention->quantity.counted = before->quantity.counted;
	mention->quantity.populations |= before->quantity.populations;
}

static uint32_t next_mention(const struct finder *finder, uint32_t i)
{
	return i + 1 < finder->mentions.n ? finder->mentions.at[i + 1].tokens.first
					  : finder->sentence.last;
}

static void count(struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	struct quantity *quantity = &mention->quantity;
	uint32_t at = 0, from, next = next_mention(finder, index);

	if (!quantity->head && !number_of_right(finder, mention) &&
		!victims(finder, first, mention) && !inherit(finder, first, index))
		noun_left(finder, mention);
	if (quantity->measure != MEASURE_COUNT)
		return;
	others(finder, first, index);
	from = mention->tokens.last;
	if (!quantity->event && quantity->head)
		quantity->event = event_left(finder, first, mention->tokens.first, 1);
	if (!quantity->event && quantity->head) {
		quantity->event = event_right(finder, first, from, &at);
		if (at && at <= from + PARTICIPLE_REACH && at <= next &&
			peek_sign(finder, from) != ',')
			grow(finder, mention, at);
		if (!quantity->event)
			quantity->event =
				event_left(finder, first, mention->tokens.first, LEFT_REACH);
	}
	quantity->populations |= populations_after(finder, from, next);
	mention->clause = clause_around(finder, mention->tokens);
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
	if (a->quantity.measure == MEASURE_AGE && b->quantity.measure == MEASURE_DURATION &&
		is_joined(finder, a, b)) {
		b->quantity.measure = MEASURE_AGE;
		b->quantity.counted = a->quantity.counted;
	}
	if (a->quantity.measure == MEASURE_FRACTION && !a->quantity.counted &&
		a->tokens.last + peek_grammar(finder, a->tokens.last, "out-of") ==
			b->tokens.first) {
		a->quantity.counted = b->quantity.counted;
		a->quantity.head = b->quantity.head;
		a->quantity.populations = b->quantity.populations;
	}
}

/* What "et" joins shares its verb, and those to whom it happened. */
static void share(struct finder *finder, uint32_t i)
{
	struct mention *a = &finder->mentions.at[i], *b = a + 1;
	uint16_t people = finder->realms[REALM_PEOPLE];

	share_measure(finder, a, b);
	if (is_quantity(a) && is_quantity(b) && a->quantity.measure == b->quantity.measure &&
		!a->quantity.counted &&
		a->tokens.last + peek_range(finder, a->tokens.last, "to") == b->tokens.first)
		a->quantity.counted = b->quantity.counted;
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
	if (!a->quantity.event && b->quantity.event && b->quantity.counted != people)
		a->quantity.event = b->quantity.event;
	if (!b->quantity.event && a->quantity.event && a->quantity.counted != people)
		b->quantity.event = a->quantity.event;
	if (!a->quantity.populations && a->quantity.counted == people &&
		b->quantity.counted == people)
		a->quantity.populations = b->quantity.populations;
}

/* "le nombre de civils tués est inconnu": the participle stands inside the mention. */
static void name_unknown(const struct finder *finder, struct mention *mention)
{
	uint32_t at = mention->tokens.first, n;
	const struct sense *sense;

	for (; !mention->quantity.event && at < mention->tokens.last; at++) {
		sense = event_verb(finder, at, &n);
		if (sense)
		mention->quantity.event = sense->concept;
	}
}

void counted_find(struct finder *finder, uint32_t first)
{
	uint32_t i;

	for (i = first; i < finder->mentions.n; i++) {
		if (is_quantity(&finder->mentions.at[i]) &&
			finder->mentions.at[i].quantity.relation == RELATION_UNKNOWN)
			name_unknown(finder, &finder->mentions.at[i]);
		else if (is_counted(&finder->mentions.at[i]))
			count(finder, first, i);
		else if (is_quantity(&finder->mentions.at[i]))
			amount_find(finder, &finder->mentions.at[i], next_mention(finder, i));
	}
	for (i = first; i + 1 < finder->mentions.n; i++)
		share(finder, i);
	for (i = finder->mentions.n; i > first + 1; i--)
		share(finder, i - 2);
}
