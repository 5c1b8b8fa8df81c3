/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a large dossier holds lies all over the memory: to look at it mostly means to wait for it.
 */
#ifndef BASE_AHEAD_H
#define BASE_AHEAD_H

/*
 * Sends for the memory at an address, to be there when it is looked at some steps later. What looks
 * like a call that changes nothing is left out by gcc: a function that does no more than this is to
 * be AHEAD_INLINE.
 */
#define ahead_send_for(at) __builtin_prefetch(at)

#define AHEAD_INLINE inline __attribute__((always_inline))

#endif
