/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An age that is told by its decade:
 *
 *     a man [in his 40s]     two women [in their early 30s]
 */
#include "fact/finder.h"

uint32_t age_find(struct finder *finder, uint32_t i)
{
	enum { YOUNGEST = 20, OLDEST = 90, DECADE = 10 };
	static const double EARLY = 3, LATE = 7, LAST = 9; /* years into it */
	double age = peek_value(finder, i);
	uint32_t first = i, n;
	struct quantity *quantity;
	bool early, late;

	if (age < YOUNGEST || age > OLDEST || (uint32_t)age % DECADE ||
		peek_digits(finder, i) != 2 || !peek_glued(finder, i + 1) ||
		!peek_grammar(finder, i + 1, "decade-ending"))
		return 0;
	early = peek_before(finder, first, "decade-early", &n);
	first -= early ? n : 0;
	late = !early && peek_before(finder, first, "decade-late", &n);
	first -= late ? n : 0;
	if (!peek_before(finder, first, "in-decade", &n))
		return 0;
	quantity = &mention_add(finder, FACT_QUANTITY, (struct range){ i, i + 2 })->quantity;
	quantity->measure = MEASURE_AGE;
	quantity->unit = "year";
	quantity->relation = RELATION_ABOUT;
	quantity->number = age;
	quantity->low = late ? age + LATE - 1 : age;
	quantity->high = early ? age + EARLY : age + LAST;
	return i + 2;
}
