/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels survive longer words. A translation half as long again as English, made from the French
 * one by tests/longer.awk while the tests are built, stands in brackets: on every page, at every
 * size, in English and French too, a label whose end is not seen must end in an ellipsis or go on
 * below, and what stands in columns stays in them.
 */
#include "unit/desk.h"
#include "unit/speak.h"

#include "view/view.h"

#include <libintl.h>
#include <stdio.h>
#include <string.h>

static const struct {
	const char *page, *keys;
	bool deeds; /* the keys change the dossier */
} walks[] = {
	{ .page = "reading", .keys = "" },
	{ .page = "reading, another fact", .keys = "n n n ]" },
	{ .page = "reading, searched", .keys = "/ p r e s Enter" },
	{ .page = "reading, nothing found", .keys = "/ q q q q q q" },
	{ .page = "reading, filtered", .keys = "f f" },
	{ .page = "reading, filtered to nothing", .keys = "K K K & q q q q q q Enter" },
	{ .page = "reading, a name asked for", .keys = "@ q q" },
	{ .page = "reading, zoomed", .keys = "z" },
	{ .page = "reading, one hidden", .keys = "x" },
	{ .page = "reading, told that there is no more",
		.keys = "n n n n n n n n n n n n n n n n n n n n" },
	{ .page = "reading, a key that does nothing", .keys = "F12" },
	{ .page = "lock step", .keys = "L n n" },
	{ .page = "lock step, from the top", .keys = "L g Space" },
	{ .page = "alone", .keys = "F" },
	{ .page = "table", .keys = "t" },
	{ .page = "table, by kind", .keys = "t s s G" },
	{ .page = "table, filtered", .keys = "t f" },
	{ .page = "nothing in the table", .keys = "t f f f & q q q q Enter" },
	{ .page = "whole fact", .keys = "Enter" },
	{ .page = "whole fact, a name", .keys = "K K K Enter" },
	{ .page = "whole fact, a date", .keys = "K K Enter" },
	{ .page = "whole fact, a quotation", .keys = "K K K K Enter" },
	{ .page = "why", .keys = "=" },
	{ .page = "sources", .keys = "o" },
	{ .page = "sources, another pair", .keys = "o n n" },
	{ .page = "time line", .keys = "T" },
	{ .page = "help", .keys = "?" },
	{ .page = "help in the table", .keys = "t ?" },
	{ .page = "help among the sources", .keys = "o ?" },
	{ .page = "notes, none", .keys = "i" },
	{ .page = "notes", .keys = "a a b c C-s S Q Enter i", .deeds = true },
	{ .page = "a note being written", .keys = "a a b c", .deeds = true },
	{ .page = "what was done", .keys = "p n P u C-r H", .deeds = true },
	{ .page = "what changed", .keys = "U" },
	{ .page = "a value being asked for", .keys = "C" },
	{ .page = "a verdict being asked for", .keys = "V" },
	{ .page = "a label being asked for", .keys = "R" },
	{ .page = "a question being asked", .keys = "Q" },
	{ .page = "words being chosen", .keys = "M" },
	{ .page = "a fact picked", .keys = "p" },
	{ .page = "an export", .keys = "e" },
	{ .page = "a command", .keys = ":" },
	{ .page = "a command that is known", .keys = ": t a b l e" },
	{ .page = "a command that is not", .keys = ": q q q q Enter" },
	{ .page = "a mark", .keys = "m" },
	{ .page = "quitting with unsaved work", .keys = "p n P q", .deeds = true },
};

static const struct {
	int columns, rows;
} sizes[] = { { 80, 24 }, { 120, 36 }, { 200, 50 }, { 40, 10 }, { 20, 5 } };

enum {
	SCREENS_MOST = 12, /* of a page that is longer than the screen */
	WRAPPED_MOST = 5,  /* rows that a label goes on over */
};

static struct stamp stamp(void *of)
{
	int64_t *seconds = of;

	return at((*seconds)++);
}

/* What is on the screen, and what is wrong with it. */
struct look {
	const struct frame *frame;
	const char *language, *page;
	struct arena *arena;
	struct buf told;
	int found;
};

static const char *cell_at(const struct look *look, int row, int column)
{
	return look->frame->cells[row * look->frame->columns + column].bytes;
}

static bool is_at(const struct look *look, int row, int column, const char *grapheme)
{
	return strcmp(cell_at(look, row, column), grapheme) == 0;
}

