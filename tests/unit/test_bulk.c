/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hundreds of dispatches: what is done by several threads, sheet by sheet and story by story, shows
 * nothing of it. Three events, each told by many desks in their own words: a ferry that sank, a
 * bridge that fell, and a fire, which English desks tell. Each has three dead.
 */
#include "unit/desk.h"

#include "export/export.h"

#include <stdio.h>
#include <string.h>

enum { EVENTS = 3, DESKS = 60, DISPATCHES = EVENTS * DESKS };

/* Of each event what opens a dispatch, and sentences of which each desk prints some. */
static const char *const opening[EVENTS] = {
	"KERVALEC, 4 mars 2021 (Agence Mer) - ",
	"VALMONT, 9 mars 2021 (Dépêche du Centre) - ",
	"OAKFORD, March 17, 2021 (Harbour Wire) - ",
};

enum { SENTENCES = 8 };

static const char *const told[EVENTS][SENTENCES] = {
	{
		"Le ferry Armorique Bleue a coulé jeudi au large de Kervalec avec 212 passagers.",
		"Trois personnes sont mortes dans le naufrage, selon la préfecture maritime.",
		"Le capitaine Yann Le Goff a lancé un appel de détresse avant de quitter le "
		"navire.",
		"Les sauveteurs de Kervalec ont repêché 190 passagers en mer.",
		"Au moins trois passagers sont morts, a indiqué Yann Le Goff.",
		"Le ferry transportait 215 passagers, selon la compagnie Armorique Bleue.",
		"Une enquête a été ouverte par le parquet de Kervalec sur le naufrage du ferry.",
		"Des plongeurs cherchent encore l'épave du ferry devant le port.",
	},
	{
		"Le pont de la Sarre s'est effondré mardi à Valmont sous un convoi de 48 tonnes.",
		"Trois personnes sont mortes dans l'effondrement, selon la préfecture.",
		"La maire Lucie Ferrand avait demandé des travaux sur le pont dès 2018.",
		"Les pompiers de Valmont ont dégagé 19 blessés des décombres.",
		"Au moins trois automobilistes sont morts, a indiqué Lucie Ferrand.",
		"Le convoi pesait 50 tonnes, selon le transporteur Paul Ansart.",
		"Une enquête a été ouverte par le parquet de Valmont sur l'effondrement du pont.",
		"Des experts examinent encore les câbles du pont au-dessus de la Sarre.",
	},
	{
		"A fire swept through a warehouse in Oakford on Wednesday, killing three workers.",
		"Fire chief Dana Whitlock said 120 firefighters were sent to the warehouse.",
		"Three workers died and 17 were injured in the blaze, officials in Oakford said.",
		"The warehouse belongs to Brindle Logistics, which employs 400 people.",
		"Dana Whitlock said the blaze had been contained by noon.",
		"Brindle Logistics said 16 workers were injured in the fire.",
		"Smoke from the warehouse could be seen across Oakford for hours.",
		"Investigators have not said what caused the blaze at Brindle Logistics.",
	},
};

/* What the desk prints of the event: four of the sentences, from one on, each second one or each
 * third. */
static void write_dispatch(const char *path, uint32_t event, uint32_t desk)
{
	FILE *file = fopen(path, "w"); /* file_write() waits for the disk, hundreds of times */
	uint32_t i;

	assert_non_null(file);
	fputs(opening[event], file);
	for (i = 0; i < 4; i++)
		fprintf(file, "%s\n\n",
			told[event][(desk + i * (1 + desk / SENTENCES % 3)) % SENTENCES]);
	assert_int_equal(fclose(file), 0);
}

static struct dossier *open_events(struct arena *arena, uint32_t threads)
{
	static const char *const folders[] = { SRCDATADIR "/lang" };
	const struct dossier_setup setup = {
		.folders = folders, .n_folders = 1, .code = "fr", .threads = threads
	};
	const char *paths[DISPATCHES];
	uint32_t i;

	for (i = 0; i < DISPATCHES; i++) {
		paths[i] = temporary(arena, arena_format(arena, "%03u.txt", i));
		write_dispatch(paths[i], i % EVENTS, i / EVENTS);
	}
	return dossier_open(paths, DISPATCHES, &setup);
}

