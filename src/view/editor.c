/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small editor above the last line, for notes of a few lines. Esc keeps what was typed, as C-s
 * does: nothing is lost by leaving. Only C-c drops it, when it is pressed twice.
 */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

enum { TEXT_MOST = 1 << 20 /* bytes */ };

static void insert_bytes(struct editor *editor, const char *bytes, uint32_t n)
{
	struct letters *text = &editor->text;
	uint32_t i;

	if (n == 0 || text->n + n > TEXT_MOST)
		return;
	for (i = 0; i < n; i++)
		*vec_push(editor->arena, text) = 0;
	memmove(text->at + editor->cursor + n, text->at + editor->cursor,
		text->n - n - editor->cursor);
	memcpy(text->at + editor->cursor, bytes, n);
	editor->cursor += n;
	editor->touched = true;
}

/* What others wrote: what could act on a terminal is left out. */
static void insert_text(struct editor *editor, const char *text)
{
	enum text_action action;
	size_t n = strlen(text), size;

	for (; n > 0; text += size, n -= size) {
		size = text_inspect(text, n, &action);
		if (action == TEXT_KEEP)
			insert_bytes(editor, text, (uint32_t)size);
		else if (action == TEXT_BREAK && (*text != '\r' || n < 2 || text[1] != '\n'))
			insert_bytes(editor, "\n", 1);
		else if (action == TEXT_SPACE)
			insert_bytes(editor, " ", 1);
	}
}

void editor_open(struct view *view, enum task task, const char *title, const char *text)
{
	struct editor *editor = &view->work->editor;
	struct arena *arena = arena_new();

	arena_free(editor->arena);
	*editor = (struct editor){ .task = task,
		.arena = arena,
		.id = editor->id,
		.title = arena_copy(arena, title, strlen(title)) };
	insert_bytes(editor, text, (uint32_t)strlen(text));
	editor->touched = false;
}

static bool is_gap(char c)
{
	return c == ' ' || c == '\n';
}

static bool is_blank(const struct editor *editor)
{
	uint32_t i;

	for (i = 0; i < editor->text.n; i++)
		if (!is_gap(editor->text.at[i]))
			return false;
	return true;
}

/* Ends of lines that nobody sees are not kept. */
static const char *text_of(struct view *view)
{
	const struct editor *editor = &view->work->editor;
	uint32_t n = editor->text.n;

	while (n > 0 && is_gap(editor->text.at[n - 1]))
		n--;
	return arena_copy(view->brief, n > 0 ? editor->text.at : "", n);
}

static void store(struct view *view, const char *text)
{
	struct work *work = view->work;
	const struct editor *editor = &work->editor;
	const struct target *on = &editor->subjects[editor->subject].on;
	struct stamp stamp = desk_stamp(view);

	if (editor->task == TASK_NOTE)
		dossier_note(work->dossier, stamp, on, STATUS_NONE, text);
	else if (editor->task == TASK_QUESTION)
		dossier_question(work->dossier, stamp, on, text);
	else if (editor->task == TASK_REWRITE)
		dossier_rewrite(work->dossier, stamp, editor->id, text);
	else
		dossier_answer(work->dossier, stamp, editor->id, text);
	desk_changed(view);
}

static void shut(struct view *view)
{
	view->work->editor.task = TASK_NONE;
}

/* A ready question that was not touched is a question all the same; an untouched note is as it was.
 */
void editor_keep(struct view *view)
{
	struct editor *editor = &view->work->editor;

	if (editor->task == TASK_NONE)
		return;
	if (is_blank(editor) && editor->task != TASK_ANSWER)
		view_say(view, false, "%s",
			editor->task == TASK_REWRITE ? _("left as it was: it would be empty")
						     : _("nothing was written"));
	else if (!editor->touched && editor->task != TASK_QUESTION)
		view_say(view, false, "%s", _("left as it was"));
	else {
		store(view, text_of(view));
		view_say(view, false, "%s",
			editor->task == TASK_QUESTION ? _("the question is kept")
			: editor->task == TASK_ANSWER ? _("the answer is kept")
						      : _("the note is kept"));
	}
	shut(view);
}

static void drop(struct view *view)
{
	struct editor *editor = &view->work->editor;

	if (editor->touched && !is_blank(editor) && !editor->dropping) {
		editor->dropping = true;
		return;
	}
	shut(view);
	view_say(view, false, "%s", _("dropped"));
}

