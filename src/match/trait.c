/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The trait of a mention: the words around it, each weighing what it is rare and near. The clause
 * counts in full, the rest of the sentence for less, the sentence before it for little:
 *
 *     ... promised to leave .|. Their 250 vehicles  [2 030 men]  would pull out , said Putin in
 * Moscow little                      |  clause, falling with distance   |     less
 *
 * Other figures told beside it are cues as well: in any language, 250 stands next to 2 030.
 */
#include "match/parts.h"
#include "match/wording.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	WINDOW = 40,	/* tokens looked at to each side */
	CUES_MOST = 160 /* gathered for one mention */
};

static const float STOP_WORD = 0.5f;
static const float QUOTED_FIGURE = 0.7f;
static const float FACT_TOLD = 2.5f; /* an aligned fact among the words of a passage */
static const float OUTSIDE_CLAUSE = 0.6f, SENTENCE_BEFORE = 0.25f, HALF_AWAY = 12,
		   HALF_BESIDE = 2.5f;

struct bag {
	struct cue at[CUES_MOST];
	uint32_t n;
};

/* Sorted by id; of two alike the heavier stays. */
static void put(struct bag *bag, uint32_t id, float weight, float beside)
{
	uint32_t i = bag->n;

	if (bag->n == CUES_MOST || weight <= 0)
		return;
	while (i && bag->at[i - 1].id > id)
		i--;
	if (i && bag->at[i - 1].id == id) {
		bag->at[i - 1].weight = fmaxf(bag->at[i - 1].weight, weight);
		bag->at[i - 1].beside = fmaxf(bag->at[i - 1].beside, beside);
		return;
	}
	memmove(&bag->at[i + 1], &bag->at[i], (bag->n - i) * sizeof *bag->at);
	bag->at[i] = (struct cue){ id, weight, beside };
	bag->n++;
}

static const struct cue *keep(
	struct arena *arena, const struct bag *bag, uint16_t *n, struct mass *mass)
{
	struct cue *cues = arena_array(arena, struct cue, bag->n + 1);
	uint32_t i;

	memcpy(cues, bag->at, bag->n * sizeof *cues);
	for (i = 0; i < bag->n; i++) {
		mass->weight += cues[i].weight;
		mass->beside += cues[i].beside;
	}
	mass->n = bag->n;
	*n = (uint16_t)bag->n;
	return cues;
}

struct gatherer {
	const struct analysis *analysis;
	const struct words *words;
	const struct mention *mention;
	uint32_t dispatch;
	struct bag cues, names;
};

/* Puts what stands at the token, as rare as it is, into the bag. */
static void put_near(struct gatherer *g, struct bag *bag, uint32_t id, uint32_t token, float share)
{
	float distance = (float)match_away(g->mention->tokens, token);

	share *= match_rarity(g->words, id);
	if (token < g->mention->clause.first || token >= g->mention->clause.last)
		share *= OUTSIDE_CLAUSE;
	put(bag, id, share * HALF_AWAY / (HALF_AWAY + distance),
		share * HALF_BESIDE * HALF_BESIDE /
			(HALF_BESIDE * HALF_BESIDE + distance * distance));
}

/* An amount's own words are its number and unit; what a count's own words say is context. */
static bool is_own(const struct mention *mention, uint32_t token)
{
	return token >= mention->tokens.first && token < mention->tokens.last &&
	       (mention->kind == FACT_DATE || mention->quantity.measure != MEASURE_COUNT);
}

static void gather(struct gatherer *g, struct range range, float share)
{
	const struct page *page = &g->words->pages[g->dispatch];
	uint32_t first = range.first, last = range.last, i;

	if (first + WINDOW < g->mention->tokens.first)
		first = g->mention->tokens.first - WINDOW;
	if (last > g->mention->tokens.last + WINDOW)
		last = g->mention->tokens.last + WINDOW;
	for (i = first; i < last; i++) {
		if (is_own(g->mention, i))
			continue;
		if (page->cue[i])
			put_near(g, &g->cues, page->cue[i], i, share);
		if (page->name[i])
			put_near(g, &g->names, page->name[i], i, share);
	}
}

