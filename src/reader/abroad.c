/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A note in the user's own editor. The file that it is handed stands beside the draft, which says
 * whose it is: should we end before the editor does, the next reader takes both for a draft. What
 * an editor wrote and we cannot take stays where it is, and the user is told where.
 *
 *     STATE/unsaved/draft-PID         as of any note that is being written
 *     STATE/unsaved/draft-PID.txt     what the editor is handed
 */
#include <config.h>

#include "reader/inside.h"
#include "export/export.h"
#include "speak.h"
#include "term/term.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Where there is no folder of ours, in that for whatever passes; NULL: there is no room at all. */
static const char *find_room(struct arena *arena, const struct reader *reader)
{
	const char *folder = getenv("TMPDIR");
	char *path;
	int fd;

	if (reader->unsaved && access(reader->unsaved, W_OK) == 0)
		return draft_text_path(arena, reader);
	path = arena_format(arena, "%s/recoupe-XXXXXX", folder && *folder == '/' ? folder : "/tmp");
	fd = mkstemp(path);
	if (fd < 0)
		return NULL;
	close(fd);
	return path;
}

/* Out of the way of the next note, but not gone. */
static const char *set_aside(struct arena *arena, const char *path)
{
	const char *aside = arena_format(arena, "%s.%lld", path, (long long)time(NULL));

	return rename(path, aside) == 0 ? aside : path;
}

/* Why it was not taken; and where it is, unless it is what the editor was handed. */
static void tell_trouble(
	struct view *view, struct arena *arena, const char *path, const char *trouble, bool same)
{
	if (same)
		unlink(path);
	else
		/* TRANSLATORS: the file that an editor wrote, and what went wrong with it */
		trouble = arena_format(arena, _("%1$s has what was written; %2$s"),
			text_make_safe(arena, path, strlen(path)), trouble);
	view_tell(view, trouble, true);
}

static void take(struct view *view, struct arena *arena, const char *path, struct bytes handed,
	const char *trouble)
{
	struct faults faults = { 0 };
	struct bytes back = { 0 };
	bool read = file_read(arena, path, &back, &faults), same;

	same = !read || (back.n == handed.n && memcmp(back.at, handed.at, back.n) == 0);
	if (!trouble && !read)
		trouble = export_say_fault(arena, &faults.at[0]);
	if (!trouble &&
		view_written(view, arena_copy(arena, back.at, back.n)) == VIEW_WRITTEN_TOO_LONG)
		trouble = _("the note is too long");
	else if (trouble)
		view_written(view, NULL);
	if (!trouble)
		unlink(path);
	else
		tell_trouble(view, arena, same ? path : set_aside(arena, path), trouble, same);
}

void reader_write_abroad(struct reader *reader, const struct dossier *dossier)
{
	struct view *view = reader->view;
	struct arena *arena = arena_new();
	struct faults faults = { 0 };
	const char *path, *text;
	struct bytes handed;
	uint32_t line;

	reader->due = true;
	reader_keep_draft(reader, dossier, true);
	path = find_room(arena, reader);
	text = view_writing(view, arena, &line);
	handed.at = arena_format(arena, "%s\n", text);
	handed.n = strlen(handed.at);
	if (path && file_write(arena, path, handed, &faults)) {
		take(view, arena, path, handed, term_edit(arena, path, line));
	} else {
		view_written(view, NULL);
		view_tell(view,
			faults.n ? export_say_fault(arena, &faults.at[0])
				 : _("there is no room for a file that the editor could write"),
			true);
	}
	arena_free(arena);
}
