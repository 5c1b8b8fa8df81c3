/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the reader has before him, for the files of this folder alone.
 *
 *	 head    dossier, score
 *	 titles  1 Reuters      │ 2 Le calme revient    one pane a dispatch; those that fit are
 *shown panes   ≈▶ [words]    █│≈▶ [words]          ░  gutter, text, overview strip   ≈ the fact
 *under the cursor: who says what status  hints, a fault, or a prompt
 *
 * A pane remembers a place in its text and the screen row that this place stands on, never a line
 * number: so it survives any change of width, height or panes.
 */
#ifndef VIEW_STATE_H
#define VIEW_STATE_H

#include "export/export.h"
#include "view/view.h"

#define NO_FACT	 UINT32_MAX
#define NO_PLACE UINT32_MAX

/* The words of one mention in a dispatch's text, and whose they are. */
struct mark {
	struct span span;
	uint32_t fact;	 /* index in the analysis' facts, or passages */
	uint32_t member; /* index in the fact */
	int row;	 /* of the pane, as laid out */
	bool again;	 /* told before in this dispatch */
};

struct marks VEC(struct mark);

/* One line of a dispatch as laid out; a row between blocks stands before the second. */
struct row {
	struct span span; /* in the text */
	uint32_t block;
	bool blank;  /* between two blocks, or a filler */
	bool filler; /* keeps other panes' rows level; its span is empty, where the next row begins
		      */
	bool ghost;  /* a filler for a passage that might have stood here ... */
	uint32_t told; /* ... and is told there */
};

struct row_list VEC(struct row);
struct span_list VEC(struct span);

/* How the columns of a pane are used. */
struct breadth {
	int columns; /* all of them, without the border */
	int margin;  /* left of the gutter, where the pane is wider than the text may be */
	int gutter, text, overview;
};

struct pane {
	const struct dispatch *dispatch;
	const char *name;      /* outlet, title or file, safe */
	const char *label;     /* the same after its number: "2 Reuters" */
	char *places;	       /* where lines may end, by text_find_places; NULL: not yet */
	struct marks marks;    /* by place */
	struct marks passages; /* the same of analysis->passages */
	uint32_t longest;      /* bytes of the longest mark */
	bool hidden, shown, chosen;
	bool stale;    /* its file is another by now */
	bool scrolled; /* by hand, since the last fact */
	bool followed; /* the one that was scrolled last */
	const struct fact
		*at; /* the fact it was brought to: in a list the cursor may be elsewhere */
	uint32_t first, told; /* its members here, told of them; 0: silent */
	uint32_t member;      /* the one of them pointed at */
	uint32_t anchor;      /* a byte of the text ... */
	bool aligned;	      /* ... stands on the row of the facts; or else on */
	int anchor_row;	      /* this row of the pane */
	struct breadth breadth;
	int column;	      /* of the screen, where the pane begins */
	struct row_list rows; /* laid out for the width wrapped_at; 0: not yet */
	int wrapped_at;
};

/* What the other panes do when one is scrolled by hand. */
enum company {
	COMPANY_FOLLOWS, /* they go to what is aligned with its reading row */
	COMPANY_RESTS,
	COMPANY_STEPS, /* all move row by row, fillers keeping level what is aligned */
	COMPANIES
};

enum page {
	PAGE_READING,
	PAGE_HELP,
	PAGE_WHY,
	PAGE_TABLE,
	PAGE_FACT,
	PAGE_SOURCES,
	PAGE_TIMELINE,
	PAGE_NOTES,
	PAGE_LOG,
	PAGE_CHANGES,
	PAGES
};

enum { PROMPT_MOST = 512 }; /* bytes */

struct prompt {
	enum {
		PROMPT_NONE,
		PROMPT_EXPORT,
		PROMPT_OVERWRITE,
		PROMPT_SEARCH,
		PROMPT_FILTER_TEXT,
		PROMPT_FILTER_NAME,
		PROMPT_COMMAND,
		PROMPT_ASK /* of the desk */
	} kind;
	char text[PROMPT_MOST];
	size_t n, cursor; /* bytes */
	bool completing;  /* the name stands for its first stem bytes, as the n-th that fits */
	size_t stem;
	uint32_t fit;
	uint32_t recalled; /* how many commands back the history shows; 0: what is typed */
};

