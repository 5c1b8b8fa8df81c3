/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a row is called on the screen: the concept in the reader's language where the lexicon has
 * one, else the dispatch's own words; and the name that its members share, to tell the troops of
 * the one from those of the other ("soldats · OTSC").
 */
#include "match/parts.h"

#include <string.h>

enum { LABEL_COLUMNS = 40, NAME_COLUMNS = 20 };

/* The words of a span, in one line of safe text, cut between words. */
static char *words_of(
	struct arena *arena, const struct dispatch *dispatch, struct span span, uint32_t columns)
{
	char *safe = text_make_safe(arena, dispatch->text + span.start, span_length(span));
	size_t n = strlen(safe), fits = text_fit(safe, n, columns);

	if (fits == n)
		return safe;
	while (fits && safe[fits] != ' ')
		fits--;
	if (!fits)
		fits = text_fit(safe, n, columns - 1);
	return arena_format(arena, "%.*s\xe2\x80\xa6", (int)fits, safe);
}

/* The words that most members use, of those that have any. */
static const char *own_words(
	struct arena *arena, const struct analysis *analysis, const struct fact *fact)
{
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		const struct mention *mention = fact->members[i].mention;
		const struct dispatch *dispatch = analysis->dispatches[fact->members[i].dispatch];

		if (span_length(mention->quantity.noun))
			return words_of(arena, dispatch, mention->quantity.noun, LABEL_COLUMNS);
	}
	return NULL;
}

static uint32_t depth(const struct lang *lang, uint16_t concept)
{
	uint32_t n = 0;

	for (; concept; concept = lang_concept_broader(lang, concept))
		n++;
	return n;
}

/* How well a mention names what it counts: "soldats" better than "hommes", and that than
 * "personnes". */
static uint32_t telling(const struct lang *lang, const struct quantity *q)
{
	return q->counted ? 2 * depth(lang, q->counted) + !q->weak : 0;
}

static bool is_class(const struct lang *lang, uint16_t concept)
{
	return concept && !lang_concept_broader(lang, concept) &&
	       !lang_concept_is_event(lang, concept);
}

/* "soldats, déployés"; of people and things at large what befell them says it all: "arrêtés". */
static const char *count_label(struct arena *arena, const struct lang *lang, const char *thing,
	uint16_t counted, uint16_t event, const char *code)
{
	const char *what = event && event != counted ? lang_concept_label(lang, event, code) : NULL;

	if (!what || !thing)
		return thing ? thing : what;
	return is_class(lang, counted) ? what : arena_format(arena, "%s, %s", thing, what);
}

static const char *quantity_label(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, const char *code)
{
	const struct quantity *best = &fact->members[0].mention->quantity;
	const char *thing;
	uint16_t event = 0;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		const struct quantity *q = &fact->members[i].mention->quantity;

		if (telling(analysis->lang, q) > telling(analysis->lang, best))
			best = q;
		if (!event && q->measure == MEASURE_COUNT)
			event = q->event;
	}
	thing = best->counted ? lang_concept_label(analysis->lang, best->counted, code)
			      : own_words(arena, analysis, fact);
	return count_label(arena, analysis->lang, thing, best->counted, event, code);
}

/* The event that more than half of the members date; 0 where there is none. */
static uint16_t common_event(const struct fact *fact)
{
	uint32_t i, votes = 0, same = 0;
	uint16_t event = 0;

	for (i = 0; i < fact->n; i++) { /* Boyer and Moore's vote */
		uint16_t one = fact->members[i].mention->date.event;

		if (!votes)
			event = one;
		votes = one == event ? votes + 1 : votes - 1;
	}
	for (i = 0; i < fact->n; i++)
		same += fact->members[i].mention->date.event == event;
	return same * 2 > fact->n ? event : 0;
}

static const char *date_label(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, const char *code)
{
	uint16_t event = common_event(fact);

	if (event)
		return lang_concept_label(analysis->lang, event, code);
	return match_snippet(arena, analysis, &fact->members[0], LABEL_COLUMNS);
}

/* The name that a word is a part of, or the word. */
static struct span whole_name(const struct mentions *mentions, struct span word)
{
	enum { NAME_BYTES = 1000 }; /* no name is longer */
	uint32_t n = bisect(mentions->n, i, mentions->at[i].span.start <= word.start);

