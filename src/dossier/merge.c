/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people's work in one file: all deeds of both, each once. */
#include "dossier/inside.h"

#include <string.h>

/* Two who judged one thing without knowing of each other, and not alike. */
static bool differ(const struct deed *a, const struct deed *b)
{
	return deed_about_one(a, b) && (a->verdict != b->verdict || a->status != b->status ||
					       a->worth.number != b->worth.number ||
					       a->worth.relation != b->worth.relation ||
					       (a->text && b->text && a->kind != DEED_VERDICT &&
						       strcmp(a->text, b->text) != 0) ||
					       (a->worth.edtf && b->worth.edtf &&
						       strcmp(a->worth.edtf, b->worth.edtf) != 0));
}

struct differences VEC(struct difference);

/* What a judgement is about, in the words it was made on. */
static const char *about(const struct desk *desk, const struct deed *deed)
{
	const struct deed *note =
		deed_fields(deed->kind) & FIELD_OF ? deed_find(desk, deed->of) : NULL;
	const struct target *on = note ? &note->on : &deed->on;
	const struct source *source;

	if (note && note->text && *note->text)
		return note->text;
	if (on->n)
		return clean_lines(desk->arena, on->anchors[0].exact);
	source = on->kind == TARGET_DISPATCH ? source_find(desk, on->source) : NULL;
	return source ? clean_lines(desk->arena, path_name(source->path)) : "";
}

static struct differences find_differing(struct desk *desk, const struct desk *theirs)
{
	struct differences found = { 0 };
	uint32_t i, k;

	deeds_settle(desk);
	for (i = 0; i < desk->deeds.n; i++) {
		const struct deed *a = &desk->deeds.at[i], *b;

		if (!deed_replaces(a->kind) || !deed_stands(desk, i))
			continue;
		for (k = 0; k < i; k++) {
			bool swapped;

			b = &desk->deeds.at[k];
			if (!deed_stands(desk, k) || !differ(b, a))
				continue;
			swapped = !deed_find(theirs, a->id);
			*vec_push(desk->arena, &found) = (struct difference){ swapped ? a : b,
				swapped ? b : a, about(desk, a) };
		}
	}
	return found;
}

bool dossier_merge(struct arena *arena, const char *mine, const char *theirs, const char *out,
	struct dossier_merged *merged, struct faults *faults)
{
	struct desk *desk = desk_new(arena), *other = desk_new(arena);
	struct differences found;
	uint32_t i;

	*merged = (struct dossier_merged){ 0 };
	if (!desk_load(desk, mine, faults) || !desk_load(other, theirs, faults))
		return false;
	for (i = 0; i < other->deeds.n; i++)
		merged->both += deed_find(desk, other->deeds.at[i].id) != NULL;
	merged->mine = desk->deeds.n - merged->both;
	merged->theirs = other->deeds.n - merged->both;
	if (!desk->others.n)
		desk->others = other->others;
	desk_join(desk, other);
	found = find_differing(desk, other);
	merged->differ = found.n;
	merged->differences = found.at;
	return file_write(arena, out, desk_write(arena, desk, out), faults);
}
