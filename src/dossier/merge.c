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

static uint32_t count_differing(struct desk *desk)
{
	uint32_t i, k, n = 0;

	deeds_settle(desk);
	for (i = 0; i < desk->deeds.n; i++) {
		if (!deed_replaces(desk->deeds.at[i].kind) || !deed_stands(desk, i))
			continue;
		for (k = 0; k < i; k++)
			n += deed_stands(desk, k) && differ(&desk->deeds.at[k], &desk->deeds.at[i]);
	}
	return n;
}

bool dossier_merge(struct arena *arena, const char *mine, const char *theirs, const char *out,
	struct dossier_merged *merged, struct faults *faults)
{
	struct desk *desk = desk_new(arena), *other = desk_new(arena);
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
	merged->differ = count_differing(desk);
	return file_write(arena, out, desk_write(arena, desk, out), faults);
}
