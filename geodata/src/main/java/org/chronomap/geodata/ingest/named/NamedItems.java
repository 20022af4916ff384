package org.chronomap.geodata.ingest.named;

import java.util.List;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Note;

/** How what stands in a JSON file of a name becomes rows. The file is read twice: {@link #survey} takes all of it, then {@link #read}. */
interface NamedItems {

    Format format();

    /** Where its items stand, and what else it needs of the file, as {@link JsonItems} has paths. */
    List<String> paths();

    /** Of how many of the first paths are rows made. */
    default int rowPaths() {
        return 1;
    }

    default void survey(JsonItems.Item item) {}

    /** After the survey. */
    List<String> columns();

    /** After the survey. */
    List<Note> notes();

    /** @return whether a row is made of it; what is not is told in the notes */
    boolean read(JsonItems.Item item, ItemRow row);
}
