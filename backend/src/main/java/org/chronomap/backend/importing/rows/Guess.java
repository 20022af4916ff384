package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.chronomap.geodata.ingest.mapping.Mapping;
import org.chronomap.geodata.ingest.mapping.MappingGuess;
import org.chronomap.geodata.ingest.mapping.StoryContext;

/** A mapping for a file of which nobody has said one. */
final class Guess {

    private Guess() {}

    /** @param reasons gets, for people, what was guessed and why */
    static Mapping of(Rows rows, StoryContext story, List<String> reasons) throws IOException, RefusedFileException {
        List<Row> first = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = first.size() < MappingGuess.SAMPLE ? rows.next() : null) {
            first.add(row);
        }
        MappingGuess.Guessed guessed =
                MappingGuess.of(rows.columns(), first, story, story.languages().get(0));
        for (MappingGuess.Reason reason : guessed.reasons()) {
            reasons.add((reason.columns().isEmpty() ? "" : String.join(", ", reason.columns()) + " → ") + reason.field()
                    + ": " + reason.text());
        }
        return guessed.mapping();
    }
}
