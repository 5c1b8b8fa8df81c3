/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/paper.h"

#include <math.h>
#include <string.h>

const char paper_harbour[] =
	"Incendie au port\n"
	"\n"
	"LE HAVRE, 3 mars 2021 (Agence Mer) - Le feu a fait plus de 200 blessés "
	"sur les quais, selon la mairie.\n"
	"\n"
	"Il a détruit 4,9 millions d'euros de marchandises.\n";

const char paper_hostile[] =
	"# Le *feu* | <b>gagne</b> & `brûle`\n"
	"\n"
	"On compte **230 blessés** au port | [ici](http://a.example), dit-on.\n"
	"\n"
	"Quelque 95,27 % des quais | sont fermés.\n";

static const char silent[] = "Rien de neuf\n\nLa mer est calme.\n";

/* A dossier of these files: their facts are added one by one. */
struct dossier *paper_dossier(
	struct arena *arena, size_t n, const char *const paths[], const char *const files[])
{
	struct dossier *dossier = arena_new_of(arena, struct dossier);
	struct analysis *analysis = arena_new_of(arena, struct analysis);
	struct dispatch **dispatches = arena_array(arena, struct dispatch *, n);
	const char *folders[] = { SRCDATADIR "/lang" };
	uint32_t i;

	dossier->arena = analysis->arena = arena;
	dossier->analysis = analysis;
	analysis->vocab = text_vocab_new(arena);
	analysis->lang = lang_load(arena, analysis->vocab, folders, 1, &dossier->faults);
	analysis->dispatches = dispatches;
	analysis->n = (uint32_t)n;
	analysis->origin = arena_array(arena, uint32_t, n);
	analysis->origins = (uint32_t)n;
	for (i = 0; i < n; i++) {
		dispatches[i] = dispatch_parse(arena, analysis->vocab, analysis->lang, paths[i],
			(struct bytes){ files[i], strlen(files[i]) }, &dossier->faults);
		assert_non_null(dispatches[i]);
		analysis->origin[i] = i + 1;
	}
	return dossier;
}

static struct mention *mention_of(
	struct arena *arena, const struct dispatch *dispatch, const char *words)
{
	struct mention *mention = arena_new_of(arena, struct mention);
	const char *at = strstr(dispatch->text, words);
	uint32_t token;

	if (!at)
		fail_msg("\"%s\" is not in \"%s\"", words, dispatch->text);
	mention->span.start = (uint32_t)(at - dispatch->text);
	mention->span.end = mention->span.start + (uint32_t)strlen(words);
	for (token = 0; token + 1 < dispatch->tokens.n; token++)
		if (dispatch->tokens.at[token].span.end > mention->span.start)
			break;
	mention->sentence = dispatch_sentence_of(dispatch, token);
	return mention;
}

struct member paper_member(struct dossier *dossier, uint32_t dispatch, uint32_t camp,
	const char *words, struct quantity quantity)
{
	struct mention *mention =
		mention_of(dossier->arena, dossier->analysis->dispatches[dispatch], words);

	if (!quantity.unit)
		quantity.unit = "";
	mention->quantity = quantity;
	return (struct member){ .dispatch = dispatch, .mention = mention, .camp = camp };
}

struct fact *paper_add_fact(struct dossier *dossier, const char *label, enum rule rule,
	const struct member *members, uint32_t n)
{
	struct analysis *analysis = dossier->analysis;
	struct arena *arena = dossier->arena;
	struct fact *fact = vec_push(arena, &analysis->facts);
	uint32_t *quiet = arena_array(arena, uint32_t, analysis->n);
	struct member *kept = arena_array(arena, struct member, n);
	uint32_t i, k;

	memcpy(kept, members, n * sizeof *kept);
	*fact = (struct fact){ .id = analysis->facts.n,
		.label = label,
		.rule = rule,
		.verdict = match_rule_verdict(rule),
		.members = kept,
		.n = n,
		.silent = quiet,
		.confidence = 0.875f };
	for (i = 0; i < analysis->n; i++) {
		for (k = 0; k < n && members[k].dispatch != i; k++)
			;
		if (k == n)
			quiet[fact->n_silent++] = i;
	}
	for (k = 0; k < n; k++)
		if (members[k].camp + 1 > fact->camps)
			fact->camps = members[k].camp + 1;
	fact->dispatches = fact->origins = analysis->n - fact->n_silent;
	return fact;
}

