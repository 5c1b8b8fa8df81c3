/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a dispatch comes from: its headline, outlet and place. The outlet stands before it, in its
 * dateline, or in a credit; where the dateline signs with initials and a credit spells the name out
 * ("RHC", "Radio Habana Cuba"), the name is taken.
 */
#include "dispatch/reading.h"

/* Agencies sign with up to five capitals; a place in three is a name in capitals. */
enum { OUTLET_INITIALS = 5, PLACE_INITIALS = 2 };

static const char *safe_copy(struct reading *reading, struct bytes bytes)
{
	return bytes.n ? text_make_safe(reading->arena, bytes.at, bytes.n) : NULL;
}

static const struct block *first_of(const struct dispatch *dispatch, enum block_kind kind)
{
	uint32_t i;

	for (i = 0; i < dispatch->blocks.n; i++)
		if (dispatch->blocks.at[i].kind == kind)
			return &dispatch->blocks.at[i];
	return NULL;
}

static bool is_word(const struct dispatch *dispatch, uint32_t i)
{
	return dispatch->tokens.at[i].type == TOKEN_WORD;
}

/* Up to the first date: "Le Courrier, lundi 4 mai 2020" -> Le Courrier; "Le 4 mai 2020" -> nothing.
 */
static struct range before_date(const struct dispatch *dispatch, struct range range)
{
	struct date date = { 0 };
	uint32_t i;

	for (i = range.first; i < range.last; i++)
		if (date_read_stamp(dispatch, i, range.last, ORDER_TOLD, &date)) {
			range.last = i;
			while (range.last > range.first &&
				(!is_word(dispatch, range.last - 1) ||
					words_is_small(dispatch, range.last - 1)))
				range.last--;
		}
	return range;
}

/* The tokens of a credit that name whom it credits: "Source: AFP" -> AFP. */
static struct range named_in(const struct dispatch *dispatch, struct range range)
{
	uint32_t n = words_match(dispatch, range.first, range.last, SIGN_SOURCE), i;

	range = before_date(dispatch, range);

	if (n)
		range.first += n;
	while (range.first < range.last && !is_word(dispatch, range.first))
		range.first++;
	while (range.last > range.first && !is_word(dispatch, range.last - 1))
		range.last--;
	for (i = range.first; i < range.last; i++) /* "Le Monde avec AFP" */
		if (i > range.first && words_match(dispatch, i, range.last, SIGN_WITH)) {
			range.last = i;
			break;
		}
	return range;
}

/* Do the words of the name begin with the letters of the initials? */
static bool spells_out(const struct dispatch *dispatch, struct range name, struct range initials)
{
	struct span letters;
	uint32_t i, k = 0;

	if (initials.last != initials.first + 1)
		return false;
	letters = dispatch->tokens.at[initials.first].span;
	for (i = name.first; i < name.last; i++) {
		if (!is_word(dispatch, i) || !(dispatch->tokens.at[i].flags & TOKEN_CAPITAL))
			continue;
		if (k == span_length(letters) ||
			dispatch->text[letters.start + k] !=
				dispatch->text[dispatch->tokens.at[i].span.start])
			return false;
		k++;
	}
	return k >= 2 && k == span_length(letters);
}

/* The first agency of a credit; *helped: it gave something to what somebody else wrote. */
static struct range agency_in(const struct dispatch *dispatch, struct range range, bool *helped)
{
	uint32_t i, n;

	*helped = false;
	for (i = range.first; i < range.last; i++) {
		n = words_match(dispatch, i, range.last, SIGN_AGENCY);
		if (n)
			return (struct range){ i, i + n };
		*helped |= words_match(dispatch, i, range.last, SIGN_WITH) > 0;
	}
	return (struct range){ 0, 0 };
}

struct signs {
	struct range spelt;	/* the dateline's outlet, spelt out */
	struct range name;	/* "Source: X", "X with AFP", a last line in bold */
	struct range signature; /* "(X)" */
	struct range agency;	/* that any credit names */
	struct range writer;	/* the same, where it wrote the dispatch */
};

static bool is_empty(struct range range)
{
	return range.first >= range.last;
}

