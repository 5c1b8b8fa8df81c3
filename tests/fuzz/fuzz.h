/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the fuzz entries share: the languages, loaded once for many inputs, since loading them costs
 * more than reading a dispatch; and the promises about a dispatch that no bytes may break.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "dispatch/dispatch.h"
#include "dossier/dossier.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

static inline void fuzz_write(const char *path, const void *bytes, size_t n)
{
	FILE *file = fopen(path, "wb");

	fuzz_expect(file && fwrite(bytes, 1, n, file) == n);
	fclose(file);
}

/*
 * The path of a file in a folder of the fuzzer's own, which holds two dispatches on one event,
 * a.txt and b.txt.
 */
static inline const char *fuzz_path(struct arena *arena, const char *name)
{
	static const char first[] = "PORT AUBIN, 3 March 2021 (Northern Wire) - A ferry ran "
				    "aground off Port Aubin on Wednesday and 14 people were "
				    "injured, the coast guard said.\n";
	static const char second[] = "PORT AUBIN, 3 March 2021 (Harbour News) - Seventeen people "
				     "were injured when a ferry ran aground off Port Aubin on "
				     "Wednesday, according to the hospital.\n";
	static char folder[] = "/tmp/recoupe-fuzz-XXXXXX";
	static bool is_made;

	if (!is_made) {
		fuzz_expect(mkdtemp(folder));
		is_made = true;
		fuzz_write(fuzz_path(arena, "a.txt"), first, sizeof first - 1);
		fuzz_write(fuzz_path(arena, "b.txt"), second, sizeof second - 1);
	}
	return arena_format(arena, "%s/%s", folder, name);
}

static inline struct dossier_setup fuzz_setup(void)
{
	static const char *const folders[] = { SRCDATADIR "/lang" };

	return (struct dossier_setup){
		.folders = folders, .n_folders = 1, .code = "en", .threshold = MATCH_THRESHOLD
	};
}

/* Tokens follow one another in the text, and in the file. */
static inline void fuzz_check_tokens(const struct dispatch *dispatch)
{
	struct span text, file, before = { 0, 0 };
	uint32_t i, line, above = 1;

	for (i = 0; i < dispatch->tokens.n; i++) {
		text = dispatch->tokens.at[i].span;
		fuzz_expect(text.start < text.end && text.end <= dispatch->length);
		fuzz_expect(!i || dispatch->tokens.at[i - 1].span.end <= text.start);
		file = dispatch_file_span(dispatch, text);
		fuzz_expect(file.start < file.end && file.end <= dispatch->file.n);
		fuzz_expect(before.end <= file.start);
		before = file;
		line = dispatch_file_line(dispatch, text.start);
		fuzz_expect(line >= above);
		above = line;
	}
}

/* Blocks cover the text but for a line break between each, and part tokens and sentences among
 * them. */
static inline void fuzz_check_blocks(const struct dispatch *dispatch)
{
	uint32_t i, at = 0, token = 0, sentence = 0;
	const struct block *block;

	for (i = 0; i < dispatch->blocks.n; i++) {
		block = &dispatch->blocks.at[i];
		fuzz_expect(block->span.start == at && block->span.end >= at);
		fuzz_expect(block->tokens.first == token && block->sentences.first == sentence);
		at = block->span.end + 1;
		token = block->tokens.last;
		sentence = block->sentences.last;
		fuzz_expect(at == dispatch->length + 1 || dispatch->text[at - 1] == '\n');
	}
	fuzz_expect(at == dispatch->length + 1);
	fuzz_expect(token == dispatch->tokens.n && sentence == dispatch->sentences.n);
}

/* Nothing that acts on a terminal is left in the text, and whatever is said to lie in it does. */
static inline void fuzz_check_dispatch(const struct dispatch *dispatch)
{
	enum text_action action;
	uint32_t i;

	for (i = 0; i < dispatch->length;) {
		i += text_inspect(dispatch->text + i, dispatch->length - i, &action);
		fuzz_expect(action == TEXT_KEEP || dispatch->text[i - 1] == '\n');
	}
	fuzz_expect(i == dispatch->length);
	fuzz_check_tokens(dispatch);
	fuzz_check_blocks(dispatch);
}

#endif
