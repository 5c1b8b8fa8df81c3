/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files, read whole and written whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/fault.h"
#include "base/span.h"

/* Bytes. What has no size, a pipe or a device, may never end. */
enum { FILE_MOST = 1 << 30, STREAM_MOST = 64 << 20 };

/* The file's bytes with a NUL after them. On failure notes a fault and gives false. */
bool file_read(struct arena *arena, const char *path, struct bytes *out, struct faults *faults);

/*
 * Puts the bytes at path: a temporary file beside it, fsync, rename. On failure notes a fault,
 * gives false, and leaves what stood at path as it was.
 */
bool file_write(struct arena *arena, const char *path, struct bytes bytes, struct faults *faults);

/*
 * The same by way of a temporary file of that name in the same folder, which takes the place of one
 * that was left there: a writer who is killed again and again leaves no heap of them. One writer at
 * a time.
 */
bool file_write_by(struct arena *arena, const char *path, const char *temporary, struct bytes bytes,
	struct faults *faults);

/* The folders above a file, but for the first of them: no home is made for who has none. What
 * cannot be made is met when the file is. */
void file_make_folders(struct arena *arena, const char *path);

#endif
