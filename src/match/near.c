/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which pairs are worth scoring. Each mention stands under a few keys: what is counted and what
 * befell it, the noun, the value where it is rare, the day, the rarest words around it. Those who
 * share keys are candidates; the best of them, by how much the keys weigh, are scored. A key holds
 * so many mentions at most and a mention gets so many candidates, so that twice the dispatches is
 * twice the work; a mention left out of a full key is met through those in it.
 */
#include "match/parts.h"

#include <string.h>

enum {
	UNDER_KEY = 48,	   /* mentions kept under one key */
	CANDIDATES = 40,   /* scored for one mention */
	LEAST = 3,	   /* of either, however many mentions there are */
	MANY = 4096,	   /* mentions whose index is let go before they are grouped */
	SCORES = 300000,   /* in all: candidates and room under keys shrink to keep to it */
	RARE_WORDS = 6,	   /* keys from the context of a mention */
	SPEECH_WORDS = 10, /* keys from the words of a quotation or passage */
	KEYS = 16
};

/* A link weaker than this never decides a merge: it is not kept. */
static const float WEAKEST = 0.3f;

/* A key of a mention; there are millions. */
struct key {
	float weight;
	union {
		struct {
			uint32_t hash, trait;
		};
		struct range under; /* once they are sorted: those of the same hash, in `under` */
	};
};

struct keys VEC(struct key);

struct index {
	struct arena *arena;
	struct keys keys;
	uint32_t *first; /* of each mention, and one more: into keys */
	uint32_t *under; /* mentions, key by key */
	bool lonely;	 /* what several report in other words, and nobody quotes, is no pair */
};

/* Who shares keys with one mention. */
struct ballot {
	struct arena *arena;
	float *votes; /* of all */
	struct touched VEC(uint32_t) touched;
};

enum sort {
	SORT_CONCEPT = 1,
	SORT_EVENT,
	SORT_NOUN,
	SORT_VALUE,
	SORT_DAY,
	SORT_VERB,
	SORT_WORD,
	SORT_SPEAKER,
	SORT_UNIT,
	SORT_WEEKDAY,
	SORT_MONTH,
};

/* Those of one mention. */
struct own_keys {
	struct key at[KEYS];
	uint32_t n;
};

static void add_key(struct own_keys *keys, enum sort sort, uint64_t id, float weight)
{
	uint64_t hash = ((uint64_t)sort << 56 ^ id) * 0x9e3779b97f4a7c15u;

	if (keys->n < KEYS)
		keys->at[keys->n++] = (struct key){ .weight = weight,
			.hash = (uint32_t)((hash ^ hash >> 29) >> 16) };
}

static void add_rarest(struct own_keys *keys, const struct words *words, const struct cue *cues,
	uint32_t n, uint32_t most)
{
	float taken = 2;
	uint32_t k, i;

	for (k = 0; k < most; k++) {
		uint32_t best = n;

		for (i = 0; i < n; i++)
			if (cues[i].weight < taken &&
				(best == n || cues[i].weight > cues[best].weight))
				best = i;
		if (best == n)
			return;
		taken = cues[best].weight;
		add_key(keys, SORT_WORD, cues[best].id, match_rarity(words, cues[best].id));
	}
}

/* Words of a speech are all as near: the rarest are told apart by rarity alone, and ties count. */
static void add_words(struct own_keys *keys, const struct words *words, const struct trait *trait)
{
	uint32_t chosen[SPEECH_WORDS], n = 0, i, k;

	for (i = 0; i < trait->n_cues; i++) {
		for (k = n; k && trait->cues[chosen[k - 1]].weight < trait->cues[i].weight; k--)
			if (k < SPEECH_WORDS)
				chosen[k] = chosen[k - 1];
		if (k < SPEECH_WORDS)
			chosen[k] = i;
		n += n < SPEECH_WORDS;
	}
	for (i = 0; i < n; i++)
		add_key(keys, SORT_WORD, trait->cues[chosen[i]].id,
			match_rarity(words, trait->cues[chosen[i]].id));
}

