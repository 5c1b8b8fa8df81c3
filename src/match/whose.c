/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose a figure is: the people that it counts, who is so many years old, which party took so many
 * seats. Desks place him before the figure or behind it:
 *
 *     32 [Kényans]                          a people's own name
 *     [Anna Marlow], 44,   44-year-old [Anna Marlow]        an age
 *     [Unity] took 261 seats, the [Greens] 35 and the [Liberals] 12      who stands before it
 *     314 seats for the [Greens]; nine each from [Peru] and [Chile]      ... or behind
 *
 * Who says a figure is not whose it is. A bearer is known by the number that names.c gave his name;
 * a country, a people by the key of the table of names.
 */
#include "match/whose.h"

#include <string.h>

enum {
	REACH = 24,   /* tokens from a figure back to whose it is */
	APPOSED = 7,  /* ... from an age to the name that it explains */
	BEHIND = 3,   /* words between "44-year-old" and a name */
	OPENING = 3,  /* tokens of "A 44 ans", that opens a sentence */
	ARTICLES = 2, /* words between a preposition and its name */
	COPULA = 2,   /* words of "have been" */
	CLAUSE = 16   /* tokens of a clause told of a name */
};

struct place {
	const struct analysis *analysis;
	const struct dispatch *dispatch;
	const struct page *page;
	const struct mentions *all;
	const struct mention *mention;
	struct range sentence;
	struct trait *trait;
};

static const struct token *token_at(const struct place *at, uint32_t i)
{
	return &at->dispatch->tokens.at[i];
}

/* How many tokens of a phrase of [grammar] begin at token i. */
static uint32_t word_at(const struct place *at, uint32_t i, const char *name)
{
	return i >= at->sentence.first && i < at->sentence.last &&
			       token_at(at, i)->type == TOKEN_WORD
		       ? pack_match_named(at->dispatch->pack, &at->dispatch->tokens, i,
				 at->sentence.last, LANG_WORD, name)
		       : 0;
}

static bool is_class(const struct place *at, uint32_t i, uint32_t classes)
{
	struct senses senses;

	return token_at(at, i)->type == TOKEN_WORD &&
	       pack_match(at->dispatch->pack, &at->dispatch->tokens, i, at->sentence.last, classes,
		       &senses);
}

static bool is_sign(const struct place *at, uint32_t i, const char *signs)
{
	const struct token *token;

	if (i < at->sentence.first || i >= at->sentence.last)
		return false;
	token = token_at(at, i);
	return token->type == TOKEN_MARK && strchr(signs, at->dispatch->text[token->span.start]);
}

static uint32_t whose_at(const struct place *at, uint32_t i)
{
	return i >= at->sentence.first && i < at->sentence.last && at->page->whose
		       ? at->page->whose[i]
		       : 0;
}

/* A place has no age. */
static bool may_own(const struct place *at, uint32_t whose)
{
	return whose &&
	       (at->mention->quantity.measure != MEASURE_AGE || whose >> WHOSE_SORT == NAME_OTHER ||
		       whose >> WHOSE_SORT == NAME_PERSON);
}

static bool add(const struct place *at, uint32_t whose)
{
	struct trait *trait = at->trait;
	uint32_t i;

	if (!may_own(at, whose))
		return false;

	for (i = 0; i < trait->n_whose; i++)
		if (trait->whose[i] == whose)
			return true;
	if (trait->n_whose < WHOSE_MOST)
		trait->whose[trait->n_whose++] = whose;
	return true;
}

/* A country's key is two letters, ISO 3166. */
uint32_t whose_known(const struct analysis *analysis, const char *key)
{
	size_t n = strlen(key);

	return (uint32_t)NAME_PLACE << WHOSE_SORT | WHOSE_KNOWN | (n == 2 ? WHOSE_COUNTRY : 0) |
	       text_word_id(analysis->vocab, key, n);
}

static uint32_t name_first(const struct place *at, uint32_t i)
{
	while (i > at->sentence.first && at->page->whose[i - 1] == at->page->whose[i])
		i--;
	return i;
}

