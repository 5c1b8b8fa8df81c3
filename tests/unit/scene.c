/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/unit.h"

#include "unit/scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCENE_MOST = 80 };

/* A mention before its place in the cleaned text is known. */
struct entry {
	uint32_t dispatch;
	const char *fact;
	char *value;
	const char *words;
	const char *voice, *hedge; /* words of the same sentence, or "" */
};

struct told {
	const char *key, *label;
	enum rule rule;
	float confidence;
};

struct scene {
	struct arena *arena;
	struct dossier *dossier;
	struct dispatch *dispatches[SCENE_MOST];
	const char *paths[SCENE_MOST];
	uint32_t origins[SCENE_MOST];
	struct buf texts[SCENE_MOST];
	uint32_t n;
	struct VEC(struct entry) notes;
	struct VEC(struct told) told;
};

struct scene *scene_new(struct arena *arena)
{
	struct scene *scene = arena_new_of(arena, struct scene);

	scene->arena = arena;
	return scene;
}

static void add_dispatch(struct scene *scene, const char *line)
{
	char path[128];
	unsigned origin;

	assert_true(scene->n < SCENE_MOST);
	if (sscanf(line, "%127s %u", path, &origin) != 2)
		fail_msg("no dispatch: %s", line);
	scene->paths[scene->n] = arena_copy(scene->arena, path, strlen(path));
	scene->origins[scene->n] = origin;
	scene->texts[scene->n] = buf_new(scene->arena);
	scene->n++;
}

static void add_told(struct scene *scene, const char *line)
{
	char key[64], rule[64], label[128] = "";
	struct told *told = vec_push(scene->arena, &scene->told);
	int i;

	if (sscanf(line, "%63s %63s %f %127[^\n]", key, rule, &told->confidence, label) < 3)
		fail_msg("no fact: %s", line);
	told->key = arena_copy(scene->arena, key, strlen(key));
	told->label = arena_copy(scene->arena, label, strlen(label));
	for (i = 0; i < RULES; i++)
		if (strcmp(match_rule_name((enum rule)i), rule) == 0)
			break;
	if (i == RULES)
		fail_msg("no rule: %s", rule);
	told->rule = (enum rule)i;
}

/* A value, then perhaps a voice and a hedge after strokes. */
static void part_value(struct entry *note)
{
	char *stroke = strchr(note->value, '|');

	if (!stroke)
		return;
	*stroke = '\0';
	note->voice = stroke + 1;
	stroke = strchr(stroke + 1, '|');
	if (!stroke)
		return;
	*stroke = '\0';
	note->hedge = stroke + 1;
}

/* The text without braces; what stood in them is noted. */
static void add_text(struct scene *scene, const char *line)
{
	struct arena *arena = scene->arena;
	struct buf *text = &scene->texts[scene->n - 1];
	const char *space, *colon, *end;

	for (; *line; line++) {
		if (*line != '{') {
			buf_char(text, *line);
			continue;
		}
		space = strchr(line, ' ');
		colon = space ? strchr(space, ':') : NULL;
		end = colon ? strchr(colon, '}') : NULL;
		if (!end)
			fail_msg("no mention: %s", line);
		*vec_push(arena, &scene->notes) = (struct entry){ scene->n - 1,
			arena_copy(arena, line + 1, (size_t)(space - line - 1)),
			arena_copy(arena, space + 1, (size_t)(colon - space - 1)),
			arena_copy(arena, colon + 1, (size_t)(end - colon - 1)), "", "" };
		part_value(&scene->notes.at[scene->notes.n - 1]);
		buf_add(text, colon + 1, (size_t)(end - colon - 1));
		line = end;
	}
	buf_char(text, '\n');
}

bool scene_line(struct scene *scene, const char *line)
{
	if (strncmp(line, "dispatch ", 9) == 0)
		add_dispatch(scene, line + 9);
	else if (strncmp(line, "fact ", 5) == 0)
		add_told(scene, line + 5);
	else if (scene->n > 0 && strncmp(line, "  ", 2) == 0)
		add_text(scene, line + 2);
	else if (scene->n > 0 && !*line)
		buf_char(&scene->texts[scene->n - 1], '\n');
	else
		return false;
	return true;
}

