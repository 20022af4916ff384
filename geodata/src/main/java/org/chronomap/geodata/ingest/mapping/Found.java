package org.chronomap.geodata.ingest.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a cell.
 *
 * @param value null when nothing stands there, or it is faulty
 * @param fault null when there is none
 * @param warnings of what is taken all the same
 */
record Found<V>(@Nullable V value, @Nullable Trouble fault, List<Trouble> warnings) {

    static <V> Found<V> of(V value) {
        return new Found<>(value, null, List.of());
    }

    static <V> Found<V> warned(V value, String code, String detail) {
        return new Found<>(value, null, List.of(new Trouble(code, detail)));
    }

    static <V> Found<V> nothing() {
        return new Found<>(null, null, List.of());
    }

    static <V> Found<V> faulty(String code, String detail) {
        return new Found<>(null, new Trouble(code, detail), List.of());
    }
}
