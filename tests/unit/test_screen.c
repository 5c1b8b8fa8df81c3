/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The screen, from case files: dispatches, sizes and keys, and what is then seen. In
 *tests/cases/screen
 *
 *	scene storm.scene	the dossier: a scene made by hand (scene.h), or
 *	open a.txt b.txt ...	files of the same folder, read and analysed, or a dossier; Anna sits
 *				at the desk
 *	copies a.txt b.txt ...	the same with copies of the files, which can change:
 *	change a.txt c.txt	the copy of the one becomes as the other is
 *	language fr		of the interface
 *	size 80x24
 *	keys n n Tab
 *	type words		as keys, one by one
 *	screen			what is seen: a row of text after "|", and below it, after ";", a
 *letter for the role of each cell, where not all are plain text text			the same
 *without roles
 *
 * Any other line is a comment. UPDATE=1 in the environment writes what is seen into the files;
 * SCREENS is another folder to find them in.
 */
#include "unit/unit.h"

#include "unit/scene.h"
#include "unit/speak.h"
#include "view/view.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct play {
	struct arena *arena;
	const char *folder;
	char copies[32]; /* another, of copies; "": there is none */
	const struct dossier *dossier;
	struct dossier *opened;
	struct view *view;
	struct buf seen; /* the case file as it should be */
	int columns, rows;
	int64_t seconds; /* since noon: every deed takes one */
};

static const char *case_folder(struct arena *arena)
{
	const char *folder = getenv("SCREENS");

	return folder ? folder : source_path(arena, "tests/cases/screen");
}

static const char *read_whole(struct arena *arena, const char *path)
{
	struct faults faults = { 0 };
	struct bytes bytes;

	if (!file_read(arena, path, &bytes, &faults))
		fail_msg("%s: cannot be read", path);
	return bytes.at;
}

/* The next line of a text, without its end; NULL after the last. */
static const char *next_line(struct arena *arena, const char **at)
{
	size_t n = strcspn(*at, "\n");
	const char *line = arena_copy(arena, *at, n);

	if (!**at)
		return NULL;
	*at += n + ((*at)[n] == '\n');
	return line;
}

static void play_scene(struct play *play, const char *name)
{
	const char *at = read_whole(
			   play->arena, arena_format(play->arena, "%s/%s", play->folder, name)),
		   *line;
	struct scene *scene = scene_new(play->arena);

	while ((line = next_line(play->arena, &at)))
		if (!scene_line(scene, line) && *line != '#')
			fail_msg("%s: %s", name, line);
	play->dossier = scene_dossier(scene);
}

static struct stamp tick(void *of)
{
	struct play *play = of;

	return (struct stamp){ "Anna", 1641816000 + play->seconds++ };
}

enum { FILES_MOST = 10 };

static void copy_file(struct play *play, const char *from, const char *to)
{
	struct arena *arena = play->arena;
	const char *text = read_whole(arena, arena_format(arena, "%s/%s", play->folder, from));
	struct faults faults = { 0 };

	assert_true(file_write(arena, arena_format(arena, "%s/%s", play->copies, to),
		(struct bytes){ text, strlen(text) }, &faults));
}

static void play_change(struct play *play, const char *names)
{
	const char *space = strchr(names, ' ');

	assert_non_null(space);
	copy_file(play, space + 1, arena_copy(play->arena, names, (size_t)(space - names)));
}

static void remove_copies(const struct play *play)
{
	if (*play->copies)
		assert_int_equal(system(arena_format(play->arena, "rm -r '%s'", play->copies)), 0);
}

static void play_open(struct play *play, const char *names, bool copies)
{
	static const char *const folders[] = { SRCDATADIR "/lang" };
	static const struct dossier_setup setup = {
		.folders = folders, .n_folders = 1, .code = "en", .threshold = MATCH_THRESHOLD
	};
	char *copy = arena_copy(play->arena, names, strlen(names)), *name;
	const char *paths[FILES_MOST];
	size_t n = 0;

	if (copies) {
		strcpy(play->copies, "/tmp/recoupe-screen-XXXXXX");
		assert_non_null(mkdtemp(play->copies));
	}
	for (name = strtok(copy, " "); name && n < FILES_MOST; name = strtok(NULL, " ")) {
		if (copies)
			copy_file(play, name, name);
		paths[n++] = arena_format(
			play->arena, "%s/%s", copies ? play->copies : play->folder, name);
	}
	play->opened = n == 1 && dossier_is_file(paths[0]) ? dossier_load(paths[0], &setup)
							   : dossier_open(paths, n, &setup);
	play->dossier = play->opened;
}

