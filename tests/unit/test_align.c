/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The case files of tests/cases/align: small dispatches, and the rows that they must give.
 *
 *     == title of the case
 *     A: text of the first dispatch
 *     : another paragraph of it
 *     B: text of the second
 *     > verdict rule: A "words" | B "words" B "more words"
 *
 *     > verdict rule: A "words" | B "words" (what the row is called)
 *     > passage verdict rule: A "words" | B "words"
 *
 * A row is met by a fact, or a passage, that holds just those mentions, each overlapping the words
 * quoted. Every case is read forwards and backwards: the order of the dispatches must not show.
 */
#include "unit/unit.h"

#include "match/match.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DISPATCHES_MOST = 26 };

struct expected {
	char *row; /* as written, without the sign */
	uint32_t line;
};

struct test_case {
	const char *file, *title;
	uint32_t line;
	struct buf texts[DISPATCHES_MOST];
	uint32_t n;
	struct expecteds VEC(struct expected) rows;
};

struct report {
	uint32_t rows, failed;
};

static struct analysis *analyse(struct arena *arena, const struct test_case *c, bool backwards)
{
	const char *folders[] = { SRCDATADIR "/lang" };
	struct faults faults = { NULL, 0, 0 };
	struct vocab *vocab = text_vocab_new(arena);
	struct lang *lang = lang_load(arena, vocab, folders, 1, &faults);
	struct dispatch **dispatches = arena_array(arena, struct dispatch *, DISPATCHES_MOST);
	uint32_t i;

	assert_non_null(lang);
	for (i = 0; i < c->n; i++) {
		uint32_t at = backwards ? c->n - 1 - i : i;
		char *path = arena_format(arena, "%c", 'A' + at);

		dispatches[i] = dispatch_parse(arena, vocab, lang, path,
			(struct bytes){ c->texts[at].at, c->texts[at].n }, &faults);
		assert_non_null(dispatches[i]);
	}
	dispatch_borrow_dates(dispatches, c->n);
	return match_analyse(arena, vocab, lang, dispatches, c->n,
		&(struct match_setup){ .code = pack_code(dispatches[0]->pack) });
}

static const struct dispatch *named(const struct analysis *analysis, char name, uint32_t *index)
{
	for (*index = 0; *index < analysis->n; ++*index)
		if (analysis->dispatches[*index]->path[0] == name)
			return analysis->dispatches[*index];
	return NULL;
}

static const struct fact *fact_at(
	const struct analysis *analysis, uint32_t dispatch, struct span span)
{
	uint32_t f, m;

	for (f = 0; f < analysis->facts.n; f++)
		for (m = 0; m < analysis->facts.at[f].n; m++) {
			const struct member *member = &analysis->facts.at[f].members[m];

			if (member->dispatch == dispatch &&
				span_overlaps(member->mention->span, span))
				return &analysis->facts.at[f];
		}
	return NULL;
}

/* The next A "words" of the row, its dispatch and where its words stand; false at the end. */
static bool next_cell(const char **row, char *name, struct bytes *words)
{
	const char *quote = strchr(*row, '"'), *end;

	if (!quote || quote < *row + 2)
		return false;
	end = strchr(quote + 1, '"');
	*name = quote[-2];
	*words = (struct bytes){ quote + 1, (size_t)(end - quote - 1) };
	*row = end + 1;
	return true;
}

static struct span find_words(const struct dispatch *dispatch, struct bytes words)
{
	uint32_t at;

	for (at = 0; at + words.n <= dispatch->length; at++)
		if (memcmp(dispatch->text + at, words.at, words.n) == 0)
			return (struct span){ at, at + (uint32_t)words.n };
	return (struct span){ 0, 0 };
}

static void print_fact(const struct analysis *analysis, const struct fact *fact)
{
	uint32_t m;

	print_message(
		"#   got: %s %s:", match_verdict_name(fact->verdict), match_rule_name(fact->rule));
	for (m = 0; m < fact->n; m++) {
		const struct member *member = &fact->members[m];
		const struct dispatch *dispatch = analysis->dispatches[member->dispatch];

		print_message(" %s \"%.*s\"", dispatch->path,
			(int)span_length(member->mention->span),
			dispatch->text + member->mention->span.start);
	}
	print_message("  (%s)\n", fact->label);
}

static bool holds_words(const struct fact *fact, uint32_t dispatch, struct span span)
{
	uint32_t m;

	for (m = 0; m < fact->n; m++)
		if (fact->members[m].dispatch == dispatch &&
			span_overlaps(fact->members[m].mention->span, span))
			return true;
	return false;
}

/* "vary paraphrase: A ...": is the row just this passage? */
static bool is_passage(const struct analysis *analysis, const struct fact *fact, const char *row)
{
	const char *cells = strchr(row, ':') + 1;
	char name, head[80];
	struct bytes words;
	uint32_t index, n = 0;

	for (; next_cell(&cells, &name, &words); n++) {
		const struct dispatch *dispatch = named(analysis, name, &index);

		if (!dispatch || !holds_words(fact, index, find_words(dispatch, words)))
			return false;
	}
	snprintf(head, sizeof head, "%s %s:", match_verdict_name(fact->verdict),
		match_rule_name(fact->rule));
	return fact->n == n && strncmp(row, head, strlen(head)) == 0;
}

