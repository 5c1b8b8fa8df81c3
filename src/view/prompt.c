/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question in the last line, with an answer that can be edited as in a shell. */
#include "view/desk.h"
#include "view/filter.h"
#include "view/pages.h"
#include "view/search.h"

#include "speak.h"

#include <string.h>
#include <unistd.h>

enum { TYPED_LEAST = 10 /* columns, beside what is told of it */ };

void prompt_open(struct view *view)
{
	/* TRANSLATORS: the name of a file that the aligned notes are written to; keep ".md". */
	const char *proposal = _("notes.md");

	view->prompt = (struct prompt){ .kind = PROMPT_EXPORT };
	view->prompt.n = strlen(proposal) < PROMPT_MOST ? strlen(proposal) : 0;
	memcpy(view->prompt.text, proposal, view->prompt.n);
	view->prompt.cursor = view->prompt.n;
}

/* What is typed filters at once. */
static void filter_by(struct view *view, const char *text)
{
	struct wanted wanted = view->filter->wanted;

	if (view->prompt.kind == PROMPT_FILTER_NAME)
		wanted.name = text;
	else
		wanted.words = text;
	filter_want(view, wanted);
}

enum view_wish do_filter_text(struct view *view)
{
	view->prompt = (struct prompt){ .kind = PROMPT_FILTER_TEXT };
	filter_leave_from(view);
	filter_by(view, "");
	return VIEW_GO_ON;
}

enum view_wish do_filter_name(struct view *view)
{
	view->prompt = (struct prompt){ .kind = PROMPT_FILTER_NAME };
	filter_leave_from(view);
	filter_by(view, "");
	return VIEW_GO_ON;
}

/* ".txt .md .json": one for each format. */
static const char *say_suffixes(struct arena *arena)
{
	struct buf text = buf_new(arena);
	size_t i;

	for (i = 0; i < export_formats(); i++)
		buf_format(&text, "%s.%s", i > 0 ? " " : "", export_suffix(export_name(i)));
	return text.at;
}

/* With the suffixes where the name has room behind them. */
static const char *ask_for_file(const struct view *view)
{
	enum { ROOM = 30 };
	/* TRANSLATORS: before the name of a file; %s is the suffixes that it may have. */
	const char *question =
		arena_format(view->brief, _("Export to (%s): "), say_suffixes(view->brief));

	if (draw_width(question) + ROOM <= view->columns)
		return question;
	/* TRANSLATORS: before the name of a file. */
	return view->columns < 60 ? _("File: ") : _("Export to: ");
}

static const char *question_of(const struct view *view)
{
	if (view->prompt.kind == PROMPT_OVERWRITE)
		/* TRANSLATORS: a question in the last line, before (y/n). */
		return arena_format(view->brief, _("%s exists; overwrite it? (%s/%s) "),
			view->prompt.text, _("y"), _("n"));
	if (view->prompt.kind == PROMPT_ASK)
		return ask_say(view);
	if (view->prompt.kind == PROMPT_SEARCH)
		return "/";
	if (view->prompt.kind == PROMPT_COMMAND)
		return ":";
	if (view->prompt.kind == PROMPT_FILTER_TEXT)
		/* TRANSLATORS: before words that the facts shown must hold. */
		return _("Facts with: ");
	if (view->prompt.kind == PROMPT_FILTER_NAME)
		/* TRANSLATORS: before a name that stands in the sentence of the facts shown. */
		return _("Facts naming: ");
	return ask_for_file(view);
}

static size_t step_back(const struct prompt *prompt)
{
	size_t at = 0, last = 0;
	uint32_t columns;

	for (at = 0; at < prompt->cursor;
		at += text_grapheme(prompt->text + at, prompt->n - at, &columns))
		last = at;
	return last;
}

static size_t step_on(const struct prompt *prompt)
{
	uint32_t columns;

	if (prompt->cursor == prompt->n)
		return prompt->n;
	return prompt->cursor +
	       text_grapheme(prompt->text + prompt->cursor, prompt->n - prompt->cursor, &columns);
}

static void cut(struct prompt *prompt, size_t start, size_t end)
{
	memmove(prompt->text + start, prompt->text + end, prompt->n - end);
	prompt->n -= end - start;
	prompt->text[prompt->n] = '\0';
	prompt->cursor = start;
}

/* The start of the word before the cursor, as a shell's C-w: parted by spaces and strokes. */
static size_t word_back(const struct prompt *prompt)
{
	size_t at = prompt->cursor;

	while (at > 0 && strchr(" /", prompt->text[at - 1]))
		at--;
	while (at > 0 && !strchr(" /", prompt->text[at - 1]))
		at--;
	return at;
}

