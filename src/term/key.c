/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From what a keyboard sends to the names of keys. What ncurses does not know as a function key
 * ends here: a control sequence that it does not know is swallowed whole, so that none of its
 * letters acts as a key; bytes that are no UTF-8 are dropped without taking the next key with them.
 */
#include <config.h>

#include "term/inside.h"

#include <stdio.h>
#include <string.h>

enum { ESCAPE = 27 };

static struct {
	WINDOW *pad;		    /* reading through it never refreshes the screen */
	unsigned char character[4]; /* the bytes of a character that has not all come in */
	int has, wants;
} state;

static const struct {
	int code;
	const char *name;
} keys[] = {
	{ KEY_UP, "Up" },
	{ KEY_DOWN, "Down" },
	{ KEY_LEFT, "Left" },
	{ KEY_RIGHT, "Right" },
	{ KEY_SLEFT, "S-Left" },
	{ KEY_SRIGHT, "S-Right" },
	{ KEY_SR, "S-Up" },
	{ KEY_SF, "S-Down" },
	{ KEY_HOME, "Home" },
	{ KEY_END, "End" },
	{ KEY_PPAGE, "PgUp" },
	{ KEY_NPAGE, "PgDn" },
	{ KEY_DC, "Delete" },
	{ KEY_IC, "Insert" },
	{ KEY_BTAB, "S-Tab" },
	{ KEY_ENTER, "Enter" },
	{ KEY_BACKSPACE, "Backspace" },
	{ 0, "C-Space" },
	{ '\t', "Tab" },
	{ '\n', "Enter" },
	{ '\r', "Enter" },
	{ '\b', "Backspace" },
	{ 127, "Backspace" },
	{ ' ', "Space" },
	{ 28, "C-\\" },
	{ 29, "C-]" },
	{ 30, "C-^" },
	{ 31, "C-_" },
};

/* Terminfo's extended names: kRIT5 is Right with modifiers 5, which are 1 + Shift 1 + Alt 2 +
 * Ctrl 4. */
static const struct {
	const char *capability, *name;
} extended[] = {
	{ "kUP", "Up" },
	{ "kDN", "Down" },
	{ "kLFT", "Left" },
	{ "kRIT", "Right" },
	{ "kHOM", "Home" },
	{ "kEND", "End" },
	{ "kPRV", "PgUp" },
	{ "kNXT", "PgDn" },
	{ "kDC", "Delete" },
	{ "kIC", "Insert" },
};

void keys_start(void)
{
	memset(&state, 0, sizeof state);
	state.pad = newpad(1, 1);
	keypad(state.pad, TRUE);
	nodelay(state.pad, TRUE);
	keyok(KEY_MOUSE,
		FALSE); /* its reports are swallowed as a sequence that means nothing to us */
}

void keys_end(void)
{
	if (state.pad)
		delwin(state.pad);
	state.pad = NULL;
}

static bool name_extended(int code, char key[TERM_KEY])
{
	const char *capability = keyname(code);
	size_t i, n;
	int modifiers;

	for (i = 0; capability && i < sizeof extended / sizeof *extended; i++) {
		n = strlen(extended[i].capability);
		if (strncmp(capability, extended[i].capability, n) || strlen(capability) != n + 1)
			continue;
		modifiers = capability[n] - '1';
		if (modifiers < 1 || modifiers > 7)
			return false;
		snprintf(key, TERM_KEY, "%s%s%s%s", modifiers & 4 ? "C-" : "",
			modifiers & 2 ? "M-" : "", modifiers & 1 ? "S-" : "", extended[i].name);
		return true;
	}
	return false;
}

/* The name of a function key, a control or an ASCII character. false: it has none. */
static bool name_code(int code, char key[TERM_KEY])
{
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].code == code) {
			strcpy(key, keys[i].name);
			return true;
		}
	if (code > 0 && code < 27)
		snprintf(key, TERM_KEY, "C-%c", 'a' + code - 1);
	else if (code > 32 && code < 127)
		snprintf(key, TERM_KEY, "%c", code);
	else if (code > KEY_F0 && code <= KEY_F0 + 63)
		snprintf(key, TERM_KEY, "F%d", code - KEY_F0);
	else
		return code > KEY_MAX && name_extended(code, key);
	return true;
}

/* To the end of a control sequence: parameters, then one letter; or a string up to BEL or ESC \. */
static void swallow(int introducer)
{
	bool string =
		introducer == ']' || introducer == 'P' || introducer == '_' || introducer == '^';
	int c, most;

	for (most = 0; most < 4096; most++) {
		c = wgetch(state.pad);
		if (c == ERR || (string ? c == '\a' : c >= 0x40 && c < 0x7f))
			return;
		if (c == ESCAPE) { /* ST ends a string; otherwise another sequence begins */
			c = wgetch(state.pad);
			if (c != '\\' && c != ERR)
				ungetch(c);
			return;
		}
	}
}

/* After ESC: Alt with a key, the start of a sequence, or the key Esc itself. */
static bool name_escape(char key[TERM_KEY])
{
	char plain[TERM_KEY];
	int c = wgetch(state.pad);

	if (c == ERR) {
		strcpy(key, "Esc");
		return true;
	}
	if (c == '[' || c == 'O' || c == ']' || c == 'P' || c == '_' || c == '^') {
		swallow(c);
		return false;
	}
	if (c >= 128 && c < 256) {
		ungetch(c);
		return false;
	}
	if (c == ESCAPE || !name_code(c, plain))
		return false;
	snprintf(key, TERM_KEY, "M-%.*s", TERM_KEY - 3, plain);
	return true;
}

static int length_of(int lead)
{
	return lead >= 0xc2 && lead < 0xe0   ? 2
	       : lead >= 0xe0 && lead < 0xf0 ? 3
	       : lead >= 0xf0 && lead < 0xf5 ? 4
					     : 0;
}

/* One byte of a character beyond ASCII. true: the character is whole, and in key. */
static bool take_byte(int byte, char key[TERM_KEY])
{
	if (byte < 0xc0 && state.has) {
		state.character[state.has++] = (unsigned char)byte;
	} else {
		state.wants = length_of(byte);
		state.character[0] = (unsigned char)byte;
		state.has = state.wants > 0;
	}
	if (!state.has || state.has < state.wants)
		return false;
	memcpy(key, state.character, (size_t)state.has);
	key[state.has] = '\0';
	state.has = 0;
	return true;
}

/* A character that would act on a terminal or hide in a line is no key. */
static bool is_clean(const char *key)
{
	enum text_action action;

	return text_inspect(key, strlen(key), &action) == strlen(key) && action == TEXT_KEEP;
}

bool keys_next(char key[TERM_KEY], bool *any)
{
	int c;

	*any = false;
	while ((c = wgetch(state.pad)) != ERR) {
		*any = true;
		if (c >= 128 && c < 256) {
			if (take_byte(c, key) && is_clean(key))
				return true;
			continue;
		}
		state.has = 0;
		if (c == ESCAPE ? name_escape(key) : name_code(c, key))
			return true;
	}
	return false;
}
