/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Alignment, verdicts and origins, from mentions made by hand: what match/ does with them is tested
 * apart from how they are found. A dispatch is written with its mentions in braces,
 *
 *     "Des alliés ont déployé {>2000 troops deployed:plus de 2 000 hommes} dans le pays."
 *
 * relation and number, then what is counted, what befell it, a population, a unit, in any order;
 * for a date {@2022-01-06:le 6 janvier} or {@lundi=1:lundi}.
 */
#include "unit/unit.h"

#include "match/match.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DISPATCHES_MOST = 128 };

struct world {
	struct arena *arena;
	struct vocab *vocab;
	struct lang *lang;
	struct analysis *analysis;
	struct dispatch *dispatches[DISPATCHES_MOST];
};

static int set_up(void **state)
{
	struct world *world = calloc(1, sizeof *world);
	const char *folders[1];
	struct faults faults = { NULL, 0, 0 };

	world->arena = arena_new();
	world->vocab = text_vocab_new(world->arena);
	folders[0] = SRCDATADIR "/lang";
	world->lang = lang_load(world->arena, world->vocab, folders, 1, &faults);
	world->analysis = arena_new_of(world->arena, struct analysis);
	world->analysis->arena = world->arena;
	world->analysis->vocab = world->vocab;
	world->analysis->lang = world->lang;
	world->analysis->dispatches = world->dispatches;
	world->analysis->mentions = arena_array(world->arena, struct mentions, DISPATCHES_MOST);
	*state = world;
	return world->lang ? 0 : -1;
}

static int tear_down(void **state)
{
	struct world *world = *state;

	arena_free(world->arena);
	free(world);
	return 0;
}

