package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.time.Instant;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;

/** The versions of rows, without an object for each; nothing where none is counted. Memory: 16 bytes a row. */
public final class VersionColumn {

    private final IntBuffer revisions;
    private final IntBuffer nanos;
    private final LongBuffer seconds;

    private VersionColumn(int[] revisions, int[] nanos, long[] seconds) {
        this.revisions = Numbers.of(revisions);
        this.nanos = Numbers.of(nanos);
        this.seconds = Numbers.of(seconds);
    }

    /** One version, or none, by itself. */
    public static VersionColumn of(@Nullable Version version) {
        Builder builder = new Builder(1);
        builder.set(0, version);
        return builder.build(new int[1]);
    }

    /** Takes the versions of rows in any order. */
    public static final class Builder {

        private final int[] revisions;
        private final int[] nanos;
        private final long[] seconds;
        private boolean counted;

        public Builder(int rows) {
            revisions = new int[rows];
            nanos = new int[rows];
            seconds = new long[rows];
        }

        /** @param version null where none is known */
        public void set(int row, @Nullable Version version) {
            if (version != null) {
                Instant updated = version.updated();
                counted = true;
                revisions[row] = version.revision();
                seconds[row] = updated.getEpochSecond();
                nanos[row] = updated.getNano();
            }
        }

        /** @param order which of the rows that were taken each row is */
        public VersionColumn build(int[] order) {
            int[] rows = counted ? order : new int[0];
            return new VersionColumn(Order.in(rows, revisions), Order.in(rows, nanos), Order.in(rows, seconds));
        }
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
