/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names -> bearers. The names of a dossier are few different forms used often, so forms are
 * compared, not uses. A form is the keys of its words, without particles and company endings:
 *
 *     Kassim-Jomart Tokaïev     kasim iomart tokaev      joined: same surname, and no given
 *     Kasim-Yomart Tokáev       kasim iomart tokaev      name contradicts
 *     Tokaïev                   tokaev                   attached: a full form ends so
 *     OTSC                      otsc                     attached: the acronym of a long form
 *     Nour-Soultan, Astana      (kz:astana)              joined by the table of names
 *
 * Full forms join when surnames agree and no given name contradicts; short ones attach to the one
 * full form they abbreviate, first within their dispatch, then in the dossier, and stand by
 * themselves where that leaves a choice.
 */
#include "match/bearer.h"
#include "match/spell.h"

#include <string.h>

static uint32_t root(const struct census *census, uint32_t form)
{
	while (census->forms.at[form]->joined != form)
		form = census->forms.at[form]->joined;
	return form;
}

static void join(struct census *census, uint32_t a, uint32_t b)
{
	a = root(census, a);
	b = root(census, b);
	if (a < b)
		census->forms.at[b]->joined = a;
	else
		census->forms.at[a]->joined = b;
}

static bool is_rule(const struct dispatch *dispatch, uint32_t i, const char *rule)
{
	struct senses senses;
	uint32_t s;

	if (!pack_match(dispatch->pack, &dispatch->tokens, i, i + 1, 1u << LANG_WORD, &senses))
		return false;
	for (s = 0; s < senses.n; s++)
		if (!strcmp(senses.at[s].name, rule))
			return true;
	return false;
}

/* The entry of the table of names that the whole mention is, but for "AG" or "Inc" behind it; or 0. */
static uint32_t table_entry(
	const struct census *census, const struct dispatch *dispatch, struct range words)
{
	struct senses senses;
	uint32_t *entry;
	uint32_t taken = pack_match(lang_names(census->analysis->lang), &dispatch->tokens,
		words.first, words.last,
		1u << LANG_PLACE | 1u << LANG_ORGANISATION | 1u << LANG_AGENCY, &senses);

	while (taken && taken < words.last - words.first &&
		is_rule(dispatch, words.last - 1, "corporate"))
		words.last--;
	if (!taken || taken != words.last - words.first)
		return 0;
	entry = map_put(census->entries, senses.at[0].name, strlen(senses.at[0].name));
	if (!*entry)
		*entry = map_count(census->entries);
	return *entry;
}

/* An institution of somewhere, what an acronym heads, or a chain of hyphens. */
static bool is_composite(const struct dispatch *dispatch, const struct mention *name)
{
	const struct token *at = dispatch->tokens.at;
	uint32_t i;
	bool chain = true, of = false;

	for (i = name->tokens.first + 1; i < name->tokens.last; i++) {
		chain &= !(at[i].flags & TOKEN_SPACED);
		of |= is_rule(dispatch, i, "belongs");
	}
	return chain || (of && name->name.sort == NAME_ORGANISATION) ||
	       (at[name->tokens.first].flags & TOKEN_UPPER &&
		       span_length(at[name->tokens.first].span) > 1);
}

/*
 * Arabic names write few vowels, and each desk its own: El-Facher, al-Fashir; Abdulmenam
 * al-Ghaithi, Abdel-Moneim Al-Ghaithi. What stays are the consonants.
 */
static void set_bones(const struct census *census, struct form *form)
{
	uint32_t i, n = 0;
	const char *at;

	for (i = 0; i < form->n; i++)
		for (at = text_word(census->analysis->vocab, form->key[i]); *at; at++)
			if (!strchr("aeiou", *at) && n + 1 < BONES)
				form->bones[n++] = *at;
	form->bones[n < BONES_LEAST ? 0 : n] = 0;
}

static struct form form_of(const struct census *census, const struct trait *name)
{
	const struct dispatch *dispatch = census->analysis->dispatches[name->dispatch];
	struct range words = name->mention->tokens;
	struct form form = { .sort = name->mention->name.sort };
	bool arabic = false;
	uint32_t i;

