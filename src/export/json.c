/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The facts for programs: the format "recoupe/1", described in recoupe(1).
 *
 * Each dispatch, fact and overlap is one line, made and let go by itself: two exports compare with
 * diff, and a dossier of thousands never stands in memory as one tree. Whatever could act on a
 * terminal or on the order of reading (only paths can bring it) is written as a \u escape, which is
 * the same JSON.
 */
#include "export/format.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
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

/* A string that is UTF-8 whatever came: bytes that are not become U+FFFD. null for NULL. */
static json_t *string_of(const char *text)
{
	json_t *string = text ? json_string(text) : json_null();
	struct arena *arena;

	if (string)
		return string;
	arena = arena_new();
	string = json_string(text_make_safe(arena, text, strlen(text)));
	arena_free(arena);
	return string;
}

/* Whole numbers are written as such as long as a double tells each from the next (2^53). */
static json_t *number_of(double number)
{
	if (fabs(number) < 9e15 && number == floor(number))
		return json_integer((json_int_t)number);
	return json_real(number);
}

char *format_number(struct arena *arena, double number)
{
	json_t *json = number_of(number);
	char digits[64];
	size_t n =
		json_dumpb(json, digits, sizeof digits, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));

	json_decref(json);
	return arena_copy(arena, digits, n < sizeof digits ? n : 0);
}

/* A share or a confidence, to three places. */
static json_t *share_of(float share)
{
	return number_of(round((double)share * 1000) / 1000);
}

static json_t *id_of(uint32_t dispatch)
{
	char id[DOSSIER_ID];

	dossier_id(dispatch, id);
	return json_string(id);
}

/* An infinite bound is no number in JSON: there is none, and the key is left out. */
static void set_bound(json_t *object, const char *key, double bound)
{
	if (isfinite(bound))
		json_object_set_new(object, key, number_of(bound));
}

static void quantity_value(
	json_t *value, const struct analysis *analysis, const struct quantity *quantity)
{
	json_object_set_new(value, "relation", json_string(fact_relation_name(quantity->relation)));
	if (quantity->relation != RELATION_UNKNOWN) {
		set_bound(value, "number", quantity->number);
		set_bound(value, "low", quantity->low);
		set_bound(value, "high", quantity->high);
	}
	json_object_set_new(value, "measure", json_string(measures[quantity->measure]));
	if (quantity->unit && *quantity->unit)
		json_object_set_new(value, "unit", string_of(quantity->unit));
	if (quantity->counted)
		json_object_set_new(value, "counted",
			string_of(lang_concept_name(analysis->lang, quantity->counted)));
	if (quantity->event)
		json_object_set_new(value, "event",
			string_of(lang_concept_name(analysis->lang, quantity->event)));
}

static void date_value(json_t *value, const struct analysis *analysis, const struct date *date)
{
	if (*date->edtf)
		json_object_set_new(value, "edtf", string_of(date->edtf));
	if (date->borrowed)
		json_object_set_new(value, "borrowed", json_true());
	if (date->event)
		json_object_set_new(
			value, "event", string_of(lang_concept_name(analysis->lang, date->event)));
}

static json_t *value_of(const struct analysis *analysis, const struct mention *mention)
{
	json_t *value = json_object();

	if (mention->kind == FACT_QUANTITY)
		quantity_value(value, analysis, &mention->quantity);
	else if (mention->kind == FACT_DATE)
		date_value(value, analysis, &mention->date);
	else if (mention->kind == FACT_NAME)
		json_object_set_new(value, "sort", json_string(fact_name_sort(mention->name.sort)));
	else if (mention->kind == FACT_QUOTE)
		json_object_set_new(
			value, "form", json_string(fact_quote_form(mention->quote.form)));
	return value;
}

