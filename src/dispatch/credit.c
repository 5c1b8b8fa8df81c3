/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote, and for whom: bylines, agencies, source lines, dates of publication, copyrights. */
#include "dispatch/look.h"

enum {
	CREDIT_MOST = 200, /* bytes */
	BYLINE_MOST = 80,
};

static bool is_bracketed(const struct looking *at)
{
	return mark_at(at, at->first, "(") && mark_at(at, at->last - 1, ")");
}

/* "Reporting by", "with Reuters": does a credit begin here, inside its bracket or after its dash if
 * any? */
static bool begins_credit(const struct looking *at, uint32_t i)
{
	bool inside = mark_at(at, i, "(");
	uint32_t n;

	while (i < at->last && (mark_at(at, i, "(") || is_dash(at->dispatch, i)))
		i++;
	if (rule_at(at, i, RULE_CREDIT) || (inside && rule_at(at, i, RULE_DESK)))
		return true;
	n = match_rule(at->dispatch, i, at->last, RULE_WITH);
	return n && rule_at(at, i + n, RULE_AGENCY);
}

/* "(Jane Roe in London; editing by John Doe)": so does one of the parts of a bracket. */
bool holds_credit(const struct looking *at, uint32_t bracket)
{
	uint32_t i;

	if (begins_credit(at, bracket))
		return true;
	for (i = bracket + 1; i < at->last; i++)
		if ((mark_at(at, i, ",") || mark_at(at, i, ";")) &&
			(rule_at(at, i + 1, RULE_DESK) || rule_at(at, i + 1, RULE_CREDIT)))
			return true;
	return false;
}

/* Nothing but agencies, and what may join them: "AFP", "Reuters/AP", "AFP et Reuters". */
bool is_agencies(const struct looking *at, uint32_t first, uint32_t last)
{
	uint32_t i, n, agencies = 0, others = 0;

	for (i = first; i < last; i += n ? n : 1) {
		n = match_rule(at->dispatch, i, last, RULE_AGENCY);
		agencies += n > 0;
		others += !n && at->dispatch->tokens.at[i].type != TOKEN_MARK;
	}
	return agencies && others < agencies;
}

/* A name signs: "(RT)", "(Xinhua)". */
static bool is_signature(const struct looking *at)
{
	return is_bracketed(at) && at->last == at->first + 3 && is_capital(at, at->first + 1);
}

/* "By Jane Roe", "Par Jean Dupont, à Paris", "By AFP". */
static bool is_byline(const struct looking *at)
{
	uint32_t n = match_rule(at->dispatch, at->first, at->last, RULE_BY);

	if (!n || at->length >= BYLINE_MOST || ends_with_stop(at))
		return false;
	return is_agencies(at, at->first + n, at->last) ||
	       (is_capital(at, at->first + n) && is_capital(at, at->first + n + 1));
}

/* "bur-abc/de/fgh": the initials of a desk, with strokes between. */
static bool is_initials(const struct looking *at)
{
	const struct token *token;
	uint32_t i, strokes = 0;

	for (i = at->first; i < at->last; i++) {
		token = &at->dispatch->tokens.at[i];
		strokes += mark_at(at, i, "/");
		if ((token->flags & TOKEN_CAPITAL) ||
			(i > at->first && (token->flags & TOKEN_SPACED)))
			return false;
		if (token->type == TOKEN_WORD ? span_length(token->span) > 4
					      : !mark_at(at, i, "/") && !is_dash(at->dispatch, i))
			return false;
	}
	return strokes > 0;
}

/* "Jane Roe contributed to this report.": a phrase of a credit anywhere in what comes last. */
static bool is_thanks(const struct looking *at)
{
	uint32_t i;

	if (has_content_after(at))
		return false;
	for (i = at->first; i < at->last; i++)
		if (match_rule(at->dispatch, i, at->last, RULE_CREDIT) >= 3)
			return true;
	return false;
}

/* "Le Monde avec AFP" */
static bool ends_with_agency(const struct looking *at)
{
	uint32_t i, n;

	for (i = at->first; i < at->last; i++) {
		n = match_rule(at->dispatch, i, at->last, RULE_WITH);
		if (n && is_agencies(at, i + n, at->last))
			return true;
	}
	return false;
}

/* "Published on ...", "Source: AFP" */
static bool is_label(const struct looking *at)
{
	uint32_t n = match_rule(at->dispatch, at->first, at->last, RULE_SOURCE), i;
	struct date date;

	if (n)
		return mark_at(at, at->first + n, ":") && !ends_with_stop(at);
	n = match_rule(at->dispatch, at->first, at->last, RULE_PUBLISHED);
	for (i = at->first + n; n && i < at->last && i < at->first + n + 4; i++)
		if (date_read(at->dispatch, i, at->last, &date))
			return true;
	return false;
}

/* "Le 10 janvier 2022 à 18h30": a date, the year told, and at most a time of day. */
static bool is_date_line(const struct looking *at)
{
	struct date date = { 0 };
	uint32_t i, n = 0;

	for (i = at->first; !n && i < at->last && i < at->first + 2; i++)
		n = date_read(at->dispatch, i, at->last, &date);
	return date.year && at->last <= i - 1 + n + 8 && at->length < BYLINE_MOST &&
	       !ends_with_stop(at);
}

/* "© 2020 AFP", "Copyright ...": a text's, where a photograph's names its author. */
bool is_copyright(const struct looking *at)
{
	uint32_t i;

	if (rule_at(at, at->first, RULE_COPYRIGHT))
		return true;
	if (!mark_at(at, at->first, "©"))
		return false;
	for (i = at->first + 1; i < at->last; i++)
		if (at->dispatch->tokens.at[i].type == TOKEN_NUMBER ||
			rule_at(at, i, RULE_COPYRIGHT))
			return true;
	return false;
}

bool is_credit(const struct looking *at)
{
	if (is_signature(at) || (is_bracketed(at) && holds_credit(at, at->first)))
		return true;
	if (at->length > CREDIT_MOST)
		return false;
	if ((flags_of(at) & PIECE_STRONG) && !has_content_after(at) && !ends_with_stop(at))
		return true;
	if (begins_credit(at, at->first))
		return is_capital(at, at->first) ||
		       at->dispatch->tokens.at[at->first].type == TOKEN_MARK;
	return is_byline(at) || is_initials(at) || is_thanks(at) || is_label(at) ||
	       is_date_line(at) || is_agencies(at, at->first, at->last) ||
	       (at->length < BYLINE_MOST && !ends_with_stop(at) && ends_with_agency(at));
}
