/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order in which an editor needs it: first what must be settled, then what can be relied on and
 * on how many origins, then what hangs on one source alone, and last what each leaves out.
 */
#include "export/report.h"
#include "export/item.h"
#include "export/remark.h"
#include "speak.h"

#include <string.h>

/* Above so many dispatches, silence is counted and no longer listed. */
enum { LISTED = 64 };

static void add_separated(struct buf *buf, const char *separator, const char *text)
{
	if (!text || !*text)
		return;
	if (buf->n)
		buf_text(buf, separator);
	buf_text(buf, text);
}

const char *report_join(struct arena *arena, const struct texts *texts, const char *between)
{
	struct buf buf = buf_new(arena);
	uint32_t i;

	for (i = 0; i < texts->n; i++)
		add_separated(&buf, between, texts->at[i]);
	return buf.at;
}

static const char *safe(struct arena *arena, const char *text)
{
	return text ? text_make_safe(arena, text, strlen(text)) : NULL;
}

/* How many facts of each verdict that was asked for. */
static const char *say_score(
	struct arena *arena, const struct analysis *analysis, const struct export_choice *choice)
{
	static const struct {
		enum verdict verdict;
		const char *one, *many;
	} counts[] = {
		{ VERDICT_CONFLICT, P_("%u conflict", "%u conflicts") },
		{ VERDICT_VARY, P_("%u varies", "%u vary") },
		{ VERDICT_AGREE, P_("%u agrees", "%u agree") },
		{ VERDICT_SINGLE,
			P_("%u told by one dispatch alone", "%u told by one dispatch alone") },
	};
	uint32_t count[VERDICTS] = { 0 }, i;
	struct buf buf = buf_new(arena);

	for (i = 0; i < analysis->facts.n; i++)
		count[analysis->facts.at[i].verdict]++;
	for (i = 0; i < sizeof counts / sizeof *counts; i++) {
		uint32_t n = count[counts[i].verdict];

		if (format_takes(choice, counts[i].verdict))
			add_separated(&buf, ", ",
				arena_format(arena, ngettext(counts[i].one, counts[i].many, n), n));
	}
	return buf.at;
}

/* "Port Aubin, 3 March 2021: 5 dispatches, 3 origins" */
static const char *say_title(struct arena *arena, const struct analysis *analysis, const char *name)
{
	const char *matter = name ? name : export_say_matter(arena, analysis);
	const char *dispatches = arena_format(
		arena, ngettext("%u dispatch", "%u dispatches", analysis->n), analysis->n);
	const char *title = arena_format(
		arena, "%s, %s", dispatches, item_say_origins(arena, analysis->origins));

	/* TRANSLATORS: the name of a dossier, and how much it holds */
	return matter ? arena_format(arena, _("%1$s: %2$s"), safe(arena, matter), title) : title;
}

/* The day of the others, or one of theirs; or its own day in the year of the others. */
static const char *say_borrowed(
	struct arena *arena, const struct dispatch *dispatch, const char *first, const char *last)
{
	if (dispatch->day)
		return arena_format(arena, _("%s (year of the others)"), first);
	if (dispatch->first_day == dispatch->last_day)
		return arena_format(arena, _("%s (date of the others)"), first);
	/* TRANSLATORS: a dispatch without a date among others of the first and of the last day */
	return arena_format(arena, _("between %1$s and %2$s (dates of the others)"), first, last);
}

static const char *say_sent(struct arena *arena, const struct dispatch *dispatch)
{
	const char *first, *last;

	if (dispatch->first_day == DAY_NONE)
		return _("no date");
	first = export_say_day(arena, dispatch->first_day);
	last = export_say_day(arena, dispatch->last_day);
	if (dispatch->date_borrowed)
		return say_borrowed(arena, dispatch, first, last);
	return dispatch->first_day == dispatch->last_day
		       ? first
		       : arena_format(arena, _("%1$s to %2$s"), first, last);
}

static struct source make_source(
	struct arena *arena, const struct analysis *analysis, uint32_t index)
{
	const struct dispatch *dispatch = analysis->dispatches[index];
	struct source source = { .name = export_say_dispatch(arena, dispatch) };
	struct buf where = buf_new(arena);

	dossier_id(index, source.id);
	source.headline = safe(arena, dispatch->title);
	source.full = source.headline && !(dispatch->outlet && *dispatch->outlet) ? source.headline
										  : source.name;
	if (source.headline && strcmp(source.headline, source.full) == 0)
		source.headline = NULL;
	add_separated(&where, " · ", safe(arena, dispatch->place));
	add_separated(&where, " · ", say_sent(arena, dispatch));
	add_separated(&where, " · ", dispatch->pack ? pack_code(dispatch->pack) : NULL);
	source.where = where.at;
	source.origin = arena_format(arena, _("origin %u"), analysis->origin[index]);
	source.path = safe(arena, dispatch->path);
	return source;
}

