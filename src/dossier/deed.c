/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The log. Every kind of deed is a row of one table: its name in the file, what it holds, and
 * whether a later one on the same thing replaces it. What stands is what is neither undone nor
 * replaced:
 *
 *     verdict a <--over-- verdict b <--over-- verdict c     c stands
 *     verdict a <--over-- verdict b    (undone: c)          b stands again
 *     verdict a <--over-- b, and of another author d        b and d stand: they differ
 */
#include "dossier/inside.h"

#include <stdlib.h>
#include <string.h>

static const struct row {
	const char *name;
	uint32_t fields;
	bool replaces, corrects;
} ROWS[DEEDS] = {
	[DEED_NOTE] = { "note", FIELD_ON | FIELD_STATUS | FIELD_TEXT, false, false },
	[DEED_QUESTION] = { "question", FIELD_ON | FIELD_TEXT, false, false },
	[DEED_TEXT] = { "text", FIELD_OF | FIELD_TEXT, true, false },
	[DEED_STATUS] = { "status", FIELD_OF | FIELD_STATUS, true, false },
	[DEED_DROP] = { "drop", FIELD_OF, true, false },
	[DEED_ANSWER] = { "answer", FIELD_OF | FIELD_TEXT, true, false },
	[DEED_META] = { "meta", FIELD_ON | FIELD_META | FIELD_TEXT, true, false },
	[DEED_JOIN] = { "join", FIELD_ON | FIELD_OTHER, false, true },
	[DEED_APART] = { "apart", FIELD_ON, false, true },
	[DEED_MENTION] = { "mention", FIELD_ON | FIELD_FACT | FIELD_VALUE | FIELD_WORDS, false,
		true },
	[DEED_NO_FACT] = { "no-fact", FIELD_ON | FIELD_WORDS, false, true },
	[DEED_VALUE] = { "value", FIELD_ON | FIELD_VALUE | FIELD_WORDS, true, true },
	[DEED_VERDICT] = { "verdict", FIELD_ON | FIELD_VERDICT | FIELD_TEXT | FIELD_WORDS, true,
		true },
	[DEED_SAME_NAME] = { "same-name", FIELD_ON | FIELD_OTHER | FIELD_WORDS, false, true },
	[DEED_OTHER_NAME] = { "other-name", FIELD_ON | FIELD_WORDS, false, true },
	[DEED_LABEL] = { "label", FIELD_ON | FIELD_TEXT, true, true },
	[DEED_UNDO] = { "undo", FIELD_OF, false, false },
	[DEED_REDO] = { "redo", FIELD_OF, false, false },
};

static const char *const STATUS_NAMES[STATUSES] = {
	[STATUS_NONE] = "",
	[STATUS_TO_VERIFY] = "to-verify",
	[STATUS_VERIFIED] = "verified",
	[STATUS_DISPUTED] = "disputed",
	[STATUS_LEFT_OUT] = "left-out",
	[STATUS_OPEN] = "open",
	[STATUS_ANSWERED] = "answered",
};

static const char *const META_NAMES[METAS] = {
	[META_TITLE] = "title",
	[META_OUTLET] = "outlet",
	[META_DATE] = "date",
	[META_PLACE] = "place",
};

const char *dossier_deed_name(enum deed_kind kind)
{
	return kind < DEEDS ? ROWS[kind].name : "";
}

const char *dossier_status_name(enum status status)
{
	return STATUS_NAMES[status];
}

const char *dossier_meta_name(enum meta meta)
{
	return META_NAMES[meta];
}

bool dossier_deed_corrects(enum deed_kind kind)
{
	return kind < DEEDS && ROWS[kind].corrects;
}

uint32_t deed_fields(enum deed_kind kind)
{
	return kind < DEEDS ? ROWS[kind].fields : 0;
}

bool deed_replaces(enum deed_kind kind)
{
	return kind < DEEDS && ROWS[kind].replaces;
}

enum deed_kind deed_named(const char *name)
{
	uint32_t kind = 0;

	while (kind < DEEDS && strcmp(ROWS[kind].name, name) != 0)
		kind++;
	return (enum deed_kind)kind;
}

struct deed *deed_find(const struct desk *desk, const char *id)
{
	const uint32_t *at = id ? map_get(desk->deed_ids, id, strlen(id)) : NULL;

	return at && *at ? &desk->deeds.at[*at - 1] : NULL;
}

static void forget(struct ids *ids, uint32_t index)
{
	uint32_t i = ids->n;

	while (i > 0 && ids->at[i - 1] != index)
		i--;
	if (!i)
		return;
	for (; i < ids->n; i++)
		ids->at[i - 1] = ids->at[i];
	ids->n--;
}

/* What a deed does to those that stand and those that are taken back. */
static void play(struct desk *desk, uint32_t index)
{
	struct deed *deed = &desk->deeds.at[index], *of;
	uint32_t target;

	if (deed->kind != DEED_UNDO && deed->kind != DEED_REDO) {
		*vec_push(desk->arena, &desk->done) = index;
		desk->taken.n = 0;
		return;
	}
	of = deed_find(desk, deed->of);
	if (!of || of->undone == (deed->kind == DEED_UNDO) || of->kind == DEED_UNDO ||
		of->kind == DEED_REDO)
		return;
	target = (uint32_t)(of - desk->deeds.at);
	of->undone = deed->kind == DEED_UNDO;
	of->turned = index + 1;
	forget(of->undone ? &desk->done : &desk->taken, target);
	*vec_push(desk->arena, of->undone ? &desk->taken : &desk->done) = target;
}

