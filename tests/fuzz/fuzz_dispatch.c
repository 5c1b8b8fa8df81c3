/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a dispatch: reading them keeps its promises, and the text wraps to any width. */
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static struct fuzz fuzz;
	struct arena *arena = arena_new();
	struct faults faults = { 0 };
	struct dispatch *dispatch;
	struct lines lines = { 0 };
	uint32_t i;

	fuzz_prepare(&fuzz);
	dispatch = dispatch_parse(arena, fuzz.vocab, fuzz.lang,
		n && (bytes[0] & 1) ? "fuzz.md" : "fuzz.txt",
		(struct bytes){ (const char *)bytes, n }, &faults);
	if (dispatch) {
		fuzz_check_dispatch(dispatch);
		for (i = 0; i < dispatch->blocks.n; i++)
			text_wrap(arena, dispatch->text, dispatch->blocks.at[i].span, NULL, 0,
				1 + (n ? bytes[0] : 0) % 80, &lines);
		for (i = 0; i < lines.n; i++)
			fuzz_expect(lines.at[i].span.start <= lines.at[i].span.end &&
				    lines.at[i].span.end <= dispatch->length);
	}
	arena_free(arena);
	return 0;
}
