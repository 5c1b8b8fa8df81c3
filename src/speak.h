/* The marks of a string that a person reads; included only by the folders that speak. */
#ifndef SPEAK_H
#define SPEAK_H

#include <libintl.h>

#define _(text)	      gettext(text)
#define N_(text)      (text)
#define P_(one, many) one, many /* a pair for ngettext later, in a table */

#endif
