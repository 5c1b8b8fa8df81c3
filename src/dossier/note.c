/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log -> the notes that stand, each with the place that it is about today. */
#include "dossier/inside.h"

#include <string.h>

const char *clean_lines(struct arena *arena, const char *text)
{
	struct buf buf = buf_new(arena);
	size_t n = strlen(text), size;
	enum text_action action;

	for (; n; text += size, n -= size) {
		size = text_inspect(text, n, &action);
		if (action == TEXT_KEEP)
			buf_add(&buf, text, size);
		else if (action == TEXT_REPLACE)
			buf_text(&buf, "\xef\xbf\xbd");
		else if (action == TEXT_SPACE)
			buf_char(&buf, ' ');
		else if (action == TEXT_BREAK && (*text != '\r' || n < 2 || text[1] != '\n'))
			buf_char(&buf, '\n');
	}
	return buf.at;
}

static struct stamp stamp_of(const struct deed *deed)
{
	return (struct stamp){ deed->author, deed->time };
}

/* A note while its deeds are gathered. */
struct making {
	struct note note;
	uint32_t dropped, touched; /* n of the last deed that dropped it; that did something else */
	uint32_t texts, statuses;  /* that stand */
	struct others VEC(const char *) others;
};

struct makings VEC(struct making);

static void start(
	struct makings *makings, struct arena *arena, struct map *index, const struct deed *deed)
{
	struct making *making = vec_push(arena, makings);

	making->note = (struct note){ .id = deed->id,
		.question = deed->kind == DEED_QUESTION,
		.on = &deed->on,
		.fact = DOSSIER_NOWHERE,
		.member = DOSSIER_NOWHERE,
		.dispatch = DOSSIER_NOWHERE,
		.text = deed->text,
		.made = stamp_of(deed),
		.edited = stamp_of(deed),
		.status = deed->kind == DEED_QUESTION ? STATUS_OPEN : deed->status };
	*map_put(index, deed->id, strlen(deed->id)) = makings->n;
}

/* Of two that stand, the later is shown, and the other kept beside it. */
static void take_text(struct making *making, struct arena *arena, const struct deed *deed)
{
	if (making->texts++ && strcmp(making->note.text, deed->text) != 0) {
		*vec_push(arena, &making->others) = making->note.text;
		making->note.differs = true;
	}
	making->note.text = deed->text;
	making->note.edited = stamp_of(deed);
}

static void take_status(struct making *making, const struct deed *deed)
{
	making->note.differs |= making->statuses++ && making->note.status != deed->status;
	making->note.status = deed->status;
	making->note.judged = stamp_of(deed);
}

static void change(struct making *making, struct arena *arena, const struct deed *deed)
{
	if (deed->kind == DEED_DROP) {
		making->dropped = deed->n;
		return;
	}
	making->touched = deed->n;
	if (deed->kind == DEED_TEXT)
		take_text(making, arena, deed);
	else if (deed->kind == DEED_STATUS)
		take_status(making, deed);
	else {
		making->note.answer = deed->text;
		making->note.status = *deed->text ? STATUS_ANSWERED : STATUS_OPEN;
		making->note.judged = stamp_of(deed);
	}
}

static void gather(struct desk *desk, struct makings *makings)
{
	struct map *index = map_new(desk->arena);
	uint32_t i;

	deeds_settle(desk);
	for (i = 0; i < desk->deeds.n; i++) {
		const struct deed *deed = &desk->deeds.at[i];
		const uint32_t *at;

		if (!deed_stands(desk, i))
			continue;
		if (deed->kind == DEED_NOTE || deed->kind == DEED_QUESTION)
			start(makings, desk->arena, index, deed);
		if (deed->kind < DEED_TEXT || deed->kind > DEED_ANSWER)
			continue;
		at = map_get(index, deed->of, strlen(deed->of));
		if (at)
			change(&makings->at[*at - 1], desk->arena, deed);
	}
}

static uint32_t dispatch_of(const struct desk *desk, const struct target *target)
{
	const struct source *source;
	uint32_t i;

	if (target->kind == TARGET_DISPATCH) {
		source = source_find(desk, target->source);
		return source ? source->dispatch : DOSSIER_NOWHERE;
	}
	for (i = 0; i < target->n; i++)
		if (target->anchors[i].state != ANCHOR_LOST)
			return target->anchors[i].dispatch;
	return DOSSIER_NOWHERE;
}

/* The row that has most of the mentions that the note was made on. */
static void place_on_fact(const struct spots *spots, struct note *note)
{
	uint32_t rows[TARGET_ANCHORS], votes[TARGET_ANCHORS], n = 0, i, k, best = 0;

	for (i = 0; i < note->on->n && n < TARGET_ANCHORS; i++) {
		const struct spot *spot = spot_find(spots, note->on->fact, &note->on->anchors[i]);

		if (!spot)
			continue;
		for (k = 0; k < n && rows[k] != spot->row; k++)
			;
		if (k == n) {
			rows[n] = spot->row;
			votes[n++] = 0;
		}
		votes[k]++;
		if (note->on->kind == TARGET_MENTION)
			note->member = spot->member;
	}
	for (k = 1; k < n; k++)
		if (votes[k] > votes[best])
			best = k;
	note->fact = n ? rows[best] : DOSSIER_NOWHERE;
}

