/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the view does with keys, sizes and hostile text. How the screen looks is in test_screen. */
#include "unit/unit.h"

#include "unit/scene.h"
#include "view/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const flood[] = {
	"dispatch one.txt 1",
	"  VERNEUIL, 14 juin 2021 (Agence Mer) - L'eau a pris {homes >1200:plus de 1.200 maisons}.",
	"",
	"  On compte {dead =3:trois morts}, dit le préfet, et {boats =12:douze canots} sont "
	"partis.",
	"dispatch two.txt 2",
	"  Verneuil sous l'eau",
	"",
	"  Il y a {dead =5:cinq morts}. Le maire parle de {homes =1350:1 350 maisons} inondées.",
	"",
	"  {night @2021-06-13:Dimanche}, rien n'annonçait la crue. {homes =1350:Ces 1 350 maisons} "
	"sont vides.",
	"dispatch three.txt 3",
	"  Les eaux montent",
	"",
	"  La crue est venue {night @2021-06-13:dimanche 13 juin}. {dead =5:Cinq morts}.",
	"fact homes precision .9 maisons",
	"fact dead disjoint .9 morts",
	"fact boats only-here 1 canots",
	"fact night same .8 la crue",
};

static struct view *view_of_lines(struct arena *arena, const char *const *lines, size_t n)
{
	struct scene *scene = scene_new(arena);
	size_t i;

	for (i = 0; i < n; i++)
		assert_true(scene_line(scene, lines[i]));
	return view_new(arena, scene_dossier(scene), view_keymap_new(arena));
}

static struct view *view_of_flood(struct arena *arena)
{
	return view_of_lines(arena, flood, sizeof flood / sizeof *flood);
}

/* The text of a row, trailing spaces cut. */
static const char *row_of(struct arena *arena, struct view *view, int row)
{
	const struct frame *frame = view_frame(view);
	struct buf text = buf_new(arena);
	int i;

	for (i = 0; i < frame->columns; i++)
		buf_text(&text, frame->cells[row * frame->columns + i].bytes);
	while (text.n > 0 && text.at[text.n - 1] == ' ')
		text.at[--text.n] = '\0';
	return text.at;
}

static const char *last_row(struct arena *arena, struct view *view)
{
	return row_of(arena, view, view_frame(view)->rows - 1);
}

static bool screen_holds(struct arena *arena, struct view *view, const char *words)
{
	int row;

	for (row = 0; row < view_frame(view)->rows; row++)
		if (strstr(row_of(arena, view, row), words))
			return true;
	return false;
}

static enum view_wish press(struct view *view, const char *keys)
{
	enum view_wish wish = VIEW_GO_ON;
	char copy[512], *key;

	snprintf(copy, sizeof copy, "%s", keys);
	for (key = strtok(copy, " "); key; key = strtok(NULL, " ")) {
		wish = view_key(view, key);
		view_frame(view);
	}
	return wish;
}

static void type(struct view *view, const char *text)
{
	char key[2] = { 0 };

	for (; *text; text++) {
		key[0] = *text;
		view_key(view, *text == ' ' ? "Space" : key);
	}
}

static void quit_closes_a_page_first(void **state)
{
	struct view *view = view_of_flood(*state);

	assert_int_equal(press(view, "q"), VIEW_QUIT);
	assert_int_equal(press(view, "? q"), VIEW_GO_ON);
	assert_int_equal(press(view, "q"), VIEW_QUIT);
	assert_int_equal(press(view, "C-l"), VIEW_REDRAW);
	assert_int_equal(press(view, "C-z"), VIEW_SUSPEND);
}

static void esc_and_a_key_typed_fast_are_two(void **state)
{
	struct view *view = view_of_flood(*state);

	assert_int_equal(press(view, "? M-q"), VIEW_QUIT);
	assert_int_equal(press(view, "? M-?"), VIEW_GO_ON);
	assert_int_equal(press(view, "q"), VIEW_GO_ON); /* closes the help that M-? opened anew */
}

static void export_names_a_file_and_its_format(void **state)
{
	struct view *view = view_of_flood(*state);

	press(view, "e C-u");
	type(view, "no such folder/my notes.json");
	assert_int_equal(press(view, "Enter"), VIEW_EXPORT);
	assert_string_equal(view_export_path(view), "no such folder/my notes.json");
	assert_string_equal(view_export_format(view), "json");
	view_tell(view, "notes are written", false);
	assert_string_equal(last_row(*state, view) + 1,
		"notes are written                                                     1/3 100%");
	press(view, "j");
	assert_null(strstr(last_row(*state, view), "written"));
}

static void export_asks_before_it_overwrites(void **state)
{
	struct view *view = view_of_flood(*state);
	char path[] = "/tmp/recoupe-view-XXXXXX.txt";
	int file = mkstemps(path, 4);

	assert_true(file >= 0);
	close(file);
	press(view, "e C-u");
	type(view, path);
	assert_int_equal(press(view, "Enter"), VIEW_GO_ON);
	assert_non_null(strstr(last_row(*state, view), "overwrite"));
	assert_int_equal(press(view, "x"), VIEW_GO_ON);
	assert_non_null(strstr(last_row(*state, view), "overwrite"));
	assert_int_equal(press(view, "n"), VIEW_GO_ON);
	assert_non_null(strstr(last_row(*state, view), "Export to"));
	press(view, "Enter");
	assert_int_equal(press(view, "y"), VIEW_EXPORT);
	assert_string_equal(view_export_path(view), path);
	assert_string_equal(view_export_format(view), "text");
	unlink(path);
}

