/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/unit.h"

#include "dispatch/dispatch.h"

#include <stdio.h>
#include <string.h>

static struct dispatch *read_sample(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const char *name, struct faults *faults)
{
	return dispatch_read(arena, vocab, lang, source_path(arena, name), faults);
}

/* What the tokens say must stand in the file, letter for letter, where the map says. */
static void assert_spans_exact(const struct dispatch *dispatch)
{
	uint32_t i;

	for (i = 0; i < dispatch->tokens.n; i++) {
		struct span text = dispatch->tokens.at[i].span, file = dispatch_file_span(dispatch, text);

		assert_int_equal(span_length(file), span_length(text));
		assert_memory_equal(dispatch->file.at + file.start, dispatch->text + text.start,
			span_length(text));
	}
}

static void the_sample_tells_whence_and_when_it_comes(void **state)
{
	static const struct {
		const char *name, *outlet, *place;
		bool borrowed;
	} wanted[] = {
		{ "articles/1-reuters.txt", "Reuters", "Noursoultan", false },
		{ "articles/2-depart-des-troupes.txt", NULL, NULL, false },
		{ "articles/3-radio-habana-cuba.md", "Radio Habana Cuba", "Astana", true },
		{ "articles/4-le-calme-revient.txt", NULL, NULL, false },
		{ "articles/5-bilan-du-president.txt", NULL, NULL, true },
	};
	const char *folder = source_path(*state, "data/lang");
	struct faults faults = { 0 };
	struct vocab *vocab = text_vocab_new(*state);
	struct lang *lang = lang_load(*state, vocab, &folder, 1, &faults);
	struct dispatch *dispatches[5];
	uint32_t i;

	for (i = 0; i < 5; i++) {
		dispatches[i] = read_sample(*state, vocab, lang, wanted[i].name, &faults);
		assert_non_null(dispatches[i]);
		assert_spans_exact(dispatches[i]);
	}
	dispatch_borrow_dates(dispatches, 5);
	for (i = 0; i < 5; i++) {
		assert_string_equal(pack_code(dispatches[i]->pack), "fr");
		assert_int_equal(dispatches[i]->first_day, day_of(2022, 1, 10));
		assert_int_equal(dispatches[i]->last_day, day_of(2022, 1, 10));
		assert_int_equal(dispatches[i]->date_borrowed, wanted[i].borrowed);
		if (!wanted[i].outlet)
			assert_null(dispatches[i]->outlet);
		else
			assert_string_equal(dispatches[i]->outlet, wanted[i].outlet);
		if (!wanted[i].place)
			assert_null(dispatches[i]->place);
		else
			assert_string_equal(dispatches[i]->place, wanted[i].place);
	}
	assert_int_equal(faults.n, 0);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(the_sample_tells_whence_and_when_it_comes),
		cmocka_unit_test(days_follow_the_calendar),
	};

	return cmocka_run_group_tests_name("dispatch", tests, NULL, NULL);
}