static uint32_t hash_value(const struct mention *mention)
{
	uint64_t hash = 14695981039346656037u;
	const char *s;
	uint64_t bits;

	if (mention->kind == FACT_DATE) {
		for (s = mention->date.edtf; *s; s++)
			hash = (hash ^ (unsigned char)*s) * 1099511628211u;
	} else {
		memcpy(&bits, &mention->quantity.number, sizeof bits);
		hash = (hash ^ bits ^ mention->quantity.measure) * 0x9e3779b97f4a7c15u;
	}
	return CUE_VALUE | (uint32_t)(hash >> 36);
}

/* The other figures of the sentence. Mentions stand in the order of the text: look to both sides.
 */
static void gather_values(struct gatherer *g)
{
	const struct mentions *all = &g->analysis->mentions[g->dispatch];
	uint32_t own = (uint32_t)(g->mention - all->at), i;

	for (i = own > 4 ? own - 4 : 0; i < all->n && i < own + 5; i++) {
		const struct mention *other = &all->at[i];

		if (i == own || other->sentence != g->mention->sentence ||
			(other->kind != FACT_DATE && other->kind != FACT_QUANTITY) ||
			(other->kind == FACT_DATE ? !other->date.edtf[0]
						  : other->quantity.relation == RELATION_UNKNOWN))
			continue;
		put_near(g, &g->cues, hash_value(other), other->tokens.first, 1);
	}
}

/* The aligned facts of the sentence. */
static const struct told_fact *told_in(const struct page *page, uint32_t sentence, uint32_t *n)
{
	uint32_t low = 0, high = page->told.n, middle, last;

	while (low < high) {
		middle = (low + high) / 2;
		if (page->told.at[middle].sentence < sentence)
			low = middle + 1;
		else
			high = middle;
	}
	for (last = low; last < page->told.n && page->told.at[last].sentence == sentence;)
		last++;
	*n = last - low;
	return *n ? page->told.at + low : NULL;
}

static void gather_told(struct gatherer *g)
{
	const struct range *own = &g->mention->tokens;
	uint32_t n, i;
	const struct told_fact *told =
		told_in(&g->words->pages[g->dispatch], g->mention->sentence, &n);

	for (i = 0; i < n; i++)
		if (told[i].token >= own->first && told[i].token < own->last)
			put(&g->cues, told[i].cue, FACT_TOLD * told[i].weight, 0);
}

/* The figures in a quotation, which need no translation. Mentions stand in the order of the text.
 */
static void gather_quoted(struct gatherer *g)
{
	enum { AROUND = 12 };
	const struct mentions *all = &g->analysis->mentions[g->dispatch];
	uint32_t own = (uint32_t)(g->mention - all->at), i;

	for (i = own > AROUND ? own - AROUND : 0; i < all->n && i < own + AROUND; i++) {
		const struct mention *other = &all->at[i];

		if ((other->kind == FACT_QUANTITY
				    ? other->quantity.relation != RELATION_UNKNOWN
				    : other->kind == FACT_DATE && *other->date.edtf) &&
			other->tokens.first >= g->mention->tokens.first &&
			other->tokens.last <= g->mention->tokens.last)
			put(&g->cues, hash_value(other), QUOTED_FIGURE, 0);
	}
}

