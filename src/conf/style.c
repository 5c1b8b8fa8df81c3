/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a look is written: attributes and a colour, then perhaps "on" and another colour. */
#include "conf/conf.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	int32_t colour;
} colours[] = {
	{ "default", COLOUR_DEFAULT },
	{ "black", 0 },
	{ "red", 1 },
	{ "green", 2 },
	{ "yellow", 3 },
	{ "blue", 4 },
	{ "magenta", 5 },
	{ "cyan", 6 },
	{ "white", 7 },
};

static const struct {
	const char *name;
	unsigned attribute;
} attributes[] = {
	{ "plain", 0 },
	{ "bold", STYLE_BOLD },
	{ "underline", STYLE_UNDERLINE },
	{ "reverse", STYLE_REVERSE },
	{ "dim", STYLE_DIM },
};

static bool is_word(const char *word, size_t n, const char *name)
{
	return strlen(name) == n && !strncmp(word, name, n);
}

static bool parse_number(const char *word, size_t n, int32_t *colour)
{
	bool rgb = *word == '#';
	char *end;
	long number;

	if (rgb ? n != 7 : n > 3)
		return false;
	if (strspn(word + rgb, rgb ? "0123456789abcdefABCDEF" : "0123456789") < n - rgb)
		return false;
	number = strtol(word + rgb, &end, rgb ? 16 : 10);
	if (!rgb && number > 255)
		return false;
	*colour = rgb ? COLOUR_RGB | (int32_t)number : (int32_t)number;
	return true;
}

static bool parse_colour(const char *word, size_t n, int32_t *colour)
{
	size_t i;

	for (i = 0; i < sizeof colours / sizeof *colours; i++)
		if (is_word(word, n, colours[i].name)) {
			*colour = colours[i].colour;
			return true;
		}
	return parse_number(word, n, colour);
}

static bool parse_attribute(const char *word, size_t n, unsigned *set)
{
	size_t i;

	for (i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (is_word(word, n, attributes[i].name)) {
			*set |= attributes[i].attribute;
			return true;
		}
	return false;
}

bool conf_parse_style(const char *words, struct style *style)
{
	int32_t *colour = &style->fore;
	size_t n;

	*style = (struct style){ COLOUR_DEFAULT, COLOUR_DEFAULT, 0 };
	for (words += strspn(words, " \t"); *words; words += n, words += strspn(words, " \t")) {
		n = strcspn(words, " \t");
		if (is_word(words, n, "on") && colour == &style->fore)
			colour = &style->back;
		else if (!parse_attribute(words, n, &style->attributes) &&
			 !parse_colour(words, n, colour))
			return false;
	}
	return true;
}

int32_t conf_rgb(int32_t colour)
{
	static const uint8_t steps[] = { 0, 95, 135, 175, 215, 255 };
	int32_t k = colour - 16;

	if (colour & COLOUR_RGB)
		return colour & 0xffffff;
	if (colour >= 232)
		return (8 + (colour - 232) * 10) * 0x010101;
	if (colour >= 16)
		return steps[k / 36] << 16 | steps[k / 6 % 6] << 8 | steps[k % 6];
	return colour == 7   ? 0xc0c0c0
	       : colour == 8 ? 0x808080
			     : ((colour & 1) << 16 | (colour & 2) << 7 | (colour & 4) >> 2) *
				       (colour < 8 ? 0x80 : 0xff);
}

static void say_colour(struct buf *buf, int32_t colour)
{
	size_t i;

	for (i = 0; i < sizeof colours / sizeof *colours; i++)
		if (colours[i].colour == colour) {
			buf_text(buf, colours[i].name);
			return;
		}
	if (colour & COLOUR_RGB)
		buf_format(buf, "#%06x", (unsigned)(colour & 0xffffff));
	else
		buf_format(buf, "%d", (int)colour);
}

const char *conf_say_style(struct arena *arena, const struct style *style)
{
	struct buf buf = buf_new(arena);
	size_t i;

	for (i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (attributes[i].attribute & style->attributes)
			buf_format(&buf, "%s ", attributes[i].name);
	say_colour(&buf, style->fore);
	buf_text(&buf, " on ");
	say_colour(&buf, style->back);
	return buf.at;
}
