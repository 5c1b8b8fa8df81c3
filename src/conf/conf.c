/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The settings. One table of those that are the program's own; the keys come from the table of
 * actions and the colours from the table of roles, so that none of them is listed twice.
 */
#include <config.h>

#include "conf/conf.h"
#include "conf/table.h"
#include "speak.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct setting table[] = {
	{ .section = "reader",
		.key = "theme",
		.type = SETTING_CHOICE,
		.offset = offsetof(struct conf, theme),
		.standard = "auto",
		.choices = { "auto", "dark", "light", "contrast", "colour-blind", "mono" },
		.help = N_(
			"the colours: auto, dark, light, contrast, colour-blind, or mono (none)") },
	{ .section = "reader",
		.key = "escape-delay",
		.type = SETTING_NUMBER,
		.offset = offsetof(struct conf, escape_delay),
		.standard = "25",
		.least = 0,
		.most = 1000,
		.help = N_("how many milliseconds Esc waits for the rest of a function key") },
	{ .section = "reader",
		.key = "mouse",
		.type = SETTING_CHOICE,
		.offset = offsetof(struct conf, mouse),
		.standard = "on",
		.choices = { "off", "on" },
		.help = N_("the mouse in the reader: on or off; with Shift it selects text") },
	{ .section = "reader",
		.key = "measure",
		.type = SETTING_NUMBER,
		.offset = offsetof(struct conf, manner.measure),
		.standard = "72",
		.least = 20,
		.most = 400,
		.help = N_("how many columns of text a pane has at most, 20 to 400") },
	{ .section = "reader",
		.key = "pane-width",
		.type = SETTING_NUMBER,
		.offset = offsetof(struct conf, manner.pane_width),
		.standard = "38",
		.least = 16,
		.most = 400,
		.help = N_("how many columns a pane has at least where there are several, 16 to "
			   "400") },
	{ .section = "reader",
		.key = "scroll",
		.type = SETTING_CHOICE,
		.offset = offsetof(struct conf, manner.scroll),
		.standard = "follow",
		.choices = { [VIEW_SCROLL_FOLLOW] = "follow",
			[VIEW_SCROLL_LOCK_STEP] = "lock-step" },
		.help = N_("what panes do when one is scrolled: follow or lock-step") },
	{ .section = "reader",
		.key = "first-page",
		.type = SETTING_CHOICE,
		.offset = offsetof(struct conf, manner.first),
		.standard = "reading",
		.choices = { [VIEW_FIRST_READING] = "reading",
			[VIEW_FIRST_TABLE] = "table",
			[VIEW_FIRST_FACT] = "fact",
			[VIEW_FIRST_SOURCES] = "sources",
			[VIEW_FIRST_TIMELINE] = "timeline" },
		.at_start = true,
		.help = N_("what is seen first: reading, table, fact, sources or timeline") },
	{ .section = "reader",
		.key = "watch",
		.type = SETTING_CHOICE,
		.offset = offsetof(struct conf, watch),
		.standard = "system",
		.choices = { [CONF_WATCH_OFF] = "off",
			[CONF_WATCH_LOOK] = "look",
			[CONF_WATCH_SYSTEM] = "system" },
		.at_start = true,
		.help = N_("how changes on disk are known: system, look (every 2 s), or off") },
	{ .section = "facts",
		.key = "threshold",
		.type = SETTING_THRESHOLD,
		.offset = offsetof(struct conf, manner.threshold),
		.standard = "normal",
		.help = N_("how alike mentions of one fact must be: strict, normal, lenient, or "
			   "0.3 to 0.7") },
	{ .section = "facts",
		.key = "dictionary",
		.type = SETTING_TEXT,
		.offset = offsetof(struct conf, dictionary),
		.standard = "auto",
		.at_start = true,
		.help = N_("a dictionary of hunspell that tells nouns from verbs: auto, none, or "
			   "its file") },
	{ .section = "desk",
		.key = "author",
		.type = SETTING_TEXT,
		.offset = offsetof(struct conf, author),
		.standard = "",
		.help = N_("who writes the notes and corrections; empty: the user's own name") },
};