/* EDTF: a day, a month, or from one day to another. */
static json_t *days_of(struct arena *arena, int32_t first, int32_t last)
{
	int year, last_year;
	unsigned month, day, last_month, last_day;

	if (first == DAY_NONE || last == DAY_NONE)
		return json_null();
	day_split(first, &year, &month, &day);
	if (first == last)
		return json_string(arena_format(arena, "%04d-%02u-%02u", year, month, day));
	day_split(last, &last_year, &last_month, &last_day);
	if (year == last_year && month == last_month && day == 1 &&
		day_of(year, month, last_day) == last)
		return json_string(arena_format(arena, "%04d-%02u", year, month));
	return json_string(arena_format(arena, "%04d-%02u-%02u/%04d-%02u-%02u", year, month, day,
		last_year, last_month, last_day));
}

static json_t *dispatch_of(struct arena *arena, const struct analysis *analysis, uint32_t index)
{
	const struct dispatch *dispatch = analysis->dispatches[index];
	json_t *object = json_object();
	char sha256[SHA256_HEX];

	sha256_hex(dispatch->file, sha256);
	json_object_set_new(object, "id", id_of(index));
	json_object_set_new(object, "path", string_of(dispatch->path));
	json_object_set_new(object, "sha256", json_string(sha256));
	json_object_set_new(
		object, "language", string_of(dispatch->pack ? pack_code(dispatch->pack) : NULL));
	json_object_set_new(object, "title", string_of(dispatch->title));
	json_object_set_new(object, "outlet", string_of(dispatch->outlet));
	json_object_set_new(object, "place", string_of(dispatch->place));
	json_object_set_new(
		object, "date", days_of(arena, dispatch->first_day, dispatch->last_day));
	if (dispatch->date_borrowed)
		json_object_set_new(object, "date_borrowed", json_true());
	json_object_set_new(object, "origin", json_integer(analysis->origin[index]));
	return object;
}

static json_t *mention_of(
	struct arena *arena, const struct analysis *analysis, const struct member *member)
{
	const struct dispatch *dispatch = analysis->dispatches[member->dispatch];
	const struct mention *mention = member->mention;
	struct span file = dispatch_file_span(dispatch, mention->span);
	struct bytes words = bytes_of(dispatch->text, mention->span);
	const char *speaker = format_speaker(arena, dispatch, mention);
	const char *hedge = format_hedge(arena, dispatch, mention);
	json_t *object = json_object();

	json_object_set_new(object, "dispatch", id_of(member->dispatch));
	json_object_set_new(object, "start", json_integer(file.start));
	json_object_set_new(object, "end", json_integer(file.end));
	json_object_set_new(
		object, "line", json_integer(dispatch_file_line(dispatch, mention->span.start)));
	json_object_set_new(object, "text", string_of(arena_copy(arena, words.at, words.n)));
	json_object_set_new(object, "value", value_of(analysis, mention));
	json_object_set_new(object, "speaker", string_of(*speaker ? speaker : NULL));
	if (*hedge) {
		json_object_set_new(object, "hedged", json_true());
		json_object_set_new(object, "hedge", string_of(hedge));
	}
	json_object_set_new(object, "camp", json_integer(member->camp + 1));
	return object;
}

static void set_silent(json_t *object, const struct analysis *analysis, const struct fact *fact)
{
	json_t *silent;
	uint32_t i;

	if (analysis->n > LISTED) {
		json_object_set_new(object, "silent_count", json_integer(fact->n_silent));
		return;
	}
	silent = json_array();
	for (i = 0; i < fact->n_silent; i++)
		json_array_append_new(silent, id_of(fact->silent[i]));
	json_object_set_new(object, "silent", silent);
}

static json_t *fact_of(struct arena *arena, const struct analysis *analysis, uint32_t index)
{
	const struct fact *fact = index < analysis->facts.n
					  ? &analysis->facts.at[index]
					  : &analysis->passages.at[index - analysis->facts.n];
	json_t *object = json_object(), *mentions = json_array();
	uint32_t i;

	json_object_set_new(object, "id", json_integer(fact->id));
	json_object_set_new(object, "kind", json_string(fact_kind_name(fact->kind)));
	json_object_set_new(object, "label", string_of(fact->label));
	json_object_set_new(object, "verdict", json_string(match_verdict_name(fact->verdict)));
	json_object_set_new(object, "reason", json_string(match_rule_name(fact->rule)));
	json_object_set_new(object, "confidence", share_of(fact->confidence));
	json_object_set_new(object, "internal", json_boolean(fact->internal));
	json_object_set_new(object, "origins", json_integer(fact->origins));
	json_object_set_new(object, "camps", json_integer(fact->camps));
	set_silent(object, analysis, fact);
	for (i = 0; i < fact->n; i++)
		json_array_append_new(mentions, mention_of(arena, analysis, &fact->members[i]));
	json_object_set_new(object, "mentions", mentions);
	return object;
}