	for (i = words.first; i < words.last && form.n < FORM_WORDS; i++) {
		const struct token *token = &dispatch->tokens.at[i];

		arabic |= is_rule(dispatch, i, "arabic");
		if (token->type == TOKEN_MARK || is_rule(dispatch, i, "particle") ||
			is_rule(dispatch, i, "joined"))
			continue;
		if (form.n && (is_rule(dispatch, i, "corporate") || is_rule(dispatch, i, "suffix")))
			continue;
		form.key[form.n++] = census->spelt[token->bare];
	}
	if (arabic)
		set_bones(census, &form);
	abridge_read(census->analysis, name, &form);
	form.known = table_entry(census, dispatch, words);
	form.composite = is_composite(dispatch, name->mention);
	if (name->mention->name.acronym)
		form.acronym = census->spelt[name->mention->name.acronym];
	return form;
}

static struct list *list_of(struct census *census, uint32_t key)
{
	uint32_t *number = map_put(census->by_key, (const char *)&key, sizeof key);

	if (!*number) {
		vec_push(census->arena, &census->lists);
		*number = census->lists.n;
	}
	return &census->lists.at[*number - 1];
}

/* Those with the same consonants meet under a number of these. */
static uint32_t hash_of(const char *bones)
{
	uint32_t hash = 2166136261u;

	for (; *bones; bones++)
		hash = (hash ^ (unsigned char)*bones) * 16777619u;
	return hash;
}

/* The number of a form, made where it is new. */
static uint32_t enter(struct census *census, const struct form *form, uint32_t dispatch)
{
	uint32_t *number =
		map_put(census->known, (const char *)form->key, form->n * sizeof *form->key);
	struct form *kept;
	uint32_t i;

	if (!*number) {
		kept = arena_new_of(census->arena, struct form);
		*kept = *form;
		kept->joined = census->forms.n;
		*vec_push(census->arena, &census->forms) = kept;
		*number = census->forms.n;
		for (i = 0; i < form->n; i++)
			*vec_push(census->arena, list_of(census, form->key[i])) = *number - 1;
		*vec_push(census->arena, list_of(census, (uint32_t)form->letters)) = *number - 1;
		if (*form->bones)
			*vec_push(census->arena, list_of(census, hash_of(form->bones))) =
				*number - 1;
	}
	kept = census->forms.at[*number - 1];
	if (form->acronym)
		kept->acronym = form->acronym;
	if (kept->sort == NAME_OTHER)
		kept->sort = form->sort;
	if (!kept->dispatches.n || kept->dispatches.at[kept->dispatches.n - 1] != dispatch)
		*vec_push(census->arena, &kept->dispatches) = dispatch;
	return *number - 1;
}

static bool is_initial(const struct vocab *vocab, uint32_t key)
{
	const char *word = text_word(vocab, key);

	return word[0] && !word[1];
}

static bool agree(const struct vocab *vocab, uint32_t a, uint32_t b)
{
	if (a == b || spell_is_near(vocab, a, b))
		return true;
	return (is_initial(vocab, a) || is_initial(vocab, b)) &&
	       text_word(vocab, a)[0] == text_word(vocab, b)[0];
}

/* Words of one form in the other, in order: "Goldman Sachs" in "Goldman Sachs Group". */
static bool begins(const struct form *whole, const struct form *part)
{
	return part->n <= whole->n && !memcmp(whole->key, part->key, part->n * sizeof *part->key);
}

/* "U.S. [Geological Survey]": the words of an institution after its country's. */
static bool ends(const struct form *whole, const struct form *part)
{
	return part->n >= 2 && part->n < whole->n && part->sort == NAME_ORGANISATION &&
	       !memcmp(whole->key + whole->n - part->n, part->key, part->n * sizeof *part->key);
}

