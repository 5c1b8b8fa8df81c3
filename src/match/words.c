/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each word of the dossier is worth as evidence. A word is looked up in its language pack once
 * and then known by number; how rare it is, is counted over all sentences: "Goldman" in every
 * second sentence says nothing, "vehicles" in two of them says nearly all.
 *
 * A capitalised word is a name where the dossier writes it so inside sentences more often than not:
 * the first word of a sentence, or a headline All In Capitals, proves nothing by itself.
 */
#include "match/parts.h"

#include <math.h>
#include <string.h>

#define NOT_SEEN UINT32_MAX

/* The words of one language, by id. */
struct glossary {
	const struct pack *pack;
	uint32_t *cue;	  /* NOT_SEEN, or as page.cue */
	uint8_t *grammar; /* as page.grammar, once cue is seen */
	bool *calendar;
};

struct reader {
	struct arena *arena;
	const struct analysis *analysis;
	struct glossaries VEC(struct glossary) glossaries;
	uint32_t size;		   /* words with an id below can be asked for */
	uint32_t *capital, *small; /* how often a word stands so inside sentences */
};

static struct glossary *glossary_of(struct reader *reader, const struct pack *pack)
{
	struct glossary *glossary;
	uint32_t i;

	for (i = 0; i < reader->glossaries.n; i++)
		if (reader->glossaries.at[i].pack == pack)
			return &reader->glossaries.at[i];
	glossary = vec_push(reader->arena, &reader->glossaries);
	glossary->pack = pack;
	glossary->cue = arena_array(reader->arena, uint32_t, reader->size);
	glossary->grammar = arena_array(reader->arena, uint8_t, reader->size);
	glossary->calendar = arena_array(reader->arena, bool, reader->size);
	memset(glossary->cue, 0xff, reader->size * sizeof *glossary->cue);
	return glossary;
}

/* A concept that a class of things stands for ("people") tells contexts apart no better than "the".
 */
static uint32_t concept_cue(const struct lang *lang, uint16_t concept)
{
	return lang_concept_broader(lang, concept) || lang_concept_is_event(lang, concept)
		       ? CUE_CONCEPT | concept
		       : 0;
}

/* The 's of "company's" and its like say nothing. */
static bool is_ending(const struct reader *reader, uint32_t word)
{
	return text_word(reader->analysis->vocab, word)[0] == '\'';
}

/* The cue of the word at tokens[i], as its language knows it. */
static uint32_t look_up(
	struct reader *reader, struct glossary *glossary, const struct tokens *tokens, uint32_t i)
{
	const struct token *token = &tokens->at[i];
	const uint32_t classes = 1u << LANG_STOP | 1u << LANG_SAYING | 1u << LANG_CONCEPT |
				 1u << LANG_WEEKDAY | 1u << LANG_MONTH | 1u << LANG_NUMBER;
	struct senses senses = { NULL, 0 };
	uint32_t cue = 0, k;

	if (!pack_match(glossary->pack, tokens, i, i + 1, classes, &senses))
		senses.n = 0;
	for (k = 0; k < senses.n; k++) {
		const struct sense *sense = &senses.at[k];

		if (!(classes & 1u << sense->class))
			continue;
		if (sense->class == LANG_WEEKDAY || sense->class == LANG_MONTH)
			glossary->calendar[token->word] = true;
		if (sense->class == LANG_CONCEPT && !cue)
			cue = concept_cue(reader->analysis->lang, sense->concept);
		else if (sense->class == LANG_SAYING && !cue)
			cue = CUE_SAYING;
		else if (sense->class != LANG_CONCEPT)
			return 0;
	}
	if (cue)
		return cue;
	if (token->span.end - token->span.start < 2 || is_ending(reader, token->word))
		return 0;
	return pack_meaning(glossary->pack, text_stem(pack_stemmer(glossary->pack),
						    reader->analysis->vocab, token->word));
}

/* The 't of "don't", a word of its own to the lexer. */
static bool ends_negation(const struct pack *pack, const struct tokens *tokens, uint32_t i)
{
	return i && !(tokens->at[i].flags & TOKEN_SPACED) &&
	       pack_match_named(pack, tokens, i - 1, i + 1, LANG_WORD, "negation") == 2;
}