static void read_value(struct mention *mention, const char *value)
{
	static const struct {
		char sign;
		enum relation relation;
	} signs[] = { { '=', RELATION_EXACTLY }, { '>', RELATION_MORE_THAN },
		{ '~', RELATION_ABOUT }, { '?', RELATION_UNKNOWN } };
	int year;
	unsigned month, day;
	size_t i;

	mention->kind = *value == '"' ? FACT_QUOTE : FACT_NAME;
	if (sscanf(value, "@%d-%u-%u", &year, &month, &day) == 3) {
		mention->kind = FACT_DATE;
		mention->date.first = mention->date.last = day_of(year, month, day);
		snprintf(mention->date.edtf, sizeof mention->date.edtf, "%.20s", value + 1);
	}
	for (i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (*value != signs[i].sign)
			continue;
		mention->kind = FACT_QUANTITY;
		mention->quantity.relation = signs[i].relation;
		mention->quantity.number = atof(value + 1);
		mention->quantity.unit = "";
		fact_interval(mention->quantity.relation, mention->quantity.number,
			&mention->quantity.low, &mention->quantity.high);
	}
}

/* The tokens that the words cover, and the sentence and block that they stand in. */
static void place_mention(struct mention *mention, const struct dispatch *dispatch)
{
	struct range *tokens = &mention->tokens;

	while (dispatch->tokens.at[tokens->first].span.end <= mention->span.start)
		tokens->first++;
	for (tokens->last = tokens->first;
		tokens->last < dispatch->tokens.n &&
		dispatch->tokens.at[tokens->last].span.start < mention->span.end;
		tokens->last++)
		;
	mention->sentence = dispatch_sentence_of(dispatch, tokens->first);
	mention->block = dispatch_block_of(dispatch, tokens->first);
	mention->clause = dispatch->sentences.at[mention->sentence];
}

/* The tokens of words in the mention's sentence; none where there are no words. */
static struct range find_range(
	const struct dispatch *dispatch, const struct mention *mention, const char *words)
{
	struct range range = dispatch->sentences.at[mention->sentence];
	uint32_t start = dispatch->tokens.at[range.first].span.start, i;
	const char *at = *words ? strstr(dispatch->text + start, words) : NULL;

	if (!at)
		return (struct range){ 0 };
	start = (uint32_t)(at - dispatch->text);
	for (i = range.first; i < range.last && dispatch->tokens.at[i].span.start < start; i++)
		;
	range.first = i;
	while (i < range.last &&
		dispatch->tokens.at[i].span.start < start + (uint32_t)strlen(words))
		i++;
	range.last = i;
	return range;
}

static struct mention *make_mention(struct scene *scene, const struct entry *note, uint32_t *from)
{
	struct mention *mention = arena_new_of(scene->arena, struct mention);
	const char *text = scene->dispatches[note->dispatch]->text;
	const char *at = strstr(text + from[note->dispatch], note->words);

	if (!at)
		fail_msg("\"%s\" is not in \"%s\"", note->words, text + from[note->dispatch]);
	read_value(mention, note->value);
	mention->span.start = (uint32_t)(at - text);
	mention->span.end = mention->span.start + (uint32_t)strlen(note->words);
	from[note->dispatch] = mention->span.end;
	place_mention(mention, scene->dispatches[note->dispatch]);
	mention->voice = find_range(scene->dispatches[note->dispatch], mention, note->voice);
	mention->hedge = find_range(scene->dispatches[note->dispatch], mention, note->hedge);
	if (mention->kind == FACT_QUOTE)
		mention->quote.speaker = mention->voice;
	return mention;
}

/* Members stand by dispatch, then by place; notes already do. */
static void add_members(struct scene *scene, struct fact *fact, const struct told *told,
	struct mention *const *mentions)
{
	struct member *members = arena_array(scene->arena, struct member, scene->notes.n);
	const char *camps[SCENE_MOST];
	uint32_t i, camp;

	for (i = 0; i < scene->notes.n; i++) {
		const struct entry *note = &scene->notes.at[i];

		if (strcmp(note->fact, told->key) != 0)
			continue;
		for (camp = 0; camp < fact->camps && strcmp(camps[camp], note->value) != 0; camp++)
			;
		if (camp == fact->camps)
			camps[fact->camps++] = note->value;
		members[fact->n++] = (struct member){ .dispatch = note->dispatch,
			.mention = mentions[i],
			.camp = camp,
			.link = told->confidence };
	}
	fact->members = members;
	fact->kind = fact->n > 0 ? members[0].mention->kind : FACT_QUANTITY;
}

