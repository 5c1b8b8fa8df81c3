/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dossier as its file has it (recoupe-dossier(5)). A deed is written once, when it is made; it
 * never changes, so that a save only puts lines together, and what another program wrote stays as
 * it was to the byte.
 */
#include "dossier/inside.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

const char *time_write(struct arena *arena, int64_t time)
{
	static const int64_t FIRST = -62167219200, LAST = 253402300799; /* years 0 to 9999 */
	int64_t day, second;
	unsigned month, day_of_month;
	int year;

	time = time < FIRST ? FIRST : time > LAST ? LAST : time;
	day = time / 86400 - (time % 86400 < 0);
	second = time - day * 86400;
	day_split((int32_t)day, &year, &month, &day_of_month);
	return arena_format(arena, "%04d-%02u-%02uT%02d:%02d:%02dZ", year, month, day_of_month,
		(int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60));
}

static void set_text(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, json_string(text));
}

static json_t *anchor_json(const struct anchor *anchor)
{
	return json_pack("{s:s, s:[{s:s, s:i, s:i}, {s:s, s:s, s:s, s:s}]}", "source",
		anchor->source, "selector", "type", "DataPositionSelector", "start",
		(int)anchor->file.start, "end", (int)anchor->file.end, "type", "TextQuoteSelector",
		"exact", anchor->exact, "prefix", anchor->prefix, "suffix", anchor->suffix);
}

static const char *const TARGET_NAMES[TARGET_KINDS] = {
	[TARGET_DOSSIER] = "dossier",
	[TARGET_DISPATCH] = "dispatch",
	[TARGET_PASSAGE] = "passage",
	[TARGET_MENTION] = "mention",
	[TARGET_FACT] = "fact",
};

enum target_kind target_named(const char *name)
{
	uint32_t kind = 0;

	while (kind < TARGET_KINDS && strcmp(TARGET_NAMES[kind], name) != 0)
		kind++;
	return (enum target_kind)kind;
}

static json_t *target_json(const struct target *target)
{
	json_t *object = json_object(), *anchors;
	uint32_t i;

	set_text(object, "type", TARGET_NAMES[target->kind]);
	if (target->kind == TARGET_DISPATCH)
		set_text(object, "source", target->source);
	if (target->kind >= TARGET_MENTION)
		set_text(object, "kind", fact_kind_name(target->fact));
	if (target->kind >= TARGET_PASSAGE) {
		anchors = json_array();
		for (i = 0; i < target->n; i++)
			json_array_append_new(anchors, anchor_json(&target->anchors[i]));
		json_object_set_new(object, "anchors", anchors);
	}
	return object;
}

/* Whole numbers as such, as long as a double tells each from the next (2^53). */
static void set_number(json_t *object, const char *key, double number)
{
	if (isfinite(number))
		json_object_set_new(object, key,
			fabs(number) < 9e15 && number == floor(number)
				? json_integer((json_int_t)number)
				: json_real(number));
}

static json_t *worth_json(const struct worth *worth)
{
	json_t *object = json_object();

	if (worth->words)
		set_text(object, "words", worth->words);
	if (worth->edtf) {
		set_text(object, "edtf", worth->edtf);
		return object;
	}
	set_text(object, "relation", fact_relation_name(worth->relation));
	if (worth->relation != RELATION_UNKNOWN) {
		set_number(object, "number", worth->number);
		set_number(object, "low", worth->low);
		set_number(object, "high", worth->high);
	}
	set_text(object, "measure", fact_measure_name(worth->measure));
	if (worth->unit && *worth->unit)
		set_text(object, "unit", worth->unit);
	return object;
}

static void set_fields(json_t *object, const struct deed *deed)
{
	uint32_t fields = deed_fields(deed->kind);

	if (fields & FIELD_OF || deed->of)
		set_text(object, "of", deed->of);
	if (fields & FIELD_ON)
		json_object_set_new(object, "on", target_json(&deed->on));
	if (fields & FIELD_OTHER)
		json_object_set_new(object, "other", target_json(&deed->other));
	if (fields & FIELD_FACT)
		set_text(object, "kind", fact_kind_name(deed->fact));
	if (fields & FIELD_STATUS && deed->status != STATUS_NONE)
		set_text(object, "status", dossier_status_name(deed->status));
	if (fields & FIELD_VERDICT)
		set_text(object, "verdict", match_verdict_name(deed->verdict));
	if (fields & FIELD_META)
		set_text(object, "key", dossier_meta_name(deed->meta));
	if (fields & FIELD_VALUE && (deed->fact <= FACT_DATE || deed->kind == DEED_VALUE))
		json_object_set_new(object, "value", worth_json(&deed->worth));
	if (fields & FIELD_TEXT)
		set_text(object, "text", deed->text);
}

