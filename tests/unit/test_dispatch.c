/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads the cases of tests/cases/reading/: a title, a file, and what is to be read in it.
 *
 *     == A title
 *     name | file.md                  only where the name matters
 *     --
 *     The file's lines, with \xHH, \r, \e, \0 and \\ for bytes that cannot be
 *     seen, and \c where a line has no end.
 *     --
 *     place | Paris                   any of the keys of say(), or none
 *     headline | The blocks, each of them, in order
 *
 * And holds the way back from text to file to its promise on files that nobody wrote.
 */
#include "unit/unit.h"

#include "dispatch/dispatch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct languages {
	struct vocab *vocab;
	struct lang *lang;
};

static struct languages load(struct arena *arena)
{
	const char *folder = source_path(arena, "data/lang");
	struct languages languages = { .vocab = text_vocab_new(arena) };
	struct faults faults = { 0 };

	languages.lang = lang_load(arena, languages.vocab, &folder, 1, &faults);
	assert_non_null(languages.lang);
	return languages;
}

/* Cases --------------------------------------------------------------------------------------- */

static const char *const kinds[] = {
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_HEADLINE] = "headline",
	[BLOCK_CROSSHEAD] = "crosshead",
	[BLOCK_CAPTION] = "caption",
	[BLOCK_CREDIT] = "credit",
	[BLOCK_LINK] = "link",
	[BLOCK_RULE] = "rule",
};

