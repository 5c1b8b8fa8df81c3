/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The facts for programs: the format "recoupe/1", described in recoupe(1). Each dispatch, fact and
 * overlap is one line, so that two exports compare with diff.
 */
#include "export/format.h"
#include "export/emit.h"

#include <math.h>
#include <string.h>

/* Above so many dispatches, the silent of a fact are counted and not listed. */
enum { LISTED = 64 };

static const char *const measures[MEASURES] = {
	[MEASURE_COUNT] = "count",
	[MEASURE_MONEY] = "money",
	[MEASURE_PERCENT] = "percent",
	[MEASURE_FRACTION] = "fraction",
	[MEASURE_DURATION] = "duration",
	[MEASURE_AGE] = "age",
	[MEASURE_PHYSICAL] = "physical",
};

char *format_number(struct arena *arena, double number)
{
	struct emit emit = { .buf = buf_new(arena) };

	emit_number(&emit, number);
	return emit.buf.at;
}

static void put_string(struct emit *emit, const char *key, const char *text)
{
	emit_key(emit, key);
	emit_string(emit, text);
}

static void put_count(struct emit *emit, const char *key, uint32_t n)
{
	emit_key(emit, key);
	emit_count(emit, n);
}

/* An infinite bound is no number in JSON: there is none, and the key is left out. */
static void put_number(struct emit *emit, const char *key, double number)
{
	if (!isfinite(number))
		return;
	emit_key(emit, key);
	emit_number(emit, number);
}

/* A share or a confidence, to three places. */
static void put_share(struct emit *emit, const char *key, float share)
{
	put_number(emit, key, round((double)share * 1000) / 1000);
}

static void put_true(struct emit *emit, const char *key)
{
	emit_key(emit, key);
	emit_bool(emit, true);
}

static void put_id(struct emit *emit, const char *key, uint32_t dispatch)
{
	char id[DOSSIER_ID];

	dossier_id(dispatch, id);
	put_string(emit, key, id);
}

/* Left out where there is no concept. */
static void put_concept(
	struct emit *emit, const char *key, const struct analysis *analysis, uint16_t concept)
{
	if (concept)
		put_string(emit, key, lang_concept_name(analysis->lang, concept));
}

static void put_quantity(
	struct emit *emit, const struct analysis *analysis, const struct quantity *quantity)
{
	put_string(emit, "relation", fact_relation_name(quantity->relation));
	if (quantity->relation != RELATION_UNKNOWN) {
		put_number(emit, "number", quantity->number);
		put_number(emit, "low", quantity->low);
		put_number(emit, "high", quantity->high);
	}
	put_string(emit, "measure", measures[quantity->measure]);
	if (quantity->unit && *quantity->unit)
		put_string(emit, "unit", quantity->unit);
	put_concept(emit, "counted", analysis, quantity->counted);
	put_concept(emit, "event", analysis, quantity->event);
}

static void put_date(struct emit *emit, const struct analysis *analysis, const struct date *date)
{
	if (*date->edtf)
		put_string(emit, "edtf", date->edtf);
	if (date->borrowed)
		put_true(emit, "borrowed");
	put_concept(emit, "event", analysis, date->event);
}

static void put_value(
	struct emit *emit, const struct analysis *analysis, const struct mention *mention)
{
	emit_key(emit, "value");
	emit_open(emit, '{');
	if (mention->kind == FACT_QUANTITY)
		put_quantity(emit, analysis, &mention->quantity);
	else if (mention->kind == FACT_DATE)
		put_date(emit, analysis, &mention->date);
	else if (mention->kind == FACT_NAME)
		put_string(emit, "sort", fact_name_sort(mention->name.sort));
	else if (mention->kind == FACT_QUOTE)
		put_string(emit, "form", fact_quote_form(mention->quote.form));
	emit_close(emit, '}');
}

/* EDTF: a day, a month, or from one day to another; NULL where nothing is known. */
static const char *days_of(struct arena *arena, int32_t first, int32_t last)
{
	int year, last_year;
	unsigned month, day, last_month, last_day;

	if (first == DAY_NONE || last == DAY_NONE)
		return NULL;
	day_split(first, &year, &month, &day);
	if (first == last)
		return arena_format(arena, "%04d-%02u-%02u", year, month, day);
	day_split(last, &last_year, &last_month, &last_day);
	if (year == last_year && month == last_month && day == 1 &&
		day_of(year, month, last_day) == last)
		return arena_format(arena, "%04d-%02u", year, month);
	return arena_format(arena, "%04d-%02u-%02u/%04d-%02u-%02u", year, month, day, last_year,
		last_month, last_day);
}

