/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A fact in outline: who says what with whom, each in the exact words, with so much of the sentence
 * around them that a person knows what they are about without going to the file.
 */
#include "export/item.h"
#include "speak.h"

#include <string.h>

enum {
	BEFORE_MOST = 90, /* bytes of the sentence shown before the words, */
	AFTER_MOST = 60,  /* and after them */
	SILENT_MOST = 12, /* names of silent dispatches in a list */
};

static const struct {
	const char *mark, *words;
} verdicts[VERDICTS] = {
	[VERDICT_AGREE] = { "=", N_("agree") },
	[VERDICT_VARY] = { "≈", N_("vary") },
	[VERDICT_CONFLICT] = { "≠", N_("conflict") },
	[VERDICT_SINGLE] = { "·", N_("alone") },
};

const char *item_say_label(struct arena *arena, const struct fact *fact)
{
	return fact->label && *fact->label ? text_make_safe(arena, fact->label, strlen(fact->label))
	       : fact->kind == FACT_DATE   ? _("date")
					   : _("fact");
}

const char *item_say_origins(struct arena *arena, uint32_t origins)
{
	return arena_format(arena, ngettext("%u origin", "%u origins", origins), origins);
}

static const char *say_silent(struct arena *arena, const struct fact *fact)
{
	struct buf buf = buf_new(arena);
	char id[DOSSIER_ID];
	uint32_t i;

	if (fact->n_silent == 0)
		return NULL;
	if (fact->n_silent > SILENT_MOST)
		return arena_format(arena, ngettext("%u dispatch", "%u dispatches", fact->n_silent),
			fact->n_silent);
	for (i = 0; i < fact->n_silent; i++) {
		dossier_id(fact->silent[i], id);
		buf_text(&buf, i ? ", " : "");
		buf_text(&buf, id);
	}
	return buf.at;
}

static struct span sentence_of(const struct dispatch *dispatch, const struct mention *mention)
{
	struct span span = mention->span;
	struct range range;

	if (mention->sentence >= dispatch->sentences.n)
		return span;
	range = dispatch->sentences.at[mention->sentence];
	if (range.first >= range.last || range.last > dispatch->tokens.n)
		return span;
	if (dispatch->tokens.at[range.first].span.start < span.start)
		span.start = dispatch->tokens.at[range.first].span.start;
	if (dispatch->tokens.at[range.last - 1].span.end > span.end)
		span.end = dispatch->tokens.at[range.last - 1].span.end;
	return span;
}

/* The end of text[span], cut at a space where it is long. */
static const char *cut_before(struct arena *arena, const char *text, struct span span)
{
	uint32_t start = span.start;
	char *tail;

	if (span_length(span) > BEFORE_MOST) {
		start = span.end - BEFORE_MOST;
		while (start < span.end && text[start] != ' ')
			start++;
	}
	tail = text_make_safe(arena, text + start, span.end - start);
	return start > span.start ? arena_format(arena, "…%s", tail) : tail;
}

/* The beginning, in the same way. */
static const char *cut_after(struct arena *arena, const char *text, struct span span)
{
	uint32_t end = span.end;
	char *head;

	if (span_length(span) > AFTER_MOST) {
		end = span.start + AFTER_MOST;
		while (end > span.start && text[end] != ' ')
			end--;
	}
	head = text_make_safe(arena, text + span.start, end - span.start);
	return end < span.end ? arena_format(arena, "%s …", head) : head;
}

static struct cite make_cite(
	struct arena *arena, const struct analysis *analysis, const struct member *member)
{
	const struct dispatch *dispatch = analysis->dispatches[member->dispatch];
	struct span span = member->mention->span, sentence = sentence_of(dispatch, member->mention);
	char id[DOSSIER_ID];

	dossier_id(member->dispatch, id);
	return (struct cite){
		.id = arena_copy(arena, id, strlen(id)),
		.language = dispatch->pack ? pack_code(dispatch->pack) : "",
		.line = dispatch_file_line(dispatch, span.start),
		.before = cut_before(
			arena, dispatch->text, (struct span){ sentence.start, span.start }),
		.words = text_make_safe(arena, dispatch->text + span.start, span_length(span)),
		.after = cut_after(arena, dispatch->text, (struct span){ span.end, sentence.end }),
	};
}

/* Members of one camp may word their value differently ("about", "nearly"): each wording once. */
static void add_value(struct arena *arena, struct party *party, const char *value)
{
	if (!party->value)
		party->value = value;
	else if (!strstr(party->value, value))
		party->value = arena_format(arena, "%s / %s", party->value, value);
}

static struct parties make_parties(
	struct arena *arena, const struct analysis *analysis, const struct fact *fact)
{
	struct parties parties = { 0 };
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		const struct member *member = &fact->members[i];

		while (parties.n <= member->camp)
			*vec_push(arena, &parties) = (struct party){ 0 };
		add_value(arena, &parties.at[member->camp],
			export_say_value(
				arena, analysis->dispatches[member->dispatch], member->mention));
		*vec_push(arena, &parties.at[member->camp].cites) =
			make_cite(arena, analysis, member);
	}
	return parties;
}

static const char *say_head(struct arena *arena, const struct item *item)
{
	if (item->parties.n != 1 || !item->parties.at[0].value)
		return item->label;
	/* TRANSLATORS: what is told of, and its value: "killed: 16" */
	return arena_format(arena, _("%1$s: %2$s"), item->label, item->parties.at[0].value);
}

static const char *say_remarks(struct arena *arena, const struct item *item)
{
	const struct fact *fact = item->fact;
	struct buf buf = buf_new(arena);

	if (fact->verdict == VERDICT_VARY || fact->verdict == VERDICT_CONFLICT)
		/* TRANSLATORS: the name of a rule, which stays, and what it says: "overlap: the
		 * values overlap." */
		buf_format(&buf, _("%1$s: %2$s."), match_rule_name(fact->rule),
			_(match_rule_words(fact->rule)));
	if (fact->internal)
		buf_format(
			&buf, "%s%s", buf.n ? " " : "", _("One dispatch disagrees with itself."));
	if (item->silent && fact->verdict != VERDICT_SINGLE) {
		buf_text(&buf, buf.n ? " " : "");
		buf_format(&buf, _("Silent: %s."), item->silent);
	}
	return buf.at;
}

struct item item_make(struct arena *arena, const struct analysis *analysis, const struct fact *fact)
{
	struct item item = {
		.fact = fact,
		.mark = verdicts[fact->verdict].mark,
		.label = item_say_label(arena, fact),
		.verdict = _(verdicts[fact->verdict].words),
		.origins = item_say_origins(arena, fact->origins),
		.silent = say_silent(arena, fact),
		.parties = make_parties(arena, analysis, fact),
	};

	item.head = say_head(arena, &item);
	item.remarks = say_remarks(arena, &item);
	return item;
}