/* Where things stand on the screen; a row of -1 is not shown. */
struct layout {
	int head, titles, panes, height, rule, strip, strip_rows, status;
	int shown;   /* panes */
	int *slots;  /* columns of the first pane shown, the second ..., as they were drawn by hand
		      */
	int n_slots; /* as many panes as they are for; 0: all are alike */
};

struct action;
struct filter;
struct zone;
struct pages;
struct sayings;
struct search;
struct jumps;
struct work;

struct view {
	struct arena *arena;
	const struct dossier *dossier;
	const struct analysis *analysis;
	int waiting; /* for it: percent plus one; 0: it is there */
	const struct keymap *keymap;
	struct view_settings settings;
	struct view_manner manner;
	int columns, rows;
	struct layout layout;
	struct pane *panes;
	uint32_t n;
	uint32_t focus;	 /* the pane that keys move */
	uint32_t leader; /* the pane whose text gives the facts their order: the last one chosen by
			    hand */
	bool zoomed;	 /* the focus alone is shown */
	enum company company;
	uint32_t keel;	 /* the pane whose place holds all, where they move in step */
	uint32_t fact;	 /* under the cursor */
	int fact_row;	 /* of a pane, which the fact stands on wherever it is told */
	uint32_t *walk;	 /* indices of facts, in the order in which the cursor meets them */
	uint32_t *place; /* of each fact in walk */
	uint32_t tally[VERDICTS]; /* of the news */
	uint32_t news;
	int by; /* of the action that is being done */
	const char *key;
	enum page page;
	struct filter *filter;					    /* filter.h */
	struct pages *pages;					    /* pages.h */
	struct search *search;					    /* search.h */
	struct jumps *jumps;					    /* search.h */
	struct work *work;					    /* desk.h */
	struct commands VEC(const char *) commands;		    /* given before */
	enum { AWAITS_NOTHING, AWAITS_MARK, AWAITS_RETURN } awaits; /* what the next key names */
	int page_top; /* the first line shown of a page that is a sheet */
	int page_lines;
	struct prompt prompt;
	uint32_t count;			     /* typed before a motion; 0: none */
	struct zones VEC(struct zone) zones; /* mouse.h: what can be pointed at */
	bool pressed;			     /* the mouse, on a fact */
	int drawn;			     /* the border that it draws; -1: none */
	const char *message;
	bool is_fault;
	const char *export_path, *export_format;
	const char *copied;	      /* in brief */
	uint32_t edited, edited_line; /* a dispatch, and the line of its file */
	struct sayings *said;	      /* value.c: what mentions say; in held, or NULL */
	struct arena *held;	      /* what is made of the facts: gone when they are others */
	struct arena *grid;	      /* the frame: gone with the next size */
	struct arena *lines;	      /* the panes' rows: gone with the next width of text */
	struct arena *brief;	      /* what one frame is drawn with: gone with the next */
	struct arena *spoken;	      /* the message: gone with the next */
	struct frame frame;
};

/* draw.c: text into a frame. Everything is cut at the frame's edge, and made safe. */
void draw_clear(struct frame *frame);
void draw_fill(struct frame *frame, int row, int column, int columns, enum role role,
	const char *grapheme);
/* Draws what fits in so many columns; gives the columns used. */
int draw_text(struct frame *frame, int row, int column, int columns, enum role role,
	const char *text, size_t n);
/* The same, ended with … where it does not all fit. */
int draw_short(
	struct frame *frame, int row, int column, int columns, enum role role, const char *text);
/* Text of at most so many columns, ended with … where it was cut. */
const char *draw_shorten(struct arena *arena, const char *text, int columns);
int draw_width(const char *text);

/* layout.c: what goes where; which panes are shown. */
enum { SLOT_LEAST = 12 /* columns */ };

