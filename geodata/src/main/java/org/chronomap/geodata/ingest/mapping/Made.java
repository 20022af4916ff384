package org.chronomap.geodata.ingest.mapping;

import java.util.List;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.ingest.RowFault;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row.
 *
 * @param row its number
 * @param document null when there is any fault
 * @param warnings of what was taken all the same
 */
public record Made(int row, @Nullable Document document, List<RowFault> faults, List<RowFault> warnings) {

    public Made {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }
}
