/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One fact whole: what each says of it, drawn (chart.c) or stacked (versions.c); the sentences that
 * it stands in, with what one desk changed in the other's; who is silent; why it is one fact.
 */
#include "view/chart.h"
#include "view/desk.h"

#include "speak.h"

#include <math.h>
#include <string.h>

enum {
	MARGIN = 3,
	NAME_PART = 5,		/* of the columns, for who says it, ... */
	NAME_LEAST = 26,	/* ... or so many */
	COLUMNS_FOR_ASIDE = 90, /* where the names stand beside the sentences */
	SENTENCES_COMPARED = 12,
	EDITS_MOST = 4,
	SLIGHT = 3, /* columns of words whose change tells nothing */
	PAIRS_MOST = 6,
	FEATURE_LEAST = 16, /* columns */
};

static const float TWIN = 0.6f;

static int name_most(const struct sheet *sheet)
{
	return sheet->columns / NAME_PART > NAME_LEAST ? sheet->columns / NAME_PART : NAME_LEAST;
}

/* Where sentences begin: beside who says them, or below. */
static int aside_of(const struct sheet *sheet)
{
	return sheet->columns >= COLUMNS_FOR_ASIDE ? MARGIN + name_most(sheet) + 2 : MARGIN + 2;
}

static void put_heading(struct sheet *sheet, const char *title)
{
	sheet_line(sheet);
	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, ROLE_HEADLINE, title);
}

/* The verdict, its rule, the witnesses, and how sure it is that the fact is one. */
static void put_header(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	struct arena *arena = view->brief;
	uint32_t origins = view->analysis->origins;
	struct buf text = buf_new(arena);

	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, verdict_role(fact->verdict, true), verdict_glyph(fact->verdict));
	sheet_to(sheet, MARGIN);
	sheet_wrap(sheet, ROLE_HEADLINE, say_label(fact), MARGIN);
	buf_format(&text, "%s · %s", verdict_word(fact->verdict), _(match_rule_words(fact->rule)));
	if (fact->internal)
		buf_format(&text, " · %s", camp_say_internal(view, fact, sheet->columns));
	buf_format(&text, " · %s",
		arena_format(arena,
			ngettext("%1$u of %2$u origin", "%1$u of %2$u origins", origins),
			fact->origins, origins));
	if (fact->dispatches > 1)
		/* TRANSLATORS: from 0 to 1, how sure it is that the dispatches tell the same thing.
		 */
		buf_format(&text, " · %s",
			arena_format(arena, _("confidence %s"),
				export_say_number(
					arena, round((double)fact->confidence * 100) / 100)));
	sheet_line(sheet);
	sheet_to(sheet, MARGIN);
	sheet_wrap(sheet, ROLE_TEXT, text.at, MARGIN);
	sheet_line(sheet);
}

/* Sentences ----------------------------------------------------------------------------------- */

/* A sentence that tells the fact, and the members that stand in it. */
struct telling {
	uint32_t dispatch, sentence, line;
	struct atoms atoms;
	struct lits lits;
};

struct tellings VEC(struct telling);

static struct telling begin(struct view *view, const struct member *member)
{
	const struct dispatch *dispatch = view->analysis->dispatches[member->dispatch];
	const struct mention *mention = member->mention;

	return (struct telling){ .dispatch = member->dispatch,
		.sentence = mention->sentence,
		.line = dispatch_file_line(dispatch, mention->span.start),
		.atoms = match_sentence(view->brief, dispatch, mention->sentence) };
}

static struct tellings gather(struct view *view, const struct fact *fact)
{
	struct tellings tellings = { 0 };
	struct telling *last = NULL;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		const struct member *member = &fact->members[i];

		if (!last || last->dispatch != member->dispatch ||
			last->sentence != member->mention->sentence) {
			last = vec_push(view->brief, &tellings);
			*last = begin(view, member);
		}
		*vec_push(view->brief, &last->lits) =
			(struct lit){ member->mention->span, verdict_role(fact->verdict, true) };
	}
	return tellings;
}

static struct span span_of(const struct dispatch *dispatch, uint32_t sentence)
{
	struct range range = dispatch->sentences.at[sentence];

	return (struct span){ dispatch->tokens.at[range.first].span.start,
		dispatch->tokens.at[range.last - 1].span.end };
}

static const char *say_quoted(
	struct arena *arena, const struct dispatch *dispatch, struct span span)
{
	/* TRANSLATORS: words of a dispatch in your quotation marks. */
	return arena_format(arena, _("“%s”"),
		text_make_safe(arena, dispatch->text + span.start, span_length(span)));
}

/* Two sentences that are nearly one, with their differences. */
struct twins_here {
	const struct dispatch *da, *db;
	const struct telling *a, *b;
	struct edits edits;
};

