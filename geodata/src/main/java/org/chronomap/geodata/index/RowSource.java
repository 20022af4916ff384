package org.chronomap.geodata.index;

import java.util.List;
import java.util.function.IntFunction;
import org.chronomap.geodata.index.column.IdColumn;
import org.chronomap.geodata.index.column.IdsInColumn;
import org.jspecify.annotations.Nullable;

/**
 * What a segment is made of: features in any order, and the row of each, which is made when it is asked for and not kept: of many, rows
 * take more memory than all else.
 */
record RowSource<T>(List<T> features, IntFunction<Row<T>> rows) {

    /** Rows that are there. */
    static <T> RowSource<T> of(List<Row<T>> rows) {
        return new RowSource<>(rows.stream().map(Row::feature).toList(), rows::get);
    }

    Row<T> row(int i) {
        return rows.apply(i);
    }

    /** Of the features; null where they do not lie so. */
    @Nullable IdColumn ids() {
        return features instanceof IdsInColumn all ? all.ids() : null;
    }
}
