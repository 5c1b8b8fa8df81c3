/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who says what with whom, each in the exact words, with so much of the sentence around them that a
 * person knows what they are about without going to the file.
 */
#include "export/party.h"
#include "export/format.h"
#include "speak.h"

#include <string.h>

enum {
	BEFORE_MOST = 90, /* bytes of the sentence shown before the words, */
	AFTER_MOST = 60,  /* and after them */
};

static struct span sentence_of(const struct dispatch *dispatch, const struct mention *mention)
{
	struct span span = mention->span;
	struct range range;

	if (mention->sentence >= dispatch->sentences.n)
		return span;
	range = dispatch->sentences.at[mention->sentence];
	if (range.first >= range.last || range.last > dispatch->tokens.n)
		return span;
	if (dispatch->tokens.at[range.first].span.start < span.start)
		span.start = dispatch->tokens.at[range.first].span.start;
	if (dispatch->tokens.at[range.last - 1].span.end > span.end)
		span.end = dispatch->tokens.at[range.last - 1].span.end;
	return span;
}

/* The end of text[span], cut at a space where it is long. */
static const char *cut_before(struct arena *arena, const char *text, struct span span)
{
	uint32_t start = span.start;
	char *tail;

	if (span_length(span) > BEFORE_MOST) {
		start = span.end - BEFORE_MOST;
		while (start < span.end && text[start] != ' ')
			start++;
	}
	tail = text_make_safe(arena, text + start, span.end - start);
	return start > span.start ? arena_format(arena, "…%s", tail) : tail;
}

/* The beginning, in the same way. */
static const char *cut_after(struct arena *arena, const char *text, struct span span)
{
	uint32_t end = span.end;
	char *head;

	if (span_length(span) > AFTER_MOST) {
		end = span.start + AFTER_MOST;
		while (end > span.start && text[end] != ' ')
			end--;
	}
	head = text_make_safe(arena, text + span.start, end - span.start);
	return end < span.end ? arena_format(arena, "%s …", head) : head;
}

static struct cite make_cite(
	struct arena *arena, const struct analysis *analysis, const struct member *member)
{
	const struct dispatch *dispatch = analysis->dispatches[member->dispatch];
	struct span span = member->mention->span, sentence = sentence_of(dispatch, member->mention);
	char id[DOSSIER_ID];

	dossier_id(member->dispatch, id);
	return (struct cite){
		.dispatch = member->dispatch,
		.id = arena_copy(arena, id, strlen(id)),
		.language = dispatch->pack ? pack_code(dispatch->pack) : "",
		.line = dispatch_file_line(dispatch, span.start),
		.before = cut_before(
			arena, dispatch->text, (struct span){ sentence.start, span.start }),
		.words = text_make_safe(arena, dispatch->text + span.start, span_length(span)),
		.after = cut_after(arena, dispatch->text, (struct span){ span.end, sentence.end }),
	};
}

/* "A:3", then ", 9" in the same dispatch, then "; B:1". */
static void add_place(struct wording *wording, const struct cite *cite)
{
	const struct cite *last = wording->last;

	wording->last = cite;
	if (!last)
		buf_format(&wording->places, "%s:%u", cite->id, cite->line);
	else if (strcmp(last->id, cite->id) != 0)
		buf_format(&wording->places, "; %s:%u", cite->id, cite->line);
	else if (last->line != cite->line)
		buf_format(&wording->places, ", %u", cite->line);
}

/* Whether the dispatch has these words for the first time. */
static bool add_wording(struct arena *arena, struct party *party, const struct cite *cite)
{
	struct wording *wording;
	uint32_t i;
	bool first;

	for (i = 0; i < party->wordings.n; i++)
		if (strcmp(party->wordings.at[i].words, cite->words) == 0)
			break;
	if (i == party->wordings.n)
		*vec_push(arena, &party->wordings) =
			(struct wording){ .words = cite->words, .places = buf_new(arena) };
	wording = &party->wordings.at[i];
	first = !wording->last || strcmp(wording->last->id, cite->id) != 0;
	add_place(wording, cite);
	return first;
}

