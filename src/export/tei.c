/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A critical apparatus in TEI P5, parallel segmentation: the dispatches are the witnesses, a fact
 * is an app, what they say are its readings. The tradition has no word for news, but exactly this
 * problem.
 *
 *     <app type="vary" subtype="precision">
 *       <rdg wit="#A" n="17"><num value="2000" atLeast="2000" atMost="2500">plus de 2.000
 * soldats</num></rdg> <rdg wit="#B" n="11"><num value="2030" ...>2 030 militaires</num></rdg>
 *     </app>
 */
#include "export/format.h"
#include "export/report.h"
#include "export/xml.h"
#include "speak.h"

#include <math.h>
#include <string.h>

struct page {
	struct buf buf;
	const struct analysis *analysis;
};

/* The name may carry attributes: "idno type=\"path\"". Nothing for NULL or "". */
static void put_element(struct buf *buf, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	buf_format(buf, "<%s>", name);
	xml_text(buf, text);
	buf_format(buf, "</%.*s>\n", (int)strcspn(name, " "), name);
}

static void put_number(struct buf *buf, const char *attribute, double number)
{
	if (isfinite(number))
		buf_format(buf, " %s=\"%s\"", attribute, format_number(buf->arena, number));
}

static void put_day(struct buf *buf, const char *attribute, int32_t day)
{
	unsigned month, date;
	int year;

	if (day == DAY_NONE)
		return;
	day_split(day, &year, &month, &date);
	buf_format(buf, " %s=\"%04d-%02u-%02u\"", attribute, year, month, date);
}

static void put_days(struct buf *buf, int32_t first, int32_t last)
{
	if (first == last) {
		put_day(buf, "when", first);
		return;
	}
	put_day(buf, "notBefore", first);
	put_day(buf, "notAfter", last);
}

static void put_date(struct buf *buf, int32_t first, int32_t last, const char *words)
{
	buf_text(buf, "<date");
	put_days(buf, first, last);
	buf_char(buf, '>');
	xml_text(buf, words);
	buf_text(buf, "</date>");
}

static void put_witness(
	struct buf *buf, const struct analysis *analysis, const struct report *report, uint32_t i)
{
	const struct dispatch *dispatch = analysis->dispatches[i];
	const struct source *source = &report->sources[i];
	char sha256[SHA256_HEX];

	buf_format(buf, "<witness xml:id=\"%s\">\n<bibl>\n", source->id);
	put_element(buf, "title", source->headline ? source->headline : source->full);
	put_element(buf, "publisher", dispatch->outlet && *dispatch->outlet ? source->name : NULL);
	if (dispatch->first_day != DAY_NONE) {
		put_date(buf, dispatch->first_day, dispatch->last_day, "");
		buf_char(buf, '\n');
	}
	put_element(buf, "idno type=\"path\"", source->path);
	sha256_hex(dispatch->file, sha256);
	put_element(buf, "idno type=\"sha256\"", sha256);
	put_element(buf, "note", source->origin);
	buf_text(buf, "</bibl>\n</witness>\n");
}

static void put_header(struct buf *buf, const struct job *job, const struct report *report)
{
	uint32_t i;

	buf_format(buf,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"%s\">\n"
		"<teiHeader>\n<fileDesc>\n<titleStmt>\n",
		_("en"));
	put_element(buf, "title", report->title);
	buf_text(buf, "</titleStmt>\n<publicationStmt>\n");
	put_element(buf, "p", "recoupe");
	buf_text(buf, "</publicationStmt>\n<sourceDesc>\n");
	if (report->n_sources == 0)
		put_element(buf, "p", report->title);
	else
		buf_text(buf, "<listWit>\n");
	for (i = 0; i < report->n_sources; i++)
		put_witness(buf, job->analysis, report, i);
	buf_text(buf, report->n_sources ? "</listWit>\n" : "");
	buf_text(buf, "</sourceDesc>\n</fileDesc>\n<encodingDesc>\n"
		      "<variantEncoding method=\"parallel-segmentation\" location=\"internal\"/>\n"
		      "</encodingDesc>\n</teiHeader>\n<text>\n<body>\n");
}

