/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dossier told in lines that stand by themselves, for those who hear or feel them one after the
 * other: no columns, no marks that mean something, and each line says whose words it has.
 */
#include "export/item.h"
#include "speak.h"

#include <string.h>

static const char *safe(struct arena *arena, const char *text)
{
	return text_make_safe(arena, text, strlen(text));
}

static const char *say_source(struct arena *arena, const struct analysis *analysis, uint32_t i)
{
	char id[DOSSIER_ID];

	dossier_id(i, id);
	/* TRANSLATORS: a dispatch, by its letter and its name: "A, Reuters" */
	return arena_format(
		arena, _("%1$s, %2$s"), id, export_say_dispatch(arena, analysis->dispatches[i]));
}

static const char *say_cite(struct arena *arena, const struct analysis *analysis,
	const struct cite *cite, const char *value)
{
	const char *where =
		/* TRANSLATORS: a dispatch and a line of its file: "A, Reuters, line 12" */
		arena_format(arena, _("%1$s, line %2$u"),
			say_source(arena, analysis, cite->dispatch), cite->line);

	if (value)
		/* TRANSLATORS: a value, and who says it: "more than 2,000, A, Reuters, line 12" */
		where = arena_format(arena, _("%1$s, %2$s"), value, where);
	return arena_format(arena, _("%1$s: %2$s"), where,
		arena_format(arena, "%s%s%s", cite->before, cite->words, cite->after));
}

static void tell_party(struct buf *buf, const struct analysis *analysis, const struct party *party)
{
	uint32_t i;

	for (i = 0; i < party->sentences.n; i++)
		buf_format(buf, "%s\n",
			say_cite(buf->arena, analysis, &party->sentences.at[i], party->value));
	if (party->also)
		buf_format(buf, "%s.\n", party->also);
}

const char *export_tell_fact(
	struct arena *arena, const struct dossier *dossier, const struct fact *fact)
{
	const struct analysis *analysis = dossier->analysis;
	struct item item = item_make(arena, analysis, fact);
	struct buf buf = buf_new(arena);
	uint32_t i;

	buf_format(&buf, _("%1$s: %2$s"), item.label, item.verdict);
	buf_format(&buf, ", %s.\n", item.origins);
	for (i = 0; i < item.parties.n; i++)
		tell_party(&buf, analysis, &item.parties.at[i]);
	if (*item.remarks)
		buf_format(&buf, "%s\n", item.remarks);
	return buf.at;
}

const char *export_say_rule(enum rule rule)
{
	static const struct {
		const char *name, *words;
	} rules[] = {
		/* TRANSLATORS: the rule of a verdict in a word or two: at most 14 columns each. */
		{ "same", N_("same") },
		{ "same-form-differs", N_("same") },
		{ "converted", N_("converted") },
		{ "precision", N_("precision") },
		{ "rounded", N_("rounded") },
		{ "overlap", N_("overlap") },
		{ "soft-bound", N_("near bound") },
		{ "scope", N_("two voices") },
		{ "update", N_("updated") },
		{ "unsure", N_("one thing?") },
		{ "unknown-value", N_("not known") },
		{ "spelling", N_("spelling") },
		{ "truncated", N_("truncated") },
		{ "indirect", N_("reported") },
		{ "wording", N_("wording") },
		{ "translation", N_("translation") },
		{ "paraphrase", N_("paraphrase") },
		{ "disjoint", N_("disjoint") },
		{ "date-precision", N_("precision") },
		{ "date-disjoint", N_("other date") },
		{ "speaker", N_("other speaker") },
		{ "negation", N_("negation") },
		{ "only-here", N_("only here") },
	};
	const char *name = match_rule_name(rule);
	size_t i;

	for (i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].name, name) == 0)
			return _(rules[i].words);
	return name;
}

