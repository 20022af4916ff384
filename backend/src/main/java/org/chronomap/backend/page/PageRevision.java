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
record PageRevision(
        boolean follows, @Nullable Instant asOf, @Nullable String preview) {

    static final PageRevision CURRENT = new PageRevision(true, null, null);

    static PageRevision preview(String token) {
        return new PageRevision(false, null, token);
    }

    static PageRevision asOf(Instant instant) {
        return new PageRevision(false, instant, null);
    }
}
