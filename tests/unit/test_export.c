/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of a dossier made by hand: what stands on paper follows from these facts and no others.
 */
#include "unit/schema.h"

#include "dossier/dossier.h"
#include "export/export.h"

#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

struct texts VEC(const char *);

static const char harbour[] =
	"Incendie au port\n"
	"\n"
	"LE HAVRE, 3 mars 2021 (Agence Mer) - Le feu a fait plus de 200 blessés "
	"sur les quais, selon la mairie.\n"
	"\n"
	"Il a détruit 4,9 millions d'euros de marchandises.\n";

static const char hostile[] =
	"# Le *feu* | <b>gagne</b> & `brûle`\n"
	"\n"
	"On compte **230 blessés** au port | [ici](http://a.example), dit-on.\n"
	"\n"
	"Quelque 95,27 % des quais | sont fermés.\n";

static const char silent[] = "Rien de neuf\n\nLa mer est calme.\n";

/* A dossier of these files: their facts are added one by one. */
static struct dossier *make_dossier(
	struct arena *arena, size_t n, const char *const paths[], const char *const files[])
{
	struct dossier *dossier = arena_new_of(arena, struct dossier);
	struct analysis *analysis = arena_new_of(arena, struct analysis);
	struct dispatch **dispatches = arena_array(arena, struct dispatch *, n);
	const char *folders[] = { SRCDATADIR "/lang" };
	uint32_t i;

	dossier->arena = analysis->arena = arena;
	dossier->analysis = analysis;
	analysis->vocab = text_vocab_new(arena);
	analysis->lang = lang_load(arena, analysis->vocab, folders, 1, &dossier->faults);
	analysis->dispatches = dispatches;
	analysis->n = (uint32_t)n;
	analysis->origin = arena_array(arena, uint32_t, n);
	analysis->origins = (uint32_t)n;
	for (i = 0; i < n; i++) {
		dispatches[i] = dispatch_parse(arena, analysis->vocab, analysis->lang, paths[i],
			(struct bytes){ files[i], strlen(files[i]) }, &dossier->faults);
		assert_non_null(dispatches[i]);
		analysis->origin[i] = i + 1;
	}
	return dossier;
}

static struct mention *mention_of(
	struct arena *arena, const struct dispatch *dispatch, const char *words)
{
	struct mention *mention = arena_new_of(arena, struct mention);
	const char *at = strstr(dispatch->text, words);
	uint32_t token;

	if (!at)
		fail_msg("\"%s\" is not in \"%s\"", words, dispatch->text);
	mention->span.start = (uint32_t)(at - dispatch->text);
	mention->span.end = mention->span.start + (uint32_t)strlen(words);
	for (token = 0; token + 1 < dispatch->tokens.n; token++)
		if (dispatch->tokens.at[token].span.end > mention->span.start)
			break;
	mention->sentence = dispatch_sentence_of(dispatch, token);
	return mention;
}

static struct member member_of(struct dossier *dossier, uint32_t dispatch, uint32_t camp,
	const char *words, struct quantity quantity)
{
	struct mention *mention =
		mention_of(dossier->arena, dossier->analysis->dispatches[dispatch], words);

	if (!quantity.unit)
		quantity.unit = "";
	mention->quantity = quantity;
	return (struct member){ .dispatch = dispatch, .mention = mention, .camp = camp };
}

static struct fact *add_fact(struct dossier *dossier, const char *label, enum rule rule,
	const struct member *members, uint32_t n)
{
	struct analysis *analysis = dossier->analysis;
	struct arena *arena = dossier->arena;
	struct fact *fact = vec_push(arena, &analysis->facts);
	uint32_t *quiet = arena_array(arena, uint32_t, analysis->n);
	struct member *kept = arena_array(arena, struct member, n);
	uint32_t i, k;

	memcpy(kept, members, n * sizeof *kept);
	*fact = (struct fact){ .id = analysis->facts.n,
		.label = label,
		.rule = rule,
		.verdict = match_rule_verdict(rule),
		.members = kept,
		.n = n,
		.silent = quiet,
		.confidence = 0.875f };
	for (i = 0; i < analysis->n; i++) {
		for (k = 0; k < n && members[k].dispatch != i; k++)
			;
		if (k == n)
			quiet[fact->n_silent++] = i;
	}
	for (k = 0; k < n; k++)
		if (members[k].camp + 1 > fact->camps)
			fact->camps = members[k].camp + 1;
	fact->dispatches = fact->origins = analysis->n - fact->n_silent;
	return fact;
}

