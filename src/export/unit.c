/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/unit.h"
#include "speak.h"

#include <math.h>
#include <string.h>

/* By the names of the language files; tests/lexicon.sh holds the two together. */
static const struct {
	const char *unit, *one, *many;
} table[] = {
	{ "second", P_("%s second", "%s seconds") },
	{ "minute", P_("%s minute", "%s minutes") },
	{ "hour", P_("%s hour", "%s hours") },
	{ "day", P_("%s day", "%s days") },
	{ "night", P_("%s night", "%s nights") },
	{ "week", P_("%s week", "%s weeks") },
	{ "month", P_("%s month", "%s months") },
	{ "quarter", P_("%s quarter", "%s quarters") },
	{ "year", P_("%s year", "%s years") },
	{ "decade", P_("%s decade", "%s decades") },
	{ "century", P_("%s century", "%s centuries") },
	{ "millimetre", P_("%s millimetre", "%s millimetres") },
	{ "centimetre", P_("%s centimetre", "%s centimetres") },
	{ "metre", P_("%s metre", "%s metres") },
	{ "kilometre", P_("%s kilometre", "%s kilometres") },
	{ "inch", P_("%s inch", "%s inches") },
	{ "foot", P_("%s foot", "%s feet") },
	{ "yard", P_("%s yard", "%s yards") },
	{ "nautical-mile", P_("%s nautical mile", "%s nautical miles") },
	{ "mile", P_("%s mile", "%s miles") },
	{ "square-metre", P_("%s square metre", "%s square metres") },
	{ "square-kilometre", P_("%s square kilometre", "%s square kilometres") },
	{ "square-foot", P_("%s square foot", "%s square feet") },
	{ "square-mile", P_("%s square mile", "%s square miles") },
	{ "hectare", P_("%s hectare", "%s hectares") },
	{ "acre", P_("%s acre", "%s acres") },
	{ "gram", P_("%s gram", "%s grams") },
	{ "kilogram", P_("%s kilogram", "%s kilograms") },
	{ "tonne", P_("%s tonne", "%s tonnes") },
	{ "ounce", P_("%s ounce", "%s ounces") },
	{ "pound-mass", P_("%s pound", "%s pounds") },
	{ "litre", P_("%s litre", "%s litres") },
	{ "cubic-metre", P_("%s cubic metre", "%s cubic metres") },
	{ "cubic-foot", P_("%s cubic foot", "%s cubic feet") },
	{ "gallon", P_("%s gallon", "%s gallons") },
	{ "barrel", P_("%s barrel", "%s barrels") },
	{ "times", P_("%s time", "%s times") },
	{ "barrel-day", P_("%s barrel a day", "%s barrels a day") },
	{ "degree", P_("%s degree", "%s degrees") },
	{ "fahrenheit", P_("%s degree Fahrenheit", "%s degrees Fahrenheit") },
	{ "kilometre-hour", P_("%s kilometre an hour", "%s kilometres an hour") },
	{ "mile-hour", P_("%s mile an hour", "%s miles an hour") },
	{ "metre-second", P_("%s metre a second", "%s metres a second") },
	{ "knot", P_("%s knot", "%s knots") },
	{ "watt", P_("%s watt", "%s watts") },
	{ "kilowatt", P_("%s kilowatt", "%s kilowatts") },
	{ "megawatt", P_("%s megawatt", "%s megawatts") },
	{ "gigawatt", P_("%s gigawatt", "%s gigawatts") },
	{ "kilowatt-hour", P_("%s kilowatt-hour", "%s kilowatt-hours") },
	{ "megawatt-hour", P_("%s megawatt-hour", "%s megawatt-hours") },
	{ "gigawatt-hour", P_("%s gigawatt-hour", "%s gigawatt-hours") },
	{ "terawatt-hour", P_("%s terawatt-hour", "%s terawatt-hours") },
	{ "byte", P_("%s byte", "%s bytes") },
	{ "kilobyte", P_("%s kilobyte", "%s kilobytes") },
	{ "megabyte", P_("%s megabyte", "%s megabytes") },
	{ "gigabyte", P_("%s gigabyte", "%s gigabytes") },
	{ "terabyte", P_("%s terabyte", "%s terabytes") },
	{ "cent", P_("%s cent", "%s cents") },
	{ "penny", P_("%s penny", "%s pence") },
	{ "point", P_("%s point", "%s points") },
	{ "basis-point", P_("%s basis point", "%s basis points") },
	{ "semester", P_("%s half-year", "%s half-years") },
	{ "person", P_("%s person", "%s people") },
	{ "share", P_("%s share", "%s shares") },
	{ "household", P_("%s household", "%s households") },
};

/* What plural forms are chosen by: 1.5 is more than one, and so it is said in most languages. */
static unsigned long count_of(double number)
{
	return (unsigned long)fmin(ceil(fabs(number)), 1e9);
}

const char *unit_say(struct arena *arena, const char *unit, const char *amount, double number)
{
	size_t i;

	for (i = 0; i < sizeof table / sizeof *table; i++)
		if (strcmp(table[i].unit, unit) == 0)
			return arena_format(arena,
				ngettext(table[i].one, table[i].many, count_of(number)), amount);
	return arena_format(arena, "%s %s", amount, unit);
}
