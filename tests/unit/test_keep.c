/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nothing is lost: whatever fails, whoever kills, whatever stands in the file. The calls that can
 * fail are the linker's to wrap: the k-th from now on fails, for every k.
 */
#include <config.h>

#include "unit/unit.h"

#include "dossier/dossier.h"
#include "unit/desk.h"
#include "unit/schema.h"

#include <errno.h>
#include <jansson.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int failing; /* calls until one fails; 0: none does */
static int error_then;

static bool fails(void)
{
	if (!failing || --failing)
		return false;
	errno = error_then;
	return true;
}

ssize_t __real_write(int fd, const void *bytes, size_t n);
ssize_t __wrap_write(int fd, const void *bytes, size_t n);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);

/* A full disk takes a part of it first. */
ssize_t __wrap_write(int fd, const void *bytes, size_t n)
{
	if (fails())
		return -1;
	return __real_write(fd, bytes, failing && n > 100 ? n / 2 : n);
}

int __wrap_fsync(int fd)
{
	return fails() ? -1 : __real_fsync(fd);
}

int __wrap_rename(const char *from, const char *to)
{
	return fails() ? -1 : __real_rename(from, to);
}

static struct dossier *two(struct arena *arena)
{
	return open_two(arena,
		"ROME, 2 March 2020 (Reuters) - A bridge fell.\n\nIt hurt 12 people.\n",
		"ROME, 2 March 2020 (AFP) - A bridge came down.\n\nIt hurt 14 people.\n");
}

static void note(struct dossier *dossier, int64_t second, const char *text)
{
	struct target all = dossier_on_all();

	dossier_note(dossier, at(second), &all, STATUS_NONE, text);
}

/* The texts of the notes in a file, by a reader that did not write it. */
static json_t *log_of(const char *path)
{
	json_error_t error;
	json_t *file = json_load_file(path, JSON_REJECT_DUPLICATES, &error), *log;

	if (!file)
		fail_msg("%s:%d: %s", path, error.line, error.text);
	log = json_incref(json_object_get(file, "log"));
	json_decref(file);
	return log;
}

static size_t deeds_in(const char *path)
{
	json_t *log = log_of(path);
	size_t n = json_array_size(log);

	json_decref(log);
	return n;
}

static void a_save_that_fails_leaves_all_as_it_was(void **state)
{
	static const int errors[] = { ENOSPC, EIO, EROFS, EDQUOT };
	char *path = temporary(*state, "full.dossier");
	struct dossier *dossier = two(*state);
	struct faults faults = { 0 };
	struct bytes before;
	uint32_t k;
	bool done = false;

	note(dossier, 1, "first");
	assert_true(dossier_save(dossier, path, false, *state, &faults));
	before = read_back(*state, path);
	note(dossier, 2, "second");
	for (k = 1; !done && k < 50; k++) {
		failing = (int)k;
		error_then = errors[k % 4];
		faults.n = 0;
		done = dossier_save(dossier, NULL, false, *state, &faults);
		if (failing)
			break; /* no call was left to fail */
		if (done)
			continue; /* the folder's fsync alone: the file is there */
		assert_int_equal(faults.at[0].code, FAULT_DOSSIER_NOT_WRITTEN);
		assert_string_equal(faults.at[0].detail, strerror(error_then));
		assert_string_equal(read_back(*state, path).at, before.at);
		assert_true(dossier_is_changed(dossier));
		assert_int_equal(dossier_notes(dossier)->n, 2);
	}
	failing = 0;
	assert_true(k > 3);
	assert_true(done || dossier_save(dossier, NULL, false, *state, &faults));
	assert_int_equal(deeds_in(path), 2);
	assert_int_equal(access(temporary(*state, ".full.dossier.new"), F_OK), -1);
	dossier_close(dossier);
}

