/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match/ alone: names spelt in several ways. */
#ifndef MATCH_SPELL_H
#define MATCH_SPELL_H

#include "text/text.h"

enum { SPELL_MOST = 64, SPELL_LONG = 6, SPELL_ACRONYM = 4 }; /* bytes */

/* The id of the key of a bare word: equal for spellings of one name. */
uint32_t spell_key(struct vocab *vocab, uint32_t bare);

/* Are two keys, both long, one letter apart? Proof only beside an equal given name. */
bool spell_is_near(const struct vocab *vocab, uint32_t a, uint32_t b);

/*
 * May two keys be one given name: Kathrin, Katharina; Margaret, Marguerite; Ben, Benjamin? Not Paul
 * and Paula. Proof only beside an equal surname, where no dispatch has both.
 */
bool spell_is_given(const struct vocab *vocab, uint32_t a, uint32_t b);

/* Are two acronyms the same but for two letters that changed places: OTSC, OSTC? */
bool spell_is_swapped(const struct vocab *vocab, uint32_t a, uint32_t b);

#endif
