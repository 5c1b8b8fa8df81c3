/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words of a dispatch say of its making: the section [reading] of the language files. */
#include "dispatch/reading.h"

#include <string.h>

static const char *const names[SIGN_COUNT] = {
	[SIGN_BY] = "by",
	[SIGN_CREDIT] = "credit",
	[SIGN_DESK] = "desk",
	[SIGN_WITH] = "with",
	[SIGN_SOURCE] = "source",
	[SIGN_AGENCY] = "agency",
	[SIGN_PHOTO] = "photo",
	[SIGN_VIA] = "via",
	[SIGN_COPYRIGHT] = "copyright",
	[SIGN_PUBLISHED] = "published",
	[SIGN_REVISED] = "revised",
	[SIGN_RELEASE] = "release",
	[SIGN_POINTER] = "pointer",
	[SIGN_SLUG] = "slug",
	[SIGN_THIS] = "this",
};

/* Is the word among those of the list, which are parted by spaces? */
static bool lists(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (; list && *list; list += strspn(list, " ")) {
		if (strcspn(list, " ") == n && !memcmp(list, word, n))
			return true;
		list += strcspn(list, " ");
	}
	return false;
}

uint32_t words_match(const struct dispatch *dispatch, uint32_t i, uint32_t last, enum sign sign)
{
	struct senses senses;
	uint32_t n, k;

	if (i >= last)
		return 0;
	n = pack_match(dispatch->pack, &dispatch->tokens, i, last, 1u << LANG_WORD, &senses);
	for (k = 0; n && k < senses.n; k++)
		if (lists(senses.at[k].name, names[sign]))
			return n;
	return 0;
}

bool words_writes(const struct dispatch *dispatch, uint32_t i, const char *mark)
{
	struct span span = dispatch->tokens.at[i].span;
	const char *text = dispatch->text + span.start;

	return *text == *mark && span_length(span) == strlen(mark) &&
	       !memcmp(text, mark, span_length(span));
}

bool words_is_dash(const struct dispatch *dispatch, uint32_t i)
{
	return words_is_mark(dispatch, i, "-") || words_is_mark(dispatch, i, "–") ||
	       words_is_mark(dispatch, i, "—");
}

static bool is_upper(const struct token *token)
{
	return token->flags & TOKEN_UPPER;
}

static bool is_common(const struct dispatch *dispatch, uint32_t i)
{
	struct senses senses;

	return pack_match(dispatch->pack, &dispatch->tokens, i, i + 1, 1u << LANG_STOP, &senses) >
	       0;
}

/* A word in capitals with its first letter alone in capitals, or none. */
static void add_lowered(struct buf *name, const struct reading *reading, uint32_t i, bool capital)
{
	const struct dispatch *dispatch = reading->dispatch;
	struct span span = dispatch->tokens.at[i].span;
	const char *folded = text_word(reading->vocab, dispatch->tokens.at[i].word);
	enum text_action action;
	uint32_t first = text_inspect(dispatch->text + span.start, span_length(span), &action);

	if (strlen(folded) != span_length(span))
		buf_add(name, dispatch->text + span.start, span_length(span));
	else if (!capital)
		buf_text(name, folded);
	else {
		buf_add(name, dispatch->text + span.start, first);
		buf_text(name, folded + first);
	}
}

const char *words_name(struct reading *reading, struct range range, uint32_t initials)
{
	const struct dispatch *dispatch = reading->dispatch;
	const struct token *tokens = dispatch->tokens.at;
	struct buf name = buf_new(reading->arena);
	bool shouted = false;
	uint32_t i;

	for (i = range.first; i < range.last; i++)
		shouted |= is_upper(&tokens[i]) && span_length(tokens[i].span) > initials;
	for (i = range.first; i < range.last; i++) {
		if (i > range.first && (tokens[i].flags & TOKEN_SPACED))
			buf_char(&name, ' ');
		if (shouted && is_upper(&tokens[i]))
			add_lowered(&name, reading, i, i == range.first || !is_common(dispatch, i));
		else
			buf_add(&name, dispatch->text + tokens[i].span.start,
				span_length(tokens[i].span));
	}
	return name.at;
}

bool words_is_small(const struct dispatch *dispatch, uint32_t i)
{
	return pack_classes(dispatch->pack, dispatch->tokens.at[i].word) & 1u << LANG_STOP;
}