	for (; n && mentions->at[n - 1].span.start + NAME_BYTES > word.start; n--)
		if (mentions->at[n - 1].kind == FACT_NAME &&
			span_holds(mentions->at[n - 1].span, word))
			return mentions->at[n - 1].span;
	return word;
}

/* As the member writes it, nearest; NULL where it does not. */
static const char *spelt(struct arena *arena, const struct analysis *analysis,
	const struct trait *trait, uint32_t id, bool name)
{
	const struct dispatch *dispatch = analysis->dispatches[trait->dispatch];
	const struct page *page = &analysis->words->pages[trait->dispatch];
	struct range range = dispatch->sentences.at[trait->mention->sentence];
	struct span span;
	uint32_t i;

	for (i = range.first; i < range.last; i++) {
		if ((name ? page->name : page->cue)[i] != id)
			continue;
		span = dispatch->tokens.at[i].span;
		return words_of(arena, dispatch,
			name ? whole_name(&analysis->mentions[trait->dispatch], span) : span,
			NAME_COLUMNS);
	}
	return NULL;
}

static float nearness(const struct cue *cues, uint32_t n, uint32_t id)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (cues[i].id == id)
			return cues[i].beside;
	return 0;
}

/* The name, or else the word, that all members have nearest, within a few words; NULL: none. */
static const char *shared_word(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, const struct trait *const *traits, bool name)
{
	static const float A_FEW_WORDS = 0.06f;
	const struct cue *cues = name ? traits[0]->names : traits[0]->cues;
	uint32_t n = name ? traits[0]->n_names : traits[0]->n_cues, best = 0, i, k;
	float most = A_FEW_WORDS, least, near;

	for (k = 0; k < n && cues[k].id < CUE_SAYING; k++) {
		if (cues[k].id == (CUE_CONCEPT | traits[0]->mention->quantity.counted))
			continue;
		for (least = cues[k].beside, i = 1; i < fact->n && least > most; i++) {
			near = name ? nearness(traits[i]->names, traits[i]->n_names, cues[k].id)
				    : nearness(traits[i]->cues, traits[i]->n_cues, cues[k].id);
			least = near < least ? near : least;
		}
		if (least > most) {
			most = least;
			best = cues[k].id;
		}
	}
	return best ? spelt(arena, analysis, traits[0], best, name) : NULL;
}

/* What tells this price, rate or age from the others of its kind; NULL: nothing does. */
static const char *whose(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, const struct trait *const *traits)
{
	const char *name = shared_word(arena, analysis, fact, traits, true);

	if (!name && fact->members[0].mention->quantity.measure != MEASURE_COUNT)
		name = shared_word(arena, analysis, fact, traits, false);
	return name;
}

/* The fullest form of a name. */
static const char *longest(
	struct arena *arena, const struct analysis *analysis, const struct fact *fact)
{
	const struct member *best = &fact->members[0];
	uint32_t i;

	for (i = 1; i < fact->n; i++)
		if (span_length(fact->members[i].mention->span) > span_length(best->mention->span))
			best = &fact->members[i];
	return words_of(
		arena, analysis->dispatches[best->dispatch], best->mention->span, LABEL_COLUMNS);
}

const char *match_label(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, const struct trait *const *traits, const char *code)
{
	const char *label = NULL, *name = NULL;

	if (fact->kind == FACT_DATE)
		label = date_label(arena, analysis, fact, code);
	else if (fact->kind == FACT_QUANTITY)
		label = quantity_label(arena, analysis, fact, code);
	else if (fact->kind == FACT_NAME)
		label = longest(arena, analysis, fact);
	if (!label && fact->kind == FACT_QUANTITY)
		label = match_snippet(arena, analysis, &fact->members[0], LABEL_COLUMNS);
	if (!label)
		label = words_of(arena, analysis->dispatches[fact->members[0].dispatch],
			fact->members[0].mention->span, LABEL_COLUMNS);
	if (fact->kind == FACT_QUANTITY)
		name = whose(arena, analysis, fact, traits);
	if (name && !strstr(label, name) &&
		text_columns(label, strlen(label)) + text_columns(name, strlen(name)) + 3 <=
			LABEL_COLUMNS)
		return arena_format(arena, "%s \xc2\xb7 %s", label, name);
	return label;
}
