/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes, cut in two at a form feed or in the middle, as two dispatches that are compared. */
#include "fuzz/fuzz.h"
#include "match/match.h"

#include <string.h>

static void check_mentions(const struct dispatch *dispatch, const struct mentions *mentions)
{
	uint32_t i;

	for (i = 0; i < mentions->n; i++) {
		const struct mention *mention = &mentions->at[i];

		fuzz_expect(mention->span.start < mention->span.end);
		fuzz_expect(mention->span.end <= dispatch->length);
		if (mention->kind == FACT_QUANTITY)
			fuzz_expect(mention->quantity.low <= mention->quantity.high);
		if (mention->kind == FACT_DATE && mention->date.first != DAY_NONE)
			fuzz_expect(mention->date.first <= mention->date.last);
	}
}

static void check_facts(const struct analysis *analysis)
{
	uint32_t i;

	for (i = 0; i < analysis->facts.n; i++) {
		const struct fact *fact = &analysis->facts.at[i];

		fuzz_expect(
			fact->n && fact->label && fact->confidence >= 0 && fact->confidence <= 1);
		fuzz_expect(fact->dispatches + fact->n_silent == analysis->n);
		fuzz_expect(fact->verdict != VERDICT_SINGLE || fact->dispatches == 1);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static struct fuzz fuzz;
	struct arena *arena = arena_new();
	struct faults faults = { 0 };
	const uint8_t *cut = n ? memchr(bytes, '\f', n) : NULL;
	size_t first = cut ? (size_t)(cut - bytes) : n / 2;
	struct dispatch *pair[2];
	struct analysis *analysis;
	uint32_t i;

	fuzz_prepare(&fuzz);
	pair[0] = dispatch_parse(arena, fuzz.vocab, fuzz.lang, "first",
		(struct bytes){ (const char *)bytes, first }, &faults);
	pair[1] = dispatch_parse(arena, fuzz.vocab, fuzz.lang, "second",
		(struct bytes){ (const char *)bytes + first, n - first }, &faults);
	if (pair[0] && pair[1]) {
		analysis = match_analyse(arena, fuzz.vocab, fuzz.lang, pair, 2,
			&(struct match_setup){ .code = "en" });
		for (i = 0; i < 2; i++)
			check_mentions(pair[i], &analysis->mentions[i]);
		check_facts(analysis);
	}
	arena_free(arena);
	return 0;
}
