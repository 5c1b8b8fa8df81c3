/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections: what each does to the facts, that the engine's opinion stays beside it, that undoing
 * is exact, and that a fresh analysis is corrected the same. */
#include "unit/unit.h"

#include "dossier/dossier.h"
#include "unit/desk.h"

#include <string.h>

static const char FERRY_A[] =
	"PORT-LOUIS, 3 May 2021 (Reuters) - A ferry sank off the island on Monday.\n\n"
	"At least 40 passengers were killed, the coast guard said.\n\n"
	"Police arrested 6 sailors. The harbour master, Jean Morel, resigned.\n";
static const char FERRY_B[] =
	"PORT-LOUIS, 3 May 2021 (AFP) - A ferry went down on Monday near the island.\n\n"
	"The accident killed 52 passengers, according to the coast guard.\n\n"
	"Police arrested 9 sailors. Jon Morell, who ran the harbour, stepped down.\n";

static struct dossier *ferry(struct arena *arena)
{
	return open_two(arena, FERRY_A, FERRY_B);
}

static const struct fact *told_by(struct dossier *dossier, const char *words)
{
	uint32_t member;

	return fact_of_words(dossier, words, &member);
}

static void two_facts_are_joined_and_judged_anew(void **state)
{
	struct dossier *dossier = ferry(*state);
	const struct fact *a = told_by(dossier, "At least 40 passengers were killed");
	const struct fact *b = told_by(dossier, "6 sailors");
	uint32_t facts = dossier->analysis->facts.n, together = a->n + b->n;

	assert_ptr_not_equal(a, b);
	assert_int_equal(dossier_join(dossier, at(1), a, b), FAULT_NONE);
	assert_int_equal(dossier->analysis->facts.n, facts - 1);
	a = told_by(dossier, "At least 40 passengers were killed");
	assert_ptr_equal(a, told_by(dossier, "6 sailors"));
	assert_int_equal(a->n, together);
	assert_int_equal(a->verdict, VERDICT_CONFLICT);
	assert_non_null(a->human);
	assert_true(a->human->regrouped);
	assert_int_equal(dossier_join(dossier, at(2), a, a), FAULT_ALREADY_SO);
	assert_int_equal(
		dossier_join(dossier, at(2), a, told_by(dossier, "Jean Morel")), FAULT_OTHER_KIND);
	dossier_close(dossier);
}

static void a_mention_is_taken_out_of_its_fact(void **state)
{
	struct dossier *dossier = ferry(*state);
	uint32_t member, facts = dossier->analysis->facts.n;
	const struct fact *fact = fact_of_words(dossier, "9 sailors", &member);

	assert_int_equal(fact->n, 2);
	assert_int_equal(dossier_part(dossier, at(1), fact, member), FAULT_NONE);
	assert_int_equal(dossier->analysis->facts.n, facts + 1);
	fact = told_by(dossier, "9 sailors");
	assert_int_equal(fact->n, 1);
	assert_int_equal(fact->verdict, VERDICT_SINGLE);
	assert_int_equal(told_by(dossier, "6 sailors")->verdict, VERDICT_SINGLE);
	assert_int_equal(dossier_part(dossier, at(2), fact, 0), FAULT_ALREADY_SO);
	dossier_close(dossier);
}

static void another_value_is_judged_and_the_first_stays_beside(void **state)
{
	struct dossier *dossier = ferry(*state);
	uint32_t member;
	const struct fact *fact = fact_of_words(dossier, "9 sailors", &member);

	assert_int_equal(fact->verdict, VERDICT_CONFLICT);
	assert_int_equal(dossier_revalue(dossier, at(1), fact, member, "six"), FAULT_NONE);
	fact = fact_of_words(dossier, "9 sailors", &member);
	assert_int_equal(fact->verdict, VERDICT_AGREE);
	assert_true(fact->members[member].mention->quantity.number == 6);
	assert_non_null(fact->members[member].engine);
	assert_true(fact->members[member].engine->quantity.number == 9);
	assert_true(fact->human->revalued);
	assert_int_equal(dossier_revalue(dossier, at(2), fact, member, "no idea"), FAULT_NO_VALUE);
	dossier_close(dossier);
}

