/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mention says, and by which rule it was judged, where there are few columns for it. */
#include "view/pages.h"

#include "speak.h"

#include <string.h>

static const char *say_quantity(
	struct arena *arena, const struct dispatch *dispatch, const struct mention *mention)
{
	static const char *const signs[RELATIONS] = {
		[RELATION_EXACTLY] = "%s",
		[RELATION_MORE_THAN] = "> %s",
		[RELATION_AT_LEAST] = "≥ %s",
		[RELATION_LESS_THAN] = "< %s",
		[RELATION_AT_MOST] = "≤ %s",
		[RELATION_ABOUT] = "~ %s",
		[RELATION_NEARLY] = "~ %s",
	};
	struct mention plain = *mention;

	if (mention->quantity.relation == RELATION_UNKNOWN)
		return "?";
	if (!signs[mention->quantity.relation] || export_is_interval(&mention->quantity))
		return export_say_value(arena, dispatch, mention);
	plain.quantity.relation = RELATION_EXACTLY;
	return arena_format(arena, signs[mention->quantity.relation],
		export_say_value(arena, dispatch, &plain));
}

/* The year that goes without saying: that in which the first dated dispatch was sent. */
static int year_of(const struct view *view)
{
	unsigned month, day;
	int year = 0;
	uint32_t i;

	for (i = 0; i < view->n; i++)
		if (view->panes[i].dispatch->first_day != DAY_NONE) {
			day_split(view->panes[i].dispatch->first_day, &year, &month, &day);
			break;
		}
	return year;
}

static const char *say_date(struct arena *arena, const struct view *view,
	const struct dispatch *dispatch, const struct mention *mention)
{
	const struct date *date = &mention->date;
	unsigned month, day;
	const char *words;
	int year;

	if (date->first != DAY_NONE && date->granularity == GRANULARITY_MONTH)
		return say_short_month(arena, date->first);
	if (date->first != DAY_NONE && date->granularity == GRANULARITY_WEEK)
		/* TRANSLATORS: a week by its first day, in at most 16 columns. */
		return arena_format(arena, _("week of %s"), say_short_day(arena, date->first));
	if (date->first == DAY_NONE || date->first != date->last ||
		date->granularity == GRANULARITY_TIME)
		return export_say_value(arena, dispatch, mention);
	day_split(date->first, &year, &month, &day);
	words = say_short_day(arena, date->first);
	return year == year_of(view) ? words : arena_format(arena, "%s %d", words, year);
}

static const char *say_in_short(
	struct arena *arena, const struct view *view, const struct member *member)
{
	const struct dispatch *dispatch = view->analysis->dispatches[member->dispatch];

	switch (member->mention->kind) {
	case FACT_QUANTITY:
		return say_quantity(arena, dispatch, member->mention);
	case FACT_DATE:
		return say_date(arena, view, dispatch, member->mention);
	default:
		return say_words(arena, view, member);
	}
}

/* What was said of a mention, since it is said again in frame after frame. */
struct saying {
	const char *whole, *brief; /* NULL: not yet */
};

struct sayings {
	struct map *of; /* mention -> its place in the list, from 1 */
	struct VEC(struct saying) list;
};

static struct saying *saying_of(struct view *view, const struct mention *mention)
{
	struct sayings *said = view->said;
	uint32_t *place;

	if (!said) {
		said = view->said = arena_new_of(view->held, struct sayings);
		said->of = map_new(view->held);
	}
	place = map_put(said->of, (const char *)&mention, sizeof mention);
	if (*place == 0) {
		*vec_push(view->held, &said->list) = (struct saying){ 0 };
		*place = said->list.n;
	}
	return &said->list.at[*place - 1];
}

const char *say_short(struct view *view, const struct member *member)
{
	struct saying *saying = saying_of(view, member->mention);

	if (!saying->brief)
		saying->brief = say_in_short(view->held, view, member);
	return saying->brief;
}

const char *say_whole(struct view *view, const struct member *member)
{
	struct saying *saying = saying_of(view, member->mention);

	if (!saying->whole)
		saying->whole = say_value(view->held, view, member);
	return saying->whole;
}
