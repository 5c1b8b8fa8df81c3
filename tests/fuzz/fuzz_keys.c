/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as what a reader does before two dispatches: a byte is a key, some resize the screen.
 * Every frame fills its screen, and a character is as wide as the cells it has.
 */
#include "fuzz/fuzz.h"
#include "view/view.h"

#include <string.h>

static const char *const keys[] = { "Tab", "S-Tab", "Enter", "Esc", "Backspace", "Delete", "Insert",
	"Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "F1", "C-a", "C-b", "C-d",
	"C-e", "C-f", "C-g", "C-k", "C-l", "C-n", "C-o", "C-r", "C-s", "C-u", "C-w", "M-Left",
	"M-Right", "é", "漢", "\xcc\x88", "\xff", "Mouse1@3,5", "Double1@6,20", "Drag1@9,40",
	"Release1@9,40", "Wheel-Up@5,5", "Wheel-Down@5,5" };

enum { KEYS_MOST = 100 };

static struct stamp tick(void *of)
{
	int64_t *time = of;

	return (struct stamp){ "Anna", 1641816000 + (*time)++ };
}

static void type(struct view *view, uint8_t byte)
{
	char key[] = { (char)byte, 0 };
	size_t i = byte - 128u;

	if (byte > ' ' && byte < 127)
		view_key(view, key);
	else if (byte < 128)
		view_key(view, "Space");
	else if (i < sizeof keys / sizeof *keys)
		view_key(view, keys[i]);
	else
		view_resize(view, 1 + byte % 11 * 12, 1 + byte % 13 * 3);
}

static void check_frame(const struct frame *frame)
{
	int i, n = frame->rows * frame->columns;

	fuzz_expect(
		n > 0 && frame->cursor_row < frame->rows && frame->cursor_column < frame->columns);
	for (i = 0; i < n; i++)
		fuzz_expect(memchr(frame->cells[i].bytes, 0, sizeof frame->cells[i].bytes) &&
			    frame->cells[i].role < ROLES);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct dossier_setup setup = fuzz_setup();
	struct arena *arena = arena_new();
	const char *paths[] = { fuzz_path(arena, "a.txt"), fuzz_path(arena, "b.txt") };
	struct dossier *dossier;
	struct view *view;
	int64_t time = 0;
	size_t i;

	dossier = dossier_open(paths, 2, &setup);
	view = view_new(arena, dossier, view_keymap_new(arena));
	view_use_desk(view, dossier, &(struct view_clock){ .of = &time, .stamp = tick });
	for (i = 0; i < n && i < KEYS_MOST; i++) {
		type(view, bytes[i]);
		check_frame(view_frame(view));
	}
	arena_free(arena);
	dossier_close(dossier);
	return 0;
}
