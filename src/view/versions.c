/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The versions of a name or of a quotation, one under the other, each once; words that a version
 * does not share with the first are lit, and in the first those that another changes.
 *
 *	1 Reuters          [Kassim]-Jomart Tokaïev
 *	2 Kazakhstan       [Kassym]-Jomart Tokaïev
 */
#include "view/pages.h"

#include <string.h>

enum {
	MARGIN = 3,
	WHO_MOST = 26, /* columns of those who have a version */
	COLUMNS_FOR_WHO = 64,
	VERSIONS_MOST = 64, /* that are held against the first */
};

static const float ALIKE = 0.25f; /* two versions with less in common are lit nowhere */

struct version {
	const struct member *member; /* the first who has it */
	const char *words, *who;
	struct atoms atoms;
	struct lits lits;
};

struct versions VEC(struct version);

static const char *say_who(
	struct view *view, const struct fact *fact, const char *words, int columns)
{
	struct buf names = buf_new(view->brief), numbers = buf_new(view->brief);
	uint32_t i, last = UINT32_MAX;

	for (i = 0; i < fact->n; i++) {
		uint32_t dispatch = fact->members[i].dispatch;

		if (dispatch == last ||
			strcmp(say_words(view->brief, view, &fact->members[i]), words) != 0)
			continue;
		buf_format(&names, "%s%s", names.n ? ", " : "", view->panes[dispatch].label);
		buf_format(&numbers, "%s%u", numbers.n ? ", " : "", dispatch + 1);
		last = dispatch;
	}
	return draw_shorten(view->brief,
		columns < COLUMNS_FOR_WHO || draw_width(names.at) > WHO_MOST * 3 / 2 ? numbers.at
										     : names.at,
		WHO_MOST);
}

static struct versions gather(struct view *view, const struct fact *fact, int columns)
{
	struct versions versions = { 0 };
	struct version *version;
	const struct dispatch *dispatch;
	const char *words;
	uint32_t i, k;

	for (i = 0; i < fact->n; i++) {
		words = say_words(view->brief, view, &fact->members[i]);
		for (k = 0; k < versions.n && strcmp(versions.at[k].words, words) != 0; k++)
			;
		if (k < versions.n)
			continue;
		version = vec_push(view->brief, &versions);
		version->member = &fact->members[i];
		version->words = words;
		version->who = say_who(view, fact, words, columns);
		dispatch = view->analysis->dispatches[version->member->dispatch];
		text_atoms(view->brief, dispatch->text, &dispatch->tokens,
			version->member->mention->tokens, &version->atoms);
	}
	return versions;
}

static void light(struct view *view, struct version *version, struct range range)
{
	if (range.first < range.last)
		*vec_push(view->brief, &version->lits) =
			(struct lit){ text_span_of(&version->atoms, range), ROLE_CHANGED };
}

static bool is_alike(const struct edits *edits, uint32_t less)
{
	uint32_t i, same = 0;

	for (i = 0; i < edits->n; i++)
		if (edits->at[i].same)
			same += edits->at[i].a.last - edits->at[i].a.first;
	return (float)same >= ALIKE * (float)less;
}

static int by_place(const struct lit *a, const struct lit *b)
{
	return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

/* In order of place; few, and nearly so already. */
static void sort_lits(struct lits *lits)
{
	struct lit lit;
	uint32_t i, k;

	for (i = 1; i < lits->n; i++) {
		lit = lits->at[i];
		for (k = i; k > 0 && by_place(&lits->at[k - 1], &lit) > 0; k--)
			lits->at[k] = lits->at[k - 1];
		lits->at[k] = lit;
	}
}

static void compare(struct view *view, struct versions *versions)
{
	struct version *first = &versions->at[0], *other;
	struct edits edits;
	uint32_t i, k;

	for (i = 1; i < versions->n && i < VERSIONS_MOST; i++) {
		other = &versions->at[i];
		edits = text_diff(view->brief, &first->atoms, &other->atoms);
		if (!is_alike(&edits,
			    first->atoms.n < other->atoms.n ? first->atoms.n : other->atoms.n))
			continue;
		for (k = 0; k < edits.n; k++) {
			if (edits.at[k].same)
				continue;
			light(view, first, edits.at[k].a);
			light(view, other, edits.at[k].b);
		}
	}
	sort_lits(&first->lits);
}

void versions_put(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	struct versions versions = gather(view, fact, sheet->columns);
	const struct version *version;
	const struct dispatch *dispatch;
	int widest = 0, width;
	uint32_t i;

	compare(view, &versions);
	for (i = 0; i < versions.n; i++) {
		width = draw_width(versions.at[i].who);
		widest = width > widest ? width : widest;
	}
	for (i = 0; i < versions.n; i++) {
		version = &versions.at[i];
		dispatch = view->analysis->dispatches[version->member->dispatch];
		sheet_line(sheet);
		sheet_to(sheet, MARGIN);
		sheet_put(sheet, ROLE_STRIP_LABEL, version->who);
		sheet_to(sheet, MARGIN + widest + 2);
		sheet_flow(sheet, ROLE_TEXT, dispatch->text, version->member->mention->span,
			&version->lits);
	}
}
