/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a name is by its letters, where its words do not tell:
 *
 *     SNP                      Scottish National Party      the initials of one long form alone
 *     Gebremariam              Gebre Mariam                 all letters in a row
 *     CGT Sylvie Roy           Sylvie Roy                   an acronym that runs into a name
 *     Daniella Levine Cava     Levine Cava                  two surnames, in one dispatch
 */
#include "match/bearer.h"

#include <string.h>

enum { INITIALS_LEAST = 3, FORMS_MOST = 500 };

bool abridge_used_in(const struct form *form, uint32_t dispatch)
{
	uint32_t i;

	for (i = 0; i < form->dispatches.n; i++)
		if (form->dispatches.at[i] == dispatch)
			return true;
	return false;
}

bool abridge_meet(const struct form *a, const struct form *b)
{
	uint32_t i;

	for (i = 0; i < a->dispatches.n; i++)
		if (abridge_used_in(b, a->dispatches.at[i]))
			return true;
	return false;
}

static bool is_small(const struct dispatch *dispatch, uint32_t i)
{
	return pack_classes(dispatch->pack, dispatch->tokens.at[i].word) & 1u << LANG_STOP;
}

static bool is_upper(const struct token *token)
{
	return token->flags & TOKEN_UPPER && span_length(token->span) > 1;
}

static void take_letters(struct form *form, const char *word)
{
	for (; *word; word++)
		form->letters = (form->letters ^ (unsigned char)*word) * 1099511628211u;
}

/* Of an acronym its letters are the initials. */
static void take_initial(
	struct form *form, const struct token *token, const char *word, bool alone)
{
	size_t n = strlen(form->initials);

	if (alone && is_upper(token) && strlen(word) < sizeof form->initials)
		strcpy(form->initials, word);
	else if (n + 1 < sizeof form->initials && *word >= 'a' && *word <= 'z')
		form->initials[n] = *word;
}

void abridge_read(
	const struct analysis *analysis, const struct trait *name, struct form *form)
{
	const struct dispatch *dispatch = analysis->dispatches[name->dispatch];
	struct range words = name->mention->tokens;
	uint32_t i, shouted = 0, n = 0;
	bool loud = true;

	form->letters = 14695981039346656037u;
	for (i = words.first; i < words.last; i++) {
		const struct token *token = &dispatch->tokens.at[i];
		const char *word = text_word(analysis->vocab, token->bare);

		if (token->type != TOKEN_WORD)
			continue;
		n++;
		loud &= is_upper(token);
		shouted += loud;
		take_letters(form, word);
		if (!is_small(dispatch, i))
			take_initial(form, token, word, words.last == words.first + 1);
	}
	form->shouted = shouted < n ? shouted : 0;
}

static bool is_acronym(const struct form *form)
{
	return form->n == 1 && form->sort == NAME_ORGANISATION &&
	       strlen(form->initials) >= INITIALS_LEAST;
}

static bool may_be_long(const struct form *form)
{
	return form->n > 1 && form->sort != NAME_PERSON && form->sort != NAME_PLACE;
}

void abridge_find_acronyms(struct census *census)
{
	uint32_t n = census->forms.n < FORMS_MOST ? census->forms.n : FORMS_MOST, i, k;

	for (i = 0; i < n; i++) {
		const struct form *acronym = census->forms.at[i];
		struct form *found = NULL;
		bool told = false;

		if (!is_acronym(acronym))
			continue;
		for (k = 0; k < n; k++) {
			struct form *form = census->forms.at[k];

			told |= form->acronym == acronym->key[0] || (found && may_be_long(form) &&
					!strcmp(form->initials, acronym->initials));
			if (may_be_long(form) && !strcmp(form->initials, acronym->initials))
				found = form;
		}
		if (found && !told && !found->acronym)
			found->acronym = acronym->key[0];
	}
}

bool abridge_ends(const struct form *whole, const struct form *part)
{
	uint32_t more = whole->n - part->n;

	if (part->n < 2 || part->n >= whole->n || part->sort == NAME_ORGANISATION ||
		part->sort == NAME_PLACE || part->known || part->shouted || part->composite ||
		memcmp(whole->key + more, part->key, part->n * sizeof *part->key))
		return false;
	if (whole->shouted)
		return whole->shouted == more;
	return more == 1 && whole->sort != NAME_ORGANISATION && whole->sort != NAME_PLACE &&
	       !whole->composite && abridge_meet(whole, part);
}
