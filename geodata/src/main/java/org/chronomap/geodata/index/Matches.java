package org.chronomap.geodata.index;

import java.util.Arrays;

/**
 * The features that match a selection, by their positions. How many they are is known without any of them being looked at where
 * that is possible; they are found when they are asked for. For one thread.
 */
public interface Matches {

    /** How many match. */
    int count();

    /**
     * The positions of those that match, ascending.
     *
     * @param from the first position that is asked for
     * @param limit how many at most
     */
    int[] from(int from, int limit);

    default boolean contains(int position) {
        int[] next = from(position, 1);
        return next.length == 1 && next[0] == position;
    }

    /** Those that are known by their positions, each once. */
    static Matches of(int... positions) {
        int[] ascending = positions.clone();
        Arrays.sort(ascending);
        return new Matches() {

            @Override
            public int count() {
                return ascending.length;
            }

            @Override
            public int[] from(int from, int limit) {
                return Arrays.stream(ascending)
                        .filter(position -> position >= from)
                        .limit(limit)
                        .toArray();
            }
        };
    }
}
