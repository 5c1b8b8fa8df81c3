/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notes for a person, on paper or in a pipe: 80 columns, nothing but letters and spaces.
 *
 *     ≈ 12  soldiers                                     vary · 2 of 3 origins
 *           more than 2,000
 *              A:17   … in the country [more than 2,000 soldiers].
 *           2,030
 *              B:11   these [2,030 servicemen] should leave …
 *           precision: one value lies inside the other. Silent: C, D.
 */
#include "export/format.h"
#include "export/report.h"
#include "speak.h"

#include <string.h>

enum {
	WIDTH = 80,
	SPARE = 20, /* the narrowest column of words worth wrapping */
	INDENT = 7, /* under the label of a fact */
	CITE = 9,   /* where a citation begins, */
	CITED = 8,  /* and how much room "A:12" has at least */
	CITED_MOST = 24,
	ASIDE = 42, /* where it begins beside the fact, for what one alone tells */
	SOURCE = 4, /* under the letter of a dispatch */
};

struct page {
	struct buf buf;
	uint32_t indent; /* of paragraphs: under the letter of a source */
};

static uint32_t columns_of(const char *text)
{
	return text_columns(text, strlen(text));
}

static void put_spaces(struct buf *buf, uint32_t n)
{
	while (n-- > 0)
		buf_char(buf, ' ');
}

/* The text in lines from this column on; the first of them is where the pen already stands. */
static void put_wrapped(
	struct buf *buf, uint32_t column, const char *text, const struct span *whole)
{
	struct lines lines = { 0 };
	uint32_t width = column + SPARE < WIDTH ? WIDTH - column : SPARE, i;

	text_wrap(buf->arena, text, (struct span){ 0, (uint32_t)strlen(text) }, whole,
		whole ? 1 : 0, width, &lines);
	for (i = 0; i < lines.n; i++) {
		if (i)
			put_spaces(buf, column);
		buf_add(buf, text + lines.at[i].span.start, span_length(lines.at[i].span));
		buf_char(buf, '\n');
	}
	if (lines.n == 0)
		buf_char(buf, '\n');
}

static void put_paragraph(struct buf *buf, uint32_t column, const char *text)
{
	if (!text || !*text)
		return;
	put_spaces(buf, column);
	put_wrapped(buf, column, text, NULL);
}

static void put_line(struct buf *buf, const char *text, const char *line)
{
	uint32_t n = columns_of(text);

	for (n = n < WIDTH ? n : WIDTH; n > 0; n--)
		buf_text(buf, line);
	buf_char(buf, '\n');
}

/* What is left, and at the right margin, where there is room, what is right; else below. */
static void put_margin(struct buf *buf, uint32_t column, const char *left, const char *right)
{
	uint32_t used = column + columns_of(left), wants = columns_of(right);

	if (used + 2 + wants > WIDTH) {
		put_wrapped(buf, column, left, NULL);
		put_paragraph(buf, column, right);
		return;
	}
	buf_text(buf, left);
	put_spaces(buf, WIDTH - used - wants);
	buf_text(buf, right);
	buf_char(buf, '\n');
}

static void put_sources(void *at, const struct report *report)
{
	struct page *page = at;
	struct buf *buf = &page->buf;
	const struct source *source;
	uint32_t i;

	for (i = 0; i < report->n_sources; i++) {
		source = &report->sources[i];
		buf_text(buf, source->id);
		put_spaces(buf,
			strlen(source->id) < SOURCE ? SOURCE - (uint32_t)strlen(source->id) : 1);
		put_margin(buf, SOURCE, source->full, source->origin);
		put_paragraph(buf, SOURCE, source->where);
		put_paragraph(buf, SOURCE, source->headline);
		put_paragraph(buf, SOURCE, source->path);
	}
	buf_char(buf, '\n');
}

/* "A:12   ", then the text from so many columns on, in lines below one another. */
static void put_placed(struct buf *buf, uint32_t column, uint32_t room, const char *places,
	const char *text, const struct span *whole)
{
	uint32_t n = columns_of(places);

	if (!*text || n >= room) {
		put_wrapped(buf, column, places, NULL);
		if (!*text)
			return;
		put_spaces(buf, column);
		n = 0;
	} else {
		buf_text(buf, places);
	}
	put_spaces(buf, room - n);
	put_wrapped(buf, column + room, text, whole);
}

/* "A:12   … in the country [more than 2,000 soldiers]." */
static void put_cite(struct buf *buf, uint32_t column, const struct cite *cite)
{
	struct buf line = buf_new(buf->arena);
	struct span words;

	buf_text(&line, cite->before);
	words.start = (uint32_t)line.n;
	buf_format(&line, "[%s]", cite->words);
	words.end = (uint32_t)line.n;
	buf_text(&line, cite->after);
	put_placed(buf, column, CITED, arena_format(buf->arena, "%s:%u", cite->id, cite->line),
		line.at, &words);
}

/* How much room the places of a party take before its words, within bounds. */
static uint32_t room_of(const struct party *party)
{
	uint32_t room = CITED, i;

	for (i = 0; i < party->wordings.n; i++) {
		uint32_t n = columns_of(party->wordings.at[i].places.at) + 2;

		if (n > room && n <= CITED_MOST)
			room = n;
	}
	return room;
}

