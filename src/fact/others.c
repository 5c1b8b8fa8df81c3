/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers that are of the same kind as the one before them, whatever their own word says:
 *
 *     ten policemen and three [others]     douze espèces, dont trois [menacées]
 */
#include "fact/counted.h"

/* "autres personnes" says that they are people, "autres" alone says nothing. */
static bool known_head(const struct finder *finder, uint32_t at, const struct mention *mention)
{
	uint32_t n;

	return at < mention->tokens.last && peek_sense(finder, at, LANG_CONTAINER, &n);
}

/* "... ten policemen ... and three others": others of the same kind. */
void share_others(const struct finder *finder, uint32_t first, uint32_t index)
{
	struct mention *mention = &finder->mentions.at[index];
	const struct mention *before = mention - 1;
	uint32_t at, n;

	/* "douze espèces, dont trois menacées d'extinction" */
	if (index > first && is_counted(before) && before->quantity.head &&
		peek_realm(finder, before->quantity.counted) != REALM_PEOPLE &&
		mention->quantity.counted == finder->realms[REALM_PEOPLE] &&
		peek_before(finder, mention->tokens.first, "including", NULL) &&
		event_verb(finder, mention->tokens.first + 1, &n)) {
		mention->quantity.counted = before->quantity.counted;
		mention->quantity.head = before->quantity.head;
		mention->quantity.noun = before->quantity.noun;
		return;
	}
	/* "six morts, parmi lesquels deux enfants, et douze autres blessés" */
	if (index > first + 1 && peek_before(finder, before->tokens.first, "including", NULL))
		before--;
	for (at = mention->tokens.first;
		at < mention->tokens.last && !peek_grammar(finder, at, "elliptic"); at++)
		;
	if (at == mention->tokens.last || known_head(finder, at + 1, mention) || index == first ||
		!is_counted(before) || mention->quantity.counted != finder->realms[REALM_PEOPLE] ||
		peek_realm(finder, before->quantity.counted) != REALM_PEOPLE)
		return;
	mention->quantity.counted = before->quantity.counted;
	mention->quantity.populations |= before->quantity.populations;
}