/* The words, with their value in the terms of TEI. */
static void put_words(struct buf *buf, const struct mention *mention, const char *words)
{
	if (mention->kind == FACT_DATE) {
		put_date(buf, mention->date.first, mention->date.last, words);
		return;
	}
	if (mention->kind != FACT_QUANTITY || mention->quantity.relation == RELATION_UNKNOWN) {
		xml_text(buf, words);
		return;
	}
	buf_text(buf, "<num");
	if (!export_is_interval(&mention->quantity)) /* "dozens": its number is not among them */
		put_number(buf, "value", mention->quantity.number);
	put_number(buf, "atLeast", mention->quantity.low);
	put_number(buf, "atMost", mention->quantity.high);
	buf_char(buf, '>');
	xml_text(buf, words);
	buf_text(buf, "</num>");
}

static void put_app(struct page *page, const struct item *item)
{
	struct buf *buf = &page->buf;
	const struct fact *fact = item->fact;
	char id[DOSSIER_ID];
	uint32_t i;

	buf_format(buf, "<item><app xml:id=\"fact-%u\" type=\"%s\" subtype=\"%s\">\n", fact->id,
		match_verdict_name(fact->verdict), match_rule_name(fact->rule));
	for (i = 0; i < fact->n; i++) {
		const struct member *member = &fact->members[i];
		const struct dispatch *dispatch = page->analysis->dispatches[member->dispatch];
		struct bytes words = bytes_of(dispatch->text, member->mention->span);

		dossier_id(member->dispatch, id);
		buf_format(buf, "<rdg wit=\"#%s\" n=\"%u\" varSeq=\"%u\">", id,
			dispatch_file_line(dispatch, member->mention->span.start),
			member->camp + 1);
		put_words(buf, member->mention, text_make_safe(buf->arena, words.at, words.n));
		buf_text(buf, "</rdg>\n");
	}
	put_element(buf, "note", item->remarks);
	for (i = 0; i < item->notes.n; i++)
		put_element(buf, "note", item->notes.at[i]);
	buf_text(buf, "</app></item>\n");
}

static void put_item(void *at, const struct item *item, enum item_style style)
{
	struct page *page = at;

	(void)style;
	put_element(&page->buf, "label", item->label);
	put_app(page, item);
}

static void open_section(void *at, const char *heading, const struct source *source)
{
	struct page *page = at;

	if (source)
		buf_format(&page->buf, "<div corresp=\"#%s\">\n", source->id);
	else
		buf_text(&page->buf, "<div>\n");
	put_element(&page->buf, "head", heading);
}

static void close_section(void *at)
{
	struct page *page = at;

	buf_text(&page->buf, "</div>\n");
}

static void put_paragraph(void *at, const char *text)
{
	struct page *page = at;

	put_element(&page->buf, "p", text);
}

static void put_list(void *at, const struct texts *texts)
{
	struct page *page = at;
	uint32_t i;

	buf_text(&page->buf, "<list>\n");
	for (i = 0; i < texts->n; i++)
		put_element(&page->buf, "item", texts->at[i]);
	buf_text(&page->buf, "</list>\n");
}

static void open_items(void *at, enum item_style style, const char *heading)
{
	struct page *page = at;

	(void)style;
	buf_text(&page->buf, "<list type=\"gloss\">\n");
	put_element(&page->buf, "head", heading);
}

static void close_items(void *at)
{
	struct page *page = at;

	buf_text(&page->buf, "</list>\n");
}

/* The sources stand in the header, as witnesses. */
static const struct writer writer = {
	.open = open_section,
	.close = close_section,
	.paragraph = put_paragraph,
	.list = put_list,
	.open_items = open_items,
	.item = put_item,
	.close_items = close_items,
};

struct bytes format_tei(struct arena *arena, const struct job *job)
{
	struct report report = report_make(arena, job);
	struct page page = { .buf = buf_new(arena), .analysis = job->analysis };

	put_header(&page.buf, job, &report);
	put_element(&page.buf, "head", report.title);
	report_walk(&report, &writer, &page);
	buf_text(&page.buf, "</body>\n</text>\n</TEI>\n");
	return (struct bytes){ page.buf.at, page.buf.n };
}
