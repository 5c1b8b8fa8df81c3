/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the fuzz entries share: the languages, loaded once for many inputs, since loading them costs
 * more than reading a dispatch; and the promises about a dispatch that no bytes may break.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "dispatch/dispatch.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { FUZZ_RENEW = 5000 }; /* inputs after which the vocabulary, which only grows, is begun anew */

struct fuzz {
	struct arena *arena;
	struct vocab *vocab;
	struct lang *lang;
	int inputs;
};

static inline void fuzz_prepare(struct fuzz *fuzz)
{
	const char *folder = SRCDATADIR "/lang";
	struct faults faults = { 0 };

	if (fuzz->arena && fuzz->inputs++ < FUZZ_RENEW)
		return;
	if (fuzz->arena)
		arena_free(fuzz->arena);
	fuzz->inputs = 0;
	fuzz->arena = arena_new();
	fuzz->vocab = text_vocab_new(fuzz->arena);
	fuzz->lang = lang_load(fuzz->arena, fuzz->vocab, &folder, 1, &faults);
	if (!fuzz->lang)
		abort();
}

#define fuzz_expect(promise) ((promise) ? (void)0 : fuzz_broken(#promise, __FILE__, __LINE__))

static inline void fuzz_broken(const char *promise, const char *file, int line)
{
	fprintf(stderr, "%s:%d: broken: %s\n", file, line, promise);
	abort();
}

/* Nothing that acts on a terminal is left in the text, and whatever is said to lie in it does. */
static inline void fuzz_check_dispatch(const struct dispatch *dispatch)
{
	enum text_action action;
	struct span span;
	uint32_t i;

	for (i = 0; i < dispatch->length;) {
		i += text_inspect(dispatch->text + i, dispatch->length - i, &action);
		fuzz_expect(action == TEXT_KEEP || dispatch->text[i - 1] == '\n');
	}
	fuzz_expect(i == dispatch->length);
	for (i = 0; i < dispatch->tokens.n; i++) {
		span = dispatch->tokens.at[i].span;
		fuzz_expect(span.start < span.end && span.end <= dispatch->length);
		span = dispatch_file_span(dispatch, span);
		fuzz_expect(span.start < span.end && span.end <= dispatch->file.n);
	}
	for (i = 0; i < dispatch->blocks.n; i++) {
		fuzz_expect(dispatch->blocks.at[i].span.end <= dispatch->length);
		fuzz_expect(dispatch->blocks.at[i].tokens.last <= dispatch->tokens.n);
		fuzz_expect(dispatch->blocks.at[i].sentences.last <= dispatch->sentences.n);
	}
}

#endif