static void a_folder_that_is_gone_is_told_of(void **state)
{
	char *folder = temporary(*state, "gone"), *path = temporary(*state, "gone/x.dossier");
	struct dossier *dossier = two(*state);
	struct faults faults = { 0 };

	mkdir(folder, 0700);
	note(dossier, 1, "first");
	assert_true(dossier_save(dossier, path, false, *state, &faults));
	assert_int_equal(unlink(path), 0);
	unlink(temporary(*state, "gone/.x.dossier.lock"));
	assert_int_equal(rmdir(folder), 0);
	note(dossier, 2, "second");
	assert_false(dossier_save(dossier, NULL, false, *state, &faults));
	assert_int_equal(faults.at[0].code, FAULT_DOSSIER_NOT_WRITTEN);
	assert_true(dossier_keep(dossier, temporary(*state, "state"), *state, &faults));
	assert_true(
		dossier_save(dossier, temporary(*state, "other.dossier"), false, *state, &faults));
	assert_int_equal(deeds_in(temporary(*state, "other.dossier")), 2);
	dossier_close(dossier);
	rmdir(temporary(*state, "state"));
}

static void what_others_changed_is_joined_not_replaced(void **state)
{
	char *path = temporary(*state, "shared.dossier");
	struct dossier *mine = two(*state), *theirs;
	struct faults faults = { 0 };

	note(mine, 1, "of both");
	assert_true(dossier_save(mine, path, false, *state, &faults));
	theirs = load(path);
	note(theirs, 2, "theirs");
	assert_true(dossier_save(theirs, NULL, false, *state, &faults));
	note(mine, 3, "mine");
	assert_false(dossier_save(mine, NULL, false, *state, &faults));
	assert_int_equal(faults.at[faults.n - 1].code, FAULT_DOSSIER_CHANGED);
	assert_int_equal(deeds_in(path), 2);
	assert_true(dossier_save(mine, NULL, true, *state, &faults));
	assert_int_equal(deeds_in(path), 3);
	assert_int_equal(dossier_notes(mine)->n, 3);
	dossier_close(mine);
	dossier_close(theirs);
}

/* What is no dossier, or not one that this program understands, is never replaced. */
static void a_file_that_is_not_understood_is_left_alone(void **state)
{
	static const struct {
		const char *text;
		enum fault_code code;
		uint32_t line;
	} cases[] = {
		{ "", FAULT_DOSSIER_SYNTAX, 1 },
		{ "dear diary\n", FAULT_DOSSIER_SYNTAX, 1 },
		{ "{}\n", FAULT_DOSSIER_FOREIGN, 0 },
		{ "[1, 2]\n", FAULT_DOSSIER_FOREIGN, 0 },
		{ "{\n\"format\": \"recipes\",\n\"version\": 1\n}\n", FAULT_DOSSIER_FOREIGN, 2 },
		{ "{\n\"format\": \"recoupe-dossier\",\n\"version\": 2\n}\n", FAULT_DOSSIER_NEWER,
			3 },
		{ "{\n\"format\": \"recoupe-dossier\",\n\"version\": \"1\"\n}\n",
			FAULT_DOSSIER_VALUE, 3 },
		{ "{\n\"format\": \"recoupe-dossier\",\n\"version\": 1,\n\"log\": [\n{\"id\":\n",
			FAULT_DOSSIER_SYNTAX, 6 },
		{ "{\n\"format\": \"recoupe-dossier\",\n\"version\": 1,\n\"log\": 3}\n",
			FAULT_DOSSIER_FOREIGN, 0 },
		{ "{\n\"format\": \"recoupe-dossier\",\n\"version\": 1,\n\"log\": [\n"
		  "{\"id\":\"a\",\"n\":1,\"by\":\"x\",\"at\":\"2022-01-10T12:00:00Z\","
		  "\"do\":\"note\",\"on\":{\"type\":\"dossier\"},\"text\":\"x\"},\n"
		  "{\"id\":\"b\",\"n\":\"two\",\"by\":\"x\",\"at\":\"2022-01-10T12:00:00Z\","
		  "\"do\":\"note\",\"on\":{\"type\":\"dossier\"},\"text\":\"x\"}\n]\n}\n",
			FAULT_DOSSIER_VALUE, 6 },
		{ "{\n\"format\": \"recoupe-dossier\",\n\"version\": 1,\n\"dispatches\": [\n"
		  "{\"id\":\"a\",\"path\":\"\\u0000\",\"sha256\":\"\"}\n],\n\"log\": []\n}\n",
			FAULT_DOSSIER_SYNTAX, 5 },
		{ "{\n\"format\": \"recoupe-dossier\",\n\"version\": 1,\n\"dispatches\": [\n"
		  "{\"id\":\"a\",\"path\":7,\"sha256\":\"\"}\n],\n\"log\": []\n}\n",
			FAULT_DOSSIER_VALUE, 5 },
		{ "{\n\"format\": \"recoupe-dossier\",\n\"version\": 1,\n\"log\": [\n"
		  "{\"id\":\"a\",\"id\":\"b\"}\n]}\n",
			FAULT_DOSSIER_SYNTAX, 5 },
	};
	char *path = temporary(*state, "not.dossier");
	struct dossier *dossier = two(*state), *loaded;
	uint32_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct faults faults = { 0 };

		write_file(path, cases[i].text);
		loaded = load(path);
		assert_null(loaded->analysis);
		if (loaded->faults.n < 1 || loaded->faults.at[0].code != cases[i].code ||
			loaded->faults.at[0].line != cases[i].line)
			fail_msg("case %u is told as fault %d, line %u", i,
				loaded->faults.n ? (int)loaded->faults.at[0].code : -1,
				loaded->faults.n ? loaded->faults.at[0].line : 0);
		dossier_close(loaded);
		assert_false(dossier_save(dossier, path, false, *state, &faults));
		assert_false(dossier_save(dossier, path, true, *state, &faults));
		assert_string_equal(read_back(*state, path).at, cases[i].text);
	}
	dossier_close(dossier);
}