static unsigned hex_digit(char c)
{
	return (unsigned)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

static void add_unescaped(struct buf *buf, struct bytes line)
{
	size_t i;

	for (i = 0; i < line.n; i++) {
		if (line.at[i] != '\\' || i + 1 == line.n) {
			buf_char(buf, line.at[i]);
			continue;
		}
		switch (line.at[++i]) {
		case 'x':
			buf_char(buf,
				(char)(hex_digit(line.at[i + 1]) << 4 | hex_digit(line.at[i + 2])));
			i += 2;
			break;
		case 'r':
			buf_char(buf, '\r');
			break;
		case 't':
			buf_char(buf, '\t');
			break;
		case 'e':
			buf_char(buf, '\033');
			break;
		case 'c':
			return;
		case '0':
			buf_char(buf, '\0');
			break;
		default:
			buf_char(buf, line.at[i]);
		}
	}
}

static struct bytes cut_line(struct bytes *rest)
{
	const char *end = memchr(rest->at, '\n', rest->n);
	struct bytes line = { rest->at, end ? (size_t)(end - rest->at) : rest->n };

	rest->at += line.n + (end != NULL);
	rest->n -= line.n + (end != NULL);
	return line;
}

static bool is(struct bytes line, const char *text)
{
	return line.n == strlen(text) && !memcmp(line.at, text, line.n);
}

struct reading_case {
	const char *title, *name;
	struct bytes file;
	struct bytes wanted;
};

static bool next_case(struct arena *arena, struct bytes *rest, struct reading_case *found)
{
	struct buf file = buf_new(arena);
	struct bytes line = { NULL, 0 };

	while (rest->n && (line = cut_line(rest), line.n < 3 || memcmp(line.at, "== ", 3)))
		;
	if (line.n < 3)
		return false;
	*found = (struct reading_case){ .title = arena_copy(arena, line.at + 3, line.n - 3),
		.name = "case.txt" };
	while (rest->n && (line = cut_line(rest), !is(line, "--")))
		if (line.n > 7 && !memcmp(line.at, "name | ", 7))
			found->name = arena_copy(arena, line.at + 7, line.n - 7);
	while (rest->n && (line = cut_line(rest), !is(line, "--"))) {
		add_unescaped(&file, line);
		if (line.n < 2 || memcmp(line.at + line.n - 2, "\\c", 2))
			buf_char(&file, '\n');
	}
	found->file = (struct bytes){ file.at, file.n };
	found->wanted = (struct bytes){ rest->at, 0 };
	while (rest->n && *rest->at != '=' && *rest->at != '#')
		found->wanted.n += cut_line(rest).n + 1;
	while (found->wanted.n && found->wanted.at[found->wanted.n - 1] == '\n')
		found->wanted.n--;
	return true;
}

static const char *say_day(struct arena *arena, const struct dispatch *dispatch)
{
	unsigned month, day, last;
	int year;

	if (dispatch->first_day == DAY_NONE)
		return dispatch->day
			       ? arena_format(arena, "-%02u-%02u", dispatch->month, dispatch->day)
			       : "none";
	day_split(dispatch->first_day, &year, &month, &day);
	if (dispatch->first_day == dispatch->last_day)
		return arena_format(arena, "%d-%02u-%02u%s", year, month, day,
			dispatch->date_borrowed ? " borrowed" : "");
	if (dispatch->date_borrowed && dispatch->last_day - dispatch->first_day < 27)
		return arena_format(arena, "%d-%02u-%02u and %d more borrowed", year, month, day,
			(int)(dispatch->last_day - dispatch->first_day));
	day_split(dispatch->last_day, &year, &last, &day);
	return month == last ? arena_format(arena, "%d-%02u", year, month)
			     : arena_format(arena, "%d", year);
}

/* What the dispatch has to say on a key; NULL: that is no key. */
static const char *say(struct arena *arena, const struct dispatch *dispatch,
	const struct faults *faults, struct bytes key)
{
	if (is(key, "title"))
		return dispatch->title ? dispatch->title : "none";
	if (is(key, "outlet"))
		return dispatch->outlet ? dispatch->outlet : "none";
	if (is(key, "agency"))
		return dispatch->agency ? dispatch->agency : "none";
	if (is(key, "place"))
		return dispatch->place ? dispatch->place : "none";
	if (is(key, "language"))
		return pack_code(dispatch->pack);
	if (is(key, "date"))
		return say_day(arena, dispatch);
	if (is(key, "repaired"))
		return faults->n && faults->at[0].code == FAULT_TEXT_REPAIRED ? "yes" : "no";
	if (is(key, "dateline"))
		return arena_copy(arena, dispatch->text + dispatch->dateline.start,
			span_length(dispatch->dateline));
	return NULL;
}

static const char *say_refusal(const struct faults *faults)
{
	switch (faults->n ? faults->at[0].code : FAULT_NONE) {
	case FAULT_FILE_EMPTY:
		return "refused | empty\n";
	case FAULT_FILE_BINARY:
		return "refused | binary\n";
	default:
		return "refused | ?\n";
	}
}

/* What was read, in the form of what is wanted: its keys, then the blocks. */
static const char *describe(struct arena *arena, const struct dispatch *dispatch,
	const struct faults *faults, struct bytes wanted)
{
	struct buf buf = buf_new(arena);
	const struct block *block;
	const char *said;
	uint32_t i;

	if (!dispatch)
		return say_refusal(faults);
	while (wanted.n) {
		struct bytes line = cut_line(&wanted), key = { line.at, 0 };

		while (key.n + 3 < line.n && memcmp(line.at + key.n, " | ", 3))
			key.n++;
		said = say(arena, dispatch, faults, key);
		if (said)
			buf_format(&buf, "%.*s | %s\n", (int)key.n, key.at, said);
	}
	for (i = 0; i < dispatch->blocks.n; i++) {
		block = &dispatch->blocks.at[i];
		buf_text(&buf, kinds[block->kind]);
		if (block->kind != BLOCK_RULE)
			buf_text(&buf, " | ");
		buf_add(&buf, dispatch->text + block->span.start, span_length(block->span));
		buf_char(&buf, '\n');
	}
	return buf.at;
}

static bool passes(struct arena *arena, const struct languages *languages, const char *path,
	const struct reading_case *wanted)
{
	struct faults faults = { 0 };
	struct dispatch *dispatch = dispatch_parse(
		arena, languages->vocab, languages->lang, wanted->name, wanted->file, &faults);
	const char *got = describe(arena, dispatch, &faults, wanted->wanted);
	struct buf buf = buf_new(arena);

	add_unescaped(&buf, wanted->wanted);
	buf_char(&buf, '\n');
	if (!strcmp(got, buf.at))
		return true;
	fprintf(stderr, "# %s: %s\n# wanted:\n%s# got:\n%s", path, wanted->title, buf.at, got);
	return false;
}

static void every_case_is_read_as_wanted(void **state)
{
	const char *folder = source_path(*state, "tests/cases/reading");
	struct languages languages = load(*state);
	struct faults faults = { 0 };
	struct reading_case wanted;
	struct dirent *entry;
	uint32_t n = 0, failed = 0;
	struct bytes rest;
	const char *path;
	DIR *directory = opendir(folder);

	assert_non_null(directory);
	while ((entry = readdir(directory))) {
		if (!strstr(entry->d_name, ".case"))
			continue;
		path = arena_format(*state, "%s/%s", folder, entry->d_name);
		assert_true(file_read(*state, path, &rest, &faults));
		for (; next_case(*state, &rest, &wanted); n++)
			failed += !passes(*state, &languages, entry->d_name, &wanted);
	}
	closedir(directory);
	assert_true(n > 40);
	assert_int_equal(failed, 0);
}

/* Dates of others ------------------------------------------------------------------------------ */

/* The days after borrowing, as say_day words them, of files that each say one thing about theirs.
 */
static const char *borrowed(
	struct arena *arena, const struct languages *languages, const char *const *files)
{
	struct dispatch *dispatches[8];
	struct faults faults = { 0 };
	struct buf buf = buf_new(arena);
	uint32_t n = 0, i;

	for (; files[n]; n++)
		dispatches[n] = dispatch_parse(arena, languages->vocab, languages->lang, "a.txt",
			(struct bytes){ files[n], strlen(files[n]) }, &faults);
	dispatch_borrow_dates(dispatches, n);
	for (i = 0; i < n; i++)
		buf_format(&buf, "%s%s", i ? ", " : "", say_day(arena, dispatches[i]));
	return buf.at;
}

#define DATED(date) "date " date " Le port a fermé."
#define LINED(date) "LILLE, " date " (AFP) - Le port a fermé."
#define UNDATED	    "Le port a fermé hier."

static void dates_are_borrowed_only_where_all_agree(void **state)
{
	static const struct {
		const char *files[4], *wanted;
	} cases[] = {
		{ { DATED("2020-05-04"), UNDATED }, "2020-05-04, 2020-05-04 borrowed" },
		{ { DATED("2020-05-04"), DATED("2020-05-05"), UNDATED },
			"2020-05-04, 2020-05-05, 2020-05-04 and 1 more borrowed" },
		{ { DATED("2020-05-04"), DATED("2020-05-08"), UNDATED },
			"2020-05-04, 2020-05-08, none" },
		{ { DATED("2020-05-04"), DATED("2020-05-05"), LINED("6 mai") },
			"2020-05-04, 2020-05-05, 2020-05-06 borrowed" },
		{ { DATED("2020-05-04"), DATED("2021-05-04"), LINED("4 mai") },
			"2020-05-04, 2021-05-04, -05-04" },
		{ { DATED("2020-01"), LINED("31 décembre"), UNDATED },
			"2020-01, 2019-12-31 borrowed, none" },
		{ { DATED("2020-05"), DATED("2020-05-04"), UNDATED },
			"2020-05-04 borrowed, 2020-05-04, 2020-05-04 borrowed" },
		{ { "date: 2020\n\n" UNDATED, LINED("4 mai") },
			"2020-05-04 borrowed, 2020-05-04 borrowed" },
		{ { LINED("4 mai"), UNDATED }, "-05-04, none" },
		{ { DATED("2020-05-04"), LINED("12 novembre") }, "2020-05-04, -11-12" },
	};
	struct languages languages = load(*state);
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(borrowed(*state, &languages, cases[i].files), cases[i].wanted);
}

static void what_is_told_and_what_others_tell_says_about_when(void **state)
{
	static const struct {
		const char *files[4];
		int32_t first, last; /* days after 2019-12-05 of the last file; or DAY_NONE */
	} cases[] = {
		{ { "Le port a fermé jeudi 5 décembre. Il avait ouvert en mars 2019." }, 0, 0 },
		{ { "The port closed on Thursday, December 5. It had opened in March 2019." }, 0,
			0 },
		{ { "Le port avait ouvert en 2019.", "Le port a fermé jeudi 5 décembre." }, 0, 0 },
		{ { "Le port a fermé jeudi 5 décembre. Il avait ouvert en mars 2018." }, DAY_NONE,
			DAY_NONE },
		{ { "Le port a fermé jeudi 5 décembre. Il a servi 2019 bateaux." }, DAY_NONE,
			DAY_NONE },
		{ { "Le port a fermé jeudi 5 décembre, en 2013 ou en 2019." }, DAY_NONE,
			DAY_NONE },
		{ { DATED("2019-12-05"), DATED("2019-12-25"), UNDATED }, 0, 20 },
		{ { DATED("2019-12-05"), DATED("2020-12-25"), UNDATED }, DAY_NONE, DAY_NONE },
		{ { DATED("2019-12-05"), UNDATED }, DAY_NONE, DAY_NONE },
	};
	struct languages languages = load(*state);
	const int32_t day = day_of(2019, 12, 5);
	struct dispatch *dispatches[4];
	struct faults faults = { 0 };
	uint32_t n;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (n = 0; cases[i].files[n]; n++)
			dispatches[n] = dispatch_parse(*state, languages.vocab, languages.lang,
				"a.txt",
				(struct bytes){ cases[i].files[n], strlen(cases[i].files[n]) },
				&faults);
		dispatch_borrow_dates(dispatches, n);
		if (cases[i].first == DAY_NONE) {
			assert_int_equal(dispatches[n - 1]->near_first, DAY_NONE);
			continue;
		}
		assert_int_equal(dispatches[n - 1]->near_first, day + cases[i].first);
		assert_int_equal(dispatches[n - 1]->near_last, day + cases[i].last);
	}
}

