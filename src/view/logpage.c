/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log: everything that was done in this dossier, the last first, with who and when. */
#include "view/desk.h"

#include "speak.h"

#include <string.h>

const char *say_deed(enum deed_kind kind)
{
	static const char *const words[DEEDS] = {
		/* TRANSLATORS: what was done, in the log and after "taken back:". */
		[DEED_NOTE] = N_("note"),
		[DEED_QUESTION] = N_("question"),
		[DEED_TEXT] = N_("other words of a note"),
		[DEED_STATUS] = N_("status of a note"),
		[DEED_DROP] = N_("note taken away"),
		[DEED_ANSWER] = N_("answer"),
		[DEED_META] = N_("of a dispatch"),
		[DEED_JOIN] = N_("joined"),
		[DEED_APART] = N_("taken out of the fact"),
		[DEED_MENTION] = N_("mention marked"),
		[DEED_NO_FACT] = N_("no fact"),
		[DEED_VALUE] = N_("another value"),
		[DEED_VERDICT] = N_("another verdict"),
		[DEED_SAME_NAME] = N_("one name"),
		[DEED_OTHER_NAME] = N_("another name"),
		[DEED_LABEL] = N_("another label"),
		[DEED_UNDO] = N_("taken back"),
		[DEED_REDO] = N_("done again"),
	};

	/* TRANSLATORS: what only a later version of the program knows, in the log. */
	return kind < DEEDS ? _(words[kind]) : _("unknown to this version");
}

static const struct deed *find(const struct deeds *deeds, const char *id)
{
	uint32_t i;

	for (i = 0; id && i < deeds->n; i++)
		if (strcmp(deeds->at[i].id, id) == 0)
			return &deeds->at[i];
	return NULL;
}

static void add_target(struct view *view, struct buf *text, const struct target *target)
{
	const char *words;

	if (target->n == 0)
		return;
	words = target->anchors[0].exact;
	words = draw_shorten(view->brief, text_make_safe(view->brief, words, strlen(words)), 40);
	buf_text(text, text->n > 0 ? " + " : "");
	/* TRANSLATORS: words of a dispatch in your quotation marks. */
	buf_format(text, _("“%s”"), words);
}

/* What it is about, and what was written. */
static const char *say_matter(struct view *view, const struct deeds *deeds, const struct deed *deed)
{
	struct arena *arena = view->brief;
	struct buf text = buf_new(arena);
	const struct deed *of = find(deeds, deed->of);
	const char *words = deed->text ? deed->text : "";

	if (of && (deed->kind == DEED_UNDO || deed->kind == DEED_REDO))
		return arena_format(
			arena, "%s %s", say_deed(of->kind), say_matter(view, deeds, of));
	add_target(view, &text, of ? &of->on : &deed->on);
	add_target(view, &text, &deed->other);
	if (deed->kind == DEED_VERDICT)
		buf_format(&text, " → %s", verdict_word(deed->verdict));
	if (deed->kind == DEED_STATUS)
		buf_format(&text, " → %s", export_say_status(deed->status));
	if (deed->worth.words && *deed->worth.words)
		buf_format(&text, " → %s",
			text_make_safe(arena, deed->worth.words, strlen(deed->worth.words)));
	if (*words)
		buf_format(&text, "%s%s", text.n > 0 ? say_colon() : "",
			text_make_safe(arena, words, strlen(words)));
	return text.at;
}

static void put_deed(
	struct view *view, struct sheet *sheet, const struct deeds *deeds, const struct deed *deed)
{
	struct arena *arena = view->brief;
	struct stamp stamp = { deed->author, deed->time };
	bool dim = deed->undone || deed->replaced;
	const char *when = say_stamp(arena, &stamp);
	int aside = sheet->columns >= 60 ? 26 : 3;

	sheet_line(sheet);
	sheet_to(sheet, 1);
	sheet_put(sheet, ROLE_CREDIT,
		draw_shorten(arena, when, sheet->columns >= 60 ? 24 : sheet->columns - 2));
	if (aside == 3)
		sheet_line(sheet);
	sheet_to(sheet, aside);
	sheet_put(sheet, dim ? ROLE_DIM : ROLE_STRIP_LABEL, say_deed(deed->kind));
	if (deed->undone)
		sheet_put(sheet, ROLE_DIM, arena_format(arena, " (%s)", _("taken back")));
	if (deed->lost)
		sheet_put(sheet, ROLE_FAULT,
			arena_format(arena, " (%s)", _("its words are no longer in the dispatch")));
	sheet_put(sheet, dim ? ROLE_DIM : ROLE_TEXT, "  ");
	sheet_wrap(sheet, dim ? ROLE_DIM : ROLE_TEXT, say_matter(view, deeds, deed), aside + 2);
}

struct sheet log_make(struct view *view)
{
	struct sheet sheet = {
		.arena = view->brief, .columns = view->columns, .title = _("What was done")
	};
	static const struct deeds none;
	const struct deeds *deeds =
		view->work->dossier ? dossier_deeds(view->work->dossier) : &none;
	uint32_t i;

	if (deeds->n == 0) {
		sheet_line(&sheet);
		sheet_to(&sheet, 3);
		sheet_put(&sheet, ROLE_DIM, _("nothing yet"));
	}
	for (i = deeds->n; i-- > 0;)
		put_deed(view, &sheet, deeds, &deeds->at[i]);
	return sheet;
}
