package org.chronomap.geodata.ingest.mapping;

import java.util.List;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Row;

/** Some fields of a document: every row of a file is taken once, and then each is read. */
interface Part {

    /** Counts what the row says of its column. */
    default void take(Row row) {}

    /** After all rows were taken. */
    default void decide() {}

    default List<Note> notes() {
        return List.of();
    }

    /** Adds its fields to the document of a row. */
    void write(Draft draft);
}
