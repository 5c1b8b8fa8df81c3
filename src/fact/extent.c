/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a name ends. It grows over capitals, initials and hyphens, over particles between capitals,
 * and is at least as long as the table of names knows it.
 *
 *     [Ursula von der Leyen] , the [Bank of England] , [Pont-à-Mousson] , [New York Stock Exchange]
 */
#include "fact/naming.h"

#include <string.h>

enum {
	LINKS_MOST = 4, /* small words between the hyphens of a name */
	LINK_LETTERS = 5
};

/* "Securities and Exchange Commission": an institution's name may hold a conjunction. */
static uint32_t grow_conjunction(const struct naming *naming, uint32_t i, uint32_t last)
{
	uint32_t end;

	if (!spot_rule(naming->dispatch, i, last, "conjunction"))
		return i;
	for (end = i + 1; end < last && end < i + 4 && naming_capital(naming, end); end++)
		if (end > i + 1 && spot_rule(naming->dispatch, end, last, "institution"))
			return end + 1;
	return i;
}

/* "[Reuters] Equifax": a credit stands before the caption it is for. */
static bool is_credit(const struct naming *naming, uint32_t first, uint32_t i)
{
	return i == first + 1 && naming_known(naming, first, i, 1u << LANG_AGENCY);
}

/* Ends the token in an apostrophe, and stands another right behind it? */
static bool is_elided(const struct naming *naming, uint32_t i, uint32_t last)
{
	const char *end = naming->dispatch->text + naming->at[i].span.end;

	return naming_letters(naming, i) >= 2 && i + 1 < last &&
	       spot_glued(naming->dispatch, i + 1) &&
	       (end[-1] == '\'' ||
		       (naming_letters(naming, i) > 3 && !memcmp(end - 3, "\xe2\x80\x99", 3)));
}

/* The "d'Armor" of English text, where an apostrophe parts no words. */
static bool holds_elision(const struct naming *naming, uint32_t i)
{
	const char *at = naming->dispatch->text + naming->at[i].span.start;
	uint32_t n = naming_letters(naming, i);

	if (n > 4 && !memcmp(at + 1, "\xe2\x80\x99", 3))
		return at[4] >= 'A' && at[4] <= 'Z';
	return n > 2 && at[1] == '\'' && at[2] >= 'A' && at[2] <= 'Z';
}

/* "Pont-[à-Mousson]", "Stratford-[upon-Avon]": small words between hyphens, up to a capital. */
static uint32_t grow_chain(const struct naming *naming, uint32_t i, uint32_t last)
{
	uint32_t at;

	for (at = i; at + 1 < last && at < i + 2 * LINKS_MOST; at += 2) {
		if ((!spot_mark(naming->dispatch, at, "-") &&
			    !spot_mark(naming->dispatch, at, "‑")) ||
			!spot_glued(naming->dispatch, at) || !spot_glued(naming->dispatch, at + 1))
			return i;
		if (naming_capital(naming, at + 1) || holds_elision(naming, at + 1))
			return at + 2;
		if (is_elided(naming, at + 1, last) && naming_capital(naming, at + 2))
			return at + 3; /* "Côtes-[d'Armor]" */
		if (naming->at[at + 1].type != TOKEN_WORD ||
			naming_letters(naming, at + 1) > LINK_LETTERS)
			return i;
	}
	return i;
}

static bool any_is(const struct naming *naming, uint32_t first, uint32_t last, const char *rule)
{
	for (; first < last; first++)
		if (spot_rule(naming->dispatch, first, last, rule))
			return true;
	return false;
}

/*
 * Whether what stands behind a particle belongs to the name before it. It does in "Bank of England"
 * and in "Charles de Gaulle", not in "the firm Roy of Leeds", where each is a name elsewhere.
 */
static bool belongs(
	const struct naming *naming, uint32_t first, uint32_t i, uint32_t next, uint32_t last)
{
	if (any_is(naming, first, i, "institution"))
		return true;
	if (naming_known(naming, next, last, 1u << LANG_PLACE))
		return false;
	if (!spot_rule(naming->dispatch, i, last, "belongs"))
		return true;
	if (naming->at[first].flags & TOKEN_UPPER && naming_letters(naming, first) > 1 &&
		i == first + 1)
		return false; /* "CHU de Nantes" */
	return spot_rule(naming->dispatch, i, last, "noble") &&
	       !(i == first + 1 && naming_was_seen(naming, naming->at[first].word, SEEN_ALONE)) &&
	       !naming_was_seen(naming, naming->at[next].word, SEEN_AS_PLACE);
}

static bool glued_mark(const struct naming *naming, uint32_t i, const char *mark)
{
	return spot_mark(naming->dispatch, i, mark) && spot_glued(naming->dispatch, i);
}

/* Over a mark: "J[. Roy]", "St[. Thomas]", the last stop of "U.S.", "M[&S]", "Information
 * Commissioner['s Office]". */
static uint32_t grow_mark(const struct naming *naming, uint32_t first, uint32_t i, uint32_t last)
{
	bool goes_on = i + 1 < last && naming_capital(naming, i + 1);

	if ((glued_mark(naming, i, "-") || glued_mark(naming, i, "&") ||
		    glued_mark(naming, i, "‑")) &&
		goes_on && spot_glued(naming->dispatch, i + 1))
		return i + 2;
	if (glued_mark(naming, i, ".") && goes_on &&
		((naming_initial(naming, i - 1, last) && i > first) ||
			spot_rule(naming->dispatch, i - 1, i, "saint")))
		return i + 2;
	if (glued_mark(naming, i, ".") && naming_initial(naming, i - 1, last) && i >= 2 &&
		glued_mark(naming, i - 2, "."))
		return i + 1;
	if (spot_glued(naming->dispatch, i) && goes_on && naming->at[i].type == TOKEN_WORD &&
		text_word(naming->vocab, naming->at[i].word)[0] == '\'' &&
		spot_rule(naming->dispatch, i + 1, last, "institution"))
		return i + 2;
	return i;
}

