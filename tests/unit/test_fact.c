/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is found in sentences, held against tests/cases/extract: one file a language and a theme.
 *
 *     @ fr 2022-01-10                     the language and the day of what follows ("-": no day)
 *
 *     > Douze personnes ont été tuées lundi.
 *     quantity | Douze personnes ont été tuées | exactly 12 | people/dead
 *     date | lundi | 2022-01-10
 *
 *     ? près de 2 000 soldats = nearly 2000
 *
 * A sentence is followed by all its quantities and dates in their order, or by "nothing". A value
 * is a relation, a number, a unit if any (and "/" what a rate is told of), the same in other units
 * where they are told ("= 139000000 GBP"), and its interval where that is to be tested (12..15).
 * What is counted is concept/event/populations, "-" for none; without it, that is not tested. A
 * last cell says who vouches for it, and after a comma what casts doubt on it. A line with ? is a
 * text that holds one quantity.
 */
#include "unit/unit.h"

#include "fact/fact.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct world {
	struct arena *arena;
	struct vocab *vocab;
	struct lang *lang;
	const char *code;
	int32_t day;
	uint32_t cases, failures;
};

struct wanted VEC(const char *);

static const char *trim(struct arena *arena, const char *s, size_t n)
{
	for (; n && (*s == ' ' || *s == '\t'); n--)
		s++;
	while (n && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	return arena_copy(arena, s, n);
}

/* The i-th cell of "a | b | c"; NULL where there is none. */
static const char *cell(struct arena *arena, const char *line, uint32_t i)
{
	const char *end;

	for (; i; i--) {
		line = strstr(line, " | ");
		if (!line)
			return NULL;
		line += 3;
	}
	end = strstr(line, " | ");
	return trim(arena, line, end ? (size_t)(end - line) : strlen(line));
}

static void open_world(struct world *world)
{
	const char *folder;
	struct faults faults = { 0 };

	world->arena = arena_new();
	world->vocab = text_vocab_new(world->arena);
	folder = source_path(world->arena, "data/lang");
	world->lang = lang_load(world->arena, world->vocab, &folder, 1, &faults);
	assert_non_null(world->lang);
	world->code = "fr";
	world->day = DAY_NONE;
}

static struct mentions find(struct world *world, const char *text, const struct dispatch **dispatch)
{
	struct faults faults = { 0 };
	struct bytes bytes = { text, strlen(text) };
	struct dispatch *read =
		dispatch_parse(world->arena, world->vocab, world->lang, "case", bytes, &faults);

	assert_non_null(read);
	read->pack = lang_pack(world->lang, world->code);
	read->tokens = (struct tokens){ 0 };
	read->blocks.n = read->sentences.n = 0;
	read->dateline = (struct span){ 0, 0 };
	text_tokenise(world->arena, world->vocab, read->text, (struct span){ 0, read->length },
		pack_elisions(read->pack), &read->tokens);
	text_sentences(world->arena, world->vocab, read->text, &read->tokens,
		(struct range){ 0, read->tokens.n }, pack_abbreviations(read->pack),
		&read->sentences);
	*vec_push(world->arena, &read->blocks) = (struct block){
		.span = { 0, read->length },
		.tokens = { 0, read->tokens.n },
		.sentences = { 0, read->sentences.n },
	};
	read->first_day = read->last_day = world->day;
	read->date_borrowed = false;
	*dispatch = read;
	return fact_find(world->arena, world->arena, world->vocab, world->lang, read, true);
}

static const char *concept(const struct world *world, uint16_t id)
{
	return id ? lang_concept_name(world->lang, id) : "-";
}

static const char *counted(const struct world *world, const struct quantity *q)
{
	struct buf buf = buf_new(world->arena);
	const char *before = "/";
	uint16_t i;

	buf_format(&buf, "%s/%s", concept(world, q->counted), concept(world, q->event));
	for (i = 1; i < 64; i++)
		if (q->populations >> i & 1) {
			buf_format(&buf, "%s%s", before, lang_population_name(world->lang, i));
			before = ",";
		}
	return buf.at;
}

static const char *words_of(
	const struct world *world, const struct dispatch *dispatch, struct range range)
{
	uint32_t start;

	if (range.first >= range.last)
		return "-";
	start = dispatch->tokens.at[range.first].span.start;
	return arena_copy(world->arena, dispatch->text + start,
		dispatch->tokens.at[range.last - 1].span.end - start);
}

/* Who vouches for it, and what casts doubt on it, where the case asks: "police, allegedly". */
static void tell_voice(const struct world *world, const struct dispatch *dispatch,
	const struct mention *mention, struct buf *buf)
{
	buf_format(buf, " | %s", words_of(world, dispatch, mention->voice));
	if (mention->hedge.first < mention->hedge.last)
		buf_format(buf, ", %s", words_of(world, dispatch, mention->hedge));
}

static void tell_rate(const struct quantity *q, struct buf *buf)
{
	buf_text(buf, "/");
	if (q->per_number > 0)
		buf_format(buf, "%.15g ", q->per_number);
	buf_text(buf, q->per);
}

/* As much of what was found as the case says. */
static const char *tell(const struct world *world, const struct dispatch *dispatch,
	const struct mention *mention, const char *wanted)
{
	const struct quantity *q = &mention->quantity;
	struct buf buf = buf_new(world->arena);
	const struct amount *also;
	const char *value = wanted ? cell(world->arena, wanted, 2) : NULL;
	const char *text = arena_copy(
		world->arena, dispatch->text + mention->span.start, span_length(mention->span));

	if (mention->kind == FACT_QUOTE) {
		buf_format(&buf, "quote | %s | %s | %s", text,
			words_of(world, dispatch, mention->quote.speaker),
			fact_quote_form(mention->quote.form));
		return buf.at;
	}
	if (mention->kind == FACT_NAME)
		return arena_format(world->arena, "name | %s", text);
	if (mention->kind == FACT_DATE) {
		buf_format(&buf, "date | %s | %s", text,
			*mention->date.edtf ? mention->date.edtf : "open");
		if (wanted && cell(world->arena, wanted, 3))
			tell_voice(world, dispatch, mention, &buf);
		return buf.at;
	}
	buf_format(&buf, "quantity | %s | %s", text, fact_relation_name(q->relation));
	if (q->relation != RELATION_UNKNOWN)
		buf_format(&buf, " %.15g", q->number);
	if (*q->unit)
		buf_format(&buf, " %s", q->unit);
	if (q->per)
		tell_rate(q, &buf);
	for (also = q->also; also; also = also->next)
		buf_format(&buf, " = %s%s%.15g %s",
			also->relation == RELATION_EXACTLY ? ""
							   : fact_relation_name(also->relation),
			also->relation == RELATION_EXACTLY ? "" : " ", also->number, also->unit);
	if (value && strstr(value, ".."))
		buf_format(&buf, " %.15g..%.15g", q->low, q->high);
	if (!wanted || cell(world->arena, wanted, 3))
		buf_format(&buf, " | %s", counted(world, q));
	if (wanted && cell(world->arena, wanted, 4))
		tell_voice(world, dispatch, mention, &buf);
	return buf.at;
}

static bool is_figure(const struct mention *mention)
{
	return mention->kind == FACT_QUANTITY || mention->kind == FACT_DATE;
}

static bool is_asked(const struct mention *mention, const struct wanted *wanted)
{
	if (wanted->n && !strncmp(wanted->at[0], "quote", 5))
		return mention->kind == FACT_QUOTE;
	if (wanted->n && !strncmp(wanted->at[0], "name", 4))
		return mention->kind == FACT_NAME && !mention->name.doubtful;
	return is_figure(mention);
}

static void judge(struct world *world, const char *sentence, const struct wanted *wanted)
{
	const struct dispatch *dispatch;
	struct mentions found = find(world, sentence, &dispatch);
	struct buf want = buf_new(world->arena), got = buf_new(world->arena);
	uint32_t i, at = 0;

	for (i = 0; i < wanted->n; i++)
		buf_format(&want, "    %s\n", wanted->at[i]);
	for (i = 0; i < found.n; i++)
		if (is_asked(&found.at[i], wanted)) {
			buf_format(&got, "    %s\n",
				tell(world, dispatch, &found.at[i],
					at < wanted->n ? wanted->at[at] : NULL));
			at++;
		}
	if (!at)
		buf_text(&got, "    nothing\n");
	world->cases++;
	if (!strcmp(want.at, got.at))
		return;
	world->failures++;
	print_error("> %s\n  wanted\n%s  got\n%s", sentence, want.at, got.at);
}

/* "près de 2 000 soldats = nearly 2000" */
static void judge_number(struct world *world, const char *line)
{
	const char *equals = strstr(line, " = "), *value;
	const struct dispatch *dispatch;
	struct mentions found;
	struct buf got = buf_new(world->arena);
	uint32_t i;

	assert_non_null(equals);
	found = find(world, trim(world->arena, line, (size_t)(equals - line)), &dispatch);
	value = trim(world->arena, equals + 3, strlen(equals + 3));
	for (i = 0; i < found.n; i++)
		if (is_figure(&found.at[i]))
			buf_format(&got, "%s%s", got.n ? "; " : "",
				cell(world->arena,
					tell(world, dispatch, &found.at[i],
						arena_format(
							world->arena, "quantity | x | %s", value)),
					2));
	if (!got.n)
		buf_text(&got, "nothing");
	world->cases++;
	if (!strcmp(got.at, value))
		return;
	world->failures++;
	print_error("? %s\n  wanted %s\n  got    %s\n", line, value, got.at);
}

/* The stem of the noun that a figure counts, or of the verb that a date hangs on; 0: there is none.
 */
static uint32_t bearer_of(const struct mention *mention)
{
	return mention->kind == FACT_DATE ? mention->date.verb : mention->quantity.head;
}

/* "12 imposantes statues = statues": the bearers of its figures, "-" for none. */
static void judge_bearers(struct world *world, const char *line)
{
	const char *equals = strstr(line, " = "), *value;
	const struct dispatch *dispatch;
	struct mentions found;
	struct buf got = buf_new(world->arena), want = buf_new(world->arena);
	struct tokens tokens = { 0 };
	uint32_t i;

	assert_non_null(equals);
	found = find(world, trim(world->arena, line, (size_t)(equals - line)), &dispatch);
	for (i = 0; i < found.n; i++)
		if (is_figure(&found.at[i]))
			buf_format(&got, "%s ",
				bearer_of(&found.at[i])
					? text_word(world->vocab, bearer_of(&found.at[i]))
					: "-");
	value = equals + 3;
	text_tokenise(world->arena, world->vocab, value,
		(struct span){ 0, (uint32_t)strlen(value) }, NULL, &tokens);
	for (i = 0; i < tokens.n; i++)
		buf_format(&want, "%s ",
			text_word(world->vocab, text_stem(pack_stemmer(dispatch->pack),
							world->vocab, tokens.at[i].word)));
	world->cases++;
	if (!strcmp(got.at, want.at))
		return;
	world->failures++;
	print_error("& %s\n  wanted %s\n  got    %s\n", line, want.at, got.at);
}

static void set_scene(struct world *world, const char *line)
{
	char code[8] = "", day[16] = "";
	unsigned year, month, of_month;

	assert_int_equal(sscanf(line, "%7s %15s", code, day), 2);
	world->code = arena_copy(world->arena, code, strlen(code));
	world->day = sscanf(day, "%u-%u-%u", &year, &month, &of_month) == 3
			     ? day_of((int)year, month, of_month)
			     : DAY_NONE;
}

static void run_lines(struct world *world, struct bytes file)
{
	struct wanted wanted = { 0 };
	const char *sentence = NULL, *line, *end;
	size_t n;

	while (file.n) {
		end = memchr(file.at, '\n', file.n);
		n = end ? (size_t)(end - file.at) : file.n;
		line = trim(world->arena, file.at, n);
		file.at += n + (end != NULL);
		file.n -= n + (end != NULL);
		if (!*line && sentence) {
			judge(world, sentence, &wanted);
			sentence = NULL;
			wanted.n = 0;
		} else if (*line == '>') {
			sentence = trim(world->arena, line + 1, strlen(line + 1));
		} else if (*line == '?') {
			judge_number(world, trim(world->arena, line + 1, strlen(line + 1)));
		} else if (*line == '&') {
			judge_bearers(world, trim(world->arena, line + 1, strlen(line + 1)));
		} else if (*line == '@') {
			set_scene(world, line + 1);
		} else if (*line && *line != '#') {
			*vec_push(world->arena, &wanted) = line;
		}
	}
	if (sentence)
		judge(world, sentence, &wanted);
}

/* Cases with a dictionary beside them have it asked. */
static void use_dictionary(struct world *world, const char *path)
{
	struct lang_dictionaries dictionaries = { .file = arena_format(world->arena, "%.*s.dic",
							  (int)(strlen(path) - 5), path) };

	if (access(dictionaries.file, R_OK) == 0)
		lang_use_dictionaries(world->lang, &dictionaries);
}

static void run_file(void **state)
{
	struct world world = { 0 };
	struct faults faults = { 0 };
	struct bytes file;

	open_world(&world);
	use_dictionary(&world, *state);
	assert_true(file_read(world.arena, *state, &file, &faults));
	run_lines(&world, file);
	if (world.failures)
		print_error("%u of %u cases failed\n", world.failures, world.cases);
	assert_int_equal(world.failures, 0);
	assert_true(world.cases > 0);
	arena_free(world.arena);
}

static int is_case(const struct dirent *entry)
{
	size_t n = strlen(entry->d_name);

	return n > 5 && !strcmp(entry->d_name + n - 5, ".case");
}

enum { FILES_MOST = 64 };

int main(void)
{
	struct CMUnitTest tests[FILES_MOST] = { 0 };
	struct arena *arena = arena_new();
	const char *folder = source_path(arena, "tests/cases/extract");
	struct dirent **entries;
	int n = scandir(folder, &entries, is_case, alphasort), i, failures;

	if (n <= 0 || n > FILES_MOST)
		return 99;
	for (i = 0; i < n; i++) {
		tests[i].name =
			arena_copy(arena, entries[i]->d_name, strlen(entries[i]->d_name) - 5);
		tests[i].test_func = run_file;
		tests[i].initial_state = arena_format(arena, "%s/%s", folder, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	failures = _cmocka_run_group_tests("extract", tests, (size_t)n, NULL, NULL);
	arena_free(arena);
	return failures;
}
