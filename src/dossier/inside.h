/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dossier/ alone: the desk, and what its files hand each other.
 *
 *     batch.c    files -> dispatches
 *     anchor.c   a place in a text -> selectors -> the place in another text
 *     target.c   facts, mentions, passages -> targets, and back
 *     deed.c     the table of deeds; the log; what undoes and replaces what
 *     note.c     deeds -> notes
 *     act.c      what the user does -> a deed
 *     apply.c    deeds -> the corrected analysis
 *     scan.c     a file -> its items, with their lines
 *     read.c     items -> sources and deeds, the common ones by quick.c; write.c the way back
 */
#ifndef DOSSIER_INSIDE_H
#define DOSSIER_INSIDE_H

#include "dossier/dossier.h"

/* A dispatch as the dossier knows it: by an id that outlives its contents and its path. */
struct source {
	const char *id;		 /* NULL: it was never read */
	const char *const *also; /* ids that others gave it, who had another version first */
	uint32_t n_also;
	const char *path;     /* as read from here */
	const char *sha256;   /* when it was saved last; "" where it was not */
	char now[SHA256_HEX]; /* as it is; "" until asked for */
	struct bytes file;
	struct earlier VEC(struct bytes) earlier; /* what it held at earlier readings, the first
						      first */
	uint32_t dispatch;			  /* index, or DOSSIER_NOWHERE: it cannot be read */
};

struct sources VEC(struct source);

struct ids VEC(uint32_t);

struct paths VEC(const char *);

/* Where a mention stands among rows: sorted by dispatch and place. */
struct spot {
	struct span span;
	uint32_t dispatch, row, member;
	uint8_t kind;
};

struct spots {
	struct spot *at;
	uint32_t n, longest; /* bytes of the longest mention */
};

/* By what a file is known not to have been touched by others. */
struct seal {
	uint64_t device, inode, size;
	int64_t seconds, nanoseconds;
};

struct desk {
	struct arena *arena;
	struct sources sources;
	struct map *source_ids; /* id -> index in sources plus one */
	struct deeds deeds;
	struct map *deed_ids; /* id -> index in deeds plus one */
	struct ids done,
		taken; /* deeds in force, in the order of doing; taken back, to be redone */
	struct notes notes;
	struct spots spots;	      /* of analysis->facts */
	bool noted, spotted; /* notes and spots are those of the log */

	const char *path;
	struct lines_kept VEC(struct bytes) others; /* keys of the file that are not known here */
	uint32_t saved, kept; /* deeds of the log in the file, in the recovery file */
	struct seal seal;     /* of the file as it was read or written last */
	struct paths found;   /* files with work that was not saved, and not answered for yet */
	struct paths keeping; /* those whose work is here: written, or taken in */
	int lock;	      /* file descriptor, or -1 */

	/* What the pipeline needs again at a reload. */
	struct dossier_setup setup;

	/* The engine's own, beside which the corrected stands in the analysis. */
	struct facts facts, passages;
	struct mentions *mentions;
	struct facts struck;
	struct arena *corrected; /* of the corrected; gone at the next correction */
};

/* desk.c */
struct desk *desk_new(struct arena *arena);
bool desk_load(struct desk *desk, const char *path, struct faults *faults);
bool desk_open(struct desk *desk, const char *path, struct faults *faults); /* as its own */
void desk_find(struct dossier *dossier); /* the places of all deeds */
void desk_spot(struct dossier *dossier); /* the spots of the facts as they are */

/* Takes the sources and deeds of the other, of the same arena; how many deeds were new. */
uint32_t desk_join(struct desk *desk, const struct desk *other);

/* change.c: what dispatches held, around a reload */
void editions_keep(struct desk *desk);
void edition_note(struct desk *desk, struct source *source, struct bytes now);

/* meta.c */
void meta_apply(struct desk *desk, struct arena *arena, struct dispatch *const *dispatches);
bool edtf_read(const char *edtf, int32_t *first, int32_t *last, enum granularity *granularity);

/* save.c, recover.c, lock.c */
/* Takes the deeds of a file into the desk, and finds their places. */
bool desk_take_in(
	struct dossier *dossier, const char *path, uint32_t *taken, struct faults *faults);
bool desk_put(struct arena *arena, struct desk *desk, const char *path, struct faults *faults);
/* Faults met with the arena of the desk, in that of the one who asked. */
void faults_hand_over(struct arena *arena, struct faults *faults, const struct faults *own);
void recovery_let_go(struct desk *desk); /* all is saved */
void seal_take(struct desk *desk);
void dossier_unlock(struct desk *desk);
const char *lock_holder(struct arena *arena, const char *path); /* another; NULL: nobody */
char *lock_path(struct arena *arena, const char *path);

