package org.chronomap.geodata.ingest;

import java.io.IOException;

/** Reads files of one kind. */
public interface Reader {

    /** Of one or several formats, as people call them. */
    String label();

    /** By what a file holds, not by its name. May open it, to look further than its head. */
    boolean recognises(Head head, ForeignFile file) throws IOException;

    Rows open(ForeignFile file, Options options) throws IOException, RefusedFileException;
}