static void place(const struct desk *desk, struct note *note)
{
	const struct target *on = note->on;
	uint32_t i;

	note->dispatch = dispatch_of(desk, on);
	for (i = 0; i < on->n; i++)
		if (on->anchors[i].state != ANCHOR_LOST) {
			note->span = on->anchors[i].span;
			break;
		}
	for (i = 0; i < on->n && !note->was; i++)
		if (on->anchors[i].state == ANCHOR_ALTERED)
			note->was = clean_lines(desk->arena, on->anchors[i].exact);
	if (on->kind >= TARGET_MENTION)
		place_on_fact(&desk->spots, note);
	note->lost = on->kind != TARGET_DOSSIER && note->dispatch == DOSSIER_NOWHERE;
}

const struct notes *dossier_notes(struct dossier *dossier)
{
	struct desk *desk = dossier->desk;
	struct makings makings = { 0 };
	uint32_t i;

	if (desk->noted)
		return &desk->notes;
	desk_spot(dossier);
	gather(desk, &makings);
	desk->notes.n = 0;
	for (i = 0; i < makings.n; i++) {
		struct making *making = &makings.at[i];

		if (making->dropped > making->touched)
			continue;
		place(desk, &making->note);
		making->note.others = making->others.at;
		making->note.n_others = making->others.n;
		*vec_push(desk->arena, &desk->notes) = making->note;
	}
	desk->noted = true;
	return &desk->notes;
}

/* A note that stands; NULL: there is none of that id. */
static const struct note *find(struct dossier *dossier, const char *id)
{
	const struct notes *notes = dossier_notes(dossier);
	uint32_t i;

	for (i = 0; i < notes->n; i++)
		if (strcmp(notes->at[i].id, id) == 0)
			return &notes->at[i];
	return NULL;
}

const char *dossier_note(struct dossier *dossier, struct stamp stamp, const struct target *on,
	enum status status, const char *text)
{
	struct arena *arena = dossier->desk->arena;
	struct deed deed = { .kind = DEED_NOTE,
		.on = target_copy(arena, on),
		.status = status,
		.text = clean_lines(arena, text ? text : "") };

	return deed_append(dossier, deed, stamp)->id;
}

const char *dossier_question(
	struct dossier *dossier, struct stamp stamp, const struct target *on, const char *text)
{
	struct arena *arena = dossier->desk->arena;
	struct deed deed = { .kind = DEED_QUESTION,
		.on = target_copy(arena, on),
		.text = clean_lines(arena, text ? text : "") };

	return deed_append(dossier, deed, stamp)->id;
}

static bool alter(struct dossier *dossier, struct stamp stamp, struct deed deed, const char *id)
{
	const struct note *note = find(dossier, id);

	if (!note)
		return false;
	deed.of = note->id;
	if (deed.text)
		deed.text = clean_lines(dossier->desk->arena, deed.text);
	return deed_append(dossier, deed, stamp) != NULL;
}

bool dossier_rewrite(struct dossier *dossier, struct stamp stamp, const char *id, const char *text)
{
	return alter(dossier, stamp, (struct deed){ .kind = DEED_TEXT, .text = text }, id);
}

bool dossier_mark(struct dossier *dossier, struct stamp stamp, const char *id, enum status status)
{
	return alter(dossier, stamp, (struct deed){ .kind = DEED_STATUS, .status = status }, id);
}

bool dossier_answer(struct dossier *dossier, struct stamp stamp, const char *id, const char *text)
{
	return alter(dossier, stamp, (struct deed){ .kind = DEED_ANSWER, .text = text }, id);
}

bool dossier_drop(struct dossier *dossier, struct stamp stamp, const char *id)
{
	return alter(dossier, stamp, (struct deed){ .kind = DEED_DROP }, id);
}

static void state_of_note(struct buf *buf, const struct note *note)
{
	uint32_t i;

	buf_format(buf, "note %s %u %u %u %u-%u %s%s%s%s\n%s\n%s\n", note->id, note->fact,
		note->member, note->dispatch, note->span.start, note->span.end,
		dossier_status_name(note->status), note->lost ? " lost" : "",
		note->was ? " altered" : "", note->differs ? " differs" : "", note->text,
		note->answer ? note->answer : "");
	for (i = 0; i < note->n_others; i++)
		buf_format(buf, "or %s\n", note->others[i]);
}

struct bytes dossier_state(struct arena *arena, struct dossier *dossier)
{
	const struct notes *notes = dossier_notes(dossier);
	const struct desk *desk = dossier->desk;
	struct buf buf = buf_new(arena);
	uint32_t i;

	for (i = 0; i < notes->n; i++)
		state_of_note(&buf, &notes->at[i]);
	for (i = 0; i < desk->deeds.n; i++)
		if (deed_stands(desk, i) && (dossier_deed_corrects(desk->deeds.at[i].kind) ||
						    desk->deeds.at[i].kind == DEED_META))
			buf_format(&buf, "%s\n", desk->deeds.at[i].line.at);
	return (struct bytes){ buf.at, buf.n };
}
