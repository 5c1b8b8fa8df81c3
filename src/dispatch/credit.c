/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote, and for whom: bylines, agencies, source lines, dates of publication, copyrights. */
#include "dispatch/look.h"

enum {
	CREDIT_MOST = 200, /* bytes */
	BYLINE_MOST = 80,
	LAST_BLOCKS = 5, /* thanks stand in one of them */
	RELEASE_WORDS = 1,
	RELEASE_DATED = 4,
};

static bool is_bracketed(const struct looking *at)
{
	return look_mark(at, at->first, "(") && look_mark(at, at->last - 1, ")");
}

/* "Reporting by", "with Reuters": does a credit begin here, inside its bracket or after its dash if
 * any? */
static bool begins_credit(const struct looking *at, uint32_t i)
{
	bool inside = look_mark(at, i, "(");
	uint32_t n;

	while (i < at->last && (look_mark(at, i, "(") || words_is_dash(at->dispatch, i)))
		i++;
	if (look_rule(at, i, SIGN_CREDIT) || (inside && look_rule(at, i, SIGN_DESK)))
		return true;
	n = words_match(at->dispatch, i, at->last, SIGN_WITH);
	return n && look_rule(at, i + n, SIGN_AGENCY);
}

/* "(Jane Roe in London; editing by John Doe)": so does one of the parts of a bracket. */
bool credit_in_bracket(const struct looking *at, uint32_t bracket)
{
	uint32_t i;

	if (begins_credit(at, bracket))
		return true;
	for (i = bracket + 1; i < at->last; i++)
		if ((look_mark(at, i, ",") || look_mark(at, i, ";")) &&
			(look_rule(at, i + 1, SIGN_DESK) || look_rule(at, i + 1, SIGN_CREDIT)))
			return true;
	return false;
}

/* Nothing but agencies, and what may join them: "AFP", "Reuters/AP", "AFP et Reuters". */
bool credit_is_agencies(const struct looking *at, uint32_t first, uint32_t last)
{
	uint32_t i, n, agencies = 0, others = 0;

	for (i = first; i < last; i += n ? n : 1) {
		n = words_match(at->dispatch, i, last, SIGN_AGENCY);
		agencies += n > 0;
		others += !n && at->dispatch->tokens.at[i].type != TOKEN_MARK;
	}
	return agencies && others < agencies;
}

/* A name signs: "(RT)", "(Xinhua)". */
static bool is_signature(const struct looking *at)
{
	return is_bracketed(at) && at->last == at->first + 3 && look_capital(at, at->first + 1);
}

/* "(Updates with comment from owner)", "(Actualisé avec le bilan de la préfecture)" */
static bool is_revision(const struct looking *at)
{
	return is_bracketed(at) && look_rule(at, at->first + 1, SIGN_REVISED);
}

/* "By Jane Roe", "Par Jean Dupont, à Paris", "By AFP". */
static bool is_byline(const struct looking *at)
{
	uint32_t n = words_match(at->dispatch, at->first, at->last, SIGN_BY);

	if (!n || at->length >= BYLINE_MOST || look_is_stopped(at))
		return false;
	n += look_mark(at, at->first + n, ":");
	return credit_is_agencies(at, at->first + n, at->last) ||
	       (look_capital(at, at->first + n) && look_capital(at, at->first + n + 1));
}

/* "bur-abc/de/fgh": the initials of a desk, with strokes between. */
static bool is_initials(const struct looking *at)
{
	const struct token *token;
	uint32_t i, strokes = 0;

	for (i = at->first; i < at->last; i++) {
		token = &at->dispatch->tokens.at[i];
		strokes += look_mark(at, i, "/");
		if ((token->flags & TOKEN_CAPITAL) ||
			(i > at->first && (token->flags & TOKEN_SPACED)))
			return false;
		if (token->type == TOKEN_WORD
				? span_length(token->span) > 4
				: !look_mark(at, i, "/") && !words_is_dash(at->dispatch, i))
			return false;
	}
	return strokes > 0;
}

/* "Jane Roe contributed to this report.": a phrase of a credit anywhere in what comes last. */
static bool is_thanks(const struct looking *at)
{
	uint32_t i;

	if (at->index + LAST_BLOCKS < at->dispatch->blocks.n)
		return false;
	for (i = at->first; i < at->last; i++)
		if (words_match(at->dispatch, i, at->last, SIGN_CREDIT) >= 3)
			return true;
	return false;
}