/* The day, what holds it, and what its words say of it: "mardi", 13 March and March may be one. */
static void add_day(struct own_keys *keys, const struct date *date)
{
	unsigned weekday = date->weekday, month = date->month, day;
	int year;

	if (date->granularity == GRANULARITY_TIME) {
		add_key(keys, SORT_DAY, 1ull << 49, 0.4f); /* there are few */
		return;
	}
	if (date->first != DAY_NONE) {
		add_key(keys, SORT_DAY, (uint64_t)(uint32_t)date->first << 8 ^ date->granularity,
			0.8f);
		day_split(date->first, &year, &month, &day);
		if (date->granularity == GRANULARITY_DAY)
			weekday = day_weekday(date->first);
	} else {
		add_key(keys, SORT_DAY,
			1ull << 48 ^ (uint64_t)date->month << 16 ^ date->day << 8 ^ date->weekday,
			0.6f);
	}
	if (weekday)
		add_key(keys, SORT_WEEKDAY, weekday, 0.2f);
	if (month && date->granularity <= GRANULARITY_YEAR)
		add_key(keys, SORT_MONTH, month, 0.2f);
}

static void keys_of(struct own_keys *keys, const struct words *words, const struct trait *trait)
{
	const struct mention *mention = trait->mention;
	uint64_t bits;

	keys->n = 0;
	if (mention->kind == FACT_QUOTE || mention->kind == FACT_PASSAGE) {
		if (trait->speech.turn)
			add_key(keys, SORT_SPEAKER,
				(uint64_t)trait->bearer << 16 ^ trait->speech.turn, 0.6f);
		add_words(keys, words, trait);
		return;
	}
	if (mention->kind == FACT_DATE) {
		const struct date *date = &mention->date;

		add_day(keys, date);
		if (date->event)
			add_key(keys, SORT_EVENT, date->event, 0.6f);
		if (date->verb)
			add_key(keys, SORT_VERB, date->verb, 0.4f);
	} else {
		const struct quantity *q = &mention->quantity;

		if (q->counted)
			add_key(keys, SORT_CONCEPT, q->counted, 0.6f);
		if (q->event)
			add_key(keys, SORT_EVENT, (uint64_t)q->counted << 16 ^ q->event, 0.8f);
		if (q->event)
			add_key(keys, SORT_EVENT, q->event, 0.4f);
		if (q->head)
			add_key(keys, SORT_NOUN, q->head, 0.6f);
		memcpy(&bits, &trait->number, sizeof bits);
		add_key(keys, SORT_VALUE, (bits >> 8) ^ trait->dimension, 0.1f + trait->rarity);
		add_key(keys, SORT_UNIT, trait->dimension, 0.1f);
	}
	add_rarest(keys, words, trait->cues, trait->n_cues, RARE_WORDS);
	add_rarest(keys, words, trait->names, trait->n_names, 1);
}

/* A part of the mentions, and of the keys: theirs. */
struct lot {
	struct range mentions, keys;
};

struct gathering {
	struct index *index;
	const struct words *words;
	const struct traits *traits;
	struct lot *lots;
};

/* The keys of a part, one after another, from where there is room for those of its first mention. */
static void gather_some(
	void *context, uint32_t part, struct range range, struct arena *kept, struct arena *scratch)
{
	const struct gathering *all = context;
	struct key *keys = all->index->keys.at;
	uint32_t n = range.first * KEYS, t, k;
	struct own_keys own;

	(void)kept, (void)scratch;
	for (t = range.first; t < range.last; t++) {
		keys_of(&own, all->words, &all->traits->at[t]);
		all->index->first[t] = n;
		for (k = 0; k < own.n; k++) {
			own.at[k].trait = t;
			keys[n++] = own.at[k];
		}
	}
	all->lots[part] = (struct lot){ range, { range.first * KEYS, n } };
}

/* Moves the keys of a part up behind those of the parts before it. */
static void close_up(struct index *index, const struct lot *lot)
{
	struct keys *keys = &index->keys;
	const uint32_t n = lot->keys.last - lot->keys.first, gap = lot->keys.first - keys->n;
	uint32_t t;

	if (gap)
		memmove(keys->at + keys->n, keys->at + lot->keys.first, n * sizeof *keys->at);
	for (t = lot->mentions.first; t < lot->mentions.last; t++)
		index->first[t] -= gap;
	keys->n += n;
}