/* The way back -------------------------------------------------------------------------------- */

/* A character that the reader leaves out, or makes a space, is no part of what is compared. */
static const char *visible(struct arena *arena, const char *s, size_t n)
{
	struct buf buf = buf_new(arena);
	enum text_action action;
	uint32_t size;
	size_t i;

	for (i = 0; i < n; i += size) {
		size = text_inspect(s + i, n - i, &action);
		if (action == TEXT_KEEP)
			buf_add(&buf, s + i, size);
		else if (action == TEXT_REPLACE)
			buf_text(&buf, "\xef\xbf\xbd");
	}
	return buf.at;
}

/* What a token says must stand in the file, letter for letter, where the map says. */
static void assert_spans_exact(struct arena *arena, const struct dispatch *dispatch)
{
	struct span text, file;
	uint32_t i;

	for (i = 0; i < dispatch->tokens.n; i++) {
		text = dispatch->tokens.at[i].span;
		file = dispatch_file_span(dispatch, text);
		assert_true(file.end <= dispatch->file.n);
		assert_string_equal(
			visible(arena, dispatch->file.at + file.start, span_length(file)),
			arena_copy(arena, dispatch->text + text.start, span_length(text)));
	}
}

static void the_sample_tells_whence_and_when_it_comes(void **state)
{
	static const struct {
		const char *name, *outlet, *place;
		bool borrowed;
	} wanted[] = {
		{ "articles/1-reuters.txt", "Reuters", "Noursoultan", false },
		{ "articles/2-depart-des-troupes.txt", "none", "none", false },
		{ "articles/3-radio-habana-cuba.md", "Radio Habana Cuba", "Astana", true },
		{ "articles/4-le-calme-revient.txt", "none", "none", false },
		{ "articles/5-bilan-du-president.txt", "none", "none", true },
	};
	struct languages languages = load(*state);
	struct faults faults = { 0 };
	struct dispatch *dispatches[5];
	struct reading *reading;
	uint32_t i;

	for (i = 0; i < 5; i++) {
		reading = dispatch_open(*state, languages.lang,
			source_path(*state, wanted[i].name), &faults);
		assert_non_null(reading);
		dispatches[i] = dispatch_take_words(*state, languages.vocab, reading);
		dispatch_understand(*state, reading);
		assert_spans_exact(*state, dispatches[i]);
	}
	dispatch_borrow_dates(dispatches, 5);
	for (i = 0; i < 5; i++) {
		assert_string_equal(pack_code(dispatches[i]->pack), "fr");
		assert_int_equal(dispatches[i]->first_day, day_of(2022, 1, 10));
		assert_int_equal(dispatches[i]->last_day, day_of(2022, 1, 10));
		assert_int_equal(dispatches[i]->date_borrowed, wanted[i].borrowed);
		assert_string_equal(
			dispatches[i]->outlet ? dispatches[i]->outlet : "none", wanted[i].outlet);
		assert_string_equal(
			dispatches[i]->place ? dispatches[i]->place : "none", wanted[i].place);
	}
	assert_int_equal(faults.n, 0);
}

