/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view as others know it: a key in, a frame out. */
#include "view/desk.h"
#include "view/filter.h"
#include "view/mouse.h"
#include "view/search.h"

#include "speak.h"

#include <string.h>

enum { SIZE_MOST = 4096 };

static void drop(void *it)
{
	struct view *view = it;

	arena_free(view->held);
	arena_free(view->grid);
	arena_free(view->lines);
	arena_free(view->brief);
	arena_free(view->spoken);
}

static void tell_faults(struct view *view)
{
	const struct faults *faults = &view->dossier->faults;
	const struct fault *worst = NULL;
	const char *line;
	uint32_t i;

	for (i = 0; i < faults->n; i++)
		if (!worst || fault_level(faults->at[i].code) > fault_level(worst->code))
			worst = &faults->at[i];
	if (!worst)
		return;
	line = export_say_fault(view->brief, worst);
	if (faults->n == 1)
		view_say(view, true, "%s", line);
	else
		/* TRANSLATORS: %1$s is a fault, %2$u how many there are besides. */
		view_say(view, true,
			ngettext("%1$s (and %2$u more)", "%1$s (and %2$u more)", faults->n - 1),
			line, faults->n - 1);
}

struct view *view_new(
	struct arena *arena, const struct dossier *dossier, const struct keymap *keymap)
{
	struct view *view = arena_new_of(arena, struct view);

	view->arena = arena;
	view->dossier = dossier;
	view->analysis = dossier->analysis;
	view->keymap = keymap;
	view->n = view->analysis->n;
	view->fact = NO_FACT;
	view->drawn = -1;
	view->manner = (struct view_manner){ .measure = 72, .pane_width = 38 };
	view->panes = arena_array(arena, struct pane, view->n);
	view->held = arena_new();
	view->lines = arena_new();
	view->brief = arena_new();
	arena_defer(arena, drop, view);
	layout_init(view);
	page_init(view);
	search_init(view);
	jump_init(view);
	desk_init(view);
	pane_open_all(view);
	view_resize(view, 80, 24);
	filter_init(view);
	walk_init(view);
	walk_start(view);
	tell_faults(view);
	return view;
}

void view_use_settings(struct view *view, const struct view_settings *settings)
{
	static const enum page pages[VIEW_FIRSTS] = {
		[VIEW_FIRST_READING] = PAGE_READING,
		[VIEW_FIRST_TABLE] = PAGE_TABLE,
		[VIEW_FIRST_FACT] = PAGE_FACT,
		[VIEW_FIRST_SOURCES] = PAGE_SOURCES,
		[VIEW_FIRST_TIMELINE] = PAGE_TIMELINE,
	};

	view->settings = *settings;
	set_manner(view);
	if (view->fact != NO_FACT && pages[view->manner.first] != PAGE_READING)
		page_open(view, pages[view->manner.first]);
}

void view_wait(struct view *view, int percent)
{
	view->waiting = percent + 1;
}

void view_resize(struct view *view, int columns, int rows)
{
	columns = columns < 1 ? 1 : columns > SIZE_MOST ? SIZE_MOST : columns;
	rows = rows < 1 ? 1 : rows > SIZE_MOST ? SIZE_MOST : rows;
	if (view->frame.cells && view->columns == columns && view->rows == rows)
		return;
	view->columns = columns;
	view->rows = rows;
	arena_free(view->grid);
	view->grid = arena_new();
	view->frame = (struct frame){ .rows = rows, .columns = columns };
	view->frame.cells = arena_array(view->grid, struct cell, (size_t)rows * (size_t)columns);
	view->layout.n_slots = 0;
	layout_rows(view, 1);
	layout_choose(view, true);
	layout_align(view);
}

/* Esc and a key typed fast are one to the terminal. */
static bool is_after_esc(const char *key)
{
	return !strncmp(key, "M-", 2) && key[2];
}

