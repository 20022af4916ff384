package org.chronomap.backend.importing.rows;

import java.util.List;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RowFault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came out when a file was checked.
 *
 * @param rows of data
 * @param added rows that are new items
 * @param changed rows that make items another
 * @param same rows that say what the story says
 * @param faulty rows of which nothing can be made
 * @param gone items of earlier files of its source that it has no more; null = there was none
 * @param warnings how many
 * @param faults the first ones
 * @param format of the file, for programs
 * @param noted what was found out and decided
 * @param mapping that was used
 * @param choices what it can say besides, as {@link Choices} has it
 */
record Report(
        int rows,
        int added,
        int changed,
        int same,
        int faulty,
        @Nullable Integer gone,
        int warnings,
        List<RowFault> faults,
        String format,
        List<Note> noted,
        JsonNode mapping,
        JsonNode choices) {

    /** Faults that are told with it; all are in a list of their own. */
    static final int MOST_FAULTS = 100;

    Report {
        faults = List.copyOf(faults);
        // Of imports of an earlier version it is not kept.
        noted = noted == null ? List.of() : List.copyOf(noted);
    }

    Report withGone(@Nullable Integer items) {
        return new Report(rows, added, changed, same, faulty, items, warnings, faults, format, noted, mapping, choices);
    }
}
