/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a terminal reports besides keys, where it is asked to: the mouse (xterm's modes 1002 and
 * 1006; with Shift held, terminals keep it to themselves and select text as ever) and text that is
 * pasted (mode 2004), which comes between two marks, so that none of it acts as a key.
 */
#include <config.h>

#include "term/inside.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TWICE = 400 /* milliseconds between two presses that are one double */, LEFT = 0 };
enum { BUTTON = 3, HELD = 4 | 8 | 16 /* Shift, Alt, Ctrl */, MOVED = 32, WHEEL = 64, MORE = 128 };

static struct {
	bool mouse, paste;
	int row, column; /* of the last press */
	int64_t pressed; /* when; milliseconds */
} state;

static void send(const char *bytes)
{
	ssize_t put = write(STDOUT_FILENO, bytes, strlen(bytes));

	(void)put; /* a terminal that is gone is met elsewhere */
}

void reports_start(const struct conf *conf)
{
	state.paste = ability_reports();
	state.mouse = state.paste && conf->mouse;
	reports_resume();
}

void reports_resume(void)
{
	if (state.mouse)
		send(REPORTS_MOUSE_ON);
	if (state.paste)
		send(REPORTS_PASTE_ON);
}

void reports_pause(void)
{
	if (state.paste)
		send(REPORTS_OFF);
}

/* The mouse ----------------------------------------------------------------------------------- */

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* A press where the last one was, soon after it; a third is the first of the next two. */
static bool is_double(int row, int column)
{
	int64_t time = now();
	bool twice = row == state.row && column == state.column && time - state.pressed < TWICE;

	state.row = row;
	state.column = column;
	state.pressed = twice ? 0 : time;
	return twice;
}

bool reports_name_mouse(int buttons, int column, int row, bool release, char key[TERM_KEY])
{
	const char *name = NULL;

	if (row < 1 || column < 1 || (buttons & MORE))
		return false;
	if (buttons & WHEEL)
		name = (buttons & BUTTON) == 0	 ? "Wheel-Up"
		       : (buttons & BUTTON) == 1 ? "Wheel-Down"
						 : NULL;
	else if ((buttons & BUTTON) == BUTTON || release)
		name = "Release1";
	else if ((buttons & BUTTON) == LEFT && !(buttons & HELD))
		name = buttons & MOVED ? "Drag1" : is_double(row, column) ? "Double1" : "Mouse1";
	if (name)
		snprintf(key, TERM_KEY, "%s@%d,%d", name, row, column);
	return name != NULL;
}

/* Pasted text --------------------------------------------------------------------------------- */

/* The text up to most bytes of whole characters: lines become one, what acts is left out. */
void reports_name_paste(const char *text, size_t n, char key[TERM_KEY])
{
	size_t i, used = (size_t)snprintf(key, TERM_KEY, "Paste:");
	enum text_action action;
	uint32_t size;

	for (i = 0; i < n; i += size) {
		size = text_inspect(text + i, n - i, &action);
		if (used + size >= TERM_KEY)
			break;
		if (action == TEXT_KEEP) {
			memcpy(key + used, text + i, size);
			used += size;
		} else if (strchr("\n\r\t", text[i]) && key[used - 1] != ' ') {
			key[used++] = ' ';
		}
	}
	key[used] = '\0';
}
