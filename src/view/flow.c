/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running text on a sheet, with some of its words in roles of their own. */
#include "view/pages.h"

static void put_words(struct sheet *sheet, enum role role, const char *text, struct span span)
{
	if (span_length(span) > 0)
		sheet_put(sheet, role,
			arena_copy(sheet->arena, text + span.start, span_length(span)));
}

/* One line, cut where a lit stretch begins or ends. */
static void put_line(struct sheet *sheet, enum role ground, const char *text, struct span line,
	const struct lits *lits)
{
	struct span piece = line, lit;
	uint32_t i;

	for (i = 0; i < lits->n && piece.start < line.end; i++) {
		lit = lits->at[i].span;
		if (lit.end <= piece.start || lit.start >= line.end)
			continue;
		if (lit.start < piece.start)
			lit.start = piece.start;
		if (lit.end > line.end)
			lit.end = line.end;
		piece.end = lit.start;
		put_words(sheet, ground, text, piece);
		put_words(sheet, lits->at[i].role, text, lit);
		piece.start = lit.end;
	}
	piece.end = line.end;
	put_words(sheet, ground, text, piece);
}

/* Lit stretches that are short enough stay on one line; none overlaps the one before. */
static struct span_list find_whole(
	struct arena *arena, const char *text, const struct lits *lits, int columns)
{
	struct span_list whole = { 0 };
	uint32_t i;

	for (i = 0; i < lits->n; i++) {
		struct span span = lits->at[i].span;

		if ((int)text_columns(text + span.start, span_length(span)) <= columns &&
			(whole.n == 0 || whole.at[whole.n - 1].end <= span.start))
			*vec_push(arena, &whole) = span;
	}
	return whole;
}

void sheet_flow(struct sheet *sheet, enum role ground, const char *text, struct span span,
	const struct lits *lits)
{
	int indent = sheet->column, room = sheet->columns - indent - 1;
	struct span_list whole = find_whole(sheet->arena, text, lits, room / 2);
	struct lines lines = { 0 };
	uint32_t i;

	if (room > FLOW_MEASURE)
		room = FLOW_MEASURE;
	text_wrap(
		sheet->arena, text, span, whole.at, whole.n, room > 0 ? (uint32_t)room : 1, &lines);
	for (i = 0; i < lines.n; i++) {
		if (i > 0) {
			sheet_line(sheet);
			sheet_to(sheet, indent);
		}
		put_line(sheet, ground, text, lines.at[i].span, lits);
	}
}
