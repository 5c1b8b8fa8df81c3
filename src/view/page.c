/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions: the pages that are laid over the panes, and what concerns the whole program. */
#include "view/desk.h"
#include "view/filter.h"
#include "view/search.h"

#include "speak.h"

static const struct page_kind kinds[PAGES] = {
	[PAGE_HELP] = { .make = help_make },
	[PAGE_WHY] = { .make = why_make },
	[PAGE_FACT] = { .make = factpage_make },
	[PAGE_TABLE] = { .draw = table_draw,
		.open = table_open,
		.list = table_list,
		.move = list_move,
		.side = table_side,
		.choose = table_choose },
	[PAGE_SOURCES] = { .draw = sources_draw,
		.open = sources_open,
		.move = sources_move,
		.side = sources_side },
	[PAGE_TIMELINE] = { .draw = timeline_draw,
		.open = timeline_open,
		.list = timeline_list,
		.move = list_move },
	[PAGE_CHANGES] = { .make = changes_make },
	[PAGE_LOG] = { .make = log_make },
	[PAGE_NOTES] = { .draw = notes_draw, .move = notes_move },
};

const struct page_kind *page_kind(enum page page)
{
	return &kinds[page];
}

/* What one pair has in common goes with the view. */
static void drop(void *it)
{
	struct pages *pages = it;

	arena_free(pages->copied);
	arena_free(pages->seen_lens);
	arena_free(pages->kept);
}

void page_init(struct view *view)
{
	view->pages = arena_new_of(view->arena, struct pages);
	view->pages->b = view->n > 1;
	arena_defer(view->arena, drop, view->pages);
}

static bool is_list(enum page page)
{
	return kinds[page].list != NULL;
}

static void turn_to(struct view *view, enum page page, int top)
{
	view->pages->top[view->page] = view->page_top;
	view->page = page;
	view->page_top = top;
	if (kinds[page].open)
		kinds[page].open(view);
}

void page_open(struct view *view, enum page page)
{
	struct pages *pages = view->pages;
	int i;

	if (page == view->page) {
		page_close(view);
		return;
	}
	for (i = 0; i < pages->depth && pages->under[i] != page; i++)
		;
	if (i == pages->depth)
		pages->under[pages->depth++] = view->page;
	else
		pages->depth = i;
	if (is_list(page) && !is_list(view->page)) {
		pages->left_at = view->fact;
		pages->back = PAGE_READING;
		pages->followed = false;
	}
	turn_to(view, page, 0);
}

/* The column that was chosen in a list is the pane in focus. */
static void show_focus(struct view *view)
{
	if (view->panes[view->focus].shown)
		return;
	view->panes[view->focus].hidden = false;
	layout_choose(view, false);
}

/* The panes that did not follow the cursor of a list are as they were left, and so is the cursor.
 */
void page_close(struct view *view)
{
	struct pages *pages = view->pages;
	enum page page;

	if (pages->depth == 0)
		return;
	page = pages->under[--pages->depth];
	if (is_list(view->page) && page == PAGE_READING) {
		if (pages->followed && view->fact != NO_FACT)
			walk_to(view, view->fact);
		else
			view->fact = pages->left_at;
		show_focus(view);
		filter_leave_from(view);
		filter_settle(view);
	}
	turn_to(view, page, pages->top[page]);
}

/* From a list the panes go to the fact first. */
static bool take_fact(struct view *view)
{
	if (view->fact == NO_FACT ||
		(is_list(view->page) && kinds[view->page].list(view)->n == 0)) {
		view_say(view, false, "%s", say_no_fact(view));
		return false;
	}
	if (is_list(view->page)) {
		walk_to(view, view->fact);
		view->pages->followed = true;
	}
	return true;
}

static void make_sheet(struct view *view, enum page below, uint32_t enough)
{
	struct pages *pages = view->pages;
	struct arena *brief = view->brief;

	arena_free(pages->kept);
	pages->kept = arena_new();
	pages->kept_page = view->page;
	pages->kept_over = below;
	pages->kept_fact = view->fact;
	pages->enough = enough;
	pages->partial = false;
	view->brief = pages->kept; /* all that the sheet is made of stays with it */
	pages->sheet = kinds[view->page].make(view);
	view->brief = brief;
}

