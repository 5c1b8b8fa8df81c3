/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings: what is understood, and that what is not is told by its line and costs nothing
 * else. */
#include "unit/unit.h"
#include "conf/conf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct loaded {
	struct conf *conf;
	struct keymap *keymap;
	struct faults faults;
	char path[64];
};

static struct loaded load(struct arena *arena, const char *text, size_t n)
{
	struct loaded loaded = { .path = "/tmp/recoupe-conf.XXXXXX" };
	const char *paths[] = { "/nonexistent/recoupe.conf", loaded.path };
	int fd = mkstemp(loaded.path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, n), (int)n);
	close(fd);
	loaded.keymap = view_keymap_new(arena);
	loaded.conf = conf_load(arena, paths, 2, loaded.keymap, &loaded.faults);
	unlink(loaded.path);
	return loaded;
}

static struct loaded load_text(struct arena *arena, const char *text)
{
	return load(arena, text, strlen(text));
}

static void assert_fault(
	const struct loaded *loaded, uint32_t i, enum fault_code code, uint32_t line)
{
	assert_true(i < loaded->faults.n);
	assert_int_equal(loaded->faults.at[i].code, code);
	assert_int_equal(loaded->faults.at[i].line, line);
	assert_string_equal(loaded->faults.at[i].path, loaded->path);
}

static void styles_are_read(void **state)
{
	struct style style;

	(void)state;
	assert_true(conf_parse_style("bold yellow", &style));
	assert_int_equal(style.fore, 3);
	assert_int_equal(style.back, COLOUR_DEFAULT);
	assert_int_equal(style.attributes, STYLE_BOLD);
	assert_true(conf_parse_style("underline reverse #d08770 on 17", &style));
	assert_int_equal(style.fore, COLOUR_RGB | 0xd08770);
	assert_int_equal(style.back, 17);
	assert_int_equal(style.attributes, STYLE_UNDERLINE | STYLE_REVERSE);
	assert_true(conf_parse_style("", &style));
}

static void other_styles_are_refused(void **state)
{
	static const char *const wrong[] = { "yelow", "256", "-1", "#12345", "#12345g",
		"red on blue on green", "bold,red", "99999999999" };
	struct style style;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (conf_parse_style(wrong[i], &style))
			fail_msg("\"%s\" was taken for a style", wrong[i]);
}

static void defaults_hold_without_a_file(void **state)
{
	struct loaded loaded = load_text(*state, "");

	assert_int_equal(loaded.faults.n, 0);
	assert_int_equal(loaded.conf->theme, THEME_AUTO);
	assert_int_equal(loaded.conf->escape_delay, 25);
	assert_int_equal(loaded.conf->manner.threshold, 50);
	assert_false(loaded.conf->styled[ROLE_CONFLICT]);
}

static void settings_are_taken(void **state)
{
	struct loaded loaded = load_text(*state,
		"# mine\n[reader]\ntheme = light\nESCAPE-delay=100\n\n[keys]\nnext-fact = "
		"\"]\"\nquit = 'Q C-c'\n"
		"[colours]\nconflict = bold red\n");

	assert_int_equal(loaded.faults.n, 0);
	assert_int_equal(loaded.conf->theme, THEME_LIGHT);
	assert_int_equal(loaded.conf->escape_delay, 100);
	assert_true(loaded.conf->styled[ROLE_CONFLICT]);
	assert_int_equal(loaded.conf->style[ROLE_CONFLICT].fore, 1);
}

static void the_panes_manner_is_set(void **state)
{
	struct loaded loaded =
		load_text(*state, "[reader]\nmeasure = 60\npane-width = 24\nscroll = lock-step\n"
				  "first-page = table\n");

	assert_int_equal(loaded.faults.n, 0);
	assert_int_equal(loaded.conf->manner.measure, 60);
	assert_int_equal(loaded.conf->manner.pane_width, 24);
	assert_int_equal(loaded.conf->manner.scroll, VIEW_SCROLL_LOCK_STEP);
	assert_int_equal(loaded.conf->manner.first, VIEW_FIRST_TABLE);
	loaded = load_text(*state, "[reader]\nmeasure = 10\nscroll = up\n");
	assert_int_equal(loaded.faults.n, 2);
	assert_int_equal(loaded.conf->manner.measure, 72);
}

