/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The phrases of a language by their first word, the longest first:
 *
 *     heads["casque"] -> "casques bleus" -> "casques" -> 0
 *
 * so that most tokens are done with after one look at an array. A phrase whose words bear marks
 * stands there in up to three writings: its own, with a bare initial, and without any marks; the
 * latter two are met by capitals alone.
 */
#include "lang/pack.h"

#include <string.h>

enum { HEADS_FIRST = 16384 };

/* Grows the arrays by word id so that they hold the id. */
static void reach(struct pack *pack, uint32_t id)
{
	uint32_t words = pack->words ? pack->words : HEADS_FIRST;
	struct pack_word *heads;

	if (id < pack->words)
		return;
	while (words <= id)
		words *= 2;
	heads = arena_array(pack->lang->arena, struct pack_word, words);
	if (pack->words)
		memcpy(heads, pack->heads, pack->words * sizeof *heads);
	pack->heads = heads;
	pack->words = words;
}

static uint32_t find(const struct pack *pack, const uint32_t *words, uint32_t n, enum form form)
{
	const struct phrase *phrase;
	uint32_t at;

	for (at = pack->heads[words[0]].first; at; at = phrase->next) {
		phrase = &pack->phrases.at[at - 1];
		if (phrase->n == n && phrase->form == form &&
			(n == 1 || !memcmp(&pack->rest.at[phrase->rest], words + 1,
					   (n - 1) * sizeof *words)))
			return at;
	}
	return 0;
}

