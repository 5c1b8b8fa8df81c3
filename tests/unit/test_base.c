/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/unit.h"

#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void arena_gives_zeroed_aligned_memory_of_any_size(void **state)
{
	static const size_t sizes[] = { 1, 7, 64, 4096, 100000, 20 << 20 };
	size_t i, k;
	char *at;

	for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		at = arena_alloc(*state, sizes[i]);
		assert_int_equal((uintptr_t)at % sizeof(void *), 0);
		for (k = 0; k < sizes[i]; k += 97)
			assert_int_equal(at[k], 0);
		memset(at, 'x', sizes[i]);
	}
	assert_string_equal(arena_format(*state, "%d %s", 16, "morts"), "16 morts");
	assert_string_equal(arena_copy(*state, "abcdef", 3), "abc");
}

static void count_up(void *number)
{
	++*(int *)number;
}

static void arena_frees_what_a_library_allocated(void **state)
{
	struct arena *arena = arena_new();
	int freed = 0;

	(void)state;
	arena_defer(arena, count_up, &freed);
	arena_defer(arena, count_up, &freed);
	assert_int_equal(freed, 0);
	arena_free(arena);
	assert_int_equal(freed, 2);
}

/* Small blocks and large ones, twice over: the second time in the memory of the first. */
static void emptied_arena_gives_zeroed_memory_again(void **state)
{
	static const size_t sizes[] = { 7, 4000, 70000, 3 << 20, 9 << 20 };
	struct arena *arena = arena_new();
	size_t i, k, n;
	char *at;
	int freed = 0, round;

	(void)state;
	for (round = 0; round < 3; round++) {
		arena_defer(arena, count_up, &freed);
		for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			at = arena_alloc(arena, sizes[i]);
			at = arena_widen(arena, at, sizes[i], n = 2 * sizes[i]);
			for (k = 0; k < n && !at[k]; k++)
				;
			assert_int_equal(k, n);
			memset(at, 'x', n);
		}
		arena_empty(arena);
		assert_int_equal(freed, round + 1);
	}
	arena_free(arena);
}

static void vector_keeps_its_elements_while_it_grows(void **state)
{
	struct numbers VEC(uint32_t) numbers = { 0 };
	uint32_t i;

	for (i = 0; i < 10000; i++)
		*vec_push(*state, &numbers) = i * i;
	assert_int_equal(numbers.n, 10000);
	for (i = 0; i < 10000; i++)
		assert_int_equal(numbers.at[i], i * i);
}

static void map_finds_every_key_and_no_other(void **state)
{
	struct map *map = map_new(*state);
	char key[32];
	uint32_t i;

	for (i = 0; i < 5000; i++) {
		snprintf(key, sizeof key, "key %u", i * 7);
		*map_put(map, key, strlen(key)) = i;
	}
	assert_int_equal(map_count(map), 5000);
	for (i = 0; i < 5000; i++) {
		snprintf(key, sizeof key, "key %u", i * 7);
		assert_non_null(map_get(map, key, strlen(key)));
		assert_int_equal(*map_get(map, key, strlen(key)), i);
		assert_string_equal(map_key(map, i), key);
	}
	assert_null(map_get(map, "key 1", 5));
	assert_null(map_get(map, "", 0));
	*map_put(map, "", 0) = 9;
	*map_put(map, "a\0b", 3) = 10;
	assert_int_equal(*map_get(map, "", 0), 9);
	assert_int_equal(*map_get(map, "a\0b", 3), 10);
	assert_null(map_get(map, "a", 1));
}

static void buffer_grows_by_pieces(void **state)
{
	struct buf buf = buf_new(*state);
	int i;

	assert_string_equal(buf.at, "");
	for (i = 0; i < 1000; i++)
		buf_format(&buf, "%d,", i % 10);
	buf_text(&buf, "end");
	buf_char(&buf, '!');
	buf_add(&buf, "?!", 1);
	assert_int_equal(buf.n, 2005);
	assert_string_equal(buf.at + 1996, "8,9,end!?");
}

static const char *french(const char *words)
{
	return strcmp(words, "no such file; check the name") ? words : "fichier introuvable";
}

static void fault_says_file_line_and_remedy(void **state)
{
	struct faults faults = { 0 };

	assert_int_equal(fault_worst(&faults), FAULT_NOTICE);
	fault_note(*state, &faults, (struct fault){ .code = FAULT_TEXT_REPAIRED, .path = "a.txt" });
	assert_int_equal(fault_worst(&faults), FAULT_NOTICE);
	fault_note(*state, &faults,
		(struct fault){ .code = FAULT_LANG_VALUE,
			.path = "fr.ini",
			.line = 12,
			.detail = "mille%s" });
	fault_note(*state, &faults, (struct fault){ .code = FAULT_FILE_MISSING, .path = "b.txt" });
	assert_int_equal(fault_worst(&faults), FAULT_ERROR);
	assert_string_equal(fault_say(*state, &faults.at[1], NULL),
		"fr.ini:12: the value of \"mille%s\" is not understood; see recoupe(1)");
	assert_string_equal(
		fault_say(*state, &faults.at[2], NULL), "b.txt: no such file; check the name");
	assert_string_equal(fault_say(*state, &faults.at[2], french), "b.txt: fichier introuvable");
}

