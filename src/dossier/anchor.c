/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A place that outlives its text. The words are looked for wherever they stand, and the place is
 * taken whose surroundings are most like those that were; of like ones, the nearest.
 *
 *        prefix          exact      suffix
 *     ... les autorités  |16 morts| dans la capitale ...
 *
 * Short words mean little by themselves ("16" stands in many places): the fewer they are, the more
 * of their surroundings must have stayed.
 *
 * Where the words are gone and what stood around them is not, they were altered, and the place is
 * what stands between the same surroundings now, as the Web Annotation model means its prefix and
 * suffix:
 *
 *     ... les autorités  |19 morts| dans la capitale ...
 */
#include <config.h>

#include "dossier/inside.h"

#include <string.h>

/* Bytes of context on each side; so many of them next to the words are as good as all. */
enum { CONTEXT = 48, ENOUGH = 24, WORDS_MOST = 24 };

/* So many bytes of words are known by themselves. */
enum { LONG = 64 };

/* Of altered words: bytes of either side that stand next to them still, and of both; how many more
 * than twice theirs there may be now. */
enum { HINGE = 4, HINGES = 12, MORE = 32 };

static bool is_inside_character(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

static struct span before(const struct dispatch *dispatch, uint32_t at)
{
	struct span span = { at > CONTEXT ? at - CONTEXT : 0, at };

	while (span.start < at && is_inside_character(dispatch->text[span.start]))
		span.start++;
	return span;
}

static struct span behind(const struct dispatch *dispatch, uint32_t at)
{
	struct span span = { at,
		dispatch->length - at > CONTEXT ? at + CONTEXT : dispatch->length };

	while (span.end > at && span.end < dispatch->length &&
		is_inside_character(dispatch->text[span.end]))
		span.end--;
	return span;
}

static const char *words(struct arena *arena, const struct dispatch *dispatch, struct span span)
{
	return arena_copy(arena, dispatch->text + span.start, span_length(span));
}

struct anchor anchor_make(struct arena *arena, const struct source *source,
	const struct dispatch *dispatch, struct span text)
{
	return (struct anchor){ .source = source->id,
		.exact = words(arena, dispatch, text),
		.prefix = words(arena, dispatch, before(dispatch, text.start)),
		.suffix = words(arena, dispatch, behind(dispatch, text.end)),
		.file = dispatch_file_span(dispatch, text),
		.state = ANCHOR_HERE,
		.dispatch = source->dispatch,
		.span = text };
}

bool anchor_same(const struct anchor *a, const struct anchor *b)
{
	return a->file.start == b->file.start && strcmp(a->source, b->source) == 0 &&
	       strcmp(a->exact, b->exact) == 0 && strcmp(a->prefix, b->prefix) == 0 &&
	       strcmp(a->suffix, b->suffix) == 0;
}

/* The byte of the text that stems from a byte of the file, or the next that does. */
static uint32_t text_offset(const struct dispatch *dispatch, uint32_t file)
{
	return bisect(dispatch->length, i,
		dispatch_file_span(dispatch, (struct span){ i, i }).start < file);
}

/* Bytes that two contexts have in common next to the words. */
static uint32_t touching(struct bytes a, struct bytes b, bool backwards)
{
	size_t most = a.n < b.n ? a.n : b.n, n = 0;

	while (n < most &&
		(backwards ? a.at[a.n - n - 1] == b.at[b.n - n - 1] : a.at[n] == b.at[n]))
		n++;
	return (uint32_t)n;
}

static uint32_t split(struct bytes context, struct bytes *out)
{
	uint32_t n = 0;
	size_t i = 0, start;

	while (i < context.n && n < WORDS_MOST) {
		while (i < context.n && (unsigned char)context.at[i] <= ' ')
			i++;
		for (start = i; i < context.n && (unsigned char)context.at[i] > ' '; i++)
			;
		if (i > start)
			out[n++] = (struct bytes){ context.at + start, i - start };
	}
	return n;
}

/* Bytes in words that both have in the same order: the longest common subsequence. */
static uint32_t common(struct bytes a, struct bytes b)
{
	struct bytes x[WORDS_MOST], y[WORDS_MOST];
	uint32_t row[WORDS_MOST + 1] = { 0 }, n = split(a, x), m = split(b, y), i, k, corner, above;

	for (i = 0; i < n; i++)
		for (corner = 0, k = 0; k < m; k++) {
			above = row[k + 1];
			if (x[i].n == y[k].n && !memcmp(x[i].at, y[k].at, x[i].n))
				row[k + 1] = corner + (uint32_t)x[i].n + 1;
			else if (row[k] > above)
				row[k + 1] = row[k];
			corner = above;
		}
	return row[m];
}

/* How alike a context is to what it was, 0 to 1; one that was empty, at an end of the text, is. */
static float likeness(struct bytes was, struct bytes is, bool backwards)
{
	uint32_t near = touching(was, is, backwards);
	float words;

	if (near == was.n || near >= ENOUGH)
		return 1;
	words = (float)common(was, is) / (float)(was.n + 1);
	return words > (float)near / ENOUGH ? words : (float)near / ENOUGH;
}

static struct bytes all_of(const char *text)
{
	return (struct bytes){ text, strlen(text) };
}

static float surroundings(
	const struct anchor *anchor, const struct dispatch *dispatch, struct span at)
{
	return likeness(all_of(anchor->prefix),
		       bytes_of(dispatch->text, before(dispatch, at.start)), true) /
		       2 +
	       likeness(all_of(anchor->suffix), bytes_of(dispatch->text, behind(dispatch, at.end)),
		       false) /
		       2;
}

/* So much of the surroundings must be left for so many bytes of words. */
static float least_for(size_t n)
{
	static const float MOST = 0.4f;

	return n >= LONG ? 0 : MOST * (float)(LONG - n) / LONG;
}

static uint32_t distance(uint32_t a, uint32_t b)
{
	return a < b ? b - a : a - b;
}

struct choice {
	float alike;
	uint32_t away;
	struct span span;
	bool any;
};

static void weigh(struct choice *best, const struct anchor *anchor, const struct dispatch *dispatch,
	struct span at, uint32_t was)
{
	float alike = surroundings(anchor, dispatch, at);
	uint32_t away = distance(at.start, was);

	if (best->any && (alike < best->alike || (alike == best->alike && away >= best->away)))
		return;
	*best = (struct choice){ alike, away, at, true };
}

static struct choice look_for(
	const struct anchor *anchor, const struct dispatch *dispatch, uint32_t was)
{
	struct choice best = { 0 };
	size_t n = strlen(anchor->exact);
	const char *at = dispatch->text, *end = dispatch->text + dispatch->length;

	while (n && (size_t)(end - at) >= n &&
		(at = memchr(at, *anchor->exact, (size_t)(end - at) - n + 1)) != NULL) {
		uint32_t start = (uint32_t)(at - dispatch->text);

		if (!memcmp(at, anchor->exact, n))
			weigh(&best, anchor, dispatch, (struct span){ start, start + (uint32_t)n },
				was);
		at++;
	}
	return best;
}

/* The same, but for capitals, marks, and the kinds of spaces and apostrophes. */
static struct choice look_loosely(
	const struct anchor *anchor, const struct dispatch *dispatch, uint32_t was)
{
	struct arena *arena = arena_new();
	struct fold text = text_fold(arena, dispatch->text, dispatch->length);
	struct fold sought = text_fold(arena, anchor->exact, strlen(anchor->exact));
	struct choice best = { 0 };
	struct span found;
	uint32_t at = 0;

	while (text_find(&text, &sought, &at, &found))
		weigh(&best, anchor, dispatch, found, was);
	arena_free(arena);
	return best;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Other words, of one paragraph where they were of one. */
static bool may_be_altered(const char *exact, struct bytes now)
{
	size_t i = 0;

	while (i < now.n && (unsigned char)now.at[i] <= ' ')
		i++;
	return i < now.n && !is_inside_character(*now.at) &&
	       (strstr(exact, "\n\n") || !memmem(now.at, now.n, "\n\n", 2));
}

static bool is_between(const struct anchor *anchor, const struct dispatch *dispatch, struct span at)
{
	struct bytes prefix = all_of(anchor->prefix), suffix = all_of(anchor->suffix);
	uint32_t left = touching(
			 prefix, bytes_of(dispatch->text, before(dispatch, at.start)), true),
		 right = touching(
			 suffix, bytes_of(dispatch->text, behind(dispatch, at.end)), false);

	return left >= least(prefix.n, HINGE) && right >= least(suffix.n, HINGE) &&
	       left + right >= least(prefix.n + suffix.n, HINGES) &&
	       may_be_altered(anchor->exact, bytes_of(dispatch->text, at));
}

/* What may stand from here to where the suffix begins. */
static void weigh_ends(struct choice *best, const struct anchor *anchor,
	const struct dispatch *dispatch, uint32_t start, uint32_t was)
{
	size_t hinge = least(strlen(anchor->suffix), HINGE);
	uint32_t left = dispatch->length - start,
		 room = (uint32_t)least(left, 2 * strlen(anchor->exact) + MORE + hinge);
	const char *at = dispatch->text + start, *end = at + room;

	if (!hinge) {
		if (room == left)
			weigh(best, anchor, dispatch, (struct span){ start, dispatch->length },
				was);
		return;
	}
	while ((at = memmem(at, (size_t)(end - at), anchor->suffix, hinge)) != NULL) {
		struct span span = { start, (uint32_t)(at - dispatch->text) };

		if (is_between(anchor, dispatch, span))
			weigh(best, anchor, dispatch, span, was);
		at++;
	}
}

/* Between the surroundings that the words had, whatever the words are now. */
static struct choice look_between(
	const struct anchor *anchor, const struct dispatch *dispatch, uint32_t was)
{
	struct choice best = { 0 };
	size_t n = strlen(anchor->prefix), hinge = least(n, HINGE);
	const char *tail = anchor->prefix + n - hinge, *at = dispatch->text,
		   *end = dispatch->text + dispatch->length;

	if (!n) {
		if (*anchor->suffix)
			weigh_ends(&best, anchor, dispatch, 0, was);
		return best;
	}
	while ((at = memmem(at, (size_t)(end - at), tail, hinge)) != NULL) {
		weigh_ends(&best, anchor, dispatch, (uint32_t)(at - dispatch->text + hinge), was);
		at++;
	}
	return best;
}

/* Where it was, if the very words stand there. */
static bool stands(const struct anchor *anchor, const struct dispatch *dispatch, uint32_t was,
	struct span *span)
{
	size_t n = strlen(anchor->exact);

	if (!n || n > dispatch->length - was || memcmp(dispatch->text + was, anchor->exact, n) != 0)
		return false;
	*span = (struct span){ was, was + (uint32_t)n };
	return true;
}

static void settle(struct anchor *anchor, const struct choice *choice, enum anchor_state state)
{
	anchor->span = choice->span;
	anchor->state = state;
}

/* The words count for as much as what is around them, if there are enough; other words between the
 * same surroundings are more likely than "16" anywhere. */
static void choose(struct anchor *anchor, const struct dispatch *dispatch, uint32_t was)
{
	static const float LEAST_ALTERED = 0.6f;
	size_t n = strlen(anchor->exact);
	struct choice same = look_for(anchor, dispatch, was), other = { 0 };
	float worth;

	if (!same.any)
		same = look_loosely(anchor, dispatch, was);
	same.any = same.any && same.alike >= least_for(n);
	worth = same.any ? same.alike + (float)least(n, LONG) / LONG : 0;
	if (worth < 1)
		other = look_between(anchor, dispatch, was);
	if (other.any && other.alike >= LEAST_ALTERED && other.alike > worth)
		settle(anchor, &other, ANCHOR_ALTERED);
	else if (same.any)
		settle(anchor, &same, same.away ? ANCHOR_MOVED : ANCHOR_HERE);
}

void anchor_find(const struct desk *desk, const struct analysis *analysis, struct anchor *anchor)
{
	const struct source *source = source_find(desk, anchor->source);
	const struct dispatch *dispatch;
	uint32_t was;

	anchor->state = ANCHOR_LOST;
	anchor->dispatch = source ? source->dispatch : DOSSIER_NOWHERE;
	if (anchor->dispatch == DOSSIER_NOWHERE)
		return;
	dispatch = analysis->dispatches[anchor->dispatch];
	was = text_offset(dispatch, anchor->file.start);
	if (stands(anchor, dispatch, was, &anchor->span) &&
		surroundings(anchor, dispatch, anchor->span) >= 1)
		anchor->state = ANCHOR_HERE;
	else
		choose(anchor, dispatch, was);
}