void layout_init(struct view *view);
/* Moves the border after the slot-th pane shown, as far as both panes stay wide enough. */
void layout_move_border(struct view *view, int slot, int columns);
int layout_slot_of(const struct view *view, uint32_t index); /* of a pane that is shown */
void layout_forget(struct view *view);			     /* the panes are to be laid out anew */
void layout_rows(struct view *view, int strip_wanted);
void layout_panes(struct view *view);
void layout_align(struct view *view); /* sets the row that facts stand on */
int layout_strip_most(const struct view *view);
/* Chooses the panes to show, the focus among them; gathering: rather those that tell the fact. */
void layout_choose(struct view *view, bool gathering);

/* pane.c: a dispatch laid out in lines. */
void pane_open_all(struct view *view);
void pane_rest(struct view *view); /* all stay where they are, whatever the cursor does */
void pane_point(struct view *view, uint32_t index); /* at the fact under the cursor, if told here */
void pane_wrap(struct view *view, struct pane *pane);
/* Lays out one pane, with a new line at each of the sorted places; without the marks' rows. */
struct row_list pane_break(
	struct view *view, struct pane *pane, const uint32_t *places, uint32_t n);
void pane_place_marks(struct pane *pane);
int pane_row_of(const struct pane *pane, uint32_t offset);
int pane_top(
	struct view *view, struct pane *pane); /* the row at the pane's upper edge; may be < 0 */
void pane_put(struct view *view, struct pane *pane, int top);
void pane_scroll(struct view *view, struct pane *pane, int top); /* the same, within the text */

/* follow.c: the others to what is aligned with the row of facts in this pane. */
void follow_pane(struct view *view, uint32_t index);
const char *say_company(const struct view *view); /* "follow" */

/* ladder.c: what of the shown panes can stand level. */
struct rung {
	uint32_t number;
	uint32_t passage; /* index in the analysis; NO_PLACE: a fact alone makes this rung */
	uint32_t level;	  /* bytes from the top, fillers among them */
	uint32_t *at;	  /* of each pane: where its sentence begins; NO_PLACE: it has none here */
};

struct ladder VEC(struct rung);

struct ladder ladder_build(struct arena *arena, const struct view *view);

/* level.c: lays out all panes that are shown, for lock step. */
void level_lay(struct view *view);
void level_leave(struct view *view);

/* paint.c: a pane into the frame. head.c: the first line, and the titles. */
void paint_pane(struct view *view, struct pane *pane);
/* The mark that is seen at a column of a row's text, or left of it in the gutter; NULL: none. */
const struct mark *paint_mark_at(
	const struct view *view, const struct pane *pane, const struct row *row, int column);
int paint_overview_rows(const struct view *view, const struct pane *pane);
bool paint_is_one(const struct view *view); /* the overview of all panes is the rule below them */
void paint_rule(struct view *view);	    /* which it is then */
void scroll_by(struct view *view, int lines); /* scroll.c: the pane in focus, or the page */
void head_draw(struct view *view);
void head_title(struct view *view, uint32_t index);

/* walk.c: the order of the facts, and the cursor among them. */
void walk_init(struct view *view);
void walk_order(struct view *view);
void walk_to(struct view *view, uint32_t fact);
/* The next place in the walk whose fact is shown, from that of a fact; -1: there is none. */
int64_t walk_seek(const struct view *view, int64_t from, int direction, bool disagreements);
void walk_start(struct view *view); /* to the most telling disagreement, or else the first news */
bool walk_step(struct view *view, int direction, bool disagreements); /* from news to news */
/* To the first or, going back, the last; false: there is no other. */
bool walk_round(struct view *view, int direction, bool disagreements);
bool is_disagreement(const struct fact *fact);
bool is_news(const struct fact *fact);		       /* it is marked, walked and counted */
const struct fact *view_fact(const struct view *view); /* under the cursor, or NULL */

/* sheet.c: lines of text in roles, made first and drawn when their number is known. */
struct run {
	const char *text;
	enum role role;
	int column;
};

