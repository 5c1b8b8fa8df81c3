/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The facts for programs: the format "recoupe/1", described in recoupe(1). Each dispatch, fact and
 * overlap is one line: two exports compare with diff. And JSON Lines, with everything about a fact
 * in its line, for what reads line by line.
 */
#include "export/format.h"
#include "export/press.h"

#include <math.h>

/* Above so many dispatches, the silent of a fact are counted and not listed. */
enum { LISTED = 64 };

enum { DAY = 24 * 60 * 60 };

char *format_number(struct arena *arena, double number)
{
	char digits[JOT_DIGITS];

	return arena_copy(arena, digits, jot_digits(number, digits));
}

/* A share or a confidence, to three places. */
static void put_share(struct jot *jot, const char *key, float share)
{
	jot_number(jot, key, round((double)share * 1000) / 1000);
}

static void put_id(struct jot *jot, const char *key, uint32_t dispatch)
{
	char id[DOSSIER_ID];

	dossier_id(dispatch, id);
	jot_string(jot, key, id);
}

/* An infinite bound is no number in JSON: there is none, and the key is left out. */
static void put_bound(struct jot *jot, const char *key, double bound)
{
	if (isfinite(bound))
		jot_number(jot, key, bound);
}

static void put_concept(
	struct jot *jot, const char *key, const struct analysis *analysis, uint16_t concept)
{
	if (concept)
		jot_string(jot, key, lang_concept_name(analysis->lang, concept));
}

/* The same sum in other units, as the mention tells it. */
static void put_also(struct jot *jot, const struct amount *also)
{
	if (!also)
		return;
	jot_open(jot, "also", '[');
	for (; also; also = also->next) {
		jot_open(jot, NULL, '{');
		jot_string(jot, "relation", fact_relation_name(also->relation));
		put_bound(jot, "number", also->number);
		put_bound(jot, "low", also->low);
		put_bound(jot, "high", also->high);
		jot_string(jot, "unit", also->unit);
		jot_close(jot, '}');
	}
	jot_close(jot, ']');
}

static void put_quantity(
	struct jot *jot, const struct analysis *analysis, const struct quantity *quantity)
{
	jot_string(jot, "relation", fact_relation_name(quantity->relation));
	if (quantity->relation != RELATION_UNKNOWN) {
		put_bound(jot, "number", quantity->number);
		put_bound(jot, "low", quantity->low);
		put_bound(jot, "high", quantity->high);
	}
	jot_string(jot, "measure", fact_measure_name(quantity->measure));
	if (quantity->unit && *quantity->unit)
		jot_string(jot, "unit", quantity->unit);
	put_also(jot, quantity->also);
	if (quantity->per)
		jot_string(jot, "per", quantity->per);
	if (quantity->per_number > 0)
		jot_number(jot, "per_number", quantity->per_number);
	put_concept(jot, "counted", analysis, quantity->counted);
	put_concept(jot, "event", analysis, quantity->event);
}

static void put_date(struct jot *jot, const struct analysis *analysis, const struct date *date)
{
	if (*date->edtf)
		jot_string(jot, "edtf", date->edtf);
	if (date->borrowed)
		jot_bool(jot, "borrowed", true);
	if (date->presumed)
		jot_bool(jot, "presumed", true);
	put_concept(jot, "event", analysis, date->event);
}

static void put_value(
	struct jot *jot, const struct analysis *analysis, const struct mention *mention)
{
	jot_open(jot, "value", '{');
	if (mention->kind == FACT_QUANTITY)
		put_quantity(jot, analysis, &mention->quantity);
	else if (mention->kind == FACT_DATE)
		put_date(jot, analysis, &mention->date);
	else if (mention->kind == FACT_NAME)
		jot_string(jot, "sort", fact_name_sort(mention->name.sort));
	else if (mention->kind == FACT_QUOTE)
		jot_string(jot, "form", fact_quote_form(mention->quote.form));
	jot_close(jot, '}');
}