static void keys_can_be_bound_anew(void **state)
{
	struct keymap *keymap = view_keymap_new(*state);
	struct scene *scene = scene_new(*state);
	struct view *view;
	size_t i;

	for (i = 0; i < sizeof flood / sizeof *flood; i++)
		scene_line(scene, flood[i]);
	assert_false(view_keymap_bind(keymap, "no-such-action", "a"));
	assert_false(view_keymap_bind(keymap, "quit", "NoSuchKey"));
	assert_false(view_keymap_bind(keymap, "quit", "C-\x1b"));
	assert_false(view_keymap_bind(keymap, "quit", "S-a"));
	assert_false(view_keymap_bind(keymap, "quit", "M-"));
	assert_true(view_keymap_bind(keymap, "quit", "C-M-Up S-Left"));
	assert_true(view_keymap_bind(keymap, "quit", "é C-x"));
	assert_true(view_keymap_bind(keymap, "next-disagreement", "M-n j"));
	view = view_new(*state, scene_dossier(scene), keymap);
	assert_int_equal(press(view, "q"), VIEW_GO_ON);
	assert_non_null(strstr(last_row(*state, view), "q does nothing here"));
	assert_int_equal(press(view, "é"), VIEW_QUIT);
	assert_int_equal(press(view, "C-x"), VIEW_QUIT);
	assert_non_null(strstr(last_row(*state, view), "M-n/N disagreement"));
	press(view, "N");
	assert_true(screen_holds(*state, view, "≈ maisons"));
	press(view, "j");
	assert_true(screen_holds(*state, view, "≠ morts"));
}

static void every_action_is_told_and_every_key_does_one_thing_a_page(void **state)
{
	struct map *names = map_new(*state), *keys = map_new(*state);
	size_t i, n = view_actions();
	char copy[128], *key;
	uint32_t *pages;

	for (i = 0; i < n; i++) {
		assert_true(strlen(view_action_help(i)) > 8);
		assert_int_equal(
			++*map_put(names, view_action_name(i), strlen(view_action_name(i))), 1);
		snprintf(copy, sizeof copy, "%s", view_action_keys(i));
		for (key = strtok(copy, " "); key; key = strtok(NULL, " ")) {
			pages = map_put(keys, key, strlen(key));
			if (*pages & action_at(i)->pages)
				fail_msg("%s does two things on one page", key);
			*pages |= action_at(i)->pages;
		}
	}
}

static void every_role_has_a_name_and_a_letter_of_its_own(void **state)
{
	struct map *letters = map_new(*state), *names = map_new(*state);
	char letter;
	int role;

	for (role = 0; role < ROLES; role++) {
		letter = role_letter((enum role)role);
		assert_int_equal(++*map_put(letters, &letter, 1), 1);
		assert_non_null(role_help((enum role)role));
		assert_int_equal(++*map_put(names, role_name((enum role)role),
					 strlen(role_name((enum role)role))),
			1);
	}
}

/* Every cell is a grapheme, wide ones have two, and nothing in them acts on a terminal. */
static void check_frame(const struct frame *frame)
{
	const struct cell *cell;
	enum text_action action;
	size_t i, n = (size_t)frame->rows * (size_t)frame->columns, at, length;

	for (i = 0; i < n; i++) {
		cell = &frame->cells[i];
		assert_true(cell->role < ROLES);
		length = strnlen(cell->bytes, CELL_BYTES);
		assert_true(length < CELL_BYTES);
		assert_int_equal(cell->columns == 0, length == 0);
		if (cell->columns == 0)
			assert_true(i % (size_t)frame->columns > 0 && cell[-1].columns == 2);
		if (cell->columns == 2)
			assert_true((i + 1) % (size_t)frame->columns > 0 && cell[1].columns == 0);
		for (at = 0; at < length;) {
			at += text_inspect(cell->bytes + at, length - at, &action);
			assert_int_equal(action, TEXT_KEEP);
		}
	}
	assert_true(frame->cursor_row < frame->rows && frame->cursor_column < frame->columns);
}

static const char *const quay[] = {
	"dispatch one.txt 1",
	"  PORT-LOUIS, 12 mars 2018 (Ancre) - Un chalutier a rompu ses amarres dans le port et a "
	"dérivé "
	"jusqu'au quai des remorqueurs. Le patron a sauté à terre avant le choc et a donné "
	"l'alerte.",
	"",
	"  La préfecture a interdit la pêche à pied sur les plages voisines jusqu'à la fin de la "
	"semaine. Les pompiers ont posé un barrage de {boom =300:trois cents mètres} autour de la "
	"coque.",
	"dispatch two.txt 1",
	"  La préfecture a interdit la pêche à pied sur les plages voisines jusqu'à la fin de la "
	"semaine.",
	"",
	"  Personne n'a dormi. Un chalutier a rompu ses amarres dans le port et a dérivé jusqu'au "
	"quai des remorqueurs, de nuit. Le patron a sauté à terre avant le choc et a donné "
	"l'alerte.",
	"dispatch three.txt 2",
	"  Les pompiers ont posé un barrage de {boom =250:deux cent cinquante mètres} autour de la "
	"coque, avant que le patron ait sauté à terre et donné l'alerte.",
	"fact boom disjoint .9 barrage",
};

