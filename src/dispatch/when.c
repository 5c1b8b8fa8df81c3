/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The day a dispatch was sent. What stands before it or in its dateline says so; else a line such
 * as "Published on ..."; else "ce lundi 10 janvier" in its words, held against the month that is
 * known; else the date of a picture of the day. A day without a year waits for the other dispatches
 * (borrow.c); nothing is guessed from the clock.
 */
#include "dispatch/reading.h"

#include <string.h>

/* A date in words, which stands outside the text. */
static struct date date_in_words(struct reading *reading, struct bytes bytes)
{
	struct dispatch other = *reading->dispatch;
	struct date date = { 0 };
	uint32_t i;

	other.text = text_make_safe(reading->arena, bytes.at, bytes.n < 200 ? bytes.n : 200);
	other.tokens = (struct tokens){ 0 };
	text_tokenise(reading->arena, reading->vocab, other.text,
		(struct span){ 0, (uint32_t)strlen(other.text) }, NULL, &other.tokens);
	for (i = 0; i < other.tokens.n; i++)
		if (date_read(&other, i, other.tokens.n, &date) && date.year)
			return date;
	return (struct date){ 0 };
}

void when_begin(struct reading *reading)
{
	reading->date = meta_date_of(reading->meta.date);
	if (!reading->date.year && reading->meta.date.n)
		reading->date = date_in_words(reading, reading->meta.date);
}

/* A day before New Year in a file of January is of the year before. */
static int year_near(const struct date *date, const struct date *about)
{
	int apart = about->month ? date->month - about->month : 0;

	return about->year + (apart < -6) - (apart > 6);
}

static bool agrees(const struct date *date)
{
	return !date->weekday ||
	       day_weekday(day_of(date->year, date->month, date->day)) == date->weekday;
}

/* The year of the same day and month, told in full elsewhere in the text; 0: nowhere. */
static int year_elsewhere(const struct dispatch *dispatch, const struct date *date)
{
	struct date other = { 0 };
	uint32_t i;

	for (i = 0; i < dispatch->tokens.n; i++)
		if (dispatch->tokens.at[i].type == TOKEN_NUMBER &&
			date_read(dispatch, i, dispatch->tokens.n, &other) && other.year &&
			other.month == date->month && other.day == date->day)
			return other.year;
	return 0;
}

/* "Published Jan. 10, 2022", on a line that is no part of the story. */
static struct date published(const struct reading *reading)
{
	const struct dispatch *dispatch = reading->dispatch;
	struct date date = { 0 };
	uint32_t i, k;

	for (i = 0; i < dispatch->blocks.n; i++) {
		if (dispatch->blocks.at[i].kind != BLOCK_CREDIT)
			continue;
		if (stamp_read(reading, dispatch->blocks.at[i].tokens, &date))
			return date;
		for (k = dispatch->blocks.at[i].tokens.first;
			k < dispatch->blocks.at[i].tokens.last; k++)
			if (date_read(dispatch, k, dispatch->blocks.at[i].tokens.last, &date) &&
				date.year)
				return date;
	}
	return (struct date){ 0 };
}

struct seen {
	struct date pointed; /* "ce lundi 10 janvier" */
	struct date latest;  /* of those with a weekday, within the month that is known */
};

static void see(struct seen *seen, const struct dispatch *dispatch, uint32_t at, struct date date,
	const struct date *about)
{
	bool pointed = at && words_match(dispatch, at - 1, at, SIGN_THIS);

	if (!date.year && about->year)
		date.year = year_near(&date, about);
	if (!date.weekday || (date.year && !agrees(&date)) ||
		(about->month && date.month != about->month))
		return;
	if (pointed && !seen->pointed.day)
		seen->pointed = date;
	if (about->month && date.day > seen->latest.day)
		seen->latest = date;
}

/* The day that the words tell: a date with its weekday, which must fit the calendar. */
static struct date told_in_text(const struct dispatch *dispatch, const struct date *about)
{
	struct seen seen = { 0 };
	struct date date = { 0 };
	const struct block *block;
	uint32_t i, k, n;

