/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CommonMark with pipe tables. What comes from a dispatch is text and stays text: every character
 * that Markdown could take for its own stands behind a backslash, so that a dispatch can neither
 * close a table, nor open a link, nor smuggle in HTML.
 */
#include "export/format.h"
#include "export/report.h"
#include "speak.h"

#include <ctype.h>
#include <string.h>

/*
 * Text on one line. The marks that mean something anywhere are escaped anywhere; those that mean
 * something at the head of a line, and a number with its full stop there, only there.
 */
static void put_text(struct buf *buf, const char *text)
{
	size_t digits = strspn(text, "0123456789"), i;

	for (i = 0; text[i]; i++) {
		bool leads = i == 0 && strchr("+-=:", text[i]);
		bool lists = digits && i == digits && (text[i] == '.' || text[i] == ')');

		if (leads || lists || strchr("\\`*_[]<>|~&!$#", text[i]))
			buf_char(buf, '\\');
		buf_char(buf, text[i]);
	}
}

static void put_line(struct buf *buf, const char *before, const char *text, const char *after)
{
	buf_text(buf, before);
	put_text(buf, text);
	buf_text(buf, after);
}

static void put_cell(struct buf *buf, const char *text)
{
	put_line(buf, " ", text ? text : "", " |");
}

/* A table's head: its columns, translated, up to NULL. The first is a mark or a letter and has no
 * name. */
static void put_columns(struct buf *buf, const char *const *names)
{
	size_t i;

	buf_text(buf, "|");
	for (i = 0; names[i]; i++)
		put_cell(buf, *names[i] ? _(names[i]) : "");
	buf_text(buf, "\n|");
	for (i = 0; names[i]; i++)
		buf_text(buf, "---|");
	buf_char(buf, '\n');
}

/* Whether ** beside this character opens or closes whatever else stands there (CommonMark 6.2). */
static bool plain(char c)
{
	return isalnum((unsigned char)c);
}

static bool gap(char c)
{
	return c == '\0' || c == ' ';
}

/* The words in bold, or, where ** would not take hold, in brackets. */
static void put_words(struct buf *buf, const struct cite *cite)
{
	size_t before = strlen(cite->before), n = strlen(cite->words);
	bool bold = n && (plain(cite->words[0]) || before == 0 || gap(cite->before[before - 1])) &&
		    (plain(cite->words[n - 1]) || gap(*cite->after));

	buf_char(buf, ' ');
	put_text(buf, cite->before);
	buf_text(buf, bold ? "**" : "\\[");
	put_text(buf, cite->words);
	buf_text(buf, bold ? "**" : "\\]");
	put_text(buf, cite->after);
	buf_text(buf, " |");
}

static void put_sources(struct buf *buf, const struct report *report)
{
	static const char *const columns[] = { "", N_("Dispatch"), N_("Headline"),
		N_("Place and date"), N_("Origin"), N_("File"), NULL };
	uint32_t i;

	put_line(buf, "\n## ", report->sources_heading, "\n\n");
	put_columns(buf, columns);
	for (i = 0; i < report->n_sources; i++) {
		const struct source *source = &report->sources[i];

		buf_text(buf, "|");
		put_cell(buf, source->id);
		put_cell(buf, source->name);
		put_cell(buf, source->headline);
		put_cell(buf, source->where);
		put_cell(buf, source->origin);
		put_cell(buf, source->path);
		buf_char(buf, '\n');
	}
}

static void put_list(struct buf *buf, const char *heading, const struct texts *texts)
{
	uint32_t i;

	if (texts->n)
		put_line(buf, "\n## ", heading, "\n\n");
	for (i = 0; i < texts->n; i++)
		put_line(buf, "- ", texts->at[i], "\n");
}

static void put_dispute(struct buf *buf, const struct item *item)
{
	static const char *const columns[] = { N_("Says"), N_("Where"), N_("Words"), NULL };
	uint32_t i, k;

	buf_format(buf, "\n### %s %u. ", item->mark, item->fact->id);
	put_line(buf, "", item->label, "\n\n");
	put_line(buf, "*", item->verdict, "* · ");
	put_line(buf, "", item->origins, "\n\n");
	put_columns(buf, columns);
	for (i = 0; i < item->parties.n; i++) {
		const struct party *party = &item->parties.at[i];

		for (k = 0; k < party->cites.n; k++) {
			buf_text(buf, "|");
			put_cell(buf, k ? "" : party->value);
			buf_format(buf, " %s:%u |", party->cites.at[k].id, party->cites.at[k].line);
			put_words(buf, &party->cites.at[k]);
			buf_char(buf, '\n');
		}
	}
	put_line(buf, "\n", item->remarks, "\n");
}

