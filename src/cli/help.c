/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of options as --help shows it, from which the manual's list is made too:
 *
 *       -e, --export=FORMAT   write the aligned notes to standard output instead of
 *                             opening the reader
 */
#include "cli/option.h"
#include "speak.h"
#include "text/text.h"

#include <string.h>

enum {
	WIDTH = 79,
	COLUMN = 24, /* where the words begin */
};

/* At column `at` already: goes on in the column of the words, in this line or the next. */
static void put_words(struct buf *buf, uint32_t at, const char *words)
{
	struct lines lines = { 0 };
	uint32_t i;

	text_wrap(buf->arena, words, (struct span){ 0, (uint32_t)strlen(words) }, NULL, 0,
		WIDTH - COLUMN, &lines);
	if (at + 2 > COLUMN) {
		buf_char(buf, '\n');
		at = 0;
	}
	for (i = 0; i < lines.n; i++, at = 0)
		buf_format(buf, "%*s%.*s\n", (int)(COLUMN - at), "",
			(int)span_length(lines.at[i].span), words + lines.at[i].span.start);
}

char *cli_describe(struct arena *arena)
{
	struct buf buf = buf_new(arena);
	const struct option_row *row;
	char *head;

	for (row = option_rows(); row->name; row++) {
		head = row->letter ? arena_format(arena, "  -%c, --%s", row->letter, row->name)
				   : arena_format(arena, "      --%s", row->name);
		if (row->argument)
			head = arena_format(arena, "%s=%s", head, _(row->argument));
		buf_text(&buf, head);
		put_words(&buf, text_columns(head, strlen(head)), _(row->help));
	}
	return buf.at;
}
