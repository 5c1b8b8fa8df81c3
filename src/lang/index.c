/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The phrases of a language by their first two words, the longest first, and by their only one:
 *
 *     pairs["casques", "bleus"] -> "casques bleus de l'ONU" -> "casques bleus" -> 0
 *     heads["casques"]          -> "casques" -> 0
 *
 * so that most tokens are done with after one look at an array, though hundreds of phrases begin
 * with "la". A phrase whose words bear marks
 * stands there in up to three writings: its own, with a bare initial, and without any marks; the
 * latter two are met by capitals alone. Phrases come in as texts ask for them (item.c), in any
 * order, and stand in the order of the files all the same.
 */
#include "lang/pack.h"

#include <string.h>

enum { HEADS_FIRST = 4096, PAIRS_FIRST = 1024 };

void index_open(struct pack *pack)
{
	pack->pairs.mask = PAIRS_FIRST - 1;
	pack->pairs.at = arena_array(pack->lang->arena, uint32_t, PAIRS_FIRST);
}

void index_reach(struct pack *pack, uint32_t word)
{
	uint32_t words = pack->words ? pack->words : HEADS_FIRST;
	struct pack_word *heads;

	if (word < pack->words)
		return;
	while (words <= word)
		words *= 2;
	heads = arena_array(pack->lang->arena, struct pack_word, words);
	if (pack->words)
		memcpy(heads, pack->heads, pack->words * sizeof *heads);
	pack->heads = heads;
	pack->words = words;
}

/* Where the chain of two words begins, or would begin: an open hash table. */
static uint32_t *pair(const struct pack *pack, uint32_t first, uint32_t second)
{
	const struct phrase *phrase;
	uint32_t i = (first * 0x9e3779b1u ^ second * 0x85ebca6bu) >> 12 & pack->pairs.mask;

	for (; pack->pairs.at[i]; i = (i + 1) & pack->pairs.mask) {
		phrase = &pack->phrases.at[pack->pairs.at[i] - 1];
		if (phrase->first == first && phrase->second == second)
			break;
	}
	return &pack->pairs.at[i];
}

/* Room for one more pair. Mostly there is no phrase, which a table with room tells soonest. */
static void reserve_pair(struct pack *pack)
{
	struct pack_pairs old = pack->pairs;
	const struct phrase *phrase;
	uint32_t i;

	if (pack->pairs.n++ < old.mask / 4)
		return;
	pack->pairs.mask = old.mask * 2 + 1;
	pack->pairs.at = arena_array(pack->lang->arena, uint32_t, (size_t)pack->pairs.mask + 1);
	for (i = 0; i <= old.mask; i++)
		if (old.at[i]) {
			phrase = &pack->phrases.at[old.at[i] - 1];
			*pair(pack, phrase->first, phrase->second) = old.at[i];
		}
}

/* The first phrase of the chain in which one with these words stands. */
static uint32_t *chain(const struct pack *pack, uint32_t first, uint32_t second)
{
	return second ? pair(pack, first, second) : &pack->heads[first].single;
}

static uint32_t find(const struct pack *pack, const uint32_t *words, uint32_t n, enum form form)
{
	const struct phrase *phrase;
	uint32_t at;

	for (at = *chain(pack, words[0], n > 1 ? words[1] : 0); at; at = phrase->next) {
		phrase = &pack->phrases.at[at - 1];
		if (phrase->n == n && phrase->form == form &&
			(n == 1 || !memcmp(&pack->rest.at[phrase->rest], words + 1,
					   (n - 1) * sizeof *words)))
			return at;
	}
	return 0;
}

/* Longer ones first, exact ones before others. */
static bool stands_before(const struct phrase *a, const struct phrase *b)
{
	if (a->n != b->n)
		return a->n > b->n;
	return a->form != b->form ? a->form < b->form : a->order <= b->order;
}

