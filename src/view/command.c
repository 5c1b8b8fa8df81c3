/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line: every action by its name or a beginning of it that no other has, "export FILE",
 * "set NAME VALUE", and the number of a fact. Tab goes through the names that fit, Up and Down
 * through what was given.
 */
#include "view/desk.h"
#include "view/filter.h"
#include "view/search.h"

#include "speak.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { COMMANDS_MOST = 100 };

static bool begins(const char *name, const char *stem, size_t n)
{
	return strncmp(name, stem, n) == 0;
}

static bool can_be_done(const struct view *view, const struct action *action)
{
	return action->pages & 1u << view->page;
}

/* The action of that name, or the only one here whose name begins so. NULL: none, or *several. */
static const struct action *find_action(
	const struct view *view, const char *name, size_t n, bool *several)
{
	const struct action *found = NULL;
	size_t i;

	*several = false;
	for (i = 0; i < view_actions(); i++) {
		if (!begins(action_at(i)->name, name, n))
			continue;
		if (strlen(action_at(i)->name) == n)
			return action_at(i);
		if (!can_be_done(view, action_at(i)))
			continue;
		*several = *several || found;
		found = action_at(i);
	}
	return *several ? NULL : found;
}

static void set_text(struct prompt *prompt, const char *text)
{
	size_t n = strlen(text);

	if (n >= PROMPT_MOST)
		return;
	memcpy(prompt->text, text, n + 1);
	prompt->n = prompt->cursor = n;
}

enum { FITS_MOST = 256 };

static bool is_set(const char *text)
{
	return strncmp(text, "set ", 4) == 0;
}

/* What could stand for the last word of the first n bytes that were typed; where it starts. */
static uint32_t list_fits(
	struct view *view, const char *text, size_t n, const char **fits, size_t *start)
{
	size_t skipped = is_set(text) && n >= 4 ? 4 + strspn(text + 4, " ") : 0, i;
	uint32_t found = 0;

	*start = 0;
	if (skipped > 0 && skipped <= n) {
		found = set_complete(view, text + skipped, n - skipped, fits, FITS_MOST, start);
		*start += skipped;
		return found;
	}
	for (i = 0; i < view_actions() && found < FITS_MOST; i++)
		if (can_be_done(view, action_at(i)) && begins(action_at(i)->name, text, n))
			fits[found++] = action_at(i)->name;
	return found;
}

/* The next word, or the one before, that begins as what was typed; around. */
static void complete(struct view *view, int by)
{
	struct prompt *prompt = &view->prompt;
	const char *fits[FITS_MOST];
	uint32_t n;
	size_t start;

	if (!prompt->completing)
		prompt->stem = prompt->n;
	n = list_fits(view, prompt->text, prompt->stem, fits, &start);
	if (n == 0)
		return;
	if (prompt->completing)
		prompt->fit = (prompt->fit + (by > 0 ? 1 : n - 1)) % n;
	else
		prompt->fit = by > 0 ? 0 : n - 1;
	set_text(prompt,
		arena_format(view->brief, "%.*s%s", (int)start, prompt->text, fits[prompt->fit]));
	prompt->completing = true;
}

/* What was given so many commands ago. */
static void recall(struct view *view, int by)
{
	struct prompt *prompt = &view->prompt;
	uint32_t n = view->commands.n;

	if (by > 0 ? prompt->recalled == n : prompt->recalled == 0)
		return;
	prompt->recalled += by > 0 ? 1 : UINT32_MAX;
	set_text(prompt, prompt->recalled > 0 ? view->commands.at[n - prompt->recalled] : "");
}

static void remember(struct view *view, const char *text)
{
	struct commands *commands = &view->commands;

	if (commands->n > 0 && strcmp(commands->at[commands->n - 1], text) == 0)
		return;
	if (commands->n == COMMANDS_MOST)
		memmove(commands->at, commands->at + 1, --commands->n * sizeof *commands->at);
	*vec_push(view->arena, commands) = arena_copy(view->arena, text, strlen(text));
}

/* The fact of that number among those shown, in the order of the walk, as the strip counts them. */
static enum view_wish go_to_fact(struct view *view, unsigned long number)
{
	const struct facts *facts = &view->analysis->facts;
	uint32_t i;

	if (number == 0 || number > view->filter->n) {
		view_say(view, true,
			ngettext("there is only %u fact", "there are only %u facts",
				view->filter->n),
			view->filter->n);
		return VIEW_GO_ON;
	}
	for (i = 0; i < facts->n; i++)
		if (view->filter->shown[view->walk[i]] && --number == 0)
			break;
	while (view->page != PAGE_READING)
		page_close(view);
	jump_leave(view);
	walk_to(view, view->walk[i]);
	return VIEW_GO_ON;
}