static const char *character(struct arena *arena, uint32_t c)
{
	if (c < 0x80)
		return arena_format(arena, "%c", (int)c);
	if (c < 0x800)
		return arena_format(arena, "%c%c", (int)(0xc0 | c >> 6), (int)(0x80 | (c & 63)));
	if (c < 0x10000)
		return arena_format(arena, "%c%c%c", (int)(0xe0 | c >> 12),
			(int)(0x80 | (c >> 6 & 63)), (int)(0x80 | (c & 63)));
	return arena_format(arena, "%c%c%c%c", (int)(0xf0 | c >> 18), (int)(0x80 | (c >> 12 & 63)),
		(int)(0x80 | (c >> 6 & 63)), (int)(0x80 | (c & 63)));
}

/* Every character of the first two planes, and the tags, each in a word of its own. */
static void no_character_that_acts_on_a_terminal_is_in_the_text(void **state)
{
	struct languages languages = load(*state);
	struct buf file = buf_new(*state);
	struct faults faults = { 0 };
	struct dispatch *dispatch;
	enum text_action action;
	uint32_t c, i;

	for (c = 1; c < 0xe1000; c = c == 0x1ffff ? 0xe0000 : c + 1)
		if (c < 0xd800 || c > 0xdfff)
			buf_format(&file, "a%sb ", character(*state, c));
	dispatch = dispatch_parse(*state, languages.vocab, languages.lang, "all.txt",
		(struct bytes){ file.at, file.n }, &faults);
	assert_non_null(dispatch);
	for (i = 0; i < dispatch->length;) {
		i += text_inspect(dispatch->text + i, dispatch->length - i, &action);
		assert_true(action == TEXT_KEEP || dispatch->text[i - 1] == '\n');
	}
	assert_int_equal(i, dispatch->length);
}

