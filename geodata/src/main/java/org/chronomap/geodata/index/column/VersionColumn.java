package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.time.Instant;
import java.util.List;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;

/** The versions of rows, without an object for each; nothing where none is counted. Memory: 16 bytes a row. */
public final class VersionColumn {

    private final IntBuffer revisions;
    private final IntBuffer nanos;
    private final LongBuffer seconds;

    /** @param byRow null where none is known */
    public VersionColumn(List<@Nullable Version> byRow) {
        int size = byRow.stream().allMatch(version -> version == null) ? 0 : byRow.size();
        int[] revision = new int[size];
        int[] nano = new int[size];
        long[] second = new long[size];
        for (int row = 0; row < size; row++) {
            Version version = byRow.get(row);
            if (version != null) {
                Instant updated = version.updated();
                revision[row] = version.revision();
                second[row] = updated.getEpochSecond();
                nano[row] = updated.getNano();
            }
        }
        revisions = Numbers.of(revision);
        nanos = Numbers.of(nano);
        seconds = Numbers.of(second);
    }

    public VersionColumn(ColumnReader in) {
        revisions = in.ints();
        nanos = in.ints();
        seconds = in.longs();
    }

    public void write(ColumnWriter out) throws IOException {
        out.ints(revisions);
        out.ints(nanos);
        out.longs(seconds);
    }

    /** Null where none is known. */
    public @Nullable Version get(int row) {
        // Revisions are counted from 1.
        return revisions.limit() == 0 || revisions.get(row) == 0
                ? null
                : new Version(revisions.get(row), Instant.ofEpochSecond(seconds.get(row), nanos.get(row)));
    }
}