static enum role role_at(const struct look *look, int row, int column)
{
	return (enum role)look->frame->cells[row * look->frame->columns + column].role;
}

static void blame(struct look *look, int row, const char *why)
{
	struct buf line = buf_new(look->arena);
	const char *size;
	int column;

	for (column = 0; column < look->frame->columns; column++)
		buf_text(&line, cell_at(look, row, column));
	if (strstr(look->told.at, line.at))
		return;
	buf_text(&look->told, line.at);
	size = arena_format(look->arena, "%dx%d", look->frame->columns, look->frame->rows);
	print_message("%s, %s, %s: %s\n", look->language, look->page, size, why);
	print_message("    |%s\n", line.at);
	look->found++;
}

/* The line below what is read, which may be an overview too. */
static bool is_rule(const struct look *look, int row)
{
	int column;

	for (column = 0; column < look->frame->columns; column++)
		if (role_at(look, row, column) == ROLE_BORDER &&
			(is_at(look, row, column, "─") || is_at(look, row, column, "━")))
			return true;
	return false;
}

/*
 * Whether what was left open in the row above is closed in this one or those below: there it is cut
 * with a sign, or goes on below the edge of the page, which can be scrolled.
 */
static bool goes_on(const struct look *look, int row, int open)
{
	int column, last = row + WRAPPED_MOST;

	for (; row < look->frame->rows - 1 && row < last; row++) {
		if (is_rule(look, row))
			return true;
		for (column = 0; column < look->frame->columns; column++) {
			open += is_at(look, row, column, "⟦") - is_at(look, row, column, "⟧");
			if (open == 0 || is_at(look, row, column, "…"))
				return true;
		}
	}
	return row < last;
}

static void check_labels(struct look *look)
{
	int row, column, open;

	for (row = 0; row < look->frame->rows; row++) {
		open = 0;
		for (column = 0; column < look->frame->columns; column++) {
			if (is_at(look, row, column, "⟦"))
				open++;
			else if (is_at(look, row, column, "⟧"))
				open -= open > 0;
			else if (is_at(look, row, column, "…"))
				open = 0;
			else if (is_at(look, row, column, "│") && open > 0)
				break;
		}
		if (open > 0 && (row == look->frame->rows - 1 || !goes_on(look, row + 1, open)))
			blame(look, row, "a label has lost its end");
	}
}

/* A border that begins between two titles goes straight down to the rule, and there is no other. */
static void check_borders(struct look *look)
{
	int row, column;

	for (row = 2; row < look->frame->rows - 1 && !is_rule(look, row); row++)
		for (column = 0; column < look->frame->columns; column++) {
			bool is = is_at(look, row, column, "│") &&
				  role_at(look, row, column) == ROLE_BORDER;
			bool was = is_at(look, row - 1, column, "│") &&
				   role_at(look, row - 1, column) == ROLE_BORDER;

			if (was && !is && look->frame->rows >= 18)
				blame(look, row, "a border is broken");
			if (is && !was && look->frame->rows >= 8)
				blame(look, row, "a border begins in the middle");
		}
}

/* The columns of the table begin below their titles, with a blank before them. */
static void check_table(struct look *look)
{
	int head = look->frame->rows >= 8 ? 2 : 1, row, column;

	if (strncmp(look->page, "table", 5) != 0)
		return;
	for (column = 4; column < look->frame->columns; column++) {
		if (is_at(look, head, column, " ") || !is_at(look, head, column - 1, " ") ||
			is_at(look, head, column, "▸") ||
			role_at(look, head, column) == role_at(look, head, column - 2))
			continue;
		for (row = head + 1; row < look->frame->rows - 1; row++) {
			if (is_rule(look, row))
				break;
			if (!is_at(look, row, column - 1, " "))
				blame(look, row, "a column begins beside its title");
		}
	}
}

/* Where in a row, from a column on, what has one role ends and the next thing begins. */
static bool find_next(const struct look *look, int row, int *column)
{
	enum role role = role_at(look, row, *column);

	while (*column < look->frame->columns &&
		(is_at(look, row, *column, " ") || role_at(look, row, *column) == role))
		++*column;
	return *column < look->frame->columns;
}

