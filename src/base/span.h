/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From byte start up to, not including, byte end. Which text it cuts is said where it stands. */
struct span {
	uint32_t start, end;
};

/* Somebody else's bytes, looked at: no NUL need follow. */
struct bytes {
	const char *at;
	size_t n;
};

static inline uint32_t span_length(struct span span)
{
	return span.end - span.start;
}

static inline bool span_overlaps(struct span a, struct span b)
{
	return a.start < b.end && b.start < a.end;
}

static inline bool span_holds(struct span outer, struct span inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

static inline struct bytes bytes_of(const char *text, struct span span)
{
	return (struct bytes){ text + span.start, span.end - span.start };
}

#endif
