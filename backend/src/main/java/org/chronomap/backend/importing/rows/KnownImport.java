package org.chronomap.backend.importing.rows;

import org.chronomap.backend.store.Undoings.Undone;
import org.jspecify.annotations.Nullable;

/**
 * An import, and what became of it in the story since.
 *
 * @param undone null = what it made is not undone
 */
record KnownImport(ImportJob job, @Nullable Undone undone) {

    /** One of which nobody can have undone anything yet. */
    static KnownImport now(ImportJob job) {
        return new KnownImport(job, null);
    }
}
