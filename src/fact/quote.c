/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quotations: first the marks are paired, a block at a time, then what stands between a pair is cut
 * into sentences, each a mention of its own, since desks keep, drop and translate them one by one.
 *
 *     « [Des militants ont rejoint la foule], a-t-il assuré. [Leur but était évident.] » Le maire a
 * ... mention                               attribution      mention
 *
 * A straight mark opens or closes by what touches it; one left open ends with its block, so that a
 * lost mark spoils one paragraph and no more. A paragraph that opens with a mark while the one
 * before never closed goes on with the same speech.
 */
#include "fact/name.h"
#include "fact/quoting.h"

#include <string.h>

enum {
	ADJACENT = 5,	   /* ... where another stands before it, which it wins over */
	NAMED_BEHIND = 10, /* tokens after a quotation in which the name of a speaker ends */
	AFTER = 20,	   /* tokens after a quotation in which its verb of saying stands */
	CLAUSE_WORDS = 12, /* an inserted "a-t-il assuré" is no longer */
	VERB_REACH = 8,	   /* its verb stands within so many tokens of the comma */
	SUBJECT_REACH = 9, /* a subject's name begins within so many tokens of its sentence */
};

/* "Son [chiffre] d'affaires", "a [claim]": a noun, which says nothing. */
static bool is_noun(const struct scan *scan, uint32_t i)
{
	return i && scan->at[i - 1].type == TOKEN_WORD &&
	       spot_rule(scan->dispatch, i - 1, i, "determines");
}

static bool says(const struct scan *scan, uint32_t i, uint32_t last)
{
	return scan->at[i].type == TOKEN_WORD &&
	       spot_class(scan->dispatch, i, last, 1u << LANG_SAYING | 1u << LANG_SOURCE) &&
	       !is_noun(scan, i);
}

/* The first verb of saying or "selon" in the range; its last where there is none. */
static uint32_t first_saying(const struct scan *scan, struct range range)
{
	uint32_t i;

	for (i = range.first; i < range.last && !says(scan, i, range.last);)
		i++;
	return i;
}

static uint32_t last_saying(const struct scan *scan, struct range range)
{
	uint32_t i;

	for (i = range.last; i > range.first; i--)
		if (says(scan, i - 1, range.last))
			return i - 1;
	return range.last;
}