struct sheet {
	struct arena *arena;
	const char *title; /* of a sheet that fills the screen */
	int columns;
	struct VEC(struct run) runs;
	struct VEC(uint32_t) lines; /* the first run of each */
	int column;		    /* where the next run goes */
};

void sheet_line(struct sheet *sheet);
void sheet_put(struct sheet *sheet, enum role role, const char *text);
void sheet_to(struct sheet *sheet, int column);
/* Wraps the text from the present column on; further lines start at indent. */
void sheet_wrap(struct sheet *sheet, enum role role, const char *text, int indent);
void sheet_draw(struct frame *frame, const struct sheet *sheet, int row, int rows, int top,
	enum role ground);

/* camp.c: who says what with whom. */
const char *camp_say_value(struct view *view, const struct fact *fact, uint32_t camp);
/* Which dispatches disagree with themselves; "" where none does. */
const char *camp_say_internal(const struct view *view, const struct fact *fact, int columns);
/* A line a camp, or more; then the silent, and the rule. The less detail, the fewer lines. */
enum detail {
	DETAIL_ALL,
	DETAIL_VOICES, /* the silent on one line */
	DETAIL_PLAIN,  /* not who vouches for what is said */
	DETAIL_TIGHT,  /* a line a camp */
	DETAILS
};

void camp_put(struct view *view, struct sheet *sheet, const struct fact *fact, enum detail detail);
void camp_put_tersely(
	struct view *view, struct sheet *sheet, const struct fact *fact, bool with_names);

