/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/unit.h"

#include "text/text.h"

#include <string.h>

/* The lines of a text, parted by bars; the words in the n strings are kept whole. */
static const char *wrap(struct arena *arena, uint32_t columns, const char *text, const char *kept)
{
	struct buf out = buf_new(arena);
	struct lines lines = { 0 };
	struct span whole = { 0 };
	uint32_t i;

	if (kept) {
		whole.start = (uint32_t)(strstr(text, kept) - text);
		whole.end = whole.start + (uint32_t)strlen(kept);
	}
	text_wrap(arena, text, (struct span){ 0, (uint32_t)strlen(text) }, &whole, kept ? 1 : 0,
		columns, &lines);
	for (i = 0; i < lines.n; i++) {
		buf_text(&out, i > 0 ? "|" : "");
		buf_add(&out, text + lines.at[i].span.start, span_length(lines.at[i].span));
		assert_int_equal(lines.at[i].columns,
			text_columns(text + lines.at[i].span.start, span_length(lines.at[i].span)));
	}
	return out.at;
}

static void lines_break_between_words(void **state)
{
	assert_string_equal(wrap(*state, 12, "The bridge reopened on Monday.", NULL),
		"The bridge|reopened on|Monday.");
	assert_string_equal(wrap(*state, 80, "One line.", NULL), "One line.");
	assert_string_equal(wrap(*state, 10, "", NULL), "");
	assert_string_equal(wrap(*state, 6, "two   wide   gaps", NULL), "two|wide|gaps");
}

static void a_line_may_be_exactly_full(void **state)
{
	assert_string_equal(wrap(*state, 10, "abcde fghi jkl", NULL), "abcde fghi|jkl");
	assert_string_equal(wrap(*state, 9, "abcde fghi jkl", NULL), "abcde|fghi jkl");
}

static void french_marks_stay_with_their_word(void **state)
{
	assert_string_equal(wrap(*state, 12, "Il a crié fort ! Puis rien.", NULL),
		"Il a crié|fort ! Puis|rien.");
	assert_string_equal(wrap(*state, 9, "Elle dit : rien", NULL), "Elle|dit :|rien");
	assert_string_equal(
		wrap(*state, 9, "On parle « du feu » ici", NULL), "On parle|« du|feu » ici");
	assert_string_equal(
		wrap(*state, 12, "une hausse 12 % en mai", NULL), "une hausse|12 % en mai");
}

static void numbers_are_never_parted(void **state)
{
	assert_string_equal(wrap(*state, 13, "la ville a 12 500 habitants", NULL),
		"la ville a|12 500|habitants");
	assert_string_equal(wrap(*state, 13, "la ville a 12\u202f500 habitants", NULL),
		"la ville a|12\u202f500|habitants");
	assert_string_equal(
		wrap(*state, 13, "about 1,250,000 people", NULL), "about|1,250,000|people");
}

static void words_asked_for_stay_whole(void **state)
{
	assert_string_equal(wrap(*state, 16, "le feu a détruit 40 maisons hier", "40 maisons"),
		"le feu a détruit|40 maisons hier");
	assert_string_equal(wrap(*state, 20, "le feu a détruit 40 maisons hier", "40 maisons"),
		"le feu a détruit|40 maisons hier");
	assert_string_equal(wrap(*state, 20, "le feu a détruit 40 maisons hier", NULL),
		"le feu a détruit 40|maisons hier");
}

static void words_wider_than_a_line_are_parted_all_the_same(void **state)
{
	assert_string_equal(wrap(*state, 8, "ici 40 maisons", "ici 40 maisons"), "ici 40|maisons");
	assert_string_equal(wrap(*state, 4, "12 500", NULL), "12|500");
	assert_string_equal(wrap(*state, 5, "anticonstitutionnel", NULL), "antic|onsti|tutio|nnel");
	assert_string_equal(wrap(*state, 1, "ab c", NULL), "a|b|c");
}

static void single_letters_keep_their_hyphens(void **state)
{
	assert_string_equal(wrap(*state, 9, "poursuit-il", NULL), "poursuit-|il");
	assert_string_equal(wrap(*state, 10, "ainsi a-t-il dit", NULL), "ainsi|a-t-il dit");
	assert_string_equal(
		wrap(*state, 14, "ainsi parla-t-elle hier", NULL), "ainsi|parla-t-elle|hier");
	assert_string_equal(wrap(*state, 10, "selon M. Durand", NULL), "selon|M. Durand");
}

static void addresses_break_at_their_strokes(void **state)
{
	assert_string_equal(wrap(*state, 20, "https://example.org/news/today", NULL),
		"https://example.org/|news/today");
}

static void wide_characters_take_two_columns(void **state)
{
	assert_int_equal(text_columns("東京", strlen("東京")), 4);
	assert_string_equal(wrap(*state, 5, "東京大学", NULL), "東京|大学");
	assert_int_equal(text_fit("東京", strlen("東京"), 3), 3);
}

static void marks_take_no_column_and_stay_with_their_letter(void **state)
{
	uint32_t columns;

	(void)state;
	assert_int_equal(text_columns("e\u0301te\u0301", 7), 3);
	assert_int_equal(text_grapheme("e\u0301te\u0301", 7, &columns), 3);
	assert_int_equal(columns, 1);
	assert_int_equal(text_fit("e\u0301te\u0301", 7, 1), 3);
	assert_int_equal(text_fit("été", 5, 2), 3);
}

static void no_line_is_wider_than_asked(void **state)
{
	static const char text[] =
		"« Près de 12 000 habitants », a-t-elle dit ; 東京 https://a.b/c/d e\u0301 !";
	struct lines lines = { 0 };
	uint32_t columns, i;

	for (columns = 2; columns < 40; columns++) {
		lines.n = 0;
		text_wrap(*state, text, (struct span){ 0, sizeof text - 1 }, NULL, 0, columns,
			&lines);
		assert_true(lines.n > 0);
		for (i = 0; i < lines.n; i++)
			assert_in_range(lines.at[i].columns, 1, columns);
		assert_int_equal(lines.at[lines.n - 1].span.end, sizeof text - 1);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		test_in_arena(lines_break_between_words),
		test_in_arena(a_line_may_be_exactly_full),
		test_in_arena(french_marks_stay_with_their_word),
		test_in_arena(numbers_are_never_parted),
		test_in_arena(words_asked_for_stay_whole),
		test_in_arena(words_wider_than_a_line_are_parted_all_the_same),
		test_in_arena(single_letters_keep_their_hyphens),
		test_in_arena(addresses_break_at_their_strokes),
		test_in_arena(wide_characters_take_two_columns),
		test_in_arena(marks_take_no_column_and_stay_with_their_letter),
		test_in_arena(no_line_is_wider_than_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