static void read_relation(struct quantity *q, const char *word)
{
	static const struct {
		char sign;
		enum relation relation;
		double low, high;
	} SIGNS[] = {
		{ '=', RELATION_EXACTLY, 1, 1 },
		{ '>', RELATION_MORE_THAN, 1, 1.25 },
		{ '<', RELATION_AT_MOST, 0.75, 1 },
		{ ']', RELATION_AT_LEAST, 1, 1.25 },
		{ '~', RELATION_ABOUT, 0.9, 1.1 },
		{ '-', RELATION_NEARLY, 0.9, 1 },
	};
	size_t i;

	if (*word == '?') {
		q->relation = RELATION_UNKNOWN;
		q->low = -INFINITY;
		q->high = INFINITY;
		return;
	}
	for (i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (SIGNS[i].sign == *word) {
			q->relation = SIGNS[i].relation;
			q->number = atof(word + 1);
			q->low = q->number * SIGNS[i].low;
			q->high = q->number * SIGNS[i].high;
			return;
		}
	fail_msg("no relation: %s", word);
}

/* Units by name, concepts with the population they imply, populations. */
static void read_word(struct world *world, struct quantity *q, const char *word)
{
	static const struct {
		const char *word, *unit;
		enum measure measure;
	} MEASURES_OF[] = {
		{ "EUR", "EUR", MEASURE_MONEY },
		{ "USD", "USD", MEASURE_MONEY },
		{ "percent", "percent", MEASURE_PERCENT },
		{ "fraction", "", MEASURE_FRACTION },
		{ "day", "day", MEASURE_DURATION },
		{ "week", "week", MEASURE_DURATION },
		{ "years-old", "year", MEASURE_AGE },
		{ "kilometre", "kilometre", MEASURE_PHYSICAL },
	};
	uint16_t id;
	size_t i;

	for (i = 0; i < sizeof MEASURES_OF / sizeof *MEASURES_OF; i++)
		if (strcmp(MEASURES_OF[i].word, word) == 0) {
			q->measure = MEASURES_OF[i].measure;
			q->unit = MEASURES_OF[i].unit;
			return;
		}
	for (id = 1; id < lang_concepts(world->lang); id++) {
		uint16_t population = lang_concept_population(world->lang, id);

		if (strcmp(lang_concept_name(world->lang, id), word) == 0) {
			if (lang_concept_is_event(world->lang, id))
				q->event = id;
			else
				q->counted = id;
			if (population)
				q->populations |= 1ull << population;
			return;
		}
		if (population && strcmp(lang_population_name(world->lang, population), word) == 0)
			q->populations |= 1ull << population;
	}
	if (!q->populations)
		fail_msg("no concept, population or unit: %s", word);
}

static void read_date(struct date *date, const char *word)
{
	int year, month, day;

	date->first = date->last = DAY_NONE;
	if (sscanf(word, "%d-%d-%d", &year, &month, &day) == 3) {
		date->month = (uint8_t)month;
		date->day = (uint8_t)day;
		date->first = date->last =
			year * 372 + month * 31 + day; /* any count that keeps order */
		snprintf(date->edtf, sizeof date->edtf, "%s", word);
	} else if (sscanf(word, "%d", &year) == 1) {
		date->granularity = GRANULARITY_YEAR;
		date->first = year * 372 + 32;
		date->last = year * 372 + 403;
		snprintf(date->edtf, sizeof date->edtf, "%s", word);
	} else if (strchr(word, '=')) {
		date->weekday = (uint8_t)atoi(strchr(word, '=') + 1);
	}
}

static void read_notation(struct world *world, struct mention *mention, char *notation)
{
	char *word = strtok(notation, " ");

	if (*word == '@') {
		mention->kind = FACT_DATE;
		read_date(&mention->date, word + 1);
		return;
	}
	mention->kind = FACT_QUANTITY;
	mention->quantity.unit = "";
	read_relation(&mention->quantity, word);
	while ((word = strtok(NULL, " ")))
		read_word(world, &mention->quantity, word);
}

/* Takes the braces out of the text; each leaves a mention with its span. */
static char *take_mentions(struct world *world, const char *marked, struct mentions *mentions)
{
	struct buf text = buf_new(world->arena);
	struct mention *open = NULL;

	for (; *marked; marked++) {
		if (*marked == '{') {
			const char *colon = strchr(marked, ':');

			open = vec_push(world->arena, mentions);
			read_notation(world, open,
				arena_copy(world->arena, marked + 1, (size_t)(colon - marked - 1)));
			open->span.start = (uint32_t)text.n;
			marked = colon;
		} else if (*marked == '}') {
			open->span.end = (uint32_t)text.n;
		} else {
			buf_char(&text, *marked);
		}
	}
	return text.at;
}

static void place(struct dispatch *dispatch, struct mention *mention)
{
	uint32_t i;

	while (dispatch->tokens.at[mention->tokens.first].span.start < mention->span.start)
		mention->tokens.first++;
	mention->tokens.last = mention->tokens.first;
	while (mention->tokens.last < dispatch->tokens.n &&
		dispatch->tokens.at[mention->tokens.last].span.start < mention->span.end)
		mention->tokens.last++;
	for (i = 0; i < dispatch->sentences.n; i++)
		if (dispatch->sentences.at[i].last > mention->tokens.first)
			break;
	mention->sentence = i;
	mention->clause = dispatch->sentences.at[i];
}

static struct dispatch *add(struct world *world, const char *code, const char *marked)
{
	struct analysis *analysis = world->analysis;
	struct mentions *mentions = &analysis->mentions[analysis->n];
	struct dispatch *dispatch = arena_new_of(world->arena, struct dispatch);
	struct block *block;
	uint32_t i;

	dispatch->text = take_mentions(world, marked, mentions);
	dispatch->length = (uint32_t)strlen(dispatch->text);
	dispatch->path = "test";
	dispatch->pack = lang_pack(world->lang, code);
	text_tokenise(world->arena, world->vocab, dispatch->text,
		(struct span){ 0, dispatch->length }, pack_elisions(dispatch->pack),
		&dispatch->tokens);
	block = vec_push(world->arena, &dispatch->blocks);
	block->span.end = dispatch->length;
	block->tokens.last = dispatch->tokens.n;
	text_sentences(world->arena, world->vocab, dispatch->text, &dispatch->tokens, block->tokens,
		pack_abbreviations(dispatch->pack), &dispatch->sentences);
	block->sentences.last = dispatch->sentences.n;
	for (i = 0; i < mentions->n; i++)
		place(dispatch, &mentions->at[i]);
	world->dispatches[analysis->n++] = dispatch;
	return dispatch;
}

static const struct fact *fact_of(const struct world *world, uint32_t dispatch, const char *words)
{
	const struct facts *facts = &world->analysis->facts;
	uint32_t f, m;

	for (f = 0; f < facts->n; f++)
		for (m = 0; m < facts->at[f].n; m++) {
			const struct member *member = &facts->at[f].members[m];
			const char *text = world->dispatches[member->dispatch]->text;

			if (member->dispatch == dispatch &&
				strstr(text, words) == text + member->mention->span.start)
				return &facts->at[f];
		}
	fail_msg("no fact holds \"%s\" of dispatch %u", words, dispatch);
	return NULL;
}

static void want_rule(const struct fact *fact, enum rule rule)
{
	if (fact->rule != rule)
		fail_msg("\"%s\": wanted %s, got %s", fact->label, match_rule_name(rule),
			match_rule_name(fact->rule));
	assert_int_equal(fact->verdict, match_rule_verdict(rule));
}

static void troops_meet_whatever_they_are_called(void **state)
{
	struct world *world = *state;
	const struct fact *fact;

	add(world, "fr",
		"La mission regroupe {>2000 troops security:plus de 2.000 soldats} dans le pays. "
		"La police a saisi des armes.");
	add(world, "fr",
		"Ses alliés ont déployé {=2030 troops security deployed:2.030 hommes} dans le "
		"pays. "
		"Le calme revient en ville.");
	add(world, "fr", "La circulation reprend lentement après la neige.");
	match_align(world->analysis, "fr", NULL);
	fact = fact_of(world, 0, "plus de 2.000");
	assert_ptr_equal(fact, fact_of(world, 1, "2.030 hommes"));
	want_rule(fact, RULE_PRECISION);
	assert_int_equal(fact->dispatches, 2);
	assert_int_equal(fact->camps, 2);
	assert_int_equal(fact->n_silent, 1);
	assert_int_equal(fact->silent[0], 2);
	assert_false(fact->internal);
	assert_true(fact->low == 2000 && fact->high == 2500);
	assert_non_null(strstr(fact->label, "soldats"));
}

static void tolls_far_apart_are_one_conflict(void **state)
{
	struct world *world = *state;

	add(world, "en",
		"The earthquake killed {=16 dead:16 people} in the mountain province, officials "
		"said.");
	add(world, "en",
		"At least {=164 dead:164 dead} were counted after the earthquake in the province.");
	match_align(world->analysis, "en", NULL);
	assert_ptr_equal(fact_of(world, 0, "16 people"), fact_of(world, 1, "164 dead"));
	want_rule(fact_of(world, 0, "16 people"), RULE_DISJOINT);
	assert_int_equal(world->analysis->facts.at[0].camps, 2);
}

static void the_dead_and_the_wounded_never_meet(void **state)
{
	struct world *world = *state;

	add(world, "fr",
		"L'explosion du marché a fait {=12 dead:12 morts} mardi, selon la préfecture.");
	add(world, "fr",
		"L'explosion du marché a fait {=12 wounded:12 blessés} mardi, selon la "
		"préfecture.");
	match_align(world->analysis, "fr", NULL);
	assert_ptr_not_equal(fact_of(world, 0, "12 morts"), fact_of(world, 1, "12 blessés"));
	want_rule(fact_of(world, 0, "12 morts"), RULE_ONLY_HERE);
}

static void civilians_are_not_soldiers(void **state)
{
	struct world *world = *state;

	add(world, "en", "The shelling killed {=9 dead security:nine soldiers} near the bridge.");
	add(world, "en", "The shelling killed {=9 dead civilians:nine civilians} near the bridge.");
	match_align(world->analysis, "en", NULL);
	assert_ptr_not_equal(
		fact_of(world, 0, "nine soldiers"), fact_of(world, 1, "nine civilians"));
}

static void money_of_two_banks_stays_apart(void **state)
{
	struct world *world = *state;

	add(world, "en",
		"Northbank said the levy could cost it {<2e9 USD:up to $2 billion}. "
		"Rivals of Northbank and Southbank disagree. "
		"Southbank expects a charge of {=20e9 USD charge:$20 billion} from the levy.");
	add(world, "en",
		"The levy will mean a charge of {<20e9 USD charge:as much as $20 billion} for "
		"Southbank. "
		"Analysts at Northbank and Southbank declined to comment.");
	match_align(world->analysis, "en", NULL);
	assert_ptr_equal(fact_of(world, 0, "$20"), fact_of(world, 1, "as much as"));
	assert_ptr_not_equal(fact_of(world, 0, "up to"), fact_of(world, 1, "as much as"));
	want_rule(fact_of(world, 1, "as much as"), RULE_PRECISION);
}

static void weeks_and_days_are_compared(void **state)
{
	struct world *world = *state;

	add(world, "fr",
		"L'enfant trouvé seul est resté {=14 day:quatorze jours} dans l'appartement.");
	add(world, "fr",
		"L'enfant trouvé seul est resté {=2 week:deux semaines} dans l'appartement.");
	match_align(world->analysis, "fr", NULL);
	want_rule(fact_of(world, 0, "quatorze"), RULE_SAME_FORM_DIFFERS);
}

static void nobody_knows_against_a_number(void **state)
{
	struct world *world = *state;

	add(world, "fr",
		"Le nombre de {? dead civilians:victimes civiles} de la tempête reste à "
		"déterminer.");
	add(world, "fr",
		"La tempête a tué {=12 dead civilians:12 civils}, nombre qui reste provisoire.");
	match_align(world->analysis, "fr", NULL);
	want_rule(fact_of(world, 1, "12 civils"), RULE_UNKNOWN_VALUE);
}

static void a_dispatch_that_contradicts_itself_is_told(void **state)
{
	struct world *world = *state;

	add(world, "en",
		"The flood killed {=40 dead:40 people} in the valley. "
		"In the valley the flood killed {=60 dead:60 people}, the mayor said.");
	add(world, "en", "The flood killed {=40 dead:40 people} in the valley, a spokesman said.");
	match_align(world->analysis, "en", NULL);
	if (fact_of(world, 0, "40 people") == fact_of(world, 0, "60 people"))
		assert_true(fact_of(world, 0, "40 people")->internal);
	assert_ptr_equal(fact_of(world, 0, "40 people"), fact_of(world, 1, "40 people"));
}

static void typography_is_no_difference(void **state)
{
	struct world *world = *state;

	add(world, "fr",
		"La police a arrêté {-8000 arrested:près de 8.000 personnes} pendant les émeutes.");
	add(world, "fr",
		"Pendant les émeutes, {-8000 arrested:près de 8 000 personnes} ont été arrêtées.");
	match_align(world->analysis, "fr", NULL);
	want_rule(fact_of(world, 0, "près"), RULE_SAME);
	assert_int_equal(fact_of(world, 0, "près")->camps, 1);
}

static void round_sums_leave_room(void **state)
{
	struct world *world = *state;

	add(world, "fr",
		"Le courtier a fait perdre {=5e9 EUR loss:5 milliards d'euros} à la banque.");
	add(world, "fr",
		"Le courtier a fait perdre {=4.9e9 EUR loss:4,9 milliards d'euros} à la banque.");
	match_align(world->analysis, "fr", NULL);
	want_rule(fact_of(world, 0, "5 milliards"), RULE_ROUNDED);
}

static void dates_go_by_what_they_date(void **state)
{
	struct world *world = *state;

	add(world, "fr",
		"Le contingent a été déployé le {@2022-01-06:6 janvier} dans la capitale. "
		"Le ministre a été limogé le {@2022-01-09:9 janvier}.");
	add(world, "fr",
		"Le ministre a été limogé le {@2022-01-08:8 janvier}. "
		"Déployé dans la capitale le {@2022-01-06:6 janvier}, le contingent repart.");
	match_align(world->analysis, "fr", NULL);
	assert_ptr_equal(fact_of(world, 0, "6 janvier"), fact_of(world, 1, "6 janvier"));
	want_rule(fact_of(world, 0, "6 janvier"), RULE_SAME);
	assert_ptr_equal(fact_of(world, 0, "9 janvier"), fact_of(world, 1, "8 janvier"));
	want_rule(fact_of(world, 0, "9 janvier"), RULE_DATE_DISJOINT);
}

/* The rows as text: each dispatch by its own text, so that no order of input shows. */
static char *rows_of(struct world *world)
{
	struct buf buf = buf_new(world->arena);
	char *lines[64], *swap;
	uint32_t n = 0, f, m, i, k;

	for (f = 0; f < world->analysis->facts.n; f++) {
		const struct fact *fact = &world->analysis->facts.at[f];
		char *cells[16];

		for (m = 0; m < fact->n; m++)
			cells[m] = arena_format(world->arena, "%.12s@%u ",
				world->dispatches[fact->members[m].dispatch]->text,
				fact->members[m].mention->span.start);
		for (i = 0; i < fact->n; i++)
			for (k = i + 1; k < fact->n; k++)
				if (strcmp(cells[i], cells[k]) > 0) {
					swap = cells[i];
					cells[i] = cells[k];
					cells[k] = swap;
				}
		buf = buf_new(world->arena);
		for (m = 0; m < fact->n; m++)
			buf_text(&buf, cells[m]);
		buf_text(&buf, match_rule_name(fact->rule));
		lines[n++] = buf.at;
	}
	for (i = 0; i < n; i++)
		for (k = i + 1; k < n; k++)
			if (strcmp(lines[i], lines[k]) > 0) {
				swap = lines[i];
				lines[i] = lines[k];
				lines[k] = swap;
			}
	buf = buf_new(world->arena);
	for (i = 0; i < n; i++) {
		buf_text(&buf, lines[i]);
		buf_char(&buf, '\n');
	}
	return buf.at;
}

static void no_order_of_the_command_line_shows(void **state)
{
	static const char *const TEXTS[] = {
		"Storm news: {=12 dead:12 people} died and {=30 wounded:30} were hurt in the port.",
		"In the port the storm killed {=14 dead:14 people}; {>30 wounded:more than 30} "
		"were hurt.",
		"Rescuers say {~30 wounded:about 30} were hurt in the port; {=12 dead:12} died in "
		"the storm.",
		"Harbour closed: {=3 day:three days} without ferries after the storm in the port.",
	};
	struct world *world = *state;
	char *first = NULL, *rows;
	uint32_t turn, i;

	for (turn = 0; turn < 4; turn++) {
		world->analysis->n = 0;
		world->analysis->facts.n = world->analysis->overlaps.n = 0;
		world->analysis->origins = 0;
		for (i = 0; i < 4; i++) {
			world->analysis->mentions[i] = (struct mentions){ NULL, 0, 0 };
			add(world, "en", TEXTS[(i + turn) % 4]);
		}
		match_align(world->analysis, "en", NULL);
		rows = rows_of(world);
		if (first)
			assert_string_equal(rows, first);
		else
			first = rows;
	}
}

static void shared_copy_is_one_origin(void **state)
{
	static const char *const COPY = "The two ferries collided in thick fog shortly before the "
					"harbour entrance, and the "
					"coast guard brought everyone ashore within the hour "
					"without a single serious injury.";
	struct world *world = *state;

	add(world, "en", COPY);
	add(world, "en",
		"Fog again. The mayor wants radar buoys at last, as does the fishing union, "
		"which has asked for them for years.");
	add(world, "en",
		arena_format(world->arena, "%s Tourists were given tea and blankets.", COPY));
	match_align(world->analysis, "en", NULL);
	assert_int_equal(world->analysis->origins, 2);
	assert_int_equal(world->analysis->origin[0], world->analysis->origin[2]);
	assert_int_not_equal(world->analysis->origin[0], world->analysis->origin[1]);
	assert_int_equal(world->analysis->overlaps.n, 1);
	assert_true(world->analysis->overlaps.at[0].share > 0.99f);
	assert_int_equal(world->analysis->overlaps.at[0].longest, 27);
}

/* What is said a hundred times over is one long run, for all that each of its words stands in a
 * hundred places; so is what follows it. */
static void a_refrain_is_copied_too(void **state)
{
	enum { TIMES = 100, SAID = 6, REST = 9 };
	struct world *world = *state;
	struct buf text = buf_new(world->arena);
	uint32_t i;

	for (i = 0; i < TIMES; i++)
		buf_text(&text, "sirens wailed across the dark harbour ");
	buf_text(&text, "until pilots brought both ferries safely back to shore.");
	add(world, "en", text.at);
	add(world, "en", arena_format(world->arena, "Meanwhile nobody slept: %s", text.at));
	match_align(world->analysis, "en", NULL);
	assert_int_equal(world->analysis->overlaps.n, 1);
	assert_int_equal(world->analysis->overlaps.at[0].longest, TIMES * SAID + REST);
}

/* Words that nobody else writes: the n from the from-th on. */
static void put_words(struct buf *buf, uint32_t from, uint32_t n)
{
	for (; n > 0; n--, from++)
		buf_format(buf, "qu%c%c%cx ", 'a' + (char)(from / 676 % 26),
			'a' + (char)(from / 26 % 26), 'a' + (char)(from % 26));
}

/* The origins of two dispatches of so many words of their own, between which stand runs in common.
 */
static uint32_t origins_of(struct world *world, uint32_t own, uint32_t runs, uint32_t run)
{
	struct buf text;
	uint32_t i, k;

	world->analysis->n = world->analysis->origins = world->analysis->overlaps.n = 0;
	for (i = 0; i < 2; i++) {
		text = buf_new(world->arena);
		for (k = 0; k < runs; k++) {
			put_words(&text, k * run, run);
			put_words(&text, 1000 * (i + 1) + k * (own / runs), own / runs);
		}
		world->analysis->mentions[i] = (struct mentions){ NULL, 0, 0 };
		add(world, "en", text.at);
	}
	match_align(world->analysis, "en", NULL);
	return world->analysis->origins;
}

static void much_or_long_copy_makes_one_origin(void **state)
{
	assert_int_equal(origins_of(*state, 90, 3, 9), 1); /* an eighth, in short runs */
	assert_int_equal(
		origins_of(*state, 900, 1, 20), 1); /* little, but nobody writes it twice */
	assert_int_equal(origins_of(*state, 900, 1, 12), 2);
	assert_int_equal(origins_of(*state, 900, 3, 9), 2);
}

/* A plural behind "la" is copied, not written twice; the copy is short, the rest each desk's own.
 */
static void a_shared_slip_is_one_origin(void **state)
{
	struct world *world = *state;

	add(world, "fr",
		"La tempêtes de samedi a surpris la flotte au large du cap. Deux chalutiers "
		"manquent "
		"encore, et la tempête menace de revenir mardi selon les services de la météo.");
	add(world, "fr",
		"La tempêtes de samedi a surpris la flotte de Saint-Malo. Les familles attendent "
		"sur "
		"le quai, où le maire a fait dresser des tentes et servir du café chaud.");
	match_align(world->analysis, "fr", NULL);
	assert_int_equal(world->analysis->overlaps.n, 1);
	assert_string_equal(world->analysis->overlaps.at[0].slip, "La tempêtes");
	assert_int_equal(world->analysis->origins, 1);
}

static void quoting_one_speech_is_not_copying(void **state)
{
	static const char *const SPEECH = "\"We shall rebuild the bridge before winter comes and "
					  "we shall not ask anybody for money\"";
	struct world *world = *state;

	add(world, "en", arena_format(world->arena, "The mayor spoke at noon: %s.", SPEECH));
	add(world, "en",
		arena_format(world->arena, "%s, so the head of the town told reporters.", SPEECH));
	match_align(world->analysis, "en", NULL);
	assert_int_equal(world->analysis->origins, 2);
}

static void why_names_the_shared_words(void **state)
{
	struct world *world = *state;
	const struct fact *fact;
	struct evidences why;
	bool context = false;
	float score;
	uint32_t i;

	add(world, "fr", "Le tremblement de terre a fait {=16 dead:16 morts} dans la montagne.");
	add(world, "fr", "Dans la montagne, {=18 dead:18 morts} après le tremblement de terre.");
	match_align(world->analysis, "fr", NULL);
	fact = fact_of(world, 0, "16 morts");
	assert_int_equal(fact->n, 2);
	why = match_explain(world->arena, world->analysis, fact, 0, 1, &score);
	assert_true(score >= 0.5f && score <= 1);
	for (i = 0; i < why.n; i++)
		if (strcmp(why.at[i].feature, "context") == 0) {
			context = true;
			assert_non_null(strstr(why.at[i].words, "montagne"));
		}
	assert_true(context);
}

static void a_hard_bound_does_not_give_way(void **state)
{
	struct world *world = *state;

	add(world, "fr", "Le pont coûtera {=450e6 EUR cost:450 millions d'euros} à la région.");
	add(world, "fr",
		"Le pont coûtera {]480e6 EUR cost:au moins 480 millions d'euros} à la région.");
	match_align(world->analysis, "fr", NULL);
	want_rule(fact_of(world, 0, "450"), RULE_DISJOINT);
}

static void labels_say_what_a_row_is_about(void **state)
{
	struct world *world = *state;

	add(world, "fr",
		"Le maire Lucien Fabre a inauguré le pont {@2021-05-06:le 6 mai}. "
		"La police a arrêté {=31 people arrested:31 personnes}.");
	add(world, "fr", "Inauguré {@2021-05-06:le 6 mai} par Lucien Fabre, le pont rouvre.");
	match_align(world->analysis, "fr", NULL);
	assert_string_equal(fact_of(world, 0, "31 personnes")->label, "arrêtés");
	assert_string_equal(
		fact_of(world, 1, "le 6 mai")->label, "maire Lucien Fabre a inauguré le pont");
}

static void titles_use_the_words_of_the_dispatches(void **state)
{
	struct world *world = *state;

	add(world, "fr", "Quelque {=95 gendarmes:95 gendarmes} sont arrivés lundi.");
	add(world, "fr", "Les {=95 gendarmes:95 gendarmes} sont repartis.");
	match_align(world->analysis, "fr", NULL);
	assert_string_equal(fact_of(world, 0, "95 gendarmes")->label, "gendarmes");
}

static void the_word_behind_a_dateline_is_no_name(void **state)
{
	static const char dateline[] = "METZ (Agence) -";
	struct world *world = *state;
	int i;

	for (i = 0; i < 2; i++)
		add(world, "fr",
			"METZ (Agence) - {=31 cars:Exactement 31 voitures} ont brûlé dans la nuit.")
			->dateline = (struct span){ 0, sizeof dateline - 1 };
	match_align(world->analysis, "fr", NULL);
	assert_null(strstr(fact_of(world, 0, "Exactement 31 voitures")->label, "Exactement"));
}

static void what_a_hundred_print_is_told_by_a_hundred(void **state)
{
	enum { ALL = 100, ODD = 70 };
	struct world *world = *state;
	const struct fact *fact;
	uint32_t i;

	for (i = 0; i < ALL; i++)
		add(world, "fr",
			i == ODD ? "Dans la vallée, la crue a fait {=19 dead:19 morts}, dit le "
				   "maire."
			: i % 2 ? "La crue a fait {=16 dead:16 morts} dans la vallée, dit le maire."
				: "Il pleut. La crue a fait {=16 dead:16 morts} dans la vallée.");
	match_align(world->analysis, "fr", NULL);
	fact = fact_of(world, 0, "16 morts");
	assert_int_equal(fact->n, ALL);
	assert_int_equal(fact->dispatches, ALL);
	want_rule(fact, RULE_DISJOINT);
	assert_int_equal(fact->camps, 2);
	for (i = 0; i < ALL; i++) {
		assert_int_equal(fact->members[i].dispatch, i);
		assert_ptr_equal(fact->members[i].mention, world->analysis->mentions[i].at);
		assert_int_equal(fact->members[i].camp, i == ODD);
		assert_true(fact->members[i].link > 0.5f);
	}
}

static void nothing_to_align_is_no_fault(void **state)
{
	struct world *world = *state;

	add(world, "en", "");
	add(world, "en", "No figures here.");
	match_align(world->analysis, "en", NULL);
	assert_int_equal(world->analysis->facts.n, 0);
	assert_int_equal(world->analysis->origins, 2);
}

#define test_of(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_of(troops_meet_whatever_they_are_called),
		test_of(tolls_far_apart_are_one_conflict),
		test_of(the_dead_and_the_wounded_never_meet),
		test_of(civilians_are_not_soldiers),
		test_of(money_of_two_banks_stays_apart),
		test_of(weeks_and_days_are_compared),
		test_of(nobody_knows_against_a_number),
		test_of(a_dispatch_that_contradicts_itself_is_told),
		test_of(typography_is_no_difference),
		test_of(round_sums_leave_room),
		test_of(dates_go_by_what_they_date),
		test_of(no_order_of_the_command_line_shows),
		test_of(shared_copy_is_one_origin),
		test_of(a_refrain_is_copied_too),
		test_of(much_or_long_copy_makes_one_origin),
		test_of(a_shared_slip_is_one_origin),
		test_of(quoting_one_speech_is_not_copying),
		test_of(why_names_the_shared_words),
		test_of(a_hard_bound_does_not_give_way),
		test_of(labels_say_what_a_row_is_about),
		test_of(titles_use_the_words_of_the_dispatches),
		test_of(the_word_behind_a_dateline_is_no_name),
		test_of(what_a_hundred_print_is_told_by_a_hundred),
		test_of(nothing_to_align_is_no_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