static void a_dossier_is_known_by_name_or_first_bytes(void **state)
{
	char *saved = temporary(*state, "named.dossier"),
	     *other = temporary(*state, "renamed.json");
	char *text = temporary(*state, "brace.txt");
	struct dossier *dossier = two(*state);
	struct faults faults = { 0 };

	note(dossier, 1, "x");
	assert_true(dossier_save(dossier, saved, false, *state, &faults));
	dossier_close(dossier);
	assert_true(dossier_is_file(saved));
	assert_int_equal(rename(saved, other), 0);
	assert_true(dossier_is_file(other));
	assert_true(dossier_is_file(saved)); /* by its name, though it is gone */
	dossier = load(other);
	assert_int_equal(dossier_notes(dossier)->n, 1);
	dossier_close(dossier);
	write_file(text, "{ROME, 2 March} A bridge fell.\n");
	assert_false(dossier_is_file(text));
	write_file(text, "{\"format\": \"recoupe-dossiers\", \"version\": 1}\n");
	assert_false(dossier_is_file(text));
	write_file(text, "");
	assert_false(dossier_is_file(text));
	assert_false(dossier_is_file(temporary(*state, ".")));
}

/* A saved file cut anywhere, or with any byte changed, crashes nothing and is never half believed.
 */
static void a_damaged_file_is_refused_or_whole(void **state)
{
	char *path = temporary(*state, "cut.dossier");
	struct dossier *dossier = two(*state);
	struct faults faults = { 0 };
	struct bytes whole;
	size_t n;

	note(dossier, 1, "first");
	note(dossier, 2, "second \xe2\x80\xae");
	assert_true(dossier_save(dossier, path, false, *state, &faults));
	dossier_close(dossier);
	whole = read_back(*state, path);
	for (n = 0; n + 3 < whole.n; n += 37) {
		char *cut = arena_copy(*state, whole.at, n);

		write_file(path, cut);
		dossier = load(path);
		assert_null(dossier->analysis);
		assert_true(dossier->faults.n > 0);
		dossier_close(dossier);
	}
	for (n = 0; n < whole.n; n += 41) {
		char *spoilt = arena_copy(*state, whole.at, whole.n);

		spoilt[n] = (char)(spoilt[n] ^ 5);
		write_file(path, spoilt);
		dossier_close(load(path));
	}
}

