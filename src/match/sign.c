/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What words around a figure say of its scope: that it is of a part of what another counts, of
 * those left over, of a time to come, of one season. Two figures of two scopes are two figures.
 *
 *     six seamen, [four Greeks and two Poles]   [two others] are still held
 *     unemployment is [expected to] peak at 6 %   30 goals [in his career]
 */
#include "match/parts.h"

#include <math.h>

static bool is_kind_of(const struct lang *lang, uint16_t concept, uint16_t above)
{
	while (concept && concept != above)
		concept = lang_concept_broader(lang, concept);
	return concept != 0;
}

static uint32_t word_at(
	const struct dispatch *dispatch, uint32_t i, uint32_t last, const char *name)
{
	return i < last && dispatch->tokens.at[i].type == TOKEN_WORD
		       ? pack_match_named(
				 dispatch->pack, &dispatch->tokens, i, last, LANG_WORD, name)
		       : 0;
}

static bool is_named(const struct dispatch *dispatch, uint32_t i, uint32_t last, const char *name)
{
	return word_at(dispatch, i, last, name) != 0;
}

/* The clause around a mention, so many tokens to each side of it at most. */
static struct range around(const struct mention *mention, uint32_t near)
{
	struct range range = mention->clause;

	if (range.first + near < mention->tokens.first)
		range.first = mention->tokens.first - near;
	if (range.last > mention->tokens.last + near)
		range.last = mention->tokens.last + near;
	return range;
}

static bool holds_word(const struct dispatch *dispatch, struct range range, const char *name)
{
	uint32_t i;

	for (i = range.first; i < range.last; i++)
		if (is_named(dispatch, i, range.last, name))
			return true;
	return false;
}

/* "Are expected to leave", "is said to have": nobody says it on a day. */
static bool is_supposed(const struct dispatch *dispatch, uint32_t i)
{
	return i && i + 1 < dispatch->tokens.n && is_named(dispatch, i - 1, i, "been") &&
	       pack_match_named(dispatch->pack, &dispatch->tokens, i + 1, i + 2, LANG_RANGE,
		       "to") != 0;
}

/* Whether a date hangs on words of saying, a few words from it in its clause. */
static bool is_said(const struct dispatch *dispatch, const struct mention *mention)
{
	enum { NEAR = 5 };
	struct range clause = around(mention, NEAR);
	struct senses senses;
	uint32_t i;

	for (i = clause.first; i < clause.last; i++)
		if (dispatch->tokens.at[i].type == TOKEN_WORD &&
			pack_match(dispatch->pack, &dispatch->tokens, i, mention->clause.last,
				1u << LANG_SAYING, &senses) &&
			!is_supposed(dispatch, i))
			return true;
	return false;
}

/* "He announced the opening from Tuesday", on a Monday: no day of his saying it. */
static bool is_to_come(const struct dispatch *dispatch, const struct date *date)
{
	return dispatch->last_day != DAY_NONE && date->first != DAY_NONE &&
	       date->first > dispatch->last_day;
}

/* Whether others are counted beside these, to whom the same befell. */
static bool is_listed(
	const struct analysis *analysis, uint32_t dispatch, const struct mention *mention)
{
	enum { NEAR = 8 }; /* tokens */
	const struct mentions *all = &analysis->mentions[dispatch];
	const struct quantity *own = &mention->quantity, *other;
	uint32_t at = (uint32_t)(mention - all->at), i;

	for (i = at > 2 ? at - 2 : 0; i < all->n && i < at + 3; i++) {
		other = &all->at[i].quantity;
		if (i != at && all->at[i].kind == FACT_QUANTITY &&
			all->at[i].sentence == mention->sentence &&
			other->measure == MEASURE_COUNT && other->counted && own->counted &&
			other->counted != own->counted && other->event == own->event &&
			!is_kind_of(analysis->lang, other->counted, own->counted) &&
			!is_kind_of(analysis->lang, own->counted, other->counted) &&
			match_away(mention->tokens, all->at[i].tokens.first) <= NEAR)
			return true;
	}
	return false;
}

