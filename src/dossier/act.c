/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user corrects -> a deed, where it can be done and is not so already. */
#include "dossier/inside.h"

#include <string.h>

static enum fault_code do_it(struct dossier *dossier, struct stamp stamp, struct deed deed)
{
	if (!deed.text)
		deed.text = "";
	deed.text = clean_lines(dossier->desk->arena, deed.text);
	deed_append(dossier, deed, stamp);
	desk_apply(dossier);
	return FAULT_NONE;
}

static enum fault_code do_join(struct dossier *dossier, struct stamp stamp, enum deed_kind kind,
	const struct fact *a, const struct fact *b)
{
	if (a == b)
		return FAULT_ALREADY_SO;
	if (a->kind != b->kind || (kind == DEED_SAME_NAME && a->kind != FACT_NAME))
		return FAULT_OTHER_KIND;
	return do_it(dossier, stamp,
		(struct deed){ .kind = kind,
			.on = dossier_on_fact(dossier, a),
			.other = dossier_on_fact(dossier, b) });
}

enum fault_code dossier_join(
	struct dossier *dossier, struct stamp stamp, const struct fact *a, const struct fact *b)
{
	return do_join(dossier, stamp, DEED_JOIN, a, b);
}

enum fault_code dossier_same_name(
	struct dossier *dossier, struct stamp stamp, const struct fact *a, const struct fact *b)
{
	return do_join(dossier, stamp, DEED_SAME_NAME, a, b);
}

static enum fault_code do_part(struct dossier *dossier, struct stamp stamp, enum deed_kind kind,
	const struct fact *fact, uint32_t member)
{
	if (kind == DEED_OTHER_NAME && fact->kind != FACT_NAME)
		return FAULT_OTHER_KIND;
	if (fact->n < 2)
		return FAULT_ALREADY_SO;
	return do_it(dossier, stamp,
		(struct deed){
			.kind = kind, .on = dossier_on_mention(dossier, &fact->members[member]) });
}

enum fault_code dossier_part(
	struct dossier *dossier, struct stamp stamp, const struct fact *fact, uint32_t member)
{
	return do_part(dossier, stamp, DEED_APART, fact, member);
}

enum fault_code dossier_other_name(
	struct dossier *dossier, struct stamp stamp, const struct fact *fact, uint32_t member)
{
	return do_part(dossier, stamp, DEED_OTHER_NAME, fact, member);
}

enum fault_code dossier_strike(
	struct dossier *dossier, struct stamp stamp, const struct fact *fact, uint32_t member)
{
	return do_it(dossier, stamp,
		(struct deed){ .kind = DEED_NO_FACT,
			.on = member == DOSSIER_NOWHERE
				      ? dossier_on_fact(dossier, fact)
				      : dossier_on_mention(dossier, &fact->members[member]) });
}

enum fault_code dossier_judge(struct dossier *dossier, struct stamp stamp, const struct fact *fact,
	enum verdict verdict, const char *reason)
{
	return do_it(dossier, stamp,
		(struct deed){ .kind = DEED_VERDICT,
			.on = dossier_on_fact(dossier, fact),
			.verdict = verdict,
			.text = reason });
}

enum fault_code dossier_name(
	struct dossier *dossier, struct stamp stamp, const struct fact *fact, const char *label)
{
	return do_it(dossier, stamp,
		(struct deed){
			.kind = DEED_LABEL, .on = dossier_on_fact(dossier, fact), .text = label });
}

static void worth_of(
	struct arena *arena, const struct mention *mention, const char *words, struct worth *worth)
{
	const struct quantity *quantity = &mention->quantity;

	*worth = (struct worth){ .words = text_make_safe(arena, words, strlen(words)),
		.relation = RELATION_UNKNOWN,
		.unit = "" };
	if (mention->kind == FACT_DATE) {
		worth->edtf = arena_copy(arena, mention->date.edtf, strlen(mention->date.edtf));
		return;
	}
	worth->relation = quantity->relation;
	worth->measure = quantity->measure;
	worth->number = quantity->number;
	worth->low = quantity->low;
	worth->high = quantity->high;
	if (quantity->unit)
		worth->unit = arena_copy(arena, quantity->unit, strlen(quantity->unit));
}

/* The value of the mention as the words give it. */
static bool read_worth(struct dossier *dossier, uint32_t dispatch, const char *words,
	struct mention *mention, struct worth *worth)
{
	const struct analysis *analysis = dossier->analysis;
	struct date *date = &mention->date;

	if (mention->kind != FACT_QUANTITY && mention->kind != FACT_DATE)
		return false;
	if (mention->kind == FACT_DATE &&
		edtf_read(words, &date->first, &date->last, &date->granularity)) {
		strncpy(date->edtf, words, sizeof date->edtf - 1);
	} else if (!fact_read_value(dossier->arena, analysis->vocab, analysis->lang,
			   analysis->dispatches[dispatch], words, mention)) {
		return false;
	}
	worth_of(dossier->desk->arena, mention, words, worth);
	return mention->kind != FACT_DATE || *mention->date.edtf;
}

enum fault_code dossier_revalue(struct dossier *dossier, struct stamp stamp,
	const struct fact *fact, uint32_t member, const char *words)
{
	const struct member *at = &fact->members[member];
	struct mention mention = *at->mention;
	struct deed deed = { .kind = DEED_VALUE };

	if (!read_worth(dossier, at->dispatch, words, &mention, &deed.worth))
		return FAULT_NO_VALUE;
	deed.on = dossier_on_mention(dossier, at);
	return do_it(dossier, stamp, deed);
}

static bool is_there(
	const struct analysis *analysis, uint32_t dispatch, const struct mention *mention)
{
	uint32_t i, k;

	for (i = 0; i < analysis->facts.n; i++)
		for (k = 0; k < analysis->facts.at[i].n; k++) {
			const struct member *member = &analysis->facts.at[i].members[k];

			if (member->dispatch == dispatch &&
				member->mention->kind == mention->kind &&
				!memcmp(&member->mention->span, &mention->span,
					sizeof mention->span))
				return true;
		}
	return false;
}

enum fault_code dossier_select(struct dossier *dossier, struct stamp stamp, uint32_t dispatch,
	struct span text, enum fact_kind kind, const char *words)
{
	const struct analysis *analysis = dossier->analysis;
	struct deed deed = { .kind = DEED_MENTION, .fact = kind };
	struct mention mention;

	if (!fact_make(dossier->arena, analysis->vocab, analysis->lang,
		    analysis->dispatches[dispatch], kind, text, &mention))
		return FAULT_NO_VALUE;
	if (is_there(analysis, dispatch, &mention))
		return FAULT_ALREADY_SO;
	if (words && *words) {
		if (!read_worth(dossier, dispatch, words, &mention, &deed.worth))
			return FAULT_NO_VALUE;
	} else if (kind == FACT_QUANTITY || kind == FACT_DATE) {
		worth_of(dossier->desk->arena, &mention, "", &deed.worth);
	}
	deed.on = dossier_on_passage(dossier, dispatch, mention.span);
	return do_it(dossier, stamp, deed);
}
