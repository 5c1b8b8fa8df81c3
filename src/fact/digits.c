/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers written in digits. Groups of three may be parted by a stop, a comma, an apostrophe or one
 * narrow or ordinary space; what follows the language's own decimal sign is a fraction:
 *
 *     2.000   2 000   1'600   1,234,567   15.2   8,63   85,745 (French: 85.745; or 85745)
 *
 * A sign that the language would not use for decimals parts groups where three digits follow it,
 * and decimals where one or two do. What is neither ("192.168.1.1", "2.0.1") is no number at all.
 */
#include "fact/finder.h"

#include <string.h>

/* What parts the digits at i from those after them: the sign, ' ' for any single space, or 0. */
static uint32_t separator(const struct finder *finder, uint32_t i, uint32_t *next)
{
	static const char *const spaces[] = { " ", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89",
		"\xe2\x80\x87" };
	uint32_t sign = peek_sign(finder, i + 1), start, n;
	size_t k;

	if (sign && peek_glued(finder, i + 1) && peek_number(finder, i + 2) &&
		peek_glued(finder, i + 2)) {
		*next = i + 2;
		return sign == 0x2019 ? '\'' : sign;
	}
	if (!peek_number(finder, i + 1))
		return 0;
	start = peek_token(finder, i)->span.end;
	n = peek_token(finder, i + 1)->span.start - start;
	*next = i + 1;
	for (k = 0; k < sizeof spaces / sizeof *spaces; k++)
		if (n == strlen(spaces[k]) && !memcmp(finder->text + start, spaces[k], n))
			return ' ';
	return 0;
}

static bool is_grouping(uint32_t sign)
{
	return sign == '.' || sign == ',' || sign == '\'' || sign == ' ';
}

/* Takes the groups of three after the first; gives how many, *at the last of them. */
static uint32_t take_groups(
	const struct finder *finder, uint32_t *at, uint32_t *sign, double *value)
{
	uint32_t groups = 0, found, next = 0;

	if (peek_digits(finder, *at) > 3)
		return 0;
	for (;;) {
		found = separator(finder, *at, &next);
		if (!is_grouping(found) || (groups && found != *sign) ||
			peek_digits(finder, next) != 3)
			return groups;
		*sign = found;
		*value = *value * 1000 + peek_value(finder, next);
		*at = next;
		groups++;
	}
}

static double decimals(const struct finder *finder, uint32_t i)
{
	double value = peek_value(finder, i);
	uint32_t n = peek_digits(finder, i);

	while (n--)
		value /= 10;
	return value;
}

/* More digits after a stop or a comma that have no place in a number. */
static bool goes_on(const struct finder *finder, uint32_t at)
{
	uint32_t next, sign = separator(finder, at, &next);

	return sign == '.' || sign == ',' || sign == ':';
}

static bool take_decimals(const struct finder *finder, uint32_t *at, uint32_t groups, uint32_t sign,
	struct numeral *numeral)
{
	uint32_t next, found = separator(finder, *at, &next);

	if ((found != '.' && found != ',') || (groups && found == sign))
		return false;
	if (found == ',' && pack_decimal(finder->pack) == '.' && peek_digits(finder, next) > 2)
		return false;
	numeral->value += decimals(finder, next);
	*at = next;
	return true;
}

bool digits_read(const struct finder *finder, uint32_t i, struct numeral *numeral)
{
	uint32_t at = i, sign = 0, groups;
	double first = peek_value(finder, i);
	bool decimal;

	if (first < 0)
		return false;
	*numeral = (struct numeral){ .value = first, .digits = true };
	groups = take_groups(finder, &at, &sign, &numeral->value);
	if (groups == 1 && sign == (uint32_t)pack_decimal(finder->pack)) {
		numeral->other = numeral->value;
		numeral->value = first + peek_value(finder, at) / 1000;
		if (first == 0)
			numeral->other = 0;
		decimal = true;
	} else {
		decimal = take_decimals(finder, &at, groups, sign, numeral);
	}
	if ((decimal || sign == '.' || sign == ',') && goes_on(finder, at))
		return false;
	numeral->bare = at == i;
	numeral->last = at + 1;
	return true;
}