/* Pieces that have something to say to the reader, thrown together. */
static const char *const pieces[] = { "Le ministre", " 2.030", "\xe2\x80\x8b", "000 hommes", "\n",
	"\n\n", "\r\n", "\r", " ", "\xc2\xa0", "\xe2\x80\xaf", "é", "\xff", "\xc3", "\033[31m",
	"\xe2\x80\xae", "\t", "(AFP)", " - ", "PARIS, 3 mars (AFP) - ", "« ", " »", "\"", "...",
	"date 2022-01 ", "-----", "16 morts. ", "Elle", "\xef\xbb\xbf", "\xc2\xad",
	"\xf0\x9f\x98\x80", "http://exemple.org/12", "By ", "Reportage par " };

static const char *throw_together(struct arena *arena, uint64_t *seed)
{
	struct buf buf = buf_new(arena);
	uint32_t i, n = 1 + (uint32_t)(*seed >> 20 & 63);

	for (i = 0; i < 200; i++) /* so that no stray byte makes the file look like Latin-1 */
		buf_text(&buf, "é");
	for (i = 0; i < n; i++) {
		*seed = *seed * 6364136223846793005u + 1442695040888963407u;
		buf_text(&buf, pieces[(*seed >> 33) % (sizeof pieces / sizeof *pieces)]);
	}
	return buf.at;
}

static void every_token_leads_back_to_its_bytes(void **state)
{
	struct languages languages = load(*state);
	struct faults faults = { 0 };
	struct dispatch *dispatch;
	struct arena *arena;
	const char *file;
	uint64_t seed = 7;
	int i;

	for (i = 0; i < 3000; i++) {
		arena = arena_new();
		file = throw_together(arena, &seed);
		faults = (struct faults){ 0 };
		dispatch = dispatch_parse(arena, languages.vocab, languages.lang, "thrown.txt",
			(struct bytes){ file, strlen(file) }, &faults);
		if (dispatch)
			assert_spans_exact(arena, dispatch);
		arena_free(arena);
	}
}