/* Two that differ, one silent; and what one alone tells. */
static struct dossier *harbour_dossier(struct arena *arena)
{
	static const char *const paths[] = { "port.txt", "feu|\x1b[2J\xe2\x80\xae\xff.md",
		"mer.txt" };
	static const char *const files[] = { harbour, hostile, silent };
	struct dossier *dossier = make_dossier(arena, 3, paths, files);
	struct member wounded[] = {
		member_of(dossier, 0, 0, "plus de 200 blessés",
			(struct quantity){ .relation = RELATION_MORE_THAN,
				.number = 200,
				.low = 200,
				.high = 250 }),
		member_of(dossier, 1, 1, "230 blessés",
			(struct quantity){ .number = 230, .low = 230, .high = 230 }),
	};
	struct member goods = member_of(dossier, 0, 0, "4,9 millions d'euros",
		(struct quantity){ .measure = MEASURE_MONEY,
			.unit = "EUR",
			.number = 4.9e6,
			.low = 4.85e6,
			.high = 4.95e6 });
	struct member quays = member_of(dossier, 1, 0, "Quelque 95,27 %",
		(struct quantity){ .relation = RELATION_ABOUT,
			.measure = MEASURE_PERCENT,
			.number = 95.27,
			.low = 85.743,
			.high = INFINITY });

	add_fact(dossier, "blessés", RULE_PRECISION, wounded, 2);
	add_fact(dossier, "marchandises", RULE_ONLY_HERE, &goods, 1);
	add_fact(dossier, "quais | *fermés* <script>`x` [a](b)", RULE_ONLY_HERE, &quays, 1);
	*vec_push(arena, &dossier->analysis->overlaps) = (struct overlap){ 0, 2, 0.48f, 22 };
	return dossier;
}

static const char *write_as(struct arena *arena, const char *format, const struct dossier *dossier)
{
	struct bytes bytes = export_write(arena, export_find(format), dossier);

	assert_int_equal(strlen(bytes.at), bytes.n);
	return bytes.at;
}

static void assert_has(const char *text, const char *words)
{
	if (!strstr(text, words))
		fail_msg("wanted \"%s\" in:\n%s", words, text);
}

static void assert_lacks(const char *text, const char *words)
{
	if (strstr(text, words))
		fail_msg("did not want \"%s\" in:\n%s", words, text);
}

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

static void json_obeys_its_schema(void **state)
{
	struct arena *arena = *state;
	json_t *schema = json_load_file(SRCDATADIR "/recoupe.schema.json", 0, NULL);
	json_t *json = read_json(arena, write_as(arena, "json", harbour_dossier(arena)));

	assert_non_null(schema);
	schema_check(json, schema, schema, "document");
	json_decref(schema);
	assert_int_equal(json_array_size(json_object_get(json, "dispatches")), 3);
	assert_int_equal(json_array_size(json_object_get(json, "facts")), 3);
}

static void json_places_mentions_in_the_file(void **state)
{
	struct arena *arena = *state;
	json_t *json = read_json(arena, write_as(arena, "json", harbour_dossier(arena)));
	json_t *a = at(at(json, "facts", 0), "mentions", 0),
	       *b = at(at(json, "facts", 0), "mentions", 1);
	struct span span = { (uint32_t)number_at(a, "start"), (uint32_t)number_at(a, "end") };

	assert_string_equal(
		arena_copy(arena, harbour + span.start, span_length(span)), "plus de 200 blessés");
	assert_int_equal(number_at(a, "line"), 3);
	span = (struct span){ (uint32_t)number_at(b, "start"), (uint32_t)number_at(b, "end") };
	assert_string_equal(
		arena_copy(arena, hostile + span.start, span_length(span)), "230 blessés");
	assert_string_equal(string_at(b, "dispatch"), "B");
}

