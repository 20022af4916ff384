package org.chronomap.backend.editor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What is missing: all of it counted, and of each code as much as somebody may read. */
final class MissingList {

    private static final int MOST_OF_CODE = 500;

    private final Map<Missing.Code, Integer> counts = new EnumMap<>(Missing.Code.class);
    private final List<Missing> told = new ArrayList<>();

    /** @param what made only where it is told */
    void add(Missing.Code code, Supplier<Missing> what) {
        if (counts.merge(code, 1, Integer::sum) <= MOST_OF_CODE) {
            told.add(what.get());
        }
    }

    /** How many more there are of a code, of which nothing else is known. */
    void add(Missing.Code code, int others) {
        if (others > 0) {
            counts.merge(code, others, Integer::sum);
        }
    }

    /** In the order in which they were found. */
    List<Missing> told() {
        return told;
    }

    /** Of those codes of which there are any. */
    Map<Missing.Code, Integer> counts() {
        return counts;
    }
}
