/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several voices say of one quantity or day, as bars on a common scale; for the fact view. */
#ifndef VIEW_CHART_H
#define VIEW_CHART_H

#include "view/pages.h"

struct scale {
	double low, high; /* low < high */
	int columns;
	bool of_days, is_log;
};

struct tick {
	int column;
	const char *label;
};

struct ticks VEC(struct tick);

/* tick.c */
struct scale scale_make(double low, double high, int columns, bool of_days);
int scale_place(const struct scale *scale, double value); /* a column of the scale */
struct ticks scale_ticks(struct view *view, const struct scale *scale);

/* chart.c: a line a voice, under an axis where they do not all say the same. */
void chart_put(struct view *view, struct sheet *sheet, const struct fact *fact);

#endif