static void insert(struct prompt *prompt, const char *key)
{
	const char *text = strcmp(key, "Space") == 0 ? " " : key;
	enum text_action action;
	size_t n = strlen(text);

	if (text_inspect(text, n, &action) != n || action != TEXT_KEEP ||
		prompt->n + n >= PROMPT_MOST)
		return;
	memmove(prompt->text + prompt->cursor + n, prompt->text + prompt->cursor,
		prompt->n - prompt->cursor);
	memcpy(prompt->text + prompt->cursor, text, n);
	prompt->n += n;
	prompt->text[prompt->n] = '\0';
	prompt->cursor += n;
}

static bool is_filter(const struct view *view)
{
	return view->prompt.kind == PROMPT_FILTER_TEXT || view->prompt.kind == PROMPT_FILTER_NAME;
}

/* What is seen follows what is typed. */
static void follow(struct view *view)
{
	if (view->prompt.kind == PROMPT_SEARCH)
		search_type(view);
	else if (is_filter(view))
		filter_by(view, view->prompt.text);
}

/* One key answers. */
static bool is_choice(const struct view *view)
{
	return view->prompt.kind == PROMPT_OVERWRITE ||
	       (view->prompt.kind == PROMPT_ASK && ask_is_choice(view));
}

/* Typed by another hand: it never acts as a key, and only in a prompt is it text. */
void prompt_paste(struct view *view, const char *text)
{
	struct prompt *prompt = &view->prompt;
	char character[8];
	enum text_action action;
	size_t n = strlen(text), i, size;

	if (prompt->kind == PROMPT_NONE || is_choice(view)) {
		view_say(view, false, "%s",
			_("what is pasted goes into a question, as after / or :"));
		return;
	}
	for (i = 0; i < n; i += size) {
		size = text_inspect(text + i, n - i, &action);
		if (size >= sizeof character || action != TEXT_KEEP)
			continue;
		memcpy(character, text + i, size);
		character[size] = '\0';
		insert(prompt, character);
	}
	prompt->completing = false;
	follow(view);
}

void prompt_edit(struct prompt *prompt, const char *key)
{
	if (strcmp(key, "Left") == 0 || strcmp(key, "C-b") == 0)
		prompt->cursor = step_back(prompt);
	else if (strcmp(key, "Right") == 0 || strcmp(key, "C-f") == 0)
		prompt->cursor = step_on(prompt);
	else if (strcmp(key, "Home") == 0 || strcmp(key, "C-a") == 0)
		prompt->cursor = 0;
	else if (strcmp(key, "End") == 0 || strcmp(key, "C-e") == 0)
		prompt->cursor = prompt->n;
	else if (strcmp(key, "Backspace") == 0 || strcmp(key, "C-h") == 0)
		cut(prompt, step_back(prompt), prompt->cursor);
	else if (strcmp(key, "Delete") == 0 || strcmp(key, "C-d") == 0)
		cut(prompt, prompt->cursor, step_on(prompt));
	else if (strcmp(key, "C-u") == 0)
		cut(prompt, 0, prompt->cursor);
	else if (strcmp(key, "C-k") == 0)
		cut(prompt, prompt->cursor, prompt->n);
	else if (strcmp(key, "C-w") == 0)
		cut(prompt, word_back(prompt), prompt->cursor);
	else
		insert(prompt, key);
}

static enum view_wish finish(struct view *view)
{
	view->export_path = arena_copy(view->arena, view->prompt.text, view->prompt.n);
	view->prompt.kind = PROMPT_NONE;
	return VIEW_EXPORT;
}

enum view_wish prompt_export(struct view *view)
{
	const char *path = view->prompt.text;

	if (view->prompt.n == 0) {
		view->prompt.kind = PROMPT_NONE;
		return VIEW_GO_ON;
	}
	view->export_format = export_format_of(path);
	if (!view->export_format) {
		/* TRANSLATORS: %1$s is the name of a file, %2$s the suffixes that it may have. */
		view_say(view, true, _("%1$s: no format has this suffix; there are %2$s"), path,
			say_suffixes(view->brief));
		view->prompt.kind = PROMPT_NONE;
		return VIEW_GO_ON;
	}
	if (access(path, F_OK) != 0)
		return finish(view);
	view->prompt.kind = PROMPT_OVERWRITE;
	return VIEW_GO_ON;
}

