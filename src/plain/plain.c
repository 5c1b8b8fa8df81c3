/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One table of commands, under the letters that they have in the reader with a screen, where they
 * are keys. The facts come in the order of the notes: what must be settled first.
 */
#include "plain/plain.h"
#include "export/export.h"
#include "speak.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

struct plain {
	const struct dossier *dossier;
	const struct analysis *analysis;
	FILE *out;
	struct arena *brief; /* of one command */
	uint32_t columns;
	uint32_t *order; /* facts, by place */
	uint32_t n;
	uint32_t at;	   /* place of the fact in hand; n: none yet */
	uint32_t dispatch; /* that is read, */
	uint32_t block;	   /* and how far */
	const char *sought;
};

static void fold_line(struct plain *plain, const char *line, size_t n)
{
	struct lines lines = { 0 };
	uint32_t i;

	text_wrap(plain->brief, line, (struct span){ 0, (uint32_t)n }, NULL, 0, plain->columns,
		&lines);
	for (i = 0; i < lines.n; i++)
		fprintf(plain->out, "%.*s\n", (int)span_length(lines.at[i].span),
			line + lines.at[i].span.start);
}

/* Lines for a person, folded between words where a terminal would cut them. */
static void put(struct plain *plain, const char *text)
{
	size_t n;

	for (; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		if (plain->columns)
			fold_line(plain, text, n);
		else
			fprintf(plain->out, "%.*s\n", (int)n, text);
	}
}

static const struct fact *fact_at(const struct plain *plain, uint32_t place)
{
	return &plain->analysis->facts.at[plain->order[place]];
}

static bool disagrees(const struct fact *fact)
{
	return fact->verdict == VERDICT_CONFLICT || fact->verdict == VERDICT_VARY;
}

/* "Fact 3 of 58, disagreement 3 of 6." */
static void tell_fact(struct plain *plain)
{
	const struct fact *fact = fact_at(plain, plain->at);
	uint32_t i, before = 0, all = 0;

	for (i = 0; i < plain->n; i++) {
		all += disagrees(fact_at(plain, i));
		before += i <= plain->at && disagrees(fact_at(plain, i));
	}
	/* TRANSLATORS: the place of a fact among all */
	put(plain, arena_format(plain->brief, _("Fact %u of %u"), plain->at + 1, plain->n));
	if (disagrees(fact))
		put(plain, arena_format(plain->brief, _("Disagreement %u of %u"), before, all));
	put(plain, export_tell_fact(plain->brief, plain->dossier, fact));
}

static void step(struct plain *plain, int by, bool disagreement)
{
	uint32_t i = plain->at;

	for (;;) {
		i = i >= plain->n ? (by > 0 ? 0 : plain->n - 1) : i + (uint32_t)by;
		if (i >= plain->n) {
			put(plain, by > 0 ? _("That was the last.") : _("That was the first."));
			return;
		}
		if (!disagreement || disagrees(fact_at(plain, i)))
			break;
	}
	plain->at = i;
	tell_fact(plain);
}

static void next_disagreement(struct plain *plain, const char *rest)
{
	(void)rest;
	step(plain, 1, true);
}

static void previous_disagreement(struct plain *plain, const char *rest)
{
	(void)rest;
	step(plain, -1, true);
}

static void next_fact(struct plain *plain, const char *rest)
{
	(void)rest;
	step(plain, 1, false);
}

static void previous_fact(struct plain *plain, const char *rest)
{
	(void)rest;
	step(plain, -1, false);
}

static bool has_fact(struct plain *plain)
{
	if (plain->at < plain->n)
		return true;
	put(plain, _("No fact is in hand yet: n takes the first disagreement."));
	return false;
}

static void say_why(struct plain *plain, const char *rest)
{
	(void)rest;
	if (has_fact(plain))
		put(plain,
			export_tell_why(plain->brief, plain->dossier, fact_at(plain, plain->at)));
}

