/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plain: the reader without a screen, for screen readers, braille displays, and terminals that
 * cannot move a cursor. A command is a line, and so is every part of the answer.
 */
#ifndef PLAIN_H
#define PLAIN_H

#include "base/base.h"
#include "dossier/dossier.h"

#include <stdio.h>

/*
 * Reads commands until there are no more. asked: a person types them, and is told how; else
 * everything is told at once, and in is left alone. columns: where lines are folded; 0: nowhere.
 */
void plain_read(const struct dossier *dossier, FILE *in, FILE *out, bool asked, uint32_t columns);

#endif