/* A name that one dispatch alone tells, among the others. */
static void add_name(struct arena *arena, struct source *source, const struct item *item)
{
	const struct wording *wording = &item->parties.at[0].wordings.at[0];

	*vec_push(arena, &source->names) =
		arena_format(arena, "%s %s", wording->words, wording->places.at);
}

static void place(struct arena *arena, struct report *report, const struct item *item)
{
	struct source *source = &report->sources[item->fact->members[0].dispatch];

	if (item->fact->verdict == VERDICT_AGREE)
		*vec_push(arena, &report->alike.items) = *item;
	else if (item->fact->verdict != VERDICT_SINGLE)
		*vec_push(arena, &report->differ.items) = *item;
	else if (item->brief)
		add_name(arena, source, item);
	else
		*vec_push(arena, &source->alone) = *item;
}

static struct item make_noted(struct arena *arena, const struct job *job, const struct fact *fact)
{
	struct item item = item_make(arena, job->analysis, fact);

	item.notes = remark_beside(arena, job, fact);
	return item;
}

static bool is_asked(const struct job *job, const struct fact *fact)
{
	const struct note *note = format_note(job, fact, NULL);

	while (note && !note->question)
		note = format_note(job, fact, note);
	return note != NULL;
}

/* What the user asks in words of his own, he asks under the notes. */
static void note_questions(struct arena *arena, const struct job *job, struct report *report)
{
	const struct items *items = &report->differ.items;
	uint32_t i;

	for (i = 0; i < items->n; i++)
		if (!is_asked(job, items->at[i].fact))
			*vec_push(arena, &report->questions) = arena_format(arena,
				"%u\u00a0%s — %s", items->at[i].fact->id, items->at[i].label,
				export_say_question(arena, job->analysis, items->at[i].fact));
}

/* Facts into their chapters: the worst verdicts first, then by kind, then by number. */
static void place_facts(struct arena *arena, const struct job *job, struct report *report)
{
	static const enum verdict verdicts[] = { VERDICT_CONFLICT, VERDICT_VARY, VERDICT_AGREE,
		VERDICT_SINGLE };
	static const enum fact_kind kinds[] = { FACT_QUANTITY, FACT_DATE, FACT_QUOTE, FACT_NAME,
		FACT_PASSAGE };
	const struct facts *facts = &job->analysis->facts;
	struct item item;
	size_t v, k;
	uint32_t i;

	for (v = 0; v < sizeof verdicts / sizeof *verdicts; v++) {
		for (k = 0; k < sizeof kinds / sizeof *kinds; k++) {
			for (i = 0; i < facts->n; i++) {
				if (facts->at[i].verdict != verdicts[v] ||
					facts->at[i].kind != kinds[k] || facts->at[i].n == 0)
					continue;
				item = make_noted(arena, job, &facts->at[i]);
				place(arena, report, &item);
			}
		}
	}
}

/* "killed: 16"; of words that alone tell, the label, which is their beginning. */
static const char *say_briefly(const struct item *item)
{
	return item->parties.at[0].value ? item->head : item->label;
}

static void note_silences_on(struct arena *arena, const struct items *items, struct buf *lists)
{
	/* TRANSLATORS: between the parts of a list */
	const char *between = _("; ");
	uint32_t i, k;

	for (i = 0; i < items->n; i++) {
		const struct fact *fact = items->at[i].fact;

		for (k = 0; fact->dispatches > 1 && !items->at[i].brief && k < fact->n_silent; k++)
			add_separated(&lists[fact->silent[k]], between,
				arena_format(
					arena, "%u\u00a0%s", fact->id, say_briefly(&items->at[i])));
	}
}

/* What each leaves out that at least two others tell. */
static void note_silences(struct arena *arena, struct report *report)
{
	struct buf *lists = arena_array(arena, struct buf, report->n_sources);
	uint32_t i;

	if (report->n_sources > LISTED)
		return;
	for (i = 0; i < report->n_sources; i++)
		lists[i] = buf_new(arena);
	note_silences_on(arena, &report->differ.items, lists);
	note_silences_on(arena, &report->alike.items, lists);
	for (i = 0; i < report->n_sources; i++)
		report->sources[i].leaves_out = lists[i].n ? lists[i].at : NULL;
}

