/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export/ alone: long lists, printed by several threads and handed out in their order. */
#ifndef EXPORT_PRESS_H
#define EXPORT_PRESS_H

#include "export/format.h"
#include "export/jot.h"

struct sheets; /* that are written at once */

struct press {
	struct arena *arena;
	const struct export_sink *sink;
	struct sheets *sheets;
	struct jot jot; /* what stands beside the lists; pressed before the next list */
	bool ended;	/* the sink takes no more */
};

struct press press_new(struct arena *arena, const struct job *job, const struct export_sink *sink);

/* Hands out what was jotted. */
void press_out(struct press *press);

/* Writes one item and what parts it from the one before; touches nothing but the jot. */
typedef void press_item(struct jot *jot, const struct job *job, uint32_t index);

/* How long an item is beside others, as the number of its mentions. */
typedef uint32_t press_size(const struct job *job, uint32_t index);

/* The items 0 to n. size: NULL: all are alike. */
void press_list(struct press *press, uint32_t n, press_item *item, press_size *size);

#endif