	for (i = 0; i < dispatch->blocks.n; i++) {
		block = &dispatch->blocks.at[i];
		if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_HEADLINE)
			continue;
		for (k = block->tokens.first; k < block->tokens.last; k += n ? n : 1) {
			n = dispatch->tokens.at[k].type == TOKEN_WORD
				    ? date_read(dispatch, k, block->tokens.last, &date)
				    : 0;
			if (n)
				see(&seen, dispatch, k, date, about);
		}
	}
	return seen.pointed.day ? seen.pointed : seen.latest;
}

/* Does a paragraph name the weekday, by itself? */
static bool names_weekday(const struct dispatch *dispatch, uint8_t weekday)
{
	const struct block *block;
	struct senses senses;
	struct date date;
	uint32_t i, k;

	for (i = 0; i < dispatch->blocks.n; i++) {
		block = &dispatch->blocks.at[i];
		if (block->kind != BLOCK_PARAGRAPH)
			continue;
		for (k = block->tokens.first; k < block->tokens.last; k++)
			if (pack_match(dispatch->pack, &dispatch->tokens, k, block->tokens.last,
				    1u << LANG_WEEKDAY, &senses) &&
				senses.at[0].value == weekday &&
				!date_read(dispatch, k, block->tokens.last, &date))
				return true;
	}
	return false;
}

/* The latest whole date with its weekday in a sentence of a caption, but for that of an old
 * picture. */
static void see_caption(struct date *latest, const struct dispatch *dispatch, struct range sentence)
{
	struct date date;
	uint32_t i, n;

	if (words_match(dispatch, sentence.first, sentence.last, SIGN_PHOTO))
		return;
	for (i = sentence.first; i < sentence.last; i += n ? n : 1) {
		n = date_read(dispatch, i, sentence.last, &date);
		if (n && date.year && date.weekday && agrees(&date) &&
			(!latest->day || day_of(date.year, date.month, date.day) >
						 day_of(latest->year, latest->month, latest->day)))
			*latest = date;
	}
}

/*
 * A picture of the day says so in full: "... on Friday, Dec. 29, 2017". It is the day of the
 * dispatch where the story speaks of Friday.
 */
static struct date pictured(const struct dispatch *dispatch)
{
	struct date latest = { 0 };
	const struct block *block;
	uint32_t i, k;

	for (i = 0; i < dispatch->blocks.n; i++) {
		block = &dispatch->blocks.at[i];
		for (k = block->sentences.first;
			block->kind == BLOCK_CAPTION && k < block->sentences.last; k++)
			see_caption(&latest, dispatch, dispatch->sentences.at[k]);
	}
	return latest.day && names_weekday(dispatch, latest.weekday) ? latest : (struct date){ 0 };
}

static void set_days(struct dispatch *dispatch, const struct date *date)
{
	unsigned first = date->month ? date->month : 1, last = date->month ? date->month : 12;

	if (date->day) {
		dispatch->first_day = dispatch->last_day =
			day_of(date->year, date->month, date->day);
		return;
	}
	dispatch->first_day = day_of(date->year, first, 1);
	dispatch->last_day = day_of(date->year + (last == 12), last % 12 + 1, 1) - 1;
}

void when_tell(struct reading *reading, const struct dateline *dateline)
{
	struct dispatch *dispatch = reading->dispatch;
	struct date about = reading->date, date = dateline->date;

	if (!date.day && about.day)
		date = about;
	if (!date.day)
		date = published(reading);
	if (!date.day)
		date = told_in_text(dispatch, &about);
	if (!date.day && !about.year)
		date = pictured(dispatch);
	if (date.day && !date.year)
		date.year = about.year ? year_near(&date, &about) : year_elsewhere(dispatch, &date);
	if (date.day && !date_possible(&date))
		date = (struct date){ 0 };
	if (date.day && !date.year) {
		dispatch->month = date.month;
		dispatch->day = date.day;
	} else if (date.day || about.year) {
		set_days(dispatch, date.day ? &date : &about);
	}
}
