package org.chronomap.backend.editing;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an item is at when a change of it may be made.
 *
 * @param revisions any of these; empty = whichever it is at
 * @param mayBeNew whether it need not be there
 */
record Meant(Set<Integer> revisions, boolean mayBeNew) {

    static final Meant ANY = new Meant(Set.of());
    /** Whichever it is at, and also where it is not there. */
    static final Meant ANY_OR_NEW = new Meant(Set.of(), true);

    Meant {
        revisions = Set.copyOf(revisions);
    }

    Meant(Set<Integer> revisions) {
        this(revisions, false);
    }

    /** @param revision null = the item must not be there, and nothing is meant */
    static @Nullable Meant of(@Nullable Integer revision) {
        return revision == null ? null : new Meant(Set.of(revision));
    }

    boolean has(int revision) {
        return revisions.isEmpty() || revisions.contains(revision);
    }

    /** "17 or 18" */
    String words() {
        return revisions.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
