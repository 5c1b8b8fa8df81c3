/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export/ alone: one fact in outline. */
#ifndef EXPORT_ITEM_H
#define EXPORT_ITEM_H

#include "export/report.h"

struct item item_make(
	struct arena *arena, const struct analysis *analysis, const struct fact *fact);

const char *item_say_kind(enum fact_kind kind);	    /* "Figures" */
const char *item_say_verdict(enum verdict verdict); /* "conflict" */
const char *item_say_label(struct arena *arena, const struct fact *fact);
const char *item_say_origins(struct arena *arena, uint32_t origins); /* "2 origins" */

#endif
