/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What becomes of a sum once its number and its currency are read: hundredths of it that are told
 * apart, coins that are such hundredths, and a currency whose plain name several countries share.
 *
 *     1 franc 86   3 euros 50          76 centimes   29 pence          12 francs
 */
#include "fact/reading.h"

#include <string.h>

enum { PARTS = 100 };

/* Coins that are hundredths, as the language files name them and as they are a unit. */
static const struct coin {
	const char *name, *unit;
} COINS[] = {
	{ "CENT", "cent" },
	{ "PENNY", "penny" },
};

/* France gave its franc up in 2002; where no country is told, it is Switzerland's since. */
static const char *franc_of(const struct dispatch *dispatch)
{
	enum { EURO = 2002 };
	unsigned month, day;
	int year;

	if (dispatch->first_day == DAY_NONE)
		return "CHF";
	day_split(dispatch->first_day, &year, &month, &day);
	return year < EURO ? "FRF" : "CHF";
}

/* "1 franc 86": two digits alone, behind a sum of whole units. */
static uint32_t hundredths_read(const struct finder *finder, uint32_t at, struct numeral *numeral)
{
	struct numeral more;
	uint32_t n;

	if (numeral->scaled || !numeral->digits || numeral->value != (uint32_t)numeral->value ||
		!numeral_read(finder, at, &more) || !more.digits || !more.bare ||
		peek_digits(finder, at) != 2 || more.value >= PARTS ||
		peek_sense(finder, more.last, LANG_UNIT, &n) || peek_sign(finder, more.last) == '%')
		return at;
	numeral->value += more.value / PARTS;
	return more.last;
}

void coin_settle(const struct finder *finder, struct reading *reading)
{
	size_t i;

	for (i = 0; i < sizeof COINS / sizeof *COINS; i++)
		if (!strcmp(reading->currency, COINS[i].name)) {
			reading->currency = COINS[i].unit;
			return;
		}
	if (!strcmp(reading->currency, "FRANC"))
		reading->currency = franc_of(finder->dispatch);
	/* Money before its number ("$3 50") is told apart by a point. */
	if (reading->unit_at && !reading->range)
		reading->last = hundredths_read(finder, reading->last, &reading->numeral);
}