/* The keys of all mentions, one after another. */
static void gather_keys(struct index *index, const struct analysis *analysis,
	const struct words *words, const struct traits *traits)
{
	const uint32_t parts = match_parts(traits->n);
	struct gathering all = { index, words, traits,
		arena_array(index->arena, struct lot, parts) };
	uint32_t i;

	index->first = arena_array(index->arena, uint32_t, (size_t)traits->n + 1);
	vec_reserve(index->arena, &index->keys, (size_t)traits->n * KEYS + 1);
	match_share_out(index->arena, analysis, traits->n, gather_some, &all);
	for (i = 0; i < parts; i++)
		close_up(index, &all.lots[i]);
	index->first[traits->n] = index->keys.n;
}

/* Sorts the mentions under their keys; a key holds as many as there is room for, the first ones. */
static void fill_keys(struct index *index, uint32_t room)
{
	struct keys *keys = &index->keys;
	uint64_t *entries = arena_array(index->arena, uint64_t, (size_t)keys->n + 1);
	uint32_t first, last, i, filled = 0;

	for (i = 0; i < keys->n; i++)
		entries[i] = (uint64_t)keys->at[i].hash << 32 | i;
	entries = match_sort_keys(index->arena, entries, keys->n);
	index->under = arena_array(index->arena, uint32_t, (size_t)keys->n + 1);
	for (first = 0; first < keys->n; first = last) {
		struct range under = { filled, filled };

		for (last = first; last < keys->n && entries[last] >> 32 == entries[first] >> 32;
			last++)
			if (last - first < room)
				index->under[filled++] = keys->at[(uint32_t)entries[last]].trait;
		under.last = filled;
		for (i = first; i < last; i++)
			keys->at[(uint32_t)entries[i]].under = under;
	}
}

static void vote(const struct index *index, struct ballot *ballot, const struct traits *traits,
	uint32_t self)
{
	bool lonely = index->lonely && match_is_indirect(&traits->at[self]);
	uint32_t i, k;

	ballot->touched.n = 0;
	for (i = index->first[self]; i < index->first[self + 1]; i++) {
		const struct key *key = &index->keys.at[i];

		for (k = key->under.first; k < key->under.last; k++) {
			uint32_t other = index->under[k];

			if (other == self || (lonely && match_is_indirect(&traits->at[other])))
				continue;
			if (ballot->votes[other] == 0)
				*vec_push(ballot->arena, &ballot->touched) = other;
			ballot->votes[other] += key->weight;
		}
	}
}

/* Leaves the `most` best of the touched, by votes, then by order. */
static void choose(struct ballot *ballot, uint32_t most)
{
	uint32_t *at = ballot->touched.at, n = ballot->touched.n, i, k;

	for (i = 0; i < n; i++) {
		uint32_t one = at[i];

		for (k = i < most ? i : most; k; k--) {
			float ahead = ballot->votes[at[k - 1]] - ballot->votes[one];

			if (ahead > 0 || (ahead == 0 && at[k - 1] < one))
				break;
			if (k < most)
				at[k] = at[k - 1];
			else
				ballot->votes[at[k - 1]] = 0;
		}
		if (k < most)
			at[k] = one;
		else
			ballot->votes[one] = 0;
	}
	ballot->touched.n = n < most ? n : most;
}

/* Pairs by one of their ends, a counting sort; those alike stay in their order. */
static struct pairs sort_by(
	struct arena *arena, const struct pairs *pairs, bool second, uint32_t traits)
{
	uint32_t *start = arena_array(arena, uint32_t, (size_t)traits + 1), i;
	struct pairs sorted = { arena_array(arena, struct pair, (size_t)pairs->n + 1), pairs->n,
		pairs->n };

	for (i = 0; i < pairs->n; i++)
		start[(second ? pairs->at[i].b : pairs->at[i].a) + 1]++;
	for (i = 0; i < traits; i++)
		start[i + 1] += start[i];
	for (i = 0; i < pairs->n; i++)
		sorted.at[start[second ? pairs->at[i].b : pairs->at[i].a]++] = pairs->at[i];
	return sorted;
}

/* Those that a mention before this one chose, which it need not be scored with again. */
static bool has_chosen(const uint32_t *chosen, uint32_t n, uint32_t trait)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (chosen[i] == trait)
			return true;
	return false;
}

