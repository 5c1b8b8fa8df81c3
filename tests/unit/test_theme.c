/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The palettes: that the verdicts can be told apart by every eye, that all is legible, and that
 * nothing rests on colour alone.
 */
#include "unit/unit.h"
#include "conf/conf.h"

#include <math.h>

/*
 * How a colour is seen, in red, green and blue light from 0 to 1: as it is, or by an eye that lacks
 * one kind of cones (Machado, Oliveira and Fernandes 2009, A physiologically-based model for
 * simulation of color vision deficiency, at full severity).
 */
enum eye { EYE_COMMON, EYE_PROTAN, EYE_DEUTAN, EYE_TRITAN, EYES };

struct light {
	double at[3];
};

static const double cones[EYES][3][3] = {
	{ { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
	{ { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
		{ -0.003882, -0.048116, 1.051998 } },
	{ { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
		{ -0.011820, 0.042940, 0.968881 } },
	{ { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
		{ 0.004733, 0.691367, 0.303900 } },
};

static double weigh(const double weights[3], const struct light *light)
{
	return weights[0] * light->at[0] + weights[1] * light->at[1] + weights[2] * light->at[2];
}

static struct light see(int32_t colour, enum eye eye)
{
	int32_t rgb = conf_rgb(colour);
	struct light whole, seen;
	double part;
	int i;

	for (i = 0; i < 3; i++) {
		part = (rgb >> (16 - 8 * i) & 255) / 255.0;
		whole.at[i] = part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
	}
	for (i = 0; i < 3; i++) {
		part = weigh(cones[eye][i], &whole);
		seen.at[i] = part < 0 ? 0 : part > 1 ? 1 : part;
	}
	return seen;
}

static double brightness(struct light seen)
{
	static const double weights[3] = { 0.2126, 0.7152, 0.0722 };

	return weigh(weights, &seen);
}

static double bend(double part)
{
	return part > 0.008856 ? cbrt(part) : 7.787 * part + 16.0 / 116;
}

/* CIE L*a*b* under D65, in which equal steps look equal. */
static struct light lab(struct light seen)
{
	static const double x_weights[3] = { 0.4124, 0.3576, 0.1805 },
			    z_weights[3] = { 0.0193, 0.1192, 0.9505 };
	double x = bend(weigh(x_weights, &seen) / 0.95047), y = bend(brightness(seen)),
	       z = bend(weigh(z_weights, &seen) / 1.08883);

	return (struct light){ { 116 * y - 16, 500 * (x - y), 200 * (y - z) } };
}

/* Delta E (CIE 1976): 2 can just be told apart side by side, 10 at a glance. */
static double apart(int32_t a, int32_t b, enum eye eye)
{
	struct light one = lab(see(a, eye)), other = lab(see(b, eye));

	return hypot(
		hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]), one.at[2] - other.at[2]);
}

/* The contrast of WCAG 2.1: 4.5 reads well, 7 reads well for weak eyes. */
static double contrast(int32_t a, int32_t b)
{
	double one = brightness(see(a, EYE_COMMON)), other = brightness(see(b, EYE_COMMON));

	return (fmax(one, other) + 0.05) / (fmin(one, other) + 0.05);
}

enum { BLACK = 16, WHITE = 231 };

static struct style look_of(int role, int palette)
{
	bool light = palette == PALETTE_LIGHT || palette == PALETTE_BLIND_LIGHT;
	struct style style;

	assert_true(conf_parse_style(conf_look((enum role)role, (enum palette)palette), &style));
	if (style.fore == COLOUR_DEFAULT)
		style.fore = light ? BLACK : WHITE;
	if (style.back == COLOUR_DEFAULT)
		style.back = light ? WHITE : BLACK;
	return style;
}

/* The least distance between two verdicts for any eye: by their letters, or, under the cursor, by
 * their ground. */
static double verdicts_apart(enum palette palette, enum role first, bool here)
{
	double least = 1000;
	struct style a, b;
	int i, k, eye;

	for (i = 0; i < 4; i++)
		for (k = 0; k < i; k++)
			for (eye = 0; eye < EYES; eye++) {
				a = look_of((int)first + i, (int)palette);
				b = look_of((int)first + k, (int)palette);
				least = fmin(least, apart(here ? a.back : a.fore,
							    here ? b.back : b.fore, (enum eye)eye));
			}
	return least;
}

static void verdicts_are_told_apart_by_every_eye(void **state)
{
	static const struct {
		enum palette palette;
		double least;
	} wanted[] = {
		{ PALETTE_DARK, 10 },
		{ PALETTE_LIGHT, 10 },
		{ PALETTE_CONTRAST, 20 },
		{ PALETTE_BLIND_DARK, 30 },
		{ PALETTE_BLIND_LIGHT, 30 },
	};
	double letters, grounds;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		letters = verdicts_apart(wanted[i].palette, ROLE_AGREE, false);
		grounds = verdicts_apart(wanted[i].palette, ROLE_AGREE_HERE, true);
		if (letters < wanted[i].least || grounds < wanted[i].least)
			fail_msg("palette %d: %.1f and %.1f, wanted %.1f", (int)wanted[i].palette,
				letters, grounds, wanted[i].least);
	}
}

static void every_role_is_legible(void **state)
{
	struct style style;
	double found;
	int palette, role;

	(void)state;
	for (palette = 0; palette < PALETTE_EIGHT; palette++)
		for (role = 0; role < ROLES; role++) {
			if (role == ROLE_BORDER) /* lines, which say nothing */
				continue;
			style = look_of(role, palette);
			found = contrast(style.fore, style.back);
			if (found < (palette == PALETTE_CONTRAST ? 7 : 4.5))
				fail_msg("%s in palette %d: a contrast of %.1f",
					role_name((enum role)role), palette, found);
		}
}

static void disagreement_does_not_rest_on_colour(void **state)
{
	unsigned conflict, vary;
	int palette;

	(void)state;
	for (palette = 0; palette < PALETTES; palette++) {
		conflict = look_of(ROLE_CONFLICT, palette).attributes;
		vary = look_of(ROLE_VARY, palette).attributes;
		assert_int_not_equal(conflict, vary);
		assert_int_not_equal(vary, look_of(ROLE_AGREE, palette).attributes);
		assert_int_not_equal(vary, look_of(ROLE_SINGLE, palette).attributes);
	}
}

static void a_palette_is_chosen_for_the_terminal(void **state)
{
	(void)state;
	assert_int_equal(conf_palette(THEME_AUTO, 256, false, false), PALETTE_DARK);
	assert_int_equal(conf_palette(THEME_AUTO, 256, true, false), PALETTE_LIGHT);
	assert_int_equal(conf_palette(THEME_DARK, 1 << 24, true, false), PALETTE_DARK);
	assert_int_equal(conf_palette(THEME_COLOUR_BLIND, 256, true, false), PALETTE_BLIND_LIGHT);
	assert_int_equal(conf_palette(THEME_COLOUR_BLIND, 8, true, false), PALETTE_EIGHT);
	assert_int_equal(conf_palette(THEME_AUTO, 256, false, true), PALETTE_MONO);
	assert_int_equal(conf_palette(THEME_CONTRAST, 256, false, true), PALETTE_CONTRAST);
	assert_int_equal(conf_palette(THEME_LIGHT, 0, true, false), PALETTE_MONO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(verdicts_are_told_apart_by_every_eye),
		test_in_arena(every_role_is_legible),
		test_in_arena(disagreement_does_not_rest_on_colour),
		test_in_arena(a_palette_is_chosen_for_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
