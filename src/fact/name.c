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
#include "fact/naming.h"

#include <string.h>

enum {
	NAME_WORDS = 12, /* a long form before its acronym is no longer */
};

/* Where the word stands in the table, or belongs. */
static uint32_t *slot_of(const struct naming *naming, uint32_t word)
{
	uint32_t at = word * 2654435761u >> 7 & naming->mask;

	while (naming->seen[at] && naming->seen[at] >> SEEN_BITS != word)
		at = (at + 1) & naming->mask;
	return &naming->seen[at];
}

static void note_seen(const struct naming *naming, uint32_t word, uint32_t how)
{
	*slot_of(naming, word) |= word << SEEN_BITS | how;
}

bool naming_was_seen(const struct naming *naming, uint32_t word, uint32_t how)
{
	return *slot_of(naming, word) & how;
}

bool naming_capital(const struct naming *naming, uint32_t i)
{
	return naming->at[i].type == TOKEN_WORD && (naming->at[i].flags & TOKEN_CAPITAL);
}

uint32_t naming_letters(const struct naming *naming, uint32_t i)
{
	return naming->at[i].type == TOKEN_WORD ? span_length(naming->at[i].span) : 0;
}

bool naming_initial(const struct naming *naming, uint32_t i, uint32_t last)
{
	return naming_capital(naming, i) && naming_letters(naming, i) == 1 && i + 1 < last &&
	       spot_mark(naming->dispatch, i + 1, ".") && spot_glued(naming->dispatch, i + 1);
}

uint32_t naming_known(const struct naming *naming, uint32_t i, uint32_t last, uint32_t classes)
{
	struct senses senses;

	return pack_match(
		lang_names(naming->lang), &naming->dispatch->tokens, i, last, classes, &senses);
}

/* Does a capital at i tell nothing: first of a sentence, of a quotation, after a colon or a bullet?
 */
static bool is_opening(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	static const char *const before[] = { "\"", "«", "“", "‘", ":", "-", "–", "—", "•", "*",
		"(", "'", "„", "…", "?", "!", NULL };
	const char *const *mark;
	uint32_t first = i - 1;

	if (i == sentence->first || spot_mark(naming->dispatch, i - 1, ":"))
		return true;
	if (first > sentence->first && spot_mark(naming->dispatch, first, "-") &&
		spot_mark(naming->dispatch, first - 1, "-"))
		first--; /* a dash of two hyphens */
	for (mark = before; *mark; mark++)
		if (spot_mark(naming->dispatch, i - 1, *mark) &&
			(!spot_glued(naming->dispatch, first) || first == sentence->first))
			return strcmp(*mark, "(") != 0;
	return false;
}

/* Where the words begin whose initials spell the acronym that stands in the bracket at `bracket`.
 */
static uint32_t long_form(const struct naming *naming, uint32_t bracket, uint32_t first)
{
	const char *acronym = text_word(naming->vocab, naming->at[bracket + 1].bare);
	size_t letter = strlen(acronym);
	uint32_t i = bracket, found = bracket;

	while (letter && i > first && bracket - i < NAME_WORDS) {
		i--;
		if (naming->at[i].type != TOKEN_WORD)
			continue;
		if (text_word(naming->vocab, naming->at[i].bare)[0] == acronym[letter - 1]) {
			letter--;
			found = i;
		} else if (!spot_class(naming->dispatch, i, bracket, 1u << LANG_STOP) &&
			   !spot_rule(naming->dispatch, i, bracket, "particle")) {
			return bracket;
		}
	}
	return letter || !naming_capital(naming, found) ? bracket : found;
}

static bool is_acronym(const struct naming *naming, uint32_t i)
{
	return naming->at[i].type == TOKEN_WORD && (naming->at[i].flags & TOKEN_UPPER) &&
	       naming_letters(naming, i) >= 2 && naming_letters(naming, i) <= 8;
}

static enum name_sort sort_of(
	const struct naming *naming, struct range words, const struct range *sentence)
{
	struct senses senses;
	uint32_t taken;

	taken = pack_match(lang_names(naming->lang), &naming->dispatch->tokens, words.first,
		words.last, 1u << LANG_PLACE | 1u << LANG_ORGANISATION | 1u << LANG_AGENCY,
		&senses);
	if (taken == words.last - words.first)
		return senses.at[0].class == LANG_PLACE ? NAME_PLACE : NAME_ORGANISATION;
	if (spot_rule(naming->dispatch, words.first, words.last, "institution") ||
		spot_rule(naming->dispatch, words.last - 1, words.last, "institution") ||
		spot_rule(naming->dispatch, words.last - 1, words.last, "corporate") ||
		(words.last == words.first + 1 && is_acronym(naming, words.first)))
		return NAME_ORGANISATION;
	return naming_has_title(naming, words.first, sentence->first) ||
			       naming_is_apposed(naming, words, sentence)
		       ? NAME_PERSON
		       : NAME_OTHER;
}