static uint32_t name_last(const struct place *at, uint32_t i)
{
	while (i + 1 < at->sentence.last && at->page->whose[i + 1] == at->page->whose[i])
		i++;
	return i + 1;
}

/* The country of a people's name, or of a country's own, at token i. */
static uint32_t nation_at(const struct place *at, uint32_t i, uint32_t classes)
{
	struct senses senses;
	uint32_t n = token_at(at, i)->type == TOKEN_WORD
			     ? pack_match(lang_names(at->analysis->lang), &at->dispatch->tokens, i,
				       at->sentence.last, classes, &senses)
			     : 0;

	return n ? whose_known(at->analysis, senses.at[0].name) : 0;
}

/* "32 Kényans", "two US soldiers", "huit ressortissants français", "eighteen were Canadians". */
static bool find_people(const struct place *at)
{
	const uint32_t people = 1u << LANG_DEMONYM;
	uint32_t i, last = at->mention->tokens.last;

	for (i = at->mention->tokens.first + 1; i < last; i++)
		if (add(at, nation_at(at, i, people | 1u << LANG_PLACE)))
			return true;
	for (i = last; i < last + COPULA && word_at(at, i, "auxiliary");)
		i++;
	return i < at->sentence.last && add(at, nation_at(at, i, people));
}

/* Before the figure, behind what is said of every age: "aged", "âgé de", "also". */
static uint32_t before_age(const struct place *at, bool *told)
{
	uint32_t i = at->mention->tokens.first,
		 n = match_follows(at->dispatch, at->mention, "aged");

	i -= n;
	*told = n != 0;
	if (i > at->sentence.first && token_at(at, i - 1)->type == TOKEN_WORD &&
		at->page->grammar[i - 1] & GRAMMAR_STOP && !word_at(at, i - 1, "det"))
		i--;
	return i;
}

/* The name that ends before token i; what is written on to it without a space belongs to it:
 * "Kerloc'h". */
static uint32_t whose_before(const struct place *at, uint32_t i)
{
	while (i > at->sentence.first && !whose_at(at, i - 1) &&
		!(token_at(at, i - 1)->flags & TOKEN_SPACED))
		i--;
	return i > at->sentence.first ? whose_at(at, i - 1) : 0;
}

/* "X, 42," "X (42 ans)", "X, un retraité de 72 ans": the name that stands before the comma. */
static bool find_apposed(const struct place *at)
{
	bool told;
	uint32_t i = before_age(at, &told), first = at->sentence.first, floor;

	if (i > first + 1 && is_sign(at, i - 1, ",("))
		return add(at, whose_before(at, i - 1));
	if (told && i > first && whose_at(at, i - 1))
		return add(at, whose_at(at, i - 1));
	floor = i > first + APPOSED ? i - APPOSED : first + 1;
	while (i > floor && token_at(at, i - 1)->type == TOKEN_WORD)
		i--;
	if (i <= floor || !is_sign(at, i - 1, ",(") || !whose_at(at, i - 2))
		return false;
	/* "Selon X, un homme de 42 ans" */
	floor = name_first(at, i - 2);
	return (floor == first ||
		       !is_class(at, floor - 1, 1u << LANG_SOURCE | 1u << LANG_SAYING)) &&
	       add(at, whose_at(at, i - 2));
}

/* "The 44-year-old former judge Anna Marlow", "A 44 ans, Anna Marlow ..." */
static bool find_behind_age(const struct place *at)
{
	uint32_t i = at->mention->tokens.last, last = i + BEHIND;

	if (is_sign(at, i, ",") && at->mention->tokens.first > at->sentence.first + OPENING)
		return false;
	i += is_sign(at, i, ",");
	i += is_class(at, i, 1u << LANG_TITLE); /* "M." */
	i += is_sign(at, i, ".");
	for (; i < at->sentence.last && i <= last && token_at(at, i)->type == TOKEN_WORD; i++)
		if (whose_at(at, i))
			return add(at, whose_at(at, i));
	return false;
}