static void json_tells_values(void **state)
{
	struct arena *arena = *state;
	const char *text = write_as(arena, "json", harbour_dossier(arena));
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
	struct dossier *dossier = harbour_dossier(arena);
	enum text_action action;
	size_t i, k, n;
	uint32_t size;

	for (k = 0; k < export_formats(); k++) {
		const char *text = write_as(arena, export_name(k), dossier);

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
	json_t *json = read_json(arena, write_as(arena, "json", harbour_dossier(arena)));

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
		files[i] = harbour;
	}
	dossier = make_dossier(arena, MANY, paths, files);
	told = member_of(dossier, 27, 0, "plus de 200 blessés", (struct quantity){ .number = 200 });
	add_fact(dossier, "blessés", RULE_ONLY_HERE, &told, 1);
	fact = at(read_json(arena, write_as(arena, "json", dossier)), "facts", 0);
	assert_null(json_object_get(fact, "silent"));
	assert_int_equal(number_at(fact, "silent_count"), MANY - 1);
	assert_string_equal(string_at(at(fact, "mentions", 0), "dispatch"), "AB");
	assert_has(write_as(arena, "text", dossier), "AB:3");
}

static void text_tells_who_says_what_where(void **state)
{
	struct arena *arena = *state;
	const char *text = write_as(arena, "text", harbour_dossier(arena));
	const char *differ = strstr(text, "Where they differ"),
		   *alone = strstr(text, "What one alone tells");

	assert_has(text, "3 dispatches, 3 origins");
	assert_non_null(differ);
	assert_non_null(alone);
	assert_true(differ < alone);
	assert_has(differ, "more than 200\n");
	assert_has(differ, "A:3     ");
	assert_has(differ, "[plus de 200 blessés]");
	assert_has(differ, "B:3     On compte [230 blessés] au port");
	assert_has(differ, "Silent: C.");
	assert_has(alone, "4.9 million EUR");
	assert_has(alone, "about 95.27%");
}

/* The first line in which two texts differ, as a person would look for it. */
static void assert_same_lines(const char *path, const char *got, const char *wanted)
{
	uint32_t line;
	size_t n, m;

	for (line = 1; *got || *wanted; line++) {
		n = strcspn(got, "\n");
		m = strcspn(wanted, "\n");
		if (n != m || strncmp(got, wanted, n) != 0)
			fail_msg("%s:%u\nwanted: %.*s\ngot:    %.*s\n(write the cases anew with "
				 "WRITE_CASES=1)",
				path, line, (int)m, wanted, (int)n, got);
		got += n + (got[n] == '\n');
		wanted += m + (wanted[m] == '\n');
	}
}

static void compare_with_case(struct arena *arena, const char *name, const struct format *format,
	const struct dossier *dossier)
{
	const char *path = source_path(arena, arena_format(arena, "tests/cases/export/%s", name));
	struct bytes got = export_write(arena, format, dossier), wanted;
	struct faults faults = { 0 };

	if (getenv("WRITE_CASES"))
		assert_true(file_write(arena, path, got, &faults));
	if (!file_read(arena, path, &wanted, &faults))
		fail_msg("%s cannot be read", path);
	assert_same_lines(path, got.at, wanted.at);
}

static void every_format_is_as_in_its_case(void **state)
{
	struct arena *arena = *state;
	struct dossier *dossier = harbour_dossier(arena);
	size_t i;

	for (i = 0; i < export_formats(); i++)
		compare_with_case(arena,
			arena_format(arena, "harbour.%s", export_suffix(export_name(i))),
			export_find(export_name(i)), dossier);
}

/* In the language that LANGUAGE asks for, from the catalogues of the build. */
static void speak(const char *language)
{
	const char *builddir = getenv("builddir");
	char folder[4096];

	setenv("LANGUAGE", language, 1);
	setlocale(LC_ALL, *language ? "C.UTF-8" : "C");
	snprintf(folder, sizeof folder, "%s/locale", builddir ? builddir : ".");
	bindtextdomain("recoupe", folder);
	bind_textdomain_codeset("recoupe", "UTF-8");
	textdomain("recoupe");
}

static void the_notes_are_told_in_french(void **state)
{
	struct arena *arena = *state;
	struct dossier *dossier = harbour_dossier(arena);

	speak("fr");
	compare_with_case(arena, "harbour.fr.txt", export_find("text"), dossier);
	speak("");
}

