/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files, read whole and written whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/fault.h"
#include "base/span.h"

enum { FILE_MOST = 1 << 30 }; /* bytes */

/* The file's bytes with a NUL after them. On failure notes a fault and gives false. */
bool file_read(struct arena *arena, const char *path, struct bytes *out, struct faults *faults);

/*
 * Puts the bytes at path: a temporary file beside it, fsync, rename. On failure notes a fault,
 * gives false, and leaves what stood at path as it was.
 */
bool file_write(struct arena *arena, const char *path, struct bytes bytes, struct faults *faults);

#endif