static void values_are_typed_as_one_writes_them(void **state)
{
	static const struct {
		const char *words;
		enum relation relation;
		double number;
	} cases[] = {
		{ "2030", RELATION_EXACTLY, 2030 },
		{ "2,030", RELATION_EXACTLY, 2030 },
		{ "more than 2,000", RELATION_MORE_THAN, 2000 },
		{ "about 50", RELATION_ABOUT, 50 },
		{ "fifty", RELATION_EXACTLY, 50 },
		{ "at least 12 dead", RELATION_AT_LEAST, 12 },
		{ "3 million", RELATION_EXACTLY, 3000000 },
		{ "1999", RELATION_EXACTLY, 1999 },
		{ "7", RELATION_EXACTLY, 7 },
	};
	struct dossier *dossier = ferry(*state);
	uint32_t member, i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct fact *fact = fact_of_words(dossier, "9 sailors", &member);
		const struct quantity *quantity;

		if (dossier_revalue(dossier, at(i), fact, member, cases[i].words) != FAULT_NONE)
			fail_msg("\"%s\" is not understood", cases[i].words);
		fact = fact_of_words(dossier, "9 sailors", &member);
		quantity = &fact->members[member].mention->quantity;
		if (quantity->relation != cases[i].relation || quantity->number != cases[i].number)
			fail_msg("\"%s\" is read as %s %g", cases[i].words,
				fact_relation_name(quantity->relation), quantity->number);
	}
	dossier_close(dossier);
}

static void a_row_that_is_no_fact_goes(void **state)
{
	struct dossier *dossier = ferry(*state);
	uint32_t facts = dossier->analysis->facts.n;

	assert_int_equal(
		dossier_strike(dossier, at(1), told_by(dossier, "6 sailors"), DOSSIER_NOWHERE),
		FAULT_NONE);
	assert_int_equal(dossier->analysis->facts.n, facts - 1);
	assert_int_equal(dossier_struck(dossier)->n, 1);
	assert_int_equal(dossier_struck(dossier)->at[0].n, 2);
	dossier_undo(dossier, at(2));
	assert_int_equal(dossier->analysis->facts.n, facts);
	assert_int_equal(dossier_struck(dossier)->n, 0);
	dossier_close(dossier);
}

static void a_verdict_stands_above_the_engines(void **state)
{
	struct dossier *dossier = ferry(*state);
	const struct fact *fact = told_by(dossier, "6 sailors");

	assert_int_equal(
		dossier_judge(dossier, at(1), fact, VERDICT_VARY, "two counts of two hours"),
		FAULT_NONE);
	fact = told_by(dossier, "6 sailors");
	assert_int_equal(fact->verdict, VERDICT_VARY);
	assert_int_equal(fact->human->verdict, VERDICT_CONFLICT);
	assert_string_equal(fact->human->judged->text, "two counts of two hours");
	assert_string_equal(fact->human->judged->author, "Anna");
	assert_int_equal(dossier_name(dossier, at(2), fact, "crew held"), FAULT_NONE);
	fact = told_by(dossier, "6 sailors");
	assert_string_equal(fact->label, "crew held");
	assert_string_not_equal(fact->human->label, "crew held");
	dossier_judge(dossier, at(3), fact, VERDICT_AGREE, "");
	fact = told_by(dossier, "6 sailors");
	assert_int_equal(fact->verdict, VERDICT_AGREE);
	assert_int_equal(fact->human->n_others, 0);
	dossier_close(dossier);
}

static void names_are_one_or_two(void **state)
{
	struct dossier *dossier = ferry(*state);
	const struct fact *a = told_by(dossier, "Jean Morel"), *b = told_by(dossier, "Jon Morell");
	uint32_t member;

	if (a != b)
		assert_int_equal(dossier_same_name(dossier, at(1), a, b), FAULT_NONE);
	a = told_by(dossier, "Jean Morel");
	assert_ptr_equal(a, told_by(dossier, "Jon Morell"));
	assert_int_equal(a->verdict, VERDICT_VARY);
	a = fact_of_words(dossier, "Jon Morell", &member);
	assert_int_equal(dossier_other_name(dossier, at(2), a, member), FAULT_NONE);
	assert_ptr_not_equal(told_by(dossier, "Jean Morel"), told_by(dossier, "Jon Morell"));
	dossier_close(dossier);
}

static struct span words_in(const struct dossier *dossier, uint32_t dispatch, const char *words)
{
	const char *text = dossier->analysis->dispatches[dispatch]->text;
	const char *at_words = strstr(text, words);

	assert_non_null(at_words);
	return (struct span){ (uint32_t)(at_words - text),
		(uint32_t)(at_words - text + strlen(words)) };
}

static void a_selection_becomes_a_mention(void **state)
{
	struct dossier *dossier = ferry(*state);
	struct span span = words_in(dossier, 1, "ran the harbour");
	const struct fact *fact;

	assert_int_equal(dossier_select(dossier, at(1), 1, span, FACT_QUANTITY, "1"), FAULT_NONE);
	fact = told_by(dossier, "ran the harbour");
	assert_int_equal(fact->kind, FACT_QUANTITY);
	assert_true(fact->members[0].made);
	assert_true(fact->members[0].mention->quantity.number == 1);
	assert_int_equal(
		dossier_select(dossier, at(2), 1, span, FACT_QUANTITY, "1"), FAULT_ALREADY_SO);
	assert_int_equal(dossier_select(dossier, at(3), 0, words_in(dossier, 0, "sank"), FACT_DATE,
				 "2021-05-03"),
		FAULT_NONE);
	fact = told_by(dossier, "sank");
	assert_string_equal(fact->members[0].mention->date.edtf, "2021-05-03");
	assert_int_equal(dossier_join(dossier, at(4), fact, told_by(dossier, "ran the harbour")),
		FAULT_OTHER_KIND);
	dossier_close(dossier);
}