static char *dump(struct arena *arena, const json_t *object, size_t *n)
{
	size_t room = json_dumpb(object, NULL, 0, JSON_COMPACT);
	char *text = arena_alloc(arena, room + 1);

	*n = json_dumpb(object, text, room, JSON_COMPACT);
	return text;
}

/* The id is the fingerprint of the rest, so that one deed is known by it in two files. */
void deed_write(struct arena *arena, struct deed *deed)
{
	enum { ID = 16 };
	json_t *object = json_object(), *whole, *over;
	char hex[SHA256_HEX];
	struct bytes text;
	uint32_t i;

	json_object_set_new(object, "n", json_integer(deed->n));
	set_text(object, "by", deed->author);
	set_text(object, "at", time_write(arena, deed->time));
	set_text(object, "do", dossier_deed_name(deed->kind));
	set_fields(object, deed);
	if (deed->n_over) {
		over = json_array();
		for (i = 0; i < deed->n_over; i++)
			json_array_append_new(over, json_string(deed->over[i]));
		json_object_set_new(object, "over", over);
	}
	text.at = dump(arena, object, &text.n);
	sha256_hex(text, hex);
	deed->id = arena_copy(arena, hex, ID);
	whole = json_pack("{s:s}", "id", deed->id);
	json_object_update(whole, object);
	deed->line.at = dump(arena, whole, &deed->line.n);
	json_decref(object);
	json_decref(whole);
}

/* A name may be any bytes, and JSON holds Unicode alone. */
static void set_path(struct arena *arena, json_t *object, const char *path)
{
	json_t *string = json_string(path);

	if (string)
		json_object_set_new(object, "path", string);
	else
		set_text(object, "uri", path_encode(arena, path));
}

static json_t *source_json(struct arena *arena, const struct source *source, const char *to)
{
	json_t *object = json_pack("{s:s}", "id", source->id), *also;
	uint32_t i;

	set_path(arena, object, to ? path_from(arena, to, source->path) : source->path);
	set_text(object, "sha256", *source->now ? source->now : source->sha256);
	if (source->n_also) {
		also = json_array();
		for (i = 0; i < source->n_also; i++)
			json_array_append_new(also, json_string(source->also[i]));
		json_object_set_new(object, "also", also);
	}
	return object;
}

static void add_sources(struct buf *buf, struct desk *desk, const char *to)
{
	json_t *object;
	size_t n;
	char *line;
	uint32_t i;
	bool any = false;

	sources_read(desk);
	for (i = 0; i < desk->sources.n; i++) {
		if (!desk->sources.at[i].id) /* it was never read */
			continue;
		buf_text(buf, any ? ",\n" : "");
		any = true;
		object = source_json(buf->arena, &desk->sources.at[i], to);
		n = json_dumpb(object, NULL, 0, JSON_COMPACT | JSON_ENSURE_ASCII);
		line = arena_alloc(buf->arena, n + 1);
		json_dumpb(object, line, n, JSON_COMPACT | JSON_ENSURE_ASCII);
		json_decref(object);
		buf_add(buf, line, n);
	}
	buf_text(buf, any ? "\n" : "");
}

struct bytes desk_write(struct arena *arena, struct desk *desk, const char *to)
{
	struct buf buf = { arena, NULL, 0, 0 };
	size_t room = 4096;
	uint32_t i;

	for (i = 0; i < desk->deeds.n; i++)
		room += desk->deeds.at[i].line.n + 2;
	buf.at = arena_alloc(arena, room);
	buf.cap = room;
	buf_text(&buf, "{\n\"format\": \"recoupe-dossier\",\n\"version\": 1,\n");
	for (i = 0; i < desk->others.n; i++) {
		buf_add(&buf, desk->others.at[i].at, desk->others.at[i].n);
		buf_text(&buf, ",\n");
	}
	buf_text(&buf, "\"dispatches\": [\n");
	add_sources(&buf, desk, to);
	buf_text(&buf, "],\n\"log\": [\n");
	for (i = 0; i < desk->deeds.n; i++) {
		buf_add(&buf, desk->deeds.at[i].line.at, desk->deeds.at[i].line.n);
		buf_text(&buf, i + 1 < desk->deeds.n ? ",\n" : "\n");
	}
	buf_text(&buf, "]\n}\n");
	return (struct bytes){ buf.at, buf.n };
}
