/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of roles: what a cell can mean. */
#include "view/view.h"

#include "speak.h"

static const struct {
	const char *name, *help;
	char letter;
} roles[ROLES] = {
	[ROLE_TEXT] = { "text", N_("the text of a dispatch"), '.' },
	[ROLE_DIM] = { "dim", N_("a dispatch that is silent on the fact"), '-' },
	[ROLE_HEAD] = { "head", N_("the first line of the screen"), 'h' },
	[ROLE_TITLE] = { "title", N_("the title of a pane"), 't' },
	[ROLE_TITLE_FOCUS] = { "title-focus", N_("the title of the pane in focus"), 'T' },
	[ROLE_BORDER] = { "border", N_("lines between the panes"), '|' },
	[ROLE_HEADLINE] = { "headline", N_("the headline of a dispatch"), 'H' },
	[ROLE_CROSSHEAD] = { "crosshead", N_("a crosshead in a dispatch"), 'x' },
	[ROLE_CREDIT] = { "credit", N_("credits, captions and addresses"), 'r' },
	[ROLE_AGREE] = { "agree", N_("a fact that the dispatches agree on"), 'a' },
	[ROLE_VARY] = { "vary", N_("a fact told differently, but compatibly"), 'v' },
	[ROLE_CONFLICT] = { "conflict", N_("a fact told in ways that cannot all be true"), 'c' },
	[ROLE_SINGLE] = { "single", N_("a fact that one dispatch alone tells"), 's' },
	[ROLE_AGREE_HERE] = { "agree-here", N_("agreed fact, under the cursor"), 'A' },
	[ROLE_VARY_HERE] = { "vary-here", N_("varying fact, under the cursor"), 'V' },
	[ROLE_CONFLICT_HERE] = { "conflict-here", N_("disputed fact, under the cursor"), 'C' },
	[ROLE_SINGLE_HERE] = { "single-here", N_("fact told once, under the cursor"), 'S' },
	[ROLE_STRIP] = { "strip", N_("the fact under the cursor, below the panes"), 'p' },
	[ROLE_STRIP_LABEL] = { "strip-label", N_("the name and the standing of that fact"), 'P' },
	[ROLE_KEY] = { "key", N_("a key in a hint"), 'k' },
	[ROLE_STATUS] = { "status", N_("the last line of the screen"), 'u' },
	[ROLE_FAULT] = { "fault", N_("something that went wrong"), '!' },
	[ROLE_FILTER] = { "filter", N_("a filter that hides facts"), 'F' },
	[ROLE_PROMPT] = { "prompt", N_("a question in the last line"), '?' },
	[ROLE_FOUND] = { "found", N_("what a search found"), 'f' },
	[ROLE_CURSOR] = { "cursor", N_("the row under the cursor in a table"), '>' },
	[ROLE_CHANGED] = { "changed", N_("words in which two versions differ"), 'd' },
	[ROLE_ORIGIN_1] = { "origin-1", N_("the number of the first origin"), '1' },
	[ROLE_ORIGIN_2] = { "origin-2", N_("the number of the second origin"), '2' },
	[ROLE_ORIGIN_3] = { "origin-3", N_("the number of the third origin"), '3' },
	[ROLE_ORIGIN_4] = { "origin-4", N_("the number of the fourth origin"), '4' },
};

const char *role_name(enum role role)
{
	return roles[role].name;
}

const char *role_help(enum role role)
{
	return roles[role].help;
}

char role_letter(enum role role)
{
	return roles[role].letter;
}