static void put_dispatch(struct emit *emit, const struct analysis *analysis, uint32_t index)
{
	const struct dispatch *dispatch = analysis->dispatches[index];

	put_id(emit, "id", index);
	put_string(emit, "path", dispatch->path);
	put_string(emit, "sha256", dispatch->sha256);
	put_string(emit, "language", dispatch->pack ? pack_code(dispatch->pack) : NULL);
	put_string(emit, "title", dispatch->title);
	put_string(emit, "outlet", dispatch->outlet);
	put_string(emit, "place", dispatch->place);
	put_string(emit, "date", days_of(emit->buf.arena, dispatch->first_day, dispatch->last_day));
	if (dispatch->date_borrowed)
		put_true(emit, "date_borrowed");
	put_count(emit, "origin", analysis->origin[index]);
}

static void put_mention(
	struct emit *emit, const struct analysis *analysis, const struct member *member)
{
	const struct dispatch *dispatch = analysis->dispatches[member->dispatch];
	const struct mention *mention = member->mention;
	struct span file = dispatch_file_span(dispatch, mention->span);
	const char *speaker = format_speaker(emit->buf.arena, dispatch, mention);
	const char *hedge = format_hedge(emit->buf.arena, dispatch, mention);

	emit_open(emit, '{');
	put_id(emit, "dispatch", member->dispatch);
	put_count(emit, "start", file.start);
	put_count(emit, "end", file.end);
	put_count(emit, "line", dispatch_file_line(dispatch, mention->span.start));
	emit_key(emit, "text");
	emit_bytes(emit, dispatch->text + mention->span.start, span_length(mention->span));
	put_value(emit, analysis, mention);
	put_string(emit, "speaker", *speaker ? speaker : NULL);
	if (*hedge) {
		put_true(emit, "hedged");
		put_string(emit, "hedge", hedge);
	}
	put_count(emit, "camp", member->camp + 1);
	emit_close(emit, '}');
}

static void put_silent(struct emit *emit, const struct analysis *analysis, const struct fact *fact)
{
	char id[DOSSIER_ID];
	uint32_t i;

	if (analysis->n > LISTED) {
		put_count(emit, "silent_count", fact->n_silent);
		return;
	}
	emit_key(emit, "silent");
	emit_open(emit, '[');
	for (i = 0; i < fact->n_silent; i++) {
		dossier_id(fact->silent[i], id);
		emit_string(emit, id);
	}
	emit_close(emit, ']');
}

/* The facts, and after them the passages. */
static void put_fact(struct emit *emit, const struct analysis *analysis, uint32_t index)
{
	const struct fact *fact = index < analysis->facts.n
					  ? &analysis->facts.at[index]
					  : &analysis->passages.at[index - analysis->facts.n];
	uint32_t i;

	put_count(emit, "id", fact->id);
	put_string(emit, "kind", fact_kind_name(fact->kind));
	put_string(emit, "label", fact->label);
	put_string(emit, "verdict", match_verdict_name(fact->verdict));
	put_string(emit, "reason", match_rule_name(fact->rule));
	put_share(emit, "confidence", fact->confidence);
	emit_key(emit, "internal");
	emit_bool(emit, fact->internal);
	put_count(emit, "origins", fact->origins);
	put_count(emit, "camps", fact->camps);
	put_silent(emit, analysis, fact);
	emit_key(emit, "mentions");
	emit_open(emit, '[');
	for (i = 0; i < fact->n; i++)
		put_mention(emit, analysis, &fact->members[i]);
	emit_close(emit, ']');
}

static void put_overlap(struct emit *emit, const struct analysis *analysis, uint32_t index)
{
	const struct overlap *overlap = &analysis->overlaps.at[index];

	put_id(emit, "a", overlap->a);
	put_id(emit, "b", overlap->b);
	put_share(emit, "share", overlap->share);
	put_count(emit, "longest", overlap->longest);
}

typedef void put_item(struct emit *emit, const struct analysis *analysis, uint32_t index);

/* A list of objects, each on its line. */
static void put_list(struct emit *emit, const char *key, const struct analysis *analysis,
	uint32_t n, put_item *put)
{
	uint32_t i;

	buf_format(&emit->buf, ",\n\"%s\": [", key);
	for (i = 0; i < n; i++) {
		buf_text(&emit->buf, i ? ",\n  " : "\n  ");
		emit->more = false;
		emit_open(emit, '{');
		put(emit, analysis, i);
		emit_close(emit, '}');
	}
	buf_text(&emit->buf, "]");
}

struct bytes format_json(struct arena *arena, const struct dossier *dossier)
{
	const struct analysis *analysis = dossier->analysis;
	struct emit emit = { .buf = buf_new(arena) };

	buf_text(&emit.buf, "{ \"format\": \"recoupe/1\"");
	put_list(&emit, "dispatches", analysis, analysis ? analysis->n : 0, put_dispatch);
	put_list(&emit, "facts", analysis, analysis ? analysis->facts.n + analysis->passages.n : 0,
		put_fact);
	put_list(&emit, "overlap", analysis, analysis ? analysis->overlaps.n : 0, put_overlap);
	buf_text(&emit.buf, " }\n");
	return (struct bytes){ emit.buf.at, emit.buf.n };
}