static struct view *view_of(struct play *play)
{
	if (!play->view) {
		assert_non_null(play->dossier);
		play->view = view_new(play->arena, play->dossier, view_keymap_new(play->arena));
		view_resize(play->view, play->columns, play->rows);
		if (play->opened)
			view_use_desk(play->view, play->opened,
				&(struct view_clock){ .of = play, .stamp = tick });
	}
	return play->view;
}

static void play_keys(struct play *play, const char *keys)
{
	char *copy = arena_copy(play->arena, keys, strlen(keys)), *key;

	for (key = strtok(copy, " "); key; key = strtok(NULL, " ")) {
		view_key(view_of(play), key);
		view_frame(view_of(play));
	}
}

static void play_typing(struct play *play, const char *text)
{
	uint32_t columns, n;
	char key[32];

	for (; *text; text += n) {
		n = text_grapheme(text, strlen(text), &columns);
		if (*text == ' ')
			strcpy(key, "Space");
		else
			snprintf(key, sizeof key, "%.*s", (int)n, text);
		view_key(view_of(play), key);
		view_frame(view_of(play));
	}
}

static void trim(struct buf *line, const char *what)
{
	while (line->n > 0 && line->at[line->n - 1] == *what)
		line->at[--line->n] = '\0';
}

static void show_row(struct play *play, const struct cell *cells, int n, bool with_roles)
{
	struct buf text = buf_new(play->arena), roles = buf_new(play->arena);
	int i;

	for (i = 0; i < n; i++) {
		buf_text(&text, strcmp(cells[i].bytes, "\u00a0") == 0 ? " " : cells[i].bytes);
		buf_char(&roles, role_letter((enum role)cells[i].role));
	}
	trim(&text, " ");
	trim(&roles, ".");
	buf_format(&play->seen, "|%s\n", text.at);
	if (with_roles && roles.n > 0)
		buf_format(&play->seen, ";%s\n", roles.at);
}

static void show(struct play *play, bool with_roles)
{
	const struct frame *frame = view_frame(view_of(play));
	int row, column;

	for (row = 0; row < frame->rows; row++)
		show_row(play, frame->cells + row * frame->columns, frame->columns, with_roles);
	column = frame->cursor_column;
	if (frame->cursor_row >= 0)
		buf_format(&play->seen, "|cursor at row %d, column %d\n", frame->cursor_row + 1,
			column + 1);
}

static void play_line(struct play *play, const char *line)
{
	if (*line == '|' || *line == ';')
		return;
	buf_format(&play->seen, "%s\n", line);
	if (strncmp(line, "scene ", 6) == 0)
		play_scene(play, line + 6);
	else if (strncmp(line, "language ", 9) == 0)
		speak(line + 9);
	else if (strncmp(line, "open ", 5) == 0)
		play_open(play, line + 5, false);
	else if (strncmp(line, "copies ", 7) == 0)
		play_open(play, line + 7, true);
	else if (strncmp(line, "change ", 7) == 0)
		play_change(play, line + 7);
	else if (strncmp(line, "type ", 5) == 0)
		play_typing(play, line + 5);
	else if (strncmp(line, "keys ", 5) == 0)
		play_keys(play, line + 5);
	else if (sscanf(line, "size %dx%d", &play->columns, &play->rows) == 2)
		view_resize(view_of(play), play->columns, play->rows);
	else if (strcmp(line, "screen") == 0 || strcmp(line, "text") == 0)
		show(play, *line == 's');
}

/* Rows that differ, each as wanted and as got, under the command that they answer. */
static void tell_difference(struct arena *arena, const char *wanted, const char *got)
{
	const char *w = next_line(arena, &wanted), *g = next_line(arena, &got);

	while (w || g) {
		if (w && g && strcmp(w, g) == 0) {
			if (*w != '|' && *w != ';')
				print_message("        %s\n", w);
			w = next_line(arena, &wanted);
			g = next_line(arena, &got);
			continue;
		}
		if (w)
			print_message("wanted %s\n", w);
		if (g)
			print_message("got    %s\n", g);
		w = next_line(arena, &wanted);
		g = next_line(arena, &got);
	}
}

