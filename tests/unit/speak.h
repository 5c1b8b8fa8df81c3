/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the program under test. */
#ifndef UNIT_SPEAK_H
#define UNIT_SPEAK_H

/* As LANGUAGE names it, from the catalogues of the build; "": none, and the locale C. */
void speak(const char *language);

#endif
