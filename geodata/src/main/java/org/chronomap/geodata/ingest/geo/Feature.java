package org.chronomap.geodata.ingest.geo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.jspecify.annotations.Nullable;

/**
 * One that is being read.
 *
 * @param number from 1
 */
record Feature(int number, Map<Key, @Nullable Cell> cells, List<Flaw> flaws) {

    Feature(int number) {
        this(number, new LinkedHashMap<>(), new ArrayList<>());
    }

    void put(Key key, @Nullable Cell cell) {
        cells.put(key, cell);
    }

    /** Text of blanks alone is nothing, and what is too long a fault. */
    void put(Key key, @Nullable String text) {
        if (text != null && text.length() > Limits.CELL) {
            flaw(key, "too-long", text, "The text has more than %,d characters".formatted(Limits.CELL));
            text = null;
        }
        put(key, text == null || text.isBlank() ? null : new Cell.Text(text.strip()));
    }

    void flaw(@Nullable Key key, String code, String given, String detail) {
        flaws.add(new Flaw(key, code, given, detail));
    }

    void shape(Shaping shaping) {
        Cell cell = null;
        try {
            cell = shaping.shape();
        } catch (ShapeException e) {
            flaw(Key.GEOMETRY, e.code(), e.given(), e.detail());
        }
        put(Key.GEOMETRY, cell);
    }

    @FunctionalInterface
    interface Shaping {
        Cell.@Nullable Shape shape() throws ShapeException;
    }
}
