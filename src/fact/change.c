/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A toll that the text itself brings up to date: of the two numbers the former is no rival of the
 * present one.
 *
 *     Le bilan est passé de 13 à 19 morts      rose to 27 from 23      27 people, up from 23
 *                           former                            former                      former
 *     40 blessés, contre 31 dans un précédent bilan
 *                        former
 */
#include "fact/finder.h"

enum { CHANGE_REACH = 8, FORMER_REACH = 4 }; /* tokens */

static bool is_count(const struct mention *mention)
{
	return mention->kind == FACT_QUANTITY && mention->quantity.measure == MEASURE_COUNT &&
	       mention->quantity.relation != RELATION_UNKNOWN;
}

static bool stands_behind(
	const struct finder *finder, const struct mention *mention, const char *word)
{
	uint32_t at = mention->tokens.first;

	return at > finder->sentence.first && peek_range(finder, at - 1, word);
}

static bool tells_change(const struct finder *finder, uint32_t first, uint32_t last)
{
	uint32_t i;

	for (i = first; i < last; i++)
		if (peek_word(finder, i) && peek_grammar(finder, i, "changes"))
			return true;
	return false;
}

/* "from 23 to 27", "to 27 from 23", where something rises or falls before. */
static bool goes_from(
	const struct finder *finder, const struct mention *old, const struct mention *new)
{
	uint32_t at = old->tokens.first < new->tokens.first ? old->tokens.first : new->tokens.first;
	uint32_t from = at > finder->sentence.first + CHANGE_REACH ? at - CHANGE_REACH
								   : finder->sentence.first;

	return stands_behind(finder, old, "from") && stands_behind(finder, new, "to") &&
	       tells_change(finder, from, at);
}

/* "up from 23"; "contre 31 dans un précédent bilan". */
static bool is_called_former(const struct finder *finder, const struct mention *old)
{
	uint32_t i;

	if (peek_before(finder, old->tokens.first, "former", NULL))
		return true;
	if (!peek_before(finder, old->tokens.first, "against", NULL))
		return false;
	for (i = old->tokens.last; i < old->tokens.last + FORMER_REACH && peek_word(finder, i); i++)
		if (peek_grammar(finder, i, "earlier-count"))
			return true;
	return false;
}

/* Either may leave to the other what is counted and what befell it. */
static void share_count(struct quantity *to, const struct quantity *from)
{
	to->counted = from->counted;
	to->populations = from->populations;
	to->head = from->head;
	to->noun = from->noun;
	to->weak = from->weak;
	to->event = from->event;
}

static void part(const struct finder *finder, struct quantity *old, struct quantity *new)
{
	if (!new->event && old->event)
		share_count(new, old);
	else if (!old->event && new->event)
		share_count(old, new);
	old->former = old->event == new->event &&
		      old->counted == new->counted &&peek_realm(finder, new->event) == REALM_PEOPLE;
}

/* "Lower than 79% four years ago": what it was then, and no bound. */
static void set_then(const struct finder *finder, uint32_t index)
{
	enum { REACH = 5 }; /* tokens */
	struct mention *mention = &finder->mentions.at[index];
	struct quantity *quantity = &mention->quantity;
	uint32_t i;

	if ((quantity->relation != RELATION_LESS_THAN &&
		    quantity->relation != RELATION_MORE_THAN) ||
		!peek_grammar(finder, mention->tokens.first, "compared-with"))
		return;
	for (i = mention->tokens.last; i < mention->tokens.last + REACH && peek_inside(finder, i);
		i++)
		if (peek_grammar(finder, i, "time-ago") ||
			(index + 1 < finder->mentions.n &&
				finder->mentions.at[index + 1].kind == FACT_DATE &&
				finder->mentions.at[index + 1].tokens.first == i)) {
			quantity->relation = RELATION_EXACTLY;
			fact_interval(RELATION_EXACTLY, quantity->number, &quantity->low,
				&quantity->high);
			return;
		}
}

void change_find(struct finder *finder, uint32_t first_mention)
{
	struct mentions *all = &finder->mentions;
	uint32_t i, k;

	for (i = first_mention; i < all->n; i++) {
		struct quantity *alone = &all->at[i].quantity;

		if (all->at[i].kind == FACT_QUANTITY)
			set_then(finder, i);
		/* "An earlier toll said four": told by itself, beside the new one elsewhere. */
		if (is_count(&all->at[i]) && peek_realm(finder, alone->event) == REALM_PEOPLE &&
			peek_before(finder, all->at[i].tokens.first, "former", NULL))
			alone->former = true;
		for (k = i + 1; k < all->n && is_count(&all->at[i]); k++) {
			struct mention *a = &all->at[i], *b = &all->at[k];

			if (!is_count(b))
				continue;
			if (goes_from(finder, a, b))
				part(finder, &a->quantity, &b->quantity);
			else if (goes_from(finder, b, a) || is_called_former(finder, b))
				part(finder, &b->quantity, &a->quantity);
			break;
		}
	}
}