/* Every byte of the text but blanks stands in a row, in its order. */
static void assert_all_is_told(const struct pane *pane)
{
	const char *text = pane->dispatch->text;
	uint32_t at = 0, i;

	for (i = 0; i < pane->rows.n; i++) {
		const struct row *row = &pane->rows.at[i];

		if (row->blank)
			continue;
		for (; at < row->span.start; at++)
			assert_true(text[at] == ' ' || text[at] == '\n');
		assert_int_equal(row->span.start, at);
		at = row->span.end;
	}
	for (; at < pane->dispatch->length; at++)
		assert_true(text[at] == ' ' || text[at] == '\n');
}

static void assert_level(struct view *view, const struct ladder *ladder)
{
	uint32_t i, k;
	int row, first;

	for (i = 0; i < ladder->n; i++) {
		for (first = -1, k = 0; k < view->n; k++) {
			if (ladder->at[i].at[k] == NO_PLACE)
				continue;
			row = pane_row_of(&view->panes[k], ladder->at[i].at[k]);
			assert_int_equal(
				view->panes[k].rows.at[row].span.start, ladder->at[i].at[k]);
			assert_true(first < 0 || row == first);
			first = row;
		}
	}
}

static void in_step_all_is_told_and_what_is_alike_stands_level(void **state)
{
	struct view *view = view_of_lines(*state, quay, sizeof quay / sizeof *quay);
	struct ladder ladder;
	uint32_t i;
	int columns;

	press(view, "L");
	for (columns = 120; columns < 250; columns += 7) {
		view_resize(view, columns, 40);
		press(view, "j");
		ladder = ladder_build(*state, view);
		assert_true(ladder.n >= 4);
		assert_level(view, &ladder);
		for (i = 0; i < view->n; i++) {
			assert_all_is_told(&view->panes[i]);
			assert_int_equal(view->panes[i].rows.n, view->panes[0].rows.n);
			assert_int_equal(
				pane_top(view, &view->panes[i]), pane_top(view, &view->panes[0]));
		}
	}
}

static void any_keys_at_any_size_give_whole_frames(void **state)
{
	static const char *const keys[] = { "n", "N", "]", "[", ".", ",", "c", "=", "Tab", "S-Tab",
		"1", "2", "3", "9", "z", "x", "X", "j", "k", "Space", "b", "C-d", "C-u", "g", "G",
		"e", "a", "Enter", "Esc", "?", "Backspace", "Left", "é", "東", "e\u0301", "C-w",
		"NoKey", "Delete", "/", ">", "<", "L", "L", "J", "F", "t", "m", "'", "C-o", "C-n",
		"y", "v", ":", "Up", "q" };
	struct view *view = view_of_lines(*state, quay, sizeof quay / sizeof *quay);
	uint32_t seed = 2021;
	int i;

	for (i = 0; i < 4000; i++) {
		seed = seed * 1664525 + 1013904223;
		if (i % 7 == 0)
			view_resize(view, (int)(seed >> 8) % 160 + 1, (int)(seed >> 20) % 40 + 1);
		view_key(view, keys[(seed >> 10) % (sizeof keys / sizeof *keys)]);
		check_frame(view_frame(view));
	}
}

static void nothing_hostile_reaches_the_frame(void **state)
{
	static const char *const lines[] = {
		"dispatch \x1b[2J\xe2\x80\xae.txt 1",
		"  \x1b]0;title\x07On compte {dead =3:trois morts}\x9b ici \xff\xfe.",
		"dispatch b.txt 2",
		"  On \xe2\x80\xae compte {dead =5:cinq morts}\r\xe2\x80\x8b.",
		"fact dead disjoint .9 mo\x1b[1mrts\xe2\x80\xae",
	};
	struct view *view = view_of_lines(*state, lines, sizeof lines / sizeof *lines);

	check_frame(view_frame(view));
	view_tell(view, "a\x1b[2Jb\xe2\x80\xae\n\xff", true);
	check_frame(view_frame(view));
	press(view, "e \x1b[A \xff \xe2\x80\xae \x07");
	check_frame(view_frame(view));
	press(view, "Enter ?");
	check_frame(view_frame(view));
}

static void faults_stand_in_the_last_line_until_a_key(void **state)
{
	struct scene *scene = scene_new(*state);
	struct dossier dossier;
	struct view *view;
	size_t i;

	for (i = 0; i < sizeof flood / sizeof *flood; i++)
		scene_line(scene, flood[i]);
	dossier = *scene_dossier(scene);
	fault_note(*state, &dossier.faults,
		(struct fault){ .code = FAULT_TEXT_REPAIRED, .path = "one.txt" });
	fault_note(*state, &dossier.faults,
		(struct fault){ .code = FAULT_FILE_MISSING, .path = "lost.txt" });
	view = view_new(*state, &dossier, view_keymap_new(*state));
	view_resize(view, 120, 24);
	assert_non_null(strstr(last_row(*state, view), "lost.txt"));
	assert_non_null(strstr(last_row(*state, view), "1 more"));
	press(view, "n");
	assert_null(strstr(last_row(*state, view), "lost.txt"));
}

