/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that a person put together, judged by the same rules as those that were found. */
#include "match/parts.h"

struct rows {
	struct arena *arena;
	const struct analysis *analysis;
	const char *code;
	struct traits *traits; /* by dispatch and kind, once asked for */
};

struct rows *match_rows_new(struct arena *arena, const struct analysis *analysis, const char *code)
{
	struct rows *rows = arena_new_of(arena, struct rows);

	rows->arena = arena;
	rows->analysis = analysis;
	rows->code = code;
	rows->traits = arena_array(arena, struct traits, (size_t)analysis->n * FACT_KINDS + 1);
	return rows;
}

static const struct trait *trait_of(struct rows *rows, const struct member *member)
{
	enum fact_kind kind = member->mention->kind;
	struct traits *traits = &rows->traits[member->dispatch * FACT_KINDS + kind];

	if (!traits->n)
		*traits = match_traits_of(rows->arena, rows->analysis,
			match_words_of(rows->analysis, member->dispatch), member->dispatch, kind);
	/* They stand by their place in the list of mentions. */
	return &traits->at[bisect(traits->n, i, traits->at[i].mention < member->mention)];
}

void match_rows_settle(
	struct rows *rows, struct fact *fact, const struct member *members, uint32_t n)
{
	struct member *own = arena_array(rows->arena, struct member, (size_t)n + 1);
	const struct trait **traits = arena_array(rows->arena, const struct trait *, (size_t)n + 1);
	uint32_t i;

	*fact = (struct fact){ .kind = fact->kind, .members = own, .n = n };
	for (i = 0; i < n; i++) {
		own[i] = members[i];
		traits[i] = trait_of(rows, &members[i]);
	}
	match_settle(rows->arena, rows->analysis, fact, own, traits);
	match_count_origins(rows->arena, rows->analysis, fact);
	match_measure_links(rows->analysis->lang, fact, own, traits);
	fact->label = match_label(rows->arena, rows->analysis, fact, traits, rows->code);
}
