/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Markdown (CommonMark with pipe tables) and Org, which differ in little but how they escape. What
 * comes from a dispatch is text and stays text: whatever either could take for its own is escaped,
 * so that a dispatch can neither close a table, nor open a link, nor smuggle in HTML or code.
 */
#include "export/format.h"
#include "export/report.h"
#include "speak.h"

#include <ctype.h>
#include <string.h>

/* What tells one from the other. */
struct dialect {
	const char *title, *chapter, *section; /* what stands before a heading */
	const char *bold, *italic;
	const char *opening, *closing; /* brackets, where bold would not take hold */
	bool inside;		       /* bold may begin and end inside a word */
	void (*escape)(struct buf *buf, const char *text);
};

struct page {
	struct buf buf;
	const struct dialect *dialect;
};

/*
 * Text on one line. The marks that mean something anywhere are escaped anywhere; those that mean
 * something at the head of a line, and a number with its full stop there, only there.
 */
static void escape_markdown(struct buf *buf, const char *text)
{
	size_t digits = strspn(text, "0123456789"), i;
	bool head = buf->n < 2 || buf->at[buf->n - 1] == '\n' ||
		    strcmp(buf->at + buf->n - 2, "- ") == 0;

	for (i = 0; text[i]; i++) {
		bool leads = head && i == 0 && strchr("+-=:", text[i]);
		bool lists = head && digits && i == digits && (text[i] == '.' || text[i] == ')');

		if (leads || lists || strchr("\\`*_[]<>|~&!$#", text[i]))
			buf_char(buf, '\\');
		buf_char(buf, text[i]);
	}
}

/* Whether the word before text[i], of two letters at least, may name a type of link: "shell:". */
static bool names_link(const char *text, size_t i)
{
	return i > 1 && isalnum((unsigned char)text[i - 1]) &&
	       isalnum((unsigned char)text[i - 2]) && text[i + 1] && text[i + 1] != ' ';
}

/*
 * Org has no mark that takes the meaning from the next one; it has names for them
 * (org-entities.el). Of those for emphasis only one beside a gap means anything. A colon in a word
 * can make a link that runs code (shell:...); doubled brackets make links and macros. No text
 * begins a line.
 */
static void escape_org(struct buf *buf, const char *text)
{
	static const char *const names[128] = { ['|'] = "vert",
		['<'] = "lt",
		['>'] = "gt",
		['_'] = "under",
		['^'] = "asciicirc",
		['$'] = "dollar",
		['\\'] = "setminus",
		['*'] = "ast",
		['/'] = "slash",
		['='] = "equal",
		['~'] = "tilde",
		['+'] = "plus",
		[':'] = "colon" };
	size_t i;

	for (i = 0; text[i]; i++) {
		unsigned char c = (unsigned char)text[i],
			      before = i ? (unsigned char)text[i - 1] : ' ';
		bool edge = !isalnum(before) || !isalnum((unsigned char)text[i + 1]);
		bool means = c == ':' ? names_link(text, i) : strchr("*/=~+", c) ? edge : true;

		if (c < 128 && names[c] && means)
			buf_format(buf, "\\%s{}", names[c]);
		else
			buf_char(buf, (char)c);
		if (strchr("[{@", c) && text[i + 1] == text[i])
			buf_char(buf, ' ');
	}
}

static const struct dialect markdown = {
	.title = "# ",
	.chapter = "\n## ",
	.section = "\n### ",
	.bold = "**",
	.italic = "*",
	.opening = "\\[",
	.closing = "\\]",
	.inside = true,
	.escape = escape_markdown,
};

static const struct dialect org = {
	.title = "#+TITLE: ",
	.chapter = "\n* ",
	.section = "\n** ",
	.bold = "*",
	.italic = "/",
	.opening = "[",
	.closing = "]",
	.escape = escape_org,
};

static void put(struct page *page, const char *markup)
{
	buf_text(&page->buf, markup);
}

static void put_line(struct page *page, const char *before, const char *text, const char *after)
{
	put(page, before);
	page->dialect->escape(&page->buf, text);
	put(page, after);
}

