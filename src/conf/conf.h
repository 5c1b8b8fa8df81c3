/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * conf: the user's settings, from $XDG_CONFIG_HOME/recoupe/recoupe.conf over
 * $sysconfdir/recoupe.conf. A table of settings (conf.c) holds section, name, type, default and
 * help; the sections [keys] and [colours] take their rows from the tables of actions and roles.
 * Owns iniparser.
 */
#ifndef CONF_H
#define CONF_H

#include "base/base.h"
#include "view/view.h"

enum { STYLE_BOLD = 1, STYLE_UNDERLINE = 2, STYLE_REVERSE = 4, STYLE_DIM = 8 };
enum { COLOUR_DEFAULT = -1, COLOUR_RGB = 1 << 24 };

/* How a cell looks. A colour is COLOUR_DEFAULT, a number from 0 to 255, or COLOUR_RGB | 0xRRGGBB.
 */
struct style {
	int32_t fore, back;
	unsigned attributes; /* a set of STYLE_... */
};

/* "bold yellow", "default on 17", "underline #d08770 on black". false where it is none of these. */
bool conf_parse_style(const char *words, struct style *style);
const char *conf_say_style(struct arena *arena, const struct style *style); /* the other way */

/* 0xRRGGBB of a colour that is not COLOUR_DEFAULT, in xterm's palette; its first 16 as VGA's. */
int32_t conf_rgb(int32_t colour);

enum theme {
	THEME_AUTO,
	THEME_DARK,
	THEME_LIGHT,
	THEME_CONTRAST,
	THEME_COLOUR_BLIND,
	THEME_MONO,
	THEMES
};

enum palette {
	PALETTE_DARK, /* 256 colours, on the ground that the terminal has */
	PALETTE_LIGHT,
	PALETTE_CONTRAST, /* on a ground of its own */
	PALETTE_BLIND_DARK,
	PALETTE_BLIND_LIGHT,
	PALETTE_EIGHT, /* 8 colours */
	PALETTE_MONO,
	PALETTES
};

/* What a role looks like, as conf_parse_style reads it. */
const char *conf_look(enum role role, enum palette palette);

/*
 * The palette for a theme on a terminal of so many colours (0: none), whose ground is light or
 * dark. refused: the environment asks for no colour, which only a theme named by the user
 * outweighs.
 */
enum palette conf_palette(enum theme theme, int colours, bool light, bool refused);

enum { CONF_TEXT = 256 /* bytes */ };
enum conf_watch { CONF_WATCH_OFF, CONF_WATCH_LOOK, CONF_WATCH_SYSTEM };

struct conf {
	struct keymap *keymap;
	int32_t theme;	      /* enum theme */
	int32_t escape_delay; /* milliseconds */
	int32_t mouse;	      /* 1: it is listened to */
	int32_t watch;	      /* enum conf_watch: for changes on disk */
	struct view_manner manner;
	char dictionary[CONF_TEXT];
	char author[CONF_TEXT]; /* of notes; "": the user's own name */
	struct style style[ROLES];
	bool styled[ROLES]; /* style says how the role looks, not the theme */
};

/*
 * Reads the files there are, a later one over an earlier; wrong lines are noted and left out, the
 * rest counts. Keys go into keymap. Never NULL.
 */
struct conf *conf_load(struct arena *arena, const char *const *paths, size_t n,
	struct keymap *keymap, struct faults *faults);

/* "strict", "normal", "lenient", or 0.3 to 0.7, in hundredths; false for other words. */
bool conf_parse_threshold(const char *words, int32_t *hundredths);

/* For the reader's command line, which changes conf and keymap. */
struct view_settings conf_view_settings(struct conf *conf);

/*
 * true: there was no such file, and now there is one, with its folders. Where it cannot be made,
 * nobody is new: he would be so on every run.
 */
bool conf_note_first_run(struct arena *arena, const char *marker);

/* A settings file that says all the defaults, each with its help. */
char *conf_describe(struct arena *arena);

#endif
