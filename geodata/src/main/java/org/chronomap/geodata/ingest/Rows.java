package org.chronomap.geodata.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is being read, from its first row to its last. For one thread. */
public interface Rows extends Closeable {

    Format format();

    List<Column> columns();

    /** What was found out or decided of the file, and can be chosen otherwise: its encoding, delimiter, sheet. */
    List<Note> noted();

    /** The same in English, for people. */
    default List<String> notes() {
        return noted().stream().map(Note::text).toList();
    }

    /** @return null after the last one */
    @Nullable Row next() throws IOException, RefusedFileException;

    /** How far the file is read, in bytes of it. */
    long position();
}
