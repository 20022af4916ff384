package org.chronomap.geodata.index.column;

import java.time.Instant;
import java.util.List;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;

/** The versions of rows, without an object for each; nothing where none is counted. Memory: 16 bytes a row. */
public final class VersionColumn {

    private final int[] revisions;
    private final int[] nanos;
    private final long[] seconds;

    /** @param byRow null where none is known */
    public VersionColumn(List<@Nullable Version> byRow) {
        int size = byRow.stream().allMatch(version -> version == null) ? 0 : byRow.size();
        revisions = new int[size];
        nanos = new int[size];
        seconds = new long[size];
        for (int row = 0; row < size; row++) {
            Version version = byRow.get(row);
            if (version != null) {
                Instant updated = version.updated();
                revisions[row] = version.revision();
                seconds[row] = updated.getEpochSecond();
                nanos[row] = updated.getNano();
            }
        }
    }

    /** Null where none is known. */
    public @Nullable Version get(int row) {
        // Revisions are counted from 1.
        return revisions.length == 0 || revisions[row] == 0
                ? null
                : new Version(revisions[row], Instant.ofEpochSecond(seconds[row], nanos[row]));
    }
}