static bool is_lit(const struct lits *lits, struct span span)
{
	uint32_t i;

	for (i = 0; i < lits->n; i++)
		if (span_overlaps(lits->at[i].span, span))
			return true;
	return false;
}

/* Adds the edits within the fact's words, or those beyond; gives how many there are. */
static uint32_t add_edits(
	struct arena *arena, const struct twins_here *twins, bool lit, uint32_t n, struct buf *text)
{
	uint32_t i;

	for (i = 0; i < twins->edits.n; i++) {
		const struct edit *edit = &twins->edits.at[i];
		struct span from = text_span_of(&twins->a->atoms, edit->a),
			    to = text_span_of(&twins->b->atoms, edit->b);

		if (edit->same || span_length(from) == 0 || span_length(to) == 0 ||
			(text_columns(twins->da->text + from.start, span_length(from)) <= SLIGHT &&
				text_columns(twins->db->text + to.start, span_length(to)) <=
					SLIGHT) ||
			(is_lit(&twins->a->lits, from) || is_lit(&twins->b->lits, to)) != lit)
			continue;
		if (n++ < EDITS_MOST)
			buf_format(text, "%s%s → %s", n > 1 ? ", " : "",
				say_quoted(arena, twins->da, from),
				say_quoted(arena, twins->db, to));
	}
	return n;
}

/* What stands in the one for what in the other, the fact's words first; NULL: nothing. */
static const char *say_edits(struct view *view, const struct telling *a, const struct telling *b)
{
	struct twins_here twins = { .da = view->analysis->dispatches[a->dispatch],
		.db = view->analysis->dispatches[b->dispatch],
		.a = a,
		.b = b };
	struct arena *arena = view->brief;
	struct buf text = buf_new(arena);
	uint32_t n;

	twins.edits = text_diff(arena, &a->atoms, &b->atoms);
	n = add_edits(arena, &twins, true, 0, &text);
	n = add_edits(arena, &twins, false, n, &text);
	if (n > EDITS_MOST)
		buf_text(&text, ", …");
	return n > 0 ? text.at : NULL;
}

/* A sentence that stands in an earlier dispatch of the same origin too, nearly. */
static void put_twin(
	struct view *view, struct sheet *sheet, const struct tellings *tellings, uint32_t index)
{
	const struct telling *b = &tellings->at[index], *a;
	struct arena *arena = view->brief;
	const char *edits;
	uint32_t i;

	for (i = 0; i < index && i < SENTENCES_COMPARED; i++) {
		a = &tellings->at[i];
		if (a->dispatch == b->dispatch ||
			view->analysis->origin[a->dispatch] !=
				view->analysis->origin[b->dispatch] ||
			match_share(arena, &a->atoms, &b->atoms) < TWIN)
			continue;
		edits = say_edits(view, a, b);
		sheet_line(sheet);
		sheet_to(sheet, aside_of(sheet));
		sheet_wrap(sheet, ROLE_CREDIT,
			edits ? /* TRANSLATORS: %1$u and %2$u are numbers of dispatches, %3$s is
				   like “2,030 men” → “more than 2,000 men”. */
				arena_format(arena, _("%1$u and %2$u share this sentence: %3$s"),
					a->dispatch + 1, b->dispatch + 1, edits)
			      : arena_format(arena, _("%1$u and %2$u share this sentence"),
					a->dispatch + 1, b->dispatch + 1),
			sheet->column);
		return;
	}
}

static void put_telling(struct view *view, struct sheet *sheet, const struct telling *telling)
{
	const struct dispatch *dispatch = view->analysis->dispatches[telling->dispatch];
	bool aside = sheet->columns >= COLUMNS_FOR_ASIDE;
	struct arena *arena = view->brief;
	const char *line = arena_format(arena, _("line %u"), telling->line);
	const char *name = view->panes[telling->dispatch].label;

	sheet_line(sheet);
	sheet_to(sheet, MARGIN);
	sheet_put(sheet, ROLE_STRIP_LABEL,
		draw_shorten(arena, name,
			(aside ? name_most(sheet) : sheet->columns - MARGIN - 1) -
				draw_width(line) - 2));
	sheet_put(sheet, ROLE_CREDIT, arena_format(arena, ", %s", line));
	if (!aside)
		sheet_line(sheet);
	sheet_to(sheet, aside_of(sheet));
	sheet_flow(sheet, ROLE_TEXT, dispatch->text, span_of(dispatch, telling->sentence),
		&telling->lits);
}

/* Where else a dispatch tells it. */
static void put_others(
	struct view *view, struct sheet *sheet, const struct tellings *tellings, uint32_t index)
{
	struct buf lines = buf_new(view->brief);
	uint32_t i;