/* A dispatch that repeats itself is quoted once; the other places follow. */
static void part_sentences(struct arena *arena, struct party *party)
{
	struct wording rest = { .places = buf_new(arena) };
	uint32_t i;

	for (i = 0; i < party->cites.n; i++) {
		if (add_wording(arena, party, &party->cites.at[i]))
			*vec_push(arena, &party->sentences) = party->cites.at[i];
		else
			add_place(&rest, &party->cites.at[i]);
	}
	if (rest.last)
		/* TRANSLATORS: other places of the same words: "also A:9; B:4" */
		party->also = arena_format(arena, _("also %s"), rest.places.at);
}

/* Members of one camp may say their value in several ways ("about", "nearly"): each way once. */
static void add_value(
	struct arena *arena, struct party *party, struct texts *values, const char *value)
{
	uint32_t i;

	for (i = 0; i < values->n; i++)
		if (strcmp(values->at[i], value) == 0)
			return;
	*vec_push(arena, values) = value;
	party->value = party->value ? arena_format(arena, "%s / %s", party->value, value) : value;
}

static bool ends_alike(const char *a, const char *b)
{
	const char *x = strrchr(a, ' '), *y = strrchr(b, ' ');

	return strcmp(x ? x + 1 : a, y ? y + 1 : b) == 0;
}

/* "président Tokaïev", "M. Tokaïev", "président": one voice, under the name that tells most. */
static void add_voice(struct arena *arena, struct texts *voices, struct bytes words)
{
	enum { VOICES_MOST = 3 };
	const char *voice = text_make_safe(arena, words.at, words.n);
	uint32_t i;

	for (i = 0; i < voices->n; i++) {
		if (strstr(voices->at[i], voice) || ends_alike(voices->at[i], voice))
			return;
		if (strstr(voice, voices->at[i])) {
			voices->at[i] = voice;
			return;
		}
	}
	if (*voice && voices->n < VOICES_MOST)
		*vec_push(arena, voices) = voice;
}

/* "400 (police, allegedly)": who vouches for what a party says, where others say otherwise. */
static void name_voices(struct arena *arena, const struct analysis *analysis,
	const struct fact *fact, struct parties *parties)
{
	struct texts *voices = arena_array(arena, struct texts, parties->n + 1);
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		const struct member *member = &fact->members[i];
		const struct dispatch *dispatch = analysis->dispatches[member->dispatch];

		add_voice(arena, &voices[member->camp], format_speaker(dispatch, member->mention));
		add_voice(arena, &voices[member->camp], format_hedge(dispatch, member->mention));
	}
	for (i = 0; i < parties->n; i++)
		if (voices[i].n)
			/* TRANSLATORS: a value, and in brackets who says so: "400 (police)" */
			parties->at[i].value = arena_format(arena, _("%1$s (%2$s)"),
				parties->at[i].value, report_join(arena, &voices[i], ", "));
}

static bool has_value(enum fact_kind kind)
{
	return kind == FACT_QUANTITY || kind == FACT_DATE;
}

struct parties party_make_all(
	struct arena *arena, const struct analysis *analysis, const struct fact *fact)
{
	struct parties parties = { 0 };
	struct texts *values = arena_array(arena, struct texts, fact->camps + 1);
	uint32_t i;

	for (i = 0; i < fact->n; i++) {
		const struct member *member = &fact->members[i];
		const struct dispatch *dispatch = analysis->dispatches[member->dispatch];

		while (parties.n <= member->camp)
			*vec_push(arena, &parties) = (struct party){ 0 };
		if (has_value(fact->kind))
			add_value(arena, &parties.at[member->camp], &values[member->camp],
				export_say_value(arena, dispatch, member->mention));
		*vec_push(arena, &parties.at[member->camp].cites) =
			make_cite(arena, analysis, member);
	}
	for (i = 0; i < parties.n; i++)
		parties.at[i].plain = parties.at[i].value;
	if (parties.n > 1 && has_value(fact->kind))
		name_voices(arena, analysis, fact, &parties);
	for (i = 0; i < parties.n; i++)
		part_sentences(arena, &parties.at[i]);
	return parties;
}