/* What somebody said, or a sentence tells, is known by its own words alone. */
static void gather_own(struct gatherer *g)
{
	const struct page *page = &g->words->pages[g->dispatch];
	const struct quote *quote = g->mention->kind == FACT_QUOTE ? &g->mention->quote : NULL;
	uint32_t i;

	if (quote)
		gather_quoted(g);
	else
		gather_told(g);

	for (i = g->mention->tokens.first; i < g->mention->tokens.last; i++) {
		if (quote && i >= quote->cut.first && i < quote->cut.last)
			continue;
		if (page->cue[i])
			put(&g->cues, page->cue[i], match_rarity(g->words, page->cue[i]), 0);
		else if (page->name[i])
			put(&g->cues, page->name[i], match_rarity(g->words, page->name[i]) / 2, 0);
		if (page->name[i])
			put(&g->names, page->name[i], match_rarity(g->words, page->name[i]), 0);
	}
	/* "soon", quoted alone, is nothing but a stop word. */
	for (i = g->mention->tokens.first; quote && !g->cues.n && i < g->mention->tokens.last; i++)
		put(&g->cues, g->analysis->dispatches[g->dispatch]->tokens.at[i].bare, STOP_WORD,
			0);
}

/* Stems are of one language; concepts, facts, figures and names are of all. */
static struct mass mass_abroad(const struct gatherer *g)
{
	struct mass mass = { 0, 0, 0 };
	uint32_t i, k;

	for (i = 0; i < g->cues.n; i++) {
		for (k = 0; k < g->names.n && g->names.at[k].id != g->cues.at[i].id;)
			k++;
		if (g->cues.at[i].id < CUE_CONCEPT && k == g->names.n)
			continue;
		mass.weight += g->cues.at[i].weight;
		mass.n++;
	}
	return mass;
}

static void make_trait(struct arena *arena, const struct analysis *analysis,
	const struct words *words, uint32_t d, const struct mention *mention, struct trait *trait)
{
	const struct dispatch *dispatch = analysis->dispatches[d];
	struct gatherer g;

	g.analysis = analysis;
	g.words = words;
	g.mention = mention;
	g.dispatch = d;
	g.cues.n = g.names.n = 0;
	*trait = (struct trait){ .mention = mention, .dispatch = d, .pack = dispatch->pack };
	match_read_place(dispatch, trait);
	if (mention->kind == FACT_QUOTE || mention->kind == FACT_PASSAGE) {
		if (mention->kind == FACT_QUOTE && mention->quote.form == QUOTE_WORD)
			trait->word = text_stem(pack_stemmer(dispatch->pack), analysis->vocab,
				dispatch->tokens.at[mention->tokens.first].word);
		gather_own(&g);
		trait->wording = wording_read(arena, &words->pages[d], dispatch, mention->tokens);
		if (mention->kind == FACT_PASSAGE)
			trait->facts =
				told_in(&words->pages[d], mention->sentence, &trait->n_facts);
		if (mention->kind == FACT_PASSAGE)
			match_recall_rank(analysis, trait);
		trait->abroad = mass_abroad(&g);
		trait->cues = keep(arena, &g.cues, &trait->n_cues, &trait->cue_mass);
		trait->names = keep(arena, &g.names, &trait->n_names, &trait->name_mass);
		return;
	}
	gather(&g, dispatch->sentences.at[mention->sentence], 1);
	if (mention->sentence && dispatch->sentences.at[mention->sentence - 1].first >=
					 dispatch->blocks.at[mention->block].tokens.first)
		gather(&g, dispatch->sentences.at[mention->sentence - 1], SENTENCE_BEFORE);
	gather_values(&g);
	trait->cues = keep(arena, &g.cues, &trait->n_cues, &trait->cue_mass);
	trait->names = keep(arena, &g.names, &trait->n_names, &trait->name_mass);
	if (mention->kind == FACT_QUANTITY && (mention->quantity.measure == MEASURE_COUNT ||
						      mention->quantity.measure == MEASURE_PERCENT))
		match_where(analysis, words, trait);
	if (mention->kind == FACT_QUANTITY && mention->quantity.relation != RELATION_UNKNOWN)
		match_whose(analysis, words, trait);
	match_read_signs(analysis, trait);
	trait->moment = match_moment(dispatch, mention);
	trait->day = match_market_day(analysis, d, mention);
	trait->year = match_year(analysis, d, mention);
	match_scale(trait, words->rates);
	trait->sent = dispatch->first_day == dispatch->last_day && !dispatch->date_borrowed
			      ? dispatch->first_day
			      : DAY_NONE;
	trait->likely_day = trait->day != DAY_NONE || !match_is_market(dispatch, mention)
				    ? trait->day
				    : trait->sent;
	trait->stretch = match_stretch(analysis, d, mention);
	trait->end = match_end(analysis, d, mention);
	trait->crowded = mention->kind == FACT_DATE && dispatch->first_day != DAY_NONE &&
			 trait->low <= dispatch->last_day && trait->high >= dispatch->first_day;
}

