/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names. A capital inside a sentence makes a name; at the beginning of one, or where a headline
 * capitalises everything, it tells nothing, and a word is a name there only if it is one elsewhere.
 * So a dispatch is read twice: once where capitals speak, then everywhere with what was learnt.
 *
 *     le président kazakh [Kassym-Jomart Tokaïev] ... [Organisation du traité de sécurité
 * collective] ([OTSC])
 *
 * A name grows over capitals, initials and hyphens, over particles between capitals, and, before an
 * acronym in brackets, back to the words whose initials the acronym takes (Schwartz & Hearst 2003).
 */
#include "fact/name.h"
#include "fact/spot.h"

#include <string.h>

enum {
	NAME_WORDS = 12, /* a long form before its acronym is no longer */
	LINKS_MOST = 4,	 /* small words between the hyphens of a name */
	LINK_LETTERS = 5,
	TITLE_REACH = 5, /* tokens before a name in which a title makes it a person */
};

enum {
	CLASS_CLOSED = 1u << LANG_STOP | 1u << LANG_WEEKDAY | 1u << LANG_MONTH | 1u << LANG_DATE |
		       1u << LANG_NUMBER | 1u << LANG_ORDINAL | 1u << LANG_SOURCE |
		       1u << LANG_MODIFIER
};

struct scan {
	struct arena *arena;
	struct vocab *vocab;
	const struct lang *lang;
	const struct dispatch *dispatch;
	const struct token *at;
	struct mentions *mentions, *doubtful;
	uint32_t *seen; /* a hash table of the words met, with how in the last two bits */
	uint32_t mask;	/* its size less one */
	bool sure;	/* first reading: take only what its capital proves */
};

enum {
	SEEN_LOWER = 1,
	SEEN_AS_NAME = 2,
	SEEN_ALONE = 4,	   /* as a name of one word, and no "of" behind it */
	SEEN_AS_PLACE = 8, /* behind "at", "near" */
	SEEN_BITS = 4
};

/* Where the word stands in the table, or belongs. */
static uint32_t *slot_of(const struct scan *scan, uint32_t word)
{
	uint32_t at = word * 2654435761u >> 7 & scan->mask;

	while (scan->seen[at] && scan->seen[at] >> SEEN_BITS != word)
		at = (at + 1) & scan->mask;
	return &scan->seen[at];
}

static void note_seen(const struct scan *scan, uint32_t word, uint32_t how)
{
	*slot_of(scan, word) |= word << SEEN_BITS | how;
}

static bool was_seen(const struct scan *scan, uint32_t word, uint32_t how)
{
	return *slot_of(scan, word) & how;
}

static bool capital(const struct scan *scan, uint32_t i)
{
	return scan->at[i].type == TOKEN_WORD && (scan->at[i].flags & TOKEN_CAPITAL);
}

static uint32_t letters(const struct scan *scan, uint32_t i)
{
	return scan->at[i].type == TOKEN_WORD ? span_length(scan->at[i].span) : 0;
}

static bool is_initial(const struct scan *scan, uint32_t i, uint32_t last)
{
	return capital(scan, i) && letters(scan, i) == 1 && i + 1 < last &&
	       spot_mark(scan->dispatch, i + 1, ".") && spot_glued(scan->dispatch, i + 1);
}

/* Does a capital at i tell nothing: first of a sentence, of a quotation, after a colon or a bullet?
 */
static bool is_opening(const struct scan *scan, const struct range *sentence, uint32_t i)
{
	static const char *const before[] = { "\"", "«", "“", "‘", ":", "-", "–", "—", "•", "*",
		"(", "'", "„", "…", "?", "!", NULL };
	const char *const *mark;

	if (i == sentence->first)
		return true;
	for (mark = before; *mark; mark++)
		if (spot_mark(scan->dispatch, i - 1, *mark) &&
			(!spot_glued(scan->dispatch, i - 1) || i - 1 == sentence->first))
			return strcmp(*mark, "(") != 0;
	return false;
}

static bool is_place(const struct scan *scan, uint32_t i, uint32_t last)
{
	struct senses senses;

	return pack_match(lang_names(scan->lang), &scan->dispatch->tokens, i, last,
		1u << LANG_PLACE, &senses);
}

