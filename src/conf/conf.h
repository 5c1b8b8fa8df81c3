/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * conf: the user's settings, from $XDG_CONFIG_HOME/recoupe/recoupe.conf over $sysconfdir/recoupe.conf.
 * A table of settings (conf.c) holds name, type, default and help. Owns iniparser, with lang/.
 */
#ifndef CONF_H
#define CONF_H

#include "base/base.h"
#include "view/view.h"

struct conf {
	const char *colour[ROLES]; /* as written: "red", "bold yellow", "default on 17"; NULL: the theme's */
	bool mouse;
	/* further settings by the table */
};

/* Reads the files there are; wrong lines are noted and left out, the rest counts. Keys go into keymap. */
struct conf *conf_load(struct arena *arena, const char *const *paths, size_t n, struct keymap *keymap,
	struct faults *faults);

#endif