/* "FRAUD ALERTS | Roy says": behind words that shout, one that does not is another name. */
static bool falls_silent(const struct naming *naming, uint32_t first, uint32_t i)
{
	enum { LOUD_LETTERS = 5 };

	return naming->at[i - 1].flags & TOKEN_UPPER &&
	       naming_letters(naming, i - 1) >= LOUD_LETTERS &&
	       !(naming->at[i].flags & TOKEN_UPPER) && naming_letters(naming, i) > 1 &&
	       !naming_known(naming, first, i, NAMING_KNOWN);
}

/* A day or a month that is no part of a name. */
static bool is_time(const struct naming *naming, uint32_t i, uint32_t last)
{
	const struct dispatch *dispatch = naming->dispatch;

	return spot_class(dispatch, i, last, 1u << LANG_WEEKDAY | 1u << LANG_MONTH) &&
	       !naming_christened(
		       naming, dispatch->sentences.at[dispatch_sentence_of(dispatch, i)], i);
}

/* "[Nordwind Air] Boeing": who made it is none of the carrier's name. */
static bool is_maker(const struct naming *naming, uint32_t first, uint32_t i, uint32_t last)
{
	return spot_rule(naming->dispatch, i, last, "maker") &&
	       !any_is(naming, first, i, "institution") && !any_is(naming, first, i, "corporate");
}

/* "gave Marlow [C]$3.5m" */
static bool is_currency(const struct naming *naming, uint32_t i, uint32_t last)
{
	return i + 1 < last && glued_mark(naming, i + 1, "$");
}

/* May the name go on over the capital at i? */
static bool joins(const struct naming *naming, uint32_t first, uint32_t i, uint32_t last)
{
	return !is_time(naming, i, last) && !is_currency(naming, i, last) &&
	       !is_maker(naming, first, i, last) &&
	       !spot_rule(naming->dispatch, i, last, "feast") && !is_credit(naming, first, i) &&
	       !falls_silent(naming, first, i);
}

/* Over particles, up to a capital: "Bank [of England]", "International Organization [for
 * Migration]". */
static uint32_t grow_particles(
	const struct naming *naming, uint32_t first, uint32_t i, uint32_t last)
{
	const struct dispatch *dispatch = naming->dispatch;
	uint32_t next = i;

	while (next < last && next < i + 3 && spot_rule(dispatch, next, last, "particle"))
		next++;
	if (next == i && spot_rule(dispatch, i, last, "belongs") &&
		any_is(naming, first, i, "institution"))
		next++;
	if (next > i && next + 1 < last && glued_mark(naming, next, "-") &&
		spot_glued(dispatch, next + 1))
		next++; /* "al-Burhan" */
	return next > i && next < last && naming_capital(naming, next) &&
			       belongs(naming, first, i, next, last)
		       ? next + 1
		       : i;
}

/* The token after a name that may go on over tokens[i], or i where it ends. */
static uint32_t grow(const struct naming *naming, uint32_t first, uint32_t i, uint32_t last)
{
	uint32_t next;

	if (i >= last)
		return i;
	next = grow_chain(naming, i, last);
	if (next == i)
		next = grow_mark(naming, first, i, last);
	if (next > i)
		return next;
	if (naming_capital(naming, i))
		return joins(naming, first, i, last) ? i + 1 : i;
	next = grow_particles(naming, first, i, last);
	return next > i ? next : grow_conjunction(naming, i, last);
}

static bool is_plain(const struct naming *naming, uint32_t i, uint32_t last)
{
	return i < last && !spot_glued(naming->dispatch, i) && naming->at[i].type == TOKEN_WORD &&
	       !naming_capital(naming, i) &&
	       !spot_class(naming->dispatch, i, last,
		       NAMING_CLOSED | 1u << LANG_SAYING | 1u << LANG_WORD);
}

/*
 * "la [Société générale]", "le [Parquet national antiterroriste]": a head noun of institutions
 * takes the plain word after it, and one more after "national".
 */
static uint32_t grow_institution(
	const struct naming *naming, uint32_t first, uint32_t i, uint32_t last)
{
	bool wide = i < last && spot_rule(naming->dispatch, i, last, "wide");

	if (i != first + 1 || !spot_rule(naming->dispatch, first, last, "institution") ||
		!(wide || is_plain(naming, i, last)))
		return i;
	return wide && is_plain(naming, i + 1, last) ? i + 2 : i + 1;
}

uint32_t naming_end(const struct naming *naming, uint32_t first, uint32_t last, bool loud)
{
	uint32_t known = naming_known(naming, first, last, NAMING_KNOWN);
	uint32_t end = first + (known ? known : 1), next, word;

	while ((next = grow(naming, first, end, last)) > end) {
		word = naming->at[next - 1].word;
		if (loud && !naming_was_seen(naming, word, SEEN_AS_NAME))
			break;
		end = next;
	}
	return loud ? end : grow_institution(naming, first, end, last);
}
