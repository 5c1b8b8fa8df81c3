/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A fact in outline: its label, its standing, its silences.
 */
#include "export/item.h"
#include "export/party.h"
#include "export/remark.h"
#include "speak.h"

#include <string.h>

enum { SILENT_MOST = 12 }; /* names of silent dispatches in a list */

static const struct {
	const char *mark, *words;
} verdicts[VERDICTS] = {
	[VERDICT_AGREE] = { "=", N_("agree") },
	[VERDICT_VARY] = { "≈", N_("vary") },
	[VERDICT_CONFLICT] = { "≠", N_("conflict") },
	[VERDICT_SINGLE] = { "·", N_("alone") },
};

static const struct {
	const char *words;
	bool brief;
} kinds[FACT_KINDS] = {
	[FACT_QUANTITY] = { .words = N_("Figures") },
	[FACT_DATE] = { .words = N_("Dates") },
	[FACT_QUOTE] = { .words = N_("Quotations") },
	[FACT_NAME] = { .words = N_("Names"), .brief = true },
	[FACT_PASSAGE] = { .words = N_("Passages") },
};

const char *item_say_kind(enum fact_kind kind)
{
	return _(kinds[kind].words);
}

const char *item_say_verdict(enum verdict verdict)
{
	return _(verdicts[verdict].words);
}

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

/* The label, with the value where all say one; where only words tell and all use the same, these.
 */
static const char *say_head(struct arena *arena, const struct item *item)
{
	const struct party *party = &item->parties.at[0];

	if (item->parties.n != 1)
		return item->label;
	if (!party->value)
		return party->wordings.n == 1 ? party->wordings.at[0].words : item->label;
	/* TRANSLATORS: what is told of, and its value: "killed: 16" */
	return arena_format(arena, _("%1$s: %2$s"), item->label, party->value);
}

/* What a person decided, and what had been found. */
static void say_human(struct arena *arena, const struct fact *fact, struct buf *buf)
{
	const struct decision *judged = fact->human ? fact->human->judged : NULL;

	if (!judged)
		return;
	buf_text(buf, buf->n ? " " : "");
	/* TRANSLATORS: who gave a verdict and when, which, and the program's: "Decided by Anna,
	 * 10 January 2022: conflict, where vary was found." */
	buf_format(buf, _("Decided by %1$s: %2$s, where %3$s was found."),
		remark_say_stamp(arena, judged->author, judged->time),
		item_say_verdict(judged->verdict), item_say_verdict(fact->human->verdict));
	if (judged->text && *judged->text)
		buf_format(buf, " %s.",
			/* TRANSLATORS: words of a person in your quotation marks. */
			arena_format(arena, _("“%s”"), remark_flat(arena, judged->text)));
}

/* What a party says, in few words. */
static const char *say_side(const struct party *party)
{
	return party->plain ? party->plain : party->wordings.at[0].words;
}

static bool has_cite(const struct party *party, uint32_t dispatch)
{
	uint32_t i;

	for (i = 0; i < party->cites.n; i++)
		if (party->cites.at[i].dispatch == dispatch)
			return true;
	return false;
}

/* The dispatches that disagree with themselves, each with what it says. */
static void say_internal(struct arena *arena, const struct item *item, struct buf *buf)
{
	const struct fact *fact = item->fact;
	char id[DOSSIER_ID];
	uint32_t i, k, n;

	for (i = 0; i < fact->n; i++) {
		uint32_t dispatch = fact->members[i].dispatch;
		struct buf sides = buf_new(arena);

		if (i > 0 && fact->members[i - 1].dispatch == dispatch)
			continue; /* members stand by dispatch */
		for (k = n = 0; k < item->parties.n; k++)
			if (has_cite(&item->parties.at[k], dispatch))
				buf_format(&sides, "%s%s", n++ ? " / " : "",
					say_side(&item->parties.at[k]));
		if (n < 2)
			continue;
		dossier_id(dispatch, id);
		buf_text(buf, buf->n ? " " : "");
		/* TRANSLATORS: a dispatch by its letter, and what it says in several places:
		   "A disagrees with itself: 14 / 6." */
		buf_format(buf, _("%1$s disagrees with itself: %2$s."), id, sides.at);
	}
}

static const char *say_remarks(
	struct arena *arena, const struct analysis *analysis, const struct item *item)
{
	const struct fact *fact = item->fact;
	const char *rates = export_say_rates(arena, analysis, fact);
	struct buf buf = buf_new(arena);

	if (*rates || fact->verdict == VERDICT_VARY || fact->verdict == VERDICT_CONFLICT)
		/* TRANSLATORS: the name of a rule, and what it says: "overlap: the values overlap."
		 */
		buf_format(&buf, _("%1$s: %2$s."), export_say_rule(fact->rule),
			_(match_rule_words(fact->rule)));
	if (*rates)
		buf_format(&buf, " %s", rates);
	say_human(arena, fact, &buf);
	if (fact->internal)
		say_internal(arena, item, &buf);
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
		.kind = item_say_kind(fact->kind),
		.brief = kinds[fact->kind].brief,
		.verdict = item_say_verdict(fact->verdict),
		.origins = item_say_origins(arena, fact->origins),
		.silent = say_silent(arena, fact),
		.parties = party_make_all(arena, analysis, fact),
	};

	item.head = say_head(arena, &item);
	item.remarks = say_remarks(arena, analysis, &item);
	return item;
}
