/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A few words of a clause that say what a figure or a date in it is about, without the figure and
 * without small words at the ends: who did what on that day, or what leads to the figure.
 *
 *     The minister resigned | on Friday | after the vote of ...    ->  minister resigned
 *     Le titre perdait | 6,8 % | vers 10h30                        ->  titre perdait
 */
#include "match/parts.h"

#include <string.h>

struct writer {
	const struct analysis *analysis;
	const struct dispatch *dispatch;
	const struct page *page;
	struct range hole; /* the figure or date itself */
	struct buf buf;
	uint32_t columns, most;
	size_t kept;	   /* bytes up to the last word that may end it, */
	size_t whole;	   /* and up to the last before a small one */
	bool full, cut;	   /* no more is wanted; because there is no more room */
	bool gap, numbers; /* something was passed over; the last words are figures */
};

static const struct token *at(const struct writer *w, uint32_t token)
{
	return &w->dispatch->tokens.at[token];
}

static bool is_word(const struct writer *w, uint32_t token)
{
	return at(w, token)->type == TOKEN_WORD;
}

static bool is_content(const struct writer *w, uint32_t token)
{
	return w->page->cue[token] || w->page->name[token];
}

static bool is_glued(const struct token *token)
{
	return !(token->flags & TOKEN_SPACED);
}

/* "harder-to-sell", "$5", "9 %": a mark that words or figures lean on. */
static bool is_inside(const struct writer *w, uint32_t token, uint32_t first, uint32_t last)
{
	const struct token *mark = at(w, token);

	return token + 1 < last && is_glued(&mark[1]) &&
	       (mark[1].type == TOKEN_NUMBER || (token > first && is_glued(mark)));
}

static bool is_joint(const struct writer *w, uint32_t token, uint32_t last)
{
	const struct dispatch *dispatch = w->dispatch;

	return pack_match_named(
		       dispatch->pack, &dispatch->tokens, token, last, LANG_WORD, "clause") ||
	       pack_match_named(dispatch->pack, &dispatch->tokens, token, last, LANG_WORD, "joint");
}

static void write_token(struct writer *w, const struct token *token)
{
	const char *text = w->dispatch->text + token->span.start;
	bool spaced = w->buf.n && (w->gap || !is_glued(token));
	uint32_t columns = text_columns(text, span_length(token->span)) + spaced;

	w->cut = w->full = w->columns + columns > w->most;
	if (w->full)
		return;
	if (spaced)
		buf_char(&w->buf, ' ');
	buf_add(&w->buf, text, span_length(token->span));
	w->columns += columns;
	w->gap = false;
}

/* Words may end it, and figures that words follow; a figure alone does not. */
static void keep(struct writer *w, uint32_t token)
{
	if (w->full)
		return;
	if (is_word(w, token) && is_content(w, token)) {
		w->kept = w->buf.n;
		w->numbers = false;
	} else if (at(w, token)->type == TOKEN_NUMBER) {
		w->numbers = true;
	} else if (is_word(w, token) && !w->numbers) {
		w->whole = w->kept;
	}
}

/*
 * Small words at either end are left out. What is long enough ends at a mark, where another clause
 * begins, and where the figure itself stands.
 */
static void write_tokens(struct writer *w, uint32_t first, uint32_t last)
{
	enum { ENOUGH = 10 };
	uint32_t i;

	for (i = first; i < last && !w->full; i++) {
		bool mark = at(w, i)->type == TOKEN_MARK && !is_inside(w, i, first, last);

		if (mark || (i >= w->hole.first && i < w->hole.last)) {
			w->full = w->columns >= ENOUGH && w->kept;
			w->gap = true;
		} else if (w->kept && is_joint(w, i, last) && w->columns >= ENOUGH) {
			w->full = true;
		} else if (w->kept || (is_word(w, i) && is_content(w, i))) {
			write_token(w, at(w, i));
			keep(w, i);
		}
	}
}

/* The token of the clause that the date hangs on, by its stem; the clause's end where there is
 * none. */
static uint32_t find_verb(const struct writer *w, const struct mention *mention)
{
	struct stemmer *stemmer = pack_stemmer(w->dispatch->pack);
	uint32_t i;

	for (i = mention->clause.first; mention->kind == FACT_DATE && i < mention->clause.last; i++)
		if (mention->date.verb && is_word(w, i) &&
			text_stem(stemmer, w->analysis->vocab, at(w, i)->word) ==
				mention->date.verb)
			return i;
	return mention->clause.last;
}

/* Where the words begin that lead to a token: behind a mark, at most so many before. */
static uint32_t lead_to(const struct writer *w, uint32_t token, uint32_t floor, uint32_t most)
{
	uint32_t i = token;

	while (i > floor && token - i < most &&
		(at(w, i - 1)->type != TOKEN_MARK || is_inside(w, i - 1, floor, token)) &&
		!(i > floor + 1 && is_joint(w, i - 1, i)))
		i--;
	return i;
}

/* Where there was no room for all of it, no small word's noun is missed. */
static size_t end_of(const struct writer *w)
{
	enum { ENOUGH = 12 }; /* bytes */

	return w->cut && w->whole >= ENOUGH ? w->whole : w->kept;
}

const char *match_snippet(struct arena *arena, const struct analysis *analysis,
	const struct member *member, uint32_t columns)
{
	enum { SUBJECT = 6, BEFORE = 7 }; /* tokens */
	const struct mention *mention = member->mention;
	struct writer w = { .analysis = analysis,
		.dispatch = analysis->dispatches[member->dispatch],
		.page = &analysis->words->pages[member->dispatch],
		.hole = mention->tokens,
		.buf = buf_new(arena),
		.most = columns };
	uint32_t verb = find_verb(&w, mention);

	if (verb < mention->clause.last)
		write_tokens(&w, lead_to(&w, verb, mention->clause.first, SUBJECT),
			mention->clause.last);
	else
		write_tokens(&w, lead_to(&w, mention->tokens.first, mention->clause.first, BEFORE),
			mention->tokens.first);
	if (!w.kept && !w.buf.n)
		write_tokens(&w, mention->tokens.last, mention->clause.last);
	return w.kept ? text_make_safe(arena, w.buf.at, end_of(&w)) : NULL;
}
