package org.chronomap.geodata.index;

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
}
