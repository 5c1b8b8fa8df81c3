/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions that choose among the panes and share out the width. */
#include "view/actions.h"

#include "speak.h"

/* TRANSLATORS: hints stand in the last line, many in one: a word or two each. */
static const struct action rows[] = {
	{ .name = "next-pane",
		.keys = "Tab Right l",
		.pages = READING | TABLE | SOURCES,
		.help = N_("go to the next pane, or column"),
		.hint = N_("pane"),
		.run = do_step_pane,
		.by = 1 },
	{ .name = "previous-pane",
		.keys = "S-Tab Left h",
		.pages = READING | TABLE | SOURCES,
		.help = N_("go to the pane before, or column"),
		.run = do_step_pane,
		.by = -1 },
	{ .name = "go-to-pane",
		.keys = "1 2 3 4 5 6 7 8 9",
		.pages = READING | TABLE,
		.help = N_("go to the pane of that number, and show it if it was hidden"),
		.run = do_go_to_pane },
	{ .name = "zoom-pane",
		.keys = "z",
		.pages = READING,
		.help = N_("show this pane alone, or all again"),
		.hint = N_("zoom"),
		.run = do_zoom_pane },
	{ .name = "hide-pane",
		.keys = "x",
		.pages = READING,
		.help = N_("hide this pane"),
		.hint = N_("hide"),
		.run = do_hide_pane },
	{ .name = "show-panes",
		.keys = "X",
		.pages = READING,
		.help = N_("show all panes again"),
		.run = do_show_panes },
	{ .name = "wider-pane",
		.counted = true,
		.keys = "+",
		.pages = READING,
		.help = N_("make this pane wider"),
		.run = do_widen_pane,
		.by = 1 },
	{ .name = "narrower-pane",
		.counted = true,
		.keys = "-",
		.pages = READING,
		.help = N_("make this pane narrower"),
		.joined = true,
		.run = do_widen_pane,
		.by = -1 },
	{ .name = "even-panes",
		.keys = "|",
		.pages = READING,
		.help = N_("make all panes alike in width again"),
		.run = do_even_panes },
};

struct actions actions_on_panes(void)
{
	return (struct actions){ rows, sizeof rows / sizeof *rows };
}