/* The band over what the members' words may stand for. */
static void find_band(struct fact *fact)
{
	struct reach reach;
	bool any = false;
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		if (!match_reach(fact, i, &reach))
			continue;
		if (!any || reach.low < fact->low)
			fact->low = reach.low;
		if (!any || reach.high > fact->high)
			fact->high = reach.high;
		any = true;
	}
}

/* A dispatch whose members are of two camps disagrees with itself. */
static bool is_internal(const struct fact *fact)
{
	uint32_t i, k;

	for (i = 0; i < fact->n; i++)
		for (k = 0; k < i; k++)
			if (fact->members[i].dispatch == fact->members[k].dispatch &&
				fact->members[i].camp != fact->members[k].camp)
				return true;
	return false;
}

static void count_tellers(struct scene *scene, struct fact *fact)
{
	uint32_t *silent = arena_array(scene->arena, uint32_t, scene->n), i, k;
	bool seen[SCENE_MOST] = { false };

	for (i = 0; i < scene->n; i++) {
		for (k = 0; k < fact->n && fact->members[k].dispatch != i; k++)
			;
		if (k == fact->n) {
			silent[fact->n_silent++] = i;
			continue;
		}
		fact->dispatches++;
		fact->origins += !seen[scene->origins[i]];
		seen[scene->origins[i]] = true;
	}
	fact->silent = fact->n_silent > MATCH_SILENT_MOST ? NULL : silent;
}

/* Passages are found as ever; all else is told by the scene. */
static struct mentions find_passages(
	struct scene *scene, const struct analysis *analysis, uint32_t i)
{
	struct mentions all = fact_find(scene->arena, scene->arena, analysis->vocab, analysis->lang,
				scene->dispatches[i], true),
			passages = { 0 };
	uint32_t k;

	for (k = 0; k < all.n; k++)
		if (all.at[k].kind == FACT_PASSAGE)
			*vec_push(scene->arena, &passages) = all.at[k];
	return passages;
}

static void read_dispatches(struct scene *scene, struct analysis *analysis)
{
	uint32_t i, origins = 0;

	for (i = 0; i < scene->n; i++) {
		scene->dispatches[i] = dispatch_parse(scene->arena, analysis->vocab, analysis->lang,
			scene->paths[i], (struct bytes){ scene->texts[i].at, scene->texts[i].n },
			&scene->dossier->faults);
		assert_non_null(scene->dispatches[i]);
		if (scene->origins[i] > origins)
			origins = scene->origins[i];
	}
	analysis->dispatches = scene->dispatches;
	analysis->n = scene->n;
	analysis->mentions = arena_array(scene->arena, struct mentions, scene->n + 1);
	for (i = 0; i < scene->n; i++)
		analysis->mentions[i] = find_passages(scene, analysis, i);
	match_align(analysis, "en",
		NULL); /* what was copied; its words know nothing of these mentions */
	analysis->words = NULL;
	analysis->origin = scene->origins;
	analysis->origins = origins;
}

const struct dossier *scene_dossier(struct scene *scene)
{
	static const char *const folders[] = { SRCDATADIR "/lang" };
	struct analysis *analysis = arena_new_of(scene->arena, struct analysis);
	struct mention **mentions = arena_array(scene->arena, struct mention *, scene->notes.n + 1);
	uint32_t from[SCENE_MOST] = { 0 }, i;
	struct fact *fact;

	scene->dossier = arena_new_of(scene->arena, struct dossier);
	scene->dossier->arena = analysis->arena = scene->arena;
	scene->dossier->analysis = analysis;
	analysis->vocab = text_vocab_new(scene->arena);
	analysis->lang =
		lang_load(scene->arena, analysis->vocab, folders, 1, &scene->dossier->faults);
	read_dispatches(scene, analysis);
	for (i = 0; i < scene->notes.n; i++)
		mentions[i] = make_mention(scene, &scene->notes.at[i], from);
	for (i = 0; i < scene->told.n; i++) {
		const struct told *told = &scene->told.at[i];

		fact = vec_push(scene->arena, &analysis->facts);
		*fact = (struct fact){ .id = i + 1,
			.label = told->label,
			.rule = told->rule,
			.verdict = match_rule_verdict(told->rule),
			.confidence = told->confidence };
		add_members(scene, fact, told, mentions);
		fact->internal = is_internal(fact);
		find_band(fact);
		count_tellers(scene, fact);
	}
	return scene->dossier;
}
