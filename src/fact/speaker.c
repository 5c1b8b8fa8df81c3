/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose name, of those around a verb of saying, is the speaker's. The nearest, but whom a speaker
 * is merely told by is not he:
 *
 *     le porte-parole de [Paul Roy] a dit     Paul Roy's lawyer said      somebody else
 *     Paul Roy, the head of [Valmer], said    Anna, la mère de [Paul],    Paul Roy; Anna
 */
#include "fact/name.h"
#include "fact/spot.h"

#include <string.h>

enum {
	NO_PERSON = 12,	   /* tokens that a person may be further away than a company */
	TITLE_REACH = 6,   /* tokens between a name and its title behind it, */
	TITLE_BEFORE = 12, /* and before it, with what qualifies it: "of Pins (Var)" */
	NAMES_MOST = 64,   /* names looked through to each side for who bears a title */
};

static bool is_rule(const struct dispatch *dispatch, uint32_t i, uint32_t last, const char *rule)
{
	return i < last && dispatch->tokens.at[i].type == TOKEN_WORD &&
	       spot_rule(dispatch, i, last, rule);
}

static bool is_common(const struct dispatch *dispatch, uint32_t i)
{
	return dispatch->tokens.at[i].type == TOKEN_WORD &&
	       !spot_class(dispatch, i, i + 1, 1u << LANG_SAYING | 1u << LANG_STOP);
}

/* The 's of "Roy's", a word to the lexer, as no other that begins with an apostrophe is. */
static bool is_genitive(const struct dispatch *dispatch, uint32_t i)
{
	const struct token *token = &dispatch->tokens.at[i];
	const char *text = dispatch->text + token->span.start;

	return token->type == TOKEN_WORD &&
	       (*text == '\'' ||
		       !memcmp(text, "\xe2\x80\x99",
			       span_length(token->span) < 3 ? span_length(token->span) : 3));
}

/* "Of X", behind a noun, a bracket or a comma ("Ann, of X, said"); "X's", before a noun. */
static bool is_complement(
	const struct dispatch *dispatch, struct range range, const struct range *name)
{
	uint32_t at = name->first;

	if (name->last + 1 < range.last && is_genitive(dispatch, name->last))
		return is_common(dispatch, name->last + 1);
	while (at > range.first &&
		spot_class(dispatch, at - 1, at, 1u << LANG_TITLE | 1u << LANG_DEMONYM))
		at--;
	if (at > range.first && is_rule(dispatch, at - 1, at, "det"))
		at--;
	if (at < range.first + 2 || !is_rule(dispatch, at - 1, at, "belongs"))
		return false;
	return is_common(dispatch, at - 2) || spot_mark(dispatch, at - 2, ")") ||
	       spot_mark(dispatch, at - 2, ",");
}

/* "A dit à [Roy]", "said of [Roy]", "said in [Moncton]", "shown near the [Arden] hotel"; the town of
 * the dateline.
 */
static bool is_aside(
	const struct dispatch *dispatch, struct range range, const struct mention *name)
{
	uint32_t at = name->tokens.first;

	if (name->span.start < dispatch->dateline.end && name->span.end > dispatch->dateline.start)
		return true;
	while (at > range.first && spot_class(dispatch, at - 1, at, 1u << LANG_TITLE))
		at--;
	if (at > range.first + 1 && is_rule(dispatch, at - 1, at, "belongs") &&
		spot_class(dispatch, at - 2, at - 1, 1u << LANG_SAYING))
		return true;
	at = name->tokens.first;
	if (at > range.first && is_rule(dispatch, at - 1, at, "det"))
		at--;
	if (at > range.first + 1 && spot_rule(dispatch, at - 2, at, "relayed"))
		return true;
	return at > range.first && is_rule(dispatch, at - 1, at, "locative");
}

/*
 * "A écrit le maire, saluant son collègue [Roy]": behind the title of who speaks and a comma, with
 * words between, somebody else is told. "A écrit le maire, [Roy]" tells himself.
 */