/* The rows that point at the fact under the cursor; every pane that tells it has one. */
static int count_pointers(const struct frame *frame, int *row)
{
	int i, n = 0;

	*row = -1;
	for (i = 0; i < frame->rows * frame->columns; i++) {
		if (strcmp(frame->cells[i].bytes, "▶") != 0)
			continue;
		assert_true(*row < 0 || *row == i / frame->columns);
		*row = i / frame->columns;
		n++;
	}
	return n;
}

static void a_fact_stands_on_one_row_in_every_pane(void **state)
{
	static const int told_by[] = { 2, 3, 1, 2 };
	static const char *const labels[] = { "maisons", "morts", "canots", "la crue" };
	struct view *view = view_of_flood(*state);
	int rows, row, i;

	press(view, "[");
	for (rows = 8; rows < 50; rows++) { /* the walk goes round to where it began */
		view_resize(view, 120, rows);
		for (i = 0; i < 4; i++) {
			assert_int_equal(count_pointers(view_frame(view), &row), told_by[i]);
			assert_true(screen_holds(*state, view, labels[i]));
			press(view, "]");
		}
	}
}

static void a_walk_passes_every_fact_whichever_pane_leads(void **state)
{
	static const char *const labels[] = { "= la crue", "≈ maisons", "≠ morts", "· canots" };
	static const char *const leads[] = { "1", "2", "3" };
	struct view *view = view_of_flood(*state);
	bool met[4];
	size_t lead, i, k;

	for (lead = 0; lead < 3; lead++) {
		press(view, leads[lead]);
		press(view, "Esc");
		press(view, "[ [ [ [");
		memset(met, 0, sizeof met);
		for (i = 0; i < 4; i++) {
			for (k = 0; k < 4; k++)
				met[k] = met[k] || screen_holds(*state, view, labels[k]);
			press(view, "]");
		}
		assert_true(met[0] && met[1] && met[2] && met[3]);
	}
}

static void a_dossier_without_facts_can_be_read(void **state)
{
	static const char *const lines[] = { "dispatch a.txt 1", "  Rien à signaler." };
	struct view *view = view_of_lines(*state, lines, 2);

	assert_true(screen_holds(*state, view, "Rien à signaler."));
	assert_true(screen_holds(*state, view, "no fact was found"));
	press(view, "n N ] [ . , c = w Tab x z X j k g G Space ?");
	assert_true(screen_holds(*state, view, "Help"));
}

static const char *source_of(struct arena *arena, const char *below)
{
	struct faults faults = { 0 };
	struct bytes bytes = { 0 };

	assert_true(file_read(arena, source_path(arena, below), &bytes, &faults));
	return bytes.at;
}

/* The rows of match's table of features, each with its words in that of Why?. */
static void why_has_words_for_every_feature(void **state)
{
	const char *at = strstr(source_of(*state, "src/match/score.c"), "FEATURES[]");
	const char *why = source_of(*state, "src/export/tell.c"), *end;
	int n = 0;

	assert_non_null(at);
	for (end = strstr(at, "};"); (at = strstr(at, "{ \"")) && at < end; at++, n++)
		if (!strstr(why,
			    arena_format(*state, "%.*s\"", (int)strcspn(at + 3, "\"") + 3, at)))
			fail_msg("src/export/tell.c has no row %.20s", at);
	assert_true(n > 5);
}

static const char *write_file(struct arena *arena, const char *text);

/* While facts are looked for, the dispatches can be read, and nothing is said of what is not known.
 */
static void dispatches_are_read_before_there_are_facts(void **state)
{
	static const char *const folders[] = { SRCDATADIR "/lang" };
	const char *paths[] = { write_file(*state, "Première dépêche.\n"),
		write_file(*state, "Seconde dépêche.\n") };
	const struct dossier_setup setup = { .folders = folders, .n_folders = 1, .code = "en" };
	struct dossier *dossier = dossier_open(paths, 2, &setup);
	struct view *view;

	dossier->analysis = match_blank(*state, dossier->analysis->vocab, dossier->analysis->lang,
		dossier->analysis->dispatches, 2);
	view = view_new(*state, dossier, view_keymap_new(*state));
	view_wait(view, 40);
	assert_true(screen_holds(*state, view, "looking for facts: 40%"));
	assert_true(screen_holds(*state, view, "Première dépêche."));
	assert_true(screen_holds(*state, view, "facts are still being looked for"));
	assert_false(screen_holds(*state, view, "origin"));
	press(view, "n ] t Esc o Esc = Enter T Esc Tab");
	assert_true(screen_holds(*state, view, "Seconde dépêche."));
	dossier_close(dossier);
}

/* Keys, presses and sizes by chance, the same ones every time: whatever is typed is answered. */
static void keys_by_chance_do_no_harm(void **state)
{
	static const char *const others[] = { "Esc", "Enter", "Up", "Down", "1", "5", "C-s", "C-c",
		"x", "é", "y", "n", "Mouse1@4,20", "Wheel-Down@9,60", "Drag1@7,41" };
	const char *folders[] = { SRCDATADIR "/lang" };
	const struct dossier_setup setup = { .folders = folders, .n_folders = 1, .code = "en" };
	const char *paths[] = { source_path(*state, "articles/1-reuters.txt"),
		source_path(*state, "articles/4-le-calme-revient.txt"),
		source_path(*state, "articles/5-bilan-du-president.txt") };
	struct dossier *dossier = dossier_open(paths, 3, &setup);
	struct view *view = view_new(*state, dossier, view_keymap_new(*state));
	uint32_t seed = 7, i, pick;
	char key[32];

	for (i = 0; i < 4000; i++) {
		seed = seed * 1664525 + 1013904223;
		pick = seed >> 8;
		if (pick % 16 == 0)
			view_resize(view, 1 + (int)(pick / 16 % 220), 1 + (int)(pick / 4096 % 60));
		else if (pick % 4 == 0)
			view_key(view, others[pick / 4 % (sizeof others / sizeof *others)]);
		else if (sscanf(view_action_keys(pick / 4 % view_actions()), "%31s", key) == 1)
			view_key(view, key);
		assert_non_null(view_frame(view));
	}
	dossier_close(dossier);
}

