package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.RefusedFileException;

/** The bytes of a file, or of one in it, as often as they are asked for. */
@FunctionalInterface
interface Source {

    Input open() throws IOException, RefusedFileException;

    static Source of(ForeignFile file) {
        return () -> Input.of(file.open());
    }
}
