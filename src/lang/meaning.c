/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What words mean, by a name that all languages have in common:
 *
 *     [meanings] sad = "sad, sadness"       sad, sadly, saddest  \
 *     [meanings] sad = "triste, tristesse"  triste, tristement   /  "=sad"
 *
 * Words are listed once and met by their stems. A pack takes them in when it is first asked.
 */
#include "lang/pack.h"

#include <string.h>

struct taking {
	struct pack *pack;
	uint32_t meaning;
};

static void take(void *context, const char *word, size_t n)
{
	struct taking *taking = context;
	struct pack *pack = taking->pack;
	struct vocab *vocab = pack->lang->vocab;
	const char *stem =
		text_word(vocab, text_stem(pack->stemmer, vocab, text_word_id(vocab, word, n)));

	*map_put(pack->meanings, stem, strlen(stem)) = taking->meaning;
}

static void take_all(struct pack *pack)
{
	struct vocab *vocab = pack->lang->vocab;
	uint32_t i;

	pack->meanings = map_new(pack->lang->arena);
	for (i = 0; i < pack->entries.n; i++) {
		const struct entry *entry = &pack->entries.at[i];
		struct buf name = buf_new(pack->lang->arena);

		if (!section_holds_meanings(entry))
			continue;
		buf_format(&name, "=%s", entry->key); /* like no word of a text */
		phrase_expand(entry->value, take,
			&(struct taking){ pack, text_word_id(vocab, name.at, name.n) });
	}
}

void meanings_build(const struct pack *pack)
{
	if (!pack->meanings)
		take_all((struct pack *)pack);
}

uint32_t pack_meaning(const struct pack *pack, uint32_t stem)
{
	const char *text = text_word(pack->lang->vocab, stem);
	const uint32_t *meaning;

	meanings_build(pack);
	meaning = map_get(pack->meanings, text, strlen(text));
	return meaning ? *meaning : stem;
}