/* "Le Monde avec AFP" */
static bool ends_with_agency(const struct looking *at)
{
	uint32_t i, n;

	for (i = at->first; i < at->last; i++) {
		n = words_match(at->dispatch, i, at->last, SIGN_WITH);
		if (n && credit_is_agencies(at, i + n, at->last))
			return true;
	}
	return false;
}

/* "Published on 4 May 2020", alone or after whom it was published by. */
static bool is_published(const struct looking *at, uint32_t i)
{
	uint32_t n = words_match(at->dispatch, i, at->last, SIGN_PUBLISHED), k;
	struct date date;

	for (k = i + n; n && k < at->last && k < i + n + 4; k++)
		if (date_read(at->dispatch, k, at->last, &date))
			return i == at->first || date.year;
	return false;
}

/* "COMMUNIQUÉ DE PRESSE N° 3", "Media release | 27 May 2026 | 2:00 p.m.": what it calls itself, a
 * number or the day it was sent, and hardly a word more. */
static bool is_release(const struct looking *at)
{
	uint32_t n = words_match(at->dispatch, at->first, at->last, SIGN_RELEASE), words = 0, i;
	struct date date = { 0 };

	if (!n || at->length >= BYLINE_MOST || !look_is_followed(at))
		return false;
	for (i = at->first + n; i < at->last; i += n ? n : 1) {
		n = date_read(at->dispatch, i, at->last, &date);
		words += !n && at->dispatch->tokens.at[i].type == TOKEN_WORD;
	}
	return words <= (date.year ? RELEASE_DATED : RELEASE_WORDS);
}

/* "Published on ...", "Source: AFP" */
static bool is_label(const struct looking *at)
{
	uint32_t n = words_match(at->dispatch, at->first, at->last, SIGN_SOURCE), i;

	if (n)
		return look_mark(at, at->first + n, ":") && !look_is_stopped(at);
	if (is_release(at)) /* it may end in "p.m." */
		return true;
	if (look_is_stopped(at))
		return false;
	if (is_published(at, at->first))
		return true;
	for (i = at->first + 1; i < at->last; i++)
		if (look_capital(at, i) && is_published(at, i))
			return true;
	return false;
}

/* "Le 10 janvier 2022 à 18h30", "May 4, 2020 / 1:00 PM"; a dateline tells a place as well. */
static bool is_stamp(const struct looking *at)
{
	struct date date;
	struct dateline line;

	if (!stamp_read(at->reading, at->block->tokens, &date))
		return false;
	line = dateline_read(at->dispatch, at->block->tokens);
	return !line.found || (line.place.last == line.place.first + 1 &&
				      pack_classes(at->dispatch->pack,
					      at->dispatch->tokens.at[line.place.first].word) &
					      1u << LANG_STOP);
}

/* "© 2020 AFP", "Copyright ...": a text's, where a photograph's names its author. */
bool credit_is_copyright(const struct looking *at)
{
	uint32_t i;

	if (look_rule(at, at->first, SIGN_COPYRIGHT))
		return true;
	if (!look_mark(at, at->first, "©"))
		return false;
	for (i = at->first + 1; i < at->last; i++)
		if (at->dispatch->tokens.at[i].type == TOKEN_NUMBER ||
			look_rule(at, i, SIGN_COPYRIGHT))
			return true;
	return false;
}

bool credit_is(const struct looking *at)
{
	if (is_signature(at) || is_revision(at) ||
		(is_bracketed(at) && credit_in_bracket(at, at->first)))
		return true;
	if (at->length > CREDIT_MOST)
		return false;
	if ((look_flags(at) & PIECE_STRONG) && !look_is_followed(at) && !look_is_stopped(at))
		return true;
	if (begins_credit(at, at->first))
		return look_capital(at, at->first) ||
		       at->dispatch->tokens.at[at->first].type == TOKEN_MARK;
	return is_byline(at) || is_initials(at) || is_thanks(at) || is_label(at) || is_stamp(at) ||
	       credit_is_agencies(at, at->first, at->last) ||
	       (at->length < BYLINE_MOST && !look_is_stopped(at) && ends_with_agency(at));
}
