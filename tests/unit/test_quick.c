/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The quick reading of a line of the log is jansson's, or none: lines are spoilt in every way that
 * one thinks of, and in many at random, and what is read of them is held against what jansson
 * reads.
 */
#include "unit/unit.h"

#include "dossier/inside.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *const lines[] = {
	"{\"id\":\"1f\",\"n\":12,\"by\":\"Anna\",\"at\":\"2022-01-10T12:00:00Z\",\"do\":\"note\","
	"\"on\":{\"type\":\"passage\",\"anchors\":[{\"source\":\"a-1\",\"selector\":[{\"type\":"
	"\"DataPositionSelector\",\"start\":0,\"end\":114},{\"type\":\"TextQuoteSelector\","
	"\"exact\":"
	"\"\\\"tués\\\", 2 030\",\"prefix\":\"\\n\",\"suffix\":\"\"}]}]},\"text\":\"which?\\n— and "
	"when\"}",
	"{\"n\": 1, \"list\": [ ], \"none\": {}, \"deep\": [[[[1,[2]]]]], \"over\": [\"b\"]}",
	"{\"words\":\"\\u00e9 \\ud83d\\ude00 \\\\ \\/\",\"real\":1.5e3,\"is\":true,\"no\":null}",
	"{\"a\":0,\"a\":1}",
	"{}",
	"{\"n\":00}",
	"{\"n\":123456789012345678901234567890}",
	"{\"\":\"\\t\xff\xfe\"}",
	"{\"a\":1}x",
	" {\"a\":1}",
};

enum { LINES = sizeof lines / sizeof *lines };

static bool agree(struct bytes line)
{
	json_t *quick = quick_read(line), *slow;
	bool same = true;

	if (quick) {
		slow = json_loadb(line.at, line.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);
		same = slow && json_equal(quick, slow);
		json_decref(slow);
	}
	json_decref(quick);
	return same;
}

static void check(struct bytes line)
{
	if (!agree(line))
		fail_msg("read otherwise than by jansson: %.*s", (int)line.n, line.at);
}

static void whole_lines_are_read_as_by_jansson(void **state)
{
	json_t *quick;
	size_t i;

	(void)state;
	for (i = 0; i < LINES; i++)
		check((struct bytes){ lines[i], strlen(lines[i]) });
	quick = quick_read((struct bytes){ lines[0], strlen(lines[0]) });
	assert_non_null(quick); /* what the program writes is read so */
	json_decref(quick);
}

static void cut_lines_are_read_as_by_jansson(void **state)
{
	size_t i, n;

	for (i = 0; i < LINES; i++)
		for (n = 0; n < strlen(lines[i]); n++)
			check((struct bytes){ arena_copy(*state, lines[i], n), n });
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* A byte is another, is left out, stands twice; or a piece of another line comes in. */
static size_t spoil(char *line, size_t n, size_t most, uint32_t *seed)
{
	static const char telling[] = "{}[]\":,\\ 0123456789abtrnu.-+eE\n\t\x01\x7f\x80\xc3\xff";
	const char *other = lines[next_random(seed) % LINES];
	size_t at = n ? next_random(seed) % n : 0, from, length;

	switch (next_random(seed) % 4) {
	case 0:
		if (n)
			line[at] = telling[next_random(seed) % (sizeof telling)];
		return n;
	case 1:
		if (n)
			memmove(line + at, line + at + 1, n - at - 1);
		return n ? n - 1 : 0;
	default:
		from = next_random(seed) % strlen(other);
		length = next_random(seed) % 12;
		if (length > strlen(other) - from)
			length = strlen(other) - from;
		if (n + length > most)
			return n;
		memmove(line + at + length, line + at, n - at);
		memcpy(line + at, other + from, length);
		return n + length;
	}
}

/* So many lines; RECOUPE_LINES=10000000 for a night. */
static void spoilt_lines_are_read_as_by_jansson(void **state)
{
	enum { FEW = 60000, MOST = 2048, WOUNDS = 4 };
	const char *asked = getenv("RECOUPE_LINES");
	uint32_t many = asked ? (uint32_t)atol(asked) : FEW, turn, seed = 11, wounds, quick = 0;
	char *line = arena_array(*state, char, MOST);
	json_t *json;
	size_t n;

	for (turn = 0; turn < many; turn++) {
		const char *whole = lines[turn % LINES];
		char *exact;

		n = strlen(whole);
		memcpy(line, whole, n);
		for (wounds = next_random(&seed) % WOUNDS + 1; wounds > 0; wounds--)
			n = spoil(line, n, MOST, &seed);
		exact = malloc(n + !n); /* with nothing behind its end */
		assert_non_null(exact);
		memcpy(exact, line, n);
		check((struct bytes){ exact, n });
		json = quick_read((struct bytes){ exact, n });
		quick += json != NULL;
		json_decref(json);
		free(exact);
	}
	print_message("# %u lines, %u of them read quickly\n", many, quick);
	assert_true(quick > many / 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(whole_lines_are_read_as_by_jansson),
		test_in_arena(cut_lines_are_read_as_by_jansson),
		test_in_arena(spoilt_lines_are_read_as_by_jansson),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
