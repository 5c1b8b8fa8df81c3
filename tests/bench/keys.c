/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * keys LANG_FOLDER FILE...: what a key costs, from its name to the frame, at 200 columns by 50
 * rows: microseconds of processor, mean and worst over many turns, for the keys of each page and
 * for going from page to page. The terminal's part is measured in tests/pty.
 */
#include "dossier/dossier.h"
#include "view/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COLUMNS = 200, ROWS = 50, TURNS = 30 };

static const struct {
	const char *name, *before, *keys; /* before: pressed unmeasured; keys: each measured */
} rows[] = {
	{ "panes: facts", "Esc", "n n ] ] N [ n ] n ] n" },
	{ "panes: scrolling", "Esc", "j j k Space b d u g G C-o" },
	{ "panes: focus, breadth", "Esc", "Tab Tab S-Tab + - | z z" },
	{ "lock step", "Esc", "L n n j Space k Tab N L" },
	{ "filters", "Esc", "f f f f f K K K K K K D D & a * @ e Esc" },
	{ "search", "Esc", "/ p r e s Enter > > < Esc" },
	{ "to the table and back", "Esc", "t Esc t Esc" },
	{ "table: rows", "t", "j j n n k Space b l h s s s s" },
	{ "table: search", "t", "/ 1 0 Enter > > < Esc" },
	{ "to the whole fact and back", "Esc Esc", "Enter Esc n Enter Esc n Enter Esc" },
	{ "whole fact: next", "Esc Enter", "n n n ] ] ] N N [ j k" },
	{ "why: next", "Esc Esc =", "n n n ] ] N [ j k" },
	{ "to the sources and back", "Esc Esc", "o Esc o Esc" },
	{ "sources: pairs", "Esc o", "n n n N Tab j s l h" },
	{ "time line", "Esc Esc", "T j j n Space b Esc T Esc" },
	{ "help", "Esc", "? j Space G g Esc" },
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static double press(struct view *view, const char *key)
{
	double before = now();

	view_key(view, key);
	view_frame(view);
	return now() - before;
}

/* The keys of a row, over and over; the key that took longest, and when. */
static void measure(struct view *view, size_t row)
{
	char before[128], keys[128], *key, slowest[32] = "";
	double worst = 0, sum = 0, took;
	int turn, n = 0;

	for (turn = 0; turn < TURNS; turn++) {
		snprintf(before, sizeof before, "%s", rows[row].before);
		for (key = strtok(before, " "); key; key = strtok(NULL, " "))
			press(view, key);
		snprintf(keys, sizeof keys, "%s", rows[row].keys);
		for (key = strtok(keys, " "); key; key = strtok(NULL, " ")) {
			took = press(view, key);
			sum += took;
			n++;
			if (took > worst) {
				worst = took;
				snprintf(slowest, sizeof slowest, "%s, turn %d", key, turn);
			}
		}
	}
	printf("%-28s %8.0f %8.0f  %s\n", rows[row].name, sum / n, worst, slowest);
}

int main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct dossier_setup setup = { .n_folders = 1, .code = "en" };
	struct dossier *dossier;
	struct view *view;
	double start;
	size_t i;

	if (argc < 4)
		return 2;
	setup.folders = (const char *const *)argv + 1;
	dossier = dossier_open((const char *const *)argv + 2, (size_t)argc - 2, &setup);
	if (!dossier->analysis)
		return 2;
	printf("%-28s %8s %8s  microseconds\n", "", "mean", "worst");
	start = now();
	view = view_new(arena, dossier, view_keymap_new(arena));
	view_resize(view, COLUMNS, ROWS);
	view_frame(view);
	printf("%-28s %8.0f\n", "first frame", now() - start);
	start = now();
	while (view_idle(view))
		;
	printf("%-28s %8.0f\n", "then, before a key is there", now() - start);
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		measure(view, i);
	arena_free(arena);
	dossier_close(dossier);
	return 0;
}