/* Puts a phrase in the chain of its words. */
static void link_in(struct pack *pack, uint32_t at)
{
	struct phrase *phrase = &pack->phrases.at[at - 1], *other;
	uint32_t *link = chain(pack, phrase->first, phrase->second);

	while (*link) {
		other = &pack->phrases.at[*link - 1];
		if (!stands_before(other, phrase))
			break;
		link = &other->next;
	}
	phrase->next = *link;
	*link = at;
}

static void take_out(struct pack *pack, uint32_t at)
{
	const struct phrase *phrase = &pack->phrases.at[at - 1];
	uint32_t *link = chain(pack, phrase->first, phrase->second);

	while (*link != at)
		link = &pack->phrases.at[*link - 1].next;
	*link = phrase->next;
}

static uint32_t insert(struct pack *pack, const uint32_t *words, uint32_t n, enum form form,
	uint32_t order, uint32_t base)
{
	struct phrase *phrase = vec_push(pack->lang->arena, &pack->phrases);
	uint32_t i;

	index_reach(pack, words[0]);
	phrase->first = words[0];
	phrase->rest = pack->rest.n;
	phrase->second = n > 1 ? words[1] : 0;
	for (i = 1; i < n; i++)
		*vec_push(pack->lang->arena, &pack->rest) = words[i];
	phrase->n = (uint8_t)n;
	phrase->form = (uint8_t)form;
	phrase->order = order;
	phrase->base = base ? base : pack->phrases.n;
	if (n > 1)
		reserve_pair(pack);
	link_in(pack, pack->phrases.n);
	return pack->phrases.n;
}

static bool is_marked(const char *word)
{
	return (unsigned char)*word >= 0x80;
}

/* "état" -> "etat": only the first letter loses its mark. */
static uint32_t bare_initial(struct vocab *vocab, uint32_t id)
{
	const char *word = text_word(vocab, id);
	size_t n = strlen(word), first = 1;
	char whole[64];
	uint32_t letter;

	while (((unsigned char)word[first] & 0xc0) == 0x80)
		first++;
	if (!is_marked(word) || n >= sizeof whole)
		return id;
	memcpy(whole, word, n + 1);
	letter = text_word_bare(vocab, text_word_id(vocab, whole, first));
	n = strlen(text_word(vocab, letter));
	memmove(whole + n, whole + first, strlen(whole + first) + 1);
	memcpy(whole, text_word(vocab, letter), n);
	return text_word_id(vocab, whole, strlen(whole));
}

/* The other writings of a phrase, where they differ from its own; they stand behind it. */
static void insert_writings(
	struct pack *pack, const uint32_t *words, uint32_t n, uint32_t order, uint32_t base)
{
	struct vocab *vocab = pack->lang->vocab;
	uint32_t other[PHRASE_WORDS], i;
	bool differs = false;

	for (i = 0; i < n; i++) {
		other[i] = text_word_bare(vocab, words[i]);
		differs |= other[i] != words[i];
	}
	if (!differs)
		return;
	insert(pack, other, n, FORM_BARE, order, base);
	if (!is_marked(text_word(vocab, words[0])))
		return;
	memcpy(other, words, n * sizeof *other);
	other[0] = bare_initial(vocab, words[0]);
	insert(pack, other, n, FORM_INITIAL, order, base);
}

static bool same_sense(const struct sense *a, const struct sense *b)
{
	return a->value == b->value && a->name == b->name && a->concept == b->concept &&
	       a->population == b->population;
}

/* Whether a sense keeps another of its class away: one of a later layer, or the same said earlier.
 */
static bool displaces(const struct pack *pack, const struct sense *a, const struct sense *b)
{
	uint32_t layer_a = pack->entries.at[a->entry].under->layer,
		 layer_b = pack->entries.at[b->entry].under->layer;

	if (a->class != b->class || layer_a != layer_b)
		return a->class == b->class && layer_a > layer_b;
	return same_sense(a, b) && a->entry <= b->entry;
}

static bool sense_before(const struct sense *a, const struct sense *b)
{
	return a->class != b->class ? a->class < b->class : a->entry < b->entry;
}

