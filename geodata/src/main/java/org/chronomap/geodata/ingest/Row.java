package org.chronomap.geodata.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param number in its file, from 1, with those of headers; of formats without rows, which feature it is, from 1
 * @param cells one for each column; null = nothing stands there
 * @param faults that its file has there; it may hold cells all the same
 */
public record Row(int number, List<@Nullable Cell> cells, List<RowFault> faults) {

    public Row {
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
        faults = List.copyOf(faults);
    }
}
