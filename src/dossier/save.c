/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saved, kept, recovered. Two logs are joined by putting their deeds together, so that neither a
 * file changed by others nor a recovery file is ever a choice of what to lose.
 */
#include "dossier/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
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

/* Takes the deeds of a file into the desk, and finds their places. */
static bool take_in(
	struct dossier *dossier, const char *path, uint32_t *taken, struct faults *faults)
{
	struct desk *desk = dossier->desk, *other = desk_new(desk->arena);

	if (!desk_load(other, path, faults))
		return false;
	sources_read(desk); /* to know its sources by what they hold */
	*taken = desk_join(desk, other);
	if (*taken && dossier->analysis) {
		desk_find(dossier);
		desk_apply(dossier);
	}
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
		return take_in(dossier, path, &taken, faults);
	fault_note(
		desk->arena, faults, (struct fault){ .code = FAULT_DOSSIER_CHANGED, .path = path });
	return false;
}

static char *beside(struct arena *arena, const char *path, const char *what)
{
	return arena_format(
		arena, "%.*s.%s.%s", (int)(path_name(path) - path), path, path_name(path), what);
}

/* A link keeps pointing where it points. */
static const char *real_of(struct arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy = real ? arena_copy(arena, real, strlen(real)) : path;

	free(real);
	return copy;
}

static bool put(struct arena *arena, struct desk *desk, const char *path, struct faults *faults)
{
	struct faults own = { 0 };
	const char *real = real_of(arena, path);

	if (file_write_by(
		    arena, real, beside(arena, real, "new"), desk_write(arena, desk, real), &own))
		return true;
	fault_note(desk->arena, faults,
		(struct fault){ .code = FAULT_DOSSIER_NOT_WRITTEN,
			.path = path,
			.detail = own.at[0].detail });
	return false;
}

static void let_recovery_go(struct desk *desk)
{
	if (desk->keeping)
		unlink(desk->keeping);
	desk->keeping = NULL;
	if (desk->path)
		unlink(beside(desk->arena, desk->path, "recover"));
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
	done = put(scratch, desk, path, faults);
	arena_free(scratch);
	if (!done)
		return false;
	let_recovery_go(desk);
	rename_desk(dossier, path, faults);
	for (i = 0; i < desk->sources.n; i++)
		if (*desk->sources.at[i].now)
			desk->sources.at[i].sha256 = desk->sources.at[i].now;
	desk->saved = desk->kept = desk->deeds.n;
	seal_take(desk);
	return true;
}

/* Faults met with the arena of the desk, in that of the one who asked. */
static void hand_over(struct arena *arena, struct faults *faults, const struct faults *own)
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

	hand_over(arena, faults, &own);
	return done;
}

/* Of a dossier with no file: the same where the same files are opened again. */
static char *state_prefix(struct arena *arena, const struct desk *desk)
{
	struct buf buf = buf_new(arena);
	char hex[SHA256_HEX];
	uint32_t i;

	if (desk->path)
		buf_text(&buf, path_absolute(arena, desk->path));
	for (i = 0; !desk->path && i < desk->sources.n; i++)
		buf_format(&buf, "%s\n", path_absolute(arena, desk->sources.at[i].path));
	sha256_hex((struct bytes){ buf.at, buf.n }, hex);
	return arena_format(arena, "%.16s-", hex);
}

/* mkdir -p, but for what is there. */
static void make_folder(struct arena *arena, const char *folder)
{
	char *path = arena_copy(arena, folder, strlen(folder)), *slash = path;

	while ((slash = strchr(slash + 1, '/')) != NULL) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	mkdir(path, 0700);
}

/* Beside the dossier, or else, named by whose it is, in the folder for states. */
static bool keep_at(
	struct desk *desk, struct arena *scratch, const char *state_folder, struct faults *faults)
{
	const char *path;

