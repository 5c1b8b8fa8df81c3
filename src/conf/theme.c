/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How each role looks in each palette. What disagrees differs from the rest by attribute as well as
 * by colour, and what is under the cursor by its background; the glyphs in the margin tell all four
 * verdicts, and without colours the attributes do too. What agrees stays calm: there is most of it.
 * No look rests on italic, which half of the terminals lack.
 *
 * The two palettes for the colour-blind go from blue to orange, which every eye tells apart, and
 * let lightness say the rest. The one of high contrast brings its own black ground.
 */
#include "conf/conf.h"

static const char *const looks[ROLES][PALETTES] = {
	[ROLE_TEXT] = { "default", "default", "231 on 16", "default", "default", "default",
		"default" },
	[ROLE_DIM] = { "245", "242", "252 on 16", "245", "242", "dim", "dim" },
	[ROLE_HEAD] = { "bold 255 on 236", "bold 232 on 254", "bold 16 on 231", "bold 255 on 236",
		"bold 232 on 254", "bold", "bold" },
	[ROLE_TITLE] = { "250 on 238", "236 on 252", "underline 231 on 16", "250 on 238",
		"236 on 252", "underline", "underline" },
	[ROLE_TITLE_FOCUS] = { "bold 16 on 152", "bold 231 on 24", "bold 16 on 226",
		"bold 16 on 153", "bold 231 on 24", "bold reverse", "bold reverse" },
	[ROLE_BORDER] = { "240", "248", "231 on 16", "240", "248", "default", "default" },
	[ROLE_HEADLINE] = { "bold", "bold", "bold 231 on 16", "bold", "bold", "bold", "bold" },
	[ROLE_CROSSHEAD] = { "bold 180", "bold 94", "bold underline 231 on 16", "bold 252",
		"bold 238", "bold", "bold" },
	[ROLE_CREDIT] = { "246", "242", "252 on 16", "246", "242", "dim", "dim" },
	[ROLE_AGREE] = { "114", "29", "84 on 16", "75", "27", "green", "underline" },
	[ROLE_VARY] = { "bold 221", "bold 130", "bold 226 on 16", "bold 229", "bold 130",
		"bold yellow", "bold" },
	[ROLE_CONFLICT] = { "bold underline 203", "bold underline 124", "bold underline 217 on 16",
		"bold underline 208", "bold underline 53", "bold underline red", "bold underline" },
	[ROLE_SINGLE] = { "110", "25", "153 on 16", "246", "242", "cyan", "default" },
	[ROLE_AGREE_HERE] = { "16 on 114", "231 on 29", "16 on 84", "16 on 75", "231 on 27",
		"reverse green", "underline reverse" },
	[ROLE_VARY_HERE] = { "bold 16 on 221", "bold 231 on 130", "bold 16 on 226",
		"bold 16 on 229", "bold 231 on 130", "bold reverse yellow", "bold reverse" },
	[ROLE_CONFLICT_HERE] = { "bold underline 16 on 203", "bold underline 231 on 124",
		"bold underline 16 on 217", "bold underline 16 on 208", "bold underline 231 on 53",
		"bold underline reverse red", "bold underline reverse" },
	[ROLE_SINGLE_HERE] = { "16 on 110", "231 on 25", "16 on 153", "16 on 246", "231 on 242",
		"reverse cyan", "reverse" },
	[ROLE_STRIP] = { "default", "default", "231 on 16", "default", "default", "default",
		"default" },
	[ROLE_STRIP_LABEL] = { "bold", "bold", "bold 231 on 16", "bold", "bold", "bold", "bold" },
	[ROLE_KEY] = { "bold 152 on 236", "bold 24 on 254", "bold 16 on 231", "bold 153 on 236",
		"bold 24 on 254", "bold", "bold" },
	[ROLE_STATUS] = { "250 on 236", "236 on 254", "16 on 231", "250 on 236", "236 on 254",
		"default", "default" },
	[ROLE_FAULT] = { "bold 231 on 124", "bold 231 on 124", "bold 16 on 217", "bold 16 on 208",
		"bold 231 on 130", "bold white on red", "bold reverse" },
	[ROLE_FILTER] = { "16 on 180", "231 on 94", "16 on 226", "16 on 252", "231 on 238",
		"reverse", "reverse" },
	[ROLE_PROMPT] = { "bold", "bold", "bold 231 on 16", "bold", "bold", "bold", "bold" },
	[ROLE_FOUND] = { "16 on 229", "16 on 229", "16 on 231", "16 on 195", "16 on 195",
		"black on yellow", "reverse" },
	[ROLE_CURSOR] = { "231 on 24", "16 on 153", "16 on 231", "231 on 24", "16 on 153",
		"reverse", "underline" },
	[ROLE_CHANGED] = { "bold underline 216", "bold underline 125", "bold underline 226 on 16",
		"bold underline 216", "bold underline 94", "bold underline magenta",
		"bold underline" },
	[ROLE_ORIGIN_1] = { "bold 117 on 238", "bold 18 on 252", "bold underline 231 on 16",
		"bold 117 on 238", "bold 18 on 252", "bold", "bold" },
	[ROLE_ORIGIN_2] = { "bold 180 on 238", "bold 88 on 252", "bold underline 231 on 16",
		"bold 222 on 238", "bold 88 on 252", "bold", "bold" },
	[ROLE_ORIGIN_3] = { "bold 183 on 238", "bold 90 on 252", "bold underline 231 on 16",
		"bold 255 on 238", "bold 235 on 252", "bold", "bold" },
	[ROLE_ORIGIN_4] = { "bold 151 on 238", "bold 22 on 252", "bold underline 231 on 16",
		"bold 250 on 238", "bold 239 on 252", "bold", "bold" },
};

const char *conf_look(enum role role, enum palette palette)
{
	return looks[role][palette];
}

/* The palette that a theme has; auto is the one for the ground. */
static enum palette of_many(enum theme theme, bool light)
{
	if (theme == THEME_CONTRAST)
		return PALETTE_CONTRAST;
	if (theme == THEME_COLOUR_BLIND)
		return light ? PALETTE_BLIND_LIGHT : PALETTE_BLIND_DARK;
	return light ? PALETTE_LIGHT : PALETTE_DARK;
}

enum palette conf_palette(enum theme theme, int colours, bool light, bool refused)
{
	if (theme == THEME_LIGHT || theme == THEME_DARK)
		light = theme == THEME_LIGHT;
	if (theme == THEME_MONO || colours < 8 || (refused && theme == THEME_AUTO))
		return PALETTE_MONO;
	return colours < 256 ? PALETTE_EIGHT : of_many(theme, light);
}