/* "Par Le Figaro avec AFP": no author has an article. Leaves the name without "by". */
static bool is_house(const struct dispatch *dispatch, struct range whole, struct range name)
{
	uint32_t n = words_match(dispatch, whole.first, whole.last, SIGN_BY);

	return n && name.last < whole.last && whole.first + n < name.last &&
	       words_match(dispatch, name.last, whole.last, SIGN_WITH) &&
	       pack_match_named(dispatch->pack, &dispatch->tokens, whole.first + n, name.last,
		       LANG_WORD, "det");
}

static void read_credit(
	const struct reading *reading, uint32_t index, struct range initials, struct signs *signs)
{
	const struct dispatch *dispatch = reading->dispatch;
	struct range whole = dispatch->blocks.at[index].tokens, name = named_in(dispatch, whole);
	bool strong = reading->pieces.at[index].flags & PIECE_STRONG, helped;
	struct range agency;

	agency = agency_in(dispatch, whole, &helped);
	if (is_empty(signs->agency))
		signs->agency = agency;
	if (is_empty(signs->writer) && !helped)
		signs->writer = agency;
	if (is_house(dispatch, whole, name)) {
		signs->name = name;
		signs->name.first =
			whole.first + words_match(dispatch, whole.first, whole.last, SIGN_BY);
	}
	if (is_empty(name) || words_match(dispatch, whole.first, whole.last, SIGN_BY) ||
		words_match(dispatch, whole.first, whole.last, SIGN_PUBLISHED))
		return;
	if (!is_empty(initials) && spells_out(dispatch, name, initials))
		signs->spelt = name;
	if (strong || words_match(dispatch, whole.first, whole.last, SIGN_SOURCE) ||
		(name.last < whole.last && words_match(dispatch, name.last, whole.last, SIGN_WITH)))
		signs->name = name;
	else if (name.last == name.first + 1 && words_is_mark(dispatch, whole.first, "("))
		signs->signature = name;
}

static const char *outlet_of(struct reading *reading, const struct dateline *dateline)
{
	const struct dispatch *dispatch = reading->dispatch;
	struct range initials = dateline->found ? dateline->outlet : (struct range){ 0, 0 };
	struct signs signs = { 0 };
	const struct range *ranked[] = { &signs.spelt, &initials, &signs.name, &signs.signature,
		&signs.writer };
	uint32_t i;

	for (i = 0; i < dispatch->blocks.n; i++)
		if (dispatch->blocks.at[i].kind == BLOCK_CREDIT)
			read_credit(reading, i, initials, &signs);
	if (!is_empty(signs.agency))
		reading->dispatch->agency = words_name(reading, signs.agency, OUTLET_INITIALS);
	if (reading->meta.outlet.n)
		return safe_copy(reading, reading->meta.outlet);
	for (i = 0; i < sizeof ranked / sizeof *ranked; i++)
		if (!is_empty(*ranked[i]))
			return words_name(reading, *ranked[i], OUTLET_INITIALS);
	return NULL;
}

/* The headline without what a desk puts before it. */
static void tell_title(struct reading *reading)
{
	struct dispatch *dispatch = reading->dispatch;
	const struct block *headline = first_of(dispatch, BLOCK_HEADLINE);
	uint32_t first, start;

	if (!headline) {
		dispatch->title = safe_copy(reading, reading->meta.title);
		return;
	}
	start = headline->span.start;
	first = dateline_after_slug(dispatch, headline->tokens);
	if (first > headline->tokens.first && first < headline->tokens.last) {
		dispatch->slug = (struct span){ start, dispatch->tokens.at[first].span.start };
		start = dispatch->slug.end;
	}
	dispatch->title =
		arena_copy(reading->arena, dispatch->text + start, headline->span.end - start);
}

void origin_tell(struct reading *reading, const struct dateline *dateline)
{
	struct dispatch *dispatch = reading->dispatch;

	tell_title(reading);
	dispatch->outlet = outlet_of(reading, dateline);
	dispatch->place = safe_copy(reading, reading->meta.place);
	if (!dateline->found)
		return;
	if (!is_empty(dateline->place))
		dispatch->place = words_name(reading, dateline->place, PLACE_INITIALS);
	dispatch->dateline.start = dispatch->tokens.at[dateline->first].span.start;
	dispatch->dateline.end = dispatch->tokens.at[dateline->last - 1].span.end;
}