/* "New York", "Santé publique France": more words than one, which the table knows. */
static bool is_known_phrase(const struct naming *naming, uint32_t i, uint32_t last)
{
	return naming_known(naming, i, last, NAMING_KNOWN) > 1;
}

/* Titles written with a capital ("President Donald Trump", "Industry Minister X") are no part of
 * it; General Motors is no general. */
static uint32_t skip_titles(const struct naming *naming, uint32_t first, uint32_t last)
{
	uint32_t i, taken, next;

	for (i = first; i < last; i += taken ? taken : 1) {
		taken = is_known_phrase(naming, i, last)
				? 0
				: spot_class(naming->dispatch, i, last, 1u << LANG_TITLE);
		next = i + taken;
		if (taken && next < last && spot_mark(naming->dispatch, next, "."))
			next++;
		if (taken && (next >= last || naming_capital(naming, next)))
			first = next;
	}
	return first;
}

/* "la déléguée [CGT] Sylvie Marchand": what stands between a title and a person's two names is no
 * name. */
static uint32_t skip_acronym(
	const struct naming *naming, uint32_t first, uint32_t last, uint32_t sentence)
{
	return last - first >= 3 && is_acronym(naming, first) &&
			       !(naming->at[first + 1].flags & TOKEN_UPPER) &&
			       naming->at[first + 1].type == TOKEN_WORD &&
			       naming_has_title(naming, first, sentence)
		       ? first + 1
		       : first;
}

/* "Greek", "French": the adjective of a country is no name of anybody. */
static bool is_demonym(const struct naming *naming, struct range words)
{
	return naming_known(naming, words.first, words.last, 1u << LANG_DEMONYM) ==
	       words.last - words.first;
}

static struct mention *add_to(
	struct naming *naming, struct mentions *list, uint32_t sentence, struct range words)
{
	struct mention *mention = vec_push(naming->arena, list);
	const struct range *range = &naming->dispatch->sentences.at[sentence];

	*mention = (struct mention){ .kind = FACT_NAME, .tokens = words };
	mention->span = (struct span){ naming->at[words.first].span.start,
		naming->at[words.last - 1].span.end };
	mention->clause = *range;
	mention->sentence = sentence;
	mention->block = dispatch_block_of(naming->dispatch, words.first);
	mention->name.sort = sort_of(naming, words, range);
	return mention;
}

static struct mention *add(struct naming *naming, uint32_t sentence, struct range words)
{
	return add_to(naming, naming->mentions, sentence, words);
}

/* "Le ministre de l'[Intérieur]", "des [Affaires] étrangères": no name, but part of the title. */
static bool is_office(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	uint32_t at = i;

	while (at > sentence->first && i - at < 3 &&
		(spot_rule(naming->dispatch, at - 1, i, "particle") ||
			spot_rule(naming->dispatch, at - 1, i, "det")))
		at--;
	return at < i && at > sentence->first &&
	       !naming_known(naming, i, sentence->last, 1u << LANG_PLACE) &&
	       spot_rule(naming->dispatch, at - 1, at, "office");
}

/* WHO, in capitals, is no "who". */
static bool is_known_acronym(const struct naming *naming, uint32_t i)
{
	return naming_known(naming, i, i + 1, NAMING_KNOWN);
}

/* The H of 06H54, the C of 40C. */
static bool is_lone_letter(const struct naming *naming, uint32_t i, uint32_t last)
{
	return naming_letters(naming, i) == 1 && !naming_initial(naming, i, last) &&
	       (i + 1 >= last || !naming_capital(naming, i + 1) || spot_glued(naming->dispatch, i));
}

/* The XIXe of a century, the VIIIème of a ward. */
static bool is_roman_ordinal(const struct naming *naming, uint32_t i)
{
	static const char *const endings[] = { "e", "ème", "eme", "er", "ère", "ième", NULL };
	const char *word = naming->dispatch->text + naming->at[i].span.start;
	uint32_t n = naming_letters(naming, i), roman = (uint32_t)strspn(word, "IVX");
	const char *const *ending;

	for (ending = endings; roman && roman < n && *ending; ending++)
		if (strlen(*ending) == n - roman && !memcmp(word + roman, *ending, n - roman))
			return true;
	return false;
}

