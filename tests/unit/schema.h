/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * As much of JSON Schema as data/recoupe.schema.json uses: an independent reader of what json.c
 * writes. Other keywords than these are refused, so that none is believed to be checked that is
 * not.
 */
#ifndef SCHEMA_H
#define SCHEMA_H

#include "unit/unit.h"

#include <jansson.h>
#include <regex.h>
#include <string.h>

static inline const char *schema_type(const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		return "object";
	case JSON_ARRAY:
		return "array";
	case JSON_STRING:
		return "string";
	case JSON_INTEGER:
		return "integer";
	case JSON_REAL:
		return "number";
	case JSON_NULL:
		return "null";
	default:
		return "boolean";
	}
}

static inline bool schema_is(const json_t *value, const char *type)
{
	return strcmp(schema_type(value), type) == 0 ||
	       (strcmp(type, "number") == 0 && json_is_integer(value));
}

static inline bool schema_is_one_of(const json_t *value, const json_t *types)
{
	const json_t *type;
	size_t i;

	if (json_is_string(types))
		return schema_is(value, json_string_value(types));
	json_array_foreach(
		types, i, type) if (schema_is(value, json_string_value(type))) return true;
	return false;
}

static inline bool schema_matches(const char *text, const char *pattern)
{
	regex_t regex;
	bool matches;

	assert_int_equal(regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB), 0);
	matches = regexec(&regex, text, 0, NULL, 0) == 0;
	regfree(&regex);
	return matches;
}

static inline bool schema_enum(const json_t *value, const json_t *choices)
{
	const json_t *choice;
	size_t i;

	json_array_foreach(choices, i, choice) if (json_equal(value, choice)) return true;
	return false;
}

/* Whether the value obeys one keyword that does not look inside it. */
static inline bool schema_keyword(const json_t *value, const char *word, const json_t *rule)
{
	const char *const silent[] = { "$schema", "$defs", "title", "description", "properties",
		"items", "$ref" };
	size_t i;

	for (i = 0; i < sizeof silent / sizeof *silent; i++)
		if (strcmp(word, silent[i]) == 0)
			return true;
	if (strcmp(word, "type") == 0)
		return schema_is_one_of(value, rule);
	if (strcmp(word, "const") == 0)
		return json_equal(value, rule);
	if (strcmp(word, "enum") == 0)
		return schema_enum(value, rule);
	if (strcmp(word, "minimum") == 0)
		return json_number_value(value) >= json_number_value(rule);
	if (strcmp(word, "maximum") == 0)
		return json_number_value(value) <= json_number_value(rule);
	if (strcmp(word, "pattern") == 0)
		return !json_is_string(value) ||
		       schema_matches(json_string_value(value), json_string_value(rule));
	if (strcmp(word, "required") == 0) {
		const json_t *key;

		json_array_foreach(
			rule, i, key) if (!json_object_get(value, json_string_value(key)))
			fail_msg("the key \"%s\" is missing", json_string_value(key));
		return true;
	}
	fail_msg("the schema uses \"%s\", which this test does not know", word);
	return false;
}

/* Fails where the value does not obey the schema; place: where in the document. */
static inline void schema_check(
	const json_t *value, const json_t *schema, const json_t *root, const char *place)
{
	const json_t *reference = json_object_get(schema, "$ref"), *rule, *item;
	const char *word;
	char inner[200];
	size_t i;

	if (reference)
		schema = json_object_get(json_object_get(root, "$defs"),
			json_string_value(reference) + strlen("#/$defs/"));
	assert_non_null(schema);
	json_object_foreach(
		(json_t *)(uintptr_t)schema, word, rule) if (!schema_keyword(value, word, rule))
		fail_msg("%s breaks the rule \"%s\"", place, word);
	json_object_foreach(json_object_get(schema, "properties"), word, rule)
	{
		snprintf(inner, sizeof inner, "%s.%s", place, word);
		if (json_object_get(value, word))
			schema_check(json_object_get(value, word), rule, root, inner);
	}
	rule = json_object_get(schema, "items");
	if (rule)
		json_array_foreach(value, i, item)
		{
			snprintf(inner, sizeof inner, "%s[%zu]", place, i);
			schema_check(item, rule, root, inner);
		}
}

#endif
