/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a note or a correction is about, so that it is found again in another version of the text
 * and by another version of the program: W3C Web Annotation selectors (www.w3.org/TR/annotation-
 * model, 4.2), the position as bytes of the file (DataPositionSelector) and the words with those
 * around them (TextQuoteSelector). A fact is known again by its mentions.
 */
#ifndef DOSSIER_TARGET_H
#define DOSSIER_TARGET_H

#include "match/match.h"

/* No dispatch, no fact, no member: the place cannot be found. */
#define DOSSIER_NOWHERE UINT32_MAX

enum anchor_state {
	ANCHOR_LOST,	/* its words cannot be found; it is kept as it was */
	ANCHOR_HERE,	/* where they were */
	ANCHOR_MOVED,	/* elsewhere */
	ANCHOR_ALTERED, /* other words stand where they were */
};

struct anchor {
	const char *source; /* id of a source */
	const char *exact, *prefix, *suffix;
	struct span file; /* bytes of the file when it was made */
	/* As the dispatch is now: */
	enum anchor_state state;
	uint32_t dispatch; /* index, or DOSSIER_NOWHERE */
	struct span span;  /* in its text */
};

enum target_kind {
	TARGET_DOSSIER,
	TARGET_DISPATCH,
	TARGET_PASSAGE, /* any stretch of a dispatch */
	TARGET_MENTION,
	TARGET_FACT,
	TARGET_KINDS
};

struct target {
	enum target_kind kind;
	enum fact_kind fact;	/* of a mention or fact */
	const char *source;	/* of a dispatch */
	struct anchor *anchors; /* one; of a fact: of its mentions, TARGET_ANCHORS at most */
	uint32_t n;
};

enum { TARGET_ANCHORS = 12 };

#endif