static const char *write_file(struct arena *arena, const char *text)
{
	char *path = arena_copy(arena, "/tmp/recoupe-view-XXXXXX", 24);
	int file = mkstemp(path);

	assert_true(file >= 0);
	assert_int_equal(write(file, text, strlen(text)), strlen(text));
	close(file);
	return path;
}

/* Real files, read and analysed: what Why? tells comes from the score of the link. */
static void why_tells_the_words_the_rule_and_the_evidence(void **state)
{
	static const char *const folders[] = { SRCDATADIR "/lang" };
	const char *paths[] = {
		write_file(*state, "NANTES, 4 mai 2021 (Agence Mer) - La préfecture a annoncé que "
				   "la tempête avait "
				   "blessé plus de 200 personnes dans le port de Nantes.\n"),
		write_file(*state, "RENNES, 4 mai 2021 (Le Phare) - La tempête a blessé 230 "
				   "personnes dans le port "
				   "de Nantes, a annoncé la préfecture.\n"),
	};
	const struct dossier_setup setup = {
		.folders = folders, .n_folders = 1, .code = "en", .threshold = MATCH_THRESHOLD
	};
	struct dossier *dossier = dossier_open(paths, 2, &setup);
	struct view *view = view_new(*state, dossier, view_keymap_new(*state));

	assert_true(screen_holds(*state, view, "more than 200"));
	press(view, "=");
	assert_true(screen_holds(*state, view, "plus de 200 personnes → more than 200"));
	assert_true(screen_holds(*state, view, "one value lies inside the other"));
	assert_true(screen_holds(*state, view, "1 ↔ 2"));
	assert_true(screen_holds(*state, view, "words around"));
	press(view, "=");
	assert_false(screen_holds(*state, view, "1 ↔ 2"));
	unlink(paths[0]);
	unlink(paths[1]);
	dossier_close(dossier);
}

static void a_search_goes_round_all_panes(void **state)
{
	struct view *view = view_of_flood(*state);

	view_resize(view, 120, 20);
	press(view, "1 >");
	assert_non_null(strstr(last_row(*state, view), "nothing was searched"));
	press(view, "/");
	type(view, "MORTS");
	assert_non_null(strstr(last_row(*state, view), "1 of 3, in 3 dispatches"));
	press(view, "Enter");
	assert_non_null(strstr(last_row(*state, view), "1 of 3, in 3 dispatches"));
	press(view, "> >");
	assert_non_null(strstr(last_row(*state, view), "3 of 3"));
	assert_non_null(strstr(last_row(*state, view), "3/3")); /* the pane in focus */
	press(view, ">");
	assert_non_null(strstr(last_row(*state, view), "1 of 3"));
	press(view, "<");
	assert_non_null(strstr(last_row(*state, view), "3 of 3"));
}

static void a_search_given_up_leads_back(void **state)
{
	struct view *view = view_of_flood(*state);
	const char *before;

	view_resize(view, 60, 12);
	press(view, "z 2");
	before = row_of(*state, view, 3);
	press(view, "/");
	type(view, "les eaux");
	assert_true(screen_holds(*state, view, "Les eaux montent"));
	press(view, "Esc");
	assert_string_equal(row_of(*state, view, 3), before);
	press(view, "/");
	type(view, "zebu");
	assert_non_null(strstr(last_row(*state, view), "nothing found"));
	assert_string_equal(row_of(*state, view, 3), before);
	press(view, "C-u Backspace j");
	assert_int_not_equal(*last_row(*state, view), '/');
}

static void a_leap_can_be_taken_back(void **state)
{
	struct view *view = view_of_flood(*state);
	const char *start;

	view_resize(view, 60, 12);
	press(view, "z 2 C-o");
	assert_non_null(strstr(last_row(*state, view), "no place before"));
	start = row_of(*state, view, 3);
	press(view, "G");
	press(view, "/");
	type(view, "eaux");
	press(view, "Enter");
	assert_true(screen_holds(*state, view, "Les eaux montent"));
	press(view, "C-o C-o");
	assert_string_equal(row_of(*state, view, 3), start);
	press(view, "M-Right M-Right");
	assert_true(screen_holds(*state, view, "Les eaux montent"));
	press(view, "C-n");
	assert_non_null(strstr(last_row(*state, view), "no place to go forward"));
	press(view, "C-o C-o");
	assert_string_equal(row_of(*state, view, 3), start);
}

static void leaps_beyond_number_forget_the_first(void **state)
{
	struct view *view = view_of_flood(*state);
	int i;

	for (i = 0; i < 100; i++)
		press(view, i % 2 ? "1 G" : "2 g");
	for (i = 0; i < 100; i++)
		press(view, "C-o");
	assert_non_null(strstr(last_row(*state, view), "no place before"));
	for (i = 0; i < 100; i++)
		press(view, "C-n");
	assert_non_null(strstr(last_row(*state, view), "no place to go forward"));
	press(view, "G C-o C-n G");
	check_frame(view_frame(view));
}

