/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rude keys: every key of the table of actions, others, the mouse and new sizes, in orders that
 * nobody thought of, the same on every run. KEYS=100000 in the environment goes on for longer, and
 * SEED=7 begins elsewhere.
 */
#include "unit/desk.h"

#include "view/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NAMES_MOST = 400, SEEDS = 4, PRESSED = 4000, LAST_MOST = 12 };

struct play {
	struct arena *arena;
	struct dossier *dossier;
	struct view *view;
	const char *names[NAMES_MOST];
	uint32_t n;
	uint64_t seed;
	int64_t seconds;
	char last[LAST_MOST][64]; /* what was pressed, for who looks into it */
	uint32_t pressed;
};

static struct stamp stamp(void *of)
{
	struct play *play = of;

	return at(play->seconds++);
}

static uint32_t pick(struct play *play, uint32_t n)
{
	play->seed = play->seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(play->seed >> 33) % n;
}

/* A mistake of the view is found by what goes wrong later: so the keys are told, too. */
static void gather_names(struct play *play)
{
	static const char *const others[] = { "Esc", "Enter", "Tab", "S-Tab", "Up", "Down", "Left",
		"Right", "PgUp", "PgDn", "Home", "End", "Backspace", "Delete", "Space", "1", "2",
		"5", "9", "0", "é", "x", "C-s", "C-c", "C-g", "C-w", "C-u", "M-n", "/", "a", ":",
		"y", "n", "w", "Paste:deux\nmorts", "F1" };
	char *keys, *key;
	size_t i;

	for (i = 0; i < view_actions(); i++) {
		keys = arena_format(play->arena, "%s", view_action_keys(i));
		for (key = strtok(keys, " "); key && play->n < NAMES_MOST; key = strtok(NULL, " "))
			play->names[play->n++] = key;
	}
	for (i = 0; i < sizeof others / sizeof *others && play->n < NAMES_MOST; i++)
		play->names[play->n++] = others[i];
}

/* The sample in a folder where the program may save. */
static struct dossier *open_copies(struct arena *arena)
{
	static const char *const names[] = { "1-reuters.txt", "2-depart-des-troupes.txt",
		"3-radio-habana-cuba.md", "4-le-calme-revient.txt", "5-bilan-du-president.txt" };
	enum { N = sizeof names / sizeof *names };
	const char *texts[N];
	size_t i;

	for (i = 0; i < N; i++)
		texts[i] = read_back(arena,
			source_path(arena, arena_format(arena, "articles/%s", names[i])))
				   .at;
	return open_texts(arena, names, texts, N);
}

static void say(struct play *play, const char *what)
{
	snprintf(play->last[play->pressed++ % LAST_MOST], sizeof *play->last, "%s", what);
}

static void press(struct play *play, const char *key)
{
	say(play, key);
	view_key(play->view, key);
}

static void resize(struct play *play)
{
	bool small = pick(play, 3) == 0;
	int columns = 1 + (int)pick(play, small ? 30 : 220),
	    rows = 1 + (int)pick(play, small ? 8 : 60);

	say(play, arena_format(play->arena, "%dx%d", columns, rows));
	view_resize(play->view, columns, rows);
}

static void point(struct play *play)
{
	static const char *const kinds[] = { "Mouse", "Wheel", "Drag", "Drop" };
	const char *kind = kinds[pick(play, 4)];
	uint32_t button = 1 + pick(play, 3), row = pick(play, 60), column = pick(play, 220);

	press(play, arena_format(play->arena, "%s%u@%u,%u", kind, button, row, column));
}

/* Each row of the frame is as wide as it says, of graphemes that a terminal can show. */
static bool is_whole(const struct frame *frame)
{
	const struct cell *cell;
	int row, column;

	for (row = 0; row < frame->rows; row++)
		for (column = 0; column < frame->columns; column += cell->columns) {
			cell = &frame->cells[row * frame->columns + column];
			if (cell->columns < 1 || cell->columns > 2 ||
				column + cell->columns > frame->columns ||
				(unsigned char)cell->bytes[0] < ' ' || cell->role >= ROLES)
				return false;
		}
	return frame->cursor_row < frame->rows && frame->cursor_column < frame->columns;
}

static void tell(const struct play *play)
{
	uint32_t i, n = play->pressed < LAST_MOST ? play->pressed : LAST_MOST;

	for (i = play->pressed - n; i < play->pressed; i++)
		print_message("%s\n", play->last[i % LAST_MOST]);
}

static void play_on(struct play *play, uint32_t keys)
{
	uint32_t i;

	for (i = 0; i < keys; i++) {
		if (pick(play, 23) == 0)
			resize(play);
		else if (pick(play, 11) == 0)
			point(play);
		else if (pick(play, 29) == 0)
			view_idle(play->view);
		else
			press(play, play->names[pick(play, play->n)]);
		if (is_whole(view_frame(play->view)))
			continue;
		tell(play);
		fail_msg("after these keys, the last of %u, the frame is broken", play->pressed);
	}
}

static void any_keys_do_no_harm(void **state)
{
	const char *more = getenv("KEYS"), *seed = getenv("SEED");
	struct play play;
	uint32_t i;

	(void)state;
	for (i = 0; i < SEEDS; i++) {
		play = (struct play){ .arena = arena_new(),
			.seed = i + (seed ? strtoul(seed, NULL, 10) : 0) };
		assert_int_equal(chdir(temporary(play.arena, ".")), 0); /* where it may save */
		play.dossier = open_copies(play.arena);
		play.view = view_new(play.arena, play.dossier, view_keymap_new(play.arena));
		view_use_desk(play.view, play.dossier,
			&(struct view_clock){ .of = &play, .stamp = stamp });
		gather_names(&play);
		play_on(&play, more ? (uint32_t)strtoul(more, NULL, 10) : PRESSED);
		arena_free(play.arena);
		dossier_close(play.dossier);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(any_keys_do_no_harm) };

	return cmocka_run_group_tests_name("keys", tests, make_room, clear_room);
}
