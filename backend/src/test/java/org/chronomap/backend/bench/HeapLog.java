package org.chronomap.backend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code -Xlog:gc} tells of a time, in megabytes; 0 = nothing was collected meanwhile.
 *
 * @param before any collection of garbage, the most
 * @param after it, the most
 */
record HeapLog(double before, double after) {

    private static final Pattern COLLECTION = Pattern.compile(" (\\d++)M->(\\d++)M\\(");

    /** @param from so many bytes of the log are of an earlier time */
    static HeapLog read(Path log, long from) throws IOException {
        Matcher collection = COLLECTION.matcher(Files.readString(log).substring((int) from));
        double before = 0;
        double after = 0;
        while (collection.find()) {
            before = Math.max(before, Double.parseDouble(collection.group(1)));
            after = Math.max(after, Double.parseDouble(collection.group(2)));
        }
        return new HeapLog(before, after);
    }
}