/* Three who name the mayor, one of them in two ways; a name that one has alone; what two quote. */
static struct dossier *mayor_dossier(struct arena *arena)
{
	static const char *const paths[] = { "a.txt", "b.txt", "c.txt" };
	static const char *const files[] = {
		"Le maire parle\n\nLe maire Jean Dupond a dit \"tout va bien\". Jean Dupond est "
		"parti.\n",
		"Le maire se tait\n\nDupont ou Jean Dupond ? Rien sur Marie Curie.\n\nAlors Jean "
		"Dupond.\n",
		"Rien\n\nM. Jean Dupont a dit : \"tout va bien\".\n",
	};
	struct dossier *dossier = make_dossier(arena, 3, paths, files);
	struct member names[] = {
		member_of(dossier, 0, 0, "Jean Dupond", (struct quantity){ 0 }),
		member_of(dossier, 1, 0, "Jean Dupond", (struct quantity){ 0 }),
		member_of(dossier, 2, 1, "Jean Dupont", (struct quantity){ 0 }),
	};
	struct member quotes[] = {
		member_of(dossier, 0, 0, "tout va bien", (struct quantity){ 0 }),
		member_of(dossier, 2, 0, "tout va bien", (struct quantity){ 0 }),
	};
	struct member curie = member_of(dossier, 1, 0, "Marie Curie", (struct quantity){ 0 });

	add_fact(dossier, "Jean Dupond", RULE_SPELLING, names, 3)->kind = FACT_NAME;
	add_fact(dossier, "tout va bien", RULE_SAME, quotes, 2)->kind = FACT_QUOTE;
	add_fact(dossier, "Marie Curie", RULE_ONLY_HERE, &curie, 1)->kind = FACT_NAME;
	return dossier;
}

static void names_and_quotations_stand_by_their_words(void **state)
{
	struct arena *arena = *state;
	const char *text = write_as(arena, "text", mayor_dossier(arena));

	assert_has(text, "Jean Dupond  A:3; B:3\n");
	assert_has(text, "Jean Dupont  C:3\n");
	assert_has(text, "Quotations\n\n=   2  tout va bien");
	assert_has(text, "         A:3; C:3\n");
	assert_has(text, "Names: Marie Curie B:3\n");
	text = write_as(arena, "markdown", mayor_dossier(arena));
	assert_has(text, "| Jean Dupond | A:3; B:3 |");
	assert_has(text, "“tout va bien” A:3; C:3 |");
	assert_has(text, "Names: Marie Curie B:3\n");
}

static void a_dispatch_that_repeats_itself_is_quoted_once(void **state)
{
	static const char *const paths[] = { "a.txt", "b.txt" };
	static const char *const files[] = {
		"Feu\n\nLe feu a fait 16 morts.\n\nCes 16 morts sont des pompiers.\n",
		"Feu\n\nLe feu a fait 19 morts.\n",
	};
	struct arena *arena = *state;
	struct dossier *dossier = make_dossier(arena, 2, paths, files);
	const char *text = dossier->analysis->dispatches[0]->text;
	struct quantity sixteen = { .number = 16 }, nineteen = { .number = 19 };
	struct member dead[] = {
		member_of(dossier, 0, 0, "16 morts", sixteen),
		member_of(dossier, 0, 0, "16 morts", sixteen),
		member_of(dossier, 1, 1, "19 morts", nineteen),
	};
	struct mention again = *dead[1].mention;

	again.span.start = (uint32_t)(strstr(text + again.span.end, "16 morts") - text);
	again.span.end = again.span.start + (uint32_t)strlen("16 morts");
	dead[1].mention = &again;
	add_fact(dossier, "morts", RULE_DISJOINT, dead, 3);
	assert_has(write_as(arena, "text", dossier),
		"A:3     Le feu a fait [16 morts].\n         also A:5\n       19\n");
	assert_lacks(write_as(arena, "text", dossier), "sont des pompiers");
	assert_has(write_as(arena, "json", dossier), "\"line\": 5");
}

static void text_fits_on_paper(void **state)
{
	struct arena *arena = *state;
	const char *line = write_as(arena, "text", harbour_dossier(arena));
	size_t n;

	for (; *line; line += n + 1) {
		n = strcspn(line, "\n");
		if (text_columns(line, n) > 80 || (n && line[n - 1] == ' '))
			fail_msg("too wide, or ends in a space: \"%.*s\"", (int)n, line);
	}
}

/* The bars of a table's row that no backslash makes text. */
static uint32_t bars(const char *line, size_t n)
{
	uint32_t count = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (line[i] == '\\')
			i++;
		else if (line[i] == '|')
			count++;
	}
	return count;
}