/* "Securities and Exchange Commission": an institution's name may hold a conjunction. */
static uint32_t grow_conjunction(const struct scan *scan, uint32_t i, uint32_t last)
{
	uint32_t end;

	if (!spot_rule(scan->dispatch, i, last, "conjunction"))
		return i;
	for (end = i + 1; end < last && end < i + 4 && capital(scan, end); end++)
		if (end > i + 1 && spot_rule(scan->dispatch, end, last, "institution"))
			return end + 1;
	return i;
}

/* "[Reuters] Equifax": a credit stands before the caption it is for. */
static bool is_credit(const struct scan *scan, uint32_t first, uint32_t i)
{
	struct senses senses;

	return i == first + 1 && pack_match(lang_names(scan->lang), &scan->dispatch->tokens, first,
					 i, 1u << LANG_AGENCY, &senses);
}

/* "Pont-[à-Mousson]", "Stratford-[upon-Avon]": small words between hyphens, up to a capital. */
static uint32_t grow_chain(const struct scan *scan, uint32_t i, uint32_t last)
{
	uint32_t at;

	for (at = i; at + 1 < last && at < i + 2 * LINKS_MOST; at += 2) {
		if ((!spot_mark(scan->dispatch, at, "-") && !spot_mark(scan->dispatch, at, "‑")) ||
			!spot_glued(scan->dispatch, at) || !spot_glued(scan->dispatch, at + 1))
			return i;
		if (capital(scan, at + 1))
			return at + 2;
		if (scan->at[at + 1].type != TOKEN_WORD || letters(scan, at + 1) > LINK_LETTERS)
			return i;
	}
	return i;
}

static bool any_is(const struct scan *scan, uint32_t first, uint32_t last, const char *rule)
{
	for (; first < last; first++)
		if (spot_rule(scan->dispatch, first, last, rule))
			return true;
	return false;
}

/*
 * Whether what stands behind a particle belongs to the name before it. It does in "Bank of England"
 * and in "Charles de Gaulle", not in "the firm Roy of Leeds", where each is a name elsewhere.
 */
static bool belongs(
	const struct scan *scan, uint32_t first, uint32_t i, uint32_t next, uint32_t last)
{
	if (any_is(scan, first, i, "institution"))
		return true;
	if (is_place(scan, next, last))
		return false;
	if (!spot_rule(scan->dispatch, i, last, "belongs"))
		return true;
	if (scan->at[first].flags & TOKEN_UPPER && letters(scan, first) > 1 && i == first + 1)
		return false; /* "CHU de Nantes" */
	return spot_rule(scan->dispatch, i, last, "noble") &&
	       !(i == first + 1 && was_seen(scan, scan->at[first].word, SEEN_ALONE)) &&
	       !was_seen(scan, scan->at[next].word, SEEN_AS_PLACE);
}

/* The token after a name that may go on over tokens[i], or i where it ends. */
static uint32_t grow(const struct scan *scan, uint32_t first, uint32_t i, uint32_t last)
{
	uint32_t next = i;

	if (i >= last)
		return i;
	next = grow_chain(scan, i, last);
	if (next > i)
		return next;
	if ((spot_mark(scan->dispatch, i, "-") || spot_mark(scan->dispatch, i, "&") ||
		    spot_mark(scan->dispatch, i, "‑")) &&
		spot_glued(scan->dispatch, i) && i + 1 < last &&
		spot_glued(scan->dispatch, i + 1) && capital(scan, i + 1))
		return i + 2;
	if (spot_mark(scan->dispatch, i, ".") && spot_glued(scan->dispatch, i) &&
		is_initial(scan, i - 1, last) && i + 1 < last && capital(scan, i + 1) && i > first)
		return i + 2;
	if (spot_mark(scan->dispatch, i, ".") && spot_glued(scan->dispatch, i) &&
		is_initial(scan, i - 1, last) && i >= 2 && spot_mark(scan->dispatch, i - 2, ".") &&
		spot_glued(scan->dispatch, i - 1))
		return i + 1; /* the last stop of "U.S." */
	if (capital(scan, i))
		return spot_class(scan->dispatch, i, last, 1u << LANG_WEEKDAY | 1u << LANG_MONTH) ||
				       is_credit(scan, first, i)
			       ? i
			       : i + 1;
	while (next < last && next < i + 3 && spot_rule(scan->dispatch, next, last, "particle"))
		next++;
	if (next > i && next + 1 < last && spot_mark(scan->dispatch, next, "-") &&
		spot_glued(scan->dispatch, next) && spot_glued(scan->dispatch, next + 1))
		next++; /* "al-Burhan" */
	if (next > i && next < last && capital(scan, next) && belongs(scan, first, i, next, last))
		return next + 1;
	return grow_conjunction(scan, i, last);
}

