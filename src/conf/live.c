/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The settings while the program runs: each by its name - those of the table by their key,
 * "keys.ACTION" and "colours.ROLE" - asked and changed as a line of the settings file would.
 */
#include <config.h>

#include "conf/conf.h"
#include "conf/read.h"
#include "conf/table.h"
#include "speak.h"

#include <string.h>

#define KEYS	"keys."
#define COLOURS "colours."

/* Of the i-th name: the table first, then actions, then roles. */
static const char *name_at(struct arena *arena, size_t i)
{
	size_t settings = setting_count();

	if (i < settings)
		return setting_at(i)->key;
	if ((i -= settings) < view_actions())
		return arena_format(arena, KEYS "%s", view_action_name(i));
	if ((i -= view_actions()) < ROLES)
		return arena_format(arena, COLOURS "%s", role_name((enum role)i));
	return NULL;
}

static const char *help_of(size_t i)
{
	size_t settings = setting_count();

	if (i < settings)
		return _(setting_at(i)->help);
	if ((i -= settings) < view_actions())
		return _(view_action_help(i));
	return _(role_help((enum role)(i - view_actions())));
}

static const char *choice_of(size_t i, size_t k)
{
	enum { MOST = sizeof setting_at(0)->choices / sizeof *setting_at(0)->choices };

	return i < setting_count() && k < MOST ? setting_at(i)->choices[k] : NULL;
}

static const char *value_of(struct arena *arena, void *of, size_t i)
{
	struct conf *conf = of;
	size_t settings = setting_count();

	if (i < settings)
		return setting_say(arena, conf, setting_at(i));
	if ((i -= settings) < view_actions())
		return view_keymap_say(arena, conf->keymap, view_action_name(i));
	i -= view_actions();
	return conf->styled[i] ? conf_say_style(arena, &conf->style[i]) : "";
}

static enum view_setting set(struct arena *arena, void *of, size_t i, const char *value)
{
	const char *name = name_at(arena, i), *dot = strchr(name, '.');
	struct conf *conf = of;
	struct entry entry = { .value = value };

	if (i < setting_count() && setting_at(i)->at_start)
		return VIEW_SETTING_AT_START;
	entry.section = i < setting_count() ? setting_at(i)->section
					    : arena_copy(arena, name, (size_t)(dot - name));
	entry.key = dot ? dot + 1 : name;
	return setting_take(conf, &entry) == FAULT_NONE ? VIEW_SETTING_SET : VIEW_SETTING_WRONG;
}

struct view_settings conf_view_settings(struct conf *conf)
{
	return (struct view_settings){ conf, name_at, help_of, choice_of, value_of, set,
		&conf->manner };
}
