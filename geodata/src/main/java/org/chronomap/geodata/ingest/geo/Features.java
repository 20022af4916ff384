package org.chronomap.geodata.ingest.geo;

import java.io.Closeable;
import java.io.IOException;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** Those of a file, one after another. */
interface Features extends Closeable {

    /** @return null after the last one */
    @Nullable Feature next() throws IOException, RefusedFileException;

    long position();

    /** Begins to read a file, for what was found in it before. */
    @FunctionalInterface
    interface Opening {
        /** @param notes to add to; what is there already stays one note */
        Features open(Notes notes) throws IOException, RefusedFileException;
    }
}
