/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/base.h"

#include <string.h>

#define N_(text) text

static const struct {
	enum fault_level level;
	const char *words; /* %s, if any, is the detail */
} table[FAULT_COUNT] = {
	[FAULT_NONE] = { FAULT_NOTICE, "" },
	[FAULT_FILE_MISSING] = { FAULT_ERROR, N_("no such file; check the name") },
	[FAULT_FILE_DENIED] = { FAULT_ERROR, N_("you may not read it; check its permissions") },
	[FAULT_FILE_IS_DIRECTORY] = { FAULT_ERROR,
		N_("it is a directory; name the dispatches in it, as in DIRECTORY/*") },
	[FAULT_FILE_EMPTY] = { FAULT_ERROR, N_("the file is empty; leave it out") },
	[FAULT_FILE_BINARY] = { FAULT_ERROR,
		N_("this is no text; convert it to plain text or Markdown first") },
	[FAULT_FILE_TOO_LARGE] = { FAULT_ERROR, N_("it is larger than 1 GiB, or a stream of more than 64 MiB; split it") },
	[FAULT_FILE_UNREADABLE] = { FAULT_ERROR, N_("it cannot be read: %s") },
	[FAULT_FILE_NOT_WRITTEN] = { FAULT_ERROR,
		N_("it was not written: %s; choose another place with -o") },
	[FAULT_FILE_EXISTS] = { FAULT_ERROR, N_("the file is there already; choose another name") },
	[FAULT_TEXT_REPAIRED] = { FAULT_NOTICE,
		N_("some bytes are not clean UTF-8 text; they are shown as \xef\xbf\xbd") },
	[FAULT_ONE_DISPATCH] = { FAULT_ERROR,
		N_("one dispatch alone cannot be compared; name two or more") },
	[FAULT_NO_DISPATCH] = { FAULT_ERROR, N_("no dispatch to read; name two or more files") },
	[FAULT_STOPPED] = { FAULT_WARNING,
		N_("stopped before all facts were found; open the dispatches again for the rest") },
	[FAULT_LANG_MISSING] = { FAULT_ERROR,
		N_("no language file (fr.ini, en.ini) found in %s; reinstall recoupe") },
	[FAULT_LANG_SYNTAX] = { FAULT_ERROR,
		N_("not understood; write [section] or key = \"value\", lines under 1,000 bytes") },
	[FAULT_LANG_VALUE] = { FAULT_ERROR,
		N_("the value of \"%s\" is not understood; see recoupe(1)") },
	[FAULT_CONF_SYNTAX] = { FAULT_ERROR,
		N_("not understood; write [section] or key = value, lines under 1,000 bytes") },
	[FAULT_CONF_KEY] = { FAULT_ERROR,
		N_("there is no setting \"%s\"; see recoupe(1) for those there are") },
	[FAULT_CONF_VALUE] = { FAULT_ERROR,
		N_("the value in \"%s\" is not possible; see recoupe(1)") },
	[FAULT_ONE_DOSSIER] = { FAULT_ERROR,
		N_("one dossier at a time can be read; name one, or choose a format with -e") },
	[FAULT_FORMAT_ALONE] = { FAULT_ERROR,
		N_("a file of this format holds one dossier; name a folder with -o") },
	[FAULT_SUFFIX] = { FAULT_ERROR,
		N_("no format has this suffix; choose one with -e: %s") },
	[FAULT_OPTION_UNKNOWN] = { FAULT_ERROR, N_("no such option \"%s\"; try --help") },
	[FAULT_OPTION_WANTS_VALUE] = { FAULT_ERROR,
		N_("the option \"%s\" wants a value; try --help") },
	[FAULT_THRESHOLD] = { FAULT_ERROR,
		N_("no threshold; strict, normal, lenient, or 0.3 to 0.7") },
	[FAULT_DICTIONARY] = { FAULT_ERROR,
		N_("no dictionary can be read there; auto, none, or a file") },
	[FAULT_OPTION_VALUE] = { FAULT_ERROR, N_("no such value; there are: %s") },
	[FAULT_TERMINAL] = { FAULT_NOTICE,
		N_("no screen can be drawn: %s; set TERM, or go on without one, as here") },
	[FAULT_DOSSIER_SYNTAX] = { FAULT_ERROR,
		N_("this is not the JSON of a dossier: %s; mend the line, nothing was changed") },
	[FAULT_DOSSIER_VALUE] = { FAULT_ERROR,
		N_("\"%s\" is missing or not as in recoupe-dossier(5); nothing was changed") },
	[FAULT_DOSSIER_FOREIGN] = { FAULT_ERROR,
		N_("this is no dossier; choose another file, this one is left as it is") },
	[FAULT_DOSSIER_NEWER] = { FAULT_ERROR,
		N_("a later recoupe wrote it (version %s); take a later recoupe to open it") },
	[FAULT_DOSSIER_TOO_LARGE] = { FAULT_ERROR,
		N_("the dossier is larger than 64 MiB; it was not opened") },
	[FAULT_DOSSIER_LOCKED] = { FAULT_WARNING,
		N_("it is open in another recoupe (%s); close that one before you save here") },
	[FAULT_DOSSIER_CHANGED] = { FAULT_ERROR,
		N_("the file was changed by others since; join both, or save elsewhere") },
	[FAULT_DOSSIER_NOT_WRITTEN] = { FAULT_ERROR,
		N_("it was not saved: %s; what you did is still here, save it elsewhere") },
	[FAULT_DOSSIER_MERGE] = { FAULT_ERROR,
		N_("two dossiers are joined into a third: recoupe --merge MINE THEIRS -o FILE") },
	[FAULT_DOSSIER_UNSAVED] = { FAULT_NOTICE,
		N_("unsaved work of an earlier session (steps: %s) is left out; open it on a "
		   "screen") },
	[FAULT_DISPATCH_CHANGED] = { FAULT_NOTICE,
		N_("the dispatch was changed since the dossier was saved") },
	[FAULT_NO_VALUE] = { FAULT_WARNING, N_("\"%s\" is no value that is understood here") },
	[FAULT_OTHER_KIND] = { FAULT_WARNING,
		N_("these are not of one kind, and cannot be one fact") },
	[FAULT_ALREADY_SO] = { FAULT_NOTICE, N_("it is so already") },
};