const char *format_days(struct arena *arena, int32_t first, int32_t last)
{
	int year, last_year;
	unsigned month, day, last_month, last_day;

	if (first == DAY_NONE || last == DAY_NONE)
		return NULL;
	day_split(first, &year, &month, &day);
	if (first == last)
		return arena_format(arena, "%04d-%02u-%02u", year, month, day);
	day_split(last, &last_year, &last_month, &last_day);
	if (year == last_year && month == last_month && day == 1 &&
		day_of(year, month, last_day) == last)
		return arena_format(arena, "%04d-%02u", year, month);
	return arena_format(arena, "%04d-%02u-%02u/%04d-%02u-%02u", year, month, day, last_year,
		last_month, last_day);
}

static void put_mention(
	struct jot *jot, const struct analysis *analysis, const struct member *member, bool alone)
{
	const struct dispatch *dispatch = analysis->dispatches[member->dispatch];
	const struct mention *mention = member->mention;
	struct span file = dispatch_file_span(dispatch, mention->span);
	struct bytes speaker = format_speaker(dispatch, mention);
	struct bytes hedge = format_hedge(dispatch, mention);

	jot_open(jot, NULL, '{');
	put_id(jot, "dispatch", member->dispatch);
	if (alone)
		jot_string(jot, "path", dispatch->path);
	jot_whole(jot, "start", file.start);
	jot_whole(jot, "end", file.end);
	jot_whole(jot, "line", dispatch_file_line(dispatch, mention->span.start));
	jot_bytes(jot, "text", bytes_of(dispatch->text, mention->span));
	put_value(jot, analysis, mention);
	if (speaker.n)
		jot_bytes(jot, "speaker", speaker);
	else
		jot_string(jot, "speaker", NULL);
	if (hedge.n) {
		jot_bool(jot, "hedged", true);
		jot_bytes(jot, "hedge", hedge);
	}
	jot_whole(jot, "camp", member->camp + 1);
	jot_close(jot, '}');
}

/* By which the sums of the row were compared. */
static void put_rates(struct jot *jot, const struct analysis *analysis, const struct fact *fact)
{
	const struct rate *used[RATES_MOST];
	uint32_t n = match_rates_used(fact, used), i;

	if (!n)
		return;
	jot_open(jot, "rates", '[');
	for (i = 0; i < n; i++) {
		const struct dispatch *dispatch = analysis->dispatches[used[i]->dispatch];

		jot_open(jot, NULL, '{');
		jot_string(jot, "unit", used[i]->unit);
		jot_string(jot, "in", used[i]->in);
		jot_number(jot, "each", used[i]->each);
		put_id(jot, "dispatch", used[i]->dispatch);
		jot_bytes(jot, "text", bytes_of(dispatch->text, used[i]->mention->span));
		jot_close(jot, '}');
	}
	jot_close(jot, ']');
}

static void put_silent(struct jot *jot, const struct analysis *analysis, const struct fact *fact)
{
	uint32_t i;

	if (analysis->n > LISTED) {
		jot_whole(jot, "silent_count", fact->n_silent);
		return;
	}
	jot_open(jot, "silent", '[');
	for (i = 0; i < fact->n_silent; i++)
		put_id(jot, NULL, fact->silent[i]);
	jot_close(jot, ']');
}

static void put_stamp(struct jot *jot, const char *author, int64_t time)
{
	int64_t day = time / DAY - (time % DAY < 0);

	jot_string(jot, "author", author);
	jot_string(jot, "day", format_days(jot->buf.arena, (int32_t)day, (int32_t)day));
}

/* A note; its words under "question" where it is one. */
static void put_note(struct jot *jot, const struct note *note)
{
	struct stamp last = note->edited.author ? note->edited : note->made;

	jot_open(jot, NULL, '{');
	jot_string(jot, "id", note->id);
	jot_string(jot, note->question ? "question" : "text", note->text);
	if (note->answer && *note->answer)
		jot_string(jot, "answer", note->answer);
	if (*dossier_status_name(note->status))
		jot_string(jot, "status", dossier_status_name(note->status));
	put_stamp(jot, last.author, last.time);
	if (note->lost)
		jot_bool(jot, "lost", true);
	if (note->was)
		jot_string(jot, "was", note->was);
	jot_close(jot, '}');
}