static void every_fault_has_words(void **state)
{
	struct fault fault = { .path = "p", .detail = "d" };
	int code;

	for (code = FAULT_NONE + 1; code < FAULT_COUNT; code++) {
		fault.code = (enum fault_code)code;
		assert_true(strlen(fault_say(*state, &fault, NULL)) > strlen("p: d"));
	}
}

/* A scratch folder, removed with what is in it at the end of the test. */
static char *scratch_folder(struct arena *arena)
{
	char *folder = arena_copy(arena, "/tmp/recoupe-test-XXXXXX", 24);

	assert_non_null(mkdtemp(folder));
	return folder;
}

static int files_in(const char *folder)
{
	DIR *stream = opendir(folder);
	struct dirent *entry;
	int n = 0;

	assert_non_null(stream);
	while ((entry = readdir(stream)))
		n += entry->d_name[0] != '.';
	closedir(stream);
	return n;
}

static void file_is_written_whole_and_read_back(void **state)
{
	char *folder = scratch_folder(*state), *path = arena_format(*state, "%s/note.md", folder);
	struct faults faults = { 0 };
	struct bytes back;

	assert_true(file_write(*state, path, (struct bytes){ "first", 5 }, &faults));
	assert_true(file_write(*state, path, (struct bytes){ "a\0b\n", 4 }, &faults));
	assert_true(file_read(*state, path, &back, &faults));
	assert_int_equal(back.n, 4);
	assert_memory_equal(back.at, "a\0b\n", 5);
	assert_int_equal(files_in(folder), 1); /* no temporary file is left behind */
	assert_int_equal(faults.n, 0);
	unlink(path);
	rmdir(folder);
}

static void a_link_keeps_pointing_at_what_is_written(void **state)
{
	char *folder = scratch_folder(*state), *path = arena_format(*state, "%s/note.md", folder);
	char *link = arena_format(*state, "%s/link", folder);
	struct faults faults = { 0 };
	struct stat status;
	struct bytes back;

	assert_true(file_write(*state, path, (struct bytes){ "old", 3 }, &faults));
	assert_int_equal(symlink("note.md", link), 0);
	assert_true(file_write(*state, link, (struct bytes){ "new", 3 }, &faults));
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_true(file_read(*state, path, &back, &faults));
	assert_string_equal(back.at, "new");
	unlink(link);
	unlink(path);
	rmdir(folder);
}

static void trouble_with_a_file_is_named(void **state)
{
	char *folder = scratch_folder(*state);
	struct faults faults = { 0 };
	struct bytes bytes;

	assert_false(file_read(*state, arena_format(*state, "%s/none", folder), &bytes, &faults));
	assert_int_equal(faults.at[0].code, FAULT_FILE_MISSING);
	assert_false(file_read(*state, folder, &bytes, &faults));
	assert_int_equal(faults.at[1].code, FAULT_FILE_IS_DIRECTORY);
	assert_false(file_write(*state, arena_format(*state, "%s/no/where", folder),
		(struct bytes){ "x", 1 }, &faults));
	assert_int_equal(faults.at[2].code, FAULT_FILE_NOT_WRITTEN);
	assert_false(file_write(*state, folder, (struct bytes){ "x", 1 }, &faults));
	assert_int_equal(files_in(folder), 0);
	rmdir(folder);
}

static void fingerprint(struct arena *arena, const char *text, size_t times, const char *wanted)
{
	struct buf buf = buf_new(arena);
	char hex[SHA256_HEX];

	while (times--)
		buf_text(&buf, text);
	sha256_hex((struct bytes){ buf.at, buf.n }, hex);
	assert_string_equal(hex, wanted);
}