/* "M'Baye", "L'Oréal" inside a sentence; the article that opens one is none of the name. */
static bool is_elided(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	const char *end = naming->dispatch->text + naming->at[i].span.end;

	return naming_letters(naming, i) >= 2 && naming_letters(naming, i) <= 4 &&
	       i + 1 < sentence->last &&
	       (end[-1] == '\'' ||
		       (naming_letters(naming, i) > 3 && !memcmp(end - 3, "\xe2\x80\x99", 3))) &&
	       naming_capital(naming, i + 1) && spot_glued(naming->dispatch, i + 1) &&
	       !is_opening(naming, sentence, i);
}

/* "La Baule", "Le Havre" inside a sentence. */
static bool is_article(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	return i + 1 < sentence->last && naming_capital(naming, i + 1) &&
	       !(naming->at[i].flags & TOKEN_UPPER) && !is_opening(naming, sentence, i) &&
	       spot_rule(naming->dispatch, i, sentence->last, "article");
}

static bool is_hyphened(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	return i + 2 < sentence->last && spot_mark(naming->dispatch, i + 1, "-") &&
	       spot_glued(naming->dispatch, i + 1) && spot_glued(naming->dispatch, i + 2) &&
	       naming_capital(naming, i + 2);
}

/* "[al-]Burhan", "[el-]Obeid": an article before a hyphen belongs to the name behind it. */
static bool is_joined(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	return is_hyphened(naming, sentence, i) &&
	       spot_rule(naming->dispatch, i, sentence->last, "joined");
}

/* "the [Eighth] Amendment", "la [Cinquième] République": an ordinal's capital before another, where
 * neither had to be. */
static bool is_numbered(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	return i + 1 < sentence->last && naming_capital(naming, i + 1) &&
	       !(naming->at[i].flags & TOKEN_UPPER) && !is_opening(naming, sentence, i) &&
	       spot_class(naming->dispatch, i, sentence->last, 1u << LANG_ORDINAL) == 1 &&
	       !spot_class(naming->dispatch, i + 1, sentence->last, NAMING_CLOSED);
}

/* A word of the language's own, whatever its capital: "Monday", "Christmas"; but not in
 * "Nouvelle-Aquitaine". */
static bool is_common(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	if (is_hyphened(naming, sentence, i) && !spot_class(naming->dispatch, i, sentence->last,
							1u << LANG_WEEKDAY | 1u << LANG_MONTH))
		return false;
	if (is_numbered(naming, sentence, i))
		return false;
	if (naming_christened(naming, *sentence, i))
		return false;
	return spot_class(naming->dispatch, i, sentence->last, NAMING_CLOSED) ||
	       ((spot_rule(naming->dispatch, i, sentence->last, "common") ||
			spot_rule(naming->dispatch, i, sentence->last, "feast")) &&
		       !naming_known(naming, i, sentence->last, 1u << LANG_PLACE));
}

/* "BlackHarvest", "McRoy": a capital behind a small letter is that of a name. */
static bool is_camel(const struct naming *naming, uint32_t i)
{
	struct span span = naming->at[i].span;
	const char *text = naming->dispatch->text;
	uint32_t at;

	for (at = span.start + 1; at < span.end; at++)
		if (text[at] >= 'A' && text[at] <= 'Z' && text[at - 1] >= 'a' &&
			text[at - 1] <= 'z')
			return true;
	return false;
}

/* What makes a name of a capital that opens a sentence: the word behind it, or another inside. */
static bool opens_name(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	const struct dispatch *dispatch = naming->dispatch;

	if (is_camel(naming, i))
		return true;
	if (i + 1 < sentence->last && naming_capital(naming, i + 1) &&
		!(naming->at[i + 1].flags & TOKEN_UPPER) &&
		!spot_rule(dispatch, i, sentence->last, "topic") &&
		!naming_was_seen(naming, naming->at[i].word, SEEN_LOWER))
		return true; /* two capitals in a row, the first no word that is also small */
	if (i + 1 < sentence->last && naming_capital(naming, i + 1) &&
		spot_rule(dispatch, i + 1, sentence->last, "corporate"))
		return true; /* "Airbus SE" */
	if (is_hyphened(naming, sentence, i) && !spot_rule(dispatch, i, i + 1, "prefix") &&
		!naming_known(naming, i, sentence->last, 1u << LANG_DEMONYM))
		return true; /* "Jean-Noël", "Seine-Maritime" */
	return i + 2 < sentence->last && spot_rule(dispatch, i, sentence->last, "institution") &&
	       spot_rule(dispatch, i + 1, sentence->last, "particle") &&
	       naming_capital(naming, i + 2); /* "Bank of America" */
}