/* The first name that does not end before the token. */
static uint32_t name_from(const struct scan *scan, uint32_t token)
{
	uint32_t low = 0, high = scan->names->n, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (scan->names->at[middle].tokens.last <= token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * Who speaks, by the attribution in the range around its verb: the name beside it, or, for a
 * pronoun or a bare title ("le président"), the speaker before.
 */
static struct range speaker_by(const struct scan *scan, struct range range, uint32_t verb)
{
	bool other;
	struct range found = speaker_named(scan->dispatch, scan->names, range, verb, &other);

	if (found.first < found.last || other)
		return found;
	return speaker_again(scan->dispatch, scan->lang, scan->names, range, scan->last_speaker);
}

/*
 * An inserted attribution in the range: from a comma, or the dash of "— said X", to the next or the
 * end, short, with a verb of saying. Empty where there is none.
 */
static struct range inserted(const struct scan *scan, struct range range)
{
	uint32_t i, end, reach;

	for (i = range.first; i + 1 < range.last; i++) {
		if (!spot_mark(scan->dispatch, i, ",") && !spot_mark(scan->dispatch, i, "?") &&
			!spot_mark(scan->dispatch, i, "!"))
			continue;
		for (end = i + 1; end < range.last && !spot_mark(scan->dispatch, end, ",") &&
				  !spot_mark(scan->dispatch, end, ".");)
			end++;
		if (end - i > CLAUSE_WORDS)
			continue;
		reach = i + VERB_REACH < end ? i + VERB_REACH : end;
		if (first_saying(scan, (struct range){ i + 1, reach }) < reach &&
			((i + 2 < end && spot_mark(scan->dispatch, i + 2, "-")) ||
				spot_rule(scan->dispatch, i + 1, end, "pronoun") ||
				spot_rule(scan->dispatch, i + 1, end, "auxiliary") ||
				says(scan, i + 1, end)))
			return (struct range){ i, end };
	}
	return (struct range){ range.last, range.last };
}

static struct range trim(const struct scan *scan, struct range range)
{
	while (range.first < range.last && scan->at[range.first].type == TOKEN_MARK &&
		!spot_mark(scan->dispatch, range.first, "(") &&
		!spot_mark(scan->dispatch, range.first, "["))
		range.first++;
	while (range.last > range.first && scan->at[range.last - 1].type == TOKEN_MARK &&
		!spot_mark(scan->dispatch, range.last - 1, ")") &&
		!spot_mark(scan->dispatch, range.last - 1, "]") &&
		!spot_mark(scan->dispatch, range.last - 1, "%"))
		range.last--;
	return range;
}

/* Begins the speech as a sentence does? */
static bool opens_speech(const struct scan *scan, struct range speech)
{
	return (scan->at[speech.first].flags & TOKEN_CAPITAL) ||
	       scan->at[speech.first].type != TOKEN_WORD;
}

static enum quote_form form_of(const struct scan *scan, struct range words, struct range speech)
{
	uint32_t i, n = 0;

	for (i = words.first; i < words.last; i++)
		n += scan->at[i].type == TOKEN_WORD;
	if (n <= 1)
		return QUOTE_WORD;
	return opens_speech(scan, speech) ? QUOTE_DIRECT : QUOTE_PARTIAL;
}

static void add(struct scan *scan, struct range words, struct range speech, struct range cut,
	uint32_t sentence)
{
	struct mention *mention;

	words = trim(scan, words);
	if (words.first == words.last)
		return;
	mention = vec_push(scan->arena, scan->mentions);
	*mention = (struct mention){ .kind = FACT_QUOTE, .tokens = words };
	mention->span = (struct span){ scan->at[words.first].span.start,
		scan->at[words.last - 1].span.end };
	mention->clause = scan->dispatch->sentences.at[sentence];
	mention->sentence = sentence;
	mention->block = dispatch_block_of(scan->dispatch, words.first);
	mention->quote.form = form_of(scan, words, speech);
	mention->quote.cut = cut;
}

static bool is_participle(const struct scan *scan, uint32_t i)
{
	return scan->at[i].type == TOKEN_WORD && !(scan->at[i].flags & TOKEN_CAPITAL) &&
	       pack_ends(scan->dispatch->pack, "participle", scan->at[i].word);
}

/* "Adding that", "having said": what follows is said, not what stands before. */
static bool says_on(const struct scan *scan, uint32_t verb)
{
	return is_participle(scan, verb) || (verb && is_participle(scan, verb - 1));
}

/* The verb of an attribution behind a speech, which ends at after.first; after.last: none. */
static uint32_t saying_after(const struct scan *scan, struct range after)
{
	uint32_t verb;

	if (after.last > after.first + AFTER)
		after.last = after.first + AFTER;
	verb = first_saying(scan, after);
	return verb < after.last && !says_on(scan, verb) ? verb : UINT32_MAX;
}

static bool is_titled(const struct scan *scan, struct range range)
{
	uint32_t i;

	for (i = range.first; i < range.last; i++)
		if (spot_class(scan->dispatch, i, range.last, 1u << LANG_TITLE))
			return true;
	return false;
}

/* "...", grince un courtier; "...," a broker quipped: somebody who was not told of before. */
static bool is_introduced(const struct scan *scan, struct range after)
{
	enum { NEAR = 4 }; /* tokens: the closing mark, the comma, a verb, and its auxiliary */
	uint32_t i;

	for (i = after.first; i < after.last && i < after.first + NEAR; i++)
		if (spot_rule(scan->dispatch, i, after.last, "introduces"))
			return true;
	return false;
}

/*
 * "...", a réagi la déléguée Anna Roy; "...," Roy fumed: whatever the verb is, who is named right
 * behind the comma says it, or who bears the title there. Else it is who spoke before.
 */
static struct range named_behind(const struct scan *scan, struct range speech, struct range after)
{
	struct range found = { 0, 0 };
	bool other = false;

	if (after.last > after.first + NAMED_BEHIND)
		after.last = after.first + NAMED_BEHIND;
	if (!spot_mark(scan->dispatch, speech.last - 1, ",") &&
		!(speech.last + 1 < after.last && spot_mark(scan->dispatch, speech.last + 1, ",")))
		return scan->last_speaker;
	found = speaker_named(scan->dispatch, scan->names, after, after.first, &other);
	if (found.last || other || is_introduced(scan, after))
		return found;
	return is_titled(scan, after) ? speaker_again(scan->dispatch, scan->lang, scan->names,
						after, scan->last_speaker)
				      : scan->last_speaker;
}

/* "She called it a ...", "Elle parle d'un ...": the last word before the marks by which somebody calls
 * a thing so, and is not called it himself; range.last: none is near. */
static uint32_t last_calling(const struct scan *scan, struct range range)
{
	enum { NEAR = 8 };
	uint32_t i;

	for (i = range.last; i-- > range.first && i + NEAR > range.last;)
		if (spot_rule(scan->dispatch, i, range.last, "calling"))
			return i > range.first && spot_rule(scan->dispatch, i - 1, i, "been")
				       ? range.last
				       : i;
	return range.last;
}

/* "Said he was in shock" and deplored: the verb behind is of what comes next. */
static bool is_joined(const struct scan *scan, uint32_t from, uint32_t verb)
{
	uint32_t i;

	for (i = from; i < verb; i++)
		if (scan->at[i].type == TOKEN_WORD)
			return pack_match_named(scan->dispatch->pack, &scan->dispatch->tokens, i, verb,
				       LANG_RANGE, "and") != 0;
	return false;
}

/*
 * Who says it: told inside, right behind, before in the sentence, or else as the quotation before.
 * A few words quoted in a sentence that has its attribution before them are covered by that.
 */
static struct range attribute(
	const struct scan *scan, struct range speech, struct range cut, uint32_t *verb)
{
	const struct ranges *sentences = &scan->dispatch->sentences;
	const struct range *begins =
		&sentences->at[dispatch_sentence_of(scan->dispatch, speech.first)];
	const struct range *ends =
		&sentences->at[dispatch_sentence_of(scan->dispatch, speech.last - 1)];
	struct range after = { speech.last, ends->last }, before = { begins->first, speech.first };
	uint32_t behind, ahead;

	*verb = first_saying(scan, cut);
	if (*verb < cut.last)
		return speaker_by(scan, cut, *verb);
	behind = saying_after(scan, after);
	ahead = last_saying(scan, before);
	if (behind != UINT32_MAX &&
		(ahead == before.last || (behind <= speech.last + ADJACENT &&
						 !is_joined(scan, speech.last, behind)))) {
		*verb = behind;
		if (after.last > behind + AFTER)
			after.last = behind + AFTER;
		return speaker_by(scan, after, *verb);
	}
	*verb = ahead;
	if (*verb < before.last)
		return speaker_by(scan, before, *verb);
	*verb = last_calling(scan, before);
	if (*verb < before.last)
		return speaker_by(scan, before, *verb);
	*verb = 0;
	return named_behind(scan, speech, after);
}

/* One speech to mentions: a sentence each, without the attribution that stands in it. */
static void cut_up(struct scan *scan, struct range speech)
{
	const struct ranges *sentences = &scan->dispatch->sentences;
	uint32_t s = dispatch_sentence_of(scan->dispatch, speech.first), first = scan->mentions->n,
		 i;
	struct range piece, cut, told = { 0, 0 }, speaker;
	uint32_t verb;

	for (; s < sentences->n && sentences->at[s].first < speech.last; s++) {
		piece.first = sentences->at[s].first > speech.first ? sentences->at[s].first
								    : speech.first;
		piece.last =
			sentences->at[s].last < speech.last ? sentences->at[s].last : speech.last;
		cut = inserted(scan, piece);
		if (cut.first < cut.last)
			told = cut;
		if (cut.last < piece.last &&
			trim(scan, (struct range){ cut.last, piece.last }).first <
				trim(scan, (struct range){ cut.last, piece.last }).last) {
			add(scan, piece, speech, cut, s);
		} else {
			piece.last = cut.first;
			add(scan, piece, speech, (struct range){ 0, 0 }, s);
		}
	}
	speaker = attribute(scan, speech, told, &verb);
	/* Who is told at its end has said all of it. */
	if (scan->goes_on && verb && speaker.last && !scan->mentions->at[scan->open].quote.verb)
		first = scan->open;
	if (!verb && first < scan->mentions->n &&
		scan->mentions->at[first].quote.form == QUOTE_WORD)
		return; /* a word held at arm's length is said by nobody */
	for (i = first; i < scan->mentions->n; i++) {
		scan->mentions->at[i].quote.speaker = speaker;
		scan->mentions->at[i].quote.verb = verb ? scan->at[verb].word : 0;
	}
	if (speaker.first < speaker.last || verb)
		scan->last_speaker = speaker; /* empty: somebody without a name has the floor */
}

/* Does the next paragraph open with the mark that this one left open? */
static bool goes_on(const struct scan *scan, uint32_t b, int p)
{
	const struct blocks *blocks = &scan->dispatch->blocks;

	return b + 1 < blocks->n && blocks->at[b + 1].kind == BLOCK_PARAGRAPH &&
	       blocks->at[b + 1].tokens.first < blocks->at[b + 1].tokens.last &&
	       (spot_mark(
			scan->dispatch, blocks->at[b + 1].tokens.first, quoting_pairs()[p].open) ||
		       spot_mark(scan->dispatch, blocks->at[b + 1].tokens.first,
			       quoting_pairs()[p].shut));
}

static bool is_quoted(const struct scan *scan, const struct mention *name)
{
	uint32_t i;

	for (i = scan->mentions->n; i-- > 0 && scan->mentions->at[i].kind == FACT_QUOTE &&
				    scan->mentions->at[i].tokens.last > name->tokens.first;)
		if (scan->mentions->at[i].tokens.first <= name->tokens.first)
			return true;
	return false;
}

static bool in_dateline(const struct scan *scan, uint32_t i)
{
	return scan->at[i].span.start >= scan->dispatch->dateline.start &&
	       scan->at[i].span.start < scan->dispatch->dateline.end;
}

/* One word may be a firm or a town: it is somebody where a longer name ends so. */
static bool is_somebody(const struct scan *scan, const struct mention *name)
{
	const uint32_t *word = &scan->at[name->tokens.last - 1].word;

	return name->name.sort == NAME_PERSON ||
	       (name->tokens.last - name->tokens.first > 1 &&
		       !spot_rule(
			       scan->dispatch, name->tokens.first, name->tokens.last, "article")) ||
	       map_get(scan->surnames, (const char *)word, sizeof *word);
}

/* "A annoncé lundi le ministre du Travail [Roy]": nobody is spoken to or of on the way to him. */
static bool is_straight(const struct scan *scan, uint32_t verb, uint32_t name)
{
	uint32_t i;

	for (i = verb + 1; i < name; i++)
		if (spot_rule(scan->dispatch, i, name, "preposition") &&
			!spot_rule(scan->dispatch, i, name, "belongs"))
			return false;
	return true;
}

/*
 * Whom the sentence names as saying it: before its verb, or, where that is turned round ("..., a
 * précisé le procureur X"), behind.
 */
static struct range named_by(const struct scan *scan, struct range sentence, uint32_t verb)
{
	struct range behind = { verb, verb + AFTER < sentence.last ? verb + AFTER : sentence.last };
	uint32_t at = verb;
	struct range found;
	bool other;

	while (at > sentence.first && spot_rule(scan->dispatch, at - 1, at, "auxiliary"))
		at--;
	if (at > sentence.first && scan->at[at - 1].type == TOKEN_MARK) {
		found = speaker_named(scan->dispatch, scan->names, behind, verb, &other);
		if (found.last &&
			(found.last >= sentence.last || scan->at[found.last].type == TOKEN_MARK ||
				(at < verb && is_straight(scan, verb, found.first))))
			return found;
	}
	return speaker_named(
		scan->dispatch, scan->names, (struct range){ sentence.first, verb }, verb, &other);
}

static void list_surnames(struct scan *scan)
{
	uint32_t i;

	scan->surnames = map_new(scan->arena);
	for (i = 0; i < scan->names->n; i++) {
		const struct mention *name = &scan->names->at[i];
		const uint32_t *word = &scan->at[name->tokens.last - 1].word;

		if (name->tokens.last - name->tokens.first > 1 &&
			!spot_rule(
				scan->dispatch, name->tokens.first, name->tokens.last, "topic") &&
			(name->name.sort == NAME_PERSON || name->name.sort == NAME_OTHER))
			*map_put(scan->surnames, (const char *)word, sizeof *word) = 1;
	}
}

/* "Le maire des [Pins]", "à la [Trappe]": no subject, unless he is known for a person. */
static bool is_elsewhere(const struct scan *scan, struct range sentence, const struct mention *name)
{
	uint32_t i = name->tokens.first;

	if (i > sentence.first && spot_rule(scan->dispatch, i - 1, i, "det"))
		i--;
	return name->name.sort != NAME_PERSON && i > sentence.first &&
	       (spot_rule(scan->dispatch, i - 1, i, "belongs") ||
		       spot_rule(scan->dispatch, i - 1, i, "locative"));
}

/*
 * The person whom a sentence begins with is who speaks in the next ones ("Il ajoute"); the one it
 * names beside its verb of saying too, but not where a pronoun is its subject.
 */
static void note_subject(struct scan *scan, struct range sentence)
{
	uint32_t i, t, verb = first_saying(scan, sentence);
	bool noted = false;
	struct range said = { 0, 0 };

	while (sentence.first < sentence.last && in_dateline(scan, sentence.first))
		sentence.first++;

	for (i = name_from(scan, sentence.first); i < scan->names->n; i++) {
		const struct mention *name = &scan->names->at[i];

		if (name->tokens.last > sentence.last)
			break;
		if (name->tokens.first < sentence.first || name->name.sort == NAME_PLACE ||
			name->name.sort == NAME_ORGANISATION || is_quoted(scan, name) ||
			is_elsewhere(scan, sentence, name) || !is_somebody(scan, name))
			continue;
		for (t = sentence.first; t < name->tokens.first; t++)
			if (spot_rule(scan->dispatch, t, sentence.last, "pronoun"))
				return;
		if (verb < sentence.last && !said.last)
			said = named_by(scan, sentence, verb);
		if (said.last) {
			scan->last_speaker = said;
			return;
		}
		if (!noted && name->tokens.first - sentence.first <= SUBJECT_REACH)
			scan->last_speaker = name->tokens;
		noted = true;
	}
}

/* Its subject, unless a quotation in it has told who speaks. */
static void note_sentence(struct scan *scan, uint32_t sentence)
{
	const struct mention *last =
		scan->mentions->n ? &scan->mentions->at[scan->mentions->n - 1] : NULL;

	if (last && last->kind == FACT_QUOTE && last->sentence == sentence && last->quote.verb &&
		last->quote.speaker.last)
		return;
	note_subject(scan, scan->dispatch->sentences.at[sentence]);
}

/* A crosshead that is nothing but a quotation announces one, and says nothing by itself. */
static bool is_crosshead(const struct block *block, uint32_t first, uint32_t last)
{
	return block->kind == BLOCK_CROSSHEAD && first <= block->tokens.first + 1 &&
	       last + 2 >= block->tokens.last;
}

/* first: of the mentions of a speech that was just cut up. */
static void note_open(struct scan *scan, uint32_t first, bool goes_on)
{
	if (goes_on && !scan->goes_on)
		scan->open = first;
	scan->goes_on = goes_on && scan->open < scan->mentions->n;
}

static void read_block(struct scan *scan, uint32_t b)
{
	const struct block *block = &scan->dispatch->blocks.at[b];
	const struct range *sentences = scan->dispatch->sentences.at;
	uint32_t i, end, sentence = UINT32_MAX, first;
	bool left_open;
	int p;

	for (i = block->tokens.first; i < block->tokens.last; i++) {
		if (sentence == UINT32_MAX || i >= sentences[sentence].last) {
			if (sentence != UINT32_MAX)
				note_sentence(scan, sentence);
			sentence = dispatch_sentence_of(scan->dispatch, i);
		}
		p = quoting_opener(scan, i, block->tokens);
		if (p < 0)
			continue;
		end = quoting_closer(scan, i, p, block->tokens);
		left_open = end == block->tokens.last;
		if (left_open && !quoting_pairs()[p].nests && !goes_on(scan, b, p) &&
			(i > block->tokens.first || quoting_pairs()[p].open[0] != '"'))
			continue; /* but a paragraph that opens with a mark is a speech */
		note_subject(scan, (struct range){ sentences[sentence].first, i });
		first = scan->mentions->n;
		if (end > i + 1 && !is_crosshead(block, i, end))
			cut_up(scan, (struct range){ i + 1, end });
		note_open(scan, first, left_open && goes_on(scan, b, p));
		i = end;
	}
	if (sentence != UINT32_MAX)
		note_sentence(scan, sentence);
}

void quote_find(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, const struct mentions *names, struct mentions *mentions)
{
	struct scan scan = { .arena = arena,
		.vocab = vocab,
		.lang = lang,
		.dispatch = dispatch,
		.at = dispatch->tokens.at,
		.names = names,
		.mentions = mentions };
	uint32_t b;

	list_surnames(&scan);
	for (b = 0; b < dispatch->blocks.n; b++)
		if (dispatch->blocks.at[b].kind == BLOCK_PARAGRAPH ||
			dispatch->blocks.at[b].kind == BLOCK_HEADLINE ||
			dispatch->blocks.at[b].kind == BLOCK_CROSSHEAD ||
			dispatch->blocks.at[b].kind == BLOCK_CAPTION)
			read_block(&scan, b);
}