static void markdown_tables_keep_their_columns(void **state)
{
	struct arena *arena = *state;
	const char *line = write_as(arena, "markdown", harbour_dossier(arena));
	uint32_t wanted = 0, rows = 0;
	size_t n;

	for (; *line; line += n + 1) {
		n = strcspn(line, "\n");
		if (*line != '|') {
			wanted = 0;
			continue;
		}
		wanted = wanted ? wanted : bars(line, n);
		rows++;
		if (bars(line, n) != wanted || line[n - 1] != '|')
			fail_msg("wanted %u bars in: %.*s", wanted, (int)n, line);
	}
	assert_true(rows >= 10);
}

static void markdown_lets_no_markup_through(void **state)
{
	struct arena *arena = *state;
	const char *text = write_as(arena, "markdown", harbour_dossier(arena)), *c;

	assert_has(text, "On compte **230 blessés** au port \\|");
	assert_has(text, "\\<script\\>");
	assert_has(text, "\\*fermés\\*");
	for (c = text; *c; c++) {
		if (*c == '\\')
			c++;
		else if (strchr("<>`[]", *c))
			fail_msg("unescaped %c in: %.60s", *c, c);
	}
}

static void org_lets_no_markup_through(void **state)
{
	struct arena *arena = *state;
	const char *text = write_as(arena, "org", harbour_dossier(arena));

	assert_has(text, "On compte *230 blessés* au port \\vert{}");
	assert_has(text, "\\lt{}script\\gt{}");
	assert_has(text, "\\ast{}fermés\\ast{}");
	assert_lacks(text, "<");
}

static void html_lets_no_markup_through(void **state)
{
	struct arena *arena = *state;
	const char *text = write_as(arena, "html", harbour_dossier(arena));

	assert_has(text, "On compte <mark>230 blessés</mark> au port |");
	assert_has(text, "&lt;script&gt;");
	assert_lacks(text, "<script");
	assert_lacks(text, "<b>gagne");
}

static void tei_names_witnesses_and_readings(void **state)
{
	struct arena *arena = *state;
	const char *text = write_as(arena, "tei", harbour_dossier(arena));

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
	struct dossier *dossier = harbour_dossier(arena);
	const char *csv;
	struct texts head, cells;

	dossier->analysis->facts.at[1].label = "=HYPERLINK(\"http://a.example\", \"goods\")";
	csv = write_as(arena, "csv", dossier);
	head = cells_of(arena, csv, 0);
	cells = cells_of(arena, csv, 3);
	assert_int_equal(head.n, cells.n);
	assert_string_equal(head.at[2], "label");
	assert_string_equal(cells.at[2], "'=HYPERLINK(\"http://a.example\", \"goods\")");
	assert_string_equal(head.at[14], "number");
	assert_string_equal(cells.at[14], "4900000");
	assert_string_equal(head.at[head.n - 1], "text");
	assert_string_equal(cells.at[head.n - 1], "4,9 millions d'euros");
	assert_string_equal(cells_of(arena, csv, 4).at[16], "");
}

static void the_status_is_that_of_diff(void **state)
{
	struct arena *arena = *state;
	struct dossier *dossier = harbour_dossier(arena), empty = { .arena = arena };

	assert_int_equal(export_status(dossier), 1);
	dossier->analysis->facts.at[0].verdict = VERDICT_AGREE;
	assert_int_equal(export_status(dossier), 0);
	dossier->analysis->facts.at[2].verdict = VERDICT_CONFLICT;
	assert_int_equal(export_status(dossier), 1);
	assert_int_equal(export_status(&empty), 0);
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
		write_as(arena, export_name(i), &empty);
	assert_has(write_as(arena, "text", &empty), "no\xef\xbf\xbd[31m.txt: no such file");
	read_json(arena, write_as(arena, "json", &empty));
}