/* The candidates of each mention, and what is made of them. */
struct candidates {
	const struct index *index;
	const struct lang *lang;
	const struct traits *traits;
	uint32_t *chosen, *count; /* chosen: `most` for each */
	uint32_t most;
	struct pairs *pairs; /* of each part of the mentions */
};

static void choose_some(
	void *context, uint32_t part, struct range range, struct arena *kept, struct arena *scratch)
{
	const struct candidates *all = context;
	struct ballot ballot = { .arena = scratch,
		.votes = arena_array(scratch, float, (size_t)all->traits->n + 1) };
	uint32_t i, k;

	(void)part, (void)kept;
	for (i = range.first; i < range.last; i++) {
		vote(all->index, &ballot, all->traits, i);
		choose(&ballot, all->most);
		all->count[i] = ballot.touched.n;
		for (k = 0; k < ballot.touched.n; k++) {
			all->chosen[(size_t)i * all->most + k] = ballot.touched.at[k];
			ballot.votes[ballot.touched.at[k]] = 0;
		}
	}
}

static void score_some(
	void *context, uint32_t part, struct range range, struct arena *kept, struct arena *scratch)
{
	const struct candidates *all = context;
	const uint32_t most = all->most;
	uint32_t i, k;

	(void)scratch;
	for (i = range.first; i < range.last; i++)
		for (k = 0; k < all->count[i]; k++) {
			uint32_t other = all->chosen[(size_t)i * most + k],
				 a = i < other ? i : other, b = i < other ? other : i;
			float score;

			if (other < i && has_chosen(all->chosen + (size_t)other * most,
						 all->count[other], i))
				continue;
			score = match_score(all->lang, &all->traits->at[a], &all->traits->at[b]);
			if (score >= WEAKEST)
				*vec_push(kept, &all->pairs[part]) = (struct pair){ a, b, score };
		}
}

/* The pairs of all parts, one after another. */
static struct pairs gather_pairs(struct arena *arena, const struct pairs *some, uint32_t parts)
{
	struct pairs all = { NULL, 0, 0 };
	uint32_t n = 0, i;

	for (i = 0; i < parts; i++)
		n += some[i].n;
	vec_reserve(arena, &all, (size_t)n + 1);
	for (i = 0; i < parts; i++) {
		if (some[i].n)
			memcpy(all.at + all.n, some[i].at, some[i].n * sizeof *some[i].at);
		all.n += some[i].n;
	}
	return all;
}

/* The candidates of each mention, scored. */
static struct pairs score_all(const struct index *index, const struct analysis *analysis,
	const struct traits *traits, uint32_t most)
{
	struct arena *arena = index->arena;
	struct candidates all = { .index = index,
		.lang = analysis->lang,
		.traits = traits,
		.chosen = arena_array(arena, uint32_t, (size_t)traits->n * most + 1),
		.count = arena_array(arena, uint32_t, (size_t)traits->n + 1),
		.most = most,
		.pairs = arena_array(arena, struct pairs, match_parts(traits->n)) };

	match_share_out(arena, analysis, traits->n, choose_some, &all);
	match_share_out(arena, analysis, traits->n, score_some, &all);
	return gather_pairs(arena, all.pairs, match_parts(traits->n));
}

/* Shrinks with their number what is done for each mention. */
static uint32_t share_of(uint32_t whole, uint64_t mentions)
{
	uint32_t share = mentions ? (uint32_t)(SCORES / mentions) : whole;

	return share > whole ? whole : share < LEAST ? LEAST : share;
}

struct pairs match_near(struct arena *arena, const struct analysis *analysis,
	const struct words *words, const struct traits *traits)
{
	const uint64_t all = match_crowd(analysis, words, traits->n);
	const uint32_t most = share_of(CANDIDATES, all);
	/* An index takes more than all that is made of it. */
	struct arena *own = traits->n > MANY ? arena_new() : arena;
	struct index index = { .arena = own, .lonely = analysis->n > MATCH_LARGE };
	struct pairs pairs;

	gather_keys(&index, analysis, words, traits);
	fill_keys(&index, 2 * share_of(UNDER_KEY / 2, all));
	pairs = score_all(&index, analysis, traits, most);
	pairs = sort_by(own, &pairs, true, traits->n);
	pairs = sort_by(arena, &pairs, false, traits->n);
	if (own != arena)
		arena_free(own);
	return pairs;
}