const char *view_draft(const struct view *view, struct arena *arena)
{
	const struct editor *editor = &view->work->editor;

	if (editor->task == TASK_NONE ||
		(!editor->abroad && (!editor->touched || is_blank(editor))))
		return NULL;
	return arena_format(arena, "%s\n%.*s", editor->title, (int)editor->text.n,
		editor->text.n > 0 ? editor->text.at : "");
}

/* In the user's own editor ----------------------------------------------------------------------
 */

enum view_wish editor_go_abroad(struct view *view, bool direct)
{
	view->work->editor.abroad = true;
	view->work->editor.direct = direct;
	return VIEW_WRITE;
}

const char *view_writing(const struct view *view, struct arena *arena, uint32_t *line)
{
	const struct editor *editor = &view->work->editor;
	uint32_t i;

	*line = 1;
	for (i = 0; i < editor->cursor; i++)
		*line += editor->text.at[i] == '\n';
	return arena_copy(arena, editor->text.n > 0 ? editor->text.at : "", editor->text.n);
}

/* Whether a text is that of the editor, but for ends of lines that nobody sees. */
static bool is_as_it_was(const struct editor *editor, const char *text)
{
	uint32_t n = editor->text.n, i;
	size_t m = strlen(text);

	while (n > 0 && is_gap(editor->text.at[n - 1]))
		n--;
	while (m > 0 && is_gap(text[m - 1]))
		m--;
	for (i = 0; i < n && i < m && editor->text.at[i] == text[i]; i++)
		;
	return i == n && n == m;
}

/* As it comes back: nothing in it may act on a terminal, and it has room. */
static bool take_text(struct editor *editor, const char *text)
{
	if (strlen(text) > TEXT_MOST)
		return false;
	editor->text.n = 0;
	editor->cursor = 0;
	insert_text(editor, text);
	return true;
}

enum view_written view_written(struct view *view, const char *text)
{
	struct editor *editor = &view->work->editor;
	bool direct = editor->direct;

	editor->abroad = editor->direct = false;
	if (!text || is_as_it_was(editor, text)) {
		if (direct) {
			shut(view);
			view_say(view, false, "%s", _("left as it was"));
		}
		return VIEW_WRITTEN_SAME;
	}
	if (!take_text(editor, text)) {
		if (direct)
			shut(view);
		return VIEW_WRITTEN_TOO_LONG;
	}
	editor_keep(view);
	return VIEW_WRITTEN_KEPT;
}

/* Motions ---------------------------------------------------------------------------------------
 */

static uint32_t step_back(const struct editor *editor, uint32_t from)
{
	uint32_t at = 0, last = 0, columns;

	while (at < from) {
		last = at;
		at += editor->text.at[at] == '\n'
			      ? 1
			      : text_grapheme(editor->text.at + at, editor->text.n - at, &columns);
	}
	return last;
}

static uint32_t step_on(const struct editor *editor, uint32_t from)
{
	uint32_t columns;

	if (from >= editor->text.n)
		return editor->text.n;
	if (editor->text.at[from] == '\n')
		return from + 1;
	return from + text_grapheme(editor->text.at + from, editor->text.n - from, &columns);
}

static uint32_t word_back(const struct editor *editor)
{
	uint32_t at = editor->cursor;

	while (at > 0 && is_gap(editor->text.at[at - 1]))
		at--;
	while (at > 0 && !is_gap(editor->text.at[at - 1]))
		at--;
	return at;
}

static uint32_t word_on(const struct editor *editor)
{
	uint32_t at = editor->cursor;

	while (at < editor->text.n && is_gap(editor->text.at[at]))
		at++;
	while (at < editor->text.n && !is_gap(editor->text.at[at]))
		at++;
	return at;
}

static uint32_t line_start(const struct editor *editor)
{
	uint32_t at = editor->cursor;

	while (at > 0 && editor->text.at[at - 1] != '\n')
		at--;
	return at;
}

static uint32_t line_end(const struct editor *editor)
{
	uint32_t at = editor->cursor;

	while (at < editor->text.n && editor->text.at[at] != '\n')
		at++;
	return at;
}