/* The columns of a row of Why?, or of one that begins with a key or a small label. */
static bool find_columns(const struct look *look, int row, int columns[3])
{
	bool is_why = strcmp(look->page, "why") == 0;
	enum role role;

	columns[0] = 0;
	while (columns[0] < look->frame->columns && is_at(look, row, columns[0], " "))
		columns[0]++;
	if (columns[0] == look->frame->columns || is_at(look, 1, look->frame->columns / 2, "│"))
		return false;
	role = role_at(look, row, columns[0]);
	if (is_why ? columns[0] != 5 : role != ROLE_CREDIT && role != ROLE_KEY)
		return false;
	columns[1] = columns[2] = columns[0];
	if (!find_next(look, row, &columns[1]))
		return false;
	columns[2] = columns[1];
	return !is_why || find_next(look, row, &columns[2]);
}

static void check_aside(struct look *look)
{
	int row, i, columns[3], before[3] = { -1, -1, -1 };

	for (row = 2; row < look->frame->rows - 1; row++) {
		if (!find_columns(look, row, columns)) {
			before[0] = -1;
			continue;
		}
		for (i = 1; i < 3; i++) {
			if (!is_at(look, row, columns[i] - 1, " "))
				blame(look, row, "a label touches what it stands before");
			if (columns[0] == before[0] && columns[i] != before[i])
				blame(look, row, "a column is out of line with the row above");
		}
		memcpy(before, columns, sizeof before);
	}
}

static void check_page(struct look *look)
{
	check_labels(look);
	check_borders(look);
	check_table(look);
	check_aside(look);
}

static const char *read_screen(struct arena *arena, const struct frame *frame)
{
	struct buf seen = buf_new(arena);
	int i;

	for (i = 0; i < frame->rows * frame->columns; i++)
		buf_text(&seen, frame->cells[i].bytes);
	return seen.at;
}

/* Screen by screen as far as the key goes on. */
static void turn_pages(struct view *view, struct look *look, const char *key, bool check)
{
	struct arena *arena = arena_new();
	const char *seen = "", *before;
	int screen;

	for (screen = 0; screen < SCREENS_MOST; screen++) {
		look->frame = view_frame(view);
		if (check)
			check_page(look);
		before = seen;
		seen = read_screen(arena, look->frame);
		if (strcmp(seen, before) == 0)
			break;
		view_key(view, key);
	}
	arena_free(arena);
}

static void walk(struct look *look, struct dossier *dossier, size_t i)
{
	struct arena *arena = arena_new();
	struct view *view = view_new(arena, dossier, view_keymap_new(arena));
	char keys[128], *key;
	int64_t seconds = 0;
	size_t s;

	view_use_desk(view, dossier, &(struct view_clock){ .of = &seconds, .stamp = stamp });
	snprintf(keys, sizeof keys, "%s", walks[i].keys);
	for (key = strtok(keys, " "); key; key = strtok(NULL, " ")) {
		view_key(view, key);
		view_frame(view);
	}
	look->page = walks[i].page;
	for (s = 0; s < sizeof sizes / sizeof *sizes; s++) {
		view_resize(view, sizes[s].columns, sizes[s].rows);
		turn_pages(view, look, "PgUp", false);
		turn_pages(view, look, "PgDn", true);
	}
	arena_free(arena);
}

/* Deeds are done to a dossier of their own. */
static void walk_all(struct look *look, bool deeds)
{
	struct dossier *dossier = open_sample(look->arena);
	size_t i;

	for (i = 0; i < sizeof walks / sizeof *walks; i++) {
		if (walks[i].deeds != deeds)
			continue;
		walk(look, dossier, i);
		if (!deeds)
			continue;
		dossier_close(dossier);
		dossier = open_sample(look->arena);
	}
	dossier_close(dossier);
}

static void survive(struct arena *arena, const char *language)
{
	struct look look = { .arena = arena, .language = language, .told = buf_new(arena) };

	speak(language);
	walk_all(&look, false);
	walk_all(&look, true);
	assert_int_equal(look.found, 0);
}

static void english_has_room(void **state)
{
	survive(*state, "en");
}

static void french_has_room(void **state)
{
	survive(*state, "fr");
}

static void longer_words_have_room(void **state)
{
	survive(*state, "longer");
	assert_non_null(strstr(gettext("origins"), "⟧"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(english_has_room),
		test_in_arena(french_has_room),
		test_in_arena(longer_words_have_room),
	};

	return cmocka_run_group_tests_name("longer", tests, make_room, clear_room);
}