/* An action with what stands after its name: a file of export, a number of go-to-pane. */
static enum view_wish run(struct view *view, const struct action *action, const char *rest)
{
	if (!can_be_done(view, action)) {
		view_say(view, true, _("%s cannot be done here"), action->name);
		return VIEW_GO_ON;
	}
	if (*rest && action->run == do_export) {
		set_text(&view->prompt, rest);
		return prompt_export(view);
	}
	if (action->run == do_set)
		return set_obey(view, rest);
	if (*rest && action->run != do_go_to_pane) {
		view_say(view, true, _("%s takes no more words"), action->name);
		return VIEW_GO_ON;
	}
	view->by = action->by;
	view->key = *rest ? rest : action->name;
	return action->run(view);
}

/* What fingers type: w, q, wq, x, q!. */
static bool is_of_vi(const char *command, size_t n)
{
	static const char *const all[] = { "w", "q", "wq", "x", "q!" };
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (strlen(all[i]) == n && strncmp(all[i], command, n) == 0)
			return true;
	return false;
}

static enum view_wish obey_as_vi(struct view *view, const char *command, size_t n, const char *rest)
{
	bool leaves = n > 1 || *command != 'w';

	if (*command == 'q')
		return n == 1 ? desk_quit(view) : quit_without(view);
	if (*command == 'x' && !desk_is_changed(view))
		return VIEW_QUIT;
	if (!desk_is_open(view))
		return VIEW_GO_ON;
	view->work->leaving = leaves;
	return *rest ? save_answer(view, rest) : leaves ? quit_saving(view) : do_save(view);
}

static enum view_wish obey(struct view *view, const char *command)
{
	size_t n = strcspn(command, " ");
	const char *rest = command + n + strspn(command + n, " ");
	const struct action *action;
	bool several;

	if (isdigit((unsigned char)*command) && strspn(command, "0123456789") == n && !*rest)
		return go_to_fact(view, strtoul(command, NULL, 10));
	if (is_of_vi(command, n))
		return obey_as_vi(view, command, n, rest);
	action = find_action(view, command, n, &several);
	if (action)
		return run(view, action, rest);
	view_say(view, true,
		several ? _("%.*s begins the names of several actions: Tab goes through them")
			: _("no action has the name %.*s"),
		(int)n, command);
	return VIEW_GO_ON;
}

static enum view_wish give(struct view *view)
{
	char command[PROMPT_MOST];
	size_t n = view->prompt.n;

	memcpy(command, view->prompt.text, n + 1);
	while (n > 0 && command[n - 1] == ' ')
		command[--n] = '\0';
	view->prompt.kind = PROMPT_NONE;
	if (!command[strspn(command, " ")])
		return VIEW_GO_ON;
	remember(view, command + strspn(command, " "));
	return obey(view, command + strspn(command, " "));
}

enum view_wish command_key(struct view *view, const char *key)
{
	struct prompt *prompt = &view->prompt;
	bool completes = strcmp(key, "Tab") == 0 || strcmp(key, "S-Tab") == 0;

	if (strcmp(key, "Enter") == 0)
		return give(view);
	if (completes)
		complete(view, strcmp(key, "Tab") == 0 ? 1 : -1);
	else if (strcmp(key, "Up") == 0 || strcmp(key, "C-p") == 0)
		recall(view, 1);
	else if (strcmp(key, "Down") == 0 || strcmp(key, "C-n") == 0)
		recall(view, -1);
	else if (strcmp(key, "Backspace") == 0 && prompt->n == 0)
		prompt->kind = PROMPT_NONE;
	else
		prompt_edit(prompt, key);
	prompt->completing = completes;
	return VIEW_GO_ON;
}

const char *command_say(struct view *view)
{
	const struct prompt *prompt = &view->prompt;
	bool several;
	const struct action *action;

	if (is_set(prompt->text))
		return set_say(view, prompt->text + 4 + strspn(prompt->text + 4, " "));
	action = prompt->n > 0 ? find_action(view, prompt->text, prompt->n, &several) : NULL;

	return action && strlen(action->name) == prompt->n ? _(action->help) : "";
}

enum view_wish do_command(struct view *view)
{
	view->prompt = (struct prompt){ .kind = PROMPT_COMMAND };
	return VIEW_GO_ON;
}
