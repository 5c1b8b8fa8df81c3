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
#include <time.h>

enum { ESCAPE = 27 };

enum { PASTE_MOST = 4096, PATIENCE = 2 };

static struct {
	WINDOW *pad;		    /* reading through it never refreshes the screen */
	unsigned char character[4]; /* the bytes of a character that has not all come in */
	int has, wants;
	bool pasting; /* the text that comes is not typed ... */
	char paste[PASTE_MOST];
	size_t pasted, ended; /* bytes; those that have come of the mark of its end */
	time_t came;	      /* the last of it */
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
	keyok(KEY_MOUSE, FALSE); /* ncurses would read its reports otherwise than we ask for them */
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

/* To the end of a string: BEL, or ESC and a backslash. */
static void swallow_string(void)
{
	int c, most;

	for (most = 0; most < 4096; most++) {
		c = wgetch(state.pad);
		if (c == ERR || c == '\a')
			return;
		if (c == ESCAPE) { /* another sequence may begin instead */
			c = wgetch(state.pad);
			if (c != '\\' && c != ERR)
				ungetch(c);
			return;
		}
	}
}

/* A control sequence: parameters, cut where they are too long, and the letter that ends it; or 0.
 */
static int read_sequence(char *parameters, size_t most)
{
	size_t n = 0;
	int c, all;

	for (all = 0; all < 4096; all++) {
		c = wgetch(state.pad);
		if (c == ESCAPE)
			ungetch(c);
		if (c == ERR || c == ESCAPE)
			break;
		if (c >= 0x40 && c < 0x7f) {
			parameters[n] = '\0';
			return c;
		}
		if (n + 1 < most)
			parameters[n++] = (char)c;
	}
	parameters[0] = '\0';
	return 0;
}

/* The old way of the mouse: three bytes after the letter, from 32. */
static bool name_old_mouse(char key[TERM_KEY])
{
	int at[3], i;

	for (i = 0; i < 3; i++) {
		at[i] = wgetch(state.pad);
		if (at[i] < 32 || at[i] > 255)
			return false;
	}
	return reports_name_mouse(at[0] - 32, at[1] - 32, at[2] - 32, false, key);
}

static void start_paste(void)
{
	state.pasting = true;
	state.pasted = state.ended = 0;
	state.came = time(NULL);
	keypad(state.pad, FALSE); /* nothing in it is a function key */
}

/* What a control sequence reports. false: it means nothing to us. */
static bool name_sequence(char key[TERM_KEY])
{
	int buttons, column, row, last;
	char parameters[32];

	last = read_sequence(parameters, sizeof parameters);
	if (last == 'M' && !*parameters)
		return name_old_mouse(key);
	if (last == '~' && strcmp(parameters, "200") == 0)
		start_paste();
	if ((last == 'M' || last == 'm') &&
		sscanf(parameters, "<%5d;%5d;%5d", &buttons, &column, &row) == 3)
		return reports_name_mouse(buttons, column, row, last == 'm', key);
	return false;
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
	if (c == '[')
		return name_sequence(key);
	if (c == 'O')
		return read_sequence(plain, sizeof plain) && false;
	if (c == ']' || c == 'P' || c == '_' || c == '^') {
		swallow_string();
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

static void end_paste(char key[TERM_KEY])
{
	state.pasting = false;
	keypad(state.pad, TRUE);
	reports_name_paste(state.paste, state.pasted, key);
}

static void keep_pasted(int c)
{
	if (c >= 0 && c < 256 && state.pasted < PASTE_MOST)
		state.paste[state.pasted++] = (char)c;
}

/*
 * One byte of what is pasted, what has no room being dropped. true: it is all, and in key. A
 * terminal that forgets the mark of the end shall not lock the reader out: after a silence keys
 * are keys.
 */
static bool take_pasted(int c, char key[TERM_KEY])
{
	static const char mark[] = "\033[201~";
	time_t before = state.came;
	size_t i;

	state.came = time(NULL);
	if (state.came - before > PATIENCE) {
		ungetch(c);
		end_paste(key);
		return true;
	}
	if (c == mark[state.ended]) {
		if (mark[++state.ended])
			return false;
		end_paste(key);
		return true;
	}
	for (i = 1; i < state.ended; i++) /* it was not the mark */
		keep_pasted(mark[i]);
	state.ended = c == mark[0];
	if (c != mark[0])
		keep_pasted(c);
	return false;
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
		if (state.pasting) {
			if (take_pasted(c, key))
				return true;
			continue;
		}
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
