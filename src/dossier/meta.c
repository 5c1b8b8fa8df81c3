/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user knows better of a dispatch than its text tells. */
#include "dossier/inside.h"

#include <string.h>

static bool read_number(const char **at, uint32_t digits, int *number)
{
	for (*number = 0; digits; digits--, (*at)++) {
		if (**at < '0' || **at > '9')
			return false;
		*number = *number * 10 + (**at - '0');
	}
	return true;
}

/* "2022-01-10", "2022-01", "2022": the first and last day. */
bool edtf_read(const char *edtf, int32_t *first, int32_t *last, enum granularity *granularity)
{
	int year, month = 1, day = 1, read_year;
	unsigned read_month, read_day;

	*granularity = GRANULARITY_YEAR;
	if (!read_number(&edtf, 4, &year))
		return false;
	*last = day_of(year + 1, 1, 1) - 1;
	if (*edtf == '-') {
		edtf++;
		if (!read_number(&edtf, 2, &month) || month < 1 || month > 12)
			return false;
		*granularity = GRANULARITY_MONTH;
		*last = day_of(year + month / 12, (unsigned)month % 12 + 1, 1) - 1;
	}
	if (*granularity == GRANULARITY_MONTH && *edtf == '-') {
		edtf++;
		if (!read_number(&edtf, 2, &day) || day < 1)
			return false;
		*granularity = GRANULARITY_DAY;
		*last = day_of(year, (unsigned)month, (unsigned)day);
	}
	*first = day_of(year, (unsigned)month, (unsigned)day);
	day_split(*first, &read_year, &read_month, &read_day);
	return !*edtf && (int)read_day == day && (int)read_month == month;
}

static void tell(struct arena *arena, struct dispatch *dispatch, enum meta meta, const char *text)
{
	const char *safe = *text ? text_make_safe(arena, text, strlen(text)) : NULL;
	enum granularity granularity;
	int32_t first, last;

	if (meta == META_TITLE)
		dispatch->title = safe;
	else if (meta == META_OUTLET)
		dispatch->outlet = safe;
	else if (meta == META_PLACE)
		dispatch->place = safe;
	else if (edtf_read(text, &first, &last, &granularity)) {
		dispatch->first_day = first;
		dispatch->last_day = last;
		dispatch->month = dispatch->day = 0;
		dispatch->date_borrowed = false;
	}
}

void meta_apply(struct desk *desk, struct arena *arena, struct dispatch *const *dispatches)
{
	uint32_t i;

	if (!desk->deeds.n)
		return;
	deeds_settle(desk);
	for (i = 0; i < desk->deeds.n; i++) {
		const struct deed *deed = &desk->deeds.at[i];
		const struct source *source;

		if (deed->kind != DEED_META || !deed_stands(desk, i))
			continue;
		source = source_find(desk, deed->on.source);
		if (source && source->dispatch != DOSSIER_NOWHERE)
			tell(arena, dispatches[source->dispatch], deed->meta, deed->text);
	}
}

enum fault_code dossier_tell(struct dossier *dossier, struct stamp stamp, uint32_t dispatch,
	enum meta meta, const char *text)
{
	struct arena *arena = dossier->desk->arena;
	struct deed deed = { .kind = DEED_META,
		.on = dossier_on_dispatch(dossier, dispatch),
		.meta = meta,
		.text = text_make_safe(arena, text, strlen(text)) };
	enum granularity granularity;
	int32_t first, last;

	if (meta == META_DATE && *text && !edtf_read(text, &first, &last, &granularity))
		return FAULT_NO_VALUE;
	deed_append(dossier, deed, stamp);
	dossier_reload(dossier);
	return FAULT_NONE;
}