static void screen_is_as_wanted(void **state)
{
	const char *path = *state, *wanted, *at, *line;
	struct play play = { .arena = arena_new(), .columns = 80, .rows = 24 };
	FILE *file;

	speak("en");
	play.folder = case_folder(play.arena);
	play.seen = buf_new(play.arena);
	wanted = at = read_whole(play.arena, path);
	while ((line = next_line(play.arena, &at)))
		play_line(&play, line);
	if (strcmp(wanted, play.seen.at) != 0 && getenv("UPDATE")) {
		file = fopen(path, "w");
		assert_non_null(file);
		fputs(play.seen.at, file);
		fclose(file);
	} else if (strcmp(wanted, play.seen.at) != 0) {
		tell_difference(play.arena, wanted, play.seen.at);
		fail_msg("%s: the screen is not as wanted (UPDATE=1 accepts it)", path);
	}
	remove_copies(&play);
	arena_free(play.arena);
	if (play.opened)
		dossier_close(play.opened);
}

/* Deeds, undoings, pages and sizes in an order nobody thought of; the same on every run. */
static void desk_survives_any_keys(void **state)
{
	static const char *const keys[] = { "p", "P", "O", "!", "u", "C-r", "M", "Space", "Enter",
		"1", "2", "3", "Esc", "V", "R", "C", "a", "n", "]", "Tab", "t", "i", "r", "f", "K",
		"L", "z", "x", "X", "m", "'", "C-o", "Q", "S", "E", "Delete", "H", "U", "T", "=",
		"j", "k", "Down", "Up", "Right", "Left", "Backspace", "*", "/", "?" };
	static const int sizes[][2] = { { 80, 24 }, { 1, 1 }, { 200, 50 }, { 7, 3 }, { 40, 10 } };
	struct play play = { .arena = arena_new(), .columns = 80, .rows = 24 };
	uint32_t seed = 7, i, pick;

	(void)state;
	play.folder = source_path(play.arena, "tests/cases/screen");
	play_open(&play, "ferry-1.txt ferry-2.txt ferry-3.txt", false);
	for (i = 0; i < 4000; i++) {
		seed = seed * 1664525 + 1013904223;
		pick = seed >> 16;
		if (pick % 32 == 0)
			view_resize(
				view_of(&play), sizes[pick / 32 % 5][0], sizes[pick / 32 % 5][1]);
		view_key(view_of(&play), keys[pick / 32 % (sizeof keys / sizeof *keys)]);
		view_frame(view_of(&play));
	}
	arena_free(play.arena);
	dossier_close(play.opened);
}

enum { CASES_MOST = 200 };

static int by_name(const void *a, const void *b)
{
	const struct CMUnitTest *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static size_t find_cases(struct arena *arena, struct CMUnitTest *tests)
{
	const char *folder = case_folder(arena);
	DIR *directory = opendir(folder);
	struct dirent *entry;
	size_t n = 0, length;

	while (directory && n < CASES_MOST && (entry = readdir(directory))) {
		length = strlen(entry->d_name);
		if (length < 6 || strcmp(entry->d_name + length - 5, ".case") != 0)
			continue;
		tests[n++] = (struct CMUnitTest){ arena_copy(arena, entry->d_name, length - 5),
			screen_is_as_wanted, NULL, NULL,
			arena_format(arena, "%s/%s", folder, entry->d_name) };
	}
	if (directory)
		closedir(directory);
	qsort(tests, n, sizeof *tests, by_name);
	return n;
}

int main(void)
{
	struct arena *arena = arena_new();
	struct CMUnitTest *tests = arena_array(arena, struct CMUnitTest, CASES_MOST);
	size_t n = find_cases(arena, tests);
	int failed;

	if (n < CASES_MOST)
		tests[n++] = (struct CMUnitTest)cmocka_unit_test(desk_survives_any_keys);
	failed = _cmocka_run_group_tests("screen", tests, n, NULL, NULL);
	arena_free(arena);
	return failed || n == 0;
}
