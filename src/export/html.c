/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One file for the browser, the phone and the printer: no script, nothing fetched, the style
 * inside. Text is escaped, so a dispatch cannot speak HTML; a content policy forbids the rest
 * twice.
 */
#include "export/format.h"
#include "export/report.h"
#include "export/xml.h"
#include "speak.h"

#include <string.h>

enum { SHORT = 24 }; /* columns of a figure with its noun, which no line should break */

static const char css[] =
	":root { color-scheme: light dark; --line: #8886; --vary: #b36b00; --conflict: #c0262d; }\n"
	"body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: "
	"1rem; "
	"overflow-wrap: break-word; }\n"
	"h1 { font-size: 1.5rem; margin: 0; }\n"
	"h2 { font-size: 1.2rem; margin: 2.5rem 0 1rem; border-bottom: 2px solid var(--line); }\n"
	"h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }\n"
	"h4 { font-size: 1rem; margin: 0; display: flex; flex-wrap: wrap; gap: 0 .6em; }\n"
	"h4 small { font-weight: normal; margin-left: auto; }\n"
	"article { margin: 0 0 1.5rem; padding-left: .8rem; border-left: 4px solid var(--line); "
	"break-inside: avoid; }\n"
	".vary { border-color: var(--vary); } .vary h4 b { color: var(--vary); }\n"
	".conflict { border-color: var(--conflict); } .conflict h4 b { color: var(--conflict); }\n"
	"dl { margin: .3rem 0; } dt { font-weight: 600; } dd { margin: 0 0 .3rem 1rem; }\n"
	"p { margin: .3rem 0; } ul { padding-left: 1.2rem; }\n"
	"cite { font-style: normal; margin-right: .5em; } a { color: inherit; }\n"
	"q:lang(fr) { quotes: '\u00ab\u00a0' '\u00a0\u00bb' '\u2039\u00a0' '\u00a0\u203a'; }\n"
	"cite + q { quotes: none; } mark.short { white-space: nowrap; }\n"
	"mark { background: #ffe08a; color: #000; padding: 0 .15em; }\n"
	".note { border-left: .2em solid; padding-left: .6em; }\n"
	".remark, .path, .where { font-size: .9rem; opacity: .8; }\n"
	"h2, h3, h4 { break-after: avoid; }\n"
	"@media print { body { max-width: none; font-size: 10pt; line-height: 1.3; padding: 0; } "
	"h2 { margin-top: 1.5rem; } article { margin-bottom: .7rem; } p, dd { margin: .1rem 0; } "
	"dd { margin-left: 1rem; } a { text-decoration: none; } "
	"cite + q { quotes: none; } mark.short { white-space: nowrap; }\n"
	"mark { background: none; font-weight: 700; } }\n";

/* <name class="class">text</name> on a line of its own; nothing for NULL or "". */
static void put_element(struct buf *buf, const char *name, const char *class, const char *text)
{
	if (!text || !*text)
		return;
	buf_format(buf, *class ? "<%s class=\"%s\">" : "<%s>", name, class);
	xml_text(buf, text);
	buf_format(buf, "</%s>\n", name);
}

static void put_head(struct buf *buf, const struct report *report)
{
	/* TRANSLATORS: the code of your language (ISO 639), for the lang attribute of a page */
	buf_format(buf, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n",
		_("en"));
	buf_text(buf, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
		      "<meta http-equiv=\"Content-Security-Policy\" "
		      "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n");
	put_element(buf, "title", "", report->title);
	buf_format(buf, "<style>\n%s</style>\n</head>\n<body>\n", css);
	put_element(buf, "h1", "", report->title);
}

static void put_sources(void *page, const struct report *report)
{
	struct buf *buf = page;
	uint32_t i;

	for (i = 0; i < report->n_sources; i++) {
		const struct source *source = &report->sources[i];

		buf_format(buf, "<article id=\"%s\">\n<h4>%s <span>", source->id, source->id);
		xml_text(buf, source->full);
		buf_text(buf, "</span> <small>");
		xml_text(buf, source->origin);
		buf_text(buf, "</small></h4>\n");
		put_element(buf, "p", "", source->headline);
		put_element(buf, "p", "where", source->where);
		put_element(buf, "p", "path", source->path);
		buf_text(buf, "</article>\n");
	}
}

