/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saved. Two logs are joined by putting their deeds together, so that a file changed by others is
 * never a choice of what to lose.
 */
#include "dossier/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of a file that says so before all else, as those written here do; a text may begin with a brace.
 */
static bool begins_as_dossier(const char *path)
{
	static const char *const OPENING[] = { "{", "\"format\"", ":", "\"recoupe-dossier\"" };
	char bytes[256];
	const char *at = bytes;
	struct stat status;
	ssize_t n;
	uint32_t i;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return false;
	n = !fstat(fd, &status) && S_ISREG(status.st_mode) ? read(fd, bytes, sizeof bytes - 1) : 0;
	close(fd);
	bytes[n > 0 ? n : 0] = '\0';
	for (i = 0; i < sizeof OPENING / sizeof *OPENING; i++) {
		at += strspn(at, " \t\r\n");
		if (strncmp(at, OPENING[i], strlen(OPENING[i])) != 0)
			return false;
		at += strlen(OPENING[i]);
	}
	return true;
}

bool dossier_is_file(const char *path)
{
	static const char suffix[] = ".dossier";
	size_t n = strlen(path);

	return (n > sizeof suffix - 1 && !strcmp(path + n - (sizeof suffix - 1), suffix)) ||
	       begins_as_dossier(path);
}

static bool seal_of(const char *path, struct seal *seal)
{
	struct stat status;

	if (stat(path, &status) < 0)
		return false;
	*seal = (struct seal){ (uint64_t)status.st_dev, (uint64_t)status.st_ino,
		(uint64_t)status.st_size, (int64_t)status.st_mtim.tv_sec,
		(int64_t)status.st_mtim.tv_nsec };
	return true;
}

void seal_take(struct desk *desk)
{
	desk->seal = (struct seal){ 0 };
	seal_of(desk->path, &desk->seal);
}

static bool is_same(const struct seal *a, const struct seal *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size &&
	       a->seconds == b->seconds && a->nanoseconds == b->nanoseconds;
}

bool dossier_is_changed(const struct dossier *dossier)
{
	return dossier->desk->deeds.n != dossier->desk->saved;
}

const char *dossier_path(const struct dossier *dossier)
{
	return dossier->desk->path;
}

bool desk_take_in(struct dossier *dossier, const char *path, uint32_t *taken, struct faults *faults)
{
	struct desk *desk = dossier->desk, *other = desk_new(desk->arena);
	uint32_t i;

	if (!desk_load(other, path, faults))
		return false;
	sources_read(desk); /* to know its sources by what they hold */
	*taken = desk_join(desk, other);
	if (!*taken || !dossier->analysis)
		return true;
	for (i = 0; i < other->deeds.n && other->deeds.at[i].kind != DEED_META; i++)
		;
	if (i < other->deeds.n) { /* what is known of the dispatches has a say in what is found */
		dossier_reload(dossier);
		return true;
	}
	desk_find(dossier);
	desk_apply(dossier);
	return true;
}

/* What stands at the path is ours as we left it, or is joined, or stays. */
static bool may_replace(
	struct dossier *dossier, const char *path, bool anyway, struct faults *faults)
{
	struct desk *desk = dossier->desk;
	struct seal seal;
	uint32_t taken;

	if (!seal_of(path, &seal))
		return true;
	if (desk->path && is_same(&seal, &desk->seal))
		return true;
	if (anyway)
		return desk_take_in(dossier, path, &taken, faults);
	fault_note(
		desk->arena, faults, (struct fault){ .code = FAULT_DOSSIER_CHANGED, .path = path });
	return false;
}

/* A link keeps pointing where it points. */
static const char *real_of(struct arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy = real ? arena_copy(arena, real, strlen(real)) : path;

	free(real);
	return copy;
}

bool desk_put(struct arena *arena, struct desk *desk, const char *path, struct faults *faults)
{
	struct faults own = { 0 };
	const char *real = real_of(arena, path);

	if (file_write_by(arena, real, path_kept(arena, real, "new"), desk_write(arena, desk, real),
		    &own))
		return true;
	fault_note(desk->arena, faults,
		(struct fault){ .code = FAULT_DOSSIER_NOT_WRITTEN,
			.path = path,
			.detail = own.at[0].detail });
	return false;
}

static void rename_desk(struct dossier *dossier, const char *path, struct faults *own)
{
	struct desk *desk = dossier->desk;

	if (desk->path && !strcmp(desk->path, path))
		return;
	dossier_unlock(desk);
	desk->path = arena_copy(desk->arena, path, strlen(path));
	dossier_lock(dossier, desk->arena, own);
}

/* What another reader has open is his to write, as long as nobody insists. */
static bool is_free(struct dossier *dossier, const char *path, struct faults *faults)
{
	struct desk *desk = dossier->desk;
	const char *holder;

	if (desk->path && !strcmp(desk->path, path))
		return dossier_lock(dossier, desk->arena, faults);
	holder = lock_holder(desk->arena, path);
	if (holder)
		fault_note(desk->arena, faults,
			(struct fault){
				.code = FAULT_DOSSIER_LOCKED, .path = path, .detail = holder });
	return !holder;
}

static bool save(struct dossier *dossier, const char *path, bool anyway, struct faults *faults)
{
	struct desk *desk = dossier->desk;
	struct arena *scratch;
	uint32_t i;
	bool done;

	path = path ? path : desk->path;
	if (!anyway && !is_free(dossier, path, faults))
		return false;
	if (!may_replace(dossier, path, anyway, faults))
		return false;
	scratch = arena_new();
	done = desk_put(scratch, desk, path, faults);
	arena_free(scratch);
	if (!done)
		return false;
	recovery_let_go(desk);
	rename_desk(dossier, path, faults);
	for (i = 0; i < desk->sources.n; i++)
		if (*desk->sources.at[i].now)
			desk->sources.at[i].sha256 = desk->sources.at[i].now;
	desk->saved = desk->kept = desk->deeds.n;
	seal_take(desk);
	return true;
}

void faults_hand_over(struct arena *arena, struct faults *faults, const struct faults *own)
{
	uint32_t i;

	for (i = 0; i < own->n; i++)
		fault_note(arena, faults, own->at[i]);
}

bool dossier_save(struct dossier *dossier, const char *path, bool anyway, struct arena *arena,
	struct faults *faults)
{
	struct faults own = { 0 };
	bool done = save(dossier, path, anyway, &own);

	faults_hand_over(arena, faults, &own);
	return done;
}
