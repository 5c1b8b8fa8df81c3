/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONF_READ_H
#define CONF_READ_H

#include "base/base.h"

/* One setting of a file: section and key in lower case, and the line it ends on. */
struct entry {
	const char *section, *key, *value;
	uint32_t line;
};

struct entries VEC(struct entry);

/* Appends the settings of a file in their order; notes each line that is none. false: it cannot be
 * read. */
bool settings_read(
	struct arena *arena, const char *path, struct entries *entries, struct faults *faults);

#endif
