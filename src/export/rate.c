/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rates by which the sums of a fact were compared, and who tells them. */
#include "export/export.h"
#include "speak.h"

#include <math.h>

/* To four digits: 1.331, 0.00891, 113.6. */
static double shorten(double number)
{
	double place = pow(10, floor(log10(number)) - 3);

	return round(number / place) * place;
}

static const char *say_rate(
	struct arena *arena, const struct analysis *analysis, const struct rate *rate)
{
	const struct dispatch *dispatch = analysis->dispatches[rate->dispatch];
	struct span span = rate->mention->span;

	return arena_format(arena,
		/* TRANSLATORS: a sum told in two currencies tells their rate: "1 GBP = 1.331 USD,
		   by “$185m (£139m)” (Albion Post)." */
		_("1 %1$s = %2$s %3$s, by “%4$s” (%5$s)."), rate->unit,
		export_say_number(arena, shorten(rate->each)), rate->in,
		text_make_safe(arena, dispatch->text + span.start, span_length(span)),
		export_say_dispatch(arena, dispatch));
}

const char *export_say_rates(
	struct arena *arena, const struct analysis *analysis, const struct fact *fact)
{
	const struct rate *used[RATES_MOST];
	uint32_t n = match_rates_used(fact, used), i;
	struct buf buf = buf_new(arena);

	for (i = 0; i < n; i++)
		buf_format(&buf, "%s%s", i ? " " : "", say_rate(arena, analysis, used[i]));
	return buf.at;
}
