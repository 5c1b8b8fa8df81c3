/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact/ alone: the recognisers of names, quotations and passages. */
#ifndef FACT_NAME_H
#define FACT_NAME_H

#include "fact/fact.h"

/* Appends the names of a dispatch, in the order of the text. */
void name_find(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, struct mentions *mentions);

/* Appends its quotations, a mention a sentence; names are its names, for the speakers. */
void quote_find(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, const struct mentions *names, struct mentions *mentions);

/* Appends its passages, a sentence each. */
void passage_find(struct arena *arena, const struct dispatch *dispatch, struct mentions *mentions);

#endif
