/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who has a dossier open. The system holds the lock on a small file beside it, and lets it go when
 * its holder ends, however he ends; what is written in the file is for people, and for other hosts,
 * whose locks are not seen everywhere.
 */
#include "dossier/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HOLDER = 300 };

char *lock_path(struct arena *arena, const char *path)
{
	return path_kept(arena, path, "lock");
}

static struct flock whole(void)
{
	return (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET };
}

/* "4711 newsroom", or "" where nobody has written there. */
static void read_holder(int fd, char *holder)
{
	ssize_t n = pread(fd, holder, HOLDER - 1, 0);

	holder[n > 0 ? n : 0] = '\0';
	holder[strcspn(holder, "\n")] = '\0';
}

static void name_self(char *self)
{
	char host[HOLDER / 2] = "";

	gethostname(host, sizeof host - 1);
	snprintf(self, HOLDER, "%ld %s", (long)getpid(), host);
}

/* Of another machine, whose processes are not known here. */
static bool is_elsewhere(const char *holder)
{
	char self[HOLDER];
	const char *here, *there = strchr(holder, ' ');

	name_self(self);
	here = strchr(self, ' ');
	return there && strcmp(there, here) != 0;
}

static bool is_held(int fd, char *holder)
{
	struct flock lock = whole();

	read_holder(fd, holder);
	return fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? true
									: is_elsewhere(holder);
}

const char *lock_holder(struct arena *arena, const char *path)
{
	char holder[HOLDER];
	int fd = open(lock_path(arena, path), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	bool held;

	if (fd < 0)
		return NULL;
	held = is_held(fd, holder);
	close(fd);
	return held ? arena_copy(arena, holder, strlen(holder)) : NULL;
}

/* The file that was locked may have been taken away just then. */
static bool is_still_there(int fd, const char *path)
{
	struct stat open_one, named;

	return !fstat(fd, &open_one) && !stat(path, &named) && open_one.st_ino == named.st_ino &&
	       open_one.st_dev == named.st_dev;
}

/* The descriptor; -1: held by another, who is told; -2: there can be no lock here. */
static int take(const char *path, char *holder)
{
	struct flock lock = whole();
	int fd;

	for (;;) {
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
		if (fd < 0)
			return -2;
		if (is_held(fd, holder) || fcntl(fd, F_SETLK, &lock) < 0) {
			close(fd);
			return -1;
		}
		if (is_still_there(fd, path))
			return fd;
		close(fd);
	}
}

bool dossier_lock(struct dossier *dossier, struct arena *arena, struct faults *faults)
{
	struct desk *desk = dossier->desk;
	char holder[HOLDER], self[HOLDER];
	int fd;

	if (!desk->path || desk->lock >= 0)
		return true;
	fd = take(lock_path(desk->arena, desk->path), holder);
	if (fd == -1)
		fault_note(arena, faults,
			(struct fault){ .code = FAULT_DOSSIER_LOCKED,
				.path = desk->path,
				.detail = holder });
	if (fd < 0)
		return fd == -2;
	name_self(self);
	if (ftruncate(fd, 0) == 0 && pwrite(fd, self, strlen(self), 0) > 0)
		fsync(fd);
	desk->lock = fd;
	return true;
}

void dossier_unlock(struct desk *desk)
{
	if (desk->lock < 0)
		return;
	unlink(lock_path(desk->arena, desk->path));
	close(desk->lock);
	desk->lock = -1;
}
