/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of actions as one: its sections in the order of the help (actions.h). */
#include "view/actions.h"

#include "speak.h"

static const struct {
	const char *title;
	struct actions (*actions)(void);
} sections[SECTIONS] = {
	[SECTION_FACTS] = { N_("Facts"), actions_on_facts },
	[SECTION_DESK] = { N_("Desk"), actions_at_desk },
	[SECTION_PAGES] = { N_("Pages"), actions_on_pages },
	[SECTION_FILTER] = { N_("Filter"), actions_of_filter },
	[SECTION_PANES] = { N_("Panes"), actions_on_panes },
	[SECTION_TEXT] = { N_("Text"), actions_in_text },
	[SECTION_WORK] = { N_("Work"), actions_of_work },
};

const char *section_title(enum section section)
{
	return _(sections[section].title);
}

const struct action *section_action(enum section section, size_t i)
{
	struct actions actions = sections[section].actions();

	return i < actions.count ? &actions.rows[i] : NULL;
}

size_t view_actions(void)
{
	size_t count = 0, section;

	for (section = 0; section < SECTIONS; section++)
		count += sections[section].actions().count;
	return count;
}

const struct action *action_at(size_t i)
{
	size_t section = 0;

	while (i >= sections[section].actions().count)
		i -= sections[section++].actions().count;
	return section_action((enum section)section, i);
}

const char *view_action_name(size_t action)
{
	return action_at(action)->name;
}

const char *view_action_keys(size_t action)
{
	return action_at(action)->keys;
}

const char *view_action_help(size_t action)
{
	return action_at(action)->help;
}
