/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people noted: beside a fact, and in a list of its own. Day, not hour: notes are read on
 * paper, and say the same in every time zone.
 */
#include "export/remark.h"
#include "export/item.h"
#include "speak.h"

#include <string.h>

enum { DAY = 24 * 60 * 60 };

static const char *const statuses[STATUSES] = {
	[STATUS_TO_VERIFY] = N_("to verify"),
	[STATUS_VERIFIED] = N_("verified"),
	[STATUS_DISPUTED] = N_("disputed"),
	[STATUS_LEFT_OUT] = N_("left out"),
	[STATUS_OPEN] = N_("open question"),
	[STATUS_ANSWERED] = N_("answered"),
};

const char *export_say_status(enum status status)
{
	return statuses[status] ? _(statuses[status]) : "";
}

const char *remark_flat(struct arena *arena, const char *text)
{
	char *line = arena_copy(arena, text ? text : "", text ? strlen(text) : 0), *at;

	for (at = line; (at = strchr(at, '\n'));)
		*at = ' ';
	return text_make_safe(arena, line, strlen(line));
}

const char *remark_say_stamp(struct arena *arena, const char *author, int64_t time)
{
	const char *day = export_say_day(arena, (int32_t)(time / DAY - (time % DAY < 0)));

	if (!author || !*author)
		return day;
	/* TRANSLATORS: who wrote a note, and on which day: "Anna, 10 January 2022" */
	return arena_format(arena, _("%1$s, %2$s"), remark_flat(arena, author), day);
}

const char *remark_say(struct arena *arena, const struct note *note)
{
	const char *status = export_say_status(note->status);
	const char *text = remark_flat(arena, note->text),
		   *answer = remark_flat(arena, note->answer);

	if (*status && *text)
		/* TRANSLATORS: the status of a note, and its words: "to verify: which of the two?"
		 */
		text = arena_format(arena, _("%1$s: %2$s"), status, text);
	else if (*status)
		text = status;
	if (*answer)
		text = arena_format(arena, "%s → %s", text, answer);
	if (note->was)
		/* TRANSLATORS: beside a note, where the dispatch was changed: the words before */
		text = arena_format(arena, "%s [%s]", text,
			arena_format(
				arena, _("its words were: “%s”"), remark_flat(arena, note->was)));
	return arena_format(arena, "%s (%s)", text,
		remark_say_stamp(arena,
			note->edited.author ? note->edited.author : note->made.author,
			note->edited.author ? note->edited.time : note->made.time));
}

/* "A:12 “2,030 soldiers”" */
static const char *say_words(
	struct arena *arena, const struct analysis *analysis, const struct note *note)
{
	const struct dispatch *dispatch = analysis->dispatches[note->dispatch];
	struct bytes words = bytes_of(dispatch->text, note->span);
	char id[DOSSIER_ID];

	dossier_id(note->dispatch, id);
	return arena_format(arena, "%s:%u %s", id, dispatch_file_line(dispatch, note->span.start),
		/* TRANSLATORS: words of a dispatch in your quotation marks. */
		arena_format(arena, _("“%s”"),
			remark_flat(arena, arena_copy(arena, words.at, words.n))));
}

/* "28 troops, deployed"; the same and "A:12 “2,030 soldiers”"; these words; "the dossier". */
static const char *say_place(
	struct arena *arena, const struct analysis *analysis, const struct note *note)
{
	const struct fact *fact;
	const char *label;
	char id[DOSSIER_ID];

	if (note->fact < analysis->facts.n) {
		fact = &analysis->facts.at[note->fact];
		label = arena_format(arena, "%u %s", fact->id, remark_flat(arena, fact->label));
		return note->member < fact->n ? arena_format(arena, "%s, %s", label,
							say_words(arena, analysis, note))
					      : label;
	}
	if (note->lost)
		return _("about what is no longer there");
	if (note->dispatch >= analysis->n)
		return _("the dossier");
	if (span_length(note->span))
		return say_words(arena, analysis, note);
	dossier_id(note->dispatch, id);
	return arena_format(arena, "%s %s", id,
		export_say_dispatch(arena, analysis->dispatches[note->dispatch]));
}

struct texts remark_list(struct arena *arena, const struct job *job)
{
	const struct analysis *analysis = job->dossier->analysis;
	struct texts texts = { 0 };
	uint32_t i;

	for (i = 0; analysis && i < job->notes.n; i++)
		if (format_takes_note(job, &job->notes.at[i]))
			*vec_push(arena, &texts) = arena_format(arena, _("%1$s: %2$s"),
				say_place(arena, analysis, &job->notes.at[i]),
				remark_say(arena, &job->notes.at[i]));
	return texts;
}

struct texts remark_beside(struct arena *arena, const struct job *job, const struct fact *fact)
{
	struct texts texts = { 0 };
	const struct note *note;
	const char *text;

	for (note = format_note(job, fact, NULL); note; note = format_note(job, fact, note)) {
		text = remark_say(arena, note);
		if (note->member < fact->n)
			text = arena_format(arena, _("%1$s: %2$s"),
				say_words(arena, job->analysis, note), text);
		/* TRANSLATORS: before what a person noted */
		*vec_push(arena, &texts) = arena_format(arena, _("Note: %s."), text);
	}
	return texts;
}

/* What two people may judge differently. */
static const char *const judged[DEEDS] = {
	[DEED_TEXT] = N_("words of a note"),
	[DEED_STATUS] = N_("status"),
	[DEED_ANSWER] = N_("answer"),
	[DEED_VALUE] = N_("value"),
	[DEED_VERDICT] = N_("verdict"),
	[DEED_LABEL] = N_("label"),
};

static const char *const metas[METAS] = {
	[META_TITLE] = N_("title"),
	[META_OUTLET] = N_("outlet"),
	[META_DATE] = N_("date"),
	[META_PLACE] = N_("place"),
};

static const char *say_judged(const struct deed *deed)
{
	if (deed->kind == DEED_META)
		return _(metas[deed->meta]);
	return judged[deed->kind] ? _(judged[deed->kind]) : dossier_deed_name(deed->kind);
}

static const char *say_judgement(struct arena *arena, const struct deed *deed)
{
	const char *text = remark_flat(arena, deed->text);

	if (deed->kind == DEED_VERDICT)
		text = *text ? arena_format(arena, "%s (%s)", item_say_verdict(deed->verdict), text)
			     : item_say_verdict(deed->verdict);
	else if (deed->kind == DEED_STATUS)
		text = export_say_status(deed->status);
	else if (deed->kind == DEED_VALUE)
		text = remark_flat(arena, deed->worth.words);
	/* TRANSLATORS: who judged, and what */
	return arena_format(
		arena, _("%1$s: %2$s"), remark_flat(arena, deed->author), *text ? text : "–");
}

const char *export_say_difference(struct arena *arena, const struct difference *difference)
{
	const char *what = say_judged(difference->mine),
		   *mine = say_judgement(arena, difference->mine),
		   *theirs = say_judgement(arena, difference->theirs);

	if (*difference->about)
		/* TRANSLATORS: what was judged, and of which words: "verdict of “40 people”" */
		what = arena_format(
			arena, _("%1$s of “%2$s”"), what, remark_flat(arena, difference->about));
	/* TRANSLATORS: what two people judged differently; what the one and the other said */
	return arena_format(arena, _("%1$s: %2$s; %3$s"), what, mine, theirs);
}
