/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions that lead from one fact to another. n and N are disagreements: one comes for those.
 */
#include "view/actions.h"

#include "speak.h"

/* TRANSLATORS: hints stand in the last line, many in one: a word or two each. */
static const struct action rows[] = {
	{ .name = "next-disagreement",
		.counted = true,
		.keys = "n",
		.pages = FACTS,
		.help = N_("go to the next disagreement"),
		.hint = N_("disagreement"),
		.vital = true,
		.run = do_step_disagreement,
		.by = 1 },
	{ .name = "previous-disagreement",
		.counted = true,
		.keys = "N",
		.pages = FACTS,
		.help = N_("go to the disagreement before"),
		.joined = true,
		.run = do_step_disagreement,
		.by = -1 },
	{ .name = "next-fact",
		.counted = true,
		.keys = "]",
		.pages = FACTS,
		.help = N_("go to the next fact, disputed or not"),
		.hint = N_("fact"),
		.run = do_step_fact,
		.by = 1 },
	{ .name = "previous-fact",
		.counted = true,
		.keys = "[",
		.pages = FACTS,
		.help = N_("go to the fact before"),
		.joined = true,
		.run = do_step_fact,
		.by = -1 },
	{ .name = "next-mention",
		.counted = true,
		.keys = ".",
		.pages = READING,
		.help = N_("go to the next place where this dispatch tells the fact"),
		.run = do_step_mention,
		.by = 1 },
	{ .name = "previous-mention",
		.counted = true,
		.keys = ",",
		.pages = READING,
		.help = N_("go to the place before where this dispatch tells the fact"),
		.joined = true,
		.run = do_step_mention,
		.by = -1 },
	{ .name = "realign",
		.keys = "c",
		.pages = READING,
		.help = N_("bring the fact back to one row in all panes"),
		.run = do_realign },
	{ .name = "why",
		.keys = "= w",
		.pages = FACTS,
		.help = N_("show why these words are one fact, and the rule of the verdict"),
		.hint = N_("why"),
		.hinted = FACTS & ~(1u << PAGE_WHY),
		.run = do_open,
		.by = PAGE_WHY },
};

struct actions actions_on_facts(void)
{
	return (struct actions){ rows, sizeof rows / sizeof *rows };
}
