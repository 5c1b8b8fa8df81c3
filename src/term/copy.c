/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The clipboard, by the control sequence OSC 52 of xterm: it reaches the reader's own machine
 * through ssh and tmux too. The text travels as base64, so that nothing of it can act on the
 * terminal; it is cleaned all the same, for whom it is pasted to.
 */
#include <config.h>

#include "term/inside.h"
#include "text/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COPY_MOST = 74994 }; /* bytes; what xterm takes, 100,000 less the sequence, in base64 */

/* The kinds that are known to show the sequence instead of taking it. */
static bool is_deaf(const char *name)
{
	static const char *const deaf[] = { "linux", "vt", "dumb", "cons", "ansi" };
	size_t i;

	for (i = 0; name && i < sizeof deaf / sizeof *deaf; i++)
		if (strncmp(name, deaf[i], strlen(deaf[i])) == 0)
			return true;
	return !name;
}

static void encode(struct buf *buf, const unsigned char *bytes, size_t n)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned long three;
	size_t i, k, has;

	for (i = 0; i < n; i += 3) {
		has = n - i < 3 ? n - i : 3;
		for (three = 0, k = 0; k < 3; k++)
			three = three << 8 | (k < has ? bytes[i + k] : 0);
		for (k = 0; k < 4; k++)
			buf_char(buf, k <= has ? digits[three >> (18 - 6 * k) & 63] : '=');
	}
}

/* Lines stay lines; what else is no text goes. */
static void clean(struct buf *buf, const char *text, size_t n)
{
	enum text_action action;
	uint32_t size;
	size_t i;

	for (i = 0; i < n; i += size) {
		size = text_inspect(text + i, n - i, &action);
		if (action == TEXT_KEEP || text[i] == '\n')
			buf_add(buf, text + i, size);
	}
}

static bool send(const char *bytes, size_t n)
{
	ssize_t put;

	while (n > 0) {
		put = write(STDOUT_FILENO, bytes, n);
		if (put < 0 && errno != EINTR)
			return false;
		if (put > 0) {
			bytes += put;
			n -= (size_t)put;
		}
	}
	return true;
}

bool term_copy(const char *text, size_t n)
{
	struct arena *arena = arena_new();
	struct buf cleaned = buf_new(arena), sequence = buf_new(arena);
	bool sent = false;

	clean(&cleaned, text, n);
	if (!is_deaf(getenv("TERM")) && cleaned.n <= COPY_MOST) {
		buf_text(&sequence, "\033]52;c;");
		encode(&sequence, (const unsigned char *)cleaned.at, cleaned.n);
		buf_char(&sequence, '\a');
		sent = send(sequence.at, sequence.n);
	}
	arena_free(arena);
	return sent;
}
