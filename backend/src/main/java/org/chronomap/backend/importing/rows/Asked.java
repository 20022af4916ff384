package org.chronomap.backend.importing.rows;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a file.
 *
 * @param dryRun nothing is stored
 * @param onlyGood rows without fault are taken though others have some
 * @param draft they are kept from readers
 * @param removeGone items that an earlier file of its source had are taken back where this one has them no more
 * @param note why, for readers
 */
public record Asked(
        boolean dryRun,
        boolean onlyGood,
        boolean draft,
        boolean removeGone,
        @Nullable String note) {

    Asked inEarnest() {
        return new Asked(false, onlyGood, draft, removeGone, note);
    }

    /** @param asDrafts null = as before */
    Asked dry(@Nullable Boolean asDrafts) {
        return new Asked(true, onlyGood, asDrafts == null ? draft : asDrafts, removeGone, note);
    }
}