/* What is looked for around a figure, in one go: a set, by bit. */
enum sign {
	SIGN_HOSPITAL = 1,
	SIGN_TAKES_IN = 2,
	SIGN_SEASON = 4,
	SIGN_CAREER = 8,
	SIGN_ROOM = 16,
	SIGN_MAY_BECOME = 32,
	SIGN_FORESEEN = 64,
};

static uint32_t signs_around(const struct dispatch *dispatch, const struct mention *mention)
{
	enum { NEAR = 7, FAR = 40, FARTHEST = 60 }; /* tokens */
	const struct range near = around(mention, NEAR), far = around(mention, FAR),
			   farthest = around(mention, FARTHEST);
	const struct pack_sought sought[] = {
		{ "one-hospital", farthest },
		{ "takes-in", farthest },
		{ "one-season", far },
		{ "all-along", far },
		{ "room-for", near },
		{ "may-become", near },
		{ "foreseen", near },
	};

	return pack_seek(dispatch->pack, &dispatch->tokens, sought, sizeof sought / sizeof *sought);
}

uint32_t match_follows(
	const struct dispatch *dispatch, const struct mention *mention, const char *name)
{
	enum { LONGEST = 4 }; /* tokens */
	uint32_t first = dispatch->sentences.at[mention->sentence].first, n;

	for (n = 1; n <= LONGEST && mention->tokens.first >= first + n; n++)
		if (word_at(dispatch, mention->tokens.first - n, mention->tokens.first, name) == n)
			return n;
	return 0;
}

/* "Dont deux", "three of them": a part of those counted before. */
static bool is_part(const struct dispatch *dispatch, const struct mention *mention, uint32_t signs)
{
	/* "L'hôpital de Pau a reçu neuf blessés": those of one hospital. */
	const uint32_t of_one_house = SIGN_HOSPITAL | SIGN_TAKES_IN;

	return match_follows(dispatch, mention, "including") ||
	       match_follows(dispatch, mention, "counts-in") ||
	       is_named(dispatch, mention->tokens.last,
		       dispatch->sentences.at[mention->sentence].last, "of-them") ||
	       (signs & of_one_house) == of_one_house;
}

/* Who vouches for the figure. */
static uint8_t side_of(const struct dispatch *dispatch, const struct mention *mention)
{
	const struct pack_sought sought[] = {
		{ "authority", mention->voice },
		{ "party", mention->voice },
	};
	uint32_t found = pack_seek(dispatch->pack, &dispatch->tokens, sought, 2);

	return (found & 1 ? SIDE_AUTHORITY : 0) | (found & 2 ? SIDE_PARTY : 0);
}

/* Whether the words at token i go on with more of the same: "and", "et"; how many tokens. */
static uint32_t goes_on(const struct dispatch *dispatch, uint32_t i, uint32_t last)
{
	const struct token *token = &dispatch->tokens.at[i];

	if (token->type == TOKEN_MARK && dispatch->text[token->span.start] == ',')
		return 1;
	return word_at(dispatch, i, last, "joint");
}

/* Where the count told next to this one begins, at most a few tokens on; 0: there is none. */
static uint32_t next_in_list(const struct dispatch *dispatch, uint32_t from, uint32_t last)
{
	enum { NEAR = 3 }; /* tokens of the noun */
	uint32_t i, n;

	for (i = from; i < last && i < from + NEAR; i++)
		if ((n = goes_on(dispatch, i, last)) != 0)
			return i + n;
	return 0;
}

static bool is_exact_count(const struct mention *mention)
{
	return mention->kind == FACT_QUANTITY && mention->quantity.measure == MEASURE_COUNT &&
	       mention->quantity.relation == RELATION_EXACTLY;
}

/* Of the quantities, the one behind; all of them: none. */
static uint32_t next_figure(const struct mentions *all, uint32_t i)
{
	for (i++; i < all->n && all->at[i].kind != FACT_QUANTITY;)
		i++;
	return i;
}

