/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers written in words. A language gives each word its value, and those that it makes
 * irregularly as phrases ("quatre-vingt-dix" = 90); the rest is addition and multiplication:
 *
 *     deux | mille | trois | cent | quarante | deux
 *     2     x1000   +3      x100   +40        +2       = 2342
 *
 * `room` is what may still be added to the group: less than 1000 at first, less than 100 after a
 * hundred, less than 10 after tens, nothing after units. A word for which there is no room begins
 * another number.
 */
#include "fact/finder.h"

struct sum {
	double total, group, room, scale;
	bool any;
};

static bool add_part(struct sum *sum, double value)
{
	if (value >= sum->room || (sum->any && value == 0))
		return false;
	sum->group += value;
	sum->room = value >= 20 && value < 1000 && (uint32_t)value % 10 == 0 ? 10 : 0;
	return true;
}

static bool times_hundred(struct sum *sum)
{
	double tail = sum->group;

	if (tail >= 100)
		return false;
	sum->group = (tail > 0 ? tail : 1) * 100;
	sum->room = 100;
	return true;
}

static bool times_scale(struct sum *sum, double value)
{
	double group = sum->group > 0 || sum->total > 0 ? sum->group : 1;

	if (!sum->any && value > 1000)
		return false;
	if (sum->scale && value > sum->scale)
		sum->total = (sum->total + group) * value;
	else if (sum->scale && value == sum->scale)
		return false;
	else
		sum->total += group * value;
	sum->group = 0;
	sum->scale = value;
	sum->room = 1000;
	return true;
}

static bool take(struct sum *sum, double value)
{
	bool taken = value >= 1000  ? times_scale(sum, value)
		     : value == 100 ? times_hundred(sum)
				    : add_part(sum, value);

	sum->any |= taken;
	return taken;
}

/* The token where the next word of the number may stand: after a hyphen, or an "and" that binds. */
static uint32_t next_word(const struct finder *finder, const struct sum *sum, uint32_t at)
{
	uint32_t n;

	if (peek_hyphen(finder, at) && peek_glued(finder, at + 1))
		return at + 1;
	n = sum->room >= 100 && sum->any ? peek_grammar(finder, at, "number-and") : 0;
	return at + n;
}

/* A word that the lexicon knows as part of a thing ("deux-roues") is no number. */
static bool is_part_of_noun(const struct finder *finder, uint32_t i, uint32_t n)
{
	uint32_t longer;

	return peek_sense(finder, i, LANG_CONCEPT, &longer) && longer > n;
}

bool words_read(const struct finder *finder, uint32_t i, struct numeral *numeral)
{
	struct sum sum = { .room = 1000 };
	uint32_t at = i, next, n, last = i;
	const struct sense *sense;

	for (;;) {
		next = sum.any ? next_word(finder, &sum, at) : at;
		sense = peek_word(finder, next) ? peek_sense(finder, next, LANG_NUMBER, &n) : NULL;
		if (!sense || is_part_of_noun(finder, next, n) || !take(&sum, sense->value))
			break;
		at = last = next + n;
	}
	if (!sum.any)
		return false;
	*numeral = (struct numeral){ .value = sum.total + sum.group, .last = last };
	numeral->article = numeral->value == 1;
	numeral->scaled = sum.scale >= 1000;
	return true;
}