/* What the word is in a sentence, whatever it says. */
static uint8_t grammar_of(const struct pack *pack, const struct tokens *tokens, uint32_t i)
{
	struct senses senses = { NULL, 0 };
	uint8_t grammar = ends_negation(pack, tokens, i) ? GRAMMAR_NEGATION : 0;
	uint32_t k;

	pack_match(pack, tokens, i, i + 1, 1u << LANG_STOP | 1u << LANG_WORD, &senses);
	for (k = 0; k < senses.n; k++)
		if (senses.at[k].class == LANG_STOP)
			grammar |= GRAMMAR_STOP;
		else if (senses.at[k].class == LANG_WORD && !strcmp(senses.at[k].name, "negation"))
			grammar |= GRAMMAR_NEGATION;
		else if (senses.at[k].class == LANG_WORD &&
			 (!strcmp(senses.at[k].name, "hedge") ||
				 !strcmp(senses.at[k].name, "conditional")))
			grammar |= GRAMMAR_HEDGE;
		else if (senses.at[k].class == LANG_WORD && !strcmp(senses.at[k].name, "opener"))
			grammar |= GRAMMAR_OPENER;
	return grammar;
}

static void meet(
	struct reader *reader, struct glossary *glossary, const struct tokens *tokens, uint32_t i)
{
	uint32_t word = tokens->at[i].word;

	if (glossary->cue[word] != NOT_SEEN)
		return;
	glossary->cue[word] = look_up(reader, glossary, tokens, i);
	glossary->grammar[word] = grammar_of(glossary->pack, tokens, i);
}

/* The first word behind the dateline bears a capital because a sentence begins there. */
static bool opens_behind(const struct dispatch *dispatch, uint32_t i)
{
	uint32_t end = dispatch->dateline.end;

	return i && end && dispatch->tokens.at[i].span.start >= end &&
	       dispatch->tokens.at[i - 1].span.start < end;
}

/* The cues of a dispatch; counts how its words are written on the way. */
static void read_page(struct reader *reader, const struct dispatch *dispatch, struct page *page)
{
	struct glossary *glossary = glossary_of(reader, dispatch->pack);
	uint32_t *cues = arena_array(reader->arena, uint32_t, dispatch->tokens.n + 1);
	uint8_t *grammar = arena_array(reader->arena, uint8_t, dispatch->tokens.n + 1);
	uint32_t s, i;

	for (s = 0; s < dispatch->sentences.n; s++) {
		struct range range = dispatch->sentences.at[s];
		bool inside = false;

		for (i = range.first; i < range.last; i++) {
			const struct token *token = &dispatch->tokens.at[i];

			if (token->type != TOKEN_WORD)
				continue;
			meet(reader, glossary, &dispatch->tokens, i);
			cues[i] = glossary->cue[token->word];
			grammar[i] = glossary->grammar[token->word];
			if (inside && !opens_behind(dispatch, i))
				(token->flags & TOKEN_CAPITAL ? reader->capital
							      : reader->small)[token->word]++;
			inside = true;
		}
	}
	page->cue = cues;
	page->grammar = grammar;
}

/* A place, a people, an institution by its key, so that "Brits" meets "UK consumers"; its length.
 */
static uint32_t known_name(const struct analysis *analysis, const struct dispatch *dispatch,
	uint32_t i, uint32_t *name)
{
	const uint32_t classes =
		1u << LANG_PLACE | 1u << LANG_DEMONYM | 1u << LANG_ORGANISATION | 1u << LANG_AGENCY;
	struct senses senses = { NULL, 0 };
	uint32_t n = pack_match(lang_names(analysis->lang), &dispatch->tokens, i,
		dispatch->tokens.n, classes, &senses);

	if (!n || !senses.n || !senses.at[0].name)
		return 0;
	*name = text_word_id(analysis->vocab, senses.at[0].name, strlen(senses.at[0].name));
	return n;
}

static bool is_name(
	const struct reader *reader, const struct glossary *glossary, const struct token *token)
{
	return token->type == TOKEN_WORD && token->flags & TOKEN_CAPITAL &&
	       !glossary->calendar[token->word] && span_length(token->span) > 1 &&
	       reader->capital[token->word] > reader->small[token->word];
}