static const struct {
	const char *name;
	int32_t hundredths;
} thresholds[] = { { "strict", 60 }, { "normal", 50 }, { "lenient", 40 } };

enum { THRESHOLDS = sizeof thresholds / sizeof *thresholds };

bool conf_parse_threshold(const char *words, int32_t *hundredths)
{
	enum { LEAST = 30, MOST = 70 };
	size_t i, n = strlen(words);

	for (i = 0; i < THRESHOLDS; i++)
		if (!strcmp(thresholds[i].name, words)) {
			*hundredths = thresholds[i].hundredths;
			return true;
		}
	if (strncmp(words, "0.", 2) || n < 3 || n > 4 || strspn(words + 2, "0123456789") != n - 2)
		return false;
	*hundredths = (words[2] - '0') * 10 + (n > 3 ? words[3] - '0' : 0);
	return *hundredths >= LEAST && *hundredths <= MOST;
}

static bool parse_value(const struct setting *setting, const char *words, int32_t *value)
{
	char *end;
	long number;
	int32_t i;

	if (setting->type == SETTING_THRESHOLD)
		return conf_parse_threshold(words, value);
	if (setting->type == SETTING_CHOICE) {
		for (i = 0; setting->choices[i]; i++)
			if (!strcmp(setting->choices[i], words)) {
				*value = i;
				return true;
			}
		return false;
	}
	number = strtol(words, &end, 10);
	if (end == words || *end || number < setting->least || number > setting->most)
		return false;
	*value = (int32_t)number;
	return true;
}

static int32_t *place(struct conf *conf, const struct setting *setting)
{
	return (int32_t *)(void *)((char *)conf + setting->offset);
}

size_t setting_count(void)
{
	return sizeof table / sizeof *table;
}

const struct setting *setting_at(size_t i)
{
	return &table[i];
}

static char *text_of(struct conf *conf, const struct setting *setting)
{
	return (char *)conf + setting->offset;
}

static const char *say_threshold(struct arena *arena, int32_t hundredths)
{
	size_t i;

	for (i = 0; i < THRESHOLDS; i++)
		if (thresholds[i].hundredths == hundredths)
			return thresholds[i].name;
	return arena_format(arena, "0.%02d", (int)hundredths);
}

const char *setting_say(struct arena *arena, const struct conf *conf, const struct setting *setting)
{
	int32_t value;

	if (setting->type == SETTING_TEXT)
		return (const char *)conf + setting->offset;
	value = *(const int32_t *)(const void *)((const char *)conf + setting->offset);

	if (setting->type == SETTING_CHOICE)
		return setting->choices[value];
	return setting->type == SETTING_THRESHOLD ? say_threshold(arena, value)
						  : arena_format(arena, "%d", (int)value);
}

static const struct setting *find_setting(const struct entry *entry)
{
	size_t i;

	for (i = 0; i < sizeof table / sizeof *table; i++)
		if (!strcmp(table[i].section, entry->section) && !strcmp(table[i].key, entry->key))
			return &table[i];
	return NULL;
}

static bool is_action(const char *name)
{
	size_t i;

	for (i = 0; i < view_actions(); i++)
		if (!strcmp(view_action_name(i), name))
			return true;
	return false;
}

static enum fault_code take_key(struct keymap *keymap, const struct entry *entry)
{
	if (!is_action(entry->key))
		return FAULT_CONF_KEY;
	return view_keymap_bind(keymap, entry->key, entry->value) ? FAULT_NONE : FAULT_CONF_VALUE;
}

static enum fault_code take_colour(struct conf *conf, const struct entry *entry)
{
	struct style style;
	int role;