/* "la [Société générale]": a head noun of institutions takes the plain word after it. */
static uint32_t grow_institution(const struct scan *scan, uint32_t first, uint32_t i, uint32_t last)
{
	if (i != first + 1 || i >= last || spot_glued(scan->dispatch, i) ||
		scan->at[i].type != TOKEN_WORD ||
		!spot_rule(scan->dispatch, first, last, "institution") ||
		spot_class(scan->dispatch, i, last, CLASS_CLOSED) ||
		spot_class(scan->dispatch, i, last, 1u << LANG_SAYING | 1u << LANG_WORD))
		return i;
	return i + 1;
}

/* Where the words begin whose initials spell the acronym that stands in the bracket at `bracket`.
 */
static uint32_t long_form(const struct scan *scan, uint32_t bracket, uint32_t first)
{
	const char *acronym = text_word(scan->vocab, scan->at[bracket + 1].bare);
	size_t letter = strlen(acronym);
	uint32_t i = bracket, found = bracket;

	while (letter && i > first && bracket - i < NAME_WORDS) {
		i--;
		if (scan->at[i].type != TOKEN_WORD)
			continue;
		if (text_word(scan->vocab, scan->at[i].bare)[0] == acronym[letter - 1]) {
			letter--;
			found = i;
		} else if (!spot_class(scan->dispatch, i, bracket, 1u << LANG_STOP) &&
			   !spot_rule(scan->dispatch, i, bracket, "particle")) {
			return bracket;
		}
	}
	return letter || !capital(scan, found) ? bracket : found;
}

static bool is_acronym(const struct scan *scan, uint32_t i)
{
	return scan->at[i].type == TOKEN_WORD && (scan->at[i].flags & TOKEN_UPPER) &&
	       letters(scan, i) >= 2 && letters(scan, i) <= 8;
}

/*
 * Is a title written before the name ("le président kazakh X", "Mr. X"), within its clause? Not
 * that of "le ministre de la [Santé]", where the name goes with the title's own complement.
 */
static bool has_title(const struct scan *scan, uint32_t first, uint32_t sentence)
{
	uint32_t i, from = first > sentence + TITLE_REACH ? first - TITLE_REACH : sentence;

	if (first > sentence &&
		(spot_rule(scan->dispatch, first - 1, first, "particle") ||
			spot_class(scan->dispatch, first - 1, first, 1u << LANG_STOP)))
		return false;
	for (i = from; i < first; i++)
		if (spot_class(scan->dispatch, i, first, 1u << LANG_TITLE))
			return true;
	return false;
}

static enum name_sort sort_of(const struct scan *scan, struct range words, uint32_t sentence)
{
	struct senses senses;
	uint32_t taken;

	taken = pack_match(lang_names(scan->lang), &scan->dispatch->tokens, words.first, words.last,
		1u << LANG_PLACE | 1u << LANG_ORGANISATION | 1u << LANG_AGENCY, &senses);
	if (taken == words.last - words.first)
		return senses.at[0].class == LANG_PLACE ? NAME_PLACE : NAME_ORGANISATION;
	if (spot_rule(scan->dispatch, words.first, words.last, "institution") ||
		spot_rule(scan->dispatch, words.last - 1, words.last, "institution") ||
		spot_rule(scan->dispatch, words.last - 1, words.last, "corporate") ||
		(words.last == words.first + 1 && is_acronym(scan, words.first)))
		return NAME_ORGANISATION;
	return has_title(scan, words.first, sentence) ? NAME_PERSON : NAME_OTHER;
}

/* Titles written with a capital ("President Donald Trump", "Industry Minister X") are no part of
 * it. */
