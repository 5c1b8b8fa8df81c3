/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The attributions of a sentence, each with its voice and the tokens that it covers: one at the
 * head of what it reports covers what follows, one at the end what precedes. None reaches over a
 * "but", behind which somebody else's account begins.
 *
 *     Selon [la police], 400 personnes ont défilé ; 1.000 selon [les organisateurs].
 *     leading ---------> ........................   ..... <----------------- trailing
 *
 *     The [ministry] said 12 people died and 30 were hurt, but 15 died, [relatives] said.
 */
#include "fact/attribution.h"

enum {
	VOICE_WORDS = 8, /* tokens of a voice at most */
	TOLD_WORDS = 8,	 /* "told the state news agency on Monday" */
	APPOSED = 16,	 /* of what stands between commas behind it */
};

static bool is_empty(struct range range)
{
	return range.first >= range.last;
}

static bool has_class(const struct finder *finder, uint32_t i, uint32_t classes)
{
	struct senses senses;

	return peek_word(finder, i) && peek_senses(finder, i, classes, &senses);
}

bool attribution_passes(const struct finder *finder, uint32_t i)
{
	return has_class(finder, i, 1u << LANG_WEEKDAY | 1u << LANG_DATE | 1u << LANG_DAYPART) ||
	       peek_grammar(finder, i, "adverb") || peek_ends(finder, i, "adverb");
}

static bool is_determiner(const struct finder *finder, uint32_t i)
{
	return peek_grammar(finder, i, "det") || peek_grammar(finder, i, "object") ||
	       peek_range(finder, i, "one");
}

/* A word that a voice may hold: no mark but a hyphen or the dot of "M.", no verb, no new clause. */
static bool is_inside(const struct finder *finder, uint32_t i)
{
	if (!peek_inside(finder, i))
		return false;
	if (!peek_word(finder, i))
		return peek_hyphen(finder, i) ||
		       (peek_sign(finder, i) == '.' && i + 1 < finder->sentence.last);
	if (peek_grammar(finder, i, "of") || is_determiner(finder, i))
		return true;
	return !peek_grammar(finder, i, "clause") && !peek_grammar(finder, i, "auxiliary") &&
	       !has_class(finder, i,
		       1u << LANG_SAYING | 1u << LANG_SOURCE | 1u << LANG_WEEKDAY |
			       1u << LANG_MODIFIER) &&
	       !peek_stop(finder, i);
}

/* Without the determiner before and what dangles behind; empty where nothing but a pronoun is left.
 */
static struct range trim(const struct finder *finder, struct range range)
{
	while (!is_empty(range) &&
		(!peek_word(finder, range.first) || is_determiner(finder, range.first) ||
			peek_grammar(finder, range.first, "of")))
		range.first++;
	while (!is_empty(range) &&
		(!peek_word(finder, range.last - 1) || is_determiner(finder, range.last - 1) ||
			peek_grammar(finder, range.last - 1, "of") ||
			attribution_passes(finder, range.last - 1)))
		range.last--;
	return range;
}

static struct range voice_after(const struct finder *finder, uint32_t i)
{
	struct range voice;

	while (peek_word(finder, i) && attribution_passes(finder, i) && !is_determiner(finder, i))
		i++;
	voice = (struct range){ i, i };
	while (voice.last < i + VOICE_WORDS && is_inside(finder, voice.last))
		voice.last++;
	return trim(finder, voice);
}

/* Back over the auxiliaries of a verb; *passive where it is no one's saying ("were reported dead").
 */
static uint32_t verb_begins(const struct finder *finder, uint32_t i, bool *passive)
{
	*passive = false;
	while (peek_inside(finder, i - 1) && peek_word(finder, i - 1) &&
		(peek_grammar(finder, i - 1, "auxiliary") || peek_grammar(finder, i - 1, "been") ||
			peek_grammar(finder, i - 1, "adverb"))) {
		i--;
		*passive |= peek_grammar(finder, i, "been") != 0;
	}
	return i;
}

static struct range voice_before(const struct finder *finder, uint32_t i)
{
	struct range voice = { i, i };

	while (voice.first > finder->sentence.first && voice.first + VOICE_WORDS > i &&
		is_inside(finder, voice.first - 1))
		voice.first--;
	return trim(finder, voice);
}

