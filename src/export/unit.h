/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export/ alone: units of measure in the reader's language. */
#ifndef EXPORT_UNIT_H
#define EXPORT_UNIT_H

#include "base/base.h"

/* "30 years": the amount is in words already, the number chooses the plural. Codes stand as they
 * are. */
const char *unit_say(struct arena *arena, const char *unit, const char *amount, double number);

#endif