static uint32_t skip_titles(const struct scan *scan, uint32_t first, uint32_t last)
{
	uint32_t i, taken;

	for (i = first; i < last; i += taken ? taken : 1) {
		taken = spot_class(scan->dispatch, i, last, 1u << LANG_TITLE);
		if (taken)
			first = i + taken < last && spot_mark(scan->dispatch, i + taken, ".")
					? i + taken + 1
					: i + taken;
	}
	return first;
}

/* "la déléguée [CGT] Sylvie Marchand": what stands between a title and a person's two names is no
 * name. */
static uint32_t skip_acronym(
	const struct scan *scan, uint32_t first, uint32_t last, uint32_t sentence)
{
	return last - first >= 3 && is_acronym(scan, first) &&
			       !(scan->at[first + 1].flags & TOKEN_UPPER) &&
			       scan->at[first + 1].type == TOKEN_WORD &&
			       has_title(scan, first, sentence)
		       ? first + 1
		       : first;
}

/* "Greek", "French": the adjective of a country is no name of anybody. */
static bool is_demonym(const struct scan *scan, struct range words)
{
	struct senses senses;

	return pack_match(lang_names(scan->lang), &scan->dispatch->tokens, words.first, words.last,
		       1u << LANG_DEMONYM, &senses) == words.last - words.first;
}

static struct mention *add_to(
	struct scan *scan, struct mentions *list, uint32_t sentence, struct range words)
{
	struct mention *mention = vec_push(scan->arena, list);
	const struct range *range = &scan->dispatch->sentences.at[sentence];

	mention->kind = FACT_NAME;
	mention->tokens = words;
	mention->span = (struct span){ scan->at[words.first].span.start,
		scan->at[words.last - 1].span.end };
	mention->clause = *range;
	mention->sentence = sentence;
	mention->block = dispatch_block_of(scan->dispatch, words.first);
	mention->name.sort = sort_of(scan, words, range->first);
	return mention;
}

static struct mention *add(struct scan *scan, uint32_t sentence, struct range words)
{
	return add_to(scan, scan->mentions, sentence, words);
}

/* "Le ministre de l'[Intérieur]", "des [Affaires] étrangères": no name, but part of the title. */
static bool is_office(const struct scan *scan, const struct range *sentence, uint32_t i)
{
	uint32_t at = i;

	while (at > sentence->first && i - at < 3 &&
		(spot_rule(scan->dispatch, at - 1, i, "particle") ||
			spot_rule(scan->dispatch, at - 1, i, "det")))
		at--;
	return at < i && at > sentence->first && !is_place(scan, i, sentence->last) &&
	       spot_rule(scan->dispatch, at - 1, at, "office");
}

/* WHO, in capitals, is no "who". */
static bool is_known_acronym(const struct scan *scan, uint32_t i)
{
	return pack_match(lang_names(scan->lang), &scan->dispatch->tokens, i, i + 1,
		1u << LANG_PLACE | 1u << LANG_ORGANISATION | 1u << LANG_AGENCY,
		&(struct senses){ 0 });
}

/* The H of 06H54, the C of 40C. */
static bool is_lone_letter(const struct scan *scan, uint32_t i, uint32_t last)
{
	return letters(scan, i) == 1 && !is_initial(scan, i, last) &&
	       (i + 1 >= last || !capital(scan, i + 1) || spot_glued(scan->dispatch, i));
}

/* "M'Baye", "L'Oréal" inside a sentence; the article that opens one is none of the name. */
static bool is_elided(const struct scan *scan, const struct range *sentence, uint32_t i)
{
	const char *end = scan->dispatch->text + scan->at[i].span.end;

	return letters(scan, i) >= 2 && letters(scan, i) <= 4 && i + 1 < sentence->last &&
	       (end[-1] == '\'' || (letters(scan, i) > 3 && !memcmp(end - 3, "\xe2\x80\x99", 3))) &&
	       capital(scan, i + 1) && spot_glued(scan->dispatch, i + 1) &&
	       !is_opening(scan, sentence, i);
}

/* "La Baule", "Le Havre" inside a sentence. */
static bool is_article(const struct scan *scan, const struct range *sentence, uint32_t i)
{
	return i + 1 < sentence->last && capital(scan, i + 1) &&
	       !(scan->at[i].flags & TOKEN_UPPER) && !is_opening(scan, sentence, i) &&
	       spot_rule(scan->dispatch, i, sentence->last, "article");
}