/* The lines that must be there for what is in sight; a search wants all. */
static uint32_t count_wanted(const struct view *view)
{
	uint32_t top = view->page_top > 0 ? (uint32_t)view->page_top : 0;

	return view->prompt.kind == PROMPT_SEARCH || view->search->words
		       ? UINT32_MAX
		       : top + (uint32_t)view->rows;
}

struct sheet page_sheet(struct view *view)
{
	enum { LINES_LEAST = 120 };
	struct pages *pages = view->pages;
	enum page below = pages->depth > 0 ? pages->under[pages->depth - 1] : PAGE_READING;
	uint32_t wanted = count_wanted(view), ahead = 2 * (uint32_t)view->rows;

	if (pages->kept && pages->kept_page == view->page && pages->kept_fact == view->fact &&
		pages->kept_over == below && pages->sheet.columns == view->columns &&
		(!pages->partial || pages->sheet.lines.n >= wanted))
		return pages->sheet;
	if (ahead < LINES_LEAST)
		ahead = LINES_LEAST;
	make_sheet(view, below, wanted > UINT32_MAX - ahead ? UINT32_MAX : wanted + ahead);
	return pages->sheet;
}

bool page_is_enough(struct view *view, const struct sheet *sheet)
{
	view->pages->partial = sheet->lines.n >= view->pages->enough;
	return view->pages->partial;
}

bool page_is_partial(const struct view *view)
{
	const struct pages *pages = view->pages;

	return pages->partial && pages->kept && pages->kept_page == view->page &&
	       pages->kept_fact == view->fact;
}

bool page_complete(struct view *view)
{
	struct pages *pages = view->pages;

	if (!page_is_partial(view))
		return false;
	make_sheet(view, pages->kept_over, UINT32_MAX);
	view->page_lines = (int)pages->sheet.lines.n;
	return true;
}

void page_head(struct view *view, const char *title, int strip_wanted)
{
	const struct layout *l = &view->layout;

	layout_rows(view, strip_wanted);
	if (l->rule >= 0)
		draw_fill(&view->frame, l->rule, 0, view->columns, ROLE_BORDER, "─");
	if (l->titles < 0)
		return;
	draw_fill(&view->frame, l->titles, 0, view->columns, ROLE_TITLE_FOCUS, " ");
	draw_short(&view->frame, l->titles, 1, view->columns - 1, ROLE_TITLE_FOCUS, title);
}

void page_draw(struct view *view, const struct sheet *sheet)
{
	int height = view->layout.height, most = (int)sheet->lines.n - height;

	if (view->page_top > most)
		view->page_top = most > 0 ? most : 0;
	view->pages->seen = *sheet;
	view->pages->seen_rows = height;
	sheet_draw(&view->frame, sheet, view->layout.panes, height, view->page_top, ROLE_TEXT);
}

/* The page of an action; those of one fact want one. */
enum view_wish do_open(struct view *view)
{
	enum page page = (enum page)view->by;

	if ((page != PAGE_WHY && page != PAGE_FACT) || take_fact(view))
		page_open(view, page);
	return VIEW_GO_ON;
}

/* From a list to the words, and the way back is kept. */
enum view_wish do_words(struct view *view)
{
	enum page from = view->page;

	if (!take_fact(view))
		return VIEW_GO_ON;
	view->pages->depth = 0;
	turn_to(view, PAGE_READING, 0);
	view->pages->back = from;
	return VIEW_GO_ON;
}

enum view_wish do_close(struct view *view)
{
	if (view->page != PAGE_READING)
		page_close(view);
	else if (search_put_out(view))
		return VIEW_GO_ON;
	else if (view->pages->back != PAGE_READING)
		page_open(view, view->pages->back);
	else if (view->zoomed)
		return do_zoom_pane(view);
	return VIEW_GO_ON;
}

enum view_wish do_export(struct view *view)
{
	prompt_open(view);
	return VIEW_GO_ON;
}

enum view_wish do_redraw(struct view *view)
{
	(void)view;
	return VIEW_REDRAW;
}

enum view_wish do_suspend(struct view *view)
{
	(void)view;
	return VIEW_SUSPEND;
}

enum view_wish do_quit(struct view *view)
{
	if (view->page == PAGE_READING)
		return desk_quit(view);
	page_close(view);
	return VIEW_GO_ON;
}
