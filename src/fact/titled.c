/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Titles, which make persons of names: before one, and behind it in apposition.
 *
 *     le président kazakh [Tokaïev]   the mayor of Ashdown, [Ann Moss]   [Paul Roy], le maire,
 */
#include "fact/naming.h"

enum { TITLE_REACH = 5 }; /* tokens before a name in which a title makes it a person */

/*
 * Where what qualifies a title begins, "le maire [des Pins (Var)] Paul Roy": brackets, and a place
 * told with "of"; `first` where nothing of the kind stands before the name.
 */
static uint32_t before_place(const struct naming *naming, uint32_t first, uint32_t sentence)
{
	const struct dispatch *dispatch = naming->dispatch;
	uint32_t i = first, at;

	if (i > sentence && spot_mark(dispatch, i - 1, ")")) {
		while (i > sentence && !spot_mark(dispatch, i - 1, "("))
			i--;
		if (i == sentence)
			return first;
		i--;
	}
	for (at = i; at > sentence && i - at < TITLE_REACH &&
		     (naming_capital(naming, at - 1) || spot_mark(dispatch, at - 1, "-"));)
		at--;
	if (at == i || at == sentence || !spot_rule(dispatch, at - 1, at, "belongs"))
		return i;
	at--;
	if (at > sentence && spot_mark(dispatch, at - 1, ")"))
		while (at > sentence && !spot_mark(dispatch, at, "("))
			at--;
	return at;
}

/*
 * Is a title written before the name ("le président kazakh X", "Mr. X"), within its clause? Not
 * that of "le ministre de la [Santé]", where the name goes with the title's own complement.
 */
bool naming_has_title(const struct naming *naming, uint32_t first, uint32_t sentence)
{
	uint32_t end = before_place(naming, first, sentence), i;
	uint32_t from = end > sentence + TITLE_REACH ? end - TITLE_REACH : sentence;
	const struct mention *before = naming->mentions->at + naming->mentions->n;

	/* "Judge Ann Moss rejected Roy's claim": the title is hers. */
	for (; before > naming->mentions->at && before[-1].tokens.last > from; before--)
		if (before[-1].tokens.last <= first &&
			spot_titled(naming->dispatch, before[-1].tokens.first))
			from = before[-1].tokens.last;
	if (first > sentence &&
		(spot_rule(naming->dispatch, first - 1, first, "particle") ||
			spot_class(naming->dispatch, first - 1, first, 1u << LANG_STOP)))
		return false;
	for (i = from; i < first; i++)
		if (spot_class(naming->dispatch, i, first, 1u << LANG_TITLE))
			return true;
	return false;
}

/* The token after what may stand between the comma behind a name and a title: "45, the former". */
static uint32_t skip_to_title(const struct naming *naming, uint32_t i, uint32_t last)
{
	enum { LEAD = 4 }; /* tokens */
	uint32_t end = i + LEAD < last ? i + LEAD : last;

	for (; i < end && !spot_class(naming->dispatch, i, last, 1u << LANG_TITLE); i++)
		if (naming_capital(naming, i) ||
			(naming->at[i].type == TOKEN_MARK && !spot_mark(naming->dispatch, i, ",") &&
				!spot_mark(naming->dispatch, i, "-")))
			return last;
	return i < end ? i : last;
}

/*
 * Is a title told behind the name ("Paul Roy, le maire de Vibraye, ...", "Ann Moss, 45, a judge,")?
 * Such an apposition ends at a mark with no verb before it; "À New York, le maire a dit" has one.
 */
bool naming_is_apposed(
	const struct naming *naming, struct range words, const struct range *sentence)
{
	enum { REACH = 16 };
	const struct dispatch *dispatch = naming->dispatch;
	uint32_t i = words.last, last = sentence->last, end;

	if (words.last - words.first < 2 || i >= last || !spot_mark(dispatch, i, ",") ||
		(words.first > sentence->first &&
			spot_rule(dispatch, words.first - 1, words.first, "locative")))
		return false;
	i = skip_to_title(naming, i + 1, last);
	if (i >= last)
		return false;
	i += spot_class(dispatch, i, last, 1u << LANG_TITLE);
	if (i < last && naming_capital(naming, i))
		return false; /* "Hart Bentley, Judge Moss said" */
	for (end = i + REACH < last ? i + REACH : last; i < end; i++) {
		if (naming->at[i].type == TOKEN_MARK && !spot_mark(dispatch, i, "-"))
			return true;
		if (spot_rule(dispatch, i, last, "auxiliary") ||
			spot_class(dispatch, i, last, 1u << LANG_SAYING))
			return false;
	}
	return i >= last;
}