static void a_mark_is_returned_to(void **state)
{
	struct view *view = view_of_flood(*state);

	press(view, "2 m a 3");
	assert_non_null(strstr(last_row(*state, view), "3/3"));
	press(view, "' b");
	assert_non_null(strstr(last_row(*state, view), "no place is marked with b"));
	press(view, "' a");
	assert_non_null(strstr(last_row(*state, view), "2/3"));
	press(view, "' '");
	assert_non_null(strstr(last_row(*state, view), "3/3"));
	press(view, "m 1");
	assert_non_null(strstr(last_row(*state, view), "a mark is a letter"));
	press(view, "m Esc 1");
	assert_non_null(strstr(last_row(*state, view), "1/3"));
}

static void a_fact_is_copied_with_who_says_so(void **state)
{
	struct view *view = view_of_flood(*state);

	assert_int_equal(press(view, "["), VIEW_GO_ON);
	assert_int_equal(view_key(view, "y"), VIEW_COPY);
	assert_string_equal(view_copy_text(view),
		"maisons (vary)\n"
		"\"plus de 1.200 maisons\" - Agence Mer, Verneuil, 14\xc2\xa0June 2021, one.txt:1\n"
		"\"1 350 maisons\" - Verneuil sous l'eau, two.txt:3\n"
		"\"Ces 1 350 maisons\" - Verneuil sous l'eau, two.txt:5\n");
}

static void the_editor_opens_the_line_of_the_fact(void **state)
{
	struct view *view = view_of_flood(*state);
	uint32_t line;

	press(view, "[ 2");
	assert_int_equal(view_key(view, "v"), VIEW_EDIT);
	assert_string_equal(view_edit_path(view, &line), "two.txt");
	assert_int_equal(line, 3);
	press(view, ".");
	assert_int_equal(view_key(view, "v"), VIEW_EDIT);
	view_edit_path(view, &line);
	assert_int_equal(line, 5);
}

static enum view_wish command(struct view *view, const char *text)
{
	enum view_wish wish;

	press(view, ":");
	type(view, text);
	wish = view_key(view, "Enter");
	view_frame(view);
	return wish;
}

static void every_action_can_be_given_by_name(void **state)
{
	struct view *view = view_of_flood(*state);
	size_t i;

	for (i = 0; i < view_actions(); i++) {
		command(view, view_action_name(i));
		assert_null(strstr(last_row(*state, view), "no action"));
		press(view, "Esc Esc Esc Esc");
	}
	command(view, "tab");
	assert_true(screen_holds(*state, view, "by verdict"));
	command(view, "clo");
	assert_false(screen_holds(*state, view, "by verdict"));
	assert_int_equal(command(view, "q"), VIEW_QUIT);
	assert_int_equal(command(view, "redraw"), VIEW_REDRAW);
}

static void a_wrong_command_is_told(void **state)
{
	struct view *view = view_of_flood(*state);

	command(view, "dance now");
	assert_non_null(strstr(last_row(*state, view), "no action has the name dance"));
	command(view, "next");
	assert_non_null(strstr(last_row(*state, view), "next begins the names of several"));
	command(view, "sort");
	assert_non_null(strstr(last_row(*state, view), "sort cannot be done here"));
	command(view, "table 3");
	assert_non_null(strstr(last_row(*state, view), "table takes no more words"));
	command(view, "99");
	assert_non_null(strstr(last_row(*state, view), "there are only 4 facts"));
	command(view, "99999999999999999999999");
	assert_non_null(strstr(last_row(*state, view), "there are only 4 facts"));
	command(view, "  ");
	assert_null(strstr(last_row(*state, view), "no action"));
}

static void a_command_takes_a_number_or_a_file(void **state)
{
	struct view *view = view_of_flood(*state);

	command(view, "4");
	assert_true(screen_holds(*state, view, "fact 4 of 4"));
	press(view, "t");
	command(view, "1");
	assert_true(screen_holds(*state, view, "fact 1 of 4"));
	press(view, "C-o");
	assert_true(screen_holds(*state, view, "fact 4 of 4"));
	command(view, "go-to-pane 2");
	assert_non_null(strstr(last_row(*state, view), "2/3"));
	assert_int_equal(command(view, "export no such folder/a b.json"), VIEW_EXPORT);
	assert_string_equal(view_export_path(view), "no such folder/a b.json");
	assert_string_equal(view_export_format(view), "json");
	command(view, "export a.doc");
	assert_non_null(strstr(last_row(*state, view), "no format has this suffix"));
}

static void a_command_is_completed_and_recalled(void **state)
{
	struct view *view = view_of_flood(*state);

	view_resize(view, 100, 24);
	press(view, ": n e x Tab");
	assert_int_equal(strncmp(last_row(*state, view), ":next-disagreement", 18), 0);
	assert_non_null(strstr(last_row(*state, view), "go to the next disagreement"));
	press(view, "Tab");
	assert_non_null(strstr(last_row(*state, view), ":next-fact"));
	press(view, "S-Tab S-Tab");
	assert_non_null(strstr(last_row(*state, view), ":next-found"));
	press(view, "C-u Tab Esc");
	command(view, "help");
	command(view, "close");
	press(view, ": Up");
	assert_non_null(strstr(last_row(*state, view), ":close"));
	press(view, "Up Up Up");
	assert_non_null(strstr(last_row(*state, view), ":help"));
	press(view, "Down Down Down");
	assert_string_equal(last_row(*state, view), ":");
	press(view, "Up Enter j");
	press(view, ": Backspace");
	assert_int_not_equal(*last_row(*state, view), ':');
}