/* Back from i to the mark that something set between commas begins with; i where there is none. */
static uint32_t comma_before(const struct finder *finder, uint32_t i)
{
	uint32_t at = i;

	while (at > finder->sentence.first && at + APPOSED > i &&
		(peek_word(finder, at - 1) || peek_hyphen(finder, at - 1)))
		at--;
	return at > finder->sentence.first && peek_sign(finder, at - 1) == ',' ? at - 1 : i;
}

/*
 * "Paul Roy, the mayor, said", "the mayor, Paul Roy, said", "the mayor, who was abroad, said": the
 * verb at i stands after a comma, and whose it is before another one.
 */
static struct range voice_apart(const struct finder *finder, uint32_t i)
{
	struct range none = { i, i }, voice;
	uint32_t comma, inner;

	if (i < finder->sentence.first + 2 || peek_sign(finder, i - 1) != ',')
		return none;
	comma = comma_before(finder, i - 1);
	if (comma == i - 1)
		return none;
	for (inner = comma + 1; inner < i - 1 && is_inside(finder, inner);)
		inner++;
	if (inner < i - 1 && !peek_grammar(finder, comma + 1, "relative"))
		return none;
	voice = voice_before(finder, comma);
	if (!is_empty(voice) && inner == i - 1)
		voice.last = i - 1;
	return voice;
}

static bool is_pronoun(const struct finder *finder, uint32_t i)
{
	return peek_inside(finder, i) && peek_grammar(finder, i, "pronoun");
}

/* A new statement begins at i: the sentence does, or a mark or a conjunction stands before. */
static bool begins(const struct finder *finder, uint32_t i)
{
	uint32_t at = i;

	while (at > finder->sentence.first && is_determiner(finder, at - 1))
		at--;
	if (at == finder->sentence.first)
		return true;
	if (!peek_word(finder, at - 1))
		return peek_sign(finder, at - 1) && peek_sign(finder, at - 1) != ',';
	return peek_grammar(finder, at - 1, "clause") || peek_grammar(finder, at - 1, "joint") ||
	       peek_range(finder, at - 1, "and");
}

/* Nothing of weight follows up to the next mark: the attribution closes what it reports. */
static bool ends(const struct finder *finder, uint32_t i)
{
	while (peek_word(finder, i) && attribution_passes(finder, i))
		i++;
	return !peek_inside(finder, i) || !peek_word(finder, i);
}

/* "..., he told reporters on Monday": whom he told and when is all that follows. */
static bool ends_told(const struct finder *finder, uint32_t verb, uint32_t i)
{
	uint32_t last = i + TOLD_WORDS;

	if (!peek_grammar(finder, verb, "tells"))
		return false;
	while (i < last && peek_word(finder, i) && !peek_grammar(finder, i, "that") &&
		!peek_grammar(finder, i, "auxiliary") && !peek_grammar(finder, i, "past") &&
		!has_class(finder, i, 1u << LANG_NUMBER))
		i++;
	return !peek_inside(finder, i) ||
	       (i < last && !peek_word(finder, i) && !peek_number(finder, i));
}

/*
 * What can say nothing: "miles per hour", "the blast blew out windows" in a language where the verb
 * is one of saying, "beating estimates", and "nous [avions] signalé", whose word is a verb.
 */
static bool is_mute(const struct finder *finder, struct range voice)
{
	uint32_t head, n;

	if (is_empty(voice))
		return true;
	if (voice.first > finder->sentence.first &&
		peek_grammar(finder, voice.first - 1, "first-person"))
		return true;
	head = pack_trait(finder->pack, "head last") ? voice.last - 1 : voice.first;
	if (peek_grammar(finder, head, "mute") || peek_sense(finder, head, LANG_UNIT, &n) ||
		peek_sense(finder, voice.first, LANG_UNIT, &n))
		return true;
	return voice.last == voice.first + 1 && pack_trait(finder->pack, "head last") &&
	       peek_ends(finder, head, "participle") &&
	       !(peek_token(finder, head)->flags & TOKEN_CAPITAL);
}

/* Behind a verb of saying turned round nothing but its speaker stands up to the next mark: "said
 * gunmen on horseback opened fire" tells of gunmen, who say nothing. */
