/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a verdict looks and what it is called - the glyph says it where there is no colour - and a
 * few words that the screen wants shorter than paper does.
 */
#include "view/state.h"

#include "speak.h"

const char *verdict_glyph(enum verdict verdict)
{
	static const char *const glyphs[VERDICTS] = {
		[VERDICT_AGREE] = "=",
		[VERDICT_VARY] = "≈",
		[VERDICT_CONFLICT] = "≠",
		[VERDICT_SINGLE] = "·",
	};

	return glyphs[verdict];
}

enum role verdict_role(enum verdict verdict, bool here)
{
	static const uint8_t roles[VERDICTS][2] = {
		[VERDICT_AGREE] = { ROLE_AGREE, ROLE_AGREE_HERE },
		[VERDICT_VARY] = { ROLE_VARY, ROLE_VARY_HERE },
		[VERDICT_CONFLICT] = { ROLE_CONFLICT, ROLE_CONFLICT_HERE },
		[VERDICT_SINGLE] = { ROLE_SINGLE, ROLE_SINGLE_HERE },
	};

	return (enum role)roles[verdict][here];
}

const char *verdict_word(enum verdict verdict)
{
	static const char *const words[VERDICTS] = {
		/* TRANSLATORS: verdicts, one word each; all four stand together in the first line.
		 */
		[VERDICT_AGREE] = N_("agree"),
		[VERDICT_VARY] = N_("vary"),
		[VERDICT_CONFLICT] = N_("conflict"),
		[VERDICT_SINGLE] = N_("alone"),
	};

	return _(words[verdict]);
}

/* A month, in few columns. */
static const char *say_month(unsigned month)
{
	/* TRANSLATORS: months in the titles of panes, abbreviated: at most 5 columns. */
	static const char *const months[] = { N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"),
		N_("Jun"), N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };

	return _(months[month - 1]);
}

const char *say_short_day(struct arena *arena, int32_t day)
{
	unsigned month, date;
	int year;

	day_split(day, &year, &month, &date);
	/* TRANSLATORS: a day without a year, in the same way: 10 January */
	return arena_format(
		arena, ngettext("%1$u %2$s", "%1$u %2$s", date), date, say_month(month));
}

const char *say_short_month(struct arena *arena, int32_t day)
{
	unsigned month, date;
	int year;

	day_split(day, &year, &month, &date);
	/* TRANSLATORS: a month (%1$s) of a year (%2$d), in the title of a pane. */
	return arena_format(arena, _("%1$s %2$d"), say_month(month), year);
}

const char *say_year(struct arena *arena, int32_t day)
{
	unsigned month, date;
	int year;

	day_split(day, &year, &month, &date);
	return arena_format(arena, "%d", year);
}

const char *say_day(struct arena *arena, const struct dispatch *dispatch)
{
	const char *text = dispatch->first_day != dispatch->last_day
				   ? say_short_month(arena, dispatch->first_day)
				   : say_short_day(arena, dispatch->first_day);

	return dispatch->date_borrowed ? arena_format(arena, "[%s]", text) : text;
}

const char *say_words(struct arena *arena, const struct view *view, const struct member *member)
{
	const struct dispatch *dispatch = view->analysis->dispatches[member->dispatch];
	struct span span = member->mention->span;

	return text_make_safe(arena, dispatch->text + span.start, span_length(span));
}

const char *say_value(struct arena *arena, const struct view *view, const struct member *member)
{
	return export_say_value(
		arena, view->analysis->dispatches[member->dispatch], member->mention);
}

static const char *say_range(
	struct arena *arena, const struct dispatch *dispatch, struct range range)
{
	uint32_t start, end;

	if (range.first >= range.last || range.last > dispatch->tokens.n)
		return "";
	start = dispatch->tokens.at[range.first].span.start;
	end = dispatch->tokens.at[range.last - 1].span.end;
	return text_make_safe(arena, dispatch->text + start, end - start);
}

const char *say_voice(struct arena *arena, const struct view *view, const struct member *member)
{
	const struct dispatch *dispatch = view->analysis->dispatches[member->dispatch];
	const struct mention *mention = member->mention;

	if (mention->kind == FACT_NAME || mention->kind == FACT_PASSAGE)
		return "";
	return say_range(arena, dispatch,
		mention->kind == FACT_QUOTE ? mention->quote.speaker : mention->voice);
}

const char *say_hedge(struct arena *arena, const struct view *view, const struct member *member)
{
	const struct mention *mention = member->mention;

	if (mention->kind != FACT_QUANTITY && mention->kind != FACT_DATE)
		return "";
	return say_range(arena, view->analysis->dispatches[member->dispatch], mention->hedge);
}

const char *say_label(const struct fact *fact)
{
	return fact->label ? fact->label : "";
}

const char *say_colon(void)
{
	/* TRANSLATORS: between a dispatch's name and its words. */
	return _(": ");
}