static json_t *overlap_of(struct arena *arena, const struct analysis *analysis, uint32_t index)
{
	const struct overlap *overlap = &analysis->overlaps.at[index];
	json_t *object = json_object();

	(void)arena;
	json_object_set_new(object, "a", id_of(overlap->a));
	json_object_set_new(object, "b", id_of(overlap->b));
	json_object_set_new(object, "share", share_of(overlap->share));
	json_object_set_new(object, "longest", json_integer(overlap->longest));
	return object;
}

/* The character as JSON escapes it: in UTF-16, as one unit or as two. s holds valid UTF-8. */
static void add_escape(struct buf *buf, const char *s, uint32_t size)
{
	static const unsigned char lead[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	uint32_t c = (unsigned char)*s & lead[size], i;

	for (i = 1; i < size; i++)
		c = c << 6 | ((unsigned char)s[i] & 0x3f);
	if (c < 0x10000)
		buf_format(buf, "\\u%04x", c);
	else
		buf_format(buf, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10),
			0xdc00 + ((c - 0x10000) & 0x3ff));
}

/* Everything but ASCII stands in strings alone, so an escape may take the place of any character.
 */
static void add_harmless(struct buf *buf, const char *json, size_t n)
{
	enum text_action action;
	size_t kept = 0, i = 0;
	uint32_t size;

	for (;;) {
		while (i < n && json[i] >= ' ' && json[i] < 0x7f)
			i++;
		if (i == n)
			break;
		size = text_inspect(json + i, n - i, &action);
		if (action != TEXT_KEEP) {
			buf_add(buf, json + kept, i - kept);
			add_escape(buf, json + i, size);
			kept = i + size;
		}
		i += size;
	}
	buf_add(buf, json + kept, n - kept);
}

/* Where items are written before they are looked through; grows with the longest. */
struct draft {
	char *at;
	size_t cap;
};

static void add_item(struct buf *buf, struct draft *draft, json_t *item)
{
	size_t n;

	while ((n = json_dumpb(item, draft->at, draft->cap, JSON_REAL_PRECISION(15))) >
		draft->cap) {
		draft->cap = 2 * n;
		draft->at = arena_alloc(buf->arena, draft->cap);
	}
	add_harmless(buf, draft->at, n);
	json_decref(item);
}

typedef json_t *item_of(struct arena *arena, const struct analysis *analysis, uint32_t index);

static void add_list(struct buf *buf, const char *key, const struct analysis *analysis, uint32_t n,
	item_of *make)
{
	struct draft draft = { NULL, 0 };
	uint32_t i;

	buf_format(buf, ",\n\"%s\": [", key);
	for (i = 0; i < n; i++) {
		buf_text(buf, i ? ",\n  " : "\n  ");
		add_item(buf, &draft, make(buf->arena, analysis, i));
	}
	buf_text(buf, "]");
}

struct bytes format_json(struct arena *arena, const struct dossier *dossier)
{
	const struct analysis *analysis = dossier->analysis;
	struct buf buf = buf_new(arena);

	buf_text(&buf, "{ \"format\": \"recoupe/1\"");
	add_list(&buf, "dispatches", analysis, analysis ? analysis->n : 0, dispatch_of);
	add_list(&buf, "facts", analysis, analysis ? analysis->facts.n + analysis->passages.n : 0,
		fact_of);
	add_list(&buf, "overlap", analysis, analysis ? analysis->overlaps.n : 0, overlap_of);
	buf_text(&buf, " }\n");
	return (struct bytes){ buf.at, buf.n };
}
