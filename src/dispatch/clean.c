/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pieces of the source to the text that is shown and searched: markup skipped, line breaks and runs
 * of white space made one space, what would act on a terminal made U+FFFD. Bytes that need no
 * thought are copied in stretches; the others are few.
 */
#include "dispatch/reading.h"

/* Bytes that may begin a character that is not simply kept; the space is looked at by itself. */
static bool needs_thought(unsigned char c)
{
	return c < 0x20 || c == 0x7f || c == 0xc2 || c == 0xcd || c == 0xd8 || c >= 0xe1;
}

struct cleaner {
	struct reading *reading;
	struct arena *arena;
	struct buf *text;
	uint32_t block; /* where the block began in the text */
};

static void put(struct cleaner *cleaner, const char *bytes, uint32_t n, uint32_t from,
	uint32_t unit, uint32_t from_unit)
{
	runs_add(cleaner->arena, &cleaner->reading->map->to_source,
		(struct run){
			(uint32_t)cleaner->text->n, from, (uint8_t)unit, (uint8_t)from_unit });
	buf_add(cleaner->text, bytes, n);
}

/* One space between words, none at the start of a block or after another. */
static void put_space(struct cleaner *cleaner, uint32_t from, uint32_t size)
{
	const struct buf *text = cleaner->text;

	if (text->n > cleaner->block && text->at[text->n - 1] != ' ')
		put(cleaner, " ", 1, from, 1, size);
}

/* A character from `size` bytes at `from`, put as told by text_inspect. */
static void put_character(
	struct cleaner *cleaner, const char *bytes, uint32_t n, uint32_t from, uint32_t size)
{
	enum text_action action;

	text_inspect(bytes, n, &action);
	switch (action) {
	case TEXT_KEEP:
		if (*bytes == ' ')
			put_space(cleaner, from, size);
		else
			put(cleaner, bytes, n, from, n, size);
		break;
	case TEXT_BREAK:
	case TEXT_SPACE:
		put_space(cleaner, from, size);
		break;
	case TEXT_REPLACE:
		cleaner->reading->source.repaired = true;
		put(cleaner, "\xef\xbf\xbd", 3, from, 3, size);
		break;
	case TEXT_DROP:
		break;
	}
}

static void cut_text(struct cleaner *cleaner, size_t length)
{
	cleaner->text->n = length;
	cleaner->text->at[length] = '\0';
	runs_trim(&cleaner->reading->map->to_source, (uint32_t)length);
}

static bool ends_in_space(const struct cleaner *cleaner)
{
	const struct buf *text = cleaner->text;

	return text->n == cleaner->block || text->at[text->n - 1] == ' ';
}

/* How many bytes from `at` on can be copied as they are. */
static uint32_t plain_length(const struct cleaner *cleaner, uint32_t at, uint32_t end)
{
	const char *source = cleaner->reading->source.text.at;
	const uint8_t *cut = cleaner->reading->cut;
	bool spaced = ends_in_space(cleaner);
	uint32_t i;

	for (i = at; i < end; i++) {
		if (needs_thought((unsigned char)source[i]) ||
			(cut && (cut[i] || source[i] == '&')))
			break;
		if (source[i] == ' ' && spaced)
			break;
		spaced = source[i] == ' ';
	}
	return i - at;
}

static uint32_t take_odd(struct cleaner *cleaner, uint32_t at, uint32_t end)
{
	const char *s = cleaner->reading->source.text.at + at;
	const uint8_t *skip = cleaner->reading->cut;
	enum text_action action;
	char decoded[4];
	uint32_t size, c;

	if (skip && skip[at])
		return 1;
	if (skip && *s == '&' && (c = markdown_entity(s, end - at, &size))) {
		put_character(cleaner, decoded, source_put(decoded, c), at, size);
		return size;
	}
	size = text_inspect(s, end - at, &action);
	put_character(cleaner, s, size, at, size);
	return size;
}

static void clean_row(struct cleaner *cleaner, struct span row)
{
	uint32_t at = row.start, n;

	while (at < row.end) {
		n = plain_length(cleaner, at, row.end);
		if (n)
			put(cleaner, cleaner->reading->source.text.at + at, n, at, 1, 1);
		at += n;
		if (at < row.end)
			at += take_odd(cleaner, at, row.end);
	}
}

static void clean_piece(struct cleaner *cleaner, const struct piece *piece)
{
	struct reading *reading = cleaner->reading;
	const struct row *rows = reading->rows.at;
	struct span whole = { rows[piece->first].span.start, rows[piece->last - 1].span.end };
	uint32_t i;

	if (piece->flags & PIECE_RULE)
		return;
	if (reading->cut && !(piece->flags & PIECE_ADDRESS))
		markdown_cut(reading->arena, reading->source.text, whole, reading->cut);
	for (i = piece->first; i < piece->last; i++) {
		if (i > piece->first)
			put_space(cleaner, rows[i - 1].span.end, 1);
		clean_row(cleaner, rows[i].span);
	}
	if (ends_in_space(cleaner) && cleaner->text->n > cleaner->block)
		cut_text(cleaner, cleaner->text->n - 1);
}

void clean_text(struct reading *reading)
{
	struct cleaner cleaner = { reading, reading->arena, &reading->text, 0 };
	struct blocks *blocks = &reading->dispatch->blocks;
	struct pieces *pieces = &reading->pieces;
	uint32_t i, kept = 0, before, end = 0;
	const struct piece *piece;

	for (i = 0; i < pieces->n; i++) {
		piece = &pieces->at[i];
		before = (uint32_t)reading->text.n;
		if (kept)
			put(&cleaner, "\n", 1, end, 1, 1);
		cleaner.block = (uint32_t)reading->text.n;
		clean_piece(&cleaner, piece);
		if (reading->text.n == cleaner.block && !(piece->flags & PIECE_RULE)) {
			cut_text(&cleaner, before); /* nothing of it can be seen */
			continue;
		}
		*vec_push(reading->arena, blocks) = (struct block){
			.kind = piece->flags & PIECE_RULE      ? BLOCK_RULE
				: piece->flags & PIECE_ADDRESS ? BLOCK_LINK
							       : BLOCK_PARAGRAPH,
			.span = { cleaner.block, (uint32_t)reading->text.n },
		};
		end = reading->rows.at[piece->last - 1].span.end;
		pieces->at[kept++] = *piece;
	}
	pieces->n = kept;
}