/* Where the name begins that stands at token i or behind an article there; sentence.last: none. */
static uint32_t name_from(const struct place *at, uint32_t i)
{
	uint32_t most = i + ARTICLES;

	while (i < most && !whose_at(at, i) &&
		(word_at(at, i, "det") || word_at(at, i, "singular") || word_at(at, i, "article")))
		i++;
	return whose_at(at, i) ? i : at->sentence.last;
}

/* "Each from Peru, Chile and Bolivia": one figure of several. */
static void add_list(const struct place *at, uint32_t i)
{
	uint32_t end;

	for (; i < at->sentence.last && add(at, whose_at(at, i)); i = name_from(at, end)) {
		end = name_last(at, i);
		if (is_sign(at, end, ","))
			end++;
		end += word_at(at, end, "joint");
		end += word_at(at, end, "whose-behind");
	}
}

/* "35 of Peru's 59": a noun or a number stands behind the "'s". */
static bool has_own(const struct place *at, uint32_t end)
{
	const struct token *token;

	if (end >= at->sentence.last)
		return false;
	token = token_at(at, end);
	return token->type == TOKEN_WORD && !(token->flags & TOKEN_SPACED) &&
	       text_word(at->analysis->vocab, token->word)[0] == '\'';
}

/* "314 seats for the Greens" */
static bool find_behind(const struct place *at)
{
	uint32_t i = at->mention->tokens.last, n = word_at(at, i, "apiece"), of;
	bool each = n != 0;

	i += n;
	of = word_at(at, i, "whose-behind");
	if (!of && match_follows(at->dispatch, at->mention, "against"))
		of = word_at(at, i, "place-of"); /* "61 points, contre 58 à Tarnac" */
	if (!of)
		return false;
	i = name_from(at, i + of);
	if (i == at->sentence.last || has_own(at, name_last(at, i)))
		return false;
	if (each)
		add_list(at, i);
	else
		add(at, whose_at(at, i));
	return true;
}

/* "After the Greens lost 21 seats": no preposition, where a verb may stand behind the name. */
static bool begins_clause(const struct place *at, uint32_t i, uint32_t end)
{
	return word_at(at, i, "conjunction-too") && end < at->mention->tokens.first &&
	       token_at(at, end)->type == TOKEN_WORD &&
	       !(token_at(at, end)->flags & TOKEN_CAPITAL) && !word_at(at, end, "preposition") &&
	       !word_at(at, end, "of") && !word_at(at, end, "joint");
}

/* Whether a preposition governs the name that begins at token i, behind its article. */
static bool is_governed(const struct place *at, uint32_t i, uint32_t end)
{
	uint32_t least = i > at->sentence.first + ARTICLES ? i - ARTICLES : at->sentence.first;

	while (i > least && (word_at(at, i - 1, "det") || word_at(at, i - 1, "singular") ||
				    is_class(at, i - 1, 1u << LANG_TITLE)))
		i--;
	if (i == at->sentence.first || begins_clause(at, i - 1, end))
		return false;
	return word_at(at, i - 1, "preposition") || word_at(at, i - 1, "of");
}

/* "By Colin Clark, who had": a clause of his own. */
static bool has_clause(const struct place *at, uint32_t end)
{
	end += is_sign(at, end, ",");
	return word_at(at, end, "relative") || word_at(at, end, "whose-own");
}

/* Whether a new part of the sentence begins with the figure itself, which is of others then:
 * "..., and 30 people were hurt". */
static bool opens_part(const struct place *at)
{
	uint32_t i = at->mention->tokens.first;

	return i == at->sentence.first || is_sign(at, i - 1, ",;:") ||
	       word_at(at, i - 1, "joint") || word_at(at, i - 1, "clause") ||
	       word_at(at, i - 1, "but");
}

/* "30 more than in 2015" */
static bool is_compared(const struct place *at)
{
	uint32_t last = at->mention->tokens.last;

	return word_at(at, last, "comparative") || word_at(at, last - 1, "comparative");
}

