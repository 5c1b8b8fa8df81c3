/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every key of the table of actions, and so of the help and the tour, does something that a reader
 * notices: its case says what is pressed before, and what is then seen, or asked of the terminal.
 * An action without a case fails, and so does one of its keys that changes nothing on the screen.
 */
#include "unit/desk.h"

#include "view/view.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct doing {
	const char *action;
	const char *before; /* keys */
	const char *sees;   /* on the screen, after the action's first key */
	enum view_wish wish;
};

/* Two dispatches that copy one another and a third, with words told twice, told elsewhere, and in
 * more lines than a pane has. */
static const char *const texts[] = {
	"PORT AUBIN, 3 March 2021 (Northern Wire) - A ferry ran aground off Port Aubin on "
	"Wednesday and 14 people were injured, the coast guard said.\n\n"
	"The ship carried more than 200 passengers and nine lorries. The mayor, Mary Holt, "
	"spoke of \"a night of fear\" on the quay.\n\n"
	"Divers will look at the hull of the ferry before tugs pull her off the rocks, the "
	"owner of the line said late in the evening.\n\n"
	"The harbour has been closed to all ships since the morning, and trains wait for "
	"passengers at the next port along the coast.\n\n"
	"The 14 injured people were brought to three hospitals.\n",
	"PORT AUBIN, 3 March 2021 (Harbour News) - Seventeen people were injured when a "
	"ferry ran aground off Port Aubin on Wednesday, according to the hospital.\n\n"
	"The harbour has been closed to all ships since the morning, and trains wait for "
	"passengers at the next port along the coast.\n\n"
	"The ship carried 212 passengers. Mary Holt, the mayor, thanked the crews.\n\n"
	"Divers will look at the hull of the ferry before tugs pull her off the rocks, the "
	"owner of the line said late in the evening.\n",
	"PORT AUBIN, 4 March 2021 (Island Post) - At least 14 people were injured on "
	"Wednesday as a ferry struck rocks near Port Aubin.\n\n"
	"Divers will look at the hull of the ferry before tugs pull her off the rocks, the "
	"owner of the line said late in the evening.\n\n"
	"The mayor asked for an inquiry within 30 days.\n",
};

