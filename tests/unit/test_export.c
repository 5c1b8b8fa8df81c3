/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports for programs, and what all formats have in common. */
#include "unit/paper.h"
#include "unit/schema.h"

#include "export/jot.h"
#include "export/xml.h"

struct texts VEC(const char *);

static json_t *read_json(struct arena *arena, const char *text)
{
	json_error_t error;
	json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (!json)
		fail_msg("no JSON: line %d: %s\n%s", error.line, error.text, text);
	arena_defer(arena, (void (*)(void *))json_decref, json);
	return json;
}

static json_t *at(const json_t *json, const char *list, size_t i)
{
	return json_array_get(json_object_get(json, list), i);
}

static double number_at(const json_t *object, const char *key)
{
	return json_number_value(json_object_get(object, key));
}

static const char *string_at(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* Marks of the notation, what acts on a terminal, no character beyond 16 bits, and no UTF-8. */
static void json_strings_come_back(void **state)
{
	struct jot jot = { .buf = buf_new(*state) };
	json_t *json;

	jot_open(&jot, NULL, '{');
	jot_string(&jot, "a", "\"\\ \033[31m \xf0\x9f\xbf\xbe é");
	jot_string(&jot, "b", "\xff");
	jot_close(&jot, '}');
	assert_non_null(strstr(jot.buf.at, "\\u001b"));
	assert_non_null(strstr(jot.buf.at, "\\ud83f\\udffe"));
	json = read_json(*state, jot.buf.at);
	assert_string_equal(string_at(json, "a"), "\"\\ \033[31m \xf0\x9f\xbf\xbe é");
	assert_string_equal(string_at(json, "b"), "\xef\xbf\xbd");
}

static void markup_in_words_is_text(void **state)
{
	struct buf buf = buf_new(*state);

	xml_text(&buf, "<b a=\"1\">Tom & 'Ann'</b>");
	assert_string_equal(buf.at, "&lt;b a=&quot;1&quot;&gt;Tom &amp; &#39;Ann&#39;&lt;/b&gt;");
}

static void json_obeys_its_schema(void **state)
{
	struct arena *arena = *state;
	json_t *schema = json_load_file(SRCDATADIR "/recoupe.schema.json", 0, NULL);
	json_t *json = read_json(arena, paper_write(arena, "json", paper_harbour_dossier(arena)));

	assert_non_null(schema);
	schema_check(json, schema, schema, "document");
	json_decref(schema);
	assert_int_equal(json_array_size(json_object_get(json, "dispatches")), 3);
	assert_int_equal(json_array_size(json_object_get(json, "facts")), 3);
}

static void json_places_mentions_in_the_file(void **state)
{
	struct arena *arena = *state;
	json_t *json = read_json(arena, paper_write(arena, "json", paper_harbour_dossier(arena)));
	json_t *a = at(at(json, "facts", 0), "mentions", 0),
	       *b = at(at(json, "facts", 0), "mentions", 1);
	struct span span = { (uint32_t)number_at(a, "start"), (uint32_t)number_at(a, "end") };

	assert_string_equal(arena_copy(arena, paper_harbour + span.start, span_length(span)),
		"plus de 200 blessés");
	assert_int_equal(number_at(a, "line"), 3);
	span = (struct span){ (uint32_t)number_at(b, "start"), (uint32_t)number_at(b, "end") };
	assert_string_equal(
		arena_copy(arena, paper_hostile + span.start, span_length(span)), "230 blessés");
	assert_string_equal(string_at(b, "dispatch"), "B");
}

static void json_tells_values(void **state)
{
	struct arena *arena = *state;
	const char *text = paper_write(arena, "json", paper_harbour_dossier(arena));
	json_t *json = read_json(arena, text), *fact = at(json, "facts", 0);
	json_t *value = json_object_get(at(fact, "mentions", 0), "value");

	assert_string_equal(string_at(json, "format"), "recoupe/1");
	assert_string_equal(string_at(fact, "verdict"), "vary");
	assert_string_equal(string_at(fact, "reason"), "precision");
	assert_string_equal(json_string_value(at(fact, "silent", 0)), "C");
	assert_string_equal(string_at(value, "relation"), "more-than");
	assert_true(number_at(value, "number") == 200 && number_at(value, "high") == 250);
	value = json_object_get(at(at(json, "facts", 1), "mentions", 0), "value");
	assert_true(json_is_integer(json_object_get(value, "number")));
	assert_true(number_at(value, "number") == 4900000);
	value = json_object_get(at(at(json, "facts", 2), "mentions", 0), "value");
	assert_null(json_object_get(value, "high"));
	assert_has(text, "\"number\": 95.27,");
	assert_has(text, "\"share\": 0.48,");
	assert_true(text[strlen(text) - 1] == '\n');
}

/* A row of csv ends in CR LF, and cells of tsv are parted by tabulators. */
static bool is_layout(const char *format, char c)
{
	return c == '\n' || (c == '\r' && strcmp(format, "csv") == 0) ||
	       (c == '\t' && strcmp(format, "tsv") == 0);
}

/* Bytes that act, in any format: none of the control, bidi and invisible characters of the input.
 */
static void nothing_hostile_leaves(void **state)
{
	struct arena *arena = *state;
	struct dossier *dossier = paper_harbour_dossier(arena);
	enum text_action action;
	size_t i, k, n;
	uint32_t size;

	for (k = 0; k < export_formats(); k++) {
		const char *text = paper_write(arena, export_name(k), dossier);

		n = strlen(text);
		for (i = 0; i < n; i += size) {
			size = text_inspect(text + i, n - i, &action);
			if (action != TEXT_KEEP && !is_layout(export_name(k), text[i]))
				fail_msg("%s lets byte %02x through: %.40s", export_name(k),
					(unsigned char)text[i], text + i);
		}
	}
}

static void json_keeps_the_path_that_was_given(void **state)
{
	struct arena *arena = *state;
	json_t *json = read_json(arena, paper_write(arena, "json", paper_harbour_dossier(arena)));

	assert_string_equal(string_at(at(json, "dispatches", 0), "path"), "port.txt");
	assert_has(string_at(at(json, "dispatches", 1), "path"), "feu|");
}

static void silence_of_many_is_counted(void **state)
{
	enum { MANY = 100 };
	struct arena *arena = *state;
	const char *paths[MANY], *files[MANY];
	struct dossier *dossier;
	struct member told;
	json_t *fact;
	size_t i;

	for (i = 0; i < MANY; i++) {
		paths[i] = "port.txt";
		files[i] = paper_harbour;
	}
	dossier = paper_dossier(arena, MANY, paths, files);
	told = paper_member(
		dossier, 27, 0, "plus de 200 blessés", (struct quantity){ .number = 200 });
	paper_add_fact(dossier, "blessés", RULE_ONLY_HERE, &told, 1);
	fact = at(read_json(arena, paper_write(arena, "json", dossier)), "facts", 0);
	assert_null(json_object_get(fact, "silent"));
	assert_int_equal(number_at(fact, "silent_count"), MANY - 1);
	assert_string_equal(string_at(at(fact, "mentions", 0), "dispatch"), "AB");
	assert_has(paper_write(arena, "text", dossier), "AB:3");
}

static void tei_names_witnesses_and_readings(void **state)
{
	struct arena *arena = *state;
	const char *text = paper_write(arena, "tei", paper_harbour_dossier(arena));

	assert_has(text, "<witness xml:id=\"C\">");
	assert_has(text, "<app xml:id=\"fact-1\" type=\"vary\" subtype=\"precision\">");
	assert_has(text, "<rdg wit=\"#A\" n=\"3\" varSeq=\"1\"><num value=\"200\" atLeast=\"200\" "
			 "atMost=\"250\">plus de 200 blessés</num></rdg>");
	assert_lacks(text, "<script");
}

/* The cells of the row after so many line ends; quoted ones without their quotes. */
static struct texts cells_of(struct arena *arena, const char *csv, uint32_t row)
{
	struct texts cells = { 0 };
	struct buf cell = buf_new(arena);
	bool quoted = false;

	for (; row > 0; row--)
		csv = strstr(csv, "\r\n") + 2;
	for (; quoted || *csv != '\r'; csv++) {
		if (*csv == '"' && quoted && csv[1] == '"')
			buf_char(&cell, *csv++);
		else if (*csv == '"')
			quoted = !quoted;
		else if (*csv != ',' || quoted)
			buf_char(&cell, *csv);
		else {
			*vec_push(arena, &cells) = cell.at;
			cell = buf_new(arena);
		}
	}
	*vec_push(arena, &cells) = cell.at;
	return cells;
}

static void csv_has_a_row_for_each_mention(void **state)
{
	struct arena *arena = *state;
	struct dossier *dossier = paper_harbour_dossier(arena);
	const char *csv;
	struct texts head, cells;

	dossier->analysis->facts.at[1].label = "=HYPERLINK(\"http://a.example\", \"goods\")";
	csv = paper_write(arena, "csv", dossier);
	head = cells_of(arena, csv, 0);
	cells = cells_of(arena, csv, 3);
	assert_int_equal(head.n, cells.n);
	assert_string_equal(head.at[2], "label");
	assert_string_equal(cells.at[2], "'=HYPERLINK(\"http://a.example\", \"goods\")");
	assert_string_equal(head.at[14], "number");
	assert_string_equal(cells.at[14], "4900000");
	assert_string_equal(head.at[head.n - 3], "text");
	assert_string_equal(cells.at[head.n - 3], "4,9 millions d'euros");
	assert_string_equal(head.at[head.n - 2], "dossier");
	assert_string_equal(cells_of(arena, csv, 4).at[16], "");
}

static void a_table_of_facts_has_a_column_for_each_dispatch(void **state)
{
	struct arena *arena = *state;
	struct export_choice choice = { .by_facts = true };
	const char *csv =
		export_write(arena, export_find("csv"), paper_harbour_dossier(arena), &choice).at;
	struct texts head = cells_of(arena, csv, 0), cells = cells_of(arena, csv, 1);

	assert_string_equal(head.at[7], "A: port.txt");
	assert_string_equal(cells.at[7], "3: plus de 200 blessés");
	assert_string_equal(cells.at[8], "3: 230 blessés");
	assert_string_equal(cells.at[9], "");
}

static void a_table_runs_no_formula(void **state)
{
	static const char *const labels[] = { "=1+1", "+1", "-1", "@SUM(1)", "＝1+1", "＠a" };
	struct arena *arena = *state;
	struct dossier *dossier = paper_harbour_dossier(arena);
	size_t i;

	for (i = 0; i < sizeof labels / sizeof *labels; i++) {
		dossier->analysis->facts.at[0].label = labels[i];
		assert_string_equal(cells_of(arena, paper_write(arena, "csv", dossier), 1).at[2],
			arena_format(arena, "'%s", labels[i]));
	}
}

static void references_keep_to_their_notation(void **state)
{
	struct arena *arena = *state;
	const char *bibtex = paper_write(arena, "bibtex", paper_harbour_dossier(arena));
	json_t *csl = read_json(arena, paper_write(arena, "csl", paper_harbour_dossier(arena)));

	assert_has(bibtex, "@misc{agence-mer-2021-");
	assert_has(bibtex, "  title = {{Incendie au port}}");
	assert_has(bibtex, "  title = {{Le feu | gagne \\& brûle}}");
	assert_has(bibtex, "  date = {2021-03-03},\n  year = {2021},\n  month = mar");
	assert_string_equal(string_at(json_array_get(csl, 0), "container-title"), "Agence Mer");
	assert_has(paper_write(arena, "csl", paper_harbour_dossier(arena)),
		"\"date-parts\": [[2021, 3, 3]]");
}

static void jsonl_has_a_line_for_each_fact(void **state)
{
	struct arena *arena = *state;
	struct export_choice choice = { .name = "desk/port" };
	char *text = arena_format(arena, "%s",
		export_write(arena, export_find("jsonl"), paper_harbour_dossier(arena), &choice)
			.at);
	char *line = strtok(text, "\n");
	json_t *fact = read_json(arena, line);
	uint32_t lines = 0;

	assert_string_equal(string_at(fact, "dossier"), "desk/port");
	assert_string_equal(string_at(at(fact, "mentions", 0), "path"), "port.txt");
	assert_string_equal(string_at(json_object_get(fact, "dispatches"), "C"), "mer.txt");
	for (; line; line = strtok(NULL, "\n"), lines++)
		read_json(arena, line);
	assert_int_equal(lines, 3);
}

/* Two dispatches of the sample, with a note on a disagreement, a question, and a note on all. */
static struct dossier *open_noted(struct arena *arena)
{
	const char *paths[] = { source_path(arena, "articles/1-reuters.txt"),
		source_path(arena, "articles/5-bilan-du-president.txt") };
	const char *folders[] = { SRCDATADIR "/lang" };
	const struct dossier_setup setup = {
		.folders = folders, .n_folders = 1, .code = "en", .threshold = MATCH_THRESHOLD
	};
	struct dossier *dossier = dossier_open(paths, 2, &setup);
	struct stamp stamp = { "Anna", 1641816000 }; /* noon of 10 January 2022 */
	struct target fact, all = dossier_on_all();
	uint32_t i = 0;

	arena_defer(arena, (void (*)(void *))dossier_close, dossier);
	while (dossier->analysis->facts.at[i].verdict != VERDICT_VARY)
		i++;
	fact = dossier_on_fact(dossier, &dossier->analysis->facts.at[i]);
	dossier_note(dossier, stamp, &fact, STATUS_TO_VERIFY, "call the *desk*\nthen <b>wait</b>");
	dossier_question(dossier, stamp, &fact, "as of when?");
	dossier_note(dossier, stamp, &all, STATUS_NONE, "filed at noon");
	return dossier;
}

static void notes_are_in_every_format(void **state)
{
	struct arena *arena = *state;
	struct dossier *dossier = open_noted(arena);
	const char *text;
	size_t i;

	for (i = 0; i < export_formats(); i++) {
		if (!strcmp(export_name(i), "csl") || !strcmp(export_name(i), "bibtex"))
			continue;
		text = paper_write(arena, export_name(i), dossier);
		assert_has(text, "as of when?");
		assert_has(text, "Anna");
		assert_has(text, "call the ");
		if (strstr("html tei markdown", export_name(i)))
			assert_lacks(text, "<b>wait");
		if (strcmp(export_name(i), "jsonl") && !strstr("csv tsv", export_name(i)))
			assert_has(text, "filed at noon");
	}
	text = paper_write(arena, "text", dossier);
	assert_has(strstr(text, "Notes and questions"),
		"to verify: call the *desk* then <b>wait</b> (Anna,");
	assert_has(text, "the dossier: filed at noon (Anna, ");
}

static void a_verdict_given_by_hand_names_the_one_found(void **state)
{
	struct arena *arena = *state;
	struct dossier *dossier = open_noted(arena);
	struct stamp stamp = { "Anna", 1641816000 };
	struct export_choice choice = { .verdicts = export_verdicts("conflict") };
	uint32_t i = 0;
	json_t *json;

	while (dossier->analysis->facts.at[i].verdict != VERDICT_VARY)
		i++;
	assert_int_equal(dossier_judge(dossier, stamp, &dossier->analysis->facts.at[i],
				 VERDICT_CONFLICT, "two men"),
		FAULT_NONE);
	json = read_json(arena, export_write(arena, export_find("json"), dossier, &choice).at);
	json = json_object_get(at(json, "facts", 0), "decided");
	assert_string_equal(string_at(json, "found"), "vary");
	assert_string_equal(string_at(json, "text"), "two men");
	assert_has(paper_write(arena, "html", dossier),
		": conflict, where vary was found. “two men”.");
}

static void only_facts_with_notes_where_they_are_asked_for(void **state)
{
	struct arena *arena = *state;
	struct dossier *dossier = open_noted(arena);
	struct export_choice choice = { .only_notes = true };
	json_t *json =
		read_json(arena, export_write(arena, export_find("json"), dossier, &choice).at);

	assert_int_equal(json_array_size(json_object_get(json, "facts")), 1);
	assert_string_equal(string_at(at(at(json, "facts", 0), "notes", 0), "status"), "to-verify");
	assert_string_equal(
		string_at(at(at(json, "facts", 0), "notes", 1), "question"), "as of when?");
	assert_string_equal(string_at(at(json, "notes", 0), "text"), "filed at noon");
	assert_string_equal(string_at(at(json, "notes", 0), "day"), "2022-01-10");
	assert_int_equal(export_status(dossier, &choice, export_verdicts("vary")), 1);
	assert_int_equal(export_status(dossier, &choice, export_verdicts("agree")), 0);
}

static void the_status_is_that_of_diff(void **state)
{
	struct arena *arena = *state;
	struct dossier *dossier = paper_harbour_dossier(arena), empty = { .arena = arena };

	assert_int_equal(export_status(dossier, NULL, export_verdicts("disagree")), 1);
	dossier->analysis->facts.at[0].verdict = VERDICT_AGREE;
	assert_int_equal(export_status(dossier, NULL, export_verdicts("disagree")), 0);
	dossier->analysis->facts.at[2].verdict = VERDICT_CONFLICT;
	assert_int_equal(export_status(dossier, NULL, export_verdicts("disagree")), 1);
	assert_int_equal(export_status(&empty, NULL, export_verdicts("disagree")), 0);
}

static void formats_are_known_by_name(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < export_formats(); i++) {
		assert_non_null(export_find(export_name(i)));
		assert_true(*export_suffix(export_name(i)));
		for (k = 0; k < i; k++)
			assert_string_not_equal(
				export_suffix(export_name(i)), export_suffix(export_name(k)));
	}
	assert_null(export_find("nonsense"));
	assert_null(export_find(""));
	assert_string_equal(export_suffix("markdown"), "md");
}

