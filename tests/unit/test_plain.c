/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading without a screen: what is typed, and what is told. */
#include "unit/paper.h"
#include "plain/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Everything that is told of the harbour after these commands. */
static const char *told(struct arena *arena, const char *commands, uint32_t columns)
{
	char *text = NULL;
	const char *copy;
	size_t n = 0;
	FILE *in = tmpfile(), *out = open_memstream(&text, &n);

	assert_non_null(in);
	assert_non_null(out);
	fputs(commands ? commands : "", in);
	rewind(in);
	plain_read(paper_harbour_dossier(arena), in, out, commands != NULL, columns);
	fclose(in);
	fclose(out);
	copy = arena_copy(arena, text, n);
	free(text);
	return copy;
}

/* What is told last. */
static const char *answer(struct arena *arena, const char *commands)
{
	const char *text = told(arena, commands, 0), *at = text, *last = text;

	while ((at = strstr(at, "\n> ")))
		last = at += 3;
	/* behind the last prompt nothing is told: the answer stands before it */
	for (at = text; (at = strstr(at, "> ")) && at + 2 != last; at += 2)
		text = at + 2;
	return text;
}

static void nothing_typed_tells_everything(void **state)
{
	const char *text = told(*state, NULL, 0);

	assert_has(text, "3 dispatches, 3 origins.\n");
	assert_has(text, "A, Agence Mer. Le Havre");
	assert_has(text, "Fact 1 of 3\nDisagreement 1 of 1\n");
	assert_has(text, "more than 200, A, Agence Mer, line 3: ");
	assert_has(text, "plus de 200 blessés sur les quais");
	assert_has(text, "precision: one value lies inside the other. Silent: C.\n");
	assert_has(text, "Fact 3 of 3\n");
	assert_lacks(text, "> ");
	assert_lacks(text, "≈");
	assert_lacks(text, "  ");
}

static void an_empty_line_takes_the_next_disagreement(void **state)
{
	assert_has(answer(*state, "\n"), "Fact 1 of 3\nDisagreement 1 of 1\n");
	assert_has(answer(*state, "n\n"), "Disagreement 1 of 1\n");
	assert_has(answer(*state, "\n\n"), "That was the last.");
	assert_has(answer(*state, "N\nN\n"), "That was the first.");
}

static void facts_are_taken_in_order_and_by_number(void **state)
{
	assert_has(answer(*state, "]\n]\n"), "Fact 2 of 3\n");
	assert_has(answer(*state, "3\n[\n"), "Fact 2 of 3\n");
	assert_has(answer(*state, "4\n"), "numbered 1 to 3");
	assert_has(answer(*state, "99999999999999999999\n"), "numbered 1 to 3");
	assert_has(answer(*state, "t\n"), "1. ");
	assert_has(answer(*state, "t\n"), "\n3. ");
}

static void a_dispatch_is_read_from_where_the_fact_stands(void **state)
{
	assert_has(answer(*state, "n\nd B\n"), "On compte 230 blessés");
	assert_has(answer(*state, "n\nd b\n+\n"), "Quelque 95,27");
	assert_has(answer(*state, "n\nd b\n+\n+\n"), "the end of the dispatch");
	assert_has(answer(*state, "d A\n"), "Incendie au port");
	assert_has(answer(*state, "d Z\n"), "no such dispatch");
	assert_has(answer(*state, "+\n"), "No dispatch is open");
}

static void words_are_sought_without_marks_and_case(void **state)
{
	assert_has(answer(*state, "/BLESSES\n"), "Fact 1 of 3\n");
	assert_has(answer(*state, "/quais\n/\n"), "Fact ");
	assert_has(answer(*state, "/nowhere\n"), "No fact has these words.");
}

static void what_is_no_command_is_told(void **state)
{
	assert_has(answer(*state, "x\n"), "? lists them");
	assert_has(answer(*state, "=\n"), "No fact is in hand");
	assert_has(answer(*state, "\033[A\n"), "? lists them");
	assert_lacks(answer(*state, "\033[A\n"), "\033");
	assert_has(answer(*state, "?\n"), "q: the end");
	assert_lacks(told(*state, "q\nn\n", 0), "Fact 1");
}

/* Words longer than a line may stand out; there are none here but a fact's place. */
static void lines_are_folded_for_a_terminal(void **state)
{
	const char *at = told(*state, "n\nt\no\n?\n", 40);
	size_t n;

	assert_has(at, "\nmore than 200, A, Agence Mer, line 3:");
	for (; *at; at += n + (at[n] == '\n')) {
		n = strcspn(at, "\n");
		assert_true(text_columns(at, n) <= 42); /* with the sign that asks */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(nothing_typed_tells_everything),
		test_in_arena(an_empty_line_takes_the_next_disagreement),
		test_in_arena(facts_are_taken_in_order_and_by_number),
		test_in_arena(a_dispatch_is_read_from_where_the_fact_stands),
		test_in_arena(words_are_sought_without_marks_and_case),
		test_in_arena(what_is_no_command_is_told),
		test_in_arena(lines_are_folded_for_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