static bool is_beyond(const struct dispatch *dispatch, uint32_t verb, const struct range *name)
{
	static const uint32_t BEFORE_NAME = 1u << LANG_TITLE | 1u << LANG_DEMONYM;
	uint32_t i = verb + 1;
	bool titled = false;

	for (; i < name->first && !spot_mark(dispatch, i, ","); i++)
		titled |= spot_class(dispatch, i, name->first, 1u << LANG_TITLE) > 0;
	if (!titled || i >= name->first)
		return false;
	for (i++; i < name->first; i++)
		if (dispatch->tokens.at[i].type == TOKEN_WORD &&
			!spot_class(dispatch, i, name->first, BEFORE_NAME) &&
			!is_rule(dispatch, i, name->first, "det"))
			return true;
	return false;
}

/* The first name that does not end before the token. */
static uint32_t name_from(const struct mentions *names, uint32_t token)
{
	uint32_t low = 0, high = names->n, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (names->at[middle].tokens.last <= token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * "[May] saw Queen Elizabeth and promised": what two verbs are joined by, right before the token,
 * with auxiliaries between. Their subject is the first name, or the pronoun, of a clause that no
 * comma parts.
 */
static bool is_second_verb(const struct dispatch *dispatch, struct range range, uint32_t token)
{
	uint32_t i, at = token;

	while (at > range.first && is_rule(dispatch, at - 1, at, "auxiliary"))
		at--;
	if (at <= range.first + 1 || !is_rule(dispatch, at - 1, at, "conjunction"))
		return false;
	for (i = range.first; i < at; i++)
		if (spot_mark(dispatch, i, ","))
			return false;
	return true;
}

/* A pronoun that stands before the token. */
static bool has_pronoun(const struct dispatch *dispatch, struct range range, uint32_t token)
{
	uint32_t i;

	for (i = range.first; i < token && i < range.last; i++)
		if (is_rule(dispatch, i, token, "pronoun"))
			return true;
	return false;
}

/*
 * "[Roy], who has run Valmer since May, said": between the name, which ends at token i, and its verb
 * stands a clause that tells of him, and whom that names says nothing.
 */
static bool is_told_of(const struct dispatch *dispatch, uint32_t i, uint32_t token)
{
	while (token > i && is_rule(dispatch, token - 1, token, "auxiliary"))
		token--;
	return i + 2 < token && spot_mark(dispatch, i, ",") &&
	       is_rule(dispatch, i + 1, token, "relative") && spot_mark(dispatch, token - 1, ",");
}

struct range speaker_named(const struct dispatch *dispatch, const struct mentions *names,
	struct range range, uint32_t token, bool *other)
{
	struct range best = { 0, 0 };
	uint32_t i, gap, least = UINT32_MAX;

	bool second = is_second_verb(dispatch, range, token);

	*other = false;
	for (i = name_from(names, range.first); i < names->n; i++) {
		const struct mention *name = &names->at[i];

		if (name->tokens.last > range.last)
			break;
		if (name->tokens.first < range.first || name->name.sort == NAME_PLACE ||
			is_beyond(dispatch, token, &name->tokens) ||
			is_aside(dispatch, range, name))
			continue;
		if (is_complement(dispatch, range, &name->tokens)) {
			*other |= name->name.sort != NAME_ORGANISATION;
			continue;
		}
		if (name->tokens.last <= token && is_told_of(dispatch, name->tokens.last, token))
			return name->tokens;
		gap = name->tokens.first > token ? name->tokens.first - token - 1
						 : token - name->tokens.last;
		gap += name->name.sort == NAME_PERSON ? 0 : NO_PERSON;
		if (second && name->tokens.last <= token) {
			const struct range before = { range.first, name->tokens.first };

			return has_pronoun(dispatch, before, token) ? best : name->tokens;
		}
		if (gap < least) {
			least = gap;
			best = name->tokens;
		}
	}
	return best;
}

/* A title as it stands in the text, and whose: "le président [russe]", "the president of [Chile]".
 */
struct title {
	struct range tokens;
	const char *office; /* of one told by several words ("chef de l'Etat"); NULL */
	const char *people; /* key of the country; NULL: none is told */
};

static struct title title_at(
	const struct dispatch *dispatch, const struct lang *lang, uint32_t i, uint32_t last)
{
	static const char ANY[] = "words"; /* and words.2 ... */
	struct title title = { { i, i }, NULL, NULL };
	const struct sense *sense;
	struct senses senses;
	uint32_t next, end;

	title.tokens.last +=
		pack_match(dispatch->pack, &dispatch->tokens, i, last, 1u << LANG_TITLE, &senses);
	sense = title.tokens.last > i ? senses_find(senses, LANG_TITLE) : NULL;
	if (sense && strncmp(sense->name, ANY, sizeof ANY - 1) != 0)
		title.office = sense->name;
	next = title.tokens.last;
	end = next + 3 < last ? next + 3 : last;

	for (; next > i && next < end && !title.people; next++)
		if (pack_match(lang_names(lang), &dispatch->tokens, next, last,
			    1u << LANG_DEMONYM | 1u << LANG_PLACE, &senses) &&
			senses.n)
			title.people = senses.at[0].name;
	return title;
}

static bool same_title(const struct dispatch *dispatch, struct title a, struct title b)
{
	uint32_t i, n = a.tokens.last - a.tokens.first;

	if (a.people && b.people && strcmp(a.people, b.people) != 0)
		return false;
	if (a.office && b.office)
		return !strcmp(a.office, b.office);
	if (n != b.tokens.last - b.tokens.first)
		return false;
	for (i = 0; i < n; i++)
		if (dispatch->tokens.at[a.tokens.first + i].bare !=
			dispatch->tokens.at[b.tokens.first + i].bare)
			return false;
	return true;
}

/* "Le maire a reçu [Roy]": a verb or a stop between tells that the title is another's. */
static bool parts_title(const struct dispatch *dispatch, uint32_t i, uint32_t last)
{
	return spot_mark(dispatch, i, ".") || spot_mark(dispatch, i, ";") ||
	       is_rule(dispatch, i, last, "auxiliary") ||
	       spot_class(dispatch, i, last, 1u << LANG_SAYING);
}

/*
 * Whether the title stands before the n-th name, with what qualifies it, or behind it after a
 * comma; not beyond another person.
 */
static bool bears(const struct dispatch *dispatch, const struct lang *lang,
	const struct mentions *names, uint32_t n, struct title title)
{
	const struct range *name = &names->at[n].tokens;
	uint32_t from = name->first > TITLE_BEFORE ? name->first - TITLE_BEFORE : 0;
	uint32_t to = name->last + TITLE_REACH, i;

	if (n && names->at[n - 1].tokens.last > from &&
		names->at[n - 1].tokens.last <= name->first &&
		spot_titled(dispatch, names->at[n - 1].tokens.first))
		from = names->at[n - 1].tokens.last;
	if (to > dispatch->tokens.n)
		to = dispatch->tokens.n;
	for (i = name->first; i-- > from && !parts_title(dispatch, i, name->first);)
		if (spot_class(dispatch, i, name->first, 1u << LANG_TITLE) &&
			same_title(dispatch, title_at(dispatch, lang, i, name->first), title))
			return true;
	if (name->last >= to || !spot_mark(dispatch, name->last, ","))
		return false;
	for (i = name->last + 1;
		i < to && !spot_mark(dispatch, i, ",") && !spot_mark(dispatch, i, "."); i++)
		if (spot_class(dispatch, i, to, 1u << LANG_TITLE))
			return same_title(dispatch, title_at(dispatch, lang, i, to), title);
	return false;
}

/* Who is told with the title, last before the token or first after it. */
static struct range bearer_of(const struct dispatch *dispatch, const struct lang *lang,
	const struct mentions *names, struct title title)
{
	uint32_t here = name_from(names, title.tokens.first), i;

	for (i = here; i-- > 0 && i + NAMES_MOST > here;)
		if (names->at[i].name.sort == NAME_PERSON && bears(dispatch, lang, names, i, title))
			return names->at[i].tokens;
	for (i = here; i < names->n && i < here + NAMES_MOST; i++)
		if (names->at[i].name.sort == NAME_PERSON && bears(dispatch, lang, names, i, title))
			return names->at[i].tokens;
	return (struct range){ 0, 0 };
}

struct range speaker_again(const struct dispatch *dispatch, const struct lang *lang,
	const struct mentions *names, struct range range, struct range last)
{
	struct range found;
	uint32_t i;

	for (i = range.first; i < range.last; i++) {
		if (is_rule(dispatch, i, range.last, "pronoun"))
			return last;
		if (!spot_class(dispatch, i, range.last, 1u << LANG_TITLE))
			continue;
		if (i > range.first && is_rule(dispatch, i - 1, i, "introduces"))
			return (struct range){ 0, 0 };
		found = bearer_of(dispatch, lang, names, title_at(dispatch, lang, i, range.last));
		return found;
	}
	return (struct range){ 0, 0 };
}
