/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looks for a place in an order by halves:
 *
 *     bisect(rows.n, i, rows.at[i].start < offset)
 *
 * gives how many of the first n meet the condition, which all that meet it do before the first that
 * does not: hence also the first i that does not meet it, or n.
 */
#ifndef BASE_BISECT_H
#define BASE_BISECT_H

#include <stdint.h>

#define bisect(n, i, is_before)                                                                    \
	({                                                                                         \
		uint32_t bisect_from = 0, bisect_to = (n), i;                                      \
		while (bisect_from < bisect_to) {                                                  \
			i = bisect_from + (bisect_to - bisect_from) / 2;                           \
			if (is_before)                                                             \
				bisect_from = i + 1;                                               \
			else                                                                       \
				bisect_to = i;                                                     \
		}                                                                                  \
		bisect_from;                                                                       \
	})

#endif
