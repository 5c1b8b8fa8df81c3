/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions that choose which facts are shown: one filter for panes, table and time line. */
#include "view/actions.h"

#include "speak.h"

/* TRANSLATORS: hints stand in the last line, many in one: a word or two each. */
static const struct action rows[] = {
	{ .name = "filter",
		.keys = "f",
		.pages = READING | LISTS,
		.help = N_("show only disagreements, conflicts, what agrees, what one alone tells, "
			   "or all"),
		.hint = N_("filter"),
		.hinted = LISTS,
		.run = do_filter },
	{ .name = "filter-kind",
		.keys = "K",
		.pages = READING | LISTS,
		.help = N_("show only the facts of one kind, or all"),
		.hint = N_("kind"),
		.hinted = TABLE,
		.run = do_filter_kind },
	{ .name = "filter-dispatch",
		.keys = "D",
		.pages = READING | LISTS,
		.help = N_("show only the facts that the dispatch in focus tells, or all"),
		.run = do_filter_dispatch },
	{ .name = "filter-name",
		.keys = "@",
		.pages = READING | LISTS,
		.help = N_(
			"show only the facts in whose sentence a person, place or body is named"),
		.run = do_filter_name },
	{ .name = "filter-text",
		.keys = "&",
		.pages = READING | LISTS,
		.help = N_("show only the facts that hold some words"),
		.hint = N_("with words"),
		.hinted = TABLE,
		.run = do_filter_text },
	{ .name = "show-all",
		.keys = "* Backspace",
		.pages = FACTS,
		.help = N_("put the filter out: show all facts again"),
		.run = do_show_all },
};

struct actions actions_of_filter(void)
{
	return (struct actions){ rows, sizeof rows / sizeof *rows };
}
