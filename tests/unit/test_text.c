/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/unit.h"

#include "text/text.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

/* Words of an elision or an abbreviation list, as a language pack would hand them in. */
static struct map *words_of(struct arena *arena, const char *words)
{
	struct map *map = map_new(arena);
	size_t n;

	for (; *words; words += n + (words[n] == ' ')) {
		n = strcspn(words, " ");
		*map_put(map, words, n) = 1;
	}
	return map;
}

static struct tokens tokenise(struct arena *arena, struct vocab *vocab, const char *text)
{
	struct tokens tokens = { 0 };

	text_tokenise(arena, vocab, text, (struct span){ 0, (uint32_t)strlen(text) },
		words_of(arena, "l d qu j n s c jusqu"), &tokens);
	return tokens;
}

/* The tokens as they stand in the text, parted by bars. */
static void reads(struct arena *arena, const char *text, const char *wanted)
{
	struct vocab *vocab = text_vocab_new(arena);
	struct tokens tokens = tokenise(arena, vocab, text);
	struct buf buf = buf_new(arena);
	uint32_t i;

	for (i = 0; i < tokens.n; i++) {
		if (i)
			buf_char(&buf, '|');
		buf_add(&buf, text + tokens.at[i].span.start, span_length(tokens.at[i].span));
	}
	assert_string_equal(buf.at, wanted);
}

static void tokens_part_where_words_do(void **state)
{
	reads(*state, "L'ordre", "L'|ordre");
	reads(*state, "jusqu’à l’aube", "jusqu’|à|l’|aube");
	reads(*state, "aujourd'hui", "aujourd'hui");
	reads(*state, "the company's", "the|company|'s");
	reads(*state, "don't", "don|'t");
	reads(*state, "the workers' union", "the|workers|'|union");
	reads(*state, "l'’l'an", "l'|’|l'|an");
	reads(*state, "peut-être", "peut|-|être");
	reads(*state, "2.000 soldats", "2|.|000|soldats");
	reads(*state, "2 030", "2|030");
	reads(*state, "$5bn, 12%", "$|5|bn|,|12|%");
	reads(*state, "« Non ! »", "«|Non|!|»");
	reads(*state, "", "");
	reads(*state, " \n\t ", "");
}

static void tokens_know_what_stands_before_them_and_their_case(void **state)
{
	struct vocab *vocab = text_vocab_new(*state);
	struct tokens tokens = tokenise(*state, vocab, "PARIS, 3 mai\nL'État");

	assert_int_equal(tokens.n, 6);
	assert_int_equal(
		tokens.at[0].flags, TOKEN_SPACED | TOKEN_LINE | TOKEN_CAPITAL | TOKEN_UPPER);
	assert_int_equal(tokens.at[1].flags, 0);
	assert_int_equal(tokens.at[2].flags, TOKEN_SPACED);
	assert_int_equal(tokens.at[2].type, TOKEN_NUMBER);
	assert_int_equal(tokens.at[4].flags, TOKEN_SPACED | TOKEN_LINE | TOKEN_CAPITAL);
	assert_int_equal(tokens.at[5].flags, TOKEN_CAPITAL);
}

static void the_same_word_has_one_number_however_written(void **state)
{
	struct vocab *vocab = text_vocab_new(*state);
	struct tokens tokens =
		tokenise(*state, vocab, "Blessés BLESSÉS blesse\xcc\x81s blesses Œuvre OEUVRE");

	assert_int_equal(tokens.n, 6);
	assert_int_equal(tokens.at[0].word, tokens.at[1].word);
	assert_int_equal(tokens.at[0].word, tokens.at[2].word);
	assert_int_not_equal(tokens.at[0].word, tokens.at[3].word);
	assert_int_equal(tokens.at[0].bare, tokens.at[3].bare);
	assert_int_equal(tokens.at[4].bare, tokens.at[5].bare);
	assert_string_equal(text_word(vocab, tokens.at[0].word), "blessés");
	assert_string_equal(text_word(vocab, tokens.at[4].bare), "oeuvre");
	assert_string_equal(text_word(vocab, 0), "");
}

/* A letter of another script in the word sends all of it the long way, which must say the same. */
static void the_short_way_for_latin_letters_is_the_long_one(void **state)
{
	struct vocab *vocab = text_vocab_new(*state);
	struct tokens tokens;
	const char *shorter, *longer;
	uint32_t c;

	for (c = 0xc0; c <= 0x153; c++) {
		tokens = tokenise(*state, vocab,
			arena_format(*state, "b%c%cd b%c%cd\xd0\xb6", 0xc0 | c >> 6,
				0x80 | (c & 0x3f), 0xc0 | c >> 6, 0x80 | (c & 0x3f)));
		if (tokens.n != 2)
			continue;
		shorter = text_word(vocab, tokens.at[0].word);
		longer = text_word(vocab, tokens.at[1].word);
		if (strncmp(shorter, longer, strlen(longer) - 2))
			fail_msg("U+%04X is folded to %s, not as in %s", c, shorter, longer);
		shorter = text_word(vocab, tokens.at[0].bare);
		longer = text_word(vocab, tokens.at[1].bare);
		if (strncmp(shorter, longer, strlen(longer) - 2))
			fail_msg("U+%04X is bared to %s, not as in %s", c, shorter, longer);
	}
}

