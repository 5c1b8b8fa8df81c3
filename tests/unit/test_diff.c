/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words held against words, and the copy that two dispatches share. A difference is written as the
 * text with its changes in brackets: "the [2.030|more than 2 000] men".
 */
#include "unit/unit.h"

#include "match/match.h"

#include <string.h>

struct side {
	const char *text;
	struct atoms atoms;
};

static struct side read_side(struct arena *arena, struct vocab *vocab, const char *text)
{
	struct side side = { text, { 0 } };
	struct tokens tokens = { 0 };

	text_tokenise(
		arena, vocab, text, (struct span){ 0, (uint32_t)strlen(text) }, NULL, &tokens);
	text_atoms(arena, text, &tokens, (struct range){ 0, tokens.n }, &side.atoms);
	return side;
}

static void add_side(struct buf *buf, const struct side *side, struct range range)
{
	struct span span = text_span_of(&side->atoms, range);

	buf_add(buf, side->text + span.start, span_length(span));
}

static void differs(struct arena *arena, const char *one, const char *other, const char *wanted)
{
	struct vocab *vocab = text_vocab_new(arena);
	struct side a = read_side(arena, vocab, one), b = read_side(arena, vocab, other);
	struct edits edits = text_diff(arena, &a.atoms, &b.atoms);
	struct buf buf = buf_new(arena);
	uint32_t i;

	for (i = 0; i < edits.n; i++) {
		buf_text(&buf, i ? " " : "");
		if (!edits.at[i].same)
			buf_char(&buf, '[');
		add_side(&buf, &a, edits.at[i].a);
		if (edits.at[i].same)
			continue;
		buf_char(&buf, '|');
		add_side(&buf, &b, edits.at[i].b);
		buf_char(&buf, ']');
	}
	assert_string_equal(buf.at, wanted);
}

static void what_was_changed_is_told_between_what_was_not(void **state)
{
	differs(*state, "Le maire a envoyé trois canots.", "Le maire a envoyé trois canots.",
		"Le maire a envoyé trois canots");
	differs(*state, "Le maire a envoyé trois canots", "Le préfet a envoyé trois gros canots",
		"Le [maire|préfet] a envoyé trois [|gros] canots");
	differs(*state, "une longue nuit d'attente", "une nuit", "une [longue|] nuit [d'attente|]");
	differs(*state, "", "", "");
	differs(*state, "", "rien du tout", "[|rien du tout]");
	differs(*state, "tout autre chose", "mais ceci", "[tout autre chose|mais ceci]");
}

static void a_number_is_one_thing_however_it_is_grouped(void **state)
{
	differs(*state, "les 2.030 hommes", "les 2 030 hommes", "les 2.030 hommes");
	differs(*state, "les 2.030 hommes", "plus de 2 000 hommes",
		"[les 2.030|plus de 2 000] hommes");
	differs(*state, "environ 3,5 mètres", "environ 35 mètres", "environ [3,5|35] mètres");
	differs(*state, "en 1990 250 maisons", "en 1990 300 maisons", "en 1990 [250|300] maisons");
}

static void capitals_and_marks_are_no_change_and_accents_are(void **state)
{
	differs(*state, "La « crue », dit-il", "la crue dit il", "La « crue », dit-il");
	differs(*state, "Wolodin part", "Volodine part", "[Wolodin|Volodine] part");
	differs(*state, "Émile part", "Emile part", "[Émile|Emile] part");
}

static void one_short_word_parts_no_two_changes(void **state)
{
	differs(*state, "ils ont quitté la ville de Verneuil hier",
		"ils ont fui la commune de Bray hier",
		"ils ont [quitté la ville de Verneuil|fui la commune de Bray] hier");
	differs(*state, "samedi 11 mai le moulin", "samedi le vieux moulin",
		"samedi [11 mai|] le [|vieux] moulin");
}

static void words_without_end_are_compared_in_no_time(void **state)
{
	struct buf one = buf_new(*state), other = buf_new(*state);
	struct vocab *vocab = text_vocab_new(*state);
	struct side a, b;
	struct edits edits;
	int i;

	for (i = 0; i < 20000; i++) {
		buf_format(&one, "mot%d ", i);
		buf_format(&other, "mot%d ", i % 7 ? i : -i);
	}
	a = read_side(*state, vocab, one.at);
	b = read_side(*state, vocab, other.at);
	edits = text_diff(*state, &a.atoms, &b.atoms);
	assert_in_range(edits.n, 1, 40000);
}

