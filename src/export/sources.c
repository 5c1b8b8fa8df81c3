/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dispatches as references, for those who cite them: CSL-JSON (citationstyles.org, schema 1.0)
 * and BibTeX. A dispatch is cited by a key that follows from what it is and not from where it
 * stood: "reuters-2022-3b1f08c2", with the year, and the beginning of its SHA-256.
 */
#include "export/format.h"
#include "export/jot.h"

#include <ctype.h>
#include <string.h>

enum { FINGERPRINT = 8 }; /* digits of it in a key */

/* "Agence Mer" -> "agence-mer": letters and digits of ASCII, hyphens for what is between. */
static void add_slug(struct buf *buf, const char *name)
{
	bool gap = false;

	for (; *name; name++) {
		if (!isalnum((unsigned char)*name)) {
			gap = (unsigned char)*name < 0x80;
			continue;
		}
		if (gap && buf->n)
			buf_char(buf, '-');
		gap = false;
		buf_char(buf, (char)tolower((unsigned char)*name));
	}
}

static const char *stem_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash && slash[1] ? slash + 1 : path,
		   *dot = strrchr(name, '.');

	return arena_copy(arena, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

/* A bibliography tells what the dispatch tells: no day is lent to it. */
static bool is_dated(const struct dispatch *dispatch)
{
	return dispatch->first_day != DAY_NONE && (!dispatch->date_borrowed || dispatch->day);
}

static const char *key_of(struct arena *arena, const struct dispatch *dispatch)
{
	struct buf key = buf_new(arena);
	char sha256[SHA256_HEX];
	unsigned month, day;
	int year;

	add_slug(&key, dispatch->outlet ? dispatch->outlet : stem_of(arena, dispatch->path));
	if (is_dated(dispatch)) {
		day_split(dispatch->first_day, &year, &month, &day);
		buf_format(&key, "%s%d", key.n ? "-" : "", year);
	}
	sha256_hex(dispatch->file, sha256);
	buf_format(&key, "%s%.*s", key.n ? "-" : "", FINGERPRINT, sha256);
	return key.at;
}

/* Where to find it again. */
static const char *note_of(struct arena *arena, const struct dispatch *dispatch)
{
	char sha256[SHA256_HEX];

	sha256_hex(dispatch->file, sha256);
	return arena_format(arena, "%s, SHA-256 %s",
		text_make_safe(arena, dispatch->path, strlen(dispatch->path)), sha256);
}

static const char *title_of(struct arena *arena, const struct dispatch *dispatch)
{
	return dispatch->title ? text_make_safe(arena, dispatch->title, strlen(dispatch->title))
			       : export_say_dispatch(arena, dispatch);
}

/* CSL ----------------------------------------------------------------------------------------- */

static void put_day(struct jot *jot, int32_t day, bool whole)
{
	unsigned month, date;
	int year;

	day_split(day, &year, &month, &date);
	jot_open(jot, NULL, '[');
	jot_whole(jot, NULL, (uint64_t)(year > 0 ? year : 0));
	jot_whole(jot, NULL, month);
	if (whole)
		jot_whole(jot, NULL, date);
	jot_close(jot, ']');
}

/* A day, a month, or from one day to another. */
static void put_issued(struct jot *jot, const struct dispatch *dispatch)
{
	int32_t first = dispatch->first_day, last = dispatch->last_day;
	const char *edtf = format_days(jot->buf.arena, first, last);

	if (!is_dated(dispatch))
		return;
	jot_open(jot, "issued", '{');
	jot_open(jot, "date-parts", '[');
	put_day(jot, first, first == last || strchr(edtf, '/'));
	if (strchr(edtf, '/'))
		put_day(jot, last, true);
	jot_close(jot, ']');
	jot_close(jot, '}');
}

static void put_if(struct jot *jot, const char *key, const char *text)
{
	if (text)
		jot_string(jot, key, text);
}

struct bytes format_csl(struct arena *arena, const struct job *job)
{
	struct jot jot = { .buf = buf_new(arena) };
	uint32_t i;

	buf_char(&jot.buf, '[');
	for (i = 0; job->analysis && i < job->analysis->n; i++) {
		const struct dispatch *dispatch = job->analysis->dispatches[i];

		buf_text(&jot.buf, i ? ",\n  " : "\n  ");
		jot.begun = false;
		jot_open(&jot, NULL, '{');
		jot_string(&jot, "id", key_of(arena, dispatch));
		jot_string(&jot, "type", "article-newspaper");
		jot_string(&jot, "title", title_of(arena, dispatch));
		put_if(&jot, "container-title", dispatch->outlet);
		put_if(&jot, "event-place", dispatch->place);
		put_issued(&jot, dispatch);
		put_if(&jot, "language", dispatch->pack ? pack_code(dispatch->pack) : NULL);
		jot_string(&jot, "note", note_of(arena, dispatch));
		jot_close(&jot, '}');
	}
	buf_text(&jot.buf, i ? "\n]\n" : "]\n");
	return (struct bytes){ jot.buf.at, jot.buf.n };
}

/* BibTeX -------------------------------------------------------------------------------------- */

/* What TeX takes for its own, as text. Letters stay UTF-8, which biber and today's LaTeX read. */
static void add_tex(struct buf *buf, const char *text)
{
	static const char *const names[128] = { ['\\'] = "\\textbackslash{}",
		['{'] = "\\{",
		['}'] = "\\}",
		['$'] = "\\$",
		['&'] = "\\&",
		['#'] = "\\#",
		['_'] = "\\_",
		['%'] = "\\%",
		['~'] = "\\textasciitilde{}",
		['^'] = "\\textasciicircum{}" };

	for (; *text; text++) {
		const char *name = (unsigned char)*text < 128 ? names[(unsigned char)*text] : NULL;

		if (name)
			buf_text(buf, name);
		else
			buf_char(buf, *text);
	}
}

/* A field of an entry. Double braces keep the capitals, and a name in one piece. */
static void put_field(struct buf *buf, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	buf_format(buf, ",\n  %s = {{", name);
	add_tex(buf, text_make_safe(buf->arena, text, strlen(text)));
	buf_text(buf, "}}");
}

/* For BibTeX year and month, for biber the date; a span of days has its first day's. */
static void put_dates(struct buf *buf, const struct dispatch *dispatch)
{
	static const char *const months[] = { "", "jan", "feb", "mar", "apr", "may", "jun", "jul",
		"aug", "sep", "oct", "nov", "dec" };
	const char *edtf = format_days(buf->arena, dispatch->first_day, dispatch->last_day);
	unsigned month, day;
	int year;

	if (!is_dated(dispatch))
		return;
	day_split(dispatch->first_day, &year, &month, &day);
	buf_format(buf, ",\n  date = {%s},\n  year = {%04d},\n  month = %s", edtf, year,
		months[month]);
}

static const char *language_of(const struct dispatch *dispatch)
{
	static const char *const names[][2] = { { "en", "english" }, { "fr", "french" } };
	const char *code = dispatch->pack ? pack_code(dispatch->pack) : "";
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(code, names[i][0]) == 0)
			return names[i][1];
	return code;
}

struct bytes format_bibtex(struct arena *arena, const struct job *job)
{
	struct buf buf = buf_new(arena);
	uint32_t i;

	for (i = 0; job->analysis && i < job->analysis->n; i++) {
		const struct dispatch *dispatch = job->analysis->dispatches[i];

		buf_format(&buf, "%s@misc{%s", i || job->choice->follows ? "\n" : "",
			key_of(arena, dispatch));
		put_field(&buf, "title", title_of(arena, dispatch));
		put_field(&buf, "howpublished", dispatch->outlet);
		put_field(&buf, "address", dispatch->place);
		put_dates(&buf, dispatch);
		if (*language_of(dispatch))
			buf_format(&buf, ",\n  langid = {%s}", language_of(dispatch));
		put_field(&buf, "note", note_of(arena, dispatch));
		buf_text(&buf, "\n}\n");
	}
	return (struct bytes){ buf.at, buf.n };
}