/* May the word at i begin a name, as far as this reading knows? */
static bool begins(const struct naming *naming, const struct range *sentence, uint32_t i, bool loud)
{
	if (!naming_capital(naming, i))
		return !loud && is_joined(naming, sentence, i);
	if (is_office(naming, sentence, i) || is_lone_letter(naming, i, sentence->last) ||
		is_roman_ordinal(naming, i))
		return false;
	if (is_known_phrase(naming, i, sentence->last))
		return true;
	if (!loud && ((naming->at[i].flags & TOKEN_UPPER && naming_letters(naming, i) > 1 &&
			      is_known_acronym(naming, i)) ||
			     is_elided(naming, sentence, i) || is_article(naming, sentence, i)))
		return true;
	if (is_common(naming, sentence, i))
		return naming_initial(naming, i, sentence->last) && !naming->sure && !loud;
	if (!loud && (!is_opening(naming, sentence, i) || opens_name(naming, sentence, i)))
		return true;
	if (spot_class(naming->dispatch, i, sentence->last, 1u << LANG_TITLE) && !loud)
		return i + 1 < sentence->last && naming_capital(naming, i + 1);
	return !naming->sure && (naming_was_seen(naming, naming->at[i].word, SEEN_AS_NAME) ||
					naming_known(naming, i, sentence->last, NAMING_KNOWN));
}

static void learn(struct naming *naming, struct range words, struct range sentence)
{
	uint32_t i;

	if (words.last == words.first + 1 &&
		(words.last >= sentence.last ||
			!spot_rule(naming->dispatch, words.last, sentence.last, "belongs")))
		note_seen(naming, naming->at[words.first].word, SEEN_ALONE);
	if (words.first > sentence.first &&
		spot_rule(naming->dispatch, words.first - 1, words.first, "locative"))
		note_seen(naming, naming->at[words.first].word, SEEN_AS_PLACE);

	for (i = words.first; i < words.last; i++)
		if (naming_capital(naming, i))
			note_seen(naming, naming->at[i].word, SEEN_AS_NAME);
}

/* The acronym in the bracket after a name, and the name widened to the words it stands for. */
static void add_long_form(struct naming *naming, uint32_t sentence, uint32_t bracket)
{
	const struct range *range = &naming->dispatch->sentences.at[sentence];
	uint32_t from = long_form(naming, bracket, range->first);
	struct mentions *mentions = naming->mentions;
	struct mention *mention;

	if (from == bracket)
		return;
	while (mentions->n && mentions->at[mentions->n - 1].sentence == sentence &&
		mentions->at[mentions->n - 1].tokens.first >= from)
		mentions->n--;
	mention = add(naming, sentence, (struct range){ from, bracket });
	mention->name.sort = NAME_ORGANISATION;
	mention->name.acronym = naming->at[bracket + 1].bare;
}

/* A word that begins a sentence, which neither the language nor the dispatch knows as a plain one.
 */
static bool is_doubtful(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	return naming_capital(naming, i) && naming_letters(naming, i) >= 3 &&
	       is_opening(naming, sentence, i) &&
	       !naming_was_seen(naming, naming->at[i].word, SEEN_LOWER) &&
	       !pack_classes(naming->dispatch->pack, naming->at[i].word) &&
	       (i + 1 == sentence->last || naming_capital(naming, i + 1) ||
		       spot_mark(naming->dispatch, i + 1, "-") ||
		       !spot_common(naming->dispatch, i));
}

/* "Roy said" at the head of a sentence: no proof of a name, but that it stands alone. */
static void learn_opening(const struct naming *naming, const struct range *sentence, uint32_t i)
{
	if (i + 1 < sentence->last && is_doubtful(naming, sentence, i) &&
		!naming_capital(naming, i + 1) &&
		!spot_rule(naming->dispatch, i + 1, sentence->last, "belongs"))
		note_seen(naming, naming->at[i].word, SEEN_ALONE);
}

static uint32_t add_doubtful(struct naming *naming, uint32_t sentence, uint32_t i)
{
	uint32_t end = naming_end(naming, i, naming->dispatch->sentences.at[sentence].last, false);

	add_to(naming, naming->doubtful, sentence, (struct range){ i, end })->name.doubtful = true;
	return end;
}