static bool met_by_passage(const struct analysis *analysis, const char *row)
{
	uint32_t i;

	for (i = 0; i < analysis->passages.n; i++)
		if (is_passage(analysis, &analysis->passages.at[i], row))
			return true;
	return false;
}

/* Whether the fact is called what stands in brackets at the end of the row, where that is told. */
static bool is_called(const struct fact *fact, const char *end)
{
	size_t n = strlen(fact->label);

	end += strspn(end, " ");
	return *end != '(' || (strncmp(end + 1, fact->label, n) == 0 && end[1 + n] == ')');
}

static bool met(const struct analysis *analysis, const char *row)
{
	const struct fact *fact = NULL, *here;
	const char *cells = strchr(row, ':') + 1;
	char name, head[80];
	struct bytes words;
	uint32_t index, n = 0;

	if (!strncmp(row, "passage ", 8))
		return met_by_passage(analysis, row + 8);
	while (next_cell(&cells, &name, &words)) {
		const struct dispatch *dispatch = named(analysis, name, &index);

		here = dispatch ? fact_at(analysis, index, find_words(dispatch, words)) : NULL;
		if (!here || (fact && fact != here))
			return false;
		fact = here;
		n++;
	}
	if (!fact || fact->n != n)
		return false;
	snprintf(head, sizeof head, "%s %s:", match_verdict_name(fact->verdict),
		match_rule_name(fact->rule));
	return strncmp(row, head, strlen(head)) == 0 && is_called(fact, cells);
}

/* The facts that hold any of the row's mentions, so that a failure explains itself. */
static void print_got(const struct analysis *analysis, const char *row)
{
	const struct fact *last = NULL, *fact;
	const char *cells = strchr(row, ':') + 1;
	struct bytes words;
	uint32_t index, i;
	char name;

	for (i = 0; !strncmp(row, "passage ", 8) && i < analysis->passages.n; i++)
		print_fact(analysis, &analysis->passages.at[i]);
	while (strncmp(row, "passage ", 8) && next_cell(&cells, &name, &words)) {
		const struct dispatch *dispatch = named(analysis, name, &index);

		fact = dispatch ? fact_at(analysis, index, find_words(dispatch, words)) : NULL;
		if (!fact)
			print_message("#   got: %c \"%.*s\" is no mention\n", name, (int)words.n,
				words.at);
		else if (fact != last)
			print_fact(analysis, fact);
		last = fact;
	}
}

static void run_case(struct test_case *c, struct report *report)
{
	uint32_t turn, i;

	for (turn = 0; c->n && turn < 2; turn++) {
		struct arena *arena = arena_new();
		const struct analysis *analysis = analyse(arena, c, turn);

		for (i = 0; i < c->rows.n; i++) {
			report->rows++;
			if (met(analysis, c->rows.at[i].row))
				continue;
			report->failed++;
			print_message("# %s:%u: %s%s\n#   wanted: %s\n", c->file,
				c->rows.at[i].line, c->title, turn ? ", read backwards" : "",
				c->rows.at[i].row);
			print_got(analysis, c->rows.at[i].row);
		}
		arena_free(arena);
	}
}

static void add_line(struct arena *arena, struct test_case *c, const char *line, uint32_t number)
{
	const char *colon = strchr(line, ':');

	if (line[0] == '>') {
		*vec_push(arena, &c->rows) =
			(struct expected){ arena_format(arena, "%s", line + 2), number };
	} else if (line[0] == ':' && c->n) {
		buf_format(&c->texts[c->n - 1], "\n\n%s", line + 2);
	} else if (colon == line + 1 && *line == 'A' + (char)c->n) {
		c->texts[c->n] = buf_new(arena);
		buf_format(&c->texts[c->n++], "%s", line + 3);
	} else if (*line && *line != '#') {
		fail_msg("%s:%u: what is this?", c->file, number);
	}
}

static void run_file(struct arena *arena, const char *name, struct report *report)
{
	char *path = source_path(arena, arena_format(arena, "tests/cases/align/%s", name));
	struct faults faults = { NULL, 0, 0 };
	struct test_case c = { 0 };
	struct bytes bytes;
	uint32_t number = 0;
	char *line, *next;

	assert_true(file_read(arena, path, &bytes, &faults));
	for (line = arena_copy(arena, bytes.at, bytes.n); line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = 0;
		number++;
		if (strncmp(line, "== ", 3) == 0) {
			run_case(&c, report);
			c = (struct test_case){ .file = name, .title = line + 3 };
		} else {
			c.file = name;
			add_line(arena, &c, line, number);
		}
	}
	run_case(&c, report);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void every_case_gives_its_rows(void **state)
{
	struct arena *arena = *state;
	struct names VEC(char *) names = { NULL, 0, 0 };
	struct report report = { 0, 0 };
	DIR *folder = opendir(source_path(arena, "tests/cases/align"));
	struct dirent *entry;
	uint32_t i;

	assert_non_null(folder);
	while ((entry = readdir(folder)))
		if (strstr(entry->d_name, ".case"))
			*vec_push(arena, &names) = arena_format(arena, "%s", entry->d_name);
	closedir(folder);
	assert_true(names.n > 0);
	qsort(names.at, names.n, sizeof *names.at, by_name);
	for (i = 0; i < names.n; i++)
		run_file(arena, names.at[i], &report);
	if (report.failed)
		fail_msg("%u of %u rows are not as wanted", report.failed, report.rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(every_case_gives_its_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
