/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The power is cut. What a disk holds then is less than what the program wrote: of a file the bytes
 * as they were at its last fsync, none where there was none; of a folder the names as they were at
 * its last fsync, or any that came since, for a journal may have been faster. The calls go to the
 * system, and the disk is kept beside them; after each call the power is cut, in both ways.
 */
#include <config.h>

#include "unit/unit.h"

#include "dossier/dossier.h"
#include "unit/desk.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

ssize_t __real_write(int fd, const void *bytes, size_t n);
ssize_t __wrap_write(int fd, const void *bytes, size_t n);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);

/* A file on the disk. */
struct platter {
	ino_t inode;
	struct bytes bytes;
};

static struct {
	struct arena *arena; /* NULL: nothing is watched */
	const char *path;    /* of the dossier */
	struct platters VEC(struct platter) platters;
	struct bytes named;  /* what stands at the path after the last fsync of the folder */
	struct bytes since;  /* what may stand there instead */
	size_t acknowledged; /* deeds of the last save that was told to have been done */
	uint32_t cuts;
} disk;

static struct bytes *platter_of(ino_t inode)
{
	struct platter *platter;
	uint32_t i;

	for (i = 0; i < disk.platters.n; i++)
		if (disk.platters.at[i].inode == inode)
			return &disk.platters.at[i].bytes;
	platter = vec_push(disk.arena, &disk.platters);
	*platter = (struct platter){ inode, { "", 0 } };
	return &platter->bytes;
}

/* What is found at the next start holds at least what was acknowledged. */
static void start_again(struct bytes found)
{
	json_t *file = json_loadb(found.at, found.n, JSON_REJECT_DUPLICATES, NULL);
	size_t n = json_array_size(json_object_get(file, "log"));

	json_decref(file);
	disk.cuts++;
	if (disk.acknowledged > 0 && n < disk.acknowledged)
		fail_msg("after cut %u there are %zu of %zu deeds; on the disk:\n%.*s", disk.cuts,
			n, disk.acknowledged, (int)found.n, found.at);
}

static void cut(void)
{
	start_again(disk.named);
	start_again(disk.since);
}

ssize_t __wrap_write(int fd, const void *bytes, size_t n)
{
	struct stat status;

	if (disk.arena && fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
		if (status.st_size == 0)
			*platter_of(status.st_ino) = (struct bytes){ "", 0 }; /* a new file */
		n = n > 200 ? n / 2 : n; /* a cut in the midst */
		cut();
	}
	return __real_write(fd, bytes, n);
}

static struct bytes read_all(int fd, size_t n)
{
	char *copy = arena_copy(disk.arena, "", 0), path[64];
	int again;

	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	again = open(path, O_RDONLY | O_CLOEXEC);
	assert_true(again >= 0);
	copy = arena_array(disk.arena, char, n + 1);
	assert_int_equal(pread(again, copy, n, 0), (ssize_t)n);
	close(again);
	return (struct bytes){ copy, n };
}

int __wrap_fsync(int fd)
{
	struct stat status;

	if (!disk.arena || fstat(fd, &status) < 0)
		return __real_fsync(fd);
	if (S_ISREG(status.st_mode))
		*platter_of(status.st_ino) = read_all(fd, (size_t)status.st_size);
	else if (S_ISDIR(status.st_mode))
		disk.named = disk.since;
	cut();
	return __real_fsync(fd);
}

int __wrap_rename(const char *from, const char *to)
{
	struct stat status;

	if (disk.arena && strcmp(to, disk.path) == 0 && stat(from, &status) == 0)
		disk.since = *platter_of(status.st_ino);
	if (disk.arena)
		cut();
	return __real_rename(from, to);
}

static void a_cut_loses_nothing_that_was_saved(void **state)
{
	enum { SAVES = 40 };
	struct dossier *dossier = open_two(*state,
		"ROME, 2 March 2020 (Reuters) - A bridge fell.\n\nIt hurt 12 people.\n",
		"ROME, 2 March 2020 (AFP) - A bridge came down.\n\nIt hurt 14 people.\n");
	struct target all = dossier_on_all();
	struct faults faults = { 0 };
	char *path = temporary(*state, "power.dossier");
	uint32_t i;

	if (access("/proc/self/fd", R_OK) < 0)
		skip();
	disk.path = path;
	disk.named = disk.since = (struct bytes){ "", 0 };
	disk.arena = *state;
	for (i = 0; i < SAVES; i++) {
		dossier_note(dossier, at(i), &all, STATUS_NONE, arena_format(*state, "note %u", i));
		assert_true(dossier_save(dossier, path, false, *state, &faults));
		disk.acknowledged = i + 1;
		cut();
	}
	disk.arena = NULL;
	print_message("# %u cuts in %d saves, nothing lost\n", disk.cuts, SAVES);
	assert_true(disk.cuts > 6 * SAVES);
	dossier_close(dossier);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(a_cut_loses_nothing_that_was_saved),
	};

	return cmocka_run_group_tests(tests, make_room, clear_room);
}
