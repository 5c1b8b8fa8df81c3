/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work is watched: between its steps it says how far it is, and may be told to stop. */
#ifndef BASE_WATCH_H
#define BASE_WATCH_H

#include <stdbool.h>
#include <stdint.h>

struct watch {
	bool (*go_on)(void *who, float part); /* what is done, 0 to 1; false: stop here */
	void *who;
};

/* Step `done` of `of` between two parts of the whole. watch: NULL: nobody waits. */
static inline bool watch_go_on(
	const struct watch *watch, float from, float to, uint32_t done, uint32_t of)
{
	return !watch ||
	       watch->go_on(watch->who, from + (to - from) * (float)done / (float)(of ? of : 1));
}

#endif