/* "Kathrin Moser", "Katharina Moser", each desk with its own. */
static bool same_surname(const struct vocab *vocab, const struct form *a, const struct form *b)
{
	if (agree(vocab, a->key[0], b->key[0]))
		return true;
	return a->n == b->n && a->sort != NAME_ORGANISATION && b->sort != NAME_ORGANISATION &&
	       a->sort != NAME_PLACE && b->sort != NAME_PLACE && !a->composite && !b->composite &&
	       spell_is_given(vocab, a->key[0], b->key[0]) && !abridge_meet(a, b);
}

static bool same_bearer(const struct vocab *vocab, const struct form *a, const struct form *b)
{
	uint32_t last_a = a->key[a->n - 1], last_b = b->key[b->n - 1];

	if (a->known && b->known)
		return a->known == b->known;
	if (*a->bones && !strcmp(a->bones, b->bones))
		return true;
	if (a->letters == b->letters && a->n != b->n)
		return true;
	if (a->n < 2 || b->n < 2)
		return false;
	if (abridge_ends(a, b) || abridge_ends(b, a) || ends(a, b) || ends(b, a))
		return true;
	if (a->n != b->n && (a->n < b->n ? a : b)->known)
		return false; /* Hong Kong is not the Hong Kong Monetary Authority */
	if (begins(a, b) || begins(b, a))
		return a->sort != NAME_PERSON || b->sort != NAME_PERSON || a->n == b->n;
	if (a->n == 2 && b->n == 2 && a->key[0] == last_b && b->key[0] == last_a)
		return true; /* family name first */
	if (last_a == last_b)
		return same_surname(vocab, a, b);
	return a->key[0] == b->key[0] && a->n == b->n && spell_is_near(vocab, last_a, last_b);
}

static void join_forms(struct census *census)
{
	const struct vocab *vocab = census->analysis->vocab;
	struct map *entries = map_new(census->arena);
	uint32_t i, k, *first;

	for (i = 0; i < census->forms.n; i++) {
		const struct form *form = census->forms.at[i];

		if (!form->known)
			continue;
		first = map_put(entries, (const char *)&form->known, sizeof form->known);
		if (*first)
			join(census, *first - 1, i);
		else
			*first = i + 1;
	}
	for (i = 0; i < census->lists.n; i++) {
		const struct list *list = &census->lists.at[i];
		uint32_t n = list->n < UNDER_KEY ? list->n : UNDER_KEY, m;

		for (k = 1; k < n; k++)
			for (m = 0; m < k; m++)
				if (same_bearer(vocab, census->forms.at[list->at[m]],
					    census->forms.at[list->at[k]]))
					join(census, list->at[m], list->at[k]);
	}
}

static bool is_acronym(const struct form *form)
{
	return form->n == 1 && form->sort == NAME_ORGANISATION;
}

/* OTSC, OSTC: the table knows one of them alone. */
static void join_slips(struct census *census)
{
	enum { MOST = 500 };
	uint32_t n = census->forms.n < MOST ? census->forms.n : MOST, i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < i && is_acronym(census->forms.at[i]); k++) {
			const struct form *a = census->forms.at[i], *b = census->forms.at[k];

			if (is_acronym(b) && !(a->known && b->known) && (a->known || b->known) &&
				spell_is_swapped(census->analysis->vocab, a->key[0], b->key[0]))
				join(census, i, k);
		}
}

/* May the single key stand for the form: its surname, its first word, its acronym? */
static bool abbreviates(const struct form *single, const struct form *form)
{
	uint32_t key = single->key[0];

	if (form->acronym == key)
		return true;
	if (form->n < 2 || single->sort == NAME_ORGANISATION ||
		(single->sort == NAME_PLACE && form->sort != NAME_PLACE))
		return false;
	if (form->key[form->n - 1] == key && form->sort != NAME_PLACE && !form->composite)
		return true;
	return form->key[0] == key && form->sort != NAME_PLACE && !single->known;
}

/*
 * The bearer among the forms that the single one may stand for: the only one, or him of whom the
 * dispatches tell, where a brother is named in one of them; `none` where there is no or no one.
 */