/* Puts a phrase in the chain of its first word: longer ones first, exact ones before others. */
static uint32_t insert(struct pack *pack, const uint32_t *words, uint32_t n, enum form form)
{
	struct phrase *phrase = vec_push(pack->lang->arena, &pack->phrases), *other;
	uint32_t *link = &pack->heads[words[0]].first, i;

	phrase->rest = pack->rest.n;
	phrase->second = n > 1 ? words[1] : 0;
	for (i = 1; i < n; i++)
		*vec_push(pack->lang->arena, &pack->rest) = words[i];
	phrase->n = (uint8_t)n;
	phrase->form = (uint8_t)form;
	while (*link) {
		other = &pack->phrases.at[*link - 1];
		if (other->n < n || (other->n == n && other->form > form))
			break;
		link = &other->next;
	}
	phrase->next = *link;
	*link = pack->phrases.n;
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

/* The other writings of a phrase, where they differ from its own. */
static void insert_writings(struct pack *pack, const uint32_t *words, uint32_t n, uint32_t base)
{
	struct vocab *vocab = pack->lang->vocab;
	uint32_t other[PHRASE_WORDS], i, at;
	bool differs = false;

	for (i = 0; i < n; i++) {
		other[i] = text_word_bare(vocab, words[i]);
		differs |= other[i] != words[i];
	}
	if (!differs)
		return;
	reach(pack, other[0]);
	at = insert(pack, other, n, FORM_BARE);
	pack->phrases.at[at - 1].base = base;
	if (!is_marked(text_word(vocab, words[0])))
		return;
	memcpy(other, words, n * sizeof *other);
	other[0] = bare_initial(vocab, words[0]);
	reach(pack, other[0]);
	at = insert(pack, other, n, FORM_INITIAL);
	pack->phrases.at[at - 1].base = base;
}

/* A sense of a later layer takes the place of those of its class from earlier ones. */
static void gather(struct pack *pack, struct phrase *phrase, uint32_t sense, uint32_t layer)
{
	struct gathered *place = vec_push(pack->lang->arena, &pack->gathering), *kept;
	const struct sense *new = &pack->senses.at[sense], *old;
	uint32_t *link = &phrase->list;

	while (*link) {
		kept = &pack->gathering.at[*link - 1];
		old = &pack->senses.at[kept->sense];
		if (old->class == new->class && kept->layer < layer) {
			*link = kept->next;
		} else if (old->class == new->class && old->value == new->value &&
			   old->name == new->name && old->concept == new->concept &&
			   old->population == new->population) {
			pack->gathering.n--;
			return;
		} else if (old->class > new->class) {
			break;
		} else {
			link = &kept->next;
		}
	}
	*place = (struct gathered){ sense, *link, layer };
	*link = pack->gathering.n;
}

void index_add(struct pack *pack, const uint32_t *words, uint32_t n, enum form form, bool marked,
	uint32_t sense, uint32_t layer)
{
	uint32_t at;

	reach(pack, words[0]);
	at = find(pack, words, n, form);
	if (!at) {
		at = insert(pack, words, n, form);
		pack->phrases.at[at - 1].base = at;
		if (marked)
			insert_writings(pack, words, n, at);
	}
	gather(pack, &pack->phrases.at[at - 1], sense, layer);
}

/* The senses of a phrase side by side. A single one, as most have, is told where it stands. */
static void settle(struct pack *pack, struct phrase *phrase)
{
	const struct gathered *gathered;
	struct sense *side_by_side = NULL;
	uint32_t list = phrase->list, at;

	phrase->n_senses = 0;
	for (at = list; at; at = gathered->next) {
		gathered = &pack->gathering.at[at - 1];
		phrase->classes |= 1u << pack->senses.at[gathered->sense].class;
		phrase->names |= pack_name_bit(pack->senses.at[gathered->sense].name);
		phrase->n_senses++;
	}
	if (phrase->n_senses > 1)
		side_by_side = arena_array(pack->lang->arena, struct sense, phrase->n_senses);
	phrase->senses = side_by_side;
	for (at = list; at; at = gathered->next) {
		gathered = &pack->gathering.at[at - 1];
		if (side_by_side)
			*side_by_side++ = pack->senses.at[gathered->sense];
		else
			phrase->senses = &pack->senses.at[gathered->sense];
	}
}

/*
 * Words like "la" begin hundreds of phrases. Whether one of them goes on with the word that follows
 * is told by one bit of a table of pairs; mostly none does, and only phrases of one word are left,
 * which stand last in the chain.
 */
enum { PAIRS = 1 << 16 };

static uint64_t *pair(const struct pack *pack, uint32_t first, uint32_t second, uint64_t *bit)
{
	uint32_t hash = (first * 0x9e3779b1u ^ second * 0x85ebca6bu) >> 16;

	*bit = UINT64_C(1) << (hash & 63);
	return &pack->pairs[hash / 64];
}

void index_freeze(struct pack *pack)
{
	struct phrase *phrase;
	uint64_t bit;
	uint32_t i, at;

	for (i = 0; i < pack->phrases.n; i++) {
		const struct phrase *base = &pack->phrases.at[pack->phrases.at[i].base - 1];

		phrase = &pack->phrases.at[i];
		if (phrase == base) {
			settle(pack, phrase);
			continue;
		}
		phrase->senses = base->senses;
		phrase->n_senses = base->n_senses;
		phrase->classes = base->classes;
		phrase->names = base->names;
	}
	pack->pairs = arena_array(pack->lang->arena, uint64_t, PAIRS / 64);
	for (i = 0; i < pack->words; i++)
		for (at = pack->heads[i].first; at; at = phrase->next) {
			phrase = &pack->phrases.at[at - 1];
			pack->heads[i].classes |= phrase->classes;
			pack->heads[i].names |= phrase->names;
			if (phrase->second)
				*pair(pack, i, phrase->second, &bit) |= bit;
			else if (!pack->heads[i].single)
				pack->heads[i].single = at;
		}
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
	uint64_t bit;

	return second && *pair(pack, word, second, &bit) & bit ? pack->heads[word].first
							       : pack->heads[word].single;
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

uint32_t pack_match(const struct pack *pack, const struct tokens *tokens, uint32_t i, uint32_t last,
	uint32_t classes, struct senses *senses)
{
	uint32_t word, at, n, second;
	const struct phrase *phrase;

	if (i >= last)
		return 0;
	word = tokens->at[i].word;
	if (word >= pack->words || !(pack->heads[word].classes & classes))
		return 0;
	second = follower(pack, tokens, i, last);
	for (at = begin(pack, word, second); at; at = phrase->next) {
		phrase = &pack->phrases.at[at - 1];
		if (!(phrase->classes & classes) || (phrase->second && phrase->second != second))
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

static bool is_named(struct senses senses, enum lang_class class, const char *name)
{
	uint32_t i;

	for (i = 0; i < senses.n; i++)
		if (senses.at[i].class == class && !strcmp(senses.at[i].name, name))
			return true;
	return false;
}

uint32_t pack_match_named(const struct pack *pack, const struct tokens *tokens, uint32_t i,
	uint32_t last, enum lang_class class, const char *name)
{
	uint64_t bit = pack_name_bit(name);
	uint32_t word, at, n, second;
	const struct phrase *phrase;

	if (i >= last)
		return 0;
	word = tokens->at[i].word;
	if (word >= pack->words || !(pack->heads[word].classes & 1u << class) ||
		!(pack->heads[word].names & bit))
		return 0;
	second = follower(pack, tokens, i, last);
	for (at = begin(pack, word, second); at; at = phrase->next) {
		phrase = &pack->phrases.at[at - 1];
		if (!(phrase->names & bit) || !(phrase->classes & 1u << class) ||
			(phrase->second && phrase->second != second) ||
			!is_named((struct senses){ phrase->senses, phrase->n_senses }, class, name))
			continue;
		n = length(pack, phrase, tokens, i, last);
		if (n)
			return n;
	}
	return 0;
}

const struct pack_word *pack_words(const struct pack *pack, uint32_t *n)
{
	*n = pack->words;
	return pack->heads;
}

uint32_t pack_classes(const struct pack *pack, uint32_t word)
{
	return word < pack->words ? pack->heads[word].classes : 0;
}