/* Two settings: a tint of three, and a name that is free but for "bad". */
struct tints {
	const char *tint, *name;
};

static const char *tint_name(struct arena *arena, size_t i)
{
	static const char *const names[] = { "tint", "title", NULL };

	(void)arena;
	return names[i];
}

static const char *tint_help(size_t i)
{
	return i ? "how it is called" : "how it looks";
}

static const char *tint_choice(size_t i, size_t k)
{
	static const char *const choices[] = { "pale", "plain", "deep", NULL };

	return i ? NULL : choices[k];
}

static const char *tint_value(struct arena *arena, void *of, size_t i)
{
	const struct tints *tints = of;

	(void)arena;
	return i ? tints->name : tints->tint;
}

static enum view_setting tint_set(struct arena *arena, void *of, size_t i, const char *value)
{
	struct tints *tints = of;

	(void)arena;
	if (i == 1)
		return VIEW_SETTING_AT_START;
	if (strcmp(value, "bad") == 0)
		return VIEW_SETTING_WRONG;
	tints->tint = strcmp(value, "deep") == 0 ? "deep" : "pale";
	return VIEW_SETTING_SET;
}

static void a_setting_is_shown_changed_and_completed(void **state)
{
	struct view *view = view_of_flood(*state);
	struct tints tints = { "pale", "sea" };
	const struct view_settings settings = { &tints, tint_name, tint_help, tint_choice,
		tint_value, tint_set, NULL };

	view_resize(view, 100, 24);
	command(view, "set tint?");
	assert_non_null(strstr(last_row(*state, view), "no setting has the name tint"));
	view_use_settings(view, &settings);
	command(view, "set title?");
	assert_non_null(strstr(last_row(*state, view), "title = sea"));
	press(view, ": s e t Space t Tab");
	assert_int_equal(strncmp(last_row(*state, view), ":set tint ", 10), 0);
	assert_non_null(strstr(last_row(*state, view), "how it looks"));
	press(view, "Tab");
	assert_int_equal(strncmp(last_row(*state, view), ":set title ", 11), 0);
	press(view, "Tab Space S-Tab");
	assert_int_equal(strncmp(last_row(*state, view), ":set tint deep ", 15), 0);
	assert_int_equal(press(view, "Enter"), VIEW_SET);
	assert_string_equal(tints.tint, "deep");
	assert_non_null(strstr(last_row(*state, view), "tint = deep"));
	command(view, "set tint=bad");
	assert_non_null(strstr(last_row(*state, view), "it can be: pale, plain, deep"));
	command(view, "set title sky");
	assert_non_null(strstr(last_row(*state, view), "at the start"));
	press(view, ": Up Up");
	assert_int_equal(strncmp(last_row(*state, view), ":set tint=bad", 13), 0);
}

static void the_measure_the_panes_and_the_first_page_are_as_set(void **state)
{
	struct view *view = view_of_flood(*state);
	struct view_manner manner = { .measure = 72, .pane_width = 38 };
	struct tints tints = { "pale", "sea" };
	const struct view_settings settings = { &tints, tint_name, tint_help, tint_choice,
		tint_value, tint_set, &manner };

	view_resize(view, 80, 24);
	view_use_settings(view, &settings);
	assert_non_null(strstr(row_of(*state, view, 1), "│"));
	assert_null(strstr(last_row(*state, view), "lock step"));
	manner = (struct view_manner){ 40, 60, VIEW_SCROLL_LOCK_STEP, VIEW_FIRST_READING, 50 };
	command(view, "set tint deep");
	press(view, "j");
	assert_null(strstr(row_of(*state, view, 1), "│"));
	assert_non_null(strstr(last_row(*state, view), "lock step"));
	manner.first = VIEW_FIRST_TABLE;
	view_use_settings(view, &settings);
	assert_non_null(strstr(row_of(*state, view, 1), "by verdict"));
}

static void a_number_repeats_a_letter_and_chooses_a_pane_before_all_else(void **state)
{
	struct view *view = view_of_flood(*state);

	view_resize(view, 120, 8);
	press(view, "9 [");
	assert_true(screen_holds(*state, view, "fact 1 of 4"));
	press(view, "3 ]");
	assert_true(screen_holds(*state, view, "fact 4 of 4"));
	assert_non_null(strstr(last_row(*state, view), "1/3")); /* the focus did not go to pane 3 */
	press(view, "1 0 [");
	assert_non_null(strstr(last_row(*state, view), "round again from the last"));
	assert_true(screen_holds(*state, view, "fact 2 of 4"));
	press(view, "3");
	assert_non_null(strstr(last_row(*state, view), "3/3"));
	press(view, "Down");
	assert_non_null(strstr(last_row(*state, view), "3/3"));
	press(view, "? 1 2 j");
	assert_non_null(strstr(last_row(*state, view), "17/")); /* 12 below the fifth */
	press(view, "Esc");
	press(view, "2 Esc j");
	assert_non_null(strstr(last_row(*state, view), "2/3"));
	press(view, "0");
	assert_non_null(strstr(last_row(*state, view), "0 does nothing here"));
	press(view, "9 9 9 9 9 9 j ? 2 j k");
	check_frame(view_frame(view));
}

