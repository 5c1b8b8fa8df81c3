/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row a mention, or a fact, for spreadsheets and scripts: csv after RFC 4180, tsv without any
 * quoting. The head and the names in the cells are the same in every language, as in JSON; only
 * labels are the user's.
 *
 * A spreadsheet takes a cell that begins with = + - or @ for a formula, and would run what a
 * dispatch says; such a text gets an apostrophe before it, which spreadsheets do not show.
 */
#include "export/format.h"
#include "export/remark.h"

#include <math.h>
#include <string.h>

struct table {
	struct buf buf;
	bool quotes; /* csv; else tsv, whose cells hold neither tabulators nor line breaks as it is
		      */
	const char *part; /* between two cells */
	const char *end;  /* of a row */
	bool begun;	  /* a cell stands in the row already */
};

static const char *const columns[] = { "fact", "kind", "label", "verdict", "reason", "origins",
	"dispatch", "outlet", "path", "line", "start", "end", "camp", "relation", "number", "low",
	"high", "unit", "edtf", "speaker", "text", "dossier", "notes" };

static void put_cell(struct table *table, const char *cell)
{
	bool quoted = table->quotes && strpbrk(cell, ",\" ");

	buf_text(&table->buf, table->begun ? table->part : "");
	table->begun = true;
	buf_text(&table->buf, quoted ? "\"" : "");
	for (; *cell; cell++) {
		if (quoted && *cell == '"')
			buf_char(&table->buf, '"');
		buf_char(&table->buf, *cell);
	}
	buf_text(&table->buf, quoted ? "\"" : "");
}