static void a_dossier_too_large_is_refused(void **state)
{
	char *path = temporary(*state, "large.dossier");
	struct dossier *dossier;

	write_file(path, "{\n");
	assert_int_equal(truncate(path, 100 << 20), 0);
	dossier = load(path);
	assert_int_equal(dossier->faults.at[0].code, FAULT_DOSSIER_TOO_LARGE);
	dossier_close(dossier);
	unlink(path);
}

static void what_another_program_added_is_kept(void **state)
{
	char *path = temporary(*state, "added.dossier");
	struct dossier *dossier = two(*state);
	struct faults faults = { 0 };
	struct bytes saved;

	write_file(path,
		"{\"format\": \"recoupe-dossier\", \"version\": 1,\n"
		"\"desk\": {\"colour\": [1, 2]},\n\"log\": [\n"
		"{\"id\": \"feed\", \"n\": 1, \"by\": \"x\", \"at\": \"2022-01-10T12:00:00Z\", "
		"\"do\": \"hum\", \"tune\": 3}\n]}\n");
	note(dossier, 1, "mine");
	assert_true(dossier_save(dossier, path, true, *state, &faults));
	saved = read_back(*state, path);
	assert_non_null(strstr(saved.at, "\"do\": \"hum\", \"tune\": 3}"));
	dossier_close(dossier);
	dossier = load(path);
	assert_int_equal(dossier_notes(dossier)->n, 1);
	dossier_close(dossier);
}

static void what_is_saved_obeys_its_schema(void **state)
{
	char *path = temporary(*state, "schema.dossier");
	struct dossier *dossier = two(*state);
	struct faults faults = { 0 };
	const struct fact *fact;
	uint32_t member;
	json_t *file, *schema = json_load_file(SRCDATADIR "/dossier.schema.json", 0, NULL);

	note(dossier, 1, "a note");
	fact = fact_of_words(dossier, "12 people", &member);
	dossier_judge(dossier, at(2), fact, VERDICT_VARY, "two counts");
	fact = fact_of_words(dossier, "12 people", &member);
	dossier_revalue(dossier, at(3), fact, member, "at least 12");
	fact = fact_of_words(dossier, "12 people", &member);
	dossier_part(dossier, at(4), fact, member);
	dossier_tell(dossier, at(5), 0, META_PLACE, "Roma");
	dossier_undo(dossier, at(6));
	dossier_mark(dossier, at(7), dossier_notes(dossier)->at[0].id, STATUS_DISPUTED);
	assert_true(dossier_save(dossier, path, false, *state, &faults));
	dossier_close(dossier);
	assert_non_null(schema);
	file = json_load_file(path, 0, NULL);
	schema_check(file, schema, schema, "dossier");
	json_decref(file);
	json_decref(schema);
}

