package org.chronomap.geodata.index.column;

import org.jspecify.annotations.Nullable;

/** A list whose elements have ids that lie in a column. */
public interface IdsInColumn {

    /** By position; null where not all of them lie so. */
    @Nullable IdColumn ids();
}
