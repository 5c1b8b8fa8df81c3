/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A few words of a clause that say what a figure or a date in it is about: from its verb on, or
 * what follows it, or what leads to it, without the figure itself and without small words at the
 * ends.
 *
 *     The minister | resigned | on Friday | after the vote of ...    ->  resigned after the vote
 */
#include "match/parts.h"

#include <string.h>

struct writer {
	const struct analysis *analysis;
	const struct dispatch *dispatch;
	const struct page *page;
	struct buf buf;
	uint32_t columns, most;
	size_t kept;	/* bytes up to the last word that is no small one */
	bool full, gap; /* no more is wanted; something was passed over */
};

static bool is_content(const struct writer *w, uint32_t token)
{
	return w->page->cue[token] || w->page->name[token] ||
	       w->dispatch->tokens.at[token].type == TOKEN_NUMBER;
}

static bool is_glued(const struct token *token)
{
	return !(token->flags & TOKEN_SPACED);
}

/* "harder-to-sell", "$5", "9 %": a mark that words or figures lean on. */
static bool is_inside(const struct writer *w, uint32_t token, uint32_t first, uint32_t last)
{
	const struct token *at = &w->dispatch->tokens.at[token];

	return token + 1 < last && is_glued(&at[1]) &&
	       (at[1].type == TOKEN_NUMBER || (token > first && is_glued(at)));
}

static void write_token(struct writer *w, const struct token *token)
{
	const char *text = w->dispatch->text + token->span.start;
	bool spaced = w->buf.n && (w->gap || !is_glued(token));
	uint32_t columns = text_columns(text, span_length(token->span)) + spaced;

	w->full = w->columns + columns > w->most;
	if (w->full)
		return;
	if (spaced)
		buf_char(&w->buf, ' ');
	buf_add(&w->buf, text, span_length(token->span));
	w->columns += columns;
	w->gap = false;
}

/* Small words at either end are left out; a mark between words ends what is long enough. */
static void write_tokens(struct writer *w, uint32_t first, uint32_t last)
{
	enum { ENOUGH = 10 };
	uint32_t i;

	for (w->gap = true, i = first; i < last && !w->full; i++) {
		bool mark = w->dispatch->tokens.at[i].type == TOKEN_MARK;

		if (mark && !is_inside(w, i, first, last)) {
			w->full = w->columns >= ENOUGH;
			w->gap = true;
		} else if (w->kept || is_content(w, i)) {
			write_token(w, &w->dispatch->tokens.at[i]);
			if (!w->full && is_content(w, i))
				w->kept = w->buf.n;
		}
	}
}

/* The token of the clause that the date hangs on, by its stem; the clause's end where there is
 * none. */
static uint32_t find_verb(const struct analysis *analysis, const struct dispatch *dispatch,
	const struct mention *mention)
{
	struct stemmer *stemmer = pack_stemmer(dispatch->pack);
	uint32_t i;

	for (i = mention->clause.first; mention->kind == FACT_DATE && i < mention->clause.last; i++)
		if (mention->date.verb && dispatch->tokens.at[i].type == TOKEN_WORD &&
			text_stem(stemmer, analysis->vocab, dispatch->tokens.at[i].word) ==
				mention->date.verb)
			return i;
	return mention->clause.last;
}

const char *match_snippet(struct arena *arena, const struct analysis *analysis,
	const struct member *member, uint32_t columns)
{
	enum { BEFORE = 7 }; /* tokens that lead to a figure at the end of its clause */
	const struct mention *mention = member->mention;
	struct writer w = { .analysis = analysis,
		.dispatch = analysis->dispatches[member->dispatch],
		.page = &analysis->words->pages[member->dispatch],
		.buf = buf_new(arena),
		.most = columns };
	uint32_t verb = find_verb(analysis, w.dispatch, mention), first;

	if (verb < mention->tokens.first)
		write_tokens(&w, verb, mention->tokens.first);
	write_tokens(&w,
		verb < mention->clause.last && verb > mention->tokens.first ? verb
									    : mention->tokens.last,
		mention->clause.last);
	if (!w.kept && mention->tokens.first > mention->clause.first) {
		first = mention->tokens.first > mention->clause.first + BEFORE
				? mention->tokens.first - BEFORE
				: mention->clause.first;
		write_tokens(&w, first, mention->tokens.first);
	}
	return w.kept ? text_make_safe(arena, w.buf.at, w.kept) : NULL;
}
