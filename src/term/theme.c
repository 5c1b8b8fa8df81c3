/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a role to what the terminal can show. What disagrees differs from the rest by attribute as
 * well as by colour, and what is under the cursor by its background; the glyphs in the margin tell
 * all four verdicts, and without colours the attributes do too. What agrees stays calm: there is
 * most of it. No look rests on italic, which half of the terminals lack.
 */
#include <config.h>

#include "term/inside.h"

#include <stdlib.h>
#include <string.h>

enum palette { PALETTE_DARK, PALETTE_LIGHT, PALETTE_EIGHT, PALETTE_MONO, PALETTES };

static const char *const looks[ROLES][PALETTES] = {
	/*			 256 on dark		   256 on light		     8 colours
	   none */
	[ROLE_TEXT] = { "default", "default", "default", "default" },
	[ROLE_DIM] = { "245", "244", "dim", "dim" },
	[ROLE_HEAD] = { "bold 255 on 236", "bold 232 on 254", "bold", "bold" },
	[ROLE_TITLE] = { "250 on 238", "236 on 252", "underline", "underline" },
	[ROLE_TITLE_FOCUS] = { "bold 16 on 152", "bold 231 on 24", "bold reverse", "bold reverse" },
	[ROLE_BORDER] = { "240", "248", "default", "default" },
	[ROLE_HEADLINE] = { "bold", "bold", "bold", "bold" },
	[ROLE_CROSSHEAD] = { "bold 180", "bold 94", "bold", "bold" },
	[ROLE_CREDIT] = { "246", "242", "dim", "dim" },
	[ROLE_AGREE] = { "114", "28", "green", "underline" },
	[ROLE_VARY] = { "bold 221", "bold 130", "bold yellow", "bold" },
	[ROLE_CONFLICT] = { "bold underline 210", "bold underline 160", "bold underline red",
		"bold underline" },
	[ROLE_SINGLE] = { "110", "25", "cyan", "default" },
	[ROLE_AGREE_HERE] = { "16 on 114", "231 on 28", "reverse green", "underline reverse" },
	[ROLE_VARY_HERE] = { "bold 16 on 221", "bold 231 on 130", "bold reverse yellow",
		"bold reverse" },
	[ROLE_CONFLICT_HERE] = { "bold underline 16 on 210", "bold underline 231 on 160",
		"bold underline reverse red", "bold underline reverse" },
	[ROLE_SINGLE_HERE] = { "16 on 110", "231 on 25", "reverse cyan", "reverse" },
	[ROLE_STRIP] = { "default", "default", "default", "default" },
	[ROLE_STRIP_LABEL] = { "bold", "bold", "bold", "bold" },
	[ROLE_KEY] = { "bold 152 on 236", "bold 24 on 254", "bold", "bold" },
	[ROLE_STATUS] = { "250 on 236", "236 on 254", "default", "default" },
	[ROLE_FAULT] = { "bold 231 on 124", "bold 231 on 124", "bold white on red",
		"bold reverse" },
	[ROLE_FILTER] = { "16 on 180", "231 on 94", "reverse", "reverse" },
	[ROLE_PROMPT] = { "bold", "bold", "bold", "bold" },
	[ROLE_FOUND] = { "16 on 229", "16 on 229", "black on yellow", "reverse" },
	[ROLE_CURSOR] = { "231 on 24", "16 on 153", "reverse", "underline" },
	[ROLE_CHANGED] = { "bold underline 216", "bold underline 125", "bold underline magenta",
		"bold underline" },
	[ROLE_ORIGIN_1] = { "bold 117 on 238", "bold 25 on 252", "bold", "bold" },
	[ROLE_ORIGIN_2] = { "bold 180 on 238", "bold 94 on 252", "bold", "bold" },
	[ROLE_ORIGIN_3] = { "bold 183 on 238", "bold 90 on 252", "bold", "bold" },
	[ROLE_ORIGIN_4] = { "bold 151 on 238", "bold 22 on 252", "bold", "bold" },
};

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
	bool light = conf->theme == THEME_LIGHT || (conf->theme == THEME_AUTO && is_light());

	if (conf->theme == THEME_MONO || (refused && *refused) || !has_colors() || COLORS < 8)
		return PALETTE_MONO;
	if (COLORS < 256)
		return PALETTE_EIGHT;
	return light ? PALETTE_LIGHT : PALETTE_DARK;
}

/* The red, green and blue of xterm's palette, whose first 16 are as VGA has them. */
static int32_t rgb_of(int32_t colour)
{
	static const uint8_t steps[] = { 0, 95, 135, 175, 215, 255 };
	int32_t k = colour - 16;

	if (colour >= 232)
		return (8 + (colour - 232) * 10) * 0x010101;
	if (colour >= 16)
		return steps[k / 36] << 16 | steps[k / 6 % 6] << 8 | steps[k % 6];
	return colour == 7   ? 0xc0c0c0
	       : colour == 8 ? 0x808080
			     : ((colour & 1) << 16 | (colour & 2) << 7 | (colour & 4) >> 2) *
				       (colour < 8 ? 0x80 : 0xff);
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
		if (distance(rgb_of(i), rgb) < distance(rgb_of(best), rgb))
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
	rgb = colour & COLOUR_RGB ? colour & 0xffffff : rgb_of(colour);
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
			conf_parse_style(looks[role][palette] ? looks[role][palette] : "", &style);
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