static const char *written(struct arena *arena, const char *format, uint32_t threads)
{
	struct dossier *dossier = open_events(arena, threads);
	struct bytes bytes = export_write(arena, export_find(format), dossier, NULL);

	dossier_close(dossier);
	return bytes.at;
}

static void no_number_of_threads_shows(void **state)
{
	static const char *const formats[] = { "json", "jsonl", "text" };
	static const uint32_t threads[] = { 2, 5 };
	uint32_t f, t;

	for (f = 0; f < 3; f++)
		for (t = 0; t < 2; t++)
			assert_string_equal(written(*state, formats[f], 1),
				written(*state, formats[f], threads[t]));
}

/* One after another, as they come. */
struct pieces {
	struct buf all;
	uint32_t n;
	size_t longest;
};

static bool take(void *at, struct bytes piece)
{
	struct pieces *pieces = at;

	buf_add(&pieces->all, piece.at, piece.n);
	pieces->longest = piece.n > pieces->longest ? piece.n : pieces->longest;
	pieces->n++;
	return true;
}

static void json_comes_in_pieces_and_in_order(void **state)
{
	struct dossier *dossier = open_events(*state, 3);
	const struct format *json = export_find("json");
	struct pieces pieces = { .all = buf_new(*state) };
	const struct export_sink sink = { take, &pieces };

	export_put(*state, json, dossier, NULL, &sink);
	assert_string_equal(pieces.all.at, export_write(*state, json, dossier, NULL).at);
	assert_true(pieces.n > 2);
	assert_true(pieces.longest < pieces.all.n);
	dossier_close(dossier);
}

static bool refuse(void *times, struct bytes piece)
{
	(void)piece;
	++*(int *)times;
	return false;
}

static void nothing_is_written_to_who_takes_no_more(void **state)
{
	struct dossier *dossier = open_events(*state, 2);
	int times = 0;

	export_put(*state, export_find("json"), dossier, NULL,
		&(struct export_sink){ refuse, &times });
	assert_int_equal(times, 1);
	dossier_close(dossier);
}

static void what_is_told_of_two_events_is_never_one_fact(void **state)
{
	struct dossier *dossier = open_events(*state, 2);
	const struct facts *facts = &dossier->analysis->facts;
	uint32_t whole[EVENTS] = { 0 }, i, k;

	for (i = 0; i < facts->n; i++) {
		const struct fact *fact = &facts->at[i];
		uint32_t event = fact->members[0].dispatch % EVENTS;

		for (k = 1; k < fact->n; k++)
			assert_int_equal(fact->members[k].dispatch % EVENTS, event);
		if (fact->dispatches > whole[event])
			whole[event] = fact->dispatches;
	}
	for (i = 0; i < EVENTS; i++) /* and none is cut: its dateline stands in all */
		assert_int_equal(whole[i], DESKS);
	dossier_close(dossier);
}

/* Copies of a few texts are one story, although what one text alone tells stands in many files. */
static void copies_do_not_make_a_story(void **state)
{
	static const char *const folders[] = { SRCDATADIR "/lang" };
	const struct dossier_setup setup = { .folders = folders, .n_folders = 1, .code = "fr" };
	const char *paths[DISPATCHES];
	struct dossier *dossier;
	uint32_t i, most = 0;

	for (i = 0; i < DISPATCHES; i++) {
		paths[i] = temporary(*state, arena_format(*state, "%03u.txt", i));
		write_dispatch(paths[i], 0, i % 4 * 2);
	}
	dossier = dossier_open(paths, DISPATCHES, &setup);
	for (i = 0; i < dossier->analysis->facts.n; i++)
		if (dossier->analysis->facts.at[i].dispatches > most)
			most = dossier->analysis->facts.at[i].dispatches;
	assert_int_equal(most, DISPATCHES);
	dossier_close(dossier);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(no_number_of_threads_shows),
		test_in_arena(json_comes_in_pieces_and_in_order),
		test_in_arena(nothing_is_written_to_who_takes_no_more),
		test_in_arena(what_is_told_of_two_events_is_never_one_fact),
		test_in_arena(copies_do_not_make_a_story),
	};

	return cmocka_run_group_tests(tests, make_room, clear_room);
}