static uint32_t likely_bearer(const struct census *census, const struct list *list,
	const struct form *single, uint32_t dispatch, bool here, uint32_t none)
{
	enum { MANY = 3 }; /* dispatches, where the others are told of in one */
	uint32_t found = none, told = 0, others = 0, i, bearer;

	for (i = 0; i < list->n && i < UNDER_KEY; i++) {
		const struct form *form = census->forms.at[list->at[i]];

		if (!abbreviates(single, form) || (here && !abridge_used_in(form, dispatch)))
			continue;
		bearer = root(census, list->at[i]);
		if (bearer == found) {
			told = form->dispatches.n > told ? form->dispatches.n : told;
		} else if (found == none || form->dispatches.n > told) {
			others = told > others ? told : others;
			told = form->dispatches.n;
			found = bearer;
		} else {
			others = form->dispatches.n > others ? form->dispatches.n : others;
		}
	}
	return !others || (others == 1 && told >= MANY) ? found : none;
}

static uint32_t attach(struct census *census, uint32_t number, uint32_t dispatch)
{
	const struct form *single = census->forms.at[number];
	const struct list *list;
	uint32_t none = UINT32_MAX, found;

	if (single->n != 1)
		return root(census, number);
	list = list_of(census, single->key[0]);
	found = likely_bearer(census, list, single, dispatch, true, none);
	if (found == none)
		found = likely_bearer(census, list, single, dispatch, false, none);
	return found == none ? root(census, number) : found;
}

/* An acronym stands under its own key too, so that it finds its long form. */
static void index_acronyms(struct census *census)
{
	uint32_t i;

	for (i = 0; i < census->forms.n; i++)
		if (census->forms.at[i]->acronym)
			*vec_push(census->arena, list_of(census, census->forms.at[i]->acronym)) = i;
}

static const struct map *list_speakers(
	struct arena *arena, const struct analysis *analysis, const struct story *story)
{
	struct map *speakers = map_new(arena);
	uint32_t s, d, i;

	for (s = 0; s < story->n; s++)
		for (d = story->at[s], i = 0; i < analysis->mentions[d].n; i++) {
			const struct mention *quote = &analysis->mentions[d].at[i];
			const uint32_t place[2] = { d, quote->quote.speaker.first };

			if (quote->kind == FACT_QUOTE && quote->quote.speaker.last)
				*map_put(speakers, (const char *)place, sizeof place) = 1;
		}
	return speakers;
}

/* Two names and words of his own make a person. */
static bool speaks(const struct map *speakers, const struct trait *name)
{
	const uint32_t place[2] = { name->dispatch, name->mention->tokens.first };

	return name->mention->name.sort == NAME_OTHER &&
	       name->mention->tokens.last - name->mention->tokens.first >= 2 &&
	       map_get(speakers, (const char *)place, sizeof place);
}

/* Where persons are named; one dispatch that shows its bearer to be a person shows it for all. */
static void list_persons(struct arena *arena, const struct map *speakers,
	const struct traits *names, uint32_t bearers, struct map *places)
{
	bool *is_person = arena_array(arena, bool, bearers + 1);
	uint32_t i;

	for (i = 0; i < names->n; i++)
		is_person[names->at[i].bearer] |= names->at[i].mention->name.sort == NAME_PERSON ||
						  speaks(speakers, &names->at[i]);
	for (i = 0; i < names->n; i++) {
		const struct trait *name = &names->at[i];
		const uint32_t place[2] = { name->dispatch, name->mention->tokens.first };

		if (is_person[name->bearer] && (name->mention->name.sort == NAME_PERSON ||
						       name->mention->name.sort == NAME_OTHER))
			*map_put(places, (const char *)place, sizeof place) = name->bearer;
	}
}

