package org.chronomap.geodata.ingest.mapping;

import java.util.List;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.schema.TextRules;

/** Makes documents of rows, by what a survey of all of them decided. For one thread. */
public final class RowReader {

    /** A row with less text than that cannot be too long as a document. */
    private static final int SURELY_SHORT = TextRules.LONGEST_DOCUMENT / 8;

    private final List<Part> parts;

    RowReader(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The document of an incident, or of a movement where a row says from where to where. */
    public Made read(Row row) {
        Draft draft = new Draft(row);
        parts.forEach(part -> part.write(draft));
        if (draft.faults().isEmpty() && length(row) > SURELY_SHORT) {
            TextRules.faultOfDocument(draft.fields().toString())
                    .ifPresent(wrong -> draft.fault(null, "too-long", "", wrong));
        }
        Document document = null;
        if (draft.faults().isEmpty()) {
            document = Document.owning(draft.part(), draft.fields().path("id").asString(), draft.fields());
        }
        return new Made(row.number(), document, draft.faults(), draft.warnings());
    }

    private static long length(Row row) {
        long length = 0;
        for (Cell cell : row.cells()) {
            length += cell instanceof Cell.Text text
                    ? text.text().length()
                    : cell instanceof Cell.Tree ? SURELY_SHORT + 1 : 0;
        }
        return length;
    }
}
