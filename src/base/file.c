/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse(struct arena *arena, struct faults *faults, const char *path, int error)
{
	enum fault_code code = error == ENOENT	 ? FAULT_FILE_MISSING
			       : error == EACCES ? FAULT_FILE_DENIED
			       : error == EISDIR ? FAULT_FILE_IS_DIRECTORY
			       : error == EFBIG	 ? FAULT_FILE_TOO_LARGE
						 : FAULT_FILE_UNREADABLE;

	fault_note(arena, faults,
		(struct fault){ .code = code, .path = path, .detail = strerror(error) });
	return false;
}

/* Reads to the end, but no more than so many bytes; the size told by stat is a hint alone, for pipes
 * and files that grow. */
static int read_all(struct arena *arena, int fd, size_t hint, size_t most, struct bytes *out)
{
	size_t cap = hint + 1 < 4096 ? 4096 : hint + 2, n = 0;
	char *at = arena_alloc(arena, cap), *wider;
	ssize_t got;

	for (;;) {
		if (n + 1 == cap) {
			wider = arena_alloc(arena, cap * 2);
			memcpy(wider, at, n);
			at = wider;
			cap *= 2;
		}
		got = read(fd, at + n, cap - n - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return errno;
		if (!got)
			break;
		n += (size_t)got;
		if (n > most)
			return EFBIG;
	}
	at[n] = '\0';
	*out = (struct bytes){ at, n };
	return 0;
}

bool file_read(struct arena *arena, const char *path, struct bytes *out, struct faults *faults)
{
	struct stat stat;
	int fd, error = 0;

	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return refuse(arena, faults, path, errno);
	if (fstat(fd, &stat) < 0)
		error = errno;
	else if (S_ISDIR(stat.st_mode))
		error = EISDIR;
	else if (stat.st_size > FILE_MOST)
		error = EFBIG;
	else
		error = S_ISREG(stat.st_mode)
				? read_all(arena, fd, (size_t)stat.st_size, FILE_MOST, out)
				: read_all(arena, fd, 0, STREAM_MOST, out);
	close(fd);
	return error ? refuse(arena, faults, path, error) : true;
}

static int write_all(int fd, struct bytes bytes)
{
	ssize_t put;

	while (bytes.n) {
		put = write(fd, bytes.at, bytes.n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return errno;
		bytes.at += put;
		bytes.n -= (size_t)put;
	}
	return fsync(fd) < 0 && errno != EINVAL && errno != ENOTSUP ? errno : 0;
}

/* The folder's own entry must reach the disk too, or a power cut may undo the rename. */
static void sync_folder(const char *path)
{
	char folder[4096];
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) : 0;
	int fd;

	if (n >= sizeof folder)
		return;
	memcpy(folder, path, n);
	folder[n] = '\0';
	fd = open(!slash ? "." : n ? folder : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

/* A new file keeps the mode of the one it replaces, or takes what the umask grants. */
static mode_t mode_for(const char *path)
{
	struct stat status;
	mode_t mask;

	if (!stat(path, &status))
		return status.st_mode & 07777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* A device or a pipe cannot be replaced, only written to. */
static int write_through(const char *path, struct bytes bytes)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), error;

	if (fd < 0)
		return errno;
	error = write_all(fd, bytes);
	return close(fd) < 0 && !error ? errno : error;
}

/* Writes to the temporary file that is open, and puts it in the target's place. */
static int put(int fd, const char *temporary, const char *target, struct bytes bytes)
{
	int error = write_all(fd, bytes);

	if (!error && fchmod(fd, mode_for(target)) < 0)
		error = errno;
	if (close(fd) < 0 && !error)
		error = errno;
	if (!error && rename(temporary, target) < 0)
		error = errno;
	if (error)
		unlink(temporary);
	else
		sync_folder(target);
	return error;
}

static int replace(struct arena *arena, const char *target, struct bytes bytes)
{
	char *temporary = arena_format(arena, "%s.XXXXXX", target);
	int fd = mkstemp(temporary);

	return fd < 0 ? errno : put(fd, temporary, target, bytes);
}

static bool refuse_to_write(struct arena *arena, struct faults *faults, const char *path, int error)
{
	fault_note(arena, faults,
		(struct fault){
			.code = FAULT_FILE_NOT_WRITTEN, .path = path, .detail = strerror(error) });
	return false;
}

bool file_write(struct arena *arena, const char *path, struct bytes bytes, struct faults *faults)
{
	char *real = realpath(path, NULL); /* a link keeps pointing where it points */
	const char *target = real ? real : path;
	struct stat status;
	int error;

	if (!stat(target, &status) && !S_ISREG(status.st_mode))
		error = S_ISDIR(status.st_mode) ? EISDIR : write_through(target, bytes);
	else
		error = replace(arena, target, bytes);
	free(real);
	return error ? refuse_to_write(arena, faults, path, error) : true;
}

bool file_write_by(struct arena *arena, const char *path, const char *temporary, struct bytes bytes,
	struct faults *faults)
{
	int fd, error;

	unlink(temporary);
	fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	error = fd < 0 ? errno : put(fd, temporary, path, bytes);
	return error ? refuse_to_write(arena, faults, path, error) : true;
}

void file_make_folders(struct arena *arena, const char *path)
{
	const char *stroke = strchr(path + 1, '/');

	while (stroke && (stroke = strchr(stroke + 1, '/')))
		mkdir(arena_copy(arena, path, (size_t)(stroke - path)), 0700);
}