/* Adds a sense to those of a phrase, by class and then by line. */
static void gather(struct pack *pack, struct phrase *phrase, const struct sense *new)
{
	const struct sense *old, *end;
	struct sense *to;
	uint32_t n = 0;

	if (!phrase->n_senses) {
		phrase->senses = new;
		phrase->n_senses = 1;
		return;
	}
	end = phrase->senses + phrase->n_senses;
	for (old = phrase->senses; old < end; old++)
		if (displaces(pack, old, new))
			return;
	to = arena_array(pack->lang->arena, struct sense, phrase->n_senses + 1);
	for (old = phrase->senses; old < end && sense_before(old, new); old++)
		if (!displaces(pack, new, old))
			to[n++] = *old;
	to[n++] = *new;
	for (; old < end; old++)
		if (!displaces(pack, new, old))
			to[n++] = *old;
	phrase->senses = to;
	phrase->n_senses = n;
}

/* The phrase and its other writings mean the sense too. */
static void mean(struct pack *pack, uint32_t base, const struct sense *sense)
{
	struct phrase *first = &pack->phrases.at[base - 1], *phrase;
	uint64_t name = pack_name_bit(sense->name);
	struct pack_word *head;

	gather(pack, first, sense);
	for (phrase = first; phrase < pack->phrases.at + pack->phrases.n && phrase->base == base;
		phrase++) {
		phrase->senses = first->senses;
		phrase->n_senses = first->n_senses;
		phrase->classes |= 1u << sense->class;
		phrase->names |= name;
		head = &pack->heads[phrase->first];
		head->classes |= phrase->classes;
		head->names |= phrase->names;
	}
}

/* An earlier item has the phrase too: of two phrases that capitals write alike the earlier counts.
 */
static void move_up(struct pack *pack, uint32_t base, uint32_t order)
{
	struct phrase *phrase;
	uint32_t at;

	for (at = base; at <= pack->phrases.n; at++) {
		phrase = &pack->phrases.at[at - 1];
		if (phrase->base != base)
			break;
		phrase->order = order;
		take_out(pack, at);
		link_in(pack, at);
	}
}

void index_add(struct pack *pack, const uint32_t *words, uint32_t n, enum form form, bool marked,
	uint32_t order, const struct sense *sense)
{
	uint32_t at;

	index_reach(pack, words[0]);
	at = find(pack, words, n, form);
	if (!at) {
		at = insert(pack, words, n, form, order, 0);
		if (marked)
			insert_writings(pack, words, n, order, at);
	} else if (order < pack->phrases.at[at - 1].order) {
		move_up(pack, at, order);
	}
	mean(pack, at, sense);
}

/* The phrases of a word come into the index when it is first asked for. */
static const struct pack_word *head_of(const struct pack *pack, uint32_t word)
{
	if (word >= pack->words || !(pack->heads[word].classes & WORD_MET))
		items_meet((struct pack *)pack, word);
	return &pack->heads[word];
}

static bool is_hyphen(const struct pack *pack, const struct token *token)
{
	return token->type == TOKEN_MARK && !(token->flags & TOKEN_SPACED) &&
	       (token->word == pack->hyphens[0] || token->word == pack->hyphens[1] ||
		       token->word == pack->hyphens[2]);
}

static bool suits(enum form form, const struct token *token)
{
	if (form == FORM_EXACT || token->type != TOKEN_WORD)
		return true;
	if (span_length(token->span) == 1)
		return token->flags & TOKEN_CAPITAL;
	return token->flags &
	       (form == FORM_BARE || form == FORM_UPPER ? TOKEN_UPPER : TOKEN_CAPITAL);
}