/* The notes on a fact; fact: NULL: those on anything else. */
static void put_notes(struct jot *jot, const struct job *job, const struct fact *fact)
{
	const struct note *note = fact ? format_note(job, fact, NULL) : NULL;
	uint32_t i;

	if (fact && !note)
		return;
	jot_open(jot, "notes", '[');
	for (; note; note = format_note(job, fact, note))
		put_note(jot, note);
	for (i = 0; !fact && i < job->notes.n; i++)
		if (job->notes.at[i].fact >= job->dossier->analysis->facts.n)
			put_note(jot, &job->notes.at[i]);
	jot_close(jot, ']');
}

/* A verdict given by hand, and the one that it stands for. */
static void put_decision(struct jot *jot, const struct human *human)
{
	if (!human || !human->judged)
		return;
	jot_open(jot, "decided", '{');
	jot_string(jot, "text", human->judged->text);
	put_stamp(jot, human->judged->author, human->judged->time);
	jot_string(jot, "found", match_verdict_name(human->verdict));
	jot_close(jot, '}');
}

/* What one mention tells lies far from what the next one does: those to come are sent for, the
 * mention first and then its words. */
static AHEAD_INLINE void send_for(
	const struct analysis *analysis, const struct fact *fact, uint32_t i)
{
	enum { SOON = 4, LATER = 8, LINE = 64 };
	const struct member *members = fact->members;

	if (i + SOON < fact->n)
		ahead_send_for(analysis->dispatches[members[i + SOON].dispatch]->text +
			       members[i + SOON].mention->span.start);
	if (i + LATER < fact->n) {
		ahead_send_for(members[i + LATER].mention);
		ahead_send_for((const char *)members[i + LATER].mention + LINE);
	}
}

/* alone: the dispatches are described nowhere else. */
static void put_row(struct jot *jot, const struct job *job, const struct fact *fact, bool alone)
{
	const struct analysis *analysis = job->analysis;
	uint32_t i;

	jot_whole(jot, "id", fact->id);
	jot_string(jot, "kind", fact_kind_name(fact->kind));
	jot_string(jot, "label", fact->label);
	jot_string(jot, "verdict", match_verdict_name(fact->verdict));
	jot_string(jot, "reason", match_rule_name(fact->rule));
	put_share(jot, "confidence", fact->confidence);
	jot_bool(jot, "internal", fact->internal);
	jot_whole(jot, "origins", fact->origins);
	jot_whole(jot, "camps", fact->camps);
	put_silent(jot, analysis, fact);
	jot_open(jot, "mentions", '[');
	for (i = 0; i < fact->n; i++) {
		send_for(analysis, fact, i);
		put_mention(jot, analysis, &fact->members[i], alone);
	}
	jot_close(jot, ']');
	put_rates(jot, analysis, fact);
	put_decision(jot, fact->human);
	put_notes(jot, job, fact);
}

static uint32_t count_facts(const struct job *job)
{
	return job->analysis ? job->analysis->facts.n + job->analysis->passages.n : 0;
}

static const struct fact *fact_at(const struct analysis *analysis, uint32_t index)
{
	return index < analysis->facts.n ? &analysis->facts.at[index]
					 : &analysis->passages.at[index - analysis->facts.n];
}

static uint32_t size_of(const struct job *job, uint32_t index)
{
	return fact_at(job->analysis, index)->n;
}

/* An item of a list, on a line of its own. */
static void begin_item(struct jot *jot, uint32_t index)
{
	buf_text(&jot->buf, index ? ",\n  " : "\n  ");
	jot->begun = false;
	jot_open(jot, NULL, '{');
}

static void put_dispatch(struct jot *jot, const struct job *job, uint32_t index)
{
	const struct analysis *analysis = job->analysis;
	const struct dispatch *dispatch = analysis->dispatches[index];
	char sha256[SHA256_HEX];

	sha256_hex(dispatch->file, sha256);
	begin_item(jot, index);
	put_id(jot, "id", index);
	jot_string(jot, "path", dispatch->path);
	jot_string(jot, "sha256", sha256);
	jot_string(jot, "language", dispatch->pack ? pack_code(dispatch->pack) : NULL);
	jot_string(jot, "title", dispatch->title);
	jot_string(jot, "outlet", dispatch->outlet);
	jot_string(jot, "place", dispatch->place);
	jot_string(
		jot, "date", format_days(jot->buf.arena, dispatch->first_day, dispatch->last_day));
	if (dispatch->date_borrowed)
		jot_bool(jot, "date_borrowed", true);
	jot_whole(jot, "origin", analysis->origin[index]);
	jot_close(jot, '}');
}