/* Whether the words of a fact are its head, so that only their places are left to tell. */
static bool stands_above(const struct item *item)
{
	const struct party *party = &item->parties.at[0];

	return item->parties.n == 1 && party->wordings.n == 1 &&
	       strcmp(party->wordings.at[0].words, item->head) == 0;
}

/*
 * The words by where they stand: "B:9; E:11  16 killed"; of a name, whose places are many, the
 * words first; and the places alone where the words stand above them already.
 */
static void put_wordings(
	struct buf *buf, uint32_t column, const struct item *item, const struct party *party)
{
	uint32_t room = room_of(party), i;
	bool above = stands_above(item);

	for (i = 0; i < party->wordings.n; i++) {
		const struct wording *wording = &party->wordings.at[i];

		put_spaces(buf, column);
		if (item->brief && !above)
			put_wrapped(buf, column + 2,
				arena_format(
					buf->arena, "%s  %s", wording->words, wording->places.at),
				NULL);
		else
			put_placed(buf, column, room, wording->places.at,
				above ? "" : wording->words, NULL);
	}
}

static void put_sentences(struct buf *buf, const struct party *party)
{
	uint32_t i;

	for (i = 0; i < party->sentences.n; i++) {
		put_spaces(buf, CITE);
		put_cite(buf, CITE, &party->sentences.at[i]);
	}
	put_paragraph(buf, CITE, party->also);
}

static void put_remarks(struct buf *buf, const struct item *item)
{
	uint32_t i;

	put_paragraph(buf, INDENT, item->remarks);
	for (i = 0; i < item->notes.n; i++)
		put_paragraph(buf, INDENT, item->notes.at[i]);
}

static void put_item(struct buf *buf, const struct item *item, bool differs)
{
	char *head = arena_format(buf->arena, "%s %3u  ", item->mark, item->fact->id);
	const char *margin =
		differs ? arena_format(buf->arena, "%s · %s", item->verdict, item->origins)
			: item->origins;
	uint32_t i;

	buf_char(buf, '\n');
	buf_text(buf, head);
	put_margin(buf, columns_of(head), item->head, margin);
	for (i = 0; i < item->parties.n; i++) {
		if (item->parties.n > 1)
			put_paragraph(buf, INDENT, item->parties.at[i].value);
		if (differs && !item->brief)
			put_sentences(buf, &item->parties.at[i]);
		else
			put_wordings(buf, CITE, item, &item->parties.at[i]);
	}
	put_remarks(buf, item);
}

/* The fact, and beside it, or below where it is long or there is more, where it stands. */
static void put_single(struct buf *buf, const struct item *item)
{
	char *head = arena_format(buf->arena, "%s %3u  %s", item->mark, item->fact->id, item->head);
	const struct wording *wording = &item->parties.at[0].wordings.at[0];
	uint32_t used = columns_of(head), i;

	if (used + 2 > ASIDE || item->fact->n > 1) {
		put_wrapped(buf, INDENT, head, NULL);
		for (i = 0; i < item->parties.n; i++)
			put_wordings(buf, CITE, item, &item->parties.at[i]);
	} else {
		buf_text(buf, head);
		put_spaces(buf, ASIDE - used);
		put_placed(buf, ASIDE, CITED, wording->places.at,
			stands_above(item) ? "" : wording->words, NULL);
	}
	put_remarks(buf, item);
}

static void open_section(void *at, const char *heading, const struct source *source)
{
	struct page *page = at;
	struct buf *buf = &page->buf;

	page->indent = source ? SOURCE : 0;
	buf_char(buf, '\n');
	if (source)
		heading = arena_format(buf->arena, "%s  %s", source->id, heading);
	put_paragraph(buf, 0, heading);
	if (!source)
		put_line(buf, heading, "=");
}

static void put_text(void *at, const char *text)
{
	struct page *page = at;

	put_paragraph(&page->buf, page->indent, text);
}

static void put_list(void *at, const struct texts *texts)
{
	struct page *page = at;
	uint32_t i;

	for (i = 0; i < texts->n; i++)
		put_paragraph(&page->buf, 0, texts->at[i]);
}

static void open_items(void *at, enum item_style style, const char *heading)
{
	struct page *page = at;

	(void)style;
	if (!heading)
		return;
	buf_char(&page->buf, '\n');
	put_paragraph(&page->buf, 0, heading);
}

static void put_styled(void *at, const struct item *item, enum item_style style)
{
	struct page *page = at;

	if (style == ITEM_ALONE)
		put_single(&page->buf, item);
	else
		put_item(&page->buf, item, style == ITEM_DISPUTED);
}

static const struct writer writer = {
	.open = open_section,
	.paragraph = put_text,
	.list = put_list,
	.sources = put_sources,
	.open_items = open_items,
	.item = put_styled,
};

struct bytes format_text(struct arena *arena, const struct job *job)
{
	struct report report = report_make(arena, job);
	struct page page = { .buf = buf_new(arena) };

	if (job->choice->follows)
		buf_text(&page.buf, "\n\n");
	put_paragraph(&page.buf, 0, report.title);
	report_walk(&report, &writer, &page);
	return (struct bytes){ page.buf.at, page.buf.n };
}
