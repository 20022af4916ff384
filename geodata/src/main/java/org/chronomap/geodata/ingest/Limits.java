package org.chronomap.geodata.ingest;

/** How much of a file is read, so that none can take all memory or time. */
public final class Limits {

    /** Of a cell, in characters. */
    public static final int CELL = 100_000;
    /** Of what stands in one line or element, in bytes. */
    public static final int LINE = 16 << 20;

    public static final int COLUMNS = 1_000;
    public static final int ROWS = 10_000_000;
    /** What a ZIP file holds, in bytes. */
    public static final long UNPACKED = 4L << 30;
    /** How many times its own size a ZIP file may hold, beyond {@link #UNSUSPICIOUS}. */
    public static final int TIMES_PACKED = 100;

    public static final long UNSUSPICIOUS = 10L << 20;
    /** How deep objects and elements stand in one another. */
    public static final int DEPTH = 100;

    private Limits() {}
}
