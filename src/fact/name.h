/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact/ alone: the recognisers of names, quotations and passages. */
#ifndef FACT_NAME_H
#define FACT_NAME_H

#include "fact/fact.h"

/* Appends the names of a dispatch, in the order of the text; and those that only others can prove.
 */
void name_find(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, struct mentions *mentions, struct mentions *doubtful);

/* Appends its quotations, a mention a sentence; names are its names, for the speakers. */
void quote_find(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, const struct mentions *names, struct mentions *mentions);

/* speaker.c --------------------------------------------------------------------------------------
 */

/*
 * The name in the range that speaks by the verb at the token, which may stand beyond; an empty
 * range where none does. *other: it is somebody told by a person's name that is not his own.
 */
struct range speaker_named(const struct dispatch *dispatch, const struct mentions *names,
	struct range range, uint32_t token, bool *other);

/*
 * Whom a pronoun in the range stands for, the speaker before; or a bare title, who is told with it
 * elsewhere. Empty where there is none, nobody bears the title, or it is new ("his lawyer").
 */
struct range speaker_again(const struct dispatch *dispatch, const struct lang *lang,
	const struct mentions *names, struct range range, struct range last);

/* Appends its passages, a sentence each. */
void passage_find(struct arena *arena, const struct dispatch *dispatch, struct mentions *mentions);

#endif
