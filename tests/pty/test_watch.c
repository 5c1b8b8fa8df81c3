/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dispatches that change while they are read, however files come to be others; by what the system
 * tells and by looking.
 */
#include "unit/unit.h"
#include "pty/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char first[] = "PORT AUBIN, 3 March 2021 (Northern Wire) - A ferry ran aground and 14 "
			    "people were injured.\n";
static const char other[] =
	"PORT AUBIN, 3 March 2021 (Harbour News) - Seventeen people were injured on a ferry.\n";

/* The first dispatch, with so many hurt: each time another file. */
static const char *telling(char text[200], int injured)
{
	snprintf(text, 200,
		"PORT AUBIN, 3 March 2021 (Northern Wire) - A ferry ran aground and %d people were "
		"injured.\n",
		injured);
	return text;
}

static struct pty *start(struct world *world, const char *watch)
{
	const char *argv[] = { world->program, "wire/a.txt", "b.txt", NULL };
	char config[128];
	const char *settings[] = { config, NULL };
	struct pty *pty;

	assert_int_equal(system("mkdir -p wire config/recoupe"), 0);
	world_write("wire/a.txt", first);
	world_write("b.txt", other);
	snprintf(config, sizeof config, "[reader]\nwatch = %s\n", watch);
	world_write("config/recoupe/recoupe.conf", config);
	snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s/config", world->folder);
	pty = pty_start(argv, 100, 24, settings);
	assert_true(pty_wait(pty, "2 dispatches"));
	return pty;
}

static void see_change(struct pty *pty, int injured)
{
	char words[32];

	assert_true(pty_wait(pty, "has changed on disk"));
	pty_type(pty, "r");
	assert_true(pty_wait(pty, "read anew"));
	snprintf(words, sizeof words, "%d people", injured);
	assert_true(pty_wait(pty, words));
	pty_type(pty, "\014"); /* another key, and what was told is gone */
	assert_true(pty_wait_gone(pty, "read anew"));
}

static void follow(struct world *world, const char *watch)
{
	struct pty *pty = start(world, watch);
	char text[200];

	world_write("wire/new.txt", telling(text, 21));
	assert_int_equal(rename("wire/new.txt", "wire/a.txt"), 0);
	see_change(pty, 21);

	world_write("wire/a.txt", telling(text, 222)); /* in its place */
	see_change(pty, 222);

	assert_int_equal(unlink("wire/a.txt"), 0); /* deleted, and there again */
	pty_type(pty, "r");
	assert_true(pty_wait(pty, "cannot be read now"));
	world_write("wire/a.txt", telling(text, 23));
	see_change(pty, 23);

	assert_int_equal(rename("wire", "away"), 0); /* its folder is gone, and another comes */
	pty_type(pty, "r");
	assert_true(pty_wait(pty, "cannot be read now"));
	assert_int_equal(mkdir("wire", 0700), 0);
	world_write("wire/a.txt", telling(text, 244));
	see_change(pty, 244);
	world_write("wire/a.txt", telling(text, 25)); /* of which one hears as before */
	see_change(pty, 25);
	world_leave(pty);
	assert_int_equal(system("rm -r wire away"), 0);
}

static void the_system_tells_of_changes(void **state)
{
	follow(*state, "system");
}

static void changes_are_seen_by_looking(void **state)
{
	follow(*state, "look");
}

/* A look comes every ten seconds there; what the system tells is known long before. */
static void what_the_system_tells_is_known_at_once(void **state)
{
	enum { LONG_BEFORE = 6 };
	struct pty *pty = start(*state, "system");
	time_t began = time(NULL);
	char text[200];
	int i;

	for (i = 0; i < 3; i++) {
		world_write("wire/new.txt", telling(text, 30 + i));
		assert_int_equal(rename("wire/new.txt", "wire/a.txt"), 0);
		see_change(pty, 30 + i);
	}
	world_leave(pty);
	assert_true(time(NULL) - began < 3 * LONG_BEFORE);
	assert_int_equal(system("rm -r wire"), 0);
}

/* The file of a link, which lies elsewhere. */
static void a_link_is_followed(void **state)
{
	struct pty *pty;
	char text[200];

	assert_int_equal(system("mkdir -p wire real; ln -s ../real/a.txt wire/a.txt"), 0);
	pty = start(*state, "system");
	world_write("real/new.txt", telling(text, 41));
	assert_int_equal(rename("real/new.txt", "real/a.txt"), 0);
	see_change(pty, 41);
	world_leave(pty);
	assert_int_equal(system("rm -r wire real"), 0);
}

/* A desk's system saves every text when it is closed, changed or not. */
static void what_is_saved_as_it_was_has_not_changed(void **state)
{
	struct pty *pty = start(*state, "system");
	const char *mark;

	world_write("wire/new.txt", first);
	assert_int_equal(rename("wire/new.txt", "wire/a.txt"), 0);
	world_write("b.txt", "PORT AUBIN, 3 March 2021 (Harbour News) - Nobody was injured.\n");
	assert_true(pty_wait(pty, "2 Harbour News has changed on disk"));
	mark = strstr(pty_screen(pty), "↻");
	assert_non_null(mark); /* of the second pane alone */
	assert_null(strstr(mark + 1, "↻"));
	world_leave(pty);
	assert_int_equal(system("rm -r wire"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_system_tells_of_changes),
		cmocka_unit_test(changes_are_seen_by_looking),
		cmocka_unit_test(what_the_system_tells_is_known_at_once),
		cmocka_unit_test(a_link_is_followed),
		cmocka_unit_test(what_is_saved_as_it_was_has_not_changed),
	};

	return pty_possible() ? cmocka_run_group_tests(tests, world_make, world_end) : 0;
}