static void list_facts(struct plain *plain, const char *rest)
{
	const char *told;
	uint32_t i;

	(void)rest;
	for (i = 0; i < plain->n; i++) {
		told = export_tell_fact(plain->brief, plain->dossier, fact_at(plain, i));
		put(plain, arena_format(plain->brief, "%u. %.*s", i + 1, (int)strcspn(told, "\n"),
				   told));
	}
}

static void tell_sources(struct plain *plain, const char *rest)
{
	(void)rest;
	put(plain, export_tell_dossier(plain->brief, plain->dossier));
}

/* The dispatch that a letter names, or the first that has the fact in hand. */
static bool find_dispatch(const struct plain *plain, const char *name, uint32_t *found)
{
	char id[DOSSIER_ID];

	if (!*name && plain->at < plain->n) {
		*found = fact_at(plain, plain->at)->members[0].dispatch;
		return true;
	}
	for (*found = 0; *found < plain->analysis->n; ++*found) {
		dossier_id(*found, id);
		if (!strcasecmp(id, name))
			return true;
	}
	return false;
}

/* The block of the dispatch in which the fact in hand stands, or its first. */
static uint32_t find_block(const struct plain *plain, uint32_t dispatch)
{
	const struct dispatch *found = plain->analysis->dispatches[dispatch];
	const struct fact *fact;
	uint32_t i, k;

	for (i = 0; plain->at < plain->n && i < fact_at(plain, plain->at)->n; i++) {
		fact = fact_at(plain, plain->at);
		for (k = 0; fact->members[i].dispatch == dispatch && k < found->blocks.n; k++)
			if (found->blocks.at[k].span.end >= fact->members[i].mention->span.end)
				return k;
	}
	return 0;
}

static void read_on(struct plain *plain, const char *rest)
{
	const struct dispatch *dispatch;
	struct span span;

	(void)rest;
	if (plain->dispatch >= plain->analysis->n) {
		put(plain, _("No dispatch is open yet: d A opens the first."));
		return;
	}
	dispatch = plain->analysis->dispatches[plain->dispatch];
	if (plain->block >= dispatch->blocks.n) {
		put(plain, _("That was the end of the dispatch."));
		return;
	}
	span = dispatch->blocks.at[plain->block++].span;
	put(plain, arena_format(plain->brief, "%.*s\n", (int)span_length(span),
			   dispatch->text + span.start));
}

static void read_dispatch(struct plain *plain, const char *rest)
{
	uint32_t found;

	if (!find_dispatch(plain, rest, &found)) {
		put(plain, _("There is no such dispatch: d and a letter, as in d A."));
		return;
	}
	plain->dispatch = found;
	plain->block = find_block(plain, found);
	read_on(plain, rest);
}

static bool contains(struct arena *arena, const char *text, const char *words)
{
	struct fold where = text_fold(arena, text, strlen(text)),
		    what = text_fold(arena, words, strlen(words));
	struct span found;
	uint32_t at = 0;

	return text_find(&where, &what, &at, &found);
}

/* The next fact whose telling has the words; without words, those sought before. */
static void search(struct plain *plain, const char *rest)
{
	uint32_t i, k;
	const char *told;

	if (*rest)
		plain->sought = arena_copy(plain->dossier->arena, rest, strlen(rest));
	if (!plain->sought)
		return;
	for (k = 1; k <= plain->n; k++) {
		i = ((plain->at < plain->n ? plain->at : plain->n - 1) + k) % plain->n;
		told = export_tell_fact(plain->brief, plain->dossier, fact_at(plain, i));
		if (contains(plain->brief, told, plain->sought)) {
			plain->at = i;
			tell_fact(plain);
			return;
		}
	}
	put(plain, _("No fact has these words."));
}

static void help(struct plain *plain, const char *rest);

