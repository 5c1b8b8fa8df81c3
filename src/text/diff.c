/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words against words: what of one text stands in another in the same order, and what was changed.
 * The longest common subsequence by its plain table (Wagner and Fischer, "The string-to-string
 * correction problem", 1974): sentences are short. Their common ends are taken off before.
 *
 *	a   the [2.030 men] sent there          same "the", changed "2.030" into "more than 2 000",
 *	b   the [more than 2 000 men] there     same "men", dropped "sent", same "there"
 */
#include "text/text.h"

#include <string.h>

enum {
	CELLS_MOST = 1 << 20, /* of the table; what is larger counts as wholly changed */
	GROUP = 3,	      /* digits */
	LINK_MOST = 3,	      /* letters of a word that alone parts no two changes */
	ID_NUMBER = 1u << 31,
};

static bool is_glued(const struct tokens *tokens, uint32_t i)
{
	return !(tokens->at[i].flags & TOKEN_SPACED);
}

static uint32_t length_of(const struct tokens *tokens, uint32_t i)
{
	return span_length(tokens->at[i].span);
}

/*
 * Where the number goes on after tokens[i]: the next digits, behind one mark ("2.000", "3,5") or,
 * where they are three, behind a space. 0: it ends.
 */
static uint32_t find_more(const struct tokens *tokens, uint32_t i, uint32_t last)
{
	if (i + 2 < last && tokens->at[i + 1].type == TOKEN_MARK && is_glued(tokens, i + 1) &&
		tokens->at[i + 2].type == TOKEN_NUMBER && is_glued(tokens, i + 2))
		return i + 2;
	if (i + 1 < last && tokens->at[i + 1].type == TOKEN_NUMBER && !is_glued(tokens, i + 1) &&
		length_of(tokens, i) <= GROUP && length_of(tokens, i + 1) == GROUP)
		return i + 1;
	return 0;
}

static uint32_t mix(uint32_t hash, const char *text, struct span span)
{
	uint32_t i;

	for (i = span.start; i < span.end; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619u;
	return hash;
}

/* A number is its digits: "2.000" and "2 000" are one, but 3,5 is not 35. */
static uint32_t take_number(const char *text, const struct tokens *tokens, uint32_t first,
	uint32_t last, struct atom *atom)
{
	uint32_t i = first, next, hash = mix(2166136261u, text, tokens->at[first].span);

	while ((next = find_more(tokens, i, last))) {
		if (next == i + 2 && length_of(tokens, next) != GROUP)
			hash = mix(hash, text, tokens->at[i + 1].span);
		hash = mix(hash, text, tokens->at[next].span);
		i = next;
	}
	atom->span = (struct span){ tokens->at[first].span.start, tokens->at[i].span.end };
	atom->id = hash | ID_NUMBER;
	return i + 1;
}

void text_atoms(struct arena *arena, const char *text, const struct tokens *tokens,
	struct range range, struct atoms *atoms)
{
	const struct token *token;
	uint32_t i = range.first;

	while (i < range.last) {
		token = &tokens->at[i];
		if (token->type == TOKEN_NUMBER) {
			i = take_number(text, tokens, i, range.last, vec_push(arena, atoms));
			continue;
		}
		if (token->type == TOKEN_WORD)
			*vec_push(arena, atoms) = (struct atom){ token->span, token->word };
		i++;
	}
}

/* What is left to compare, the common ends taken off. */
struct sides {
	const struct atom *a, *b;
	uint32_t first, n, m;
};

static struct sides trim(const struct atoms *a, const struct atoms *b)
{
	struct sides sides = { a->at, b->at, 0, a->n, b->n };

	while (sides.first < sides.n && sides.first < sides.m &&
		a->at[sides.first].id == b->at[sides.first].id)
		sides.first++;
	while (sides.n > sides.first && sides.m > sides.first &&
		a->at[sides.n - 1].id == b->at[sides.m - 1].id) {
		sides.n--;
		sides.m--;
	}
	return sides;
}

static void put(struct arena *arena, struct edits *edits, struct edit edit)
{
	struct edit *last = edits->n ? &edits->at[edits->n - 1] : NULL;

	if (edit.a.first == edit.a.last && edit.b.first == edit.b.last)
		return;
	if (last && last->same == edit.same) {
		last->a.last = edit.a.last;
		last->b.last = edit.b.last;
	} else {
		*vec_push(arena, edits) = edit;
	}
}

/* table[i][j]: how much of a from i on stands in b from j on. Walked from the front. */
static void compare(struct arena *arena, const struct sides *sides, struct edits *edits)
{
	uint32_t n = sides->n - sides->first, m = sides->m - sides->first, width = m + 1, i, j;
	uint16_t *table = arena_array(arena, uint16_t, (size_t)(n + 1) * width);
	const struct atom *a = sides->a + sides->first, *b = sides->b + sides->first;
	uint32_t at = sides->first;

	for (i = n; i-- > 0;)
		for (j = m; j-- > 0;) {
			uint16_t *cell = &table[i * width + j];

			*cell = a[i].id == b[j].id	? (uint16_t)(cell[width + 1] + 1)
				: cell[width] > cell[1] ? cell[width]
							: cell[1];
		}
	for (i = j = 0; i < n || j < m;) {
		if (i < n && j < m && a[i].id == b[j].id) {
			put(arena, edits,
				(struct edit){
					{ at + i, at + i + 1 }, { at + j, at + j + 1 }, true });
			i++;
			j++;
		} else if (j == m ||
			   (i < n && table[(i + 1) * width + j] >= table[i * width + j + 1])) {
			put(arena, edits,
				(struct edit){ { at + i, at + i + 1 }, { at + j, at + j }, false });
			i++;
		} else {
			put(arena, edits,
				(struct edit){ { at + i, at + i }, { at + j, at + j + 1 }, false });
			j++;
		}
	}
}

/* Words for words, neither put in nor left out. */
static bool is_swap(const struct edit *edit)
{
	return !edit->same && edit->a.first < edit->a.last && edit->b.first < edit->b.last;
}

static bool is_link(const struct atoms *a, const struct edit *edit)
{
	return edit->same && edit->a.last - edit->a.first == 1 &&
	       span_length(a->at[edit->a.first].span) <= LINK_MOST;
}

/* "de", alone the same between two swaps, goes with them: they are one to whoever made them. */
static void join(struct arena *arena, const struct atoms *a, struct edits *edits)
{
	struct edits joined = { 0 };
	struct edit edit;
	uint32_t i;

	for (i = 0; i < edits->n; i++) {
		edit = edits->at[i];
		if (i > 0 && i + 1 < edits->n && is_link(a, &edit) && is_swap(&edits->at[i - 1]) &&
			is_swap(&edits->at[i + 1]))
			edit.same = false;
		put(arena, &joined, edit);
	}
	*edits = joined;
}

struct edits text_diff(struct arena *arena, const struct atoms *a, const struct atoms *b)
{
	struct sides sides = trim(a, b);
	struct edits edits = { 0 };

	put(arena, &edits, (struct edit){ { 0, sides.first }, { 0, sides.first }, true });
	if ((uint64_t)(sides.n - sides.first + 1) * (sides.m - sides.first + 1) <= CELLS_MOST)
		compare(arena, &sides, &edits);
	else
		put(arena, &edits,
			(struct edit){ { sides.first, sides.n }, { sides.first, sides.m }, false });
	put(arena, &edits, (struct edit){ { sides.n, a->n }, { sides.m, b->n }, true });
	join(arena, a, &edits);
	return edits;
}

struct span text_span_of(const struct atoms *atoms, struct range range)
{
	if (range.first == range.last)
		return (struct span){ 0, 0 };
	return (struct span){ atoms->at[range.first].span.start,
		atoms->at[range.last - 1].span.end };
}