static const struct doing doings[] = {
	{ "next-disagreement", "", "fact 3 of 7", VIEW_GO_ON },
	{ "previous-disagreement", "n", "fact 2 of 7", VIEW_GO_ON },
	{ "next-fact", "", "fact 3 of 7", VIEW_GO_ON },
	{ "previous-fact", "", "fact 1 of 7", VIEW_GO_ON },
	{ "next-mention", "", "three hospitals", VIEW_GO_ON },
	{ "previous-mention", ".", "▶ 14 people", VIEW_GO_ON },
	{ "realign", "F j j j", "≠▶", VIEW_GO_ON },
	{ "why", "", "Why?", VIEW_GO_ON },
	{ "note", "", "Note on", VIEW_GO_ON },
	{ "note-dispatch", "", "Note on", VIEW_GO_ON },
	{ "status", "", "1 to verify", VIEW_GO_ON },
	{ "question", "", "Question on", VIEW_GO_ON },
	{ "rewrite", "a x C-s", "Change the note", VIEW_GO_ON },
	{ "edit-note", "a x C-s i", "", VIEW_WRITE },
	{ "drop-note", "a x C-s i", "0 notes", VIEW_GO_ON },
	{ "notes", "", "Questions to be asked", VIEW_GO_ON },
	{ "note-words", "a x C-s i", "▶", VIEW_GO_ON },
	{ "pick", "", "P joins them", VIEW_GO_ON },
	{ "join", "p ]", "joined", VIEW_GO_ON },
	{ "take-out", "", "taken out of the fact", VIEW_GO_ON },
	{ "no-fact", "", "1 this mention", VIEW_GO_ON },
	{ "value", "", "Value: 14", VIEW_GO_ON },
	{ "verdict", "", "Verdict:", VIEW_GO_ON },
	{ "label", "", "Label: injured", VIEW_GO_ON },
	{ "select", "", "Enter marks", VIEW_GO_ON },
	{ "byline", "", "1 outlet", VIEW_GO_ON },
	{ "undo", "a x C-s", "taken back: note", VIEW_GO_ON },
	{ "redo", "a x C-s u", "done again: note", VIEW_GO_ON },
	{ "log", "a x C-s", "What was done", VIEW_GO_ON },
	{ "reload", "", "read anew", VIEW_GO_ON },
	{ "changes", "", "What changed on disk", VIEW_GO_ON },
	{ "save", "a x C-s", "Save to:", VIEW_GO_ON },
	{ "table", "", "7 facts", VIEW_GO_ON },
	{ "sources", "", "Sources", VIEW_GO_ON },
	{ "timeline", "", "Time line", VIEW_GO_ON },
	{ "fact", "", "The whole fact", VIEW_GO_ON },
	{ "words", "t j", "▶", VIEW_GO_ON },
	{ "sort", "t", "in the order of the text", VIEW_GO_ON },
	{ "next-pair", "o", "↔ 3 Island", VIEW_GO_ON },
	{ "previous-pair", "o", "this is the first pair", VIEW_GO_ON },
	{ "swap", "o", "2 Harbour News ↔ 1 Northern", VIEW_GO_ON },
	{ "filter", "", "filter 2 of 7: disagreements", VIEW_GO_ON },
	{ "filter-kind", "", "filter ", VIEW_GO_ON },
	{ "filter-dispatch", "", "told by 1", VIEW_GO_ON },
	{ "filter-name", "", "Facts naming:", VIEW_GO_ON },
	{ "filter-text", "", "Facts with:", VIEW_GO_ON },
	{ "show-all", "f", "fact 2 of 7", VIEW_GO_ON },
	{ "next-pane", "", "▸2 Harbour", VIEW_GO_ON },
	{ "previous-pane", "", "▸3 Island", VIEW_GO_ON },
	{ "go-to-pane", "Tab", "▸1 Northern", VIEW_GO_ON },
	{ "zoom-pane", "", "A ferry ran aground off Port", VIEW_GO_ON },
	{ "hide-pane", "", "▸2 Harbour", VIEW_GO_ON },
	{ "show-panes", "x", "1 pane is back", VIEW_GO_ON },
	{ "wider-pane", "", "", VIEW_GO_ON },
	{ "narrower-pane", "", "", VIEW_GO_ON },
	{ "even-panes", "+", "", VIEW_GO_ON },
	{ "line-down", "g", "", VIEW_GO_ON },
	{ "line-up", "G", "", VIEW_GO_ON },
	{ "page-down", "g", "", VIEW_GO_ON },
	{ "page-up", "G", "", VIEW_GO_ON },
	{ "half-page-down", "g", "", VIEW_GO_ON },
	{ "half-page-up", "G", "", VIEW_GO_ON },
	{ "top", "G", " 0%", VIEW_GO_ON },
	{ "bottom", "g", "100%", VIEW_GO_ON },
	{ "search", "", "", VIEW_GO_ON },
	{ "next-found", "/ h a r Enter", "2 of 3", VIEW_GO_ON },
	{ "previous-found", "/ h a r Enter", "3 of 3", VIEW_GO_ON },
	{ "back", "g G", " 0%", VIEW_GO_ON },
	{ "forward", "g G C-o", "100%", VIEW_GO_ON },
	{ "mark", "", "", VIEW_GO_ON },
	{ "return", "m a G", "", VIEW_GO_ON },
	{ "follow", "", "moves alone", VIEW_GO_ON },
	{ "lock-step", "", "lock step", VIEW_GO_ON },
	{ "go-to-moved", "L", "", VIEW_GO_ON },
	{ "export", "", "Export to:", VIEW_GO_ON },
	{ "copy", "", "", VIEW_COPY },
	{ "edit", "", "", VIEW_EDIT },
	{ "command", "", "", VIEW_GO_ON },
	{ "set", "", "", VIEW_GO_ON },
	{ "help", "", "Help", VIEW_GO_ON },
	{ "redraw", "", "", VIEW_REDRAW },
	{ "suspend", "", "", VIEW_SUSPEND },
	{ "close", "t", "▶", VIEW_GO_ON },
	{ "quit", "", "", VIEW_QUIT },
};

enum { DOINGS = sizeof doings / sizeof *doings, COLUMNS = 80, ROWS = 20 };