/* The examples of FIPS 180-4, and the lengths at which the padding takes a block of its own. */
static void sha256_is_that_of_the_standard(void **state)
{
	fingerprint(
		*state, "", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	fingerprint(*state, "abc", 1,
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	fingerprint(*state, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	fingerprint(*state, "a", 55,
		"9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
	fingerprint(*state, "a", 64,
		"ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
	fingerprint(*state, "a", 1000000,
		"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* Jobs that each take a while, and who waits for them. */
struct wait {
	pthread_t caller;
	atomic_uint done;
	uint32_t asked;
	uint32_t leave_after; /* so many times; 0: never */
	float part;
	bool grew;
};

static void rest(void *context, uint32_t job, struct arena *kept, struct arena *scratch)
{
	struct wait *wait = context;
	const struct timespec while_ = { 0, job == 0 ? 300000000 : 2000000 };

	(void)kept, (void)scratch;
	nanosleep(&while_, NULL);
	atomic_fetch_add(&wait->done, 1);
}

static bool answer(void *who, float part)
{
	struct wait *wait = who;

	assert_true(pthread_equal(pthread_self(), wait->caller));
	wait->grew &= part >= wait->part;
	wait->part = part;
	return !(++wait->asked == wait->leave_after);
}

static bool wait_for(struct arena *arena, struct wait *wait, uint32_t threads, uint32_t n)
{
	const struct watch watch = { answer, wait };
	const struct jobs jobs = { threads, n, rest, wait, &watch, 0, 1 };

	wait->caller = pthread_self();
	wait->grew = true;
	return work_share(arena, &jobs);
}

/* The first job takes longest: who waits is asked meanwhile. */
static void who_waits_is_asked_while_others_work(void **state)
{
	struct wait wait = { .leave_after = 0 };

	assert_true(wait_for(*state, &wait, 2, 4));
	assert_int_equal(wait.done, 4);
	assert_true(wait.asked >= 3);
	assert_true(wait.grew);
	assert_true(wait.part == 1);
}

static void who_leaves_is_not_kept(void **state)
{
	struct wait wait = { .leave_after = 1 };

	assert_false(wait_for(*state, &wait, 2, 1000));
	assert_true(wait.done > 0);
	assert_true(wait.done < 1000);
	assert_int_equal(wait.asked, 1);
}

static void alone_one_is_asked_after_each_job(void **state)
{
	struct wait wait = { .leave_after = 3 };

	assert_false(wait_for(*state, &wait, 1, 5));
	assert_int_equal(wait.done, 3);
	assert_int_equal(wait.asked, 3);
	assert_true(wait.grew);
}

/* What went out of a queue, and what was made for it. */
struct counter {
	struct queue *queue;
	uint32_t out, last; /* last: of which no more is wanted */
	atomic_uint made;
	bool in_order;
};

static bool count_out(void *who, uint32_t i)
{
	struct counter *counter = who;

	counter->in_order &= i == counter->out++;
	return i != counter->last;
}

static void make_one(void *context, uint32_t job, struct arena *kept, struct arena *scratch)
{
	struct counter *counter = context;
	const struct timespec while_ = { 0, job % 7 == 0 ? 2000000 : 100000 };

	(void)kept, (void)scratch;
	if (!queue_begin(counter->queue, job))
		return;
	nanosleep(&while_, NULL);
	atomic_fetch_add(&counter->made, 1);
	queue_end(counter->queue, job);
}

static void what_is_ready_waits_for_all_before_it(void **state)
{
	struct counter counter = { .last = UINT32_MAX, .in_order = true };
	uint32_t i;

	counter.queue = queue_new(*state, 3, count_out, &counter);
	for (i = 0; i < 3; i++)
		assert_true(queue_begin(counter.queue, i));
	queue_end(counter.queue, 2);
	queue_end(counter.queue, 1);
	assert_int_equal(counter.out, 0);
	queue_end(counter.queue, 0);
	assert_int_equal(counter.out, 3);
	assert_true(counter.in_order);
}

static void threads_let_out_in_order_until_no_more_is_wanted(void **state)
{
	struct counter all = { .last = UINT32_MAX, .in_order = true },
		       some = { .last = 9, .in_order = true };
	struct jobs jobs = { 3, 50, make_one, &all, NULL, 0, 0 };

	all.queue = queue_new(*state, 4, count_out, &all);
	work_share(*state, &jobs);
	assert_int_equal(all.out, 50);
	assert_true(all.in_order);
	jobs.context = &some;
	some.queue = queue_new(*state, 4, count_out, &some);
	work_share(*state, &jobs);
	assert_int_equal(some.out, 10);
	assert_true(some.made < 15);
	assert_true(some.in_order);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(arena_gives_zeroed_aligned_memory_of_any_size),
		test_in_arena(arena_frees_what_a_library_allocated),
		test_in_arena(emptied_arena_gives_zeroed_memory_again),
		test_in_arena(vector_keeps_its_elements_while_it_grows),
		test_in_arena(map_finds_every_key_and_no_other),
		test_in_arena(buffer_grows_by_pieces),
		test_in_arena(fault_says_file_line_and_remedy),
		test_in_arena(every_fault_has_words),
		test_in_arena(file_is_written_whole_and_read_back),
		test_in_arena(a_link_keeps_pointing_at_what_is_written),
		test_in_arena(trouble_with_a_file_is_named),
		test_in_arena(sha256_is_that_of_the_standard),
		test_in_arena(who_waits_is_asked_while_others_work),
		test_in_arena(who_leaves_is_not_kept),
		test_in_arena(alone_one_is_asked_after_each_job),
		test_in_arena(what_is_ready_waits_for_all_before_it),
		test_in_arena(threads_let_out_in_order_until_no_more_is_wanted),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