static void put_differ(struct buf *buf, const struct chapter *chapter)
{
	uint32_t i;

	put_line(buf, "\n## ", chapter->heading, "\n");
	if (chapter->items.n == 0)
		put_line(buf, "\n", chapter->none, "\n");
	for (i = 0; i < chapter->items.n; i++)
		put_dispute(buf, &chapter->items.at[i]);
}

/* The first cells of a fact's row: its mark and number, what it is about, what is said. */
static void put_fact(struct buf *buf, const struct item *item)
{
	uint32_t i;

	buf_format(buf, "| %s %u |", item->mark, item->fact->id);
	put_cell(buf, item->label);
	buf_char(buf, ' ');
	for (i = 0; i < item->parties.n; i++)
		if (item->parties.at[i].value)
			put_line(buf, i ? "; " : "", item->parties.at[i].value, "");
	buf_text(buf, " |");
}

static void put_cites(struct buf *buf, const struct item *item)
{
	uint32_t i, k, n = 0;

	for (i = 0; i < item->parties.n; i++) {
		for (k = 0; k < item->parties.at[i].cites.n; k++) {
			const struct cite *cite = &item->parties.at[i].cites.at[k];

			buf_format(buf, "%s %s:%u ", n++ ? ";" : "", cite->id, cite->line);
			put_line(buf, "“", cite->words, "”");
		}
	}
	buf_text(buf, " |");
}

static void put_alike(struct buf *buf, const struct chapter *chapter)
{
	static const char *const columns[] = { "", N_("Fact"), N_("Says"), N_("Where"),
		N_("Origins"), N_("Silent"), NULL };
	uint32_t i;

	put_line(buf, "\n## ", chapter->heading, "\n\n");
	if (chapter->items.n == 0) {
		put_line(buf, "", chapter->none, "\n");
		return;
	}
	put_columns(buf, columns);
	for (i = 0; i < chapter->items.n; i++) {
		put_fact(buf, &chapter->items.at[i]);
		put_cites(buf, &chapter->items.at[i]);
		put_cell(buf, chapter->items.at[i].origins);
		put_cell(buf, chapter->items.at[i].silent);
		buf_char(buf, '\n');
	}
}

static void put_source_title(struct buf *buf, const struct source *source)
{
	put_line(buf, "\n### ", source->id, " · ");
	put_line(buf, "", source->name, "\n\n");
}

static void put_alone(struct buf *buf, const struct report *report)
{
	static const char *const columns[] = { "", N_("Fact"), N_("Says"), N_("Where"), NULL };
	uint32_t i, k;

	put_line(buf, "\n## ", report->alone_heading, "\n");
	for (i = 0; i < report->n_sources; i++) {
		const struct source *source = &report->sources[i];

		if (source->alone.n == 0)
			continue;
		put_source_title(buf, source);
		put_columns(buf, columns);
		for (k = 0; k < source->alone.n; k++) {
			put_fact(buf, &source->alone.at[k]);
			put_cites(buf, &source->alone.at[k]);
			buf_char(buf, '\n');
		}
	}
}

static void put_silences(struct buf *buf, const struct report *report)
{
	bool any = false;
	uint32_t i;

	for (i = 0; i < report->n_sources; i++) {
		if (!report->sources[i].leaves_out)
			continue;
		if (!any)
			put_line(buf, "\n## ", report->silent_heading, "\n");
		any = true;
		put_source_title(buf, &report->sources[i]);
		put_line(buf, "", report->sources[i].leaves_out, "\n");
	}
}

struct bytes format_markdown(struct arena *arena, const struct dossier *dossier)
{
	struct report report = report_make(arena, dossier);
	struct buf buf = buf_new(arena);

	put_line(&buf, "# ", report.title, "\n");
	if (*report.score)
		put_line(&buf, "\n", report.score, "\n");
	put_list(&buf, report.left_out_heading, &report.left_out);
	if (report.n_sources) {
		put_sources(&buf, &report);
		put_line(&buf, "\n", report.legend, "\n");
		put_list(&buf, report.copies_heading, &report.copies);
		put_differ(&buf, &report.differ);
		put_alike(&buf, &report.alike);
		put_alone(&buf, &report);
		put_silences(&buf, &report);
	}
	return (struct bytes){ buf.at, buf.n };
}