static void nothing_to_compare_is_said(void **state)
{
	struct arena *arena = *state;
	struct dossier empty = { .arena = arena };
	size_t i;

	fault_note(arena, &empty.faults,
		(struct fault){ .code = FAULT_FILE_MISSING, .path = "no\x1b[31m.txt" });
	for (i = 0; i < export_formats(); i++)
		paper_write(arena, export_name(i), &empty);
	assert_has(paper_write(arena, "text", &empty), "no\xef\xbf\xbd[31m.txt: no such file");
	read_json(arena, paper_write(arena, "json", &empty));
}

/* Words that stand for an interval are told as one, never by a number they do not mean. */
static void intervals_are_told_in_words(void **state)
{
	static const struct {
		struct quantity quantity;
		const char *words;
	} cases[] = {
		{ { .relation = RELATION_ORDER, .number = 12, .low = 24, .high = 118 }, "dozens" },
		{ { .relation = RELATION_ORDER, .number = 100, .low = 200, .high = 990 },
			"hundreds" },
		{ { .relation = RELATION_ABOUT, .number = 100, .low = 200, .high = 990 },
			"several hundred" },
		{ { .relation = RELATION_ABOUT, .number = 12, .low = 12, .high = 15 },
			"between 12 and 15" },
		{ { .relation = RELATION_ABOUT, .number = 15, .low = 12, .high = 18 }, "about 15" },
		{ { .relation = RELATION_ABOUT,
			  .measure = MEASURE_PHYSICAL,
			  .number = 1000,
			  .low = 2000,
			  .high = 9900,
			  .unit = "hectare" },
			"several thousand (hectares)" },
	};
	struct dispatch dispatch = { .text = "" };
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mention mention = { .kind = FACT_QUANTITY, .quantity = cases[i].quantity };

		if (!mention.quantity.unit)
			mention.quantity.unit = "";
		assert_string_equal(export_say_value(*state, &dispatch, &mention), cases[i].words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(json_obeys_its_schema),
		test_in_arena(json_strings_come_back),
		test_in_arena(markup_in_words_is_text),
		test_in_arena(json_places_mentions_in_the_file),
		test_in_arena(json_tells_values),
		test_in_arena(intervals_are_told_in_words),
		test_in_arena(nothing_hostile_leaves),
		test_in_arena(json_keeps_the_path_that_was_given),
		test_in_arena(silence_of_many_is_counted),
		test_in_arena(tei_names_witnesses_and_readings),
		test_in_arena(csv_has_a_row_for_each_mention),
		test_in_arena(a_table_of_facts_has_a_column_for_each_dispatch),
		test_in_arena(a_table_runs_no_formula),
		test_in_arena(references_keep_to_their_notation),
		test_in_arena(jsonl_has_a_line_for_each_fact),
		test_in_arena(notes_are_in_every_format),
		test_in_arena(a_verdict_given_by_hand_names_the_one_found),
		test_in_arena(only_facts_with_notes_where_they_are_asked_for),
		test_in_arena(the_status_is_that_of_diff),
		test_in_arena(formats_are_known_by_name),
		test_in_arena(nothing_to_compare_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