/* One of each kind, over and over. */
static void correct(struct dossier *dossier, uint32_t turn)
{
	uint32_t member;
	const struct fact *fact;

	switch (turn % 7) {
	case 0:
		dossier_join(dossier, at(turn),
			told_by(dossier, "At least 40 passengers were killed"),
			told_by(dossier, "6 sailors"));
		break;
	case 1:
		fact = fact_of_words(dossier, "6 sailors", &member);
		dossier_part(dossier, at(turn), fact, member);
		break;
	case 2:
		fact = fact_of_words(dossier, "9 sailors", &member);
		dossier_revalue(dossier, at(turn), fact, member, turn % 2 ? "twelve" : "about 8");
		break;
	case 3:
		dossier_judge(dossier, at(turn), told_by(dossier, "9 sailors"),
			turn % 3 ? VERDICT_VARY : VERDICT_AGREE, "told at two times");
		break;
	case 4:
		dossier_name(dossier, at(turn), told_by(dossier, "9 sailors"),
			turn % 2 ? "held" : "taken");
		break;
	case 5:
		dossier_select(dossier, at(turn), 1, words_in(dossier, 1, "stepped down"),
			FACT_QUANTITY, "1");
		break;
	default:
		fact = told_by(dossier, "9 sailors");
		struct target on = dossier_on_fact(dossier, fact);

		dossier_note(dossier, at(turn), &on, STATUS_TO_VERIFY, "ask the coast guard");
	}
}

static void assert_same(struct bytes a, struct bytes b, const char *what)
{
	if (a.n != b.n || memcmp(a.at, b.at, a.n) != 0)
		fail_msg("%s differ:\n%.*s\n---\n%.*s", what, (int)a.n, a.at, (int)b.n, b.at);
}

static void a_thousand_deeds_are_undone_exactly(void **state)
{
	enum { DEEDS_MADE = 1000 };
	struct dossier *dossier = ferry(*state);
	struct bytes facts = facts_of(*state, dossier), desk = dossier_state(*state, dossier);
	struct bytes last_facts, last_desk;
	uint32_t i, done;

	for (i = 0; dossier_deeds(dossier)->n < DEEDS_MADE; i++)
		correct(dossier, i);
	last_facts = facts_of(*state, dossier);
	last_desk = dossier_state(*state, dossier);
	for (done = 0; dossier_undo(dossier, at(5000)); done++)
		;
	assert_int_equal(done, DEEDS_MADE);
	assert_same(facts, facts_of(*state, dossier), "the facts after undoing");
	assert_same(desk, dossier_state(*state, dossier), "the desks after undoing");
	for (done = 0; dossier_redo(dossier, at(6000)); done++)
		;
	assert_int_equal(done, DEEDS_MADE);
	assert_same(last_facts, facts_of(*state, dossier), "the facts after redoing");
	assert_same(last_desk, dossier_state(*state, dossier), "the desks after redoing");
	dossier_close(dossier);
}

static void a_fresh_analysis_is_corrected_the_same(void **state)
{
	struct dossier *dossier = ferry(*state);
	const char *path = temporary(*state, "ferry.dossier");
	struct faults faults = { 0 };
	struct bytes facts, desk;
	uint32_t i;

	for (i = 0; i < 40; i++)
		correct(dossier, i);
	facts = facts_of(*state, dossier);
	desk = dossier_state(*state, dossier);
	dossier_reload(dossier);
	assert_same(facts, facts_of(*state, dossier), "the facts after a reload");
	assert_true(dossier_save(dossier, path, false, *state, &faults));
	dossier_close(dossier);
	dossier = load(path);
	assert_same(facts, facts_of(*state, dossier), "the facts of the saved dossier");
	assert_same(desk, dossier_state(*state, dossier), "the saved desk");
	dossier_close(dossier);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(two_facts_are_joined_and_judged_anew),
		test_in_arena(a_mention_is_taken_out_of_its_fact),
		test_in_arena(another_value_is_judged_and_the_first_stays_beside),
		test_in_arena(values_are_typed_as_one_writes_them),
		test_in_arena(a_row_that_is_no_fact_goes),
		test_in_arena(a_verdict_stands_above_the_engines),
		test_in_arena(names_are_one_or_two),
		test_in_arena(a_selection_becomes_a_mention),
		test_in_arena(a_thousand_deeds_are_undone_exactly),
		test_in_arena(a_fresh_analysis_is_corrected_the_same),
	};

	return cmocka_run_group_tests(tests, make_room, clear_room);
}