/* Each with a trait of its own, as long as it is not known to echo another. */
static void list_prints(struct arena *arena, const struct analysis *analysis, uint32_t dispatch,
	enum fact_kind kind, struct prints *prints)
{
	const struct mentions *mentions = &analysis->mentions[dispatch];
	uint32_t trait = prints->n, i;

	for (i = 0; i < mentions->n; i++)
		if (mentions->at[i].kind == kind)
			*vec_push(arena, prints) =
				(struct print){ &mentions->at[i], dispatch, trait++ };
}

/* Traits to be made. */
struct labour {
	const struct analysis *analysis;
	const struct words *words;
	const struct prints *prints;
	const uint32_t *first; /* of each trait: the print that it is made of */
	struct trait *traits;
};

static void make_some(
	void *context, uint32_t part, struct range range, struct arena *kept, struct arena *scratch)
{
	const struct labour *labour = context;
	uint32_t i;

	(void)part, (void)scratch;
	for (i = range.first; i < range.last; i++) {
		const struct print *print = &labour->prints->at[labour->first[i]];

		make_trait(kept, labour->analysis, labour->words, print->dispatch, print->mention,
			&labour->traits[i]);
		labour->traits[i].order = i;
	}
}

/* What the n prints of a dispatch tell of each other; all traits from `first` on are its own. */
static void relate(struct arena *arena, const struct analysis *analysis, const struct words *words,
	enum fact_kind kind, struct traits *traits, uint32_t first, const struct print *prints,
	uint32_t n)
{
	if (traits->n > first && (kind == FACT_QUANTITY || kind == FACT_DATE))
		match_tell(arena, traits, first, prints, n);
	if (kind == FACT_QUOTE && words->bearers)
		match_speeches(analysis, words, traits->at + first, traits->n - first);
}

/* Whether prints of the kind echo each other; whose turn a quotation is counts where it may be
 * translated. */
static bool may_echo(
	const struct analysis *analysis, const struct words *words, enum fact_kind kind)
{
	return analysis->n > MATCH_LARGE && words->pages->prints &&
	       !(kind == FACT_QUOTE && words->many_languages);
}

static uint32_t count_mentions(
	const struct analysis *analysis, const struct story *story, enum fact_kind kind)
{
	uint32_t n = 0, s, d, i;

	for (s = 0; s < story->n; s++)
		for (d = story->at[s], i = 0; i < analysis->mentions[d].n; i++)
			n += analysis->mentions[d].at[i].kind == kind;
	return n;
}

/* The prints of the story's dispatches, and the traits that are theirs; alone: each its own. */
static struct traits make_traits(struct arena *arena, const struct analysis *analysis,
	const struct words *words, const struct story *story, enum fact_kind kind, bool alone,
	struct prints *prints)
{
	const uint32_t mentions = count_mentions(analysis, story, kind);
	/* Of each dispatch and behind the last: its first print, and the first trait made of it. */
	uint32_t *printed = arena_array(arena, uint32_t, (size_t)story->n + 1);
	uint32_t *made = arena_array(arena, uint32_t, (size_t)story->n + 1);
	uint32_t *first = arena_array(arena, uint32_t, (size_t)mentions + 1), n = 0, d, i;
	struct labour labour = { analysis, words, prints, first, NULL };

