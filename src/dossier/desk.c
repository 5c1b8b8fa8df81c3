/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk: made, opened from a file, joined with another, and held against an analysis. */
#include "dossier/inside.h"

#include <string.h>
#include <sys/stat.h>

struct desk *desk_new(struct arena *arena)
{
	struct desk *desk = arena_new_of(arena, struct desk);

	desk->arena = arena;
	desk->source_ids = map_new(arena);
	desk->deed_ids = map_new(arena);
	desk->lock = -1;
	return desk;
}

/* More than a life's notes; a file beyond is somebody's mistake, or malice. */
enum { FILE_LARGEST = 64 << 20 };

bool desk_load(struct desk *desk, const char *path, struct faults *faults)
{
	struct stat status;
	struct bytes file;

	if (!stat(path, &status) && S_ISREG(status.st_mode) && status.st_size > FILE_LARGEST) {
		fault_note(desk->arena, faults,
			(struct fault){ .code = FAULT_DOSSIER_TOO_LARGE, .path = path });
		return false;
	}
	if (!file_read(desk->arena, path, &file, faults))
		return false;
	return desk_read(desk, path, file, faults);
}

bool desk_open(struct desk *desk, const char *path, struct faults *faults)
{
	if (!desk_load(desk, path, faults))
		return false;
	desk->path = arena_copy(desk->arena, path, strlen(path));
	desk->saved = desk->kept = desk->deeds.n;
	seal_take(desk);
	return true;
}

/* The places of all deeds in the dispatches as they are. */
void desk_find(struct dossier *dossier)
{
	struct desk *desk = dossier->desk;
	uint32_t i, k;

	for (i = 0; i < desk->deeds.n; i++) {
		struct deed *deed = &desk->deeds.at[i];
		uint32_t fields = deed_fields(deed->kind), lost = 0;
		bool strict = fields & FIELD_WORDS;

		if (fields & FIELD_ON)
			target_find(desk, dossier->analysis, &deed->on);
		if (fields & FIELD_OTHER)
			target_find(desk, dossier->analysis, &deed->other);
		for (k = 0; k < deed->on.n; k++)
			lost += deed->on.anchors[k].state == ANCHOR_LOST ||
				(strict && deed->on.anchors[k].state == ANCHOR_ALTERED);
		deed->lost = deed->on.n && lost == deed->on.n;
	}
	desk->noted = desk->spotted = false;
}

void desk_spot(struct dossier *dossier)
{
	struct desk *desk = dossier->desk;

	if (desk->spotted || !dossier->analysis)
		return;
	desk->spots = spots_of(
		desk->corrected ? desk->corrected : dossier->arena, &dossier->analysis->facts);
	desk->spotted = true;
}

uint32_t dossier_orphans(struct dossier *dossier)
{
	const struct desk *desk = dossier->desk;
	uint32_t i, n = 0;

	for (i = 0; i < desk->deeds.n; i++)
		n += desk->deeds.at[i].lost && !desk->deeds.at[i].undone;
	return n;
}

static struct source *same_source(struct desk *desk, const struct source *other)
{
	const char *path = path_absolute(desk->arena, other->path);
	uint32_t i;

	for (i = 0; i < desk->sources.n; i++) {
		struct source *source = &desk->sources.at[i];

		if (source->id && (source_find(desk, other->id) == source ||
					  !strcmp(path_absolute(desk->arena, source->path), path)))
			return source;
	}
	return NULL;
}

/* An id of another desk for a dispatch of this one. */
static void add_id(struct desk *desk, struct source *source, const char *id)
{
	const char **also;
	uint32_t i;

	if (source_find(desk, id))
		return;
	also = arena_array(desk->arena, const char *, source->n_also + 1);
	for (i = 0; i < source->n_also; i++)
		also[i] = source->also[i];
	also[source->n_also++] = id;
	source->also = also;
	*map_put(desk->source_ids, id, strlen(id)) = (uint32_t)(source - desk->sources.at) + 1;
}

static void join_source(struct desk *desk, const struct source *other)
{
	struct source *source = same_source(desk, other);
	uint32_t i;

	if (!source) {
		source = vec_push(desk->arena, &desk->sources);
		*source = *other;
		source->n_also = 0;
		source->dispatch = DOSSIER_NOWHERE;
		*map_put(desk->source_ids, source->id, strlen(source->id)) = desk->sources.n;
	}
	add_id(desk, source, other->id);
	for (i = 0; i < other->n_also; i++)
		add_id(desk, source, other->also[i]);
}

/* Both desks are of one arena. */
uint32_t desk_join(struct desk *desk, const struct desk *other)
{
	uint32_t i, n = 0;

	for (i = 0; i < other->sources.n; i++)
		if (other->sources.at[i].id)
			join_source(desk, &other->sources.at[i]);
	for (i = 0; i < other->deeds.n; i++)
		n += deed_take(desk, &other->deeds.at[i]);
	if (n)
		deeds_sort(desk);
	desk->noted = false;
	return n;
}
