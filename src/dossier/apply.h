/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dossier/ alone: facts while corrections are made: apply.c makes them, rows.c makes facts again.
 */
#ifndef DOSSIER_APPLY_H
#define DOSSIER_APPLY_H

#include "dossier/inside.h"

/* A mention. */
struct node {
	uint32_t dispatch, row;
	const struct mention *engine; /* NULL: made by hand */
	struct mention *own;	      /* with another value, or made by hand; else NULL */
	const struct mention *now;    /* in the lists of the corrected analysis */
	bool struck;
};

struct judgements VEC(const struct deed *);
struct node_list VEC(uint32_t);

struct row {
	enum fact_kind kind;
	struct node_list nodes;
	uint32_t fact;	/* as the engine found it, or DOSSIER_NOWHERE */
	uint32_t first; /* its first node, as found */
	bool regrouped, revalued, struck;
	struct judgements judged; /* verdicts that stand, the last in force */
	const struct deed *named;
};

struct applying {
	struct desk *desk;
	struct analysis *analysis;
	struct arena *arena;
	struct rows_made VEC(struct row) rows;
	struct nodes VEC(struct node) nodes;
	uint32_t found; /* nodes from here on are made by hand */
	struct spots spots;
	struct shift *shifts; /* by dispatch (rows.c) */
};

void rows_finish(struct applying *applying);

#endif