/* "Three Greeks, two Poles and a Dane": what the list comes to that begins with the mention. */
static double sum_from(
	const struct dispatch *dispatch, const struct mentions *all, uint32_t own, uint32_t *past)
{
	enum { LONGEST = 5 };
	uint32_t last = dispatch->sentences.at[all->at[own].sentence].last, at = 0, i, next, n;
	double sum = all->at[own].quantity.number;

	for (i = own, n = 0; n < LONGEST; i = next, n++) {
		at = next_in_list(dispatch, all->at[i].tokens.last, last);
		next = next_figure(all, i);
		if (!at || next == all->n || all->at[next].tokens.first != at)
			break;
		if (!is_exact_count(&all->at[next])) { /* "and a dozen" are not one more */
			at = 0;
			break;
		}
		sum += all->at[next].quantity.number;
	}
	*past = i + 1;
	return at && is_named(dispatch, at, last, "one-more") ? sum + 1 : sum;
}

/* What the list comes to that the mention stands in; 0: it stands in none. */
static double together(const struct analysis *analysis, uint32_t d, const struct mention *mention)
{
	enum { BACK = 4 };
	const struct mentions *all = &analysis->mentions[d];
	uint32_t own = (uint32_t)(mention - all->at), past, i;
	double sum;

	if (!is_exact_count(mention))
		return 0;
	for (i = own > BACK ? own - BACK : 0; i <= own; i++) {
		if (!is_exact_count(&all->at[i]) || all->at[i].sentence != mention->sentence)
			continue;
		sum = sum_from(analysis->dispatches[d], all, i, &past);
		if (past > own && sum > mention->quantity.number)
			return sum;
	}
	return 0;
}

/* "Three of the six", "trois des six". */
static bool is_whole(const struct analysis *analysis, uint32_t d, const struct mention *mention)
{
	enum { BACK = 3 }; /* mentions, of all kinds */
	const struct mentions *all = &analysis->mentions[d];
	uint32_t own = (uint32_t)(mention - all->at), i;

	for (i = own > BACK ? own - BACK : 0; i < own; i++)
		if (all->at[i].kind == FACT_QUANTITY &&
			all->at[i].tokens.last < mention->tokens.first &&
			all->at[i].tokens.last + word_at(analysis->dispatches[d],
							 all->at[i].tokens.last,
							 mention->tokens.first, "out-of") ==
				mention->tokens.first)
			return true;
	return false;
}

/* Whether another count stands in the range; but not the whole of which the mention is a part. */
static bool counts_others(const struct analysis *analysis, uint32_t d,
	const struct mention *mention, struct range range)
{
	enum { AROUND = 3 }; /* mentions, of all kinds */
	const struct mentions *all = &analysis->mentions[d];
	uint32_t own = (uint32_t)(mention - all->at), i;

	for (i = own > AROUND ? own - AROUND : 0; i < all->n && i <= own + AROUND; i++)
		if (i != own && all->at[i].kind == FACT_QUANTITY &&
			all->at[i].quantity.measure == MEASURE_COUNT &&
			all->at[i].tokens.first >= range.first &&
			all->at[i].tokens.first < range.last && !is_whole(analysis, d, &all->at[i]))
			return true;
	return false;
}

/* "Nine of the sixteen are still in hospital": what is said of the count nearest before it, or,
 * where there is none, of that behind it. */
static bool is_still(const struct analysis *analysis, uint32_t d, const struct mention *mention)
{
	enum { NEAR = 7 }; /* tokens */
	const struct dispatch *dispatch = analysis->dispatches[d];
	const struct range near = around(mention, NEAR), own = mention->tokens;
	uint32_t i;

	for (i = near.first; i < near.last && !is_whole(analysis, d, mention); i++)
		if (is_named(dispatch, i, near.last, "still") &&
			!counts_others(analysis, d, mention,
				i < own.first ? (struct range){ mention->clause.first, i }
					      : (struct range){ own.last, i }))
			return true;
	return false;
}

/* "Two others", "les deux autres": those whom what was told before leaves over. */
static bool is_rest(const struct dispatch *dispatch, const struct mention *mention)
{
	enum { NEAR = 2 };
	struct range range = { mention->tokens.first, mention->tokens.last + NEAR };

	if (range.last > mention->clause.last)
		range.last = mention->clause.last;
	return match_follows(dispatch, mention, "left-over") ||
	       holds_word(dispatch, range, "left-over");
}

