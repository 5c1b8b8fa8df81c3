/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a row is called on the screen: the dispatches' own noun where most of those in the reader's
 * language have one in common ("gendarmes"), else the concept in his language ("policiers"), else
 * the dispatch's own words; and the name that its members share, to tell the troops of
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
	uint16_t counted, const char *what)
{
	if (!what || !thing)
		return thing ? thing : what;
	return is_class(lang, counted) ? what : arena_format(arena, "%s, %s", thing, what);
}

/* The first token that does not end before the byte. */
static uint32_t token_at(const struct dispatch *dispatch, uint32_t byte)
{
	return bisect(dispatch->tokens.n, k, dispatch->tokens.at[k].span.end <= byte);
}

static bool is_rule(const struct dispatch *dispatch, uint32_t i, const char *rule)
{
	return pack_match_named(dispatch->pack, &dispatch->tokens, i, i + 1, LANG_WORD, rule) > 0;
}

/*
 * A noun of the concept itself in the plural, as a dispatch in the reader's language prints it in
 * small letters, with what says of which kind ("doses de vaccin"), not whose ("élèves du lycée").
 * Empty: none.
 */
static struct span plain_noun(const struct analysis *analysis, const struct member *member,
	uint16_t counted, const char *code)
{
	const struct dispatch *dispatch = analysis->dispatches[member->dispatch];
	const struct quantity *q = &member->mention->quantity;
	const struct token *at = dispatch->tokens.at;
	uint32_t first = token_at(dispatch, q->noun.start), i, last;

	if (q->measure != MEASURE_COUNT || q->counted != counted || q->weak || !q->head ||
		!span_length(q->noun) || strcmp(pack_code(dispatch->pack), code) != 0)
		return (struct span){ 0, 0 };
	for (i = first; i < dispatch->tokens.n && at[i].span.start < q->noun.end; i++)
		if ((at[i].type != TOKEN_WORD && at[i].flags & TOKEN_SPACED) ||
			at[i].type == TOKEN_NUMBER || at[i].flags & TOKEN_CAPITAL ||
			is_rule(dispatch, i, "determines") || is_rule(dispatch, i, "det"))
			break;
	for (last = i; last > first && is_rule(dispatch, last - 1, "of"); last--)
		;
	if (last == first || (!pack_ends(dispatch->pack, "plural", at[first].word) &&
				     !pack_ends(dispatch->pack, "plural", at[last - 1].word)))
		return (struct span){ 0, 0 };
	return (struct span){ at[first].span.start, at[last - 1].span.end };
}

/* The noun that more than half of them count by; NULL: none. */
static const char *common_noun(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, uint16_t counted, const char *code)
{
	const struct member *best = NULL;
	uint32_t i, votes = 0, all = 0, same = 0;

	for (i = 0; i < fact->n; i++) { /* Boyer and Moore's vote */
		const struct member *member = &fact->members[i];

		if (!span_length(plain_noun(analysis, member, counted, code)))
			continue;
		all++;
		if (!votes)
			best = member;
		votes = member->mention->quantity.head == best->mention->quantity.head ? votes + 1
										       : votes - 1;
	}
	for (i = 0; i < fact->n && best; i++)
		same += span_length(plain_noun(analysis, &fact->members[i], counted, code)) &&
			fact->members[i].mention->quantity.head == best->mention->quantity.head;
	return same * 2 > all ? words_of(arena, analysis->dispatches[best->dispatch],
					plain_noun(analysis, best, counted, code), LABEL_COLUMNS)
			      : NULL;
}

/* What befell them as a member prints it, where that only agrees otherwise: "fermées" for "fermés".
 */
static const char *agreeing(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, uint16_t counted, const char *label, const char *code)
{
	size_t n = strlen(label);
	uint32_t i, k;

	for (i = 0; i < fact->n && n > 2 && label[n - 1] == 's'; i++) {
		const struct mention *mention = fact->members[i].mention;
		const struct dispatch *dispatch = analysis->dispatches[fact->members[i].dispatch];

		if (!span_length(plain_noun(analysis, &fact->members[i], counted, code)))
			continue;
		for (k = mention->clause.first; k < mention->clause.last; k++) {
			struct span span = dispatch->tokens.at[k].span;

			if (span_length(span) == n + 1 &&
				!strcmp(pack_code(dispatch->pack), code) &&
				!memcmp(dispatch->text + span.start, label, n - 1) &&
				!memcmp(dispatch->text + span.end - 2, "es", 2))
				return words_of(arena, dispatch, span, LABEL_COLUMNS);
		}
	}
	return label;
}

/* What its unit measures: "surface" of square metres; NULL: of kilometres that is not known. */
static const char *measure_label(
	const struct lang *lang, const struct quantity *quantity, const char *code)
{
	uint16_t concept = lang_concept_of_unit(lang, quantity->unit);

	return concept ? lang_concept_label(lang, concept, code) : NULL;
}

static const char *quantity_label(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, const char *code)
{
	const struct quantity *best = &fact->members[0].mention->quantity;
	const char *thing, *what = NULL;
	uint16_t event = 0;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		const struct quantity *q = &fact->members[i].mention->quantity;

		if (telling(analysis->lang, q) > telling(analysis->lang, best))
			best = q;
		if (!event && q->measure == MEASURE_COUNT)
			event = q->event;
	}
	if (event && event != best->counted)
		what = lang_concept_label(analysis->lang, event, code);
	thing = best->counted && !is_class(analysis->lang, best->counted)
			? common_noun(arena, analysis, fact, best->counted, code)
			: NULL;
	if (thing && what)
		what = agreeing(arena, analysis, fact, best->counted, what, code);
	if (!thing)
		thing = best->counted ? lang_concept_label(analysis->lang, best->counted, code)
				      : own_words(arena, analysis, fact);
	if (!thing && best->measure == MEASURE_PHYSICAL)
		thing = measure_label(analysis->lang, best, code);
	return count_label(arena, analysis->lang, thing, best->counted, what);
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

/* The same, from a member in the reader's language; in another one a capital makes a name. */
static const char *spelt_in(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, const struct trait *const *traits, uint32_t id, bool name,
	const char *code)
{
	const char *word;
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		if (!strcmp(pack_code(analysis->dispatches[traits[i]->dispatch]->pack), code) &&
			(word = spelt(arena, analysis, traits[i], id, name)) != NULL)
			return word;
	word = name ? spelt(arena, analysis, traits[0], id, name) : NULL;
	return word && !(*word >= 'a' && *word <= 'z') ? word : NULL;
}

/* The name, or else the word, that all members have nearest, within a few words; NULL: none. */
static const char *shared_word(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, const struct trait *const *traits, bool name, const char *code)
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
	return best ? spelt_in(arena, analysis, fact, traits, best, name, code) : NULL;
}

/* What tells this price, rate or age from the others of its kind; NULL: nothing does. */
static const char *whose(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, const struct trait *const *traits, const char *code)
{
	const char *name = shared_word(arena, analysis, fact, traits, true, code);

	if (!name && fact->members[0].mention->quantity.measure != MEASURE_COUNT)
		name = shared_word(arena, analysis, fact, traits, false, code);
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
		name = whose(arena, analysis, fact, traits, code);
	if (name && !strstr(label, name) &&
		text_columns(label, strlen(label)) + text_columns(name, strlen(name)) + 3 <=
			LABEL_COLUMNS)
		return arena_format(arena, "%s \xc2\xb7 %s", label, name);
	return label;
}