/* strip.c, why.c, help.c, status.c, prompt.c */
struct sheet strip_make(struct view *view);
void strip_draw(struct view *view, const struct sheet *sheet);
struct sheet why_make(struct view *view);
struct sheet help_make(struct view *view);
void status_draw(struct view *view);
void view_say(struct view *view, bool is_fault, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void prompt_open(struct view *view);
void prompt_edit(struct prompt *prompt, const char *key); /* as in a shell */
enum view_wish prompt_export(struct view *view);	  /* to the file that it holds */
enum view_wish prompt_key(struct view *view, const char *key);
void prompt_paste(struct view *view, const char *text);
void prompt_draw(struct view *view, int row);

/* count.c: numbers before a motion. true: the key was a digit of one, or Esc after it, and was
 * taken. */
bool count_take(struct view *view, const char *key, const struct action *action);
/* How often the action is to be done; the focus is where it was before the digits. */
uint32_t count_end(struct view *view, const char *key, const struct action *action);

/* set.c: settings from the command line. */
void set_manner(struct view *view); /* as the settings have it now */
enum view_wish set_obey(struct view *view, const char *words); /* "theme light", "theme?" */
/* Those that begin so: of a name that is typed, or of the value after it; n of them are wanted. */
uint32_t set_complete(struct view *view, const char *words, size_t n, const char **fits,
	uint32_t most, size_t *start);
const char *set_say(struct view *view, const char *words);

/* command.c */
enum view_wish command_key(struct view *view, const char *key);
const char *command_say(struct view *view); /* what the command in the prompt does; "": none */

/* words.c: how a verdict looks and what it is called; words for the screen. */
const char *verdict_glyph(enum verdict verdict);
const char *verdict_word(enum verdict verdict);
enum role verdict_role(enum verdict verdict, bool here);
const char *say_day(struct arena *arena, const struct dispatch *dispatch); /* "10 Jan" */
const char *say_short_day(struct arena *arena, int32_t day);
const char *say_year(struct arena *arena, int32_t day);
const char *say_short_month(struct arena *arena, int32_t day); /* "Jan 2022" */
const char *say_words(struct arena *arena, const struct view *view, const struct member *member);
const char *say_value(struct arena *arena, const struct view *view, const struct member *member);
const char *say_whole(struct view *view, const struct member *member); /* the same, kept: value.c */
/* Who vouches for a member, and what casts doubt on it, in the dispatch's words; "": none told. */
const char *say_voice(struct arena *arena, const struct view *view, const struct member *member);
const char *say_hedge(struct arena *arena, const struct view *view, const struct member *member);
const char *say_label(const struct fact *fact);
const char *say_colon(void);
const char *say_origin(struct arena *arena, uint32_t origin); /* head.c: "①" */

/* The table of actions (actions.h), keymap.c */
enum section {
	SECTION_FACTS,
	SECTION_DESK,
	SECTION_PAGES,
	SECTION_FILTER,
	SECTION_PANES,
	SECTION_TEXT,
	SECTION_WORK,
	SECTIONS
};

struct action {
	const char *name;
	const char *keys; /* defaults, parted by spaces */
	const char *help;
	const char *hint; /* for the status line, or NULL */
	bool joined;	  /* its key is shown with that of the action before it */
	bool counted;	  /* a number typed before it repeats it */
	bool vital;	  /* its hint is shown before those of others */
	uint16_t pages;	 /* set of 1 << page: where it can be done */
	uint16_t hinted; /* where its hint is shown; 0: wherever it can be done */
	enum view_wish (*run)(struct view *view);
	int by; /* 1: on, -1: back; of do_open: the page */
};

const struct action *action_at(size_t i);
const char *section_title(enum section section);
/* The i-th action of a section, NULL past the last. */
const struct action *section_action(enum section section, size_t i);
const struct action *keymap_find(const struct keymap *keymap, const char *key, enum page page);
/* The i-th key of an action, NULL past the last. */
const char *keymap_key(const struct keymap *keymap, const struct action *action, size_t i);
/* The first key of the action that does so; "" where it has none. */
const char *keymap_first(const struct keymap *keymap, enum view_wish (*run)(struct view *view));

/*
 * What the actions do: step.c, focus.c, scroll.c, follow.c, level.c, search.c, jump.c, copy.c,
 * command.c, page.c, filter.c,
 * mouse.c, rows.c. view->by says which way, view->key the key that was pressed.
 */
enum view_wish do_step_disagreement(struct view *view);
enum view_wish do_step_fact(struct view *view);
enum view_wish do_step_mention(struct view *view);
enum view_wish do_realign(struct view *view);
enum view_wish do_step_pane(struct view *view);
enum view_wish do_go_to_pane(struct view *view);
enum view_wish do_hide_pane(struct view *view);
enum view_wish do_show_panes(struct view *view);
enum view_wish do_zoom_pane(struct view *view);
enum view_wish do_widen_pane(struct view *view);
enum view_wish do_even_panes(struct view *view);
enum view_wish do_scroll_line(struct view *view);
enum view_wish do_scroll_page(struct view *view);
enum view_wish do_scroll_half(struct view *view);
enum view_wish do_scroll_end(struct view *view);
enum view_wish do_follow(struct view *view);
enum view_wish do_lock_step(struct view *view);
enum view_wish do_go_to_moved(struct view *view);
enum view_wish do_search(struct view *view);
enum view_wish do_step_hit(struct view *view);
enum view_wish do_step_pair(struct view *view);
enum view_wish do_swap(struct view *view);
enum view_wish do_open(struct view *view); /* the page view->by */
enum view_wish do_words(struct view *view);
enum view_wish do_close(struct view *view);
enum view_wish do_sort(struct view *view);
enum view_wish do_filter(struct view *view);
enum view_wish do_filter_kind(struct view *view);
enum view_wish do_filter_dispatch(struct view *view);
enum view_wish do_filter_text(struct view *view);
enum view_wish do_filter_name(struct view *view);
enum view_wish do_show_all(struct view *view);
enum view_wish do_export(struct view *view);
enum view_wish do_copy(struct view *view);
enum view_wish do_edit(struct view *view);
enum view_wish do_jump(struct view *view);
enum view_wish do_mark(struct view *view);
enum view_wish do_return(struct view *view);
enum view_wish do_command(struct view *view);
enum view_wish do_set(struct view *view);
enum view_wish do_redraw(struct view *view);
enum view_wish do_suspend(struct view *view);
enum view_wish do_quit(struct view *view);

#endif