static void stems_join_the_forms_of_a_word(void **state)
{
	struct vocab *vocab = text_vocab_new(*state);
	struct stemmer *french = text_stemmer_new(*state, "french");
	uint32_t one = text_word_id(vocab, "pompier", 7), many = text_word_id(vocab, "pompiers", 8);

	assert_non_null(french);
	assert_int_equal(text_stem(french, vocab, one), text_stem(french, vocab, many));
	assert_int_equal(text_stem(NULL, vocab, many), many);
	assert_null(text_stemmer_new(*state, "klingon"));
}

/* The sentences, parted by bars. */
static void sentences(struct arena *arena, const char *text, const char *wanted)
{
	struct vocab *vocab = text_vocab_new(arena);
	struct tokens tokens = tokenise(arena, vocab, text);
	struct buf buf = buf_new(arena);
	struct ranges ranges = { 0 };
	struct span span;
	uint32_t i;

	text_sentences(arena, vocab, text, &tokens, (struct range){ 0, tokens.n },
		words_of(arena, "m mme dr st sgt m.monday"), &ranges);
	for (i = 0; i < ranges.n; i++) {
		span.start = tokens.at[ranges.at[i].first].span.start;
		span.end = tokens.at[ranges.at[i].last - 1].span.end;
		if (i)
			buf_char(&buf, '|');
		buf_add(&buf, text + span.start, span_length(span));
	}
	assert_string_equal(buf.at, wanted);
}

static void sentences_end_where_a_new_one_may_begin(void **state)
{
	sentences(*state, "Il a plu. La rue est vide.", "Il a plu.|La rue est vide.");
	sentences(*state, "M. Martin est parti. Mme Roy reste.",
		"M. Martin est parti.|Mme Roy reste.");
	sentences(*state, "The U.S. Army left. It rained.", "The U.S. Army left.|It rained.");
	sentences(*state, "J.-M. Petit parle.", "J.-M. Petit parle.");
	sentences(*state, "It fell at 6 a.m. (0400 GMT) today.",
		"It fell at 6 a.m. (0400 GMT) today.");
	sentences(*state, "It fell at 6 a.m. Monday when dark.",
		"It fell at 6 a.m. Monday when dark.");
	sentences(*state, "It fell at 6 a.m. EST.", "It fell at 6 a.m. EST.");
	sentences(*state, "Il coûte 3.500 euros. Cher.", "Il coûte 3.500 euros.|Cher.");
	sentences(*state, "\"Partez !\" Il est parti.", "\"Partez !\"|Il est parti.");
	sentences(*state, "« Partez. » Elle reste.", "« Partez. »|Elle reste.");
	sentences(*state, "Nous avons (...) Tout vu.", "Nous avons (...) Tout vu.");
	sentences(*state, "Vraiment ?! Oui...", "Vraiment ?!|Oui...");
	sentences(*state, "Il dit non. 12 blessés.", "Il dit non.|12 blessés.");
	sentences(*state, "pas de point", "pas de point");
	sentences(*state, "Il est 5 h. Elle part.", "Il est 5 h.|Elle part.");
	sentences(*state, "Il pleut. mais il sort. Fin.", "Il pleut. mais il sort.|Fin.");
	sentences(*state, "Il a plu. \" Nous partons\", dit-elle.",
		"Il a plu.|\" Nous partons\", dit-elle.");
	sentences(
		*state, "Elle a dit \" Partez. \" Il reste.", "Elle a dit \" Partez. \"|Il reste.");
	sentences(*state, "Il y en a eu... 12 en tout. Fin.", "Il y en a eu... 12 en tout.|Fin.");
	sentences(*state, "(Il a plu.) La rue est vide.", "(Il a plu.)|La rue est vide.");
}

static void one_without_end_is_cut(void **state)
{
	enum { WORDS = 2 * TEXT_SENTENCE_MOST + 10 };
	struct buf text = buf_new(*state);
	struct vocab *vocab = text_vocab_new(*state);
	struct tokens tokens = { 0 };
	struct ranges found = { 0 };
	uint32_t i;

	for (i = 0; i < WORDS; i++)
		buf_text(&text, "encore ");
	text_tokenise(*state, vocab, text.at, (struct span){ 0, (uint32_t)text.n }, NULL, &tokens);
	text_sentences(
		*state, vocab, text.at, &tokens, (struct range){ 0, tokens.n }, NULL, &found);
	assert_int_equal(found.n, 3);
	for (i = 0; i < found.n; i++)
		assert_int_equal(found.at[i].first, i ? found.at[i - 1].last : 0);
	assert_int_equal(found.at[2].last, WORDS);
}

