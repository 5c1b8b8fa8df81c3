/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lists of a language hold ten thousand phrases, and a few dispatches ask for a tenth of them.
 * So each item of a list is put into a bucket by how its first word begins, which takes one pass
 * over the bytes, and is made into phrases when a text has a word that may begin it:
 *
 *     "casque(s) bleu(s)"   opens with casque   asked by casque, casques, CASQUES, casquette
 *     "été"                 is ete              asked by été, Eté, ETE
 *
 * What lies in a bucket may be more than was asked for, but never less: letters count without their
 * marks, and where anything but plain letters follows, the item waits for all words that go on.
 */
#include "lang/pack.h"

#include <string.h>

enum { BUCKETS = 1 << 12 };

enum tail { TAIL_NONE, TAIL_MORE }; /* what follows the letters that are looked at */

static uint32_t hash_letter(uint32_t hash, unsigned char letter)
{
	return (hash + letter) * 0x9e3779b1u;
}

static uint32_t key_of(uint32_t hash, enum tail tail)
{
	return (hash + (uint32_t)tail) * 0x85ebca6bu;
}

static uint32_t *bucket_of(const struct pack *pack, uint32_t key)
{
	return &pack->buckets[(key >> 16) % BUCKETS];
}

unsigned char item_bare_latin(unsigned char trail)
{
	static const char letters[] = "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0";

	return (trail & 0xc0) == 0x80 ? (unsigned char)letters[trail & 0x1f] : 0;
}

/* The key of an item. A letter that has no single bare one, or a sign, ends what is looked at. */
static uint32_t key_of_item(const char *item)
{
	const unsigned char *c = (const unsigned char *)item;
	unsigned char letter;
	uint32_t hash = 0;

	for (;; c++) {
		if ((*c | 0x20) >= 'a' && (*c | 0x20) <= 'z')
			letter = *c | 0x20;
		else if (*c == 0xc3 && (letter = item_bare_latin(c[1])))
			c++;
		else
			break;
		hash = hash_letter(hash, letter);
	}
	return key_of(
		hash, hash && (!*c || *c == ' ' || *c == '-' || *c == ',') ? TAIL_NONE : TAIL_MORE);
}

static void put(struct pack *pack, uint32_t entry, const char *at)
{
	uint32_t key = key_of_item(at), *bucket = bucket_of(pack, key);

	*vec_push(pack->lang->arena, &pack->items) = (struct item){ .entry = entry,
		.key = key,
		.next = *bucket,
		.start = (uint16_t)(at - pack->entries.at[entry].value) };
	*bucket = pack->items.n;
}

static void sort_list(struct pack *pack, uint32_t entry)
{
	const char *at = pack->entries.at[entry].value, *comma;

	for (; at; at = comma ? comma + 1 : NULL) {
		while (*at == ' ' || *at == '\t')
			at++;
		if (*at && *at != ',')
			put(pack, entry, at);
		comma = strchr(at, ',');
	}
}

/* Growing from nothing would leave as much behind as the items take in the end. */
static void reserve(struct pack *pack)
{
	size_t bytes = 0;
	uint32_t i;

	for (i = 0; i < pack->entries.n; i++)
		bytes += strlen(pack->entries.at[i].value);
	vec_reserve(pack->lang->arena, &pack->items, bytes / 6 + 8);
}

void items_sort(struct pack *pack)
{
	struct arena *arena = pack->lang->arena;
	uint32_t i;

	pack->buckets = arena_array(arena, uint32_t, BUCKETS);
	pack->senses = arena_array(arena, struct sense *, pack->entries.n);
	index_open(pack);
	reserve(pack);
	for (i = 0; i < pack->entries.n; i++)
		if (section_holds_phrases(&pack->entries.at[i]))
			sort_list(pack, i);
}

struct adding {
	struct pack *pack;
	const struct item *item;
};

/* In a table of names a capital means what it says. folded: the phrase's first word in small
 * letters. */
static enum form form_of(const struct pack *pack, const char *phrase, size_t n, const char *folded)
{
	size_t i;

	if (pack != pack->lang->names || !strncmp(phrase, folded, strlen(folded)))
		return FORM_EXACT;
	for (i = 0; i < n; i++)
		if ((unsigned char)phrase[i] >= 0x80 || (phrase[i] >= 'a' && phrase[i] <= 'z'))
			return FORM_PROPER;
	return FORM_UPPER;
}

static bool is_marked(const char *phrase, size_t n)
{
	while (n && (unsigned char)phrase[n - 1] < 0x80)
		n--;
	return n > 0;
}

static void add(void *context, const char *phrase, size_t n)
{
	const struct adding *adding = context;
	struct pack *pack = adding->pack;
	uint32_t words[PHRASE_WORDS], count = phrase_words(pack, phrase, n, words);

	if (count)
		index_add(pack, words, count,
			form_of(pack, phrase, n, text_word(pack->lang->vocab, *words)),
			is_marked(phrase, n), (uint32_t)(adding->item - pack->items.at),
			pack->senses[adding->item->entry]);
}

static void open_item(struct pack *pack, const struct item *item)
{
	const struct entry *entry = &pack->entries.at[item->entry];
	struct adding adding = { pack, item };

	if (!pack->senses[item->entry]) {
		pack->senses[item->entry] = arena_new_of(pack->lang->arena, struct sense);
		*pack->senses[item->entry] = section_sense(pack, entry);
	}
	phrase_expand_first(entry->value + item->start, add, &adding);
}

/* Takes the items of a key out of their bucket. */
static void open_all(struct pack *pack, uint32_t key)
{
	uint32_t *link = bucket_of(pack, key);
	struct item *item;

	while (*link) {
		item = &pack->items.at[*link - 1];
		if (item->key != key) {
			link = &item->next;
			continue;
		}
		*link = item->next;
		open_item(pack, item);
	}
}

void items_meet(struct pack *pack, uint32_t word)
{
	struct vocab *vocab = pack->lang->vocab;
	const char *bare = text_word(vocab, text_word_bare(vocab, word));
	uint32_t hash = 0;

	for (open_all(pack, key_of(0, TAIL_MORE)); *bare >= 'a' && *bare <= 'z'; bare++) {
		hash = hash_letter(hash, (unsigned char)*bare);
		open_all(pack, key_of(hash, TAIL_MORE));
	}
	if (!*bare)
		open_all(pack, key_of(hash, TAIL_NONE));
	index_reach(pack, word);
	pack->heads[word].classes |= WORD_MET;
}