/* "China and Italy eight apiece" */
static void add_before(const struct place *at, uint32_t i)
{
	while (i > at->sentence.first + 1) {
		if (is_sign(at, i - 1, ",") || word_at(at, i - 1, "joint"))
			i--;
		else if (word_at(at, i - 1, "article") || word_at(at, i - 1, "det"))
			i--;
		else if (!whose_at(at, i - 1) || !add(at, whose_at(at, i - 1)))
			return;
		else
			i = name_first(at, i - 1);
	}
}

/* "Eight short of the 326 needed": of all, not of one. */
static bool is_of_all(const struct place *at)
{
	uint32_t i = at->mention->tokens.first;

	return i > at->sentence.first + 1 && word_at(at, i - 1, "det") && word_at(at, i - 2, "of");
}

/* Where the clause begins that ends at the comma before token i: ", which also had one,"; else i.
 */
static uint32_t skip_clause(const struct place *at, uint32_t i)
{
	uint32_t least = i > at->sentence.first + CLAUSE ? i - CLAUSE : at->sentence.first + 1, k;

	if (!is_sign(at, i - 1, ","))
		return i;
	for (k = i - 1; k > least && !is_sign(at, k - 1, ",;:"); k--)
		;
	return k > least && word_at(at, k, "relative") ? k : i;
}

/* Whether such a figure ends before the comma or the "and" at token i, behind which others are told
 * of: "the Greens took 21 %, the communists 9 %". */
static bool is_other_item(const struct place *at, uint32_t i)
{
	const struct mention *before = at->mention;
	uint32_t first = at->mention->tokens.first, last = i, k;

	if (!is_sign(at, i, ",") && !word_at(at, i, "joint"))
		return false;
	last -= word_at(at, i, "joint") && is_sign(at, i - 1, ",");
	while (before-- > at->all->at && before->sentence == at->mention->sentence &&
		before->tokens.last > last)
		;
	if (before < at->all->at || before->sentence != at->mention->sentence ||
		before->kind != FACT_QUANTITY || before->tokens.last != last ||
		before->quantity.measure != at->mention->quantity.measure)
		return false;
	for (k = i + 1; k < first; k++)
		if (token_at(at, k)->type == TOKEN_WORD && !(at->page->grammar[k] & GRAMMAR_STOP) &&
			!word_at(at, k, "changes") && !word_at(at, k, "past") &&
			!word_at(at, k, "against"))
			return true;
	return false;
}

/* "Dora Quill held Westmere by 187 votes": who stands before the name at token i, where words that
 * may be a verb are all that parts them. */
static void add_subject(const struct place *at, uint32_t i)
{
	const uint32_t end = i;
	uint32_t start;

	while (i > at->sentence.first && token_at(at, i - 1)->type == TOKEN_WORD &&
		!whose_at(at, i - 1) && !(token_at(at, i - 1)->flags & TOKEN_CAPITAL) &&
		!word_at(at, i - 1, "joint") && !word_at(at, i - 1, "clause") &&
		!is_class(at, i - 1, 1u << LANG_SAYING | 1u << LANG_TITLE))
		i--;
	if (i == end || i == at->sentence.first || !whose_at(at, i - 1))
		return;
	start = name_first(at, i - 1);
	if (!is_governed(at, start, i))
		add(at, whose_at(at, i - 1));
}

