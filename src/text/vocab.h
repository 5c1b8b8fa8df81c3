/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/ alone: words as they are written. */
#ifndef TEXT_VOCAB_H
#define TEXT_VOCAB_H

#include "text/text.h"

/* The id of a word as written, case folded; adds TOKEN_CAPITAL and TOKEN_UPPER to *flags. */
uint32_t vocab_form(struct vocab *vocab, const char *s, size_t n, uint8_t *flags);

/* A lower-case letter without its marks, in UTF-8: "ï" -> "i", "œ" -> "oe"; 0 bytes for a mark. */
enum { VOCAB_LETTER = 8 };
size_t vocab_bare_letter(uint32_t letter, char bytes[VOCAB_LETTER]);

#endif
