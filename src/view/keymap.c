/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which key does what: the defaults of the table of actions, until the settings say otherwise. One
 * key may do two things where no page has both.
 */
#include "view/state.h"

#include <string.h>

struct binding {
	const char *key;
	const struct action *action;
};

struct keymap {
	struct arena *arena;
	struct VEC(struct binding) bindings;
};

static bool is_one_character(const char *key, size_t n)
{
	enum text_action action;

	return n > 0 && text_inspect(key, n, &action) == n && action == TEXT_KEEP && *key != ' ';
}

static bool is_name(const char *key, size_t n)
{
	static const char *const names[] = { "Space", "Tab", "S-Tab", "Enter", "Esc", "Backspace",
		"Delete", "Insert", "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn",
		"F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == n && memcmp(names[i], key, n) == 0)
			return true;
	return false;
}

/* What may follow "C-", "M-" and "S-"; Shift with a character is another character. */
static bool is_key(const char *key, size_t n)
{
	bool shifted = false;

	for (; n > 2 && key[1] == '-' && strchr("CMS", *key); key += 2, n -= 2)
		shifted = shifted || *key == 'S';
	return is_name(key, n) || (!shifted && is_one_character(key, n));
}

/* The next of keys parted by spaces; false at the end. */
static bool next_key(const char **at, struct bytes *key)
{
	*at += strspn(*at, " ");
	*key = (struct bytes){ *at, strcspn(*at, " ") };
	*at += key->n;
	return key->n > 0;
}

/* Takes all its keys from an action. */
static void unbind(struct keymap *keymap, const struct action *action)
{
	uint32_t i, kept = 0;

	for (i = 0; i < keymap->bindings.n; i++)
		if (keymap->bindings.at[i].action != action)
			keymap->bindings.at[kept++] = keymap->bindings.at[i];
	keymap->bindings.n = kept;
}

/* Takes a key from the actions that can be done on one of the pages. */
static void release(struct keymap *keymap, const char *key, unsigned pages)
{
	uint32_t i, kept = 0;
	const struct binding *binding;

	for (i = 0; i < keymap->bindings.n; i++) {
		binding = &keymap->bindings.at[i];
		if (strcmp(binding->key, key) != 0 || !(binding->action->pages & pages))
			keymap->bindings.at[kept++] = *binding;
	}
	keymap->bindings.n = kept;
}

static void bind(struct keymap *keymap, const struct action *action, const char *keys)
{
	struct bytes key;
	char *copy;

	while (next_key(&keys, &key)) {
		copy = arena_copy(keymap->arena, key.at, key.n);
		release(keymap, copy, action->pages);
		*vec_push(keymap->arena, &keymap->bindings) = (struct binding){ copy, action };
	}
}

struct keymap *view_keymap_new(struct arena *arena)
{
	struct keymap *keymap = arena_new_of(arena, struct keymap);
	size_t i;

	keymap->arena = arena;
	for (i = 0; i < view_actions(); i++)
		bind(keymap, action_at(i), action_at(i)->keys);
	return keymap;
}

bool view_keymap_bind(struct keymap *keymap, const char *action, const char *keys)
{
	const char *at = keys;
	struct bytes key;
	size_t i;

	for (i = 0; i < view_actions(); i++)
		if (strcmp(action_at(i)->name, action) == 0)
			break;
	if (i == view_actions())
		return false;
	while (next_key(&at, &key))
		if (!is_key(key.at, key.n))
			return false;
	unbind(keymap, action_at(i));
	bind(keymap, action_at(i), keys);
	return true;
}

const struct action *keymap_find(const struct keymap *keymap, const char *key, enum page page)
{
	uint32_t i;

	for (i = 0; i < keymap->bindings.n; i++)
		if (keymap->bindings.at[i].action->pages & 1u << page &&
			strcmp(keymap->bindings.at[i].key, key) == 0)
			return keymap->bindings.at[i].action;
	return NULL;
}

const char *keymap_key(const struct keymap *keymap, const struct action *action, size_t i)
{
	uint32_t k;

	for (k = 0; k < keymap->bindings.n; k++)
		if (keymap->bindings.at[k].action == action && i-- == 0)
			return keymap->bindings.at[k].key;
	return NULL;
}

const char *view_keymap_say(struct arena *arena, const struct keymap *keymap, const char *action)
{
	struct buf text = buf_new(arena);
	uint32_t i;

	for (i = 0; i < keymap->bindings.n; i++)
		if (strcmp(keymap->bindings.at[i].action->name, action) == 0)
			buf_format(&text, "%s%s", text.n ? " " : "", keymap->bindings.at[i].key);
	return text.at;
}

const char *keymap_first(const struct keymap *keymap, enum view_wish (*run)(struct view *view))
{
	uint32_t i;

	for (i = 0; i < keymap->bindings.n; i++)
		if (keymap->bindings.at[i].action->run == run)
			return keymap->bindings.at[i].key;
	return "";
}