static void put_list(void *page, const struct texts *texts)
{
	uint32_t i;

	buf_text(page, "<ul>\n");
	for (i = 0; i < texts->n; i++)
		put_element(page, "li", "", texts->at[i]);
	buf_text(page, "</ul>\n");
}

static void put_cite(struct buf *buf, const struct cite *cite)
{
	buf_format(buf, "<dd><cite><a href=\"#%s\">%s:%u</a></cite> <q lang=\"%s\">", cite->id,
		cite->id, cite->line, cite->language);
	xml_text(buf, cite->before);
	buf_text(buf, text_columns(cite->words, strlen(cite->words)) <= SHORT
			      ? "<mark class=\"short\">"
			      : "<mark>");
	xml_text(buf, cite->words);
	buf_text(buf, "</mark>");
	xml_text(buf, cite->after);
	buf_text(buf, "</q></dd>\n");
}

static void put_wording(struct buf *buf, const struct wording *wording)
{
	buf_format(buf, "<dd><q lang=\"%s\">", wording->last->language);
	xml_text(buf, wording->words);
	buf_text(buf, "</q> <cite>");
	xml_text(buf, wording->places.at);
	buf_text(buf, "</cite></dd>\n");
}

static void put_parties(struct buf *buf, const struct item *item, bool around)
{
	uint32_t i, k;

	buf_text(buf, "<dl>\n");
	for (i = 0; i < item->parties.n; i++) {
		const struct party *party = &item->parties.at[i];

		put_element(buf, "dt", "", party->value);
		for (k = 0; around && k < party->sentences.n; k++)
			put_cite(buf, &party->sentences.at[k]);
		put_element(buf, "dd", "remark", around ? party->also : NULL);
		for (k = 0; !around && k < party->wordings.n; k++)
			put_wording(buf, &party->wordings.at[k]);
	}
	buf_text(buf, "</dl>\n");
}

static void put_item(void *page, const struct item *item, enum item_style style)
{
	struct buf *buf = page;
	uint32_t i;

	buf_format(buf, "<article class=\"%s\" id=\"fact-%u\">\n<h4><b>%s</b> %u <span>",
		match_verdict_name(item->fact->verdict), item->fact->id, item->mark,
		item->fact->id);
	xml_text(buf, item->label);
	buf_text(buf, "</span> <small>");
	xml_text(buf, item->verdict);
	buf_text(buf, " · ");
	xml_text(buf, item->origins);
	buf_text(buf, "</small></h4>\n");
	put_parties(buf, item, style == ITEM_DISPUTED && !item->brief);
	put_element(buf, "p", "remark", item->remarks);
	for (i = 0; i < item->notes.n; i++)
		put_element(buf, "p", "note", item->notes.at[i]);
	buf_text(buf, "</article>\n");
}

static void open_section(void *page, const char *heading, const struct source *source)
{
	struct buf *buf = page;

	buf_text(buf, "<section>\n");
	if (!source) {
		put_element(buf, "h2", "", heading);
		return;
	}
	buf_format(buf, "<h3><a href=\"#%s\">%s</a> <span>", source->id, source->id);
	xml_text(buf, heading);
	buf_text(buf, "</span></h3>\n");
}

static void close_section(void *page)
{
	buf_text(page, "</section>\n");
}

static void put_paragraph(void *page, const char *text)
{
	put_element(page, "p", "", text);
}

static void open_items(void *page, enum item_style style, const char *heading)
{
	(void)style;
	put_element(page, "h3", "", heading);
}

static const struct writer writer = {
	.open = open_section,
	.close = close_section,
	.paragraph = put_paragraph,
	.list = put_list,
	.sources = put_sources,
	.open_items = open_items,
	.item = put_item,
};

struct bytes format_html(struct arena *arena, const struct job *job)
{
	struct report report = report_make(arena, job);
	struct buf buf = buf_new(arena);

	put_head(&buf, &report);
	report_walk(&report, &writer, &buf);
	buf_text(&buf, "</body>\n</html>\n");
	return (struct bytes){ buf.at, buf.n };
}