	if (desk->path && put(scratch, desk, beside(scratch, desk->path, "recover"), faults)) {
		path = beside(desk->arena, desk->path, "recover");
	} else {
		if (!state_folder)
			return false;
		make_folder(scratch, state_folder);
		path = arena_format(desk->arena, "%s/%s%ld.recover", state_folder,
			state_prefix(scratch, desk), (long)getpid());
		if (!put(scratch, desk, path, faults))
			return false;
	}
	if (desk->keeping && strcmp(desk->keeping, path) != 0)
		unlink(desk->keeping); /* of an earlier reader: it holds no more than this */
	desk->keeping = path;
	desk->kept = desk->deeds.n;
	return true;
}

bool dossier_keep(struct dossier *dossier, const char *state_folder, struct arena *arena,
	struct faults *faults)
{
	struct desk *desk = dossier->desk;
	struct faults own = { 0 };
	struct arena *scratch;
	bool done;

	if (desk->deeds.n == desk->saved || desk->deeds.n == desk->kept)
		return true;
	scratch = arena_new();
	done = keep_at(desk, scratch, state_folder, &own);
	arena_free(scratch);
	if (!done && own.n)
		fault_note(arena, faults, own.at[own.n - 1]);
	return done;
}

/* Whether the reader that wrote "PREFIX-PID.recover" is still at it. */
static bool is_alive(const char *name, size_t prefix)
{
	long pid = strtol(name + prefix, NULL, 10);

	return pid > 0 && pid != getpid() && (kill((pid_t)pid, 0) == 0 || errno == EPERM);
}

static uint32_t count_new(struct desk *desk, const char *path)
{
	struct arena *scratch = arena_new();
	struct desk *other = desk_new(scratch);
	struct faults faults = { 0 };
	uint32_t i, n = 0;

	if (desk_load(other, path, &faults))
		for (i = 0; i < other->deeds.n; i++)
			n += deed_find(desk, other->deeds.at[i].id) == NULL;
	arena_free(scratch);
	return n;
}

/* Of the recovery files that are this dossier's, and nobody's any more, the one that holds most; how
 * many deeds, in *most. */
static const char *find_state(struct desk *desk, const char *state_folder, uint32_t *most)
{
	const char *prefix = state_prefix(desk->arena, desk), *found = NULL, *name, *path;
	DIR *folder = opendir(state_folder);
	struct dirent *entry;
	uint32_t n;

	*most = 0;
	while (folder && (entry = readdir(folder)) != NULL) {
		name = entry->d_name;
		if (strncmp(name, prefix, strlen(prefix)) != 0 || !strstr(name, ".recover") ||
			is_alive(name, strlen(prefix)))
			continue;
		path = arena_format(desk->arena, "%s/%s", state_folder, name);
		n = count_new(desk, path);
		if (n < *most || n == 0 || (n == *most && strcmp(found, path) < 0))
			continue;
		*most = n;
		found = path;
	}
	if (folder)
		closedir(folder);
	return found;
}

uint32_t dossier_recoverable(struct dossier *dossier, const char *state_folder)
{
	struct desk *desk = dossier->desk;
	const char *path = desk->path ? beside(desk->arena, desk->path, "recover") : NULL;
	uint32_t n = 0;

	desk->recovery = NULL;
	if (desk->path && desk->lock < 0 && lock_holder(desk->arena, desk->path))
		return 0;
	if (path && access(path, R_OK) == 0)
		n = count_new(desk, path);
	if (!n && state_folder)
		path = find_state(desk, state_folder, &n);
	desk->recovery = n ? path : NULL;
	return n;
}

bool dossier_recover(struct dossier *dossier, struct arena *arena, struct faults *faults)
{
	struct desk *desk = dossier->desk;
	struct faults own = { 0 };
	uint32_t taken;
	bool done = desk->recovery && take_in(dossier, desk->recovery, &taken, &own);

	hand_over(arena, faults, &own);
	if (!done)
		return false;
	desk->keeping = desk->recovery; /* until it is saved */
	desk->kept = desk->deeds.n;
	desk->recovery = NULL;
	return true;
}

void dossier_forget_recovery(struct dossier *dossier)
{
	struct desk *desk = dossier->desk;

	if (desk->recovery)
		unlink(desk->recovery);
	if (desk->keeping)
		unlink(desk->keeping);
	desk->recovery = desk->keeping = NULL;
}
