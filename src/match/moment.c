/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shares that fell by a fifth at worst, by a sixth at ten o'clock and by a tenth at the close fell
 * once: three figures of three moments of a day, none of which denies another.
 *
 * Likewise a score while they play, and the final one.
 *
 *     tumbled [as much as] 22%     were down 17.6% [at 0945 GMT]     [closed] 9% lower
 *     peak                         trading                           close
 */
#include "match/parts.h"

static bool is_named(const struct dispatch *dispatch, uint32_t i, uint32_t last, const char *name)
{
	return dispatch->tokens.at[i].type == TOKEN_WORD &&
	       pack_match_named(dispatch->pack, &dispatch->tokens, i, last, LANG_WORD, name) != 0;
}

static enum moment moment_at(const struct dispatch *dispatch, uint32_t i, uint32_t last)
{
	return is_named(dispatch, i, last, "at-close")	   ? MOMENT_CLOSE
	       : is_named(dispatch, i, last, "at-open")	   ? MOMENT_OPEN
	       : is_named(dispatch, i, last, "in-trading") ? MOMENT_TRADING
							   : MOMENT_NONE;
}

/* Whether the clause is of a market at all: elsewhere "closed" is no moment. */
static bool tells_market(const struct dispatch *dispatch, struct range range)
{
	uint32_t i;

	for (i = range.first; i < range.last; i++)
		if (is_named(dispatch, i, range.last, "market"))
			return true;
	return false;
}

/* "Menés 2-0", "at 2-0", "2-0 at half-time": no score is final while they play. */
static enum moment moment_of_score(const struct dispatch *dispatch, const struct mention *mention)
{
	enum { NEAR = 3 }; /* tokens */
	struct range sentence = dispatch->sentences.at[mention->sentence], at = mention->tokens;
	uint32_t far;

	for (far = 1; far <= NEAR; far++)
		if ((at.first >= sentence.first + far &&
			    is_named(dispatch, at.first - far, at.first, "while-playing")) ||
			(at.last + far <= sentence.last && is_named(dispatch, at.last + far - 1,
								   sentence.last, "while-playing")))
			return MOMENT_TRADING;
	return at.first > sentence.first && is_named(dispatch, at.first - 1, at.first, "at-score")
		       ? MOMENT_TRADING
		       : MOMENT_CLOSE;
}

bool match_is_market(const struct dispatch *dispatch, const struct mention *mention)
{
	return mention->kind == FACT_QUANTITY &&
	       (mention->quantity.measure == MEASURE_MONEY ||
		       mention->quantity.measure == MEASURE_PERCENT) &&
	       tells_market(dispatch, dispatch->sentences.at[mention->sentence]);
}

enum moment match_moment(const struct dispatch *dispatch, const struct mention *mention)
{
	enum { NEAR = 9 }; /* tokens */
	struct range sentence = dispatch->sentences.at[mention->sentence], at = mention->tokens;
	uint32_t i, far;
	enum moment moment = MOMENT_NONE;

	if (mention->kind == FACT_QUANTITY && mention->quantity.measure == MEASURE_SCORE)
		return moment_of_score(dispatch, mention);
	if (!match_is_market(dispatch, mention))
		return MOMENT_NONE;
	for (i = at.first; i < at.last; i++)
		if (is_named(dispatch, i, at.last, "at-peak"))
			return MOMENT_PEAK;
	for (far = 1; far <= NEAR && !moment; far++) {
		if (at.first >= sentence.first + far)
			moment = moment_at(dispatch, at.first - far, sentence.last);
		if (!moment && at.last + far <= sentence.last)
			moment = moment_at(dispatch, at.last + far - 1, sentence.last);
	}
	return moment;
}
