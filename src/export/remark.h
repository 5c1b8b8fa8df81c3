/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export/ alone: what people noted, in words. */
#ifndef EXPORT_REMARK_H
#define EXPORT_REMARK_H

#include "export/report.h"

const char *remark_say(
	struct arena *arena, const struct note *note);		/* "to verify: ... (Anna, day)" */
const char *remark_flat(struct arena *arena, const char *text); /* safe, in one line */
const char *remark_say_stamp(struct arena *arena, const char *author, int64_t time);

/* Of all chosen notes, what each is about and what it says. */
struct texts remark_list(struct arena *arena, const struct job *job);

/* The notes on a fact, each a sentence. */
struct texts remark_beside(struct arena *arena, const struct job *job, const struct fact *fact);

#endif