const char *export_say_feature(const char *feature)
{
	static const struct {
		const char *name, *words;
	} names[] = {
		/* TRANSLATORS: what two mentions have in common; at most 16 columns each. */
		{ "prior", N_("at the outset") },
		{ "concept", N_("what is counted") },
		{ "event", N_("what happened") },
		{ "population", N_("to whom") },
		{ "noun", N_("the noun") },
		{ "verb", N_("the verb") },
		{ "context", N_("words around") },
		{ "beside", N_("words beside") },
		{ "held", N_("one in the other") },
		{ "opening", N_("the same opening") },
		{ "cut", N_("cut from it") },
		{ "alone", N_("only one in each") },
		{ "speaker", N_("the same speaker") },
		{ "again", N_("one dispatch") },
		{ "turn", N_("speaker's turn") },
		{ "whole", N_("the same words") },
		{ "mass", N_("shared words") },
		{ "rival", N_("told elsewhere") },
		{ "lead", N_("in the lead") },
		{ "part", N_("a part of it") },
		{ "scope", N_("of which part") },
		{ "first", N_("the first sum") },
		{ "clash", N_("not both true") },
		{ "role", N_("both told apart") },
		{ "where", N_("of which place") },
		{ "years", N_("of which year") },
		{ "owner", N_("whose it is") },
		{ "names", N_("names") },
		{ "value", N_("value") },
		{ "day", N_("the day") },
		{ "stretch", N_("when on that day") },
		{ "grain", N_("the grain") },
		{ "said", N_("both said then") },
		{ "place", N_("the place") },
		{ "home", N_("same dispatch") },
		{ "best", N_("no better match") },
	};
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].name, feature) == 0)
			return _(names[i].words);
	return feature;
}

/* "A and B, alike to 84 hundredths: what is counted, soldats; ..." */
static const char *say_pair(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, uint32_t a, uint32_t b)
{
	float score = 0;
	struct evidences evidences = match_explain(arena, analysis, fact, a, b, &score);
	struct buf buf = buf_new(arena);
	char one[DOSSIER_ID], other[DOSSIER_ID];
	const struct evidence *evidence;
	uint32_t i;

	dossier_id(fact->members[a].dispatch, one);
	dossier_id(fact->members[b].dispatch, other);
	/* TRANSLATORS: two dispatches, by their letters, and in hundredths how surely both tell the
	   same */
	buf_format(&buf, _("%1$s and %2$s, alike to %3$d hundredths"), one, other,
		(int)(score * 100 + .5f));
	for (i = 0; i < evidences.n; i++) {
		evidence = &evidences.at[i];
		buf_format(&buf, "%s%s", i ? "; " : ": ", export_say_feature(evidence->feature));
		if (evidence->value < 0)
			buf_format(&buf, ", %s", _("clash"));
		if (evidence->words && *evidence->words)
			buf_format(&buf, ", %s", safe(arena, evidence->words));
	}
	return buf.at;
}

const char *export_tell_why(
	struct arena *arena, const struct dossier *dossier, const struct fact *fact)
{
	const char *rates = export_say_rates(arena, dossier->analysis, fact);
	struct buf buf = buf_new(arena);
	uint32_t i;

	buf_format(&buf, "%s.\n",
		arena_format(arena, _("%1$s: %2$s"), export_say_rule(fact->rule),
			_(match_rule_words(fact->rule))));
	if (*rates)
		buf_format(&buf, "%s\n", rates);
	for (i = 1; i < fact->n; i++)
		if (fact->members[i].dispatch != fact->members[i - 1].dispatch)
			buf_format(&buf, "%s.\n", say_pair(arena, dossier->analysis, fact, 0, i));
	return buf.at;
}

const char *export_tell_dossier(struct arena *arena, const struct dossier *dossier)
{
	static const struct export_choice everything;
	struct job job = format_job(arena, dossier, &everything);
	struct report report = report_make(arena, &job);
	struct buf buf = buf_new(arena);
	uint32_t i;

	buf_format(&buf, "%s.\n%s.\n", report.title, report.score);
	for (i = 0; i < report.n_sources; i++)
		buf_format(&buf, "%s. %s. %s.\n", say_source(arena, dossier->analysis, i),
			report.sources[i].where, report.sources[i].origin);
	for (i = 0; i < report.copies.n; i++)
		buf_format(&buf, "%s.\n", report.copies.at[i]);
	for (i = 0; i < report.left_out.n; i++)
		buf_format(&buf, "%s\n", report.left_out.at[i]);
	return buf.at;
}