static void values_are_said_in_words(void **state)
{
	static const struct {
		struct quantity quantity;
		const char *words;
	} rows[] = {
		{ { .number = 16, .unit = "" }, "16" },
		{ { .relation = RELATION_MORE_THAN, .number = 2000, .unit = "" },
			"more than 2,000" },
		{ { .relation = RELATION_AT_MOST, .number = 1234567, .unit = "" },
			"at most 1,234,567" },
		{ { .relation = RELATION_NEARLY, .number = 6e8, .unit = "" },
			"nearly 600 million" },
		{ { .number = 4.912e9, .measure = MEASURE_MONEY, .unit = "EUR" },
			"4.912 billion EUR" },
		{ { .number = 999999, .unit = "" }, "999,999" },
		{ { .number = 1e6, .unit = "" }, "1 million" },
		{ { .number = 0.5, .unit = "" }, "0.5" },
		{ { .number = 12.5, .measure = MEASURE_PERCENT, .unit = "" }, "12.5%" },
		{ { .number = 2 / 3.0, .measure = MEASURE_FRACTION, .unit = "" }, "2/3" },
		{ { .number = 81, .measure = MEASURE_AGE, .unit = "" }, "81 years" },
		{ { .number = 1, .measure = MEASURE_DURATION, .unit = "day" }, "1 day" },
		{ { .number = 30, .measure = MEASURE_DURATION, .unit = "year" }, "30 years" },
		{ { .number = 7, .measure = MEASURE_PHYSICAL, .unit = "furlong" }, "7 furlong" },
		{ { .relation = RELATION_ORDER, .number = 10, .unit = "" }, "dozens" },
		{ { .relation = RELATION_ORDER, .number = 40, .unit = "" }, "in the order of 40" },
		{ { .relation = RELATION_UNKNOWN, .unit = "" }, "not known yet" },
	};
	struct arena *arena = *state;
	struct dispatch dispatch = { .text = "" };
	struct mention mention = { .kind = FACT_QUANTITY };
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		mention.quantity = rows[i].quantity;
		assert_string_equal(export_say_value(arena, &dispatch, &mention), rows[i].words);
	}
	assert_string_equal(export_say_number(arena, -1234.5), "-1,234.5");
	assert_string_equal(export_say_number(arena, INFINITY), "∞");
	assert_string_equal(export_say_number(arena, 1e21), "1,000,000,000,000,000,000,000");
}

static void dates_are_said_in_words(void **state)
{
	static const struct {
		struct date date;
		const char *words;
	} rows[] = {
		{ { .first = 19002, .last = 19002 }, "10 January 2022" },
		{ { .first = 18995, .last = 19001, .granularity = GRANULARITY_WEEK },
			"the week of 3 January 2022" },
		{ { .first = 18993, .last = 19023, .granularity = GRANULARITY_MONTH },
			"January 2022" },
		{ { .first = 18993, .last = 19357, .granularity = GRANULARITY_YEAR }, "2022" },
		{ { .first = 10957, .last = 14609, .granularity = GRANULARITY_DECADE },
			"the 2000s" },
		{ { .first = 18993, .last = 19002, .granularity = GRANULARITY_MONTH },
			"1 January 2022 to 10 January 2022" },
		{ { .first = DAY_NONE, .last = DAY_NONE, .month = 1, .day = 6 }, "6 January" },
		{ { .first = DAY_NONE, .last = DAY_NONE, .weekday = 1 }, "Monday" },
		{ { .first = DAY_NONE, .last = DAY_NONE }, "the other day" },
	};
	struct dispatch dispatch = { .text = "the other day" };
	struct mention mention = { .kind = FACT_DATE, .span = { 0, 13 } };
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		mention.date = rows[i].date;
		assert_string_equal(export_say_value(*state, &dispatch, &mention), rows[i].words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(json_obeys_its_schema),
		test_in_arena(json_places_mentions_in_the_file),
		test_in_arena(json_tells_values),
		test_in_arena(json_keeps_the_path_that_was_given),
		test_in_arena(nothing_hostile_leaves),
		test_in_arena(silence_of_many_is_counted),
		test_in_arena(text_tells_who_says_what_where),
		test_in_arena(every_format_is_as_in_its_case),
		test_in_arena(the_notes_are_told_in_french),
		test_in_arena(names_and_quotations_stand_by_their_words),
		test_in_arena(a_dispatch_that_repeats_itself_is_quoted_once),
		test_in_arena(text_fits_on_paper),
		test_in_arena(markdown_tables_keep_their_columns),
		test_in_arena(markdown_lets_no_markup_through),
		test_in_arena(org_lets_no_markup_through),
		test_in_arena(html_lets_no_markup_through),
		test_in_arena(tei_names_witnesses_and_readings),
		test_in_arena(csv_has_a_row_for_each_mention),
		test_in_arena(the_status_is_that_of_diff),
		test_in_arena(formats_are_known_by_name),
		test_in_arena(nothing_to_compare_is_said),
		test_in_arena(values_are_said_in_words),
		test_in_arena(dates_are_said_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
