/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of actions, a file for each section of the help. The keymap, the help, the hints in the
 * last line, the manual's table and the strings to translate all come from its rows; nothing else
 * lists them. Hints stand in the order of the rows.
 */
#ifndef VIEW_ACTIONS_H
#define VIEW_ACTIONS_H

#include "view/desk.h"

/* Sets of pages: where an action can be done. */
enum {
	READING = 1 << PAGE_READING,
	TABLE = 1 << PAGE_TABLE,
	TIMELINE = 1 << PAGE_TIMELINE,
	SOURCES = 1 << PAGE_SOURCES,
	NOTES = 1 << PAGE_NOTES,
	LOG = 1 << PAGE_LOG,
	WHOLE_FACT = 1 << PAGE_WHY | 1 << PAGE_FACT,
	SHEETS = WHOLE_FACT | LOG | 1 << PAGE_HELP | 1 << PAGE_CHANGES,
	LISTS = TABLE | TIMELINE,
	FACTS = READING | WHOLE_FACT | LISTS,
	ALL = FACTS | SHEETS | SOURCES | NOTES,
};

struct actions {
	const struct action *rows;
	size_t count;
};

struct actions actions_on_facts(void);
struct actions actions_at_desk(void);
struct actions actions_on_pages(void);
struct actions actions_of_filter(void);
struct actions actions_on_panes(void);
struct actions actions_in_text(void);
struct actions actions_of_work(void);

#endif