/* The tokens that the phrase takes from i on, or 0. Its first word stands there. */
static uint32_t length(const struct pack *pack, const struct phrase *phrase,
	const struct tokens *tokens, uint32_t i, uint32_t last)
{
	const struct token *token;
	uint32_t n, at = i;

	for (n = 0; n < phrase->n; n++, at++) {
		if (n && at + 1 < last && is_hyphen(pack, &tokens->at[at]) &&
			!(tokens->at[at + 1].flags & TOKEN_SPACED))
			at++;
		if (at >= last)
			return 0;
		token = &tokens->at[at];
		if (n && token->word != pack->rest.at[phrase->rest + n - 1])
			return 0;
		if ((!n || phrase->form == FORM_BARE || phrase->form == FORM_UPPER) &&
			!suits(phrase->form, token))
			return 0;
	}
	return at - i;
}

/* The word that a phrase which begins at tokens[i] may go on with; 0: none. */
static uint32_t follower(
	const struct pack *pack, const struct tokens *tokens, uint32_t i, uint32_t last)
{
	uint32_t at = i + 1;

	if (at + 1 < last && is_hyphen(pack, &tokens->at[at]) &&
		!(tokens->at[at + 1].flags & TOKEN_SPACED))
		at++;
	return at < last ? tokens->at[at].word : 0;
}

/* The first phrase that the two words may begin; index plus one. */
static uint32_t begin(const struct pack *pack, uint32_t word, uint32_t second)
{
	uint32_t at = second ? *pair(pack, word, second) : 0;

	return at ? at : pack->heads[word].single;
}

/* The one after it: those of one word come last. */
static uint32_t after(const struct pack *pack, const struct phrase *phrase)
{
	return phrase->next || !phrase->second ? phrase->next : pack->heads[phrase->first].single;
}

/* Senses stand by class, so that those of one class stand together. */
static struct senses trim(struct senses senses, uint32_t classes)
{
	while (senses.n && !(classes & 1u << senses.at[0].class)) {
		senses.at++;
		senses.n--;
	}
	while (senses.n && !(classes & 1u << senses.at[senses.n - 1].class))
		senses.n--;
	return senses;
}

/* The phrase at i that has a sense in the classes, in which some phrase with its word has one. Kept
 * apart, so that a quick no stays quick. */
static __attribute__((noinline)) uint32_t match_class(const struct pack *pack,
	const struct tokens *tokens, uint32_t i, uint32_t last, uint32_t classes,
	struct senses *senses)
{
	uint32_t second = follower(pack, tokens, i, last), at, n;
	const struct phrase *phrase;

	for (at = begin(pack, tokens->at[i].word, second); at; at = after(pack, phrase)) {
		phrase = &pack->phrases.at[at - 1];
		if (!(phrase->classes & classes))
			continue;
		n = length(pack, phrase, tokens, i, last);
		if (n) {
			*senses =
				trim((struct senses){ phrase->senses, phrase->n_senses }, classes);
			return n;
		}
	}
	return 0;
}

uint32_t pack_match(const struct pack *pack, const struct tokens *tokens, uint32_t i, uint32_t last,
	uint32_t classes, struct senses *senses)
{
	return i < last && head_of(pack, tokens->at[i].word)->classes & classes
		       ? match_class(pack, tokens, i, last, classes, senses)
		       : 0;
}

static bool is_named(struct senses senses, enum lang_class class, const char *name)
{
	uint32_t i;

	for (i = 0; i < senses.n; i++)
		if (senses.at[i].class == class && *senses.at[i].name == *name &&
			!strcmp(senses.at[i].name, name))
			return true;
	return false;
}

/* Likewise the one that bears the name, whose bit tells that there may be one. */
static __attribute__((noinline)) uint32_t match_name(const struct pack *pack,
	const struct tokens *tokens, uint32_t i, uint32_t last, enum lang_class class,
	const char *name, uint64_t bit)
{
	uint32_t second = follower(pack, tokens, i, last), at, n;
	const struct phrase *phrase;

	for (at = begin(pack, tokens->at[i].word, second); at; at = after(pack, phrase)) {
		phrase = &pack->phrases.at[at - 1];
		if (!(phrase->names & bit) || !(phrase->classes & 1u << class) ||
			!is_named((struct senses){ phrase->senses, phrase->n_senses }, class, name))
			continue;
		n = length(pack, phrase, tokens, i, last);
		if (n)
			return n;
	}
	return 0;
}