static void put_cell(struct page *page, const char *text)
{
	put_line(page, " ", text ? text : "", " |");
}

/* A table's head: its columns, translated, up to NULL. The first is a mark or a letter and has no
 * name. */
static void put_columns(struct page *page, const char *const *names)
{
	size_t i;

	put(page, "\n|");
	for (i = 0; names[i]; i++)
		put_cell(page, *names[i] ? _(names[i]) : "");
	put(page, "\n|");
	for (i = 0; names[i]; i++)
		put(page, "---|");
	put(page, "\n");
}

/* Whether emphasis takes hold between the two characters, of which inner is the emphasised one. */
static bool holds(const struct dialect *dialect, char outer, char inner)
{
	return !outer || strchr(" .,;:!?'\"()", outer) ||
	       (dialect->inside && isalnum((unsigned char)inner));
}

/* The words in bold, or, where that would not take hold, in brackets. */
static void put_words(struct page *page, const struct cite *cite)
{
	size_t before = strlen(cite->before), n = strlen(cite->words);
	bool bold = n &&
		    holds(page->dialect, before ? cite->before[before - 1] : ' ', cite->words[0]) &&
		    holds(page->dialect, *cite->after, cite->words[n - 1]);

	put_line(page, " ", cite->before, bold ? page->dialect->bold : page->dialect->opening);
	put_line(page, "", cite->words, bold ? page->dialect->bold : page->dialect->closing);
	put_line(page, "", cite->after, " |");
}

static void put_sources(void *at, const struct report *report)
{
	static const char *const columns[] = { "", N_("Dispatch"), N_("Headline"),
		N_("Place and date"), N_("Origin"), N_("File"), NULL };
	struct page *page = at;
	uint32_t i;

	put_columns(page, columns);
	for (i = 0; i < report->n_sources; i++) {
		const struct source *source = &report->sources[i];

		put(page, "|");
		put_cell(page, source->id);
		put_cell(page, source->full == source->name ? source->name : NULL);
		put_cell(page, source->full == source->name ? source->headline : source->full);
		put_cell(page, source->where);
		put_cell(page, source->origin);
		put_cell(page, source->path);
		put(page, "\n");
	}
}

static void put_list(void *page, const struct texts *texts)
{
	uint32_t i;

	put(page, "\n");
	for (i = 0; i < texts->n; i++)
		put_line(page, "- ", texts->at[i], "\n");
}

/* Where a name stands in each of its spellings. */
static void put_spellings(struct page *page, const struct party *party)
{
	uint32_t i;

	for (i = 0; i < party->wordings.n; i++) {
		put(page, "|");
		put_cell(page, party->wordings.at[i].words);
		put_cell(page, party->wordings.at[i].places.at);
		put(page, "\n");
	}
}

/* What is said stands in each row, so that each can be cited; words have no other value. */
static void put_value(struct page *page, const struct party *party)
{
	if (party->value)
		put_cell(page, party->value);
}

static void put_sentences(struct page *page, const struct party *party)
{
	uint32_t i;

	for (i = 0; i < party->sentences.n; i++) {
		const struct cite *cite = &party->sentences.at[i];

		put(page, "|");
		put_value(page, party);
		buf_format(&page->buf, " %s:%u |", cite->id, cite->line);
		put_words(page, cite);
		put(page, "\n");
	}
	if (!party->also)
		return;
	put(page, "|");
	put_value(page, party);
	put_line(page, " ", party->also, " | |\n");
}