static void note_copies(struct arena *arena, const struct analysis *analysis, struct report *report)
{
	const struct overlaps *overlaps = &analysis->overlaps;
	char a[DOSSIER_ID], b[DOSSIER_ID];
	uint32_t i;

	for (i = 0; i < overlaps->n; i++) {
		dossier_id(overlaps->at[i].a, a);
		dossier_id(overlaps->at[i].b, b);
		*vec_push(arena, &report->copies) = arena_format(arena,
			/* TRANSLATORS: two dispatches, by their letters, and how much of the
			   shorter is in the other */
			_("%1$s and %2$s: %3$d%% of the wording in common"), a, b,
			(int)(overlaps->at[i].share * 100 + 0.5f));
		if (overlaps->at[i].slip)
			*vec_push(arena, &report->copies) = arena_format(arena,
				/* TRANSLATORS: two dispatches, by their letters, and words that
				   both get wrong */
				_("%1$s and %2$s: one slip of the pen, “%3$s”"), a, b,
				overlaps->at[i].slip);
	}
}

/* The files that are missing from the comparison: each fault that has cost one. */
static void note_left_out(struct arena *arena, const struct faults *faults, struct report *report)
{
	uint32_t i;

	for (i = 0; i < faults->n; i++)
		if (faults->at[i].path && fault_level(faults->at[i].code) == FAULT_ERROR)
			*vec_push(arena, &report->left_out) =
				export_say_fault(arena, &faults->at[i]);
}

/* "Only: figures, dates; conflict", so that nobody takes a part for the whole. */
static const char *say_chosen(struct arena *arena, const struct export_choice *choice)
{
	struct buf kinds = buf_new(arena), verdicts = buf_new(arena);
	uint32_t i;

	for (i = 0; i < FACT_KINDS; i++)
		if (choice->kinds >> i & 1)
			add_separated(&kinds, ", ", item_say_kind((enum fact_kind)i));
	for (i = 0; i < VERDICTS; i++)
		if (choice->verdicts >> i & 1)
			add_separated(&verdicts, ", ", item_say_verdict((enum verdict)i));
	add_separated(&kinds, _("; "), verdicts.at);
	add_separated(&kinds, _("; "), choice->only_notes ? _("with notes") : NULL);
	/* TRANSLATORS: of the facts, those of some kinds, and verdicts: "Figures, Dates; conflict"
	 */
	return kinds.n ? arena_format(arena, _("Only a part was asked for: %s."), kinds.at) : NULL;
}

/* What was not asked for is neither there nor missing. */
static void drop_unasked(struct report *report, const struct export_choice *choice)
{
	bool vary = format_takes(choice, VERDICT_VARY),
	     conflict = format_takes(choice, VERDICT_CONFLICT);

	if (!vary || !conflict || choice->only_notes)
		report->differ.none = vary || conflict ? _("Nothing.") : NULL;
	if (!format_takes(choice, VERDICT_AGREE))
		report->alike.none = NULL;
}

struct report report_make(struct arena *arena, const struct job *job)
{
	const struct analysis *analysis = job->analysis;
	struct report report = {
		.arena = arena,
		.title = _("Nothing to compare"),
		.score = "",
		.legend = _("A:12 is line 12 of dispatch A."),
		.differ = { .heading = _("Where they differ"), .none = _("They do not differ.") },
		.alike = { .heading = _("What several tell alike"), .none = _("Nothing.") },
		.sources_heading = _("Dispatches"),
		.copies_heading = _("Shared copy"),
		.questions_heading = _("To ask"),
		.notes_heading = _("Notes and questions"),
		.left_out_heading = _("Not read"),
		.alone_heading = _("What one alone tells"),
		.names_heading = _("Names"),
		.silent_heading = _("What each leaves out"),
	};
	uint32_t i;

	note_left_out(arena, &job->dossier->faults, &report);
	if (!analysis)
		return report;
	report.title = say_title(arena, analysis, job->choice->name);
	report.chosen = say_chosen(arena, job->choice);
	drop_unasked(&report, job->choice);
	report.score = say_score(arena, analysis, job->choice);
	report.n_sources = analysis->n;
	report.sources = arena_array(arena, struct source, analysis->n);
	for (i = 0; i < analysis->n; i++)
		report.sources[i] = make_source(arena, analysis, i);
	place_facts(arena, job, &report);
	note_silences(arena, &report);
	note_copies(arena, analysis, &report);
	note_questions(arena, job, &report);
	report.notes = remark_list(arena, job);
	return report;
}