/* Whether a spreadsheet would; some take the wide forms of East Asia for the same. */
static bool is_formula(const char *text)
{
	static const char *const signs[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠" };
	size_t i;

	for (i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(text, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

/* What somebody else wrote. */
static void put_bytes(struct table *table, struct bytes text)
{
	const char *safe = text_make_safe(table->buf.arena, text.at, text.n);

	put_cell(table, is_formula(safe) ? arena_format(table->buf.arena, "'%s", safe) : safe);
}

static void put_text(struct table *table, const char *text)
{
	put_bytes(table, (struct bytes){ text, text ? strlen(text) : 0 });
}

static void put_count(struct table *table, uint32_t n)
{
	put_cell(table, arena_format(table->buf.arena, "%u", n));
}

static void put_number(struct table *table, double number)
{
	put_cell(table, isfinite(number) ? format_number(table->buf.arena, number) : "");
}

static void end_row(struct table *table)
{
	buf_text(&table->buf, table->end);
	table->begun = false;
}

static void put_quantity(struct table *table, const struct mention *mention)
{
	const struct quantity *quantity = &mention->quantity;
	bool is_quantity = mention->kind == FACT_QUANTITY;
	bool known = is_quantity && quantity->relation != RELATION_UNKNOWN;

	put_cell(table, is_quantity ? fact_relation_name(quantity->relation) : "");
	put_number(table, known ? quantity->number : (double)NAN);
	put_number(table, known ? quantity->low : (double)NAN);
	put_number(table, known ? quantity->high : (double)NAN);
	put_text(table, is_quantity ? quantity->unit : "");
}

static void put_fact(struct table *table, const struct fact *fact)
{
	put_count(table, fact->id);
	put_cell(table, fact_kind_name(fact->kind));
	put_text(table, fact->label);
	put_cell(table, match_verdict_name(fact->verdict));
	put_cell(table, match_rule_name(fact->rule));
	put_count(table, fact->origins);
}

static void put_notes(struct table *table, const struct job *job, const struct fact *fact)
{
	const struct texts notes = remark_beside(table->buf.arena, job, fact);

	put_text(table, report_join(table->buf.arena, &notes, " "));
}

static void put_row(struct table *table, const struct job *job, const struct fact *fact,
	const struct member *member)
{
	const struct dispatch *dispatch = job->analysis->dispatches[member->dispatch];
	const struct mention *mention = member->mention;
	struct span file = dispatch_file_span(dispatch, mention->span);
	char id[DOSSIER_ID];

	dossier_id(member->dispatch, id);
	put_fact(table, fact);
	put_cell(table, id);
	put_text(table, dispatch->outlet);
	put_text(table, dispatch->path);
	put_count(table, dispatch_file_line(dispatch, mention->span.start));
	put_count(table, file.start);
	put_count(table, file.end);
	put_count(table, member->camp + 1);
	put_quantity(table, mention);
	put_cell(table, mention->kind == FACT_DATE ? mention->date.edtf : "");
	put_bytes(table, format_speaker(dispatch, mention));
	put_bytes(table, bytes_of(dispatch->text, mention->span));
	put_text(table, job->choice->name);
	put_notes(table, job, fact);
	end_row(table);
}

static void put_mentions(struct table *table, const struct job *job)
{
	const struct fact *fact;
	uint32_t i, k;

	for (i = 0; !job->choice->follows && i < sizeof columns / sizeof *columns; i++)
		put_cell(table, columns[i]);
	if (!job->choice->follows)
		end_row(table);
	for (i = 0; job->analysis && i < job->analysis->facts.n; i++) {
		fact = &job->analysis->facts.at[i];
		for (k = 0; k < fact->n; k++)
			put_row(table, job, fact, &fact->members[k]);
	}
}

/* "12: plus de 2.000 soldats; 20: 2 030 militaires": what a dispatch says of a fact, and where. */
static const char *say_mentions(struct arena *arena, const struct dispatch *dispatch,
	const struct member *members, uint32_t n)
{
	struct buf buf = buf_new(arena);
	uint32_t i;

	for (i = 0; i < n; i++) {
		struct bytes words = bytes_of(dispatch->text, members[i].mention->span);

		buf_format(&buf, "%s%u: ", i ? "; " : "",
			dispatch_file_line(dispatch, members[i].mention->span.start));
		buf_text(&buf, text_make_safe(arena, words.at, words.n));
	}
	return buf.at;
}

static void put_dispatches(
	struct table *table, const struct analysis *analysis, const struct fact *fact)
{
	uint32_t i, k = 0, n;

	for (i = 0; i < analysis->n; i++) {
		for (n = 0; k + n < fact->n && fact->members[k + n].dispatch == i; n++)
			;
		put_cell(table, say_mentions(table->buf.arena, analysis->dispatches[i],
					fact->members + k, n));
		k += n;
	}
}

/* A row a fact; a dispatch's column is headed by its letter and its file. */
static void put_facts(struct table *table, const struct job *job)
{
	static const char *const head[] = { "fact", "kind", "label", "verdict", "reason", "origins",
		"notes" };
	const struct analysis *analysis = job->analysis;
	char id[DOSSIER_ID];
	uint32_t i;

	for (i = 0; i < sizeof head / sizeof *head; i++)
		put_cell(table, head[i]);
	for (i = 0; analysis && i < analysis->n; i++) {
		dossier_id(i, id);
		put_text(table, arena_format(table->buf.arena, "%s: %s", id,
					analysis->dispatches[i]->path));
	}
	end_row(table);
	for (i = 0; analysis && i < analysis->facts.n; i++) {
		put_fact(table, &analysis->facts.at[i]);
		put_notes(table, job, &analysis->facts.at[i]);
		put_dispatches(table, analysis, &analysis->facts.at[i]);
		end_row(table);
	}
}

static struct bytes write_table(struct table *table, const struct job *job)
{
	if (job->choice->by_facts)
		put_facts(table, job);
	else
		put_mentions(table, job);
	return (struct bytes){ table->buf.at, table->buf.n };
}

struct bytes format_csv(struct arena *arena, const struct job *job)
{
	struct table table = { .buf = buf_new(arena), .quotes = true, .part = ",", .end = "\r\n" };

	return write_table(&table, job);
}

struct bytes format_tsv(struct arena *arena, const struct job *job)
{
	struct table table = { .buf = buf_new(arena), .part = "\t", .end = "\n" };

	return write_table(&table, job);
}