static void put_dispute(struct page *page, const struct item *item)
{
	static const char *const columns[] = { N_("Says"), N_("Where"), N_("Words"), NULL };
	static const char *const worded[] = { N_("Where"), N_("Words"), NULL };
	static const char *const brief[] = { N_("Words"), N_("Where"), NULL };
	uint32_t i;

	put(page, page->dialect->section);
	buf_format(&page->buf, "%s %u. ", item->mark, item->fact->id);
	put_line(page, "", item->label, "\n\n");
	put_line(page, page->dialect->italic, item->verdict, page->dialect->italic);
	put(page, " · ");
	put_line(page, "", item->origins, "\n");
	put_columns(page, item->brief ? brief : item->parties.at[0].value ? columns : worded);
	for (i = 0; i < item->parties.n; i++) {
		if (item->brief)
			put_spellings(page, &item->parties.at[i]);
		else
			put_sentences(page, &item->parties.at[i]);
	}
	put_line(page, "\n", item->remarks, "\n");
	for (i = 0; i < item->notes.n; i++)
		put_line(page, i ? "- " : "\n- ", item->notes.at[i], "\n");
}

/* The first cells of a fact's row: its mark and number, what it is about, what is said. */
static void put_fact(struct page *page, const struct item *item)
{
	uint32_t i;

	buf_format(&page->buf, "| %s %u |", item->mark, item->fact->id);
	put_cell(page, item->label);
	put(page, " ");
	for (i = 0; i < item->parties.n; i++)
		if (item->parties.at[i].value)
			put_line(page, i ? _("; ") : "", item->parties.at[i].value, "");
	put(page, " |");
}

/* “16 killed” B:9; E:11 · “16 dead” C:4 */
static void put_wordings(struct page *page, const struct item *item)
{
	uint32_t i, k, n = 0;

	for (i = 0; i < item->parties.n; i++) {
		for (k = 0; k < item->parties.at[i].wordings.n; k++) {
			const struct wording *wording = &item->parties.at[i].wordings.at[k];

			put_line(page, n++ ? " · " : " ",
				arena_format(page->buf.arena, _("“%s”"), wording->words), " ");
			put_line(page, "", wording->places.at, "");
		}
	}
	put(page, " |");
}

static void put_row(struct page *page, const struct item *item, enum item_style style)
{
	put_fact(page, item);
	put_wordings(page, item);
	if (style == ITEM_ALIKE) {
		put_cell(page, item->origins);
		put_cell(page, item->silent);
	}
	put(page, "\n");
}

static void open_section(void *at, const char *heading, const struct source *source)
{
	struct page *page = at;

	put(page, source ? page->dialect->section : page->dialect->chapter);
	if (source)
		put_line(page, "", source->id, " · ");
	put_line(page, "", heading, "\n");
}

static void put_paragraph(void *page, const char *text)
{
	put_line(page, "\n", text, "\n");
}

/* Facts that are not disputed stand in a table. */
static void open_items(void *at, enum item_style style, const char *heading)
{
	static const char *const alike[] = { "", N_("Fact"), N_("Says"), N_("Where"), N_("Origins"),
		N_("Silent"), NULL };
	static const char *const alone[] = { "", N_("Fact"), N_("Says"), N_("Where"), NULL };
	struct page *page = at;

	if (heading)
		put_line(page, page->dialect->section, heading, "\n");
	if (style != ITEM_DISPUTED)
		put_columns(page, style == ITEM_ALIKE ? alike : alone);
}

static void put_item(void *page, const struct item *item, enum item_style style)
{
	if (style == ITEM_DISPUTED)
		put_dispute(page, item);
	else
		put_row(page, item, style);
}

static const struct writer writer = {
	.open = open_section,
	.paragraph = put_paragraph,
	.list = put_list,
	.sources = put_sources,
	.open_items = open_items,
	.item = put_item,
};

static struct bytes write_page(
	struct arena *arena, const struct job *job, const struct dialect *dialect)
{
	struct report report = report_make(arena, job);
	struct page page = { .buf = buf_new(arena), .dialect = dialect };

	put_line(&page, job->choice->follows ? "\n" : "", "", dialect->title);
	put_line(&page, "", report.title, "\n");
	report_walk(&report, &writer, &page);
	return (struct bytes){ page.buf.at, page.buf.n };
}

struct bytes format_markdown(struct arena *arena, const struct job *job)
{
	return write_page(arena, job, &markdown);
}

struct bytes format_org(struct arena *arena, const struct job *job)
{
	return write_page(arena, job, &org);
}