/* "The former hostages, aged 20 to 61", "the players, 16 to 21": of a group; of one man desks know
 * it by a few years, or in round ones ("25 to 30"). */
static bool is_of_many_ages(const struct quantity *quantity)
{
	static const double MANY = 12, SOME = 3, ROUND = 5;
	double years = quantity->high - quantity->low;

	if (quantity->measure != MEASURE_AGE || quantity->relation != RELATION_ABOUT ||
		quantity->number > quantity->low)
		return false;
	return years > MANY || (years > SOME && (fmod(quantity->low, ROUND) != 0 ||
							fmod(quantity->high, ROUND) != 0));
}

/* What ends for one after the other, so that those left are fewer than all: not death, nor being
 * held, missing or in danger, of which "still" is said from the first hour. */
static bool is_passing(const struct lang *lang, const struct quantity *quantity)
{
	static const char *const passing[] = { "wounded", "hospitalised", "cut-off", "evacuated",
		"displaced" };
	size_t i;

	for (i = 0; quantity->event && i < sizeof passing / sizeof *passing; i++)
		if (quantity->event == lang_concept_id(lang, passing[i]))
			return true;
	return false;
}

/* What is foreseen is measured or paid; what will be counted is mostly the news itself. */
static bool may_be_foreseen(const struct quantity *quantity)
{
	return quantity->measure == MEASURE_PERCENT || quantity->measure == MEASURE_FRACTION ||
	       quantity->measure == MEASURE_MONEY || quantity->measure == MEASURE_PHYSICAL;
}

/* "An exit poll put the Greens on 31", "the 34 that the exit poll gave it"; what comes behind a
 * semicolon or "but" is no longer the poll's. */
static bool is_polled(const struct dispatch *dispatch, const struct mention *mention)
{
	enum { BEHIND = 4 }; /* tokens */
	const struct range sentence = dispatch->sentences.at[mention->sentence];
	uint32_t last = mention->tokens.last + BEHIND, i;
	bool polled = false;

	for (i = sentence.first; i < mention->tokens.first; i++) {
		const struct token *token = &dispatch->tokens.at[i];

		if (is_named(dispatch, i, sentence.last, "poll"))
			polled = true;
		else if (is_named(dispatch, i, sentence.last, "but") ||
			 (token->type == TOKEN_MARK && dispatch->text[token->span.start] == ';'))
			polled = false;
	}
	for (; i < last && i < sentence.last && dispatch->tokens.at[i].type == TOKEN_WORD; i++)
		polled |= is_named(dispatch, i, sentence.last, "poll");
	return polled;
}

static uint16_t scope_of(
	const struct analysis *analysis, uint32_t d, const struct mention *mention, uint32_t signs)
{
	const struct dispatch *dispatch = analysis->dispatches[d];
	uint16_t scope = 0;

	if (mention->quantity.measure == MEASURE_COUNT) {
		scope |= is_whole(analysis, d, mention) ? SCOPE_WHOLE : 0;
		scope |= is_rest(dispatch, mention) ? SCOPE_REST : 0;
		scope |= signs & SIGN_ROOM ? SCOPE_ROOM : 0;
		scope |= signs & SIGN_MAY_BECOME ? SCOPE_FORESEEN : 0;
		scope |= signs & SIGN_SEASON ? SCOPE_SEASON : 0;
		scope |= signs & SIGN_CAREER ? SCOPE_CAREER : 0;
		scope |= is_passing(analysis->lang, &mention->quantity) &&
					 is_still(analysis, d, mention)
				 ? SCOPE_STILL
				 : 0;
	}
	scope |= is_of_many_ages(&mention->quantity) ? SCOPE_MANY : 0;
	if ((mention->quantity.measure == MEASURE_COUNT ||
		    mention->quantity.measure == MEASURE_PERCENT) &&
		is_polled(dispatch, mention))
		scope |= SCOPE_POLLED;
	if (may_be_foreseen(&mention->quantity) && signs & SIGN_FORESEEN)
		scope |= SCOPE_FORESEEN;
	return scope;
}

