/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading of one dispatch, stage after stage: see reading.h. */
#include "dispatch/reading.h"

#include <string.h>

enum {
	DATELINE_BLOCKS = 6, /* the dateline is in one of the first */
	GUESSED = 3000,	     /* bytes that tell the language */
};

static bool refuse(
	struct arena *arena, struct faults *faults, const char *path, enum fault_code code)
{
	fault_note(arena, faults, (struct fault){ .code = code, .path = path });
	return false;
}

static void lay_out(struct reading *reading)
{
	struct bytes source = reading->source.text;

	reading->meta = meta_read(source);
	rows_split(reading->arena, source, reading->meta.end, &reading->rows);
	if (markdown_told(reading->dispatch->path, source, &reading->rows)) {
		reading->cut = arena_array(reading->arena, uint8_t, source.n + 1);
		markdown_layout(reading->arena, source, &reading->rows, &reading->pieces);
	} else {
		layout_plain(reading->arena, source, &reading->rows, &reading->pieces);
	}
}

static void take_text(struct reading *reading)
{
	struct dispatch *dispatch = reading->dispatch;

	reading->text = (struct buf){ .arena = reading->arena };
	reading->text.cap = reading->source.text.n + 64;
	reading->text.at = arena_alloc(reading->arena, reading->text.cap);
	clean_text(reading);
	dispatch->text = reading->text.at;
	dispatch->length = (uint32_t)reading->text.n;
}

/* Words are five bytes long or so: one allocation for most texts. */
static void reserve_tokens(struct reading *reading)
{
	struct tokens *tokens = &reading->dispatch->tokens;

	tokens->cap = reading->dispatch->length / 5 + 16;
	tokens->at = arena_array(reading->arena, struct token, tokens->cap);
}

static void tokenise(struct reading *reading)
{
	struct dispatch *dispatch = reading->dispatch;
	struct block *block;
	uint32_t i;

	reserve_tokens(reading);
	for (i = 0; i < dispatch->blocks.n; i++) {
		block = &dispatch->blocks.at[i];
		block->tokens.first = dispatch->tokens.n;
		text_tokenise(reading->arena, reading->vocab, dispatch->text, block->span,
			pack_elisions(dispatch->pack), &dispatch->tokens);
		block->tokens.last = dispatch->tokens.n;
	}
}

static void part_sentences(struct reading *reading)
{
	struct dispatch *dispatch = reading->dispatch;
	struct block *block;
	uint32_t i;

	for (i = 0; i < dispatch->blocks.n; i++) {
		block = &dispatch->blocks.at[i];
		block->sentences.first = dispatch->sentences.n;
		text_sentences(reading->arena, reading->vocab, dispatch->text, &dispatch->tokens,
			block->tokens, pack_abbreviations(dispatch->pack), &dispatch->sentences);
		block->sentences.last = dispatch->sentences.n;
	}
}

static struct dateline find_dateline(const struct dispatch *dispatch)
{
	struct dateline dateline;
	uint32_t i, asked = 0;

	for (i = 0; i < dispatch->blocks.n && asked < DATELINE_BLOCKS; i++) {
		if (dispatch->blocks.at[i].kind != BLOCK_PARAGRAPH)
			continue;
		asked++;
		dateline = dateline_read(dispatch, dispatch->blocks.at[i].tokens);
		if (dateline.found)
			return dateline;
	}
	return (struct dateline){ 0 };
}

/* Its text and its language; false, with a fault, where it has none. */
static bool open_text(struct reading *reading, struct bytes bytes, struct faults *faults)
{
	struct dispatch *dispatch = reading->dispatch;
	const char *path = dispatch->path;
	enum fault_code code = bytes.n > FILE_MOST
				       ? FAULT_FILE_TOO_LARGE
				       : source_decode(reading->arena, bytes, &reading->source);

	if (code)
		return refuse(reading->arena, faults, path, code);
	dispatch->file = bytes;
	dispatch->map = reading->map;
	reading->map->to_file = reading->source.to_file;
	lay_out(reading);
	take_text(reading);
	if (!dispatch->length)
		return refuse(reading->arena, faults, path, FAULT_FILE_EMPTY);
	if (reading->source.repaired)
		fault_note(reading->arena, faults,
			(struct fault){ .code = FAULT_TEXT_REPAIRED, .path = path });
	reading->map->rows = reading->rows;
	reading->language = lang_tell(reading->lang, dispatch->text,
		dispatch->length < GUESSED ? dispatch->length : GUESSED);
	return true;
}

static struct reading *new_reading(struct arena *arena, const struct lang *lang, const char *path)
{
	struct reading *reading = arena_new_of(arena, struct reading);

	reading->arena = arena;
	reading->lang = lang;
	reading->dispatch = arena_new_of(arena, struct dispatch);
	reading->map = arena_new_of(arena, struct text_map);
	reading->dispatch->path = path;
	reading->dispatch->first_day = reading->dispatch->last_day = DAY_NONE;
	reading->dispatch->near_first = reading->dispatch->near_last = DAY_NONE;
	return reading;
}

struct reading *dispatch_open(
	struct arena *arena, const struct lang *lang, const char *path, struct faults *faults)
{
	struct reading *reading = new_reading(arena, lang, arena_copy(arena, path, strlen(path)));
	struct bytes bytes;

	return file_read(arena, reading->dispatch->path, &bytes, faults) &&
			       open_text(reading, bytes, faults)
		       ? reading
		       : NULL;
}

struct dispatch *dispatch_take_words(
	struct arena *arena, struct vocab *vocab, struct reading *reading)
{
	reading->arena = arena;
	reading->vocab = vocab;
	reading->dispatch->pack = lang_told(reading->lang, reading->language);
	tokenise(reading);
	when_begin(reading);
	return reading->dispatch;
}

void dispatch_understand(struct arena *arena, struct reading *reading)
{
	struct dateline dateline;

	reading->arena = arena;
	split_credit(reading);
	part_sentences(reading);
	kind_tell(reading);
	dateline = find_dateline(reading->dispatch);
	origin_tell(reading, &dateline);
	when_tell(reading, &dateline);
}

struct dispatch *dispatch_parse(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const char *path, struct bytes bytes, struct faults *faults)
{
	struct reading *reading = new_reading(arena, lang, path);

	if (!open_text(reading, bytes, faults))
		return NULL;
	dispatch_take_words(arena, vocab, reading);
	dispatch_understand(arena, reading);
	return reading->dispatch;
}

struct span dispatch_file_span(const struct dispatch *dispatch, struct span text)
{
	return runs_span(&dispatch->map->to_file, runs_span(&dispatch->map->to_source, text));
}

uint32_t dispatch_file_line(const struct dispatch *dispatch, uint32_t text_offset)
{
	const struct rows *rows = &dispatch->map->rows;
	uint32_t source =
		runs_span(&dispatch->map->to_source, (struct span){ text_offset, text_offset })
			.start;
	uint32_t n = bisect(rows->n, i, rows->at[i].span.start <= source);

	return rows->at[n ? n - 1 : 0].number;
}

uint32_t dispatch_block_of(const struct dispatch *dispatch, uint32_t token)
{
	const struct blocks *blocks = &dispatch->blocks;
	uint32_t n = bisect(blocks->n, i, blocks->at[i].tokens.first <= token);

	return n ? n - 1 : 0;
}

uint32_t dispatch_sentence_of(const struct dispatch *dispatch, uint32_t token)
{
	const struct ranges *sentences = &dispatch->sentences;
	uint32_t n = bisect(sentences->n, i, sentences->at[i].first <= token);

	return n ? n - 1 : 0;
}
