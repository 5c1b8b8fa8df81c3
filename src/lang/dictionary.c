/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dictionary of hunspell, where the system has one that tells parts of speech:
 *
 *     immense/S.() po:adj is:epi is:sg
 *     blesser/a0p+() po:v1__t_q_zz
 *     Paris/L'D'Q' po:npr is:epi is:inv
 *
 * It is asked of words that the language file does not know, a few of a dispatch; the library takes
 * 50 ms to open it. So the file is mapped, and searched where it lies: its lines are in the order
 * of their bare letters, capitals first, but for a few in a thousand, which are not found. What
 * stands before its entries' endings in a text ("immenses", "blessaient") is told by [inflections]
 * and [conjugations]; the flags, which tell it too, are hunspell's own affair.
 */
#include "lang/pack.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * By so many letters a word is searched; the lines that share them are looked through. Words with
 * fewer before their ending are not asked for, nor in a file larger than any dictionary.
 */
enum { LETTERS = 6, LETTERS_LEAST = 3, BYTES_MOST = 64 << 20 };
enum { FORMS = 24, FORM_BYTES = 64 }; /* what one word may be a form of, and its bytes */

struct dictionary {
	const char *at;
	size_t n;
};

/* What a word in a text may stand as in the dictionary. */
struct entry_form {
	char word[FORM_BYTES];
	size_t n;
	enum pack_part verb; /* what the word is if the entry is a verb; 0: the entry is none */
};

struct query {
	const struct pack *pack;
	struct entry_form forms[FORMS];
	uint32_t n;
	char key[LETTERS];
	uint32_t letters; /* of the key */
	uint32_t parts;
};

static void unmap(void *at)
{
	struct dictionary *dictionary = at;

	munmap((void *)dictionary->at, dictionary->n);
}

static struct dictionary *map_file(struct arena *arena, const char *path)
{
	struct dictionary *dictionary = NULL;
	struct stat status;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	void *at = MAP_FAILED;

	if (fd < 0)
		return NULL;
	if (!fstat(fd, &status) && S_ISREG(status.st_mode) && status.st_size > 0 &&
		status.st_size <= BYTES_MOST)
		at = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (at == MAP_FAILED)
		return NULL;
	dictionary = arena_new_of(arena, struct dictionary);
	*dictionary = (struct dictionary){ at, (size_t)status.st_size };
	arena_defer(arena, unmap, dictionary);
	return dictionary;
}

struct seeking {
	struct pack *pack;
	const char *folder;
};

static void seek(void *context, const char *name, size_t n)
{
	const struct seeking *seeking = context;
	struct pack *pack = seeking->pack;

	if (!pack->dictionary)
		pack->dictionary = map_file(pack->lang->arena,
			arena_format(pack->lang->arena, "%s/%.*s", seeking->folder, (int)n, name));
}

void dictionary_open(struct pack *pack)
{
	const struct lang_dictionaries *from = &pack->lang->dictionaries;
	size_t i;

	if (!pack->dictionaries)
		return;
	if (from->file)
		pack->dictionary = map_file(pack->lang->arena, from->file);
	for (i = 0; i < from->n && !pack->dictionary; i++)
		phrase_expand(
			pack->dictionaries, seek, &(struct seeking){ pack, from->folders[i] });
}

/*
 * The letters of the words as the dictionary is sorted by them: without marks, œ as two; signs and
 * whatever else count for nothing.
 */
struct letters {
	const unsigned char *at, *end;
	char more; /* the second letter of œ */
};

static char next_letter(struct letters *letters)
{
	unsigned char c, letter;

	if (letters->more) {
		letter = (unsigned char)letters->more;
		letters->more = '\0';
		return (char)letter;
	}
	while (letters->at < letters->end) {
		c = *letters->at++;
		if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
			return (char)c;
		if (letters->at == letters->end || (c != 0xc3 && c != 0xc5))
			continue;
		if (c == 0xc5 && (*letters->at | 1) == 0x93) {
			letters->more = 'e';
			return *letters->at++ & 1 ? 'o' : 'O';
		}
		letter = c == 0xc3 ? item_bare_latin(*letters->at) : 0;
		if (letter)
			return (char)(*letters->at++ < 0xa0 ? letter - 32 : letter);
	}
	return '\0';
}

/* Below, equal, above 0 as the word stands before, among, behind those with the key. */
static int compare(const char *word, const char *end, const struct query *query)
{
	struct letters letters = { (const unsigned char *)word, (const unsigned char *)end, '\0' };
	uint32_t i;
	int letter;

	for (i = 0; i < query->letters; i++) {
		if (letters.at < letters.end && *letters.at == (unsigned char)query->key[i] &&
			!letters.more) { /* as most do */
			letters.at++;
			continue;
		}
		letter = next_letter(&letters);
		if (letter != query->key[i])
			return letter - query->key[i];
	}
	return 0;
}

static const char *end_of_line(const struct dictionary *dictionary, const char *line)
{
	const char *end = memchr(line, '\n', dictionary->n - (size_t)(line - dictionary->at));

	return end ? end : dictionary->at + dictionary->n;
}

static const char *end_of_word(const char *line, const char *end)
{
	while (line < end && *line != '/' && *line != ' ' && *line != '\t')
		line++;
	return line;
}

/* The first line whose word has the key, or where it would stand. The first line of all holds a
 * number. */
static const char *find_first(const struct dictionary *dictionary, const struct query *query)
{
	const char *low = dictionary->at, *high = low + dictionary->n, *line, *end;

	while (low < high) {
		line = low + (high - low) / 2;
		while (line > low && line[-1] != '\n')
			line--;
		end = end_of_line(dictionary, line);
		if (compare(line, end_of_word(line, end), query) < 0)
			low = end < high ? end + 1 : high;
		else
			high = line;
	}
	return low;
}