/* May the word at i begin a name, as far as this reading knows? */
static bool begins(const struct scan *scan, const struct range *sentence, uint32_t i, bool loud)
{
	uint32_t word = scan->at[i].word;

	if (!capital(scan, i))
		return false;
	if (is_office(scan, sentence, i) || is_lone_letter(scan, i, sentence->last))
		return false;
	if (!loud && scan->at[i].flags & TOKEN_UPPER && letters(scan, i) > 1 &&
		is_known_acronym(scan, i))
		return true;
	if (!loud && (is_elided(scan, sentence, i) || is_article(scan, sentence, i)))
		return true;
	if (spot_class(scan->dispatch, i, sentence->last, CLASS_CLOSED) ||
		(spot_rule(scan->dispatch, i, sentence->last, "common") &&
			!is_place(scan, i, sentence->last)))
		return is_initial(scan, i, sentence->last) && !scan->sure && !loud;
	if (!loud && !is_opening(scan, sentence, i))
		return true;
	if (!loud && i + 1 < sentence->last && capital(scan, i + 1) &&
		!(scan->at[i + 1].flags & TOKEN_UPPER) && !was_seen(scan, word, SEEN_LOWER))
		return true; /* two capitals in a row, the first no word that is also written small
			      */
	if (!loud && i + 2 < sentence->last &&
		spot_rule(scan->dispatch, i, sentence->last, "institution") &&
		spot_rule(scan->dispatch, i + 1, sentence->last, "particle") &&
		capital(scan, i + 2))
		return true; /* "Bank of America" */
	if (spot_class(scan->dispatch, i, sentence->last, 1u << LANG_TITLE) && !loud)
		return i + 1 < sentence->last && capital(scan, i + 1);
	if (scan->sure)
		return false;
	return was_seen(scan, word, SEEN_AS_NAME) ||
	       pack_match(lang_names(scan->lang), &scan->dispatch->tokens, i, sentence->last,
		       1u << LANG_PLACE | 1u << LANG_ORGANISATION | 1u << LANG_AGENCY,
		       &(struct senses){ 0 });
}

/* In a headline that capitalises all, a name goes on only over words known from elsewhere. */
static uint32_t end_of(const struct scan *scan, uint32_t first, uint32_t last, bool loud)
{
	uint32_t end = first + 1, next, word;

	while ((next = grow(scan, first, end, last)) > end) {
		word = scan->at[next - 1].word;
		if (loud && !was_seen(scan, word, SEEN_AS_NAME))
			break;
		end = next;
	}
	return loud ? end : grow_institution(scan, first, end, last);
}

static void learn(struct scan *scan, struct range words, struct range sentence)
{
	uint32_t i;

	if (words.last == words.first + 1 &&
		(words.last >= sentence.last ||
			!spot_rule(scan->dispatch, words.last, sentence.last, "belongs")))
		note_seen(scan, scan->at[words.first].word, SEEN_ALONE);
	if (words.first > sentence.first &&
		spot_rule(scan->dispatch, words.first - 1, words.first, "locative"))
		note_seen(scan, scan->at[words.first].word, SEEN_AS_PLACE);

	for (i = words.first; i < words.last; i++)
		if (capital(scan, i))
			note_seen(scan, scan->at[i].word, SEEN_AS_NAME);
}

/* The acronym in the bracket after a name, and the name widened to the words it stands for. */
static void add_long_form(struct scan *scan, uint32_t sentence, uint32_t bracket)
{
	const struct range *range = &scan->dispatch->sentences.at[sentence];
	uint32_t from = long_form(scan, bracket, range->first);
	struct mentions *mentions = scan->mentions;
	struct mention *mention;

	if (from == bracket)
		return;
	while (mentions->n && mentions->at[mentions->n - 1].sentence == sentence &&
		mentions->at[mentions->n - 1].tokens.first >= from)
		mentions->n--;
	mention = add(scan, sentence, (struct range){ from, bracket });
	mention->name.sort = NAME_ORGANISATION;
	mention->name.acronym = scan->at[bracket + 1].bare;
}

/* A word that begins a sentence, which neither the language nor the dispatch knows as a plain one.
 */
