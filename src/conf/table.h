/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of settings (conf.c), for the files that read, describe and change them. */
#ifndef CONF_TABLE_H
#define CONF_TABLE_H

#include "conf/conf.h"
#include "conf/read.h"

enum setting_type { SETTING_NUMBER, SETTING_CHOICE, SETTING_THRESHOLD, SETTING_TEXT };

struct setting {
	const char *section, *key;
	enum setting_type type;
	size_t offset;		/* of an int32_t in struct conf; of a text, CONF_TEXT chars */
	const char *standard;	/* the default, as written */
	int32_t least, most;	/* of a number */
	const char *choices[8]; /* the value is the place in this list */
	bool at_start;		/* it counts before the first screen alone */
	const char *help;
};

size_t setting_count(void);
const struct setting *setting_at(size_t i);
const char *setting_say(
	struct arena *arena, const struct conf *conf, const struct setting *setting);
/* One entry of a settings file, keys and colours too. */
enum fault_code setting_take(struct conf *conf, const struct entry *entry);

#endif