/* "Encourt dix ans", "insured up to $250,000": a ceiling that is set, not what came about. */
bool match_is_limit(const struct dispatch *dispatch, const struct mention *mention)
{
	enum { NEAR = 12 }; /* tokens */
	struct range range = dispatch->sentences.at[mention->sentence];

	if (range.first + NEAR < mention->tokens.first)
		range.first = mention->tokens.first - NEAR;
	if (range.last > mention->tokens.last + NEAR)
		range.last = mention->tokens.last + NEAR;
	return holds_word(dispatch, range, "limits");
}

/* "33 victims": mostly of the dead; "45 victims of fraud" are not. */
static uint16_t fate_of(
	const struct lang *lang, const struct dispatch *dispatch, const struct mention *mention)
{
	uint32_t last = dispatch->sentences.at[mention->sentence].last, i = mention->tokens.first;

	if (mention->quantity.event || mention->quantity.measure != MEASURE_COUNT)
		return 0;
	while (i < mention->tokens.last && !is_named(dispatch, i, last, "casualty"))
		i++;
	return i < mention->tokens.last && !is_named(dispatch, i + 1, last, "out-of")
		       ? lang_concept_id(lang, "dead")
		       : 0;
}

/* Things counted by their name, "un TGV sur huit", "12 Rafale": its stem. In a headline all words
 * may have capitals. */
static uint32_t brand_of(
	const struct lang *lang, const struct dispatch *dispatch, const struct mention *mention)
{
	const struct quantity *quantity = &mention->quantity;
	uint32_t i;

	if (dispatch->blocks.at[mention->block].kind != BLOCK_PARAGRAPH || !quantity->head ||
		!is_kind_of(lang, quantity->counted, lang_concept_id(lang, "things")))
		return 0;
	for (i = mention->tokens.first + 1; i < mention->clause.last; i++) /* "12 % of Jettas" */
		if (dispatch->tokens.at[i].span.start == quantity->noun.start)
			return dispatch->tokens.at[i].flags & TOKEN_CAPITAL ? quantity->head : 0;
	return 0;
}

void match_read_signs(const struct analysis *analysis, struct trait *trait)
{
	const struct mention *mention = trait->mention;
	const struct dispatch *dispatch = analysis->dispatches[trait->dispatch];
	uint32_t signs;

	if (mention->kind == FACT_DATE)
		trait->said = !is_to_come(dispatch, &mention->date) && is_said(dispatch, mention);
	if (mention->kind != FACT_QUANTITY)
		return;
	signs = signs_around(dispatch, mention);
	trait->listed = is_listed(analysis, trait->dispatch, mention);
	trait->part = is_part(dispatch, mention, signs);
	trait->side = side_of(dispatch, mention);
	trait->fate = fate_of(analysis->lang, dispatch, mention);
	trait->brand = brand_of(analysis->lang, dispatch, mention);
	trait->together = together(analysis, trait->dispatch, mention);
	trait->scope = scope_of(analysis, trait->dispatch, mention, signs);
}

/* In the headline, or in the first paragraph, or near the top of a text that has but one. */
static bool is_lead(const struct dispatch *dispatch, const struct trait *trait)
{
	enum { PARAGRAPH = 14 }; /* tokens */
	static const float HEAD = 0.15f, MOST = 0.2f;
	uint32_t i;

	if (trait->mention->sentence == 0 || trait->place < HEAD)
		return true;
	for (i = 0; i < trait->mention->block; i++)
		if (dispatch->blocks.at[i].kind == BLOCK_PARAGRAPH &&
			dispatch->blocks.at[i].tokens.last - dispatch->blocks.at[i].tokens.first >=
				PARAGRAPH)
			return false;
	return trait->place < MOST;
}

void match_read_place(const struct dispatch *dispatch, struct trait *trait)
{
	trait->place = (float)trait->mention->span.start / (float)(dispatch->length + 1);
	trait->lead = is_lead(dispatch, trait);
}