/* The agency of a dateline; "Association" alone, the head of a name that was told in full before.
 */
static bool is_idle(const struct naming *naming, struct range words)
{
	const struct dispatch *dispatch = naming->dispatch;
	const struct token *token = &naming->at[words.first];

	if (words.last != words.first + 1)
		return false;
	if (token->span.end <= dispatch->dateline.end &&
		token->span.start >= dispatch->dateline.start)
		return naming_known(naming, words.first, words.last, 1u << LANG_AGENCY);
	return !(token->flags & TOKEN_UPPER) &&
	       spot_rule(dispatch, words.first, words.last, "institution") &&
	       !naming_known(naming, words.first, words.last, NAMING_KNOWN);
}

/* "New Year's Eve" is a date, and so has no "Eve" in it. */
static uint32_t step_over(const struct naming *naming, uint32_t i, uint32_t last)
{
	uint32_t n = naming_capital(naming, i)
			     ? spot_class(naming->dispatch, i, last, 1u << LANG_DATE)
			     : 0;

	return n ? n : 1;
}

static void read_sentence(struct naming *naming, uint32_t sentence, bool loud)
{
	const struct range *range = &naming->dispatch->sentences.at[sentence];
	uint32_t i = range->first, end, first;

	while (i < range->last) {
		if (!naming->sure && i + 2 < range->last && spot_mark(naming->dispatch, i, "(") &&
			is_acronym(naming, i + 1) && spot_mark(naming->dispatch, i + 2, ")"))
			add_long_form(naming, sentence, i);
		if (naming->sure)
			learn_opening(naming, range, i);
		if (!begins(naming, range, i, loud)) {
			i = !naming->sure && !loud && is_doubtful(naming, range, i)
				    ? add_doubtful(naming, sentence, i)
				    : i + step_over(naming, i, range->last);
			continue;
		}
		end = naming_end(naming, i, range->last, loud);
		first = skip_acronym(naming, skip_titles(naming, i, end), end, range->first);
		if (first < end && !is_demonym(naming, (struct range){ first, end }) &&
			!is_idle(naming, (struct range){ first, end })) {
			if (naming->sure)
				learn(naming, (struct range){ first, end }, *range);
			else
				add(naming, sentence, (struct range){ first, end });
		}
		i = end;
	}
}

/* Does the block write most of its longer words with a capital, so that capitals tell nothing? */
static bool is_loud(const struct naming *naming, const struct block *block)
{
	uint32_t i, words = 0, capitals = 0;

	for (i = block->tokens.first; i < block->tokens.last; i++) {
		if (naming_letters(naming, i) < 4)
			continue;
		words++;
		capitals += naming_capital(naming, i);
	}
	return block->kind != BLOCK_PARAGRAPH && words >= 2 && capitals * 10 > words * 6;
}

static void read_blocks(struct naming *naming)
{
	const struct blocks *blocks = &naming->dispatch->blocks;
	const struct block *block;
	uint32_t b, s;
	bool loud;

	for (b = 0; b < blocks->n; b++) {
		block = &blocks->at[b];
		if (block->kind == BLOCK_LINK || block->kind == BLOCK_RULE ||
			block->kind == BLOCK_CREDIT)
			continue;
		loud = is_loud(naming, block);
		for (s = block->sentences.first; s < block->sentences.last; s++)
			if (!loud || !naming->sure)
				read_sentence(naming, s, loud);
	}
}

void name_find(struct arena *arena, struct vocab *vocab, const struct lang *lang,
	const struct dispatch *dispatch, struct mentions *mentions, struct mentions *doubtful)
{
	struct naming naming = { .arena = arena,
		.vocab = vocab,
		.lang = lang,
		.dispatch = dispatch,
		.at = dispatch->tokens.at,
		.mentions = mentions,
		.doubtful = doubtful };
	uint32_t i;

	for (naming.mask = 255; naming.mask / 2 < dispatch->tokens.n;)
		naming.mask = naming.mask * 2 + 1;
	naming.seen = arena_array(arena, uint32_t, (size_t)naming.mask + 1);
	for (i = 0; i < dispatch->tokens.n; i++)
		if (naming.at[i].type == TOKEN_WORD && !(naming.at[i].flags & TOKEN_CAPITAL))
			note_seen(&naming, naming.at[i].word, SEEN_LOWER);
	naming.sure = true;
	read_blocks(&naming);
	naming.sure = false;
	read_blocks(&naming);
}
