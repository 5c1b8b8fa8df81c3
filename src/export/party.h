/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export/ alone: those who say the same. */
#ifndef EXPORT_PARTY_H
#define EXPORT_PARTY_H

#include "export/report.h"

/* The camps of a fact in order. */
struct parties party_make_all(
	struct arena *arena, const struct analysis *analysis, const struct fact *fact);

#endif
