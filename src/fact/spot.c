/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fact/spot.h"

#include <string.h>

bool spot_writes(const struct dispatch *dispatch, uint32_t i, const char *mark)
{
	struct span span = dispatch->tokens.at[i].span;
	const char *text = dispatch->text + span.start;

	return *text == *mark && span_length(span) == strlen(mark) &&
	       !memcmp(text, mark, span_length(span));
}

bool spot_glued(const struct dispatch *dispatch, uint32_t i)
{
	return !(dispatch->tokens.at[i].flags & TOKEN_SPACED);
}

uint32_t spot_class(const struct dispatch *dispatch, uint32_t i, uint32_t last, uint32_t classes)
{
	struct senses senses;

	return pack_match(dispatch->pack, &dispatch->tokens, i, last, classes, &senses);
}

bool spot_common(const struct dispatch *dispatch, uint32_t i)
{
	uint32_t word = dispatch->tokens.at[i].word;

	return pack_parts(dispatch->pack, word) && !pack_is_proper(dispatch->pack, word);
}

bool spot_titled(const struct dispatch *dispatch, uint32_t i)
{
	uint32_t at = i > 1 && spot_mark(dispatch, i - 1, ".") ? i - 1 : i;

	return at && dispatch->tokens.at[at - 1].type == TOKEN_WORD &&
	       spot_class(dispatch, at - 1, at, 1u << LANG_TITLE);
}