/* Sources (source.c). */
struct source *source_add(struct desk *desk, const char *path);
void source_read(struct desk *desk, struct source *source); /* now and id, from file */
void sources_read(struct desk *desk);
const struct source *source_find(const struct desk *desk, const char *id);
struct source *source_of(struct desk *desk, uint32_t dispatch); /* it has an id */

/* Anchors (anchor.c). */
struct anchor anchor_make(struct arena *arena, const struct source *source,
	const struct dispatch *dispatch, struct span text);
void anchor_find(const struct desk *desk, const struct analysis *analysis, struct anchor *anchor);
bool anchor_same(const struct anchor *a, const struct anchor *b);

/* Targets (target.c). */
void target_find(const struct desk *desk, const struct analysis *analysis, struct target *target);
bool target_same(const struct target *a, const struct target *b);
struct target target_copy(struct arena *arena, const struct target *target);
struct spots spots_of(struct arena *arena, const struct facts *facts);
const struct spot *spot_find(
	const struct spots *spots, enum fact_kind kind, const struct anchor *at);

/* The log (deed.c). */
enum field {
	FIELD_OF = 1,
	FIELD_ON = 2,
	FIELD_OTHER = 4,
	FIELD_TEXT = 8,
	FIELD_STATUS = 16,
	FIELD_VERDICT = 32,
	FIELD_META = 64,
	FIELD_FACT = 128,
	FIELD_VALUE = 256,
	FIELD_WORDS = 512, /* it holds for the very words alone, not for others in their place */
};

uint32_t deed_fields(enum deed_kind kind);
bool deed_replaces(enum deed_kind kind);     /* a later one of its kind on the same replaces it */
enum deed_kind deed_named(const char *name); /* DEEDS: none */

/* Takes over a deed whose id and line are set; false where it is there already. */
bool deed_take(struct desk *desk, const struct deed *deed);
void deeds_sort(struct desk *desk);
struct deed *deed_find(const struct desk *desk, const char *id);

/* Completes a deed (n, id, over, line) and appends it. */
const struct deed *deed_append(struct dossier *dossier, struct deed deed, struct stamp stamp);

/* Whether two deeds are about one thing, so that the later replaces the earlier. */
bool deed_about_one(const struct deed *a, const struct deed *b);

/* Whether a deed stands: neither undone nor replaced by one that is not. */
bool deed_stands(const struct desk *desk, uint32_t deed);
void deeds_settle(struct desk *desk); /* who replaces whom, once for many questions */

/* A copy fit to be shown, line by line. */
const char *clean_lines(struct arena *arena, const char *text);

/* Items of a file (scan.c). */
struct item {
	struct bytes text;
	uint32_t line;
};

struct items VEC(struct item);

struct layout {
	struct item format, version;
	struct items dispatches, log;
	struct items others; /* "key": value */
};

/* false: it is no JSON object, or not laid out as a dossier is. */
bool scan_file(struct arena *arena, struct bytes file, struct layout *layout);

/* read.c, write.c */
bool desk_read(struct desk *desk, const char *path, struct bytes file, struct faults *faults);
struct bytes desk_write(struct arena *arena, struct desk *desk, const char *to);
void deed_write(struct arena *arena, struct deed *deed);   /* id and line from the rest */
const char *time_write(struct arena *arena, int64_t time); /* 2022-01-10T12:00:00Z */
bool time_read(const char *text, int64_t *time);

/* quick.c: an object of the log as json_loadb would have it; NULL: ask json_loadb. */
struct json_t *quick_read(struct bytes text);

enum target_kind target_named(const char *name); /* TARGET_KINDS: none */

/* paths.c */
const char *path_name(const char *path); /* without its folder */
const char *path_absolute(struct arena *arena, const char *path);
char *path_encode(struct arena *arena, const char *path); /* as a URI has it: any bytes */
char *path_decode(struct arena *arena, const char *uri);
char *path_kept(struct arena *arena, const char *path, const char *what); /* .NAME.what */
const char *path_beside(struct arena *arena, const char *file, const char *path);
const char *path_from(struct arena *arena, const char *file, const char *path);

/* The analysis with the corrections that stand (apply.c). */
void desk_apply(struct dossier *dossier);

/* Reads the sources (batch.c); out: room for all, of which it fills in as many as it gives. */
uint32_t batches_read(struct dossier *dossier, struct vocab *vocab, const struct lang *lang,
	struct dispatch **out);

/* dossier.c */
void dossier_run(struct dossier *dossier);

#endif