static bool acts_itself(const struct finder *finder, uint32_t i)
{
	enum { REACH = 6 }; /* tokens */
	uint32_t at;

	for (at = i; at < i + REACH && peek_word(finder, at); at++) {
		if (peek_grammar(finder, at, "clause") || peek_grammar(finder, at, "relative"))
			return false;
		if (peek_grammar(finder, at, "auxiliary") || peek_grammar(finder, at, "past") ||
			(pack_trait(finder->pack, "head last") && peek_ends(finder, at, "past") &&
				!peek_capital(finder, at)))
			return true;
	}
	return false;
}

static void add(
	struct attributions *all, struct range voice, uint32_t first, uint32_t last, bool trailing)
{
	if (is_empty(voice) || all->n == ATTRIBUTIONS_MOST)
		return;
	all->at[all->n++] = (struct attribution){
		.voice = voice, .first = first, .last = last, .trailing = trailing
	};
	all->last = voice;
}

/* "earnings per share fell": no share tells it. */
static bool is_rate(const struct finder *finder, uint32_t i, struct range voice)
{
	if (peek_grammar(finder, i, "per") && i > finder->sentence.first &&
		(peek_number(finder, i - 1) || has_class(finder, i - 1, 1u << LANG_CURRENCY)))
		return true; /* "$18 per hundredweight" */
	return peek_grammar(finder, i, "per") && !is_empty(voice) &&
	       (peek_grammar(finder, voice.first, "per-share") ||
		       peek_grammar(finder, voice.first, "per-household") ||
		       peek_grammar(finder, voice.first, "per-person") ||
		       peek_grammar(finder, voice.first, "mute"));
}

/* "le dernier bilan", "official figures": the token behind a count at `at`, which is nobody; 0: none.
 */
static uint32_t tally_read(const struct finder *finder, uint32_t at)
{
	uint32_t n;

	while (peek_word(finder, at) && (is_determiner(finder, at) || peek_grammar(finder, at, "tally-kind")))
		at++;
	n = peek_grammar(finder, at, "tally");
	if (!n)
		return 0;
	for (at += n; peek_word(finder, at) && peek_grammar(finder, at, "tally-kind");)
		at++;
	return at;
}

/* "selon la police", "selon le bilan de la police": n tokens of source words at i. */
static uint32_t read_source(
	const struct finder *finder, struct attributions *all, uint32_t i, uint32_t n)
{
	uint32_t tally = tally_read(finder, i + n), by, last;
	struct range voice;

	by = tally ? peek_grammar(finder, tally, "tally-by") : 0;
	if (tally && !by)
		return tally;
	voice = voice_after(finder, tally ? tally + by : i + n);
	last = is_empty(voice) ? i + n : voice.last;
	if (is_mute(finder, voice) || is_rate(finder, i, voice))
		return i + n;

	add(all, voice, i, last, !begins(finder, i));
	if (all->n && all->at[all->n - 1].first == i)
		all->at[all->n - 1].source = true;
	return last;
}

/* A word that says, n tokens at i, as a noun or an adjective. */
static bool is_no_saying(const struct finder *finder, uint32_t i, uint32_t n)
{
	uint32_t far;

	/* "a group claims the attack", where what it told is no figure */
	for (far = 0; peek_grammar(finder, i, "claims") && far < 4; far++)
		if (peek_grammar(finder, i + n + far, "claimed-thing"))
			return true;
	if (i == finder->sentence.first)
		return false;
	/* "asylum claims were filed", "le principal prévenu" */
	if (peek_grammar(finder, i, "noun-too") ||
		(pack_trait(finder->pack, "head last") && peek_plural(finder, i) &&
			peek_grammar(finder, i + n, "auxiliary")))
		return true;
	/* "un fourgon lancé à 120 km/h": the participle of something done to it */
	if (!pack_trait(finder->pack, "head last") && peek_ends(finder, i, "done") &&
		peek_word(finder, i - 1) && !is_pronoun(finder, i - 1) &&
		!attribution_passes(finder, i - 1))
		return true;
	return peek_range(finder, i - 1, "one") || peek_grammar(finder, i - 1, "introduces") ||
	       peek_number(finder, i - 1) ||
	       (peek_grammar(finder, i - 1, "of") && !peek_capital(finder, i)) ||
	       (pack_trait(finder->pack, "head last") && peek_grammar(finder, i + n, "by"));
}