static bool is_doubtful(const struct scan *scan, const struct range *sentence, uint32_t i)
{
	return capital(scan, i) && letters(scan, i) >= 3 && is_opening(scan, sentence, i) &&
	       !was_seen(scan, scan->at[i].word, SEEN_LOWER) &&
	       !pack_classes(scan->dispatch->pack, scan->at[i].word);
}

/* "Roy said" at the head of a sentence: no proof of a name, but that it stands alone. */
static void learn_opening(const struct scan *scan, const struct range *sentence, uint32_t i)
{
	if (i + 1 < sentence->last && is_doubtful(scan, sentence, i) && !capital(scan, i + 1) &&
		!spot_rule(scan->dispatch, i + 1, sentence->last, "belongs"))
		note_seen(scan, scan->at[i].word, SEEN_ALONE);
}

static uint32_t add_doubtful(struct scan *scan, uint32_t sentence, uint32_t i)
{
	uint32_t end = end_of(scan, i, scan->dispatch->sentences.at[sentence].last, false);

	add_to(scan, scan->doubtful, sentence, (struct range){ i, end })->name.doubtful = true;
	return end;
}

static void read_sentence(struct scan *scan, uint32_t sentence, bool loud)
{
	const struct range *range = &scan->dispatch->sentences.at[sentence];
	uint32_t i = range->first, end, first;

	while (i < range->last) {
		if (!scan->sure && i + 2 < range->last && spot_mark(scan->dispatch, i, "(") &&
			is_acronym(scan, i + 1) && spot_mark(scan->dispatch, i + 2, ")"))
			add_long_form(scan, sentence, i);
		if (scan->sure)
			learn_opening(scan, range, i);
		if (!begins(scan, range, i, loud)) {
			i = !scan->sure && !loud && is_doubtful(scan, range, i)
				    ? add_doubtful(scan, sentence, i)
				    : i + 1;
			continue;
		}
		end = end_of(scan, i, range->last, loud);
		first = skip_acronym(scan, skip_titles(scan, i, end), end, range->first);
		if (first < end && !is_demonym(scan, (struct range){ first, end })) {
			if (scan->sure)
				learn(scan, (struct range){ first, end }, *range);
			else
				add(scan, sentence, (struct range){ first, end });
		}
		i = end;
	}
}

/* Does the block write most of its longer words with a capital, so that capitals tell nothing? */
static bool is_loud(const struct scan *scan, const struct block *block)
{
	uint32_t i, words = 0, capitals = 0;

	for (i = block->tokens.first; i < block->tokens.last; i++) {
		if (letters(scan, i) < 4)
			continue;
		words++;
		capitals += capital(scan, i);
	}
	return block->kind != BLOCK_PARAGRAPH && words >= 2 && capitals * 10 > words * 6;
}

static void read_blocks(struct scan *scan)
{
	const struct blocks *blocks = &scan->dispatch->blocks;
	const struct block *block;
	uint32_t b, s;
	bool loud;

	for (b = 0; b < blocks->n; b++) {
		block = &blocks->at[b];
		if (block->kind == BLOCK_LINK || block->kind == BLOCK_RULE ||
			block->kind == BLOCK_CREDIT)
			continue;
		loud = is_loud(scan, block);
		for (s = block->sentences.first; s < block->sentences.last; s++)
			if (!loud || !scan->sure)
				read_sentence(scan, s, loud);
	}
}

void name_find(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, struct mentions *mentions, struct mentions *doubtful)
{
	struct scan scan = { .arena = arena,
		.vocab = vocab,
		.lang = lang,
		.dispatch = dispatch,
		.at = dispatch->tokens.at,
		.mentions = mentions,
		.doubtful = doubtful };
	uint32_t i;

	for (scan.mask = 255; scan.mask / 2 < dispatch->tokens.n;)
		scan.mask = scan.mask * 2 + 1;
	scan.seen = arena_array(arena, uint32_t, (size_t)scan.mask + 1);
	for (i = 0; i < dispatch->tokens.n; i++)
		if (scan.at[i].type == TOKEN_WORD && !(scan.at[i].flags & TOKEN_CAPITAL))
			note_seen(&scan, scan.at[i].word, SEEN_LOWER);
	scan.sure = true;
	read_blocks(&scan);
	scan.sure = false;
	read_blocks(&scan);
}
