package org.chronomap.backend.editing;

import java.util.List;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.jspecify.annotations.Nullable;

/**
 * What a document would make of its item.
 *
 * @param kept its JSON as it is to be kept; null when it is faulty
 * @param faults of a faulty one at least one
 */
public record Verdict(
        Document document, Standing standing, @Nullable String kept, List<DocumentFault> faults) {

    public enum Standing {
        NEW,
        CHANGED,
        SAME,
        FAULTY
    }

    public Verdict {
        faults = List.copyOf(faults);
    }

    /** Whether there is anything to be written. */
    public boolean isChange() {
        return standing == Standing.NEW || standing == Standing.CHANGED;
    }
}
