/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can go wrong, each named once, with its level and its words in one table (fault.c).
 * A fault is noted where it is met, placed by file and line, and told by whoever speaks to the
 * user; the exit status is the worst level met.
 */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include "base/vec.h"

enum fault_level { FAULT_NOTICE, FAULT_WARNING, FAULT_ERROR };

enum fault_code {
	FAULT_NONE,
	FAULT_FILE_MISSING,
	FAULT_FILE_DENIED,
	FAULT_FILE_IS_DIRECTORY,
	FAULT_FILE_EMPTY,
	FAULT_FILE_BINARY,
	FAULT_FILE_TOO_LARGE,
	FAULT_FILE_UNREADABLE,	/* detail: the system's reason */
	FAULT_FILE_NOT_WRITTEN, /* detail: the system's reason */
	FAULT_FILE_EXISTS,
	FAULT_TEXT_REPAIRED, /* bytes that are no text, or would act on a terminal, are shown as
				U+FFFD */
	FAULT_ONE_DISPATCH,
	FAULT_NO_DISPATCH,
	FAULT_STOPPED,	    /* before all facts were found */
	FAULT_LANG_MISSING, /* no language pack in any of the folders; detail: the folders */
	FAULT_LANG_SYNTAX,
	FAULT_LANG_VALUE, /* detail: the key */
	FAULT_CONF_SYNTAX,
	FAULT_CONF_KEY,	    /* detail: the key */
	FAULT_CONF_VALUE,   /* detail: key = value */
	FAULT_ONE_DOSSIER,  /* path: the second one */
	FAULT_FORMAT_ALONE, /* path: the format */
	FAULT_SUFFIX,	    /* path: a file whose name tells no format; detail: those there are */
	FAULT_OPTION_UNKNOWN,
	FAULT_OPTION_WANTS_VALUE,
	FAULT_THRESHOLD, /* path: what is none */
	FAULT_DICTIONARY,
	FAULT_OPTION_VALUE,   /* path: the option with its value; detail: the values there are */
	FAULT_TERMINAL,	      /* detail: what the terminal lacks */
	FAULT_DOSSIER_SYNTAX, /* detail: what the JSON library says */
	FAULT_DOSSIER_VALUE,  /* detail: the key */
	FAULT_DOSSIER_FOREIGN,
	FAULT_DOSSIER_NEWER, /* detail: its version */
	FAULT_DOSSIER_TOO_LARGE,
	FAULT_DOSSIER_LOCKED,	   /* detail: by whom */
	FAULT_DOSSIER_CHANGED,	   /* on disk, by others */
	FAULT_DOSSIER_NOT_WRITTEN, /* detail: the system's reason */
	FAULT_DOSSIER_MERGE,	   /* not two files, or no place for the third */
	FAULT_DOSSIER_UNSAVED,	   /* work of an earlier reader; detail: how many steps */
	FAULT_DISPATCH_CHANGED,	   /* since the dossier was saved */
	FAULT_NO_VALUE,		   /* detail: the words */
	FAULT_OTHER_KIND,	   /* of two facts that are to be one */
	FAULT_ALREADY_SO,	   /* what is to be done is done */
	FAULT_COUNT
};

struct fault {
	enum fault_code code;
	const char *path;   /* as the user gave it, or NULL */
	uint32_t line;	    /* from 1; 0 where there is none */
	const char *detail; /* or NULL */
};

struct faults VEC(struct fault);

/* Notes a fault; path and detail are copied into the arena. */
void fault_note(struct arena *arena, struct faults *faults, struct fault fault);

enum fault_level fault_level(enum fault_code code);
enum fault_level fault_worst(const struct faults *faults); /* FAULT_NOTICE where there is none */

/*
 * One line in the user's language, without newline: "path:line: what is wrong; what to do".
 * translate is gettext(), or NULL for English. Path and detail are as they came: whoever shows
 * the line makes it safe first (text_make_safe).
 */
char *fault_say(
	struct arena *arena, const struct fault *fault, const char *(*translate)(const char *));

#endif