void fault_note(struct arena *arena, struct faults *faults, struct fault fault)
{
	if (fault.path)
		fault.path = arena_copy(arena, fault.path, strlen(fault.path));
	if (fault.detail)
		fault.detail = arena_copy(arena, fault.detail, strlen(fault.detail));
	*vec_push(arena, faults) = fault;
}

enum fault_level fault_level(enum fault_code code)
{
	return table[code].level;
}

enum fault_level fault_worst(const struct faults *faults)
{
	enum fault_level worst = FAULT_NOTICE;
	uint32_t i;

	for (i = 0; i < faults->n; i++)
		if (fault_level(faults->at[i].code) > worst)
			worst = fault_level(faults->at[i].code);
	return worst;
}

/* The words with the detail in the place of their %s; the words come from a translation, so no
 * printf. */
static void fill(struct buf *buf, const char *words, const char *detail)
{
	const char *hole = strstr(words, "%s");

	if (!hole) {
		buf_text(buf, words);
		return;
	}
	buf_add(buf, words, (size_t)(hole - words));
	buf_text(buf, detail ? detail : "");
	buf_text(buf, hole + 2);
}

char *fault_say(
	struct arena *arena, const struct fault *fault, const char *(*translate)(const char *))
{
	const char *words = table[fault->code].words;
	struct buf buf = buf_new(arena);

	if (fault->path)
		buf_text(&buf, fault->path);
	if (fault->path && fault->line)
		buf_format(&buf, ":%u", fault->line);
	if (fault->path)
		buf_text(&buf, ": ");
	fill(&buf, translate && *words ? translate(words) : words, fault->detail);
	return buf.at;
}
