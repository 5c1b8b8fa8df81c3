/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The question that a disagreement leaves, in the user's language: "Reuters says more than 2,000,
 * AFP 2,030: which, and as of when?"
 */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

enum { NAMES_MOST = 3, CAMPS_MOST = 5, VALUE_MOST = 60 /* columns */ };

static bool is_first(const struct fact *fact, uint32_t member)
{
	uint32_t i;

	for (i = 0; i < member; i++)
		if (fact->members[i].camp == fact->members[member].camp &&
			fact->members[i].dispatch == fact->members[member].dispatch)
			return false;
	return true;
}

/* "Reuters", "Reuters and AFP", "Reuters, AFP and 3 others": those of a camp; how many, in *n. */
static const char *say_names(
	struct view *view, const struct fact *fact, uint32_t camp, unsigned *n)
{
	struct arena *arena = view->brief;
	const char *names[NAMES_MOST];
	uint32_t i, all = 0;

	for (i = 0; i < fact->n; i++) {
		if (fact->members[i].camp != camp || !is_first(fact, i))
			continue;
		if (all < NAMES_MOST)
			names[all] = view->panes[fact->members[i].dispatch].name;
		all++;
	}
	*n = all;
	if (all <= 1)
		return all ? names[0] : "";
	if (all == 2)
		/* TRANSLATORS: names of two dispatches */
		return arena_format(arena, _("%1$s and %2$s"), names[0], names[1]);
	return arena_format(arena,
		/* TRANSLATORS: names of two dispatches of several */
		ngettext("%1$s, %2$s and %3$u more", "%1$s, %2$s and %3$u more", all - 2), names[0],
		names[1], all - 2);
}

static const char *say_what(struct view *view, const struct fact *fact, uint32_t camp)
{
	const char *value =
		draw_shorten(view->brief, camp_say_value(view, fact, camp), VALUE_MOST);

	if (fact->kind == FACT_QUOTE || fact->kind == FACT_PASSAGE)
		/* TRANSLATORS: words of a dispatch in your quotation marks. */
		value = arena_format(view->brief, _("“%s”"), value);
	return value;
}

static const char *say_end(const struct fact *fact)
{
	switch (fact->kind) {
	case FACT_QUANTITY:
		/* TRANSLATORS: the end of "Reuters says 12, AFP 15: ..."; your colon is put before
		 * it. */
		return _("which, and as of when?");
	case FACT_DATE:
		return _("on which day?");
	case FACT_NAME:
		return _("which spelling?");
	case FACT_QUOTE:
		return _("which were the words?");
	default:
		return _("which is right?");
	}
}

const char *say_question(struct view *view, const struct fact *fact)
{
	struct buf text = buf_new(view->brief);
	const char *names, *what;
	uint32_t camp;
	unsigned n;

	for (camp = 0; camp < fact->camps && camp < CAMPS_MOST; camp++) {
		names = say_names(view, fact, camp, &n);
		what = say_what(view, fact, camp);
		if (camp > 0)
			buf_format(&text, ", %s %s", names, what);
		else
			/* TRANSLATORS: %1$s is one name or more, %2$s what they say; %3$u names. */
			buf_text(&text, arena_format(view->brief,
						ngettext("%1$s says %2$s", "%1$s say %2$s", n),
						names, what));
	}
	if (fact->camps > CAMPS_MOST)
		buf_text(&text, ", …");
	buf_format(&text, "%s%s", say_colon(), say_end(fact));
	return text.at;
}
