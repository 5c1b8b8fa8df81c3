/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A disagreement as a question that can be sent: what it is about, who says what, and what one
 * wants to know of such facts.
 *
 *     troops, deployed — Reuters: more than 2,000; Radio Habana Cuba: 2,030. Which, and as of when?
 */
#include "export/remark.h"
#include "speak.h"

#include <string.h>

enum { NAMED = 3 }; /* dispatches of one side that are named */

static const char *const asked[FACT_KINDS] = {
	[FACT_QUANTITY] = N_("Which, and as of when?"),
	[FACT_DATE] = N_("Which day?"),
	[FACT_NAME] = N_("Which spelling?"),
	[FACT_QUOTE] = N_("Which words?"),
	[FACT_PASSAGE] = N_("Which is it?"),
};

/* The dispatches of a side by their names, each once. */
static const char *say_names(
	struct arena *arena, const struct analysis *analysis, const struct party *party)
{
	struct buf buf = buf_new(arena);
	uint32_t i, n = 0, last = UINT32_MAX;

	for (i = 0; i < party->cites.n; i++) {
		uint32_t dispatch = party->cites.at[i].dispatch;

		if (dispatch == last)
			continue; /* members stand by dispatch */
		last = dispatch;
		if (n++ < NAMED)
			buf_format(&buf, "%s%s", n > 1 ? ", " : "",
				export_say_dispatch(arena, analysis->dispatches[dispatch]));
	}
	if (n > NAMED)
		buf_text(&buf, ", …");
	return buf.at;
}

static const char *say_side(
	struct arena *arena, const struct analysis *analysis, const struct party *party)
{
	const char *says = party->value ? party->value
					: arena_format(arena, "“%s”", party->wordings.at[0].words);

	return arena_format(arena, _("%1$s: %2$s"), say_names(arena, analysis, party), says);
}

const char *remark_ask(
	struct arena *arena, const struct analysis *analysis, const struct item *item)
{
	struct buf sides = buf_new(arena);
	uint32_t i;

	for (i = 0; i < item->parties.n; i++)
		if (item->parties.at[i].cites.n)
			buf_format(&sides, "%s%s", sides.n ? "; " : "",
				say_side(arena, analysis, &item->parties.at[i]));
	/* TRANSLATORS: what a disagreement is about; who says what; what one wants to know */
	return arena_format(
		arena, _("%1$s — %2$s. %3$s"), item->label, sides.at, _(asked[item->fact->kind]));
}