	vec_reserve(arena, prints, (size_t)mentions + 1);
	for (d = 0; d < story->n; d++) {
		printed[d] = prints->n;
		list_prints(arena, analysis, story->at[d], kind, prints);
	}
	printed[d] = prints->n;
	if (!alone && may_echo(analysis, words, kind))
		match_echoes(arena, analysis, words, prints);
	for (d = 0; d < story->n; d++)
		for (made[d] = n, i = printed[d]; i < printed[d + 1]; i++)
			if (prints->at[i].trait == n)
				first[n++] = i;
	made[d] = n;
	labour.traits = arena_array(arena, struct trait, (size_t)n + 1);
	match_share_out(arena, analysis, n, make_some, &labour);
	for (d = 0; d < story->n; d++) {
		struct traits known = { labour.traits, made[d + 1], made[d + 1] };

		relate(arena, analysis, words, kind, &known, made[d], prints->at + printed[d],
			printed[d + 1] - printed[d]);
	}
	return (struct traits){ labour.traits, n, n };
}

struct traits match_traits_of(struct arena *arena, const struct analysis *analysis,
	const struct words *words, uint32_t dispatch, enum fact_kind kind)
{
	const struct story alone = { &dispatch, 1 };
	struct prints prints = { NULL, 0, 0 };

	return make_traits(arena, analysis, words, &alone, kind, true, &prints);
}

/* What the others say is known without their cues; how alike to it are those that say the same, by
 * theirs. */
const struct trait *match_trait_of(struct arena *arena, const struct analysis *analysis,
	const struct words *words, uint32_t dispatch, const struct mention *mention)
{
	const struct mentions *mentions = &analysis->mentions[dispatch];
	bool valued = mention->kind == FACT_QUANTITY || mention->kind == FACT_DATE;
	struct trait own = { .mention = mention, .dispatch = dispatch }, *trait;
	struct traits traits = { NULL, 0, 0 };
	struct prints prints = { NULL, 0, 0 };
	uint32_t i, at = 0;

	if (valued)
		match_scale(&own, words->rates);
	for (i = 0; i < mentions->n; i++) {
		if (mentions->at[i].kind != mention->kind)
			continue;
		at = &mentions->at[i] == mention ? traits.n : at;
		*vec_push(arena, &prints) = (struct print){ &mentions->at[i], dispatch, traits.n };
		trait = vec_push(arena, &traits);
		*trait = (struct trait){ .mention = &mentions->at[i], .dispatch = dispatch };
		if (valued)
			match_scale(trait, words->rates);
		if (trait->mention == mention ||
			(valued && match_value(trait) == match_value(&own)))
			make_trait(arena, analysis, words, dispatch, trait->mention, trait);
	}
	if (valued)
		match_tell(arena, &traits, 0, prints.at, prints.n);
	if (valued)
		match_recall_rank(analysis, &traits.at[at]);
	if (mention->kind == FACT_QUOTE && words->bearers)
		match_speeches(analysis, words, traits.at, traits.n);
	return &traits.at[at];
}

struct traits match_traits(struct arena *arena, const struct analysis *analysis,
	const struct words *words, enum fact_kind kind, struct prints *prints)
{
	return make_traits(arena, analysis, words, &words->story, kind, false, prints);
}

struct traits match_names(struct arena *arena, const struct analysis *analysis,
	const struct words *words, struct prints *prints)
{
	const struct story *story = &words->story;
	const uint32_t n = count_mentions(analysis, story, FACT_NAME);
	struct traits traits = { NULL, 0, 0 };
	uint32_t t, i;

	vec_reserve(arena, &traits, n + 1);
	vec_reserve(arena, prints, n + 1);
	for (t = 0; t < story->n; t++) {
		const struct mentions *mentions = &analysis->mentions[story->at[t]];

		for (i = 0; i < mentions->n; i++) {
			if (mentions->at[i].kind != FACT_NAME)
				continue;
			*vec_push(arena, prints) =
				(struct print){ &mentions->at[i], story->at[t], traits.n };
			*vec_push(arena, &traits) = (struct trait){ .mention = &mentions->at[i],
				.dispatch = story->at[t],
				.order = traits.n };
		}
	}
	return traits;
}