uint32_t pack_match_bit(const struct pack *pack, const struct tokens *tokens, uint32_t i,
	uint32_t last, enum lang_class class, const char *name, uint64_t bit)
{
	const struct pack_word *head;

	if (i >= last)
		return 0;
	head = head_of(pack, tokens->at[i].word);
	return head->names & bit && head->classes & 1u << class ? match_name(pack, tokens, i, last,
									  class, name, bit)
								: 0;
}

/* Which of those wanted, a set, stand at token i; bits: of their names. */
static __attribute__((noinline)) uint32_t seek_at(const struct pack *pack,
	const struct tokens *tokens, uint32_t i, uint32_t last, const struct pack_sought *sought,
	uint32_t wanted, uint64_t bits)
{
	uint32_t second = follower(pack, tokens, i, last), found = 0, left, at, k;
	const struct phrase *phrase;

	for (at = begin(pack, tokens->at[i].word, second); at; at = after(pack, phrase)) {
		phrase = &pack->phrases.at[at - 1];
		if (!(phrase->names & bits) || !(phrase->classes & 1u << LANG_WORD))
			continue;
		for (left = wanted & ~found; left; left &= left - 1) {
			k = (uint32_t)__builtin_ctz(left);
			if (i >= sought[k].range.first && i < sought[k].range.last &&
				is_named((struct senses){ phrase->senses, phrase->n_senses },
					LANG_WORD, sought[k].name) &&
				length(pack, phrase, tokens, i, sought[k].range.last))
				found |= 1u << k;
		}
	}
	return found;
}

uint32_t pack_seek(const struct pack *pack, const struct tokens *tokens,
	const struct pack_sought *sought, uint32_t n)
{
	struct range all = { UINT32_MAX, 0 };
	uint64_t bits[32], any = 0;
	uint32_t found = 0, wanted, i, k;

	for (k = 0; k < n; k++) {
		any |= bits[k] = pack_name_bit(sought[k].name);
		if (sought[k].range.first < all.first)
			all.first = sought[k].range.first;
		if (sought[k].range.last > all.last)
			all.last = sought[k].range.last;
	}
	for (i = all.first; i < all.last; i++) {
		const struct pack_word *head = head_of(pack, tokens->at[i].word);

		if (!(head->names & any) || tokens->at[i].type != TOKEN_WORD)
			continue;
		for (wanted = 0, k = 0; k < n; k++)
			wanted |= (uint32_t)((head->names & bits[k]) != 0) << k;
		found |= seek_at(pack, tokens, i, all.last, sought, wanted & ~found, any);
	}
	return found;
}

static struct pack_hint hint_at(const struct pack *pack, const struct tokens *tokens, uint32_t i,
	const struct pack_word *head)
{
	struct pack_hint hint = { 0, 0 };
	uint32_t second, at;
	const struct phrase *phrase;

	if (!(head->classes & ~WORD_MET))
		return hint;
	second = follower(pack, tokens, i, tokens->n);
	for (at = begin(pack, tokens->at[i].word, second); at; at = after(pack, phrase)) {
		phrase = &pack->phrases.at[at - 1];
		if (!length(pack, phrase, tokens, i, tokens->n))
			continue;
		hint.classes |= phrase->classes;
		hint.names |= phrase->names;
	}
	return hint;
}

const struct pack_hint *pack_hints(
	struct arena *arena, const struct pack *pack, const struct tokens *tokens)
{
	struct pack_hint *hints = arena_array(arena, struct pack_hint, (size_t)tokens->n + 1);
	uint32_t i;

	for (i = 0; i < tokens->n; i++)
		hints[i] = hint_at(pack, tokens, i, head_of(pack, tokens->at[i].word));
	return hints;
}

uint32_t pack_classes(const struct pack *pack, uint32_t word)
{
	return head_of(pack, word)->classes & ~WORD_MET;
}