static enum view_wish answer_overwrite(struct view *view, const char *key)
{
	/* TRANSLATORS: the key that says yes, one letter, lower case. */
	if (strcmp(key, _("y")) == 0)
		return finish(view);
	view->prompt.kind = PROMPT_EXPORT;
	/* TRANSLATORS: the key that says no, one letter, lower case. */
	if (strcmp(key, _("n")) != 0)
		view->prompt.kind = strcmp(key, "Esc") == 0 ? PROMPT_EXPORT : PROMPT_OVERWRITE;
	return VIEW_GO_ON;
}

/* What is searched shows while it is typed; rubbed out beyond its beginning, it was not asked. */
static void answer_search(struct view *view, const char *key)
{
	struct prompt *prompt = &view->prompt;

	if (strcmp(key, "Enter") == 0)
		search_keep(view);
	else if (strcmp(key, "Backspace") == 0 && prompt->n == 0)
		search_leave(view);
	else {
		prompt_edit(prompt, key);
		follow(view);
	}
}

static bool gives_up(const char *key)
{
	return strcmp(key, "Esc") == 0 || strcmp(key, "C-g") == 0 || strcmp(key, "C-c") == 0;
}

/* What is shown follows what is typed; Enter keeps it so, rubbing out beyond its beginning ends. */
static void answer_filter(struct view *view, const char *key)
{
	if (strcmp(key, "Enter") == 0 || (strcmp(key, "Backspace") == 0 && view->prompt.n == 0)) {
		view->prompt.kind = PROMPT_NONE;
		return;
	}
	prompt_edit(&view->prompt, key);
	follow(view);
}

enum view_wish prompt_key(struct view *view, const char *key)
{
	if (strcmp(key, "C-l") == 0)
		return VIEW_REDRAW;
	if (strcmp(key, "C-z") == 0)
		return VIEW_SUSPEND;
	if (view->prompt.kind == PROMPT_OVERWRITE)
		return answer_overwrite(view, key);
	if (view->prompt.kind == PROMPT_ASK && ask_is_choice(view))
		return ask_key(view, key);
	if (gives_up(key)) {
		if (view->prompt.kind == PROMPT_SEARCH)
			search_leave(view);
		if (is_filter(view))
			filter_by(view, "");
		view->prompt.kind = PROMPT_NONE;
		return VIEW_GO_ON;
	}
	if (view->prompt.kind == PROMPT_ASK)
		return ask_key(view, key);
	if (view->prompt.kind == PROMPT_COMMAND)
		return command_key(view, key);
	if (view->prompt.kind == PROMPT_SEARCH)
		answer_search(view, key);
	else if (is_filter(view))
		answer_filter(view, key);
	else if (strcmp(key, "Enter") == 0)
		return prompt_export(view);
	else
		prompt_edit(&view->prompt, key);
	return VIEW_GO_ON;
}

/* The columns left of what was found, or of what a command does, told at the right if there is
 * room beside what is typed from a column on. */
static int draw_aside(struct view *view, int row, int column)
{
	const char *words = view->prompt.kind == PROMPT_SEARCH	  ? search_say(view)
			    : view->prompt.kind == PROMPT_COMMAND ? command_say(view)
			    : view->prompt.kind == PROMPT_ASK	  ? ask_trouble(view)
			    : is_filter(view) ? arena_format(view->brief, _("%1$u of %2$u"),
							view->filter->n, view->filter->of)
					      : "";
	int width = draw_width(words), room = view->columns - width - 1;

	if (width == 0 || room < view->columns / 3 || room < column + TYPED_LEAST)
		return view->columns;
	draw_short(&view->frame, row, room, width, ROLE_PROMPT, words);
	return room;
}

/* An answer longer than its room is shown around the cursor. */
void prompt_draw(struct view *view, int row)
{
	struct prompt *prompt = &view->prompt;
	const char *question = question_of(view);
	int column, room, edge;
	size_t from = 0;
	uint32_t width;

	draw_fill(&view->frame, row, 0, view->columns, ROLE_PROMPT, " ");
	room = is_choice(view) ? view->columns : view->columns * 2 / 3;
	column = draw_short(&view->frame, row, 0, room, ROLE_PROMPT, question);
	view->frame.cursor_row = row;
	view->frame.cursor_column = column < view->columns ? column : view->columns - 1;
	if (is_choice(view))
		return;
	edge = draw_aside(view, row, column);
	room = edge - column - 1;
	while (from < prompt->cursor &&
		(int)text_columns(prompt->text + from, prompt->cursor - from) > room)
		from += text_grapheme(prompt->text + from, prompt->n - from, &width);
	draw_text(&view->frame, row, column, edge - column, ROLE_PROMPT, prompt->text + from,
		prompt->n - from);
	view->frame.cursor_column =
		column + (int)text_columns(prompt->text + from, prompt->cursor - from);
}
