package org.chronomap.geodata.ingest.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** The lines of a table from its top, before it is known which of them holds the headers. */
interface Grid extends Closeable {

    /** @return null after the last one; empty lines may be left out, their numbers are not used again */
    @Nullable Line next() throws IOException, RefusedFileException;

    List<Note> notes();

    /** In bytes of the file. */
    long position();
}