	for (i = index + 1;
		i < tellings->n && tellings->at[i].dispatch == tellings->at[index].dispatch; i++)
		buf_format(&lines, "%s%u", lines.n ? ", " : "", tellings->at[i].line);
	if (lines.n == 0)
		return;
	sheet_line(sheet);
	sheet_to(sheet, aside_of(sheet));
	/* TRANSLATORS: numbers of lines of a file. */
	sheet_wrap(sheet, ROLE_CREDIT, arena_format(view->brief, _("and in lines %s"), lines.at),
		sheet->column);
}

/* Of a name the first place in each dispatch; of all else every place. */
static void put_tellings(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	struct tellings tellings = gather(view, fact);
	bool once = fact->kind == FACT_NAME;
	uint32_t i;

	put_heading(sheet, _("In their words"));
	for (i = 0; i < tellings.n; i++) {
		if (once && i > 0 && tellings.at[i].dispatch == tellings.at[i - 1].dispatch)
			continue;
		if (page_is_enough(view, sheet))
			return;
		put_telling(view, sheet, &tellings.at[i]);
		put_twin(view, sheet, &tellings, i);
		if (once)
			put_others(view, sheet, &tellings, i);
	}
}

static void put_silent(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	struct buf text = buf_new(view->brief);
	uint32_t i;

	if (fact->n_silent == 0)
		return;
	if (!fact->silent)
		buf_text(&text, arena_format(view->brief,
					ngettext("%u dispatch", "%u dispatches", fact->n_silent),
					fact->n_silent));
	for (i = 0; fact->silent && i < fact->n_silent; i++)
		buf_format(&text, "%s%s", i > 0 ? ", " : "", view->panes[fact->silent[i]].label);
	put_heading(sheet, _("Silent"));
	sheet_line(sheet);
	sheet_to(sheet, MARGIN);
	sheet_wrap(sheet, ROLE_TEXT, text.at, MARGIN);
}

/* Why ----------------------------------------------------------------------------------------- */

struct ground {
	const char *feature, *words;
};

struct grounds VEC(struct ground);

/* Each feature once, with the words of the first pair that has any. */
static void add_grounds(
	struct view *view, const struct fact *fact, uint32_t a, uint32_t b, struct grounds *grounds)
{
	struct evidences evidences;
	float score;
	uint32_t i, k;

	evidences = match_explain(view->brief, view->analysis, fact, a, b, &score);
	for (i = 0; i < evidences.n; i++) {
		const struct evidence *evidence = &evidences.at[i];

		if (!evidence->words || evidence->value <= 0)
			continue;
		for (k = 0; k < grounds->n; k++)
			if (strcmp(grounds->at[k].feature, evidence->feature) == 0)
				break;
		if (k == grounds->n)
			*vec_push(view->brief, grounds) =
				(struct ground){ evidence->feature, evidence->words };
	}
}

static void put_why(struct view *view, struct sheet *sheet, const struct fact *fact)
{
	struct grounds grounds = { 0 };
	int widest = FEATURE_LEAST, width;
	uint32_t i, pairs = 0;

	for (i = 1; i < fact->n && pairs < PAIRS_MOST; i++) {
		if (fact->members[i].dispatch == fact->members[i - 1].dispatch)
			continue;
		add_grounds(view, fact, 0, i, &grounds);
		pairs++;
	}
	if (grounds.n == 0)
		return;
	for (i = 0; i < grounds.n; i++) {
		width = draw_width(export_say_feature(grounds.at[i].feature));
		widest = width > widest ? width : widest;
	}
	if (widest > (sheet->columns - MARGIN) / 2)
		widest = (sheet->columns - MARGIN) / 2;
	put_heading(sheet, _("Why they are one fact"));
	for (i = 0; i < grounds.n; i++) {
		sheet_line(sheet);
		sheet_to(sheet, MARGIN);
		sheet_put(sheet, ROLE_CREDIT,
			draw_shorten(
				view->brief, export_say_feature(grounds.at[i].feature), widest));
		sheet_to(sheet, MARGIN + widest + 2);
		sheet_wrap(sheet, ROLE_TEXT, grounds.at[i].words, MARGIN + widest + 2);
	}
}

struct sheet factpage_make(struct view *view)
{
	struct sheet sheet = {
		.arena = view->brief, .columns = view->columns, .title = _("The whole fact")
	};
	const struct fact *fact = view_fact(view);

	put_header(view, &sheet, fact);
	desk_put_human(view, &sheet, view->fact, false);
	desk_put_notes(view, &sheet, view->fact, false);
	if (fact->kind == FACT_QUANTITY || fact->kind == FACT_DATE)
		chart_put(view, &sheet, fact);
	else
		versions_put(view, &sheet, fact);
	if (page_is_enough(view, &sheet))
		return sheet;
	put_tellings(view, &sheet, fact);
	if (page_is_enough(view, &sheet))
		return sheet;
	put_silent(view, &sheet, fact);
	put_why(view, &sheet, fact);
	return sheet;
}