static void assert_ended_well(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void unsaved_work_is_offered_again(void **state)
{
	char *folder = temporary(*state, "states"), *path = temporary(*state, "kept.dossier");
	struct faults faults = { 0 };
	struct dossier *dossier = two(*state);
	pid_t child = fork();

	if (!child) { /* never saved, and killed */
		note(dossier, 1, "typed in vain?");
		_exit(dossier_keep(dossier, folder, *state, &faults) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_int_equal(dossier_recoverable(dossier, folder), 1);
	assert_true(dossier_recover(dossier, *state, &faults));
	assert_string_equal(dossier_notes(dossier)->at[0].text, "typed in vain?");
	assert_true(dossier_save(dossier, path, false, *state, &faults));
	assert_int_equal(dossier_recoverable(dossier, folder), 0);
	assert_int_equal(rmdir(folder), 0); /* nothing is left there */
	note(dossier, 2, "after the save");
	assert_true(dossier_keep(dossier, folder, *state, &faults));
	assert_int_equal(access(temporary(*state, ".kept.dossier.recover"), F_OK), 0);
	dossier_close(dossier);
	dossier = load(path);
	assert_int_equal(dossier_recoverable(dossier, folder), 1);
	assert_true(dossier_recover(dossier, *state, &faults));
	assert_int_equal(dossier_notes(dossier)->n, 2);
	assert_true(dossier_is_changed(dossier));
	assert_true(dossier_save(dossier, NULL, false, *state, &faults));
	assert_int_equal(access(temporary(*state, ".kept.dossier.recover"), F_OK), -1);
	dossier_close(dossier);
}

/* Of two that ended one after the other, and a third that does not answer for them: none is lost.
 */
static void all_unsaved_work_is_offered(void **state)
{
	char *folder = temporary(*state, "states"), *path = temporary(*state, "thrice.dossier");
	struct faults faults = { 0 };
	struct dossier *dossier = two(*state);
	int64_t turn;

	note(dossier, 1, "saved");
	assert_true(dossier_save(dossier, path, false, *state, &faults));
	dossier_close(dossier);
	for (turn = 0; turn < 3; turn++) {
		pid_t child = fork();

		if (!child) {
			dossier = load(path);
			dossier_lock(dossier, *state, &faults);
			if (dossier_recoverable(dossier, folder) != turn)
				_exit(2);
			note(dossier, 2 + turn, "typed");
			_exit(dossier_keep(dossier, folder, *state, &faults) ? 0 : 1);
		}
		assert_ended_well(child);
	}
	dossier = load(path);
	assert_true(dossier_lock(dossier, *state, &faults));
	assert_int_equal(dossier_recoverable(dossier, folder), 3);
	assert_true(dossier_recover(dossier, *state, &faults));
	assert_int_equal(dossier_notes(dossier)->n, 4);
	assert_true(dossier_keep(dossier, folder, *state, &faults));
	assert_true(dossier_save(dossier, NULL, false, *state, &faults));
	assert_int_equal(dossier_recoverable(dossier, folder), 0);
	dossier_close(dossier);
	assert_int_equal(deeds_in(path), 4);
	dossier = load(path);
	assert_int_equal(dossier_recoverable(dossier, folder), 0);
	dossier_close(dossier);
}

static void another_reader_is_told_of(void **state)
{
	char *path = temporary(*state, "locked.dossier"), *lock;
	struct faults faults = { 0 };
	struct dossier *dossier = two(*state), *other;
	int ready[2], status;
	pid_t child;
	char byte = 0;

	note(dossier, 1, "x");
	assert_true(dossier_save(dossier, path, false, *state, &faults));
	dossier_close(dossier);
	assert_int_equal(pipe(ready), 0);
	child = fork();
	if (!child) {
		other = load(path);
		if (!dossier_lock(other, *state, &faults) || __real_write(ready[1], &byte, 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	dossier = load(path);
	assert_false(dossier_lock(dossier, *state, &faults));
	assert_int_equal(faults.at[faults.n - 1].code, FAULT_DOSSIER_LOCKED);
	assert_int_equal(atoi(faults.at[faults.n - 1].detail), child);
	note(dossier, 2, "typed while another has it");
	faults.n = 0;
	assert_false(dossier_save(dossier, NULL, false, *state, &faults));
	assert_int_equal(faults.at[0].code, FAULT_DOSSIER_LOCKED);
	assert_int_equal(atoi(faults.at[0].detail), child);
	assert_int_equal(deeds_in(path), 1);
	assert_true(dossier_is_changed(dossier));
	assert_true(dossier_save(
		dossier, temporary(*state, "elsewhere.dossier"), false, *state, &faults));
	assert_int_equal(faults.n, 1);
	assert_false(dossier_save(dossier, path, false, *state, &faults));
	assert_int_equal(faults.at[1].code, FAULT_DOSSIER_LOCKED);
	assert_true(dossier_save(dossier, path, true, *state, &faults));
	assert_int_equal(deeds_in(path), 2);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	lock = temporary(*state, ".locked.dossier.lock");
	assert_int_equal(access(lock, F_OK), 0); /* left behind, and known to be stale */
	assert_true(dossier_lock(dossier, *state, &faults));
	dossier_close(dossier);
	assert_int_equal(access(lock, F_OK), -1);
	write_file(lock, "12 another.example.org");
	dossier = load(path);
	assert_false(dossier_lock(dossier, *state, &faults));
	dossier_close(dossier);
	unlink(lock);
	close(ready[0]);
	close(ready[1]);
}

enum { CANNOT = 77 }; /* what is to be met cannot be made on this machine */

/* What a child does to a saved dossier where its folder takes nothing; its unsaved step is then
 * found again among the states. */
static void meet(struct arena *arena, const char *why,
	int (*child_does)(struct arena *arena, struct dossier *dossier, const char *states))
{
	char *folder = temporary(arena, "narrow"), *path = temporary(arena, "narrow/x.dossier");
	char *states = temporary(arena, "states");
	struct dossier *dossier = two(arena);
	struct faults faults = { 0 };
	int status;
	pid_t child;

	assert_int_equal(mkdir(folder, 0755) | mkdir(states, 0777), 0);
	assert_int_equal(chmod(temporary(arena, ""), 0755) | chmod(states, 0777), 0);
	note(dossier, 1, "saved");
	assert_true(dossier_save(dossier, path, false, arena, &faults));
	dossier_close(dossier);
	child = fork();
	if (!child)
		_exit(child_does(arena, load(path), states));
	assert_int_equal(waitpid(child, &status, 0), child);
	chmod(folder, 0755);
	assert_true(WIFEXITED(status));
	assert_int_equal(deeds_in(path), 1);
	if (WEXITSTATUS(status) == CANNOT) {
		print_message("# SKIP %s\n", why);
	} else {
		assert_int_equal(WEXITSTATUS(status), 0);
		dossier = load(path);
		assert_int_equal(dossier_recoverable(dossier, states), 1);
		dossier_refuse_recovery(dossier);
		dossier_close(dossier);
	}
	unlink(path);
	assert_int_equal(rmdir(folder) | rmdir(states), 0);
}

/* Refused with this reason, and kept among the states. */
static int is_refused(struct arena *arena, struct dossier *dossier, const char *states, int error)
{
	struct faults faults = { 0 };

	note(dossier, 2, "not saved");
	if (dossier_save(dossier, NULL, false, arena, &faults))
		return 1;
	if (faults.at[0].code != FAULT_DOSSIER_NOT_WRITTEN ||
		strcmp(faults.at[0].detail, strerror(error)) != 0)
		return 2;
	return dossier_is_changed(dossier) && dossier_keep(dossier, states, arena, &faults) ? 0 : 3;
}

static int save_read_only(struct arena *arena, struct dossier *dossier, const char *states)
{
	enum { NOBODY = 65534 };

	if (chmod(temporary(arena, "narrow"), 0555) < 0 || (!geteuid() && setuid(NOBODY) < 0))
		return CANNOT;
	return is_refused(arena, dossier, states, EACCES);
}

static void a_read_only_folder_keeps_work_elsewhere(void **state)
{
	meet(*state, "root may write everywhere, and cannot become nobody", save_read_only);
}

/* A disk of its own for the folder, with the dossier on it, and then full. */
static int save_on_full_disk(struct arena *arena, struct dossier *dossier, const char *states)
{
#ifdef CLONE_NEWNS
	const char *folder = temporary(arena, "narrow");
	struct faults faults = { 0 };
	char page[4096] = { 0 };
	FILE *ballast;

	if (unshare(CLONE_NEWNS) < 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
		mount("tmpfs", folder, "tmpfs", 0, "size=64k") < 0)
		return CANNOT;
	if (!dossier_save(dossier, dossier_path(dossier), true, arena, &faults))
		return 4;
	ballast = fopen(temporary(arena, "narrow/ballast"), "w");
	while (ballast && fwrite(page, sizeof page, 1, ballast) == 1 && !fflush(ballast))
		;
	if (!ballast || is_refused(arena, dossier, states, ENOSPC) != 0)
		return 5;
	return deeds_in(dossier_path(dossier)) == 1 ? 0 : 6;
#else
	(void)arena, (void)dossier, (void)states;
	return CANNOT;
#endif
}

static void a_full_disk_keeps_work_elsewhere(void **state)
{
	meet(*state, "no disk can be mounted here", save_on_full_disk);
}

/* Saves without end, and tells of each save that was acknowledged. */
static void save_on(struct dossier *dossier, const char *path, int told, uint32_t turn)
{
	struct faults faults = { 0 };
	struct arena *arena = arena_new();
	uint32_t i;

	for (i = 0;; i++) {
		note(dossier, turn, arena_format(arena, "%u.%u", turn, i));
		if (!dossier_save(dossier, path, true, arena, &faults) ||
			__real_write(told, &i, sizeof i) != sizeof i)
			_exit(1);
	}
}

static bool holds_note(const char *path, uint32_t turn, uint32_t i)
{
	json_t *log = log_of(path), *deed;
	char text[32];
	bool found = false;
	size_t k;

	snprintf(text, sizeof text, "%u.%u", turn, i);
	json_array_foreach(log, k, deed)
	{
		const char *words = json_string_value(json_object_get(deed, "text"));

		found |= words && strcmp(words, text) == 0;
	}
	json_decref(log);
	return found;
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* One life: saves until it is killed at some microsecond; how many saves were acknowledged. */
static uint32_t live_and_die(
	struct dossier *dossier, const char *path, uint32_t turn, uint32_t wait)
{
	struct timespec rest = { 0, (long)wait * 1000 };
	uint32_t last = 0, one, n = 0;
	int told[2], status;
	pid_t child;

	assert_int_equal(pipe(told), 0);
	child = fork();
	if (!child)
		save_on(dossier, path, told[1], turn);
	close(told[1]);
	for (; read(told[0], &one, sizeof one) == sizeof one; n++) {
		last = one;
		if (!n) { /* it is at it */
			nanosleep(&rest, NULL);
			kill(child, SIGKILL);
		}
	}
	close(told[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	if (n && !holds_note(path, turn, last))
		fail_msg("save %u of life %u is lost", last, turn);
	return n;
}

/* So many kills in the midst of saving; RECOUPE_KILLS=1000 for the whole measure. */
static void kills_lose_nothing_that_was_saved(void **state)
{
	enum { FEW = 100 };
	const char *asked = getenv("RECOUPE_KILLS");
	uint32_t kills = asked ? (uint32_t)atoi(asked) : FEW, turn, saves = 0, seed = 7;
	char *path = temporary(*state, "killed.dossier");
	struct dossier *dossier = two(*state);

	for (turn = 0; turn < kills; turn++)
		saves += live_and_die(dossier, path, turn, next_random(&seed) % 12000);
	print_message("# %u kills, %u acknowledged saves, none lost\n", kills, saves);
	assert_true(saves > 0);
	assert_true(deeds_in(path) >= saves);
	dossier_close(dossier);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(a_save_that_fails_leaves_all_as_it_was),
		test_in_arena(a_folder_that_is_gone_is_told_of),
		test_in_arena(what_others_changed_is_joined_not_replaced),
		test_in_arena(a_file_that_is_not_understood_is_left_alone),
		test_in_arena(a_dossier_is_known_by_name_or_first_bytes),
		test_in_arena(a_read_only_folder_keeps_work_elsewhere),
		test_in_arena(a_full_disk_keeps_work_elsewhere),
		test_in_arena(a_damaged_file_is_refused_or_whole),
		test_in_arena(a_dossier_too_large_is_refused),
		test_in_arena(what_another_program_added_is_kept),
		test_in_arena(what_is_saved_obeys_its_schema),
		test_in_arena(unsaved_work_is_offered_again),
		test_in_arena(all_unsaved_work_is_offered),
		test_in_arena(another_reader_is_told_of),
		test_in_arena(kills_lose_nothing_that_was_saved),
	};

	return cmocka_run_group_tests(tests, make_room, clear_room);
}