static void a_threshold_has_a_name_or_a_number(void **state)
{
	static const char *const wrong[] = { "", "0.2", "0.71", "1", "0.", "0.5x", "0.555", "-0.5",
		"sharp" };
	int32_t hundredths = 0;
	size_t i;

	assert_int_equal(load_text(*state, "[facts]\nthreshold = strict\n").conf->manner.threshold, 60);
	assert_int_equal(load_text(*state, "[facts]\nthreshold = 0.35\n").conf->manner.threshold, 35);
	assert_true(conf_parse_threshold("0.7", &hundredths));
	assert_int_equal(hundredths, 70);
	for (i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(conf_parse_threshold(wrong[i], &hundredths));
}

static void each_wrong_line_is_told_and_the_rest_counts(void **state)
{
	struct loaded loaded = load_text(*state, "[reader]\n"
						 "this is none\n"
						 "theme = pink\n"
						 "colour = red\n"
						 "escape-delay = 40\n"
						 "[keys]\n"
						 "fly = f\n"
						 "quit = NoSuchKey\n"
						 "[colours]\n"
						 "conflict = reddish\n"
						 "vary = bold\n"
						 "[broken\n");

	assert_int_equal(loaded.faults.n, 7);
	assert_fault(&loaded, 0, FAULT_CONF_SYNTAX, 2);
	assert_fault(&loaded, 1, FAULT_CONF_SYNTAX, 12);
	assert_fault(&loaded, 2, FAULT_CONF_VALUE, 3);
	assert_fault(&loaded, 3, FAULT_CONF_KEY, 4);
	assert_fault(&loaded, 4, FAULT_CONF_KEY, 7);
	assert_fault(&loaded, 5, FAULT_CONF_VALUE, 8);
	assert_fault(&loaded, 6, FAULT_CONF_VALUE, 10);
	assert_int_equal(loaded.conf->escape_delay, 40);
	assert_true(loaded.conf->styled[ROLE_VARY]);
}

static void what_iniparser_cannot_bear_is_told_by_its_line(void **state)
{
	char text[6000];
	struct loaded loaded;

	memset(text, 'x', sizeof text);
	memcpy(text, "[reader]\ntheme = dark\nkey = ", 28);
	strcpy(text + 5000, "\nescape-delay = 7\n");
	loaded = load_text(*state, text);
	assert_int_equal(loaded.faults.n, 1);
	assert_fault(&loaded, 0, FAULT_CONF_SYNTAX, 3);
	assert_int_equal(loaded.conf->theme, THEME_DARK);
	assert_int_equal(loaded.conf->escape_delay, 7);
	loaded = load_text(*state, "\xef\xbb\xbf[reader]\ntheme = mono\n");
	assert_int_equal(loaded.faults.n, 0);
	assert_int_equal(loaded.conf->theme, THEME_MONO);
	loaded = load(*state, "[reader]\nth\0me = mono\n\377\376 = 3\n", 30);
	assert_true(loaded.faults.n >= 2);
}

static void a_folder_is_no_settings_file(void **state)
{
	const char *paths[] = { "/tmp" };
	struct faults faults = { 0 };

	assert_non_null(conf_load(*state, paths, 1, view_keymap_new(*state), &faults));
	assert_int_equal(faults.n, 1);
	assert_int_equal(faults.at[0].code, FAULT_FILE_IS_DIRECTORY);
}

/* What --print-config prints is itself a settings file, and one that changes nothing. */
static void the_description_is_a_settings_file(void **state)
{
	const char *text = conf_describe(*state);
	struct loaded loaded = load_text(*state, text);
	size_t i;

	if (loaded.faults.n)
		fail_msg("line %u is wrong in:\n%s", loaded.faults.at[0].line, text);
	assert_int_equal(loaded.conf->escape_delay, 25);
	assert_int_equal(loaded.conf->manner.threshold, 50);
	for (i = 0; i < view_actions(); i++)
		assert_non_null(strstr(text, view_action_name(i)));
	for (i = 0; i < ROLES; i++)
		assert_non_null(strstr(text, role_name((enum role)i)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(styles_are_read),
		test_in_arena(other_styles_are_refused),
		test_in_arena(defaults_hold_without_a_file),
		test_in_arena(settings_are_taken),
		test_in_arena(the_panes_manner_is_set),
		test_in_arena(a_threshold_has_a_name_or_a_number),
		test_in_arena(each_wrong_line_is_told_and_the_rest_counts),
		test_in_arena(what_iniparser_cannot_bear_is_told_by_its_line),
		test_in_arena(a_folder_is_no_settings_file),
		test_in_arena(the_description_is_a_settings_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