static struct analysis *read_pair(struct arena *arena, const char *one, const char *other)
{
	static const char *const folders[] = { SRCDATADIR "/lang" };
	struct analysis *analysis = arena_new_of(arena, struct analysis);
	struct dispatch **dispatches = arena_array(arena, struct dispatch *, 2);
	struct faults faults = { 0 };

	analysis->vocab = text_vocab_new(arena);
	analysis->lang = lang_load(arena, analysis->vocab, folders, 1, &faults);
	dispatches[0] = dispatch_parse(arena, analysis->vocab, analysis->lang, "one.txt",
		(struct bytes){ one, strlen(one) }, &faults);
	dispatches[1] = dispatch_parse(arena, analysis->vocab, analysis->lang, "other.txt",
		(struct bytes){ other, strlen(other) }, &faults);
	assert_non_null(dispatches[0]);
	assert_non_null(dispatches[1]);
	analysis->dispatches = dispatches;
	analysis->n = 2;
	return analysis;
}

static void says(
	struct arena *arena, const struct dispatch *dispatch, struct span span, const char *wanted)
{
	assert_string_equal(
		arena_copy(arena, dispatch->text + span.start, span_length(span)), wanted);
}

static const char agency[] =
	"Le fleuve a débordé dans la nuit de dimanche à lundi près de Verneuil. "
	"Le préfet a fait évacuer 2.030 habitants du bas de la ville avant l'aube.\n\n"
	"Aucune victime n'est à déplorer.\n";
static const char desk[] =
	"Une nuit de peur attendait les riverains du Lorne.\n\n"
	"Le préfet a fait évacuer plus de 2 000 habitants du bas de la ville avant l'aube, "
	"et fermé trois écoles. "
	"Le fleuve a débordé dans la nuit de dimanche à lundi près de Verneuil.\n";

static void runs_of_words_are_found_wherever_they_stand(void **state)
{
	const struct analysis *analysis = read_pair(*state, agency, desk);
	struct copying copying = match_copy(*state, analysis, 0, 1);

	assert_int_equal(copying.runs.n, 2);
	assert_int_equal(copying.runs.at[0].words, 14);
	says(*state, analysis->dispatches[0], copying.runs.at[0].a,
		"Le fleuve a débordé dans la nuit de dimanche à lundi près de Verneuil");
	says(*state, analysis->dispatches[1], copying.runs.at[0].b,
		"Le fleuve a débordé dans la nuit de dimanche à lundi près de Verneuil");
	says(*state, analysis->dispatches[1], copying.runs.at[1].b,
		"habitants du bas de la ville avant l'aube");
}

static void an_edited_sentence_meets_the_one_it_was(void **state)
{
	const struct analysis *analysis = read_pair(*state, agency, desk);
	struct copying copying = match_copy(*state, analysis, 0, 1);
	const struct dispatch *b = analysis->dispatches[1];
	const struct atoms x = match_sentence(*state, b, 0), y = match_sentence(*state, b, 2);

	assert_int_equal(copying.twins.n, 2);
	assert_int_equal(copying.twins.at[0].a, 0);
	assert_int_equal(copying.twins.at[0].b, 2);
	assert_true(copying.twins.at[0].share > .99f);
	assert_int_equal(copying.twins.at[1].a, 1);
	assert_int_equal(copying.twins.at[1].b, 1);
	assert_true(copying.twins.at[1].share > .8f && copying.twins.at[1].share < 1);
	assert_true(match_share(*state, &x, &y) < .5f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(what_was_changed_is_told_between_what_was_not),
		test_in_arena(a_number_is_one_thing_however_it_is_grouped),
		test_in_arena(capitals_and_marks_are_no_change_and_accents_are),
		test_in_arena(one_short_word_parts_no_two_changes),
		test_in_arena(words_without_end_are_compared_in_no_time),
		test_in_arena(runs_of_words_are_found_wherever_they_stand),
		test_in_arena(an_edited_sentence_meets_the_one_it_was),
	};

	return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
