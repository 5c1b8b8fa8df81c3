/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The file back into sources and deeds. Everything is checked before anything is taken: a file with
 * one wrong item is told of by its line, and not opened, so that nothing half read is ever saved.
 */
#include "dossier/inside.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

struct reader {
	struct arena *arena; /* of the desk */
	struct faults *faults;
	const char *path;
	uint32_t line;
	bool failed;
};

static void refuse(struct reader *reader, enum fault_code code, uint32_t line, const char *detail)
{
	if (!reader->failed)
		fault_note(reader->arena, reader->faults,
			(struct fault){ .code = code,
				.path = reader->path,
				.line = line,
				.detail = detail });
	reader->failed = true;
}

static void refuse_key(struct reader *reader, const char *key)
{
	refuse(reader, FAULT_DOSSIER_VALUE, reader->line, key);
}

/* One item of the file; NULL where it is no JSON. */
static json_t *load(struct reader *reader, const struct item *item)
{
	json_error_t error;
	json_t *json = quick_read(item->text);

	reader->line = item->line;
	if (!json)
		json = json_loadb(item->text.at, item->text.n,
			JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	if (!json)
		refuse(reader, FAULT_DOSSIER_SYNTAX,
			item->line + (error.line > 0 ? (uint32_t)error.line - 1 : 0), error.text);
	return json;
}

/* The words of a key; "" with a fault where there are none, or `otherwise` where it may be missing.
 */
static const char *get_text(
	struct reader *reader, const json_t *object, const char *key, const char *otherwise)
{
	const json_t *value = json_object_get(object, key);

	if (!value && otherwise)
		return otherwise;
	if (json_is_string(value))
		return arena_copy(
			reader->arena, json_string_value(value), json_string_length(value));
	refuse_key(reader, key);
	return "";
}

static uint32_t get_count(struct reader *reader, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	if (json_is_integer(value) && json_integer_value(value) >= 0 &&
		json_integer_value(value) < INT32_MAX)
		return (uint32_t)json_integer_value(value);
	refuse_key(reader, key);
	return 0;
}

/* One of the names of a table; each table says by its count that there is none. */
static uint32_t get_name(struct reader *reader, const json_t *object, const char *key,
	const char *(*name)(uint32_t), uint32_t names)
{
	const json_t *value = json_object_get(object, key);
	uint32_t i = 0;

	while (json_is_string(value) && i < names && strcmp(name(i), json_string_value(value)) != 0)
		i++;
	if (json_is_string(value) && i < names)
		return i;
	refuse_key(reader, key);
	return 0;
}

static const char *kind_name(uint32_t i)
{
	return fact_kind_name((enum fact_kind)i);
}

static const char *relation_name(uint32_t i)
{
	return fact_relation_name((enum relation)i);
}

static const char *measure_name(uint32_t i)
{
	return fact_measure_name((enum measure)i);
}

static const char *verdict_name(uint32_t i)
{
	return match_verdict_name((enum verdict)i);
}

static const char *status_name(uint32_t i)
{
	return dossier_status_name((enum status)i);
}

static const char *meta_name(uint32_t i)
{
	return dossier_meta_name((enum meta)i);
}

static const char *const *get_ids(
	struct reader *reader, const json_t *object, const char *key, uint32_t *n)
{
	const json_t *array = json_object_get(object, key), *id;
	const char **ids = arena_array(reader->arena, const char *, json_array_size(array) + 1);
	size_t i;

	*n = 0;
	if (array && !json_is_array(array))
		refuse_key(reader, key);
	json_array_foreach(array, i, id)
	{
		if (!json_is_string(id))
			refuse_key(reader, key);
		else
			ids[(*n)++] = arena_copy(
				reader->arena, json_string_value(id), json_string_length(id));
	}
	return ids;
}

static bool is_selector(const json_t *selector, const char *type)
{
	const char *is = json_string_value(json_object_get(selector, "type"));

	return is && strcmp(is, type) == 0;
}

static struct anchor read_anchor(struct reader *reader, const json_t *json)
{
	const json_t *selectors = json_object_get(json, "selector"), *selector;
	struct anchor anchor = { .source = get_text(reader, json, "source", NULL),
		.prefix = "",
		.suffix = "",
		.dispatch = DOSSIER_NOWHERE };
	size_t i;

	json_array_foreach(selectors, i, selector)
	{
		if (is_selector(selector, "DataPositionSelector")) {
			anchor.file.start = get_count(reader, selector, "start");
			anchor.file.end = get_count(reader, selector, "end");
		} else if (is_selector(selector, "TextQuoteSelector")) {
			anchor.exact = get_text(reader, selector, "exact", NULL);
			anchor.prefix = get_text(reader, selector, "prefix", "");
			anchor.suffix = get_text(reader, selector, "suffix", "");
		}
	}
	if (!anchor.exact)
		refuse_key(reader, "selector");
	return anchor;
}

static struct target read_target(struct reader *reader, const json_t *object, const char *key)
{
	const json_t *json = json_object_get(object, key), *anchors, *anchor;
	const char *type = json_string_value(json_object_get(json, "type"));
	struct target target = { .kind = type ? target_named(type) : TARGET_KINDS };
	size_t i;

	if (target.kind == TARGET_KINDS) {
		refuse_key(reader, key);
		return target;
	}
	if (target.kind == TARGET_DISPATCH)
		target.source = get_text(reader, json, "source", NULL);
	if (target.kind >= TARGET_MENTION)
		target.fact = (enum fact_kind)get_name(reader, json, "kind", kind_name, FACT_KINDS);
	if (target.kind < TARGET_PASSAGE)
		return target;
	anchors = json_object_get(json, "anchors");
	target.anchors = arena_array(reader->arena, struct anchor, json_array_size(anchors) + 1);
	json_array_foreach(anchors, i, anchor) target.anchors[target.n++] =
		read_anchor(reader, anchor);
	if (!target.n)
		refuse_key(reader, "anchors");
	return target;
}

static double get_number(
	struct reader *reader, const json_t *object, const char *key, double otherwise)
{
	const json_t *value = json_object_get(object, key);

	if (!value)
		return otherwise;
	if (!json_is_number(value))
		refuse_key(reader, key);
	return json_number_value(value);
}

static struct worth read_worth(struct reader *reader, const json_t *deed)
{
	const json_t *json = json_object_get(deed, "value");
	struct worth worth = { .relation = RELATION_UNKNOWN, .unit = "" };

	if (!json_is_object(json)) {
		refuse_key(reader, "value");
		return worth;
	}
	worth.words = get_text(reader, json, "words", "");
	if (json_object_get(json, "edtf")) {
		worth.edtf = get_text(reader, json, "edtf", NULL);
		return worth;
	}
	worth.relation =
		(enum relation)get_name(reader, json, "relation", relation_name, RELATIONS);
	worth.number = get_number(reader, json, "number", 0);
	fact_interval(worth.relation, worth.number, &worth.low, &worth.high);
	worth.low = get_number(reader, json, "low", worth.low);
	worth.high = get_number(reader, json, "high", worth.high);
	if (json_object_get(json, "measure"))
		worth.measure =
			(enum measure)get_name(reader, json, "measure", measure_name, MEASURES);
	worth.unit = get_text(reader, json, "unit", "");
	return worth;
}

static void read_fields(struct reader *reader, const json_t *json, struct deed *deed)
{
	uint32_t fields = deed_fields(deed->kind);

	if (fields & FIELD_OF)
		deed->of = get_text(reader, json, "of", NULL);
	if (fields & FIELD_ON)
		deed->on = read_target(reader, json, "on");
	if (fields & FIELD_OTHER)
		deed->other = read_target(reader, json, "other");
	if (fields & FIELD_FACT)
		deed->fact = (enum fact_kind)get_name(reader, json, "kind", kind_name, FACT_KINDS);
	if (fields & FIELD_STATUS && json_object_get(json, "status"))
		deed->status = (enum status)get_name(reader, json, "status", status_name, STATUSES);
	if (fields & FIELD_VERDICT)
		deed->verdict =
			(enum verdict)get_name(reader, json, "verdict", verdict_name, VERDICTS);
	if (fields & FIELD_META)
		deed->meta = (enum meta)get_name(reader, json, "key", meta_name, METAS);
	if (fields & FIELD_VALUE && (deed->kind == DEED_VALUE || deed->fact <= FACT_DATE))
		deed->worth = read_worth(reader, json);
	if (fields & FIELD_TEXT)
		deed->text = clean_lines(reader->arena, get_text(reader, json, "text", NULL));
}

/* Its bytes as they stand in the file, on one line. */
static struct bytes line_of(struct reader *reader, const struct item *item, const json_t *json)
{
	struct bytes line = { arena_copy(reader->arena, item->text.at, item->text.n),
		item->text.n };
	char *text;

	if (!memchr(line.at, '\n', line.n) && !memchr(line.at, '\r', line.n))
		return line;
	line.n = json_dumpb(json, NULL, 0, JSON_COMPACT);
	line.at = text = arena_alloc(reader->arena, line.n + 1);
	json_dumpb(json, text, line.n, JSON_COMPACT);
	return line;
}

static void read_deed(struct reader *reader, struct desk *desk, const struct item *item)
{
	json_t *json = load(reader, item);
	struct deed deed = { 0 };
	const char *author, *what;

	if (!json)
		return;
	what = get_text(reader, json, "do", NULL);
	deed.kind = deed_named(what);
	deed.id = get_text(reader, json, "id", NULL);
	deed.n = get_count(reader, json, "n");
	author = get_text(reader, json, "by", "");
	deed.author = text_make_safe(reader->arena, author, strlen(author));
	if (!time_read(get_text(reader, json, "at", NULL), &deed.time))
		refuse_key(reader, "at");
	deed.over = get_ids(reader, json, "over", &deed.n_over);
	read_fields(reader, json, &deed);
	deed.line = line_of(reader, item, json);
	json_decref(json);
	if (!reader->failed)
		deed_take(desk, &deed);
}

static bool is_hex(const char *text)
{
	return strspn(text, "0123456789abcdef") == SHA256_HEX - 1 && strlen(text) == SHA256_HEX - 1;
}

static void read_source(struct reader *reader, struct desk *desk, const struct item *item)
{
	json_t *json = load(reader, item);
	struct source *source;
	const char *path;
	uint32_t i;

	if (!json)
		return;
	source = vec_push(desk->arena, &desk->sources);
	source->id = get_text(reader, json, "id", NULL);
	if (json_object_get(json, "uri"))
		path = path_decode(reader->arena, get_text(reader, json, "uri", NULL));
	else
		path = get_text(reader, json, "path", NULL);
	if (!*path)
		refuse_key(reader, "path");
	source->path = path_beside(reader->arena, reader->path, path);
	source->sha256 = get_text(reader, json, "sha256", "");
	if (*source->sha256 && !is_hex(source->sha256))
		refuse_key(reader, "sha256");
	source->also = get_ids(reader, json, "also", &source->n_also);
	source->dispatch = DOSSIER_NOWHERE;
	json_decref(json);
	*map_put(desk->source_ids, source->id, strlen(source->id)) = desk->sources.n;
	for (i = 0; i < source->n_also; i++)
		*map_put(desk->source_ids, source->also[i], strlen(source->also[i])) =
			desk->sources.n;
}

static void read_others(struct reader *reader, struct desk *desk, const struct items *others)
{
	uint32_t i;

	for (i = 0; i < others->n && !reader->failed; i++) {
		const struct bytes *text = &others->at[i].text;
		struct buf braced = buf_new(reader->arena);
		struct item item;

		buf_char(&braced, '{');
		buf_add(&braced, text->at, text->n);
		buf_char(&braced, '}');
		item = (struct item){ { braced.at, braced.n }, others->at[i].line };
		json_decref(load(reader, &item));
		*vec_push(desk->arena, &desk->others) = (struct bytes){ braced.at + 1, text->n };
	}
}

/* What it says it is, before it is understood. */
static void check_version(struct reader *reader, const struct layout *layout)
{
	json_t *format = load(reader, &layout->format), *version;

	if (format && strcmp(json_is_string(format) ? json_string_value(format) : "",
			      "recoupe-dossier") != 0)
		refuse(reader, FAULT_DOSSIER_FOREIGN, layout->format.line, NULL);
	json_decref(format);
	version = reader->failed ? NULL : load(reader, &layout->version);
	if (version && json_is_integer(version) && json_integer_value(version) > 1)
		refuse(reader, FAULT_DOSSIER_NEWER, layout->version.line,
			arena_format(
				reader->arena, "%lld", (long long)json_integer_value(version)));
	else if (version && (!json_is_integer(version) || json_integer_value(version) != 1))
		refuse_key(reader, "version");
	json_decref(version);
}

/* What the scanner could not part is not JSON, or not laid out as a dossier. */
static void explain(struct reader *reader, struct bytes file)
{
	json_error_t error;
	json_t *json = json_loadb(file.at, file.n, JSON_REJECT_DUPLICATES, &error);

	if (json)
		refuse(reader, FAULT_DOSSIER_FOREIGN, 0, NULL);
	else
		refuse(reader, FAULT_DOSSIER_SYNTAX, error.line > 0 ? (uint32_t)error.line : 0,
			error.text);
	json_decref(json);
}

bool desk_read(struct desk *desk, const char *path, struct bytes file, struct faults *faults)
{
	struct reader reader = { .arena = desk->arena, .faults = faults, .path = path };
	struct layout layout;
	uint32_t i;

	if (!scan_file(desk->arena, file, &layout)) {
		explain(&reader, file);
		return false;
	}
	if (!layout.format.line || !layout.version.line)
		refuse(&reader, FAULT_DOSSIER_FOREIGN, 0, NULL);
	else
		check_version(&reader, &layout);
	if (!reader.failed)
		read_others(&reader, desk, &layout.others);
	for (i = 0; i < layout.dispatches.n && !reader.failed; i++)
		read_source(&reader, desk, &layout.dispatches.at[i]);
	for (i = 0; i < layout.log.n && !reader.failed; i++)
		read_deed(&reader, desk, &layout.log.at[i]);
	if (reader.failed)
		return false;
	deeds_sort(desk);
	return true;
}

bool time_read(const char *text, int64_t *time)
{
	int year, hour, minute, second, end = 0;
	unsigned month, day;

	if (strlen(text) != 20 ||
		sscanf(text, "%4d-%2u-%2uT%2d:%2d:%2dZ%n", &year, &month, &day, &hour, &minute,
			&second, &end) != 6 ||
		end != 20 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 ||
		minute > 59 || second > 60)
		return false;
	*time = (int64_t)day_of(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
	return true;
}