/* Size --------------------------------------------------------------------------------------------
 */

static void assert_reads_repeated(struct arena *arena, const struct languages *languages,
	const char *name, const char *piece, size_t times)
{
	struct buf buf = buf_new(arena);
	struct faults faults = { 0 };

	buf_text(&buf, "Un mot.\n\n");
	while (times--)
		buf_text(&buf, piece);
	assert_non_null(dispatch_parse(arena, languages->vocab, languages->lang, name,
		(struct bytes){ buf.at, buf.n }, &faults));
}

/* Whatever took the square of its length would not come back within the test's time. */
static void no_heap_of_anything_takes_long(void **state)
{
	static const char *const heaps[] = { "a", "a ", "16 morts ", "\n", "\r\n \r\n", "(", "[",
		"](", "[a](b", "*", "**a ", "_a", "<", "<a", "&", "`", "\\", "#", "# a\n", "> ",
		"- ", "\"", "« ", "(Reportage par ", "PARIS, ", "PARIS (", "A-", "le 1", "1er ",
		"\xc2\xa0", "\xe2\x80\x8b", "\xff", "\033", "a\n", "---\n",
		"Source: ", "10 janvier ", "lundi " };
	struct languages languages = load(*state);
	struct arena *arena;
	size_t i;

	for (i = 0; i < sizeof heaps / sizeof *heaps; i++) {
		arena = arena_new();
		assert_reads_repeated(arena, &languages, "heap.txt", heaps[i], 50000);
		assert_reads_repeated(arena, &languages, "heap.md", heaps[i], 50000);
		arena_free(arena);
	}
}

static void days_follow_the_calendar(void **state)
{
	unsigned month, day;
	int32_t at;
	int year;

	(void)state;
	assert_int_equal(day_of(1970, 1, 1), 0);
	assert_int_equal(day_of(2022, 1, 10), 19002);
	assert_int_equal(day_weekday(day_of(2022, 1, 10)), 1);
	assert_int_equal(day_weekday(day_of(1969, 12, 28)), 7);
	for (at = day_of(1890, 1, 1); at < day_of(2110, 1, 1); at++) {
		day_split(at, &year, &month, &day);
		assert_int_equal(day_of(year, month, day), at);
	}
}

/* The sanitizer sees who looks behind the end of a file. */
static void nothing_is_read_behind_the_end_of_a_file(void **state)
{
	static const char *const ends[] = { "Title\n---", "Title\n==", "- x\n---\n#", "a\n```",
		"[a](", "**", "date 2022-01 a", "l'", "Paris, 3 mai (", "a\n> ",
		"key:", "---\nkey: x\n---\na" };
	struct languages languages = load(*state);
	struct faults faults = { 0 };
	size_t i, n;
	char *copy;

	for (i = 0; i < sizeof ends / sizeof *ends; i++) {
		n = strlen(ends[i]);
		copy = malloc(n);
		assert_non_null(copy);
		memcpy(copy, ends[i], n);
		if (!dispatch_parse(*state, languages.vocab, languages.lang, "end.md",
			    (struct bytes){ copy, n }, &faults))
			fail_msg("\"%s\" is not read", ends[i]);
		free(copy);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(every_case_is_read_as_wanted),
		test_in_arena(nothing_is_read_behind_the_end_of_a_file),
		test_in_arena(the_sample_tells_whence_and_when_it_comes),
		test_in_arena(dates_are_borrowed_only_where_all_agree),
		test_in_arena(what_is_told_and_what_others_tell_says_about_when),
		test_in_arena(no_character_that_acts_on_a_terminal_is_in_the_text),
		test_in_arena(every_token_leads_back_to_its_bytes),
		test_in_arena(no_heap_of_anything_takes_long),
		cmocka_unit_test(days_follow_the_calendar),
	};

	return cmocka_run_group_tests_name("dispatch", tests, NULL, NULL);
}
