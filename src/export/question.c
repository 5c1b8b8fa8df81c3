/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A disagreement as a question that can be sent: who says what, and what one wants to know of such
 * facts. The screen offers the same that the notes on paper end with.
 *
 *     Reuters says more than 2,000, Radio Habana Cuba 2,030: which, and as of when?
 */
#include "export/party.h"
#include "speak.h"
#include "text/text.h"

#include <string.h>

enum { NAMED = 2, PARTIES_MOST = 5, WORDS_MOST = 60 /* columns */ };

/* How a kind is told, of one dispatch and of several; and what is asked of it. */
static const struct manner {
	const char *one, *many, *end;
} manners[FACT_KINDS] = {
	/* TRANSLATORS: %1$s is one name or more, %2$s what they say; the next ones follow without a
	   verb: "Reuters says 12, AFP 15: which, and as of when?" */
	[FACT_QUANTITY] = { P_("%1$s says %2$s", "%1$s say %2$s"), N_("which, and as of when?") },
	[FACT_DATE] = { P_("%1$s says %2$s", "%1$s say %2$s"), N_("on which day?") },
	[FACT_NAME] = { P_("%1$s writes %2$s", "%1$s write %2$s"), N_("which spelling?") },
	[FACT_QUOTE] = { P_("%1$s quotes %2$s", "%1$s quote %2$s"), N_("which were the words?") },
	[FACT_PASSAGE] = { P_("%1$s writes %2$s", "%1$s write %2$s"), N_("which is right?") },
};

/* "Reuters", "Reuters and AFP", "Reuters, AFP and 3 more"; how many, in *n. */
static const char *say_names(struct arena *arena, const struct analysis *analysis,
	const struct party *party, unsigned *n)
{
	const char *names[NAMED] = { "", "" };
	uint32_t i, last = UINT32_MAX;

	*n = 0;
	for (i = 0; i < party->cites.n; i++) {
		if (party->cites.at[i].dispatch == last)
			continue; /* members stand by dispatch */
		last = party->cites.at[i].dispatch;
		if (*n < NAMED)
			names[*n] = export_say_dispatch(arena, analysis->dispatches[last]);
		++*n;
	}
	if (*n <= 1)
		return names[0];
	if (*n == 2)
		/* TRANSLATORS: names of two dispatches */
		return arena_format(arena, _("%1$s and %2$s"), names[0], names[1]);
	return arena_format(arena,
		/* TRANSLATORS: names of two dispatches of several */
		ngettext("%1$s, %2$s and %3$u more", "%1$s, %2$s and %3$u more", *n - 2), names[0],
		names[1], *n - 2);
}

static bool is_short(const char *words)
{
	return text_columns(words, strlen(words)) <= WORDS_MOST;
}

/* Cut after a word, unless it is all. */
static const char *shorten(struct arena *arena, const char *words)
{
	size_t fits = text_fit(words, strlen(words), WORDS_MOST), gap = fits;

	if (is_short(words))
		return words;
	while (gap > 0 && words[gap] != ' ')
		gap--;
	return arena_format(arena, "%s…", arena_copy(arena, words, gap > 0 ? gap : fits));
}

static const char *say_what(struct arena *arena, const struct fact *fact, const struct party *party)
{
	const char *words;

	if (party->value)
		return is_short(party->value) ? party->value : shorten(arena, party->plain);
	words = shorten(arena, party->wordings.at[0].words);
	/* TRANSLATORS: words of a dispatch in your quotation marks. */
	return fact->kind == FACT_NAME ? words : arena_format(arena, _("“%s”"), words);
}

const char *export_say_question(
	struct arena *arena, const struct analysis *analysis, const struct fact *fact)
{
	const struct parties parties = party_make_all(arena, analysis, fact);
	const struct manner *manner = &manners[fact->kind];
	struct buf buf = buf_new(arena);
	const char *names, *what;
	uint32_t i, told = 0;
	unsigned n;

	for (i = 0; i < parties.n; i++) {
		if (!parties.at[i].cites.n)
			continue;
		if (told++ == PARTIES_MOST) {
			buf_text(&buf, ", …");
			break;
		}
		names = say_names(arena, analysis, &parties.at[i], &n);
		what = say_what(arena, fact, &parties.at[i]);
		if (told > 1)
			buf_format(&buf, ", %s %s", names, what);
		else
			buf_text(&buf, arena_format(arena, ngettext(manner->one, manner->many, n),
					       names, what));
	}
	/* TRANSLATORS: who says what; what one wants to know of it */
	return arena_format(arena, _("%1$s: %2$s"), buf.at, _(manner->end));
}
