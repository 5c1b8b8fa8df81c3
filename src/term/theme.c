/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a role to what this terminal can show: the look that the user or the palette gives it, in
 * the nearest colours that there are.
 */
#include <config.h>

#include "term/inside.h"

#include <stdlib.h>
#include <string.h>

static struct look table[ROLES];

/* The background that the terminal tells of: "15;0", "0;default;15". Dark where it tells nothing.
 */
static bool is_light(void)
{
	const char *told = getenv("COLORFGBG");
	const char *last = told ? strrchr(told, ';') : NULL;
	int back = last ? atoi(last + 1) : 0;

	return back == 7 || back == 15;
}

static enum palette choose(const struct conf *conf)
{
	const char *refused = getenv("NO_COLOR"); /* no-color.org */

	return conf_palette((enum theme)conf->theme, has_colors() ? COLORS : 0, is_light(),
		refused && *refused);
}

static int32_t distance(int32_t a, int32_t b)
{
	int32_t red = (a >> 16 & 255) - (b >> 16 & 255), green = (a >> 8 & 255) - (b >> 8 & 255),
		blue = (a & 255) - (b & 255);

	return 3 * red * red + 6 * green * green + blue * blue; /* as bright as the eye sees them */
}

static int32_t nearest(int32_t rgb, int32_t first, int32_t last)
{
	int32_t best = first, i;

	for (i = first; i <= last; i++)
		if (distance(conf_rgb(i), rgb) < distance(conf_rgb(best), rgb))
			best = i;
	return best;
}

/* The terminal's own number for a colour. Those of 16 million take red, green and blue as the
 * number. */
static int reach(int32_t colour)
{
	int32_t rgb;

	if (colour == COLOUR_DEFAULT)
		return -1;
	if (!(colour & COLOUR_RGB) && colour < COLORS && COLORS <= 256)
		return colour;
	rgb = conf_rgb(colour);
	if (COLORS > 256)
		return rgb;
	return COLORS == 256 ? nearest(rgb, 16, 255) : nearest(rgb, 0, COLORS < 16 ? 7 : 15);
}

static attr_t attributes_of(unsigned set)
{
	return (set & STYLE_BOLD ? A_BOLD : 0) | (set & STYLE_UNDERLINE ? A_UNDERLINE : 0) |
	       (set & STYLE_REVERSE ? A_REVERSE : 0) | (set & STYLE_DIM ? A_DIM : 0);
}

void theme_start(const struct conf *conf)
{
	enum palette palette;
	struct style style;
	int role, pair;

	if (has_colors()) {
		start_color();
		use_default_colors();
	}
	palette = choose(conf);
	for (role = 0; role < ROLES; role++) {
		if (conf->styled[role])
			style = conf->style[role];
		else
			conf_parse_style(conf_look((enum role)role, palette), &style);
		pair = role + 1;
		table[role] = (struct look){ attributes_of(style.attributes), 0 };
		if (palette == PALETTE_MONO ||
			(style.fore == COLOUR_DEFAULT && style.back == COLOUR_DEFAULT))
			continue;
		if (init_extended_pair(pair, reach(style.fore), reach(style.back)) == OK)
			table[role].pair = (short)pair;
	}
}

struct look theme_look(uint8_t role)
{
	return table[role < ROLES ? role : ROLE_TEXT];
}