struct stage {
	struct arena *arena;
	struct dossier *dossier;
	struct view *view;
	int64_t seconds;
};

static struct stamp stamp(void *of)
{
	struct stage *stage = of;

	return at(stage->seconds++);
}

static void open_stage(struct stage *stage)
{
	static const char *const names[] = { "a.txt", "b.txt", "c.txt" };

	*stage = (struct stage){ .arena = arena_new() };
	stage->dossier = open_texts(stage->arena, names, texts, sizeof texts / sizeof *texts);
	stage->view = view_new(stage->arena, stage->dossier, view_keymap_new(stage->arena));
	view_use_desk(
		stage->view, stage->dossier, &(struct view_clock){ .of = stage, .stamp = stamp });
	view_resize(stage->view, COLUMNS, ROWS);
}

static void close_stage(struct stage *stage)
{
	dossier_close(stage->dossier);
	arena_free(stage->arena);
}

/* The letters of the screen, a row a line, or their roles. */
static const char *screen(struct stage *stage, bool roles)
{
	const struct frame *frame = view_frame(stage->view);
	struct buf text = buf_new(stage->arena);
	int row, column;

	for (row = 0; row < frame->rows; row++) {
		for (column = 0; column < frame->columns; column++) {
			const struct cell *cell = &frame->cells[row * frame->columns + column];

			if (roles)
				buf_format(&text, "%c", role_letter(cell->role));
			else
				buf_text(&text, cell->bytes);
		}
		buf_text(&text, "\n");
	}
	return text.at;
}

static enum view_wish press(struct stage *stage, const char *keys)
{
	enum view_wish wish = VIEW_GO_ON;
	char copy[64], *key, *rest = copy;

	snprintf(copy, sizeof copy, "%s", keys);
	while ((key = strtok_r(rest, " ", &rest)) != NULL) {
		wish = view_key(stage->view, key);
		view_frame(stage->view);
	}
	return wish;
}

/* What is wrong with what the key did; NULL: nothing. */
static const char *try(
	struct stage *stage, const struct doing *doing, const char *key, bool is_first)
{
	const char *letters, *roles, *seen;
	enum view_wish wish;

	press(stage, doing->before);
	letters = screen(stage, false);
	roles = screen(stage, true);
	wish = press(stage, key);
	seen = screen(stage, false);
	if (wish != doing->wish)
		return arena_format(
			stage->arena, "wanted %d of the terminal, got %d", doing->wish, wish);
	if (wish == VIEW_GO_ON && strcmp(letters, seen) == 0 &&
		strcmp(roles, screen(stage, true)) == 0)
		return arena_format(stage->arena, "nothing changes on this screen:\n%s", seen);
	if (is_first && !strstr(seen, doing->sees))
		return arena_format(
			stage->arena, "wanted the words: %s\ngot\n%s", doing->sees, seen);
	return NULL;
}

static bool does(const struct doing *doing, const char *key, bool is_first)
{
	struct stage stage;
	const char *wrong;

	open_stage(&stage);
	wrong = try(&stage, doing, key, is_first);
	if (wrong)
		fprintf(stderr, "%s, by \"%s\" after \"%s\": %s\n", doing->action, key,
			doing->before, wrong);
	close_stage(&stage);
	return !wrong;
}

static const struct doing *doing_of(const char *action)
{
	size_t i;

	for (i = 0; i < DOINGS; i++)
		if (strcmp(doings[i].action, action) == 0)
			return &doings[i];
	fail_msg("the action %s has no case here", action);
	return NULL;
}

static void every_key_does_something(void **state)
{
	const struct doing *doing;
	char keys[64], *key, *rest;
	unsigned failed = 0;
	size_t i;

	(void)state;
	for (i = 0; i < view_actions(); i++) {
		doing = doing_of(view_action_name(i));
		snprintf(keys, sizeof keys, "%s", view_action_keys(i));
		rest = keys;
		while ((key = strtok_r(rest, " ", &rest)) != NULL)
			failed += !does(doing, key, key == keys);
	}
	assert_int_equal(failed, 0);
	assert_int_equal(view_actions(), DOINGS);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_key_does_something) };

	return cmocka_run_group_tests_name("actions", tests, make_room, clear_room);
}