/* Two that differ, one silent; and what one alone tells. */
struct dossier *paper_harbour_dossier(struct arena *arena)
{
	static const char *const paths[] = { "port.txt", "feu|\x1b[2J\xe2\x80\xae\xff.md",
		"mer.txt" };
	static const char *const files[] = { paper_harbour, paper_hostile, silent };
	struct dossier *dossier = paper_dossier(arena, 3, paths, files);
	struct member wounded[] = {
		paper_member(dossier, 0, 0, "plus de 200 blessés",
			(struct quantity){ .relation = RELATION_MORE_THAN,
				.number = 200,
				.low = 200,
				.high = 250 }),
		paper_member(dossier, 1, 1, "230 blessés",
			(struct quantity){ .number = 230, .low = 230, .high = 230 }),
	};
	struct member goods = paper_member(dossier, 0, 0, "4,9 millions d'euros",
		(struct quantity){ .measure = MEASURE_MONEY,
			.unit = "EUR",
			.number = 4.9e6,
			.low = 4.85e6,
			.high = 4.95e6 });
	struct member quays = paper_member(dossier, 1, 0, "Quelque 95,27 %",
		(struct quantity){ .relation = RELATION_ABOUT,
			.measure = MEASURE_PERCENT,
			.number = 95.27,
			.low = 85.743,
			.high = INFINITY });

	paper_add_fact(dossier, "blessés", RULE_PRECISION, wounded, 2);
	paper_add_fact(dossier, "marchandises", RULE_ONLY_HERE, &goods, 1);
	paper_add_fact(dossier, "quais | *fermés* <script>`x` [a](b)", RULE_ONLY_HERE, &quays, 1);
	*vec_push(arena, &dossier->analysis->overlaps) = (struct overlap){ 0, 2, 0.48f, 22, NULL };
	return dossier;
}

const char *paper_write(struct arena *arena, const char *format, const struct dossier *dossier)
{
	struct bytes bytes = export_write(arena, export_find(format), dossier, NULL);

	assert_int_equal(strlen(bytes.at), bytes.n);
	return bytes.at;
}

void assert_has(const char *text, const char *words)
{
	if (!strstr(text, words))
		fail_msg("wanted \"%s\" in:\n%s", words, text);
}

void assert_lacks(const char *text, const char *words)
{
	if (strstr(text, words))
		fail_msg("did not want \"%s\" in:\n%s", words, text);
}

/* Three who name the mayor, one of them in two ways; a name that one has alone; what two quote. */
struct dossier *paper_mayor_dossier(struct arena *arena)
{
	static const char *const paths[] = { "a.txt", "b.txt", "c.txt" };
	static const char *const files[] = {
		"Le maire parle\n\nLe maire Jean Dupond a dit \"tout va bien\". Jean Dupond est "
		"parti.\n",
		"Le maire se tait\n\nDupont ou Jean Dupond ? Rien sur Marie Curie.\n\nAlors Jean "
		"Dupond.\n",
		"Rien\n\nM. Jean Dupont a dit : \"tout va bien\".\n",
	};
	struct dossier *dossier = paper_dossier(arena, 3, paths, files);
	struct member names[] = {
		paper_member(dossier, 0, 0, "Jean Dupond", (struct quantity){ 0 }),
		paper_member(dossier, 1, 0, "Jean Dupond", (struct quantity){ 0 }),
		paper_member(dossier, 2, 1, "Jean Dupont", (struct quantity){ 0 }),
	};
	struct member quotes[] = {
		paper_member(dossier, 0, 0, "tout va bien", (struct quantity){ 0 }),
		paper_member(dossier, 2, 0, "tout va bien", (struct quantity){ 0 }),
	};
	struct member curie = paper_member(dossier, 1, 0, "Marie Curie", (struct quantity){ 0 });

	paper_add_fact(dossier, "Jean Dupond", RULE_SPELLING, names, 3)->kind = FACT_NAME;
	paper_add_fact(dossier, "tout va bien", RULE_SAME, quotes, 2)->kind = FACT_QUOTE;
	paper_add_fact(dossier, "Marie Curie", RULE_ONLY_HERE, &curie, 1)->kind = FACT_NAME;
	return dossier;
}