static void made_safe(struct arena *arena, const char *text, const char *wanted)
{
	assert_string_equal(text_make_safe(arena, text, strlen(text)), wanted);
}

static void nothing_that_acts_on_a_terminal_is_safe(void **state)
{
	made_safe(*state, "été à Noël", "été à Noël");
	made_safe(*state, "a\x1b[2Jb", "a\xef\xbf\xbd[2Jb");
	made_safe(*state, "a\nb\tc", "a b c");
	made_safe(*state,
		"a\xc2\x9b"
		"2J",
		"a\xef\xbf\xbd"
		"2J");
	made_safe(*state,
		"1\xe2\x80\xae"
		"6",
		"1\xef\xbf\xbd"
		"6");
	made_safe(*state, "mo\xe2\x80\x8bt\xc2\xad", "mot");
	made_safe(*state, "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd");
	made_safe(*state, "cut \xe2\x82", "cut \xef\xbf\xbd\xef\xbf\xbd");
	assert_string_equal(text_make_safe(*state, "a\0b", 3), "a\xef\xbf\xbd"
							       "b");
}

/* No byte sequence survives that u8_check or a terminal would object to: all pairs of bytes. */
static void nothing_invisible_is_kept(void **state)
{
	enum text_action action;
	uint8_t bytes[6];
	ucs4_t c;
	int n;

	(void)state;
	for (c = 0x80; c < 0x110000; c++) {
		n = c >= 0xd800 && c < 0xe000 ? 0 : u8_uctomb(bytes, c, sizeof bytes);
		if (n <= 0)
			continue;
		assert_int_equal(text_inspect((const char *)bytes, (size_t)n, &action), n);
		if (action == TEXT_KEEP &&
			(uc_is_property_default_ignorable_code_point(c) ||
				uc_is_property_bidi_control(c) || uc_is_property_line_separator(c)))
			fail_msg("U+%04X is kept", (unsigned)c);
	}
}

static void every_pair_of_bytes_comes_out_clean(void **state)
{
	enum text_action action;
	char pair[2], *safe;
	size_t n, at;
	int i;

	for (i = 0; i < 0x10000; i++) {
		pair[0] = (char)(i >> 8);
		pair[1] = (char)i;
		safe = text_make_safe(*state, pair, 2);
		n = strlen(safe);
		for (at = 0; at < n;) {
			at += text_inspect(safe + at, n - at, &action);
			assert_int_equal(action, TEXT_KEEP);
		}
		assert_int_equal(at, n);
	}
}

/* The places where words are found, as they stand in the text, parted by bars. */
static void finds(struct arena *arena, const char *text, const char *words, const char *wanted)
{
	struct fold in = text_fold(arena, text, strlen(text));
	struct fold what = text_fold(arena, words, strlen(words));
	struct buf buf = buf_new(arena);
	struct span found;
	uint32_t at = 0;

	while (text_find(&in, &what, &at, &found)) {
		buf_add(&buf, text + found.start, span_length(found));
		buf_char(&buf, '|');
	}
	assert_string_equal(buf.at, wanted);
}

static void a_search_heeds_neither_case_nor_marks(void **state)
{
	finds(*state,
		"Tokaïev, TOKAÏEV et Tokai\xcc\x88"
		"ev",
		"tokaiev",
		"Tokaïev|TOKAÏEV|Tokai\xcc\x88"
		"ev|");
	finds(*state, "la sœur, la Soeur", "SŒUR", "sœur|Soeur|");
	finds(*state, "l’étang de l'État", "l'éta", "l’éta|l'Éta|");
	finds(*state,
		"2\xc2\xa0"
		"000 et 2 \n000",
		"2 000",
		"2\xc2\xa0"
		"000|2 \n000|");
	finds(*state, "aaaa", "aa", "aa|aa|");
	finds(*state, "", "a", "");
	finds(*state, "a", "", "");
	finds(*state, "a", "\xcc\x88", "");
	finds(*state, "\xff\xfe", "\xff", "\xff|\xfe|"); /* all that is no UTF-8 is alike */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_arena(a_search_heeds_neither_case_nor_marks),
		test_in_arena(tokens_part_where_words_do),
		test_in_arena(tokens_know_what_stands_before_them_and_their_case),
		test_in_arena(the_same_word_has_one_number_however_written),
		test_in_arena(the_short_way_for_latin_letters_is_the_long_one),
		test_in_arena(stems_join_the_forms_of_a_word),
		test_in_arena(sentences_end_where_a_new_one_may_begin),
		test_in_arena(one_without_end_is_cut),
		test_in_arena(nothing_that_acts_on_a_terminal_is_safe),
		cmocka_unit_test(nothing_invisible_is_kept),
		test_in_arena(every_pair_of_bytes_comes_out_clean),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
