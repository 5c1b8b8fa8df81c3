/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/inside.h"

#include <string.h>

static struct bytes words_of(const struct analysis *analysis, const struct member *member)
{
	return bytes_of(analysis->dispatches[member->dispatch]->text, member->mention->span);
}

bool dossier_same_value(
	const struct analysis *analysis, const struct member *a, const struct member *b)
{
	const struct quantity *p = &a->mention->quantity, *q = &b->mention->quantity;
	const struct date *d = &a->mention->date, *e = &b->mention->date;
	struct bytes x = words_of(analysis, a), y = words_of(analysis, b);

	if (a->mention->kind == FACT_QUANTITY)
		return p->relation == q->relation && p->number == q->number &&
		       strcmp(p->unit ? p->unit : "", q->unit ? q->unit : "") == 0;
	if (a->mention->kind == FACT_DATE && *d->edtf && *e->edtf)
		return strcmp(d->edtf, e->edtf) == 0;
	return x.n == y.n && !memcmp(x.at, y.at, x.n);
}

/* Whether each value that a version gives is given by the other too. */
static bool holds_all(
	const struct analysis *analysis, const struct fact *fact, uint32_t a, uint32_t b)
{
	uint32_t i, k;

	for (i = 0; i < fact->n; i++) {
		if (fact->members[i].dispatch != a)
			continue;
		for (k = 0; k < fact->n; k++)
			if (fact->members[k].dispatch == b &&
				dossier_same_value(analysis, &fact->members[i], &fact->members[k]))
				break;
		if (k == fact->n)
			return false;
	}
	return true;
}

static bool has(const struct fact *fact, uint32_t version)
{
	uint32_t i;

	for (i = 0; i < fact->n; i++)
		if (fact->members[i].dispatch == version)
			return true;
	return false;
}

static bool is_altered(const struct analysis *analysis, const struct fact *fact)
{
	uint32_t v;

	for (v = 1; v < analysis->n; v++)
		if (has(fact, v - 1) && has(fact, v) &&
			(!holds_all(analysis, fact, v - 1, v) ||
				!holds_all(analysis, fact, v, v - 1)))
			return true;
	return false;
}

static void follow_facts(struct editions *versions)
{
	const struct analysis *analysis = versions->analysis;
	uint32_t i, last = analysis->n - 1;

	for (i = 0; i < analysis->facts.n; i++) {
		const struct fact *fact = &analysis->facts.at[i];
		struct fact_change change = { CHANGE_ALTERED, i };

		if (!has(fact, 0))
			change.change = CHANGE_ADDED;
		else if (!has(fact, last))
			change.change = CHANGE_REMOVED;
		else if (!is_altered(analysis, fact))
			continue;
		*vec_push(versions->arena, &versions->facts) = change;
	}
}

static struct atoms atoms_of(struct arena *arena, const struct dispatch *dispatch)
{
	struct atoms atoms = { 0 };

	text_atoms(arena, dispatch->text, &dispatch->tokens,
		(struct range){ 0, dispatch->tokens.n }, &atoms);
	return atoms;
}

static void compare_texts(
	struct editions *versions, const struct dispatch *before, const struct dispatch *after)
{
	struct atoms a = atoms_of(versions->arena, before), b = atoms_of(versions->arena, after);
	struct edits edits = text_diff(versions->arena, &a, &b);
	uint32_t i;

	for (i = 0; i < edits.n; i++) {
		const struct edit *edit = &edits.at[i];
		bool added = edit->a.first == edit->a.last, removed = edit->b.first == edit->b.last;

		if (!edit->same)
			*vec_push(versions->arena, &versions->texts) =
				(struct text_change){ added	? CHANGE_ADDED
						      : removed ? CHANGE_REMOVED
								: CHANGE_ALTERED,
					text_span_of(&a, edit->a), text_span_of(&b, edit->b) };
	}
}

static uint32_t read_versions(struct editions *versions, struct vocab *vocab,
	const struct lang *lang, const char *path, const struct bytes *files, uint32_t n,
	struct dispatch **out)
{
	struct faults faults = { 0 };
	uint32_t i;

	for (i = 0; i < n; i++) {
		out[i] = dispatch_parse(versions->arena, vocab, lang,
			arena_copy(versions->arena, path, strlen(path)), files[i], &faults);
		if (!out[i])
			return i;
	}
	return n;
}

struct editions *dossier_compare(
	struct dossier *dossier, const char *path, const struct bytes *files, uint32_t n)
{
	const struct desk *desk = dossier->desk;
	struct arena *arena = arena_new();
	struct editions *versions = arena_new_of(arena, struct editions);
	struct vocab *vocab = text_vocab_new(arena);
	struct dispatch **texts = arena_array(arena, struct dispatch *, (size_t)n + 1);
	struct faults faults = { 0 };
	struct lang *lang =
		lang_load(arena, vocab, desk->setup.folders, desk->setup.n_folders, &faults);

	versions->arena = arena;
	if (lang)
		lang_use_dictionaries(lang, &desk->setup.dictionaries);
	if (n < 2 || !lang || read_versions(versions, vocab, lang, path, files, n, texts) < n) {
		arena_free(arena);
		return NULL;
	}
	dispatch_borrow_dates(texts, n);
	versions->analysis = match_analyse(arena, vocab, lang, texts, n,
		&(struct match_setup){
			.code = desk->setup.code, .threshold = desk->setup.threshold });
	compare_texts(versions, texts[n - 2], texts[n - 1]);
	follow_facts(versions);
	return versions;
}

struct editions *dossier_editions(struct dossier *dossier, uint32_t dispatch)
{
	struct source *source = source_of(dossier->desk, dispatch);
	struct arena *scratch;
	struct bytes *files;
	struct editions *versions;
	uint32_t i;

	if (!source->earlier.n)
		return NULL;
	scratch = arena_new();
	files = arena_array(scratch, struct bytes, (size_t)source->earlier.n + 1);
	for (i = 0; i < source->earlier.n; i++)
		files[i] = source->earlier.at[i];
	files[i] = source->file;
	versions = dossier_compare(dossier, source->path, files, i + 1);
	arena_free(scratch);
	return versions;
}

void dossier_close_editions(struct editions *versions)
{
	arena_free(versions->arena);
}

/* Before a reload: keeps what may be another when it is read again. */
void editions_keep(struct desk *desk)
{
	uint32_t i;

	for (i = 0; i < desk->sources.n; i++) {
		struct source *source = &desk->sources.at[i];

		if (source->dispatch != DOSSIER_NOWHERE)
			source->file.at = arena_copy(desk->arena, source->file.at, source->file.n);
	}
}

/* After it: what is another now was an earlier version. */
void edition_note(struct desk *desk, struct source *source, struct bytes now)
{
	struct bytes before = source->file;

	if (before.at && (before.n != now.n || memcmp(before.at, now.at, now.n) != 0))
		*vec_push(desk->arena, &source->earlier) = before;
	source->file = now;
}