static uint32_t part_of(const struct pack *pack, const char *tag, size_t n)
{
	const struct tag *known;

	for (known = pack->tags.at; known < pack->tags.at + pack->tags.n; known++)
		if (n >= known->n && !memcmp(tag, known->text, known->n))
			return known->part;
	return PACK_OTHER;
}

/* The parts of speech that stand behind the word in a line: "po:nom po:adj is:mas". */
static uint32_t parts_in(const struct pack *pack, const char *at, const char *end)
{
	static const char mark[] = "po:";
	uint32_t parts = 0;
	const char *blank;

	while (at < end) {
		while (at < end && (*at == ' ' || *at == '\t'))
			at++;
		for (blank = at; blank < end && *blank != ' ' && *blank != '\t';)
			blank++;
		if (blank - at > 3 && !memcmp(at, mark, 3))
			parts |= part_of(pack, at + 3, (size_t)(blank - at) - 3);
		at = blank;
	}
	return parts;
}

static void take_line(struct query *query, const char *line, const char *word_end, const char *end)
{
	const struct entry_form *form;
	size_t n = (size_t)(word_end - line);
	uint32_t i, parts;

	for (i = 0; i < query->n; i++) {
		form = &query->forms[i];
		if (form->n != n || memcmp(form->word, line, n) != 0)
			continue;
		while (word_end < end && *word_end != ' ' && *word_end != '\t')
			word_end++;
		parts = parts_in(query->pack, word_end, end);
		if (form->verb)
			query->parts |= parts & PACK_INFINITIVE ? form->verb : 0;
		else
			query->parts |= i ? parts & ~(uint32_t)PACK_INFINITIVE : parts;
	}
}

static void ask(const struct dictionary *dictionary, struct query *query)
{
	const char *line = find_first(dictionary, query), *last = dictionary->at + dictionary->n,
		   *end, *word_end;

	for (; line < last; line = end + (end < last)) {
		end = end_of_line(dictionary, line);
		word_end = end_of_word(line, end);
		if (compare(line, word_end, query) != 0)
			return;
		take_line(query, line, word_end, end);
	}
}

/* The letters that all forms begin with. */
static void set_key(struct query *query)
{
	struct letters letters;
	uint32_t i, n;
	char letter;

	query->letters = LETTERS;
	for (i = 0; i < query->n; i++) {
		letters = (struct letters){ (const unsigned char *)query->forms[i].word,
			(const unsigned char *)query->forms[i].word + query->forms[i].n, '\0' };
		for (n = 0; n < query->letters && (letter = next_letter(&letters)) != '\0'; n++)
			if (!i)
				query->key[n] = letter;
			else if (query->key[n] != letter)
				break;
		query->letters = n;
	}
}

static void add_form(
	struct query *query, struct bytes stem, const char *ending, enum pack_part verb)
{
	struct entry_form *form = &query->forms[query->n];
	size_t n = strlen(ending);

	if (query->n == FORMS || stem.n + n > sizeof form->word)
		return;
	memcpy(form->word, stem.at, stem.n);
	memcpy(form->word + stem.n, ending, n);
	form->n = stem.n + n;
	form->verb = verb;
	query->n++;
}

static void add_forms(struct query *query, struct bytes word)
{
	const struct reduction *reduction;
	size_t n;

	add_form(query, word, "", 0);
	for (reduction = query->pack->reductions.at;
		reduction < query->pack->reductions.at + query->pack->reductions.n; reduction++) {
		n = reduction->n;
		if (word.n >= n + LETTERS_LEAST &&
			word.at[word.n - 1] == reduction->ending[n - 1] &&
			!memcmp(word.at + word.n - n, reduction->ending, n))
			add_form(query, (struct bytes){ word.at, word.n - n }, reduction->entry,
				reduction->verb);
	}
}

static uint32_t ask_for(const struct pack *pack, struct query *query)
{
	set_key(query);
	if (query->letters >= LETTERS_LEAST)
		ask(pack->dictionary, query);
	return query->parts;
}

static uint32_t look_up(const struct pack *pack, uint32_t word)
{
	struct query query = { .pack = pack };
	const char *text = text_word(pack->lang->vocab, word);

	if (pack_classes(pack, word))
		return 0;
	add_forms(&query, (struct bytes){ text, strlen(text) });
	return query.n ? ask_for(pack, &query) : 0;
}

uint32_t pack_parts(const struct pack *pack, uint32_t word)
{
	struct word_sets *known = pack->known_parts;

	if (!pack->dictionary)
		return 0;
	while (known->n <= word)
		*vec_push(pack->lang->arena, known) = 0;
	if (!known->at[word])
		known->at[word] = look_up(pack, word) | WORD_ASKED;
	return known->at[word] & ~WORD_ASKED;
}

/* "paris" -> "Paris", where the first letter is one of those that have a capital 32 before them. */
static void begin_with_capital(struct entry_form *form)
{
	char *first = form->word + (*form->word == '\xc3');

	if ((*first >= 'a' && *first <= 'z') || first > form->word)
		*first = (char)(*first - 32);
}

bool pack_is_proper(const struct pack *pack, uint32_t word)
{
	struct query query = { .pack = pack };
	const char *text = text_word(pack->lang->vocab, word);

	if (!pack->dictionary || !*text)
		return false;
	add_form(&query, (struct bytes){ text, strlen(text) }, "", 0);
	if (!query.n)
		return false;
	begin_with_capital(query.forms);
	return ask_for(pack, &query) != 0;
}