bool deed_take(struct desk *desk, const struct deed *deed)
{
	uint32_t *at = map_put(desk->deed_ids, deed->id, strlen(deed->id));

	if (*at)
		return false;
	*vec_push(desk->arena, &desk->deeds) = *deed;
	*at = desk->deeds.n;
	return true;
}

static int by_n(const void *a, const void *b)
{
	const struct deed *x = a, *y = b;

	return x->n != y->n ? (x->n < y->n ? -1 : 1) : strcmp(x->id, y->id);
}

/* Puts the log in order and plays it from the beginning. */
void deeds_sort(struct desk *desk)
{
	uint32_t i;

	if (desk->deeds.n)
		qsort(desk->deeds.at, desk->deeds.n, sizeof *desk->deeds.at, by_n);
	desk->done.n = desk->taken.n = 0;
	for (i = 0; i < desk->deeds.n; i++) {
		struct deed *deed = &desk->deeds.at[i];

		*map_put(desk->deed_ids, deed->id, strlen(deed->id)) = i + 1;
		deed->undone = false;
		deed->turned = 0;
	}
	for (i = 0; i < desk->deeds.n; i++)
		play(desk, i);
}

/*
 * What one deed replaces, all that this one replaced is replaced with, even where this one is
 * undone: so from the last to the first, since a deed knows only of earlier ones.
 */
void deeds_settle(struct desk *desk)
{
	uint32_t i, k;

	for (i = 0; i < desk->deeds.n; i++)
		desk->deeds.at[i].replaced = false;
	for (i = desk->deeds.n; i-- > 0;) {
		const struct deed *deed = &desk->deeds.at[i];

		for (k = 0; (!deed->undone || deed->replaced) && k < deed->n_over; k++) {
			struct deed *over = deed_find(desk, deed->over[k]);

			if (over)
				over->replaced = true;
		}
	}
}

bool deed_stands(const struct desk *desk, uint32_t deed)
{
	return !desk->deeds.at[deed].undone && !desk->deeds.at[deed].replaced;
}

/* Whether two deeds are about one thing, so that the later replaces the earlier. */
bool deed_about_one(const struct deed *a, const struct deed *b)
{
	uint32_t fields = deed_fields(a->kind);

	if (a->kind != b->kind)
		return false;
	if (fields & FIELD_OF)
		return strcmp(a->of, b->of) == 0;
	if (fields & FIELD_META && a->meta != b->meta)
		return false;
	return target_same(&a->on, &b->on);
}

static void find_replaced(struct desk *desk, struct deed *deed)
{
	const char **over;
	uint32_t n = 0, i;

	deeds_settle(desk);
	for (i = 0; i < desk->deeds.n; i++)
		n += deed_stands(desk, i) && deed_about_one(deed, &desk->deeds.at[i]);
	over = arena_array(desk->arena, const char *, n + 1);
	for (i = 0; i < desk->deeds.n; i++)
		if (deed_stands(desk, i) && deed_about_one(deed, &desk->deeds.at[i]))
			over[deed->n_over++] = desk->deeds.at[i].id;
	deed->over = over;
}

const struct deed *deed_append(struct dossier *dossier, struct deed deed, struct stamp stamp)
{
	struct desk *desk = dossier->desk;

	deed.n = desk->deeds.n ? desk->deeds.at[desk->deeds.n - 1].n + 1 : 1;
	deed.author = text_make_safe(desk->arena, stamp.author ? stamp.author : "",
		stamp.author ? strlen(stamp.author) : 0);
	deed.time = stamp.time;
	deed.here = true;
	if (deed_replaces(deed.kind))
		find_replaced(desk, &deed);
	deed_write(desk->arena, &deed);
	if (!deed_take(desk, &deed))
		return NULL;
	play(desk, desk->deeds.n - 1);
	desk->noted = false;
	return &desk->deeds.at[desk->deeds.n - 1];
}

static bool is_own(const struct deed *deed, struct stamp stamp)
{
	return deed->here || (stamp.author && !strcmp(deed->author, stamp.author));
}

/* Whose turn it is: the last that was done, or taken back, here or by this author; else by anybody.
 */
static uint32_t choose(const struct desk *desk, struct stamp stamp, const struct ids *ids)
{
	uint32_t i;

	for (i = ids->n; i-- > 0;) {
		const struct deed *deed = &desk->deeds.at[ids->at[i]];

		if (is_own(deed->turned ? &desk->deeds.at[deed->turned - 1] : deed, stamp))
			return ids->at[i];
	}
	return ids->at[ids->n - 1];
}

/* Notes need no other facts; corrections do, and so does what undoes them. */
static const struct deed *turn(
	struct dossier *dossier, struct stamp stamp, enum deed_kind kind, const struct ids *ids)
{
	struct desk *desk = dossier->desk;
	uint32_t index;

	if (!ids->n)
		return NULL;
	index = choose(desk, stamp, ids);
	if (!deed_append(
		    dossier, (struct deed){ .kind = kind, .of = desk->deeds.at[index].id }, stamp))
		return NULL;
	if (desk->deeds.at[index].kind == DEED_META)
		dossier_reload(dossier);
	else if (dossier_deed_corrects(desk->deeds.at[index].kind))
		desk_apply(dossier);
	return &desk->deeds.at[index];
}

const struct deed *dossier_undo(struct dossier *dossier, struct stamp stamp)
{
	return turn(dossier, stamp, DEED_UNDO, &dossier->desk->done);
}

const struct deed *dossier_redo(struct dossier *dossier, struct stamp stamp)
{
	return turn(dossier, stamp, DEED_REDO, &dossier->desk->taken);
}

const struct deeds *dossier_deeds(struct dossier *dossier)
{
	return &dossier->desk->deeds;
}