/* "X said", "a indiqué X": n tokens of a verb of saying at i. */
static uint32_t read_verb(
	const struct finder *finder, struct attributions *all, uint32_t i, uint32_t n)
{
	bool passive;
	uint32_t verb = verb_begins(finder, i, &passive);
	struct range voice;

	/* "claimed by the rebels", "a claim", "d'avance", "464 confirmed cases" */
	if (passive || (verb == i && is_no_saying(finder, i, n)))
		return i + n;
	if (verb == i && peek_ends(finder, i, "participle") && peek_sign(finder, i - 1) == ',') {
		add(all, all->last, i, i + n, false);
		return i + n;
	}
	voice = voice_before(finder, verb);
	if (!is_empty(voice) && is_mute(finder, voice))
		return i + n;
	if (is_empty(voice))
		voice = voice_apart(finder, verb);
	if (!is_empty(voice) || is_pronoun(finder, verb - 1)) {
		uint32_t first = is_empty(voice) ? verb - 1 : voice.first;

		if (is_empty(voice))
			voice = all->last;
		add(all, voice, first, i + n,
			!begins(finder, first) &&
				(ends(finder, i + n) || ends_told(finder, i, i + n)));
		return i + n;
	}
	if (verb > finder->sentence.first && peek_word(finder, verb - 1) &&
		!is_pronoun(finder, verb - 1))
		return i + n;
	voice = voice_after(finder, i + n);
	if (is_mute(finder, voice) || acts_itself(finder, voice.last))
		return i + n;
	add(all, voice, verb, is_empty(voice) ? i + n : voice.last, true);
	return is_empty(voice) ? i + n : voice.last;
}

/* Whether what a trailing attribution covers begins here: after a strong mark, or, led, after a
 * comma. */
static bool parts(const struct finder *finder, uint32_t i, bool led)
{
	uint32_t sign = peek_sign(finder, i - 1);
	bool dash = (sign == '-' || sign == 0x2013 || sign == 0x2014) &&
		    !peek_glued(finder, i - 1) && !peek_glued(finder, i);

	return sign == ';' || sign == ':' || dash || (led && sign == ',' && !peek_glued(finder, i));
}

/* "But" begins another account; in "mais que" the same voice goes on. */
static bool turns(const struct finder *finder, uint32_t i, bool leading)
{
	uint32_t but = peek_grammar(finder, i, "but");
	bool comma = peek_sign(finder, i - 1) == ',';

	if (but && (comma || !leading))
		return !peek_grammar(finder, i + but, "that");
	return comma && peek_grammar(finder, i, "whereas");
}

static void stop_at_turn(const struct finder *finder, struct attribution *leading)
{
	uint32_t i;

	for (i = leading->cover.first; i < leading->cover.last; i++)
		if (i > leading->cover.first && turns(finder, i, true)) {
			leading->cover.last = i;
			return;
		}
}

/* What each covers: up to its neighbours. */
static void spread(const struct finder *finder, struct attributions *all)
{
	uint32_t i, from = finder->sentence.first;
	bool led = false;

	for (i = 0; i < all->n; i++) {
		struct attribution *here = &all->at[i];

		if (!here->trailing) {
			here->cover.first = here->last;
			here->cover.last = i + 1 < all->n && !all->at[i + 1].trailing
						   ? all->at[i + 1].first
						   : finder->sentence.last;
			stop_at_turn(finder, here);
			led = true;
		} else {
			here->cover = (struct range){ here->first, here->first };
			while (here->cover.first > from &&
				(here->cover.first == here->first ||
					!(parts(finder, here->cover.first, led) ||
						turns(finder, here->cover.first, false))))
				here->cover.first--;
		}
		from = here->last;
	}
}

void attribution_read(const struct finder *finder, struct attributions *all)
{
	enum { WANTED = 1u << LANG_SAYING | 1u << LANG_SOURCE };
	uint32_t i = finder->sentence.first, n;
	struct senses senses;

	all->n = 0;
	while (i < finder->sentence.last) {
		n = peek_word(finder, i) ? peek_senses(finder, i, WANTED, &senses) : 0;
		if (!n)
			i++;
		else if (senses_find(senses, LANG_SOURCE))
			i = read_source(finder, all, i, n);
		else
			i = read_verb(finder, all, i, n);
	}
	spread(finder, all);
}
