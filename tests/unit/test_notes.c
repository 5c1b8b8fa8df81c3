/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports for people: text, Markdown, Org and HTML, and the words for values. */
#include "unit/paper.h"
#include "unit/speak.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void text_tells_who_says_what_where(void **state)
{
	struct arena *arena = *state;
	const char *text = paper_write(arena, "text", paper_harbour_dossier(arena));
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
	assert_has(
		strstr(text, "To ask"), "blessés — Agence Mer says more than 200, Le feu | gagne");
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
	struct bytes got = export_write(arena, format, dossier, NULL), wanted;
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
	struct dossier *dossier = paper_harbour_dossier(arena);
	size_t i;

	for (i = 0; i < export_formats(); i++)
		compare_with_case(arena,
			arena_format(arena, "harbour.%s", export_suffix(export_name(i))),
			export_find(export_name(i)), dossier);
}

static void the_notes_are_told_in_french(void **state)
{
	struct arena *arena = *state;
	struct dossier *dossier = paper_harbour_dossier(arena);

	speak("fr");
	compare_with_case(arena, "harbour.fr.txt", export_find("text"), dossier);
	speak("");
}

static void names_and_quotations_stand_by_their_words(void **state)
{
	struct arena *arena = *state;
	const char *text = paper_write(arena, "text", paper_mayor_dossier(arena));

	assert_has(text, "Jean Dupond  A:3; B:3\n");
	assert_has(text, "Jean Dupont  C:3\n");
	assert_has(text, "Quotations\n\n=   2  tout va bien");
	assert_has(text, "         A:3; C:3\n");
	assert_has(text, "Names: Marie Curie B:3\n");
	text = paper_write(arena, "markdown", paper_mayor_dossier(arena));
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
	struct dossier *dossier = paper_dossier(arena, 2, paths, files);
	const char *text = dossier->analysis->dispatches[0]->text;
	struct quantity sixteen = { .number = 16 }, nineteen = { .number = 19 };
	struct member dead[] = {
		paper_member(dossier, 0, 0, "16 morts", sixteen),
		paper_member(dossier, 0, 0, "16 morts", sixteen),
		paper_member(dossier, 1, 1, "19 morts", nineteen),
	};
	struct mention again = *dead[1].mention;

	again.span.start = (uint32_t)(strstr(text + again.span.end, "16 morts") - text);
	again.span.end = again.span.start + (uint32_t)strlen("16 morts");
	dead[1].mention = &again;
	paper_add_fact(dossier, "morts", RULE_DISJOINT, dead, 3);
	assert_has(paper_write(arena, "text", dossier),
		"A:3     Le feu a fait [16 morts].\n         also A:5\n       19\n");
	assert_lacks(paper_write(arena, "text", dossier), "sont des pompiers");
	assert_has(paper_write(arena, "json", dossier), "\"line\": 5");
}

static void text_fits_on_paper(void **state)
{
	struct arena *arena = *state;
	const char *line = paper_write(arena, "text", paper_harbour_dossier(arena));
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
	const char *line = paper_write(arena, "markdown", paper_harbour_dossier(arena));
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
	const char *text = paper_write(arena, "markdown", paper_harbour_dossier(arena)), *c;

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
	const char *text = paper_write(arena, "org", paper_harbour_dossier(arena));

	assert_has(text, "On compte *230 blessés* au port \\vert{}");
	assert_has(text, "\\lt{}script\\gt{}");
	assert_has(text, "\\ast{}fermés\\ast{}");
	assert_lacks(text, "<");
}

static void html_lets_no_markup_through(void **state)
{
	struct arena *arena = *state;
	const char *text = paper_write(arena, "html", paper_harbour_dossier(arena));

	assert_has(text, "On compte <mark class=\"short\">230 blessés</mark> au port |");
	assert_has(text, "&lt;script&gt;");
	assert_lacks(text, "<script");
	assert_lacks(text, "<b>gagne");
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
		test_in_arena(values_are_said_in_words),
		test_in_arena(dates_are_said_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
