package org.chronomap.backend.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of the states that a story has had, or will have, a page shows.
 *
 * @param follows whether the page takes in what becomes known
 * @param asOf as it was known then; null = as it is known now, or to its editors
 * @param preview with what editors have not published yet, for who has this token, or {@code true}; null = without
 */
record Knowledge(
        boolean follows, @Nullable Instant asOf, @Nullable String preview) {

    static final Knowledge CURRENT = new Knowledge(true, null, null);

    static Knowledge preview(String token) {
        return new Knowledge(false, null, token);
    }

    static Knowledge asOf(Instant instant) {
        return new Knowledge(false, instant, null);
    }
}