static void cut(struct editor *editor, uint32_t start, uint32_t end)
{
	if (end <= start)
		return;
	memmove(editor->text.at + start, editor->text.at + end, editor->text.n - end);
	editor->text.n -= end - start;
	editor->cursor = start;
	editor->touched = true;
}

static void move_row(struct view *view, int by)
{
	struct editor *editor = &view->work->editor;
	struct lines rows = editor_rows(view);
	int row = (int)editor_row_of(&rows, editor->cursor),
	    column = editor_column_of(editor, &rows.at[row]);
	const struct span *span;

	row += by;
	if (row < 0 || row >= (int)rows.n) {
		editor->cursor = by < 0 ? 0 : editor->text.n;
		return;
	}
	span = &rows.at[row].span;
	editor->cursor = span->start + (uint32_t)text_fit(editor->text.at + span->start,
					       span_length(*span), (uint32_t)column);
}

static bool move(struct view *view, const char *key)
{
	struct editor *editor = &view->work->editor;

	if (strcmp(key, "Left") == 0 || strcmp(key, "C-b") == 0)
		editor->cursor = step_back(editor, editor->cursor);
	else if (strcmp(key, "Right") == 0 || strcmp(key, "C-f") == 0)
		editor->cursor = step_on(editor, editor->cursor);
	else if (strcmp(key, "Up") == 0 || strcmp(key, "C-p") == 0)
		move_row(view, -1);
	else if (strcmp(key, "Down") == 0 || strcmp(key, "C-n") == 0)
		move_row(view, 1);
	else if (strcmp(key, "Home") == 0 || strcmp(key, "C-a") == 0)
		editor->cursor = line_start(editor);
	else if (strcmp(key, "End") == 0 || strcmp(key, "C-e") == 0)
		editor->cursor = line_end(editor);
	else if (strcmp(key, "C-Left") == 0 || strcmp(key, "M-b") == 0)
		editor->cursor = word_back(editor);
	else if (strcmp(key, "C-Right") == 0 || strcmp(key, "M-f") == 0)
		editor->cursor = word_on(editor);
	else
		return false;
	return true;
}

static bool rub_out(struct editor *editor, const char *key)
{
	uint32_t cursor = editor->cursor, end = line_end(editor);

	if (strcmp(key, "Backspace") == 0 || strcmp(key, "C-h") == 0)
		cut(editor, step_back(editor, cursor), cursor);
	else if (strcmp(key, "Delete") == 0 || strcmp(key, "C-d") == 0)
		cut(editor, cursor, step_on(editor, cursor));
	else if (strcmp(key, "C-w") == 0 || strcmp(key, "M-Backspace") == 0)
		cut(editor, word_back(editor), cursor);
	else if (strcmp(key, "C-u") == 0)
		cut(editor, line_start(editor), cursor);
	else if (strcmp(key, "C-k") == 0)
		cut(editor, cursor, end > cursor ? end : step_on(editor, cursor));
	else
		return false;
	return true;
}

static void insert(struct editor *editor, const char *key)
{
	const char *text = strcmp(key, "Space") == 0   ? " "
			   : strcmp(key, "Enter") == 0 ? "\n"
			   : strcmp(key, "Tab") == 0   ? "    "
						       : key;
	enum text_action action;
	size_t n = strlen(text);

	if (*text == '\n' || strcmp(text, "    ") == 0 ||
		(text_inspect(text, n, &action) == n && action == TEXT_KEEP))
		insert_bytes(editor, text, (uint32_t)n);
}

bool editor_knows(const char *key)
{
	return strcmp(key, "M-b") == 0 || strcmp(key, "M-f") == 0 ||
	       strcmp(key, "M-Backspace") == 0;
}

enum view_wish editor_key(struct view *view, const char *key)
{
	struct editor *editor = &view->work->editor;

	if (strcmp(key, "C-c") == 0) {
		drop(view);
		return VIEW_GO_ON;
	}
	editor->dropping = false;
	if (strcmp(key, "C-v") == 0)
		return editor_go_abroad(view, false);
	if (strcmp(key, "Esc") == 0 || strcmp(key, "C-s") == 0)
		editor_keep(view);
	else if (strcmp(key, "C-t") == 0)
		subject_turn(editor, 1);
	else if (!move(view, key) && !rub_out(editor, key))
		insert(editor, key);
	return VIEW_GO_ON;
}

void editor_paste(struct view *view, const char *text)
{
	insert_text(&view->work->editor, text);
}