static const struct {
	char letter;
	void (*act)(struct plain *plain, const char *rest);
	const char *help;
} commands[] = {
	{ 'n', next_disagreement, N_("n, or nothing: the next disagreement") },
	{ 'N', previous_disagreement, N_("N: the one before") },
	{ ']', next_fact, N_("]: the next fact, whatever is said of it") },
	{ '[', previous_fact, N_("[: the fact before") },
	{ '=', say_why, N_("=: why it is one fact, and by which rule it is judged") },
	{ 't', list_facts, N_("t: all facts, a line each; a number takes one of them") },
	{ 'd', read_dispatch, N_("d A: dispatch A, where it tells the fact in hand") },
	{ '+', read_on, N_("+: its next paragraph") },
	{ '/', search, N_("/words: the next fact that has these words") },
	{ 'o', tell_sources, N_("o: the dispatches, and who shares copy with whom") },
	{ '?', help, N_("?: these commands") },
};

static void help(struct plain *plain, const char *rest)
{
	size_t i;

	(void)rest;
	for (i = 0; i < sizeof commands / sizeof *commands; i++)
		put(plain, _(commands[i].help));
	put(plain, _("q: the end"));
}

static void take_number(struct plain *plain, const char *line)
{
	unsigned long number = strtoul(line, NULL, 10);

	if (!number || number > plain->n) {
		put(plain, arena_format(plain->brief, _("Facts are numbered 1 to %u."), plain->n));
		return;
	}
	plain->at = (uint32_t)number - 1;
	tell_fact(plain);
}

/* false: the user leaves. */
static bool serve(struct plain *plain, const char *line)
{
	char letter = *line ? *line : 'n';
	size_t i;

	if (letter == 'q')
		return false;
	if (letter >= '0' && letter <= '9') {
		take_number(plain, line);
		return true;
	}
	for (i = 0; i < sizeof commands / sizeof *commands; i++)
		if (commands[i].letter == letter) {
			line += *line != '\0';
			commands[i].act(plain, line + strspn(line, " "));
			return true;
		}
	put(plain, _("This is no command; ? lists them."));
	return true;
}

/* Worst verdicts first, figures before words, else as the dispatches have them. */
static void put_in_order(struct plain *plain)
{
	static const enum verdict verdicts[] = { VERDICT_CONFLICT, VERDICT_VARY, VERDICT_AGREE,
		VERDICT_SINGLE };
	static const enum fact_kind kinds[] = { FACT_QUANTITY, FACT_DATE, FACT_QUOTE, FACT_NAME,
		FACT_PASSAGE };
	const struct facts *facts = &plain->analysis->facts;
	size_t v, k;
	uint32_t i;

	plain->order = arena_array(plain->dossier->arena, uint32_t, facts->n + 1);
	for (v = 0; v < sizeof verdicts / sizeof *verdicts; v++)
		for (k = 0; k < sizeof kinds / sizeof *kinds; k++)
			for (i = 0; i < facts->n; i++)
				if (facts->at[i].verdict == verdicts[v] &&
					facts->at[i].kind == kinds[k] && facts->at[i].n)
					plain->order[plain->n++] = i;
	plain->at = plain->n;
}

static void tell_everything(struct plain *plain)
{
	for (plain->at = 0; plain->at < plain->n; plain->at++) {
		fputc('\n', plain->out);
		tell_fact(plain);
	}
}

static void converse(struct plain *plain, FILE *in)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	bool on = true;

	put(plain, _("Enter: the next disagreement. ?: all commands. q: the end."));
	while (on) {
		fputs("> ", plain->out);
		fflush(plain->out);
		n = getline(&line, &room, in);
		if (n < 0)
			break;
		line[strcspn(line, "\r\n")] = '\0';
		plain->brief = arena_new();
		on = serve(plain, line);
		arena_free(plain->brief);
		plain->brief = plain->dossier->arena;
	}
	free(line);
}

void plain_read(const struct dossier *dossier, FILE *in, FILE *out, bool asked, uint32_t columns)
{
	struct plain plain = { .dossier = dossier,
		.analysis = dossier->analysis,
		.out = out,
		.brief = dossier->arena,
		.columns = columns,
		.dispatch = dossier->analysis->n };

	put_in_order(&plain);
	tell_sources(&plain, "");
	if (asked)
		converse(&plain, in);
	else
		tell_everything(&plain);
	fflush(out);
}