/* Once it is known how words are written everywhere: which tokens are names. They are no cues. */
static void read_names(struct reader *reader, const struct dispatch *dispatch, struct page *page)
{
	const struct glossary *glossary = glossary_of(reader, dispatch->pack);
	uint32_t *names = arena_array(reader->arena, uint32_t, (size_t)dispatch->tokens.n + 1);
	uint32_t *cues = page->cue, i, n;

	for (i = 0; i < dispatch->tokens.n; i++) {
		const struct token *token = &dispatch->tokens.at[i];

		if (token->type != TOKEN_WORD)
			continue;
		n = known_name(reader->analysis, dispatch, i, &names[i]);
		if (n) {
			memset(&cues[i], 0, n * sizeof *cues);
			i += n - 1;
		} else if (is_name(reader, glossary, token)) {
			names[i] = text_word_bare(reader->analysis->vocab, token->word);
			if (cues[i] < CUE_CONCEPT)
				cues[i] = 0;
		}
	}
	page->name = names;
}

/* How many sentences hold each cue or name. Names and stems share their numbers. */
struct census {
	uint32_t *stem, *stem_last, *concept, *concept_last;
	uint32_t saying, saying_last, sentences;
};

static void count(struct census *census, uint32_t cue)
{
	uint32_t id = cue & ~CUE_CONCEPT, now = census->sentences;

	if (cue == CUE_SAYING) {
		census->saying += census->saying_last != now;
		census->saying_last = now;
	} else if (cue & CUE_CONCEPT) {
		census->concept[id] += census->concept_last[id] != now;
		census->concept_last[id] = now;
	} else if (cue) {
		census->stem[id] += census->stem_last[id] != now;
		census->stem_last[id] = now;
	}
}

static void count_sentences(
	struct census *census, const struct analysis *analysis, const struct page *pages)
{
	uint32_t d, s, i;

	for (d = 0; d < analysis->n; d++)
		for (s = 0; s < analysis->dispatches[d]->sentences.n; s++) {
			struct range range = analysis->dispatches[d]->sentences.at[s];

			census->sentences++;
			for (i = range.first; i < range.last; i++) {
				count(census, pages[d].cue[i]);
				count(census, pages[d].name[i]);
			}
		}
}

/* As if so many sentences of other news stood beside: two short dispatches alone make no word
 * common. */
enum { BACKGROUND = 30 };

static const float *rarities(struct arena *arena, const uint32_t *counts, uint32_t n, uint32_t all)
{
	float *rarity = arena_array(arena, float, n);
	float most = logf(BACKGROUND + (float)all);
	uint32_t i;

	for (i = 0; i < n; i++)
		rarity[i] =
			counts[i] ? logf((BACKGROUND + (float)all) / (float)counts[i]) / most : 1;
	return rarity;
}

struct words *match_words(struct arena *arena, const struct analysis *analysis)
{
	struct words *words = arena_new_of(arena, struct words);
	struct reader reader = { .arena = arena, .analysis = analysis };
	uint32_t concepts = lang_concepts(analysis->lang), size, d;
	struct census census = { .sentences = 0 };

	reader.size = text_vocab_size(analysis->vocab) + 1;
	reader.capital = arena_array(arena, uint32_t, reader.size);
	reader.small = arena_array(arena, uint32_t, reader.size);
	words->pages = arena_array(arena, struct page, analysis->n + 1);
	for (d = 0; d < analysis->n; d++) {
		read_page(&reader, analysis->dispatches[d], &words->pages[d]);
		if (analysis->n > MATCH_LARGE)
			words->pages[d].prints =
				match_print_sentences(arena, analysis->dispatches[d]);
	}
	for (d = 0; d < analysis->n; d++)
		read_names(&reader, analysis->dispatches[d], &words->pages[d]);
	size = text_vocab_size(analysis->vocab) + 1;
	census.stem = arena_array(arena, uint32_t, size);
	census.stem_last = arena_array(arena, uint32_t, size);
	census.concept = arena_array(arena, uint32_t, concepts + 1);
	census.concept_last = arena_array(arena, uint32_t, concepts + 1);
	count_sentences(&census, analysis, words->pages);
	words->rarity = rarities(arena, census.stem, size, census.sentences);
	words->concept_rarity = rarities(arena, census.concept, concepts + 1, census.sentences);
	words->saying_rarity = *rarities(arena, &census.saying, 1, census.sentences);
	return words;
}

float match_rarity(const struct words *words, uint32_t cue)
{
	if (cue >= CUE_VALUE)
		return 1;
	if (cue == CUE_SAYING)
		return words->saying_rarity;
	if (cue & CUE_CONCEPT)
		return words->concept_rarity[cue & ~CUE_CONCEPT];
	return words->rarity[cue];
}
