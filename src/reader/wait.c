/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a user sees and may do while a dossier is made: after a quarter of a second, how far it is;
 * once the dispatches are read, these. A dossier that is made at once never comes here.
 */
#include <config.h>

#include "reader/inside.h"
#include "speak.h"
#include "term/term.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE = 250, PULSE = 40 }; /* milliseconds: before the screen is taken; between looks */

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* The keys that have come in. Esc and C-c stop the work, and what was found is read; q leaves. */
static void answer_keys(struct reader *reader)
{
	char key[TERM_KEY];
	enum term_event event;

	while (!reader->stopped && (event = term_wait(key, 0, -1)) != TERM_IDLE) {
		if (event == TERM_ENDED)
			reader->left = true;
		else if (event != TERM_KEY_PRESSED)
			continue;
		else if (strcmp(key, "Esc") == 0 || strcmp(key, "C-c") == 0)
			reader->stopped = true;
		else if (!reader_serve(reader, reader->blank, key))
			reader->left = true;
		reader->stopped = reader->stopped || reader->left;
	}
}

/* What is read is made anew, and shown until it is: no key may touch it but one that stops. */
static void wait_at_screen(struct reader *reader, float part)
{
	char key[TERM_KEY];

	while (term_wait(key, 0, -1) == TERM_KEY_PRESSED)
		reader->stopped = reader->stopped || strcmp(key, "Esc") == 0 ||
				  strcmp(key, "C-c") == 0;
	view_wait(reader->view, (int)(part * 100));
	reader_draw(reader);
}

static bool go_on(void *who, float part)
{
	struct reader *reader = who;
	int64_t time = now();

	if (reader->stopped)
		return false;
	if (reader->is_reading && time - reader->began >= PATIENCE &&
		time - reader->drawn >= PULSE) {
		reader->drawn = time;
		wait_at_screen(reader, part);
		return !reader->stopped;
	}
	if (!reader->blank || time - reader->began < PATIENCE || time - reader->drawn < PULSE)
		return true;
	reader->drawn = time;
	if (!reader_open(reader)) {
		reader->began = time; /* and is told when the dossier is there */
		return true;
	}
	if (!reader->view)
		reader_take(reader, reader->blank);
	view_wait(reader->view, (int)(part * 100));
	answer_keys(reader);
	reader_draw(reader);
	return !reader->stopped;
}

static void when_read(void *who, const struct dossier *blank)
{
	struct reader *reader = who;

	if (!reader->is_reading) {
		reader->blank = blank;
		return;
	}
	reader->began = reader->drawn = now();
	reader->stopped = false;
}

void reader_wait(struct reader *reader, struct dossier_setup *setup)
{
	reader->began = reader->drawn = now();
	setup->watch = (struct watch){ .go_on = go_on, .who = reader };
	setup->when_read = when_read;
}

bool reader_left(const struct reader *reader)
{
	return reader->left;
}
