/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one walk over the notes. What stands in them and in which order is decided here; how it looks
 * is the writer's.
 */
#include "export/report.h"
#include "speak.h"

/* One writer at one page, on the walk. */
struct walk {
	const struct writer *writer;
	void *page;
};

static void open_section(const struct walk *walk, const char *heading)
{
	walk->writer->open(walk->page, heading, NULL);
}

static void close_section(const struct walk *walk)
{
	if (walk->writer->close)
		walk->writer->close(walk->page);
}

static void put_paragraph(const struct walk *walk, const char *text)
{
	if (text && *text)
		walk->writer->paragraph(walk->page, text);
}

static void put_list(const struct walk *walk, const char *heading, const struct texts *texts)
{
	if (texts->n == 0)
		return;
	open_section(walk, heading);
	walk->writer->list(walk->page, texts);
	close_section(walk);
}

/* Items from i on, of one kind where kinds are told apart; gives where the next ones begin. */
static uint32_t put_group(
	const struct walk *walk, const struct items *items, uint32_t i, enum item_style style)
{
	const struct writer *writer = walk->writer;
	enum fact_kind kind = items->at[i].fact->kind;

	writer->open_items(walk->page, style, style == ITEM_ALIKE ? items->at[i].kind : NULL);
	for (; i < items->n && (style != ITEM_ALIKE || items->at[i].fact->kind == kind); i++)
		writer->item(walk->page, &items->at[i], style);
	if (writer->close_items)
		writer->close_items(walk->page);
	return i;
}

static void put_chapter(
	const struct walk *walk, const struct chapter *chapter, enum item_style style)
{
	uint32_t i = 0;

	if (chapter->items.n == 0 && !chapter->none)
		return;
	open_section(walk, chapter->heading);
	if (chapter->items.n == 0)
		put_paragraph(walk, chapter->none);
	while (i < chapter->items.n)
		i = put_group(walk, &chapter->items, i, style);
	close_section(walk);
}

/* What the source alone tells. */
static void put_alone(const struct walk *walk, const struct report *report, uint32_t i)
{
	const struct source *source = &report->sources[i];

	if (source->alone.n)
		put_group(walk, &source->alone, 0, ITEM_ALONE);
	if (source->names.n)
		put_paragraph(
			walk, arena_format(report->arena, _("%1$s: %2$s"), report->names_heading,
				      report_join(report->arena, &source->names, _("; "))));
}

static bool has_alone(const struct source *source)
{
	return source->alone.n || source->names.n;
}

static void put_silences(const struct walk *walk, const struct report *report, uint32_t i)
{
	put_paragraph(walk, report->sources[i].leaves_out);
}

static bool has_silences(const struct source *source)
{
	return source->leaves_out != NULL;
}

/* A section with a part for each source that has something of the kind; none where none has. */
static void put_by_source(const struct walk *walk, const struct report *report, const char *heading,
	bool (*has)(const struct source *source),
	void (*put)(const struct walk *walk, const struct report *report, uint32_t i))
{
	bool any = false;
	uint32_t i;

	for (i = 0; i < report->n_sources; i++) {
		if (!has(&report->sources[i]))
			continue;
		if (!any)
			open_section(walk, heading);
		any = true;
		walk->writer->open(walk->page, report->sources[i].name, &report->sources[i]);
		put(walk, report, i);
		close_section(walk);
	}
	if (any)
		close_section(walk);
}

void report_walk(const struct report *report, const struct writer *writer, void *page)
{
	struct walk walk = { writer, page };

	put_paragraph(&walk, report->score);
	put_paragraph(&walk, report->chosen);
	put_list(&walk, report->left_out_heading, &report->left_out);
	if (report->n_sources == 0)
		return;
	if (writer->sources) {
		open_section(&walk, report->sources_heading);
		writer->sources(page, report);
		put_paragraph(&walk, report->legend);
		close_section(&walk);
	}
	put_chapter(&walk, &report->differ, ITEM_DISPUTED);
	put_chapter(&walk, &report->alike, ITEM_ALIKE);
	put_by_source(&walk, report, report->alone_heading, has_alone, put_alone);
	put_by_source(&walk, report, report->silent_heading, has_silences, put_silences);
	put_list(&walk, report->notes_heading, &report->notes);
	put_list(&walk, report->questions_heading, &report->questions);
	put_list(&walk, report->copies_heading, &report->copies);
}
