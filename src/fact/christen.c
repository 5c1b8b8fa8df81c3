/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of the calendar that are somebody's name. What stands around them tells:
 *
 *     Jean-[Noël] Marchal   M. [Noël]   Mrs [May] said   [April] Jones   Fredric [March],
 *     in [April] Jones resigned   the [March] FOMC meeting   3 [May]           but not these
 *
 * A name is dated by nobody: the dates found inside one go (find.c).
 */
#include "fact/naming.h"

enum {
	CALENDAR = 1u << LANG_MONTH | 1u << LANG_DATE,
	TIME = CALENDAR | 1u << LANG_WEEKDAY | 1u << LANG_NUMBER | 1u << LANG_ORDINAL |
	       1u << LANG_DAYPART
};

static bool is_number(const struct naming *naming, uint32_t i, uint32_t last)
{
	return i < last && naming->at[i].type == TOKEN_NUMBER;
}

/* A name by the look of it: a capital, no acronym beside what is none, no word of time. */
static bool is_beside(const struct naming *naming, uint32_t i, uint32_t word, uint32_t last)
{
	return naming_capital(naming, i) && !spot_class(naming->dispatch, i, last, TIME) &&
	       (!(naming->at[i].flags & TOKEN_UPPER) || naming->at[word].flags & TOKEN_UPPER ||
		       naming_initial(naming, i, last));
}

static bool is_hyphen(const struct naming *naming, uint32_t i)
{
	return (spot_mark(naming->dispatch, i, "-") || spot_mark(naming->dispatch, i, "‑")) &&
	       spot_glued(naming->dispatch, i);
}

/* "Jean-[Noël]", "[Noël]-Marie"; but not "Mid-[April]". */
static bool is_linked(const struct naming *naming, struct range sentence, uint32_t i)
{
	if (i >= sentence.first + 2 && is_hyphen(naming, i - 1) && spot_glued(naming->dispatch, i))
		return is_beside(naming, i - 2, i, sentence.last) &&
		       !spot_rule(naming->dispatch, i - 2, i, "mid");
	return i + 2 < sentence.last && is_hyphen(naming, i + 1) &&
	       spot_glued(naming->dispatch, i + 2) && is_beside(naming, i + 2, i, sentence.last);
}

/* Whether what stands before takes a month or a feast: "in", "the", "last", "3". */
static bool is_dated(const struct naming *naming, struct range sentence, uint32_t i)
{
	static const char *const before[] = { "in-month", "det", "last-before", "next-before",
		"mid", "adjective", "determines", "locative" };
	uint32_t k;

	if (i == sentence.first)
		return false;
	if (naming->at[i - 1].type == TOKEN_NUMBER)
		return true;
	for (k = 0; k < sizeof before / sizeof *before; k++)
		if (spot_rule(naming->dispatch, i - 1, i, before[k]))
			return true;
	return naming->at[i - 1].type == TOKEN_WORD &&
	       spot_class(naming->dispatch, i - 1, i, 1u << LANG_ORDINAL | 1u << LANG_WEEKDAY);
}

static bool is_verb(const struct naming *naming, uint32_t i, uint32_t last)
{
	return i < last && (spot_class(naming->dispatch, i, last, 1u << LANG_SAYING) ||
				   spot_rule(naming->dispatch, i, last, "auxiliary"));
}

/* "[Noël] Marchal", "[April] Jones": a capital behind, where months have small letters, or where
 * nothing before takes a month. */
static bool leads(const struct naming *naming, struct range sentence, uint32_t i, bool small)
{
	return i + 1 < sentence.last && !spot_glued(naming->dispatch, i + 1) &&
	       is_beside(naming, i + 1, i, sentence.last) &&
	       (small ? !(i > sentence.first && naming->at[i - 1].type == TOKEN_NUMBER)
		      : !is_dated(naming, sentence, i));
}

/* "Julie [Noël]", "Fredric [March] said": a capital before, which is not that of a sentence. */
static bool follows(const struct naming *naming, struct range sentence, uint32_t i, bool small)
{
	bool inside = i >= sentence.first + 2 && (naming->at[i - 2].type == TOKEN_WORD ||
							 spot_mark(naming->dispatch, i - 2, ","));

	if (i == sentence.first || spot_glued(naming->dispatch, i) ||
		!is_beside(naming, i - 1, i, sentence.last) ||
		is_number(naming, i + 1, sentence.last) ||
		spot_class(naming->dispatch, i - 1, i, NAMING_CLOSED | 1u << LANG_WORD))
		return false;
	if (is_verb(naming, i + 1, sentence.last))
		return true;
	if (!inside || naming_known(naming, i - 1, i, NAMING_KNOWN))
		return false;
	return small || i + 1 >= sentence.last || naming->at[i + 1].type == TOKEN_MARK ||
	       spot_rule(naming->dispatch, i + 1, sentence.last, "conjunction");
}

/* Where only names are written with a capital. */
static bool is_plain_text(const struct naming *naming, uint32_t i)
{
	const struct dispatch *dispatch = naming->dispatch;
	const struct block *block = &dispatch->blocks.at[dispatch_block_of(dispatch, i)];

	return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_CAPTION;
}

bool naming_christened(const struct naming *naming, struct range sentence, uint32_t i)
{
	bool small = pack_trait(naming->dispatch->pack, "day first");

	if (!naming_capital(naming, i) ||
		spot_class(naming->dispatch, i, sentence.last, CALENDAR) != 1 ||
		is_number(naming, i + 1, sentence.last))
		return false;
	if (is_linked(naming, sentence, i))
		return true;
	if (i > sentence.first && spot_titled(naming->dispatch, i) &&
		!spot_rule(naming->dispatch, i - 1, i, "in-month"))
		return true;
	if (!small && !is_plain_text(naming, i))
		return false;
	return leads(naming, sentence, i, small) || follows(naming, sentence, i, small) ||
	       (!naming->sure && naming_was_seen(naming, naming->at[i].word, SEEN_AS_NAME) &&
		       !is_dated(naming, sentence, i));
}