	for (role = 0; role < ROLES; role++)
		if (!strcmp(role_name((enum role)role), entry->key)) {
			if (!conf_parse_style(entry->value, &style))
				return FAULT_CONF_VALUE;
			conf->style[role] = style;
			conf->styled[role] = true;
			return FAULT_NONE;
		}
	return FAULT_CONF_KEY;
}

static enum fault_code take_setting(struct conf *conf, const struct entry *entry)
{
	const struct setting *setting = find_setting(entry);
	int32_t value;

	if (!setting)
		return FAULT_CONF_KEY;
	if (setting->type == SETTING_TEXT) {
		if (strlen(entry->value) >= CONF_TEXT)
			return FAULT_CONF_VALUE;
		strcpy(text_of(conf, setting), entry->value);
		return FAULT_NONE;
	}
	if (!parse_value(setting, entry->value, &value))
		return FAULT_CONF_VALUE;
	*place(conf, setting) = value;
	return FAULT_NONE;
}

enum fault_code setting_take(struct conf *conf, const struct entry *entry)
{
	return !strcmp(entry->section, "keys")	    ? take_key(conf->keymap, entry)
	       : !strcmp(entry->section, "colours") ? take_colour(conf, entry)
						    : take_setting(conf, entry);
}

static void take(struct arena *arena, struct conf *conf, const char *path,
	const struct entry *entry, struct faults *faults)
{
	enum fault_code code = setting_take(conf, entry);
	const char *detail =
		code == FAULT_CONF_VALUE ? arena_format(arena, "%s = %s", entry->key, entry->value)
		: *entry->section ? arena_format(arena, "[%s] %s", entry->section, entry->key)
				  : entry->key;

	if (code != FAULT_NONE)
		fault_note(arena, faults,
			(struct fault){ .code = code,
				.path = path,
				.line = entry->line,
				.detail = detail });
}

struct conf *conf_load(struct arena *arena, const char *const *paths, size_t n,
	struct keymap *keymap, struct faults *faults)
{
	struct conf *conf = arena_new_of(arena, struct conf);
	size_t i;
	uint32_t k;

	conf->keymap = keymap;
	for (i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].type == SETTING_TEXT)
			strcpy(text_of(conf, &table[i]), table[i].standard);
		else
			parse_value(&table[i], table[i].standard, place(conf, &table[i]));
	for (i = 0; i < n; i++) {
		struct entries entries = { 0 };

		if (access(paths[i], F_OK) < 0)
			continue;
		settings_read(arena, paths[i], &entries, faults);
		for (k = 0; k < entries.n; k++)
			take(arena, conf, paths[i], &entries.at[k], faults);
	}
	return conf;
}

/* A value in quotes where iniparser would cut it short or take it for a section. */
static void add_line(struct buf *buf, const char *key, const char *value, const char *help)
{
	const char *quote = strchr(value, '"') ? "'" : "\"";

	buf_format(buf, "# %s\n", help);
	buf_format(buf, "%s = %s%s%s\n", key, quote, value, quote);
}

char *conf_describe(struct arena *arena)
{
	struct buf buf = buf_new(arena);
	const char *section = "";
	size_t i;

	for (i = 0; i < sizeof table / sizeof *table; i++) {
		if (strcmp(section, table[i].section))
			buf_format(&buf, "%s[%s]\n", i ? "\n" : "", section = table[i].section);
		add_line(&buf, table[i].key, table[i].standard, _(table[i].help));
	}
	buf_text(&buf, "\n[keys]\n");
	for (i = 0; i < view_actions(); i++)
		add_line(&buf, view_action_name(i), view_action_keys(i), _(view_action_help(i)));
	buf_format(&buf, "\n[colours]\n# %s\n",
		_("bold, underline, reverse, dim, a colour, \"on\" a colour; a colour is default, "
		  "black, "
		  "red ... white, 0 to 255, or #rrggbb"));
	for (i = 0; i < ROLES; i++)
		buf_format(&buf, "# %s\n# %s =\n", _(role_help((enum role)i)),
			role_name((enum role)i));
	return buf.at;
}