/* The nearest name before the figure that no preposition governs, in what is told of one. */
static bool find_before(const struct place *at)
{
	uint32_t first = at->mention->tokens.first, i = first, start,
		 least = i > at->sentence.first + REACH ? i - REACH : at->sentence.first;
	bool own = opens_part(at) && !is_compared(at);

	if (is_of_all(at))
		return false;
	if (i > at->sentence.first + 1 && is_sign(at, i - 1, "(:") && whose_before(at, i - 1))
		return add(at, whose_before(at, i - 1));
	for (; i > least; i--) {
		if (is_sign(at, i - 1, ";:") || (own && i < first))
			return false;
		if (is_class(at, i - 1, 1u << LANG_SAYING) || word_at(at, i - 1, "that") ||
			is_other_item(at, i - 1))
			return false;
		i = skip_clause(at, i);
		if (!whose_at(at, i - 1))
			continue;
		start = name_first(at, i - 1);
		if (!is_governed(at, start, i) || has_clause(at, i)) {
			add_subject(at, start);
			if (is_sign(at, i, ")") && start > at->sentence.first + 1 &&
				is_sign(at, start - 1, "("))
				add(at, whose_at(at, start - 2)); /* "Anna Marlow (Unity)" */
			add(at, whose_at(at, i - 1));
			if (i == first && word_at(at, at->mention->tokens.last, "apiece"))
				add_before(at, start);
			return true;
		}
		i = start + 1;
	}
	return false;
}

/* Whether the sentence goes on about who was told of: it opens with "she" or "the party", or has
 * "its" before the figure; *body: about no person. */
static bool goes_on(const struct place *at, bool *body)
{
	uint32_t last = at->mention->tokens.first, i = at->sentence.first, n;

	while (i < last && token_at(at, i)->type != TOKEN_WORD)
		i++;
	i += word_at(at, i, "but") ? 1 : word_at(at, i, "joint");
	n = word_at(at, i, "body-again");
	*body = n != 0;
	return (n || word_at(at, i, "person-again")) && !word_at(at, i, "nobody-again");
}

/* Of the sentence: the first name of a sort that no preposition governs, and of nobody who speaks;
 * 0: none. */
static uint32_t first_of(const struct place *at, bool body, bool sure)
{
	uint32_t i, end, sort;

	for (i = at->sentence.first; i < at->sentence.last; i = end) {
		end = i + 1;
		if (!whose_at(at, i))
			continue;
		end = name_last(at, i);
		sort = whose_at(at, i) >> WHOSE_SORT;
		if ((sure || sort != NAME_OTHER) &&
			sort != (body ? NAME_ORGANISATION : NAME_PERSON))
			continue;
		if (!is_governed(at, i, end) &&
			!(end < at->sentence.last && is_class(at, end, 1u << LANG_SAYING)))
			return whose_at(at, i);
	}
	return 0;
}

/* Of whom the sentence before tells. */
static bool find_again(const struct place *at)
{
	struct place before = *at;
	uint32_t whose;
	bool body;

	if (!at->mention->sentence || !goes_on(at, &body))
		return false;
	before.sentence = at->dispatch->sentences.at[at->mention->sentence - 1];
	whose = first_of(&before, body, true);
	return add(at, whose ? whose : first_of(&before, body, false));
}

/* "Carrie Holt, who ran it, is to retire; she is 56." */
static bool find_said_before(const struct place *at)
{
	struct place before = *at;
	uint32_t whose;

	before.sentence.last = at->mention->tokens.first;
	if (!match_follows(at->dispatch, at->mention, "aged"))
		return false;
	whose = first_of(&before, false, true);
	return add(at, whose ? whose : first_of(&before, false, false));
}

void match_whose(const struct analysis *analysis, const struct words *words, struct trait *trait)
{
	const struct mention *mention = trait->mention;
	const struct dispatch *dispatch = analysis->dispatches[trait->dispatch];
	const struct place at = { analysis, dispatch, &words->pages[trait->dispatch],
		&analysis->mentions[trait->dispatch], mention,
		dispatch->sentences.at[mention->sentence], trait };

	if (mention->quantity.measure == MEASURE_AGE) {
		if (!find_apposed(&at) && !find_behind_age(&at) && !find_before(&at) &&
			!find_said_before(&at))
			find_again(&at);
		return;
	}
	if ((mention->quantity.measure == MEASURE_COUNT && find_people(&at)) || find_behind(&at))
		return;
	if (!find_before(&at) && !opens_part(&at))
		find_again(&at);
}