/* A note is being written: but for what concerns the terminal, all keys are its. */
static enum view_wish write(struct view *view, const char *key)
{
	if (strcmp(key, "C-l") == 0)
		return VIEW_REDRAW;
	if (strcmp(key, "C-z") == 0)
		return VIEW_SUSPEND;
	view->message = NULL;
	if (strncmp(key, "Paste:", 6) == 0)
		editor_paste(view, key + 6);
	else if (!mouse_is_event(key) && !editor_knows(key) && is_after_esc(key)) {
		editor_keep(view);
		return view_key(view, key + 2);
	} else if (!mouse_is_event(key))
		return editor_key(view, key);
	return VIEW_GO_ON;
}

enum view_wish view_key(struct view *view, const char *key)
{
	const struct action *action;
	uint32_t times;

	if (view->work->editor.task != TASK_NONE)
		return write(view, key);
	if (mouse_is_event(key))
		return view->prompt.kind != PROMPT_NONE ? VIEW_GO_ON : mouse_act(view, key);
	if (strncmp(key, "Paste:", 6) == 0) {
		prompt_paste(view, key + 6);
		return VIEW_GO_ON;
	}
	if (view->prompt.kind != PROMPT_NONE)
		return prompt_key(view, key);
	if (view->work->selection.is_on)
		return select_key(view, key);
	view->message = NULL;
	if (view->awaits != AWAITS_NOTHING) {
		jump_answer(view, key);
		return VIEW_GO_ON;
	}
	action = keymap_find(view->keymap, key, view->page);
	if (count_take(view, key, action))
		return VIEW_GO_ON;
	times = count_end(view, key, action);
	if (action) {
		view->by = action->by;
		view->key = key;
		while (--times > 0)
			action->run(view);
		return action->run(view);
	}
	if (is_after_esc(key)) {
		enum view_wish wish = view_key(view, "Esc");

		return wish == VIEW_GO_ON ? view_key(view, key + 2) : wish;
	}
	view_say(view, false, _("%s does nothing here"), key);
	return VIEW_GO_ON;
}

bool view_idle(struct view *view)
{
	return !view->waiting &&
	       (page_complete(view) || search_prepare(view) || filter_prepare(view));
}

static void draw_border(struct view *view, int column, uint32_t slot)
{
	const struct layout *l = &view->layout;
	int row;

	for (row = l->titles >= 0 ? l->titles : l->panes; row < l->panes + l->height; row++)
		draw_fill(&view->frame, row, column, 1, ROLE_BORDER, "│");
	if (l->rule >= 0)
		draw_fill(&view->frame, l->rule, column, 1, ROLE_BORDER, "┴");
	mouse_note(view, ZONE_BORDER, slot, l->panes, column, l->height, 1);
}

static void draw_panes(struct view *view)
{
	struct pane *pane;
	uint32_t i;

	for (i = 0; i < view->n; i++) {
		pane = &view->panes[i];
		if (!pane->shown)
			continue;
		head_title(view, i);
		paint_pane(view, pane);
		if (pane->column > 0)
			draw_border(view, pane->column - 1, (uint32_t)layout_slot_of(view, i) - 1);
	}
}

static void draw_reading(struct view *view)
{
	struct sheet strip = strip_make(view);

	layout_rows(view, (int)strip.lines.n);
	if (view->layout.rule >= 0)
		draw_fill(&view->frame, view->layout.rule, 0, view->columns, ROLE_BORDER, "─");
	draw_panes(view);
	if (paint_is_one(view))
		paint_rule(view);
	strip_draw(view, &strip);
}

static void draw_sheet(struct view *view)
{
	struct sheet sheet = page_sheet(view);

	page_head(view, sheet.title, 0);
	view->page_lines = (int)sheet.lines.n;
	page_draw(view, &sheet);
}

const struct frame *view_frame(struct view *view)
{
	arena_free(view->brief);
	view->brief = arena_new();
	view->zones = (struct zones){ 0 };
	draw_clear(&view->frame);
	if (page_kind(view->page)->draw)
		page_kind(view->page)->draw(view);
	else if (page_kind(view->page)->make)
		draw_sheet(view);
	else
		draw_reading(view);
	if (view->page != PAGE_READING)
		find_light(view);
	head_draw(view);
	status_draw(view);
	editor_draw(view);
	return &view->frame;
}

const char *view_export_path(const struct view *view)
{
	return view->export_path;
}

const char *view_export_format(const struct view *view)
{
	return view->export_format;
}