static void the_wheel_turns_both_ways(void **state)
{
	struct view *view = view_of_flood(*state);
	const char *top, *below;

	view_resize(view, 80, 10);
	press(view, "?");
	top = last_row(*state, view);
	press(view, "Wheel-Down@5,5");
	below = last_row(*state, view);
	assert_string_not_equal(top, below);
	press(view, "Wheel-Down@5,5 Wheel-Up@5,5");
	assert_string_equal(last_row(*state, view), below);
	press(view, "Wheel-Up@5,5");
	assert_string_equal(last_row(*state, view), top);
}

static void so_many_are_silent_that_they_are_counted(void **state)
{
	struct scene *scene = scene_new(*state);
	struct view *view;
	uint32_t i;

	for (i = 1; i <= 80; i++) {
		assert_true(scene_line(scene, arena_format(*state, "dispatch d%u.txt %u", i, i)));
		assert_true(scene_line(
			scene, i < 3 ? "  On compte {dead =3:trois morts}, dit le préfet."
				     : "  Rien de tel n'est dit ici."));
	}
	assert_true(scene_line(scene, "fact dead same .9 morts"));
	view = view_new(*state, scene_dossier(scene), view_keymap_new(*state));
	view_resize(view, 120, 36);
	press(view, "Enter");
	assert_true(screen_holds(*state, view, "78 dispatches"));
	press(view, "Esc = Esc t Esc o Esc T Esc");
	check_frame(view_frame(view));
}

/* Nobody waits for the lines of a page that he does not see; the last one is there when he asks. */
static void a_long_page_is_made_as_far_as_it_is_seen(void **state)
{
	struct scene *scene = scene_new(*state);
	struct view *view;
	uint32_t i;

	for (i = 1; i <= 60; i++) {
		assert_true(scene_line(scene, arena_format(*state, "dispatch d%u.txt 1", i)));
		assert_true(scene_line(
			scene, arena_format(*state,
				       "  {dead =%u:On compte %u morts}, dit le préfet.", i, i)));
	}
	assert_true(scene_line(scene, "fact dead disjoint .9 morts"));
	view = view_new(*state, scene_dossier(scene), view_keymap_new(*state));
	view_resize(view, 80, 10);
	press(view, "Enter");
	assert_non_null(strstr(last_row(*state, view), "/…"));
	press(view, "G");
	assert_null(strstr(last_row(*state, view), "/…"));
	assert_true(screen_holds(*state, view, "On compte 60 morts"));
	press(view, "Esc n Enter");
	while (view_idle(view))
		;
	assert_null(strstr(last_row(*state, view), "/…"));
	press(view, "/ 6 0 Space m o r Enter");
	assert_true(screen_holds(*state, view, "60 morts"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		test_in_arena(quit_closes_a_page_first),
		test_in_arena(esc_and_a_key_typed_fast_are_two),
		test_in_arena(export_names_a_file_and_its_format),
		test_in_arena(export_asks_before_it_overwrites),
		test_in_arena(keys_can_be_bound_anew),
		test_in_arena(every_action_is_told_and_every_key_does_one_thing_a_page),
		test_in_arena(every_role_has_a_name_and_a_letter_of_its_own),
		test_in_arena(in_step_all_is_told_and_what_is_alike_stands_level),
		test_in_arena(any_keys_at_any_size_give_whole_frames),
		test_in_arena(nothing_hostile_reaches_the_frame),
		test_in_arena(faults_stand_in_the_last_line_until_a_key),
		test_in_arena(a_fact_stands_on_one_row_in_every_pane),
		test_in_arena(a_walk_passes_every_fact_whichever_pane_leads),
		test_in_arena(a_dossier_without_facts_can_be_read),
		test_in_arena(why_has_words_for_every_feature),
		test_in_arena(why_tells_the_words_the_rule_and_the_evidence),
		test_in_arena(keys_by_chance_do_no_harm),
		test_in_arena(dispatches_are_read_before_there_are_facts),
		test_in_arena(a_search_goes_round_all_panes),
		test_in_arena(a_search_given_up_leads_back),
		test_in_arena(a_leap_can_be_taken_back),
		test_in_arena(leaps_beyond_number_forget_the_first),
		test_in_arena(a_mark_is_returned_to),
		test_in_arena(a_fact_is_copied_with_who_says_so),
		test_in_arena(the_editor_opens_the_line_of_the_fact),
		test_in_arena(every_action_can_be_given_by_name),
		test_in_arena(a_wrong_command_is_told),
		test_in_arena(a_command_takes_a_number_or_a_file),
		test_in_arena(a_command_is_completed_and_recalled),
		test_in_arena(a_setting_is_shown_changed_and_completed),
		test_in_arena(so_many_are_silent_that_they_are_counted),
		test_in_arena(a_long_page_is_made_as_far_as_it_is_seen),
		test_in_arena(the_measure_the_panes_and_the_first_page_are_as_set),
		test_in_arena(a_number_repeats_a_letter_and_chooses_a_pane_before_all_else),
		test_in_arena(the_wheel_turns_both_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
