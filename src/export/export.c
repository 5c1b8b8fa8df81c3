/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/format.h"

#include <string.h>

static const struct format table[] = {
	{ .name = "text", .suffix = "txt", .joins = true, .write = format_text },
	{ .name = "markdown", .suffix = "md", .joins = true, .write = format_markdown },
	{ .name = "org", .suffix = "org", .write = format_org },
	{ .name = "html", .suffix = "html", .write = format_html },
	{ .name = "csv", .suffix = "csv", .joins = true, .write = format_csv },
	{ .name = "tsv", .suffix = "tsv", .joins = true, .write = format_tsv },
	{ .name = "tei", .suffix = "xml", .write = format_tei },
	{ .name = "json", .suffix = "json", .joins = true, .put = format_json },
	{ .name = "jsonl", .suffix = "jsonl", .joins = true, .put = format_jsonl },
	{ .name = "csl", .suffix = "csljson", .write = format_csl },
	{ .name = "bibtex", .suffix = "bib", .joins = true, .write = format_bibtex },
};

enum { FORMATS = sizeof table / sizeof *table };

const struct format *export_find(const char *name)
{
	size_t i;

	for (i = 0; i < FORMATS; i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

size_t export_formats(void)
{
	return FORMATS;
}

const char *export_name(size_t i)
{
	return table[i].name;
}

const char *export_suffix(const char *name)
{
	const struct format *format = export_find(name);

	return format ? format->suffix : "";
}

const char *export_format_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = *name ? strrchr(name + 1, '.') : NULL;
	size_t i;

	for (i = 0; dot && i < FORMATS; i++)
		if (!strcmp(table[i].suffix, dot + 1))
			return table[i].name;
	return dot ? NULL : "text";
}

bool export_joins(const struct format *format, const struct export_choice *choice)
{
	return format->joins && !choice->by_facts;
}

void export_put(struct arena *arena, const struct format *format, const struct dossier *dossier,
	const struct export_choice *choice, const struct export_sink *sink)
{
	static const struct export_choice everything = { .kinds = 0 };
	struct job job = format_job(arena, dossier, choice ? choice : &everything);

	if (format->put)
		format->put(arena, &job, sink);
	else
		sink->take(sink->who, format->write(arena, &job));
}

static bool gather(void *buf, struct bytes piece)
{
	buf_add(buf, piece.at, piece.n);
	return true;
}

struct bytes export_write(struct arena *arena, const struct format *format,
	const struct dossier *dossier, const struct export_choice *choice)
{
	struct buf whole = buf_new(arena);

	export_put(arena, format, dossier, choice, &(struct export_sink){ gather, &whole });
	return (struct bytes){ whole.at, whole.n };
}

static struct bytes words_of(const struct dispatch *dispatch, struct range range)
{
	if (range.first >= range.last || range.last > dispatch->tokens.n)
		return (struct bytes){ dispatch->text, 0 };
	return bytes_of(dispatch->text, (struct span){ dispatch->tokens.at[range.first].span.start,
						dispatch->tokens.at[range.last - 1].span.end });
}

struct bytes format_speaker(const struct dispatch *dispatch, const struct mention *mention)
{
	return words_of(
		dispatch, mention->kind == FACT_QUOTE ? mention->quote.speaker : mention->voice);
}

struct bytes format_hedge(const struct dispatch *dispatch, const struct mention *mention)
{
	return words_of(dispatch, mention->hedge);
}