/* The form of a doubtful name: one that is told elsewhere for sure; else UINT32_MAX. */
static uint32_t recognise(struct census *census, const struct trait *name)
{
	struct form form = form_of(census, name);
	const uint32_t *number;
	const struct list *list;
	uint32_t i;

	if (!form.n)
		return UINT32_MAX;
	number = map_get(census->known, (const char *)form.key, form.n * sizeof *form.key);
	if (number)
		return *number - 1;
	if (form.n > 1)
		return UINT32_MAX;
	list = list_of(census, form.key[0]);
	for (i = 0; i < list->n && i < UNDER_KEY; i++) {
		const struct form *whole = census->forms.at[list->at[i]];

		if (whole->n > 1 && whole->key[whole->n - 1] == form.key[0] &&
			(whole->sort == NAME_PERSON ||
				(whole->sort == NAME_OTHER && !whole->composite)))
			return enter(census, &form, name->dispatch);
	}
	return UINT32_MAX;
}

struct map *match_bearers(struct arena *arena, struct arena *scratch,
	const struct analysis *analysis, const struct words *words, struct traits *names)
{
	struct census census = { .arena = scratch,
		.analysis = analysis,
		.spelt = words->spelt,
		.known = map_new(scratch),
		.entries = map_new(scratch),
		.by_key = map_new(scratch) };
	struct map *places = map_new(arena);
	uint32_t *form = arena_array(scratch, uint32_t, names->n + 1), *number, i, bearers = 0;

	for (i = 0; i < names->n; i++) {
		struct form one = form_of(&census, &names->at[i]);

		form[i] = one.n && !names->at[i].mention->name.doubtful
				  ? enter(&census, &one, names->at[i].dispatch)
				  : UINT32_MAX;
	}
	for (i = 0; i < names->n; i++)
		if (names->at[i].mention->name.doubtful)
			form[i] = recognise(&census, &names->at[i]);
	abridge_find_acronyms(&census);
	index_acronyms(&census);
	join_forms(&census);
	join_slips(&census);
	number = arena_array(scratch, uint32_t, census.forms.n + 1);
	for (i = 0; i < names->n; i++) {
		struct trait *name = &names->at[i];

		if (form[i] == UINT32_MAX) {
			name->bearer = ++bearers;
		} else {
			uint32_t bearer = attach(&census, form[i], name->dispatch);

			if (!number[bearer])
				number[bearer] = ++bearers;
			name->bearer = number[bearer];
		}
	}
	list_persons(
		scratch, list_speakers(scratch, analysis, &words->story), names, bearers, places);
	return places;
}

/* "St-Martin", "Sainte Anne": abbreviated or not, and of either sex. */
static uint32_t saint_key(struct vocab *vocab)
{
	static const char SAINT[] = "saint";

	return spell_key(vocab, text_word_id(vocab, SAINT, sizeof SAINT - 1));
}

static void spell(struct vocab *vocab, uint32_t *spelt, uint32_t bare)
{
	if (!spelt[bare])
		spelt[bare] = spell_key(vocab, bare);
}

const uint32_t *match_spell(struct arena *arena, const struct analysis *analysis)
{
	uint32_t *spelt = arena_array(arena, uint32_t, text_vocab_size(analysis->vocab) + 1);
	uint32_t saint = saint_key(analysis->vocab), d, i, k;

	for (d = 0; d < analysis->n; d++)
		for (i = 0; i < analysis->mentions[d].n; i++) {
			const struct mention *name = &analysis->mentions[d].at[i];

			if (name->kind != FACT_NAME)
				continue;
			for (k = name->tokens.first; k < name->tokens.last; k++) {
				const struct dispatch *dispatch = analysis->dispatches[d];
				uint32_t bare = dispatch->tokens.at[k].bare;

				if (is_rule(dispatch, k, "saintly"))
					spelt[bare] = saint;
				spell(analysis->vocab, spelt, bare);
			}
			spell(analysis->vocab, spelt, name->name.acronym);
		}
	return spelt;
}

uint32_t match_bearer_at(const struct map *bearers, uint32_t dispatch, uint32_t token)
{
	const uint32_t place[2] = { dispatch, token };
	const uint32_t *bearer = map_get(bearers, (const char *)place, sizeof place);

	return bearer ? *bearer : 0;
}
