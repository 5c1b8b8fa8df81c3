/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dossier made by hand for tests of the screen, so that what is drawn is tested apart from what
 * is found. A scene is written
 *
 *	dispatch port.txt 1			a file's name and the number of its origin
 *	  LE HAVRE, 3 mars 2021 (Agence Mer) -	its text, indented by two columns; a mention of a
 *	  {wounded >200:plus de 200 blessés}	fact in braces: the fact, a value, the words
 *	fact wounded precision .9 people hurt	the fact, its rule, confidence and label
 *
 * A value is =N, >N, ~N, ? (not known), @YYYY-MM-DD, or words alone: - of a name, " of a quotation.
 * After it may stand who says so and what casts doubt on it, words of the same sentence:
 * {dead =3|les pompiers|aurait:trois morts}. Values that are written alike are of one camp.
 *Passages are found by the program.
 */
#ifndef SCENE_H
#define SCENE_H

#include "dossier/dossier.h"

struct scene;

struct scene *scene_new(struct arena *arena);

/* Takes one line of a scene; false: it is none. what is wrong with it fails the test. */
bool scene_line(struct scene *scene, const char *line);

/* The dossier of all lines taken. */
const struct dossier *scene_dossier(struct scene *scene);

#endif