static void put_fact(struct jot *jot, const struct job *job, uint32_t index)
{
	begin_item(jot, index);
	put_row(jot, job, fact_at(job->analysis, index), false);
	jot_close(jot, '}');
}

static void put_overlap(struct jot *jot, const struct job *job, uint32_t index)
{
	const struct overlap *overlap = &job->analysis->overlaps.at[index];

	begin_item(jot, index);
	put_id(jot, "a", overlap->a);
	put_id(jot, "b", overlap->b);
	put_share(jot, "share", overlap->share);
	jot_whole(jot, "longest", overlap->longest);
	if (overlap->slip)
		jot_string(jot, "slip", overlap->slip);
	jot_close(jot, '}');
}

static void put_list(
	struct press *press, const char *key, uint32_t n, press_item *item, press_size *size)
{
	buf_format(&press->jot.buf, ",\n\"%s\": [", key);
	press_list(press, n, item, size);
	buf_text(&press->jot.buf, "]");
}

static void put_set(struct jot *jot, const char *key, uint32_t set, const char *(*name)(size_t i))
{
	uint32_t i;

	if (!set)
		return;
	jot_open(jot, key, '[');
	for (i = 0; i < 32; i++)
		if (set >> i & 1)
			jot_string(jot, NULL, name(i));
	jot_close(jot, ']');
}

/* What was asked for, where it was not all. */
static void put_choice(struct jot *jot, const struct export_choice *choice)
{
	if (choice->name) {
		buf_text(&jot->buf, ",\n");
		jot->begun = false;
		jot_string(jot, "name", choice->name);
	}
	if (!choice->kinds && !choice->verdicts && !choice->only_notes)
		return;
	buf_text(&jot->buf, ",\n");
	jot->begun = false;
	jot_open(jot, "only", '{');
	put_set(jot, "kind", choice->kinds, export_nth_kind);
	put_set(jot, "verdict", choice->verdicts, export_nth_verdict);
	if (choice->only_notes)
		jot_bool(jot, "notes", true);
	jot_close(jot, '}');
}

void format_json(struct arena *arena, const struct job *job, const struct export_sink *sink)
{
	const struct analysis *analysis = job->analysis;
	struct press press = press_new(arena, job, sink);

	buf_text(&press.jot.buf, "{ \"format\": \"recoupe/1\"");
	put_choice(&press.jot, job->choice);
	put_list(&press, "dispatches", analysis ? analysis->n : 0, put_dispatch, NULL);
	put_list(&press, "facts", count_facts(job), put_fact, size_of);
	put_list(&press, "overlap", analysis ? analysis->overlaps.n : 0, put_overlap, NULL);
	if (job->notes.n) {
		buf_text(&press.jot.buf, ",\n");
		press.jot.begun = false;
		put_notes(&press.jot, job, NULL);
	}
	buf_text(&press.jot.buf, " }\n");
	press_out(&press);
}

/* The files of the dispatches by their ids, so that the silent can be told too. */
static void put_paths(struct jot *jot, const struct analysis *analysis)
{
	char id[DOSSIER_ID];
	uint32_t i;

	if (analysis->n > LISTED)
		return;
	jot_open(jot, "dispatches", '{');
	for (i = 0; i < analysis->n; i++) {
		dossier_id(i, id);
		jot_string(jot, id, analysis->dispatches[i]->path);
	}
	jot_close(jot, '}');
}

static void put_line(struct jot *jot, const struct job *job, uint32_t index)
{
	jot->begun = false;
	jot_open(jot, NULL, '{');
	jot_string(jot, "dossier", job->choice->name);
	put_row(jot, job, fact_at(job->analysis, index), true);
	put_paths(jot, job->analysis);
	jot_close(jot, '}');
	buf_char(&jot->buf, '\n');
}

void format_jsonl(struct arena *arena, const struct job *job, const struct export_sink *sink)
{
	struct press press = press_new(arena, job, sink);

	press_list(&press, count_facts(job), put_line, size_of);
}
