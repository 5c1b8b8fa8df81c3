/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dossier on disk (recoupe-dossier(5)). What was saved is never lost: a save puts a whole file
 * in place of the old one, or leaves the old one. What was not is kept beside it every few seconds.
 *
 *     NAME.dossier             what was saved
 *     .NAME.dossier.recover    what was not, while there is any; -PID: beside an older one
 *     .NAME.dossier.lock       who has it open: PID HOST
 *
 * Faults are noted in the arena that is handed in, since they may outlive the dossier.
 */
#ifndef DOSSIER_KEEP_H
#define DOSSIER_KEEP_H

#include "base/base.h"

struct deed;
struct dossier;

/* Whether the file is a dossier, by its name or its first bytes. */
bool dossier_is_file(const char *path);

bool dossier_is_changed(const struct dossier *dossier);	 /* since it was opened or saved */
const char *dossier_path(const struct dossier *dossier); /* NULL: it was never saved */

/*
 * Writes it whole to path (NULL: where it was opened or saved last), and takes the recovery file
 * away. On failure notes a fault, gives false, and everything is as it was. Refuses where another
 * running reader has it open: FAULT_DOSSIER_LOCKED, with who it is; and where the file is another's
 * work or was changed by others since: FAULT_DOSSIER_CHANGED. `anyway` joins what is there with
 * what is here first.
 */
bool dossier_save(struct dossier *dossier, const char *path, bool anyway, struct arena *arena,
	struct faults *faults);

/*
 * Writes unsaved work to the recovery file, if there is any that is not there yet. state_folder:
 * for a dossier never saved, or in a folder that cannot be written to ($XDG_STATE_HOME/recoupe;
 * made if need be); NULL: none.
 */
bool dossier_keep(struct dossier *dossier, const char *state_folder, struct arena *arena,
	struct faults *faults);

/*
 * How many deeds the recovery files of earlier readers hold that the dossier has not; 0 where there
 * are none, or where another running reader is still at it. Then one takes them in (false: not
 * all), or refuses them, and they are gone; or neither, and they stay for the next reader.
 */
uint32_t dossier_recoverable(struct dossier *dossier, const char *state_folder);
bool dossier_recover(struct dossier *dossier, struct arena *arena, struct faults *faults);
void dossier_refuse_recovery(struct dossier *dossier);

/* What was kept here, or taken in, is not wanted again. */
void dossier_forget(struct dossier *dossier);

/* Takes the lock of a dossier that has a path. false, with FAULT_DOSSIER_LOCKED and who has it: do
 * not save. dossier_close gives it back. */
bool dossier_lock(struct dossier *dossier, struct arena *arena, struct faults *faults);

/*
 * Joins two people's files into a third: what both did is there once, and where they judged
 * differently without knowing of each other, both stand and are marked. The same whichever comes
 * first, but for the order of dispatches.
 */
struct dossier_merged {
	uint32_t mine, theirs, both; /* deeds */
	uint32_t differ;	     /* pairs of judgements */
	struct difference {
		const struct deed *mine, *theirs;
		const char *about; /* words of a dispatch, or of the note; "" for the dossier */
	} * differences;
};

bool dossier_merge(struct arena *arena, const char *mine, const char *theirs, const char *out,
	struct dossier_merged *merged, struct faults *faults);

#endif
