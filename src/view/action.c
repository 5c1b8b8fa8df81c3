/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of actions. The keymap, the help, the hints in the last line, the manual's table and
 * the strings to translate all come from here; nothing else lists them.
 */
#include "view/state.h"

#include "speak.h"

enum {
	READING = 1 << PAGE_READING,
	SHEETS = 1 << PAGE_HELP | 1 << PAGE_WHY,
	FACTS = 1 << PAGE_READING | 1 << PAGE_WHY,
	ALL = READING | SHEETS,
};

/* TRANSLATORS: hints stand in the last line, many in one: a word or two each. */
static const struct action actions[] = {
	{ .name = "next-disagreement",
		.keys = "n",
		.section = SECTION_FACTS,
		.pages = FACTS,
		.help = N_("go to the next disagreement"),
		.hint = N_("disagreement"),
		.vital = true,
		.run = do_next_disagreement },
	{ .name = "previous-disagreement",
		.keys = "N",
		.section = SECTION_FACTS,
		.pages = FACTS,
		.help = N_("go to the disagreement before"),
		.joined = true,
		.run = do_previous_disagreement },
	{ .name = "next-fact",
		.keys = "]",
		.section = SECTION_FACTS,
		.pages = FACTS,
		.help = N_("go to the next fact, disputed or not"),
		.hint = N_("fact"),
		.run = do_next_fact },
	{ .name = "previous-fact",
		.keys = "[",
		.section = SECTION_FACTS,
		.pages = FACTS,
		.help = N_("go to the fact before"),
		.joined = true,
		.run = do_previous_fact },
	{ .name = "next-mention",
		.keys = ".",
		.section = SECTION_FACTS,
		.pages = READING,
		.help = N_("go to the next place where this dispatch tells the fact"),
		.run = do_next_mention },
	{ .name = "previous-mention",
		.keys = ",",
		.section = SECTION_FACTS,
		.pages = READING,
		.help = N_("go to the place before where this dispatch tells the fact"),
		.joined = true,
		.run = do_previous_mention },
	{ .name = "realign",
		.keys = "c",
		.section = SECTION_FACTS,
		.pages = READING,
		.help = N_("bring the fact back to one row in all panes"),
		.run = do_realign },
	{ .name = "why",
		.keys = "= w",
		.section = SECTION_FACTS,
		.pages = FACTS,
		.help = N_("show why these words are one fact, and the rule of the verdict"),
		.hint = N_("why"),
		.run = do_why },

	{ .name = "next-pane",
		.keys = "Tab Right l",
		.section = SECTION_PANES,
		.pages = READING,
		.help = N_("go to the next pane"),
		.hint = N_("pane"),
		.run = do_next_pane },
	{ .name = "previous-pane",
		.keys = "S-Tab Left h",
		.section = SECTION_PANES,
		.pages = READING,
		.help = N_("go to the pane before"),
		.run = do_previous_pane },
	{ .name = "go-to-pane",
		.keys = "1 2 3 4 5 6 7 8 9",
		.section = SECTION_PANES,
		.pages = READING,
		.help = N_("go to the pane of that number, and show it if it was hidden"),
		.run = do_go_to_pane },
	{ .name = "zoom-pane",
		.keys = "z",
		.section = SECTION_PANES,
		.pages = READING,
		.help = N_("show this pane alone, or all again"),
		.hint = N_("zoom"),
		.run = do_zoom_pane },
	{ .name = "hide-pane",
		.keys = "x",
		.section = SECTION_PANES,
		.pages = READING,
		.help = N_("hide this pane"),
		.hint = N_("hide"),
		.run = do_hide_pane },
	{ .name = "show-panes",
		.keys = "X",
		.section = SECTION_PANES,
		.pages = READING,
		.help = N_("show all panes again"),
		.run = do_show_panes },

	{ .name = "line-down",
		.keys = "j Down Enter",
		.section = SECTION_TEXT,
		.pages = ALL,
		.help = N_("scroll one line down"),
		.hint = N_("scroll"),
		.hinted = SHEETS,
		.run = do_line_down },
	{ .name = "line-up",
		.keys = "k Up",
		.section = SECTION_TEXT,
		.pages = ALL,
		.help = N_("scroll one line up"),
		.joined = true,
		.run = do_line_up },
	{ .name = "page-down",
		.keys = "Space PgDn C-f",
		.section = SECTION_TEXT,
		.pages = ALL,
		.help = N_("scroll one page down"),
		.run = do_page_down },
	{ .name = "page-up",
		.keys = "b PgUp C-b",
		.section = SECTION_TEXT,
		.pages = ALL,
		.help = N_("scroll one page up"),
		.run = do_page_up },
	{ .name = "half-page-down",
		.keys = "C-d d",
		.section = SECTION_TEXT,
		.pages = ALL,
		.help = N_("scroll half a page down"),
		.run = do_half_down },
	{ .name = "half-page-up",
		.keys = "C-u u",
		.section = SECTION_TEXT,
		.pages = ALL,
		.help = N_("scroll half a page up"),
		.run = do_half_up },
	{ .name = "top",
		.keys = "g Home",
		.section = SECTION_TEXT,
		.pages = ALL,
		.help = N_("go to the beginning"),
		.run = do_top },
	{ .name = "bottom",
		.keys = "G End",
		.section = SECTION_TEXT,
		.pages = ALL,
		.help = N_("go to the end"),
		.run = do_bottom },

	{ .name = "export",
		.keys = "e",
		.section = SECTION_WORK,
		.pages = FACTS,
		.help = N_("write the aligned notes to a file"),
		.hint = N_("export"),
		.run = do_export },
	{ .name = "help",
		.keys = "? F1",
		.section = SECTION_WORK,
		.pages = ALL,
		.help = N_("show this help"),
		.hint = N_("help"),
		.vital = true,
		.run = do_help },
	{ .name = "redraw",
		.keys = "C-l",
		.section = SECTION_WORK,
		.pages = ALL,
		.help = N_("draw the screen again"),
		.run = do_redraw },
	{ .name = "suspend",
		.keys = "C-z",
		.section = SECTION_WORK,
		.pages = ALL,
		.help = N_("go back to the shell for a while"),
		.run = do_suspend },
	{ .name = "close",
		.keys = "Esc",
		.section = SECTION_WORK,
		.pages = ALL,
		.help = N_("go back to the panes"),
		.hint = N_("close"),
		.hinted = SHEETS,
		.vital = true,
		.run = do_close },
	{ .name = "quit",
		.keys = "q",
		.section = SECTION_WORK,
		.pages = ALL,
		.help = N_("quit, or close this page"),
		.hint = N_("quit"),
		.hinted = READING,
		.vital = true,
		.run = do_quit },
};

size_t view_actions(void)
{
	return sizeof actions / sizeof *actions;
}

const struct action *action_at(size_t i)
{
	return &actions[i];
}

const char *view_action_name(size_t action)
{
	return actions[action].name;
}

const char *view_action_keys(size_t action)
{
	return actions[action].keys;
}

const char *view_action_help(size_t action)
{
	return actions[action].help;
}

const char *section_title(enum section section)
{
	static const char *const titles[SECTIONS] = {
		[SECTION_FACTS] = N_("Facts"),
		[SECTION_PANES] = N_("Panes"),
		[SECTION_TEXT] = N_("Text"),
		[SECTION_WORK] = N_("Work"),
	};

	return _(titles[section]);
}
