package org.chronomap.geodata.story;

/**
 * Between which figures a number is, both included.
 *
 * @param low from 0
 * @param high infinite where no upper bound is known
 */
public record NumberRange(double low, double high) {

    /** Whether it may be one of the figures of another range. */
    public boolean mayBeWithin(NumberRange other) {
        return low <= other.high && other.low <= high;
    }
}
