/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export: the facts on paper. A table of formats that share the dossier and do not know each other.
 */
#ifndef EXPORT_H
#define EXPORT_H

#include "base/base.h"
#include "dossier/dossier.h"

struct format; /* a row of the table */

const struct format *export_find(const char *name); /* NULL: there is none */
size_t export_formats(void);
const char *export_name(size_t i);	     /* "markdown" */
const char *export_suffix(const char *name); /* "md" */

/* The dossier in a format, UTF-8, the same bytes whenever and wherever. */
struct bytes export_write(
	struct arena *arena, const struct format *format, const struct dossier *dossier);

/* As diff(1): 0 the dispatches agree, 1 they disagree. */
int export_status(const struct dossier *dossier);

/*
 * The words for a person that every format and the screen share (words.c), in the user's language
 * and notation, and safe: a number, a day, what a mention says ("more than 2,000", "10 January
 * 2022"), and the shortest name that tells a dispatch (its outlet, its headline, or its file).
 */
const char *export_say_number(struct arena *arena, double number);
const char *export_say_day(struct arena *arena, int32_t day);
const char *export_say_value(
	struct arena *arena, const struct dispatch *dispatch, const struct mention *mention);
/* "Hundreds", "12 to 15": its words say an interval, and its number alone would mislead. */
bool export_is_interval(const struct quantity *quantity);
const char *export_say_dispatch(struct arena *arena, const struct dispatch *dispatch);

#endif
