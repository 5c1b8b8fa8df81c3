/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions towards the outside: files, settings, the shell, the way out. */
#include "view/actions.h"

#include "speak.h"

/* TRANSLATORS: hints stand in the last line, many in one: a word or two each. */
static const struct action rows[] = {
	{ .name = "export",
		.keys = "e",
		.pages = FACTS,
		.help = N_("write the aligned notes to a file"),
		.hint = N_("export"),
		.run = do_export },
	{ .name = "copy",
		.keys = "y",
		.pages = FACTS,
		.help = N_("copy the fact with its citations to the terminal's clipboard"),
		.run = do_copy },
	{ .name = "edit",
		.keys = "v",
		.pages = FACTS,
		.help = N_("open the file of this dispatch in the editor, at this line"),
		.run = do_edit },
	{ .name = "command",
		.keys = ":",
		.pages = ALL,
		.help = N_("type the name of an action, or the number of a fact; Tab completes"),
		.run = do_command },
	{ .name = "set",
		.keys = "",
		.pages = ALL,
		.help = N_("after :, change a setting or show it: set theme light, set theme?"),
		.run = do_set },
	{ .name = "help",
		.keys = "? F1",
		.pages = ALL,
		.help = N_("show this help"),
		.hint = N_("help"),
		.vital = true,
		.run = do_open,
		.by = PAGE_HELP },
	{ .name = "redraw",
		.keys = "C-l",
		.pages = ALL,
		.help = N_("draw the screen again"),
		.run = do_redraw },
	{ .name = "suspend",
		.keys = "C-z",
		.pages = ALL,
		.help = N_("go back to the shell for a while"),
		.run = do_suspend },
	{ .name = "close",
		.keys = "Esc",
		.pages = ALL,
		.help = N_("go back to where this page was opened"),
		.hint = N_("close"),
		.hinted = SHEETS | LISTS | SOURCES | NOTES,
		.vital = true,
		.run = do_close },
	{ .name = "quit",
		.keys = "q C-c",
		.pages = ALL,
		.help = N_("quit, or close this page"),
		.hint = N_("quit"),
		.hinted = READING,
		.vital = true,
		.run = do_quit },
};

struct actions actions_of_work(void)
{
	return (struct actions){ rows, sizeof rows / sizeof *rows };
}
