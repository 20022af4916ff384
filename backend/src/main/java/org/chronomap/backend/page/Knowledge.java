package org.chronomap.backend.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of the states that a story has had, or will have, a page shows.
 *
 * @param follows whether the page takes in what becomes known
 * @param asOf as it was known then; null = as it is known now, or to its editors
 */
record Knowledge(boolean follows, @Nullable Instant asOf) {

    static final Knowledge CURRENT = new Knowledge(true, null);

    /** With what editors have not published yet. */
    static final Knowledge PREVIEW = new Knowledge(false, null);

    static Knowledge asOf(Instant instant) {
        return new Knowledge(false, instant);
    }
}
